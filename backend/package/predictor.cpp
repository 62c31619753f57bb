#include "package/predictor.h"

#include "base/hash.h"
#include "ml/decision.h"
#include "package/table_package.h"

#include <algorithm>

namespace lathe {

namespace {

/// Relative, and inside the package.
bool isInside(const std::filesystem::path& path)
{
    return !path.empty() && path.is_relative() && std::find(path.begin(), path.end(), "..") == path.end();
}

Result<void> checkFiles(const std::filesystem::path& folder, const PackageManifest& manifest)
{
    for (const char* needed : {"model.json", "weights.safetensors"})
        if (!manifest.files.contains(needed))
            return fail(ErrorCode::Parse, std::string("The package's manifest does not list ") + needed, {},
                        folder.string());
    for (const auto& [name, expected] : manifest.files) {
        if (!isInside(name))
            return fail(ErrorCode::Parse, "The package's manifest names a file outside of it: " + name, {},
                        folder.string());
        std::error_code error;
        if (!std::filesystem::is_regular_file(folder / name, error))
            return fail(ErrorCode::NotFound, "The package lacks its file " + name, "Copy or export it again",
                        folder.string());
        LATHE_TRY(const Hash hash, sha256File(folder / name));
        if (hash.hex() != expected)
            return fail(ErrorCode::Parse, "The package's file " + name + " has changed since it was written",
                        "Copy or export it again", folder.string());
    }
    return {};
}

} // namespace

Predictor::Predictor(PackageManifest manifest, std::unique_ptr<Model> model)
    : m_manifest(std::move(manifest)), m_model(std::move(model))
{
}

Result<Predictor> Predictor::open(const std::filesystem::path& folder, const Catalog<Learner>& learners,
                                  std::string_view device)
{
    LATHE_TRY(PackageManifest manifest, readManifestFile(folder));
    LATHE_CHECK(checkFiles(folder, manifest));
    const Learner* learner = learners.find(manifest.learner);
    if (!learner)
        return fail(ErrorCode::Incompatible, "The package needs the learner “" + manifest.learner + "”, which this Lathe does not have",
                    {}, folder.string());
    LATHE_TRY(std::unique_ptr<Model> model, learner->load(folder, device));
    if (model->classes() != manifest.classes)
        return fail(ErrorCode::Incompatible, "The package's model and manifest name different classes", {}, folder.string());
    if (!manifest.decision.empty()) {
        LATHE_TRY(Decision decision, decisionFromJson(manifest.decision));
        model = withDecision(std::move(model), std::move(decision));
    }
    if (!manifest.signature.empty())
        LATHE_CHECK(replayTableExamples(folder, *model));
    return Predictor(std::move(manifest), std::move(model));
}

Result<Predictions> Predictor::predict(const Items& items, Progress& progress) const
{
    return m_model->predict(items, progress);
}

} // namespace lathe
