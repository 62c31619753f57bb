#include "store/object_store.h"

#include <chrono>

namespace lathe {

std::filesystem::path ObjectStore::pathOf(const Hash& object) const
{
    const std::string hex = object.hex();
    return m_folder / hex.substr(0, 2) / hex.substr(2);
}

Result<Hash> ObjectStore::put(ByteView content) const
{
    const Hash hash = sha256(content);
    std::error_code error;
    if (!std::filesystem::exists(pathOf(hash), error))
        LATHE_CHECK(writeFileAtomic(pathOf(hash), content));
    return hash;
}

Result<std::shared_ptr<const MappedFile>> ObjectStore::map(const Hash& object) const
{
    const auto path = pathOf(object);
    std::error_code error;
    if (!std::filesystem::exists(path, error))
        return fail(ErrorCode::NotFound, "A stored object is missing",
                    "Restore the workspace's objects folder from a backup", path.string());
    return MappedFile::open(path);
}

Result<Bytes> ObjectStore::read(const Hash& object) const
{
    LATHE_TRY(const auto file, map(object));
    return Bytes(file->bytes().begin(), file->bytes().end());
}

Result<void> ObjectStore::remove(const Hash& object) const
{
    std::error_code error;
    std::filesystem::remove(pathOf(object), error);
    if (error)
        return fail(ErrorCode::Io, "Cannot remove an object: " + error.message(), {}, pathOf(object).string());
    return {};
}

Result<void> ObjectStore::adopt(const std::filesystem::path& file, const Hash& object) const
{
    const auto path = pathOf(object);
    std::error_code error;
    if (std::filesystem::exists(path, error)) {
        std::filesystem::remove(file, error);
        return {};
    }
    LATHE_CHECK(syncFile(file));
    std::filesystem::create_directories(path.parent_path(), error);
    std::filesystem::rename(file, path, error);
    if (error)
        return fail(ErrorCode::Io, "Cannot put an object in its place: " + error.message(), {}, path.string());
    return syncFolder(path.parent_path());
}

void ObjectStore::sweep() const
{
    const auto old = std::filesystem::file_time_type::clock::now() - std::chrono::hours(1);
    std::error_code error;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(m_folder, error)) {
        const std::string name = entry.path().filename().string();
        const bool isTemporary = name.starts_with("tmp-") || name.find(".tmp") != std::string::npos;
        if (isTemporary && entry.is_regular_file(error) && entry.last_write_time(error) < old)
            std::filesystem::remove(entry.path(), error);
    }
}

} // namespace lathe
