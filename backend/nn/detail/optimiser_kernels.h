// The optimisers' formulas over flat arrays, one pass each. No torch here.
#pragma once

#include <cstdint>

namespace lathe {

struct AdamStep {
    float rate, beta1, beta2, epsilon, weightDecay;
    float correction1, correction2; ///< 1 − βᵗ
};
/// AdamW (Loshchilov and Hutter 2019) as PyTorch has it: decay first, epsilon after the root.
void adamStep(const AdamStep& step, std::int64_t count, const float* gradient, float gradientScale,
              float* weights, float* mean, float* variance);

struct SgdStep {
    float rate, momentum, weightDecay;
    bool nesterov;
    bool first; ///< the velocity starts as the gradient itself
};
/// SGD with momentum as PyTorch has it: decay is added to the gradient.
void sgdStep(const SgdStep& step, std::int64_t count, const float* gradient, float gradientScale,
             float* weights, float* velocity);

} // namespace lathe
