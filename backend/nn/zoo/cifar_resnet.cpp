// He et al., Deep residual learning for image recognition, 2016, section 4.2: three stages of 16, 32 and
// 64 channels, 2n convolutions each, depth 6n + 2, shortcuts without parameters.
#include "nn/zoo.h"

namespace lathe {

Result<Graph> cifarResnet(int depth, const FeatureShape& input, int classes)
{
    if (depth != 20 && depth != 32 && depth != 44 && depth != 56 && depth != 110)
        return fail(ErrorCode::InvalidArgument, "There is no CIFAR ResNet-" + std::to_string(depth),
                    "There are 20, 32, 44, 56 and 110");

    Graph graph;
    graph.family = "cifar_resnet" + std::to_string(depth);
    graph.input = input;
    int at = graph.append("input", Operator::Input, {});
    const auto convolution = [&](const std::string& name, int outputs, int stride) {
        at = graph.append(name, Operator::Conv2d, {at},
                          {.outputs = outputs, .kernel = 3, .stride = stride, .padding = 1, .bias = false});
    };
    const auto normalisation = [&](const std::string& name) {
        at = graph.append(name, Operator::BatchNorm2d, {at});
    };

    convolution("conv1", 16, 1);
    normalisation("bn1");
    at = graph.append("relu", Operator::ReLU, {at});
    for (int stage = 0; stage < 3; ++stage) {
        const int channels = 16 << stage;
        for (int i = 0; i < (depth - 2) / 6; ++i) {
            const std::string path = "layer" + std::to_string(stage + 1) + "." + std::to_string(i);
            const int stride = stage > 0 && i == 0 ? 2 : 1;
            const int start = at;
            convolution(path + ".conv1", channels, stride);
            normalisation(path + ".bn1");
            at = graph.append(path + ".relu1", Operator::ReLU, {at});
            convolution(path + ".conv2", channels, 1);
            normalisation(path + ".bn2");
            const int branch = at;
            int shortcut = start;
            if (stride != 1)
                shortcut = graph.append(path + ".shortcut", Operator::PadShortcut, {start},
                                        {.outputs = channels, .stride = stride});
            at = graph.append(path + ".add", Operator::Add, {branch, shortcut});
            at = graph.append(path + ".relu", Operator::ReLU, {at});
        }
    }
    graph.features = at = graph.append("avgpool", Operator::GlobalAveragePool, {at});
    graph.append("linear", Operator::Linear, {at}, {.outputs = classes});
    LATHE_CHECK(shapes(graph));
    return graph;
}

} // namespace lathe
