#include "ui/pages/label/label_page.h"

#include "ui/models/format.h"
#include "ui/models/task_metrics.h"
#include "ui/pages/label/label_workspace.h"
#include "ui/pages/label/spans/span_workspace.h"
#include "ui/pages/label/together_view.h"
#include "ui/shell/backend_text.h"
#include "ui/shell/controls.h"
#include "ui/shell/page_frame.h"
#include "ui/shell/stage_guide.h"

#include <QStackedLayout>

namespace lathe {

LabelPage::LabelPage(PageContext pageContext) : Page(pageContext), m_model(LifecycleModel::shared(pageContext)), m_stack(new QStackedLayout(this))
{
    auto* guide = new QWidget;
    auto* column = makePageLayout(guide);
    m_header = new PageHeader(tr("Label"));
    column->addWidget(m_header);
    m_guide = new StageGuide({}, {});
    m_collect = secondaryButton({});
    connect(m_collect, &QPushButton::clicked, this, [this] { context().navigator.showPage("collect"); });
    m_check = primaryButton(tr("Check likely mistakes"));
    connect(m_check, &QPushButton::clicked, this, &LabelPage::checkMistakes);
    m_guide->addAction(m_check);
    m_guide->addAction(m_collect);
    column->addWidget(m_guide, 1);
    m_stack->addWidget(guide);
    m_workspace = new LabelWorkspace(pageContext);
    connect(m_workspace, &LabelWorkspace::banner, this, &Page::banner);
    connect(m_workspace, &LabelWorkspace::bannerCleared, this, &Page::bannerCleared);
    m_stack->addWidget(m_workspace);
    m_spans = new SpanWorkspace(pageContext);
    connect(m_spans, &SpanWorkspace::banner, this, &Page::banner);
    connect(m_spans, &SpanWorkspace::bannerCleared, this, &Page::bannerCleared);
    m_stack->addWidget(m_spans);
    m_together = new TogetherView(pageContext, m_workspace->labelling());
    connect(m_workspace, &LabelWorkspace::togetherWanted, this, [this] { showTogether(true); });
    connect(m_together, &TogetherView::left, this, [this] { showTogether(false); });
    connect(m_together, &TogetherView::banner, this, &Page::banner);
    connect(&m_together->together(), &Together::changed, this, &LabelPage::announceConflicts);
    m_stack->addWidget(m_together);
    connect(&m_model, &LifecycleModel::changed, this, &LabelPage::refresh);
    refresh();
}

QWidget* LabelPage::inspector()
{
    if (m_stack->currentWidget() == m_spans)
        return &m_spans->inspector();
    return m_stack->currentWidget() == m_workspace ? &m_workspace->inspector() : nullptr;
}

bool LabelPage::isSettling() const
{
    const QWidget* shown = m_stack->currentWidget();
    return m_model.isLoading() || (shown == m_workspace && m_workspace->isSettling()) || (shown == m_spans && m_spans->isSettling()) || (shown == m_together && m_together->isSettling());
}

Labelling* LabelPage::labelling() const
{
    const QWidget* shown = m_stack->currentWidget();
    if (shown == m_spans)
        return &m_spans->labelling();
    return shown == m_workspace || shown == m_together ? &m_workspace->labelling() : nullptr;
}

std::vector<PageCommand> LabelPage::commands()
{
    std::vector<PageCommand> commands;
    if (m_stack->currentWidget() == m_workspace)
        commands = m_workspace->commands();
    else if (m_stack->currentWidget() == m_spans)
        commands = m_spans->commands();
    if (m_stack->currentWidget() == m_workspace && m_workspace->labelling().isOpen())
        commands.push_back({tr("Label together: journals and conflicts"), {}, [this] { showTogether(true); }});
    if (bestRun(m_model.input().runs))
        commands.push_back({tr("Check likely mistakes"), {}, [this] { checkMistakes(); }});
    return commands;
}

void LabelPage::checkMistakes()
{
    if (const RunRecord* best = bestRun(m_model.input().runs)) {
        context().navigator.setSubject({context().navigator.subject().dataset, best->id});
        context().navigator.showPage("evaluate");
    }
}

void LabelPage::showTogether(bool isShown)
{
    m_stack->setCurrentWidget(isShown ? static_cast<QWidget*>(m_together) : m_workspace);
    if (isShown) {
        m_together->showConflict(m_together->current());
        m_together->setFocus();
    } else if (QWidget* last = m_workspace->focusWidget()) {
        last->setFocus();
    }
    emit bannerCleared();
    emit inspectorChanged();
}

void LabelPage::announceConflicts()
{
    const std::size_t count = m_together->together().conflicts().size();
    const bool isMore = count > std::exchange(m_announced, count);
    if (!isMore || m_stack->currentWidget() == m_together)
        return;
    emit banner({BannerMessage::Kind::Warning, tr("Of %n thing(s) others say something else than you", nullptr, int(count)),
                 tr("The later word stands until one is kept"), tr("Compare"), [this] { showTogether(true); }});
}

void LabelPage::refresh()
{
    const LifecycleInput& input = m_model.input();
    const std::string kind = input.dataset ? input.dataset->kind : std::string();
    const bool isTable = kind == toString(ItemKind::Table), areSpans = kind == toString(ItemKind::Text) || kind == toString(ItemKind::Clip);
    const bool isLabelled = input.dataset && !isTable;
    const bool isTogether = isLabelled && !areSpans && m_stack->currentWidget() == m_together;
    const int shown = !isLabelled ? 0 : areSpans ? 2 : 1;
    if (shown != m_stack->currentIndex() && !isTogether) {
        m_stack->setCurrentIndex(shown);
        emit inspectorChanged();
    }
    if (isLabelled && isVisible())
        open();
    else if (isTable)
        refreshTable();
    else if (!input.dataset)
        refreshEmpty();
}

/// The labels of the dataset, unless they are on the page.
void LabelPage::open()
{
    m_together->together().setWatching(true);
    const DatasetVersion& version = *m_model.input().dataset;
    Labelling& now = *labelling();
    const bool isThere = now.isOpen() && now.version().dataset == version.dataset && now.version().version >= version.version;
    if (isThere || now.isLoading())
        return;
    m_stack->currentWidget() == m_spans ? m_spans->open(text(version.dataset)) : m_workspace->open(text(version.dataset));
}

void LabelPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    if (!labelling())
        return;
    labelling()->refreshPerson();
    labelling()->catchUp();
    // They may have been chosen anew.
    m_stack->currentWidget() == m_spans ? m_spans->refreshKeys() : m_workspace->refreshKeys();
    open();
}

/// Other stages see the labels as a version of the dataset.
void LabelPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    m_together->together().setWatching(false);
    Labelling* now = labelling();
    if (!now || !now->isOpen() || now->pending() == 0)
        return;
    now->keep([this](const DatasetVersion& version) {
        const Subject& subject = context().navigator.subject();
        if (subject.dataset.section(u'@', 0, 0) == text(version.dataset))
            context().navigator.setSubject({text(version.reference()), subject.run});
    });
}

void LabelPage::refreshEmpty()
{
    m_header->setState(tr("No data yet"), Tone::Neutral);
    m_guide->setTexts(tr("What is in each picture"),
                      tr("A label is what a person says of a picture. A model learns labels, mistakes included: wrong ones put a ceiling on every number that follows, and no algorithm lifts it."));
    m_guide->setNote(tr("One key a class, shapes drawn on the picture, undo without end. Who said what and when is kept in a journal; the labels become a new version when you go on to another stage."));
    m_collect->setText(tr("Import…"));
    m_check->hide();
    m_guide->setFacts({}, {{Tone::Neutral, tr("Bring data in first: a folder of pictures, texts or sounds, with one sub-folder a class or an annotation file, or a table with the answer in a column")}});
    using Look = FlowNode::Look;
    m_guide->scheme().setNodes({{Look::Next, "picture", tr("Pictures"), tr("none yet")},
                                {Look::Later, "label", tr("Labels"), tr("classes, boxes, shapes")},
                                {Look::Later, "eye", tr("Doubts"), tr("where a model disagrees")},
                                {Look::Later, "check", tr("Better labels"), tr("as a new version")}},
                               {});
}

void LabelPage::refreshTable()
{
    const LifecycleInput& input = m_model.input();
    const RunRecord* best = bestRun(input.runs);
    const QString target = best ? QString::fromStdString(targetOf(*best)) : QString();
    m_guide->setTexts(tr("Which column is the answer"),
                      tr("In a table the labels are a column: the target, which a model learns to tell from the others. Mistakes in it put a "
                         "ceiling on every number that follows, and a column that was written down after the answer gives it away."));
    m_guide->setNote(tr("The target is chosen on Train; clusters, anomalies and maps need none. To mend a wrong value, correct it in the file "
                        "and import the file again: the dataset gets a new version. Steps on Prepare mend what follows a rule."));
    m_collect->setText(tr("Show the rows"));
    m_check->setVisible(best != nullptr);
    std::vector<StageGuide::Fact> facts{{Tone::Neutral, tr("%1 rows").arg(countText(input.dataset->items))}};
    if (!target.isEmpty()) {
        m_header->setState(tr("The target is %1").arg(target), Tone::Positive);
        facts.push_back({Tone::Positive, tr("%1 learned to tell %2").arg(text(best->name), target)});
    } else {
        m_header->setState(tr("No target yet"), Tone::Neutral);
        facts.push_back({Tone::Neutral, tr("No finished run has a target yet")});
    }
    for (const Check& check : input.checks)
        if (check.state != CheckState::Passed && QString::fromStdString(check.id).contains("label"))
            facts.push_back({Tone::Warning, backendText(check.title)});
    if (best)
        if (const auto pair = worstConfusion(*best))
            facts.push_back({Tone::Accent, tr("%1 takes %2 for %3, or the other way, %4 times: look for wrong labels there first")
                                               .arg(text(best->name), pair->truth, pair->predicted, countText(pair->items))});
    m_guide->setFacts(text(input.dataset->reference()), facts);
    using Look = FlowNode::Look;
    m_guide->scheme().setNodes({{Look::Done, "collect", tr("Rows"), countText(input.dataset->items)},
                                {target.isEmpty() ? Look::Next : Look::Done, "label", tr("Target"), target.isEmpty() ? tr("chosen on Train") : target},
                                {best ? Look::Next : Look::Later, "eye", tr("Doubts"), tr("where a model disagrees")},
                                {Look::Later, "check", tr("Better values"), tr("as a new version")}},
                               {});
}

} // namespace lathe
