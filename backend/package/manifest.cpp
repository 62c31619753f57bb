#include "package/manifest.h"

#include "base/file.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

namespace lathe {

namespace {

constexpr const char* kName = "manifest.json";
constexpr std::uint64_t kMaximumSize = 1 << 26;

} // namespace

Result<void> writeManifestFile(const std::filesystem::path& folder, const PackageManifest& manifest)
{
    nlohmann::json json{{"format_version", manifest.decision.empty() ? PackageManifest::kWithoutDecision : manifest.formatVersion},
                              {"name", manifest.name},
                              {"learner", manifest.learner},
                              {"task", manifest.task},
                              {"classes", manifest.classes},
                              {"dataset", manifest.datasetName},
                              {"data_fingerprint", manifest.dataFingerprint},
                              {"weights_sha256", manifest.weightsSha256},
                              {"created", manifest.created},
                              {"lathe_version", manifest.latheVersion},
                              {"metrics", manifest.metrics},
                              {"files", manifest.files}};
    if (!manifest.signature.empty())
        json["signature"] = nlohmann::json::parse(manifest.signature, nullptr, false);
    if (!manifest.decision.empty())
        json["decision"] = nlohmann::json::parse(manifest.decision, nullptr, false);
    return writeFileAtomic(folder / kName, asBytes(json.dump(2) + "\n"));
}

Result<PackageManifest> readManifestFile(const std::filesystem::path& folder)
{
    std::error_code error;
    if (!std::filesystem::exists(folder / kName, error))
        return fail(ErrorCode::NotFound, "This is no package: it has no manifest.json", {}, folder.string());
    LATHE_TRY(const Bytes bytes, readFile(folder / kName, kMaximumSize));
    const nlohmann::json json = nlohmann::json::parse(bytes.begin(), bytes.end(), nullptr, false);
    PackageManifest manifest;
    try {
        manifest.formatVersion = json.at("format_version").get<int>();
        if (manifest.formatVersion > PackageManifest::kFormatVersion)
            return fail(ErrorCode::Incompatible,
                        "The package was written by a newer Lathe (format " + std::to_string(manifest.formatVersion)
                            + ", this one reads " + std::to_string(PackageManifest::kFormatVersion) + ")",
                        "Use that version, or export the model again", folder.string());
        manifest.name = json.at("name").get<std::string>();
        manifest.learner = json.at("learner").get<std::string>();
        manifest.task = json.at("task").get<std::string>();
        manifest.classes = json.at("classes").get<std::vector<std::string>>();
        manifest.datasetName = json.at("dataset").get<std::string>();
        manifest.dataFingerprint = json.at("data_fingerprint").get<std::string>();
        manifest.weightsSha256 = json.at("weights_sha256").get<std::string>();
        manifest.created = json.at("created").get<std::string>();
        manifest.latheVersion = json.at("lathe_version").get<std::string>();
        if (json.contains("signature"))
            manifest.signature = json.at("signature").dump();
        if (json.contains("decision"))
            manifest.decision = json.at("decision").dump();
        manifest.metrics = json.at("metrics").get<std::map<std::string, double>>();
        manifest.files = json.at("files").get<std::map<std::string, std::string>>();
    } catch (const nlohmann::json::exception& problem) {
        return fail(ErrorCode::Parse, "The package's manifest cannot be read: " + toUtf8(problem.what()), {},
                    (folder / kName).string());
    }
    return manifest;
}

} // namespace lathe
