#include "services/import_service.h"

#include "base/text.h"
#include "data/manifest.h"
#include "services/import_source.h"
#include "services/label_service.h"
#include "services/table_versions.h"

#include <algorithm>
#include <chrono>
#include <numeric>
#include <thread>

namespace lathe {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

struct OpenRequest {
    ImportSource source;
    const Importer* importer = nullptr;
};

Result<OpenRequest> openRequest(const Workbench& workbench, const ImportRequest& request, Progress& progress)
{
    OpenRequest open;
    ImportSource& source = open.source;
    LATHE_TRY(source.tree, openSource(request.source, progress));
    LATHE_TRY(open.importer, chooseImporter(workbench.importers(), *source.tree, request.format, request.kind));
    LATHE_TRY(source.parameters, parseParams(open.importer->parameters(), request.assignments));
    for (const auto& [name, value] : request.parameters.values())
        source.parameters.set(name, value);
    LATHE_CHECK(checkParams(open.importer->parameters(), source.parameters));
    source.name = request.name.empty() ? datasetNameFrom(source.tree->name()) : request.name;
    if (const auto problem = datasetNameProblem(source.name))
        return fail(ErrorCode::InvalidArgument, *problem, "Choose another name with --name");
    source.threads = request.threads > 0 ? request.threads : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(auto versions, DatasetStore(*database).versions(source.name));
    if (!versions.empty())
        source.latest = std::move(versions.back());
    const std::string kind(open.importer->kind());
    if (source.latest && source.latest->kind != kind)
        return fail(ErrorCode::Incompatible, "The dataset “" + source.name + "” is of the kind " + source.latest->kind
                    + ", and this is of the kind " + kind, "Choose another name with --name", request.source.string());
    return open;
}

} // namespace

std::string datasetNameFrom(std::string_view text)
{
    std::string name;
    for (const char c : lowered(text)) {
        const bool isAllowed = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.';
        if (isAllowed)
            name += c;
        else if (!name.empty() && name.back() != '-')
            name += '-';
    }
    while (!name.empty() && (name.back() == '-' || name.back() == '.'))
        name.pop_back();
    while (!name.empty() && name.front() == '.')
        name.erase(name.begin());
    return name.empty() ? "data" : name.substr(0, 64);
}

std::optional<std::string> datasetNameProblem(std::string_view name)
{
    if (name.empty())
        return "A dataset needs a name";
    if (name.size() > 64)
        return "A dataset's name has at most 64 characters";
    for (const char c : name) {
        const bool isAllowed = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'
            || c == '-' || c == '.';
        if (!isAllowed)
            return "A dataset's name has letters, digits, “-”, “_” and “.” only, not “" + std::string(name) + "”";
    }
    if (name.front() == '.' || name.front() == '-')
        return "A dataset's name starts with a letter or a digit";
    return std::nullopt;
}

Result<ImportPreview> previewImport(const Workbench& workbench, const ImportRequest& request, Progress& progress)
{
    const auto start = Clock::now();
    LATHE_TRY(const OpenRequest open, openRequest(workbench, request, progress));
    const auto* tables = dynamic_cast<const TableImporter*>(open.importer);
    const auto* pictures = dynamic_cast<const PictureImporter*>(open.importer);
    LATHE_TRY(ImportPreview preview, tables ? previewTable(*tables, open.source, request, progress)
                                            : previewPictures(workbench, *pictures, open.source, request, progress));
    preview.name = open.source.name;
    preview.format = open.importer->info().id;
    preview.formatName = open.importer->info().name;
    preview.kind = open.importer->kind();
    preview.exists = open.source.latest.has_value();
    preview.seconds = secondsSince(start);
    return preview;
}

Result<ImportOutcome> importDataset(Workbench& workbench, const ImportRequest& request, Progress& progress)
{
    const auto start = Clock::now();
    LATHE_TRY(OpenRequest open, openRequest(workbench, request, progress));
    if (open.source.latest) {
        LATHE_TRY(open.source.latest, keepLabels(workbench, open.source.name, progress));
    }
    const auto* tables = dynamic_cast<const TableImporter*>(open.importer);
    const auto* pictures = dynamic_cast<const PictureImporter*>(open.importer);
    LATHE_TRY(ImportOutcome outcome, tables ? importTable(workbench, *tables, open.source, request, progress)
                                            : importPictures(workbench, *pictures, open.source, request, progress));
    outcome.seconds = secondsSince(start);
    workbench.announceDatasets();
    return outcome;
}

namespace {

/// "split 0.8/0.1/0.1, seed 3", "split by time (sold) 0.8/0.1/0.1, seed 3"
std::string changeText(const TableSplit& split)
{
    std::string text = "split";
    switch (split.kind) {
    case SplitKind::Stratified: text += split.column.empty() ? "" : " with the shares of " + split.column; break;
    case SplitKind::Grouped: text += " by groups of " + split.column; break;
    case SplitKind::Time: text += split.column == kRowOrder ? " by the order of the rows" : " by time (" + split.column + ")"; break;
    case SplitKind::Column: return text + " as " + split.column + " says";
    }
    return text + " " + shortest(split.shares.train) + "/" + shortest(split.shares.validation) + "/" + shortest(split.shares.test)
        + ", seed " + std::to_string(split.seed);
}

Result<std::vector<Part>> splitByRowOrder(const Table& table, const TableSplit& split)
{
    std::vector<double> numbers(table.rows());
    std::iota(numbers.begin(), numbers.end(), 0.0);
    LATHE_TRY(const Table numbered, table.withColumn({std::string(kRowOrder), ColumnType::Numeric, Role::Ignored, {}},
                                                     Column::numeric(std::move(numbers))));
    return splitTable(numbered, split);
}

Result<DatasetVersion> splitPictures(Workbench& workbench, DatasetVersion version, const TableSplit& split)
{
    if (split.kind != SplitKind::Stratified)
        return fail(ErrorCode::InvalidArgument, "Pictures have no columns to split by", "Split them stratified by class");
    LATHE_TRY(const auto items, workbench.pictures(version));
    ItemSet set = *items;
    LATHE_TRY(const auto parts, stratifiedSplit(set, split.shares, split.seed));
    for (std::size_t i = 0; i < parts.size(); ++i)
        set.items[i].part = parts[i];
    version.change = changeText(split);
    LATHE_TRY(version.manifest, workbench.objects().put(writeManifest(set)));
    LATHE_TRY(Database * database, workbench.database());
    return DatasetStore(*database).add(version, {});
}

} // namespace

Result<std::vector<Part>> partsOf(const Table& table, const TableSplit& split)
{
    return split.column == kRowOrder ? splitByRowOrder(table, split) : splitTable(table, split);
}

Result<DatasetVersion> splitDataset(Workbench& workbench, std::string_view reference, const TableSplit& split, Progress& progress)
{
    LATHE_TRY(const DatasetVersion version, currentVersion(workbench, reference, progress));
    Result<DatasetVersion> added = version;
    if (version.kind == toString(ItemKind::Table)) {
        LATHE_TRY(const auto table, workbench.table(version));
        LATHE_TRY(auto parts, partsOf(*table, split));
        LATHE_TRY(Table changed, table->withParts(std::move(parts)));
        if (split.kind == SplitKind::Column) { // it tells of the split, not of the answer
            LATHE_TRY(changed, changed.withRole(split.column, Role::Ignored));
        }
        added = addTableVersion(workbench, version.dataset, changed, version.source, changeText(split), progress);
    } else {
        added = splitPictures(workbench, version, split);
    }
    if (added)
        workbench.announceDatasets();
    return added;
}

} // namespace lathe
