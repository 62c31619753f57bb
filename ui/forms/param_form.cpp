#include "ui/forms/param_form.h"

#include "ui/forms/param_row.h"
#include "ui/shell/controls.h"
#include "ui/shell/theme.h"

#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

namespace lathe {

ParamForm::ParamForm(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
}

ParamForm::~ParamForm() = default;

void ParamForm::setSpecs(std::vector<ParamSpec> specs, const Schema* schema)
{
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_rows.clear();
    m_specs = std::move(specs);
    m_more = nullptr;
    m_moreButton = nullptr;
    const bool hasRare = std::any_of(m_specs.begin(), m_specs.end(), [](const ParamSpec& s) { return !s.common; });
    if (hasRare) {
        m_more = new QWidget;
        auto* column = new QVBoxLayout(m_more);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(0);
        m_more->hide();
    }
    for (const ParamSpec& spec : m_specs) {
        auto* row = new ParamRow(spec, schema);
        row->setReadOnly(m_readOnly);
        connect(row, &ParamRow::changed, this, &ParamForm::rowChanged);
        (spec.common ? m_layout : m_more->layout())->addWidget(row);
        m_rows.push_back(row);
    }
    if (hasRare) {
        m_moreButton = linkButton(tr("More settings"));
        m_moreButton->setCheckable(true);
        m_layout->addWidget(m_moreButton, 0, Qt::AlignLeft);
        m_layout->addWidget(m_more);
        connect(m_moreButton, &QPushButton::toggled, this, [this](bool shown) {
            m_more->setVisible(shown);
            m_moreButton->setText(shown ? tr("Fewer settings") : tr("More settings"));
        });
    }
    m_wasValid = true;
    emit changed();
}

void ParamForm::setParams(const Params& params)
{
    bool rareChanged = false;
    for (ParamRow* row : m_rows)
        if (const auto found = params.values().find(row->spec().name); found != params.values().end()) {
            row->setValue(found->second);
            rareChanged = rareChanged || (!row->spec().common && row->isChanged());
        }
    // What was changed is not hidden.
    if (m_moreButton && rareChanged)
        m_moreButton->setChecked(true);
    rowChanged();
}

Params ParamForm::params() const
{
    Params params;
    for (const ParamRow* row : m_rows)
        params.set(row->spec().name, row->value());
    return params;
}

bool ParamForm::isValid() const
{
    return std::all_of(m_rows.begin(), m_rows.end(), [](const ParamRow* row) { return row->isValid(); });
}

std::vector<std::string> ParamForm::changedNames() const
{
    std::vector<std::string> names;
    for (const ParamRow* row : m_rows)
        if (row->isChanged())
            names.push_back(row->spec().name);
    return names;
}

void ParamForm::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    for (ParamRow* row : m_rows)
        row->setReadOnly(readOnly);
}

void ParamForm::rowChanged()
{
    const bool valid = isValid();
    if (valid != m_wasValid) {
        m_wasValid = valid;
        emit validityChanged(valid);
    }
    emit changed();
}

} // namespace lathe
