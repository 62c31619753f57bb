#include "nn/detail/caching_allocator.h"

#include "nn/detail/torch_pch.h"

#include <c10/core/CPUAllocator.h>

#include <mutex>
#include <unordered_map>

namespace lathe {

namespace {

constexpr std::size_t kSmallestKept = std::size_t(1) << 16;
constexpr std::size_t kMostKept = std::size_t(1) << 27; ///< bytes that lie idle

class CachingAllocator final : public c10::Allocator {
public:
    explicit CachingAllocator(c10::Allocator* below) : m_below(below) {}

    c10::DataPtr allocate(std::size_t count) const override
    {
        if (count < kSmallestKept)
            return m_below->allocate(count);
        void* data = take(count);
        if (!data) {
            data = m_below->raw_allocate(count);
            const std::lock_guard lock(m_mutex);
            m_lent[data] = count;
        }
        return {data, data, &CachingAllocator::release, c10::Device(c10::kCPU)};
    }

    /// oneDNN asks for memory without an owner and hands it back by its address alone.
    c10::DeleterFnPtr raw_deleter() const override { return &CachingAllocator::release; }

    void open()
    {
        const std::lock_guard lock(m_mutex);
        ++m_scopes;
    }

    void close()
    {
        std::unordered_multimap<std::size_t, void*> idle;
        {
            const std::lock_guard lock(m_mutex);
            if (--m_scopes > 0)
                return;
            idle.swap(m_idle);
            m_idleBytes = 0;
        }
        for (const auto& [count, data] : idle)
            m_below->raw_deallocate(data);
    }

#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 3)
    void copy_data(void* target, const void* source, std::size_t count) const override
    {
        default_copy_data(target, source, count);
    }
#endif

    static CachingAllocator& instance();

private:
    static void release(void* data)
    {
        const CachingAllocator& self = instance();
        if (!self.keep(data))
            self.m_below->raw_deallocate(data);
    }

    void* take(std::size_t count) const
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_idle.find(count);
        if (found == m_idle.end())
            return nullptr;
        void* data = found->second;
        m_idle.erase(found);
        m_idleBytes -= count;
        m_lent[data] = count;
        return data;
    }

    bool keep(void* data) const
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_lent.find(data);
        if (found == m_lent.end())
            return false; // small, or older than this allocator
        const std::size_t count = found->second;
        m_lent.erase(found);
        if (m_scopes == 0 || m_idleBytes + count > kMostKept)
            return false;
        m_idle.emplace(count, data);
        m_idleBytes += count;
        return true;
    }

    c10::Allocator* m_below;
    mutable std::mutex m_mutex;
    mutable std::unordered_multimap<std::size_t, void*> m_idle; ///< by size
    mutable std::unordered_map<void*, std::size_t> m_lent;
    mutable std::size_t m_idleBytes = 0;
    int m_scopes = 0;
};

/// Stays in force from the first scope on and is never destroyed, since memory may come back at any time;
/// without a scope it keeps nothing.
CachingAllocator& CachingAllocator::instance()
{
    static CachingAllocator* const allocator = [] {
        auto* created = new CachingAllocator(c10::GetCPUAllocator());
        c10::SetCPUAllocator(created);
        return created;
    }();
    return *allocator;
}

} // namespace

CachingAllocatorScope::CachingAllocatorScope()
{
    CachingAllocator::instance().open();
}

CachingAllocatorScope::~CachingAllocatorScope()
{
    CachingAllocator::instance().close();
}

} // namespace lathe
