#include "base/file.h"
#include "base/text.h"
#include "media/pyramid_file.h"
#include "media/row_halver.h"
#include "media/row_sink.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <optional>

#include <fcntl.h>
#include <unistd.h>

namespace lathe {

namespace {

/// Left free on the disk.
constexpr std::int64_t kSpare = std::int64_t(1) << 30;

class File {
public:
    explicit File(std::filesystem::path path) : m_path(std::move(path)), m_file(::open(m_path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {}
    ~File()
    {
        close();
        if (!m_isKept)
            ::unlink(m_path.c_str());
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    Result<void> resize(std::int64_t size)
    {
        return m_file >= 0 && ::ftruncate(m_file, size) == 0 ? Result<void>() : failure();
    }
    Result<void> write(const void* bytes, std::size_t count, std::int64_t offset)
    {
        const auto* from = static_cast<const std::uint8_t*>(bytes);
        while (count > 0) {
            const ssize_t written = ::pwrite(m_file, from, count, offset);
            if (written < 0 && errno == EINTR)
                continue;
            if (written <= 0)
                return failure();
            from += written;
            count -= static_cast<std::size_t>(written);
            offset += written;
        }
        return {};
    }
    /// The file is the finished one from now on.
    Result<void> keepAs(const std::filesystem::path& path)
    {
        close();
        std::error_code error;
        std::filesystem::rename(m_path, path, error);
        if (error)
            return fail(ErrorCode::Io, "The tiles cannot be kept: " + error.message(), {}, path.string());
        m_isKept = true;
        return {};
    }

private:
    void close()
    {
        if (m_file >= 0)
            ::close(m_file);
        m_file = -1;
    }
    Result<void> failure() const
    {
        return fail(ErrorCode::Io, std::string("The tiles of the picture cannot be written: ") + std::strerror(errno), "Make room on the disk of the workspace", m_path.string());
    }

    std::filesystem::path m_path;
    int m_file;
    bool m_isKept = false;
};

/// One strip of tiles of every level is in memory at a time.
class Writer final : public RowSink {
public:
    Writer(File& file, const std::filesystem::path& folder, Progress& progress) : m_file(file), m_folder(folder), m_progress(progress) {}

    Result<void> begin(const ImageInfo& stored, int orientation) override
    {
        m_header.width = stored.width;
        m_header.height = stored.height;
        m_header.channels = stored.channels;
        m_header.orientation = orientation >= 1 && orientation <= 8 ? orientation : 1;
        const std::int64_t size = TilePyramid::fileSize(stored.width, stored.height, stored.channels);
        std::error_code error;
        const auto space = std::filesystem::space(m_folder, error);
        if (!error && static_cast<std::int64_t>(space.available) < size + kSpare)
            return fail(ErrorCode::Io, "The tiles of this picture take " + grouped(size >> 20) + " MB, and the disk has " + grouped(static_cast<std::int64_t>(space.available >> 20)) + " MB left",
                        "Make room on the disk of the workspace", m_folder.string());
        LATHE_CHECK(m_file.resize(size));
        for (const auto& level : TilePyramid::levelsOf(stored.width, stored.height, stored.channels)) {
            Strip strip{level, Bytes(rowBytes(level.width) * static_cast<std::size_t>(std::min(TilePyramid::kTile, level.height))), 0, 0, {}};
            if (level.columns > 1 || level.rows > 1)
                strip.halver.emplace(level.width, stored.channels);
            m_strips.push_back(std::move(strip));
        }
        m_tile.resize(rowBytes(TilePyramid::kTile) * TilePyramid::kTile);
        return {};
    }

    Result<void> take(const std::uint8_t* rows, int count) override
    {
        for (int i = 0; i < count; ++i)
            LATHE_CHECK(put(0, rows + rowBytes(m_header.width) * static_cast<std::size_t>(i)));
        if (m_progress.stopRequested())
            return cancelled();
        m_progress.set(m_strips.front().done, m_header.height, {});
        return {};
    }

    Result<void> finish()
    {
        for (std::size_t level = 0; level + 1 < m_strips.size(); ++level)
            if (m_strips[level].halver->finish())
                LATHE_CHECK(put(level + 1, m_strips[level].halver->row()));
        m_header.magic = pyramid_file::kMagic;
        return m_file.write(&m_header, sizeof m_header, 0);
    }

private:
    struct Strip {
        TilePyramid::Level level;
        Bytes rows;
        int filled = 0; ///< rows in it
        int done = 0;   ///< rows of the level, with those
        std::optional<RowHalver> halver; ///< none of the last level
    };

    std::size_t rowBytes(int width) const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(m_header.channels); }

    Result<void> put(std::size_t level, const std::uint8_t* row)
    {
        Strip& strip = m_strips[level];
        const std::size_t bytes = rowBytes(strip.level.width);
        std::copy_n(row, bytes, strip.rows.data() + bytes * static_cast<std::size_t>(strip.filled));
        ++strip.filled;
        ++strip.done;
        if (strip.filled == TilePyramid::kTile || strip.done == strip.level.height)
            LATHE_CHECK(cut(strip));
        if (strip.halver && strip.halver->take(row))
            return put(level + 1, strip.halver->row());
        return {};
    }

    Result<void> cut(Strip& strip)
    {
        const int tileRow = (strip.done - 1) / TilePyramid::kTile;
        for (int column = 0; column < strip.level.columns; ++column) {
            const int left = column * TilePyramid::kTile, width = std::min(TilePyramid::kTile, strip.level.width - left);
            const std::size_t bytes = rowBytes(width);
            for (int y = 0; y < strip.filled; ++y)
                std::copy_n(strip.rows.data() + rowBytes(strip.level.width) * static_cast<std::size_t>(y) + rowBytes(left), bytes,
                            m_tile.data() + bytes * static_cast<std::size_t>(y));
            LATHE_CHECK(m_file.write(m_tile.data(), bytes * static_cast<std::size_t>(strip.filled), pyramid_file::offsetOf(strip.level, column, tileRow, m_header.channels)));
        }
        strip.filled = 0;
        return {};
    }

    File& m_file;
    std::filesystem::path m_folder;
    Progress& m_progress;
    pyramid_file::Header m_header;
    std::vector<Strip> m_strips;
    Bytes m_tile;
};

} // namespace

Result<void> writePyramid(ByteView encoded, const std::filesystem::path& path, std::int64_t memory, Progress& progress)
{
    std::error_code error;
    std::filesystem::create_directories(path.parent_path(), error);
    // Another program may write the same one: each has a file of its own until it is finished.
    const std::filesystem::path unfinished = path.string() + "." + std::to_string(::getpid()) + ".part";
    File file(unfinished);
    Writer writer(file, path.parent_path(), progress);
    LATHE_CHECK(decodeRows(encoded, memory, writer));
    LATHE_CHECK(writer.finish());
    LATHE_CHECK(syncFile(unfinished));
    return file.keepAs(path);
}

} // namespace lathe
