// Weights to start from: a file of tensors, or a saved model's folder.
#pragma once

#include "nn/network_file.h"

#include <filesystem>
#include <optional>

namespace lathe {

struct BaseWeights {
    StateDict tensors;               ///< by the file's names
    std::optional<ImageInput> input; ///< of a saved model
};

/// Fails with NotFound, Parse, Incompatible, Io.
Result<BaseWeights> readBase(const std::filesystem::path& path);

struct FittedBase {
    StateDict weights; ///< by the network's names
    bool hasHead = false;
};
/// Everything fits, or everything but the head. Fails with Incompatible, explaining what differs.
Result<FittedBase> fitBase(const Graph& graph, const StateDict& tensors);

} // namespace lathe
