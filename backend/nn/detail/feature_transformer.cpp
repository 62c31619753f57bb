#include "nn/detail/feature_transformer.h"

#include "nn/detail/batched_product.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

std::string blockName(int block)
{
    return "blocks." + std::to_string(block) + ".";
}

std::vector<ParameterSpec> parametersOf(const TransformerShape& shape)
{
    std::vector<ParameterSpec> specs;
    const std::int64_t width = shape.width;
    const auto linear = [&](const std::string& name, std::int64_t from, std::int64_t to, bool startsAtZero = false) {
        const double bound = 1 / std::sqrt(static_cast<double>(from));
        specs.push_back({name + ".weight", {to, from}, 0, bound, true});
        specs.push_back({name + ".bias", {to}, 0, startsAtZero ? 0 : bound, false});
    };
    const auto normalisation = [&](const std::string& name) {
        specs.push_back({name + ".weight", {width}, 1, 0, false});
        specs.push_back({name + ".bias", {width}, 0, 0, false});
    };
    const double bound = 1 / std::sqrt(static_cast<double>(width));
    specs.push_back({"tokens.weight", {shape.features(), width}, 0, bound, false});
    specs.push_back({"tokens.bias", {shape.tokenCount(), width}, 0, bound, false});
    specs.push_back({"answer", {width}, 0, bound, false});
    for (int block = 0; block < shape.blocks; ++block) {
        const std::string name = blockName(block);
        if (block > 0) // the first normalisation of all hinders learning (section 3.3)
            normalisation(name + "attention_norm");
        linear(name + "queries_keys_values", width, 3 * width, true);
        linear(name + "attention_out", width, width, true);
        normalisation(name + "forward_norm");
        linear(name + "forward_in", width, 2 * shape.hidden);
        linear(name + "forward_out", shape.hidden, width);
    }
    normalisation("head_norm");
    linear("head", width, shape.outputs);
    return specs;
}

torch::Tensor membershipOf(const TransformerShape& shape, torch::Device device)
{
    if (shape.tokenCount() == shape.features())
        return {};
    torch::Tensor membership = torch::zeros({shape.features(), shape.tokenCount()});
    for (std::size_t feature = 0; feature < shape.tokens.size(); ++feature)
        membership.data_ptr<float>()[static_cast<std::int64_t>(feature) * shape.tokenCount() + shape.tokens[feature]] = 1;
    return membership.to(device);
}

} // namespace

std::int64_t TransformerShape::tokenCount() const
{
    return tokens.empty() ? 0 : *std::ranges::max_element(tokens) + 1;
}

std::int64_t TransformerShape::numbersOfRow() const
{
    const std::int64_t count = tokenCount() + 1;
    return count * width + blocks * (count * (12 * width + 5 * hidden) + 4 * heads * count * count);
}

FeatureTransformer::FeatureTransformer(TransformerShape shape, torch::Device device)
    : m_shape(std::move(shape)), m_parameters(parametersOf(m_shape), device), m_membership(membershipOf(m_shape, device))
{
}

torch::Tensor FeatureTransformer::forward(const torch::Tensor& features, const TransformerDropout* dropout) const
{
    torch::Tensor tokens = tokenised(features);
    for (int block = 0; block < m_shape.blocks; ++block) {
        const std::string name = blockName(block);
        const torch::Tensor normal = block > 0 ? normalised(name + "attention_norm", tokens) : tokens;
        // Of the last block only the answer's token is read on.
        const bool isLast = block + 1 == m_shape.blocks;
        const auto asking = [&](const torch::Tensor& all) { return isLast ? all.narrow(1, 0, 1) : all; };
        tokens = asking(tokens) + attention(name, asking(normal), normal, dropout);
        tokens = tokens + feedForward(name, normalised(name + "forward_norm", tokens), dropout);
    }
    return linear("head", normalised("head_norm", tokens.select(1, 0)).relu());
}

/// [n, 1 + tokens, width]; the answer's token comes first.
torch::Tensor FeatureTransformer::tokenised(const torch::Tensor& features) const
{
    const std::int64_t rows = features.size(0), width = m_shape.width;
    const torch::Tensor weight = m_parameters["tokens.weight"], bias = m_parameters["tokens.bias"];
    torch::Tensor tokens;
    if (m_membership.defined()) {
        // The features of one token sum up: of a one-hot category that picks its row, as an embedding does.
        const torch::Tensor placed = (m_membership.unsqueeze(2) * weight.unsqueeze(1)).view({m_shape.features(), -1});
        tokens = torch::addmm(bias.flatten(), features, placed).view({rows, -1, width});
    } else {
        tokens = features.unsqueeze(2) * weight + bias;
    }
    return torch::cat({m_parameters["answer"].expand({rows, 1, width}), tokens}, 1);
}

torch::Tensor FeatureTransformer::attention(const std::string& block, const torch::Tensor& asking, const torch::Tensor& tokens,
                                            const TransformerDropout* dropout) const
{
    const std::int64_t rows = tokens.size(0), width = m_shape.width, heads = m_shape.heads, part = width / heads;
    const torch::Tensor weight = m_parameters[block + "queries_keys_values.weight"], bias = m_parameters[block + "queries_keys_values.bias"];
    const auto projected = [&](const torch::Tensor& from, std::int64_t first, std::int64_t count) {
        return torch::linear(from, weight.narrow(0, first * width, count * width), bias.narrow(0, first * width, count * width));
    };
    const auto byHead = [&](const torch::Tensor& all) { // [n · heads, tokens, part]
        return all.reshape({rows, all.size(1), heads, part}).transpose(1, 2).reshape({rows * heads, all.size(1), part});
    };
    const torch::Tensor queries = byHead(projected(asking, 0, 1) * (1 / std::sqrt(static_cast<double>(part))));
    const torch::Tensor others = projected(tokens, 1, 2);
    const torch::Tensor keys = byHead(others.narrow(2, 0, width)), values = byHead(others.narrow(2, width, width));
    torch::Tensor shares = batchedProduct(queries, keys.transpose(1, 2)).softmax(2);
    if (dropout)
        shares = dropout->source.apply(shares, dropout->attention);
    const torch::Tensor read = batchedProduct(shares, values).view({rows, heads, -1, part}).transpose(1, 2).reshape({rows, -1, width});
    return linear(block + "attention_out", read);
}

/// ReGLU (Shazeer, GLU Variants Improve Transformer, 2020).
torch::Tensor FeatureTransformer::feedForward(const std::string& block, const torch::Tensor& tokens, const TransformerDropout* dropout) const
{
    const torch::Tensor both = linear(block + "forward_in", tokens);
    torch::Tensor hidden = both.narrow(2, 0, m_shape.hidden) * both.narrow(2, m_shape.hidden, m_shape.hidden).relu();
    if (dropout)
        hidden = dropout->source.apply(hidden, dropout->hidden);
    return linear(block + "forward_out", hidden);
}

torch::Tensor FeatureTransformer::normalised(const std::string& name, const torch::Tensor& tokens) const
{
    return torch::layer_norm(tokens, {m_shape.width}, m_parameters[name + ".weight"], m_parameters[name + ".bias"], kEpsilon, false);
}

torch::Tensor FeatureTransformer::linear(const std::string& name, const torch::Tensor& input) const
{
    return torch::linear(input, m_parameters[name + ".weight"], m_parameters[name + ".bias"]);
}

} // namespace lathe
