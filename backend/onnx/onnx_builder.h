// Puts a graph together node by node. Each function appends one node, or a few, and returns the name of its output.
#pragma once

#include "onnx/onnx_file.h"

#include <cstring>
#include <span>

namespace lathe {

class OnnxBuilder {
public:
    using Attributes = std::map<std::string, OnnxAttribute>;

    explicit OnnxBuilder(OnnxModel& target) : model(target) {}

    /// A node with one output of the same name.
    std::string named(const std::string& name, std::string op, std::vector<std::string> inputs, Attributes attributes = {});
    /// A node with a name of its own, which begins with the scope; no input of a graph begins with a slash in Lathe.
    std::string node(std::string op, std::vector<std::string> inputs, Attributes attributes = {});
    /// The same with several outputs.
    std::vector<std::string> nodes(std::string op, std::vector<std::string> inputs, std::size_t outputs, Attributes attributes = {});
    /// A node of kOnnxTables.
    std::string tableNode(std::string op, std::vector<std::string> inputs, Attributes attributes);
    /// Stands before the names that follow, so that a reader of the file sees what a node belongs to: "scale age".
    void setScope(std::string scope) { m_scope = std::move(scope); }

    // Constants; a new name each where none is given.
    template <class T>
    std::string constant(const std::string& name, ElementType type, std::vector<std::int64_t> shape, const std::vector<T>& values)
    {
        HostTensor tensor{type, std::move(shape), Bytes(values.size() * sizeof(T))};
        if (!values.empty())
            std::memcpy(tensor.bytes.data(), values.data(), tensor.bytes.size());
        model.initializers[name] = std::move(tensor);
        return name;
    }
    std::string constant(HostTensor tensor);
    std::string real(double value);                            ///< a float64 without sides; equal ones are shared
    std::string integer(std::int64_t value);                   ///< an int64 without sides; equal ones are shared
    std::string integers(const std::vector<std::int64_t>& values); ///< [m]
    std::string row(std::span<const double> values);           ///< [1, m] float64
    std::string list(std::span<const double> values);          ///< [m] float64
    std::string matrix(std::size_t rows, std::size_t columns, std::span<const double> values); ///< float64, row-major
    std::string texts(std::vector<std::string> values);        ///< [m]

    // Arithmetic of float64; shapes are broadcast.
    std::string add(const std::string& a, const std::string& b) { return node("Add", {a, b}); }
    std::string subtract(const std::string& a, const std::string& b) { return node("Sub", {a, b}); }
    std::string multiply(const std::string& a, const std::string& b) { return node("Mul", {a, b}); }
    std::string divide(const std::string& a, const std::string& b) { return node("Div", {a, b}); }
    std::string product(const std::string& a, const std::string& b) { return node("MatMul", {a, b}); }
    std::string add(const std::string& a, double b) { return add(a, real(b)); }
    std::string subtract(const std::string& a, double b) { return subtract(a, real(b)); }
    std::string multiply(const std::string& a, double b) { return multiply(a, real(b)); }
    std::string divide(const std::string& a, double b) { return divide(a, real(b)); }
    std::string unary(const char* op, const std::string& a) { return node(op, {a}); }
    /// 1 / (1 + e^-a)
    std::string logistic(const std::string& a);
    /// Over the last side.
    std::string softmax(const std::string& a) { return node("Softmax", {a}, {{"axis", std::int64_t(-1)}}); }
    std::string sum(const std::string& a, std::int64_t axis);      ///< the side stays, with length 1
    std::string largest(const std::string& a, std::int64_t axis);
    std::string transposed(const std::string& a) { return node("Transpose", {a}, {{"perm", std::vector<std::int64_t>{1, 0}}}); }

    // Truth: `op` is Less, LessOrEqual, Greater, GreaterOrEqual, Equal.
    std::string compare(const char* op, const std::string& a, const std::string& b) { return node(op, {a, b}); }
    std::string compare(const char* op, const std::string& a, double b) { return node(op, {a, real(b)}); }
    std::string isMissing(const std::string& a) { return node("IsNaN", {a}); }
    std::string opposite(const std::string& a) { return node("Not", {a}); }
    std::string both(const std::string& a, const std::string& b) { return node("And", {a, b}); }
    std::string either(const std::string& a, const std::string& b) { return node("Or", {a, b}); }
    std::string where(const std::string& condition, const std::string& yes, const std::string& no) { return node("Where", {condition, yes, no}); }
    std::string where(const std::string& condition, double yes, const std::string& no) { return where(condition, real(yes), no); }
    std::string where(const std::string& condition, const std::string& yes, double no) { return where(condition, yes, real(no)); }

    std::string toReal(const std::string& a);
    std::string toFloat(const std::string& a);
    std::string toInteger(const std::string& a);
    /// `table` [m, …] at int64 `indices` along the first side.
    std::string gather(const std::string& table, const std::string& indices, std::int64_t axis = 0);
    std::string joined(const std::vector<std::string>& parts, std::int64_t axis);
    /// One column [n, 1] of [n, d].
    std::string column(const std::string& matrix, std::int64_t index) { return gather(matrix, integers({index}), 1); }

    /// How many of the ascending `edges` are at most the value [n, 1], as int64 [n, 1].
    std::string countUpTo(const std::string& value, std::span<const double> edges);
    /// A polynomial, the constant first.
    std::string polynomial(const std::string& x, std::span<const double> coefficients);

    OnnxModel& model;

private:
    std::string freshName(const std::string& what);

    std::string m_scope;
    std::size_t m_count = 0;
    std::map<std::uint64_t, std::string> m_reals; ///< by their bits
    std::map<std::int64_t, std::string> m_integers;
};

} // namespace lathe
