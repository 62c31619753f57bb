#include "io/level_set.h"

namespace lathe {

std::uint32_t LevelSet::insert(std::string_view text, std::uint64_t hash, std::size_t slot)
{
    const auto code = static_cast<std::uint32_t>(size());
    m_characters.insert(m_characters.end(), text.begin(), text.end());
    m_offsets.push_back(m_characters.size());
    m_slots[slot] = {static_cast<std::uint32_t>(hash >> 32), code + 1};
    if (size() * 2 > m_slots.size()) {
        std::vector<Slot> larger(m_slots.size() * 2);
        for (std::uint32_t i = 0; i <= code; ++i) {
            const std::uint64_t other = hashOf(at(i));
            std::size_t place = other & (larger.size() - 1);
            while (larger[place].codeAndOne != 0)
                place = (place + 1) & (larger.size() - 1);
            larger[place] = {static_cast<std::uint32_t>(other >> 32), i + 1};
        }
        m_slots = std::move(larger);
    }
    return code;
}

std::vector<std::string> LevelSet::texts() const
{
    std::vector<std::string> texts;
    texts.reserve(size());
    for (std::uint32_t i = 0; i < size(); ++i)
        texts.emplace_back(at(i));
    return texts;
}

} // namespace lathe
