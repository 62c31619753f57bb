// The keys of labelling, to be looked up and chosen anew.
#pragma once

#include "ui/shell/card.h"

#include <QMap>

class QKeySequenceEdit;
class QLabel;

namespace lathe {

class KeysCard : public Card {
    Q_OBJECT
public:
    explicit KeysCard(QWidget* parent = nullptr);

private:
    void choose(const QString& action);
    void refresh();

    QMap<QString, QKeySequenceEdit*> m_fields;
    QMap<QString, QLabel*> m_problems;
};

} // namespace lathe
