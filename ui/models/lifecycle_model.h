// Keeps the lifecycle of the current dataset up to date; everything is read in the background.
#pragma once

#include "ui/models/lifecycle.h"

#include <QObject>

#include <map>
#include <set>

class QTimer;

namespace lathe {

class LifecycleModel : public QObject {
    Q_OBJECT
public:
    /// The one of this window: it lives as long as the navigator.
    static LifecycleModel& shared(const PageContext& context);
    LifecycleModel(PageContext context, QObject* parent);

    const Lifecycle& lifecycle() const { return m_lifecycle; }
    const LifecycleInput& input() const { return m_input; }
    const std::vector<RunRecord>& allRuns() const { return m_allRuns; } ///< of the workspace, newest first
    const std::vector<DatasetVersion>& datasets() const { return m_datasets; }
    const std::vector<ModelVersion>& allModels() const { return m_allModels; }
    bool isLoading() const { return m_loading || m_checking || m_again; }
    void refresh();

signals:
    void changed();

private:
    struct Loaded;
    void load();
    void loadRuns();
    void rebuild();
    void check();

    PageContext m_context;
    QTimer* m_timer;
    LifecycleInput m_input;
    Lifecycle m_lifecycle;
    std::vector<RunRecord> m_allRuns;
    std::vector<ModelVersion> m_allModels;
    std::vector<DatasetVersion> m_datasets;
    struct Checked {
        std::vector<Check> checks;
        std::int64_t unlabelled = 0;
        bool hasTarget = true;
    };
    std::map<std::int64_t, Checked> m_checked; ///< by version id: versions never change
    std::set<std::int64_t> m_changedRuns;
    bool m_everything = true; ///< the next load reads all, not only the changed runs
    bool m_loading = false;
    bool m_checking = false;
    bool m_again = false;
};

} // namespace lathe
