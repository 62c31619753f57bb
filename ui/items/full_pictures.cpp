#include "ui/items/full_pictures.h"

#include "jobs/job_runner.h"
#include "media/decode.h"
#include "ui/items/tile_store.h"

#include <algorithm>

namespace lathe {

namespace {

constexpr int kThreads = 2;
constexpr qint64 kMemory = qint64(768) << 20;
constexpr int kSmallestLevel = 256;

FullPicture decoded(const ItemSet& set, const Item& item)
{
    if (!set.contents)
        return FullPicture::broken(item.content, FullPictures::tr("The content is not at hand"));
    const auto content = set.contents->read(item.content);
    if (!content)
        return FullPicture::broken(item.content, QString::fromStdString(content.error().message));
    const auto image = decodeImage(content->bytes);
    if (!image)
        return FullPicture::broken(item.content, QString::fromStdString(image.error().message));
    const auto format = image->channels == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB888;
    QImage level = QImage(image->pixels.data(), image->width, image->height, image->width * image->channels, format).copy();
    std::vector<QImage> levels{level};
    while (std::max(level.width(), level.height()) > 2 * kSmallestLevel) {
        level = level.scaled(std::max(1, level.width() / 2), std::max(1, level.height() / 2), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                    .convertToFormat(format);
        levels.push_back(level);
    }
    return FullPicture::whole(item.content, std::move(levels));
}

FullPicture tiledOr(Result<std::shared_ptr<const TilePyramid>> tiles, const Hash& content, TileStore& store)
{
    if (!tiles)
        return FullPicture::broken(content, QString::fromStdString(toString(tiles.error())));
    const auto smallest = (*tiles)->read({(*tiles)->levels() - 1, 0, 0});
    if (!smallest)
        return FullPicture::broken(content, QString::fromStdString(toString(smallest.error())));
    return FullPicture::tiled(content, std::move(*tiles), TileStore::imageOf(*smallest), store);
}

} // namespace

FullPictures::FullPictures(JobRunner& jobs, const std::filesystem::path& cacheFolder, QObject* parent, std::int64_t tiledFrom)
    : QObject(parent), m_jobs(jobs), m_cacheFolder(cacheFolder), m_tiledFrom(tiledFrom), m_store(new TileStore(this))
{
    m_pool.setMaxThreadCount(kThreads);
    connect(&jobs, &JobRunner::jobChanged, this, &FullPictures::showShare);
    connect(m_store, &TileStore::loaded, this, &FullPictures::tilesLoaded);
}

FullPictures::~FullPictures()
{
    for (const auto& [job, content] : m_cutting)
        m_jobs.cancel(job);
    m_pool.clear();
    m_pool.waitForDone();
}

bool FullPictures::isBusy() const { return !m_working.empty() || m_store->isBusy(); }

std::shared_ptr<const FullPicture> FullPictures::find(const Hash& content) const
{
    const auto found = std::ranges::find(m_kept, content, [](const auto& picture) { return picture->content(); });
    return found == m_kept.end() ? nullptr : *found;
}

void FullPictures::want(std::shared_ptr<const ItemSet> set, const std::vector<std::size_t>& items)
{
    m_set = std::move(set);
    m_wanted.clear();
    for (auto item = items.rbegin(); item != items.rend(); ++item) {
        const Hash& content = m_set->items[*item].content;
        const auto kept = std::ranges::find(m_kept, content, [](const auto& picture) { return picture->content(); });
        // Where tiles could not be cut there may be room by now, or a person stopped it and came back.
        const bool isTriedAgain = kept != m_kept.end() && (*kept)->state() == FullPicture::State::Broken && isLarge(m_set->items[*item]) && *item == items.front();
        if (isTriedAgain)
            m_kept.erase(kept);
        else if (kept != m_kept.end())
            m_kept.splice(m_kept.begin(), m_kept, kept); // used last
        if ((isTriedAgain || kept == m_kept.end()) && !m_working.contains(content) && (!isLarge(m_set->items[*item]) || *item == items.front()))
            m_wanted.insert(m_wanted.begin(), *item);
    }
    start();
}

void FullPictures::start()
{
    while (!m_wanted.empty() && m_working.size() - m_cutting.size() < kThreads) {
        const Item item = m_set->items[m_wanted.front()];
        m_wanted.erase(m_wanted.begin());
        if (!m_working.insert(item.content).second)
            continue;
        if (isLarge(item)) {
            openTiles(item);
            continue;
        }
        m_pool.start([this, set = m_set, item] {
            auto picture = std::make_shared<FullPicture>(decoded(*set, item));
            QMetaObject::invokeMethod(this, [this, picture] { keep(std::move(*picture)); }, Qt::QueuedConnection);
        });
    }
}

/// Those that were cut before are there at once.
void FullPictures::openTiles(const Item& item)
{
    m_pool.start([this, item, folder = m_cacheFolder] {
        auto tiles = findTiles(folder, item.content);
        const bool isThere = tiles.has_value();
        auto picture = std::make_shared<FullPicture>(tiledOr(std::move(tiles), item.content, *m_store));
        QMetaObject::invokeMethod(this, [this, isThere, picture, item] { isThere ? keep(std::move(*picture)) : cut(item); }, Qt::QueuedConnection);
    });
}

void FullPictures::cut(const Item& item)
{
    using Cut = std::shared_ptr<FullPicture>;
    const int job = m_jobs.start<Cut>(
        Lane::Io, tr("Prepare %1 for looking at").arg(QString::fromStdString(item.name).section(u'/', -1)),
        [set = m_set, content = item.content, folder = m_cacheFolder, store = m_store](Progress& progress) -> Result<Cut> {
            auto tiles = cutTiles(folder, *set, content, progress);
            if (!tiles && tiles.error().isCancelled())
                return tl::unexpected<Error>(tiles.error());
            return std::make_shared<FullPicture>(tiledOr(std::move(tiles), content, *store));
        },
        this,
        [this, content = item.content](Result<Cut> done) {
            std::erase_if(m_cutting, [&](const auto& one) { return one.second == content; });
            std::erase_if(m_kept, [&](const auto& one) { return one->content() == content; }); // how far it was
            keep(done ? std::move(**done) : FullPicture::broken(content, tr("It was not prepared: that was cancelled")));
        });
    m_cutting.emplace(job, item.content);
    m_kept.push_front(std::make_shared<const FullPicture>(FullPicture::preparing(item.content, 0)));
    emit loaded(item.content);
    start();
}

void FullPictures::showShare(int job)
{
    const auto found = m_cutting.find(job);
    const auto status = found == m_cutting.end() ? std::nullopt : m_jobs.job(job);
    if (!status || status->total <= 0)
        return;
    const Hash content = found->second;
    const auto kept = std::ranges::find(m_kept, content, [](const auto& picture) { return picture->content(); });
    auto picture = std::make_shared<const FullPicture>(FullPicture::preparing(content, static_cast<double>(status->done) / static_cast<double>(status->total)));
    if (kept != m_kept.end())
        *kept = std::move(picture);
    else
        m_kept.push_front(std::move(picture));
    emit loaded(content);
}

void FullPictures::keep(FullPicture picture)
{
    const Hash content = picture.content();
    m_working.erase(content);
    m_kept.push_front(std::make_shared<const FullPicture>(std::move(picture)));
    qint64 bytes = 0;
    std::size_t count = 0;
    for (auto kept = m_kept.begin(); kept != m_kept.end();) {
        bytes += (*kept)->bytes();
        kept = bytes > kMemory && ++count > 1 ? m_kept.erase(kept) : std::next(kept);
    }
    start();
    emit loaded(content);
}

} // namespace lathe
