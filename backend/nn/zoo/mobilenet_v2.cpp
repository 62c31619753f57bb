// Sandler et al., MobileNetV2: inverted residuals and linear bottlenecks, 2018, table 2.
#include "nn/zoo.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace lathe {

namespace {

struct Stage {
    int expansion;
    int channels;
    int blocks;
    int stride;
};

constexpr std::array<Stage, 7> kStages{{
    {1, 16, 1, 1},
    {6, 24, 2, 2},
    {6, 32, 3, 2},
    {6, 64, 4, 2},
    {6, 96, 3, 1},
    {6, 160, 3, 2},
    {6, 320, 1, 1},
}};

constexpr int kStemChannels = 32;
constexpr int kLastChannels = 1280;

/// The nearest multiple of 8 that is not more than a tenth below `value`.
int scaledChannels(double value)
{
    const int rounded = std::max(8, static_cast<int>(value + 4) / 8 * 8);
    return rounded < 0.9 * value ? rounded + 8 : rounded;
}

} // namespace

Result<Graph> mobilenetV2(double width, const FeatureShape& input, int classes)
{
    if (!(width >= 0.1 && width <= 2))
        return fail(ErrorCode::InvalidArgument, "MobileNetV2 needs a width between 0.1 and 2");

    Graph graph;
    graph.family = "mobilenet_v2_" + shortest(width);
    graph.input = input;
    int at = graph.append("input", Operator::Input, {});
    // `convolution` and `normalisation` are the full names of both layers, since torchvision nests them
    // differently with and without an activation.
    const auto convolution = [&](const std::string& conv, const std::string& norm, int outputs, int kernel,
                                 int stride, int groups) {
        at = graph.append(conv, Operator::Conv2d, {at},
                          {.outputs = outputs, .kernel = kernel, .stride = stride, .padding = kernel / 2,
                           .groups = groups, .bias = false});
        at = graph.append(norm, Operator::BatchNorm2d, {at});
    };
    const auto activated = [&](const std::string& path, int outputs, int kernel, int stride, int groups) {
        convolution(path + ".0", path + ".1", outputs, kernel, stride, groups);
        at = graph.append(path + ".2", Operator::ReLU6, {at});
    };

    int channels = scaledChannels(kStemChannels * width);
    activated("features.0", channels, 3, 2, 1);
    int number = 1;
    for (const Stage& stage : kStages) {
        const int outputs = scaledChannels(stage.channels * width);
        for (int i = 0; i < stage.blocks; ++i) {
            const std::string block = "features." + std::to_string(number++);
            const std::string path = block + ".conv.";
            const int start = at;
            const int stride = i == 0 ? stage.stride : 1;
            const int hidden = channels * stage.expansion;
            int part = 0;
            if (stage.expansion != 1)
                activated(path + std::to_string(part++), hidden, 1, 1, 1);
            activated(path + std::to_string(part++), hidden, 3, stride, hidden);
            convolution(path + std::to_string(part), path + std::to_string(part + 1), outputs, 1, 1, 1);
            if (stride == 1 && channels == outputs)
                at = graph.append(block + ".add", Operator::Add, {start, at});
            channels = outputs;
        }
    }
    activated("features." + std::to_string(number), scaledChannels(kLastChannels * std::max(1.0, width)), 1, 1, 1);
    graph.features = at = graph.append("avgpool", Operator::GlobalAveragePool, {at});
    at = graph.append("classifier.0", Operator::Dropout, {at}, {.probability = 0.2});
    graph.append("classifier.1", Operator::Linear, {at}, {.outputs = classes});
    LATHE_CHECK(shapes(graph));
    return graph;
}

} // namespace lathe
