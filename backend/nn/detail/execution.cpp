#include "nn/detail/execution.h"

#include "base/text.h"
#include "nn/detail/device.h"
#include "nn/detail/trainer.h"

#include <algorithm>
#include <chrono>
#include <limits>
#include <thread>

namespace lathe {

namespace {

constexpr double kWorthMeasuring = 3e10; ///< multiply-adds of a whole run
constexpr double kTrialWork = 4e9;        ///< multiply-adds of one trial's forward pass
constexpr int kRounds = 3;
// Measurements are noisy, and a run shall choose the same when it is repeated.
constexpr double kClearlyFaster = 0.85;

struct Candidate {
    int threads;
    PrecisionChoice precision;
    double seconds = std::numeric_limits<double>::infinity();
};

double measure(Network& network, const Batch& batch, const TrainingSettings& settings, const Objective& objective, int from)
{
    TrainingStep step(network, settings, objective, from);
    step.run(batch, 0);
    const auto start = std::chrono::steady_clock::now();
    step.run(batch, 0);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

Execution chooseExecution(Network& network, BatchSource& source, const TrainingSettings& settings, const Objective& objective,
                          int from, const Device& device, int threads, const Progress& progress)
{
    Execution chosen;
    const bool open = settings.precision == PrecisionChoice::Auto;
    chosen.precision = open ? PrecisionChoice::Float32 : settings.precision;
    if (device.id != "cpu") {
        chosen.threads = threads > 0 ? threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
        if (open && device.bfloat16)
            chosen.precision = PrecisionChoice::BFloat16;
        return chosen;
    }
    chosen.threads = threads > 0 ? threads : 1;

    std::vector<PrecisionChoice> precisions{chosen.precision};
    if (open && device.bfloat16)
        precisions.push_back(PrecisionChoice::BFloat16);
    std::vector<Candidate> candidates;
    for (const PrecisionChoice precision : precisions)
        for (const int count : threads > 0 ? std::vector{threads} : threadCounts())
            candidates.push_back({count, precision});

    // Behind cached features of the whole body there is next to nothing to compute.
    if (from >= network.graph().features)
        return chosen;
    const double work = static_cast<double>(std::max<std::int64_t>(1, multiplyAdds(network.graph()).value_or(1)));
    const std::vector<std::uint32_t> items = source.usable();
    if (candidates.size() < 2 || items.empty()
        || work * static_cast<double>(items.size()) * settings.epochs < kWorthMeasuring)
        return chosen;

    const auto most = static_cast<std::size_t>(std::clamp(kTrialWork / work, 4.0, static_cast<double>(std::max(settings.batch, 4))));
    source.begin(cut({items.begin(), items.begin() + static_cast<std::ptrdiff_t>(std::min(most, items.size()))}, most), std::nullopt);
    const std::optional<Batch> batch = source.next();
    if (!batch || batch->items.size() < 2)
        return chosen;

    const StateDict before = network.state();
    for (int round = 0; round < kRounds; ++round)
        for (Candidate& candidate : candidates) {
            if (progress.stopRequested())
                break;
            setComputeThreads(candidate.threads);
            network.setPrecision(scalarType(candidate.precision));
            candidate.seconds = std::min(candidate.seconds, measure(network, *batch, settings, objective, from));
        }
    network.setPrecision(torch::kFloat32);
    // The shapes are the network's own, so this cannot fail.
    static_cast<void>(network.load(before));

    const Candidate* best = &candidates[0];
    for (const Candidate& candidate : candidates)
        if (candidate.seconds < kClearlyFaster * best->seconds)
            best = &candidate;
    chosen.threads = best->threads;
    chosen.precision = best->precision;
    chosen.summary = "Measured in items per second:";
    for (const Candidate& candidate : candidates)
        chosen.summary += (&candidate == &candidates[0] ? " " : ", ")
            + fixed(static_cast<double>(batch->items.size()) / candidate.seconds, 0) + " with "
            + std::to_string(candidate.threads) + (candidate.threads == 1 ? " thread" : " threads")
            + (candidate.precision == PrecisionChoice::BFloat16 ? " in bfloat16" : " in float32");
    return chosen;
}

} // namespace lathe
