// A table of pictures and their classes, as people who label elsewhere write it.
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lathe {

struct ClassRow {
    std::string picture; ///< its path, or the end of it
    std::string label;
};

bool isClassTable(const std::filesystem::path& file); ///< by its ending: .csv, .tsv

/// The columns named picture, image, file or item, and class, label or answer; without such a header the first two.
/// Comma, semicolon or tab. Fails with Io, Parse (there is no second column).
Result<std::vector<ClassRow>> readClassTable(const std::filesystem::path& file);

} // namespace lathe
