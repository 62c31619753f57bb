// Between host tensors and torch's.
#pragma once

#include "nn/detail/torch_pch.h"
#include "nn/weights.h"

namespace lathe {

/// A copy in main memory, row-major. Float types become float32.
HostTensor toHost(const torch::Tensor& tensor);
/// A float32 tensor of its own memory.
torch::Tensor toTorch(const HostTensor& tensor);

} // namespace lathe
