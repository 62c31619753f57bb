// A network as an ONNX graph that takes raw pictures: preparation, layers and softmax.
#pragma once

#include "nn/network_file.h"
#include "package/manifest.h"
#include "onnx/onnx_file.h"

namespace lathe {

/// Input `image`: uint8 [n, height, width, channels], pictures of any size, grey or colour.
/// Outputs `logits` and `probabilities`: float32 [n, classes].
Result<OnnxModel> onnxModel(const NetworkFile& network, const PackageManifest& manifest);

} // namespace lathe
