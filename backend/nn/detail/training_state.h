// Everything a run remembers between epochs, and its form as bytes.
#pragma once

#include "nn/detail/training_step.h"

#include "base/bytes.h"

namespace lathe {

struct TrainingState {
    int epoch = 0;             ///< completed
    StateDict weights;
    OptimiserState optimiser;
    StateDict bestWeights;     ///< empty while the best are `weights`
    int bestEpoch = 0;
    double bestMetric = -1;    ///< of the objective
    double bestLoss = 0;
    std::int64_t step = 0;     ///< batches so far
    int batch = 0;             ///< in force, after halving
    int threads = 0;
    PrecisionChoice precision = PrecisionChoice::Float32;
    double trainingSeconds = 0;
    std::int64_t trainedItems = 0;
    std::string fingerprint;   ///< of network, parameters and data; another one must not resume
};

/// A safetensors file.
Bytes toBytes(const TrainingState& state);
/// Fails with Parse, or Incompatible when the state is of another network.
Result<TrainingState> trainingStateFromBytes(ByteView bytes);

} // namespace lathe
