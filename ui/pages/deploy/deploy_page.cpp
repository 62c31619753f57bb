#include "ui/pages/deploy/deploy_page.h"

#include "ui/models/format.h"
#include "ui/models/task_metrics.h"
#include "ui/models/run_table_model.h"
#include "ui/shell/backend_text.h"
#include "ui/shell/banner.h"
#include "ui/shell/card.h"
#include "ui/shell/controls.h"
#include "ui/shell/key_value.h"
#include "ui/shell/labels.h"
#include "ui/shell/page_frame.h"
#include "ui/shell/preferences.h"
#include "ui/shell/stage_guide.h"

#include <QCursor>
#include <QFileDialog>
#include <QHeaderView>
#include <QLocale>
#include <QMenu>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace lathe {

namespace {

const RunRecord* runOf(const std::vector<RunRecord>& runs, std::int64_t id)
{
    const auto found = std::find_if(runs.begin(), runs.end(), [id](const RunRecord& run) { return run.id == id; });
    return found == runs.end() ? nullptr : &*found;
}

QString aliasText(const ModelVersion& version)
{
    QStringList words;
    for (const std::string& alias : version.aliases)
        words << (alias == "champion" ? DeployPage::tr("champion") : alias == "challenger" ? DeployPage::tr("challenger") : text(alias));
    return words.join(QStringLiteral(", "));
}

/// "F1 0.914 ± 0.004"
QString metricText(const RunRecord& run)
{
    const std::string id = mainMetric(taskOf(run));
    return id.empty() ? QString() : shortMetricName(id) + u' ' + metricIntervalText(id, runMetric(run, id));
}

} // namespace

DeployPage::DeployPage(PageContext pageContext) : Page(pageContext), m_model(LifecycleModel::shared(pageContext))
{
    auto* whole = makePageLayout(this);
    m_header = new PageHeader(tr("Deploy"));
    m_registerAnother = secondaryButton(tr("Register another run…"));
    connect(m_registerAnother, &QPushButton::clicked, this, &DeployPage::chooseRun);
    m_header->addAction(m_registerAnother);
    whole->addWidget(m_header);

    m_guide = new StageGuide(tr("Put a run to work"),
                             tr("Here a finished run becomes a numbered version that others can use. Its class names, its preparation and examples with known answers travel with it, so it answers everywhere as it did here."));
    m_register = primaryButton({});
    m_other = secondaryButton(tr("Choose another run…"));
    connect(m_register, &QPushButton::clicked, this, [this] {
        const RunRecord* best = bestRun(m_model.input().runs);
        const RunRecord* run = m_candidate != 0 ? runOf(m_model.allRuns(), m_candidate) : best;
        if (run)
            registerRun(*run);
        else
            context().navigator.showPage("train");
    });
    connect(m_other, &QPushButton::clicked, this, &DeployPage::chooseRun);
    m_guide->addAction(m_register);
    m_guide->addAction(m_other);
    m_stack = new QStackedWidget;
    m_stack->addWidget(m_guide);
    m_stack->addWidget(makeVersions());
    whole->addWidget(m_stack, 1);
    connect(&m_model, &LifecycleModel::changed, this, &DeployPage::refresh);
    refresh();
}

QWidget* DeployPage::makeVersions()
{
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(token::space16);
    auto* card = new Card(tr("Versions"), tr("The champion is what others use, a challenger is tried beside it"));
    card->setFlush();
    m_champion = secondaryButton(tr("Make champion"));
    m_challenger = secondaryButton(tr("Make challenger"));
    m_back = secondaryButton(tr("Roll back"));
    m_back->setToolTip(tr("The champion goes back to the version it was before"));
    m_export = primaryButton(tr("Export…"));
    for (auto* button : {m_champion, m_challenger, m_back, m_export})
        card->addExtra(button);
    m_versions = new QTreeWidget;
    m_versions->setRootIsDecorated(false);
    m_versions->setUniformRowHeights(true);
    m_versions->setHeaderLabels({tr("Version"), tr("Use"), tr("Run"), tr("Dataset"), tr("Metric"), tr("Registered")});
    m_versions->setAccessibleName(tr("Versions"));
    m_versions->header()->setStretchLastSection(true);
    m_versions->setColumnWidth(0, 180);
    m_versions->setColumnWidth(1, 150);
    m_versions->setColumnWidth(2, 160);
    m_versions->setColumnWidth(3, 140);
    m_versions->setColumnWidth(4, 140);
    card->content()->addWidget(m_versions);
    column->addWidget(card, 3);
    m_exports = new Card(tr("Exported"), tr("Each file was read back and its answers compared"));
    m_exportRows = new KeyValueList;
    m_exports->content()->addWidget(m_exportRows);
    m_exports->hide();
    column->addWidget(m_exports);
    connect(m_champion, &QPushButton::clicked, this, [this] { promote("champion"); });
    connect(m_challenger, &QPushButton::clicked, this, [this] { promote("challenger"); });
    connect(m_back, &QPushButton::clicked, this, &DeployPage::rollBack);
    connect(m_export, &QPushButton::clicked, this, &DeployPage::chooseFormat);
    connect(m_versions, &QTreeWidget::currentItemChanged, this, [this] {
        const bool any = selected() != nullptr;
        for (auto* button : {m_champion, m_challenger, m_back, m_export})
            button->setEnabled(any);
    });
    return page;
}

std::vector<PageCommand> DeployPage::commands()
{
    std::vector<PageCommand> list{{tr("Register a run as a version…"), {}, [this] { chooseRun(); }}};
    if (selected())
        list.push_back({tr("Export the selected version…"), {}, [this] { chooseFormat(); }});
    return list;
}

void DeployPage::refresh()
{
    const bool any = !m_model.allModels().empty();
    m_stack->setCurrentIndex(any ? 1 : 0);
    m_registerAnother->setVisible(any);
    if (any) {
        m_header->setState(tr("%n versions", nullptr, static_cast<int>(m_model.allModels().size())), Tone::Positive);
        showVersions();
    } else {
        m_header->setState(tr("Nothing deployed yet"), Tone::Neutral);
        showCandidate();
    }
}

void DeployPage::showCandidate()
{
    const RunRecord* best = bestRun(m_model.input().runs);
    const RunRecord* run = m_candidate != 0 ? runOf(m_model.allRuns(), m_candidate) : best;
    std::vector<StageGuide::Fact> facts;
    using Look = FlowNode::Look;
    m_other->setVisible(run != nullptr);
    if (run) {
        const QString dataset = text(run->dataset) + '@' + QString::number(run->version);
        for (const std::string& id : {secondMetric(taskOf(*run)), mainMetric(taskOf(*run))})
            if (const RunMetric metric = runMetric(*run, id); metric.value)
                facts.push_back({Tone::Positive, tr("%1 %2 on validation").arg(metricName(id), metricIntervalText(id, metric))});
        if (const auto pair = worstConfusion(*run))
            facts.push_back({Tone::Warning, tr("%1 and %2 are mixed up %3 times").arg(pair->truth, pair->predicted, countText(pair->items))});
        m_guide->setFacts(run == best ? tr("%1 on %2, the best finished run").arg(text(run->name), dataset) : tr("%1 on %2").arg(text(run->name), dataset), facts);
        m_register->setText(tr("Register as %1, version 1").arg(text(run->dataset)));
        m_guide->setNote(tr("Registering serves nothing yet. In a script:\nlathe register %1 --as %2").arg(text(run->name), text(run->dataset)));
    } else {
        facts.push_back({Tone::Neutral, tr("No run has finished yet: there is nothing to put to work")});
        m_guide->setFacts({}, facts);
        m_register->setText(tr("Train a model"));
        m_guide->setNote({});
    }
    m_guide->scheme().setNodes({{run ? Look::Done : Look::Later, "train", run ? text(run->name) : tr("Run"), run ? tr("finished run") : tr("none has finished")},
                                {run ? Look::Next : Look::Later, "package", run ? tr("%1, version 1").arg(text(run->dataset)) : tr("Version"), run ? tr("next step") : QString()}},
                               {{Look::Later, "batch", tr("Package"), tr("A folder with weights, card and golden examples: lathe predict reads it.")},
                                {Look::Later, "bolt", tr("ONNX"), tr("One file that most programs can run, with the preparation in it.")},
                                {Look::Later, "device", tr("Safetensors"), tr("The plain weights under PyTorch's names, for going on elsewhere.")}});
}

void DeployPage::showVersions()
{
    const QString before = selected() ? text(selected()->reference()) : QString();
    const QSignalBlocker quiet(m_versions);
    m_versions->clear();
    for (const ModelVersion& version : m_model.allModels()) {
        auto* item = new QTreeWidgetItem(m_versions);
        item->setText(0, text(version.reference()));
        item->setText(1, aliasText(version));
        item->setText(2, text(version.runName));
        if (const RunRecord* run = runOf(m_model.allRuns(), version.run)) {
            item->setText(3, text(run->dataset) + '@' + QString::number(run->version));
            item->setText(4, metricText(*run));
        }
        item->setText(5, momentText(version.created));
        item->setSizeHint(0, QSize(0, token::rowHeight));
        if (item->text(0) == before)
            m_versions->setCurrentItem(item);
    }
    if (!m_versions->currentItem())
        m_versions->setCurrentItem(m_versions->topLevelItem(0));
}

const ModelVersion* DeployPage::selected() const
{
    const QTreeWidgetItem* item = m_versions->currentItem();
    if (!item)
        return nullptr;
    const auto& models = m_model.allModels();
    const auto found = std::find_if(models.begin(), models.end(), [&](const ModelVersion& model) { return text(model.reference()) == item->text(0); });
    return found == models.end() ? nullptr : &*found;
}

void DeployPage::chooseRun()
{
    QMenu menu;
    constexpr int kMost = 30;
    int shown = 0;
    for (const RunRecord& run : m_model.allRuns()) {
        if (run.status != RunStatus::Finished || shown++ >= kMost)
            continue;
        const QString line = text(run.name) + QStringLiteral("  ·  ") + text(run.dataset) + '@' + QString::number(run.version) +
                             QStringLiteral("  ·  ") + metricText(run);
        menu.addAction(line, this, [this, id = run.id] {
            m_candidate = id;
            if (m_model.allModels().empty())
                showCandidate();
            else if (const RunRecord* chosen = runOf(m_model.allRuns(), id))
                registerRun(*chosen);
        });
    }
    if (shown == 0)
        menu.addAction(tr("No run has finished yet"))->setEnabled(false);
    menu.exec(QCursor::pos());
}

void DeployPage::registerRun(const RunRecord& run)
{
    const auto version = registerModel(context().workbench, std::to_string(run.id), run.dataset);
    if (!version) {
        emit banner(bannerFrom(version.error()));
        return;
    }
    emit bannerCleared();
    m_model.refresh();
}

void DeployPage::promote(const QString& alias)
{
    const ModelVersion* version = selected();
    auto database = context().workbench.database();
    if (!version || !database)
        return;
    if (const auto outcome = ModelStore(**database).setAlias(*version, alias.toStdString()); !outcome) {
        emit banner(bannerFrom(outcome.error()));
        return;
    }
    context().workbench.announceModels();
}

void DeployPage::rollBack()
{
    const ModelVersion* version = selected();
    auto database = context().workbench.database();
    if (!version || !database)
        return;
    const auto outcome = ModelStore(**database).rollback(version->name);
    if (!outcome) {
        emit banner(bannerFrom(outcome.error()));
        return;
    }
    context().workbench.announceModels();
    emit banner({BannerMessage::Kind::Notice, tr("%1 is the champion again").arg(text(outcome->reference())), {}, {}, {}});
}

void DeployPage::chooseFormat()
{
    QMenu menu;
    const ModelVersion* version = selected();
    const RunRecord* run = version ? runOf(m_model.allRuns(), version->run) : nullptr;
    // The ids say what an algorithm works on: image.…, table.…, series.…
    const bool isTable = run && !run->algorithm.starts_with("image.");
    for (const auto& format : context().workbench.exportFormats()) {
        const ExportFormatInfo& info = format->info();
        if (isTable && !info.takesTables)
            continue;
        auto* action = menu.addAction(backendText(info.name), this, [this, id = text(info.id), folder = info.isFolder] { choosePath(id, folder); });
        action->setToolTip(backendText(info.help));
    }
    menu.setToolTipsVisible(true);
    menu.exec(m_export->mapToGlobal(QPoint(0, m_export->height() + 4)));
}

void DeployPage::choosePath(const QString& format, bool isFolder)
{
    const ModelVersion* version = selected();
    if (!version)
        return;
    const QString reference = text(version->reference());
    auto* dialog = new QFileDialog(this, tr("Export %1").arg(reference), Preferences::folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(QString(reference).replace('@', '-') + (isFolder ? QString() : '.' + format));
    connect(dialog, &QFileDialog::fileSelected, this, [this, reference, format](const QString& path) {
        Preferences::setFolder(QFileInfo(path).absolutePath());
        exportTo(reference, format, path);
    });
    dialog->open();
}

void DeployPage::exportTo(const QString& reference, const QString& format, const QString& path)
{
    Workbench* workbench = &context().workbench;
    context().jobs.start<ExportOutcome>(
        Lane::Compute, tr("Export %1").arg(reference),
        [workbench, reference = reference.toStdString(), format = format.toStdString(), path = path.toStdString()](Progress& progress) {
            return exportModel(*workbench, reference, format, path, progress);
        },
        this, [this, reference](Result<ExportOutcome> outcome) {
            if (!outcome) {
                emit banner(bannerFrom(outcome.error()));
                return;
            }
            emit bannerCleared();
            const QString proof = tr("%1, same answers for %2 items within %3")
                                      .arg(sizeText(outcome->bytes), countText(outcome->parity.items),
                                           QLocale().toString(outcome->parity.maximumDifference, 'g', 2));
            m_exportRows->setValue(text(outcome->path.filename().string()), proof);
            m_exports->setSubtitle(text(outcome->path.parent_path().string()));
            m_exports->show();
        });
}

} // namespace lathe
