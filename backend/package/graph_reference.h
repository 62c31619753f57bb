// Answers of a network from its graph and weights, without torch.
#pragma once

#include "media/image.h"
#include "nn/network_file.h"
#include "package/kernels.h"

namespace lathe {

class GraphReference {
public:
    /// Fails with Incompatible when weights and graph do not fit.
    static Result<GraphReference> create(Graph graph, ImageInput input, const StateDict& weights);

    /// One probability a class.
    std::vector<float> probabilities(const Image& image) const;
    /// [n, c, h, w] to [n, classes]
    FloatTensor logits(FloatTensor images) const;

private:
    GraphReference(Graph graph, ImageInput input) : m_graph(std::move(graph)), m_input(std::move(input)) {}
    FloatTensor output(const Layer& layer, const FloatTensor& input) const;

    Graph m_graph;
    ImageInput m_input;
    std::map<std::string, FloatTensor, std::less<>> m_weights;
};

/// Resized, scaled and normalised: [1, c, h, w].
FloatTensor inputTensor(const Image& image, const ImageInput& input);

} // namespace lathe
