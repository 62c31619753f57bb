#include "ui/plots/tree_view.h"

#include "ui/shell/theme.h"

#include <QGraphicsRectItem>
#include <QKeyEvent>
#include <QLocale>
#include <QWheelEvent>

#include <cmath>

namespace lathe {

namespace {
constexpr double kWidth = 150, kHeight = 58, kGap = 16, kLevel = 104;
constexpr int kClickSlack = 3; // pixels
constexpr double kLegible = 0.7; // smaller than that, the words of a node cannot be read
} // namespace

TreeView::TreeView(QWidget* parent) : QGraphicsView(parent)
{
    setScene(new QGraphicsScene(this));
    setDragMode(ScrollHandDrag);
    setRenderHint(QPainter::Antialiasing);
    setTransformationAnchor(AnchorUnderMouse);
    setFrameShape(NoFrame);
    // They would come and go with the size that they change; dragging moves instead.
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
    setAccessibleName(tr("Decision tree"));
    connect(&Theme::instance(), &Theme::changed, this, &TreeView::draw);
}

void TreeView::setTree(std::vector<DrawnNode> nodes)
{
    m_nodes = std::move(nodes);
    m_counts.clear();
    m_current = 0;
    m_chosen = -1;
    m_zoomed = false;
    draw();
    showFirst();
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

void TreeView::addText(const QString& words, QPointF at, const QColor& color)
{
    const QFont font = Theme::instance().font(token::caption);
    auto* item = scene()->addSimpleText(QFontMetricsF(font).elidedText(words, Qt::ElideMiddle, kWidth - 12), font);
    item->setBrush(color);
    item->setPos(at.x() - item->boundingRect().width() / 2, at.y());
}

void TreeView::draw()
{
    scene()->clear();
    const Colors& colors = Theme::instance().colors();
    setBackgroundBrush(colors.surface);
    m_places.assign(m_nodes.size(), {});
    if (m_nodes.empty())
        return;
    place(0, 0, 0, m_places);
    const QPointF below(kWidth / 2, kHeight), above(kWidth / 2, 0);
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        const DrawnNode& node = m_nodes[i];
        for (const int child : {node.left, node.right}) {
            if (child < 0)
                continue;
            const QLineF way(m_places[i] + below, m_places[std::size_t(child)] + above);
            scene()->addLine(way, QPen(colors.muted, 1))->setZValue(-1);
            addText(child == node.left ? tr("yes") : tr("no"), way.center() - QPointF(0, 8), colors.muted);
        }
        drawNode(int(i));
    }
    scene()->setSceneRect(scene()->itemsBoundingRect().adjusted(-kGap, -kGap, kGap, kGap));
}

void TreeView::drawNode(int index)
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    const DrawnNode& node = m_nodes[std::size_t(index)];
    const QPointF at = m_places[std::size_t(index)];
    const bool isLeaf = node.left < 0;
    QColor fill = node.output >= 0 ? theme.categorical(node.output) : colors.accent;
    fill.setAlphaF(0.14f);
    const bool isChosen = index == m_chosen;
    const QPen frame(isChosen || !isLeaf ? colors.text : colors.muted, isChosen ? 2.5 : 1);
    auto* box = scene()->addRect(QRectF(at, QSizeF(kWidth, kHeight)), frame, fill);
    box->setToolTip(toolTipOf(index));
    if (index == m_current && hasFocus()) {
        constexpr double kOut = 3;
        scene()->addRect(QRectF(at, QSizeF(kWidth, kHeight)).adjusted(-kOut, -kOut, kOut, kOut), QPen(colors.accent, 2))->setZValue(-1);
    }
    addText(node.isCut ? tr("more below") : isLeaf ? tr("leaf") : QString::fromStdString(node.question), at + QPointF(kWidth / 2, 4),
            isLeaf ? colors.muted : colors.text);
    addText(QString::fromStdString(node.answer), at + QPointF(kWidth / 2, 21), colors.text);
    addText(tr("weight of rows %1").arg(QLocale().toString(node.cover, 'g', 5)), at + QPointF(kWidth / 2, 38), colors.muted);
}

QString TreeView::toolTipOf(int index) const
{
    const DrawnNode& node = m_nodes[std::size_t(index)];
    QStringList lines{node.isCut ? tr("more below") : node.left < 0 ? tr("leaf") : QString::fromStdString(node.question),
                      QString::fromStdString(node.answer), tr("weight of rows %1").arg(QLocale().toString(node.cover, 'g', 5))};
    if (!m_counts.empty())
        lines << tr("%n row(s) of this part come by; a click shows them", nullptr, int(m_counts[std::size_t(index)]));
    return lines.join(u'\n');
}

void TreeView::setRowCounts(std::vector<std::size_t> counts)
{
    m_counts = counts.size() == m_nodes.size() ? std::move(counts) : std::vector<std::size_t>();
    draw();
}

QRect TreeView::nodeRect(int node) const
{
    return mapFromScene(QRectF(m_places[std::size_t(node)], QSizeF(kWidth, kHeight))).boundingRect();
}

int TreeView::nodeAt(QPoint place) const
{
    const QPointF at = mapToScene(place);
    for (std::size_t i = 0; i < m_places.size(); ++i)
        if (QRectF(m_places[i], QSizeF(kWidth, kHeight)).contains(at))
            return int(i);
    return -1;
}

int TreeView::parentOf(int node) const
{
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        if (m_nodes[i].left == node || m_nodes[i].right == node)
            return int(i);
    return -1;
}

void TreeView::makeCurrent(int node)
{
    m_current = node;
    setAccessibleDescription(toolTipOf(node));
    draw();
    ensureVisible(QRectF(m_places[std::size_t(node)], QSizeF(kWidth, kHeight)));
}

void TreeView::activate(int node)
{
    if (m_counts.empty())
        return;
    m_chosen = node;
    makeCurrent(node);
    emit nodeActivated(node);
}

void TreeView::mousePressEvent(QMouseEvent* event)
{
    m_pressedAt = event->position().toPoint();
    QGraphicsView::mousePressEvent(event);
}

void TreeView::mouseMoveEvent(QMouseEvent* event)
{
    QGraphicsView::mouseMoveEvent(event);
    if (event->buttons() == Qt::NoButton)
        viewport()->setCursor(!m_counts.empty() && nodeAt(event->position().toPoint()) >= 0 ? Qt::PointingHandCursor : Qt::OpenHandCursor);
}

void TreeView::mouseReleaseEvent(QMouseEvent* event)
{
    QGraphicsView::mouseReleaseEvent(event);
    const QPoint at = event->position().toPoint();
    if (event->button() != Qt::LeftButton || (at - m_pressedAt).manhattanLength() > kClickSlack)
        return;
    if (const int node = nodeAt(at); node >= 0)
        activate(node);
}

void TreeView::keyPressEvent(QKeyEvent* event)
{
    if (m_nodes.empty())
        return QGraphicsView::keyPressEvent(event);
    const DrawnNode& node = m_nodes[std::size_t(m_current)];
    const int parent = parentOf(m_current);
    int next = -1;
    switch (event->key()) {
    case Qt::Key_Up: next = parent; break;
    case Qt::Key_Down: next = node.left; break;
    case Qt::Key_Left: next = parent >= 0 ? m_nodes[std::size_t(parent)].left : -1; break;
    case Qt::Key_Right: next = parent >= 0 ? m_nodes[std::size_t(parent)].right : -1; break;
    case Qt::Key_Home: next = 0; break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: return activate(m_current);
    default: return QGraphicsView::keyPressEvent(event);
    }
    if (next >= 0)
        makeCurrent(next);
}

void TreeView::focusInEvent(QFocusEvent* event)
{
    QGraphicsView::focusInEvent(event);
    draw();
}

void TreeView::focusOutEvent(QFocusEvent* event)
{
    QGraphicsView::focusOutEvent(event);
    draw();
}

void TreeView::showAll()
{
    fitInView(scene()->sceneRect(), Qt::KeepAspectRatio);
    if (transform().m11() > 1)
        resetTransform();
    m_zoomed = false;
}

void TreeView::showFirst()
{
    showAll();
    if (transform().m11() >= kLegible || m_places.empty())
        return;
    setTransform(QTransform::fromScale(kLegible, kLegible));
    centerOn(m_places.front() + QPointF(kWidth / 2, viewport()->height() / (2 * kLegible) - kGap));
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
        showFirst();
}

} // namespace lathe
