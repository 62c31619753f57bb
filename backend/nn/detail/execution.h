// How many threads and which precision: chosen by measuring a few real steps.
#pragma once

#include "ml/learner.h"
#include "nn/detail/training_step.h"

namespace lathe {

struct Execution {
    int threads = 1;
    PrecisionChoice precision = PrecisionChoice::Float32;
    std::string summary; ///< what was measured, for the log; empty when nothing was
};

/// Leaves the network as it was, and no choice in force. `threads` 0 and precision Auto are open,
/// anything else is kept.
Execution chooseExecution(Network& network, BatchSource& source, const TrainingSettings& settings, const Objective& objective,
                          int from, const Device& device, int threads, const Progress& progress);

} // namespace lathe
