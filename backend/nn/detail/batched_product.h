// Products of many small matrices.
#pragma once

#include "nn/detail/torch_pch.h"

namespace lathe {

/// [b, m, n] from [b, m, k] and [b, k, n], float32, with gradients. LibTorch without MKL calls the BLAS once a matrix,
/// which takes several times as long as the arithmetic where they are as small as the heads of an attention.
torch::Tensor batchedProduct(const torch::Tensor& a, const torch::Tensor& b);

} // namespace lathe
