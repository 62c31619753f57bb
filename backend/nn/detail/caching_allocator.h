// Main memory for LibTorch that goes round instead of back to the system.
#pragma once

#include <cstddef>

namespace lathe {

/// While one of these lives, large blocks that LibTorch frees are kept for the next request of the same
/// size: a training step asks for the same sizes again and again, and fresh pages cost more than the
/// arithmetic on them. What was kept goes back to the system with the last scope.
class CachingAllocatorScope {
public:
    CachingAllocatorScope();
    ~CachingAllocatorScope();
    CachingAllocatorScope(const CachingAllocatorScope&) = delete;
    CachingAllocatorScope& operator=(const CachingAllocatorScope&) = delete;
};

} // namespace lathe
