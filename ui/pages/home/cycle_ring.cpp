#include "ui/pages/home/cycle_ring.h"

#include "ui/models/sample_pictures.h"
#include "ui/shell/controls.h"
#include "ui/shell/labels.h"
#include "ui/shell/state_pill.h"

#include <QAbstractButton>
#include <QCoreApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lathe {

namespace {

constexpr double kNode = 28;        ///< radius of a node
constexpr double kHalo = 6;
constexpr int kStages = 7;
constexpr int kSide = 150;          ///< room for the words beside a node
constexpr int kPicture = 40;
constexpr double kRoomForPictures = 200; ///< below this radius there is only room for words

Tone toneOf(StageState state)
{
    switch (state) {
    case StageState::Done: return Tone::Positive;
    case StageState::InWork: return Tone::Accent;
    case StageState::Attention: return Tone::Warning;
    case StageState::Empty: break;
    }
    return Tone::Neutral;
}

const PageEntry& entryOf(const QString& page)
{
    const auto& all = pageList();
    const auto found = std::find_if(all.begin(), all.end(), [&](const PageEntry& entry) { return entry.id == page; });
    return found == all.end() ? all.front() : *found;
}

} // namespace

class RingNode : public QAbstractButton {
public:
    explicit RingNode(QWidget* parent) : QAbstractButton(parent)
    {
        setFixedSize(static_cast<int>(2 * (kNode + kHalo)), static_cast<int>(2 * (kNode + kHalo)));
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_Hover);
        setCursor(Qt::PointingHandCursor);
    }

    void show(const StageStatus& stage, bool next)
    {
        m_stage = stage;
        m_next = next;
        const PageEntry& entry = entryOf(stage.page);
        m_icon = entry.icon;
        setText(QCoreApplication::translate("Page", entry.title));
        setAccessibleName(text() + (stage.line.isEmpty() ? QString() : ": " + stage.line));
        setToolTip(accessibleName());
        update();
    }
    const StageStatus& stage() const { return m_stage; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = Theme::instance();
        const Colors& colors = theme.colors();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QPointF centre = QRectF(rect()).center();
        const bool lit = underMouse() || hasFocus();
        if (m_next || lit) {
            painter.setPen(hasFocus() ? QPen(colors.accent, 1.5) : QPen(Qt::NoPen));
            painter.setBrush(m_next ? colors.accentSoft : colors.hover);
            painter.drawEllipse(centre, kNode + kHalo - 1, kNode + kHalo - 1);
        }
        const bool empty = m_stage.state == StageState::Empty;
        const bool working = m_stage.progress >= 0;
        QPen pen(m_next ? colors.accent : working ? colors.track : toneColor(toneOf(m_stage.state)), working ? 3 : 2);
        if (empty && !m_next)
            pen.setDashPattern({2, 2});
        painter.setPen(pen);
        painter.setBrush(m_next ? colors.accent : colors.surface);
        painter.drawEllipse(centre, kNode - 1, kNode - 1);
        if (working) {
            painter.setPen(QPen(m_next ? colors.onAccent : colors.accent, 3, Qt::SolidLine, Qt::RoundCap));
            painter.setBrush(Qt::NoBrush);
            const QRectF box(centre.x() - kNode + 1, centre.y() - kNode + 1, 2 * kNode - 2, 2 * kNode - 2);
            painter.drawArc(box, 90 * 16, -static_cast<int>(m_stage.progress * 360 * 16));
        }
        const QColor ink = m_next ? colors.onAccent : empty ? colors.muted : colors.text;
        theme.icon(m_icon, ink).paint(&painter, QRectF(centre.x() - 12, centre.y() - 12, 24, 24).toRect());
    }

private:
    StageStatus m_stage{"", StageState::Empty, {}, -1};
    QString m_icon;
    bool m_next = false;
};

CycleRing::CycleRing(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    for (int i = 0; i < kStages; ++i) {
        auto* node = new RingNode(this);
        connect(node, &QAbstractButton::clicked, this, [this, node] { emit stageChosen(QString::fromLatin1(node->stage().page)); });
        m_nodes.push_back(node);
    }
    m_middle = new QWidget(this);
    auto* column = new QVBoxLayout(m_middle);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(token::space8);
    auto* heading = headingLabel(tr("Next sensible step"));
    heading->setAlignment(Qt::AlignHCenter);
    m_title = wrapping(titleLabel());
    m_title->setAlignment(Qt::AlignHCenter);
    m_strip = new QWidget;
    m_stripLayout = new QHBoxLayout(m_strip);
    m_stripLayout->setContentsMargins(0, token::space4, 0, token::space4);
    m_stripLayout->setSpacing(token::space8);
    m_reason = wrapping(bodyLabel());
    m_reason->setAlignment(Qt::AlignHCenter);
    m_action = primaryButton({});
    m_second = secondaryButton({});
    m_second->hide();
    connect(m_action, &QPushButton::clicked, this, &CycleRing::stepChosen);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(token::space8);
    buttons->addStretch(1);
    buttons->addWidget(m_action);
    buttons->addWidget(m_second);
    buttons->addStretch(1);
    column->addStretch(1);
    column->addWidget(heading);
    column->addWidget(m_title);
    column->addWidget(m_strip);
    column->addWidget(m_reason);
    column->addSpacing(token::space4);
    column->addLayout(buttons);
    column->addStretch(1);
    setLifecycle(lifecycleOf({}));
}

void CycleRing::setLifecycle(const Lifecycle& lifecycle)
{
    m_lifecycle = lifecycle;
    for (int i = 0; i < kStages; ++i) {
        const StageStatus& stage = lifecycle.stages[static_cast<std::size_t>(i)];
        m_nodes[static_cast<std::size_t>(i)]->show(stage, lifecycle.next.page == stage.page);
    }
    m_title->setText(lifecycle.next.title);
    m_reason->setText(lifecycle.next.reason);
    m_action->setText(lifecycle.next.action);
    arrange();
}

void CycleRing::setPictures(std::vector<QImage> pictures)
{
    m_pictures = std::move(pictures);
    while (QLayoutItem* item = m_stripLayout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_stripLayout->addStretch(1);
    for (std::size_t i = 0; i < std::min<std::size_t>(m_pictures.size(), 5); ++i) {
        auto* picture = new QLabel;
        picture->setPixmap(tilePixmap(m_pictures[i], kPicture, devicePixelRatioF()));
        m_stripLayout->addWidget(picture);
    }
    m_stripLayout->addStretch(1);
    arrange();
}

void CycleRing::setSecondAction(const QString& text)
{
    m_second->setText(text);
    m_second->setVisible(!text.isEmpty());
}

QPointF CycleRing::pointOf(double stage, double radius) const
{
    const double angle = stage * 2 * std::numbers::pi / kStages;
    return m_centre + QPointF(radius * std::sin(angle), -radius * std::cos(angle));
}

void CycleRing::arrange()
{
    const double upper = kNode + 52, lower = kNode + token::space16; // words stand above the first node
    m_radius = std::clamp(std::min((width() - 2.0 * kSide) / 2 + kNode, (height() - upper - lower) / (1 + std::cos(std::numbers::pi / kStages))), 130.0, 248.0);
    const double tall = m_radius * (1 + std::cos(std::numbers::pi / kStages)) + upper + lower;
    m_centre = QPointF(width() / 2.0, std::max(0.0, (height() - tall) / 2) + upper + m_radius);
    for (int i = 0; i < kStages; ++i) {
        RingNode* node = m_nodes[static_cast<std::size_t>(i)];
        const QPointF at = pointOf(i, m_radius);
        node->move(qRound(at.x() - node->width() / 2.0), qRound(at.y() - node->height() / 2.0));
    }
    m_strip->setVisible(!m_pictures.empty() && m_radius >= kRoomForPictures);
    const double half = std::min(170.0, m_radius - kNode - 30);
    const double halfHeight = m_radius * 0.86 - kNode * 0.5;
    m_middle->setGeometry(QRectF(m_centre.x() - half, m_centre.y() - halfHeight, 2 * half, 2 * halfHeight).toRect());
    update();
}

void CycleRing::resizeEvent(QResizeEvent*) { arrange(); }

void CycleRing::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const Colors& colors = theme.colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double gap = (kNode + 12) / m_radius * kStages / (2 * std::numbers::pi);
    for (int i = 0; i < kStages; ++i) {
        const StageStatus& next = m_lifecycle.stages[static_cast<std::size_t>((i + 1) % kStages)];
        const bool reached = i + 1 < kStages && next.state != StageState::Empty;
        QPen pen(colors.muted, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
        if (!reached)
            pen.setDashPattern({0.1, 3});
        painter.setPen(pen);
        QPainterPath arc;
        const QRectF box(m_centre.x() - m_radius, m_centre.y() - m_radius, 2 * m_radius, 2 * m_radius);
        const double begin = 90 - (i + gap) * 360.0 / kStages, span = -(1 - 2 * gap) * 360.0 / kStages;
        arc.arcMoveTo(box, begin);
        arc.arcTo(box, begin, span);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(arc);
        pen.setStyle(Qt::SolidLine);
        painter.setPen(pen);
        painter.save();
        painter.translate(pointOf(i + 1 - gap, m_radius));
        painter.rotate((i + 1 - gap) * 360.0 / kStages);
        painter.drawPolyline(QPolygonF({QPointF(-5, -4.5), QPointF(0, 0), QPointF(-5, 4.5)}));
        painter.restore();
    }
    // What leads from the last stage to the first one has a name, but no state.
    const QPointF between = pointOf(kStages - 0.5, m_radius + 22);
    const QRectF improve(4, between.y() - 22, between.x() - 4, 38);
    painter.setFont(theme.font(token::body, true));
    painter.setPen(colors.text);
    painter.drawText(QRectF(improve.left(), improve.top(), improve.width(), 20), Qt::AlignRight | Qt::AlignVCenter, tr("Improve"));
    painter.setFont(theme.font(token::caption));
    painter.setPen(colors.muted);
    painter.drawText(QRectF(improve.left(), improve.top() + 20, improve.width(), 18), Qt::AlignRight | Qt::AlignVCenter, tr("Retrain, compare, promote"));
    for (int i = 0; i < kStages; ++i) {
        const StageStatus& stage = m_lifecycle.stages[static_cast<std::size_t>(i)];
        const QString name = m_nodes[static_cast<std::size_t>(i)]->text();
        const QPointF at = pointOf(i, m_radius);
        const double side = std::sin(i * 2 * std::numbers::pi / kStages);
        const QFont strong = theme.font(token::body, true), caption = theme.font(token::caption);
        const int nameWidth = QFontMetrics(strong).horizontalAdvance(name) + 20;
        QRectF room;
        Qt::Alignment align = Qt::AlignLeft;
        if (side > 0.1) {
            room = QRectF(at.x() + kNode + 12, at.y() - 19, std::max(60.0, width() - at.x() - kNode - 16), 38);
        } else if (side < -0.1) {
            room = QRectF(4, at.y() - 19, at.x() - kNode - 16, 38);
            align = Qt::AlignRight;
        } else {
            room = QRectF(at.x() - 130, at.y() - kNode - 48, 260, 38);
            align = Qt::AlignHCenter;
        }
        const double x = align == Qt::AlignLeft ? room.left() : align == Qt::AlignRight ? room.right() - nameWidth : room.center().x() - nameWidth / 2.0;
        const QRectF mark(x, room.top() + 3, 14, 14);
        if (stage.state == StageState::Empty) {
            QPen pen(colors.muted, 1.5);
            pen.setDashPattern({1.6, 1.8});
            painter.setPen(pen);
            painter.setBrush(Qt::NoBrush);
            painter.drawEllipse(mark.adjusted(1, 1, -1, -1));
        } else {
            paintToneMark(painter, mark, toneOf(stage.state));
        }
        painter.setFont(strong);
        painter.setPen(colors.text);
        painter.drawText(QRectF(x + 20, room.top(), nameWidth, 20), Qt::AlignVCenter, name);
        painter.setFont(caption);
        painter.setPen(colors.muted);
        const QRectF line(room.left(), room.top() + 20, room.width(), 18);
        if (painter.fontMetrics().horizontalAdvance(stage.line) <= line.width())
            painter.drawText(line, align | Qt::AlignVCenter, stage.line);
        else // long words of other languages take a second line
            painter.drawText(line.adjusted(0, 1, 0, 18), align | Qt::AlignTop | Qt::TextWordWrap, stage.line);
    }
}

} // namespace lathe
