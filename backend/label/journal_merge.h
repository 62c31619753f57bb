// Two journals of the same pictures become one: what each side said comes in, and where both said something else of the
// same since they parted, that is noted for a person to decide.
#pragma once

#include "base/result.h"
#include "label/label_event.h"

namespace lathe {

/// Both sides' last words on one subject. The later one stands until a person decides.
struct JournalConflict {
    std::string id;           ///< of the event that notes it
    std::string item;         ///< itemKey(); empty: of the dataset
    std::string subject;
    LabelEvent stands, other;
};

struct JournalMerge {
    /// To be appended to the first journal: the other's events as they are there, then events that say what stands.
    std::vector<LabelEvent> added;
    std::size_t taken = 0; ///< of them from the other journal
    std::vector<JournalConflict> conflicts;
};

/// `theirs` into `mine`. An event is the same in both where its id is; merging twice adds nothing. All journals that have
/// the same events end in the same state, in whatever order they came together: of a subject the latest word stands,
/// with the ids to tell equal times apart; what was undone, and what a person decided between, is none.
/// Fails with Incompatible where one id stands for different events.
Result<JournalMerge> mergeJournals(const std::vector<LabelEvent>& mine, const std::vector<LabelEvent>& theirs);

/// Conflicts that nobody decided: since they were noted no one has said anything of the subject that was not undone.
std::vector<JournalConflict> openConflicts(const std::vector<LabelEvent>& journal);

/// What LabelEvent::source of a decision is.
std::string decisionSource(const JournalConflict& conflict);

} // namespace lathe
