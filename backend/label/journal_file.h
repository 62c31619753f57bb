// A journal as one text file: what people hand each other who label the same pictures in different places.
#pragma once

#include "base/result.h"
#include "label/label_event.h"

namespace lathe {

struct JournalFile {
    std::string dataset;            ///< its name where the file was written
    std::vector<LabelEvent> events; ///< in the order of the journal there
};

/// JSON Lines in UTF-8. The first line is
///   {"format": "lathe-journal", "version": 1, "dataset": "pets", "events": 12}
/// and each other one an event: id, batch, subject, origin and time; item, before, value, source, author and seconds
/// where they are not empty. `before` and `value` are JSON texts, as in LabelChange.
std::string writeJournal(const JournalFile& journal);

/// Checks everything before it is taken. Fails with Parse naming the line, Incompatible for a newer version.
Result<JournalFile> readJournal(std::string_view text);

} // namespace lathe
