// Ids of written things: those they came with where they are free, else numbers.
#pragma once

#include "io/annotations/annotation_json.h"

#include <set>

namespace lathe {

class IdGiver {
public:
    /// `wanted`: a number or a text. Ask with all that want one before those that do not.
    void reserve(const Json& wanted)
    {
        if (const std::string text = nameOf(wanted); !text.empty())
            m_reserved.insert(text);
    }
    Json give(const Json& wanted)
    {
        if (const std::string text = nameOf(wanted); !text.empty() && m_given.insert(text).second)
            return wanted;
        while (m_reserved.contains(std::to_string(m_next)) || m_given.contains(std::to_string(m_next)))
            ++m_next;
        m_given.insert(std::to_string(m_next));
        return m_next++;
    }

private:
    std::set<std::string> m_reserved, m_given;
    std::int64_t m_next = 1;
};

} // namespace lathe
