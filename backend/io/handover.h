// One thread reads, others work on what it read.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace lathe {

/// Hands pieces of work from the thread that reads an archive to those that use them. Holds few at a time.
class Handover {
public:
    using Visit = std::function<Result<void>(std::size_t, Result<Bytes>)>;

    Handover(int threads, const Visit& visit) : m_visit(visit)
    {
        for (int i = 0; i < threads; ++i)
            m_workers.emplace_back([this] { run(); });
    }
    ~Handover() { close(); }
    Handover(const Handover&) = delete;
    Handover& operator=(const Handover&) = delete;

    /// False once a visit failed.
    bool give(std::size_t index, Result<Bytes> bytes)
    {
        std::unique_lock lock(m_mutex);
        m_hasRoom.wait(lock, [&] { return m_waiting.size() < 2 * m_workers.size() || m_stops; });
        if (m_stops)
            return false;
        m_waiting.emplace_back(index, std::move(bytes));
        m_hasWork.notify_one();
        return true;
    }

    /// Waits for what was given.
    Result<void> finish()
    {
        close();
        if (m_exception)
            std::rethrow_exception(m_exception);
        if (m_error)
            return tl::unexpected<Error>(*m_error);
        return {};
    }

private:
    void run()
    {
        for (;;) {
            std::unique_lock lock(m_mutex);
            m_hasWork.wait(lock, [&] { return !m_waiting.empty() || m_isClosed || m_stops; });
            if (m_stops || m_waiting.empty())
                return;
            auto [index, bytes] = std::move(m_waiting.front());
            m_waiting.pop_front();
            m_hasRoom.notify_one();
            lock.unlock();
            try {
                if (auto result = m_visit(index, std::move(bytes)); !result)
                    stop(std::move(result).error(), nullptr);
            } catch (...) {
                stop({}, std::current_exception());
            }
        }
    }

    void stop(std::optional<Error> error, std::exception_ptr exception)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_stops) {
            m_error = std::move(error);
            m_exception = std::move(exception);
        }
        m_stops = true;
        m_hasRoom.notify_all();
        m_hasWork.notify_all();
    }

    void close()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isClosed = true;
            m_hasWork.notify_all();
        }
        m_workers.clear();
    }

    const Visit& m_visit;
    std::mutex m_mutex;
    std::condition_variable m_hasRoom;
    std::condition_variable m_hasWork;
    std::deque<std::pair<std::size_t, Result<Bytes>>> m_waiting;
    bool m_isClosed = false;
    bool m_stops = false;
    std::optional<Error> m_error;
    std::exception_ptr m_exception;
    std::vector<std::jthread> m_workers;
};

} // namespace lathe
