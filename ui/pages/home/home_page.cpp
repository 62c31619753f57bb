#include "ui/pages/home/home_page.h"

#include "services/demo_service.h"
#include "ui/models/format.h"
#include "ui/models/task_metrics.h"
#include "ui/models/sample_pictures.h"
#include "ui/pages/home/cycle_ring.h"
#include "ui/pages/home/list_row.h"
#include "ui/shell/banner.h"
#include "ui/shell/card.h"
#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/page_frame.h"
#include "ui/shell/workspace_menu.h"

#include <QCoreApplication>
#include <QCursor>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QMenu>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace lathe {

namespace {

constexpr int kPictureSide = 80; ///< twice the tile, for sharp pictures at scale 2
constexpr std::size_t kMostRows = 5;
constexpr std::size_t kStepPictures = 5;

void clear(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater(); // a row may be what called us
        }
        if (item->layout())
            clear(item->layout());
        delete item;
    }
}

QHBoxLayout* sectionHead(const QString& title, const QString& count, QPushButton* more)
{
    auto* head = new QHBoxLayout;
    head->setSpacing(token::space8);
    head->addWidget(sectionLabel(title));
    head->addWidget(mutedLabel(count));
    head->addStretch(1);
    if (more)
        head->addWidget(more);
    return head;
}

} // namespace

HomePage::HomePage(PageContext pageContext) : Page(pageContext), m_model(LifecycleModel::shared(pageContext))
{
    auto* whole = makePageLayout(this);
    m_header = new PageHeader(text(context().workbench.folder().filename().string()));
    auto* open = secondaryButton(tr("Open workspace…"));
    connect(open, &QPushButton::clicked, this, [this, open] {
        QMenu menu;
        fillWorkspaces(menu, this, [this](const QString& folder) {
            QMetaObject::invokeMethod(window(), "workspaceChosen", Q_ARG(QString, folder));
        });
        menu.exec(open->mapToGlobal(QPoint(0, open->height() + 4)));
    });
    auto* fresh = secondaryButton(tr("New dataset…"));
    connect(fresh, &QPushButton::clicked, this, [this] { context().navigator.showPage("collect"); });
    m_header->addAction(open);
    m_header->addAction(fresh);
    whole->addWidget(m_header);

    auto* columns = new QHBoxLayout;
    columns->setSpacing(token::space24);
    m_ringCard = new Card;
    m_dataset = quietButton({});
    m_dataset->setProperty("role", "section");
    m_dataset->setToolTip(tr("Choose another dataset"));
    connect(m_dataset, &QPushButton::clicked, this, [this] {
        QMenu menu;
        for (const DatasetVersion& version : m_model.datasets())
            menu.addAction(text(version.reference()), this, [this, reference = text(version.reference())] {
                context().navigator.setSubject({reference, 0});
            });
        menu.exec(m_dataset->mapToGlobal(QPoint(0, m_dataset->height() + 4)));
    });
    m_ringCard->content()->addWidget(m_dataset, 0, Qt::AlignLeft);
    m_ring = new CycleRing;
    m_ringCard->content()->addWidget(m_ring, 1);
    connect(m_ring, &CycleRing::stageChosen, this, [this](const QString& page) { context().navigator.showPage(page); });
    connect(m_ring, &CycleRing::stepChosen, this, [this] { takeStep(m_model.lifecycle().next); });
    connect(m_ring->secondAction(), &QPushButton::clicked, this, [this] {
        if (m_model.input().dataset)
            fillOtherSteps();
        else
            importSampleSet();
    });
    columns->addWidget(m_ringCard, 68);

    auto* side = new QWidget;
    auto* lists = new QVBoxLayout(side);
    lists->setContentsMargins(0, 0, 4, 0);
    lists->setSpacing(token::space24);
    for (QVBoxLayout** section : {&m_attention, &m_runs, &m_datasets}) {
        *section = new QVBoxLayout;
        (*section)->setSpacing(0);
        lists->addLayout(*section);
    }
    lists->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setMinimumWidth(300);
    scroll->setWidget(side);
    columns->addWidget(scroll, 32);
    whole->addLayout(columns, 1);

    connect(&m_model, &LifecycleModel::changed, this, &HomePage::refresh);
    refresh();
}

std::vector<PageCommand> HomePage::commands()
{
    std::vector<PageCommand> list{{tr("Import pictures…"), {}, [this] { context().navigator.showPage("collect"); }}};
    if (!m_model.input().dataset)
        list.push_back({tr("Try the sample"), {}, [this] { importSampleSet(); }});
    return list;
}

bool HomePage::isSettling() const { return m_loading > 0 || m_importing || m_model.isLoading(); }

void HomePage::refresh()
{
    QStringList facts;
    if (!m_model.datasets().empty())
        facts << tr("%n datasets", nullptr, static_cast<int>(m_model.datasets().size()))
              << tr("%n runs", nullptr, static_cast<int>(m_model.allRuns().size()));
    m_header->setSubtitle(facts.join(QStringLiteral(" · ")));
    showRing();
    if (!m_model.input().dataset) {
        showGuide();
        return;
    }
    showAttention();
    showRuns();
    showDatasets();
}

void HomePage::showRing()
{
    const Lifecycle& lifecycle = m_model.lifecycle();
    const auto& dataset = m_model.input().dataset;
    m_dataset->setText(dataset ? text(dataset->reference()) + QStringLiteral("  ▾") : QString());
    m_dataset->setVisible(dataset.has_value());
    m_ring->setLifecycle(lifecycle);
    m_ring->setSecondAction(!dataset ? tr("Try the sample") : lifecycle.others.empty() ? QString() : tr("Other steps"));
    m_ring->secondAction()->setEnabled(!m_importing);
    if (!dataset) {
        m_ring->setPictures({});
        return;
    }
    // The pictures of the step: its own items, else a glance at the dataset.
    const std::vector<std::size_t> items(lifecycle.next.items.begin(),
                                         lifecycle.next.items.begin() + static_cast<std::ptrdiff_t>(std::min(kStepPictures, lifecycle.next.items.size())));
    const QString wanted = text(dataset->reference()) + '/' + lifecycle.next.title;
    if (wanted == m_stepPictures)
        return;
    m_stepPictures = wanted;
    Workbench* workbench = &context().workbench;
    ++m_loading;
    context().jobs.start<std::vector<QImage>>(
        Lane::Io, {},
        [workbench, version = *dataset, items, run = lifecycle.next.run,
         confusion = lifecycle.next.confusion](Progress&) -> Result<std::vector<QImage>> {
            std::vector<std::size_t> chosen = items;
            if (confusion)
                if (const auto mixed = mixedUpItems(*workbench, run, confusion->truthIndex, confusion->predictedIndex, kStepPictures))
                    chosen = *mixed;
            if (chosen.empty()) {
                LATHE_TRY(const auto set, workbench->pictures(version));
                chosen = spreadOverClasses(*set, kStepPictures);
            }
            return samplePictures(*workbench, version, chosen, kPictureSide);
        },
        this, [this, wanted](Result<std::vector<QImage>> pictures) {
            --m_loading;
            if (pictures && wanted == m_stepPictures)
                m_ring->setPictures(std::move(*pictures));
        });
}

void HomePage::showAttention()
{
    clear(m_attention);
    const auto& list = m_model.lifecycle().attention;
    m_attention->addLayout(sectionHead(tr("Needs attention"), list.empty() ? QString() : countText(static_cast<std::int64_t>(list.size())), nullptr));
    m_attention->addSpacing(token::space8);
    if (list.empty())
        m_attention->addWidget(wrapping(mutedLabel(tr("Nothing. Checks pass and no run failed."))));
    for (std::size_t i = 0; i < std::min(list.size(), kMostRows); ++i) {
        const Attention& entry = list[i];
        auto* row = new ListRow({entry.text, entry.where, {}, {}, Tone::Warning, true});
        connect(row, &QAbstractButton::clicked, this, [this, page = entry.page, run = entry.run] {
            if (run != 0)
                context().navigator.setSubject({context().navigator.subject().dataset, run});
            context().navigator.showPage(page);
        });
        m_attention->addWidget(row);
    }
}

void HomePage::showRuns()
{
    clear(m_runs);
    const auto& runs = m_model.allRuns();
    QPushButton* all = nullptr;
    if (!runs.empty()) {
        all = linkButton(tr("All %1").arg(countText(static_cast<std::int64_t>(runs.size()))));
        connect(all, &QPushButton::clicked, this, [this] { context().navigator.showPage("experiments"); });
    }
    m_runs->addLayout(sectionHead(tr("Recent runs"), {}, all));
    m_runs->addSpacing(token::space4);
    if (runs.empty())
        m_runs->addWidget(wrapping(mutedLabel(tr("No run yet. A run is one training, with everything needed to repeat it."))));
    std::size_t shown = 0;
    for (const RunRecord& run : runs) {
        if (shown == kMostRows)
            break;
        if (isTrial(run))
            continue;
        ++shown;
        const QString dataset = text(run.dataset) + '@' + QString::number(run.version);
        const std::string id = mainMetric(taskOf(run));
        const RunMetric metric = id.empty() ? RunMetric() : runMetric(run, id);
        QString note;
        if (metric.value)
            note = run.status == RunStatus::Finished ? metricName(id) : tr("%1, epoch %2").arg(metricName(id)).arg(run.epochs);
        const bool finished = run.status == RunStatus::Finished;
        auto* row = new ListRow({text(run.name),
                                 dataset + QStringLiteral(" · ") + (finished ? momentText(run.ended) : statusText(run.status)),
                                 metric.value ? metricIntervalText(id, metric) : QString(), note, std::nullopt, false});
        connect(row, &QAbstractButton::clicked, this, [this, dataset, id = run.id, finished] {
            context().navigator.setSubject({dataset, id});
            context().navigator.showPage(finished ? "evaluate" : "train");
        });
        m_runs->addWidget(row);
    }
}

void HomePage::showDatasets()
{
    clear(m_datasets);
    m_tiles.clear();
    const auto& datasets = m_model.datasets();
    m_datasets->addLayout(sectionHead(tr("Recent datasets"), {}, nullptr));
    m_datasets->addSpacing(token::space8);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(token::space16);
    grid->setVerticalSpacing(token::space8);
    for (std::size_t i = 0; i < std::min<std::size_t>(datasets.size(), 4); ++i) {
        const DatasetVersion& version = datasets[i];
        auto* tile = new DatasetTile(text(version.reference()), datasetText(version));
        connect(tile, &QAbstractButton::clicked, this, [this, reference = text(version.reference())] {
            context().navigator.setSubject({reference, 0});
        });
        grid->addWidget(tile, static_cast<int>(i / 2), static_cast<int>(i % 2));
        m_tiles[version.id] = tile;
        if (version.kind == toString(ItemKind::Table))
            tile->setTable();
        else if (const auto known = m_pictures.find(version.id); known != m_pictures.end())
            tile->setPictures(known->second);
        else
            loadPictures(version);
    }
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    m_datasets->addLayout(grid);
}

void HomePage::loadPictures(const DatasetVersion& version)
{
    m_pictures[version.id] = {};
    ++m_loading;
    Workbench* workbench = &context().workbench;
    context().jobs.start<std::vector<QImage>>(
        Lane::Io, {},
        [workbench, version](Progress&) { return samplePictures(*workbench, version, {}, kPictureSide); }, this,
        [this, id = version.id](Result<std::vector<QImage>> pictures) {
            --m_loading;
            if (!pictures)
                return;
            m_pictures[id] = *pictures;
            if (const auto tile = m_tiles.find(id); tile != m_tiles.end())
                tile->second->setPictures(std::move(*pictures));
        });
}

void HomePage::showGuide()
{
    clear(m_attention);
    clear(m_runs);
    clear(m_datasets);
    m_attention->addWidget(sectionLabel(tr("How the cycle goes")));
    m_attention->addSpacing(token::space8);
    const std::pair<const char*, QString> lines[] = {
        {"collect", tr("Bring pictures or a table in. What was found is shown before anything is written.")},
        {"prepare", tr("Split the data, check for copies, leaks and gaps, and mend a table step by step. A fault found here costs minutes, later days.")},
        {"label", tr("See which pictures have which class, or which column of a table is the answer.")},
        {"train", tr("Pick an algorithm and watch it learn.")},
        {"evaluate", tr("See where it is wrong, down to the single picture or row.")},
        {"deploy", tr("Register a version and export it with a proof that it answers the same.")},
        {"monitor", tr("Judge it on new data, and go round again.")},
    };
    for (const auto& [page, what] : lines) {
        const auto& all = pageList();
        const auto entry = std::find_if(all.begin(), all.end(), [id = page](const PageEntry& one) { return one.id == id; });
        if (entry == all.end())
            continue;
        m_attention->addSpacing(token::space8);
        m_attention->addWidget(strongLabel(QCoreApplication::translate("Page", entry->title)));
        m_attention->addWidget(wrapping(mutedLabel(what)));
    }
}

void HomePage::takeStep(const NextStep& step)
{
    if (step.run != 0)
        context().navigator.setSubject({context().navigator.subject().dataset, step.run,
                                        step.confusion ? step.confusion->truthIndex : -1});
    context().navigator.showPage(step.page);
}

void HomePage::fillOtherSteps()
{
    QMenu menu;
    for (const NextStep& step : m_model.lifecycle().others)
        menu.addAction(step.title, this, [this, step] { takeStep(step); });
    menu.exec(QCursor::pos());
}

void HomePage::importSampleSet()
{
    if (m_importing)
        return;
    m_importing = true;
    m_ring->secondAction()->setEnabled(false);
    Workbench* workbench = &context().workbench;
    context().jobs.start<DatasetVersion>(
        Lane::Io, tr("Sample pictures"), [workbench](Progress& progress) { return importSample(*workbench, progress); }, this,
        [this](Result<DatasetVersion> version) {
            m_importing = false;
            m_ring->secondAction()->setEnabled(true);
            if (!version) {
                emit banner(bannerFrom(version.error()));
                return;
            }
            context().navigator.setSubject({text(version->reference()), 0});
        });
}

} // namespace lathe
