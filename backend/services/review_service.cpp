#include "services/review_service.h"

namespace lathe {

Result<Review> reviewDataset(Workbench& workbench, const ReviewRequest& request, Progress& progress)
{
    LATHE_TRY(LabelSession session, openLabels(workbench, request.dataset, progress));
    Review review{std::move(session), request.backbone, {}, {}};
    if (review.backbone.isNone()) {
        LATHE_TRY(review.backbone, ownBackbone(workbench, request.dataset));
    }
    std::optional<Embeddings> embeddings;
    if (!review.backbone.isNone()) {
        LATHE_TRY(embeddings, embedPictures(workbench, *review.session.state.base(), review.backbone, progress));
    }
    LATHE_TRY(review.report, findDoubts(review.session.state, embeddings ? &*embeddings : nullptr, request.doubts, progress));
    review.heldOut = heldOutAccuracy(review.report, review.session.state);
    return review;
}

} // namespace lathe
