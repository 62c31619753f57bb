#include "ui/items/picture_view.h"

#include "ui/items/picture_painter.h"
#include "ui/items/thumbnail_loader.h"
#include "ui/shell/theme.h"

#include <QPainterPath>

namespace lathe {

PictureView::PictureView(ThumbnailLoader& loader, QWidget* parent) : QWidget(parent), m_loader(loader)
{
    connect(this, &QObject::destroyed, &loader, [&loader, client = this] { loader.forget(client); });
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&loader, &ThumbnailLoader::loaded, this, QOverload<>::of(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

QSize PictureView::sizeHint() const
{
    return {256, 256};
}

void PictureView::setItem(std::shared_ptr<const ItemSet> set, std::size_t item)
{
    m_set = std::move(set);
    m_item = item;
    m_marks = nullptr;
    setAccessibleName(m_set ? QString::fromStdString(m_set->items[m_item].name) : QString());
    update();
}

void PictureView::setMarks(std::function<void(QPainter&, const QRectF&)> marks)
{
    m_marks = std::move(marks);
    update();
}

void PictureView::paintEvent(QPaintEvent*)
{
    if (!m_set)
        return;
    const Colors& colors = Theme::instance().colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath rounded;
    rounded.addRoundedRect(box, token::radius, token::radius);
    painter.setPen(QPen(colors.border, 1));
    painter.setBrush(colors.window);
    painter.drawPath(rounded);
    const int side = int(std::min(width(), height()) * devicePixelRatioF());
    m_loader.want(this, m_set, {m_item}, side);
    const auto found = m_loader.find(m_set->items[m_item].content, side);
    painter.setClipPath(rounded);
    if (found.state == ThumbnailLoader::State::Ready) {
        const QRectF room = box.adjusted(token::space8, token::space8, -token::space8, -token::space8);
        paintPicture(painter, found.picture, room);
        if (m_marks)
            m_marks(painter, pictureRect(found.picture.size(), room, devicePixelRatioF()));
    } else if (found.state == ThumbnailLoader::State::Broken) {
        painter.setPen(colors.negative);
        painter.drawText(box.adjusted(token::space8, 0, -token::space8, 0), Qt::AlignCenter | Qt::TextWordWrap, found.reason);
    }
}

} // namespace lathe
