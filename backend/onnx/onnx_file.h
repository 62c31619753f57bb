// ONNX files: the part of the schema that Lathe writes. The protobuf wire format is written directly:
// LibTorch brings its own copy of the ONNX schema, and two in one process do not get along.
#pragma once

#include "base/tensors.h"

#include <variant>

namespace lathe {

using OnnxAttribute = std::variant<std::int64_t, float, std::string, std::vector<std::int64_t>, std::vector<float>,
                                   std::vector<std::string>, HostTensor>;

/// The operators for models of tables: their domain, and the version of it that is written.
inline constexpr const char* kOnnxTables = "ai.onnx.ml";
inline constexpr int kOnnxTablesVersion = 3;

struct OnnxNode {
    std::string name;
    std::string op;
    std::vector<std::string> inputs;
    std::vector<std::string> outputs;
    std::map<std::string, OnnxAttribute> attributes;
    std::string domain; ///< empty, or kOnnxTables
};

/// An input or output of the graph. A side is a number or a name that stands for any number.
struct OnnxValue {
    std::string name;
    ElementType type = ElementType::Float32;
    std::vector<std::variant<std::int64_t, std::string>> shape;
    bool isText = false; ///< strings; `type` says nothing then
};

struct OnnxModel {
    int irVersion = 8;
    int opset = 17;
    bool hasTables = false; ///< some node is of kOnnxTables
    std::string producerVersion;
    std::string graphName;
    std::string description;
    std::vector<OnnxValue> inputs;
    std::vector<OnnxValue> outputs;
    std::vector<OnnxNode> nodes;
    StateDict initializers;
    std::map<std::string, std::vector<std::string>> texts; ///< lists of strings, by name, as constants
    std::map<std::string, std::string> metadata;
};

/// Fails with Incompatible when the file would pass protobuf's 2 GB.
Result<Bytes> writeOnnx(const OnnxModel& model);
/// Fails with Parse; with Incompatible for what Lathe does not write.
Result<OnnxModel> readOnnx(ByteView bytes);

} // namespace lathe
