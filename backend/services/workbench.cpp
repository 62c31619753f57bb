#include "services/workbench.h"

#include "base/text.h"
#include "data/column_file.h"
#include "data/manifest.h"
#include "data/table_manifest.h"
#include "ml/builtin_learners.h"

#include <algorithm>

namespace lathe {

namespace {

constexpr std::size_t kRecentItemSets = 3;

} // namespace

/// Reads contents out of the packs of a workspace.
class Workbench::Contents final : public ContentReader {
public:
    Contents(const ObjectStore& objects, std::unordered_map<Hash, ContentLocation> locations)
        : m_objects(objects), m_locations(std::move(locations))
    {
    }

    Result<Content> read(const Hash& content) const override
    {
        const auto found = m_locations.find(content);
        if (found == m_locations.end())
            return fail(ErrorCode::NotFound, "The registry does not know the content " + content.hex(),
                        "Import its source again");
        const ContentLocation& place = found->second;
        LATHE_TRY(const auto file, mapped(place.object));
        if (place.offset > file->bytes().size() || place.size > file->bytes().size() - place.offset)
            return fail(ErrorCode::Io, "A stored object is shorter than the registry says",
                        "Restore the workspace's objects folder from a backup", m_objects.pathOf(place.object).string());
        return Content{file->bytes().subspan(place.offset, place.size), file};
    }

private:
    Result<std::shared_ptr<const MappedFile>> mapped(const Hash& object) const
    {
        const std::lock_guard lock(m_mutex);
        auto& file = m_files[object];
        if (!file) {
            LATHE_TRY(file, m_objects.map(object));
        }
        return file;
    }

    ObjectStore m_objects;
    std::unordered_map<Hash, ContentLocation> m_locations;
    mutable std::mutex m_mutex;
    mutable std::unordered_map<Hash, std::shared_ptr<const MappedFile>> m_files;
};

Workbench::Workbench(std::filesystem::path folder, ModuleLoader loader)
    : m_folder(std::move(folder)), m_loader(std::move(loader)), m_objects(m_folder / "objects"),
      m_importers(builtinImporters()), m_exportFormats(builtinExportFormats()), m_connections(m_folder / "lathe.db")
{
}

Workbench::~Workbench() = default;

Result<std::unique_ptr<Workbench>> Workbench::open(const std::filesystem::path& folder, Missing missing,
                                                   ModuleLoader loader)
{
    std::error_code error;
    const auto path = std::filesystem::absolute(folder, error);
    const auto registry = path / "lathe.db";
    if (!std::filesystem::exists(registry, error)) {
        if (missing == Missing::Refuse)
            return fail(ErrorCode::NotFound, "There is no workspace here",
                        "Make one with: lathe new DIR, lathe import SOURCE --name NAME, or lathe demo", path.string());
        std::filesystem::create_directories(path / "objects", error);
        if (error)
            return fail(ErrorCode::Io, "Cannot make the workspace: " + error.message(),
                        "Choose a folder that may be written", path.string());
    }
    auto workbench = std::unique_ptr<Workbench>(new Workbench(path, std::move(loader)));
    LATHE_TRY(Database * database, workbench->database());
    LATHE_CHECK(migrate(*database, registry));
    LATHE_CHECK(RunStore(*database).markInterrupted());
    return workbench;
}

Result<LearnerModule*> Workbench::learnerModule() const
{
    const std::lock_guard lock(m_moduleMutex);
    if (!m_moduleAsked) {
        m_moduleAsked = true;
        m_module = m_loader ? m_loader() : fail(ErrorCode::NotFound, "This program was started without algorithms");
        if (m_module)
            m_moduleLoaded = true;
    }
    return m_module;
}

Result<std::vector<const Learner*>> Workbench::learners() const
{
    LATHE_TRY(LearnerModule * module, learnerModule());
    std::vector<const Learner*> all;
    for (const Catalog<Learner>* catalog : {&builtinLearners(), &module->learners()})
        for (const auto& learner : *catalog)
            all.push_back(learner.get());
    return all;
}

Result<const Learner*> Workbench::learner(std::string_view id) const
{
    if (const Learner* learner = builtinLearners().find(id))
        return learner;
    LATHE_TRY(const auto all, learners());
    std::vector<std::string> ids;
    for (const Learner* learner : all) {
        if (learner->info().id == id)
            return learner;
        ids.push_back(learner->info().id);
    }
    const std::string near = nearest(id, ids);
    return fail(ErrorCode::NotFound, "There is no algorithm “" + std::string(id) + "”",
                near.empty() ? "There are " + join(ids, ", ") : "Did you mean “" + near + "”?");
}

Result<Database*> Workbench::database() const
{
    return m_connections.here();
}

Result<ItemSet> Workbench::readPictures(const DatasetVersion& version) const
{
    LATHE_TRY(const auto manifest, m_objects.map(version.manifest));
    LATHE_TRY(ItemSet set, readManifest(manifest->bytes()));
    LATHE_TRY(Database * registry, database());
    LATHE_TRY(auto all, DatasetStore(*registry).contents());
    std::unordered_map<Hash, ContentLocation> locations;
    locations.reserve(set.items.size());
    for (const Item& item : set.items)
        if (const auto found = all.find(item.content); found != all.end())
            locations.insert(*found);
    set.contents = std::make_shared<Contents>(m_objects, std::move(locations));
    return set;
}

Result<Table> Workbench::readTable(const DatasetVersion& version) const
{
    LATHE_TRY(const auto file, m_objects.map(version.manifest));
    LATHE_TRY(TableManifest manifest, readTableManifest(file->bytes()));
    std::vector<Column> columns;
    for (const Hash& hash : manifest.columns) {
        LATHE_TRY(const auto mapped, m_objects.map(hash));
        LATHE_TRY(Column column, readColumn(mapped, mapped->bytes()));
        columns.push_back(std::move(column));
    }
    LATHE_TRY(Table table, Table::make(std::move(manifest.fields), std::move(columns)));
    if (manifest.parts.isNull())
        return table;
    LATHE_TRY(const auto mapped, m_objects.map(manifest.parts));
    LATHE_TRY(std::vector<Part> parts, readParts(mapped->bytes()));
    return table.withParts(std::move(parts));
}

Result<std::shared_ptr<const Items>> Workbench::items(const DatasetVersion& version) const
{
    {
        const std::lock_guard lock(m_itemsMutex);
        for (const auto& [id, items] : m_recentItems)
            if (id == version.id)
                return items;
    }
    std::shared_ptr<const Items> items;
    if (version.kind == toString(ItemKind::Table)) {
        LATHE_TRY(Table table, readTable(version));
        items = std::make_shared<const Items>(std::move(table));
    } else {
        LATHE_TRY(ItemSet pictures, readPictures(version));
        items = std::make_shared<const Items>(std::move(pictures));
    }
    const std::lock_guard lock(m_itemsMutex);
    m_recentItems.insert(m_recentItems.begin(), {version.id, items});
    if (m_recentItems.size() > kRecentItemSets)
        m_recentItems.pop_back();
    return items;
}

Result<std::shared_ptr<const ItemSet>> Workbench::pictures(const DatasetVersion& version) const
{
    LATHE_TRY(auto all, items(version));
    LATHE_TRY(const ItemSet* pictures, picturesOf(*all));
    return std::shared_ptr<const ItemSet>(std::move(all), pictures);
}

Result<std::shared_ptr<const Table>> Workbench::table(const DatasetVersion& version) const
{
    LATHE_TRY(auto all, items(version));
    LATHE_TRY(const Table* table, tableOf(*all));
    return std::shared_ptr<const Table>(std::move(all), table);
}

} // namespace lathe
