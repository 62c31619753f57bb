// Host tensors as lists of numbers: what the operators of the evaluator are written with.
#pragma once

#include "package/kernels.h"
#include "package/onnx_operators.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <functional>

namespace lathe::onnx_values {

using Size = std::size_t;
using Sides = std::vector<std::int64_t>;
using Inputs = std::vector<const HostTensor*>;

/// Large enough for every picture, small enough that a broken file cannot take the memory.
constexpr std::int64_t kMaximumValues = std::int64_t(1) << 31;

/// Thrown inside an operator, and turned into an Error that names the node.
struct Unfit {
    std::string what;
};

inline void require(bool condition, const char* what)
{
    if (!condition)
        throw Unfit{what};
}

inline std::int64_t countOf(const Sides& shape)
{
    std::int64_t count = 1;
    for (const std::int64_t side : shape) {
        require(side >= 0 && (side == 0 || count <= kMaximumValues / side), "gives too many values");
        count *= side;
    }
    return count;
}

// Small arithmetic goes through double, which holds float32, uint8 and these integers exactly.

template <class T>
void widen(const Bytes& bytes, std::vector<double>& values)
{
    for (Size i = 0; i < values.size(); ++i) {
        T value;
        std::memcpy(&value, bytes.data() + i * sizeof(T), sizeof(T));
        values[i] = static_cast<double>(value);
    }
}

inline std::vector<double> numbers(const HostTensor& tensor)
{
    std::vector<double> values(static_cast<Size>(tensor.count()));
    switch (tensor.type) {
    case ElementType::Float32: widen<float>(tensor.bytes, values); break;
    case ElementType::Float64: widen<double>(tensor.bytes, values); break;
    case ElementType::Int64: widen<std::int64_t>(tensor.bytes, values); break;
    case ElementType::UInt8:
    case ElementType::Bool: widen<std::uint8_t>(tensor.bytes, values); break;
    default: throw Unfit{"has a type that is not computed with"};
    }
    return values;
}

template <class T>
Bytes narrow(const std::vector<double>& values)
{
    Bytes bytes(values.size() * sizeof(T));
    for (Size i = 0; i < values.size(); ++i) {
        const T value = static_cast<T>(values[i]);
        std::memcpy(bytes.data() + i * sizeof(T), &value, sizeof(T));
    }
    return bytes;
}

inline HostTensor tensorOf(ElementType type, Sides shape, const std::vector<double>& values)
{
    switch (type) {
    case ElementType::Float32: return {type, std::move(shape), narrow<float>(values)};
    case ElementType::Float64: return {type, std::move(shape), narrow<double>(values)};
    case ElementType::Int64: return {type, std::move(shape), narrow<std::int64_t>(values)};
    case ElementType::Bool: return {type, std::move(shape), narrow<std::uint8_t>(values)};
    default: throw Unfit{"gives a type that is not computed with"};
    }
}

inline Sides integers(const HostTensor& tensor)
{
    require(tensor.type == ElementType::Int64, "needs integers");
    Sides values;
    for (const double value : numbers(tensor))
        values.push_back(static_cast<std::int64_t>(value));
    return values;
}

inline FloatTensor floats(const HostTensor& tensor)
{
    require(tensor.type == ElementType::Float32, "needs float32");
    return {tensor.shape, tensor.floats()};
}

inline HostTensor fromFloats(FloatTensor tensor)
{
    return HostTensor::fromFloats(std::move(tensor.shape), tensor.values);
}

template <class T>
T attribute(const OnnxNode& node, const char* name, T otherwise)
{
    const auto found = node.attributes.find(name);
    if (found == node.attributes.end())
        return otherwise;
    const T* value = std::get_if<T>(&found->second);
    require(value, "has an attribute of the wrong type");
    return *value;
}

/// Row-major steps of `shape` seen as `wide`: 0 along sides that are repeated.
inline Sides broadcastSteps(const Sides& shape, const Sides& wide)
{
    require(shape.size() <= wide.size(), "has inputs that do not fit");
    Sides steps(wide.size(), 0);
    std::int64_t step = 1;
    for (Size d = shape.size(); d-- > 0;) {
        const Size at = d + wide.size() - shape.size();
        require(shape[d] == wide[at] || shape[d] == 1, "has inputs that do not fit");
        steps[at] = shape[d] == 1 ? 0 : step;
        step *= shape[d];
    }
    return steps;
}

inline Sides broadcastShape(const Sides& a, const Sides& b)
{
    Sides shape(std::max(a.size(), b.size()), 1);
    for (const Sides* source : {&a, &b})
        for (Size d = 0; d < source->size(); ++d) {
            std::int64_t& side = shape[d + shape.size() - source->size()];
            side = side == 1 ? (*source)[d] : side;
        }
    return shape;
}

/// Calls `visit(index)` for every value of `shape` in order, with its place by `steps` and `start`.
template <class Visit>
void walk(const Sides& shape, const Sides& steps, std::int64_t start, Visit visit)
{
    Sides index(shape.size(), 0);
    std::int64_t place = start;
    for (std::int64_t left = countOf(shape); left > 0; --left) {
        visit(static_cast<Size>(place));
        for (Size d = shape.size(); d-- > 0;) {
            place += steps[d];
            if (++index[d] < shape[d])
                break;
            place -= steps[d] * shape[d];
            index[d] = 0;
        }
    }
}

inline std::vector<double> expanded(const HostTensor& tensor, const Sides& shape)
{
    const std::vector<double> values = numbers(tensor);
    if (tensor.shape == shape)
        return values;
    if (values.size() == 1)
        return std::vector<double>(static_cast<Size>(countOf(shape)), values[0]);
    std::vector<double> result;
    result.reserve(static_cast<Size>(countOf(shape)));
    const Sides steps = broadcastSteps(tensor.shape, shape);
    if (shape.size() == 2) { // what tables are made of
        for (std::int64_t i = 0; i < shape[0]; ++i)
            for (std::int64_t k = 0; k < shape[1]; ++k)
                result.push_back(values[static_cast<Size>(i * steps[0] + k * steps[1])]);
        return result;
    }
    walk(shape, steps, 0, [&](Size place) { result.push_back(values[place]); });
    return result;
}

/// Both float64 tables (or less): read in place, since distances to all training rows are long lists.
template <class Function>
std::vector<double> pairedReals(const HostTensor& a, const HostTensor& b, const Sides& shape, Function function)
{
    const auto at = [](const HostTensor& tensor, std::int64_t place) {
        double value;
        std::memcpy(&value, tensor.bytes.data() + static_cast<Size>(place) * sizeof value, sizeof value);
        return value;
    };
    Sides own = broadcastSteps(a.shape, shape), other = broadcastSteps(b.shape, shape), sides = shape;
    own.insert(own.begin(), 2 - shape.size(), 0);
    other.insert(other.begin(), 2 - shape.size(), 0);
    sides.insert(sides.begin(), 2 - shape.size(), 1);
    std::vector<double> values(static_cast<Size>(countOf(shape)));
    double* out = values.data();
    for (std::int64_t i = 0; i < sides[0]; ++i)
        for (std::int64_t k = 0; k < sides[1]; ++k)
            *out++ = function(at(a, i * own[0] + k * own[1]), at(b, i * other[0] + k * other[1]));
    return values;
}

/// Value by value, broadcast.
template <class Function>
HostTensor paired(const Inputs& in, ElementType type, Function function)
{
    require(in[0]->type == in[1]->type, "has inputs of different types");
    const Sides shape = broadcastShape(in[0]->shape, in[1]->shape);
    if (in[0]->type == ElementType::Float64 && shape.size() <= 2)
        return tensorOf(type, shape, pairedReals(*in[0], *in[1], shape, function));
    std::vector<double> values = expanded(*in[0], shape);
    const std::vector<double> other = expanded(*in[1], shape);
    for (Size i = 0; i < values.size(); ++i)
        values[i] = function(values[i], other[i]);
    return tensorOf(type, shape, values);
}

} // namespace lathe::onnx_values
