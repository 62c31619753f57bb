#include "services/tile_service.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <vector>

namespace lathe {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMostOnDisk = std::uintmax_t(16) << 30;
constexpr std::int64_t kLeastMemory = std::int64_t(256) << 20;

/// Half of what the system could give now.
std::int64_t freeMemory()
{
    std::ifstream file("/proc/meminfo");
    for (std::string name; file >> name;)
        if (std::int64_t kilobytes = 0; name == "MemAvailable:" && file >> kilobytes)
            return std::max(kilobytes * 1024 / 2, kLeastMemory);
    return kLeastMemory;
}

/// Removes the files that were used longest ago, until the others take no more than they may. What cannot be removed stays.
void makeRoom(const fs::path& folder, const fs::path& kept)
{
    struct Tiles {
        fs::path path;
        fs::file_time_type used;
        std::uintmax_t bytes;
    };
    std::vector<Tiles> all;
    std::uintmax_t bytes = 0;
    std::error_code error;
    for (auto entry = fs::recursive_directory_iterator(folder, error); !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
        std::error_code ofEntry;
        if (!entry->is_regular_file(ofEntry) || entry->path().extension() != ".tiles")
            continue;
        all.push_back({entry->path(), entry->last_write_time(ofEntry), entry->file_size(ofEntry)});
        bytes += all.back().bytes;
    }
    std::ranges::sort(all, {}, &Tiles::used);
    for (const Tiles& tiles : all) {
        if (bytes <= kMostOnDisk)
            return;
        if (tiles.path != kept && fs::remove(tiles.path, error))
            bytes -= tiles.bytes;
    }
}

} // namespace

fs::path tilePath(const fs::path& cacheFolder, const Hash& content)
{
    const std::string hex = content.hex();
    return cacheFolder / "tiles" / hex.substr(0, 2) / (hex.substr(2) + ".tiles");
}

Result<std::shared_ptr<const TilePyramid>> findTiles(const fs::path& cacheFolder, const Hash& content)
{
    const fs::path path = tilePath(cacheFolder, content);
    LATHE_TRY(auto tiles, TilePyramid::open(path));
    std::error_code error; // a folder that cannot be written is fine
    fs::last_write_time(path, fs::file_time_type::clock::now(), error);
    return tiles;
}

Result<std::shared_ptr<const TilePyramid>> cutTiles(const fs::path& cacheFolder, const ItemSet& set, const Hash& content, Progress& progress)
{
    if (!set.contents)
        return fail(ErrorCode::NotFound, "The content is not at hand");
    LATHE_TRY(const auto encoded, set.contents->read(content));
    const fs::path path = tilePath(cacheFolder, content);
    LATHE_CHECK(writePyramid(encoded.bytes, path, freeMemory(), progress));
    makeRoom(cacheFolder / "tiles", path);
    return TilePyramid::open(path);
}

} // namespace lathe
