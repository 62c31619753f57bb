#include "ui/models/lifecycle_model.h"

#include "ui/models/format.h"

#include <QTimer>

#include <algorithm>
#include <set>

namespace lathe {

struct LifecycleModel::Loaded {
    LifecycleInput input;
    std::vector<RunRecord> allRuns;
    std::vector<DatasetVersion> datasets;
};

namespace {

constexpr int kGatherMs = 400; ///< running runs announce themselves ten times a second

}

LifecycleModel::LifecycleModel(PageContext context, QObject* parent)
    : QObject(parent), m_context(context), m_timer(new QTimer(this)), m_lifecycle(lifecycleOf({}))
{
    m_timer->setSingleShot(true);
    m_timer->setInterval(kGatherMs);
    connect(m_timer, &QTimer::timeout, this, &LifecycleModel::load);
    const auto soon = [this] {
        if (!m_timer->isActive())
            m_timer->start();
    };
    connect(&context.workbench, &Workbench::datasetsChanged, this, soon);
    connect(&context.workbench, &Workbench::runUpdated, this, soon);
    connect(&context.workbench, &Workbench::modelsChanged, this, soon);
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
    const std::string subject = m_context.navigator.subject().dataset.toStdString();
    Workbench* workbench = &m_context.workbench;
    m_context.jobs.start<Loaded>(
        Lane::Io, {},
        [workbench, subject](Progress&) -> Result<Loaded> {
            LATHE_TRY(Database * database, workbench->database());
            Loaded loaded;
            LATHE_TRY(loaded.datasets, DatasetStore(*database).list());
            LATHE_TRY(loaded.allRuns, RunStore(*database).list());
            LATHE_TRY(auto models, ModelStore(*database).list());
            Result<DatasetVersion> found = fail(ErrorCode::NotFound, {});
            if (!subject.empty())
                found = DatasetStore(*database).find(subject);
            if (!found)
                return loaded;
            LifecycleInput& input = loaded.input;
            input.dataset = *found;
            std::set<std::int64_t> own;
            for (const RunRecord& run : loaded.allRuns)
                if (run.dataset == found->dataset) {
                    input.runs.push_back(run);
                    own.insert(run.id);
                }
            for (ModelVersion& model : models)
                if (own.count(model.run))
                    input.models.push_back(std::move(model));
            LATHE_TRY(input.testLooks, RunStore(*database).testLooks(found->dataset));
            return loaded;
        },
        this,
        [this](Result<Loaded> loaded) {
            m_loading = false;
            if (loaded) {
                m_input = std::move(loaded->input);
                m_allRuns = std::move(loaded->allRuns);
                m_datasets = std::move(loaded->datasets);
                if (m_input.dataset)
                    if (const auto known = m_checked.find(m_input.dataset->id); known != m_checked.end()) {
                        m_input.checked = true;
                        m_input.checks = known->second.checks;
                        m_input.unlabelled = known->second.unlabelled;
                    }
                m_lifecycle = lifecycleOf(m_input);
                if (m_input.dataset && !m_input.checked)
                    check();
                emit changed();
            }
            if (m_again)
                load();
        });
}

void LifecycleModel::check()
{
    if (m_checking)
        return;
    m_checking = true;
    Workbench* workbench = &m_context.workbench;
    m_context.jobs.start<Checked>(
        Lane::Io, {},
        [workbench, version = *m_input.dataset](Progress&) -> Result<Checked> {
            LATHE_TRY(auto set, workbench->items(version));
            Checked checked;
            checked.checks = checkItems(*set);
            checked.unlabelled = std::count_if(set->items.begin(), set->items.end(), [](const Item& item) { return item.label < 0; });
            return checked;
        },
        this,
        [this, id = m_input.dataset->id](Result<Checked> checked) {
            m_checking = false;
            m_checked[id] = checked ? std::move(*checked) : Checked{};
            load();
        });
}

} // namespace lathe
