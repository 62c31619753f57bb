#include "nn/detail/training_step.h"

#include "nn/detail/adamw.h"

#include <ATen/Parallel.h>

#include <cmath>

namespace lathe {

namespace {

constexpr std::int64_t kParallelPart = 1 << 16;

// Dynamic loss scaling (Micikevicius et al. 2018).
constexpr double kFirstLossScale = 65536;
constexpr std::int64_t kStepsToRaiseScale = 2000;

} // namespace

TrainingStep::TrainingStep(Network& network, const TrainingSettings& settings, const Objective& objective, int from)
    : m_network(network)
    , m_settings(settings)
    , m_objective(objective)
    , m_from(from)
{
    m_state.first = torch::zeros_like(network.weights());
    if (settings.optimiser == OptimiserKind::AdamW)
        m_state.second = torch::zeros_like(network.weights());
    if (network.precision() == torch::kFloat16)
        m_state.lossScale = kFirstLossScale;
}

torch::Tensor TrainingStep::run(const Batch& batch, double learningRate)
{
    m_network.clearGradient();
    const torch::Tensor value = m_objective.loss(m_network.forward(batch.input, true, m_from).to(torch::kFloat32), batch);
    (m_state.lossScale == 1 ? value : value * m_state.lossScale).backward();
    const torch::NoGradGuard guard;
    update(learningRate);
    return value.detach();
}

void TrainingStep::update(double learningRate)
{
    const torch::Tensor gradient = m_network.gradient();
    float gradientScale = static_cast<float>(1 / m_state.lossScale);
    if (m_settings.gradientClip > 0 || m_network.precision() == torch::kFloat16) {
        const double norm = gradient.norm().item<double>() / m_state.lossScale;
        if (m_network.precision() == torch::kFloat16) {
            if (!std::isfinite(norm)) {
                m_state.lossScale = std::max(1.0, m_state.lossScale / 2);
                m_state.scaledSteps = 0;
                return;
            }
            if (++m_state.scaledSteps % kStepsToRaiseScale == 0)
                m_state.lossScale *= 2;
        }
        if (m_settings.gradientClip > 0 && norm > m_settings.gradientClip)
            gradientScale *= static_cast<float>(m_settings.gradientClip / norm);
    }
    ++m_state.steps;
    for (const WeightGroup& group : m_network.groups()) {
        const double rate = learningRate * (group.head ? 1 : m_settings.bodyRate);
        const double decay = group.decayed ? m_settings.weightDecay : 0;
        const auto part = [&](const torch::Tensor& whole) { return whole.narrow(0, group.first, group.count); };
        if (m_settings.optimiser == OptimiserKind::AdamW)
            adamW(adamStepFor(m_state.steps, rate, decay), part(gradient), gradientScale, part(m_network.weights()), part(m_state.first), part(m_state.second));
        else
            sgd(rate, decay, part(gradient), gradientScale, part(m_network.weights()), part(m_state.first));
    }
    m_network.weightsChanged();
}

void TrainingStep::sgd(double rate, double decay, torch::Tensor gradient, float gradientScale, torch::Tensor weights, torch::Tensor velocity) const
{
    if (weights.device().is_cpu()) {
        const auto real = [](double value) { return static_cast<float>(value); };
        const SgdStep step{real(rate), real(m_settings.momentum), real(decay), m_settings.nesterov, m_state.steps == 1};
        const float* g = gradient.data_ptr<float>();
        float* w = weights.data_ptr<float>();
        float* v = velocity.data_ptr<float>();
        at::parallel_for(0, weights.numel(), kParallelPart, [&](std::int64_t begin, std::int64_t end) {
            sgdStep(step, end - begin, g + begin, gradientScale, w + begin, v + begin);
        });
        return;
    }
    if (gradientScale != 1)
        gradient = gradient * gradientScale;
    if (decay > 0)
        gradient = gradient.add(weights, decay);
    velocity.mul_(m_state.steps == 1 ? 0 : m_settings.momentum).add_(gradient);
    weights.add_(m_settings.nesterov ? gradient.add(velocity, m_settings.momentum) : velocity, -rate);
}

} // namespace lathe
