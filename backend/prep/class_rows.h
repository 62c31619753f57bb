// The rows of each class, for the steps that balance classes.
#pragma once

#include "prep/transform.h"

namespace lathe {

struct ClassRows {
    std::string name;
    std::vector<std::uint32_t> rows;
};

/// By the alphabet, rows in order; rows without a class belong to none.
/// Fails with InvalidArgument (no target), Schema (a target that is no category).
Result<std::vector<ClassRows>> rowsByClass(const Table& table);

/// What a step that changes training rows alone leaves for other rows: nothing happens.
struct UnchangedRows {
    std::string text; ///< the summary

    Result<Table> apply(const Table& table) const { return table; }
    std::string summary() const { return text; }
    Names reads() const { return {}; }
};

} // namespace lathe
