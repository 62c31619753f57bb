// Reads the rows of a delimited text into typed columns, on several threads.
#pragma once

#include "io/csv/column_writer.h"
#include "io/csv/dialect.h"
#include "io/csv/pieces.h"

namespace lathe::csv {

/// Where the rows are and what they hold.
struct Layout {
    Dialect dialect;
    std::size_t start = 0;   ///< of the first row, behind the names
    std::size_t columns = 0;
    bool isPadded = false;   ///< short rows are filled up with missing values
};

/// A row that does not come in.
struct SkippedRow {
    std::size_t position = 0; ///< in the text
    std::string reason;
};

struct ReadRows {
    std::vector<Column> columns;
    std::vector<ColumnPlan> plans;         ///< as they turned out
    std::vector<std::string> missingWords; ///< one a column: a word found to stand for a missing value, or empty
    std::vector<SkippedRow> skipped;       ///< the first kMostListed, by position
    std::int64_t skippedCount = 0;
    std::size_t notUtf8Rows = 0;
};
inline constexpr std::size_t kMostListed = 10'000;

/// What the cells of a sample of a column make it; without values in them, a number. `wanted`: what a person chose.
ColumnPlan guessedPlan(const std::vector<std::string>& cells, const CellFormat& format, std::optional<ColumnType> wanted = {});

/// `names` and `plans`: one a column. A plan that the values contradict is changed, unless a person chose it; to
/// what `samples`, some of the column's cells, and the contradicting ones say.
/// Fails with Cancelled, OutOfMemory.
Result<ReadRows> readRows(std::string_view text, const Layout& layout, const std::vector<std::string>& names,
                          std::vector<ColumnPlan> plans, const std::vector<std::vector<std::string>>& samples,
                          const ReadOptions& options, Progress& progress);

} // namespace lathe::csv
