// Journals of labels that travel as files: written, brought in, and what people disagree about.
#pragma once

#include "label/journal_merge.h"
#include "services/workbench.h"

namespace lathe {

/// All that was ever said of a dataset's pictures, see journal_file.h; gives the number of events. Fails with NotFound, Incompatible
/// (no pictures), Io.
Result<std::int64_t> exportJournal(const Workbench& workbench, std::string_view dataset, const std::filesystem::path& path);

struct JournalMerged {
    std::int64_t events = 0;   ///< new ones of the file
    std::int64_t pictures = 0; ///< that they are about
    std::int64_t unknown = 0;  ///< pictures of the file that the dataset does not have; what is said of them is kept for when it has
    std::vector<std::string> people; ///< who said it
    std::vector<JournalConflict> conflicts; ///< new ones
};

/// What another one labelled of the same pictures comes in, with who and when. Fails as readJournal() and
/// mergeJournals(), and with NotFound where none of its pictures is in the dataset.
Result<JournalMerged> mergeJournal(const Workbench& workbench, std::string_view dataset, const std::filesystem::path& path, Progress& progress);

/// Those that nobody decided yet.
Result<std::vector<JournalConflict>> journalConflicts(const Workbench& workbench, std::string_view dataset);

/// Decides one for its later or its other word, by `author`. Fails with Storage.
Result<void> decideConflict(const Workbench& workbench, std::string_view dataset, const JournalConflict& conflict, bool isOther, const std::string& author);

} // namespace lathe
