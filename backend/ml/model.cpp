#include "ml/model.h"

namespace lathe {

Result<Embeddings> Model::embed(const Items&, const std::filesystem::path&, Progress&) const
{
    return fail(ErrorCode::Incompatible, "This model has no layer that describes its items", "Choose an image network");
}

} // namespace lathe
