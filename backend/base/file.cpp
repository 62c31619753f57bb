#include "base/file.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <optional>
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

/// Opens a file to read. Refuses folders, and pipes and devices, which could keep the reader
/// waiting for ever. `size` is what the file system says; special file systems say 0.
Result<void> openRegular(const std::filesystem::path& path, std::optional<Descriptor>& file,
                         std::uint64_t& size)
{
    file.emplace(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status {};
    if (file->value < 0 || ::fstat(file->value, &status) != 0)
        return ioError("Cannot open the file", path, errno);
    if (S_ISDIR(status.st_mode))
        return fail(ErrorCode::Io, "This is a folder, not a file", {}, path.string());
    if (!S_ISREG(status.st_mode))
        return fail(ErrorCode::Io, "This is a pipe or a device, not a file", {}, path.string());
    size = static_cast<std::uint64_t>(status.st_size);
    return {};
}

/// Reads up to `count` bytes; fewer at the end of the file.
Result<std::size_t> readUpTo(int descriptor, std::uint8_t* target, std::size_t count,
                             const std::filesystem::path& path)
{
    std::size_t done = 0;
    while (done < count) {
        const ssize_t part = ::read(descriptor, target + done, count - done);
        if (part < 0 && errno == EINTR)
            continue;
        if (part < 0)
            return ioError("Cannot read the file", path, errno);
        if (part == 0)
            break;
        done += static_cast<std::size_t>(part);
    }
    return done;
}

Result<void> writeAll(const std::filesystem::path& temporary, const std::filesystem::path& path,
                      ByteView content)
{
    const Descriptor file(::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (file.value < 0)
        return ioError("Cannot write the file", path, errno);
    for (std::size_t done = 0; done < content.size();) {
        const ssize_t count = ::write(file.value, content.data() + done, content.size() - done);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return ioError("Cannot write the file", path, errno);
        done += static_cast<std::size_t>(count);
    }
    if (::fsync(file.value) != 0)
        return ioError("Cannot flush to disk", path, errno);
    return {};
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
    const auto tooLarge = [&] {
        return fail(ErrorCode::OutOfMemory,
                    "The file is larger than " + std::to_string(limit) + " bytes", {},
                    path.string());
    };
    std::optional<Descriptor> file;
    std::uint64_t size = 0;
    LATHE_CHECK(openRegular(path, file, size));
    if (size > limit)
        return tooLarge();
    Bytes content(size);
    LATHE_TRY(std::size_t done, readUpTo(file->value, content.data(), content.size(), path));
    // The files of /proc say 0 and hold more.
    for (constexpr std::size_t kPiece = 1 << 16; size == 0 && done == content.size();) {
        std::array<std::uint8_t, kPiece> piece;
        LATHE_TRY(const std::size_t more, readUpTo(file->value, piece.data(), piece.size(), path));
        if (more == 0)
            break;
        content.insert(content.end(), piece.begin(),
                       piece.begin() + static_cast<std::ptrdiff_t>(more));
        done += more;
        if (done > limit)
            return tooLarge();
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
    if (error)
        return ioError("Cannot make the folder", path.parent_path(), error.value());
    // Unlike those of any other thread or process that writes the same file now. One that a killed
    // process of the same number left behind is passed over.
    static std::atomic<std::uint64_t> counter = 0;
    std::filesystem::path temporary;
    do {
        temporary =
            path.string() + ".tmp" + std::to_string(::getpid()) + "-" + std::to_string(++counter);
    } while (::access(temporary.c_str(), F_OK) == 0);
    if (auto written = writeAll(temporary, path, content); !written) {
        ::unlink(temporary.c_str());
        return written;
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0) {
        const int number = errno;
        ::unlink(temporary.c_str());
        return ioError("Cannot put the file in its place", path, number);
    }
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
    std::optional<Descriptor> file;
    std::uint64_t size = 0;
    LATHE_CHECK(openRegular(path, file, size));
    if (size == 0)
        return std::shared_ptr<const MappedFile>(new MappedFile({}));
    void* memory = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file->value, 0);
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

void MappedFile::release(std::size_t begin, std::size_t end) const
{
    const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
    begin = (begin + page - 1) / page * page;
    end = end >= m_bytes.size() ? m_bytes.size() : end / page * page;
    if (begin < end)
        ::madvise(const_cast<std::uint8_t*>(m_bytes.data()) + begin, end - begin, MADV_DONTNEED);
}

Result<TemporaryFolder> TemporaryFolder::create(std::string_view prefix)
{
    std::error_code error;
    const auto parent = std::filesystem::temp_directory_path(error);
    if (error)
        return ioError("There is no folder for temporary files", "TMPDIR", error.value());
    std::string pattern = (parent / prefix).string() + "-XXXXXX";
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
