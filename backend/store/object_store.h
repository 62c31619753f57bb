// Content-addressed files below `objects/`. Never changed once they have their name.
#pragma once

#include "base/file.h"
#include "base/hash.h"
#include "store/database.h"

#include <functional>
#include <unordered_map>
#include <vector>

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

/// Writes many small contents into pack objects of about 64 MB, one after the other: a file and a sync
/// for each of 70,000 small pictures would cost more than reading them. Belongs to one thread.
class PackWriter {
public:
    /// `known` says whether a content is stored already.
    PackWriter(const ObjectStore& objects, std::function<bool(const Hash&)> known);
    ~PackWriter();
    PackWriter(const PackWriter&) = delete;
    PackWriter& operator=(const PackWriter&) = delete;

    Result<void> add(const Hash& content, ByteView bytes);
    /// Closes the last pack. Fails with Io.
    Result<void> finish();
    /// What was added, with its place; complete after finish().
    const std::unordered_map<Hash, ContentLocation>& added() const { return m_added; }

private:
    struct Pack;
    Result<void> closePack();
    const ObjectStore& m_objects;
    std::function<bool(const Hash&)> m_known;
    std::unique_ptr<Pack> m_pack;
    std::unordered_map<Hash, ContentLocation> m_added;
};

} // namespace lathe
