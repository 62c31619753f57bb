// Finds pictures of a dataset by the paths of files that begin elsewhere.
#pragma once

#include "data/item.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace lathe {

class PictureNames {
public:
    explicit PictureNames(const ItemSet& set);
    /// By the whole path, then without its folders from the left, one after the other; nothing where several end so.
    std::optional<std::size_t> find(std::string_view path) const;

private:
    std::unordered_map<std::string, std::size_t> m_ends;
};

} // namespace lathe
