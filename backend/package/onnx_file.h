// ONNX files: the part of the schema that Lathe writes. The protobuf wire format is written directly:
// LibTorch brings its own copy of the ONNX schema, and two in one process do not get along.
#pragma once

#include "nn/weights.h"

#include <variant>

namespace lathe {

struct OnnxNode {
    std::string name;
    std::string op;
    std::vector<std::string> inputs;
    std::vector<std::string> outputs;
    std::map<std::string, std::variant<std::int64_t, float, std::vector<std::int64_t>>> attributes;
};

/// An input or output of the graph. A side is a number or a name that stands for any number.
struct OnnxValue {
    std::string name;
    ElementType type = ElementType::Float32;
    std::vector<std::variant<std::int64_t, std::string>> shape;
};

struct OnnxModel {
    int irVersion = 8;
    int opset = 17;
    std::string producerVersion;
    std::string graphName;
    std::string description;
    std::vector<OnnxValue> inputs;
    std::vector<OnnxValue> outputs;
    std::vector<OnnxNode> nodes;
    StateDict initializers;
    std::map<std::string, std::string> metadata;
};

/// Fails with Incompatible when the file would pass protobuf's 2 GB.
Result<Bytes> writeOnnx(const OnnxModel& model);
/// Fails with Parse; with Incompatible for what Lathe does not write.
Result<OnnxModel> readOnnx(ByteView bytes);

} // namespace lathe
