// Random numbers that are the same on every platform for the same seed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>

namespace lathe {

__extension__ using Wide = unsigned __int128;

/// SplitMix64 (Steele, Lea, Flood, OOPSLA 2014). The standard library's distributions differ
/// between implementations, so the few that are needed are here.
class Random {
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9E3779B97F4A7C15u);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
        return z ^ (z >> 31);
    }

    /// Uniform in [0, 1).
    double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }

    /// Uniform in [0, count); count > 0 (Lemire, multiply and shift).
    std::size_t below(std::size_t count)
    {
        return static_cast<std::size_t>((static_cast<Wide>(next()) * count) >> 64);
    }

    template <class Container>
    void shuffle(Container& items)
    {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[below(i)]);
    }

private:
    std::uint64_t m_state;
};

/// A seed for one part of a larger work, for example an epoch of a run.
inline std::uint64_t seedFor(std::uint64_t seed, std::uint64_t part)
{
    Random random(seed ^ (part * 0xD1342543DE82EF95u + 0x632BE59BD9B4E019u));
    return random.next();
}

} // namespace lathe
