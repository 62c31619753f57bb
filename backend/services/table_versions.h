// Versions of tables: stored column by column, so that versions share what they have in common.
#pragma once

#include "services/workbench.h"

namespace lathe {

/// Stores the columns and adds the version. A version equal to the latest is not added: the latest is returned.
/// Fails with Storage, Io, Cancelled.
Result<DatasetVersion> addTableVersion(Workbench& workbench, std::string_view dataset, const Table& table,
                                       std::string_view source, std::string_view change, Progress& progress);

/// Parts for the rows from `first` on; earlier rows keep theirs.
Result<Table> withCompletedParts(const Table& table, std::size_t first, std::uint64_t seed);

/// A new version in which the column has that role. Fails with NotFound.
Result<DatasetVersion> setColumnRole(Workbench& workbench, std::string_view dataset, std::string_view column, Role role,
                                     Progress& progress);

} // namespace lathe
