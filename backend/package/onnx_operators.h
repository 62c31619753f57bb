// The ONNX operators that Lathe writes, each as a function of host tensors.
#pragma once

#include "onnx/onnx_file.h"

namespace lathe {

/// Numbers, or strings in the same order (`numbers` then holds their shape alone).
struct OnnxTensor {
    HostTensor numbers;
    std::vector<std::string> texts;
    bool isText = false;
};

/// One of both is there.
struct OnnxInput {
    const HostTensor* numbers = nullptr;
    const std::vector<std::string>* texts = nullptr;
};

/// One tensor an output. Fails with Incompatible for an unknown operator, Parse for inputs that do not fit.
Result<std::vector<OnnxTensor>> evaluateNode(const OnnxNode& node, const std::vector<OnnxInput>& inputs);

} // namespace lathe
