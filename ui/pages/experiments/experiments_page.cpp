#include "ui/pages/experiments/experiments_page.h"

#include "services/train_service.h"
#include "ui/models/format.h"
#include "ui/models/task_metrics.h"
#include "ui/pages/experiments/run_comparison.h"
#include "ui/pages/experiments/run_delegate.h"
#include "ui/shell/banner.h"
#include "ui/shell/card.h"
#include "ui/shell/controls.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/labels.h"
#include "ui/shell/page_frame.h"

#include <nlohmann/json.hpp>

#include <QHeaderView>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace lathe {

ExperimentsPage::ExperimentsPage(PageContext pageContext)
    : Page(pageContext), m_model(LifecycleModel::shared(pageContext))
{
    auto* whole = makePageLayout(this);
    m_header = new PageHeader(tr("Experiments"));
    whole->addWidget(m_header);
    makeActions();

    m_filter = new QLineEdit;
    m_filter->setClearButtonEnabled(true);
    m_filter->setPlaceholderText(tr("Filter by words, or: metrics.f1 > 0.9 and params.epochs <= 6"));
    m_filter->setAccessibleName(tr("Filter of runs"));
    m_filter->addAction(Theme::instance().icon("filter", Theme::instance().colors().muted), QLineEdit::LeadingPosition);
    m_problem = wrapping(errorLabel());
    m_problem->hide();
    auto* filterBox = new QVBoxLayout;
    filterBox->setSpacing(token::space4);
    filterBox->addWidget(m_filter);
    filterBox->addWidget(m_problem);
    connect(m_filter, &QLineEdit::textChanged, this, &ExperimentsPage::applyFilter);

    auto* runs = new QWidget;
    auto* runsLayout = new QVBoxLayout(runs);
    runsLayout->setContentsMargins(0, 0, 0, 0);
    runsLayout->setSpacing(token::space16);
    runsLayout->addLayout(filterBox);
    auto* card = new Card;
    card->setFlush();
    makeTable();
    card->content()->addWidget(m_table);
    runsLayout->addWidget(card, 1);

    auto* empty = new EmptyState("experiments", tr("Every training is kept here"),
                                 tr("A run holds its settings, its curves, its results with intervals and the exact data version, so that it can be compared, repeated and defended later."));
    auto* train = primaryButton(tr("Train a first model"));
    connect(train, &QPushButton::clicked, this, [this] { context().navigator.showPage("train"); });
    empty->addAction(train);
    m_stack = new QStackedWidget;
    m_stack->addWidget(runs);
    m_stack->addWidget(empty);
    whole->addWidget(m_stack, 1);

    m_comparison = new RunComparison(this);
    m_comparison->hide();
    connect(&m_model, &LifecycleModel::changed, this, &ExperimentsPage::refresh);
    refresh();
}

void ExperimentsPage::makeActions()
{
    m_open = secondaryButton(tr("Open in Evaluate"));
    m_again = secondaryButton(tr("Train again"));
    m_again->setToolTip(tr("Starts a new run with the settings of the selected one"));
    m_stop = secondaryButton(tr("Stop"));
    m_resume = secondaryButton(tr("Resume"));
    auto* fresh = primaryButton(tr("New run…"));
    for (auto* button : {m_open, m_again, m_stop, m_resume, fresh})
        m_header->addAction(button);
    connect(m_open, &QPushButton::clicked, this, &ExperimentsPage::openInEvaluate);
    connect(m_again, &QPushButton::clicked, this, &ExperimentsPage::trainAgain);
    connect(m_stop, &QPushButton::clicked, this, &ExperimentsPage::stopSelected);
    connect(m_resume, &QPushButton::clicked, this, &ExperimentsPage::resumeSelected);
    connect(fresh, &QPushButton::clicked, this, [this] { context().navigator.showPage("train"); });
}

void ExperimentsPage::makeTable()
{
    m_filtered.setSourceModel(&m_runs);
    m_table = new QTableView;
    m_table->setModel(&m_filtered);
    m_delegate = new RunDelegate(m_table);
    m_table->setItemDelegate(m_delegate);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setMouseTracking(true);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(token::rowHeight);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setMinimumSectionSize(56);
    m_table->setAccessibleName(tr("Runs"));
    constexpr int kWidths[] = {164, 108, 112, 104, 78, 86, 64, 78, 62, 96};
    for (int column = 0; column < RunTableModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, std::max(kWidths[column], m_table->horizontalHeader()->sectionSizeHint(column)));
    int widest = 0;
    for (const RunStatus status : {RunStatus::Interrupted, RunStatus::Finished, RunStatus::Failed, RunStatus::Killed, RunStatus::Running})
        widest = std::max(widest, QFontMetrics(Theme::instance().font(token::body)).horizontalAdvance(statusText(status)));
    constexpr int kMarkAndMargins = 38;
    m_table->setColumnWidth(RunTableModel::State, widest + kMarkAndMargins);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(RunTableModel::Started, Qt::DescendingOrder);
    connect(m_table, &QTableView::doubleClicked, this, &ExperimentsPage::openInEvaluate);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &ExperimentsPage::selectionChanged);
}

QWidget* ExperimentsPage::inspector() { return m_comparison; }

std::vector<PageCommand> ExperimentsPage::commands()
{
    std::vector<PageCommand> list{{tr("Filter runs"), {}, [this] { m_filter->setFocus(); }}};
    if (m_open->isEnabled())
        list.push_back({tr("Open the selected run in Evaluate"), {}, [this] { openInEvaluate(); }});
    if (m_again->isEnabled())
        list.push_back({tr("Train again with the selected settings"), {}, [this] { trainAgain(); }});
    return list;
}

void ExperimentsPage::applyFilter()
{
    auto filter = RunFilter::parse(m_filter->text());
    m_problem->setVisible(!filter);
    if (!filter) { // the table keeps what the last valid filter showed
        const Error& error = filter.error();
        m_problem->setText(text(error.message) + QStringLiteral(" (") + text(error.where) + QStringLiteral(")") +
                           (error.hint.empty() ? QString() : QStringLiteral(". ") + text(error.hint)));
        return;
    }
    m_filtered.setFilter(std::move(*filter));
    refresh();
}

void ExperimentsPage::refresh()
{
    if (sender() == &m_model || m_runs.rowCount() == 0)
        m_runs.setRuns(m_model.allRuns());
    const int all = m_runs.rowCount(), shown = m_filtered.rowCount();
    m_header->setSubtitle(all == shown ? tr("%n runs", nullptr, all) : tr("%1 of %n runs", nullptr, all).arg(countText(shown)));
    m_stack->setCurrentIndex(all == 0 ? 1 : 0);
    selectionChanged();
}

std::vector<RunRecord> ExperimentsPage::selected() const
{
    QModelIndexList rows = m_table->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    std::vector<RunRecord> runs;
    for (const QModelIndex& row : rows)
        runs.push_back(m_filtered.run(row.row()));
    return runs;
}

void ExperimentsPage::selectionChanged()
{
    const std::vector<RunRecord> runs = selected();
    std::map<qlonglong, int> letters;
    for (std::size_t i = 0; runs.size() > 1 && i < std::min<std::size_t>(runs.size(), 6); ++i)
        letters[runs[i].id] = static_cast<int>(i);
    m_delegate->setLetters(std::move(letters));
    m_table->viewport()->update();
    m_comparison->setRuns(runs);
    const bool one = runs.size() == 1;
    m_open->setEnabled(one && runs.front().status == RunStatus::Finished);
    m_again->setEnabled(one);
    m_stop->setVisible(one && runs.front().isActive());
    const bool resumable = one && (runs.front().status == RunStatus::Interrupted || runs.front().status == RunStatus::Killed ||
                                   runs.front().status == RunStatus::Paused) && runs.front().checkpointEpoch > 0;
    m_resume->setVisible(resumable);
}

void ExperimentsPage::openInEvaluate()
{
    const auto runs = selected();
    if (runs.size() != 1)
        return;
    const RunRecord& run = runs.front();
    context().navigator.setSubject({text(run.dataset) + '@' + QString::number(run.version), run.id});
    context().navigator.showPage(run.status == RunStatus::Finished ? "evaluate" : "train");
}

void ExperimentsPage::trainAgain()
{
    const auto runs = selected();
    if (runs.size() != 1)
        return;
    Workbench* workbench = &context().workbench;
    // Reading the parameters needs the algorithm, and that the module: never on this thread.
    context().jobs.start<RunRecord>(
        Lane::Io, {},
        [workbench, run = runs.front()](Progress&) -> Result<RunRecord> {
            LATHE_TRY(const Learner* learner, workbench->learner(run.algorithm));
            TrainRequest request;
            request.dataset = run.dataset + '@' + std::to_string(run.version);
            request.algorithm = run.algorithm;
            LATHE_TRY(request.parameters, paramsFromJson(learner->parameters(), nlohmann::json::parse(run.parameters, nullptr, false)));
            request.target = targetOf(run);
            request.seed = run.seed;
            request.device = run.device;
            request.threads = run.threads;
            request.base = run.base;
            return queueRun(*workbench, request);
        },
        this, [this](Result<RunRecord> run) {
            if (!run) {
                emit banner(bannerFrom(run.error()));
                return;
            }
            executeQueued(run->id, text(run->name));
            context().navigator.setSubject({text(run->dataset) + '@' + QString::number(run->version), run->id});
            context().navigator.showPage("train");
        });
}

void ExperimentsPage::executeQueued(std::int64_t id, const QString& name)
{
    Workbench* workbench = &context().workbench;
    context().jobs.start<RunRecord>(
        Lane::Compute, name, [workbench, id](Progress& progress) { return executeRun(*workbench, id, progress); },
        &context().workbench, [](Result<RunRecord>) {}); // the record says what happened, the strip shows a failure
}

void ExperimentsPage::stopSelected()
{
    for (const RunRecord& run : selected())
        if (run.isActive())
            if (const auto outcome = stopRun(context().workbench, run.id); !outcome)
                emit banner(bannerFrom(outcome.error()));
}

void ExperimentsPage::resumeSelected()
{
    for (const RunRecord& run : selected())
        executeQueued(run.id, text(run.name));
}

} // namespace lathe
