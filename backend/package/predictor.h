// Everything that predicts goes through one Predictor.
#pragma once

#include "base/catalog.h"
#include "ml/learner.h"
#include "package/manifest.h"

namespace lathe {

/// A package, loaded. Thread-safe.
class Predictor {
public:
    /// `folder` is a package; its files are checked against the manifest's hashes.
    /// A model of a table answers the package's examples again.
    /// Fails with NotFound, Parse, Incompatible (also when the learner is unknown), Numeric (other answers).
    static Result<Predictor> open(const std::filesystem::path& folder, const Catalog<Learner>& learners,
                                  std::string_view device);
    Predictor(PackageManifest manifest, std::unique_ptr<Model> model);

    const PackageManifest& manifest() const { return m_manifest; }
    const Model& model() const { return *m_model; }
    Result<Predictions> predict(const Items& items, Progress& progress) const;

private:
    PackageManifest m_manifest;
    std::unique_ptr<Model> m_model;
};

} // namespace lathe
