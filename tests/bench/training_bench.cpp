// How fast the small CNN trains: the whole loop of a run beside the bare step on tensors in memory, and
// beside the bare step of the same net in PyTorch where the peer's script and its Python package are there.
// The kinds are measured in turns, since machines change their speed; what is printed are medians.
// training_bench [ROUNDS]
#include "bench/bench.h"
#include "nn/detail/caching_allocator.h"
#include "nn/detail/device.h"
#include "nn/detail/training_step.h"
#include "nn/detail/trainer.h"
#include "nn/learners/builtin_learners.h"
#include "nn/torch/pictures.h"
#include "nn/zoo.h"

#include "base/text.h"

#include <nlohmann/json.hpp>
#include <zlib.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

using namespace lathe;
using namespace lathe::test;

namespace {

constexpr int kBatch = 128;
constexpr int kSide = 28;

Bytes unzipped(const std::string& path)
{
    Bytes bytes;
    if (gzFile file = gzopen(path.c_str(), "rb")) {
        Bytes part(1 << 20);
        for (int count = 0; (count = gzread(file, part.data(), static_cast<unsigned>(part.size()))) > 0;)
            bytes.insert(bytes.end(), part.begin(), part.begin() + count);
        gzclose(file);
    }
    return bytes;
}

ItemSet readIdx(const std::string& folder, std::size_t most)
{
    const Bytes pixels = unzipped(folder + "/train-images-idx3-ubyte.gz");
    const Bytes labels = unzipped(folder + "/train-labels-idx1-ubyte.gz");
    auto contents = std::make_shared<MemoryContents>();
    ItemSet set;
    for (int i = 0; i < 10; ++i)
        set.classes.push_back(std::to_string(i));
    constexpr std::size_t kPixels = kSide * kSide;
    for (std::size_t i = 0; i < most && 8 + i < labels.size() && 16 + (i + 1) * kPixels <= pixels.size(); ++i) {
        const auto first = pixels.begin() + static_cast<std::ptrdiff_t>(16 + i * kPixels);
        Item item;
        item.content = contents->add(encodePnm({kSide, kSide, 1, Bytes(first, first + kPixels)}));
        item.label = labels[8 + i];
        item.channels = 1;
        item.width = item.height = kSide;
        set.items.push_back(item);
    }
    set.contents = contents;
    return set;
}

struct Kind {
    PrecisionChoice precision;
    std::string name;
    int threads;
    std::vector<double> bare, loop, ratio, peer;
};

double bareStep(const Kind& kind)
{
    const CachingAllocatorScope memory;
    setComputeThreads(kind.threads);
    auto network = Network::create(smallCnn({1, kSide, kSide}, 10).value(), torch::kCPU).value();
    network.initialise(Initialisation::Uniform, 1);
    network.setPrecision(scalarType(kind.precision));
    const std::unique_ptr<Objective> objective = classification(10, 0, {}, network.device());
    TrainingStep step(network, {}, *objective, 0);
    Batch batch;
    batch.input = torch::randn({kBatch, 1, kSide, kSide}).contiguous(torch::MemoryFormat::ChannelsLast);
    batch.labels = torch::randint(0, 10, {kBatch}, torch::kInt64);
    batch.items.resize(kBatch);
    constexpr int kWarmup = 3, kSteps = 25;
    for (int i = 0; i < kWarmup; ++i)
        step.run(batch, 1e-3);
    const bench::Clock::time_point start = bench::Clock::now();
    for (int i = 0; i < kSteps; ++i)
        step.run(batch, 1e-3);
    return kSteps * kBatch / bench::secondsSince(start);
}

double wholeLoop(const Kind& kind, const TrainingData& data)
{
    const Catalog<Learner> catalog = networkLearners();
    const Learner& learner = *catalog.find("image.small_cnn");
    const Params params = parseParams(learner.parameters(), {"epochs=2", "flip=false", "precision=" + kind.name}).value();
    TrainingSetup setup;
    setup.device = "cpu";
    setup.threads = kind.threads;
    NoProgress progress;
    Recorder observer;
    const auto result = learner.fit(data, params, setup, progress, observer);
    return result ? observer.epochs.back().itemsPerSecond : 0; // the first one makes oneDNN's kernels
}

double peerStep(const std::string& script, const std::string& folder, int threads)
{
    const std::string command = "OMP_NUM_THREADS=" + std::to_string(threads) + " /usr/bin/python3 " + script + " " + folder
        + " --limit 256 --threads " + std::to_string(threads);
    std::string text;
    if (FILE* pipe = popen(command.c_str(), "r")) {
        char line[4096];
        while (std::fgets(line, sizeof line, pipe))
            text += line;
        pclose(pipe);
    }
    const nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
    return json.is_object() ? json.value("bare_items_per_second", 0.0) : 0;
}

} // namespace

int main(int argc, char** argv)
{
    const char* variable = std::getenv("LATHE_SHARED_DATA");
    const std::filesystem::path shared = variable ? variable : LATHE_SHARED_DATA;
    const std::string folder = (shared / "images/fashion-mnist").string();
    const std::string peer = (shared / "../peers/images_torch.py").string();
    const auto rounds = argc > 1 ? parseInteger(argv[1]).value_or(5) : 5;
    constexpr std::size_t kItems = 5120;
    const TrainingData data{readIdx(folder, kItems), {}};
    if (itemCount(data.train) == 0) {
        std::fprintf(stderr, "training_bench: there are no IDX files in %s\n", folder.c_str());
        return 1;
    }
    std::vector<Kind> kinds;
    for (const int threads : {1, 2}) {
        kinds.push_back({PrecisionChoice::Float32, "float32", threads, {}, {}, {}, {}});
        kinds.push_back({PrecisionChoice::BFloat16, "bfloat16", threads, {}, {}, {}, {}});
    }
    for (std::int64_t round = 0; round < rounds; ++round)
        for (Kind& kind : kinds) {
            const double before = bareStep(kind);
            kind.loop.push_back(wholeLoop(kind, data));
            const double after = bareStep(kind);
            kind.bare.push_back((before + after) / 2);
            kind.ratio.push_back(kind.loop.back() / kind.bare.back());
            if (kind.precision == PrecisionChoice::Float32)
                kind.peer.push_back(peerStep(peer, folder, kind.threads));
        }
    const auto rate = [](double value) { return bench::number(value, 0, "items/s"); };
    double best = 0;
    for (const Kind& kind : kinds)
        best = std::max(best, bench::median(kind.peer));
    for (const Kind& kind : kinds) {
        const std::string what = "training, " + kind.name + ", " + std::to_string(kind.threads)
            + (kind.threads == 1 ? " thread" : " threads");
        bench::row(what + ", whole loop", rate(bench::median(kind.loop)), "bare step " + rate(bench::median(kind.bare)),
                   bench::number(bench::median(kind.ratio), 3), "≥ 0.97");
        if (best > 0)
            bench::row(what + ", whole loop", rate(bench::median(kind.loop)), "PyTorch's bare step " + rate(best),
                       bench::number(bench::median(kind.loop) / best, 2),
                       kind.precision == PrecisionChoice::Float32 ? "≥ 1.1 with the better number of threads" : "≥ 2.2 with the better number of threads");
    }
    return 0;
}
