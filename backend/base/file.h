// Files: whole reads, atomic writes, memory maps.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <filesystem>
#include <memory>
#include <string>
#include <utility>

namespace lathe {

/// The whole file. Fails with Io, or with OutOfMemory when it is larger than `limit` bytes.
Result<Bytes> readFile(const std::filesystem::path& path, std::uint64_t limit = std::uint64_t(1) << 34);
Result<std::string> readTextFile(const std::filesystem::path& path);

/// Readers of `path` see the old content or the new, never a part: temporary file beside it, sync, rename.
Result<void> writeFileAtomic(const std::filesystem::path& path, ByteView content);

/// Flushes a file's content to the disk. Fails with Io.
Result<void> syncFile(const std::filesystem::path& path);
/// Flushes a folder's entries, so that a rename in it survives a power cut.
Result<void> syncFolder(const std::filesystem::path& path);

/// A file mapped for reading; unmapped with the last owner.
class MappedFile {
public:
    /// Fails with Io. An empty file gives an empty view.
    static Result<std::shared_ptr<const MappedFile>> open(const std::filesystem::path& path);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    ByteView bytes() const { return m_bytes; }
    /// The pages that lie wholly between these bytes need not stay in memory; reading them again is allowed. Any thread.
    void release(std::size_t begin, std::size_t end) const;

private:
    explicit MappedFile(ByteView bytes) : m_bytes(bytes) {}
    ByteView m_bytes;
};

/// A folder that is removed with everything in it when the object goes.
class TemporaryFolder {
public:
    /// Fails with Io. Lies in the system's folder for temporary files.
    static Result<TemporaryFolder> create(std::string_view prefix);
    ~TemporaryFolder();
    TemporaryFolder(TemporaryFolder&& other) noexcept : m_path(std::exchange(other.m_path, {})) {}
    TemporaryFolder& operator=(TemporaryFolder&& other) noexcept
    {
        std::swap(m_path, other.m_path);
        return *this;
    }

    const std::filesystem::path& path() const { return m_path; }

private:
    explicit TemporaryFolder(std::filesystem::path path) : m_path(std::move(path)) {}
    std::filesystem::path m_path;
};

} // namespace lathe
