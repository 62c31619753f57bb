#include "store/pack_writer.h"

#include <atomic>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace lathe {

namespace {

constexpr std::uint64_t kPackSize = 64u << 20;
constexpr std::size_t kBufferSize = 1u << 20; ///< so much is written at once
/// One content more than this may wait, however large it is.
constexpr std::size_t kMostWaiting = 16u << 20;

std::filesystem::path temporaryPath(const std::filesystem::path& folder)
{
    static std::atomic<int> counter{0};
    return folder / ("tmp-" + std::to_string(::getpid()) + "-" + std::to_string(++counter));
}

tl::unexpected<Error> cannotWrite(const std::filesystem::path& path)
{
    return fail(ErrorCode::Io, std::string("Cannot write to the workspace: ") + std::strerror(errno),
                errno == ENOSPC ? "Free space on the disk and try again" : "", path.string());
}

} // namespace

/// A pack that is being written. Its file goes with it unless it was adopted.
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

    Result<void> add(ByteView bytes)
    {
        hasher.add(bytes);
        size += bytes.size();
        if (buffer.size() + bytes.size() >= kBufferSize) {
            LATHE_CHECK(flush());
        }
        if (bytes.size() >= kBufferSize)
            return writeOut(bytes);
        buffer.insert(buffer.end(), bytes.begin(), bytes.end());
        return {};
    }

    Result<void> flush()
    {
        LATHE_CHECK(writeOut(buffer));
        buffer.clear();
        return {};
    }

private:
    Result<void> writeOut(ByteView bytes)
    {
        while (!bytes.empty()) {
            const ssize_t count = ::write(file, bytes.data(), bytes.size());
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                return cannotWrite(path);
            bytes = bytes.subspan(static_cast<std::size_t>(count));
        }
        return {};
    }
};

PackWriter::PackWriter(const ObjectStore& objects, std::function<bool(const Hash&)> known)
    : m_objects(objects), m_known(std::move(known)), m_worker([this] { work(); })
{
}

PackWriter::~PackWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isAbandoned = true;
    }
    stop();
}

Result<void> PackWriter::add(const Hash& content, Bytes bytes)
{
    if (m_known(content) || !m_seen.insert(content).second)
        return {};
    std::unique_lock lock(m_mutex);
    m_hasRoom.wait(lock, [&] { return m_waitingBytes < kMostWaiting || m_error || m_exception; });
    LATHE_CHECK(outcome());
    m_waitingBytes += bytes.size();
    m_waiting.emplace_back(content, std::move(bytes));
    if (m_waitingBytes >= kBufferSize) // not for each small one
        m_hasWork.notify_one();
    return {};
}

Result<void> PackWriter::finish()
{
    stop();
    return outcome();
}

Result<void> PackWriter::outcome() const
{
    if (m_exception)
        std::rethrow_exception(m_exception);
    if (m_error)
        return tl::unexpected<Error>(*m_error);
    return {};
}

void PackWriter::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isComplete = true;
        m_hasWork.notify_one();
    }
    if (m_worker.joinable())
        m_worker.join();
}

/// The life of the thread.
void PackWriter::work()
{
    std::optional<Error> error;
    std::exception_ptr exception;
    try {
        if (auto written = writeWhatComes(); !written)
            error = std::move(written).error();
    } catch (...) {
        exception = std::current_exception();
    }
    const std::lock_guard lock(m_mutex);
    m_error = std::move(error);
    m_exception = exception;
    m_hasRoom.notify_one();
}

Result<void> PackWriter::writeWhatComes()
{
    for (;;) {
        std::deque<Content> taken;
        {
            std::unique_lock lock(m_mutex);
            m_hasWork.wait(lock, [&] { return m_waitingBytes >= kBufferSize || m_isComplete; });
            if (m_isAbandoned)
                return {};
            taken.swap(m_waiting);
            m_waitingBytes = 0;
        }
        m_hasRoom.notify_one();
        if (taken.empty())
            return m_pack ? closePack() : Result<void>();
        for (const Content& content : taken) {
            LATHE_CHECK(write(content));
        }
    }
}

Result<void> PackWriter::write(const Content& content)
{
    const auto& [hash, bytes] = content;
    if (!m_pack) {
        std::error_code error;
        std::filesystem::create_directories(m_objects.folder(), error);
        m_pack = std::make_unique<Pack>();
        m_pack->path = temporaryPath(m_objects.folder());
        m_pack->file = ::open(m_pack->path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (m_pack->file < 0)
            return cannotWrite(m_pack->path);
    }
    m_added[hash] = ContentLocation{{}, m_pack->size, bytes.size()};
    m_pack->contents.push_back(hash);
    LATHE_CHECK(m_pack->add(bytes));
    return m_pack->size >= kPackSize ? closePack() : Result<void>();
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
