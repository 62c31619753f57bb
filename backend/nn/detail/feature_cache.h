// The outputs of frozen layers, computed once and kept.
#pragma once

#include "nn/detail/batches.h"
#include "nn/detail/network.h"

#include <filesystem>

namespace lathe {

struct Features {
    torch::Tensor rows;                ///< [items, …] float32, zeros for broken items
    std::vector<std::uint32_t> usable; ///< items with features
};

/// What layer `cut` gives for all pictures. Taken from a file in `folder` when one is there for these
/// weights, pictures and layer, else computed and written there; without a folder only computed.
/// Fails with Cancelled, OutOfMemory.
Result<Features> frozenFeatures(const Network& network, int cut, PictureSource& pictures, std::size_t batch,
                                const std::filesystem::path& folder, Progress& progress, std::string_view status);

} // namespace lathe
