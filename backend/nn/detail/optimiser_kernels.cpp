#include "nn/detail/optimiser_kernels.h"

#include <cmath>

// One copy for each instruction set; the loader takes the best.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) \
    && !defined(__SANITIZE_THREAD__)
#define LATHE_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"), optimize("O3", "no-math-errno")))
#else
#define LATHE_CLONES
#endif

namespace lathe {

LATHE_CLONES
void adamStep(const AdamStep& step, std::int64_t count, const float* __restrict gradient, float gradientScale,
              float* __restrict weights, float* __restrict mean, float* __restrict variance)
{
    const float keep = 1 - step.rate * step.weightDecay;
    const float rate = step.rate / step.correction1;
    const float root = 1 / std::sqrt(step.correction2);
    const float beta1 = step.beta1, beta2 = step.beta2, epsilon = step.epsilon;
    for (std::int64_t i = 0; i < count; ++i) {
        const float g = gradient[i] * gradientScale;
        const float m = beta1 * mean[i] + (1 - beta1) * g;
        const float v = beta2 * variance[i] + (1 - beta2) * g * g;
        mean[i] = m;
        variance[i] = v;
        weights[i] = keep * weights[i] - rate * m / (std::sqrt(v) * root + epsilon);
    }
}

LATHE_CLONES
void sgdStep(const SgdStep& step, std::int64_t count, const float* __restrict gradient, float gradientScale,
             float* __restrict weights, float* __restrict velocity)
{
    const float rate = step.rate, decay = step.weightDecay;
    const float keep = step.first ? 0 : step.momentum;
    const float momentum = step.momentum;
    const bool nesterov = step.nesterov;
    for (std::int64_t i = 0; i < count; ++i) {
        const float g = gradient[i] * gradientScale + decay * weights[i];
        const float v = keep * velocity[i] + g;
        velocity[i] = v;
        weights[i] -= rate * (nesterov ? g + momentum * v : v);
    }
}

} // namespace lathe
