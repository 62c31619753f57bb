#include "ui/pages/train/best_search.h"

#include "ui/forms/param_form.h"
#include "ui/models/format.h"
#include "ui/models/task_metrics.h"
#include "ui/shell/backend_text.h"
#include "ui/shell/banner.h"
#include "ui/shell/card.h"
#include "ui/shell/controls.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/labels.h"
#include "ui/shell/page_frame.h"

#include <QComboBox>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace lathe {

namespace {

constexpr int kRefresh = 400; // milliseconds between two looks at a search that goes on

struct FoundSearch {
    std::vector<std::string> names; ///< of the dataset, the newest first
    std::optional<SearchReport> report;
};

/// The search of that name; without one the newest.
Result<FoundSearch> findSearch(const Workbench& workbench, const std::string& dataset, const std::string& name)
{
    FoundSearch found;
    LATHE_TRY(found.names, searchesOf(workbench, dataset));
    const std::string wanted = !name.empty() ? name : found.names.empty() ? std::string() : found.names.front();
    if (!wanted.empty()) {
        LATHE_TRY(found.report, searchReport(workbench, wanted));
    }
    return found;
}

std::string datasetName(const std::string& reference)
{
    return reference.substr(0, reference.find('@'));
}

} // namespace

bool isSearchable(Task task)
{
    return task == Task::Classification || task == Task::Regression;
}

std::vector<ParamSpec> searchSettings(Task task)
{
    std::vector<Choice> metrics;
    for (const std::string& id : metricsOf(task))
        metrics.push_back({id, metricName(id).toStdString()});
    const auto words = [](const QString& text) { return text.toStdString(); };
    return {ParamSpec::real("minutes", words(BestSearch::tr("Time")), 5, 0, 100000, words(BestSearch::tr("How long algorithms are tried; the last training of the winner comes after it.")))
                .withUnit("min").withZero(words(BestSearch::tr("no limit"))),
            ParamSpec::integer("trials", words(BestSearch::tr("Most trials")), 0, 0, 1000000, words(BestSearch::tr("Besides the baselines. Without any limit there are 50.")))
                .withZero(words(BestSearch::tr("no limit"))),
            ParamSpec::choice("metric", words(BestSearch::tr("Compare by")), mainMetric(task), metrics, words(BestSearch::tr("The measure that the trials are ranked by."))),
            ParamSpec::integer("folds", words(BestSearch::tr("Folds")), 5, 2, 20, words(BestSearch::tr("All trials are judged on the same folds of the training part."))),
            ParamSpec::integer("repeats", words(BestSearch::tr("Repeats")), 1, 1, 20, words(BestSearch::tr("Draws of the folds; more make the intervals narrower and cost as much more time."))).rare(),
            ParamSpec::integer("seed", words(BestSearch::tr("Seed")), 1, 0, 1e9, words(BestSearch::tr("The same seed tries the same settings."))).rare()};
}

SearchRequest searchRequest(const SearchGoal& goal, const Params& settings)
{
    SearchRequest request;
    request.dataset = goal.dataset;
    request.target = goal.target;
    request.task = goal.task;
    request.metric = settings.text("metric");
    request.seconds = settings.real("minutes") * 60;
    request.trials = static_cast<int>(settings.integer("trials"));
    request.folds = {static_cast<int>(settings.integer("folds")), static_cast<int>(settings.integer("repeats")), {}, {}};
    request.seed = static_cast<std::uint64_t>(settings.integer("seed"));
    return request;
}

BestSearch::BestSearch(PageContext context, QWidget* parent) : QWidget(parent), m_context(context)
{
    auto* column = makePageLayout(this);
    m_header = new PageHeader(tr("Find the best"));
    m_earlier = new QComboBox;
    m_earlier->setAccessibleName(tr("Searches of this dataset"));
    m_earlier->setToolTip(tr("Searches of this dataset"));
    auto* back = secondaryButton(tr("Choose an algorithm"));
    m_stop = secondaryButton(tr("Stop"));
    m_judge = secondaryButton(tr("Judge the winner"));
    m_start = primaryButton(tr("Search"));
    for (QWidget* action : {back, m_judge, m_stop, m_start})
        m_header->addAction(action);
    column->addWidget(m_header);

    auto* body = new QWidget;
    m_stack = new QStackedLayout(body);
    m_nothing = new EmptyState(QStringLiteral("train"), tr("Let Lathe try the algorithms"),
                               tr("A search fits every algorithm for this target on the same folds of the training part: first the baselines, then "
                                  "sensible first guesses, then settings that the results so far suggest. Trials that fall behind are stopped early. "
                                  "The test part is not looked at until the winner is trained."));
    m_found = new QWidget;
    auto* found = new QVBoxLayout(m_found);
    found->setContentsMargins(0, 0, 0, 0);
    auto* card = new Card(tr("Leaderboard"), tr("click a trial for its run"));
    m_verdict = wrapping(bodyLabel());
    m_verdict->setContentsMargins(token::space16, 0, token::space16, token::space8);
    m_view = new LeaderboardView;
    card->setFlush();
    card->addExtra(m_earlier);
    card->content()->addWidget(m_verdict);
    card->content()->addWidget(m_view, 1);
    found->addWidget(card);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(m_found);
    column->addWidget(body, 1);

    m_settings = new QWidget;
    auto* settings = new QVBoxLayout(m_settings);
    settings->setContentsMargins(0, 0, 0, 0);
    settings->setSpacing(token::space12);
    settings->addWidget(sectionLabel(tr("Search")));
    settings->addWidget(wrapping(captionLabel(tr("What comes first ends it: the time or the trials."))));
    m_form = new ParamForm;
    settings->addWidget(m_form);
    settings->addStretch(1);

    m_refresh.setSingleShot(true);
    m_refresh.setInterval(kRefresh);
    connect(&m_refresh, &QTimer::timeout, this, &BestSearch::read);
    connect(&m_context.workbench, &Workbench::runUpdated, this, [this] {
        if ((m_job != 0 || m_view->board().report().isRunning) && isVisible() && !m_refresh.isActive())
            m_refresh.start();
    });
    connect(back, &QPushButton::clicked, this, &BestSearch::backWanted);
    connect(m_start, &QPushButton::clicked, this, &BestSearch::start);
    connect(m_stop, &QPushButton::clicked, this, &BestSearch::stop);
    connect(m_judge, &QPushButton::clicked, this, [this] { emit judgeWanted(m_view->board().report().best); });
    connect(m_view, &LeaderboardView::activated, this, &BestSearch::runWanted);
    connect(m_form, &ParamForm::validityChanged, this, &BestSearch::showState);
    connect(m_earlier, &QComboBox::activated, this, [this](int index) {
        m_shown = m_earlier->itemText(index).toStdString();
        read();
    });
    showState();
}

void BestSearch::setAlgorithms(const std::vector<LearnerEntry>& learners)
{
    std::map<std::string, LeaderboardAlgorithm> algorithms;
    for (const LearnerEntry& learner : learners)
        algorithms[learner.info.id] = {backendText(learner.info.name), learner.specs};
    m_view->board().setAlgorithms(std::move(algorithms));
}

void BestSearch::open(SearchGoal goal)
{
    const bool isOther = datasetName(goal.dataset) != datasetName(m_goal.dataset);
    if (goal.task != m_goal.task || !m_form->hasSpecs())
        m_form->setSpecs(searchSettings(goal.task));
    m_goal = std::move(goal);
    if (isOther) {
        m_shown.clear();
        m_view->board().setReport({});
    }
    read();
}

void BestSearch::start()
{
    if (m_job != 0 || !m_form->isValid())
        return;
    emit bannerCleared();
    m_shown.clear(); // the newest is followed
    m_jobDataset = datasetName(m_goal.dataset);
    m_isStopping = false;
    m_job = m_context.jobs.start<SearchOutcome>(
        Lane::Compute, tr("Find the best for %1").arg(text(m_goal.target)),
        [&workbench = m_context.workbench, request = searchRequest(m_goal, m_form->params())](Progress& progress) { return findBest(workbench, request, progress); },
        this,
        [this](Result<SearchOutcome> outcome) {
            const bool isHere = isRunningHere(); // else another dataset is shown by now
            m_job = 0;
            if (outcome && isHere)
                m_shown = outcome->search;
            else if (!outcome)
                emit banner(bannerFrom(outcome.error()));
            if (outcome && outcome->stopped && isHere)
                emit banner({BannerMessage::Kind::Notice, tr("The search was stopped"), tr("What was tried so far is kept."), {}, {}});
            read();
        });
    showState();
    m_stop->setFocus(); // the button that had it is gone
}

void BestSearch::stop()
{
    if (m_job != 0)
        m_context.jobs.cancel(m_job);
    m_isStopping = true;
    showState();
}

bool BestSearch::isRunningHere() const
{
    return m_job != 0 && m_jobDataset == datasetName(m_goal.dataset);
}

void BestSearch::read()
{
    if (m_goal.dataset.empty())
        return;
    if (m_reading > 0) {
        m_isStale = true;
        return;
    }
    ++m_reading;
    m_isStale = false;
    m_context.jobs.start<FoundSearch>(
        Lane::Io, tr("Read searches"),
        [&workbench = m_context.workbench, dataset = datasetName(m_goal.dataset), name = m_shown](Progress&) { return findSearch(workbench, dataset, name); },
        this,
        [this, dataset = m_goal.dataset](Result<FoundSearch> found) {
            --m_reading;
            if (!found) {
                emit banner(bannerFrom(found.error()));
            } else if (dataset == m_goal.dataset) {
                const QSignalBlocker blocker(m_earlier);
                m_earlier->clear();
                for (const std::string& name : found->names)
                    m_earlier->addItem(text(name));
                if (found->report) {
                    m_earlier->setCurrentText(text(found->report->search));
                    showReport(std::move(*found->report));
                }
            }
            showState();
            if (m_isStale)
                read();
        });
}

void BestSearch::showReport(SearchReport report)
{
    showVerdict(report);
    m_view->board().setReport(std::move(report));
}

void BestSearch::showVerdict(const SearchReport& report)
{
    QStringList lines;
    const auto sentence = [&](const std::optional<SearchComparison>& comparison, const QString& better, const QString& notBetter) {
        if (!comparison)
            return;
        const PairedTest& test = comparison->test;
        constexpr double kLeastShown = 0.001;
        const QString chance = test.probability < kLeastShown ? tr("p < %1").arg(QLocale().toString(kLeastShown, 'f', 3))
                                                              : tr("p = %1").arg(QLocale().toString(test.probability, 'f', 3));
        const QString other = QStringLiteral("%1 (%2)").arg(m_view->board().algorithmName(comparison->algorithm), text(comparison->run));
        lines << (comparison->isSignificant ? better : notBetter).arg(other) + u' '
                     + tr("%1 differs by %2 (%3 to %4, %5).")
                           .arg(shortMetricName(report.metric), metricValueText(report.metric, test.difference), metricValueText(report.metric, test.low),
                                metricValueText(report.metric, test.high), chance);
    };
    sentence(report.baseline, tr("The winner is significantly better than the baseline %1."), tr("The winner is not significantly better than the baseline %1."));
    sentence(report.runnerUp, tr("It is significantly better than the runner-up %1."), tr("It is not significantly better than the runner-up %1."));
    if (lines.isEmpty() && !report.isRunning && !isRunningHere())
        lines << tr("No trial is through all its folds, so nothing can be said of a winner.");
    m_verdict->setText(lines.join(QStringLiteral("\n")));
    m_verdict->setVisible(!lines.isEmpty());
}

void BestSearch::showState()
{
    const SearchReport& report = m_view->board().report();
    const bool hasReport = !report.leaderboard.empty();
    const bool isHere = isRunningHere();
    m_header->setSubtitle(hasReport ? tr("%1 of %2").arg(text(report.target), QStringLiteral("%1@%2").arg(text(report.dataset)).arg(report.version))
                                    : tr("%1 of %2").arg(text(m_goal.target), text(m_goal.dataset)));
    m_stack->setCurrentWidget(hasReport ? m_found : m_nothing);
    m_start->setVisible(!isHere);
    m_start->setEnabled(m_job == 0 && m_form->isValid() && !m_goal.dataset.empty());
    m_start->setToolTip(m_job != 0 && !isHere ? tr("A search for %1 is running").arg(text(m_jobDataset)) : QString());
    m_stop->setVisible(isHere);
    m_stop->setEnabled(!m_isStopping);
    m_judge->setVisible(!isHere && report.best != 0);
    m_earlier->setVisible(m_earlier->count() > 0);
    m_earlier->setEnabled(!isHere);
    if (isHere && m_isStopping)
        m_header->setState(tr("Stopping"), Tone::Accent);
    else if (isHere || report.isRunning)
        m_header->setState(tr("Searching"), Tone::Accent);
    else
        m_header->setState(hasReport ? tr("%n trials", nullptr, int(report.leaderboard.size())) : QString(), Tone::Neutral);
}

} // namespace lathe
