// Operators: onnx.ai/onnx/operators, opset 17. Metadata keys: ONNX's docs/MetadataProps.md.
#include "package/onnx_graph.h"

#include "onnx/onnx_builder.h"

#include <nlohmann/json.hpp>

namespace lathe {

namespace {

// TensorProto.DataType, for Cast
constexpr std::int64_t kFloat = 1, kDouble = 11;

/// Constants of the preparation have names of their own, as its nodes have.
std::string real(OnnxBuilder& b, const std::string& name, double value)
{
    return b.constant<double>(name, ElementType::Float64, {}, {value});
}

std::string integers(OnnxBuilder& b, const std::string& name, const std::vector<std::int64_t>& values)
{
    return b.constant(name, ElementType::Int64, {static_cast<std::int64_t>(values.size())}, values);
}

std::string integer(OnnxBuilder& b, const std::string& name, std::int64_t value)
{
    return b.constant<std::int64_t>(name, ElementType::Int64, {}, {value});
}

/// Builds the resampling of media/resize.h from the picture's own size.
class Preparation {
public:
    Preparation(OnnxBuilder& builder, const ImageInput& input) : b(builder), m_input(input) {}

    std::string build()
    {
        const std::string shape = b.named("prepare/shape", "Shape", {"image"});
        real(b, "prepare/zero", 0);
        real(b, "prepare/half", 0.5);
        real(b, "prepare/one", 1);
        real(b, "prepare/two", 2);
        real(b, "prepare/highest", 255);
        real(b, "prepare/weight_unit", 0x1p-22);
        integer(b, "prepare/zero_integer", 0);
        integer(b, "prepare/one_integer", 1);
        for (const auto& [name, index] : {std::pair("height", 1), std::pair("width", 2)}) {
            const std::string path = std::string("prepare/") + name;
            b.named(path + "_integer", "Gather", {shape, integer(b, path + "_index", index)}, {{"axis", std::int64_t(0)}});
            b.named(path, "Cast", {path + "_integer"}, {{"to", kDouble}});
        }
        cropScale();
        const std::string rows = weights("height", m_input.height);
        const std::string columns = weights("width", m_input.width);

        b.named("prepare/pixels", "Cast", {"image"}, {{"to", kDouble}});
        b.named("prepare/planes", "Transpose", {"prepare/pixels"}, {{"perm", std::vector<std::int64_t>{0, 3, 1, 2}}});
        b.named("prepare/turned", "Transpose", {columns}, {{"perm", std::vector<std::int64_t>{1, 0}}});
        b.named("prepare/narrow", "MatMul", {"prepare/planes", "prepare/turned"});
        b.named("prepare/small", "MatMul", {rows, "prepare/narrow"});
        b.named("prepare/rounded", "Round", {"prepare/small"});
        b.named("prepare/bytes", "Clip", {"prepare/rounded", "prepare/zero", "prepare/highest"});
        const std::string coloured = m_input.channels == 1 ? grey(shape) : colour();
        b.named("prepare/float", "Cast", {coloured}, {{"to", kFloat}});
        return normalised();
    }

private:
    void cropScale()
    {
        if (m_input.fit == ImageInput::Fit::Stretch)
            return;
        b.named("prepare/height_scale", "Div", {"prepare/height", real(b, "prepare/target_height", m_input.height)});
        b.named("prepare/width_scale", "Div", {"prepare/width", real(b, "prepare/target_width", m_input.width)});
        b.named("prepare/least_scale", "Min", {"prepare/width_scale", "prepare/height_scale"});
        b.named("prepare/crop_scale", "Mul", {"prepare/least_scale", real(b, "prepare/crop_share", m_input.cropShare)});
    }

    /// [target, size]: triangle filter, each row with the sum 1. In whole multiples of 2⁻²², as media has
    /// them: then the products add up exactly, in whatever order a runtime adds.
    std::string weights(const std::string& axis, int target)
    {
        const std::string p = "prepare/" + axis;
        const std::string size = p;
        std::string length = size, start = "prepare/zero";
        if (m_input.fit == ImageInput::Fit::Crop) {
            length = b.named(p + "_length", "Mul", {"prepare/crop_scale", "prepare/target_" + axis});
            b.named(p + "_margin", "Sub", {size, length});
            start = b.named(p + "_start", "Div", {p + "_margin", "prepare/two"});
        }
        std::vector<double> steps;
        for (int i = 0; i < target; ++i)
            steps.push_back(i + 0.5);
        b.constant<double>(p + "_steps", ElementType::Float64, {target, 1}, steps);
        b.named(p + "_step", "Div", {length, real(b, p + "_targets", target)});
        b.named(p + "_support", "Max", {p + "_step", "prepare/one"});
        b.named(p + "_offsets", "Mul", {p + "_steps", p + "_step"});
        b.named(p + "_centres", "Add", {p + "_offsets", start});
        b.named(p + "_range", "Range", {"prepare/zero_integer", p + "_integer", "prepare/one_integer"});
        b.named(p + "_indices", "Cast", {p + "_range"}, {{"to", kDouble}});
        b.named(p + "_positions", "Add", {p + "_indices", "prepare/half"});
        b.named(p + "_differences", "Sub", {p + "_positions", p + "_centres"});
        b.named(p + "_distances", "Abs", {p + "_differences"});
        b.named(p + "_shares", "Div", {p + "_distances", p + "_support"});
        b.named(p + "_slopes", "Sub", {"prepare/one", p + "_shares"});
        b.named(p + "_triangles", "Max", {p + "_slopes", "prepare/zero"});
        b.named(p + "_sums", "ReduceSum", {p + "_triangles", integers(b, p + "_sum_axes", {1})},
               {{"keepdims", std::int64_t(1)}});
        b.named(p + "_normalised", "Div", {p + "_triangles", p + "_sums"});
        b.named(p + "_scaled", "Div", {p + "_normalised", "prepare/weight_unit"});
        b.named(p + "_whole", "Round", {p + "_scaled"});
        return b.named(p + "_weights", "Mul", {p + "_whole", "prepare/weight_unit"});
    }

    /// Luma of ITU-R BT.601 in 1/65536, rounded. Out of one table, so that a grey picture, whose one
    /// channel has the weight 65536, needs no branch: channels 1 to 3 take [0, 1) or [1, 4).
    std::string grey(const std::string& shape)
    {
        b.constant<double>("prepare/luma", ElementType::Float64, {4, 1, 1}, {65536, 19595, 38470, 7471});
        b.named("prepare/channels", "Gather", {shape, integers(b, "prepare/channels_index", {3})},
               {{"axis", std::int64_t(0)}});
        b.named("prepare/luma_start", "Div", {"prepare/channels", integers(b, "prepare/three", {3})});
        b.named("prepare/luma_end", "Add", {"prepare/luma_start", "prepare/channels"});
        b.named("prepare/luma_weights", "Slice",
               {"prepare/luma", "prepare/luma_start", "prepare/luma_end", integers(b, "prepare/luma_axes", {0})});
        b.named("prepare/luma_products", "Mul", {"prepare/bytes", "prepare/luma_weights"});
        b.named("prepare/luma_sums", "ReduceSum", {"prepare/luma_products", integers(b, "prepare/channel_axes", {1})},
               {{"keepdims", std::int64_t(1)}});
        b.named("prepare/luma_shifted", "Add", {"prepare/luma_sums", real(b, "prepare/luma_half", 32768)});
        b.named("prepare/luma_scaled", "Div", {"prepare/luma_shifted", real(b, "prepare/luma_unit", 65536)});
        return b.named("prepare/grey", "Floor", {"prepare/luma_scaled"});
    }

    std::string colour()
    {
        return b.named("prepare/colour", "Expand", {"prepare/bytes", integers(b, "prepare/colour_shape", {1, 3, 1, 1})});
    }

    std::string normalised()
    {
        const std::vector<std::int64_t> shape{m_input.channels, 1, 1};
        b.named("prepare/unit", "Div",
               {"prepare/float", b.constant<float>("prepare/scale", ElementType::Float32, {}, {255.0f})});
        b.named("prepare/centred", "Sub",
               {"prepare/unit", b.constant("prepare/mean", ElementType::Float32, shape, m_input.mean)});
        return b.named("prepare/input", "Div",
                      {"prepare/centred", b.constant("prepare/deviation", ElementType::Float32, shape, m_input.deviation)});
    }

    OnnxBuilder& b;
    const ImageInput& m_input;
};

OnnxNode& lastNode(OnnxBuilder& b)
{
    return b.model.nodes.back();
}

OnnxBuilder::Attributes window(const LayerAttributes& a)
{
    const std::int64_t kernel = a.kernel, stride = a.stride, padding = a.padding;
    return {{"kernel_shape", std::vector<std::int64_t>{kernel, kernel}},
            {"strides", std::vector<std::int64_t>{stride, stride}},
            {"pads", std::vector<std::int64_t>(4, padding)}};
}

/// Returns the name of the layer's output.
std::string appendLayer(OnnxBuilder& b, const Layer& layer, const std::vector<std::string>& inputs, const FeatureShape& in)
{
    const LayerAttributes& a = layer.attributes;
    const std::string name = "/" + layer.name;
    const auto weighted = [&](const std::string& op, OnnxBuilder::Attributes attributes) {
        std::vector<std::string> all{inputs[0], layer.name + ".weight"};
        if (a.bias)
            all.push_back(layer.name + ".bias");
        return b.named(name, op, std::move(all), std::move(attributes));
    };
    switch (layer.op) {
    case Operator::Conv2d: {
        OnnxBuilder::Attributes attributes = window(a);
        attributes["group"] = std::int64_t(a.groups);
        return weighted("Conv", std::move(attributes));
    }
    case Operator::Linear:
        return weighted("Gemm", {{"transB", std::int64_t(1)}});
    case Operator::BatchNorm2d:
        return b.named(name, "BatchNormalization",
                      {inputs[0], layer.name + ".weight", layer.name + ".bias", layer.name + ".running_mean",
                       layer.name + ".running_var"},
                      {{"epsilon", static_cast<float>(a.epsilon)}});
    case Operator::ReLU:
        return b.named(name, "Relu", inputs);
    case Operator::ReLU6:
        return b.named(name, "Clip",
                      {inputs[0], b.constant<float>("/zero", ElementType::Float32, {}, {0}),
                       b.constant<float>("/six", ElementType::Float32, {}, {6})});
    case Operator::MaxPool2d:
        return b.named(name, "MaxPool", inputs, window(a));
    case Operator::GlobalAveragePool:
        b.named(name + "/mean", "GlobalAveragePool", inputs);
        return b.named(name, "Flatten", {name + "/mean"}, {{"axis", std::int64_t(1)}});
    case Operator::Flatten:
        return b.named(name, "Flatten", inputs, {{"axis", std::int64_t(1)}});
    case Operator::Add:
        return b.named(name, "Add", inputs);
    case Operator::Upsample2d: { // an empty region of interest: the whole
        const auto factor = static_cast<float>(a.stride);
        const std::string scales = b.constant<float>(name + "/scales", ElementType::Float32, {4}, {1, 1, factor, factor});
        return b.named(name, "Resize", {inputs[0], "", scales},
                       {{"mode", std::string("nearest")}, {"nearest_mode", std::string("floor")}, {"coordinate_transformation_mode", std::string("asymmetric")}});
    }
    case Operator::PadShortcut: {
        const std::int64_t before = (a.outputs - in.channels) / 2;
        const std::int64_t after = a.outputs - in.channels - before;
        b.named(name + "/thinned", "Slice",
               {inputs[0], integers(b, name + "/starts", {0, 0}), integers(b, name + "/ends", {in.height, in.width}),
                integers(b, name + "/axes", {2, 3}), integers(b, name + "/steps", {a.stride, a.stride})});
        return b.named(name, "Pad", {name + "/thinned", integers(b, name + "/pads", {0, before, 0, 0, 0, after, 0, 0})});
    }
    case Operator::Dropout: // does nothing once a network is trained
    case Operator::Input:
        break;
    }
    return inputs[0];
}

std::map<std::string, std::string> metadata(const NetworkFile& network, const PackageManifest& manifest)
{
    const bool isGrey = network.input.channels == 1;
    return {{"classes", nlohmann::json(network.classes).dump()},
            {"task", manifest.task},
            {"learner", network.learner},
            {"name", manifest.name},
            {"dataset", manifest.datasetName},
            {"lathe_version", manifest.latheVersion},
            {"input", toJson(network.input).dump()},
            {"input_description",
             "image: uint8 [n, height, width, channels], rows from the top, grey or RGB; any size, the graph itself "
             "resizes, crops and normalises"},
            {"Image.BitmapPixelFormat", isGrey ? "Gray8" : "Rgb8"},
            {"Image.ColorSpaceGamma", "SRGB"},
            {"Image.NominalPixelRange", "NominalRange_0_255"}};
}

} // namespace

Result<OnnxModel> onnxModel(const NetworkFile& network, const PackageManifest& manifest)
{
    LATHE_TRY(const std::vector<FeatureShape> all, shapes(network.graph));
    LATHE_TRY(const std::vector<ParameterInfo> list, parameters(network.graph));
    OnnxModel model;
    model.producerVersion = manifest.latheVersion;
    model.graphName = network.graph.family;
    model.description = manifest.name;
    model.metadata = metadata(network, manifest);
    model.inputs = {{"image", ElementType::UInt8, {"n", "height", "width", "channels"}}};
    const auto classes = static_cast<std::int64_t>(network.classes.size());
    for (const char* name : {"logits", "probabilities"})
        model.outputs.push_back({name, ElementType::Float32, {"n", classes}});

    for (const ParameterInfo& parameter : list) {
        const auto found = network.weights.find(parameter.name);
        if (found == network.weights.end() || found->second.shape != parameter.shape)
            return fail(ErrorCode::Incompatible, "The weights “" + parameter.name + "” are missing or have another shape");
        model.initializers[parameter.name] = HostTensor::fromFloats(parameter.shape, found->second.floats());
    }

    OnnxBuilder builder(model);
    std::vector<std::string> values{Preparation(builder, network.input).build()};
    for (std::size_t i = 1; i < network.graph.layers.size(); ++i) {
        const Layer& layer = network.graph.layers[i];
        std::vector<std::string> inputs;
        for (const int source : layer.inputs)
            inputs.push_back(values[static_cast<std::size_t>(source)]);
        values.push_back(appendLayer(builder, layer, inputs, all[static_cast<std::size_t>(layer.inputs[0])]));
    }
    if (network.graph.layers.back().op == Operator::Dropout)
        builder.named("logits", "Identity", {values.back()});
    else
        lastNode(builder).outputs = {"logits"};
    builder.named("probabilities", "Softmax", {"logits"}, {{"axis", std::int64_t(-1)}});
    return model;
}

} // namespace lathe
