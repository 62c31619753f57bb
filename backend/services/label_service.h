// Labelling: opening what a dataset's labels are now, writing changes, keeping them as a version.
#pragma once

#include "label/label_history.h"
#include "label/label_state.h"
#include "services/workbench.h"

namespace lathe {

/// The labels of a dataset as the journal says, to be changed in memory and written by writeLabels().
struct LabelSession {
    DatasetVersion version; ///< the latest: the state began with it
    LabelState state;
    LabelHistory history;
    std::int64_t position = 0; ///< of the last event that the state holds
    std::int64_t pending = 0;  ///< events that no version holds yet
};

/// Of the dataset's latest version. Fails with NotFound, Incompatible (a table: its labels are a column).
Result<LabelSession> openLabels(const Workbench& workbench, std::string_view dataset, Progress& progress);

/// Changes as events of one batch, by `author`, not written yet.
std::vector<LabelEvent> labelEvents(std::vector<LabelChange> changes, LabelOrigin origin, const std::string& author,
                                    const std::string& source = {}, double seconds = 0);

/// Appends to the journal, all or none; with `last`, only while that is its last position, see LabelStore::append().
/// Fails with NotFound, AlreadyExists, Storage.
Result<void> writeLabels(const Workbench& workbench, std::string_view dataset, const std::vector<LabelEvent>& events,
                         std::optional<std::int64_t> last = {});

/// What came into the journal behind `position`, also from other programs, in its order.
Result<std::vector<LabelEvent>> labelEventsSince(const Workbench& workbench, std::string_view dataset, std::int64_t position);

/// A version that holds all that the journal says; the latest version where it holds that already.
/// For a dataset of another kind, the latest version.
Result<DatasetVersion> keepLabels(Workbench& workbench, std::string_view dataset, Progress& progress);

/// The dataset version that a person means: `name@3`, or for `name` the labels as they are now, see keepLabels().
Result<DatasetVersion> currentVersion(Workbench& workbench, std::string_view reference, Progress& progress);

/// The journal of one picture, oldest first: who said what of it, and when.
Result<std::vector<LabelEvent>> labelBlame(const Workbench& workbench, std::string_view dataset, const std::string& item);

} // namespace lathe
