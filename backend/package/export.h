// Export formats: one file each in formats/, one line each in the list.
#pragma once

#include "base/catalog.h"
#include "base/progress.h"
#include "data/item.h"
#include "ml/learner.h"
#include "nn/network_file.h"
#include "package/manifest.h"

namespace lathe {

struct ExportFormatInfo {
    std::string id;   ///< `onnx`, `safetensors`, `package`: what `--format` takes
    std::string name;
    std::string help;
    bool isFolder = false;
    bool takesTables = false; ///< else networks alone
};

/// How far the written file's answers are from Lathe's own.
struct Parity {
    std::int64_t items = 0;
    double maximumDifference = 0; ///< of probabilities
};

struct ExportInput {
    const NetworkFile& network;
    const PackageManifest& manifest; ///< `files` is filled by the format
    const ItemSet& examples;         ///< real items, at most some dozens, for golden examples and parity
    const Predictions& expected;     ///< Lathe's own answers for `examples`
};

struct TableExportInput {
    const Model& model;                    ///< without its decision
    const Learner& learner;                ///< that loads what the model writes
    const PackageManifest& manifest;       ///< with its signature; `files` is filled by the format
    const std::vector<std::string>& steps; ///< of the pipeline, for people
    const Table& examples;                 ///< real rows to compare on
};

/// Stateless. `write` writes to `path` and then reads back what it wrote and compares answers.
class ExportFormat {
public:
    virtual ~ExportFormat() = default;
    virtual const ExportFormatInfo& info() const = 0;
    /// A model of a table. Fails as write() does, and with Incompatible where the format cannot hold it.
    virtual Result<Parity> writeTable(const TableExportInput& input, const std::filesystem::path& path, Progress& progress) const;
    /// Fails with Io, Incompatible; with Numeric when the answers differ by more than 1e-4.
    virtual Result<Parity> write(const ExportInput& input, const std::filesystem::path& path,
                                 Progress& progress) const = 0;
};

Catalog<ExportFormat> builtinExportFormats();

} // namespace lathe
