// A folder, a zip or a tar, or a single file, seen as a tree of files.
#pragma once

#include "base/progress.h"
#include "base/result.h"
#include "base/bytes.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace lathe {

class MappedFile;

/// A file's bytes, and who keeps them.
class MappedBytes {
public:
    explicit MappedBytes(Bytes bytes);
    explicit MappedBytes(std::shared_ptr<const MappedFile> file);
    ByteView bytes() const { return m_bytes; }
    const std::shared_ptr<const void>& owner() const { return m_owner; }
    /// These bytes are not needed for a while: memory that only mirrors the file is given back. Any thread.
    void release(std::size_t begin, std::size_t end) const;

private:
    ByteView m_bytes;
    std::shared_ptr<const void> m_owner;
    const MappedFile* m_file = nullptr;
};

class SourceTree {
public:
    virtual ~SourceTree() = default;

    /// The source's own name without its endings: the default name of a dataset.
    virtual std::string name() const = 0;
    /// The files' paths: relative, '/' between parts, UTF-8, without `..`, sorted bytewise.
    virtual const std::vector<std::string>& files() const = 0;
    /// In bytes; 0 where an archive does not say it, or the file system cannot.
    virtual std::uint64_t size(std::size_t index) const = 0;
    /// The first bytes of a file, for sniffing; unpacked as content() is. Fails with Io.
    virtual Result<Bytes> head(std::size_t index, std::size_t size) const = 0;
    /// One whole file, unpacked when its name ends in .gz. Fails with Io, OutOfMemory.
    virtual Result<Bytes> content(std::size_t index) const = 0;
    /// As content(), without reading a plain file into memory. Fails with Io, OutOfMemory.
    virtual Result<MappedBytes> map(std::size_t index) const;
    /// Where that file lies as it is, neither packed nor in an archive; empty when it does not.
    virtual std::filesystem::path plainPath(std::size_t) const { return {}; }
    /// `postgresql://user@host:port/database` of a source that is a database and has no files; empty for files.
    /// It may hold a password: never show it.
    virtual std::string address() const { return {}; }
    /// Calls `visit` for every file of `wanted` (ascending indices into files()), from up to `threads`
    /// threads; archives are read once, in their own order. `bytes` are as stored, a .gz stays packed, and
    /// have an error where the file could not be read. Ends early when `visit` returns an error, and returns it.
    virtual Result<void> visit(const std::vector<std::size_t>& wanted, int threads,
                               const std::function<Result<void>(std::size_t index, Result<Bytes> bytes)>& visit) const = 0;
};

/// Opens a folder, an archive that libarchive knows (zip, tar, also compressed), a plain file (a workbook is one,
/// although it is a zip), or the address of a database.
/// Fails with NotFound, Io, Parse (broken archive). Hidden files and folders (`.x`, `__MACOSX`,
/// Thumbs.db) are left out. Unpacked sizes are limited against archive bombs.
Result<std::unique_ptr<SourceTree>> openSource(const std::filesystem::path& path, Progress& progress);

} // namespace lathe
