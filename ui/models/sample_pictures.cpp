#include "ui/models/sample_pictures.h"

#include "media/decode.h"
#include "services/evaluate_service.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

QImage toQImage(const Image& image)
{
    const auto format = image.channels == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB888;
    return QImage(image.pixels.data(), image.width, image.height,
                  static_cast<qsizetype>(image.width) * image.channels, format).copy();
}

} // namespace

Result<std::vector<QImage>> samplePictures(const Workbench& workbench, const DatasetVersion& version,
                                           const std::vector<std::size_t>& indices, int side)
{
    LATHE_TRY(const auto set, workbench.pictures(version));
    std::vector<QImage> pictures;
    for (const std::size_t index : indices.empty() ? spreadOverClasses(*set, 4) : indices) {
        if (index >= set->items.size() || !set->contents)
            continue;
        const auto content = set->contents->read(set->items[index].content);
        if (!content)
            continue;
        if (const auto image = decodePreview(content->bytes, side))
            pictures.push_back(toQImage(*image));
    }
    return pictures;
}

Result<std::vector<std::size_t>> mixedUpItems(Workbench& workbench, std::int64_t run, int one, int other, std::size_t count)
{
    LATHE_TRY(const JudgedPart judged, judgeRun(workbench, run, Part::Validation, false));
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < judged.indices.size() && found.size() < count; ++i) {
        const auto row = judged.predictions.row(i);
        const auto predicted = static_cast<int>(std::max_element(row.begin(), row.end()) - row.begin());
        const int truth = judged.truth.labels[i];
        if ((truth == one && predicted == other) || (truth == other && predicted == one))
            found.push_back(judged.indices[i]);
    }
    return found;
}

std::vector<std::size_t> spreadOverClasses(const ItemSet& set, std::size_t count)
{
    std::vector<std::size_t> chosen;
    std::vector<bool> seen(set.classes.size() + 1, false);
    for (std::size_t i = 0; i < set.items.size() && chosen.size() < count; ++i) {
        const auto label = static_cast<std::size_t>(set.items[i].label + 1);
        if (label < seen.size() && !seen[label]) {
            seen[label] = true;
            chosen.push_back(i);
        }
    }
    for (std::size_t i = 0; i < set.items.size() && chosen.size() < count; ++i)
        if (std::find(chosen.begin(), chosen.end(), i) == chosen.end())
            chosen.push_back(i);
    return chosen;
}

QPixmap tilePixmap(const QImage& picture, int side, double ratio)
{
    const int pixels = static_cast<int>(std::lround(side * ratio));
    QPixmap tile(pixels, pixels);
    tile.fill(Qt::transparent);
    if (picture.isNull())
        return tile;
    QPainter painter(&tile);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath frame;
    frame.addRoundedRect(0, 0, pixels, pixels, 4 * ratio, 4 * ratio);
    painter.setClipPath(frame);
    const int shortSide = std::min(picture.width(), picture.height());
    const QRect source((picture.width() - shortSide) / 2, (picture.height() - shortSide) / 2, shortSide, shortSide);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, shortSide > pixels || shortSide > 64);
    painter.drawImage(QRect(0, 0, pixels, pixels), picture, source);
    painter.end();
    tile.setDevicePixelRatio(ratio);
    return tile;
}

} // namespace lathe
