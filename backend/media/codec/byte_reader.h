// Numbers out of bytes, with every access checked.
#pragma once

#include "base/bytes.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace lathe::codec {

/// Reads unsigned integers of one byte order; nothing where they would lie outside.
class ByteReader {
public:
    ByteReader(ByteView bytes, bool bigEndian) : m_bytes(bytes), m_bigEndian(bigEndian) {}

    std::optional<std::uint32_t> u16(std::size_t offset) const { return number(offset, 2); }
    std::optional<std::uint32_t> u32(std::size_t offset) const { return number(offset, 4); }

    /// Clipped to what is there.
    ByteView slice(std::size_t offset, std::size_t size) const
    {
        if (offset >= m_bytes.size())
            return {};
        return m_bytes.subspan(offset, std::min(size, m_bytes.size() - offset));
    }

    std::size_t size() const { return m_bytes.size(); }

private:
    std::optional<std::uint32_t> number(std::size_t offset, std::size_t size) const
    {
        if (m_bytes.size() < size || offset > m_bytes.size() - size)
            return std::nullopt;
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < size; ++i)
            value = value << 8 | m_bytes[offset + (m_bigEndian ? i : size - 1 - i)];
        return value;
    }

    ByteView m_bytes;
    bool m_bigEndian;
};

} // namespace lathe::codec
