#include "ui/models/lifecycle_model.h"

#include "data/table_checks.h"
#include "ui/models/format.h"

#include <QTimer>

#include <algorithm>

namespace lathe {

struct LifecycleModel::Loaded {
    std::optional<DatasetVersion> dataset;
    std::vector<RunRecord> allRuns;
    std::vector<DatasetVersion> datasets;
    std::vector<ModelVersion> models;
    int testLooks = 0;
};

namespace {

constexpr int kGatherMs = 400; ///< running runs announce themselves ten times a second

}

LifecycleModel& LifecycleModel::shared(const PageContext& context)
{
    if (auto* known = context.navigator.findChild<LifecycleModel*>(QString(), Qt::FindDirectChildrenOnly))
        return *known;
    return *new LifecycleModel(context, &context.navigator);
}

LifecycleModel::LifecycleModel(PageContext context, QObject* parent)
    : QObject(parent), m_context(context), m_timer(new QTimer(this)), m_lifecycle(lifecycleOf({}))
{
    m_timer->setSingleShot(true);
    m_timer->setInterval(kGatherMs);
    connect(m_timer, &QTimer::timeout, this, [this] { m_everything ? load() : loadRuns(); });
    const auto soon = [this] {
        if (!m_timer->isActive())
            m_timer->start();
    };
    const auto everything = [this, soon] {
        m_everything = true;
        soon();
    };
    connect(&context.workbench, &Workbench::datasetsChanged, this, everything);
    connect(&context.workbench, &Workbench::modelsChanged, this, everything);
    connect(&context.workbench, &Workbench::runUpdated, this, [this, soon](std::int64_t run) {
        m_changedRuns.insert(run);
        soon();
    });
    connect(&context.navigator, &Navigator::subjectChanged, this, &LifecycleModel::refresh);
}

void LifecycleModel::refresh()
{
    m_timer->stop();
    load();
}

void LifecycleModel::load()
{
    if (m_loading) {
        m_again = true;
        return;
    }
    m_loading = true;
    m_again = false;
    m_everything = false;
    m_changedRuns.clear();
    const std::string subject = m_context.navigator.subject().dataset.toStdString();
    Workbench* workbench = &m_context.workbench;
    m_context.jobs.start<Loaded>(
        Lane::Io, {},
        [workbench, subject](Progress&) -> Result<Loaded> {
            LATHE_TRY(Database * database, workbench->database());
            Loaded loaded;
            LATHE_TRY(loaded.datasets, DatasetStore(*database).list());
            LATHE_TRY(loaded.allRuns, RunStore(*database).list());
            LATHE_TRY(loaded.models, ModelStore(*database).list());
            if (subject.empty())
                return loaded;
            if (auto found = DatasetStore(*database).find(subject)) {
                LATHE_TRY(loaded.testLooks, RunStore(*database).testLooks(found->dataset));
                loaded.dataset = std::move(*found);
            }
            return loaded;
        },
        this,
        [this](Result<Loaded> loaded) {
            m_loading = false;
            if (loaded) {
                m_input.dataset = std::move(loaded->dataset);
                m_input.testLooks = loaded->testLooks;
                m_allModels = std::move(loaded->models);
                m_allRuns = std::move(loaded->allRuns);
                m_datasets = std::move(loaded->datasets);
                rebuild();
            }
            if (m_again)
                load();
        });
}

void LifecycleModel::loadRuns()
{
    const bool known = std::all_of(m_changedRuns.begin(), m_changedRuns.end(), [this](std::int64_t id) {
        return std::any_of(m_allRuns.begin(), m_allRuns.end(), [id](const RunRecord& run) { return run.id == id; });
    });
    if (!known || m_loading) {
        load();
        return;
    }
    m_loading = true;
    Workbench* workbench = &m_context.workbench;
    m_context.jobs.start<std::vector<RunRecord>>(
        Lane::Io, {},
        [workbench, ids = std::exchange(m_changedRuns, {})](Progress&) -> Result<std::vector<RunRecord>> {
            LATHE_TRY(Database * database, workbench->database());
            std::vector<RunRecord> runs;
            for (const std::int64_t id : ids) {
                LATHE_TRY(auto run, RunStore(*database).byId(id));
                runs.push_back(std::move(run));
            }
            return runs;
        },
        this,
        [this](Result<std::vector<RunRecord>> runs) {
            m_loading = false;
            if (runs) {
                for (RunRecord& changedRun : *runs)
                    for (RunRecord& run : m_allRuns)
                        if (run.id == changedRun.id)
                            run = changedRun;
                rebuild();
            }
            if (m_again)
                load();
        });
}

void LifecycleModel::rebuild()
{
    m_input.runs.clear();
    m_input.models.clear();
    m_input.checked = false;
    m_input.checks.clear();
    if (m_input.dataset) {
        std::set<std::int64_t> own;
        for (const RunRecord& run : m_allRuns)
            if (run.dataset == m_input.dataset->dataset) {
                m_input.runs.push_back(run);
                own.insert(run.id);
            }
        for (const ModelVersion& model : m_allModels)
            if (own.count(model.run))
                m_input.models.push_back(model);
        const auto known = m_checked.find(m_input.dataset->id);
        m_input.checked = known != m_checked.end();
        if (m_input.checked) {
            m_input.checks = known->second.checks;
            m_input.unlabelled = known->second.unlabelled;
            m_input.hasTarget = known->second.hasTarget;
        } else {
            check();
        }
    }
    m_lifecycle = lifecycleOf(m_input);
    emit changed();
}

void LifecycleModel::check()
{
    if (m_checking)
        return;
    m_checking = true;
    Workbench* workbench = &m_context.workbench;
    m_context.jobs.start<Checked>(
        Lane::Io, {},
        [workbench, version = *m_input.dataset](Progress& progress) -> Result<Checked> {
            Checked checked;
            if (version.kind == toString(ItemKind::Table)) {
                LATHE_TRY(const auto table, workbench->table(version));
                LATHE_TRY(const auto checks, checkTable(*table, progress));
                checked.checks.assign(checks.begin(), checks.end());
                const auto target = table->schema().first(Role::Target);
                checked.hasTarget = target.has_value();
                if (target)
                    checked.unlabelled = static_cast<std::int64_t>(table->column(*target).missingCount());
                return checked;
            }
            LATHE_TRY(auto set, workbench->pictures(version));
            checked.checks = checkItems(*set);
            for (std::size_t item = 0; item < set->items.size(); ++item)
                checked.unlabelled += !isLabelled(*set, item);
            return checked;
        },
        this,
        [this, id = m_input.dataset->id](Result<Checked> checked) {
            m_checking = false;
            m_checked[id] = checked ? std::move(*checked) : Checked{};
            rebuild();
        });
}

} // namespace lathe
