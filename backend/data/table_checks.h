// Checks of a table: what would go wrong with this data, with evidence and what would mend it.
#pragma once

#include "base/progress.h"
#include "data/checks.h"
#include "data/mend.h"

namespace lathe {

/// `items` are rows.
struct TableCheck : Check {
    std::vector<std::string> columns; ///< the evidence, where it is columns
    std::vector<Mend> mends;          ///< the advised one first; may be empty
};

/// Ids: `leak`, `copies_across`, `time_leak`, `copies`, `constant`, `identifier`, `impossible`, `censored`, `rare`,
/// `imbalance`, `few_rows`, `missing`, `target_missing`, `target_type`, `number_as_text`, `spelling`, `drift`. A check that finds
/// several columns stands there once for each; one that finds nothing stands there once as passed. Failed
/// ones come first, then warnings. Columns that are ignored, identifiers or weights are looked at only where
/// the check is about them. Fails with Cancelled.
Result<std::vector<TableCheck>> checkTable(const Table& table, Progress& progress);

} // namespace lathe
