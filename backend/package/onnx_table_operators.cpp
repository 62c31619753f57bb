// Semantics: onnx.ai/onnx/operators, opset 17, and ai.onnx.ml 3.
#include "package/onnx_table_operators.h"

#include <limits>
#include <numeric>
#include <unordered_map>

namespace lathe {

using namespace onnx_values;

namespace {

template <class Function>
HostTensor mapped(const HostTensor& in, ElementType type, Function function)
{
    std::vector<double> values = numbers(in);
    std::transform(values.begin(), values.end(), values.begin(), function);
    return tensorOf(type, in.shape, values);
}

template <class Function>
OnnxOperator ofOne(Function function)
{
    return {1, [function](const OnnxNode&, const Inputs& in) { return mapped(*in[0], in[0]->type, function); }};
}

template <class Function>
OnnxOperator test(Function function)
{
    return {1, [function](const OnnxNode&, const Inputs& in) { return mapped(*in[0], ElementType::Bool, function); }};
}

template <class Function>
OnnxOperator comparison(Function function)
{
    return {2, [function](const OnnxNode&, const Inputs& in) { return paired(in, ElementType::Bool, function); }};
}

HostTensor where(const OnnxNode&, const Inputs& in)
{
    require(in[0]->type == ElementType::Bool && in[1]->type == in[2]->type, "chooses between different types");
    const Sides shape = broadcastShape(broadcastShape(in[0]->shape, in[1]->shape), in[2]->shape);
    const std::vector<double> condition = expanded(*in[0], shape), no = expanded(*in[2], shape);
    std::vector<double> values = expanded(*in[1], shape);
    for (Size i = 0; i < values.size(); ++i)
        values[i] = condition[i] != 0 ? values[i] : no[i];
    return tensorOf(in[1]->type, shape, values);
}

HostTensor concat(const OnnxNode& node, const Inputs& in)
{
    const auto axis = static_cast<Size>(attribute<std::int64_t>(node, "axis", 0));
    const Sides& first = in[0]->shape;
    require(axis == 1 && first.size() >= 2, "joins along another side");
    Sides shape = first;
    shape[1] = 0;
    std::vector<std::vector<double>> parts;
    for (const HostTensor* tensor : in) {
        const Sides& given = tensor->shape;
        require(given.size() == first.size() && given[0] == first[0] && std::equal(given.begin() + 2, given.end(), first.begin() + 2)
                    && tensor->type == in[0]->type,
                "joins tables that do not fit");
        shape[1] += given[1];
        parts.push_back(numbers(*tensor));
    }
    std::vector<double> result;
    result.reserve(static_cast<Size>(countOf(shape)));
    for (std::int64_t row = 0; row < first[0]; ++row)
        for (const std::vector<double>& part : parts) {
            const auto width = static_cast<std::ptrdiff_t>(part.size()) / first[0];
            result.insert(result.end(), part.begin() + row * width, part.begin() + (row + 1) * width);
        }
    return tensorOf(in[0]->type, shape, result);
}

/// One side may be −1: what is left.
HostTensor reshape(const OnnxNode&, const Inputs& in)
{
    Sides shape = integers(*in[1]);
    std::int64_t known = 1;
    for (const std::int64_t side : shape)
        require(side == -1 || (side > 0 && !__builtin_mul_overflow(known, side, &known)), "has a side that is not written");
    for (std::int64_t& side : shape)
        if (side == -1)
            side = in[0]->count() / known;
    require(countOf(shape) == in[0]->count(), "has a shape that does not fit");
    return {in[0]->type, std::move(shape), in[0]->bytes};
}

/// Over the last side.
HostTensor layerNormalization(const OnnxNode& node, const Inputs& in)
{
    require(attribute<std::int64_t>(node, "axis", -1) == -1 && !in[0]->shape.empty() && in[0]->shape.back() > 0, "normalises another axis");
    std::vector<double> values = numbers(*in[0]);
    const std::vector<double> scale = numbers(*in[1]), shift = numbers(*in[2]);
    const auto width = static_cast<Size>(in[0]->shape.back());
    require(scale.size() == width && shift.size() == width, "has weights that do not fit");
    const auto epsilon = static_cast<double>(attribute<float>(node, "epsilon", 1e-5f));
    for (Size at = 0; at < values.size(); at += width) {
        const std::span row(values.data() + at, width);
        double mean = 0, variance = 0;
        for (const double value : row)
            mean += value / static_cast<double>(width);
        for (const double value : row)
            variance += (value - mean) * (value - mean) / static_cast<double>(width);
        for (Size i = 0; i < width; ++i)
            row[i] = (row[i] - mean) / std::sqrt(variance + epsilon) * scale[i] + shift[i];
    }
    return tensorOf(in[0]->type, in[0]->shape, values);
}

/// Of each row of a table.
template <class Function>
HostTensor ofRows(const HostTensor& in, ElementType type, bool keepsSide, Function function)
{
    require(in.shape.size() == 2 && in.shape[1] > 0, "needs a table");
    const std::vector<double> values = numbers(in);
    const auto width = static_cast<Size>(in.shape[1]);
    std::vector<double> result;
    for (Size at = 0; at < values.size(); at += width)
        result.push_back(function(std::span(values).subspan(at, width)));
    return tensorOf(type, keepsSide ? Sides{in.shape[0], 1} : Sides{in.shape[0]}, result);
}

HostTensor reduceMax(const OnnxNode& node, const Inputs& in)
{
    require(attribute<Sides>(node, "axes", {}) == Sides{1} && attribute<std::int64_t>(node, "keepdims", 1) == 1, "reduces in a way that is not written");
    return ofRows(*in[0], in[0]->type, true, [](std::span<const double> row) { return *std::ranges::max_element(row); });
}

template <class Compare>
HostTensor placeOfBest(const OnnxNode& node, const Inputs& in, Compare isBetter)
{
    require(attribute<std::int64_t>(node, "axis", 0) == 1, "looks along another side");
    return ofRows(*in[0], ElementType::Int64, attribute<std::int64_t>(node, "keepdims", 1) != 0, [&](std::span<const double> row) {
        Size best = 0;
        for (Size i = 1; i < row.size(); ++i)
            if (isBetter(row[i], row[best]))
                best = i;
        return static_cast<double>(best);
    });
}

const std::vector<std::int64_t>& integersOf(const OnnxNode& node, const char* name)
{
    const auto found = node.attributes.find(name);
    const auto* list = found == node.attributes.end() ? nullptr : std::get_if<std::vector<std::int64_t>>(&found->second);
    require(list, "lacks a list of integers");
    return *list;
}

std::vector<double> realsOf(const OnnxNode& node, const char* name)
{
    const auto found = node.attributes.find(name);
    const auto* tensor = found == node.attributes.end() ? nullptr : std::get_if<HostTensor>(&found->second);
    require(tensor && tensor->type == ElementType::Float64, "lacks a list of numbers");
    return numbers(*tensor);
}

/// The trees of a node, in the order in which Lathe writes them: tree by tree, node by node.
class Trees {
public:
    explicit Trees(const OnnxNode& node)
        : m_tree(integersOf(node, "nodes_treeids")), m_feature(integersOf(node, "nodes_featureids")), m_yes(integersOf(node, "nodes_truenodeids")),
          m_no(integersOf(node, "nodes_falsenodeids")), m_missing(integersOf(node, "nodes_missing_value_tracks_true")),
          m_threshold(realsOf(node, "nodes_values_as_tensor")), m_weights(realsOf(node, "target_weights_as_tensor")),
          m_targets(integersOf(node, "target_ids")), m_outputs(attribute<std::int64_t>(node, "n_targets", 0))
    {
        const auto& ids = integersOf(node, "nodes_nodeids");
        const auto& leafTrees = integersOf(node, "target_treeids");
        const auto& leaves = integersOf(node, "target_nodeids");
        const auto modes = attribute<std::vector<std::string>>(node, "nodes_modes", {});
        const Size count = m_tree.size();
        for (const Size size : {m_feature.size(), m_yes.size(), m_no.size(), m_missing.size(), m_threshold.size(), ids.size(), modes.size()})
            require(size == count, "has lists of nodes that do not fit");
        require(leaves.size() == leafTrees.size() && leaves.size() == m_targets.size() && leaves.size() == m_weights.size() && m_outputs > 0,
                "has lists of leaves that do not fit");
        for (Size i = 0; i < count; ++i) {
            if (i == 0 || m_tree[i] != m_tree[i - 1])
                m_starts.push_back(i);
            require(m_tree[i] == static_cast<std::int64_t>(m_starts.size()) - 1 && ids[i] == static_cast<std::int64_t>(i - m_starts.back()),
                    "has nodes in another order than Lathe writes");
            require(modes[i] == "LEAF" || (modes[i] == "BRANCH_LEQ" && m_yes[i] > ids[i] && m_no[i] > ids[i]), "has a branch that is not written");
            m_isLeaf.push_back(modes[i] == "LEAF");
        }
        m_starts.push_back(count);
        m_first.assign(count + 1, 0);
        for (Size i = 0; i < leaves.size(); ++i) {
            const Size at = nodeOf(leafTrees[i], leaves[i]);
            require(i == 0 || at >= nodeOf(leafTrees[i - 1], leaves[i - 1]), "has leaves in another order than Lathe writes");
            require(m_targets[i] >= 0 && m_targets[i] < m_outputs, "answers for an output that is not there");
            m_first[at + 1] = i + 1;
        }
        for (Size i = 1; i <= count; ++i)
            m_first[i] = std::max(m_first[i], m_first[i - 1]);
    }

    HostTensor sums(const HostTensor& in) const
    {
        require(in.type == ElementType::Float64 && in.shape.size() == 2, "needs a table of float64");
        const std::vector<double> values = numbers(in);
        const auto rows = static_cast<Size>(in.shape[0]), width = static_cast<Size>(in.shape[1]), outputs = static_cast<Size>(m_outputs);
        std::vector<double> result(rows * outputs, 0.0);
        for (Size tree = 0; tree + 1 < m_starts.size(); ++tree)
            for (Size row = 0; row < rows; ++row) {
                const Size leaf = leafOf(tree, std::span(values).subspan(row * width, width));
                for (Size i = m_first[leaf]; i < m_first[leaf + 1]; ++i)
                    result[row * outputs + static_cast<Size>(m_targets[i])] += m_weights[i];
            }
        return tensorOf(ElementType::Float32, {in.shape[0], m_outputs}, result);
    }

private:
    Size nodeOf(std::int64_t tree, std::int64_t id) const
    {
        require(tree >= 0 && static_cast<Size>(tree) + 1 < m_starts.size() && id >= 0
                    && static_cast<Size>(id) < m_starts[static_cast<Size>(tree) + 1] - m_starts[static_cast<Size>(tree)],
                "has a leaf that is not there");
        return m_starts[static_cast<Size>(tree)] + static_cast<Size>(id);
    }
    Size leafOf(Size tree, std::span<const double> row) const
    {
        Size node = m_starts[tree];
        while (!m_isLeaf[node]) { // children come after their parent: every way ends
            require(m_feature[node] >= 0 && static_cast<Size>(m_feature[node]) < row.size(), "asks for a feature that is not there");
            const double value = row[static_cast<Size>(m_feature[node])];
            const bool isYes = std::isnan(value) ? m_missing[node] != 0 : value <= m_threshold[node];
            node = nodeOf(static_cast<std::int64_t>(tree), isYes ? m_yes[node] : m_no[node]);
        }
        return node;
    }

    const Sides &m_tree, &m_feature, &m_yes, &m_no, &m_missing;
    std::vector<double> m_threshold, m_weights;
    const Sides& m_targets;
    std::int64_t m_outputs;
    std::vector<Size> m_starts;  ///< [trees + 1]
    std::vector<Size> m_first;   ///< [nodes + 1] of a node's weights
    std::vector<bool> m_isLeaf;
};

HostTensor treeEnsemble(const OnnxNode& node, const Inputs& in)
{
    return Trees(node).sums(*in[0]);
}

OnnxTensor labelEncoder(const OnnxNode& node, const OnnxInput& input)
{
    require(input.texts, "needs strings");
    const auto keys = attribute<std::vector<std::string>>(node, "keys_strings", {});
    const auto& values = integersOf(node, "values_int64s");
    require(keys.size() == values.size(), "has keys and values that differ in number");
    const auto otherwise = attribute<std::int64_t>(node, "default_int64", -1);
    std::unordered_map<std::string_view, std::int64_t> places;
    for (Size i = 0; i < keys.size(); ++i)
        places.emplace(keys[i], values[i]);
    std::vector<double> codes;
    for (const std::string& text : *input.texts) {
        const auto found = places.find(text);
        codes.push_back(static_cast<double>(found == places.end() ? otherwise : found->second));
    }
    return {tensorOf(ElementType::Int64, {static_cast<std::int64_t>(codes.size()), 1}, codes), {}, false};
}

} // namespace

const OnnxOperators& tableOperators()
{
    static const OnnxOperators entries{
        {"And", {2, [](const OnnxNode&, const Inputs& in) { return paired(in, ElementType::Bool, [](double a, double b) { return a != 0 && b != 0; }); }}},
        {"ArgMax", {1, [](const OnnxNode& node, const Inputs& in) { return placeOfBest(node, in, std::greater<>()); }}},
        {"ArgMin", {1, [](const OnnxNode& node, const Inputs& in) { return placeOfBest(node, in, std::less<>()); }}},
        {"Ceil", ofOne([](double v) { return std::ceil(v); })},
        {"Concat", {1, concat}},
        {"Equal", comparison([](double a, double b) { return a == b; })},
        {"Exp", ofOne([](double v) { return std::exp(v); })},
        {"Greater", comparison([](double a, double b) { return a > b; })},
        {"GreaterOrEqual", comparison([](double a, double b) { return a >= b; })},
        {"IsInf", test([](double v) { return std::isinf(v); })},
        {"IsNaN", test([](double v) { return std::isnan(v); })},
        {"LayerNormalization", {3, layerNormalization}},
        {"Less", comparison([](double a, double b) { return a < b; })},
        {"LessOrEqual", comparison([](double a, double b) { return a <= b; })},
        {"Log", ofOne([](double v) { return std::log(v); })},
        {"Neg", ofOne([](double v) { return -v; })},
        {"Not", test([](double v) { return v == 0; })},
        {"Or", {2, [](const OnnxNode&, const Inputs& in) { return paired(in, ElementType::Bool, [](double a, double b) { return a != 0 || b != 0; }); }}},
        {"Pow", {2, [](const OnnxNode&, const Inputs& in) { return paired(in, in[0]->type, [](double a, double b) { return std::pow(a, b); }); }}},
        {"ReduceMax", {1, reduceMax}},
        {"Reshape", {2, reshape}},
        {"Sin", ofOne([](double v) { return std::sin(v); })},
        {"Sqrt", ofOne([](double v) { return std::sqrt(v); })},
        {"TreeEnsembleRegressor", {1, treeEnsemble}},
        {"Where", {3, where}},
    };
    return entries;
}

std::vector<OnnxTensor> topK(const OnnxNode& node, const Inputs& in)
{
    require(in.size() == 2 && in[0]->shape.size() == 2 && in[1]->count() == 1 && attribute<std::int64_t>(node, "axis", -1) == 1, "chooses in a way that is not written");
    const std::int64_t count = integers(*in[1])[0];
    const auto width = static_cast<Size>(in[0]->shape[1]);
    require(count > 0 && static_cast<Size>(count) <= width, "chooses more than there are");
    const bool largest = attribute<std::int64_t>(node, "largest", 1) != 0;
    const std::vector<double> values = numbers(*in[0]);
    std::vector<double> best, places;
    std::vector<Size> order(width);
    for (Size at = 0; at < values.size(); at += width) {
        std::iota(order.begin(), order.end(), Size(0));
        std::partial_sort(order.begin(), order.begin() + count, order.end(), [&](Size a, Size b) {
            const double x = values[at + a], y = values[at + b];
            return x != y ? (largest ? x > y : x < y) : a < b;
        });
        for (Size k = 0; k < static_cast<Size>(count); ++k) {
            best.push_back(values[at + order[k]]);
            places.push_back(static_cast<double>(order[k]));
        }
    }
    const Sides shape{in[0]->shape[0], count};
    return {{tensorOf(in[0]->type, shape, best), {}, false}, {tensorOf(ElementType::Int64, shape, places), {}, false}};
}

std::optional<OnnxTensor> evaluateTexts(const OnnxNode& node, const std::vector<OnnxInput>& inputs)
{
    if (node.op == "LabelEncoder") {
        require(inputs.size() == 1, "needs one input");
        return labelEncoder(node, inputs[0]);
    }
    if (node.op == "Identity" && inputs.size() == 1 && inputs[0].texts)
        return OnnxTensor{{ElementType::UInt8, {static_cast<std::int64_t>(inputs[0].texts->size())}, {}}, *inputs[0].texts, true};
    if (node.op != "Gather" || inputs.size() != 2 || !inputs[0].texts)
        return std::nullopt;
    require(inputs[1].numbers, "gathers by strings");
    OnnxTensor result{{ElementType::UInt8, inputs[1].numbers->shape, {}}, {}, true};
    for (const std::int64_t index : integers(*inputs[1].numbers)) {
        require(index >= 0 && static_cast<Size>(index) < inputs[0].texts->size(), "gathers outside its input");
        result.texts.push_back((*inputs[0].texts)[static_cast<Size>(index)]);
    }
    return result;
}

HostTensor softmaxOfReals(const HostTensor& tensor)
{
    std::vector<double> values = numbers(tensor);
    const auto width = static_cast<Size>(tensor.shape.back());
    for (Size at = 0; at < values.size(); at += width) {
        const std::span row(values.data() + at, width);
        const double most = *std::ranges::max_element(row);
        double sum = 0;
        for (double& value : row)
            sum += value = std::exp(value - most);
        for (double& value : row)
            value /= sum;
    }
    return tensorOf(tensor.type, tensor.shape, values);
}

} // namespace lathe
