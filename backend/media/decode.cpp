#include "media/decode.h"

#include "media/codec/codec.h"
#include "media/orientation.h"
#include "media/row_halver.h"

#include <new>

namespace lathe {

namespace codec {

Result<void> checkSize(std::int64_t width, std::int64_t height)
{
    if (width <= 0 || height <= 0)
        return broken("The picture has no pixels: " + std::to_string(width) + " × " + std::to_string(height));
    if (width > kMaximumPixels / height)
        return fail(ErrorCode::OutOfMemory,
                    "A picture of " + grouped(width) + " × " + grouped(height) + " pixels is too large",
                    "The largest has " + grouped(kMaximumPixels) + " pixels");
    return {};
}

Result<void> checkDensity(std::size_t size, std::int64_t width, std::int64_t height,
                          std::int64_t pixelsPerByte)
{
    if (width * height / pixelsPerByte > static_cast<std::int64_t>(size))
        return broken(grouped(static_cast<std::int64_t>(size)) + " bytes cannot hold " + grouped(width)
                      + " × " + grouped(height) + " pixels");
    return {};
}

Result<void> checkMemory(std::int64_t needed, std::int64_t memory)
{
    if (needed > memory)
        return fail(ErrorCode::OutOfMemory, "To decode this picture takes " + grouped(needed >> 20) + " MB, and " + grouped(memory >> 20) + " MB are free for it",
                    "Save it as a JPEG that is not progressive or as a PNG that is not interlaced: they are read row by row");
    return {};
}

} // namespace codec

namespace {

/// Larger pictures are made smaller while they are decoded, where only a preview is asked for.
constexpr std::int64_t kLargePreview = std::int64_t(1) << 24;
/// What the libraries hold of a pixel while they decode a picture as a whole, at most: two copies and the plain pixels.
constexpr std::int64_t kBytesOfPixel = 12;

const codec::Codec* codecFor(std::string_view format)
{
    if (format == "jpeg")
        return &codec::kJpeg;
    if (format == "png")
        return &codec::kPng;
    if (format == "pnm")
        return &codec::kPnm;
    return format.empty() ? nullptr : &codec::kQt;
}

Result<const codec::Codec*> findCodec(ByteView encoded)
{
    if (encoded.empty())
        return codec::broken("The file is empty");
    if (const codec::Codec* codec = codecFor(sniffImage(encoded)))
        return codec;
    return fail(ErrorCode::Incompatible, "This is no picture of a format that Lathe reads",
                "PNG, JPEG, GIF, BMP, TIFF, WebP and PNM are read");
}

Result<Image> decode(ByteView encoded, int minimumSide)
{
    LATHE_TRY(const codec::Codec* codec, findCodec(encoded));
    try {
        LATHE_TRY(codec::Decoded decoded, codec->decode(encoded, minimumSide));
        return orientedImage(std::move(decoded.image), decoded.orientation);
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::OutOfMemory, "There is not enough memory for this picture");
    }
}

/// Halved until another half would be too small.
class Preview final : public RowSink {
public:
    explicit Preview(int minimumSide) : m_minimumSide(minimumSide) {}

    Result<void> begin(const ImageInfo& stored, int orientation) override
    {
        m_orientation = orientation;
        m_image = {stored.width, stored.height, stored.channels, {}};
        m_storedBytes = static_cast<std::size_t>(stored.width) * static_cast<std::size_t>(stored.channels);
        for (int side = std::min(stored.width, stored.height); side / 2 >= m_minimumSide; side /= 2) {
            m_halvers.emplace_back(m_image.width, stored.channels);
            m_image.width = m_halvers.back().width();
            m_image.height = (m_image.height + 1) / 2;
        }
        return {};
    }
    Result<void> take(const std::uint8_t* rows, int count) override
    {
        for (int i = 0; i < count; ++i)
            put(0, rows + m_storedBytes * static_cast<std::size_t>(i));
        return {};
    }
    Image finish()
    {
        for (std::size_t i = 0; i < m_halvers.size(); ++i)
            if (m_halvers[i].finish())
                put(i + 1, m_halvers[i].row());
        return orientedImage(std::move(m_image), m_orientation);
    }

private:
    void put(std::size_t level, const std::uint8_t* row)
    {
        if (level == m_halvers.size())
            m_image.pixels.insert(m_image.pixels.end(), row, row + m_image.width * m_image.channels);
        else if (m_halvers[level].take(row))
            put(level + 1, m_halvers[level].row());
    }

    int m_minimumSide;
    int m_orientation = 1;
    std::vector<RowHalver> m_halvers;
    Image m_image;
    std::size_t m_storedBytes = 0;
};

} // namespace

std::string_view sniffImage(ByteView encoded)
{
    using std::string_view_literals::operator""sv;
    const std::string_view text = asText(encoded.first(std::min<std::size_t>(16, encoded.size())));
    if (text.starts_with("\x89PNG\r\n\x1A\n"sv))
        return "png";
    if (text.starts_with("\xFF\xD8\xFF"sv))
        return "jpeg";
    if (text.starts_with("GIF87a"sv) || text.starts_with("GIF89a"sv))
        return "gif";
    if (text.starts_with("II*\0"sv) || text.starts_with("MM\0*"sv) || text.starts_with("II+\0"sv)
        || text.starts_with("MM\0+"sv))
        return "tiff";
    if (text.size() >= 12 && text.starts_with("RIFF"sv) && text.substr(8, 4) == "WEBP"sv)
        return "webp";
    // Two letters alone are too little: the reserved words of the header must be zero too.
    if (text.size() >= 16 && text.starts_with("BM"sv) && text.substr(6, 4) == "\0\0\0\0"sv)
        return "bmp";
    const bool isPnm = text.size() >= 3 && text[0] == 'P' && text[1] >= '1' && text[1] <= '6'
        && (text[2] == '#' || text[2] == ' ' || (text[2] >= '\t' && text[2] <= '\r'));
    return isPnm ? "pnm" : "";
}

Result<ImageInfo> readImageInfo(ByteView encoded)
{
    LATHE_TRY(const codec::Codec* codec, findCodec(encoded));
    LATHE_TRY(codec::Header header, codec->header(encoded));
    if (swapsSides(header.orientation))
        std::swap(header.info.width, header.info.height);
    return header.info;
}

Result<Image> decodeImage(ByteView encoded)
{
    return decode(encoded, 0);
}

Result<Image> decodePreview(ByteView encoded, int minimumSide)
{
    const int side = std::max(1, minimumSide);
    LATHE_TRY(const codec::Codec* codec, findCodec(encoded));
    // JPEG makes it smaller by itself.
    if (codec == &codec::kJpeg)
        return decode(encoded, side);
    LATHE_TRY(const codec::Header header, codec->header(encoded));
    if (!codec->rows || std::int64_t(header.info.width) * header.info.height < kLargePreview)
        return decode(encoded, side);
    try {
        Preview preview(side);
        LATHE_TRY(const bool isDone, codec->rows(encoded, 0, preview));
        return isDone ? preview.finish() : decode(encoded, side);
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::OutOfMemory, "There is not enough memory for this picture");
    }
}

Result<void> decodeRows(ByteView encoded, std::int64_t memory, RowSink& sink)
{
    LATHE_TRY(const codec::Codec* codec, findCodec(encoded));
    try {
        if (codec->rows) {
            LATHE_TRY(const bool isDone, codec->rows(encoded, memory, sink));
            if (isDone)
                return {};
        }
        LATHE_TRY(const codec::Header header, codec->header(encoded));
        LATHE_CHECK(codec::checkMemory(std::int64_t(header.info.width) * header.info.height * kBytesOfPixel, memory));
        LATHE_TRY(const codec::Decoded decoded, codec->decode(encoded, 0));
        const Image& image = decoded.image;
        ImageInfo stored = header.info;
        stored.width = image.width;
        stored.height = image.height;
        stored.channels = image.channels;
        LATHE_CHECK(sink.begin(stored, decoded.orientation));
        for (int y = 0; y < image.height; ++y)
            LATHE_CHECK(sink.take(image.pixels.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.channels), 1));
        return {};
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::OutOfMemory, "There is not enough memory for this picture");
    }
}

} // namespace lathe
