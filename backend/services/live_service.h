// What the live loop of labelling needs of the workspace: a backbone that looks at pictures.
#pragma once

#include "data/embeddings.h"
#include "services/workbench.h"

namespace lathe {

/// What looks at the pictures.
struct Backbone {
    std::string run;               ///< name of a run or model; empty: the weights
    std::filesystem::path weights; ///< a file of weights, or a saved model's folder
    bool isNone() const { return run.empty() && weights.empty(); }
};

/// The best run of an image network on any version of the dataset: its model is a backbone. Empty: there is none.
Result<Backbone> ownBackbone(const Workbench& workbench, std::string_view dataset);

/// One row a picture, normalised. They are kept in the cache of the workspace
/// for the same weights and pictures. Fails with NotFound, Incompatible, Cancelled, OutOfMemory, Io.
Result<Embeddings> embedPictures(Workbench& workbench, const ItemSet& pictures, const Backbone& backbone, Progress& progress);

} // namespace lathe
