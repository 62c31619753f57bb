// Folders of pictures: what the folders above a picture mean.
#pragma once

#include "data/part.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace lathe {

/// A folder train, validation or test is the part, perhaps below one folder around all; the folder beneath it, or the
/// topmost where there are no parts, the class.
class FolderLayout {
public:
    /// Of all pictures of a source.
    explicit FolderLayout(std::vector<std::string_view> paths);

    struct Place {
        Part part = Part::Unassigned;
        std::string className; ///< empty for a picture in no folder
    };
    Place placeOf(std::string_view path) const;

private:
    bool m_hasParts = false;
    std::size_t m_prefix = 0;
};

} // namespace lathe
