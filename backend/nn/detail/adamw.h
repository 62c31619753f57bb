// AdamW over flat arrays, on the processor and on a GPU.
#pragma once

#include "nn/detail/optimiser_kernels.h"
#include "nn/detail/torch_pch.h"

namespace lathe {

/// The factors of step number `steps` (from 1): β₁ 0.9, β₂ 0.999, ε 1e-8.
AdamStep adamStepFor(std::int64_t steps, double rate, double weightDecay);

/// One step for float32 arrays of one length, of which all may be parts of larger ones.
void adamW(const AdamStep& step, const torch::Tensor& gradient, float gradientScale, torch::Tensor weights,
           torch::Tensor mean, torch::Tensor variance);

} // namespace lathe
