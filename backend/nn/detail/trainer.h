// The one epoch loop for networks.
#pragma once

#include "ml/learner.h"
#include "nn/detail/training_state.h"

#include <functional>
#include <optional>

namespace lathe {

struct TrainingPlan {
    Network& network;
    BatchSource& train;
    const Objective& objective;
    BatchSource* validation = nullptr;
    int from = 0;                          ///< the layer whose output the batches are
    TrainingSettings settings = {};
    std::uint64_t seed = 0;
    int threads = 1;
    PrecisionChoice precision = PrecisionChoice::Float32;
    std::string fingerprint = {};
    std::optional<TrainingState> resume = std::nullopt;
    std::function<void()> epochDone = [] {}; ///< for reports on items that were left out
};

struct TrainingOutcome {
    StateDict weights; ///< the best
    int epochs = 0;
    int bestEpoch = 0;
    bool stopped = false;
    std::string stopReason;
    double itemsPerSecond = 0;
};

/// Fails with Cancelled (no epoch done), Numeric, OutOfMemory, or what the observer's checkpoint failed with.
Result<TrainingOutcome> train(TrainingPlan plan, Progress& progress, TrainingObserver& observer);

/// Over all usable items. Nothing when stopped.
std::optional<Judgement> judge(const Network& network, BatchSource& source, const Objective& objective, int from,
                               std::size_t batch, const Progress& progress);

/// The scalar type of a precision; Auto counts as Float32.
torch::ScalarType scalarType(PrecisionChoice precision);

} // namespace lathe
