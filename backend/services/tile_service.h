// Tiles of very large pictures, in the cache of the workspace.
#pragma once

#include "data/item.h"
#include "media/tile_pyramid.h"

#include <filesystem>

namespace lathe {

/// Pictures of more pixels are looked at in tiles: as a whole they would take hundreds of megabytes each.
inline constexpr std::int64_t kTiledFrom = std::int64_t(1) << 26;

/// Where the tiles of a picture are kept.
std::filesystem::path tilePath(const std::filesystem::path& cacheFolder, const Hash& content);

/// Those that were cut before. Fails with NotFound, Parse, Io.
Result<std::shared_ptr<const TilePyramid>> findTiles(const std::filesystem::path& cacheFolder, const Hash& content);

/// Cuts a picture into tiles, seconds to minutes for very large ones; those used longest ago make room on the disk.
/// Fails as ContentReader::read and writePyramid().
Result<std::shared_ptr<const TilePyramid>> cutTiles(const std::filesystem::path& cacheFolder, const ItemSet& set, const Hash& content, Progress& progress);

} // namespace lathe
