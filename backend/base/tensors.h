// Named tensors in main memory, and the safetensors file that keeps them.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <map>
#include <string>
#include <vector>

namespace lathe {

enum class ElementType { Float32, Float64, Float16, BFloat16, Int64, Int32, Int16, Int8, UInt8, Bool };
std::string_view toString(ElementType type); ///< safetensors' names: F32, I64, …
std::size_t elementSize(ElementType type);

/// A dense little-endian row-major tensor in main memory.
struct HostTensor {
    ElementType type = ElementType::Float32;
    std::vector<std::int64_t> shape;
    Bytes bytes;

    std::int64_t count() const;
    /// The values as float32, converted where needed.
    std::vector<float> floats() const;
    /// The values as float64, converted where needed.
    std::vector<double> doubles() const;
    static HostTensor fromFloats(std::vector<std::int64_t> shape, const std::vector<float>& values);
    static HostTensor fromDoubles(std::vector<std::int64_t> shape, const std::vector<double>& values);
    bool operator==(const HostTensor&) const = default;
};

using StateDict = std::map<std::string, HostTensor>;

struct WeightsFile {
    StateDict tensors;
    std::map<std::string, std::string> metadata;
};

/// Fails with Parse, Incompatible.
Result<WeightsFile> readSafetensors(ByteView bytes);
/// Wider element types first, then by name, so that every tensor is aligned and there are no holes.
Bytes writeSafetensors(const WeightsFile& file);

/// SHA-256 over names, shapes and bytes, in order of names.
std::string weightsHash(const StateDict& tensors);

} // namespace lathe
