// One step of training: forward, loss, backward, optimiser.
#pragma once

#include "nn/detail/network.h"
#include "nn/detail/objective.h"

namespace lathe {

/// What an optimiser remembers between steps.
struct OptimiserState {
    std::int64_t steps = 0;
    torch::Tensor first;  ///< float32 [N]: momentum, or Adam's mean
    torch::Tensor second; ///< Adam's variance; undefined for SGD
    double lossScale = 1; ///< float16 only
    std::int64_t scaledSteps = 0;
};

class TrainingStep {
public:
    /// `from`: the layer whose output the batches are, 0 for pictures. The objective must outlive the steps.
    TrainingStep(Network& network, const TrainingSettings& settings, const Objective& objective, int from);

    /// The batch's mean loss before the step, on the device and not yet waited for.
    torch::Tensor run(const Batch& batch, double learningRate);

    const OptimiserState& state() const { return m_state; }
    void setState(OptimiserState state) { m_state = std::move(state); }

private:
    void update(double learningRate);
    void sgd(double rate, double decay, torch::Tensor gradient, float gradientScale, torch::Tensor weights, torch::Tensor velocity) const;

    Network& m_network;
    TrainingSettings m_settings;
    const Objective& m_objective;
    int m_from;
    OptimiserState m_state;
};

} // namespace lathe
