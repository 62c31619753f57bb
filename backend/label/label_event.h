// The journal of labels: every change is an assignment, so that undo, merging and blame need nothing else.
#pragma once

#include "data/item.h"

#include <string>
#include <vector>

namespace lathe {

/// Where a change came from.
enum class LabelOrigin : std::uint8_t { Hand, Suggestion, Import, Undo, Redo, Merge };
/// `hand`, `suggestion`, `import`, `undo`, `redo`, `merge`.
std::string_view toString(LabelOrigin origin);
std::optional<LabelOrigin> labelOriginFromText(std::string_view text);

/// The subject of that picture, which was `before`, is `value` now. Both are JSON texts; empty: there is none.
///
///   subject       value
///   class         "cat": the id of the class of the whole picture
///   progress      "done", "skipped", "flagged"
///   mark/ID       an annotation: annotation_json.h with "class": ID in place of "label"
///   gold          "cat": the answer is known, and tells how careful people are
///   kept/…        a doubt that was looked at and found to be none, see doubts.h
///   said/…        an answer in a round, see rounds.h
/// and with an empty `item`, of the dataset:
///   class/ID      {"name": "cat", "place": 0, "traits": {…}, "into": ID of the class that it was merged into}
///   round/…       a round, see rounds.h
struct LabelChange {
    std::string item; ///< itemKey()
    std::string subject;
    std::string before;
    std::string value;
    bool operator==(const LabelChange&) const = default;
};

/// A change with who, when and why; never altered once it is written.
struct LabelEvent {
    std::int64_t position = 0; ///< in the journal, growing; 0 before it is written
    std::string id;            ///< 32 hexadecimal digits, unique over all journals
    std::string batch;         ///< as `id`: changes that are undone together
    LabelChange change;
    LabelOrigin origin = LabelOrigin::Hand;
    std::string source;        ///< the model, the file, or the batch that was undone
    std::string author;
    std::string time;          ///< ISO 8601, UTC
    double seconds = 0;        ///< since the picture was shown; 0: not known
    bool operator==(const LabelEvent&) const = default;
};

/// A picture in the journal: 32 hexadecimal digits of its content and name, the same in all versions of a dataset.
std::string itemKey(const Item& item);

} // namespace lathe
