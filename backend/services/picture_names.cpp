#include "services/picture_names.h"

namespace lathe {

namespace {

constexpr std::size_t kSeveral = std::size_t(-1);

} // namespace

PictureNames::PictureNames(const ItemSet& set)
{
    for (std::size_t i = 0; i < set.items.size(); ++i)
        for (std::string_view end = set.items[i].name;; end.remove_prefix(end.find('/') + 1)) {
            const auto [place, isNew] = m_ends.emplace(std::string(end), i);
            if (!isNew)
                place->second = end.size() == set.items[i].name.size() ? i : kSeveral;
            if (end.find('/') == std::string_view::npos)
                break;
        }
}

std::optional<std::size_t> PictureNames::find(std::string_view path) const
{
    for (std::string_view end = path;; end.remove_prefix(end.find('/') + 1)) {
        const auto found = m_ends.find(std::string(end));
        if (found != m_ends.end())
            return found->second == kSeveral ? std::nullopt : std::optional(found->second);
        if (end.find('/') == std::string_view::npos)
            return std::nullopt;
    }
}

} // namespace lathe
