// Reading a CSV file of two million mixed rows against pandas on the same machine, and the memory it takes.
#include "bench/bench.h"

#include "base/file.h"
#include "base/text.h"
#include "io/importer.h"

#include <nlohmann/json.hpp>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <optional>

namespace {

namespace fs = std::filesystem;

constexpr int kRuns = 3;

/// What a program prints; nothing when it fails.
std::optional<std::string> outputOf(const std::string& command)
{
    FILE* const pipe = popen(command.c_str(), "r");
    if (!pipe)
        return std::nullopt;
    std::string output;
    std::array<char, 4096> buffer;
    while (const std::size_t size = std::fread(buffer.data(), 1, buffer.size(), pipe))
        output.append(buffer.data(), size);
    return pclose(pipe) == 0 ? std::optional(output) : std::nullopt;
}

/// A python3 that has pandas.
std::string pythonWithPandas()
{
    for (const char* python : {"python3", "/usr/bin/python3"})
        if (outputOf(std::string(python).append(" -c 'import pandas' 2>/dev/null")))
            return python;
    return {};
}

struct Figures {
    double seconds = 0;
    double processorSeconds = 0;
    double tableBytes = 0;
    double peakBytes = 0;
    double rows = 0;
};

double bytesOf(const lathe::Table& table)
{
    double bytes = 0;
    for (std::size_t i = 0; i < table.columnCount(); ++i) {
        const lathe::Column& column = table.column(i);
        bytes += static_cast<double>(column.numbers().size_bytes() + column.codes().size_bytes() + column.times().size_bytes()
                                     + column.flags().size_bytes() + column.textOffsets().size_bytes()
                                     + column.textCharacters().size_bytes() + column.textMissing().size_bytes());
    }
    return bytes;
}

/// Reads in a process of its own, so that its peak of memory is the reading's.
std::optional<Figures> readOnce(const fs::path& path, int threads)
{
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0)
        return std::nullopt;
    const pid_t child = fork();
    if (child == 0) {
        lathe::NoProgress progress;
        const auto importers = lathe::builtinImporters();
        const auto* importer = dynamic_cast<const lathe::TableImporter*>(importers.find("csv"));
        const auto start = bench::Clock::now();
        const auto source = lathe::openSource(path, progress);
        Figures figures;
        if (source && importer) {
            const auto found = importer->read(**source, lathe::defaults(importer->parameters()), threads, progress);
            figures.seconds = bench::secondsSince(start);
            if (found) {
                figures.tableBytes = bytesOf(found->table);
                figures.rows = static_cast<double>(found->table.rows());
            }
        }
        const bool isWritten = write(ends[1], &figures, sizeof figures) == static_cast<ssize_t>(sizeof figures);
        _exit(isWritten && figures.rows > 0 ? 0 : 1);
    }
    close(ends[1]);
    Figures figures;
    const bool isRead = read(ends[0], &figures, sizeof figures) == static_cast<ssize_t>(sizeof figures);
    close(ends[0]);
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    figures.peakBytes = static_cast<double>(usage.ru_maxrss) * 1024;
    const auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6; };
    figures.processorSeconds = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    if (!isRead || !WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return std::nullopt;
    return figures;
}

/// Numbers, categories and times like those of the peer's file, for machines without it.
void writeMixed(const fs::path& path, int rows)
{
    std::ofstream file(path);
    file << "n0,n1,n2,i0,i1,c0,c1,t\n";
    const char* const words[]{"red", "\"green, dark\"", "\"a \"\"quoted\"\" one\"", "blå"};
    for (int i = 0; i < rows; ++i)
        file << i * 0.37 << ',' << -i * 0.011 << ',' << i % 1000 * 0.125 << ',' << i << ',' << i * 7 % 1000003 << ',' << words[i % 4] << ','
             << words[i * 7 % 4] << ",2020-01-" << 10 + i % 20 << " 10:" << 10 + i % 50 << ":00\n";
}

} // namespace

/// The number of rows and a file to keep may be given.
int main(int argc, char** argv)
{
    const int rows = argc > 1 ? std::atoi(argv[1]) : 2'000'000;
    const auto folder = lathe::TemporaryFolder::create("lathe-bench");
    if (!folder)
        return 1;
    const fs::path path = argc > 2 ? fs::path(argv[2]) : folder->path() / "mixed.csv";
    const fs::path peer = fs::path(LATHE_SHARED_DATA) / "../peers/csv_pandas.py";
    const std::string python = fs::exists(peer) ? pythonWithPandas() : std::string();
    const auto speedOfPandas = [&](const std::string& clock) {
        const std::string script = "import sys, time; " + clock + "del sys.argv[0]; exec(compile(open(sys.argv[0]).read(), sys.argv[0], 'exec'))";
        const auto output = outputOf(python + " -c \"" + script + "\" '" + peer.string() + "' " + std::to_string(rows) + " '" + path.string() + "'");
        const auto json = nlohmann::json::parse(output.value_or(""), nullptr, false);
        return json.is_object() ? json.value("megabytes_per_second", 0.0) : 0.0;
    };
    if (!fs::exists(path) && (python.empty() || speedOfPandas({}) == 0)) // which writes the file first
        writeMixed(path, rows);
    const double megabytes = static_cast<double>(fs::file_size(path)) / 1e6;
    const int threads = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    std::vector<double> speeds, memory, processor, pandas, processorOfPandas;
    for (int run = 0; run < kRuns; ++run) { // by turns, so that what else runs on the machine troubles both
        const auto figures = readOnce(path, threads);
        if (!figures)
            return 1;
        speeds.push_back(megabytes / figures->seconds);
        memory.push_back(figures->peakBytes / figures->tableBytes);
        processor.push_back(megabytes / figures->processorSeconds);
        if (python.empty())
            continue;
        pandas.push_back(speedOfPandas({}));
        processorOfPandas.push_back(speedOfPandas("time.perf_counter = time.process_time; "));
    }
    const auto compare = [](const std::string& what, double ours, double theirs, const std::string& goal) {
        bench::row(what, bench::number(ours, 0, "MB/s"), theirs > 0 ? "pandas " + bench::number(theirs, 0, "MB/s") : "pandas is not there",
                   theirs > 0 ? bench::number(ours / theirs, 2) : "–", goal);
    };
    compare("CSV of " + bench::number(megabytes, 0, "MB") + ", " + std::to_string(threads) + " threads", bench::median(speeds), bench::median(pandas), "at least 4");
    compare("the same, by seconds of processor", bench::median(processor), bench::median(processorOfPandas), "");
    bench::row("its peak of memory", bench::number(bench::median(memory), 2, "tables"), "the table's columns", bench::number(bench::median(memory), 2), "at most 2.5");
    return 0;
}
