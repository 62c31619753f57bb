#include "ui/pages/evaluate/explain_view.h"

#include "jobs/job_runner.h"
#include "ui/models/task_metrics.h"
#include "ui/pages/evaluate/explained_rows.h"
#include "ui/plots/dependence_chart.h"
#include "ui/plots/tree_view.h"
#include "ui/plots/value_bars.h"
#include "ui/plots/waterfall_chart.h"
#include "ui/shell/card.h"
#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/segmented.h"
#include "ui/shell/theme.h"

#include <QDialog>
#include <QPushButton>
#include <QScreen>
#include <QSpinBox>
#include <QStackedLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace lathe {

namespace {
constexpr std::size_t kImportanceRows = 2000;
constexpr std::size_t kExactRows = 200, kSampledRows = 40; // sampling asks the model thousands of times for a row
constexpr std::size_t kDependenceRows = 200;
constexpr int kPoints = 20;
constexpr int kTreeDepth = 5; // more questions are too many to be read

/// In the line of a card's title; gives way in a narrow window, where its tool tip has all of it.
void addHint(Card& card, const QString& text)
{
    auto* hint = new ElidedLabel(text);
    hint->setProperty("role", "caption");
    card.addExtra(hint);
}

/// What the SHAP values are parts of.
QString unitText(const Attributions& shap)
{
    const QString output = QString::fromStdString(shap.output);
    return shap.unit == "log_odds"      ? ExplainView::tr("log-odds of %1, exact for trees").arg(output)
           : shap.unit == "probability" ? ExplainView::tr("probability of %1").arg(output)
                                        : output;
}
} // namespace

ExplainView::ExplainView(JobRunner& jobs, QWidget* parent) : QWidget(parent), m_jobs(jobs)
{
    auto* column = new QVBoxLayout(this);
    auto* line = new QHBoxLayout;
    m_state = new ElidedLabel;
    m_state->setProperty("role", "caption");
    m_cancel = secondaryButton(tr("Cancel"));
    line->addWidget(m_state, 1);
    line->addWidget(m_cancel);
    column->addLayout(line);
    auto* row = new QHBoxLayout;
    row->setSpacing(token::space16);
    makeBars(row);
    makeDependence(row);
    m_rows = new ExplainedRows;
    // Beside the tree, so that the charts stay as large as they were when rows open.
    auto* below = new QHBoxLayout;
    below->setSpacing(token::space16);
    below->addWidget(makeTree(), 1);
    below->addWidget(m_rows, 1);
    column->addLayout(row, 1);
    column->addLayout(below, 1);
    m_cancel->hide();
    connect(m_cancel, &QPushButton::clicked, this, &ExplainView::cancel);
}

void ExplainView::makeBars(QBoxLayout* row)
{
    m_card = new Card(tr("What the model goes by"));
    m_kind = new SegmentedControl;
    m_kind->setAccessibleName(tr("Kind of importance"));
    m_kind->addSegment(tr("Shuffled"), tr("How much worse the model judges when the column is shuffled"));
    m_kind->addSegment(tr("SHAP"), tr("How far the column moves the answers of rows on average"));
    m_kind->addSegment(tr("One row"), tr("How each column moves the answer of one row away from the mean"));
    m_row = new QSpinBox;
    m_row->setAccessibleName(tr("Which row"));
    m_row->setMinimum(1);
    m_row->hide();
    m_card->addExtra(m_row);
    m_card->addExtra(m_kind);
    m_bars = new ValueBars;
    m_bars->setTitle(tr("Importance of columns"));
    m_bars->setHint(tr("a click shows the dependence on the column"));
    m_waterfall = new WaterfallChart;
    auto* charts = new QWidget;
    m_stack = new QStackedLayout(charts);
    m_stack->addWidget(m_bars);
    m_stack->addWidget(m_waterfall);
    m_card->content()->addWidget(charts, 1);
    m_measure = new ElidedLabel;
    m_measure->setProperty("role", "caption");
    m_card->content()->addWidget(m_measure);
    row->addWidget(m_card, 1);
    connect(m_row, &QSpinBox::valueChanged, this, &ExplainView::showRow);
    connect(m_kind, &SegmentedControl::currentChanged, this, &ExplainView::showBars);
    connect(m_bars, &ValueBars::activated, this, [this](int bar) { showColumn(m_columns[std::size_t(bar)]); });
    connect(m_waterfall, &WaterfallChart::columnActivated, this, [this](const QString& column) { showColumn(column.toStdString()); });
    connect(m_waterfall, &WaterfallChart::answerActivated, this, &ExplainView::openAnswer);
}

void ExplainView::makeDependence(QBoxLayout* row)
{
    m_chartCard = new Card(tr("Dependence on a column"));
    addHint(*m_chartCard, tr("thin lines are single rows; click a value for its rows"));
    m_chart = new DependenceChart;
    m_chartCard->content()->addWidget(m_chart, 1);
    row->addWidget(m_chartCard, 1);
    connect(m_chart, &DependenceChart::valueActivated, this, &ExplainView::openValue);
}

Card* ExplainView::makeTree()
{
    m_treeCard = new Card(tr("Tree"));
    addHint(*m_treeCard, tr("click a node for its rows; the wheel zooms, dragging moves, a double click shows all"));
    m_treeNumber = new QSpinBox;
    m_treeNumber->setAccessibleName(tr("Which tree"));
    m_treeNumber->setMinimum(1);
    m_treeCard->addExtra(m_treeNumber);
    m_tree = new TreeView;
    m_treeCard->content()->addWidget(m_tree, 1);
    m_treeCard->hide();
    connect(m_tree, &TreeView::nodeActivated, this, &ExplainView::openNode);
    connect(m_treeNumber, &QSpinBox::valueChanged, this, &ExplainView::showTree);
    return m_treeCard;
}

void ExplainView::showTree()
{
    if (!m_explanation)
        return;
    const ExplainedRun& run = m_explanation->run;
    const auto tree = std::size_t(m_treeNumber->value() - 1);
    auto nodes = drawnTree(*run.model, tree, kTreeDepth);
    if (!nodes)
        return;
    m_tree->setTree(*nodes);
    auto through = rowsThroughNodes(*run.model, tree, *nodes, m_explanation->features);
    m_nodeRows = through ? std::move(*through) : std::vector<std::vector<std::uint32_t>>();
    std::vector<std::size_t> counts;
    for (const auto& rows : m_nodeRows)
        counts.push_back(rows.size());
    m_tree->setRowCounts(std::move(counts));
}

void ExplainView::openNode(int node)
{
    const DrawnNode& chosen = m_tree->nodes()[std::size_t(node)];
    const QString answer = QString::fromStdString(chosen.answer);
    m_rows->open(chosen.left < 0 ? (chosen.isCut ? tr("Rows of a cut node: %1") : tr("Rows of a leaf: %1")).arg(answer)
                                 : tr("Rows asked “%1”").arg(QString::fromStdString(chosen.question)),
                 m_nodeRows[std::size_t(node)]);
}

/// The rows of the part near to a place of the curve; the curve itself may be of fewer.
void ExplainView::openValue(int place)
{
    const Dependence& dependence = m_chart->dependence();
    const Column* column = m_explanation->run.rows.find(dependence.column);
    if (!column)
        return;
    const bool isExact = dependence.type == ColumnType::Categorical || dependence.type == ColumnType::Boolean;
    m_rows->open((isExact ? tr("Rows with %1 = %2") : tr("Rows with %1 near %2"))
                     .arg(QString::fromStdString(dependence.column), QString::fromStdString(dependence.labels[std::size_t(place)])),
                 rowsNear(dependence, std::size_t(place), *column));
}

void ExplainView::openAnswer()
{
    const std::uint32_t wanted = m_explanation->shapRows.origin(std::size_t(m_row->value() - 1));
    const Table& rows = m_explanation->run.rows;
    for (std::uint32_t row = 0; row < rows.rows(); ++row)
        if (rows.origin(row) == wanted)
            return m_rows->open(tr("Row %1 of the dataset").arg(wanted + 1), {row});
}

ExplainView::~ExplainView()
{
    cancel();
}

void ExplainView::cancel()
{
    for (const int job : {m_job, m_dependenceJob})
        if (job != 0)
            m_jobs.cancel(job);
}

void ExplainView::say(const QString& text)
{
    m_state->setFullText(text);
    m_cancel->setVisible(isBusy());
}

void ExplainView::explain(Workbench& workbench, const std::string& run, Part part, std::shared_ptr<const JudgedView> judged)
{
    m_judged = std::move(judged);
    using Explained = std::shared_ptr<const RunExplanation>;
    m_job = m_jobs.start<Explained>(
        Lane::Compute, tr("Explain run"),
        [&workbench, run, part](Progress& progress) -> Result<Explained> {
            auto made = std::make_shared<RunExplanation>();
            LATHE_TRY(made->run, openExplanation(workbench, run, part, 0, progress));
            LATHE_TRY(made->output, outputOf(made->run, {}));
            LATHE_TRY(made->importance, explainImportance(workbench, made->run, kImportanceRows, {}, progress));
            const Table rows = someRows(made->run.rows, isTreeModel(*made->run.model) ? kExactRows : kSampledRows, 0);
            made->shapRows = rows;
            LATHE_TRY(made->shap, explainRows(made->run, rows, made->output, false, 0, progress));
            if (isTreeModel(*made->run.model)) {
                LATHE_TRY(made->features, treeFeatures(*made->run.model, made->run.rows));
            }
            return Explained(std::move(made));
        },
        this,
        [this](Result<Explained> explained) {
            m_job = 0;
            if (explained)
                display(std::move(*explained));
            else if (explained.error().isCancelled())
                say(tr("Cancelled"));
            else
                say(QString::fromStdString(toString(explained.error())));
        });
    say(tr("Shuffling columns and asking the model…"));
}

void ExplainView::display(std::shared_ptr<const RunExplanation> explanation)
{
    m_explanation = std::move(explanation);
    say({});
    m_rows->setRows(m_explanation->run.rows, m_judged);
    showBars();
    const auto trees = int(treeCount(*m_explanation->run.model));
    m_treeCard->setVisible(trees > 0);
    m_treeNumber->setVisible(trees > 1);
    m_treeNumber->setMaximum(std::max(trees, 1));
    m_treeNumber->setSuffix(tr(" of %1").arg(trees));
    if (trees > 0)
        showTree();
    if (!m_explanation->importance.columns.empty())
        showColumn(m_explanation->importance.columns.front().column);
}

void ExplainView::showBars()
{
    if (!m_explanation)
        return;
    m_row->setVisible(m_kind->current() == 2);
    m_stack->setCurrentIndex(m_kind->current() == 2 ? 1 : 0);
    if (m_kind->current() == 2)
        return showRow();
    std::vector<ValueBar> bars;
    m_columns.clear();
    const auto add = [&](const std::string& column, double value, std::size_t rows) {
        m_columns.push_back(column);
        bars.push_back({QString::fromStdString(column), std::max(value, 0.0), {}, {}, qint64(rows)});
    };
    if (m_kind->current() == 0) {
        const Importance& importance = m_explanation->importance;
        for (const ColumnImportance& column : importance.columns)
            add(column.column, column.drop, std::min(m_explanation->run.rows.rows(), kImportanceRows));
        m_measure->setFullText(tr("%1 gets worse by so much").arg(metricName(importance.metric)));
        m_bars->setBars(std::move(bars), tr("Column"), tr("Drop"), {});
        return;
    }
    const Attributions& shap = m_explanation->shap;
    const std::vector<double> strengths = shap.strengths();
    std::vector<std::size_t> order(strengths.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, std::greater(), [&](std::size_t c) { return strengths[c]; });
    for (const std::size_t c : order)
        add(shap.columns[c], strengths[c], shap.answers.size());
    m_measure->setFullText(unitText(shap));
    m_bars->setBars(std::move(bars), tr("Column"), tr("Mean |SHAP|"), {});
}

void ExplainView::showRow()
{
    if (!m_explanation || m_kind->current() != 2)
        return;
    const Attributions& shap = m_explanation->shap;
    m_row->setMaximum(std::max(1, int(shap.answers.size())));
    m_row->setSuffix(tr(" of %1").arg(shap.answers.size()));
    const auto row = std::size_t(m_row->value() - 1);
    if (row >= shap.answers.size())
        return;
    std::vector<WaterfallStep> steps;
    for (std::size_t c = 0; c < shap.columns.size(); ++c) {
        const Column* column = m_explanation->shapRows.find(shap.columns[c]);
        const QString name = QString::fromStdString(shap.columns[c]);
        const QString step = !column                   ? name
                             : column->isMissing(row) ? tr("%1 is missing").arg(name)
                                                       : tr("%1 = %2").arg(name, QString::fromStdString(column->cell(row)));
        steps.push_back({step, shap.at(row, c), column ? name : QString()});
    }
    m_measure->setFullText(tr("row %1 of the dataset").arg(m_explanation->shapRows.origin(row) + 1) + QStringLiteral(" · ") + unitText(shap));
    m_waterfall->setSteps(shap.base, std::move(steps));
}

void ExplainView::showColumn(const std::string& column)
{
    if (!m_explanation)
        return;
    if (std::ranges::find(m_explanation->run.columns, column) == m_explanation->run.columns.end())
        return say(tr("“%1” is made by the steps from several columns, so there is no single column to vary").arg(QString::fromStdString(column)));
    if (m_dependenceJob != 0)
        m_jobs.cancel(m_dependenceJob);
    const auto job = std::make_shared<int>(0);
    m_dependenceJob = *job = m_jobs.start<Dependence>(
        Lane::Compute, tr("Dependence on %1").arg(QString::fromStdString(column)),
        [explanation = m_explanation, column](Progress& progress) {
            return partialDependence(*explanation->run.model, someRows(explanation->run.rows, kDependenceRows, 0), column,
                                     explanation->output, kPoints, progress);
        },
        this,
        [this, job](Result<Dependence> dependence) {
            if (*job != m_dependenceJob)
                return; // another column was chosen since
            m_dependenceJob = 0;
            if (!dependence)
                return say(dependence.error().isCancelled() ? tr("Cancelled") : QString::fromStdString(toString(dependence.error())));
            say({});
            m_chartCard->setTitle(tr("Dependence on %1").arg(QString::fromStdString(dependence->column)));
            const bool isTarget = m_explanation->run.model->classes().empty() && m_judged && !m_judged->target.empty();
            const QString output = QString::fromStdString(isTarget ? m_judged->target : m_explanation->run.outputs[m_explanation->output]);
            m_chart->setDependence(std::move(*dependence), m_explanation->run.model->classes().empty() ? output : tr("probability of %1").arg(output));
        });
    say(tr("Varying %1…").arg(QString::fromStdString(column)));
}

void openExplainWindow(QWidget* parent, Workbench& workbench, JobRunner& jobs, const std::shared_ptr<const JudgedView>& judged)
{
    const RunRecord& run = judged->part.run;
    auto* dialog = new QDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(ExplainView::tr("Explanation of %1").arg(QString::fromStdString(run.name)));
    const QSize room = parent->screen()->availableSize() * 0.95;
    dialog->resize(QSize(1100, 860).boundedTo(room));
    auto* view = new ExplainView(jobs);
    auto* layout = new QVBoxLayout(dialog);
    layout->addWidget(view);
    view->explain(workbench, std::to_string(run.id), judged->part.part, judged);
    dialog->show();
}

} // namespace lathe
