// A list of plug-ins in the program, in the order of the menu.
#pragma once

#include "base/result.h"
#include "base/text.h"

#include <memory>
#include <vector>

namespace lathe {

/// `T` has `info()` with an `id`. The catalog owns its entries; they never move.
template <class T>
class Catalog {
public:
    void add(std::unique_ptr<const T> entry) { m_entries.push_back(std::move(entry)); }

    std::size_t size() const { return m_entries.size(); }
    auto begin() const { return m_entries.begin(); }
    auto end() const { return m_entries.end(); }
    const T& at(std::size_t index) const { return *m_entries.at(index); }

    /// Null when there is none of that id.
    const T* find(std::string_view id) const
    {
        for (const auto& entry : m_entries)
            if (entry->info().id == id)
                return entry.get();
        return nullptr;
    }

    /// Fails with NotFound, naming the nearest id, or all of them.
    Result<const T*> get(std::string_view id, std::string_view what) const
    {
        if (const T* entry = find(id))
            return entry;
        std::vector<std::string> ids;
        for (const auto& entry : m_entries)
            ids.push_back(entry->info().id);
        const std::string near = nearest(id, ids);
        return fail(ErrorCode::NotFound, "There is no " + std::string(what) + " “" + std::string(id) + "”",
                    near.empty() ? "There are " + join(ids, ", ") : "Did you mean “" + near + "”?");
    }

private:
    std::vector<std::unique_ptr<const T>> m_entries;
};

} // namespace lathe
