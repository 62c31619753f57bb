// A decision tree drawn: the wheel zooms, dragging moves, double-click shows all of it.
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
    void showAll();

protected:
    void wheelEvent(QWheelEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    double place(int node, double left, int level, std::vector<QPointF>& places) const;
    void draw();

    std::vector<DrawnNode> m_nodes;
    bool m_zoomed = false;
};

} // namespace lathe
