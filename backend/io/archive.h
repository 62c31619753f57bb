// Archives and packed files through libarchive.
#pragma once

#include "io/source_tree.h"

#include <functional>

namespace lathe {

/// Limits against archives that unpack to more than a disk holds.
inline constexpr std::uint64_t kMaximumUnpackedFile = std::uint64_t(1) << 32;
inline constexpr std::uint64_t kMaximumUnpacked = std::uint64_t(1) << 36;
inline constexpr std::size_t kMaximumFiles = 10'000'000;

/// The first `size` bytes of a .gz file's content (or fewer), or all with `size` 0.
/// Fails with Io, Parse, or OutOfMemory above kMaximumUnpackedFile.
Result<Bytes> unpackedGzip(const std::filesystem::path& path, std::size_t size = 0);
Result<Bytes> unpackedGzip(ByteView packed, const std::string& name, std::size_t size = 0);

/// Null when the file is no archive. Fails with Parse when it is a broken one, with Cancelled.
Result<std::unique_ptr<SourceTree>> openArchive(const std::filesystem::path& path, Progress& progress);

} // namespace lathe
