// The places of the few bytes that matter in a delimited text, found 64 bytes at a time.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace lathe::csv {

/// One bit for each of 64 bytes: whether it is `wanted`.
inline std::uint64_t equalBits(const char* bytes, char wanted)
{
    std::uint64_t bits = 0;
#ifdef __SSE2__
    const __m128i pattern = _mm_set1_epi8(wanted);
    for (unsigned i = 0; i < 4; ++i) {
        const __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + i * 16));
        bits |= std::uint64_t(static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(block, pattern)))) << (i * 16);
    }
#else
    for (unsigned i = 0; i < 64; ++i)
        bits |= std::uint64_t(bytes[i] == wanted) << i;
#endif
    return bits;
}

/// The last bytes of a text, filled up with zeros to 64.
inline std::array<char, 64> lastBlock(const char* begin, const char* end)
{
    std::array<char, 64> block{};
    std::memcpy(block.data(), begin, static_cast<std::size_t>(end - begin));
    return block;
}

/// Walks through a text from one special byte to the next.
class SpecialBytes {
public:
    static constexpr std::size_t kMost = 6;

    /// `wanted` has at most kMost bytes, none of them zero.
    SpecialBytes(std::string_view text, std::string_view wanted)
        : m_begin(text.data()), m_end(text.data() + text.size()), m_block(text.data())
    {
        for (const char c : wanted)
            m_wanted[m_count++] = c;
        load();
    }

    void moveTo(const char* place)
    {
        m_block = m_begin + ((place - m_begin) & ~std::ptrdiff_t(63));
        load();
        m_bits &= ~std::uint64_t(0) << ((place - m_begin) & 63);
    }
    /// The next one, or the end of the text.
    const char* next()
    {
        while (m_bits == 0) {
            if (m_end - m_block <= 64)
                return m_end;
            m_block += 64;
            load();
        }
        const char* const place = m_block + std::countr_zero(m_bits);
        m_bits &= m_bits - 1;
        return place;
    }

private:
    void load()
    {
        if (m_end - m_block >= 64) {
            m_bits = bitsOf(m_block);
            return;
        }
        m_bits = 0;
        if (m_block < m_end)
            m_bits = bitsOf(lastBlock(m_block, m_end).data());
    }
    std::uint64_t bitsOf(const char* block) const
    {
        std::uint64_t bits = 0;
#ifdef __SSE2__
        for (unsigned part = 0; part < 4; ++part) {
            const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(block + part * 16));
            __m128i found = _mm_cmpeq_epi8(bytes, _mm_set1_epi8(m_wanted[0]));
            for (std::size_t i = 1; i < m_count; ++i)
                found = _mm_or_si128(found, _mm_cmpeq_epi8(bytes, _mm_set1_epi8(m_wanted[i])));
            bits |= std::uint64_t(static_cast<std::uint32_t>(_mm_movemask_epi8(found))) << (part * 16);
        }
#else
        for (std::size_t i = 0; i < m_count; ++i)
            bits |= equalBits(block, m_wanted[i]);
#endif
        return bits;
    }

    const char* m_begin;
    const char* m_end;
    const char* m_block;
    std::uint64_t m_bits = 0;
    std::array<char, kMost> m_wanted{};
    std::size_t m_count = 0;
};

} // namespace lathe::csv
