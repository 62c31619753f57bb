#include "ui/pages/label/label_page.h"

#include "ui/models/format.h"
#include "ui/models/task_metrics.h"
#include "ui/shell/backend_text.h"
#include "ui/shell/controls.h"
#include "ui/shell/inline_bar.h"
#include "ui/shell/labels.h"
#include "ui/shell/page_frame.h"
#include "ui/shell/stage_guide.h"

#include <QGridLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace lathe {

LabelPage::LabelPage(PageContext pageContext) : Page(pageContext), m_model(LifecycleModel::shared(pageContext))
{
    auto* whole = makePageLayout(this);
    m_header = new PageHeader(tr("Label"));
    whole->addWidget(m_header);
    m_guide = new StageGuide({}, {});
    m_collect = secondaryButton({});
    connect(m_collect, &QPushButton::clicked, this, [this] { context().navigator.showPage("collect"); });
    m_check = primaryButton(tr("Check likely mistakes"));
    connect(m_check, &QPushButton::clicked, this, [this] {
        if (const RunRecord* best = bestRun(m_model.input().runs)) {
            context().navigator.setSubject({context().navigator.subject().dataset, best->id});
            context().navigator.showPage("evaluate");
        }
    });
    m_guide->addAction(m_check);
    m_guide->addAction(m_collect);
    whole->addWidget(m_guide, 1);

    m_classes = new Card(tr("Pictures by class"));
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setMinimumHeight(120);
    m_classes->content()->addWidget(scroll);
    whole->addWidget(m_classes, 1);
    connect(&m_model, &LifecycleModel::changed, this, &LabelPage::refresh);
    refresh();
}

void LabelPage::refresh()
{
    const LifecycleInput& input = m_model.input();
    if (input.dataset && input.dataset->kind == toString(ItemKind::Table))
        refreshTable();
    else
        refreshPictures();
}

void LabelPage::refreshTable()
{
    const LifecycleInput& input = m_model.input();
    m_classes->hide();
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

void LabelPage::refreshPictures()
{
    const LifecycleInput& input = m_model.input();
    m_guide->setTexts(tr("What is in each picture"),
                      tr("A label is what a person says of a picture. A model learns labels, mistakes included: wrong ones put a ceiling on every number that follows, and no algorithm lifts it."));
    m_guide->setNote(tr("Labels come with the pictures, from folder names or the file format. To change one, move the file into another class folder and import the folder again: the dataset gets a new version."));
    m_classes->setVisible(input.dataset.has_value());
    const RunRecord* best = bestRun(input.runs);
    m_check->setVisible(best != nullptr);
    std::vector<StageGuide::Fact> facts;
    QString head;
    if (!input.dataset) {
        m_header->setState(tr("No data yet"), Tone::Neutral);
        facts.push_back({Tone::Neutral, tr("Bring data in first: a folder with one sub-folder of pictures a class, or a table with the answer in a column")});
        m_collect->setText(tr("Import…"));
    } else {
        head = text(input.dataset->reference());
        m_collect->setText(tr("Show the pictures"));
        const auto labelled = input.dataset->items - input.unlabelled;
        if (input.checked && input.unlabelled == 0) {
            m_header->setState(tr("Every picture has a class"), Tone::Positive);
            facts.push_back({Tone::Positive, tr("All %1 pictures have one of %2 classes").arg(countText(labelled), countText(input.dataset->classes))});
        } else if (input.checked) {
            m_header->setState(tr("%1 without a label").arg(countText(input.unlabelled)), Tone::Warning);
            facts.push_back({Tone::Warning, tr("%1 of %2 pictures have no class and are left out of training").arg(countText(input.unlabelled), countText(input.dataset->items))});
        }
        for (const Check& check : input.checks)
            if (check.state != CheckState::Passed && QString::fromStdString(check.id).contains("label"))
                facts.push_back({Tone::Warning, backendText(check.title)});
        if (best)
            if (const auto pair = worstConfusion(*best))
                facts.push_back({Tone::Accent, tr("%1 takes %2 for %3, or the other way, %4 times: look for wrong labels there first")
                                                   .arg(text(best->name), pair->truth, pair->predicted, countText(pair->items))});
    }
    m_guide->setFacts(head, facts);
    using Look = FlowNode::Look;
    const Look first = input.dataset ? Look::Done : Look::Next;
    m_guide->scheme().setNodes({{first, "picture", tr("Pictures"), input.dataset ? countText(input.dataset->items) : tr("none yet")},
                                {input.dataset ? (input.unlabelled > 0 ? Look::Next : Look::Done) : Look::Later, "label", tr("Classes"),
                                 input.dataset ? countText(input.dataset->classes) : QString()},
                                {best ? Look::Next : Look::Later, "eye", tr("Doubts"), tr("where a model disagrees")},
                                {Look::Later, "check", tr("Better labels"), tr("as a new version")}},
                               {});
    if (!input.dataset || input.dataset->id == m_shown || m_loading)
        return;
    m_loading = true;
    Workbench* workbench = &context().workbench;
    context().jobs.start<std::vector<ClassCount>>(
        Lane::Io, {},
        [workbench, version = *input.dataset](Progress&) -> Result<std::vector<ClassCount>> {
            LATHE_TRY(const auto set, workbench->pictures(version));
            return countClasses(*set);
        },
        this, [this, id = input.dataset->id](Result<std::vector<ClassCount>> classes) {
            m_loading = false;
            m_shown = id;
            if (classes)
                showClasses(*classes);
        });
}

void LabelPage::showClasses(const std::vector<ClassCount>& classes)
{
    m_rows = new QWidget;
    auto* grid = new QGridLayout(m_rows);
    grid->setContentsMargins(0, 0, token::space8, 0);
    grid->setHorizontalSpacing(token::space16);
    grid->setVerticalSpacing(token::space8);
    std::int64_t most = 1;
    for (const ClassCount& one : classes)
        most = std::max(most, one.total);
    constexpr std::size_t kMost = 200; // a thousand classes are read in the table of Prepare
    for (std::size_t i = 0; i < std::min(classes.size(), kMost); ++i) {
        auto* name = new ElidedLabel(text(classes[i].name));
        name->setFixedWidth(180);
        auto* bar = new InlineBar;
        bar->setColor(Theme::instance().categorical(0));
        bar->setValue(static_cast<double>(classes[i].total) / static_cast<double>(most), countText(classes[i].total));
        grid->addWidget(name, static_cast<int>(i), 0);
        grid->addWidget(bar, static_cast<int>(i), 1);
    }
    grid->setRowStretch(static_cast<int>(classes.size()), 1);
    grid->setColumnStretch(1, 1);
    m_classes->findChild<QScrollArea*>()->setWidget(m_rows); // deletes the rows before
    m_classes->setSubtitle(tr("%n classes", nullptr, static_cast<int>(classes.size())));
}

} // namespace lathe
