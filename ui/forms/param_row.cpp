#include "ui/forms/param_row.h"

#include "ui/forms/change_mark.h"
#include "ui/forms/columns_editor.h"
#include "ui/forms/param_editor.h"
#include "ui/shell/backend_text.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>
#include <QSignalBlocker>

namespace lathe {

namespace {

constexpr int kControlWidth = 120;

QString defaultText(const ParamSpec& spec)
{
    if (spec.type == ParamType::Choice)
        for (const Choice& choice : spec.choices)
            if (ParamValue(choice.id) == spec.defaultValue)
                return backendText(choice.label);
    if (spec.type == ParamType::Columns && std::get<Names>(spec.defaultValue).empty())
        return allColumnsText(spec);
    if (const auto* flag = std::get_if<bool>(&spec.defaultValue))
        return *flag ? ParamRow::tr("yes") : ParamRow::tr("no");
    return QString::fromStdString(toText(spec.defaultValue));
}

QString toolTipOf(const ParamSpec& spec)
{
    QStringList lines{backendText(spec.help)};
    if (spec.minimum && spec.maximum)
        lines << ParamRow::tr("From %1 to %2").arg(QLocale().toString(*spec.minimum, 'g', 6),
                                                   QLocale().toString(*spec.maximum, 'g', 6));
    if (const QString text = defaultText(spec); !text.isEmpty())
        lines << ParamRow::tr("Default %1").arg(text);
    // Rich text, so that a long help breaks into lines.
    return QStringLiteral("<qt>%1</qt>").arg(lines.join(u'\n').toHtmlEscaped().replace(u'\n', QStringLiteral("<br>")));
}

} // namespace

ParamRow::ParamRow(const ParamSpec& spec, const Schema* schema, QWidget* parent)
    : QWidget(parent), m_spec(spec), m_value(spec.defaultValue), m_mark(new ChangeMark),
      m_editor(ParamEditor::make(spec, schema, nullptr)), m_problem(wrapping(errorLabel()))
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(token::space8);
    grid->setVerticalSpacing(token::space4);
    auto* name = new QWidget;
    auto* nameRow = new QHBoxLayout(name);
    nameRow->setContentsMargins(0, 0, 0, 0);
    nameRow->setSpacing(0);
    auto* label = new ElidedLabel(backendText(spec.label));
    label->setBuddy(m_editor->control());
    nameRow->addWidget(m_mark);
    nameRow->addWidget(label, 1);
    grid->addWidget(name, 0, 0);
    grid->addWidget(m_editor, 0, 1);
    grid->addWidget(m_problem, 1, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    m_editor->setFixedWidth(kControlWidth);
    m_editor->control()->setAccessibleName(backendText(spec.label));
    m_editor->control()->setAccessibleDescription(backendText(spec.help));
    setToolTip(toolTipOf(spec));
    setMinimumHeight(token::rowHeight);
    m_mark->setToolTip(tr("Changed; bring back %1").arg(defaultText(spec)));
    m_mark->setAccessibleName(m_mark->toolTip());
    m_problem->hide();
    setValue(spec.defaultValue);
    connect(m_editor, &ParamEditor::edited, this, &ParamRow::edited);
    connect(m_mark, &ChangeMark::clicked, this, [this] {
        setValue(m_spec.defaultValue);
        m_editor->control()->setFocus();
        emit changed();
    });
}

void ParamRow::setValue(const ParamValue& value)
{
    if (value.index() != m_spec.defaultValue.index())
        return; // of another version of the algorithm
    m_value = value;
    const QSignalBlocker blocker(m_editor);
    m_editor->show(value);
    m_valid = true;
    update({});
}

void ParamRow::edited()
{
    const auto value = m_editor->read();
    m_valid = value.has_value();
    QString problem;
    if (value)
        m_value = *value;
    else
        problem = QString::fromStdString(value.error().message);
    update(problem);
    emit changed();
}

void ParamRow::update(const QString& problem)
{
    m_mark->setMarked(isChanged());
    m_mark->setEnabled(!m_readOnly);
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_editor->control()->setProperty("invalid", !m_valid);
}

void ParamRow::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    m_editor->setReadOnly(readOnly);
    m_mark->setEnabled(!readOnly);
}

} // namespace lathe
