// A large picture cut into tiles at sizes that halve, in one file: any part of it can be shown without the whole in memory.
#pragma once

#include "base/progress.h"
#include "base/result.h"
#include "media/image.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace lathe {

/// Pixels of the picture as shown; it may stick out of the picture at an edge.
struct PixelArea {
    std::int64_t x = 0, y = 0, width = 0, height = 0;
    bool operator==(const PixelArea&) const = default;
};

/// A tile of a level; level 0 is the picture itself. Columns and rows count in the picture as stored.
struct TileId {
    int level = 0, column = 0, row = 0;
    auto operator<=>(const TileId&) const = default;
};

/// Immutable; all functions may be called from any thread.
class TilePyramid {
public:
    static constexpr int kTile = 512; ///< pixels

    /// Fails with NotFound, Io, Parse (not a pyramid, or not finished).
    static Result<std::shared_ptr<const TilePyramid>> open(const std::filesystem::path& path);
    ~TilePyramid();
    TilePyramid(const TilePyramid&) = delete;
    TilePyramid& operator=(const TilePyramid&) = delete;

    /// As shown.
    int width() const;
    int height() const;
    int channels() const { return m_channels; }
    /// The last level is a single tile.
    int levels() const { return static_cast<int>(m_levels.size()); }

    std::vector<TileId> tilesIn(int level, const PixelArea& area) const;
    /// Where the tile belongs, each of its pixels being 2^level wide and high.
    PixelArea placeOf(const TileId& tile) const;
    /// As shown. Fails with Io.
    Result<Image> read(const TileId& tile) const;

    /// What stands in the file of a level: its size as stored, and where its tiles begin.
    struct Level {
        int width = 0, height = 0, columns = 0, rows = 0;
        std::int64_t offset = 0;
    };
    /// Of a picture of this size as stored.
    static std::vector<Level> levelsOf(int width, int height, int channels);
    /// The bytes of the file for a picture of this size.
    static std::int64_t fileSize(int width, int height, int channels);

private:
    TilePyramid() = default;

    int m_file = -1;
    int m_channels = 0;
    int m_orientation = 1;
    std::vector<Level> m_levels;
};

/// Decodes a picture row by row and writes its pyramid: `path` is there as a whole or not at all. At most `memory` bytes
/// are taken beside some rows. Fails as decodeRows(), with Io (also: no room on the disk), Cancelled.
Result<void> writePyramid(ByteView encoded, const std::filesystem::path& path, std::int64_t memory, Progress& progress);

} // namespace lathe
