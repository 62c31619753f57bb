#include "ui/pages/label/schema/schema_editor.h"

#include "label/schema_edit.h"
#include "label/span_edit.h"
#include "ui/pages/label/class_list.h"
#include "ui/pages/label/schema/attribute_row.h"
#include "ui/shell/backend_text.h"
#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace lathe {

namespace {

constexpr int kAll = -1;
constexpr int kListWidth = 220;

QPixmap swatch(const QColor& color)
{
    QPixmap picture(12, 12);
    picture.fill(color);
    return picture;
}

} // namespace

SchemaEditor* SchemaEditor::show(Labelling& labelling, std::int32_t label, QWidget* parent)
{
    auto* editor = new SchemaEditor(labelling, label, parent);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    editor->open();
    return editor;
}

SchemaEditor::SchemaEditor(Labelling& labelling, std::int32_t label, QWidget* parent) : QDialog(parent), m_labelling(labelling)
{
    setWindowTitle(tr("Classes and their attributes"));
    resize(900, 520);
    auto* halves = new QHBoxLayout(this);
    halves->setContentsMargins(token::space16, token::space16, token::space16, token::space16);
    halves->setSpacing(token::space16);

    auto* left = new QVBoxLayout;
    left->setSpacing(token::space8);
    m_list = new QListWidget;
    m_list->setFixedWidth(kListWidth);
    m_list->setAccessibleName(tr("Classes"));
    left->addWidget(m_list, 1);
    auto* places = new QHBoxLayout;
    m_up = secondaryButton(tr("Up"));
    m_down = secondaryButton(tr("Down"));
    places->addWidget(m_up);
    places->addWidget(m_down);
    left->addLayout(places);
    auto* addNew = secondaryButton(tr("New class"));
    auto* addType = secondaryButton(tr("New type of relation"));
    left->addWidget(addNew);
    left->addWidget(addType);
    halves->addLayout(left);

    auto* right = new QVBoxLayout;
    right->setSpacing(token::space8);
    m_head = sectionLabel();
    right->addWidget(m_head);
    auto* first = new QHBoxLayout;
    m_name = new QLineEdit;
    m_name->setAccessibleName(tr("Name of the class"));
    m_merge = secondaryButton(tr("Merge into"));
    m_split = secondaryButton(tr("Split by"));
    m_mergeMenu = new QMenu(m_merge);
    m_splitMenu = new QMenu(m_split);
    m_merge->setMenu(m_mergeMenu);
    m_split->setMenu(m_splitMenu);
    m_split->setToolTip(tr("A class of its own for each value of an attribute; each annotation goes to that of its value"));
    first->addWidget(m_name, 1);
    first->addWidget(m_merge);
    first->addWidget(m_split);
    right->addLayout(first);
    right->addSpacing(token::space8);
    right->addWidget(headingLabel(tr("Attributes")));
    auto* rows = new QWidget;
    m_attributes = new QVBoxLayout(rows);
    m_attributes->setContentsMargins(0, 0, 0, 0);
    m_attributes->setSpacing(token::space4);
    right->addWidget(rows);
    m_problem = errorLabel();
    right->addWidget(wrapping(m_problem));
    auto* add = linkButton(tr("Add an attribute"));
    right->addWidget(add, 0, Qt::AlignLeft);
    right->addStretch(1);
    auto* last = new QHBoxLayout;
    last->addWidget(captionLabel(tr("Every change is saved as it is made.")));
    last->addStretch(1);
    m_undo = secondaryButton(tr("Undo"));
    auto* close = primaryButton(tr("Close"));
    close->setDefault(false);
    close->setAutoDefault(false);
    for (QPushButton* button : {m_up, m_down, addNew, addType, m_merge, m_split, m_undo, add})
        button->setAutoDefault(false);
    last->addWidget(m_undo);
    last->addWidget(close);
    right->addLayout(last);
    halves->addLayout(right, 1);

    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        if (!m_isTaking)
            showAttributes();
    });
    connect(m_up, &QPushButton::clicked, this, [this] { m_labelling.change(movedClass(m_labelling.state(), chosen(), -1)); });
    connect(m_down, &QPushButton::clicked, this, [this] { m_labelling.change(movedClass(m_labelling.state(), chosen(), 1)); });
    connect(addNew, &QPushButton::clicked, this, [this] { addClass(false); });
    connect(addType, &QPushButton::clicked, this, [this] { addClass(true); });
    connect(add, &QPushButton::clicked, this, &SchemaEditor::addAttribute);
    connect(m_name, &QLineEdit::editingFinished, this, [this] { rename(m_name->text().trimmed()); });
    connect(m_undo, &QPushButton::clicked, &m_labelling, &Labelling::undo);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_mergeMenu, &QMenu::aboutToShow, this, &SchemaEditor::fillMenus);
    connect(m_splitMenu, &QMenu::aboutToShow, this, &SchemaEditor::fillMenus);
    connect(&m_labelling, &Labelling::classesChanged, this, [this] {
        if (!m_isTaking)
            refresh();
    });
    connect(&m_labelling, &Labelling::historyChanged, this, [this] { m_undo->setEnabled(m_labelling.canUndo()); });
    refresh();
    choose(label);
}

std::int32_t SchemaEditor::chosen() const
{
    const QListWidgetItem* item = m_list->currentItem();
    return item ? item->data(Qt::UserRole).toInt() : kAll;
}

void SchemaEditor::choose(std::int32_t label)
{
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(Qt::UserRole).toInt() == label)
            m_list->setCurrentRow(row);
}

void SchemaEditor::refresh()
{
    if (!m_labelling.isOpen())
        return;
    const std::int32_t before = chosen();
    {
        const QSignalBlocker blocker(m_list);
        m_list->clear();
        const LabelState& state = m_labelling.state();
        const auto add = [&](const QString& name, std::int32_t label) {
            auto* item = new QListWidgetItem(name, m_list);
            item->setData(Qt::UserRole, label);
            if (label >= 0)
                item->setIcon(swatch(classColor(state, label)));
        };
        add(tr("All classes"), kAll);
        for (const std::int32_t label : itemClasses(state))
            add(QString::fromStdString(state.classes()[static_cast<std::size_t>(label)].name), label);
        for (const std::int32_t label : relationTypes(state))
            add(tr("%1 (relation)").arg(QString::fromStdString(state.classes()[static_cast<std::size_t>(label)].name)), label);
        m_list->setCurrentRow(0);
        choose(before);
    }
    m_undo->setEnabled(m_labelling.canUndo());
    showAttributes();
}

std::vector<std::int32_t> SchemaEditor::affected() const
{
    return chosen() == kAll ? itemClasses(m_labelling.state()) : std::vector{chosen()};
}

std::vector<AttributeSpec> SchemaEditor::specs() const
{
    const auto& classes = m_labelling.state().classes();
    const auto labels = affected();
    if (labels.empty())
        return {};
    std::vector<AttributeSpec> shared = classes[static_cast<std::size_t>(labels.front())].traits.attributes;
    for (const std::int32_t label : labels)
        std::erase_if(shared, [&](const AttributeSpec& spec) {
            const auto& own = classes[static_cast<std::size_t>(label)].traits.attributes;
            return std::ranges::find(own, spec) == own.end();
        });
    return shared;
}

AttributeRow* SchemaEditor::addRow(const AttributeSpec& spec)
{
    auto* row = new AttributeRow(spec);
    m_attributes->addWidget(row);
    m_rows.push_back(row);
    connect(row, &AttributeRow::changed, this, &SchemaEditor::take);
    connect(row, &AttributeRow::removeWanted, this, [this, row] {
        std::erase(m_rows, row);
        row->hide();
        row->deleteLater();
        take();
    });
    return row;
}

void SchemaEditor::showAttributes()
{
    for (AttributeRow* row : m_rows) {
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    m_problem->clear();
    m_problem->hide();
    if (!m_labelling.isOpen())
        return;
    const std::int32_t label = chosen();
    const bool isOne = label >= 0;
    const LabelState& state = m_labelling.state();
    const QString name = isOne ? QString::fromStdString(state.classes()[static_cast<std::size_t>(label)].name) : QString();
    m_head->setText(isOne ? name : tr("What all classes ask for"));
    m_name->setText(name);
    for (QWidget* widget : {static_cast<QWidget*>(m_name), static_cast<QWidget*>(m_merge), static_cast<QWidget*>(m_split)})
        widget->setVisible(isOne);
    m_up->setEnabled(isOne);
    m_down->setEnabled(isOne);
    for (const AttributeSpec& spec : specs())
        addRow(spec);
}

void SchemaEditor::addAttribute()
{
    if (!m_labelling.isOpen() || affected().empty())
        return;
    // It counts as soon as it has a name.
    addRow({})->focusName();
}

/// What the rows say, to every class that they stand for; one that is not complete yet waits.
void SchemaEditor::take()
{
    std::vector<AttributeSpec> now;
    std::vector<std::pair<std::string, std::string>> renamed;
    for (const AttributeRow* row : m_rows) {
        const AttributeSpec spec = row->spec();
        if (spec.name.empty() && row->formerName().empty())
            continue;
        now.push_back(spec);
        if (!row->formerName().empty() && row->formerName() != spec.name)
            renamed.emplace_back(row->formerName(), spec.name);
    }
    const auto problem = problemOf(now);
    m_problem->setText(problem ? backendText(*problem) : QString());
    m_problem->setVisible(problem.has_value());
    if (problem)
        return;
    const LabelState& state = m_labelling.state();
    const std::vector<AttributeSpec> before = specs();
    std::vector<LabelChange> changes;
    for (const std::int32_t label : affected()) {
        std::vector<AttributeSpec> own = state.classes()[static_cast<std::size_t>(label)].traits.attributes;
        if (chosen() == kAll) {
            // What only this class has stays in it, behind the others.
            std::erase_if(own, [&](const AttributeSpec& spec) {
                const auto has = [&](const std::vector<AttributeSpec>& list) { return std::ranges::find(list, spec.name, &AttributeSpec::name) != list.end(); };
                return has(before) || has(now);
            });
            own.insert(own.begin(), now.begin(), now.end());
        } else {
            own = now;
        }
        auto more = withAttributes(state, label, own, renamed);
        changes.insert(changes.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    }
    m_isTaking = true;
    m_labelling.change(std::move(changes));
    m_isTaking = false;
    for (AttributeRow* row : m_rows)
        row->setTaken();
}

void SchemaEditor::rename(const QString& name)
{
    if (chosen() < 0 || name.isEmpty())
        return;
    LabelClass one = m_labelling.state().classes()[static_cast<std::size_t>(chosen())];
    one.name = name.toStdString();
    m_labelling.change({m_labelling.state().withClass(one)});
}

void SchemaEditor::addClass(bool isRelation)
{
    if (!m_labelling.isOpen())
        return;
    LabelClass one = m_labelling.state().newClass((isRelation ? tr("new relation") : tr("new class")).toStdString());
    one.traits.isRelation = isRelation;
    m_labelling.change({m_labelling.state().withClass(one)});
    choose(static_cast<std::int32_t>(m_labelling.state().classes().size()) - 1);
    m_name->setFocus();
    m_name->selectAll();
}

void SchemaEditor::split(const std::string& attribute) { m_labelling.change(splitByAttribute(m_labelling.state(), chosen(), attribute)); }

void SchemaEditor::fillMenus()
{
    m_mergeMenu->clear();
    m_splitMenu->clear();
    const std::int32_t label = chosen();
    if (label < 0 || !m_labelling.isOpen())
        return;
    const LabelState& state = m_labelling.state();
    const auto isRelation = [&](std::int32_t one) { return state.classes()[static_cast<std::size_t>(one)].traits.isRelation; };
    for (const std::int32_t other : state.classOrder())
        if (other != label && isRelation(other) == isRelation(label))
            m_mergeMenu->addAction(QString::fromStdString(state.classes()[static_cast<std::size_t>(other)].name), this, [this, label, other] {
                LabelClass one = m_labelling.state().classes()[static_cast<std::size_t>(label)];
                one.into = other;
                m_labelling.change({m_labelling.state().withClass(one)});
            });
    for (const auto& [name, count] : splitChoices(state, label))
        m_splitMenu->addAction(tr("%1: %n value(s)", nullptr, static_cast<int>(count)).arg(QString::fromStdString(name)), this, [this, attribute = name] { split(attribute); });
    if (m_mergeMenu->isEmpty())
        m_mergeMenu->addAction(tr("There is no other class"))->setEnabled(false);
    if (m_splitMenu->isEmpty())
        m_splitMenu->addAction(tr("No annotation of it has an attribute yet"))->setEnabled(false);
}

} // namespace lathe
