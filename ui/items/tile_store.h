// Tiles of large pictures that are in memory: read away from the window, those painted last are kept.
#pragma once

#include "base/hash.h"
#include "media/tile_pyramid.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <QThreadPool>

#include <set>

namespace lathe {

struct TileKey {
    Hash content;
    TileId tile;
    auto operator<=>(const TileKey&) const = default;
};

inline size_t qHash(const TileKey& key, size_t seed = 0)
{
    return seed ^ std::hash<Hash>()(key.content) ^ (size_t(key.tile.level) << 40) ^ (size_t(key.tile.column) << 20) ^ size_t(key.tile.row);
}

class TileStore : public QObject {
    Q_OBJECT
public:
    explicit TileStore(QObject* parent = nullptr);
    /// Waits for the tiles in work.
    ~TileStore() override;

    /// Null until it is there.
    QImage find(const TileKey& key) const;
    /// In this order; what was wanted before and is not begun is dropped.
    void want(std::shared_ptr<const TilePyramid> tiles, const Hash& content, std::vector<TileId> wanted);
    bool isBusy() const { return !m_working.empty(); }

    /// As it is painted.
    static QImage imageOf(const Image& image);

signals:
    void loaded();

private:
    void start();
    void keep(const TileKey& key, const QImage& image);

    QThreadPool m_pool;
    mutable QCache<TileKey, QImage> m_kept;
    std::shared_ptr<const TilePyramid> m_tiles;
    Hash m_content;
    std::vector<TileId> m_wanted; ///< the last one first
    std::set<TileKey> m_working;
};

} // namespace lathe
