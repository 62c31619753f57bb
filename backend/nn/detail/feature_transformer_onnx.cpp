// The transformer of a table's columns as ONNX nodes: the same sums as FeatureTransformer::forward(), in float32.
#include "nn/detail/feature_transformer.h"

#include <cmath>

namespace lathe {

namespace {

using Integers = std::vector<std::int64_t>;

class TransformerWriter {
public:
    TransformerWriter(OnnxBuilder& builder, const TransformerShape& shape, StateDict weights)
        : b(builder), m_shape(shape), m_weights(std::move(weights))
    {
    }

    std::string scores(const std::string& features)
    {
        std::string all = tokens(features);
        std::int64_t count = m_shape.tokenCount() + 1;
        for (int block = 0; block < m_shape.blocks; ++block) {
            const std::string name = "blocks." + std::to_string(block) + ".";
            const std::string normal = block > 0 ? normalised(name + "attention_norm", all) : all;
            const bool isLast = block + 1 == m_shape.blocks; // only the answer's token is read on
            const std::string asking = isLast ? part(normal, 1, 0, 1) : normal;
            const std::int64_t askers = isLast ? 1 : count;
            all = b.add(isLast ? part(all, 1, 0, 1) : all, attention(name, asking, askers, normal, count));
            all = b.add(all, feedForward(name, normalised(name + "forward_norm", all)));
            count = askers;
        }
        return linear("head", b.unary("Relu", reshaped(normalised("head_norm", all), {-1, m_shape.width})));
    }

private:
    std::string weight(const std::string& name) { return b.constant(m_weights.at(name)); }
    std::string reshaped(const std::string& a, const Integers& shape) { return b.node("Reshape", {a, b.integers(shape)}); }
    std::string permuted(const std::string& a, const Integers& order) { return b.node("Transpose", {a}, {{"perm", order}}); }
    std::string part(const std::string& a, std::int64_t axis, std::int64_t from, std::int64_t to)
    {
        return b.node("Slice", {a, b.integers({from}), b.integers({to}), b.integers({axis})});
    }
    std::string normalised(const std::string& name, const std::string& a)
    {
        return b.node("LayerNormalization", {a, weight(name + ".weight"), weight(name + ".bias")},
                      {{"axis", std::int64_t(-1)}, {"epsilon", static_cast<float>(FeatureTransformer::kEpsilon)}});
    }
    std::string linear(const std::string& name, const std::string& a)
    {
        return b.add(b.product(a, b.transposed(weight(name + ".weight"))), weight(name + ".bias"));
    }

    /// [n, 1 + tokens, width]; the answer's token comes first.
    std::string tokens(const std::string& features)
    {
        const std::int64_t count = m_shape.tokenCount(), width = m_shape.width, given = m_shape.features();
        std::string made;
        if (count == given) {
            made = b.multiply(reshaped(features, {-1, given, 1}), weight("tokens.weight"));
        } else { // the features of one token sum up
            const std::vector<float> weights = m_weights.at("tokens.weight").floats();
            std::vector<float> placed(static_cast<std::size_t>(given * count * width));
            for (std::int64_t f = 0; f < given; ++f)
                for (std::int64_t w = 0; w < width; ++w)
                    placed[static_cast<std::size_t>((f * count + m_shape.tokens[static_cast<std::size_t>(f)]) * width + w)] = weights[static_cast<std::size_t>(f * width + w)];
            made = reshaped(b.product(features, b.constant(HostTensor::fromFloats({given, count * width}, placed))), {-1, count, width});
        }
        const std::string nothing = b.multiply(reshaped(b.column(features, 0), {-1, 1, 1}), b.constant(HostTensor::fromFloats({}, {0.0f})));
        const std::string answer = b.add(nothing, reshaped(weight("answer"), {1, 1, width}));
        return b.joined({answer, b.add(made, weight("tokens.bias"))}, 1);
    }

    std::string attention(const std::string& block, const std::string& asking, std::int64_t askers, const std::string& all, std::int64_t count)
    {
        const std::int64_t width = m_shape.width, heads = m_shape.heads, size = width / heads;
        const std::vector<float> weights = m_weights.at(block + "queries_keys_values.weight").floats(), biases = m_weights.at(block + "queries_keys_values.bias").floats();
        const auto projected = [&](const std::string& from, std::int64_t which, std::int64_t tokenCount, float scale) { // [n, heads, tokens, size]
            const auto begin = weights.begin() + which * width * width, bias = biases.begin() + which * width;
            std::vector<float> own(begin, begin + width * width), shift(bias, bias + width);
            for (std::vector<float>* list : {&own, &shift})
                for (float& value : *list)
                    value *= scale;
            const std::string matrix = b.transposed(b.constant(HostTensor::fromFloats({width, width}, own)));
            const std::string sums = b.add(b.product(from, matrix), b.constant(HostTensor::fromFloats({width}, shift)));
            return permuted(reshaped(sums, {-1, tokenCount, heads, size}), {0, 2, 1, 3});
        };
        const std::string queries = projected(asking, 0, askers, 1 / std::sqrt(static_cast<float>(size)));
        const std::string keys = projected(all, 1, count, 1), values = projected(all, 2, count, 1);
        const std::string shares = b.softmax(b.product(queries, permuted(keys, {0, 1, 3, 2})));
        const std::string read = permuted(b.product(shares, values), {0, 2, 1, 3});
        return linear(block + "attention_out", reshaped(read, {-1, askers, width}));
    }

    std::string feedForward(const std::string& block, const std::string& a)
    {
        const std::string both = linear(block + "forward_in", a);
        const std::string open = b.unary("Relu", part(both, 2, m_shape.hidden, 2 * m_shape.hidden));
        return linear(block + "forward_out", b.multiply(part(both, 2, 0, m_shape.hidden), open));
    }

    OnnxBuilder& b;
    const TransformerShape& m_shape;
    StateDict m_weights;
};

} // namespace

std::string FeatureTransformer::writeOnnx(OnnxBuilder& builder, const std::string& features) const
{
    return TransformerWriter(builder, m_shape, m_parameters.state()).scores(features);
}

} // namespace lathe
