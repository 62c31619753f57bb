// The longest gaps of the window's event loop while a run trains and the grid of pictures scrolls.
#include "bench/gap_meter.h"

#include "app/module_loader.h"
#include "base/file.h"
#include "jobs/job_runner.h"
#include "services/import_service.h"
#include "services/train_service.h"
#include "ui/shell/main_window.h"
#include "ui/shell/theme.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QEventLoop>
#include <QScrollBar>
#include <QTimer>
#include <QtTest>

namespace {

constexpr double kSeconds = 20;

/// The scroll area with the most to scroll: the grid of pictures.
QScrollBar* longestScrollBar(QWidget& window)
{
    QScrollBar* longest = nullptr;
    for (auto* area : window.findChildren<QAbstractScrollArea*>())
        if (area->isVisible() && (!longest || area->verticalScrollBar()->maximum() > longest->maximum()))
            longest = area->verticalScrollBar();
    return longest;
}

} // namespace

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const auto scratch = lathe::TemporaryFolder::create("lathe-bench");
    auto workbench = lathe::Workbench::open(scratch->path() / "workspace", lathe::Workbench::Missing::Create, lathe::learnerModuleLoader());
    if (!workbench)
        return 1;
    lathe::NoProgress quiet;
    lathe::ImportRequest request;
    request.source = std::filesystem::path(LATHE_SHARED_DATA) / "images/fashion-mnist";
    request.name = "fashion";
    const auto imported = lathe::importDataset(**workbench, request, quiet);
    const auto learner = (*workbench)->learner("image.small_cnn");
    if (!imported || !learner) {
        std::fprintf(stderr, "window_bench: %s\n", imported ? "no algorithms" : toString(imported.error()).c_str());
        return 1;
    }
    lathe::Theme::instance().apply();
    lathe::JobRunner jobs;
    lathe::MainWindow window(**workbench, jobs);
    window.resize(1440, 900);
    window.show();
    window.navigator().setSubject({QString::fromStdString(imported->version.reference()), 0});
    window.showPage("collect");
    QTest::qWait(1000); // the page asks for its items after it is shown
    (void)QTest::qWaitFor([&] { return !window.isSettling(); }, 20000);

    lathe::TrainRequest train;
    train.dataset = "fashion";
    train.algorithm = "image.small_cnn";
    train.parameters = lathe::parseParams((*learner)->parameters(), {"epochs=50"}).value();
    const auto run = lathe::queueRun(**workbench, train);
    if (!run)
        return 1;
    const int job = jobs.start<lathe::RunRecord>(lathe::Lane::Compute, "bench",
        [&](lathe::Progress& progress) { return lathe::executeRun(**workbench, run->id, progress); }, &window, {});
    // All pictures in one grid; grouped by class there is nothing to scroll.
    for (auto* box : window.findChildren<QComboBox*>())
        if (box->isVisible() && box->currentText() == "Group by class")
            box->setCurrentIndex(1);
    QTest::qWait(4000);

    QScrollBar* bar = longestScrollBar(window);
    if (!bar || bar->maximum() == 0) {
        std::fprintf(stderr, "window_bench: there is no grid to scroll\n");
        return 1;
    }
    const bench::GapMeter meter;
    QTimer scroller;
    int direction = 1;
    QObject::connect(&scroller, &QTimer::timeout, &window, [&] {
        if (bar->value() >= bar->maximum() || bar->value() <= 0)
            direction = bar->value() <= 0 ? 1 : -1;
        bar->setValue(bar->value() + direction * 37);
    });
    scroller.start(16);
    // A loop that blocks when it has nothing to do, as the program's own; QTest::qWait does not.
    QEventLoop loop;
    QTimer::singleShot(static_cast<int>(kSeconds * 1000), &loop, &QEventLoop::quit);
    loop.exec();
    scroller.stop();
    jobs.cancel(job);
    if (meter.gaps().empty())
        return 1;
    meter.print("event loop while training and scrolling");
    return 0;
}
