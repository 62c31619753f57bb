// What a table holds, counted once for the page and its inspector.
#pragma once

#include "base/progress.h"
#include "data/profile.h"

#include <array>
#include <memory>

namespace lathe {

struct TableFacts {
    std::vector<ColumnProfile> profiles; ///< one a column
    std::int64_t rows = 0;
    std::int64_t missing = 0;            ///< cells
    std::array<std::int64_t, 4> parts{}; ///< by Part

    /// Fails with Cancelled.
    static Result<TableFacts> of(const Table& table, Progress& progress);
    std::int64_t cells() const { return rows * std::ssize(profiles); }
};

} // namespace lathe
