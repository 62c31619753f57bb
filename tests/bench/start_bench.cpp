// From exec to the first painted window: Lathe against an empty QMainWindow, in turn; then to Lathe's first page.
// Needs a display.
#include "bench/bench.h"

#include "base/file.h"

#include <cstdlib>
#include <ctime>
#include <unistd.h>

namespace {

constexpr int kRuns = 15;

double now()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}

/// Seconds until the probe says that the window, or a widget of the class, is painted; negative when it did not.
double startOf(const std::string& command, const std::string& widget = {})
{
    setenv("QT_QPA_GENERIC_PLUGINS", widget.empty() ? "window_probe" : ("window_probe:" + widget).c_str(), 1);
    const double start = now();
    std::FILE* output = popen(("exec " + command).c_str(), "r");
    double painted = -1;
    char line[256];
    while (output && std::fgets(line, sizeof line, output))
        std::sscanf(line, "painted %lf", &painted);
    if (output)
        pclose(output);
    return painted - start;
}

} // namespace

int main()
{
    const auto scratch = lathe::TemporaryFolder::create("lathe-bench");
    if (!scratch || !std::getenv("DISPLAY")) {
        std::fprintf(stderr, "start_bench: there is no display; start it with xvfb-run\n");
        return 1;
    }
    const std::string home = scratch->path().string();
    setenv("HOME", home.c_str(), 1);
    setenv("XDG_CONFIG_HOME", home.c_str(), 1);
    setenv("XDG_RUNTIME_DIR", home.c_str(), 1);
    setenv("QT_PLUGIN_PATH", LATHE_BINARY_DIR "/bench_plugins", 1);
    const std::string lathe = LATHE_BINARY_DIR "/lathe --workspace " + home + "/workspace";
    const std::string empty = LATHE_BINARY_DIR "/empty_window";
    std::vector<double> latheTimes, emptyTimes, pageTimes, ratios;
    for (int run = 0; run <= kRuns; ++run) {
        const double a = startOf(lathe);
        const double b = startOf(empty);
        const double page = startOf(lathe, "lathe::Page");
        if (a <= 0 || b <= 0 || page <= 0) {
            bench::row("exec to first painted window", "failed", "", "", "");
            return 1;
        }
        if (run == 0)
            continue; // makes the workspace and fills the page cache
        latheTimes.push_back(a * 1000);
        emptyTimes.push_back(b * 1000);
        pageTimes.push_back(page * 1000);
        ratios.push_back(a / b);
    }
    bench::row("exec to first painted window", bench::number(bench::median(latheTimes), 0, "ms"),
               "empty QMainWindow " + bench::number(bench::median(emptyTimes), 0, "ms"),
               bench::number(bench::median(ratios), 2, "×"), "≤ 1.5 ×, under 400 ms");
    bench::row("exec to the first page painted", bench::number(bench::median(pageTimes), 0, "ms"), "", "", "");
    return 0;
}
