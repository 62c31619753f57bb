#include "base/tensors.h"

#include "base/hash.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstring>

namespace lathe {

static_assert(std::endian::native == std::endian::little, "tensors are kept as they lie in files");

namespace {

struct TypeFacts {
    std::string_view name;
    std::size_t size;
};

constexpr std::array<TypeFacts, 10> kTypes{{
    {"F32", 4}, {"F64", 8}, {"F16", 2}, {"BF16", 2}, {"I64", 8},
    {"I32", 4}, {"I16", 2}, {"I8", 1}, {"U8", 1}, {"BOOL", 1},
}};

template <class T>
T valueAt(const Bytes& bytes, std::size_t index)
{
    T value;
    std::memcpy(&value, bytes.data() + index * sizeof(T), sizeof(T));
    return value;
}

/// IEEE 754 binary16.
float fromHalf(std::uint16_t half)
{
    const bool negative = half & 0x8000u;
    const int exponent = (half >> 10) & 0x1F;
    const int fraction = half & 0x3FF;
    float value = 0;
    if (exponent == 0)
        value = std::ldexp(static_cast<float>(fraction), -24);
    else if (exponent < 31)
        value = std::ldexp(static_cast<float>(fraction + 1024), exponent - 25);
    else
        value = fraction == 0 ? INFINITY : NAN;
    return negative ? -value : value;
}

double valueAsDouble(const HostTensor& tensor, std::size_t i)
{
    switch (tensor.type) {
    case ElementType::Float32: return valueAt<float>(tensor.bytes, i);
    case ElementType::Float64: return valueAt<double>(tensor.bytes, i);
    case ElementType::Float16: return fromHalf(valueAt<std::uint16_t>(tensor.bytes, i));
    case ElementType::BFloat16:
        return std::bit_cast<float>(static_cast<std::uint32_t>(valueAt<std::uint16_t>(tensor.bytes, i)) << 16);
    case ElementType::Int64: return static_cast<double>(valueAt<std::int64_t>(tensor.bytes, i));
    case ElementType::Int32: return valueAt<std::int32_t>(tensor.bytes, i);
    case ElementType::Int16: return valueAt<std::int16_t>(tensor.bytes, i);
    case ElementType::Int8: return valueAt<std::int8_t>(tensor.bytes, i);
    case ElementType::UInt8: return tensor.bytes[i];
    case ElementType::Bool: return tensor.bytes[i] != 0 ? 1 : 0;
    }
    return 0;
}

} // namespace

std::string_view toString(ElementType type)
{
    return kTypes[static_cast<std::size_t>(type)].name;
}

std::size_t elementSize(ElementType type)
{
    return kTypes[static_cast<std::size_t>(type)].size;
}

std::int64_t HostTensor::count() const
{
    std::int64_t product = 1;
    for (const std::int64_t side : shape)
        product *= side;
    return product;
}

std::vector<float> HostTensor::floats() const
{
    std::vector<float> values(static_cast<std::size_t>(count()));
    if (type == ElementType::Float32) {
        if (!values.empty())
            std::memcpy(values.data(), bytes.data(), values.size() * sizeof(float));
        return values;
    }
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<float>(valueAsDouble(*this, i));
    return values;
}

std::vector<double> HostTensor::doubles() const
{
    std::vector<double> values(static_cast<std::size_t>(count()));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = valueAsDouble(*this, i);
    return values;
}

HostTensor HostTensor::fromFloats(std::vector<std::int64_t> shape, const std::vector<float>& values)
{
    HostTensor tensor{ElementType::Float32, std::move(shape), Bytes(values.size() * sizeof(float))};
    if (!values.empty())
        std::memcpy(tensor.bytes.data(), values.data(), tensor.bytes.size());
    return tensor;
}

HostTensor HostTensor::fromDoubles(std::vector<std::int64_t> shape, const std::vector<double>& values)
{
    HostTensor tensor{ElementType::Float64, std::move(shape), Bytes(values.size() * sizeof(double))};
    if (!values.empty())
        std::memcpy(tensor.bytes.data(), values.data(), tensor.bytes.size());
    return tensor;
}

std::string weightsHash(const StateDict& tensors)
{
    Sha256 hash;
    const auto addText = [&](const std::string& text) {
        hash.add(asBytes(text));
        hash.add(asBytes(std::string_view("\0", 1)));
    };
    for (const auto& [name, tensor] : tensors) {
        addText(name);
        addText(std::string(toString(tensor.type)));
        for (const std::int64_t side : tensor.shape)
            addText(std::to_string(side));
        addText("");
        hash.add(tensor.bytes);
    }
    return hash.finish().hex();
}

} // namespace lathe
