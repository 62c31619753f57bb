#include "nn/detail/training_step.h"

#include "nn/detail/optimiser_kernels.h"

#include <ATen/Parallel.h>

#include <cmath>

namespace lathe {

namespace {

constexpr double kBeta1 = 0.9;
constexpr double kBeta2 = 0.999;
constexpr double kEpsilon = 1e-8;
constexpr std::int64_t kParallelPart = 1 << 16;

// Dynamic loss scaling (Micikevicius et al. 2018).
constexpr double kFirstLossScale = 65536;
constexpr std::int64_t kStepsToRaiseScale = 2000;

} // namespace

TrainingStep::TrainingStep(Network& network, const TrainingSettings& settings, torch::Tensor classWeights, int from)
    : m_network(network)
    , m_settings(settings)
    , m_classWeights(std::move(classWeights))
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
    const torch::Tensor value = loss(batch);
    (m_state.lossScale == 1 ? value : value * m_state.lossScale).backward();
    const torch::NoGradGuard guard;
    update(learningRate);
    return value.detach();
}

torch::Tensor TrainingStep::loss(const Batch& batch) const
{
    const torch::Tensor logits = m_network.forward(batch.input, true, m_from).to(torch::kFloat32);
    const auto entropy = [&](const torch::Tensor& labels) {
        return torch::cross_entropy_loss(logits, labels, m_classWeights, at::Reduction::Mean, -100, m_settings.labelSmoothing);
    };
    if (!batch.otherLabels.defined())
        return entropy(batch.labels);
    return entropy(batch.labels) * batch.share + entropy(batch.otherLabels) * (1 - batch.share);
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
    const bool host = gradient.device().is_cpu();
    const torch::Tensor scaled = host || gradientScale == 1 ? gradient : gradient * gradientScale;
    for (const WeightGroup& group : m_network.groups()) {
        const double rate = learningRate * (group.head ? 1 : m_settings.bodyRate);
        const double decay = group.decayed ? m_settings.weightDecay : 0;
        if (host)
            updateOnHost(group, rate, decay, gradientScale);
        else
            updateOnDevice(group, rate, decay, scaled);
    }
    m_network.weightsChanged();
}

void TrainingStep::updateOnHost(const WeightGroup& group, double rate, double decay, float gradientScale)
{
    const float* gradient = m_network.gradient().data_ptr<float>() + group.first;
    float* weights = m_network.weights().data_ptr<float>() + group.first;
    float* first = m_state.first.data_ptr<float>() + group.first;
    const auto part = [](double value) { return static_cast<float>(value); };
    if (m_settings.optimiser == OptimiserKind::AdamW) {
        float* second = m_state.second.data_ptr<float>() + group.first;
        const auto steps = static_cast<double>(m_state.steps);
        const AdamStep step{part(rate), part(kBeta1), part(kBeta2), part(kEpsilon), part(decay),
                            part(1 - std::pow(kBeta1, steps)), part(1 - std::pow(kBeta2, steps))};
        at::parallel_for(0, group.count, kParallelPart, [&](std::int64_t begin, std::int64_t end) {
            adamStep(step, end - begin, gradient + begin, gradientScale, weights + begin, first + begin, second + begin);
        });
        return;
    }
    const SgdStep step{part(rate), part(m_settings.momentum), part(decay), m_settings.nesterov, m_state.steps == 1};
    at::parallel_for(0, group.count, kParallelPart, [&](std::int64_t begin, std::int64_t end) {
        sgdStep(step, end - begin, gradient + begin, gradientScale, weights + begin, first + begin);
    });
}

void TrainingStep::updateOnDevice(const WeightGroup& group, double rate, double decay, const torch::Tensor& scaled)
{
    const auto part = [&](const torch::Tensor& whole) { return whole.narrow(0, group.first, group.count); };
    torch::Tensor weights = part(m_network.weights()), first = part(m_state.first), gradient = part(scaled);
    if (m_settings.optimiser == OptimiserKind::AdamW) {
        const auto steps = static_cast<double>(m_state.steps);
        torch::Tensor second = part(m_state.second);
        weights.mul_(1 - rate * decay);
        first.mul_(kBeta1).add_(gradient, 1 - kBeta1);
        second.mul_(kBeta2).addcmul_(gradient, gradient, 1 - kBeta2);
        const torch::Tensor root = second.sqrt().div_(std::sqrt(1 - std::pow(kBeta2, steps))).add_(kEpsilon);
        weights.addcdiv_(first, root, -rate / (1 - std::pow(kBeta1, steps)));
        return;
    }
    if (decay > 0)
        gradient = gradient.add(weights, decay);
    first.mul_(m_state.steps == 1 ? 0 : m_settings.momentum).add_(gradient);
    weights.add_(m_settings.nesterov ? gradient.add(first, m_settings.momentum) : first, -rate);
}

} // namespace lathe
