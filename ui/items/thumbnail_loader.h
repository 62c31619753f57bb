// Small pictures of items, decoded on threads of its own: nearest first, what was scrolled away is dropped.
#pragma once

#include "data/item.h"

#include <QCache>
#include <QObject>
#include <QPixmap>

#include <filesystem>
#include <memory>

namespace lathe {

struct ThumbnailKey {
    Hash content;
    int side = 0;
    bool operator==(const ThumbnailKey&) const = default;
};

inline size_t qHash(const ThumbnailKey& key, size_t seed = 0)
{
    return seed ^ std::hash<Hash>()(key.content) ^ (size_t(key.side) << 17);
}

class ThumbnailLoader : public QObject {
    Q_OBJECT
public:
    /// Thumbnails of large pictures are kept below `cacheFolder`/thumbnails; an empty path keeps none.
    explicit ThumbnailLoader(const std::filesystem::path& cacheFolder, QObject* parent = nullptr);
    /// Drops what is wanted and waits for the picture in work.
    ~ThumbnailLoader() override;

    enum class State { Waiting, Ready, Broken };
    struct Thumbnail {
        State state = State::Waiting;
        QPixmap picture; ///< no larger than asked for; a smaller picture comes in its own size
        QString reason;  ///< why it is broken
    };
    /// Never blocks. `side` in device pixels; another size stands in until the right one is there.
    Thumbnail find(const Hash& content, int side) const;

    /// Replaces everything that `client` wanted before. Nearest first; what is there already is skipped.
    void want(const void* client, std::shared_ptr<const ItemSet> set, const std::vector<std::size_t>& items, int side);
    void forget(const void* client);
    /// True while something that is wanted has not come yet.
    bool isBusy() const;

signals:
    /// New ones can be found; several come together.
    void loaded();

private:
    struct Worker;
    void deliver();

    std::unique_ptr<Worker> m_worker;
    mutable QCache<ThumbnailKey, Thumbnail> m_cache;
};

} // namespace lathe
