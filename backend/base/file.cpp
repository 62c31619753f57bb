#include "base/file.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lathe {

namespace {

/// Closes a file descriptor at the end of its scope.
struct Descriptor {
    int value;
    explicit Descriptor(int descriptor) : value(descriptor) {}
    ~Descriptor()
    {
        if (value >= 0)
            ::close(value);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
};

tl::unexpected<Error> ioError(std::string what, const std::filesystem::path& path, int number)
{
    std::string hint;
    if (number == ENOSPC)
        hint = "Free space on the disk and try again";
    else if (number == EACCES || number == EPERM)
        hint = "Check the permissions";
    else if (number == ENOENT)
        hint = "Check the path";
    return fail(ErrorCode::Io, what + ": " + std::strerror(number), std::move(hint), path.string());
}

Result<void> syncPath(const std::filesystem::path& path, int flags)
{
    const Descriptor file(::open(path.c_str(), flags | O_CLOEXEC));
    if (file.value < 0 || ::fsync(file.value) != 0)
        return ioError("Cannot flush to disk", path, errno);
    return {};
}

} // namespace

Result<Bytes> readFile(const std::filesystem::path& path, std::uint64_t limit)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status {};
    if (file.value < 0 || ::fstat(file.value, &status) != 0)
        return ioError("Cannot open the file", path, errno);
    if (S_ISDIR(status.st_mode))
        return fail(ErrorCode::Io, "This is a folder, not a file", {}, path.string());
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > limit)
        return fail(ErrorCode::OutOfMemory, "The file is larger than " + std::to_string(limit) + " bytes", {}, path.string());
    Bytes content(size);
    std::size_t done = 0;
    while (done < size) {
        const ssize_t count = ::read(file.value, content.data() + done, size - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return ioError("Cannot read the file", path, errno);
        if (count == 0)
            break;
        done += static_cast<std::size_t>(count);
    }
    content.resize(done);
    return content;
}

Result<std::string> readTextFile(const std::filesystem::path& path)
{
    LATHE_TRY(const Bytes bytes, readFile(path));
    return std::string(asText(bytes));
}

Result<void> writeFileAtomic(const std::filesystem::path& path, ByteView content)
{
    std::error_code error;
    if (path.has_parent_path())
        std::filesystem::create_directories(path.parent_path(), error);
    const std::filesystem::path temporary = path.string() + ".tmp" + std::to_string(::getpid());
    {
        const Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
        if (file.value < 0)
            return ioError("Cannot write the file", path, errno);
        for (std::size_t done = 0; done < content.size();) {
            const ssize_t count = ::write(file.value, content.data() + done, content.size() - done);
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0) {
                const int number = errno;
                ::unlink(temporary.c_str());
                return ioError("Cannot write the file", path, number);
            }
            done += static_cast<std::size_t>(count);
        }
        if (::fsync(file.value) != 0)
            return ioError("Cannot flush to disk", path, errno);
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0)
        return ioError("Cannot put the file in its place", path, errno);
    return syncFolder(path.has_parent_path() ? path.parent_path() : ".");
}

Result<void> syncFile(const std::filesystem::path& path)
{
    return syncPath(path, O_RDONLY);
}

Result<void> syncFolder(const std::filesystem::path& path)
{
    return syncPath(path, O_RDONLY | O_DIRECTORY);
}

Result<std::shared_ptr<const MappedFile>> MappedFile::open(const std::filesystem::path& path)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    struct stat status {};
    if (file.value < 0 || ::fstat(file.value, &status) != 0)
        return ioError("Cannot open the file", path, errno);
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size == 0)
        return std::shared_ptr<const MappedFile>(new MappedFile({}));
    void* memory = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file.value, 0);
    if (memory == MAP_FAILED)
        return ioError("Cannot map the file", path, errno);
    return std::shared_ptr<const MappedFile>(
        new MappedFile({static_cast<const std::uint8_t*>(memory), size}));
}

MappedFile::~MappedFile()
{
    if (!m_bytes.empty())
        ::munmap(const_cast<std::uint8_t*>(m_bytes.data()), m_bytes.size());
}

Result<TemporaryFolder> TemporaryFolder::create(std::string_view prefix)
{
    std::string pattern = (std::filesystem::temp_directory_path() / prefix).string() + "-XXXXXX";
    if (!::mkdtemp(pattern.data()))
        return ioError("Cannot make a temporary folder", pattern, errno);
    return TemporaryFolder(pattern);
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code error;
    if (!m_path.empty())
        std::filesystem::remove_all(m_path, error);
}

} // namespace lathe
