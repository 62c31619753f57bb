// Where LibTorch's versions differ.
#pragma once

#include "nn/detail/torch_pch.h"

namespace lathe {

#if TORCH_VERSION_MAJOR > 1 || (TORCH_VERSION_MAJOR == 1 && TORCH_VERSION_MINOR >= 13)
using TorchOutOfMemory = c10::OutOfMemoryError;
#else
#error "Lathe needs LibTorch 1.13 or newer"
#endif

/// The message without the stack of calls inside LibTorch.
inline std::string torchMessage(const c10::Error& error)
{
    std::string text = error.what_without_backtrace();
    return text.substr(0, text.find('\n'));
}

/// Whether CUDA may round the factors of float32 products to 10 bits.
inline void allowTensorFloat32(bool allow)
{
    at::globalContext().setAllowTF32CuDNN(allow);
    at::globalContext().setAllowTF32CuBLAS(allow);
}

} // namespace lathe
