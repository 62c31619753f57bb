#include "ui/items/item_preview.h"

#include "base/text.h"
#include "media/sound.h"
#include "media/spectrogram.h"

#include <QFont>
#include <QPainter>

#include <algorithm>

namespace lathe {

namespace {

constexpr std::size_t kShown = 600; // bytes of a text
// The same in both themes, as thumbnails are kept: paper and ink.
const QColor kPaper(0xFF, 0xFF, 0xFF), kInk(0x1B, 0x1F, 0x24), kWave(0x00, 0x72, 0xB2);

QImage wavePicture(const Sound& sound, int side)
{
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(kPaper);
    const std::vector<float> samples = mixedDown(sound);
    const auto ranges = Waveform(samples).between(0, static_cast<double>(samples.size()), side);
    QPainter painter(&image);
    painter.setPen(kWave);
    const double middle = side / 2.0, half = side * 0.45;
    for (int x = 0; x < side; ++x) {
        const auto [low, high] = ranges[static_cast<std::size_t>(x)];
        painter.drawLine(QPointF(x + 0.5, middle - high * half), QPointF(x + 0.5, middle - low * half + 0.5));
    }
    return image;
}

QImage textPicture(std::string_view text, int side)
{
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(kPaper);
    QPainter painter(&image);
    QFont font;
    font.setPixelSize(std::max(8, side / 10));
    painter.setFont(font);
    painter.setPen(kInk);
    const int margin = side / 12;
    painter.drawText(image.rect().adjusted(margin, margin, -margin, -margin), Qt::TextWrapAnywhere | Qt::TextWordWrap, QString::fromStdString(toUtf8(text.substr(0, kShown))));
    return image;
}

} // namespace

QImage itemPreview(ByteView content, int side)
{
    if (!sniffSound(content).empty()) {
        NoProgress progress;
        const auto sound = decodeSound(content, progress);
        return sound ? wavePicture(*sound, side) : QImage();
    }
    const std::string_view text = asText(content);
    // The end of what is looked at may cut a character; the rest tells whether it is text.
    const std::string_view head = text.substr(0, std::min(text.size(), 4 * kShown));
    const auto isControl = [](char c) { return c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f'; };
    if (head.empty() || std::ranges::any_of(head, isControl) || (text.size() == head.size() && !isUtf8(head)))
        return {};
    return textPicture(text, side);
}

} // namespace lathe
