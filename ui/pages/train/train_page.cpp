#include "ui/pages/train/train_page.h"

#include "ui/models/task_metrics.h"
#include "ui/pages/train/best_search.h"
#include "ui/pages/train/choice_check.h"
#include "ui/pages/train/live_run.h"
#include "ui/pages/train/run_inspector.h"
#include "ui/pages/train/run_list.h"
#include "ui/pages/train/run_view.h"
#include "ui/pages/train/run_words.h"
#include "ui/pages/train/training_settings.h"
#include "ui/shell/banner.h"
#include "ui/shell/card.h"
#include "ui/shell/controls.h"
#include "ui/shell/empty_state.h"
#include "ui/shell/labels.h"
#include "ui/shell/page_frame.h"

#include <QStackedLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace lathe {

namespace {
constexpr int kRefresh = 100;    // milliseconds between two looks at a run of this process
constexpr int kPoll = 1000;      // runs of other processes announce nothing
constexpr int kCheckDelay = 200; // after the last keystroke
} // namespace

TrainPage::TrainPage(PageContext context) : Page(context), m_stack(new QStackedLayout(this))
{
    auto* nothing = new EmptyState(QStringLiteral("train"), tr("There is nothing to learn from yet"),
                                   tr("Training needs a dataset: pictures with classes, or a table. Bring one in first, "
                                      "then choose an algorithm here and watch it learn."));
    auto* collect = primaryButton(tr("Go to Collect"));
    nothing->addAction(collect);
    connect(collect, &QPushButton::clicked, this, [this] { this->context().navigator.showPage(QStringLiteral("collect")); });
    m_nothing = nothing;

    m_inspected = new QStackedWidget;
    m_settings = new TrainingSettings;
    m_runInspector = new RunInspector;
    m_inspected->addWidget(m_settings);
    m_inspected->addWidget(m_runInspector);
    m_noSettings = wrapping(captionLabel(tr("The settings of a run stand here once there is a dataset.")));
    m_noSettings->setAlignment(Qt::AlignTop);
    m_inspected->addWidget(m_noSettings);
    m_search = makeSearch();
    m_inspected->addWidget(m_search->settings());
    m_inspector = new QWidget(this);
    auto* column = new QVBoxLayout(m_inspector);
    column->setContentsMargins(token::space16, token::space16, token::space16, token::space16);
    column->addWidget(m_inspected);
    m_inspector->hide();

    m_composer = makeComposer();
    m_live = makeLive();
    for (QWidget* page : {m_nothing, m_composer, static_cast<QWidget*>(m_live), static_cast<QWidget*>(m_search)})
        m_stack->addWidget(page);

    m_refresh.setSingleShot(true);
    m_check.setSingleShot(true);
    m_poll.setInterval(kPoll);
    connect(&m_refresh, &QTimer::timeout, this, &TrainPage::refreshRun);
    connect(&m_poll, &QTimer::timeout, this, &TrainPage::refreshRun);
    connect(&m_check, &QTimer::timeout, this, &TrainPage::checkChoice);
    connect(m_settings, &TrainingSettings::changed, this, [this] {
        m_train->setEnabled(false); // until the check has answered
        m_check.start(kCheckDelay);
    });
    connect(&this->context().navigator, &Navigator::subjectChanged, this, &TrainPage::follow);
    connect(&this->context().workbench, &Workbench::runUpdated, this, [this](std::int64_t run) {
        if (run == m_run && isVisible() && !m_refresh.isActive())
            m_refresh.start(kRefresh);
    });
}

QWidget* TrainPage::makeComposer()
{
    auto* page = new QWidget;
    auto* column = makePageLayout(page);
    m_composeHeader = new PageHeader(tr("New run"));
    m_train = primaryButton(tr("Train"));
    m_train->setEnabled(false);
    m_findBest = secondaryButton(tr("Find the best…"));
    m_findBest->setToolTip(tr("Tries all algorithms for the target within a budget and compares them fairly"));
    m_findBest->hide();
    m_composeHeader->addAction(m_findBest);
    m_composeHeader->addAction(m_train);
    connect(m_findBest, &QPushButton::clicked, this, &TrainPage::search);
    column->addWidget(m_composeHeader);
    m_goal = new TrainingGoal;
    column->addWidget(m_goal);
    m_noAlgorithm = wrapping(mutedLabel(tr("There is no algorithm for this target and task yet.")));
    m_noAlgorithm->setAlignment(Qt::AlignCenter);
    m_noAlgorithm->hide();
    column->addWidget(m_noAlgorithm, 3);
    m_gallery = new AlgorithmGallery;
    column->addWidget(m_gallery, 3);
    auto* card = new Card(tr("Runs"), tr("on this dataset"));
    m_runsCard = card;
    m_runs = new RunList;
    card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    card->content()->addWidget(m_runs, 1);
    card->hide();
    column->addWidget(card, 2);
    connect(m_train, &QPushButton::clicked, this, &TrainPage::train);
    connect(m_goal, &TrainingGoal::changed, this, &TrainPage::showGoal);
    connect(m_gallery, &AlgorithmGallery::chosenChanged, this, [this](const QString& id) {
        if (const LearnerEntry* found = entry(id.toStdString()))
            m_settings->setAlgorithm(*found);
    });
    connect(m_runs, &RunList::activated, this, [this](std::int64_t run, const QString& dataset) {
        context().navigator.setSubject({dataset, run});
    });
    return page;
}

BestSearch* TrainPage::makeSearch()
{
    auto* search = new BestSearch(context());
    connect(search, &BestSearch::banner, this, &TrainPage::banner);
    connect(search, &BestSearch::bannerCleared, this, &TrainPage::bannerCleared);
    connect(search, &BestSearch::backWanted, this, [this] {
        m_isSearching = false;
        compose();
    });
    const auto showRun = [this](std::int64_t run, const QString& page) {
        context().navigator.setSubject({context().navigator.subject().dataset, run});
        context().navigator.showPage(page);
    };
    connect(search, &BestSearch::runWanted, this, [showRun](std::int64_t run) { showRun(run, QStringLiteral("train")); });
    connect(search, &BestSearch::judgeWanted, this, [showRun](std::int64_t run) { showRun(run, QStringLiteral("evaluate")); });
    return search;
}

LiveRun* TrainPage::makeLive()
{
    auto* live = new LiveRun;
    connect(live, &LiveRun::anotherWanted, this, [this] {
        context().navigator.setSubject({context().navigator.subject().dataset, 0});
    });
    connect(live, &LiveRun::evaluateWanted, this, [this] { context().navigator.showPage(QStringLiteral("evaluate")); });
    connect(live, &LiveRun::stopWanted, this, [this] { steer(&stopRun); });
    connect(live, &LiveRun::pauseWanted, this, [this] {
        if (!m_record)
            return;
        if (m_record->status == RunStatus::Running)
            steer(&pauseRun);
        else if (m_record->status == RunStatus::Paused)
            steer(&continueRun);
        else if (canResume(*m_record))
            execute(m_record->id, QString::fromStdString(m_record->name));
    });
    connect(live->view(), &RunView::classActivated, this, [this](int index) {
        context().navigator.setSubject({context().navigator.subject().dataset, m_run, index});
        context().navigator.showPage(QStringLiteral("evaluate"));
    });
    connect(live->view(), &RunView::logShown, this, &TrainPage::refreshRun);
    return live;
}

QWidget* TrainPage::inspector()
{
    return m_inspector;
}

void TrainPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_stale = true;
    follow();
}

void TrainPage::follow()
{
    if (!isVisible()) {
        m_poll.stop();
        return;
    }
    const Subject& subject = context().navigator.subject();
    m_stale = false;
    emit bannerCleared();
    loadModule();
    m_run = subject.run;
    m_dataset = subject.dataset.toStdString();
    m_record.reset();
    if (m_run != 0) {
        m_inspected->setCurrentWidget(m_runInspector);
        m_stack->setCurrentWidget(m_live);
        m_poll.start();
        refreshRun();
    } else if (!m_dataset.empty()) {
        m_isSearching ? showSearch() : compose();
    } else {
        m_poll.stop();
        m_inspected->setCurrentWidget(m_noSettings);
        m_stack->setCurrentWidget(m_nothing);
    }
}

void TrainPage::compose()
{
    m_poll.stop();
    m_composeHeader->setSubtitle(tr("on %1").arg(QString::fromStdString(m_dataset)));
    m_inspected->setCurrentWidget(m_settings);
    m_stack->setCurrentWidget(m_composer);
    readItems();
    listRuns();
}

void TrainPage::search()
{
    m_isSearching = true;
    showSearch();
}

void TrainPage::showSearch()
{
    m_poll.stop();
    if (m_readItems != m_dataset || m_kind != ItemKind::Table || !isSearchable(m_goal->task()) || m_goal->target().empty()) {
        m_isSearching = false; // another dataset
        return compose();
    }
    m_inspected->setCurrentWidget(m_search->settings());
    m_stack->setCurrentWidget(m_search);
    m_search->open({m_dataset, m_goal->target(), m_goal->task()});
}

/// The kind of the dataset and, of a table, what can be predicted.
void TrainPage::readItems()
{
    if (m_readItems == m_dataset) {
        m_check.start(0);
        return;
    }
    ++m_waiting;
    context().jobs.start<FoundItems>(
        Lane::Io, tr("Read columns"),
        [&workbench = context().workbench, dataset = m_dataset](Progress&) { return findItems(workbench, dataset); }, this,
        [this, dataset = m_dataset](Result<FoundItems> found) {
            --m_waiting;
            if (dataset != m_dataset)
                return;
            if (!found) {
                emit banner(bannerFrom(found.error()));
                return;
            }
            m_readItems = dataset;
            m_kind = found->kind;
            m_goal->setColumns(std::move(found->columns));
            showGoal();
        });
}

/// The algorithms for what is to be done.
void TrainPage::showGoal()
{
    if (m_learners.empty() || m_readItems != m_dataset)
        return;
    std::vector<Task> tasks;
    for (const LearnerEntry& learner : m_learners)
        if (std::ranges::find(learner.info.kinds, m_kind) != learner.info.kinds.end() && std::ranges::find(tasks, learner.info.task) == tasks.end())
            tasks.push_back(learner.info.task);
    std::ranges::sort(tasks);
    m_goal->setTasks(std::move(tasks));
    const auto entries = entriesFor(m_learners, m_kind, m_goal->task());
    m_findBest->setVisible(m_kind == ItemKind::Table && isSearchable(m_goal->task()) && !m_goal->target().empty());
    m_gallery->setEntries(entries);
    m_gallery->setVisible(!entries.empty());
    m_noAlgorithm->setVisible(entries.empty());
    m_noAlgorithm->setText(m_kind == ItemKind::Text || m_kind == ItemKind::Clip
                               ? tr("Lathe trains on pictures and tables. Texts and sounds are labelled here and exported to what learns from them.")
                               : tr("There is no algorithm for this target and task yet."));
    if (entries.empty())
        m_settings->clearAlgorithm();
    m_train->setEnabled(false);
    m_check.start(0);
}

TrainRequest TrainPage::request() const
{
    TrainRequest request = m_settings->request();
    request.dataset = m_dataset;
    if (m_kind == ItemKind::Table)
        request.target = m_goal->target();
    return request;
}

void TrainPage::loadModule()
{
    if (m_moduleAsked)
        return;
    m_moduleAsked = true;
    ++m_waiting;
    context().jobs.start<FoundAlgorithms>(
        Lane::Io, tr("Load algorithms"),
        [&workbench = context().workbench](Progress&) { return findAlgorithms(workbench); }, this,
        [this](Result<FoundAlgorithms> found) {
            --m_waiting;
            if (!found) {
                m_moduleAsked = false;
                emit banner(bannerFrom(found.error()));
                return;
            }
            m_learners = std::move(found->learners);
            m_settings->setDevices(found->devices);
            m_search->setAlgorithms(m_learners);
            if (m_record)
                m_runInspector->setRun(*m_record, entry(m_record->algorithm));
            showGoal();
        });
}

const LearnerEntry* TrainPage::entry(const std::string& id) const
{
    for (const LearnerEntry& learner : m_learners)
        if (learner.info.id == id)
            return &learner;
    return nullptr;
}

void TrainPage::listRuns()
{
    using Runs = std::vector<RunRecord>;
    ++m_waiting;
    context().jobs.start<Runs>(
        Lane::Io, tr("Read runs"),
        [&workbench = context().workbench](Progress&) -> Result<Runs> {
            LATHE_TRY(auto* database, workbench.database());
            return RunStore(*database).list();
        },
        this,
        [this](Result<Runs> runs) {
            --m_waiting;
            if (!runs) {
                emit banner(bannerFrom(runs.error()));
                return;
            }
            m_settings->setBases(*runs);
            const std::string name = m_dataset.substr(0, m_dataset.find('@'));
            std::erase_if(*runs, [&](const RunRecord& run) { return run.dataset != name || isTrial(run); });
            m_runsCard->setVisible(!runs->empty());
            m_runs->setRuns(std::move(*runs));
        });
}

void TrainPage::checkChoice()
{
    if (m_run != 0 || m_dataset.empty() || m_learners.empty() || m_readItems != m_dataset)
        return;
    const int generation = ++m_generation;
    ++m_waiting;
    context().jobs.start<Problems>(
        Lane::Io, tr("Check algorithms"),
        [&workbench = context().workbench, wanted = request(), kind = m_kind, task = m_goal->task()](Progress& progress) {
            return checkAlgorithms(workbench, wanted, kind, task, progress);
        },
        this,
        [this, generation](Result<Problems> problems) {
            --m_waiting;
            if (generation != m_generation)
                return;
            if (!problems) {
                emit banner(bannerFrom(problems.error()));
                return;
            }
            for (const auto& [id, problem] : *problems)
                m_gallery->setProblem(id, problem);
            const auto& chosen = (*problems)[m_gallery->chosen()];
            m_settings->showProblem(chosen ? QString::fromStdString(toString(*chosen)) : QString());
            m_train->setEnabled(!chosen && m_settings->isValid());
            m_train->setToolTip(chosen ? QString::fromStdString(chosen->message) : QString());
        });
}

void TrainPage::train()
{
    m_train->setEnabled(false);
    context().jobs.start<RunRecord>(
        Lane::Io, tr("Queue run"),
        [&workbench = context().workbench, wanted = request()](Progress&) { return queueRun(workbench, wanted); }, this,
        [this](Result<RunRecord> run) {
            m_train->setEnabled(true);
            if (!run) {
                emit banner(bannerFrom(run.error()));
                return;
            }
            const QString name = QString::fromStdString(run->name);
            execute(run->id, name);
            context().navigator.setSubject({QString::fromStdString(m_dataset), run->id});
        });
}

void TrainPage::execute(std::int64_t run, const QString& name)
{
    context().jobs.start<RunRecord>(
        Lane::Compute, name,
        [&workbench = context().workbench, run](Progress& progress) { return executeRun(workbench, run, progress); },
        this,
        [this, run](Result<RunRecord> record) {
            if (!record && !record.error().isCancelled() && run == m_run)
                emit banner(bannerFrom(record.error()));
            if (run == m_run)
                refreshRun();
            else if (m_run == 0)
                listRuns();
        });
    m_refresh.start(kRefresh);
}

void TrainPage::steer(Result<void> (*what)(Workbench&, std::int64_t))
{
    if (!m_record)
        return;
    if (const auto done = what(context().workbench, m_record->id); !done)
        emit banner(bannerFrom(done.error()));
    refreshRun();
}

void TrainPage::refreshRun()
{
    if (m_run == 0)
        return;
    // One row, its epochs and the new points: little enough for this thread.
    const auto database = context().workbench.database();
    if (!database) {
        emit banner(bannerFrom(database.error()));
        return;
    }
    const RunStore store(**database);
    const auto run = store.byId(m_run);
    if (!run) {
        m_poll.stop();
        emit banner(bannerFrom(run.error()));
        return;
    }
    m_record = *run;
    m_live->showRun(*run);
    m_runInspector->setRun(*run, entry(run->algorithm));
    RunView* view = m_live->view();
    if (const auto steps = store.steps(m_run, view->lastStep()))
        view->appendSteps(*steps);
    if (view->isLogShown())
        if (const auto lines = store.log(m_run))
            view->setLog(*lines);
    if (!run->isActive())
        m_poll.stop();
    else if (isVisible() && !m_poll.isActive())
        m_poll.start();
}

bool TrainPage::isSettling() const
{
    return m_stale || m_waiting > 0 || m_check.isActive() || m_search->isSettling();
}

std::vector<PageCommand> TrainPage::commands()
{
    std::vector<PageCommand> commands{
        {tr("New run"), {}, [this] { context().navigator.setSubject({context().navigator.subject().dataset, 0}); }}};
    if (m_stack->currentWidget() == m_composer && m_train->isEnabled())
        commands.push_back({tr("Train"), QStringLiteral("Ctrl+Return"), [this] { train(); }});
    if (m_stack->currentWidget() == m_composer && !m_findBest->isHidden())
        commands.push_back({tr("Find the best algorithm"), {}, [this] { search(); }});
    if (m_stack->currentWidget() == m_search && m_search->startButton()->isEnabled() && !m_search->isRunning())
        commands.push_back({tr("Search"), QStringLiteral("Ctrl+Return"), [this] { m_search->start(); }});
    for (QPushButton* button : {m_live->pauseButton(), m_live->stopButton()})
        if (m_record && button->isVisible())
            commands.push_back({button->text(), {}, [button] { button->click(); }});
    return commands;
}

} // namespace lathe
