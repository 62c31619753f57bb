#include "ui/pages/label/schema/attribute_row.h"

#include "ui/shell/controls.h"
#include "ui/shell/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>

#include <algorithm>

namespace lathe {

AttributeRow::AttributeRow(const AttributeSpec& spec, QWidget* parent) : QWidget(parent), m_formerName(spec.name)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(token::space8);
    const auto field = [&](const QString& name, int width) {
        auto* line = new QLineEdit;
        line->setAccessibleName(name);
        line->setPlaceholderText(name);
        line->setMinimumWidth(width);
        row->addWidget(line, width);
        connect(line, &QLineEdit::editingFinished, this, &AttributeRow::changed);
        return line;
    };
    m_name = field(tr("Name"), 110);
    m_kind = new QComboBox;
    m_kind->setAccessibleName(tr("Kind"));
    for (const QString& name : {tr("Text"), tr("Number"), tr("Choice"), tr("Flag")})
        m_kind->addItem(name);
    row->addWidget(m_kind);
    m_required = new QCheckBox(tr("Required"));
    row->addWidget(m_required);
    m_choices = field(tr("Choices, with commas between"), 150);
    m_preset = field(tr("Begins with"), 90);
    m_flag = new QComboBox;
    m_flag->setAccessibleName(tr("Begins with"));
    for (const QString& name : {QStringLiteral("–"), tr("yes"), tr("no")})
        m_flag->addItem(name);
    row->addWidget(m_flag);
    auto* remove = new IconButton(QStringLiteral("close"), tr("Take the attribute away; what annotations say of it stays with them"));
    row->addWidget(remove);

    m_name->setText(QString::fromStdString(spec.name));
    m_kind->setCurrentIndex(static_cast<int>(spec.kind));
    m_required->setChecked(spec.isRequired);
    QStringList choices;
    for (const std::string& choice : spec.choices)
        choices << QString::fromStdString(choice);
    m_choices->setText(choices.join(QStringLiteral(", ")));
    if (spec.preset) {
        if (const auto* flag = std::get_if<bool>(&*spec.preset))
            m_flag->setCurrentIndex(*flag ? 1 : 2);
        else if (const auto* number = std::get_if<double>(&*spec.preset))
            m_preset->setText(QLocale().toString(*number, 'g', QLocale::FloatingPointShortest));
        else
            m_preset->setText(QString::fromStdString(std::get<std::string>(*spec.preset)));
    }
    showKind();
    connect(m_kind, &QComboBox::activated, this, [this] {
        showKind();
        emit changed();
    });
    connect(m_required, &QCheckBox::toggled, this, &AttributeRow::changed);
    connect(m_flag, &QComboBox::activated, this, &AttributeRow::changed);
    connect(remove, &QToolButton::clicked, this, &AttributeRow::removeWanted);
}

void AttributeRow::showKind()
{
    const auto kind = static_cast<AttributeKind>(m_kind->currentIndex());
    m_choices->setVisible(kind == AttributeKind::Choice);
    m_preset->setVisible(kind != AttributeKind::Flag);
    m_flag->setVisible(kind == AttributeKind::Flag);
}

void AttributeRow::focusName()
{
    m_name->setFocus();
    m_name->selectAll();
}

AttributeSpec AttributeRow::spec() const
{
    AttributeSpec spec;
    spec.name = m_name->text().trimmed().toStdString();
    spec.kind = static_cast<AttributeKind>(m_kind->currentIndex());
    spec.isRequired = m_required->isChecked();
    if (spec.kind == AttributeKind::Choice)
        for (const QString& choice : m_choices->text().split(u',', Qt::SkipEmptyParts))
            if (const std::string one = choice.trimmed().toStdString(); !one.empty() && std::ranges::find(spec.choices, one) == spec.choices.end())
                spec.choices.push_back(one);
    const QString preset = m_preset->text().trimmed();
    bool isNumber = false;
    const double number = QLocale().toDouble(preset, &isNumber);
    switch (spec.kind) {
    case AttributeKind::Flag:
        if (m_flag->currentIndex() > 0)
            spec.preset = m_flag->currentIndex() == 1;
        break;
    case AttributeKind::Number:
        if (isNumber)
            spec.preset = number;
        break;
    case AttributeKind::Choice:
    case AttributeKind::Text:
        if (!preset.isEmpty())
            spec.preset = preset.toStdString();
        break;
    }
    return spec;
}

} // namespace lathe
