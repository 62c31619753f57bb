// He et al., Deep residual learning for image recognition, 2016, table 1; the stride of a bottleneck
// lies in its 3 × 3 convolution, as in torchvision.
#include "nn/zoo.h"

#include <array>

namespace lathe {

namespace {

class Builder {
public:
    Builder(std::string family, const FeatureShape& input)
    {
        graph.family = std::move(family);
        graph.input = input;
        m_at = graph.append("input", Operator::Input, {});
    }

    int at() const { return m_at; }
    int convolution(const std::string& name, int from, int outputs, int kernel, int stride)
    {
        return m_at = graph.append(name, Operator::Conv2d, {from},
                                   {.outputs = outputs, .kernel = kernel, .stride = stride,
                                    .padding = kernel / 2, .bias = false});
    }
    int normalisation(const std::string& name) { return m_at = graph.append(name, Operator::BatchNorm2d, {m_at}); }
    int relu(const std::string& name) { return m_at = graph.append(name, Operator::ReLU, {m_at}); }

    /// Two convolutions, or three with a bottleneck of a quarter of the channels; then the shortcut.
    void block(const std::string& path, int width, int stride, bool bottleneck, int inputChannels)
    {
        const int outputs = bottleneck ? width * 4 : width;
        const int start = m_at;
        convolution(path + ".conv1", start, width, bottleneck ? 1 : 3, bottleneck ? 1 : stride);
        normalisation(path + ".bn1");
        relu(path + ".relu1");
        convolution(path + ".conv2", m_at, width, 3, bottleneck ? stride : 1);
        normalisation(path + ".bn2");
        if (bottleneck) {
            relu(path + ".relu2");
            convolution(path + ".conv3", m_at, outputs, 1, 1);
            normalisation(path + ".bn3");
        }
        const int branch = m_at;
        int shortcut = start;
        if (stride != 1 || inputChannels != outputs) {
            convolution(path + ".downsample.0", start, outputs, 1, stride);
            shortcut = normalisation(path + ".downsample.1");
        }
        m_at = graph.append(path + ".add", Operator::Add, {branch, shortcut});
        relu(path + ".relu");
    }

    void pool()
    {
        m_at = graph.append("maxpool", Operator::MaxPool2d, {m_at}, {.kernel = 3, .stride = 2, .padding = 1});
    }

    void head(int classes)
    {
        graph.features = m_at = graph.append("avgpool", Operator::GlobalAveragePool, {m_at});
        m_at = graph.append("fc", Operator::Linear, {m_at}, {.outputs = classes});
    }

    Graph graph;

private:
    int m_at = 0;
};

} // namespace

Result<Graph> resnet(int depth, const FeatureShape& input, int classes)
{
    std::array<int, 4> blocks{3, 4, 6, 3};
    if (depth == 18)
        blocks = {2, 2, 2, 2};
    else if (depth != 34 && depth != 50)
        return fail(ErrorCode::InvalidArgument, "There is no ResNet-" + std::to_string(depth),
                    "There are 18, 34 and 50");
    const bool bottleneck = depth >= 50;

    Builder builder("resnet" + std::to_string(depth), input);
    builder.convolution("conv1", builder.at(), 64, 7, 2);
    builder.normalisation("bn1");
    builder.relu("relu");
    builder.pool();
    int channels = 64;
    for (int stage = 0; stage < 4; ++stage) {
        const int width = 64 << stage;
        for (int i = 0; i < blocks[static_cast<std::size_t>(stage)]; ++i) {
            const int stride = stage > 0 && i == 0 ? 2 : 1;
            builder.block("layer" + std::to_string(stage + 1) + "." + std::to_string(i), width, stride,
                          bottleneck, channels);
            channels = bottleneck ? width * 4 : width;
        }
    }
    builder.head(classes);
    LATHE_CHECK(shapes(builder.graph));
    return std::move(builder.graph);
}

} // namespace lathe
