// A package: an exported model version as a folder that says what it is.
#pragma once

#include "base/result.h"
#include "ml/predictions.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace lathe {

/// manifest.json of a package.
struct PackageManifest {
    static constexpr int kFormatVersion = 2;
    static constexpr int kWithoutDecision = 1; ///< what a package without a decision is written as, for earlier readers
    int formatVersion = kFormatVersion;
    std::string name;        ///< model or run
    std::string learner;     ///< id
    std::string task = "classification";
    std::vector<std::string> classes;
    std::string datasetName; ///< with version: fashion@1
    std::string dataFingerprint;
    std::string weightsSha256;
    std::string created;     ///< ISO 8601, UTC
    std::string latheVersion;
    std::string signature;   ///< JSON of a table's model: [{"name":…,"type":…,"unit":…}], the columns it reads; empty: pictures
    std::string decision;    ///< JSON, see Decision; empty: none
    std::map<std::string, double> metrics; ///< "validation.accuracy": 0.92
    std::map<std::string, std::string> files; ///< relative path → SHA-256
};

Result<void> writeManifestFile(const std::filesystem::path& folder, const PackageManifest& manifest);
/// Fails with NotFound, Parse, Incompatible (newer format: says so).
Result<PackageManifest> readManifestFile(const std::filesystem::path& folder);

} // namespace lathe
