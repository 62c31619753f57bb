#include "ml/learner.h"

namespace lathe {

Result<Embeddings> Model::embed(const Items&, const std::filesystem::path&, Progress&) const
{
    return fail(ErrorCode::Incompatible, "This model has no layer that describes its items", "Choose an image network");
}

Result<std::unique_ptr<Model>> LearnerModule::backbone(const std::filesystem::path& weights, const ItemSet&) const
{
    return fail(ErrorCode::Incompatible, "No network of the program fits these weights", {}, weights.string());
}

} // namespace lathe
