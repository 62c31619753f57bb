#include "package/onnx_reference.h"

#include "base/file.h"

#include <algorithm>
#include <optional>

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
    return OnnxReference(std::move(model));
}

Result<std::map<std::string, OnnxTensor>> OnnxReference::run(std::map<std::string, OnnxTensor> values) const
{
    for (const OnnxValue& input : m_model.inputs)
        if (!values.contains(input.name))
            return fail(ErrorCode::Incompatible, "The ONNX file takes “" + input.name + "”, which is not given");
    const auto find = [&](const std::string& name) -> std::optional<OnnxInput> {
        if (const auto computed = values.find(name); computed != values.end())
            return computed->second.isText ? OnnxInput{nullptr, &computed->second.texts} : OnnxInput{&computed->second.numbers, nullptr};
        if (const auto stored = m_model.initializers.find(name); stored != m_model.initializers.end())
            return OnnxInput{&stored->second, nullptr};
        if (const auto texts = m_model.texts.find(name); texts != m_model.texts.end())
            return OnnxInput{nullptr, &texts->second};
        return std::nullopt;
    };
    std::map<std::string, OnnxTensor> outputs;
    const std::vector<std::vector<std::string>> uses = lastUses(m_model);
    for (std::size_t i = 0; i < m_model.nodes.size(); ++i) {
        const OnnxNode& node = m_model.nodes[i];
        std::vector<OnnxInput> inputs;
        for (const std::string& name : node.inputs) {
            const auto input = find(name);
            if (!input)
                return fail(ErrorCode::Parse, "The ONNX node “" + node.name + "” needs “" + name + "”, which is not there");
            inputs.push_back(*input);
        }
        LATHE_TRY(std::vector<OnnxTensor> results, evaluateNode(node, inputs));
        if (node.outputs.size() != results.size())
            return fail(ErrorCode::Parse, "The ONNX node “" + node.name + "” has another number of outputs than its operator");
        for (std::size_t k = 0; k < results.size(); ++k)
            values[node.outputs[k]] = std::move(results[k]);
        for (const std::string& name : uses[i]) {
            const bool isOutput = std::ranges::any_of(m_model.outputs, [&](const OnnxValue& output) { return output.name == name; });
            if (!isOutput)
                values.erase(name);
        }
    }
    for (const OnnxValue& output : m_model.outputs) {
        const auto found = values.find(output.name);
        if (found == values.end())
            return fail(ErrorCode::Parse, "The ONNX file computes no “" + output.name + "”");
        outputs[output.name] = std::move(found->second);
    }
    return outputs;
}

Result<std::vector<float>> OnnxReference::probabilities(const Image& image) const
{
    std::map<std::string, OnnxTensor> inputs;
    inputs["image"].numbers = {ElementType::UInt8, {1, image.height, image.width, image.channels}, image.pixels};
    LATHE_TRY(auto outputs, run(std::move(inputs)));
    const auto found = outputs.find("probabilities");
    if (found == outputs.end())
        return fail(ErrorCode::Parse, "The ONNX file computes no “probabilities”");
    return found->second.numbers.floats();
}

} // namespace lathe
