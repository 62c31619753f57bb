// A fitted model.
#pragma once

#include "base/progress.h"
#include "data/embeddings.h"
#include "data/items.h"
#include "ml/predictions.h"

#include <filesystem>

namespace lathe {

/// Immutable; `predict` may be called from any thread.
class Model {
public:
    virtual ~Model() = default;
    /// Empty for a model that answers with values.
    virtual const std::vector<std::string>& classes() const = 0;
    /// One row an item, in order; an item that cannot be decoded has an error in its row.
    /// Fails with Incompatible (another kind of items), Schema (a column is absent), Cancelled, OutOfMemory, Io.
    virtual Result<Predictions> predict(const Items& items, Progress& progress) const = 0;
    /// What the model sees in the items before it decides: a row each, not normalised. Kept in a file below `cache`
    /// for the same weights and items; an empty path keeps nothing. Fails with Incompatible (a model without such a
    /// layer), and as predict() does.
    virtual Result<Embeddings> embed(const Items& items, const std::filesystem::path& cache, Progress& progress) const;
    /// The items by which the model may be judged: without those that its pipeline leaves out. Fails as predict() does.
    virtual Result<Items> judgeable(const Items& items) const { return items; }
    /// Writes `model.json` (learner, network or pipeline, input, classes) and `weights.safetensors` into `folder`.
    virtual Result<void> save(const std::filesystem::path& folder) const = 0;
    /// SHA-256 over names, shapes and values of all weights, in order of their names.
    virtual std::string weightsHash() const = 0;
};

} // namespace lathe
