// A network as data: named layers with operator, inputs and attributes. No torch here.
// From the same graph come the torch module, shapes, counts, ONNX and the drawing.
#pragma once

#include "base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace lathe {

enum class Operator {
    Input,
    Conv2d,
    BatchNorm2d,
    ReLU,
    ReLU6,
    MaxPool2d,
    GlobalAveragePool, ///< [c, h, w] to [c]
    Flatten,
    Linear,
    Dropout,
    Add,
    /// CIFAR ResNet's shortcut "A": every `stride`-th pixel, zeros for new channels, half before, half after.
    PadShortcut,
    Upsample2d, ///< every pixel `stride` times across and down: nearest neighbour
};
std::string_view toString(Operator op);

/// Only those of the operator count; the others keep their defaults.
struct LayerAttributes {
    int outputs = 0;  ///< channels or features
    int kernel = 1;
    int stride = 1;
    int padding = 0;
    int groups = 1;
    bool bias = true;
    double epsilon = 1e-5;
    double momentum = 0.1;
    double probability = 0;
    bool operator==(const LayerAttributes&) const = default;
};

struct Layer {
    std::string name; ///< PyTorch's module path, for example `layer1.0.conv1`; unique
    Operator op = Operator::Input;
    std::vector<int> inputs; ///< indices of earlier layers
    LayerAttributes attributes;
    bool operator==(const Layer&) const = default;
};

/// [c, h, w], or [features] as {features, 1, 1} with `flat`.
struct FeatureShape {
    int channels = 0;
    int height = 1;
    int width = 1;
    bool flat = false;
    std::int64_t count() const { return std::int64_t(channels) * height * width; }
    bool operator==(const FeatureShape&) const = default;
};

/// A tensor of the state dict: `name` as PyTorch has it.
struct ParameterInfo {
    std::string name; ///< `conv1.weight`
    std::vector<std::int64_t> shape;
    bool trainable = true; ///< false for running_mean, running_var (num_batches_tracked is not listed)
    int layer = 0;
    bool operator==(const ParameterInfo&) const = default;
};

struct Graph {
    std::string family; ///< `small_cnn`, `resnet18`, …
    FeatureShape input;
    /// Topological order; the first is Input, the last gives the logits: [classes], or of a detector
    /// [classes + 4, h, w], see nn/box_grid.h.
    std::vector<Layer> layers;
    int features = -1;         ///< the layer whose output is the feature vector before the head

    int append(std::string name, Operator op, std::vector<int> inputs, LayerAttributes attributes = {});
    int last() const { return static_cast<int>(layers.size()) - 1; }
    bool operator==(const Graph&) const = default;
};

/// The output shape of each layer. Fails with Incompatible naming the layer.
Result<std::vector<FeatureShape>> shapes(const Graph& graph);
/// In PyTorch's state-dict order.
Result<std::vector<ParameterInfo>> parameters(const Graph& graph);
/// Trainable numbers (weights, biases, batch-norm scales).
Result<std::int64_t> parameterCount(const Graph& graph);
/// Multiply-adds of convolutions and linear layers for one item.
Result<std::int64_t> multiplyAdds(const Graph& graph);

nlohmann::json toJson(const Graph& graph);
/// Checks counts, indices and attributes. Fails with Parse or Incompatible.
Result<Graph> graphFromJson(const nlohmann::json& json);

/// One line a layer: index, name, operator, inputs, shape, parameters.
Result<std::string> describe(const Graph& graph);

} // namespace lathe
