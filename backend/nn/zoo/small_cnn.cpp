#include "nn/zoo.h"

#include <algorithm>

namespace lathe {

namespace {

/// Below this side another halving would leave fewer than 7 pixels.
constexpr int kSmallestSideToHalve = 14;
constexpr int kMostChannels = 256;

} // namespace

Result<Graph> smallCnn(const FeatureShape& input, int classes)
{
    if (std::min(input.height, input.width) < 4)
        return fail(ErrorCode::Incompatible, "The small CNN needs pictures of at least 4 × 4 pixels");

    Graph graph;
    graph.family = "small_cnn";
    graph.input = input;
    int at = graph.append("input", Operator::Input, {});
    int side = std::min(input.height, input.width);
    int channels = 32;
    for (int stage = 1; stage <= 2 || side >= kSmallestSideToHalve; ++stage) {
        const std::string number = std::to_string(stage);
        at = graph.append("conv" + number, Operator::Conv2d, {at},
                          {.outputs = channels, .kernel = 3, .padding = 1});
        if (stage > 1)
            at = graph.append("bn" + number, Operator::BatchNorm2d, {at});
        at = graph.append("relu" + number, Operator::ReLU, {at});
        at = graph.append("pool" + number, Operator::MaxPool2d, {at}, {.kernel = 2, .stride = 2});
        side /= 2;
        channels = std::min(channels * 2, kMostChannels);
    }
    at = graph.append("flatten", Operator::Flatten, {at});
    at = graph.append("fc1", Operator::Linear, {at}, {.outputs = 128});
    graph.features = at = graph.append("relu_fc1", Operator::ReLU, {at});
    graph.append("fc2", Operator::Linear, {at}, {.outputs = classes});
    LATHE_CHECK(shapes(graph));
    return graph;
}

} // namespace lathe
