// Different texts, numbered in the order in which they came: the levels of a categorical column while it is read.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace lathe {

/// Looks texts up without an allocation; takes one only for a text that is new.
class LevelSet {
public:
    LevelSet() : m_slots(64) {}

    /// The text's number; a new one gets the next.
    std::uint32_t codeOf(std::string_view text)
    {
        const std::uint64_t hash = hashOf(text);
        for (std::size_t slot = hash & (m_slots.size() - 1);; slot = (slot + 1) & (m_slots.size() - 1)) {
            const Slot& found = m_slots[slot];
            if (found.codeAndOne == 0)
                return insert(text, hash, slot);
            if (found.hash == static_cast<std::uint32_t>(hash >> 32) && at(found.codeAndOne - 1) == text)
                return found.codeAndOne - 1;
        }
    }
    std::size_t size() const { return m_offsets.size() - 1; }
    std::string_view at(std::uint32_t code) const
    {
        return {m_characters.data() + m_offsets[code], m_offsets[code + 1] - m_offsets[code]};
    }
    std::vector<std::string> texts() const;

private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t codeAndOne = 0; ///< 0: free
    };

    /// Multiplies and folds eight bytes at a time; for tables in memory only, not stable between machines.
    static std::uint64_t hashOf(std::string_view text)
    {
        std::uint64_t hash = text.size() * 0x9E37'79B9'7F4A'7C15u;
        const auto mix = [&hash](std::uint64_t word) {
            hash = (hash ^ word) * 0xD6E8'FEB8'6659'FD93u;
            hash ^= hash >> 32;
        };
        const auto load = [&text](std::size_t at, std::size_t bytes) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data() + at, bytes);
            return word;
        };
        const std::size_t size = text.size();
        if (size >= 8) { // the last eight bytes may overlap those before
            for (std::size_t at = 0; at + 8 < size; at += 8)
                mix(load(at, 8));
            mix(load(size - 8, 8));
        } else if (size >= 4) {
            mix(load(0, 4) << 32 | load(size - 4, 4));
        } else if (size > 0) {
            const auto byte = [&text](std::size_t at) { return std::uint64_t(static_cast<unsigned char>(text[at])); };
            mix(byte(0) << 16 | byte(size / 2) << 8 | byte(size - 1));
        }
        return hash * 0x9E37'79B9'7F4A'7C15u;
    }
    std::uint32_t insert(std::string_view text, std::uint64_t hash, std::size_t slot);

    std::vector<Slot> m_slots; ///< a power of two, at most half full
    std::vector<std::uint64_t> m_offsets{0};
    std::vector<char> m_characters;
};

} // namespace lathe
