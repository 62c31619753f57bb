#include "ui/shell/flow_scheme.h"

#include "ui/shell/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace lathe {

namespace {

constexpr double kNode = 28;
constexpr double kGap = 12; ///< between a node and the arrow to it

void paintNode(QPainter& painter, const QPointF& at, const FlowNode& node)
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    const bool next = node.look == FlowNode::Look::Next, later = node.look == FlowNode::Look::Later;
    if (next) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.accentSoft);
        painter.drawEllipse(at, kNode + 6, kNode + 6);
    }
    QPen pen(next ? colors.accent : later ? colors.muted : colors.positive, 2);
    if (later)
        pen.setDashPattern({2, 2});
    painter.setPen(pen);
    painter.setBrush(next ? colors.accent : colors.surface);
    painter.drawEllipse(at, kNode, kNode);
    theme.icon(node.icon, next ? colors.onAccent : later ? colors.muted : colors.text)
        .paint(&painter, QRectF(at.x() - 12, at.y() - 12, 24, 24).toRect());
}

void paintArrow(QPainter& painter, const QPointF& from, const QPointF& to, bool solid)
{
    QPen pen(Theme::instance().colors().muted, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter.setBrush(Qt::NoBrush);
    if (!solid)
        pen.setDashPattern({0.1, 3});
    painter.setPen(pen);
    QPainterPath path(from);
    const double middle = (from.x() + to.x()) / 2;
    if (qFuzzyCompare(from.y(), to.y()))
        path.lineTo(to);
    else
        path.cubicTo(QPointF(middle + 8, from.y()), QPointF(middle - 8, to.y()), to);
    painter.drawPath(path);
    pen.setStyle(Qt::SolidLine);
    painter.setPen(pen);
    painter.drawPolyline(QPolygonF({to + QPointF(-5, -4.5), to, to + QPointF(-5, 4.5)}));
}

} // namespace

FlowScheme::FlowScheme(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void FlowScheme::setNodes(std::vector<FlowNode> chain, std::vector<FlowNode> ways)
{
    m_chain = std::move(chain);
    m_ways = std::move(ways);
    QStringList words;
    for (const auto* nodes : {&m_chain, &m_ways})
        for (const FlowNode& node : *nodes)
            words << node.title + QStringLiteral(": ") + node.text;
    setAccessibleDescription(words.join(QStringLiteral("; ")));
    update();
}

void FlowScheme::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFont strong = theme.font(token::body, true), caption = theme.font(token::caption);
    const double middle = height() / 2.0;
    const double wayText = m_ways.empty() ? 0 : std::min(230.0, width() * 0.34);
    const double room = width() - wayText - kNode * 2 - token::space16;
    const int columns = static_cast<int>(m_chain.size()) + (m_ways.empty() ? 0 : 1);
    const double step = columns > 1 ? room / (columns - (m_ways.empty() ? 0.0 : 0.6)) : room;
    const double label = std::max(80.0, step - 8);
    double x = m_ways.empty() ? (width() - step * (columns - 1)) / 2 : std::max(kNode + 8, std::min(step / 2, 72.0));
    for (std::size_t i = 0; i < m_chain.size(); ++i, x += step) {
        const QPointF at(x, middle);
        if (i > 0)
            paintArrow(painter, QPointF(x - step + kNode + kGap, middle), QPointF(x - kNode - kGap, middle),
                       m_chain[i].look != FlowNode::Look::Later);
        paintNode(painter, at, m_chain[i]);
        painter.setFont(strong);
        painter.setPen(colors.text);
        const QRectF title(x - label / 2, middle + kNode + 14, label, 20);
        painter.drawText(title, Qt::AlignCenter, painter.fontMetrics().elidedText(m_chain[i].title, Qt::ElideMiddle, static_cast<int>(label)));
        painter.setFont(caption);
        painter.setPen(colors.muted);
        painter.drawText(QRectF(x - label / 2, title.bottom(), label, 52), Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap, m_chain[i].text);
    }
    if (m_ways.empty() || m_chain.empty())
        return;
    const double from = x - step + kNode + kGap;
    const double distance = std::min(152.0, (height() - 2 * kNode - 24) / std::max<double>(1, static_cast<double>(m_ways.size()) - 1));
    double y = middle - distance * (static_cast<double>(m_ways.size()) - 1) / 2;
    const double wayX = width() - wayText - kNode - token::space16;
    for (const FlowNode& way : m_ways) {
        paintArrow(painter, QPointF(from, middle), QPointF(wayX - kNode - kGap, y), way.look != FlowNode::Look::Later);
        paintNode(painter, QPointF(wayX, y), way);
        painter.setFont(strong);
        painter.setPen(colors.text);
        const QRectF title(wayX + kNode + token::space16, y - 28, wayText - 4, 20);
        painter.drawText(title, Qt::AlignVCenter, way.title);
        painter.setFont(theme.font(token::body));
        painter.setPen(colors.muted);
        painter.drawText(QRectF(title.left(), y - 6, title.width(), 64), Qt::AlignTop | Qt::TextWordWrap, way.text);
        y += distance;
    }
}

} // namespace lathe
