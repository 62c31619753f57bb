#include "ui/pages/monitor/monitor_page.h"

#include "services/evaluate_service.h"
#include "ui/models/format.h"
#include "ui/models/task_metrics.h"
#include "ui/shell/banner.h"
#include "ui/shell/controls.h"
#include "ui/shell/key_value.h"
#include "ui/shell/labels.h"
#include "ui/shell/page_frame.h"
#include "ui/shell/stage_guide.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace lathe {

namespace {

/// Keeps the choice when the list is filled anew.
void fill(QComboBox& box, const QStringList& entries)
{
    const QString now = box.currentText();
    QStringList before;
    for (int i = 0; i < box.count(); ++i)
        before << box.itemText(i);
    if (before == entries)
        return;
    box.clear();
    box.addItems(entries);
    box.setCurrentIndex(std::max(0, box.findText(now)));
}

} // namespace

MonitorPage::MonitorPage(PageContext pageContext) : Page(pageContext), m_model(LifecycleModel::shared(pageContext))
{
    auto* whole = makePageLayout(this);
    m_header = new PageHeader(tr("Monitor"));
    m_header->setState(tr("Nothing is watched"), Tone::Neutral);
    whole->addWidget(m_header);
    m_guide = new StageGuide(tr("Does it still hold"),
                             tr("A model is judged once and used for months. Cameras change, prices change, people use it for what it never saw. Without a look at new data the first sign is a complaint."));
    m_guide->setNote(tr("Lathe does not serve models over the network, so there are no requests to watch. New pictures with classes, or new rows with the target filled in, tell the same: import them as a dataset of their own and judge the model on them below. In a script: lathe evaluate MODEL --on DATASET"));
    whole->addWidget(m_guide, 1);

    m_judge = new Card(tr("Judge on other data"), tr("All pictures of the dataset that have a class, all rows that have a target"));
    auto* line = new QHBoxLayout;
    line->setSpacing(token::space8);
    m_source = new QComboBox;
    m_source->setAccessibleName(tr("Model or run"));
    m_source->setMinimumWidth(200);
    m_dataset = new QComboBox;
    m_dataset->setAccessibleName(tr("Dataset"));
    m_dataset->setMinimumWidth(200);
    m_start = primaryButton(tr("Judge"));
    line->addWidget(bodyLabel(tr("Model")));
    line->addWidget(m_source);
    line->addWidget(bodyLabel(tr("on")));
    line->addWidget(m_dataset);
    line->addWidget(m_start);
    line->addStretch(1);
    m_judge->content()->addLayout(line);
    m_results = new KeyValueList;
    m_judge->content()->addWidget(m_results);
    whole->addWidget(m_judge);
    connect(m_start, &QPushButton::clicked, this, &MonitorPage::judge);
    connect(&m_model, &LifecycleModel::changed, this, &MonitorPage::refresh);
    refresh();
}

void MonitorPage::refresh()
{
    QStringList sources, datasets;
    for (const ModelVersion& model : m_model.allModels())
        sources << text(model.reference());
    for (const RunRecord& run : m_model.allRuns())
        if (run.status == RunStatus::Finished && sources.size() < 100)
            sources << text(run.name);
    for (const DatasetVersion& version : m_model.datasets())
        datasets << text(version.reference());
    fill(*m_source, sources);
    fill(*m_dataset, datasets);
    m_judge->setVisible(!sources.isEmpty() && !datasets.isEmpty());
    std::vector<StageGuide::Fact> facts;
    if (m_model.allModels().empty())
        facts.push_back({Tone::Neutral, tr("No model version is registered")});
    else
        facts.push_back({Tone::Positive, tr("%n model versions are registered", nullptr, static_cast<int>(m_model.allModels().size()))});
    if (datasets.size() < 2)
        facts.push_back({Tone::Neutral, tr("There is no second dataset to judge on")});
    m_guide->setFacts({}, facts);
    using Look = FlowNode::Look;
    const Look model = m_model.allModels().empty() ? Look::Later : Look::Done;
    m_guide->scheme().setNodes({{model, "package", tr("Model"), tr("as it was judged")},
                                {datasets.size() > 1 ? Look::Next : Look::Later, "picture", tr("New data"), tr("with the answers")},
                                {Look::Later, "monitor", tr("Difference"), tr("beyond its interval?")},
                                {Look::Later, "refresh", tr("Next round"), tr("label, train, compare")}},
                               {});
}

void MonitorPage::judge()
{
    if (m_running)
        return;
    m_running = true;
    m_start->setEnabled(false);
    Workbench* workbench = &context().workbench;
    const std::string source = m_source->currentText().toStdString(), dataset = m_dataset->currentText().toStdString();
    context().jobs.start<Evaluation>(
        Lane::Compute, tr("Judge %1 on %2").arg(m_source->currentText(), m_dataset->currentText()),
        [workbench, source, dataset](Progress& progress) { return evaluateOn(*workbench, source, dataset, Part::Unassigned, progress); },
        this, [this](Result<Evaluation> evaluation) {
            m_running = false;
            m_start->setEnabled(true);
            if (!evaluation) {
                emit banner(bannerFrom(evaluation.error()));
                return;
            }
            emit bannerCleared();
            std::vector<KeyValueList::Row> rows{{tr("Judged"), countText(evaluation->items), {}}};
            if (evaluation->left > 0)
                rows.push_back({tr("Left out, without an answer or unreadable"), countText(evaluation->left), {}});
            for (const std::string id : {"accuracy", "f1_macro", "log_loss", "r2", "rmse", "mae", "mape", "silhouette"})
                if (const auto found = evaluation->metrics.find(id); found != evaluation->metrics.end())
                    rows.push_back({metricName(id), metricIntervalText(id, {found->second.value, found->second.low, found->second.high, found->second.undefined}),
                                    text(found->second.undefined)});
            m_results->setRows(rows);
        });
}

} // namespace lathe
