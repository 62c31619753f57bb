#include "io/parallel.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace lathe {

Result<void> parallelFor(std::size_t count, int threads, const std::function<Result<void>(std::size_t)>& work)
{
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> stops = false;
    std::mutex mutex;
    std::optional<Error> firstError;
    std::exception_ptr exception;
    const auto run = [&] {
        try {
            for (std::size_t i = next++; i < count && !stops; i = next++) {
                if (auto result = work(i); !result) {
                    const std::lock_guard lock(mutex);
                    if (!firstError)
                        firstError = std::move(result).error();
                    stops = true;
                }
            }
        } catch (...) {
            const std::lock_guard lock(mutex);
            exception = std::current_exception();
            stops = true;
        }
    };
    std::vector<std::jthread> workers;
    const auto most = std::min<std::size_t>(count, static_cast<std::size_t>(std::max(1, threads)));
    for (std::size_t i = 1; i < most; ++i)
        workers.emplace_back(run);
    run();
    workers.clear();
    if (exception)
        std::rethrow_exception(exception);
    if (firstError)
        return tl::unexpected<Error>(std::move(*firstError));
    return {};
}

} // namespace lathe
