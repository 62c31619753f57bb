#include "services/workbench.h"

#include "data/manifest.h"

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

Result<const Learner*> Workbench::learner(std::string_view id) const
{
    LATHE_TRY(LearnerModule * module, learnerModule());
    return module->learners().get(id, "algorithm");
}

Result<Database*> Workbench::database() const
{
    return m_connections.here();
}

Result<std::shared_ptr<const ItemSet>> Workbench::items(const DatasetVersion& version) const
{
    {
        const std::lock_guard lock(m_itemsMutex);
        for (const auto& [id, items] : m_recentItems)
            if (id == version.id)
                return items;
    }
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
    auto items = std::make_shared<const ItemSet>(std::move(set));
    const std::lock_guard lock(m_itemsMutex);
    m_recentItems.insert(m_recentItems.begin(), {version.id, items});
    if (m_recentItems.size() > kRecentItemSets)
        m_recentItems.pop_back();
    return items;
}

} // namespace lathe
