// Export formats: one file each in formats/, one line each in the list.
#pragma once

#include "base/catalog.h"
#include "base/progress.h"
#include "data/item.h"
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

/// Stateless. `write` writes to `path` and then reads back what it wrote and compares answers.
class ExportFormat {
public:
    virtual ~ExportFormat() = default;
    virtual const ExportFormatInfo& info() const = 0;
    /// Fails with Io, Incompatible; with Numeric when the answers differ by more than 1e-4.
    virtual Result<Parity> write(const ExportInput& input, const std::filesystem::path& path,
                                 Progress& progress) const = 0;
};

Catalog<ExportFormat> builtinExportFormats();

} // namespace lathe
