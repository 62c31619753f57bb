#include "ui/pages/evaluate/evaluate_page.h"

#include "services/deploy_service.h"
#include "ui/items/item_grid.h"
#include "ui/models/lifecycle_model.h"
#include "ui/pages/evaluate/algorithm_curves_view.h"
#include "ui/pages/evaluate/curves_card.h"
#include "ui/pages/evaluate/decision_view.h"
#include "ui/pages/evaluate/detection_charts.h"
#include "ui/pages/evaluate/explain_view.h"
#include "ui/pages/evaluate/items_card.h"
#include "ui/pages/evaluate/judged_charts.h"
#include "ui/pages/evaluate/metrics_line.h"
#include "ui/pages/train/run_list.h"
#include "ui/pages/train/run_words.h"
#include "ui/plots/confusion_matrix.h"
#include "ui/plots/number_text.h"
#include "ui/plots/threshold_chart.h"
#include "ui/shell/banner.h"
#include "ui/shell/controls.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/labels.h"
#include "ui/shell/page_frame.h"
#include "ui/shell/segmented.h"

#include <QInputDialog>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace lathe {

namespace {
// The matrix and the curves share a row as 5 to 3; the items stand below as 5 to 3 too.
constexpr int kWide = 5, kNarrow = 3;
} // namespace

EvaluatePage::EvaluatePage(PageContext context)
    : Page(context), m_loader(context.workbench.cacheFolder()), m_stack(new QStackedLayout(this))
{
    m_judgement = makeJudgement();
    m_chooser = makeChooser();
    m_stack->addWidget(m_judgement);
    m_stack->addWidget(m_chooser);
    m_stack->setCurrentWidget(m_chooser);
    connect(&context.navigator, &Navigator::subjectChanged, this, &EvaluatePage::follow);
    connect(&context.workbench, &Workbench::runUpdated, this, [this](std::int64_t run) {
        // A run that is shown already has its predictions; one that waits for them may have got them.
        if (run == m_run && !m_view) {
            m_stale = true;
            follow();
        }
    });
}

QWidget* EvaluatePage::makeJudgement()
{
    auto* page = new QWidget;
    auto* column = makePageLayout(page);
    m_header = new PageHeader;
    m_looks = new SegmentedControl;
    m_looks->setAccessibleName(tr("What is looked at"));
    m_looks->addSegment(tr("Mistakes"), tr("What the model gets wrong, and where"));
    m_looks->addSegment(tr("Decision"), tr("Whether probabilities are as they say, and from which one on an item is of a class"));
    m_looks->addSegment(tr("Curves"), tr("What more rows or other parameters would bring"));
    auto* compare = secondaryButton(tr("Compare…"));
    auto* keep = secondaryButton(tr("Register model…"));
    m_header->addAction(m_looks);
    m_explain = secondaryButton(tr("Explain…"));
    m_explain->setToolTip(tr("What the model goes by: importance of columns, SHAP values, dependence"));
    m_header->addAction(m_explain);
    m_header->addAction(compare);
    m_header->addAction(keep);
    column->addWidget(m_header);

    auto* line = new QHBoxLayout;
    m_metrics = new MetricsLine;
    m_parts = new SegmentedControl;
    m_parts->setAccessibleName(tr("Part"));
    m_parts->addSegment(tr("Validation"));
    m_parts->addSegment(tr("Test"), tr("Every look at the test part makes it a little less of a test; looks are counted"));
    m_parts->addSegment(tr("Training"), tr("For clusters, anomalies and maps, which predict nothing that they have seen"));
    m_parts->setSegmentEnabled(2, false);
    line->addWidget(m_metrics, 1);
    line->addWidget(m_parts);
    column->addLayout(line);

    m_charts = new QStackedWidget;
    m_classification = makeClassification();
    m_regression = new RegressionCharts;
    m_clusters = new ClusterCharts;
    m_map = new MapCharts;
    m_forecast = new ForecastCharts;
    m_scores = new ScoreCharts;
    m_detection = new DetectionCharts(m_loader);
    m_charts->addWidget(m_classification);
    column->addWidget(m_charts, kWide);
    m_items = new JudgedItemsCard(m_loader);
    column->addWidget(m_items, kNarrow);
    connect(m_items->grid(), &ItemGrid::currentChanged, this, [this](int entry) {
        const auto& entries = m_items->grid()->entries();
        if (entry >= 0 && std::size_t(entry) < entries.size())
            m_detection->showPicture(entries[std::size_t(entry)].item);
    });
    for (JudgedCharts* charts : {m_regression, m_clusters, m_scores, m_map, m_forecast, static_cast<JudgedCharts*>(m_detection)}) {
        m_charts->addWidget(charts);
        connect(charts, &JudgedCharts::rowsRequested, m_items, &JudgedItemsCard::showRows);
    }

    m_decision = new DecisionView(context().workbench, context().jobs);
    m_algorithm = new AlgorithmCurvesView(context().workbench, context().jobs);
    m_charts->addWidget(m_decision);
    m_charts->addWidget(m_algorithm);
    connect(m_decision, &DecisionView::rowsRequested, m_items, &JudgedItemsCard::showRows);
    connect(m_decision, &DecisionView::stored, this, [this] {
        emit banner({BannerMessage::Kind::Notice, tr("The run decides so from now on; models that are registered from it will too"), {}, {}, {}});
        judge(false);
    });
    connect(m_decision, &DecisionView::failed, this, [this](const Error& error) { emit banner(bannerFrom(error)); });
    connect(m_algorithm, &AlgorithmCurvesView::failed, this, [this](const Error& error) { emit banner(bannerFrom(error)); });
    connect(m_looks, &SegmentedControl::currentChanged, this, &EvaluatePage::showLook);
    connect(compare, &QPushButton::clicked, this, [this] { context().navigator.showPage(QStringLiteral("experiments")); });
    connect(keep, &QPushButton::clicked, this, &EvaluatePage::registerModel);
    connect(m_explain, &QPushButton::clicked, this, [this] {
        openExplainWindow(this, this->context().workbench, this->context().jobs, m_view);
    });
    connect(m_parts, &SegmentedControl::currentChanged, this, [this] { judge(part() == Part::Test); });
    connect(m_matrix, &ConfusionMatrix::activated, this, [this](const MatrixCell& cell) {
        m_items->showCell(cell);
        if (cell.truths.size() == 1)
            m_curves->setClass(cell.truths.front());
    });
    connect(m_curves, &CurvesCard::thresholdChosen, m_items, &JudgedItemsCard::showThreshold);
    connect(m_metrics, &MetricsLine::classRequested, this, &EvaluatePage::showClass);
    return page;
}

QWidget* EvaluatePage::makeClassification()
{
    auto* box = new QWidget;
    auto* charts = new QHBoxLayout(box);
    charts->setContentsMargins(0, 0, 0, 0);
    charts->setSpacing(token::space16);
    auto* matrixCard = new Card(tr("Confusion matrix"));
    auto* direction = new ElidedLabel(tr("rows are truth, most confused first"));
    direction->setProperty("role", "caption");
    matrixCard->addExtra(direction);
    matrixCard->layout()->setContentsMargins(token::space16, token::space12, token::space16, token::space12);
    matrixCard->addExtra(new HeatLegend);
    m_matrix = new ConfusionMatrix;
    matrixCard->content()->addWidget(m_matrix, 1);
    m_curves = new CurvesCard(context().jobs);
    m_curves->layout()->setContentsMargins(token::space16, token::space12, token::space16, token::space12);
    charts->addWidget(matrixCard, kWide);
    charts->addWidget(m_curves, kNarrow);
    return box;
}

QWidget* EvaluatePage::makeChooser()
{
    auto* page = new QWidget;
    auto* column = makePageLayout(page);
    m_empty = new EmptyState(QStringLiteral("evaluate"), {}, {});
    auto* train = primaryButton(tr("Go to Train"));
    m_empty->addAction(train);
    connect(train, &QPushButton::clicked, this, [this] { context().navigator.showPage(QStringLiteral("train")); });
    auto* card = new Card(tr("Runs"), tr("choose one to judge"));
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_runsCard = card;
    m_runs = new RunList;
    card->content()->addWidget(m_runs, 1);
    column->addWidget(m_empty, 1);
    column->addWidget(card, 1);
    connect(m_runs, &RunList::activated, this, [this](std::int64_t run, const QString& dataset) {
        context().navigator.setSubject({dataset, run});
    });
    return page;
}

/// Its curves, and its items that were taken for others.
void EvaluatePage::showClass(int index)
{
    m_curves->setClass(index);
    MatrixCell row{{index}, {}};
    for (int c = 0; c < int(m_view->classes().size()); ++c)
        if (c != index)
            row.predictions.push_back(c);
    m_items->showCell(row);
}

Part EvaluatePage::part() const
{
    return m_parts->current() == 1 ? Part::Test : m_parts->current() == 2 ? Part::Train : Part::Validation;
}

void EvaluatePage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (m_stale)
        follow();
}

void EvaluatePage::follow()
{
    const Subject& subject = context().navigator.subject();
    const std::int64_t run = subject.run;
    if (!isVisible() || (!m_stale && run == m_run)) {
        m_stale = m_stale || run != m_run || subject.classIndex >= 0;
        return;
    }
    if (run == 0) {
        // Who comes here without a run means the best one.
        const LifecycleModel& lifecycle = LifecycleModel::shared(context());
        if (const auto best = bestRun(lifecycle.input().runs); best && !subject.dataset.isEmpty() && !best->predictions.empty()) {
            context().navigator.setSubject({subject.dataset, best->id}); // comes back here
            return;
        }
    }
    m_stale = false;
    m_run = run;
    m_view = nullptr;
    emit bannerCleared();
    // Another run is first looked at on validation: the test part is never opened by accident.
    const QSignalBlocker blocker(m_parts);
    m_parts->setCurrent(0);
    if (run == 0)
        showNone({ErrorCode::NotFound, {}, {}, {}});
    else
        judge(false);
}

void EvaluatePage::judge(bool count)
{
    // A run without predictions is a state of this page, no failure of the job.
    struct Answer {
        Result<std::shared_ptr<const JudgedView>> view;
    };
    const int generation = ++m_generation;
    ++m_waiting;
    context().jobs.start<Answer>(
        Lane::Io, tr("Judge run"),
        [&workbench = context().workbench, run = m_run, wanted = part(), count](Progress&) -> Result<Answer> {
            auto judged = judgeRun(workbench, run, wanted, count);
            if (!judged)
                return Answer{tl::unexpected<Error>(std::move(judged).error())};
            return Answer{std::make_shared<const JudgedView>(std::move(*judged))};
        },
        this,
        [this, generation](Result<Answer> answer) {
            --m_waiting;
            if (generation != m_generation)
                return;
            if (answer && answer->view)
                display(std::move(*answer->view));
            else
                showNone(answer ? answer->view.error() : answer.error());
        });
}

void EvaluatePage::display(std::shared_ptr<const JudgedView> view)
{
    m_view = std::move(view);
    const RunRecord& run = m_view->part.run;
    m_parts->setSegmentEnabled(2, run.predictions.contains(std::string(toString(Part::Train))));
    const Evaluation& evaluation = m_view->part.evaluation;
    m_header->setTitle(QString::fromStdString(run.name));
    m_header->setState(statusText(run.status), statusTone(run.status));
    // Trees, centres and orders are found in rounds; what is found at once has none to speak of.
    const int last = std::max(run.epochs, run.bestEpoch);
    QString subtitle;
    if (run.bestEpoch > 0 && (last > 1 || !m_view->isTable()))
        subtitle = (m_view->isTable() ? tr("round %1 of %2, the best") : tr("epoch %1 of %2, the best")).arg(run.bestEpoch).arg(last);
    if (evaluation.left > 0)
        subtitle += (subtitle.isEmpty() ? QString() : QStringLiteral(" · "))
            + (m_view->task == Task::Classification ? tr("%1 items without a class or a prediction are left out")
               : m_view->task == Task::Detection ? tr("%1 pictures without a box are left out")
                                                  : tr("%1 rows without a truth or a prediction are left out")).arg(countText(evaluation.left));
    m_header->setSubtitle(subtitle);
    m_metrics->setEvaluation(evaluation, m_view->task, QString::fromStdString(m_view->unit));
    m_explain->setVisible(m_view->isTable() && (m_view->task == Task::Classification || m_view->task == Task::Regression));
    clearCharts();
    if (JudgedCharts* charts = chartsOf(m_view->task)) {
        charts->setView(m_view);
    } else {
        QStringList classes;
        for (const std::string& name : evaluation.classes)
            classes << QString::fromStdString(name);
        m_matrix->setCounts(classes, evaluation.confusion);
        m_curves->setView(m_view);
        m_decision->setView(m_view);
    }
    const bool hasTruth = m_view->task == Task::Classification || m_view->task == Task::Regression;
    m_looks->setSegmentEnabled(1, m_view->task == Task::Classification && m_view->classes().size() >= 2);
    const bool hasCurves = m_view->isTable() && (hasTruth || m_view->task == Task::Clustering);
    m_looks->setSegmentEnabled(2, hasCurves);
    m_looks->setVisible(hasTruth || hasCurves);
    m_algorithm->setRun(hasCurves ? run.id : 0, m_view->task);
    showLook();
    m_items->setView(m_view);
    if (const int wanted = context().navigator.subject().classIndex; wanted >= 0 && m_view->task == Task::Classification && wanted < int(m_view->classes().size()))
        showClass(wanted);
    updateLooks();
    m_stack->setCurrentWidget(m_judgement);
}

/// Null for classification, whose charts are the page's own.
JudgedCharts* EvaluatePage::chartsOf(Task task) const
{
    switch (task) {
    case Task::Regression: return m_regression;
    case Task::Forecasting: return m_forecast;
    case Task::Clustering: return m_clusters;
    case Task::Anomaly: return m_scores;
    case Task::Projection: return m_map;
    case Task::Detection: return m_detection;
    case Task::Classification: break;
    }
    return nullptr;
}

void EvaluatePage::showLook()
{
    if (!m_view)
        return;
    JudgedCharts* charts = chartsOf(m_view->task);
    QWidget* looks[] = {charts ? static_cast<QWidget*>(charts) : m_classification, m_decision, m_algorithm};
    const bool isRight = (m_looks->current() == 1 && !charts && m_view->classes().size() >= 2)
        || (m_looks->current() == 2 && m_view->isTable() && (!charts || charts == m_regression || charts == m_clusters));
    if (!isRight) {
        const QSignalBlocker blocker(m_looks);
        m_looks->setCurrent(0);
    }
    m_charts->setCurrentWidget(looks[m_looks->current()]);
}

void EvaluatePage::clearCharts()
{
    m_decision->setView(nullptr);
    m_matrix->clear();
    m_curves->setView(nullptr);
    for (JudgedCharts* charts : {m_regression, m_clusters, m_scores, m_map, m_forecast, static_cast<JudgedCharts*>(m_detection)})
        charts->setView(nullptr);
}

void EvaluatePage::updateLooks()
{
    const auto database = context().workbench.database();
    if (!database)
        return;
    const auto looks = RunStore(**database).testLooks(m_view->part.run.dataset);
    if (looks)
        m_parts->setSegmentText(1, *looks == 0 ? tr("Test, not looked at yet")
                                               : tr("Test, looked at %n time(s)", nullptr, *looks));
}

void EvaluatePage::showNone(const Error& error)
{
    // The other part stays on the page when only the wanted one is missing.
    if (m_view && part() != Part::Validation) {
        const QSignalBlocker blocker(m_parts);
        m_parts->setCurrent(0);
        emit banner(bannerFrom(error));
        return;
    }
    m_view = nullptr;
    clearCharts();
    m_items->setView(nullptr);
    if (m_run == 0)
        m_empty->setTexts(tr("No run is chosen"),
                          tr("Here a trained model is judged: metrics with intervals, charts of its mistakes, "
                             "and the pictures or rows behind every mark. Train a run first, or choose one."));
    else
        m_empty->setTexts(tr("Nothing to judge yet"), QString::fromStdString(error.message)
                              + (error.hint.empty() ? QString() : QStringLiteral(". ") + QString::fromStdString(error.hint)));
    m_stack->setCurrentWidget(m_chooser);
    listRuns();
}

void EvaluatePage::listRuns()
{
    using Runs = std::vector<RunRecord>;
    ++m_waiting;
    context().jobs.start<Runs>(
        Lane::Io, tr("Read runs"),
        [&workbench = context().workbench](Progress&) -> Result<Runs> {
            LATHE_TRY(auto* database, workbench.database());
            LATHE_TRY(auto runs, RunStore(*database).list());
            std::erase_if(runs, [](const RunRecord& run) { return run.predictions.empty(); });
            return runs;
        },
        this,
        [this](Result<Runs> runs) {
            --m_waiting;
            m_runsCard->setVisible(runs && !runs->empty());
            if (runs)
                m_runs->setRuns(std::move(*runs));
            else
                emit banner(bannerFrom(runs.error()));
        });
}

void EvaluatePage::registerModel()
{
    if (!m_view)
        return;
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Register model"));
    dialog->setLabelText(tr("Name of the model; a name that exists gets a new version"));
    dialog->setTextValue(QString::fromStdString(m_view->part.run.dataset));
    dialog->setOkButtonText(tr("Register"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString& name) {
        context().jobs.start<ModelVersion>(
            Lane::Io, tr("Register model"),
            [&workbench = context().workbench, run = m_view->part.run.name, name = name.toStdString()](Progress&) {
                return lathe::registerModel(workbench, run, name);
            },
            this,
            [this](Result<ModelVersion> model) {
                if (!model) {
                    emit banner(bannerFrom(model.error()));
                    return;
                }
                BannerMessage message;
                message.text = tr("Registered as %1").arg(QString::fromStdString(model->reference()));
                message.actionText = tr("Deploy…");
                message.action = [this] { context().navigator.showPage(QStringLiteral("deploy")); };
                emit banner(message);
            });
    });
    dialog->open();
}

bool EvaluatePage::isSettling() const
{
    return m_stale || m_waiting > 0 || m_curves->isSettling() || m_decision->isSettling() || m_algorithm->isSettling() || m_loader.isBusy();
}

std::vector<PageCommand> EvaluatePage::commands()
{
    std::vector<PageCommand> list{
        {tr("Judge on validation"), {}, [this] { m_parts->setCurrent(0); }},
        {tr("Judge on test"), {}, [this] { m_parts->setCurrent(1); }},
        {tr("Decide by calibration and threshold"), {}, [this] { m_looks->setCurrent(1); }},
        {tr("Show learning and validation curves"), {}, [this] { m_looks->setCurrent(2); }},
        {tr("Show worst mistakes"), {}, [this] { m_items->showWorst(); }},
        {tr("Register model…"), {}, [this] { registerModel(); }},
    };
    if (m_charts->currentWidget() == m_classification)
        list.push_back({tr("Show the confusion matrix as a table"), QStringLiteral("Alt+T"),
                        [this] { m_matrix->setTableShown(!m_matrix->isTableShown()); }});
    return list;
}

} // namespace lathe
