#include "ui/pages/train/train_page.h"

#include "services/run_items.h"
#include "services/train_service.h"
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

#include <QComboBox>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace lathe {

namespace {
constexpr int kRefresh = 100;    // milliseconds between two looks at a run of this process
constexpr int kPoll = 1000;      // runs of other processes announce nothing
constexpr int kCheckDelay = 200; // after the last keystroke
} // namespace

TrainPage::TrainPage(PageContext context) : Page(context), m_stack(new QStackedLayout(this))
{
    auto* nothing = new EmptyState(QStringLiteral("train"), tr("There is nothing to learn from yet"),
                                   tr("Training needs a dataset: pictures with classes. Bring a folder of pictures in "
                                      "first, then choose an algorithm here and watch it learn."));
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
    m_inspector = new QWidget(this);
    auto* column = new QVBoxLayout(m_inspector);
    column->setContentsMargins(token::space16, token::space16, token::space16, token::space16);
    column->addWidget(m_inspected);
    m_inspector->hide();

    m_composer = makeComposer();
    m_live = makeLive();
    for (QWidget* page : {m_nothing, m_composer, m_live})
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
    m_target = new QComboBox;
    m_target->setAccessibleName(tr("Column to predict"));
    m_target->setToolTip(tr("Column to predict"));
    m_target->hide();
    connect(m_target, &QComboBox::currentIndexChanged, this, [this] { m_check.start(0); });
    m_composeHeader->addAction(m_target);
    m_composeHeader->addAction(m_train);
    column->addWidget(m_composeHeader);
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
    connect(m_gallery, &AlgorithmGallery::chosenChanged, this, [this](const QString& id) {
        if (const LearnerEntry* found = entry(id.toStdString()))
            m_settings->setAlgorithm(*found);
    });
    connect(m_runs, &RunList::activated, this, [this](std::int64_t run, const QString& dataset) {
        context().navigator.setSubject({dataset, run});
    });
    return page;
}

QWidget* TrainPage::makeLive()
{
    auto* page = new QWidget;
    auto* column = makePageLayout(page);
    m_liveHeader = new PageHeader;
    auto* another = secondaryButton(tr("New run…"));
    m_stop = secondaryButton(tr("Stop"));
    m_stop->setToolTip(tr("Ends after the batch in flight; the checkpoint stays and the run can be resumed"));
    m_evaluate = primaryButton(tr("Evaluate"));
    m_pause = primaryButton(tr("Pause"));
    for (QPushButton* button : {another, m_stop, m_pause, m_evaluate})
        m_liveHeader->addAction(button);
    column->addWidget(m_liveHeader);
    m_view = new RunView;
    column->addWidget(m_view, 1);
    connect(another, &QPushButton::clicked, this, [this] {
        context().navigator.setSubject({context().navigator.subject().dataset, 0});
    });
    connect(m_evaluate, &QPushButton::clicked, this, [this] { context().navigator.showPage(QStringLiteral("evaluate")); });
    connect(m_stop, &QPushButton::clicked, this, [this] { steer(&stopRun); });
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (!m_record)
            return;
        if (m_record->status == RunStatus::Running)
            steer(&pauseRun);
        else if (m_record->status == RunStatus::Paused)
            steer(&continueRun);
        else if (canResume(*m_record))
            execute(m_record->id, QString::fromStdString(m_record->name));
    });
    connect(m_view, &RunView::classActivated, this, [this](int index) {
        context().navigator.setSubject({context().navigator.subject().dataset, m_run, index});
        context().navigator.showPage(QStringLiteral("evaluate"));
    });
    connect(m_view, &RunView::logShown, this, &TrainPage::refreshRun);
    return page;
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
        compose();
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
    listRuns();
    struct Found {
        DatasetVersion version;
        Schema schema;
    };
    ++m_waiting;
    context().jobs.start<Found>(
        Lane::Io, {},
        [&workbench = context().workbench, reference = m_dataset](Progress&) -> Result<Found> {
            LATHE_TRY(auto* database, workbench.database());
            Found found;
            LATHE_TRY(found.version, DatasetStore(*database).find(reference));
            if (found.version.kind == toString(ItemKind::Table)) {
                LATHE_TRY(const auto table, workbench.table(found.version));
                found.schema = table->schema();
            }
            return found;
        },
        this,
        [this, reference = m_dataset](Result<Found> found) {
            --m_waiting;
            if (reference != m_dataset)
                return;
            if (found)
                showKind(found->version, found->schema);
            else
                emit banner(bannerFrom(found.error()));
        });
}

void TrainPage::showKind(const DatasetVersion& version, const Schema& schema)
{
    const QSignalBlocker blocker(m_target);
    m_target->clear();
    m_target->addItem(tr("No target"), QString());
    for (const Field& field : schema.fields)
        m_target->addItem(tr("Target: %1").arg(QString::fromStdString(field.name)), QString::fromStdString(field.name));
    // As the table says; else the last column, where most people write it.
    const auto target = schema.first(Role::Target);
    m_target->setCurrentIndex(target ? int(*target) + 1 : int(schema.size()));
    m_target->setVisible(version.kind == toString(ItemKind::Table));
    const bool isOther = m_kind != version.kind;
    m_kind = version.kind;
    if (isOther)
        fillGallery();
    m_check.start(0);
}

void TrainPage::fillGallery()
{
    std::vector<LearnerEntry> shown;
    for (const LearnerEntry& learner : m_learners)
        if (learner.info.kinds.empty() || std::ranges::any_of(learner.info.kinds, [this](ItemKind kind) { return toString(kind) == m_kind; }))
            shown.push_back(learner);
    m_gallery->setEntries(shown);
    if (!shown.empty())
        m_gallery->setChosen(shown.front().info.id);
}

std::string TrainPage::target() const
{
    return m_target->currentData().toString().toStdString();
}

void TrainPage::loadModule()
{
    if (m_moduleAsked)
        return;
    m_moduleAsked = true;
    struct Found {
        std::vector<LearnerEntry> learners;
        std::vector<Device> devices;
    };
    ++m_waiting;
    context().jobs.start<Found>(
        Lane::Io, tr("Load algorithms"),
        [&workbench = context().workbench](Progress&) -> Result<Found> {
            LATHE_TRY(auto* module, workbench.learnerModule());
            LATHE_TRY(const auto learners, workbench.learners());
            Found found;
            for (const Learner* learner : learners)
                found.learners.push_back({learner->info(), learner->parameters()});
            found.devices = module->devices();
            return found;
        },
        this,
        [this](Result<Found> found) {
            --m_waiting;
            if (!found) {
                m_moduleAsked = false;
                emit banner(bannerFrom(found.error()));
                return;
            }
            m_learners = std::move(found->learners);
            m_settings->setDevices(found->devices);
            if (!m_kind.empty())
                fillGallery();
            if (m_record)
                m_runInspector->setRun(*m_record, entry(m_record->algorithm));
            m_check.start(0);
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
            std::erase_if(*runs, [&](const RunRecord& run) { return run.dataset != name; });
            m_runsCard->setVisible(!runs->empty());
            m_runs->setRuns(std::move(*runs));
        });
}

/// Asks every algorithm whether it can work on the data: the chosen one as it is set, the others as they come.
void TrainPage::checkChoice()
{
    if (m_run != 0 || m_dataset.empty() || m_learners.empty() || m_kind.empty())
        return;
    const int generation = ++m_generation;
    using Problems = std::map<std::string, std::optional<Error>>;
    ++m_waiting;
    context().jobs.start<Problems>(
        Lane::Io, tr("Check algorithms"),
        [&workbench = context().workbench, reference = m_dataset, request = m_settings->request(), target = target()](Progress& progress) -> Result<Problems> {
            LATHE_TRY(auto* database, workbench.database());
            LATHE_TRY(auto version, DatasetStore(*database).find(reference));
            LATHE_TRY(auto items, itemsWithTarget(workbench, version, target));
            LATHE_TRY(const auto learners, workbench.learners());
            Problems problems;
            for (const Learner* learner : learners) {
                if (progress.stopRequested())
                    return cancelled();
                const bool chosen = learner->info().id == request.algorithm;
                problems[learner->info().id] = learner->incompatibility(
                    *items, chosen ? request.parameters : defaults(learner->parameters()));
            }
            return problems;
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
    TrainRequest request = m_settings->request();
    request.dataset = m_dataset;
    request.target = target();
    m_train->setEnabled(false);
    context().jobs.start<RunRecord>(
        Lane::Io, tr("Queue run"),
        [&workbench = context().workbench, request](Progress&) { return queueRun(workbench, request); }, this,
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
    displayRun(*run);
    if (const auto steps = store.steps(m_run, m_view->lastStep()))
        m_view->appendSteps(*steps);
    if (m_view->isLogShown())
        if (const auto lines = store.log(m_run))
            m_view->setLog(*lines);
    if (!run->isActive())
        m_poll.stop();
    else if (isVisible() && !m_poll.isActive())
        m_poll.start();
}

void TrainPage::displayRun(const RunRecord& run)
{
    m_record = run;
    m_liveHeader->setTitle(QString::fromStdString(run.name));
    m_liveHeader->setState(statusText(run.status), statusTone(run.status));
    m_liveHeader->setSubtitle(run.status == RunStatus::Scheduled
                                  ? tr("waits for the run before it")
                                  : tr("epoch %1 of %2").arg(run.epochs).arg(std::max(run.epochs, run.epochsPlanned)));
    const bool running = run.status == RunStatus::Running, paused = run.status == RunStatus::Paused;
    m_stop->setVisible(run.isActive());
    m_pause->setVisible(running || paused || canResume(run));
    m_pause->setText(running ? tr("Pause") : paused ? tr("Continue") : tr("Resume"));
    m_evaluate->setVisible(!run.predictions.empty());
    m_view->setRun(run);
    m_runInspector->setRun(run, entry(run.algorithm));
}

bool TrainPage::isSettling() const
{
    return m_stale || m_waiting > 0 || m_check.isActive();
}

std::vector<PageCommand> TrainPage::commands()
{
    std::vector<PageCommand> commands{
        {tr("New run"), {}, [this] { context().navigator.setSubject({context().navigator.subject().dataset, 0}); }}};
    if (m_stack->currentWidget() == m_composer && m_train->isEnabled())
        commands.push_back({tr("Train"), QStringLiteral("Ctrl+Return"), [this] { train(); }});
    if (m_record && m_pause->isVisible())
        commands.push_back({m_pause->text(), {}, [this] { m_pause->click(); }});
    if (m_record && m_stop->isVisible())
        commands.push_back({tr("Stop"), {}, [this] { m_stop->click(); }});
    return commands;
}

} // namespace lathe
