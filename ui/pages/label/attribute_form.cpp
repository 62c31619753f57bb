#include "ui/pages/label/attribute_form.h"

#include "ui/pages/label/keep_keys.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleValidator>
#include <QFormLayout>
#include <QLineEdit>
#include <QLocale>

#include <algorithm>

namespace lathe {

namespace {

AttributeKind kindOf(const AttributeValue& value)
{
    return std::holds_alternative<bool>(value) ? AttributeKind::Flag : std::holds_alternative<double>(value) ? AttributeKind::Number : AttributeKind::Text;
}

bool isEmpty(const AttributeValue& value)
{
    const auto* text = std::get_if<std::string>(&value);
    return text && text->empty();
}

} // namespace

AttributeForm::AttributeForm(QWidget* parent) : QWidget(parent)
{
    m_form = new QFormLayout(this);
    m_form->setContentsMargins(0, 0, 0, 0);
    m_form->setVerticalSpacing(token::space4);
    m_form->setHorizontalSpacing(token::space12);
    m_form->setLabelAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

std::vector<std::string> AttributeForm::missing(const std::vector<AttributeSpec>& specs, const Attributes& attributes)
{
    std::vector<std::string> names;
    for (const AttributeSpec& spec : specs) {
        const auto found = attributes.find(spec.name);
        if (spec.isRequired && (found == attributes.end() || isEmpty(found->second)))
            names.push_back(spec.name);
    }
    return names;
}

void AttributeForm::setAttributes(const std::vector<AttributeSpec>& specs, const Attributes& attributes)
{
    std::vector<AttributeSpec> all = specs;
    for (const auto& [name, value] : attributes)
        if (std::ranges::find(all, name, &AttributeSpec::name) == all.end())
            all.push_back({name, kindOf(value), {}, false});
    if (all == m_specs && attributes == m_attributes)
        return;
    m_specs = std::move(all);
    m_attributes = attributes;
    while (m_form->rowCount() > 0)
        m_form->removeRow(0);
    for (const AttributeSpec& spec : m_specs)
        m_form->addRow(QString::fromStdString(spec.name) + (spec.isRequired ? QStringLiteral(" *") : QString()), editorOf(spec));
    setVisible(!m_specs.empty());
}

void AttributeForm::set(const std::string& name, std::optional<AttributeValue> value)
{
    if (value && !isEmpty(*value))
        m_attributes[name] = *value;
    else
        m_attributes.erase(name);
    emit changed(m_attributes);
}

QWidget* AttributeForm::editorOf(const AttributeSpec& spec)
{
    const auto found = m_attributes.find(spec.name);
    const QString name = QString::fromStdString(spec.name);
    const auto textOf = [&]() -> QString {
        if (found == m_attributes.end())
            return {};
        if (const auto* number = std::get_if<double>(&found->second))
            return QLocale().toString(*number);
        const auto* text = std::get_if<std::string>(&found->second);
        return text ? QString::fromStdString(*text) : QString();
    };
    if (spec.kind == AttributeKind::Flag) {
        auto* box = new QCheckBox;
        const auto* flag = found == m_attributes.end() ? nullptr : std::get_if<bool>(&found->second);
        box->setChecked(flag && *flag);
        box->setAccessibleName(name);
        connect(box, &QCheckBox::toggled, this, [this, key = spec.name](bool on) { set(key, AttributeValue(on)); });
        return box;
    }
    if (spec.kind == AttributeKind::Choice) {
        auto* box = new QComboBox;
        box->addItem(QStringLiteral("–"));
        for (const std::string& choice : spec.choices)
            box->addItem(QString::fromStdString(choice));
        box->setCurrentText(textOf().isEmpty() ? QStringLiteral("–") : textOf());
        box->setAccessibleName(name);
        connect(box, &QComboBox::activated, this, [this, key = spec.name, box](int index) {
            set(key, index == 0 ? std::nullopt : std::optional<AttributeValue>(box->itemText(index).toStdString()));
        });
        return box;
    }
    auto* field = new QLineEdit(textOf());
    field->setAccessibleName(name);
    keepKeys(field);
    if (spec.kind == AttributeKind::Number)
        field->setValidator(new QDoubleValidator(field));
    connect(field, &QLineEdit::editingFinished, this, [this, key = spec.name, kind = spec.kind, field, before = textOf()] {
        if (field->text() == before)
            return;
        bool isNumber = false;
        const double number = QLocale().toDouble(field->text(), &isNumber);
        if (kind == AttributeKind::Number)
            set(key, isNumber ? std::optional<AttributeValue>(number) : std::nullopt);
        else
            set(key, AttributeValue(field->text().toStdString()));
    });
    return field;
}

} // namespace lathe
