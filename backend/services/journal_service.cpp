#include "services/journal_service.h"

#include "base/file.h"
#include "label/journal_file.h"
#include "services/label_service.h"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace lathe {

namespace {

constexpr int kTries = 5; // others may label meanwhile
constexpr std::uint64_t kLargestFile = std::uint64_t(4) << 30;

Result<DatasetVersion> picturesOf(const Workbench& workbench, std::string_view dataset)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(DatasetVersion version, DatasetStore(*database).find(dataset.substr(0, dataset.rfind('@'))));
    if (version.kind != toString(ItemKind::Image))
        return fail(ErrorCode::Incompatible, version.dataset + " has no journal: of a table the labels are a column", "Choose a dataset of pictures");
    return version;
}

} // namespace

Result<std::int64_t> exportJournal(const Workbench& workbench, std::string_view dataset, const std::filesystem::path& path)
{
    LATHE_TRY(const DatasetVersion version, picturesOf(workbench, dataset));
    JournalFile file{version.dataset, {}};
    LATHE_TRY(file.events, labelEventsSince(workbench, version.dataset, 0));
    LATHE_CHECK(writeFileAtomic(path, asBytes(writeJournal(file))));
    return std::ssize(file.events);
}

Result<JournalMerged> mergeJournal(const Workbench& workbench, std::string_view dataset, const std::filesystem::path& path, Progress& progress)
{
    LATHE_TRY(const DatasetVersion version, picturesOf(workbench, dataset));
    LATHE_TRY(const Bytes content, readFile(path, kLargestFile));
    auto file = readJournal(asText(content));
    if (!file) {
        Error error = file.error();
        error.where = path.string();
        return tl::unexpected<Error>(std::move(error));
    }
    LATHE_TRY(const auto pictures, workbench.pictures(version));
    std::unordered_set<std::string> keys;
    for (const Item& item : pictures->items)
        keys.insert(itemKey(item));
    std::set<std::string> known, unknown;
    for (const LabelEvent& event : file->events)
        if (!event.change.item.empty())
            (keys.contains(event.change.item) ? known : unknown).insert(event.change.item);
    if (known.empty() && !unknown.empty())
        return fail(ErrorCode::NotFound, "None of the journal's pictures is in " + version.dataset,
                    "Import the same pictures from the same folder first" + (file->dataset.empty() ? std::string() : "; the journal is of “" + file->dataset + "”"), path.string());
    for (int attempt = 1;; ++attempt) {
        if (progress.stopRequested())
            return cancelled();
        LATHE_TRY(const auto mine, labelEventsSince(workbench, version.dataset, 0));
        LATHE_TRY(const JournalMerge merge, mergeJournals(mine, file->events));
        JournalMerged merged{static_cast<std::int64_t>(merge.taken), 0, std::ssize(unknown), {}, merge.conflicts};
        std::set<std::string> people, about;
        for (std::size_t i = 0; i < merge.taken; ++i) {
            about.insert(merge.added[i].change.item);
            if (!merge.added[i].author.empty())
                people.insert(merge.added[i].author);
        }
        about.erase("");
        merged.pictures = std::ssize(about);
        merged.people.assign(people.begin(), people.end());
        if (merge.added.empty())
            return merged;
        auto written = writeLabels(workbench, version.dataset, merge.added, mine.empty() ? 0 : mine.back().position);
        if (written)
            return merged;
        if (written.error().code != ErrorCode::AlreadyExists || attempt == kTries)
            return tl::unexpected<Error>(std::move(written).error());
    }
}

Result<std::vector<JournalConflict>> journalConflicts(const Workbench& workbench, std::string_view dataset)
{
    LATHE_TRY(const DatasetVersion version, picturesOf(workbench, dataset));
    LATHE_TRY(const auto journal, labelEventsSince(workbench, version.dataset, 0));
    return openConflicts(journal);
}

Result<void> decideConflict(const Workbench& workbench, std::string_view dataset, const JournalConflict& conflict, bool isOther, const std::string& author)
{
    NoProgress quiet;
    LATHE_TRY(const LabelSession session, openLabels(workbench, dataset, quiet));
    const LabelChange change{conflict.item, conflict.subject, session.state.valueOf(conflict.item, conflict.subject), (isOther ? conflict.other : conflict.stands).change.value};
    return writeLabels(workbench, session.version.dataset, labelEvents({change}, LabelOrigin::Merge, author, decisionSource(conflict)));
}

} // namespace lathe
