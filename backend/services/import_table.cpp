#include "base/text.h"
#include "prep/convert.h"
#include "services/import_source.h"
#include "services/table_versions.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace lathe {

namespace {

tl::unexpected<Error> nothingFound(const FoundTable& found, const std::filesystem::path& source)
{
    std::string message = found.table.columnCount() == 0 ? "There is no table in it" : "The table has no rows";
    if (!found.skipped.empty())
        message += "; the first of " + grouped(found.skippedCount) + " rows left out is " + found.skipped.front().path + ": "
            + found.skipped.front().reason;
    return fail(ErrorCode::NotFound, std::move(message), "Check the separator, the encoding and the first line", source.string());
}

/// A row as one text, equal for equal rows.
std::string rowKey(const Table& table, std::size_t row)
{
    std::string key;
    for (std::size_t i = 0; i < table.columnCount(); ++i) {
        const std::string cell = table.column(i).cell(row);
        key += table.column(i).isMissing(row) ? std::string("-") : std::to_string(cell.size()) + ":" + cell;
    }
    return key;
}

/// Without what files of one source differ in: case, blanks, a full stop at the end.
std::string plainSpelling(std::string_view level)
{
    std::string plain = lowered(trimmed(level));
    while (plain.ends_with('.'))
        plain.pop_back();
    return plain;
}

/// Categories of `column` that are another spelling of exactly one of `known` get that one's; `notes` says so.
Column withKnownSpellings(const Column& column, const std::vector<std::string>& known, const std::string& name,
                          std::vector<Message>& notes)
{
    std::multimap<std::string, const std::string*> spellings;
    for (const std::string& level : known)
        spellings.emplace(plainSpelling(level), &level);
    std::vector<std::string> levels;
    std::vector<std::uint32_t> codeOf;
    std::unordered_map<std::string, std::uint32_t> codes;
    for (const std::string& level : column.levels()) {
        const bool isKnown = std::ranges::find(known, level) != known.end();
        const auto [first, last] = spellings.equal_range(plainSpelling(level));
        const bool isOther = !isKnown && first != last && std::next(first) == last;
        const std::string& spelled = isOther ? *first->second : level;
        if (isOther)
            notes.push_back(say("“%1” is taken for “%2” in %3", level, spelled, name));
        const auto [place, isNew] = codes.emplace(spelled, static_cast<std::uint32_t>(levels.size()));
        if (isNew)
            levels.push_back(spelled);
        codeOf.push_back(place->second);
    }
    std::vector<std::uint32_t> values;
    values.reserve(column.size());
    for (const std::uint32_t code : column.codes())
        values.push_back(code == kMissingCode ? kMissingCode : codeOf[code]);
    return Column::categorical(std::move(values), std::move(levels));
}

/// `found` with the columns of `old`, by name; by their place where the file has no header.
Result<Table> conformed(const Table& found, const Table& old, bool hasHeader, std::vector<Message>& notes)
{
    std::vector<Column> columns;
    for (std::size_t i = 0; i < old.columnCount(); ++i) {
        const Field& field = old.field(i);
        const bool isByPlace = !hasHeader && found.columnCount() == old.columnCount();
        const auto place = isByPlace ? std::optional(i) : found.schema().find(field.name);
        if (!place)
            return fail(ErrorCode::Schema, "The new rows have no column “" + field.name + "”, which the dataset has",
                        "Bring in a file with the same columns, or choose another name with --name");
        LATHE_TRY(Column column, convertColumn(found.column(*place), field.type, Conversion::Exact, field.name));
        if (field.type == ColumnType::Categorical)
            column = withKnownSpellings(column, old.column(i).levels(), field.name, notes);
        columns.push_back(std::move(column));
    }
    return Table::make(old.schema().fields, std::move(columns));
}

/// The old rows, then those new ones that the table does not have as often already.
Result<Table> joined(const Table& old, const Table& found)
{
    std::unordered_map<std::string, std::int64_t> known;
    for (std::size_t row = 0; row < old.rows(); ++row)
        ++known[rowKey(old, row)];
    std::vector<std::uint32_t> added;
    for (std::size_t row = 0; row < found.rows(); ++row)
        if (auto place = known.find(rowKey(found, row)); place == known.end() || place->second-- <= 0)
            added.push_back(static_cast<std::uint32_t>(row));
    return added.empty() ? old : old.withMadeRows(found.take(added));
}

} // namespace

Result<ImportPreview> previewTable(const TableImporter& importer, const ImportSource& source, const ImportRequest& request,
                                   Progress& progress)
{
    LATHE_TRY(FoundTable found, importer.read(*source.tree, source.parameters, source.threads, progress));
    if (found.table.rows() == 0)
        return nothingFound(found, request.source);
    ImportPreview preview;
    LATHE_TRY(preview.tables, importer.tables(*source.tree, progress));
    LATHE_TRY(Table table, withCompletedParts(found.table, 0, request.seed));
    preview.items = std::move(table);
    preview.files = std::ssize(source.tree->files());
    preview.skipped = std::move(found.skipped);
    preview.skippedCount = found.skippedCount;
    preview.detected = std::move(found.detected);
    preview.notes = std::move(found.notes);
    return preview;
}

Result<ImportOutcome> importTable(Workbench& workbench, const TableImporter& importer, const ImportSource& source,
                                  const ImportRequest& request, Progress& progress)
{
    LATHE_TRY(FoundTable found, importer.read(*source.tree, source.parameters, source.threads, progress));
    if (found.table.rows() == 0 && !source.latest)
        return nothingFound(found, request.source);
    std::size_t first = 0;
    Table table = std::move(found.table);
    if (source.latest) {
        LATHE_TRY(const auto old, workbench.table(*source.latest));
        const bool hasHeader = !found.detected.has("header") || found.detected.text("header") != "no";
        LATHE_TRY(const Table same, conformed(table, *old, hasHeader, found.notes));
        LATHE_TRY(table, joined(*old, same));
        first = old->rows();
    }
    progress.set(0, 0, "Drawing the parts");
    LATHE_TRY(table, withCompletedParts(table, first, request.seed));
    ImportOutcome outcome;
    outcome.schema = table.schema();
    LATHE_TRY(outcome.version, addTableVersion(workbench, source.name, table, request.source.string(), "import", progress));
    outcome.added = !source.latest || outcome.version.id != source.latest->id;
    outcome.newContents = static_cast<std::int64_t>(table.rows() - first);
    outcome.skipped = std::move(found.skipped);
    outcome.skippedCount = found.skippedCount;
    outcome.notes = std::move(found.notes);
    return outcome;
}

} // namespace lathe
