#include "media/decode.h"

#include "media/codec/codec.h"
#include "media/orientation.h"

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

} // namespace codec

namespace {

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
    return decode(encoded, std::max(1, minimumSide));
}

} // namespace lathe
