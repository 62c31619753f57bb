// The devices that can compute. No torch here.
#pragma once

#include "base/result.h"
#include "ml/learner.h"

#include <map>

namespace lathe {

/// The CPU first, then the GPUs.
std::vector<Device> devices();
/// `auto`: the first GPU, else the CPU. Fails with NotFound naming the devices that are there.
Result<Device> findDevice(std::string_view id);
std::map<std::string, std::string> libraries();

/// Highest resident memory of the process so far.
std::int64_t peakProcessMemory();
/// Memory in use on a GPU; since freed memory stays with the process, that is the most it needed.
std::int64_t peakDeviceMemory(const std::string& id);
/// Threads for LibTorch and the BLAS beneath it, from now on and for calls of this thread.
void setComputeThreads(int threads);
/// The BLAS gets one thread: its own fight with OpenMP's waiting ones, and its share of the work is small.
void calmBlas();
/// 1, 2, 4 … and all cores: what is worth measuring.
std::vector<int> threadCounts();

/// Restores the number of threads of this thread's computations when it ends.
class ComputeThreadsScope {
public:
    ComputeThreadsScope();
    explicit ComputeThreadsScope(int threads);
    ~ComputeThreadsScope();
    ComputeThreadsScope(const ComputeThreadsScope&) = delete;
    ComputeThreadsScope& operator=(const ComputeThreadsScope&) = delete;

private:
    int m_before;
};

} // namespace lathe
