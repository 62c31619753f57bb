// Packages of models of tables: pipeline and model together, with rows whose answers are known.
#pragma once

#include "package/export.h"

namespace lathe {

/// Writes the package, opens it again and compares the answers for all examples; the first dozen goes into the package. Differences are of probabilities, or
/// of values as shares of their size (at least 1). Fails with AlreadyExists, Io, Cancelled; with Numeric when answers differ by more than 1e-5.
Result<Parity> writeTablePackage(const TableExportInput& package, const std::filesystem::path& path, Progress& progress);

/// Asks the model for the rows in `examples/examples.json` of the package. Fails with Parse, and with Numeric naming
/// the first row whose answer is another.
Result<void> replayTableExamples(const std::filesystem::path& folder, const Model& model);

} // namespace lathe
