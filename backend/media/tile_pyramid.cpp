#include "media/tile_pyramid.h"

#include "media/decode.h"
#include "media/orientation.h"
#include "media/pyramid_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lathe {

namespace {

/// A rectangle of a level as stored, turned by the orientation; `from` is the size of what is turned.
PixelArea turned(const PixelArea& area, int orientation, std::int64_t storedWidth, std::int64_t storedHeight)
{
    PixelArea result = area;
    if (flipsAcross(orientation))
        result.x = storedWidth - (area.x + area.width);
    if (flipsDown(orientation))
        result.y = storedHeight - (area.y + area.height);
    if (swapsSides(orientation))
        result = {result.y, result.x, result.height, result.width};
    return result;
}

PixelArea turnedBack(const PixelArea& area, int orientation, std::int64_t storedWidth, std::int64_t storedHeight)
{
    PixelArea result = swapsSides(orientation) ? PixelArea{area.y, area.x, area.height, area.width} : area;
    if (flipsAcross(orientation))
        result.x = storedWidth - (result.x + result.width);
    if (flipsDown(orientation))
        result.y = storedHeight - (result.y + result.height);
    return result;
}

} // namespace

std::vector<TilePyramid::Level> TilePyramid::levelsOf(int width, int height, int channels)
{
    std::vector<Level> levels;
    std::int64_t offset = pyramid_file::kFirstTile;
    for (;;) {
        Level level{width, height, (width + kTile - 1) / kTile, (height + kTile - 1) / kTile, offset};
        levels.push_back(level);
        offset += std::int64_t(level.columns) * level.rows * kTile * kTile * channels;
        if (level.columns == 1 && level.rows == 1)
            return levels;
        width = (width + 1) / 2;
        height = (height + 1) / 2;
    }
}

std::int64_t TilePyramid::fileSize(int width, int height, int channels)
{
    return levelsOf(width, height, channels).back().offset + std::int64_t(kTile) * kTile * channels;
}

Result<std::shared_ptr<const TilePyramid>> TilePyramid::open(const std::filesystem::path& path)
{
    auto pyramid = std::shared_ptr<TilePyramid>(new TilePyramid);
    pyramid->m_file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (pyramid->m_file < 0)
        return fail(errno == ENOENT ? ErrorCode::NotFound : ErrorCode::Io, std::string("Its tiles cannot be read: ") + std::strerror(errno), {}, path.string());
    pyramid_file::Header header;
    struct stat status {};
    const bool isRead = ::pread(pyramid->m_file, &header, sizeof header, 0) == static_cast<ssize_t>(sizeof header) && ::fstat(pyramid->m_file, &status) == 0;
    const bool isSound = isRead && header.magic == pyramid_file::kMagic && header.version == pyramid_file::kVersion && header.tile == kTile
        && header.width > 0 && header.height > 0 && std::int64_t(header.width) <= kMaximumPixels / header.height && (header.channels == 1 || header.channels == 3)
        && header.orientation >= 1 && header.orientation <= 8
        && status.st_size == fileSize(header.width, header.height, header.channels);
    if (!isSound)
        return fail(ErrorCode::Parse, "This is no finished file of tiles", {}, path.string());
    pyramid->m_channels = header.channels;
    pyramid->m_orientation = header.orientation;
    pyramid->m_levels = levelsOf(header.width, header.height, header.channels);
    return std::shared_ptr<const TilePyramid>(std::move(pyramid));
}

TilePyramid::~TilePyramid()
{
    if (m_file >= 0)
        ::close(m_file);
}

int TilePyramid::width() const { return swapsSides(m_orientation) ? m_levels.front().height : m_levels.front().width; }
int TilePyramid::height() const { return swapsSides(m_orientation) ? m_levels.front().width : m_levels.front().height; }

std::vector<TileId> TilePyramid::tilesIn(int level, const PixelArea& area) const
{
    const Level& whole = m_levels.front();
    const Level& of = m_levels[static_cast<std::size_t>(level)];
    const PixelArea stored = turnedBack(area, m_orientation, whole.width, whole.height);
    const std::int64_t side = std::int64_t(kTile) << level; // in pixels of the picture
    const auto place = [side](std::int64_t pixel) { return static_cast<int>(std::max<std::int64_t>(pixel, 0) / side); };
    std::vector<TileId> tiles;
    if (stored.width <= 0 || stored.height <= 0 || stored.x + stored.width <= 0 || stored.y + stored.height <= 0)
        return tiles;
    const int lastColumn = std::min(place(stored.x + stored.width - 1), of.columns - 1), lastRow = std::min(place(stored.y + stored.height - 1), of.rows - 1);
    for (int row = place(stored.y); row <= lastRow; ++row)
        for (int column = place(stored.x); column <= lastColumn; ++column)
            tiles.push_back({level, column, row});
    return tiles;
}

PixelArea TilePyramid::placeOf(const TileId& tile) const
{
    const Level& whole = m_levels.front();
    const Level& of = m_levels[static_cast<std::size_t>(tile.level)];
    const std::int64_t x = std::int64_t(tile.column) * kTile, y = std::int64_t(tile.row) * kTile;
    const PixelArea stored{x << tile.level, y << tile.level, std::min<std::int64_t>(kTile, of.width - x) << tile.level,
                           std::min<std::int64_t>(kTile, of.height - y) << tile.level};
    return turned(stored, m_orientation, whole.width, whole.height);
}

Result<Image> TilePyramid::read(const TileId& tile) const
{
    const Level& of = m_levels[static_cast<std::size_t>(tile.level)];
    Image image{std::min(kTile, of.width - tile.column * kTile), std::min(kTile, of.height - tile.row * kTile), m_channels, {}};
    image.pixels.resize(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * static_cast<std::size_t>(m_channels));
    std::int64_t offset = pyramid_file::offsetOf(of, tile.column, tile.row, m_channels);
    for (std::size_t done = 0; done < image.pixels.size();) {
        const ssize_t count = ::pread(m_file, image.pixels.data() + done, image.pixels.size() - done, offset);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return fail(ErrorCode::Io, count < 0 ? std::string("A tile cannot be read: ") + std::strerror(errno) : "The file of tiles ends early");
        done += static_cast<std::size_t>(count);
        offset += count;
    }
    return orientedImage(std::move(image), m_orientation);
}

} // namespace lathe
