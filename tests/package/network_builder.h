// Networks with random weights, and pictures kept in memory.
#pragma once

#include "base/hash.h"
#include "base/random.h"
#include "data/item.h"
#include "media/decode.h"
#include "nn/network_file.h"
#include "package/graph_reference.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace lathe::test {

inline StateDict randomWeights(const Graph& graph, std::uint64_t seed)
{
    Random random(seed);
    StateDict weights;
    const std::vector<ParameterInfo> list = parameters(graph).value();
    for (const ParameterInfo& parameter : list) {
        std::int64_t count = 1, fanIn = 1;
        for (const std::int64_t side : parameter.shape)
            count *= side;
        for (std::size_t d = 1; d < parameter.shape.size(); ++d)
            fanIn *= parameter.shape[d];
        std::vector<float> values;
        for (std::int64_t i = 0; i < count; ++i) {
            const double uniform = 2 * random.uniform() - 1;
            double value = uniform * 0.1;
            if (parameter.shape.size() > 1)
                value = uniform * 2.4 / std::sqrt(double(fanIn));
            else if (parameter.name.ends_with("running_var"))
                value = 0.5 + random.uniform();
            else if (parameter.name.ends_with(".weight"))
                value = 0.8 + 0.4 * random.uniform();
            values.push_back(static_cast<float>(value));
        }
        weights[parameter.name] = HostTensor::fromFloats(parameter.shape, values);
    }
    return weights;
}

/// Noise over a slope, so that resampling has something to do; lighter or darker by the seed.
inline Image picture(int width, int height, int channels, std::uint64_t seed)
{
    Random random(seed);
    Image image{width, height, channels, Bytes(std::size_t(width) * std::size_t(height) * std::size_t(channels))};
    const std::size_t dark = random.below(128);
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = static_cast<std::uint8_t>(dark + i * 64 / image.pixels.size() + random.below(64));
    return image;
}

/// Moves and scales the last layer, so that the answers differ from picture to picture and no class takes all.
inline void calibrateHead(NetworkFile& file)
{
    const GraphReference reference = GraphReference::create(file.graph, file.input, file.weights).value();
    const auto logits = [&](std::uint64_t seed) {
        const Image image = picture(file.input.width, file.input.height, file.input.channels, seed);
        return reference.logits(inputTensor(image, file.input)).values;
    };
    const std::vector<float> a = logits(1), b = logits(2);
    float largest = 0;
    for (std::size_t k = 0; k < a.size(); ++k)
        largest = std::max(largest, std::abs(a[k] - b[k]));
    const std::string head = file.graph.layers.back().name;
    HostTensor& weight = file.weights.at(head + ".weight");
    HostTensor& bias = file.weights.at(head + ".bias");
    std::vector<float> weights = weight.floats(), biases = bias.floats();
    for (float& value : weights)
        value /= largest;
    for (std::size_t k = 0; k < biases.size(); ++k)
        biases[k] = (biases[k] - (a[k] + b[k]) / 2) / largest;
    weight = HostTensor::fromFloats(weight.shape, weights);
    bias = HostTensor::fromFloats(bias.shape, biases);
}

inline NetworkFile network(Graph graph, ImageInput::Fit fit = ImageInput::Fit::Crop, double cropShare = 0.875)
{
    NetworkFile file;
    file.learner = "image.test";
    const FeatureShape input = graph.input;
    file.input = {.channels = input.channels, .height = input.height, .width = input.width, .fit = fit,
                  .cropShare = cropShare, .mean = {}, .deviation = {}};
    for (int c = 0; c < input.channels; ++c) {
        file.input.mean.push_back(0.4f + 0.05f * float(c));
        file.input.deviation.push_back(0.25f + 0.01f * float(c));
    }
    file.weights = randomWeights(graph, 7);
    const int classes = graph.layers.back().attributes.outputs;
    for (int k = 0; k < classes; ++k)
        file.classes.push_back("class " + std::to_string(k));
    file.graph = std::move(graph);
    calibrateHead(file);
    return file;
}

class MemoryContents final : public ContentReader {
public:
    Result<Content> read(const Hash& content) const override
    {
        const auto found = m_bytes.find(content);
        if (found == m_bytes.end())
            return fail(ErrorCode::NotFound, "There is no such content");
        return Content{found->second, nullptr};
    }
    Hash add(Bytes bytes)
    {
        const Hash hash = sha256(bytes);
        m_bytes[hash] = std::move(bytes);
        return hash;
    }

private:
    std::map<Hash, Bytes> m_bytes;
};

inline ItemSet itemsOf(const std::vector<Image>& images, const std::vector<std::string>& classes)
{
    auto contents = std::make_shared<MemoryContents>();
    ItemSet set;
    set.classes = classes;
    for (std::size_t i = 0; i < images.size(); ++i) {
        Item item;
        item.content = contents->add(encodePng(images[i]));
        item.name = "picture " + std::to_string(i);
        item.label = static_cast<std::int32_t>(i % classes.size());
        set.items.push_back(std::move(item));
    }
    set.contents = contents;
    return set;
}

} // namespace lathe::test
