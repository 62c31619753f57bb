// A small evaluator of the ONNX files that Lathe writes, without torch and without a runtime: it reads the
// file back and answers from nothing but the file.
#pragma once

#include "media/image.h"
#include "package/onnx_operators.h"

#include <filesystem>

namespace lathe {

class OnnxReference {
public:
    /// Fails with Io, Parse, Incompatible (an operator or a version that Lathe does not write).
    static Result<OnnxReference> open(const std::filesystem::path& path);
    static Result<OnnxReference> create(OnnxModel model);

    const OnnxModel& model() const { return m_model; }
    /// The values of the graph's outputs. `inputs` has a value for each of its inputs.
    /// Fails with Parse or Incompatible naming the node.
    Result<std::map<std::string, OnnxTensor>> run(std::map<std::string, OnnxTensor> inputs) const;
    /// Of a network: one probability a class. Fails with Parse or Incompatible naming the node.
    Result<std::vector<float>> probabilities(const Image& image) const;

private:
    explicit OnnxReference(OnnxModel model) : m_model(std::move(model)) {}
    OnnxModel m_model;
};

} // namespace lathe
