// "More labels, or tune?": asked with one click, answered in a sentence, with the curve that it comes from.
#pragma once

#include "ui/models/label_adviser.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace lathe {

class AdviceNote : public QWidget {
    Q_OBJECT
public:
    explicit AdviceNote(LabelAdviser& adviser, QWidget* parent = nullptr);
    /// More pictures may have a label since.
    void refresh();

private:
    LabelAdviser& m_adviser;
    QPushButton* m_ask;
    QLabel* m_answer;
    QLabel* m_curve;
};

} // namespace lathe
