// Weights read from files, without executing anything.
#pragma once

#include "base/tensors.h"
#include "nn/graph.h"

#include <filesystem>

namespace lathe {

/// By content: safetensors, torch zip file, legacy torch file. Fails with Parse, Incompatible, Io.
Result<WeightsFile> readWeights(const std::filesystem::path& path);
/// Zip (since torch 1.6) and legacy files by a reader that knows tensors and nothing else: any other
/// global is refused by its name.
Result<WeightsFile> readTorchFile(ByteView bytes);

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
