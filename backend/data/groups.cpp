#include "data/groups.h"

#include <numeric>
#include <unordered_map>

namespace lathe {

namespace {

/// Union by lowest index, with path halving.
class DisjointSets {
public:
    explicit DisjointSets(std::size_t size) : m_parents(size) { std::iota(m_parents.begin(), m_parents.end(), 0); }

    std::size_t find(std::size_t i)
    {
        while (m_parents[i] != i)
            i = m_parents[i] = m_parents[m_parents[i]];
        return i;
    }

    void join(std::size_t a, std::size_t b)
    {
        a = find(a);
        b = find(b);
        m_parents[std::max(a, b)] = std::min(a, b);
    }

private:
    std::vector<std::size_t> m_parents;
};

} // namespace

std::vector<std::size_t> groupsOf(const std::vector<Item>& items)
{
    DisjointSets sets(items.size());
    std::unordered_map<Hash, std::size_t> firsts;
    firsts.reserve(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto [first, isNew] = firsts.try_emplace(items[i].content, i);
        if (!isNew)
            sets.join(first->second, i);
        if (items[i].twin >= 0 && static_cast<std::size_t>(items[i].twin) < items.size())
            sets.join(static_cast<std::size_t>(items[i].twin), i);
    }
    std::vector<std::size_t> groups(items.size());
    for (std::size_t i = 0; i < groups.size(); ++i)
        groups[i] = sets.find(i);
    return groups;
}

} // namespace lathe
