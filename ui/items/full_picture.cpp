// How a picture is taken apart for painting.
#include "ui/items/full_pictures.h"
#include "ui/items/tile_store.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

PixelArea around(const QRectF& area)
{
    const auto left = static_cast<std::int64_t>(std::floor(area.left())), top = static_cast<std::int64_t>(std::floor(area.top()));
    return {left, top, static_cast<std::int64_t>(std::ceil(area.right())) - left, static_cast<std::int64_t>(std::ceil(area.bottom())) - top};
}

} // namespace

FullPicture FullPicture::broken(const Hash& content, const QString& reason)
{
    FullPicture picture;
    picture.m_content = content;
    picture.m_reason = reason;
    return picture;
}

FullPicture FullPicture::preparing(const Hash& content, double share)
{
    FullPicture picture;
    picture.m_content = content;
    picture.m_state = State::Preparing;
    picture.m_share = share;
    return picture;
}

FullPicture FullPicture::whole(const Hash& content, std::vector<QImage> levels)
{
    FullPicture picture;
    picture.m_content = content;
    picture.m_state = State::Ready;
    picture.m_levels = std::move(levels);
    return picture;
}

FullPicture FullPicture::tiled(const Hash& content, std::shared_ptr<const TilePyramid> tiles, QImage smallest, TileStore& store)
{
    FullPicture picture = whole(content, {std::move(smallest)});
    picture.m_tiles = std::move(tiles);
    picture.m_store = &store;
    return picture;
}

QSize FullPicture::size() const
{
    return m_tiles ? QSize(m_tiles->width(), m_tiles->height()) : m_levels.empty() ? QSize() : m_levels.front().size();
}

qint64 FullPicture::bytes() const
{
    qint64 bytes = 0;
    for (const QImage& level : m_levels)
        bytes += level.sizeInBytes();
    return bytes;
}

/// The smallest level that is not smaller than the picture drawn at `zoom`.
int FullPicture::levelFor(double zoom) const
{
    const int level = zoom >= 1 ? 0 : static_cast<int>(std::floor(-std::log2(zoom) + 1e-9));
    return std::clamp(level, 0, (m_tiles ? m_tiles->levels() : static_cast<int>(m_levels.size())) - 1);
}

PicturePiece FullPicture::piece(const TileId& tile, const QImage& image) const
{
    const PixelArea place = m_tiles->placeOf(tile);
    return {image, QRectF(double(place.x), double(place.y), double(place.width), double(place.height))};
}

FullPicture::View FullPicture::view(double zoom, const QRectF& area) const
{
    if (m_state != State::Ready)
        return {};
    const int level = levelFor(zoom);
    if (!m_tiles)
        return {{{m_levels[static_cast<std::size_t>(level)], QRectF(QPointF(0, 0), QSizeF(size()))}}, true};
    const int last = m_tiles->levels() - 1;
    if (level == last)
        return {{piece({last, 0, 0}, m_levels.back())}, true};
    std::vector<PicturePiece> sharp;
    std::vector<TileId> missing;
    for (const TileId& tile : m_tiles->tilesIn(level, around(area))) {
        if (const QImage image = m_store->find({m_content, tile}); image.isNull())
            missing.push_back(tile);
        else
            sharp.push_back(piece(tile, image));
    }
    View view{{}, missing.empty()};
    // What is coarser and there already shows through the holes.
    if (!view.isSharp) {
        view.pieces.push_back(piece({last, 0, 0}, m_levels.back()));
        for (int coarse = last - 1; coarse > level; --coarse)
            for (const TileId& tile : m_tiles->tilesIn(coarse, around(area)))
                if (const QImage image = m_store->find({m_content, tile}); !image.isNull())
                    view.pieces.push_back(piece(tile, image));
    }
    view.pieces.insert(view.pieces.end(), sharp.begin(), sharp.end());
    // The middle first; then what comes into sight next.
    const auto distance = [&](const TileId& tile) {
        const QPointF away = piece(tile, {}).place.center() - area.center();
        return std::hypot(away.x(), away.y());
    };
    std::ranges::sort(missing, {}, distance);
    const double margin = std::ldexp(TilePyramid::kTile / 2.0, level);
    std::vector<TileId> ahead = m_tiles->tilesIn(level, around(area.adjusted(-margin, -margin, margin, margin)));
    std::erase_if(ahead, [&](const TileId& tile) { return !m_store->find({m_content, tile}).isNull() || std::ranges::find(missing, tile) != missing.end(); });
    std::ranges::sort(ahead, {}, distance);
    missing.insert(missing.end(), ahead.begin(), ahead.end());
    m_store->want(m_tiles, m_content, std::move(missing));
    return view;
}

QImage FullPicture::pixels(const QRect& area) const
{
    if (m_state != State::Ready)
        return {};
    if (!m_tiles)
        return m_levels.front().copy(area);
    QImage image(area.size(), QImage::Format_RGB888);
    QPainter painter(&image);
    for (const TileId& tile : m_tiles->tilesIn(0, {area.x(), area.y(), area.width(), area.height()})) {
        QImage found = m_store->find({m_content, tile});
        if (found.isNull())
            if (const auto read = m_tiles->read(tile))
                found = TileStore::imageOf(*read);
        painter.drawImage(piece(tile, found).place.topLeft() - area.topLeft(), found);
    }
    return image;
}

} // namespace lathe
