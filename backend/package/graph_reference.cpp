#include "package/graph_reference.h"

#include <algorithm>

namespace lathe {

namespace {

using Size = std::size_t;

FloatTensor padShortcut(const FloatTensor& input, const LayerAttributes& a)
{
    const auto side = [&](std::int64_t size) { return (size - 1) / a.stride + 1; };
    FloatTensor output{{input.shape[0], a.outputs, side(input.shape[2]), side(input.shape[3])}, {}};
    const std::int64_t channels = input.shape[1];
    const std::int64_t before = (a.outputs - channels) / 2;
    for (std::int64_t item = 0; item < output.shape[0]; ++item)
        for (std::int64_t c = 0; c < a.outputs; ++c)
            for (std::int64_t y = 0; y < output.shape[2]; ++y)
                for (std::int64_t x = 0; x < output.shape[3]; ++x) {
                    const std::int64_t from = c - before;
                    const bool isNew = from < 0 || from >= channels;
                    const std::int64_t row = (item * channels + from) * input.shape[2] + y * a.stride;
                    output.values.push_back(isNew ? 0.0f : input.values[Size(row * input.shape[3] + x * a.stride)]);
                }
    return output;
}

} // namespace

Result<GraphReference> GraphReference::create(Graph graph, ImageInput input, const StateDict& weights)
{
    LATHE_TRY(const std::vector<ParameterInfo> expected, parameters(graph));
    GraphReference reference(std::move(graph), std::move(input));
    for (const ParameterInfo& parameter : expected) {
        const auto found = weights.find(parameter.name);
        if (found == weights.end() || found->second.shape != parameter.shape)
            return fail(ErrorCode::Incompatible, "The weights “" + parameter.name + "” are missing or have another shape");
        reference.m_weights[parameter.name] = {parameter.shape, found->second.floats()};
    }
    return reference;
}

FloatTensor GraphReference::output(const Layer& layer, const FloatTensor& input) const
{
    const auto weight = [&](const char* suffix) -> const FloatTensor& { return m_weights.at(layer.name + suffix); };
    const auto bias = [&] { return layer.attributes.bias ? weight(".bias").values : std::vector<float>(); };
    switch (layer.op) {
    case Operator::Conv2d: return convolution(input, weight(".weight"), bias(), layer.attributes);
    case Operator::Linear: return linear(input, weight(".weight"), bias());
    case Operator::MaxPool2d: return maxPool(input, layer.attributes);
    case Operator::GlobalAveragePool: return globalAverage(input);
    case Operator::PadShortcut: return padShortcut(input, layer.attributes);
    default: break;
    }
    FloatTensor result = input;
    if (layer.op == Operator::BatchNorm2d)
        normalise(result, weight(".weight").values, weight(".bias").values, weight(".running_mean").values,
                  weight(".running_var").values, layer.attributes.epsilon);
    else if (layer.op == Operator::ReLU)
        for (float& value : result.values)
            value = std::max(value, 0.0f);
    else if (layer.op == Operator::ReLU6)
        for (float& value : result.values)
            value = std::clamp(value, 0.0f, 6.0f);
    else if (layer.op == Operator::Flatten)
        result.shape = {result.shape[0], static_cast<std::int64_t>(result.values.size()) / result.shape[0]};
    return result;
}

FloatTensor GraphReference::logits(FloatTensor images) const
{
    std::vector<int> lastUse(m_graph.layers.size(), 0);
    for (Size i = 0; i < m_graph.layers.size(); ++i)
        for (const int source : m_graph.layers[i].inputs)
            lastUse[Size(source)] = static_cast<int>(i);

    std::vector<FloatTensor> values(m_graph.layers.size());
    values[0] = std::move(images);
    for (Size i = 1; i < m_graph.layers.size(); ++i) {
        const Layer& layer = m_graph.layers[i];
        values[i] = output(layer, values[Size(layer.inputs[0])]);
        if (layer.op == Operator::Add) {
            const FloatTensor& other = values[Size(layer.inputs[1])];
            std::transform(other.values.begin(), other.values.end(), values[i].values.begin(),
                           values[i].values.begin(), std::plus<>());
        }
        for (const int source : layer.inputs)
            if (lastUse[Size(source)] == static_cast<int>(i))
                values[Size(source)] = {};
    }
    return std::move(values.back());
}

std::vector<float> GraphReference::probabilities(const Image& image) const
{
    FloatTensor result = logits(inputTensor(image, m_input));
    softmax(result);
    return std::move(result.values);
}

FloatTensor inputTensor(const Image& image, const ImageInput& input)
{
    const Image prepared = preparedImage(image, input);
    FloatTensor tensor{{1, input.channels, input.height, input.width}, {}};
    const Size channels = Size(input.channels);
    for (Size c = 0; c < channels; ++c)
        for (Size i = c; i < prepared.pixels.size(); i += channels)
            tensor.values.push_back((float(prepared.pixels[i]) / 255.0f - input.mean[c]) / input.deviation[c]);
    return tensor;
}

} // namespace lathe
