// Loops over several threads whose results do not depend on how many there are.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace lathe {

/// Calls `work(index)` for each index below `count`, on up to `threads` threads. Every index writes to its own place.
/// An exception of `work` ends the loop and goes on in the caller.
template <class Work>
void parallelFor(int threads, std::size_t count, const Work& work)
{
    const std::size_t workers = std::min<std::size_t>(static_cast<std::size_t>(std::max(threads, 1)), count);
    if (workers <= 1) {
        for (std::size_t i = 0; i < count; ++i)
            work(i);
        return;
    }
    std::atomic<std::size_t> next = 0;
    std::exception_ptr failure;
    std::mutex mutex;
    const auto run = [&] {
        try {
            for (std::size_t i = next++; i < count; i = next++)
                work(i);
        } catch (...) {
            const std::lock_guard lock(mutex);
            failure = std::current_exception();
            next = count;
        }
    };
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < workers; ++i)
        others.emplace_back(run);
    run();
    others.clear();
    if (failure)
        std::rethrow_exception(failure);
}

/// The threads for a prediction of that many rows: one where starting more costs more than it spares.
inline int threadsForRows(std::size_t rows, std::size_t rowsWorthAThread = 4096)
{
    const std::size_t most = std::max(1u, std::thread::hardware_concurrency());
    return static_cast<int>(std::clamp<std::size_t>(rows / rowsWorthAThread, 1, most));
}

} // namespace lathe
