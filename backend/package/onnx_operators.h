// The ONNX operators that Lathe writes, each as a function of host tensors.
#pragma once

#include "package/onnx_file.h"

namespace lathe {

/// Fails with Incompatible for an unknown operator, Parse for inputs that do not fit.
Result<HostTensor> evaluateNode(const OnnxNode& node, const std::vector<const HostTensor*>& inputs);

} // namespace lathe
