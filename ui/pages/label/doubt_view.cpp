#include "ui/pages/label/doubt_view.h"

#include "ui/items/picture_painter.h"
#include "ui/models/format.h"
#include "ui/shell/theme.h"

#include <QPainter>

namespace lathe {

namespace {

constexpr int kCaption = 20;

} // namespace

DoubtView::DoubtView(const PageContext& context, Labelling& labelling, QWidget* parent)
    : QWidget(parent), m_labelling(labelling), m_pictures(context.jobs, context.workbench.cacheFolder())
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&m_pictures, &FullPictures::loaded, this, QOverload<>::of(&QWidget::update));
    connect(&m_pictures, &FullPictures::tilesLoaded, this, QOverload<>::of(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, QOverload<>::of(&QWidget::update));
}

void DoubtView::show(const std::optional<Doubt>& doubt)
{
    m_doubt = m_labelling.isOpen() ? doubt : std::nullopt;
    if (m_doubt) {
        std::vector<std::size_t> items = {m_doubt->item};
        if (m_doubt->other)
            items.push_back(*m_doubt->other);
        m_pictures.want(m_labelling.pictures(), items);
    }
    update();
}

void DoubtView::paintEvent(QPaintEvent*)
{
    if (!m_doubt || !m_labelling.isOpen())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_doubt->other) {
        paintItem(painter, m_doubt->item, rect());
        return;
    }
    const int half = (width() - token::space12) / 2;
    paintItem(painter, m_doubt->item, QRect(0, 0, half, height()));
    paintItem(painter, *m_doubt->other, QRect(width() - half, 0, half, height()));
}

/// With its name and class below.
void DoubtView::paintItem(QPainter& painter, std::size_t item, const QRect& area) const
{
    const Colors& colors = Theme::instance().colors();
    const LabelState& state = m_labelling.state();
    const Item& shown = state.base()->items[item];
    const QRect room = area.adjusted(0, 0, 0, -kCaption);
    painter.fillRect(room, colors.track);
    if (const auto picture = m_pictures.find(shown.content); picture && picture->state() == FullPicture::State::Ready) {
        const QSize size = picture->size();
        const QRectF place = pictureRect(size, room, devicePixelRatioF());
        const double scale = place.width() / size.width(), zoom = scale * devicePixelRatioF();
        painter.save();
        painter.setClipRect(place); // tiles at an edge may stick out
        painter.setRenderHint(QPainter::SmoothPixmapTransform, zoom < 2);
        for (const PicturePiece& piece : picture->view(zoom, QRectF(QPointF(0, 0), QSizeF(size))).pieces)
            painter.drawImage(QRectF(place.topLeft() + piece.place.topLeft() * scale, piece.place.size() * scale), piece.image);
        painter.restore();
        if (item == m_doubt->item)
            paintBoxes(painter, place);
    }
    const std::int32_t label = state.label(item);
    const QString caption = label < 0 ? text(shown.name).section(u'/', -1)
                                      : QStringLiteral("%1 · %2").arg(text(state.classes()[static_cast<std::size_t>(label)].name), text(shown.name).section(u'/', -1));
    painter.setPen(item == m_doubt->item ? colors.text : colors.muted);
    painter.setFont(Theme::instance().font(token::caption, item == m_doubt->item));
    painter.drawText(QRect(area.left(), room.bottom() + 1, area.width(), kCaption), Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(caption, Qt::ElideMiddle, area.width()));
}

/// Double-stroked, as on the canvas; the one to be taken away is dashed.
void DoubtView::paintBoxes(QPainter& painter, const QRectF& picture) const
{
    const Item& shown = m_labelling.state().base()->items[m_doubt->item];
    const double scale = shown.width > 0 ? picture.width() / shown.width : 1;
    const auto annotations = m_doubt->kind == DoubtKind::Overlap ? m_labelling.state().annotations(m_doubt->item) : std::vector<Annotation>();
    for (const Annotation& one : annotations) {
        const auto* box = std::get_if<Box>(&one.shape);
        if (!box || (one.id != m_doubt->marks[0] && one.id != m_doubt->marks[1]))
            continue;
        QPolygonF outline;
        for (const Point& corner : cornersOf(*box))
            outline << picture.topLeft() + scale * QPointF(corner.x, corner.y);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Qt::white, 4));
        painter.drawPolygon(outline);
        painter.setPen(QPen(Theme::mark(0), 2, one.id == m_doubt->marks[0] ? Qt::DashLine : Qt::SolidLine));
        painter.drawPolygon(outline);
    }
}

} // namespace lathe
