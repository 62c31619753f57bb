#include "ui/items/tile_store.h"

#include <algorithm>

namespace lathe {

namespace {

constexpr int kThreads = 2;
constexpr int kKilobytes = 256 * 1024; // some 250 tiles: more than twenty large windows show

} // namespace

TileStore::TileStore(QObject* parent) : QObject(parent), m_kept(kKilobytes) { m_pool.setMaxThreadCount(kThreads); }

TileStore::~TileStore()
{
    m_pool.clear();
    m_pool.waitForDone();
}

QImage TileStore::imageOf(const Image& image)
{
    const auto format = image.channels == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB888;
    return QImage(image.pixels.data(), image.width, image.height, image.width * image.channels, format).convertToFormat(QImage::Format_RGB32);
}

QImage TileStore::find(const TileKey& key) const
{
    const QImage* found = m_kept.object(key);
    return found ? *found : QImage();
}

void TileStore::want(std::shared_ptr<const TilePyramid> tiles, const Hash& content, std::vector<TileId> wanted)
{
    m_tiles = std::move(tiles);
    m_content = content;
    m_wanted = std::move(wanted);
    std::ranges::reverse(m_wanted);
    start();
}

void TileStore::start()
{
    while (!m_wanted.empty() && m_working.size() < kThreads) {
        const TileKey key{m_content, m_wanted.back()};
        m_wanted.pop_back();
        if (m_kept.contains(key) || !m_working.insert(key).second)
            continue;
        m_pool.start([this, tiles = m_tiles, key] {
            const auto image = tiles->read(key.tile);
            // One that cannot be read is grey: the coarser picture below it would pass for it.
            QImage shown(1, 1, QImage::Format_RGB32);
            shown.fill(Qt::darkGray);
            if (image)
                shown = imageOf(*image);
            QMetaObject::invokeMethod(this, [this, key, shown] { keep(key, shown); }, Qt::QueuedConnection);
        });
    }
}

void TileStore::keep(const TileKey& key, const QImage& image)
{
    m_working.erase(key);
    m_kept.insert(key, new QImage(image), 1 + static_cast<int>(image.sizeInBytes() / 1024));
    start();
    emit loaded();
}

} // namespace lathe
