// GIF, BMP, TIFF and WebP through Qt's image plug-ins, which need no application object.
#include "media/codec/codec.h"
#include "media/codec/container.h"

#include <QIODevice>
#include <QImageReader>

#include <algorithm>
#include <cstring>

#ifdef LATHE_HAS_TIFF
#include <tiffio.h>
#endif

namespace lathe::codec {

namespace {

/// In megabytes. Sixteen bits for each of four channels of the largest picture.
constexpr int kAllocationLimit = static_cast<int>(kMaximumPixels * 8 >> 20);

Result<Container> readContainer(ByteView encoded, std::string_view format)
{
    if (format == "gif")
        return readGif(encoded);
    if (format == "bmp")
        return readBmp(encoded);
    if (format == "tiff")
        return readTiff(encoded);
    return readWebp(encoded);
}

/// Settings of the libraries behind the plug-ins, once for the process.
void prepareLibraries()
{
    static const bool isPrepared = [] {
        QImageReader::setAllocationLimit(kAllocationLimit);
#ifdef LATHE_HAS_TIFF
        // libtiff would write about every odd file to standard error, which belongs to the commands.
        TIFFSetWarningHandler(nullptr);
        TIFFSetErrorHandler(nullptr);
#endif
        return true;
    }();
    Q_UNUSED(isPrepared);
}

/// Bytes of somebody else. Unlike QBuffer it is silent about a broken file's jumps behind the end.
class ByteDevice final : public QIODevice {
public:
    explicit ByteDevice(ByteView bytes) : m_bytes(bytes) { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }

    qint64 size() const override { return static_cast<qint64>(m_bytes.size()); }
    bool seek(qint64 position) override
    {
        return position >= 0 && position <= size() && QIODevice::seek(position);
    }

protected:
    qint64 readData(char* target, qint64 count) override
    {
        const qint64 available = std::clamp<qint64>(size() - pos(), 0, count);
        if (available > 0)
            std::memcpy(target, m_bytes.data() + pos(), static_cast<std::size_t>(available));
        return available;
    }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    ByteView m_bytes;
};

/// A reader on bytes that it does not own.
class Reader {
public:
    Reader(ByteView encoded, std::string_view format)
        : m_device(encoded), m_format(format)
    {
        prepareLibraries();
        m_reader.setDevice(&m_device);
        m_reader.setFormat(QByteArray(format.data(), static_cast<qsizetype>(format.size())));
        m_reader.setAutoDetectImageFormat(false);
        m_reader.setAutoTransform(false);
    }

    Result<QSize> size()
    {
        const QSize size = m_reader.size();
        if (!size.isValid())
            return failure();
        LATHE_CHECK(checkSize(size.width(), size.height()));
        return size;
    }

    int bitDepth() const
    {
        switch (m_reader.imageFormat()) {
        case QImage::Format_Mono:
        case QImage::Format_MonoLSB: return 1;
        case QImage::Format_Grayscale16:
        case QImage::Format_RGBX64:
        case QImage::Format_RGBA64:
        case QImage::Format_RGBA64_Premultiplied: return 16;
        default: return 8;
        }
    }

    Result<QImage> read()
    {
        QImage image;
        if (!m_reader.read(&image) || image.isNull())
            return failure();
        return image;
    }

private:
    tl::unexpected<Error> failure() const
    {
        if (m_reader.error() == QImageReader::UnsupportedFormatError)
            return fail(ErrorCode::Incompatible, "Qt's plug-in for " + m_format + " is not installed",
                        "Install the package qt6-image-formats-plugins");
        return broken("The " + m_format + " picture is broken or of a kind that is not read");
    }

    ByteDevice m_device;
    QImageReader m_reader;
    std::string m_format;
};

Image plainImage(const QImage& read, int channels)
{
    const QImage image = read.convertToFormat(read.hasAlphaChannel() ? QImage::Format_ARGB32
                                                                     : QImage::Format_RGB32);
    Image plain{image.width(), image.height(), channels, {}};
    plain.pixels.resize(static_cast<std::size_t>(plain.width) * static_cast<std::size_t>(plain.height)
                        * static_cast<std::size_t>(channels));
    std::uint8_t* target = plain.pixels.data();
    for (int y = 0; y < plain.height; ++y) {
        const auto* row = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        for (int x = 0; x < plain.width; ++x) {
            const int alpha = qAlpha(row[x]);
            *target++ = overWhite(qRed(row[x]), alpha);
            if (channels == 3) {
                *target++ = overWhite(qGreen(row[x]), alpha);
                *target++ = overWhite(qBlue(row[x]), alpha);
            }
        }
    }
    return plain;
}

Result<Header> header(ByteView encoded)
{
    const std::string_view format = sniffImage(encoded);
    LATHE_TRY(const Container container, readContainer(encoded, format));
    Reader reader(encoded, format);
    LATHE_TRY(const QSize size, reader.size());
    return Header{{std::string(format), size.width(), size.height(), container.channels, reader.bitDepth()},
                  container.orientation};
}

Result<Decoded> decode(ByteView encoded, int)
{
    const std::string_view format = sniffImage(encoded);
    LATHE_TRY(const Container container, readContainer(encoded, format));
    Reader reader(encoded, format);
    LATHE_CHECK(reader.size());
    LATHE_TRY(const QImage image, reader.read());
    if (image.isNull())
        return fail(ErrorCode::OutOfMemory, "There is not enough memory for this picture");
    return Decoded{plainImage(image, container.channels), container.orientation};
}

} // namespace

const Codec kQt{header, decode, tiffRows};

} // namespace lathe::codec
