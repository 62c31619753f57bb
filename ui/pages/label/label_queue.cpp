#include "ui/pages/label/label_queue.h"

#include "ui/items/picture_painter.h"
#include "ui/items/thumbnail_loader.h"
#include "ui/shell/theme.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace lathe {

namespace {

constexpr int kWidth = 68, kHeight = 48, kCaption = 20;
constexpr int kWheelStep = 120;

} // namespace

LabelQueue::LabelQueue(ThumbnailLoader& loader, QWidget* parent) : QWidget(parent), m_loader(loader)
{
    setAccessibleName(tr("Queue"));
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&loader, &ThumbnailLoader::loaded, this, QOverload<>::of(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

void LabelQueue::setOrder(std::shared_ptr<const ItemSet> set, std::vector<std::size_t> order, MarkOf markOf)
{
    m_set = std::move(set);
    m_order = std::move(order);
    m_markOf = std::move(markOf);
    m_current = std::min(m_current, static_cast<int>(m_order.size()) - 1);
    request();
    update();
}

void LabelQueue::setCurrent(int place)
{
    m_current = place;
    request();
    update();
}

QSize LabelQueue::sizeHint() const { return {8 * (kWidth + token::space12), kHeight + kCaption + token::space8}; }

int LabelQueue::visibleCount() const { return std::max(1, (width() + token::space12) / (kWidth + token::space12)); }

/// The current one stands in the middle, but at the ends.
int LabelQueue::firstVisible() const
{
    return std::clamp(m_current - visibleCount() / 2, 0, std::max(0, static_cast<int>(m_order.size()) - visibleCount()));
}

/// With room for the ring around the current one.
QRect LabelQueue::cell(int slot) const { return {2 + slot * (kWidth + token::space12), token::space4, kWidth, kHeight}; }

int LabelQueue::placeAt(const QPoint& place) const
{
    const int slot = place.x() / (kWidth + token::space12), found = firstVisible() + slot;
    return place.x() >= 0 && slot < visibleCount() && found < static_cast<int>(m_order.size()) ? found : -1;
}

void LabelQueue::request()
{
    if (!m_set)
        return;
    std::vector<std::size_t> items;
    for (int i = 0; i < visibleCount() + 2; ++i)
        if (const auto place = static_cast<std::size_t>(firstVisible() + i); place < m_order.size())
            items.push_back(m_order[place]);
    m_loader.want(this, m_set, items, static_cast<int>(kWidth * devicePixelRatioF()));
}

void LabelQueue::paintEvent(QPaintEvent*)
{
    if (!m_set)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Colors& colors = Theme::instance().colors();
    for (int slot = 0; slot < visibleCount(); ++slot) {
        const auto place = static_cast<std::size_t>(firstVisible() + slot);
        if (place >= m_order.size())
            return;
        const bool isCurrent = static_cast<int>(place) == m_current;
        const QRect box = cell(slot);
        painter.fillRect(box, colors.track);
        const auto thumbnail = m_loader.find(m_set->items[m_order[place]].content, static_cast<int>(kWidth * devicePixelRatioF()));
        if (thumbnail.state == ThumbnailLoader::State::Ready)
            paintPicture(painter, thumbnail.picture, box);
        else if (thumbnail.state == ThumbnailLoader::State::Broken)
            Theme::instance().icon("warning", colors.warning).paint(&painter, box.adjusted(24, 14, -24, -14));
        if (isCurrent) {
            painter.setPen(QPen(colors.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(box).adjusted(-2, -2, 2, 2), 4, 4);
        }
        const Mark mark = m_markOf(m_order[place]);
        QRect caption(box.left(), box.bottom() + token::space4, box.width(), kCaption);
        const QColor color = isCurrent ? colors.accent : mark.icon == "check" ? colors.positive : mark.icon == "flag" ? colors.warning : colors.muted;
        if (!mark.icon.isEmpty()) {
            Theme::instance().icon(mark.icon, color).paint(&painter, QRect(caption.left(), caption.top() + 2, 16, 16));
            caption.setLeft(caption.left() + 16 + token::space4);
        }
        painter.setPen(isCurrent ? colors.accent : colors.muted);
        painter.setFont(Theme::instance().font(token::caption, isCurrent));
        painter.drawText(caption, Qt::AlignVCenter, painter.fontMetrics().elidedText(mark.text, Qt::ElideRight, caption.width()));
    }
}

void LabelQueue::mousePressEvent(QMouseEvent* event)
{
    if (const int place = placeAt(event->pos()); place >= 0 && event->button() == Qt::LeftButton)
        emit chosen(place);
}

void LabelQueue::mouseMoveEvent(QMouseEvent* event) { setCursor(placeAt(event->pos()) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor); }

void LabelQueue::wheelEvent(QWheelEvent* event)
{
    m_wheel += event->angleDelta().y();
    const int steps = m_wheel / kWheelStep;
    m_wheel -= steps * kWheelStep;
    if (steps != 0 && !m_order.empty())
        emit chosen(std::clamp(m_current - steps, 0, static_cast<int>(m_order.size()) - 1));
    event->accept();
}

void LabelQueue::resizeEvent(QResizeEvent*) { request(); }

bool LabelQueue::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int place = placeAt(help->pos());
        QToolTip::showText(help->globalPos(), place < 0 ? QString() : QString::fromStdString(m_set->items[m_order[static_cast<std::size_t>(place)]].name), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace lathe
