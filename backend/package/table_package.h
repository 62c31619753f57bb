// Packages of models of tables: pipeline and model together, with rows whose answers are known.
#pragma once

#include "ml/learner.h"
#include "package/export.h"

namespace lathe {

struct TablePackage {
    const Model& model;              ///< without its decision
    const Learner& learner;          ///< that loads what the model writes
    const PackageManifest& manifest; ///< with its signature; `files` is filled here
    const std::vector<std::string>& steps; ///< of the pipeline, for people
    const Table& examples;           ///< real rows to compare on, all of them; the first dozen goes into the package
};

/// Writes the package, opens it again and compares the answers for all examples. Differences are of probabilities, or
/// of values as shares of their size (at least 1). Fails with AlreadyExists, Io, Cancelled; with Numeric when answers differ by more than 1e-5.
Result<Parity> writeTablePackage(const TablePackage& package, const std::filesystem::path& path, Progress& progress);

/// Asks the model for the rows in `examples/examples.json` of the package. Fails with Parse, and with Numeric naming
/// the first row whose answer is another.
Result<void> replayTableExamples(const std::filesystem::path& folder, const Model& model);

} // namespace lathe
