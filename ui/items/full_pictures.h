// Pictures in full size for the canvas: decoded away from the window, neighbours ahead; very large ones in tiles.
#pragma once

#include "data/item.h"
#include "services/tile_service.h"

#include <QImage>
#include <QObject>
#include <QRectF>
#include <QString>
#include <QThreadPool>

#include <list>
#include <map>
#include <memory>
#include <set>
#include <vector>

namespace lathe {

class JobRunner;
class TileStore;

/// What is painted of a picture: pixels, and where they belong, in pixels of the picture.
struct PicturePiece {
    QImage image;
    QRectF place;
};

/// A picture at sizes that halve, for painting it small: as whole images, or as tiles that come when they are wanted.
/// Used in the window's thread.
class FullPicture {
public:
    enum class State { Ready, Preparing, Broken };
    static FullPicture broken(const Hash& content, const QString& reason);
    /// `share` of the work that is done.
    static FullPicture preparing(const Hash& content, double share);
    static FullPicture whole(const Hash& content, std::vector<QImage> levels);
    /// `smallest` is its last level. `store` outlives the picture.
    static FullPicture tiled(const Hash& content, std::shared_ptr<const TilePyramid> tiles, QImage smallest, TileStore& store);

    const Hash& content() const { return m_content; }
    State state() const { return m_state; }
    const QString& reason() const { return m_reason; }
    double share() const { return m_share; }
    bool isTiled() const { return m_tiles != nullptr; }
    QSize size() const;
    qint64 bytes() const;

    struct View {
        std::vector<PicturePiece> pieces; ///< in the order of painting: coarse ones stand in below
        bool isSharp = true;              ///< nothing is missing
    };
    /// Of a part of the picture at `zoom` device pixels a pixel; what is missing comes, see FullPictures::tilesLoaded().
    View view(double zoom, const QRectF& area) const;
    /// The pixels of a part themselves, which is inside of the picture; waits for tiles.
    QImage pixels(const QRect& area) const;

private:
    int levelFor(double zoom) const;
    PicturePiece piece(const TileId& tile, const QImage& image) const;

    Hash m_content;
    State m_state = State::Broken;
    QString m_reason;
    double m_share = 0;
    std::vector<QImage> m_levels; ///< grey or RGB888; of a tiled one the last level alone
    std::shared_ptr<const TilePyramid> m_tiles;
    TileStore* m_store = nullptr;
};

class FullPictures : public QObject {
    Q_OBJECT
public:
    /// Tiles are kept below `cacheFolder`; pictures of more than `tiledFrom` pixels have some.
    FullPictures(JobRunner& jobs, const std::filesystem::path& cacheFolder, QObject* parent = nullptr, std::int64_t tiledFrom = kTiledFrom);
    /// Waits for the picture in work.
    ~FullPictures() override;

    /// Null until it is there; one that is prepared comes again and again.
    std::shared_ptr<const FullPicture> find(const Hash& content) const;
    /// The first one is waited for, the others are decoded ahead; what was wanted before is dropped. Only the first is cut
    /// into tiles.
    void want(std::shared_ptr<const ItemSet> set, const std::vector<std::size_t>& items);
    bool isBusy() const;

signals:
    void loaded(const Hash& content);
    /// Of the picture that was asked for a view.
    void tilesLoaded();

private:
    bool isLarge(const Item& item) const { return std::int64_t(item.width) * item.height > m_tiledFrom; }
    void start();
    void keep(FullPicture picture);
    void openTiles(const Item& item);
    void cut(const Item& item);
    void showShare(int job);

    JobRunner& m_jobs;
    std::filesystem::path m_cacheFolder;
    std::int64_t m_tiledFrom;
    QThreadPool m_pool;
    std::shared_ptr<const ItemSet> m_set;
    std::vector<std::size_t> m_wanted; ///< not begun, in order
    std::set<Hash> m_working;
    std::map<int, Hash> m_cutting; ///< by job
    TileStore* m_store;
    std::list<std::shared_ptr<const FullPicture>> m_kept; ///< used last first
};

} // namespace lathe
