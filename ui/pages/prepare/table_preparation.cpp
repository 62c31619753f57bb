#include "ui/pages/prepare/table_preparation.h"

#include "data/profile.h"
#include "services/import_service.h"
#include "ui/pages/prepare/relations_card.h"
#include "ui/pages/prepare/split_dialog.h"
#include "ui/pages/prepare/table_checks_card.h"
#include "ui/plots/number_text.h"
#include "ui/shell/backend_text.h"
#include "ui/shell/banner.h"
#include "ui/shell/card.h"
#include "ui/shell/controls.h"
#include "ui/shell/page_frame.h"
#include "ui/shell/segmented.h"
#include "ui/shell/theme.h"
#include "ui/tables/rows_runner.h"
#include "ui/tables/table_browser.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace lathe {

namespace {

constexpr int kFitAfter = 300; // milliseconds after the last change
constexpr int kProfileThreads = 2;

} // namespace

struct TablePreparation::Trial : PipelineTrial {
    PipelineOutcome outcome;
};

TablePreparation::TablePreparation(PageContext context, QWidget* parent) : QWidget(parent), m_context(context)
{
    auto* column = makePageLayout(this);
    m_header = new PageHeader;
    m_views = new SegmentedControl;
    m_views->addSegment(tr("Raw"), tr("The rows as they were brought in"));
    m_views->addSegment(tr("Before step"), tr("The training rows before the chosen step"));
    m_views->addSegment(tr("After step"), tr("The training rows after the chosen step, or after all"));
    auto* undo = new IconButton(QStringLiteral("undo"), tr("Takes back the last change of the pipeline"));
    auto* split = linkButton(tr("Change split…"));
    split->setObjectName(QStringLiteral("changeSplit"));
    split->setToolTip(tr("Which rows train, validate and test; makes a new version"));
    auto* train = primaryButton(tr("Train…"));
    m_header->addAction(m_views);
    m_header->addAction(train);
    m_browser = new TableBrowser(rowsRunner(context.jobs, this));
    column->addWidget(m_header);
    auto* rows = new Card;
    rows->setFlush();
    rows->content()->addWidget(m_browser);
    column->addWidget(rows, 3);
    column->addWidget(makeFindings(), 2);
    m_panel = new PipelinePanel(this);
    m_panel->hide();
    m_panel->addPipelineAction(undo);
    m_panel->addPartsAction(split);

    m_fit.setSingleShot(true);
    m_fit.setInterval(kFitAfter);
    connect(&m_fit, &QTimer::timeout, this, &TablePreparation::fit);
    connect(m_panel, &PipelinePanel::pipelineChanged, &m_fit, QOverload<>::of(&QTimer::start));
    connect(m_panel, &PipelinePanel::stepChosen, this, &TablePreparation::refreshView);
    connect(m_panel, &PipelinePanel::proposalWanted, this, &TablePreparation::propose);
    connect(m_views, &SegmentedControl::currentChanged, this, &TablePreparation::refreshView);
    connect(undo, &QToolButton::clicked, this, &TablePreparation::undo);
    connect(train, &QPushButton::clicked, this, [this] { m_context.navigator.showPage(QStringLiteral("train")); });
    connect(split, &QPushButton::clicked, this, &TablePreparation::changeSplit);
    connect(m_checks, &TableChecksCard::stepWanted, m_panel, &PipelinePanel::addStep);
}

QStackedWidget* TablePreparation::makeFindings()
{
    m_checks = new TableChecksCard(m_context);
    m_relations = new RelationsCard(m_context);
    m_findings = new QStackedWidget;
    const std::pair<SegmentedControl*&, Card*> cards[] = {{m_looks[0], m_checks}, {m_looks[1], m_relations}};
    for (const auto& [looks, card] : cards) {
        looks = new SegmentedControl;
        looks->setAccessibleName(tr("What is shown of the table"));
        looks->addSegment(tr("Checks"), tr("What would go wrong with this data"));
        looks->addSegment(tr("Relations"), tr("What columns tell of the target and of one another"));
        looks->addSegment(tr("Missing"), tr("Which values are missing together"));
        card->addExtra(looks);
        m_findings->addWidget(card);
        connect(looks, &SegmentedControl::currentChanged, this, &TablePreparation::setLook);
    }
    const auto showColumn = [this](const QString& name) {
        if (const auto index = m_table->schema().find(name.toStdString()))
            m_browser->view().selectColumn(static_cast<int>(*index));
    };
    connect(m_checks, &TableChecksCard::marksFound, m_browser, &TableBrowser::setMarks);
    connect(m_checks, &TableChecksCard::rowsWanted, this, &TablePreparation::showRows);
    connect(m_relations, &RelationsCard::rowsWanted, this, &TablePreparation::showRows);
    connect(m_checks, &TableChecksCard::columnWanted, this, showColumn);
    connect(m_relations, &RelationsCard::columnWanted, this, showColumn);
    connect(m_checks, &TableChecksCard::banner, this, &TablePreparation::banner);
    connect(m_relations, &RelationsCard::banner, this, &TablePreparation::banner);
    return m_findings;
}

void TablePreparation::setLook(int look)
{
    for (SegmentedControl* looks : m_looks)
        looks->setCurrent(look);
    if (look > 0)
        m_relations->setLook(look == 2 ? RelationsCard::Look::Missing : RelationsCard::Look::Relations);
    m_findings->setCurrentIndex(look > 0 ? 1 : 0);
}

void TablePreparation::showRows(const TableMarks& marks)
{
    m_views->setCurrent(0);
    m_browser->setMarks(marks);
    m_browser->setMarkedOnly(true);
}

void TablePreparation::changeSplit()
{
    if (!m_table)
        return;
    auto* dialog = new SplitDialog(m_context.jobs, m_version.reference(), m_table, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SplitDialog::chosen, this, &TablePreparation::splitAs);
    dialog->open();
}

/// The version before stays; the new one becomes the subject.
void TablePreparation::splitAs(const TableSplit& split)
{
    ++m_waiting;
    m_context.jobs.start<DatasetVersion>(
        Lane::Io, tr("Split %1").arg(QString::fromStdString(m_version.reference())),
        [&workbench = m_context.workbench, reference = m_version.reference(), split](Progress& progress) {
            return splitDataset(workbench, reference, split, progress);
        },
        this,
        [this, before = QString::fromStdString(m_version.reference())](Result<DatasetVersion> version) {
            if (version) {
                const QString reference = QString::fromStdString(version->reference());
                m_context.navigator.setSubject({reference, 0});
                BannerMessage message;
                message.text = tr("%1 has the new parts; %2 stays as it is").arg(reference, before);
                message.actionText = tr("Back to %1").arg(before);
                message.action = [this, before] {
                    m_context.navigator.setSubject({before, 0});
                    emit bannerCleared();
                };
                emit banner(message);
            } else if (!version.error().isCancelled()) {
                emit banner(bannerFrom(version.error()));
            }
            finished();
        });
}

void TablePreparation::setDataset(const DatasetVersion& version)
{
    if (version.id == m_version.id)
        return;
    m_version = version;
    m_table = nullptr;
    m_trial = nullptr;
    m_header->setTitle(QString::fromStdString(version.reference()));
    m_header->setSubtitle({});
    load();
}

void TablePreparation::load()
{
    struct Loaded {
        std::shared_ptr<const Table> table;
        Pipeline pipeline;
    };
    const int generation = ++m_generation;
    ++m_waiting;
    m_context.jobs.start<Loaded>(
        Lane::Io, {},
        [&workbench = m_context.workbench, version = m_version](Progress&) -> Result<Loaded> {
            Loaded loaded;
            LATHE_TRY(loaded.table, workbench.table(version));
            LATHE_TRY(loaded.pipeline, attachedPipeline(workbench, version.dataset));
            return loaded;
        },
        this,
        [this, generation](Result<Loaded> loaded) {
            if (generation == m_generation && loaded) {
                m_table = loaded->table;
                m_header->setSubtitle(tr("%1 rows, %2 columns").arg(countText(qint64(m_table->rows())), countText(qint64(m_table->columnCount()))));
                m_panel->setSchema(m_table->schema());
                m_panel->setPipeline(loaded->pipeline);
                m_checks->setTable(m_version, m_table);
                m_relations->setTable(m_table);
                fit();
            } else if (generation == m_generation) {
                emit banner(bannerFrom(loaded.error()));
            }
            finished();
        });
}

/// Fits what the panel says; where a step cannot work, what stands before it.
void TablePreparation::fit()
{
    m_fit.stop();
    if (!m_table)
        return;
    const int generation = ++m_generation;
    ++m_waiting;
    using Found = std::shared_ptr<const Trial>;
    m_context.jobs.start<Found>(
        Lane::Io, {},
        [table = m_table, pipeline = m_panel->pipeline()](Progress& progress) -> Result<Found> {
            LATHE_TRY(PipelineTrial tried, tryPipeline(*table, pipeline, progress));
            auto trial = std::make_shared<Trial>(Trial{std::move(tried), {}});
            PipelineOutcome& outcome = trial->outcome;
            outcome.summaries = trial->fit.fitted.summaries();
            outcome.error = trial->error;
            outcome.trainingRows = static_cast<std::int64_t>(trial->trainingRows);
            outcome.triedRows = static_cast<std::int64_t>(trial->fit.stages.front().rows());
            const auto features = [](const Schema& schema) {
                return static_cast<std::size_t>(std::ranges::count(schema.fields, Role::Feature, &Field::role));
            };
            outcome.inputs = features(table->schema());
            outcome.features = features(trial->fit.train().schema());
            if (const auto target = table->schema().first(Role::Target))
                outcome.target = table->field(*target).name;
            for (std::size_t row = 0; row < table->rows(); ++row)
                ++outcome.parts[static_cast<std::size_t>(table->part(row))];
            return Found(std::move(trial));
        },
        this,
        [this, generation](Result<Found> trial) {
            if (generation == m_generation) {
                if (trial) {
                    m_trial = *trial;
                    m_panel->showOutcome(m_trial->outcome);
                    if (!m_trial->outcome.error)
                        store();
                    refreshView();
                } else if (!trial.error().isCancelled()) {
                    emit banner(bannerFrom(trial.error()));
                }
            }
            finished();
        });
}

/// Keeps the pipeline, when it is not the one that is attached.
void TablePreparation::store()
{
    ++m_waiting;
    m_context.jobs.start<bool>(
        Lane::Io, {},
        [&workbench = m_context.workbench, dataset = m_version.dataset, pipeline = m_trial->pipeline](Progress& progress) -> Result<bool> {
            LATHE_TRY(const Pipeline attached, attachedPipeline(workbench, dataset));
            if (attached == pipeline)
                return false;
            LATHE_CHECK(attachPipeline(workbench, dataset, pipeline, progress));
            return true;
        },
        this,
        [this](Result<bool> stored) {
            if (!stored && !stored.error().isCancelled())
                emit banner(bannerFrom(stored.error()));
            finished();
        });
}

void TablePreparation::refreshView()
{
    if (!m_table)
        return;
    std::shared_ptr<const Table> shown = m_table;
    const int view = m_views->current();
    if (view > 0 && m_trial) {
        // The stages are those of the enabled steps; a step that is off shows what reaches it.
        const auto& stages = m_trial->fit.stages;
        const auto& steps = m_trial->pipeline.steps;
        const int chosen = m_panel->currentStep();
        std::size_t stage = stages.size() - 1;
        if (chosen >= 0 && chosen < static_cast<int>(steps.size())) {
            stage = static_cast<std::size_t>(std::count_if(steps.begin(), steps.begin() + chosen, [](const PipelineStep& step) { return step.enabled; }));
            if (view == 2 && steps[static_cast<std::size_t>(chosen)].enabled)
                ++stage;
        } else if (view == 1) {
            stage = 0;
        }
        shown = {m_trial, &stages[std::min(stage, stages.size() - 1)]};
    }
    using Profiles = std::vector<ColumnProfile>;
    ++m_waiting;
    m_context.jobs.start<Profiles>(
        Lane::Io, {}, [shown](Progress& progress) { return profileTable(*shown, kProfileThreads, progress); }, this,
        [this, shown, view, generation = m_generation](Result<Profiles> profiles) {
            if (profiles && generation == m_generation && view == m_views->current())
                m_browser->setTable(shown, *profiles);
            finished();
        });
}

void TablePreparation::propose()
{
    ++m_waiting;
    using Suggestions = std::vector<Suggestion>;
    m_context.jobs.start<Suggestions>(
        Lane::Io, tr("Propose a pipeline"),
        [table = m_table](Progress&) -> Result<Suggestions> { return suggestPipeline(*table); }, this,
        [this](Result<Suggestions> suggestions) {
            if (suggestions) {
                Pipeline pipeline;
                QStringList reasons;
                for (const Suggestion& suggestion : *suggestions) {
                    pipeline.steps.push_back(suggestion.step);
                    reasons << backendText(suggestion.reason);
                }
                BannerMessage message;
                message.text = suggestions->empty() ? tr("Nothing needs to be prepared here")
                                                    : tr("%n step(s) proposed", nullptr, int(suggestions->size()));
                message.hint = reasons.join(QStringLiteral("; "));
                if (!suggestions->empty()) {
                    m_panel->setPipeline(pipeline);
                    m_fit.start();
                }
                emit banner(message);
            } else {
                emit banner(bannerFrom(suggestions.error()));
            }
            finished();
        });
}

void TablePreparation::undo()
{
    ++m_waiting;
    m_context.jobs.start<Pipeline>(
        Lane::Io, {},
        [&workbench = m_context.workbench, dataset = m_version.dataset](Progress&) -> Result<Pipeline> {
            LATHE_CHECK(undoPipeline(workbench, dataset));
            return attachedPipeline(workbench, dataset);
        },
        this,
        [this](Result<Pipeline> pipeline) {
            if (pipeline) {
                m_panel->setPipeline(*pipeline);
                fit();
            } else {
                emit banner(bannerFrom(pipeline.error()));
            }
            finished();
        });
}

void TablePreparation::finished()
{
    if (--m_waiting == 0 && !m_fit.isActive())
        emit settled();
}

} // namespace lathe
