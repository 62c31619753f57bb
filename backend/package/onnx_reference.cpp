#include "package/onnx_reference.h"

#include "base/file.h"
#include "package/onnx_operators.h"

#include <algorithm>

namespace lathe {

namespace {

/// For each node the values that nobody needs after it.
std::vector<std::vector<std::string>> lastUses(const OnnxModel& model)
{
    std::map<std::string, std::size_t> last;
    for (std::size_t i = 0; i < model.nodes.size(); ++i)
        for (const std::string& input : model.nodes[i].inputs)
            last[input] = i;
    std::vector<std::vector<std::string>> uses(model.nodes.size());
    for (const auto& [name, node] : last)
        uses[node].push_back(name);
    return uses;
}

} // namespace

Result<OnnxReference> OnnxReference::open(const std::filesystem::path& path)
{
    LATHE_TRY(const std::shared_ptr<const MappedFile> file, MappedFile::open(path));
    LATHE_TRY(OnnxModel model, readOnnx(file->bytes()));
    return create(std::move(model));
}

Result<OnnxReference> OnnxReference::create(OnnxModel model)
{
    if (model.opset != 17)
        return fail(ErrorCode::Incompatible, "The ONNX file uses the operator set " + std::to_string(model.opset)
                                                 + ", Lathe writes 17");
    const auto has = [](const std::vector<OnnxValue>& values, std::string_view name) {
        return std::any_of(values.begin(), values.end(), [&](const OnnxValue& value) { return value.name == name; });
    };
    if (!has(model.inputs, "image") || !has(model.outputs, "probabilities"))
        return fail(ErrorCode::Incompatible, "The ONNX file does not take “image” and give “probabilities”");
    return OnnxReference(std::move(model));
}

Result<std::vector<float>> OnnxReference::probabilities(const Image& image) const
{
    StateDict values;
    values["image"] = {ElementType::UInt8, {1, image.height, image.width, image.channels}, image.pixels};
    const std::vector<std::vector<std::string>> uses = lastUses(m_model);
    for (std::size_t i = 0; i < m_model.nodes.size(); ++i) {
        const OnnxNode& node = m_model.nodes[i];
        std::vector<const HostTensor*> inputs;
        for (const std::string& name : node.inputs) {
            const auto computed = values.find(name);
            const auto stored = m_model.initializers.find(name);
            if (computed == values.end() && stored == m_model.initializers.end())
                return fail(ErrorCode::Parse, "The ONNX node “" + node.name + "” needs “" + name + "”, which is not there");
            inputs.push_back(computed != values.end() ? &computed->second : &stored->second);
        }
        LATHE_TRY(HostTensor output, evaluateNode(node, inputs));
        if (node.outputs.size() != 1)
            return fail(ErrorCode::Parse, "The ONNX node “" + node.name + "” has not one output");
        values[node.outputs[0]] = std::move(output);
        for (const std::string& name : uses[i])
            values.erase(name);
    }
    const auto found = values.find("probabilities");
    if (found == values.end())
        return fail(ErrorCode::Parse, "The ONNX file computes no “probabilities”");
    return found->second.floats();
}

} // namespace lathe
