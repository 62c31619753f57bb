// One algorithm of the gallery; a radio button that looks like a card.
#pragma once

#include "ml/learner.h"

#include <QAbstractButton>

class QLabel;

namespace lathe {

class AlgorithmCard : public QAbstractButton {
    Q_OBJECT
public:
    explicit AlgorithmCard(const LearnerInfo& info, QWidget* parent = nullptr);
    const std::string& id() const { return m_id; }
    void setProblem(const QString& problem);
    QSize sizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::string m_id;
    QLabel* m_problem;
};

} // namespace lathe
