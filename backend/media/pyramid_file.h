// How the tiles of a large picture lie in their file. Used by tile_pyramid.cpp and write_pyramid.cpp alone.
#pragma once

#include "media/tile_pyramid.h"

namespace lathe::pyramid_file {

/// "LthT"; written last, so that a file that was not finished is none.
inline constexpr std::uint32_t kMagic = 0x5468744C;
inline constexpr std::int32_t kVersion = 1;
inline constexpr std::int64_t kFirstTile = 4096;

/// In the byte order of the machine: the file is of this machine's cache.
struct Header {
    std::uint32_t magic = 0;
    std::int32_t version = kVersion;
    std::int32_t width = 0, height = 0; ///< as stored
    std::int32_t channels = 0;
    std::int32_t orientation = 1;       ///< EXIF
    std::int32_t tile = TilePyramid::kTile;
};

/// Every tile has the room of a whole one; those at the edges leave the rest of it empty, which takes no disk.
inline std::int64_t offsetOf(const TilePyramid::Level& level, int column, int row, int channels)
{
    return level.offset + (std::int64_t(row) * level.columns + column) * TilePyramid::kTile * TilePyramid::kTile * channels;
}

} // namespace lathe::pyramid_file
