// Weights read from files, without executing anything.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "nn/graph.h"

#include <filesystem>
#include <map>
#include <memory>
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
    static HostTensor fromFloats(std::vector<std::int64_t> shape, const std::vector<float>& values);
    bool operator==(const HostTensor&) const = default;
};

using StateDict = std::map<std::string, HostTensor>;

struct WeightsFile {
    StateDict tensors;
    std::map<std::string, std::string> metadata;
};

/// By content: safetensors, torch zip file, legacy torch file. Fails with Parse, Incompatible, Io.
Result<WeightsFile> readWeights(const std::filesystem::path& path);
Result<WeightsFile> readSafetensors(ByteView bytes);
/// Wider element types first, then by name, so that every tensor is aligned and there are no holes.
Bytes writeSafetensors(const WeightsFile& file);
/// Zip (since torch 1.6) and legacy files by a reader that knows tensors and nothing else: any other
/// global is refused by its name.
Result<WeightsFile> readTorchFile(ByteView bytes);

/// SHA-256 over names, shapes and bytes, in order of names.
std::string weightsHash(const StateDict& tensors);

/// How a file's tensors fit a network.
struct WeightsMatch {
    std::map<std::string, std::string> mapping; ///< network's name → file's name, shapes equal
    std::vector<std::string> missing;    ///< the network's, not in the file
    std::vector<std::string> unexpected; ///< the file's, not in the network
    struct Difference { std::string name; std::vector<std::int64_t> expected, found; };
    std::vector<Difference> shapes;
    std::string prefix;      ///< what was taken off the file's names, for example `module.`
    std::string headPrefix;  ///< the layer that differs or is missing because the classes differ
    bool complete() const { return missing.empty() && shapes.empty(); }
    /// True when everything but the head fits.
    bool fitsBase() const;
    /// What differs and what to do, in sentences.
    std::string explanation() const;
};
/// Tries the names as they are, without a common prefix (`module.`, `model.`, `backbone.`, …), and by
/// dropping the head.
Result<WeightsMatch> matchWeights(const Graph& graph, const StateDict& tensors);

} // namespace lathe
