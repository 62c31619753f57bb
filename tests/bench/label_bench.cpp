// Labelling through the real widgets by key events while the head retrains: how long from a key to the next picture
// on the screen, how long until the queue is in its new order, and how long the event loop was away.
#include "bench/gap_meter.h"

#include "app/module_loader.h"
#include "base/file.h"
#include "jobs/job_runner.h"
#include "media/decode.h"
#include "services/import_service.h"
#include "services/label_service.h"
#include "ui/items/item_grid.h"
#include "ui/pages/label/canvas/annotation_canvas.h"
#include "ui/pages/label/label_workspace.h"
#include "ui/shell/main_window.h"
#include "ui/shell/theme.h"

#include <QApplication>
#include <QComboBox>
#include <QEventLoop>
#include <QTimer>
#include <QtTest>

#include <cmath>
#include <iostream>

using namespace lathe;

namespace {

constexpr std::size_t kPictures = 10'000;
constexpr int kLabels = 2'000;  // by keys, half in the grid and half on the canvas
constexpr int kOrders = 40;
constexpr int kPause = 60;      // milliseconds between keys: faster than any hand
constexpr double kPatience = 20000; // milliseconds

/// Pictures without a class, each a file of its own, and ten classes that have the keys 1 to 9 and 0.
Result<void> fill(Workbench& workbench, const std::filesystem::path& scratch)
{
    NoProgress quiet;
    ImportRequest request;
    request.source = std::filesystem::path(LATHE_SHARED_DATA) / "images/fashion-mnist";
    request.name = "source";
    LATHE_TRY(const auto source, importDataset(workbench, request, quiet));
    LATHE_TRY(const auto set, workbench.pictures(source.version));
    for (std::size_t i = 0; i < std::min(kPictures, set->items.size()); ++i) {
        LATHE_TRY(const auto content, set->contents->read(set->items[i].content));
        LATHE_CHECK(writeFileAtomic(scratch / "pictures" / (std::to_string(i) + (sniffImage(content.bytes) == "png" ? ".png" : ".pgm")), content.bytes));
    }
    request.source = scratch / "pictures";
    request.name = "pictures";
    LATHE_CHECK(importDataset(workbench, request, quiet));
    LATHE_TRY(LabelSession session, openLabels(workbench, "pictures", quiet));
    std::vector<LabelChange> classes;
    for (const std::string& name : set->classes) {
        classes.push_back(session.state.withClass(session.state.newClass(name)));
        session.state.apply(classes.back());
    }
    return writeLabels(workbench, "pictures", labelEvents(std::move(classes), LabelOrigin::Hand, "bench"));
}

/// Notes each time that a widget was painted.
class PaintWatch : public QObject {
public:
    explicit PaintWatch(QWidget& widget) { widget.installEventFilter(this); }
    bool wasPainted() const { return m_painted; }
    void reset() { m_painted = false; }

protected:
    bool eventFilter(QObject*, QEvent* event) override
    {
        m_painted = m_painted || event->type() == QEvent::Paint;
        return false;
    }

private:
    bool m_painted = false;
};

void pause(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Handles events as they come, blocking in between, until `isDone`; false: it never was.
bool handleUntil(const std::function<bool()>& isDone)
{
    const auto start = bench::Clock::now();
    while (!isDone()) {
        if (bench::secondsSince(start) * 1000 > kPatience)
            return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    }
    return true;
}

void printTimes(const std::string& what, const std::vector<double>& times, const char* median, const char* worst)
{
    const std::string count = std::to_string(times.size()) + " times";
    bench::row(what + ", median", bench::number(bench::median(times), 1, "ms"), count, "", median);
    bench::row(what + ", 99 %", bench::number(bench::quantile(times, 0.99), 1, "ms"), count, "", "");
    bench::row(what + ", worst", bench::number(bench::quantile(times, 1), 1, "ms"), count, "", worst);
}

class Bench {
public:
    Bench(MainWindow& window, LabelWorkspace& workspace) : m_window(window), m_workspace(workspace), m_grid(*workspace.findChild<ItemGrid*>()) {}

    /// Keys 1 to 9 and 0 in turn; each labels and moves on.
    bool label(bool isGrid, int count)
    {
        show(isGrid);
        PaintWatch watch(isGrid ? *m_grid.viewport() : static_cast<QWidget&>(m_workspace.canvas()));
        const bench::GapMeter gaps;
        std::vector<double> times;
        int late = 0;
        for (int i = 0; i < count; ++i) {
            const std::int64_t before = m_workspace.item();
            watch.reset();
            const auto start = bench::Clock::now();
            press(i);
            if (!handleUntil([&] { return watch.wasPainted() && m_workspace.item() != before && isShown(isGrid); }))
                return false;
            times.push_back(bench::secondsSince(start) * 1000);
            late += times.back() > 30;
            pause(kPause);
        }
        const std::string where = isGrid ? " in the grid" : " on the canvas";
        printTimes("key to the next picture" + where, times, "< 30 ms", "< 150 ms");
        std::printf("| … of them later than 30 ms | %d | %d | | |\n", late, count);
        gaps.print("event loop while labelling" + where);
        std::printf("| the head learned from | %zu pictures | | a step takes %.2f s | |\n",
                    m_workspace.live().answer() ? m_workspace.live().answer()->labelled : 0, m_workspace.live().answer() ? m_workspace.live().answer()->seconds : 0);
        return true;
    }

    /// From a key to a queue that knows of its label and is painted.
    bool order(int count)
    {
        show(false);
        for (auto* box : m_workspace.findChildren<QComboBox*>())
            if (const int index = box->findText("Most telling first"); index >= 0) {
                box->setCurrentIndex(index);
                emit box->activated(index);
            }
        if (!handleUntil([&] { return !m_window.isSettling(); }))
            return false;
        PaintWatch watch(m_workspace.canvas());
        std::vector<double> times;
        const bench::GapMeter gaps;
        for (int i = 0; i < count; ++i) {
            const std::size_t known = m_workspace.live().answer()->labelled;
            const auto start = bench::Clock::now();
            press(i);
            if (!handleUntil([&] { return m_workspace.live().answer()->labelled > known; }))
                return false;
            times.push_back(bench::secondsSince(start) * 1000);
            pause(kPause);
        }
        printTimes("key to the queue in its new order, " + std::to_string(kPictures) + " pictures", times, "< 1,000 ms", "");
        gaps.print("event loop while the queue is put in order");
        return true;
    }

private:
    void show(bool isGrid)
    {
        const QWidget* shown = isGrid ? m_grid.viewport() : static_cast<QWidget*>(&m_workspace.canvas());
        if (!shown->isVisible())
            QTest::keyClick(m_window.focusWidget(), Qt::Key_T);
        pause(500);
        if (!shown->isVisible())
            qFatal("The view does not change");
    }
    void press(int i) const { QTest::keyClick(m_window.focusWidget(), static_cast<Qt::Key>(Qt::Key_0 + (i + 1) % 10)); }
    bool isShown(bool isGrid) const
    {
        if (!isGrid)
            return m_workspace.canvas().isSharp();
        return m_grid.viewport()->rect().contains(m_grid.entryRect(m_grid.current()));
    }

    MainWindow& m_window;
    LabelWorkspace& m_workspace;
    ItemGrid& m_grid;
};

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const auto scratch = TemporaryFolder::create("lathe-bench");
    auto workbench = Workbench::open(scratch->path() / "workspace", Workbench::Missing::Create, learnerModuleLoader());
    if (!workbench)
        return 1;
    if (const auto filled = fill(**workbench, scratch->path()); !filled) {
        std::fprintf(stderr, "label_bench: %s\n", toString(filled.error()).c_str());
        return 1;
    }
    Theme::instance().apply();
    JobRunner jobs;
    MainWindow window(**workbench, jobs);
    window.resize(1440, 900);
    window.show();
    window.activateWindow();
    (void)QTest::qWaitForWindowActive(&window);
    window.navigator().setSubject({"pictures", 0});
    window.showPage("label");
    auto* workspace = window.findChild<LabelWorkspace*>();
    if (!workspace || !handleUntil([&] { return workspace->labelling().isOpen() && !window.isSettling(); }))
        return 1;
    workspace->inspector().setMode(LabelMode::OneClass);
    const auto start = bench::Clock::now();
    workspace->live().setBackbone({{}, std::filesystem::path(LATHE_SHARED_DATA) / "weights/mobilenet_v2_0.35_imagenet_features/mobilenet_v2_0.35_features_torchvision_keys.safetensors"});
    while (workspace->live().isBusy() && bench::secondsSince(start) < 900)
        pause(200);
    if (!workspace->live().isReady()) {
        std::fprintf(stderr, "label_bench: the head does not begin\n");
        return 1;
    }
    std::printf("| looking at %zu pictures | %.0f s | | | |\n", kPictures, bench::secondsSince(start));
    const int labels = argc > 1 ? std::atoi(argv[1]) : kLabels;
    Bench bench(window, *workspace);
    if (!bench.label(true, labels / 2) || !bench.label(false, labels / 2) || !bench.order(std::min(kOrders, labels))) {
        std::fprintf(stderr, "label_bench: the next picture does not come\n");
        return 1;
    }
    return 0;
}
