// Review of labels: what may be wrong, how often a model agrees, and whether more labels or another model would help.
#pragma once

#include "eval/wilson.h"
#include "label/doubts.h"
#include "services/label_service.h"
#include "services/live_service.h"

namespace lathe {

struct ReviewRequest {
    std::string dataset;
    Backbone backbone; ///< none: the best run of the dataset; where there is none too, copies and overlaps alone
    DoubtOptions doubts;
};

struct Review {
    LabelSession session;
    Backbone backbone; ///< that looked at the pictures
    DoubtReport report;
    HeldOut heldOut;
};

/// Of the labels as they are now. Fails with NotFound, Incompatible (a table), Cancelled, and as embedPictures().
Result<Review> reviewDataset(Workbench& workbench, const ReviewRequest& request, Progress& progress);

} // namespace lathe
