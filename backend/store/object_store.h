// Content-addressed files below `objects/`. Never changed once they have their name.
#pragma once

#include "base/file.h"
#include "base/hash.h"

namespace lathe {

/// `objects/ab/cdef…`: files named by their SHA-256. Safe to use from several threads and processes.
class ObjectStore {
public:
    explicit ObjectStore(std::filesystem::path folder) : m_folder(std::move(folder)) {}

    std::filesystem::path pathOf(const Hash& object) const;
    /// Temporary file, sync, rename. Adding what is there costs only the hash.
    Result<Hash> put(ByteView content) const;
    /// Maps the object. Fails with NotFound, Io.
    Result<std::shared_ptr<const MappedFile>> map(const Hash& object) const;
    Result<Bytes> read(const Hash& object) const;
    Result<void> remove(const Hash& object) const;
    /// Moves a finished file of known hash into its place.
    Result<void> adopt(const std::filesystem::path& file, const Hash& object) const;
    const std::filesystem::path& folder() const { return m_folder; }
    /// Removes temporary files that a killed program left, older than an hour.
    void sweep() const;

private:
    std::filesystem::path m_folder;
};

/// Where the bytes of a content are: a piece of a pack object.
struct ContentLocation {
    Hash object;
    std::uint64_t offset = 0;
    std::uint64_t size = 0;
};

} // namespace lathe
