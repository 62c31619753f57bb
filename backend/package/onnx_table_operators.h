// The operators that only models of tables have.
#pragma once

#include "package/onnx_values.h"

#include <optional>

namespace lathe {

struct OnnxOperator {
    std::size_t leastInputs = 1;
    std::function<HostTensor(const OnnxNode&, const onnx_values::Inputs&)> function;
};
using OnnxOperators = std::map<std::string, OnnxOperator>;

/// Of numbers, with one output. What they throw is onnx_values::Unfit.
const OnnxOperators& tableOperators();
/// Values and places of the largest or smallest, best first; the earlier one of equals.
std::vector<OnnxTensor> topK(const OnnxNode& node, const onnx_values::Inputs& in);
/// What takes or gives strings: LabelEncoder, Gather and Identity of strings; nothing for any other node.
std::optional<OnnxTensor> evaluateTexts(const OnnxNode& node, const std::vector<OnnxInput>& inputs);
/// Over the last side of float64.
HostTensor softmaxOfReals(const HostTensor& tensor);

} // namespace lathe
