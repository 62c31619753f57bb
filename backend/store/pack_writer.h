// Many contents in few files.
#pragma once

#include "store/object_store.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_map>
#include <unordered_set>

namespace lathe {

/// Writes contents into pack objects of about 64 MB, one after the other: a file and a sync for each of 70,000
/// small pictures would cost more than reading them. A thread of its own hashes, writes and syncs, while
/// the caller reads on; add() and finish() belong to one thread at a time.
class PackWriter {
public:
    /// `known` says whether a content is stored already.
    PackWriter(const ObjectStore& objects, std::function<bool(const Hash&)> known);
    /// What is not in a finished pack by then is gone.
    ~PackWriter();
    PackWriter(const PackWriter&) = delete;
    PackWriter& operator=(const PackWriter&) = delete;

    /// Waits while much is waiting to be written. Fails with Io, also for what was added before.
    Result<void> add(const Hash& content, Bytes bytes);
    /// Writes all that was added; nothing can be added afterwards. Fails with Io.
    Result<void> finish();
    /// What was added, with its place; to be asked after finish().
    const std::unordered_map<Hash, ContentLocation>& added() const { return m_added; }

private:
    struct Pack;
    using Content = std::pair<Hash, Bytes>;

    void work();
    /// Ends when all is written, or abandoned, or a write fails.
    Result<void> writeWhatComes();
    /// What ended the worker early; rethrows what it threw.
    Result<void> outcome() const;
    Result<void> write(const Content& content);
    Result<void> closePack();
    void stop();

    const ObjectStore& m_objects;
    std::function<bool(const Hash&)> m_known;
    std::unordered_set<Hash> m_seen;

    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_hasRoom;
    std::condition_variable m_hasWork;
    std::deque<Content> m_waiting;
    std::size_t m_waitingBytes = 0;
    bool m_isComplete = false; ///< nothing more comes
    bool m_isAbandoned = false; ///< what waits is not wanted any more
    std::optional<Error> m_error;
    std::exception_ptr m_exception; ///< what the worker threw; goes on in the caller's thread

    // The worker's until it has ended.
    std::unique_ptr<Pack> m_pack;
    std::unordered_map<Hash, ContentLocation> m_added;
    std::jthread m_worker;
};

} // namespace lathe
