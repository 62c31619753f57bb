#include "ui/pages/label/spans/span_inspector.h"

#include "ui/models/format.h"
#include "ui/pages/label/attribute_form.h"
#include "ui/pages/label/class_list.h"
#include "ui/pages/label/history_list.h"
#include "ui/pages/label/label_keys.h"
#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/segmented.h"
#include "ui/shell/theme.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLocale>

#include <algorithm>

namespace lathe {

namespace {

constexpr int kCountAfter = 150; // milliseconds

} // namespace

SpanInspector::SpanInspector(Labelling& labelling, QWidget* parent) : QWidget(parent), m_labelling(labelling)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(token::space16, token::space16, token::space16, token::space16);
    column->setSpacing(token::space8);
    column->addWidget(headingLabel(tr("A class key")));
    m_modes = new SegmentedControl;
    m_modes->setAccessibleName(tr("What a class key does"));
    m_modes->addSegment(tr("One class"), tr("Gives the whole item its class and goes on to the next one"));
    m_modes->addSegment(tr("Several"), tr("Gives the whole item the class, or takes it away"));
    m_modes->addSegment(tr("Spans"), tr("Labels what is chosen, or changes the class of what is selected"));
    column->addWidget(m_modes);
    auto* head = new QHBoxLayout;
    head->addWidget(headingLabel(tr("Classes")));
    head->addStretch(1);
    auto* schema = linkButton(tr("Schema…"));
    schema->setToolTip(tr("Attributes, order, merging and splitting of classes"));
    head->addWidget(schema);
    column->addSpacing(token::space4);
    column->addLayout(head);
    m_classes = new ClassList;
    column->addWidget(m_classes);
    column->addSpacing(token::space4);
    column->addWidget(headingLabel(tr("Relations")));
    m_relations = new ClassList;
    m_relations->setShowsRelations(true);
    column->addWidget(m_relations);

    m_selectedHead = headingLabel(tr("Selected"));
    m_selected = bodyLabel();
    m_selected->setWordWrap(true);
    m_selectedFrom = wrapping(captionLabel());
    m_attributes = new AttributeForm;
    column->addSpacing(token::space8);
    for (QWidget* widget : {static_cast<QWidget*>(m_selectedHead), static_cast<QWidget*>(m_selected), static_cast<QWidget*>(m_selectedFrom), static_cast<QWidget*>(m_attributes)})
        column->addWidget(widget);

    column->addSpacing(token::space8);
    auto* historyHead = new QHBoxLayout;
    historyHead->addWidget(headingLabel(tr("History")));
    historyHead->addStretch(1);
    historyHead->addWidget(captionLabel(labelKeyText("undo")));
    column->addLayout(historyHead);
    m_history = new HistoryList(labelling);
    column->addWidget(m_history);
    column->addStretch(1);
    column->addWidget(wrapping(captionLabel(tr("Every change is saved as it is made."))));

    m_count.setSingleShot(true);
    m_count.setInterval(kCountAfter);
    connect(&m_count, &QTimer::timeout, this, &SpanInspector::countClasses);
    connect(&labelling, &Labelling::changed, &m_count, QOverload<>::of(&QTimer::start));
    connect(&labelling, &Labelling::opened, this, &SpanInspector::countClasses);
    connect(m_modes, &SegmentedControl::currentChanged, this, &SpanInspector::modeChanged);
    connect(m_history, &HistoryList::itemWanted, &labelling, &Labelling::itemWanted);
    connect(schema, &QPushButton::clicked, this, &SpanInspector::schemaWanted);
}

void SpanInspector::setMode(LabelMode mode) { m_modes->setCurrent(static_cast<int>(mode)); }
LabelMode SpanInspector::mode() const { return static_cast<LabelMode>(m_modes->current()); }

void SpanInspector::showItem(std::int64_t item, const std::vector<Annotation>& selected, const QString& quoted)
{
    m_item = item;
    showClasses();
    showSelected(selected, quoted);
}

void SpanInspector::showClasses()
{
    if (!m_labelling.isOpen())
        return;
    std::map<std::int32_t, int> here;
    if (m_item >= 0) {
        const auto index = static_cast<std::size_t>(m_item);
        for (const Annotation& one : m_labelling.state().annotations(index))
            ++here[one.label];
        if (const auto label = m_labelling.state().label(index); label >= 0)
            ++here[label];
    }
    m_classes->show(m_labelling.state(), here, m_items);
    m_relations->show(m_labelling.state(), here, m_items);
}

void SpanInspector::showSelected(const std::vector<Annotation>& selected, const QString& quoted)
{
    const bool isAny = !selected.empty() && m_labelling.isOpen();
    for (QWidget* widget : {static_cast<QWidget*>(m_selectedHead), static_cast<QWidget*>(m_selected), static_cast<QWidget*>(m_selectedFrom)})
        widget->setVisible(isAny);
    m_attributes->disconnect(this);
    if (!isAny || selected.size() > 1) {
        m_attributes->hide();
        m_selected->setText(isAny ? tr("%n annotation(s)", nullptr, int(selected.size())) : QString());
        m_selectedFrom->setText(isAny && selected.size() == 2 ? tr("%1 joins the first one to the second.").arg(labelKeyText("relate")) : QString());
        return;
    }
    const Annotation& one = selected.front();
    const auto& classes = m_labelling.state().classes();
    const LabelClass* of = one.label >= 0 ? &classes[static_cast<std::size_t>(one.label)] : nullptr;
    m_selected->setText(QStringLiteral("%1  %2").arg(of ? text(of->name) : tr("no class"), quoted));
    QString from;
    const auto& batches = m_labelling.history().batches();
    const std::string subject = "mark/" + one.id;
    for (auto batch = batches.rbegin(); batch != batches.rend(); ++batch) {
        const auto found = std::ranges::find(batch->changes, subject, &LabelChange::subject);
        if (found == batch->changes.end())
            continue;
        from = tr("%1 by %2, %3.").arg(found->before.empty() ? tr("Marked") : tr("Changed"), text(batch->author),
                                       QLocale().toString(QDateTime::fromString(text(batch->time), Qt::ISODateWithMs).toLocalTime(), QLocale::ShortFormat));
        break;
    }
    const auto specs = of ? of->traits.attributes : std::vector<AttributeSpec>();
    const auto missing = AttributeForm::missing(specs, one.attributes);
    if (!missing.empty())
        from += (from.isEmpty() ? QString() : QStringLiteral(" ")) + tr("Missing: %1.").arg(text(missing.front()));
    m_selectedFrom->setText(from);
    m_attributes->setAttributes(specs, one.attributes);
    m_attributes->setVisible(!specs.empty() || !one.attributes.empty());
    connect(m_attributes, &AttributeForm::changed, this, [this, one](const Attributes& attributes) {
        Annotation changed = one;
        changed.attributes = attributes;
        emit edited({changed});
    });
}

void SpanInspector::countClasses()
{
    m_items.clear();
    if (!m_labelling.isOpen())
        return;
    const LabelState& state = m_labelling.state();
    for (std::size_t item = 0; item < state.size(); ++item) {
        std::vector<std::int32_t> labels = {state.label(item)};
        if (state.annotationCount(item) > 0)
            for (const Annotation& one : state.annotations(item))
                labels.push_back(one.label);
        std::ranges::sort(labels);
        labels.erase(std::ranges::unique(labels).begin(), labels.end());
        for (const std::int32_t label : labels)
            if (label >= 0)
                ++m_items[label];
    }
    showClasses();
}

} // namespace lathe
