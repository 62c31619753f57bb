#include "ui/items/full_pictures.h"

#include "media/decode.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

constexpr int kThreads = 2;
constexpr qint64 kMemory = qint64(768) << 20;
constexpr int kSmallestLevel = 256;

std::shared_ptr<const FullPicture> decoded(const ItemSet& set, const Item& item)
{
    auto picture = std::make_shared<FullPicture>();
    picture->content = item.content;
    const auto broken = [&](const Error& error) {
        picture->reason = QString::fromStdString(error.message);
        return picture;
    };
    if (!set.contents)
        return broken({ErrorCode::NotFound, "The content is not at hand", {}, {}});
    const auto content = set.contents->read(item.content);
    if (!content)
        return broken(content.error());
    const auto image = decodeImage(content->bytes);
    if (!image)
        return broken(image.error());
    const auto format = image->channels == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB888;
    QImage level = QImage(image->pixels.data(), image->width, image->height, image->width * image->channels, format).copy();
    picture->levels.push_back(level);
    while (std::max(level.width(), level.height()) > 2 * kSmallestLevel) {
        level = level.scaled(std::max(1, level.width() / 2), std::max(1, level.height() / 2), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                    .convertToFormat(format);
        picture->levels.push_back(level);
    }
    return picture;
}

} // namespace

qint64 FullPicture::bytes() const
{
    qint64 bytes = 0;
    for (const QImage& level : levels)
        bytes += level.sizeInBytes();
    return bytes;
}

int FullPicture::levelFor(double zoom) const
{
    const int level = zoom >= 1 ? 0 : static_cast<int>(std::floor(-std::log2(zoom) + 1e-9));
    return std::clamp(level, 0, static_cast<int>(levels.size()) - 1);
}

FullPictures::FullPictures(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(kThreads);
}

FullPictures::~FullPictures()
{
    m_pool.clear();
    m_pool.waitForDone();
}

std::shared_ptr<const FullPicture> FullPictures::find(const Hash& content) const
{
    const auto found = std::ranges::find(m_kept, content, [](const auto& picture) { return picture->content; });
    return found == m_kept.end() ? nullptr : *found;
}

void FullPictures::want(std::shared_ptr<const ItemSet> set, const std::vector<std::size_t>& items)
{
    m_set = std::move(set);
    m_wanted.clear();
    for (auto item = items.rbegin(); item != items.rend(); ++item) {
        const Hash& content = m_set->items[*item].content;
        const auto kept = std::ranges::find(m_kept, content, [](const auto& picture) { return picture->content; });
        if (kept != m_kept.end())
            m_kept.splice(m_kept.begin(), m_kept, kept); // used last
        else if (!m_working.contains(content))
            m_wanted.insert(m_wanted.begin(), *item);
    }
    start();
}

void FullPictures::start()
{
    while (!m_wanted.empty() && m_working.size() < kThreads) {
        const Item item = m_set->items[m_wanted.front()];
        m_wanted.erase(m_wanted.begin());
        if (!m_working.insert(item.content).second)
            continue;
        m_pool.start([this, set = m_set, item] {
            auto picture = decoded(*set, item);
            QMetaObject::invokeMethod(this, [this, picture] { keep(picture); }, Qt::QueuedConnection);
        });
    }
}

void FullPictures::keep(std::shared_ptr<const FullPicture> picture)
{
    m_working.erase(picture->content);
    m_kept.push_front(picture);
    qint64 bytes = 0;
    std::size_t count = 0;
    for (auto kept = m_kept.begin(); kept != m_kept.end();) {
        bytes += (*kept)->bytes();
        kept = bytes > kMemory && ++count > 1 ? m_kept.erase(kept) : std::next(kept);
    }
    start();
    emit loaded(picture->content);
}

} // namespace lathe
