// A decision tree drawn: the wheel zooms, dragging moves, double-click shows all of it; a click on a node opens it.
#pragma once

#include "eval/explain/drawn_tree.h"

#include <QGraphicsView>

#include <vector>

namespace lathe {

class TreeView : public QGraphicsView {
    Q_OBJECT
public:
    explicit TreeView(QWidget* parent = nullptr);
    void setTree(std::vector<DrawnNode> nodes);
    const std::vector<DrawnNode>& nodes() const { return m_nodes; }
    /// How many rows come by each node; empty: not known, and no node opens anything.
    void setRowCounts(std::vector<std::size_t> counts);
    void showAll();
    /// All of it where it can be read so, else the root and what is below it.
    void showFirst();
    /// In the viewport.
    QRect nodeRect(int node) const;

signals:
    void nodeActivated(int node);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    /// Up: the question before; Down, Left and Right: the sides of a question; Enter opens.
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    double place(int node, double left, int level, std::vector<QPointF>& places) const;
    void draw();
    void drawNode(int node);
    void addText(const QString& words, QPointF at, const QColor& color);
    QString toolTipOf(int node) const;
    int nodeAt(QPoint place) const; ///< -1: none
    int parentOf(int node) const;
    void makeCurrent(int node);
    void activate(int node);

    std::vector<DrawnNode> m_nodes;
    std::vector<QPointF> m_places; ///< of the nodes' upper left corners in the scene
    std::vector<std::size_t> m_counts;
    QPoint m_pressedAt;
    int m_current = 0; ///< for the keyboard
    int m_chosen = -1; ///< whose rows are shown
    bool m_zoomed = false;
};

} // namespace lathe
