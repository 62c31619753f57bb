#include "nn/detail/adamw.h"

#include <ATen/Parallel.h>

#include <cmath>

namespace lathe {

namespace {

constexpr double kBeta1 = 0.9;
constexpr double kBeta2 = 0.999;
constexpr double kEpsilon = 1e-8;
constexpr std::int64_t kParallelPart = 1 << 16;

} // namespace

AdamStep adamStepFor(std::int64_t steps, double rate, double weightDecay)
{
    const auto part = [](double value) { return static_cast<float>(value); };
    const auto count = static_cast<double>(steps);
    return {part(rate), part(kBeta1), part(kBeta2), part(kEpsilon), part(weightDecay),
            part(1 - std::pow(kBeta1, count)), part(1 - std::pow(kBeta2, count))};
}

void adamW(const AdamStep& step, const torch::Tensor& gradient, float gradientScale, torch::Tensor weights,
           torch::Tensor mean, torch::Tensor variance)
{
    if (weights.device().is_cpu()) {
        const float* g = gradient.data_ptr<float>();
        float* w = weights.data_ptr<float>();
        float* m = mean.data_ptr<float>();
        float* v = variance.data_ptr<float>();
        at::parallel_for(0, weights.numel(), kParallelPart, [&](std::int64_t begin, std::int64_t end) {
            adamStep(step, end - begin, g + begin, gradientScale, w + begin, m + begin, v + begin);
        });
        return;
    }
    const torch::Tensor scaled = gradientScale == 1 ? gradient : gradient * gradientScale;
    weights.mul_(1 - step.rate * step.weightDecay);
    mean.mul_(step.beta1).add_(scaled, 1 - step.beta1);
    variance.mul_(step.beta2).addcmul_(scaled, scaled, 1 - step.beta2);
    const torch::Tensor root = variance.sqrt().div_(std::sqrt(step.correction2)).add_(step.epsilon);
    weights.addcdiv_(mean, root, -step.rate / step.correction1);
}

} // namespace lathe
