// Operators: onnx.ai/onnx/operators, opset 17 and ai.onnx.ml 3.
#include "onnx/onnx_builder.h"

#include <bit>

namespace lathe {

namespace {

// TensorProto.DataType, for Cast
constexpr std::int64_t kFloat = 1, kInteger = 7, kDouble = 11;

std::int64_t sizeOf(std::size_t size)
{
    return static_cast<std::int64_t>(size);
}

} // namespace

std::string OnnxBuilder::freshName(const std::string& what)
{
    return "/" + (m_scope.empty() ? std::string() : m_scope + "/") + what + "_" + std::to_string(++m_count);
}

std::string OnnxBuilder::named(const std::string& name, std::string op, std::vector<std::string> inputs, Attributes attributes)
{
    model.nodes.push_back({name, std::move(op), std::move(inputs), {name}, std::move(attributes), {}});
    return name;
}

std::string OnnxBuilder::node(std::string op, std::vector<std::string> inputs, Attributes attributes)
{
    return nodes(std::move(op), std::move(inputs), 1, std::move(attributes)).front();
}

std::vector<std::string> OnnxBuilder::nodes(std::string op, std::vector<std::string> inputs, std::size_t outputs, Attributes attributes)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < outputs; ++i)
        names.push_back(freshName(op));
    const std::string name = names.front();
    model.nodes.push_back({name, std::move(op), std::move(inputs), names, std::move(attributes), {}});
    return names;
}

std::string OnnxBuilder::tableNode(std::string op, std::vector<std::string> inputs, Attributes attributes)
{
    const std::string name = node(std::move(op), std::move(inputs), std::move(attributes));
    model.nodes.back().domain = kOnnxTables;
    model.hasTables = true;
    return name;
}

std::string OnnxBuilder::constant(HostTensor tensor)
{
    const std::string name = freshName("constant");
    model.initializers[name] = std::move(tensor);
    return name;
}

std::string OnnxBuilder::real(double value)
{
    std::string& name = m_reals[std::bit_cast<std::uint64_t>(value)];
    if (name.empty())
        name = constant(HostTensor::fromDoubles({}, {value}));
    return name;
}

std::string OnnxBuilder::integer(std::int64_t value)
{
    std::string& name = m_integers[value];
    if (name.empty())
        name = constant(freshName("constant"), ElementType::Int64, {}, std::vector{value});
    return name;
}

std::string OnnxBuilder::integers(const std::vector<std::int64_t>& values)
{
    return constant(freshName("constant"), ElementType::Int64, {sizeOf(values.size())}, values);
}

std::string OnnxBuilder::row(std::span<const double> values)
{
    return matrix(1, values.size(), values);
}

std::string OnnxBuilder::list(std::span<const double> values)
{
    return constant(HostTensor::fromDoubles({sizeOf(values.size())}, {values.begin(), values.end()}));
}

std::string OnnxBuilder::matrix(std::size_t rows, std::size_t columns, std::span<const double> values)
{
    return constant(HostTensor::fromDoubles({sizeOf(rows), sizeOf(columns)}, {values.begin(), values.end()}));
}

std::string OnnxBuilder::texts(std::vector<std::string> values)
{
    const std::string name = freshName("texts");
    model.texts[name] = std::move(values);
    return name;
}

std::string OnnxBuilder::logistic(const std::string& a)
{
    return divide(real(1), add(unary("Exp", unary("Neg", a)), 1));
}

std::string OnnxBuilder::sum(const std::string& a, std::int64_t axis)
{
    return node("ReduceSum", {a, integers({axis})}, {{"keepdims", std::int64_t(1)}});
}

std::string OnnxBuilder::largest(const std::string& a, std::int64_t axis)
{
    return node("ReduceMax", {a}, {{"axes", std::vector<std::int64_t>{axis}}, {"keepdims", std::int64_t(1)}});
}

std::string OnnxBuilder::toReal(const std::string& a)
{
    return node("Cast", {a}, {{"to", kDouble}});
}

std::string OnnxBuilder::toFloat(const std::string& a)
{
    return node("Cast", {a}, {{"to", kFloat}});
}

std::string OnnxBuilder::toInteger(const std::string& a)
{
    return node("Cast", {a}, {{"to", kInteger}});
}

std::string OnnxBuilder::gather(const std::string& table, const std::string& indices, std::int64_t axis)
{
    return node("Gather", {table, indices}, {{"axis", axis}});
}

std::string OnnxBuilder::joined(const std::vector<std::string>& parts, std::int64_t axis)
{
    return parts.size() == 1 ? parts.front() : node("Concat", parts, {{"axis", axis}});
}

std::string OnnxBuilder::countUpTo(const std::string& value, std::span<const double> edges)
{
    if (edges.empty()) // nothing to compare with: 0 in the shape of the value
        return toInteger(multiply(toReal(isMissing(value)), 0.0));
    return toInteger(sum(toReal(compare("GreaterOrEqual", value, row(edges))), 1));
}

std::string OnnxBuilder::polynomial(const std::string& x, std::span<const double> coefficients)
{
    std::string result = real(coefficients.back());
    for (std::size_t i = coefficients.size() - 1; i-- > 0;)
        result = add(multiply(result, x), coefficients[i]);
    return result;
}

} // namespace lathe
