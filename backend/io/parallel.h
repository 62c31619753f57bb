// The same work for many indices on several threads.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <functional>

namespace lathe {

/// Calls `work` for 0 … count − 1 from up to `threads` threads, this one among them. Ends early at the
/// first error, and returns it.
Result<void> parallelFor(std::size_t count, int threads, const std::function<Result<void>(std::size_t)>& work);

} // namespace lathe
