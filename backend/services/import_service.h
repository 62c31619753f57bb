// Bringing data in.
#pragma once

#include "data/checks.h"
#include "data/table_split.h"
#include "services/workbench.h"

namespace lathe {

struct ImportRequest {
    std::filesystem::path source;
    std::string name;            ///< empty: the source's
    std::string format = "auto"; ///< importer id
    std::string kind;            ///< `image`, `table`; empty: what the source looks like
    std::vector<std::string> assignments; ///< parameters of the importer as texts, `name=value`; `parameters` win
    Params parameters;           ///< of the importer; missing ones get their default
    std::uint64_t seed = 0;      ///< of the split
    int threads = 0;             ///< 0: as many as the machine has
};

/// What was found, before anything is written.
struct ImportPreview {
    std::string name;            ///< the dataset's
    std::string format;          ///< importer id
    std::string formatName;
    std::string kind;            ///< of the items: `image`, `table`, `text`, `clip`
    bool exists = false;         ///< the name is taken: a new version would be made
    Items items;                 ///< with classes, parts and marks; contents of pictures are kept encoded
    std::int64_t files = 0;      ///< looked at
    std::int64_t duplicates = 0; ///< exact copies; they stay, in one part
    std::int64_t nearDuplicates = 0;
    std::int64_t nearlyPlain = 0;
    std::int64_t bytes = 0;      ///< encoded
    std::map<std::string, std::int64_t> formats; ///< "PNG, 8-bit grey" → items
    std::vector<SkippedFile> skipped; ///< broken files or rows; of rows the first
    std::int64_t skippedCount = 0;
    std::int64_t ignored = 0;    ///< files that are not pictures at all
    std::vector<std::string> tables; ///< sheets or files that may be chosen by the parameter `table`
    Params detected;             ///< of a table: the importer's parameters as they were found
    std::vector<Message> notes; ///< of a table: what was assumed
    double seconds = 0;
};

struct ImportOutcome {
    DatasetVersion version;
    bool added = false;          ///< false: equal to the latest version, nothing was written
    std::int64_t newContents = 0;
    std::vector<ClassCount> classes;
    Schema schema;               ///< of a table
    std::vector<SkippedFile> skipped; ///< of rows the first
    std::int64_t skippedCount = 0;
    std::vector<Message> notes; ///< of a table: what was assumed
    std::int64_t duplicates = 0;
    std::int64_t nearDuplicates = 0;
    double seconds = 0;
};

/// Reads and decodes everything, keeps nothing on disk.
Result<ImportPreview> previewImport(const Workbench& workbench, const ImportRequest& request, Progress& progress);

/// Streams the source into the workspace. When cancelled nothing is added.
/// A name that exists gets a new version that holds the old items and the new ones; rows that the table has as
/// often already are no new ones.
Result<ImportOutcome> importDataset(Workbench& workbench, const ImportRequest& request, Progress& progress);

/// In place of a column to split by time: the rows stand in the order of time already.
inline constexpr std::string_view kRowOrder = "#";

/// The parts that splitDataset() would give a table: splitTable(), which also knows kRowOrder.
Result<std::vector<Part>> partsOf(const Table& table, const TableSplit& split);

/// A new version with parts drawn anew; see splitTable and, for pictures (Stratified only), stratifiedSplit.
Result<DatasetVersion> splitDataset(Workbench& workbench, std::string_view reference, const TableSplit& split,
                                    Progress& progress);

/// A name that can be a dataset's: letters, digits, `-`, `_`, `.`; from a file name.
std::string datasetNameFrom(std::string_view text);
/// Nothing, or why `name` cannot be a dataset's.
std::optional<std::string> datasetNameProblem(std::string_view name);

} // namespace lathe
