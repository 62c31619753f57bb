// A table of ten million rows in the window: how long it takes to open, sort and filter, how long the event loop is away
// meanwhile, and what memory it takes. The number of rows may be given.
#include "bench/gap_meter.h"

#include "app/module_loader.h"
#include "base/file.h"
#include "base/random.h"
#include "jobs/job_runner.h"
#include "services/table_versions.h"
#include "ui/shell/main_window.h"
#include "ui/shell/theme.h"
#include "ui/tables/table_browser.h"

#include <QApplication>
#include <QEventLoop>
#include <QScrollBar>
#include <QtTest>

#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cmath>

namespace {

using namespace lathe;
namespace fs = std::filesystem;

constexpr int kLongest = 120'000; ///< milliseconds that anything may take

/// Numbers whole and not, with gaps, few and many categories, times, flags and texts.
Table largeTable(std::size_t rows)
{
    Random random(1);
    std::vector<double> ids(rows), amounts(rows), scores(rows);
    std::vector<std::uint32_t> cities(rows), segments(rows);
    std::vector<std::int64_t> times(rows);
    std::vector<std::uint8_t> flags(rows);
    std::vector<std::optional<std::string>> comments(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        ids[i] = static_cast<double>(random.below(rows));
        amounts[i] = std::round(random.uniform() * 1e8) / 100;
        scores[i] = random.uniform() < 0.02 ? kMissingNumber : random.uniform();
        cities[i] = static_cast<std::uint32_t>(random.below(1000));
        segments[i] = static_cast<std::uint32_t>(random.below(5));
        times[i] = 1'577'836'800'000'000 + static_cast<std::int64_t>(random.below(100'000'000)) * 1'000'000;
        flags[i] = random.uniform() < 0.3;
        comments[i] = "order " + std::to_string(random.below(rows)) + (i % 7 == 0 ? " late" : " in time");
    }
    std::vector<std::string> names;
    for (int i = 0; i < 1000; ++i)
        names.push_back("city " + std::to_string(i));
    std::vector<Field> fields{{"id", ColumnType::Numeric, Role::Identifier, {}}, {"amount", ColumnType::Numeric, Role::Feature, {}},
                              {"score", ColumnType::Numeric, Role::Feature, {}}, {"city", ColumnType::Categorical, Role::Feature, {}},
                              {"segment", ColumnType::Categorical, Role::Target, {}}, {"moment", ColumnType::Time, Role::Feature, {}},
                              {"active", ColumnType::Boolean, Role::Feature, {}}, {"comment", ColumnType::Text, Role::Feature, {}}};
    std::vector<Column> columns{Column::numeric(std::move(ids)), Column::numeric(std::move(amounts)), Column::numeric(std::move(scores)),
                                Column::categorical(std::move(cities), std::move(names)),
                                Column::categorical(std::move(segments), {"a", "b", "c", "d", "e"}), Column::time(std::move(times)),
                                Column::boolean(std::move(flags)), Column::text(comments)};
    return Table::make(std::move(fields), std::move(columns)).value();
}

/// In a process of its own, whose memory is not the window's.
bool writeWorkspace(const fs::path& folder, std::size_t rows)
{
    const pid_t child = fork();
    if (child == 0) {
        const auto workbench = Workbench::open(folder, Workbench::Missing::Create, {});
        const auto table = withCompletedParts(largeTable(rows), 0, 0); // as an import does it
        NoProgress quiet;
        _exit(workbench && table && addTableVersion(**workbench, "large", *table, "bench", "made", quiet) ? 0 : 1);
    }
    int status = 0;
    return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

double bytesIn(const fs::path& folder)
{
    double bytes = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        bytes += entry.is_regular_file() ? static_cast<double>(entry.file_size()) : 0;
    return bytes;
}

/// Bytes of memory that is the process's own, apart from mapped files, which the system can drop at any time.
double ownMemory()
{
    std::ifstream file("/proc/self/status");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("RssAnon:"))
            return std::stod(line.substr(8)) * 1024;
    return 0;
}

/// The most of it since `start`, looked at each ten milliseconds.
class MemoryMeter {
public:
    void start() { m_most = 0; }
    double most() const { return m_most; }

private:
    std::atomic<double> m_most = 0;
    std::jthread m_thread{[this](const std::stop_token& stop) {
        while (!stop.stop_requested()) {
            m_most = std::max(m_most.load(), ownMemory());
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    }};
};

/// A loop that blocks when it has nothing to do, as the program's own; QTest::qWait does not.
void runFor(int milliseconds)
{
    QEventLoop loop;
    QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
    loop.exec();
}

/// Seconds from `begin` until the rows are shown, and painted once more; below 0 when that never comes.
template <class Begin>
double secondsUntilShown(TableBrowser& browser, const Begin& begin)
{
    QEventLoop loop;
    bool isShown = false;
    const auto done = QObject::connect(&browser, &TableBrowser::rowsChanged, &loop, [&] {
        isShown = true;
        QTimer::singleShot(0, &loop, &QEventLoop::quit);
    });
    QTimer::singleShot(kLongest, &loop, &QEventLoop::quit);
    const auto start = bench::Clock::now();
    begin();
    if (!isShown)
        loop.exec();
    QObject::disconnect(done);
    const double seconds = bench::secondsSince(start);
    runFor(500); // what comes after belongs to the gaps as well
    return isShown ? seconds : -1;
}

void scroll(TableBrowser& browser)
{
    QScrollBar* bar = browser.view().verticalScrollBar();
    QTimer scroller;
    int step = 0;
    QObject::connect(&scroller, &QTimer::timeout, bar, [&] { // a wheel, and now and then a drag to another place
        ++step;
        bar->setValue(step % 100 == 0 ? static_cast<int>(static_cast<double>(bar->maximum()) * (step * 37 % 1000) / 1000.0) : bar->value() + 37);
    });
    scroller.start(16);
    runFor(8000);
}

} // namespace

int main(int argc, char** argv)
{
    const std::size_t rows = argc > 1 ? static_cast<std::size_t>(std::atoll(argv[1])) : 10'000'000;
    const auto scratch = TemporaryFolder::create("lathe-bench");
    if (!scratch || !writeWorkspace(scratch->path() / "workspace", rows))
        return 1;
    const double tableBytes = bytesIn(scratch->path() / "workspace");

    QApplication application(argc, argv);
    auto workbench = Workbench::open(scratch->path() / "workspace", Workbench::Missing::Create, learnerModuleLoader());
    if (!workbench)
        return 1;
    Theme::instance().apply();
    JobRunner jobs;
    MainWindow window(**workbench, jobs);
    window.resize(1440, 900);
    window.show();
    runFor(1500);
    MemoryMeter memory;
    const double before = ownMemory();
    std::optional<bench::GapMeter> meter(std::in_place);
    const auto start = bench::Clock::now();
    window.showPage("collect");
    auto* browser = [&]() -> TableBrowser* {
        for (auto* found : window.findChildren<TableBrowser*>())
            if (found->window() == &window)
                return found;
        return nullptr;
    }();
    if (!browser)
        return 1;
    const std::string title = bench::number(static_cast<double>(rows) / 1e6, 0, "million rows, ");
    const double beforeOpening = bench::secondsSince(start);
    const double opened = beforeOpening + secondsUntilShown(*browser, [&] { window.navigator().setSubject({"large@1", 0}); });
    if (opened < beforeOpening || browser->shownRows() != static_cast<int>(rows)) {
        std::fprintf(stderr, "large_table_bench: the table is not shown\n");
        return 1;
    }
    bench::row(title + "opened with its profile", bench::number(opened, 2, "s"), bench::number(tableBytes / 1e6, 0, "MB of columns"), "", "");
    meter->print("event loop while it is opened");
    bench::row("own memory while it is opened, at most", bench::number((memory.most() - before) / tableBytes, 2, "tables"), bench::number(tableBytes / 1e6, 0, "MB"), "", "not held twice: < 1");

    memory.start();
    meter.emplace();
    scroll(*browser);
    meter->print("event loop while scrolling");
    bench::row("own memory while scrolling, at most", bench::number((memory.most() - before) / tableBytes, 2, "tables"), bench::number(tableBytes / 1e6, 0, "MB"), "", "not held twice: < 1");

    meter.emplace();
    const auto inTables = [&] { return "own memory up to " + bench::number((memory.most() - before) / tableBytes, 2, "tables"); };
    const Table& table = *browser->view().model().table();
    for (int column = 0; column < static_cast<int>(table.columnCount()); ++column) {
        memory.start();
        const double seconds = secondsUntilShown(*browser, [&] { browser->setSort(TableSort{column, true}); });
        bench::row(title + "sorted by “" + table.field(static_cast<std::size_t>(column)).name + "”", bench::number(seconds, 2, "s"), inTables(), "", "");
    }
    scroll(*browser);
    meter->print("event loop while sorting and scrolling what is sorted");
    (void)secondsUntilShown(*browser, [&] { browser->setSort(std::nullopt); });
    meter.emplace();
    for (const char* filter : {"amount < 1000", "city = 'city 7' and score is not missing", "late", "contains(comment, 'late')", ""}) {
        memory.start();
        const double seconds = secondsUntilShown(*browser, [&] { browser->setFilterText(filter); });
        bench::row(title + "filtered by “" + filter + "”, " + std::to_string(browser->shownRows()) + " rows", bench::number(seconds, 2, "s"), inTables(), "", "");
    }
    meter->print("event loop while filtering");

    for (const char* page : {"home", "prepare", "train", "evaluate", "monitor"}) {
        memory.start();
        meter.emplace();
        const auto asked = bench::Clock::now();
        window.showPage(page);
        do
            runFor(100);
        while (window.isSettling() && bench::secondsSince(asked) * 1000 < kLongest);
        const double seconds = bench::secondsSince(asked);
        runFor(2000);
        bench::row(title + "page “" + page + "” shown", bench::number(seconds, 1, "s"), inTables(), "", "");
        meter->print("event loop meanwhile");
    }
    return 0;
}
