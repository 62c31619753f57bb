// A picture of 20,000 × 20,000 pixels on the canvas: how long its tiles take the first time, what memory that takes, and
// how smoothly it pans and zooms then. The picture is made here, row by row.
#include "bench/gap_meter.h"

#include "app/module_loader.h"
#include "base/file.h"
#include "jobs/job_runner.h"
#include "services/import_service.h"
#include "ui/items/full_pictures.h"
#include "ui/pages/label/canvas/annotation_canvas.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QEventLoop>
#include <QMouseEvent>
#include <QTimer>
#include <QtTest>

#include <cmath>
#include <cstdio>
#include <fstream>

#include <jpeglib.h>
#include <png.h>
#include <unistd.h>

using namespace lathe;

namespace {

constexpr int kSide = 20'000;
constexpr double kPanSeconds = 8;

/// Land from above: smooth hills, fields with edges, and a grain that does not pack.
void fillRow(int y, std::vector<std::uint8_t>& row)
{
    static std::uint32_t grain = 1;
    for (int x = 0; x < kSide; ++x) {
        const int field = ((x / 700) * 7919 + (y / 500) * 104729) % 96;
        const int hill = static_cast<int>(40 * std::sin(x * 0.0011) * std::cos(y * 0.0017));
        grain = grain * 1664525 + 1013904223;
        for (int c = 0; c < 3; ++c)
            row[static_cast<std::size_t>(3 * x + c)] = static_cast<std::uint8_t>(std::clamp(80 + field + hill + 13 * c + static_cast<int>(grain >> (24 + c) & 15), 0, 255));
    }
}

bool writePng(const std::filesystem::path& path)
{
    std::FILE* file = std::fopen(path.c_str(), "wb");
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    if (!file || setjmp(png_jmpbuf(png)))
        return false;
    png_init_io(png, file);
    png_set_compression_level(png, 1);
    png_set_IHDR(png, info, kSide, kSide, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    static std::vector<std::uint8_t> row(kSide * 3);
    for (int y = 0; y < kSide; ++y) {
        fillRow(y, row);
        png_write_row(png, row.data());
    }
    png_write_end(png, nullptr);
    png_destroy_write_struct(&png, &info);
    return std::fclose(file) == 0;
}

bool writeJpeg(const std::filesystem::path& path)
{
    std::FILE* file = std::fopen(path.c_str(), "wb");
    if (!file)
        return false;
    jpeg_compress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_stdio_dest(&jpeg, file);
    jpeg.image_width = jpeg.image_height = kSide;
    jpeg.input_components = 3;
    jpeg.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 85, TRUE);
    jpeg_start_compress(&jpeg, TRUE);
    std::vector<std::uint8_t> row(kSide * 3);
    for (int y = 0; y < kSide; ++y) {
        fillRow(y, row);
        JSAMPROW line = row.data();
        jpeg_write_scanlines(&jpeg, &line, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    return std::fclose(file) == 0;
}

/// In megabytes, of this process: now, and the most since it was set back.
double memory(const char* name)
{
    std::ifstream file("/proc/self/status");
    for (std::string word; file >> word;)
        if (double kilobytes = 0; word == name && file >> kilobytes)
            return kilobytes / 1024;
    return 0;
}

void resetPeak() { std::ofstream("/proc/self/clear_refs") << "5"; }

void wait(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Pans with the middle button along a wandering path, a step a frame.
void pan(AnnotationCanvas& canvas, const std::string& what, double seconds, double speed)
{
    std::vector<double> frames;
    int sharp = 0, all = 0;
    double angle = 0;
    QPointF at(canvas.width() / 2.0, canvas.height() / 2.0);
    const auto send = [&](QEvent::Type type, Qt::MouseButton button, Qt::MouseButtons buttons) {
        QMouseEvent event(type, at, canvas.mapToGlobal(at), button, buttons, {});
        QApplication::sendEvent(&canvas, &event);
    };
    const bench::GapMeter gaps;
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QObject::connect(&timer, &QTimer::timeout, [&] {
        at = QPointF(canvas.width() / 2.0, canvas.height() / 2.0);
        send(QEvent::MouseButtonPress, Qt::MiddleButton, Qt::MiddleButton);
        angle += 0.01;
        at += QPointF(speed * std::cos(angle), speed * std::sin(angle * 0.7));
        const auto start = bench::Clock::now();
        send(QEvent::MouseMove, Qt::NoButton, Qt::MiddleButton);
        canvas.repaint();
        frames.push_back(bench::secondsSince(start) * 1000);
        send(QEvent::MouseButtonRelease, Qt::MiddleButton, Qt::NoButton);
        ++all;
        sharp += canvas.isSharp();
    });
    timer.start(16);
    wait(static_cast<int>(seconds * 1000));
    timer.stop();
    const std::string count = std::to_string(frames.size()) + " frames";
    bench::row(what + ": a frame, median", bench::number(bench::median(frames), 1, "ms"), count, bench::number(100.0 * sharp / std::max(1, all), 0, "% sharp at once"), "≤ 16 ms");
    bench::row(what + ": a frame, 99 %", bench::number(bench::quantile(frames, 0.99), 1, "ms"), count, "", "≤ 16 ms");
    bench::row(what + ": a frame, longest", bench::number(bench::quantile(frames, 1), 1, "ms"), count, "", "");
    gaps.print(what + ": event loop");
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const auto scratch = TemporaryFolder::create("lathe-bench");
    auto opened = Workbench::open(scratch->path() / "workspace", Workbench::Missing::Create, learnerModuleLoader());
    if (!opened)
        return 1;
    Workbench& workbench = **opened;
    std::filesystem::create_directories(scratch->path() / "land");
    if (!writePng(scratch->path() / "land" / "large.png") || !writeJpeg(scratch->path() / "land" / "large.jpg"))
        return 1;
    Theme::instance().apply();
    JobRunner jobs;
    resetPeak();
    const double before = memory("VmRSS:");
    auto start = bench::Clock::now();
    NoProgress quiet;
    ImportRequest request;
    request.source = scratch->path() / "land";
    request.name = "land";
    const auto imported = importDataset(workbench, request, quiet);
    if (!imported) {
        std::fprintf(stderr, "huge_picture_bench: %s\n", toString(imported.error()).c_str());
        return 1;
    }
    bench::row("import of 20,000 × 20,000 pixels as PNG and as JPEG", bench::number(bench::secondsSince(start), 1, "s"), "",
               bench::number(memory("VmHWM:") - before, 0, "MB more at most"), "");
    const auto set = workbench.pictures(imported->version).value();
    FullPictures pictures(jobs, workbench.cacheFolder());
    AnnotationCanvas canvas;
    canvas.resize(1100, 760);
    canvas.show();
    (void)QTest::qWaitForWindowExposed(&canvas);
    QObject::connect(&pictures, &FullPictures::tilesLoaded, &canvas, QOverload<>::of(&QWidget::update));
    for (std::size_t item = 0; item < set->items.size(); ++item) {
        const Item& shown = set->items[item];
        const std::string name = shown.name.ends_with(".png") ? "PNG" : "JPEG";
        const auto refresh = [&] { canvas.setPicture(pictures.find(shown.content), QSize(int(shown.width), int(shown.height))); };
        QObject::connect(&pictures, &FullPictures::loaded, &canvas, refresh);
        resetPeak();
        const double held = memory("VmRSS:");
        const bench::GapMeter gaps;
        start = bench::Clock::now();
        pictures.want(set, {item});
        while (!canvas.isSharp() && bench::secondsSince(start) < 300)
            wait(20);
        bench::row(name + ": cut into tiles and shown", bench::number(bench::secondsSince(start), 1, "s"), "", bench::number(memory("VmHWM:") - held, 0, "MB more at most"), "");
        gaps.print(name + " while it is cut: event loop");
        resetPeak();
        canvas.fit();
        pan(canvas, name + " fitted", 2, 0);
        canvas.zoom(4);
        pan(canvas, name + " at a tenth", kPanSeconds, 25);
        while (canvas.view().zoom() < 1)
            canvas.zoom(1);
        pan(canvas, name + " at 100 %", kPanSeconds, 25);
        canvas.setAdjustment({20, 30, 1.4});
        pan(canvas, name + " at 100 %, brighter", kPanSeconds, 25);
        canvas.setAdjustment({});
        while (canvas.view().zoom() < ViewTransform::kMostZoom)
            canvas.zoom(1);
        pan(canvas, name + " at 6,400 %", 3, 25);
        bench::row(name + ": memory while looking", bench::number(memory("VmHWM:") - held, 0, "MB more at most"), "", "", "");
        pictures.disconnect(&canvas);
        QObject::connect(&pictures, &FullPictures::tilesLoaded, &canvas, QOverload<>::of(&QWidget::update));
    }
    return 0;
}
