#include "store/object_store.h"

#include <atomic>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace lathe {

namespace {

constexpr std::uint64_t kPackSize = 64u << 20;

std::filesystem::path temporaryPath(const std::filesystem::path& folder)
{
    static std::atomic<int> counter{0};
    return folder / ("tmp-" + std::to_string(::getpid()) + "-" + std::to_string(++counter));
}

} // namespace

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

struct PackWriter::Pack {
    std::filesystem::path path;
    int file = -1;
    std::uint64_t size = 0;
    Bytes buffer;
    Sha256 hasher;
    std::vector<Hash> contents;

    ~Pack()
    {
        if (file >= 0)
            ::close(file);
        std::error_code ignored;
        std::filesystem::remove(path, ignored);
    }

    Result<void> flush()
    {
        for (std::size_t done = 0; done < buffer.size();) {
            const ssize_t count = ::write(file, buffer.data() + done, buffer.size() - done);
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                return fail(ErrorCode::Io, std::string("Cannot write to the workspace: ") + std::strerror(errno),
                            errno == ENOSPC ? "Free space on the disk and try again" : "", path.string());
            done += static_cast<std::size_t>(count);
        }
        buffer.clear();
        return {};
    }
};

PackWriter::PackWriter(const ObjectStore& objects, std::function<bool(const Hash&)> known)
    : m_objects(objects), m_known(std::move(known))
{
}

PackWriter::~PackWriter() = default;

Result<void> PackWriter::add(const Hash& content, ByteView bytes)
{
    if (m_added.contains(content) || m_known(content))
        return {};
    if (!m_pack) {
        std::error_code error;
        std::filesystem::create_directories(m_objects.folder(), error);
        m_pack = std::make_unique<Pack>();
        m_pack->path = temporaryPath(m_objects.folder());
        m_pack->file = ::open(m_pack->path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (m_pack->file < 0)
            return fail(ErrorCode::Io, std::string("Cannot write to the workspace: ") + std::strerror(errno), {},
                        m_pack->path.string());
    }
    m_added[content] = ContentLocation{{}, m_pack->size, bytes.size()};
    m_pack->contents.push_back(content);
    m_pack->hasher.add(bytes);
    m_pack->buffer.insert(m_pack->buffer.end(), bytes.begin(), bytes.end());
    m_pack->size += bytes.size();
    if (m_pack->buffer.size() >= (1u << 20))
        LATHE_CHECK(m_pack->flush());
    if (m_pack->size >= kPackSize)
        return closePack();
    return {};
}

Result<void> PackWriter::finish()
{
    return m_pack ? closePack() : Result<void>();
}

Result<void> PackWriter::closePack()
{
    LATHE_CHECK(m_pack->flush());
    const Hash object = m_pack->hasher.finish();
    LATHE_CHECK(m_objects.adopt(m_pack->path, object));
    for (const Hash& content : m_pack->contents)
        m_added[content].object = object;
    m_pack.reset();
    return {};
}

} // namespace lathe
