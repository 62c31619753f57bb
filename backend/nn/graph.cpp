#include "nn/graph.h"

#include "base/text.h"

#include <nlohmann/json.hpp>

#include <array>
#include <limits>
#include <set>

namespace lathe {

namespace {

/// Which attributes an operator has.
enum AttributeBits : unsigned {
    kOutputs = 1,
    kWindow = 2, ///< kernel, stride, padding
    kGroups = 4,
    kBias = 8,
    kNormalisation = 16, ///< epsilon, momentum
    kProbability = 32,
    kStride = 64,
};

struct OperatorFacts {
    Operator op;
    std::string_view name;
    std::size_t inputs;
    unsigned attributes;
};

constexpr std::array<OperatorFacts, 13> kOperators{{
    {Operator::Input, "input", 0, 0},
    {Operator::Conv2d, "conv2d", 1, kOutputs | kWindow | kGroups | kBias},
    {Operator::BatchNorm2d, "batch_norm2d", 1, kNormalisation},
    {Operator::ReLU, "relu", 1, 0},
    {Operator::ReLU6, "relu6", 1, 0},
    {Operator::MaxPool2d, "max_pool2d", 1, kWindow},
    {Operator::GlobalAveragePool, "global_average_pool", 1, 0},
    {Operator::Flatten, "flatten", 1, 0},
    {Operator::Linear, "linear", 1, kOutputs | kBias},
    {Operator::Dropout, "dropout", 1, kProbability},
    {Operator::Add, "add", 2, 0},
    {Operator::PadShortcut, "pad_shortcut", 1, kOutputs | kStride},
    {Operator::Upsample2d, "upsample2d", 1, kStride},
}};

const OperatorFacts& facts(Operator op)
{
    return kOperators[static_cast<std::size_t>(op)];
}

// A graph may come from a file, so everything that sizes memory has a bound.
constexpr std::size_t kMaximumLayers = 10'000;
constexpr int kMaximumOutputs = 1 << 20;
constexpr int kMaximumSide = 1 << 15;
constexpr int kMaximumWindow = 512;
constexpr std::int64_t kMaximumValues = std::int64_t(1) << 31;     ///< of one layer's output
constexpr std::int64_t kMaximumParameters = std::int64_t(1) << 36; ///< of one tensor

tl::unexpected<Error> layerError(const Layer& layer, std::string_view problem)
{
    return fail(ErrorCode::Incompatible,
                "Layer “" + layer.name + "” (" + std::string(toString(layer.op)) + ") " + std::string(problem));
}

std::string text(const FeatureShape& shape)
{
    if (shape.flat)
        return "[" + std::to_string(shape.channels) + "]";
    return "[" + std::to_string(shape.channels) + ", " + std::to_string(shape.height) + ", "
        + std::to_string(shape.width) + "]";
}

Result<void> checkAttributes(const Layer& layer)
{
    const LayerAttributes& a = layer.attributes;
    const unsigned bits = facts(layer.op).attributes;
    if ((bits & kOutputs) && (a.outputs < 1 || a.outputs > kMaximumOutputs))
        return layerError(layer, "needs between 1 and 1,048,576 outputs");
    if ((bits & (kWindow | kStride)) && (a.stride < 1 || a.stride > kMaximumWindow))
        return layerError(layer, "needs a stride between 1 and 512");
    if ((bits & kWindow) && (a.kernel < 1 || a.kernel > kMaximumWindow))
        return layerError(layer, "needs a kernel between 1 and 512");
    if ((bits & kWindow) && (a.padding < 0 || a.padding > a.kernel))
        return layerError(layer, "needs a padding between 0 and its kernel");
    if (layer.op == Operator::MaxPool2d && a.padding * 2 > a.kernel)
        return layerError(layer, "needs a padding of at most half its kernel");
    if ((bits & kGroups) && (a.groups < 1 || a.outputs % a.groups != 0))
        return layerError(layer, "has outputs that its groups do not divide");
    if ((bits & kNormalisation) && !(a.epsilon > 0 && a.epsilon < 1 && a.momentum >= 0 && a.momentum <= 1))
        return layerError(layer, "needs an epsilon in (0, 1) and a momentum in [0, 1]");
    if ((bits & kProbability) && !(a.probability >= 0 && a.probability < 1))
        return layerError(layer, "needs a probability in [0, 1)");
    return {};
}

Result<FeatureShape> windowed(const Layer& layer, const FeatureShape& in, int channels)
{
    const LayerAttributes& a = layer.attributes;
    const auto side = [&](int size) { return (size + 2 * a.padding - a.kernel) / a.stride + 1; };
    if (in.height + 2 * a.padding < a.kernel || in.width + 2 * a.padding < a.kernel)
        return layerError(layer, "has a kernel of " + std::to_string(a.kernel) + " pixels for an input of "
                                     + std::to_string(in.width) + " × " + std::to_string(in.height));
    return FeatureShape{channels, side(in.height), side(in.width), false};
}

Result<FeatureShape> outputShape(const Layer& layer, const std::vector<FeatureShape>& inputs)
{
    const LayerAttributes& a = layer.attributes;
    const FeatureShape& in = inputs.front();
    const bool flatNeeded = layer.op == Operator::Linear;
    const bool imageNeeded = layer.op == Operator::Conv2d || layer.op == Operator::BatchNorm2d
        || layer.op == Operator::MaxPool2d || layer.op == Operator::GlobalAveragePool
        || layer.op == Operator::PadShortcut || layer.op == Operator::Upsample2d;
    if (flatNeeded && !in.flat)
        return layerError(layer, "needs a vector but gets " + text(in));
    if (imageNeeded && in.flat)
        return layerError(layer, "needs channels of pixels but gets " + text(in));

    switch (layer.op) {
    case Operator::Conv2d:
        if (in.channels % a.groups != 0)
            return layerError(layer, "has groups that do not divide its " + std::to_string(in.channels)
                                         + " input channels");
        return windowed(layer, in, a.outputs);
    case Operator::MaxPool2d:
        return windowed(layer, in, in.channels);
    case Operator::GlobalAveragePool:
        return FeatureShape{in.channels, 1, 1, true};
    case Operator::Flatten:
        return FeatureShape{static_cast<int>(in.count()), 1, 1, true};
    case Operator::Linear:
        return FeatureShape{a.outputs, 1, 1, true};
    case Operator::Add:
        if (inputs[0] != inputs[1])
            return layerError(layer, "adds " + text(inputs[0]) + " and " + text(inputs[1]));
        return in;
    case Operator::PadShortcut:
        if (a.outputs < in.channels)
            return layerError(layer, "cannot take channels away");
        return FeatureShape{a.outputs, (in.height - 1) / a.stride + 1, (in.width - 1) / a.stride + 1, false};
    case Operator::Upsample2d:
        if (in.height > kMaximumSide / a.stride || in.width > kMaximumSide / a.stride)
            return layerError(layer, "gives too large a picture");
        return FeatureShape{in.channels, in.height * a.stride, in.width * a.stride, false};
    default:
        return in;
    }
}

void appendParameters(std::vector<ParameterInfo>& list, const Layer& layer, int index, const FeatureShape& in)
{
    const LayerAttributes& a = layer.attributes;
    const auto add = [&](const char* suffix, std::vector<std::int64_t> shape, bool trainable = true) {
        list.push_back({layer.name + suffix, std::move(shape), trainable, index});
    };
    switch (layer.op) {
    case Operator::Conv2d:
        add(".weight", {a.outputs, in.channels / a.groups, a.kernel, a.kernel});
        if (a.bias)
            add(".bias", {a.outputs});
        break;
    case Operator::Linear:
        add(".weight", {a.outputs, in.channels});
        if (a.bias)
            add(".bias", {a.outputs});
        break;
    case Operator::BatchNorm2d:
        add(".weight", {in.channels});
        add(".bias", {in.channels});
        add(".running_mean", {in.channels}, false);
        add(".running_var", {in.channels}, false);
        break;
    default:
        break;
    }
}

std::int64_t count(const std::vector<std::int64_t>& shape)
{
    std::int64_t product = 1;
    for (const std::int64_t side : shape)
        product *= side;
    return product;
}

nlohmann::json attributesToJson(const Layer& layer)
{
    const LayerAttributes& a = layer.attributes;
    const unsigned bits = facts(layer.op).attributes;
    nlohmann::json json = nlohmann::json::object();
    if (bits & kOutputs)
        json["outputs"] = a.outputs;
    if (bits & kWindow) {
        json["kernel"] = a.kernel;
        json["padding"] = a.padding;
    }
    if (bits & (kWindow | kStride))
        json["stride"] = a.stride;
    if (bits & kGroups)
        json["groups"] = a.groups;
    if (bits & kBias)
        json["bias"] = a.bias;
    if (bits & kNormalisation) {
        json["epsilon"] = a.epsilon;
        json["momentum"] = a.momentum;
    }
    if (bits & kProbability)
        json["probability"] = a.probability;
    return json;
}

/// Integers outside int would wrap in nlohmann's conversion, so they are checked here.
int integer(const nlohmann::json& json)
{
    if (!json.is_number_integer())
        throw std::out_of_range("a number that should be an integer is not");
    const auto value = json.get<std::int64_t>();
    if (value < std::numeric_limits<int>::min() || value > std::numeric_limits<int>::max())
        throw std::out_of_range("a number is too large");
    return static_cast<int>(value);
}

LayerAttributes attributesFromJson(Operator op, const nlohmann::json& json)
{
    const unsigned bits = facts(op).attributes;
    LayerAttributes a;
    if (bits & kOutputs)
        a.outputs = integer(json.at("outputs"));
    if (bits & kWindow) {
        a.kernel = integer(json.at("kernel"));
        a.padding = integer(json.at("padding"));
    }
    if (bits & (kWindow | kStride))
        a.stride = integer(json.at("stride"));
    if (bits & kGroups)
        a.groups = integer(json.at("groups"));
    if (bits & kBias)
        a.bias = json.at("bias").get<bool>();
    if (bits & kNormalisation) {
        a.epsilon = json.at("epsilon").get<double>();
        a.momentum = json.at("momentum").get<double>();
    }
    if (bits & kProbability)
        a.probability = json.at("probability").get<double>();
    return a;
}

Operator operatorFromText(const std::string& name)
{
    for (const OperatorFacts& entry : kOperators)
        if (entry.name == name)
            return entry.op;
    throw std::out_of_range("there is no operator “" + name + "”");
}

} // namespace

std::string_view toString(Operator op)
{
    return facts(op).name;
}

int Graph::append(std::string name, Operator op, std::vector<int> inputs, LayerAttributes attributes)
{
    layers.push_back({std::move(name), op, std::move(inputs), attributes});
    return last();
}

Result<std::vector<FeatureShape>> shapes(const Graph& graph)
{
    if (graph.layers.size() < 2 || graph.layers.size() > kMaximumLayers
        || graph.layers.front().op != Operator::Input)
        return fail(ErrorCode::Incompatible,
                    "A network begins with its input and has between 2 and 10,000 layers");
    const FeatureShape& input = graph.input;
    if (input.flat || input.channels < 1 || input.channels > kMaximumOutputs || input.height < 1
        || input.width < 1 || input.height > kMaximumSide || input.width > kMaximumSide
        || input.count() > kMaximumValues)
        return fail(ErrorCode::Incompatible, "A network cannot have an input of " + text(input));
    if (graph.features < -1 || graph.features > graph.last())
        return fail(ErrorCode::Incompatible, "The layer of the features is not one of the network's");

    std::set<std::string_view> names;
    std::vector<FeatureShape> result;
    result.reserve(graph.layers.size());
    for (std::size_t i = 0; i < graph.layers.size(); ++i) {
        const Layer& layer = graph.layers[i];
        if (layer.name.empty() || !names.insert(layer.name).second)
            return layerError(layer, "needs a name of its own");
        if (i == 0) {
            result.push_back(input);
            continue;
        }
        if (layer.op == Operator::Input || layer.inputs.size() != facts(layer.op).inputs)
            return layerError(layer, "has the wrong number of inputs");
        std::vector<FeatureShape> inputs;
        for (const int source : layer.inputs) {
            if (source < 0 || static_cast<std::size_t>(source) >= i)
                return layerError(layer, "does not come after its inputs");
            inputs.push_back(result[static_cast<std::size_t>(source)]);
        }
        LATHE_CHECK(checkAttributes(layer));
        if (layer.op == Operator::Linear
            && std::int64_t(inputs[0].channels) * layer.attributes.outputs > kMaximumParameters)
            return layerError(layer, "has too many weights");
        LATHE_TRY(FeatureShape shape, outputShape(layer, inputs));
        if (shape.count() >= kMaximumValues)
            return layerError(layer, "gives too many values: " + text(shape));
        if (layer.op == Operator::Conv2d
            && std::int64_t(inputs[0].channels / layer.attributes.groups) * layer.attributes.outputs
                    * layer.attributes.kernel * layer.attributes.kernel
                > kMaximumParameters)
            return layerError(layer, "has too many weights");
        result.push_back(shape);
    }
    return result;
}

Result<std::vector<ParameterInfo>> parameters(const Graph& graph)
{
    LATHE_TRY(const std::vector<FeatureShape> all, shapes(graph));
    std::vector<ParameterInfo> list;
    for (int i = 1; i <= graph.last(); ++i) {
        const Layer& layer = graph.layers[static_cast<std::size_t>(i)];
        appendParameters(list, layer, i, all[static_cast<std::size_t>(layer.inputs.front())]);
    }
    return list;
}

Result<std::int64_t> parameterCount(const Graph& graph)
{
    LATHE_TRY(const std::vector<ParameterInfo> list, parameters(graph));
    std::int64_t total = 0;
    for (const ParameterInfo& parameter : list)
        if (parameter.trainable)
            total += count(parameter.shape);
    return total;
}

Result<std::int64_t> multiplyAdds(const Graph& graph)
{
    LATHE_TRY(const std::vector<FeatureShape> all, shapes(graph));
    double total = 0;
    for (std::size_t i = 1; i < graph.layers.size(); ++i) {
        const Layer& layer = graph.layers[i];
        const FeatureShape& in = all[static_cast<std::size_t>(layer.inputs.front())];
        const LayerAttributes& a = layer.attributes;
        if (layer.op == Operator::Conv2d)
            total += double(all[i].count()) * (in.channels / a.groups) * a.kernel * a.kernel;
        else if (layer.op == Operator::Linear)
            total += double(in.channels) * a.outputs;
    }
    if (total > 0x1p53)
        return fail(ErrorCode::Incompatible, "The network is too large to be computed");
    return static_cast<std::int64_t>(total);
}

nlohmann::json toJson(const Graph& graph)
{
    nlohmann::json layers = nlohmann::json::array();
    for (const Layer& layer : graph.layers) {
        nlohmann::json entry{{"name", layer.name}, {"operator", toString(layer.op)}, {"inputs", layer.inputs}};
        entry.update(attributesToJson(layer));
        layers.push_back(std::move(entry));
    }
    return {{"family", graph.family},
            {"input", {graph.input.channels, graph.input.height, graph.input.width}},
            {"features", graph.features},
            {"layers", std::move(layers)}};
}

Result<Graph> graphFromJson(const nlohmann::json& json)
{
    Graph graph;
    try {
        graph.family = json.at("family").get<std::string>();
        const nlohmann::json& input = json.at("input");
        graph.input = {integer(input.at(0)), integer(input.at(1)), integer(input.at(2)), false};
        graph.features = integer(json.at("features"));
        const nlohmann::json& layers = json.at("layers");
        if (!layers.is_array() || layers.size() > kMaximumLayers)
            return fail(ErrorCode::Parse, "The network's layers are not a list of at most 10,000");
        for (const nlohmann::json& entry : layers) {
            const Operator op = operatorFromText(entry.at("operator").get<std::string>());
            const nlohmann::json& sources = entry.at("inputs");
            if (!sources.is_array() || sources.size() != facts(op).inputs)
                return fail(ErrorCode::Parse, "A layer of the network has the wrong number of inputs");
            std::vector<int> inputs;
            for (const nlohmann::json& source : sources)
                inputs.push_back(integer(source));
            graph.append(entry.at("name").get<std::string>(), op, std::move(inputs),
                         attributesFromJson(op, entry));
        }
    } catch (const std::exception& error) {
        return fail(ErrorCode::Parse, "The network's description cannot be read", {}, toUtf8(error.what()));
    }
    LATHE_CHECK(shapes(graph));
    return graph;
}

Result<std::string> describe(const Graph& graph)
{
    LATHE_TRY(const std::vector<FeatureShape> all, shapes(graph));
    LATHE_TRY(const std::vector<ParameterInfo> list, parameters(graph));
    std::vector<std::int64_t> counts(graph.layers.size(), 0);
    for (const ParameterInfo& parameter : list)
        if (parameter.trainable)
            counts[static_cast<std::size_t>(parameter.layer)] += count(parameter.shape);

    std::string lines;
    for (std::size_t i = 0; i < graph.layers.size(); ++i) {
        const Layer& layer = graph.layers[i];
        std::vector<std::string> sources;
        for (const int source : layer.inputs)
            sources.push_back(std::to_string(source));
        lines += std::to_string(i) + " " + layer.name + " " + std::string(toString(layer.op)) + " ("
            + join(sources, ", ") + ") " + text(all[i]) + " " + grouped(counts[i]) + "\n";
    }
    return lines;
}

} // namespace lathe
