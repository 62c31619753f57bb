#include "ui/items/thumbnail_loader.h"

#include "media/decode.h"
#include "ui/items/item_preview.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QSaveFile>
#include <QThread>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <set>

namespace lathe {

namespace {

constexpr std::array kSides{64, 128, 256, 512, 1024, 2048};
constexpr int kThreads = 2;
constexpr int kMemoryKilobytes = 96 * 1024;
/// Decoding a smaller picture costs less than opening another file.
constexpr std::int64_t kWorthKeeping = 400 * 400;
constexpr qint64 kDiskBytes = qint64(512) << 20;

int bucketOf(int side)
{
    for (const int candidate : kSides)
        if (side <= candidate)
            return candidate;
    return kSides.back();
}

QImage imageFrom(const Image& decoded)
{
    const auto format = decoded.channels == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB888;
    const QImage view(decoded.pixels.data(), decoded.width, decoded.height, decoded.width * decoded.channels, format);
    return view.copy(); // the pixels belong to `decoded`
}

struct Decoded {
    QImage image;
    QString reason;
};

Decoded decodeItem(const ItemSet& set, const Item& item, int side, const QString& cachePath)
{
    const bool keep = !cachePath.isEmpty() && std::int64_t(item.width) * item.height > kWorthKeeping;
    if (keep) {
        QImage kept;
        if (QFile::exists(cachePath) && kept.load(cachePath, "PNG"))
            return {kept, {}};
    }
    if (!set.contents)
        return {{}, ThumbnailLoader::tr("The content is not at hand")};
    const auto content = set.contents->read(item.content);
    if (!content)
        return {{}, QString::fromStdString(content.error().message)};
    if (sniffImage(content->bytes).empty())
        if (const QImage preview = itemPreview(content->bytes, side); !preview.isNull())
            return {preview, {}};
    const auto decoded = decodePreview(content->bytes, side);
    if (!decoded)
        return {{}, QString::fromStdString(decoded.error().message)};
    QImage image = imageFrom(*decoded);
    if (image.width() > side || image.height() > side)
        image = image.scaled(side, side, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    if (keep) {
        QDir().mkpath(QFileInfo(cachePath).path());
        QSaveFile file(cachePath);
        if (file.open(QIODevice::WriteOnly) && image.save(&file, "PNG", 60))
            file.commit();
    }
    return {image, {}};
}

/// Removes the files that were not used for longest, down to three quarters of the limit.
void pruneFolder(const QString& folder)
{
    QFileInfoList files;
    qint64 bytes = 0;
    for (const QFileInfo& sub : QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot))
        for (const QFileInfo& file : QDir(sub.filePath()).entryInfoList(QDir::Files)) {
            files << file;
            bytes += file.size();
        }
    if (bytes <= kDiskBytes)
        return;
    std::sort(files.begin(), files.end(), [](const QFileInfo& a, const QFileInfo& b) {
        return a.lastModified() < b.lastModified();
    });
    for (const QFileInfo& file : files) {
        if (bytes <= kDiskBytes / 4 * 3)
            return;
        bytes -= file.size();
        QFile::remove(file.filePath());
    }
}

} // namespace

struct ThumbnailLoader::Worker {
    struct Wish {
        std::shared_ptr<const ItemSet> set;
        std::deque<std::size_t> items;
        int side = 0;
    };
    struct Finished {
        ThumbnailKey key;
        Decoded decoded;
    };

    explicit Worker(ThumbnailLoader& owner) : loader(owner) {}

    /// The next item of the client that waited longest; called with the mutex held.
    bool take(std::shared_ptr<const ItemSet>& set, std::size_t& item, ThumbnailKey& key)
    {
        for (auto& [client, wish] : wishes)
            while (!wish.items.empty()) {
                item = wish.items.front();
                wish.items.pop_front();
                key = {wish.set->items[item].content, wish.side};
                if (inWork.insert({key.content, key.side}).second) {
                    set = wish.set;
                    return true;
                }
            }
        return false;
    }

    QString cachePath(const ThumbnailKey& key) const
    {
        if (folder.isEmpty())
            return {};
        const QString hex = QString::fromStdString(key.content.hex());
        return QStringLiteral("%1/%2/%3-%4.png").arg(folder, hex.left(2), hex.mid(2)).arg(key.side);
    }

    void run(bool prunes)
    {
        if (prunes && !folder.isEmpty())
            pruneFolder(folder);
        std::unique_lock lock(mutex);
        while (true) {
            std::shared_ptr<const ItemSet> set;
            std::size_t item = 0;
            ThumbnailKey key;
            wake.wait(lock, [&] { return stopping || take(set, item, key); });
            if (stopping)
                return;
            lock.unlock();
            Decoded decoded = decodeItem(*set, set->items[item], key.side, cachePath(key));
            set.reset();
            lock.lock();
            inWork.erase({key.content, key.side});
            finished.push_back({key, std::move(decoded)});
            if (!announced) {
                announced = true;
                QMetaObject::invokeMethod(&loader, [this] { loader.deliver(); }, Qt::QueuedConnection);
            }
        }
    }

    ThumbnailLoader& loader;
    QString folder;
    std::mutex mutex; ///< guards what follows
    std::condition_variable wake;
    std::map<const void*, Wish> wishes;
    std::set<std::pair<Hash, int>> inWork;
    std::vector<Finished> finished;
    bool announced = false;
    bool stopping = false;
    std::vector<std::unique_ptr<QThread>> threads;
};

ThumbnailLoader::ThumbnailLoader(const std::filesystem::path& cacheFolder, QObject* parent)
    : QObject(parent), m_worker(std::make_unique<Worker>(*this)), m_cache(kMemoryKilobytes)
{
    if (!cacheFolder.empty())
        m_worker->folder = QString::fromStdString((cacheFolder / "thumbnails").string());
}

ThumbnailLoader::~ThumbnailLoader()
{
    {
        const std::lock_guard lock(m_worker->mutex);
        m_worker->stopping = true;
    }
    m_worker->wake.notify_all();
    for (const auto& thread : m_worker->threads)
        thread->wait();
}

ThumbnailLoader::Thumbnail ThumbnailLoader::find(const Hash& content, int side) const
{
    const int wanted = bucketOf(side);
    if (const Thumbnail* exact = m_cache.object({content, wanted}))
        return *exact;
    for (const int other : kSides)
        if (const Thumbnail* standIn = m_cache.object({content, other}))
            return *standIn;
    return {};
}

void ThumbnailLoader::want(const void* client, std::shared_ptr<const ItemSet> set,
                           const std::vector<std::size_t>& items, int side)
{
    Worker::Wish wish{std::move(set), {}, bucketOf(side)};
    for (const std::size_t item : items)
        if (!m_cache.contains({wish.set->items[item].content, wish.side}))
            wish.items.push_back(item);
    {
        const std::lock_guard lock(m_worker->mutex);
        m_worker->wishes[client] = std::move(wish);
    }
    // Threads start with the first wish, so that a page that shows nothing costs none.
    while (m_worker->threads.size() < kThreads) {
        const bool prunes = m_worker->threads.empty();
        m_worker->threads.emplace_back(QThread::create([worker = m_worker.get(), prunes] { worker->run(prunes); }));
        m_worker->threads.back()->start(QThread::LowPriority);
    }
    m_worker->wake.notify_all();
}

void ThumbnailLoader::forget(const void* client)
{
    const std::lock_guard lock(m_worker->mutex);
    m_worker->wishes.erase(client);
}

bool ThumbnailLoader::isBusy() const
{
    const std::lock_guard lock(m_worker->mutex);
    return !m_worker->inWork.empty() || !m_worker->finished.empty()
        || std::any_of(m_worker->wishes.begin(), m_worker->wishes.end(),
                       [](const auto& wish) { return !wish.second.items.empty(); });
}

void ThumbnailLoader::deliver()
{
    std::vector<Worker::Finished> finished;
    {
        const std::lock_guard lock(m_worker->mutex);
        finished.swap(m_worker->finished);
        m_worker->announced = false;
    }
    for (Worker::Finished& one : finished) {
        auto thumbnail = std::make_unique<Thumbnail>();
        thumbnail->state = one.decoded.image.isNull() ? State::Broken : State::Ready;
        thumbnail->reason = one.decoded.reason;
        if (!one.decoded.image.isNull())
            thumbnail->picture = QPixmap::fromImage(one.decoded.image);
        const int kilobytes = 1 + one.decoded.image.width() * one.decoded.image.height() * 4 / 1024;
        m_cache.insert(one.key, thumbnail.release(), kilobytes);
    }
    if (!finished.empty())
        emit loaded();
}

} // namespace lathe
