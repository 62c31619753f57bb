// Importing 10,000 picture files against sha256sum over the same files; memory of importing and training.
#include "bench/bench.h"

#include "base/file.h"
#include "io/importer.h"
#include "media/decode.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <fcntl.h>
#include <mutex>
#include <unistd.h>

#include <filesystem>

namespace {

namespace fs = std::filesystem;

constexpr int kFiles = 10'000;
constexpr int kRuns = 5;

struct ProcessFigures {
    double seconds = 0;
    double peakMegabytes = 0;
    bool succeeded = false;
};

/// Runs a program with its output thrown away.
ProcessFigures runProcess(const std::vector<std::string>& words)
{
    std::vector<char*> arguments;
    for (const std::string& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const auto start = bench::Clock::now();
    const pid_t child = fork();
    if (child == 0) {
        const int nothing = open("/dev/null", O_WRONLY);
        dup2(nothing, STDOUT_FILENO);
        dup2(nothing, STDERR_FILENO);
        execvp(arguments[0], arguments.data());
        _exit(127);
    }
    int status = 0;
    rusage usage{};
    wait4(child, &status, 0, &usage);
    return {bench::secondsSince(start), static_cast<double>(usage.ru_maxrss) * 1024 / 1e6,
            WIFEXITED(status) && WEXITSTATUS(status) == 0};
}

/// Writes the first pictures of an IDX folder as PNG files, a folder a class.
class PngWriter final : public lathe::PictureSink {
public:
    explicit PngWriter(fs::path folder) : m_folder(std::move(folder)) {}
    lathe::Result<void> picture(std::int64_t order, lathe::FoundPicture&& found) override
    {
        if (order >= kFiles)
            return {};
        const auto image = lathe::decodeImage(found.content);
        if (!image)
            return tl::unexpected<lathe::Error>(image.error());
        const lathe::Bytes png = lathe::encodePng(*image);
        const fs::path path = m_folder / found.className / (std::to_string(order) + ".png");
        std::error_code error;
        fs::create_directories(path.parent_path(), error);
        std::ofstream(path, std::ios::binary).write(reinterpret_cast<const char*>(png.data()), static_cast<std::streamsize>(png.size()));
        return {};
    }
    void skipped(lathe::SkippedFile&&) override {}

private:
    fs::path m_folder;
};

/// Copies photographs so often that there are enough; each copy differs by bytes after the picture's end.
void writePhotographs(const fs::path& source, const fs::path& target)
{
    std::vector<fs::path> photographs;
    for (const auto& entry : fs::recursive_directory_iterator(source))
        if (entry.path().extension() == ".jpg")
            photographs.push_back(entry.path());
    std::sort(photographs.begin(), photographs.end());
    for (int i = 0; i < kFiles && !photographs.empty(); ++i) {
        const fs::path& from = photographs[static_cast<std::size_t>(i) % photographs.size()];
        auto content = lathe::readFile(from);
        if (!content)
            continue;
        for (int byte = 0; byte < 4; ++byte)
            content->push_back(static_cast<std::uint8_t>(i >> (8 * byte)));
        const fs::path path = target / from.parent_path().filename() / (std::to_string(i) + ".jpg");
        fs::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary).write(reinterpret_cast<const char*>(content->data()), static_cast<std::streamsize>(content->size()));
    }
}

void compareWithSha256sum(const std::string& what, const fs::path& files, const fs::path& scratch)
{
    std::vector<double> ratios, imports, sums;
    for (int run = 0; run <= kRuns; ++run) {
        const auto sum = runProcess({"sh", "-c", "find '" + files.string() + "' -type f -print0 | xargs -0 sha256sum"});
        const fs::path workspace = scratch / ("workspace" + std::to_string(run));
        const auto import = runProcess({LATHE_BINARY_DIR "/lathe", "import", files.string(), "--name", "files", "--workspace", workspace.string(), "--quiet"});
        fs::remove_all(workspace);
        if (!sum.succeeded || !import.succeeded) {
            bench::row(what, "failed", "", "", "");
            return;
        }
        if (run == 0)
            continue; // fills the page cache
        sums.push_back(sum.seconds);
        imports.push_back(import.seconds);
        ratios.push_back(import.seconds / sum.seconds);
    }
    bench::row(what, bench::number(bench::median(imports), 2, "s"), "sha256sum " + bench::number(bench::median(sums), 2, "s"),
               bench::number(bench::median(ratios), 2, "×"), "≤ 2 ×");
}

} // namespace

int main(int argc, char** argv)
{
    const fs::path data = argc > 1 ? argv[1] : LATHE_SHARED_DATA;
    const auto scratch = lathe::TemporaryFolder::create("lathe-bench");
    if (!scratch || !fs::exists(data / "images")) {
        std::fprintf(stderr, "import_bench: there is no %s/images\n", data.c_str());
        return 1;
    }
    lathe::NoProgress quiet;
    const fs::path small = scratch->path() / "small";
    if (const auto source = lathe::openSource(data / "images/fashion-mnist", quiet)) {
        const auto importers = lathe::builtinImporters();
        PngWriter writer(small);
        if (const auto importer = lathe::chooseImporter(importers, **source, "auto"))
            (void)(*importer)->read(**source, lathe::defaults((*importer)->parameters()), 1, writer, quiet);
    }
    compareWithSha256sum("import of 10,000 PNG files of 28 × 28", small, scratch->path());
    fs::remove_all(small);
    const fs::path photographs = scratch->path() / "photographs";
    writePhotographs(data / "images/hymenoptera", photographs);
    compareWithSha256sum("import of 10,000 photographs", photographs, scratch->path());
    fs::remove_all(photographs);

    const std::string workspace = (scratch->path() / "fashion").string();
    const auto import = runProcess({LATHE_BINARY_DIR "/lathe", "import", (data / "images/fashion-mnist").string(), "--name", "fashion", "--workspace", workspace});
    const auto train = runProcess({LATHE_BINARY_DIR "/lathe", "train", "fashion", "--algorithm", "image.small_cnn", "--set", "epochs=1", "--workspace", workspace});
    const double decoded = 60'000 * 28 * 28 / 1e6;
    const std::string limit = "≤ " + bench::number(2 * decoded + 400, 0, "MB");
    bench::row("memory of importing 70,000 pictures", import.succeeded ? bench::number(import.peakMegabytes, 0, "MB") : "failed",
               "decoded bytes " + bench::number(decoded, 0, "MB"), "", limit);
    bench::row("memory of training on 60,000 pictures", train.succeeded ? bench::number(train.peakMegabytes, 0, "MB") : "failed",
               "decoded bytes " + bench::number(decoded, 0, "MB"), "", limit);
    return 0;
}
