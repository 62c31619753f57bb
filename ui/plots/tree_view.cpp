#include "ui/plots/tree_view.h"

#include "ui/shell/theme.h"

#include <QGraphicsTextItem>
#include <QLocale>
#include <QWheelEvent>

#include <cmath>

namespace lathe {

namespace {
constexpr double kWidth = 150, kHeight = 58, kGap = 16, kLevel = 104;
} // namespace

TreeView::TreeView(QWidget* parent) : QGraphicsView(parent)
{
    setScene(new QGraphicsScene(this));
    setDragMode(ScrollHandDrag);
    setRenderHint(QPainter::Antialiasing);
    setTransformationAnchor(AnchorUnderMouse);
    setFrameShape(NoFrame);
    setAccessibleName(tr("Decision tree"));
    connect(&Theme::instance(), &Theme::changed, this, &TreeView::draw);
}

void TreeView::setTree(std::vector<DrawnNode> nodes)
{
    m_nodes = std::move(nodes);
    m_zoomed = false;
    draw();
    showAll();
}

/// Leaves side by side, a parent over the middle of its children. Gives where the next tree may begin.
double TreeView::place(int node, double left, int level, std::vector<QPointF>& places) const
{
    const DrawnNode& one = m_nodes[std::size_t(node)];
    if (one.left < 0) {
        places[std::size_t(node)] = {left, level * kLevel};
        return left + kWidth + kGap;
    }
    const double middle = place(one.left, left, level + 1, places);
    const double end = place(one.right, middle, level + 1, places);
    places[std::size_t(node)] = {(places[std::size_t(one.left)].x() + places[std::size_t(one.right)].x()) / 2, level * kLevel};
    return end;
}

void TreeView::draw()
{
    scene()->clear();
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    setBackgroundBrush(colors.surface);
    if (m_nodes.empty())
        return;
    std::vector<QPointF> places(m_nodes.size());
    place(0, 0, 0, places);
    const auto text = [&](const QString& words, QPointF at, const QColor& color) {
        const QFontMetricsF metrics(theme.font(token::caption));
        auto* item = scene()->addSimpleText(metrics.elidedText(words, Qt::ElideMiddle, kWidth - 12), theme.font(token::caption));
        item->setBrush(color);
        item->setPos(at.x() - item->boundingRect().width() / 2, at.y());
    };
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const DrawnNode& node = m_nodes[i];
        const QPointF at = places[i];
        for (const int child : {node.left, node.right}) {
            if (child < 0)
                continue;
            const QPointF to = places[std::size_t(child)];
            scene()->addLine(QLineF(at + QPointF(kWidth / 2, kHeight), to + QPointF(kWidth / 2, 0)), QPen(colors.muted, 1))->setZValue(-1);
            text(child == node.left ? tr("yes") : tr("no"), (at + QPointF(kWidth / 2, kHeight) + to + QPointF(kWidth / 2, 0)) / 2 - QPointF(0, 8), colors.muted);
        }
        QColor fill = node.output >= 0 ? theme.categorical(node.output) : colors.accent;
        fill.setAlphaF(0.14f);
        auto* box = scene()->addRect(QRectF(at, QSizeF(kWidth, kHeight)), QPen(node.left < 0 ? colors.muted : colors.text, 1), fill);
        const QString head = node.isCut ? tr("more below") : node.left < 0 ? tr("leaf") : QString::fromStdString(node.question);
        const QString answer = QString::fromStdString(node.answer);
        const QString rows = tr("weight of rows %1").arg(QLocale().toString(node.cover, 'g', 5));
        box->setToolTip(head + u'\n' + answer + u'\n' + rows);
        text(head, at + QPointF(kWidth / 2, 4), node.left < 0 ? colors.muted : colors.text);
        text(answer, at + QPointF(kWidth / 2, 21), colors.text);
        text(rows, at + QPointF(kWidth / 2, 38), colors.muted);
    }
    scene()->setSceneRect(scene()->itemsBoundingRect().adjusted(-kGap, -kGap, kGap, kGap));
}

void TreeView::showAll()
{
    fitInView(scene()->sceneRect(), Qt::KeepAspectRatio);
    if (transform().m11() > 1)
        resetTransform();
    m_zoomed = false;
}

void TreeView::wheelEvent(QWheelEvent* event)
{
    const double factor = std::pow(1.0015, event->angleDelta().y());
    if (const double after = transform().m11() * factor; after > 0.02 && after < 8)
        scale(factor, factor);
    m_zoomed = true;
    event->accept();
}

void TreeView::mouseDoubleClickEvent(QMouseEvent*)
{
    showAll();
}

void TreeView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    if (!m_zoomed)
        showAll();
}

} // namespace lathe
