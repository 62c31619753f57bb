#include "ui/pages/settings/keys_card.h"

#include "ui/pages/label/label_keys.h"
#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QGridLayout>
#include <QKeySequenceEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace lathe {

KeysCard::KeysCard(QWidget* parent) : Card(tr("Keys for labelling"), {}, parent)
{
    auto* reset = linkButton(tr("As they were"));
    reset->setToolTip(tr("All keys as Lathe brings them"));
    addExtra(reset);
    content()->addWidget(wrapping(captionLabel(tr("Click into a field and press the key. Classes have the digits, and letters that are chosen beside them."))));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(token::space16);
    grid->setVerticalSpacing(token::space8);
    int row = 0;
    for (const LabelAction& action : labelActions()) {
        auto* field = new QKeySequenceEdit;
        field->setClearButtonEnabled(true);
        field->setFixedWidth(160);
        field->setAccessibleName(labelActionText(action));
        field->setObjectName("key_" + action.id);
        auto* problem = errorLabel();
        grid->addWidget(bodyLabel(labelActionText(action)), row, 0);
        grid->addWidget(field, row, 1);
        grid->addWidget(problem, row++, 2);
        m_fields[action.id] = field;
        m_problems[action.id] = problem;
        connect(field, &QKeySequenceEdit::keySequenceChanged, this, [this, id = action.id] { choose(id); });
    }
    grid->setColumnStretch(2, 1);
    content()->addLayout(grid);
    connect(reset, &QPushButton::clicked, this, [this] {
        for (const LabelAction& action : labelActions())
            setLabelKey(action.id, action.standard);
        refresh();
    });
    refresh();
}

/// A key of two actions would do neither.
void KeysCard::choose(const QString& action)
{
    const QKeySequence entered = m_fields[action]->keySequence();
    const QKeySequence key = entered.isEmpty() ? entered : QKeySequence(entered[0]); // the first one of several
    const QString other = labelActionOf(key, action);
    if (!other.isEmpty()) {
        for (const LabelAction& one : labelActions())
            if (one.id == other)
                m_problems[action]->setText(tr("%1 has this key already").arg(labelActionText(one)));
        const QSignalBlocker quiet(m_fields[action]);
        m_fields[action]->setKeySequence(key);
        return;
    }
    setLabelKey(action, key);
    refresh();
}

void KeysCard::refresh()
{
    for (const LabelAction& action : labelActions()) {
        const QSignalBlocker quiet(m_fields[action.id]);
        m_fields[action.id]->setKeySequence(labelKey(action.id));
        m_problems[action.id]->clear();
    }
}

} // namespace lathe
