// The facade that pages and commands hold: workspace, catalogs, stores.
#pragma once

#include "data/items.h"
#include "io/importer.h"
#include "ml/learner.h"
#include "package/export.h"
#include "store/dataset_store.h"
#include "store/model_store.h"
#include "store/object_store.h"
#include "store/run_store.h"

#include <QObject>

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>

namespace lathe {

/// Loads the nn module; given by app, so that nothing else knows how. Called once, from any thread.
using ModuleLoader = std::function<Result<LearnerModule*>()>;

/// All functions may be called from any thread, except that signals are connected and received in the
/// thread of the receiver. Signals are emitted from the thread where the change was made.
class Workbench : public QObject {
    Q_OBJECT
public:
    enum class Missing { Refuse, Create };
    /// Opens the workspace in `folder`. Fails with NotFound (no workspace there, with the commands that
    /// make one), Storage, Incompatible (newer).
    static Result<std::unique_ptr<Workbench>> open(const std::filesystem::path& folder, Missing missing,
                                                   ModuleLoader loader);
    ~Workbench() override;

    const std::filesystem::path& folder() const { return m_folder; }
    /// Derived data that can be deleted: thumbnails, frozen features.
    std::filesystem::path cacheFolder() const { return m_folder / "cache"; }

    const Catalog<Importer>& importers() const { return m_importers; }
    const Catalog<ExportFormat>& exportFormats() const { return m_exportFormats; }
    /// Loads the module at the first call (0.5 to 0.8 s). Fails with NotFound, Io.
    Result<LearnerModule*> learnerModule() const;
    /// True once learnerModule() returns at once.
    bool isLearnerModuleLoaded() const { return m_moduleLoaded; }
    /// Those without a network first; loads the module.
    Result<std::vector<const Learner*>> learners() const;
    /// Loads the module only for an algorithm that is in it. Fails with NotFound, naming the nearest.
    Result<const Learner*> learner(std::string_view id) const;

    const ObjectStore& objects() const { return m_objects; }
    /// This thread's connection to the registry.
    Result<Database*> database() const;

    /// The items of a dataset version; the last few sets are kept. Columns of tables lie in mapped files.
    Result<std::shared_ptr<const Items>> items(const DatasetVersion& version) const;
    /// Fails with Incompatible for another kind of items.
    Result<std::shared_ptr<const ItemSet>> pictures(const DatasetVersion& version) const;
    Result<std::shared_ptr<const Table>> table(const DatasetVersion& version) const;

    void announceDatasets() { emit datasetsChanged(); }
    void announceRun(std::int64_t run) { emit runUpdated(run); }
    void announceModels() { emit modelsChanged(); }

signals:
    void datasetsChanged();
    /// Something of this run changed: state, points, log. At most ten times a second a run.
    void runUpdated(std::int64_t run);
    void modelsChanged();

private:
    Workbench(std::filesystem::path folder, ModuleLoader loader);
    class Contents;
    Result<ItemSet> readPictures(const DatasetVersion& version) const;
    Result<Table> readTable(const DatasetVersion& version) const;

    std::filesystem::path m_folder;
    ModuleLoader m_loader;
    ObjectStore m_objects;
    Catalog<Importer> m_importers;
    Catalog<ExportFormat> m_exportFormats;
    mutable Connections m_connections;
    mutable std::mutex m_moduleMutex; ///< guards the next two
    mutable bool m_moduleAsked = false;
    mutable Result<LearnerModule*> m_module{nullptr};
    mutable std::atomic<bool> m_moduleLoaded{false};
    mutable std::mutex m_itemsMutex; ///< guards the item sets used last
    mutable std::vector<std::pair<std::int64_t, std::shared_ptr<const Items>>> m_recentItems;
};

} // namespace lathe
