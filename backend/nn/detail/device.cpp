#include "nn/detail/device.h"

#include "base/text.h"
#include "nn/detail/picture_source.h"
#include "nn/detail/torch_pch.h"

#include <ATen/Parallel.h>

#include <dlfcn.h>
#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <sstream>
#include <thread>

namespace lathe {

namespace {

/// The first processor's lines of /proc/cpuinfo by name.
std::map<std::string, std::string> processorFacts()
{
    std::map<std::string, std::string> facts;
    std::ifstream file("/proc/cpuinfo");
    std::string line;
    while (std::getline(file, line) && !line.empty())
        if (const std::size_t colon = line.find(':'); colon != std::string::npos)
            facts[trimmed(line.substr(0, colon))] = trimmed(line.substr(colon + 1));
    return facts;
}

bool hasFlag(const std::string& flags, const std::string& name)
{
    return (" " + flags + " ").find(" " + name + " ") != std::string::npos;
}

Device processor()
{
    const std::map<std::string, std::string> facts = processorFacts();
    const auto fact = [&](const char* name) {
        const auto found = facts.find(name);
        return found == facts.end() ? std::string() : found->second;
    };
    const unsigned threads = std::max(1u, std::thread::hardware_concurrency());
    Device device;
    device.id = "cpu";
    const std::string model = fact("model name");
    device.name = (model.empty() ? "Processor" : model) + ", " + std::to_string(threads) + (threads == 1 ? " thread" : " threads");
    device.memoryBytes = static_cast<std::int64_t>(sysconf(_SC_PHYS_PAGES)) * sysconf(_SC_PAGESIZE);
    device.freeMemoryBytes = freeMemory();
    device.bfloat16 = hasFlag(fact("flags"), "avx512_bf16") || hasFlag(fact("flags"), "amx_bf16");
    return device;
}

/// The driver's C interface, which is stable; LibTorch's own needs CUDA's headers to be installed.
class CudaDriver {
public:
    CudaDriver()
        : m_library(dlopen("libcuda.so.1", RTLD_NOW))
        , m_runtime(dlsym(RTLD_DEFAULT, "cudaMemGetInfo"))
    {
    }

    Device describe(int index) const
    {
        Device device;
        device.id = "cuda:" + std::to_string(index);
        std::array<char, 128> name{};
        if (const auto get = function<int(char*, int, int)>("cuDeviceGetName"))
            get(name.data(), static_cast<int>(name.size()) - 1, index);
        device.name = name[0] ? name.data() : "GPU " + std::to_string(index);
        std::size_t total = 0;
        if (const auto get = function<int(std::size_t*, int)>("cuDeviceTotalMem_v2"))
            get(&total, index);
        device.memoryBytes = static_cast<std::int64_t>(total);
        device.freeMemoryBytes = device.memoryBytes;
        // Compute capability 8 has bfloat16.
        constexpr int kCapabilityMajor = 75;
        int major = 0;
        if (const auto get = function<int(int*, int, int)>("cuDeviceGetAttribute"))
            get(&major, kCapabilityMajor, index);
        device.bfloat16 = major >= 8;
        if (index == 0 && m_runtime) {
            std::size_t free = 0;
            if (reinterpret_cast<int (*)(std::size_t*, std::size_t*)>(m_runtime)(&free, &total) == 0)
                device.freeMemoryBytes = static_cast<std::int64_t>(free);
        }
        return device;
    }

private:
    template <class Signature>
    Signature* function(const char* name) const
    {
        return m_library ? reinterpret_cast<Signature*>(dlsym(m_library, name)) : nullptr;
    }

    void* m_library;
    void* m_runtime;
};

} // namespace

std::vector<Device> devices()
{
    std::vector<Device> result{processor()};
    if (torch::cuda::is_available()) {
        const CudaDriver driver;
        for (std::size_t i = 0; i < torch::cuda::device_count(); ++i)
            result.push_back(driver.describe(static_cast<int>(i)));
    }
    return result;
}

Result<Device> findDevice(std::string_view id)
{
    const std::vector<Device> all = devices();
    if (id == "auto" || id.empty())
        return all.size() > 1 ? all[1] : all[0];
    std::vector<std::string> ids;
    for (const Device& device : all) {
        if (device.id == id || (id == "cuda" && device.id == "cuda:0"))
            return device;
        ids.push_back(device.id);
    }
    return fail(ErrorCode::NotFound, "There is no device “" + std::string(id) + "”", "There is " + join(ids, ", "));
}

std::map<std::string, std::string> libraries()
{
    std::map<std::string, std::string> result{{"libtorch", TORCH_VERSION}};
    std::istringstream text(at::get_mkldnn_version());
    std::string line;
    std::getline(text, line);
    if (!trimmed(line).empty())
        result["onednn"] = trimmed(line);
    if (const auto config = reinterpret_cast<char* (*)()>(dlsym(RTLD_DEFAULT, "openblas_get_config")))
        result["blas"] = trimmed(config());
    return result;
}

std::int64_t peakProcessMemory()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::int64_t>(usage.ru_maxrss) * 1024;
}

std::int64_t peakDeviceMemory(const std::string& id)
{
    for (const Device& device : devices())
        if (device.id == id)
            return device.memoryBytes - device.freeMemoryBytes;
    return 0;
}

void setComputeThreads(int threads)
{
    at::set_num_threads(threads);
    calmBlas();
}

void calmBlas()
{
    if (const auto set = reinterpret_cast<void (*)(int)>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads")))
        set(1);
}

std::vector<int> threadCounts()
{
    const int cores = static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
    std::vector<int> counts;
    for (int count = 1; count < cores; count *= 2)
        counts.push_back(count);
    counts.push_back(cores);
    return counts;
}

ComputeThreadsScope::ComputeThreadsScope()
    : m_before(at::get_num_threads())
{
}

ComputeThreadsScope::ComputeThreadsScope(int threads)
    : ComputeThreadsScope()
{
    setComputeThreads(threads);
}

ComputeThreadsScope::~ComputeThreadsScope()
{
    at::set_num_threads(m_before);
}

} // namespace lathe
