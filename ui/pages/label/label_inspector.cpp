#include "ui/pages/label/label_inspector.h"

#include "ui/pages/label/advice_note.h"
#include "ui/pages/label/attribute_form.h"
#include "ui/pages/label/class_list.h"
#include "ui/pages/label/history_list.h"
#include "ui/pages/label/label_keys.h"
#include "ui/models/format.h"
#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/segmented.h"
#include "ui/shell/theme.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSlider>
#include <QVBoxLayout>

#include <cmath>

namespace lathe {

namespace {

constexpr int kCountAfter = 150; // milliseconds
constexpr double kGammaStep = 25; // slider steps that double it

QString sizeText(const Annotation& one)
{
    const auto bounds = boundsOf(one.shape);
    return bounds ? QStringLiteral("%1 × %2 px").arg(qRound(bounds->width)).arg(qRound(bounds->height)) : QString();
}

} // namespace

LabelInspector::LabelInspector(Labelling& labelling, LiveLoop& live, BoxSuggester& boxes, LabelAdviser& adviser, QWidget* parent)
    : QWidget(parent), m_labelling(labelling), m_live(live), m_boxes(boxes)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(token::space16, token::space16, token::space16, token::space16);
    column->setSpacing(token::space8);
    column->addWidget(headingLabel(tr("A class key")));
    m_modes = new SegmentedControl;
    m_modes->setAccessibleName(tr("What a class key does"));
    m_modes->addSegment(tr("One class"), tr("Gives the picture its class and goes on to the next one"));
    m_modes->addSegment(tr("Several"), tr("Gives the picture the class, or takes it away"));
    m_modes->addSegment(tr("Shapes"), tr("Chooses the class of what is drawn, or changes that of what is selected"));
    column->addWidget(m_modes);
    auto* head = new QHBoxLayout;
    head->addWidget(headingLabel(tr("Classes")));
    head->addStretch(1);
    head->addWidget(headingLabel(tr("Here")));
    head->addSpacing(token::space24);
    head->addWidget(headingLabel(tr("Pictures")));
    column->addSpacing(token::space4);
    column->addLayout(head);
    m_classes = new ClassList;
    column->addWidget(m_classes);

    auto* suggestionHead = new QHBoxLayout;
    suggestionHead->addWidget(headingLabel(tr("Suggestions")));
    suggestionHead->addStretch(1);
    m_suggester = linkButton({});
    m_suggester->setObjectName(QStringLiteral("suggester"));
    m_suggester->setToolTip(tr("What looks at the pictures, so that a model can learn from a few labels"));
    suggestionHead->addWidget(m_suggester);
    m_suggestion = bodyLabel();
    m_learned = wrapping(captionLabel());
    column->addSpacing(token::space8);
    column->addLayout(suggestionHead);
    column->addWidget(m_suggestion);
    column->addWidget(m_learned);
    m_advice = new AdviceNote(adviser);
    column->addWidget(m_advice);
    connect(m_suggester, &QPushButton::clicked, this, &LabelInspector::suggesterWanted);
    connect(&live, &LiveLoop::stateChanged, this, &LabelInspector::showSuggestion);
    connect(&live, &LiveLoop::answered, this, &LabelInspector::showSuggestion);
    connect(m_modes, &SegmentedControl::currentChanged, this, &LabelInspector::showSuggestion);

    m_selectedHead = headingLabel(tr("Selected"));
    m_selected = bodyLabel();
    m_selected->setWordWrap(true);
    m_selectedFrom = wrapping(captionLabel());
    m_attributes = new AttributeForm;
    column->addSpacing(token::space8);
    for (QWidget* widget : {static_cast<QWidget*>(m_selectedHead), static_cast<QWidget*>(m_selected), static_cast<QWidget*>(m_selectedFrom), static_cast<QWidget*>(m_attributes)})
        column->addWidget(widget);

    column->addSpacing(token::space8);
    m_pictureHead = headingLabel(tr("Picture"));
    column->addWidget(m_pictureHead);
    addSlider(column, tr("Brightness"), -100, 100, [this](int value) { m_adjustment.brightness = value; });
    addSlider(column, tr("Contrast"), -100, 100, [this](int value) { m_adjustment.contrast = value; });
    addSlider(column, tr("Gamma"), -50, 50, [this](int value) { m_adjustment.gamma = std::pow(2.0, value / kGammaStep); });

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
    connect(&m_count, &QTimer::timeout, this, &LabelInspector::countClasses);
    connect(&labelling, &Labelling::changed, &m_count, QOverload<>::of(&QTimer::start));
    connect(&labelling, &Labelling::opened, this, &LabelInspector::countClasses);
    connect(m_modes, &SegmentedControl::currentChanged, this, &LabelInspector::modeChanged);
    connect(m_history, &HistoryList::itemWanted, &labelling, &Labelling::itemWanted);
}

QSlider* LabelInspector::addSlider(QVBoxLayout* column, const QString& name, int low, int high, std::function<void(int)> changed)
{
    auto* row = new QHBoxLayout;
    auto* slider = new QSlider(Qt::Horizontal);
    auto* value = bodyLabel(QStringLiteral("0"));
    slider->setRange(low, high);
    slider->setAccessibleName(name);
    slider->setToolTip(tr("%1 of what is shown; the picture stays as it is.").arg(name));
    value->setMinimumWidth(32);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* label = bodyLabel(name);
    label->setMinimumWidth(76);
    row->addWidget(label);
    row->addWidget(slider, 1);
    row->addWidget(value);
    column->addLayout(row);
    connect(slider, &QSlider::valueChanged, this, [this, value, changed = std::move(changed)](int now) {
        value->setText(QString::number(now));
        changed(now);
        emit adjusted(m_adjustment);
    });
    m_sliders.push_back(slider);
    return slider;
}

void LabelInspector::setFacts(const QString& facts)
{
    m_pictureHead->setText(facts.isEmpty() ? tr("Picture") : tr("Picture") + QStringLiteral(" · ") + facts);
}

void LabelInspector::setMode(LabelMode mode) { m_modes->setCurrent(static_cast<int>(mode)); }
LabelMode LabelInspector::mode() const { return static_cast<LabelMode>(m_modes->current()); }

void LabelInspector::showItem(std::int64_t item, const std::vector<Annotation>& selected)
{
    m_item = item;
    showClasses();
    showSuggestion();
    showSelected(selected);
}

void LabelInspector::showClasses()
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
    m_classes->show(m_labelling.state(), here, m_pictures);
}

void LabelInspector::showSuggestion()
{
    mode() == LabelMode::Shapes ? showBoxSuggestion() : showClassSuggestion();
    m_advice->refresh();
}

void LabelInspector::showBoxSuggestion()
{
    m_suggester->setToolTip(tr("The detector that draws boxes for you to take"));
    m_suggester->setText(m_boxes.detector().isEmpty() ? tr("Choose…") : m_boxes.detector());
    const auto boxes = m_item >= 0 ? m_boxes.boxes(static_cast<std::size_t>(m_item)) : std::vector<Annotation>();
    m_suggestion->setVisible(!boxes.empty());
    if (!boxes.empty())
        m_suggestion->setText(tr("%n box(es): %1 takes the surest, %2 all", nullptr, int(boxes.size())).arg(labelKeyText("accept"), labelKeyText("accept_all")));
    QString looked;
    if (m_boxes.detector().isEmpty())
        looked = tr("A detector that was trained on some dozens of done pictures draws boxes for you to take.");
    else if (m_boxes.isBusy() && m_boxes.looked() == 0)
        looked = tr("Looking at the pictures…");
    else
        looked = tr("Looked at %n picture(s).", nullptr, int(m_boxes.looked())) + u' ' + tr("%1 says that a box is wrong; a click on its name takes it.").arg(labelKeyText("keep"));
    m_learned->setText(looked);
}

void LabelInspector::showClassSuggestion()
{
    m_suggester->setToolTip(tr("What looks at the pictures, so that a model can learn from a few labels"));
    const Backbone& backbone = m_live.backbone();
    m_suggester->setText(backbone.isNone() ? tr("Choose…") : !backbone.run.empty() ? text(backbone.run)
                                                          : QString::fromStdString(backbone.weights.stem().string()).left(24));
    const auto guess = m_item >= 0 ? m_live.suggestion(static_cast<std::size_t>(m_item)) : std::nullopt;
    m_suggestion->setVisible(guess.has_value());
    if (guess)
        m_suggestion->setText(tr("%1 %2, taken by %3").arg(text(m_labelling.state().classes()[static_cast<std::size_t>(guess->label)].name),
                                                          QLocale().toString(guess->probability, 'f', 2), labelKeyText("accept")));
    QString learned;
    if (backbone.isNone())
        learned = tr("A trained run, or a file of weights, lets a model learn beside you and say what to label next.");
    else if (m_live.isLooking())
        learned = tr("Looking at the pictures…");
    else if (const LiveAnswer* answer = m_live.answer(); answer && answer->probabilities.empty())
        learned = tr("It learns as soon as two classes have a picture.");
    else if (answer)
        learned = tr("Learned from %n picture(s) in %1.", nullptr, int(answer->labelled)).arg(durationLabel(answer->seconds));
    if (const auto taken = m_live.takenUnchanged())
        learned += u' ' + tr("%1 of its guesses were right.").arg(shareText(*taken, 0));
    m_learned->setText(learned);
}

void LabelInspector::showSelected(const std::vector<Annotation>& selected)
{
    const bool isAny = !selected.empty() && m_labelling.isOpen();
    for (QWidget* widget : {static_cast<QWidget*>(m_selectedHead), static_cast<QWidget*>(m_selected), static_cast<QWidget*>(m_selectedFrom)})
        widget->setVisible(isAny);
    m_attributes->disconnect(this);
    if (!isAny) {
        m_attributes->hide();
        return;
    }
    if (selected.size() > 1) {
        m_selected->setText(tr("%n annotation(s)", nullptr, int(selected.size())));
        m_selectedFrom->setText({});
        m_attributes->hide();
        return;
    }
    const Annotation& one = selected.front();
    const auto& classes = m_labelling.state().classes();
    const LabelClass* of = one.label >= 0 ? &classes[static_cast<std::size_t>(one.label)] : nullptr;
    m_selected->setText(QStringLiteral("%1  %2").arg(of ? QString::fromStdString(of->name) : tr("no class"), sizeText(one)));
    const auto bounds = boundsOf(one.shape);
    QString from = bounds ? tr("Left %1, top %2.").arg(qRound(bounds->x)).arg(qRound(bounds->y)) : QString();
    // Who made it: the newest change of it in the journal.
    const auto& batches = m_labelling.history().batches();
    const std::string subject = "mark/" + one.id;
    for (auto batch = batches.rbegin(); batch != batches.rend(); ++batch) {
        const auto found = std::ranges::find(batch->changes, subject, &LabelChange::subject);
        if (found == batch->changes.end())
            continue;
        from += u' ' + tr("%1 by %2, %3.").arg(found->before.empty() ? tr("Drawn") : tr("Changed"), QString::fromStdString(batch->author),
                                                 QLocale().toString(QDateTime::fromString(QString::fromStdString(batch->time), Qt::ISODateWithMs).toLocalTime(), QLocale::ShortFormat));
        break;
    }
    const auto missing = AttributeForm::missing(of ? of->traits.attributes : std::vector<AttributeSpec>(), one.attributes);
    if (!missing.empty())
        from += u' ' + tr("Missing: %1.").arg(QString::fromStdString(missing.front()));
    m_selectedFrom->setText(from);
    m_attributes->setAttributes(of ? of->traits.attributes : std::vector<AttributeSpec>(), one.attributes);
    connect(m_attributes, &AttributeForm::changed, this, [this, one](const Attributes& attributes) {
        Annotation changed = one;
        changed.attributes = attributes;
        emit edited({changed});
    });
}

void LabelInspector::countClasses()
{
    m_pictures.clear();
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
                ++m_pictures[label];
    }
    showClasses();
}

} // namespace lathe
