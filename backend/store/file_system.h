// Whether a folder lies on this computer's own disk.
#pragma once

#include <cstdint>
#include <filesystem>

namespace lathe {

/// By the number that Linux gives each kind of file system (statfs(2), linux/magic.h). What a program behind FUSE keeps may be
/// anywhere, so it counts as a network.
bool isNetworkFileSystem(std::uint32_t kind);

/// Of the file, or of its folder where it is not there yet. False where that cannot be told.
bool isOnNetwork(const std::filesystem::path& path);

} // namespace lathe
