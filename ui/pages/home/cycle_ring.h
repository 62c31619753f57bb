// The cycle of one dataset as a ring: each stage with its state, and the next sensible step inside it.
#pragma once

#include "ui/models/lifecycle.h"

#include <QImage>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace lathe {

class RingNode;

class CycleRing : public QWidget {
    Q_OBJECT
public:
    explicit CycleRing(QWidget* parent = nullptr);
    void setLifecycle(const Lifecycle& lifecycle);
    /// Pictures above the reason; there is room for five.
    void setPictures(std::vector<QImage> pictures);
    /// A second button beside the step's own, for example the sample.
    void setSecondAction(const QString& text);
    QPushButton* secondAction() const { return m_second; }
    QSize minimumSizeHint() const override { return {480, 420}; }

signals:
    void stageChosen(const QString& page);
    void stepChosen();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QPointF pointOf(double stage, double radius) const;
    void arrange();

    Lifecycle m_lifecycle;
    std::vector<QImage> m_pictures;
    std::vector<RingNode*> m_nodes;
    QPointF m_centre;
    double m_radius = 0;
    QWidget* m_middle;
    QLabel* m_title;
    QLabel* m_reason;
    QWidget* m_strip;
    QHBoxLayout* m_stripLayout;
    QPushButton* m_action;
    QPushButton* m_second;
};

} // namespace lathe
