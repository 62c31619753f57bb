#include "ui/forms/columns_editor.h"

#include "ui/forms/column_picker.h"
#include "ui/shell/controls.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>

#include <algorithm>

namespace lathe {

namespace {

QString typeName(ColumnType type)
{
    switch (type) {
    case ColumnType::Numeric: return ColumnsEditor::tr("numeric");
    case ColumnType::Categorical: return ColumnsEditor::tr("categorical");
    case ColumnType::Text: return ColumnsEditor::tr("text");
    case ColumnType::Time: return ColumnsEditor::tr("time");
    case ColumnType::Boolean: break;
    }
    return ColumnsEditor::tr("yes or no");
}

} // namespace

QString allColumnsText(const ParamSpec& spec)
{
    QStringList types;
    for (const std::string& name : spec.columnTypes)
        if (const auto type = columnTypeFromText(name))
            types << typeName(*type);
    return types.isEmpty() ? ColumnsEditor::tr("All columns") : ColumnsEditor::tr("All %1").arg(types.join(QStringLiteral(", ")));
}

ColumnsEditor::ColumnsEditor(const ParamSpec& spec, const Schema* schema, QWidget* parent)
    : ParamEditor(parent), m_spec(spec), m_schema(schema ? std::optional(*schema) : std::nullopt)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    if (!m_schema) {
        m_field = new QLineEdit;
        m_field->setPlaceholderText(allColumnsText(spec));
        row->addWidget(m_field);
        connect(m_field, &QLineEdit::textChanged, this, &ParamEditor::edited);
        return;
    }
    m_button = secondaryButton({});
    m_button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed); // long names do not widen the form
    row->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &ColumnsEditor::open);
    describe();
}

bool ColumnsEditor::isAllowed(const Field& field) const
{
    const auto& types = m_spec.columnTypes;
    return types.empty() || std::ranges::find(types, toString(field.type)) != types.end();
}

Result<ParamValue> ColumnsEditor::read() const
{
    if (m_field)
        return parseValue(m_spec, m_field->text().toStdString());
    return ParamValue(m_names);
}

void ColumnsEditor::show(const ParamValue& value)
{
    m_names = std::get<Names>(value);
    if (m_field)
        m_field->setText(QString::fromStdString(toText(value)));
    else
        describe();
}

void ColumnsEditor::setReadOnly(bool readOnly)
{
    if (m_field)
        m_field->setReadOnly(readOnly);
    else
        m_button->setEnabled(!readOnly);
}

QWidget* ColumnsEditor::control() const { return m_field ? static_cast<QWidget*>(m_field) : m_button; }

void ColumnsEditor::open()
{
    if (!m_picker) {
        m_picker = new ColumnPicker(this);
        connect(m_picker, &ColumnPicker::changed, this, &ColumnsEditor::picked);
    }
    std::vector<ColumnPicker::Entry> entries;
    for (const Field& field : m_schema->fields)
        if (isAllowed(field))
            entries.push_back({QString::fromStdString(field.name), typeName(field.type),
                               m_names.empty() || std::ranges::find(m_names, field.name) != m_names.end()});
    // A name that the table no longer has stays visible, so that it can be taken out.
    for (const std::string& name : m_names)
        if (const auto place = m_schema->find(name); !place || !isAllowed(m_schema->fields[*place]))
            entries.push_back({QString::fromStdString(name), tr("not in this table"), true});
    m_picker->setEntries(entries);
    m_picker->openBelow(m_button);
}

void ColumnsEditor::picked()
{
    Names names;
    for (const QString& name : m_picker->chosen())
        names.push_back(name.toStdString());
    Names all;
    for (const Field& field : m_schema->fields)
        if (isAllowed(field))
            all.push_back(field.name);
    m_names = names == all ? Names() : std::move(names); // all of them follow the table when it gets more
    describe();
    emit edited();
}

void ColumnsEditor::describe()
{
    QStringList names;
    for (const std::string& name : m_names)
        names << QString::fromStdString(name);
    const QString all = names.isEmpty() ? allColumnsText(m_spec) : names.join(QStringLiteral(", "));
    const int room = width() - 2 * token::space12;
    m_button->setText(room > 0 ? m_button->fontMetrics().elidedText(all, Qt::ElideRight, room) : all);
    m_button->setToolTip(all);
    m_button->setAccessibleDescription(all);
}

void ColumnsEditor::resizeEvent(QResizeEvent* event)
{
    ParamEditor::resizeEvent(event);
    if (m_button)
        describe(); // as much of the names as there is room for
}

} // namespace lathe
