// What the importers of workbooks share.
#pragma once

#include "base/bytes.h"
#include "io/importer.h"
#include "io/importers/sheet_grid.h"

namespace lathe {

/// `table` and `header`.
std::vector<ParamSpec> workbookParameters();

/// The container of .xls and of workbooks that a password protects ([MS-CFB]).
bool isCompoundFile(ByteView bytes);
/// Why it does not come in.
tl::unexpected<Error> refusedCompoundFile(ByteView bytes, const std::string& path);

/// Fails as SheetGrid::toTable() does. `hasDurations`: the grid holds times of day, as parts of a day.
Result<FoundTable> tableOfSheet(SheetGrid& grid, const Params& params, const std::string& sheet, bool hasDurations,
                                const std::string& path, Progress& progress);

} // namespace lathe
