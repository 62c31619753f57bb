#include "services/table_versions.h"

#include "data/column_file.h"
#include "data/table_manifest.h"
#include "data/table_split.h"

#include <numeric>

namespace lathe {

Result<DatasetVersion> addTableVersion(Workbench& workbench, std::string_view dataset, const Table& table,
                                       std::string_view source, std::string_view change, Progress& progress)
{
    TableManifest manifest;
    manifest.rows = table.rows();
    manifest.fields = table.schema().fields;
    const auto total = static_cast<std::int64_t>(table.columnCount());
    for (std::size_t i = 0; i < table.columnCount(); ++i) {
        if (progress.stopRequested())
            return cancelled();
        progress.set(static_cast<std::int64_t>(i), total, "Storing " + table.field(i).name);
        LATHE_TRY(const Hash column, workbench.objects().put(writeColumn(table.column(i))));
        manifest.columns.push_back(column);
    }
    if (table.hasParts()) {
        LATHE_TRY(manifest.parts, workbench.objects().put(writeParts(table)));
    }
    DatasetVersion version;
    version.dataset = dataset;
    version.kind = toString(ItemKind::Table);
    version.items = static_cast<std::int64_t>(table.rows());
    const auto target = table.schema().first(Role::Target);
    if (target && table.field(*target).type == ColumnType::Categorical)
        version.classes = std::ssize(table.column(*target).levels());
    version.source = source;
    version.change = change;
    LATHE_TRY(version.manifest, workbench.objects().put(writeTableManifest(manifest)));
    LATHE_TRY(Database * database, workbench.database());
    return DatasetStore(*database).add(version, {});
}

Result<Table> withCompletedParts(const Table& table, std::size_t first, std::uint64_t seed)
{
    if (first == table.rows())
        return table;
    if (first == 0)
        return table.withParts(completedTableSplit(table, seed));
    std::vector<std::uint32_t> added(table.rows() - first);
    std::iota(added.begin(), added.end(), static_cast<std::uint32_t>(first));
    const std::vector<Part> drawn = completedTableSplit(table.take(added), seed);
    std::vector<Part> parts(table.rows());
    for (std::size_t row = 0; row < table.rows(); ++row)
        parts[row] = row < first ? table.part(row) : drawn[row - first];
    return table.withParts(std::move(parts));
}

Result<DatasetVersion> setColumnRole(Workbench& workbench, std::string_view dataset, std::string_view column, Role role,
                                     Progress& progress)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const DatasetVersion version, DatasetStore(*database).find(dataset));
    LATHE_TRY(const auto table, workbench.table(version));
    LATHE_TRY(const Table changed, table->withRole(column, role));
    LATHE_TRY(DatasetVersion added, addTableVersion(workbench, version.dataset, changed, version.source,
                                                    std::string(column) + " is " + std::string(toString(role)), progress));
    workbench.announceDatasets();
    return added;
}

} // namespace lathe
