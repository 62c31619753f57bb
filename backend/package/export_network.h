// Exporting a saved model without the module that trained it.
#pragma once

#include "package/export.h"

namespace lathe {

/// Reads the network that Model::save wrote into `model` and writes it to `path` as `format`.
/// Of `examples` (with Lathe's own answers in `expected`) as many are compared as take a few seconds.
/// Fails as readNetwork and ExportFormat::write do.
Result<Parity> exportSavedModel(const std::filesystem::path& model, const PackageManifest& manifest,
                                const ItemSet& examples, const Predictions& expected, const ExportFormat& format,
                                const std::filesystem::path& path, Progress& progress);

} // namespace lathe
