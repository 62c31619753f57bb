// PNG through libpng.
#include "media/codec/byte_reader.h"
#include "media/codec/codec.h"
#include "media/codec/exif.h"

#include <png.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace lathe::codec {

namespace {

/// Deflate packs at most 1,032 bytes into one.
constexpr std::int64_t kBestCompression = 1032;
constexpr std::size_t kSignatureSize = 8;

constexpr png_uint_32 chunkName(const char (&name)[5])
{
    return png_uint_32(static_cast<unsigned char>(name[0])) << 24
        | png_uint_32(static_cast<unsigned char>(name[1])) << 16
        | png_uint_32(static_cast<unsigned char>(name[2])) << 8
        | png_uint_32(static_cast<unsigned char>(name[3]));
}

/// What the chunks say without being unpacked (PNG specification, section 5.3).
struct Chunks {
    std::uint64_t neededSize = 0; ///< as far as the chunks tell
    ByteView exif;
};

Chunks walkChunks(ByteView encoded)
{
    Chunks chunks;
    const ByteReader reader(encoded, true);
    for (std::size_t offset = kSignatureSize;;) {
        const auto length = reader.u32(offset);
        const auto name = reader.u32(offset + 4);
        if (!length || !name) {
            chunks.neededSize = offset + 12; // at least the empty chunk IEND
            return chunks;
        }
        const std::uint64_t end = std::uint64_t(offset) + 12 + *length;
        if (*name == chunkName("eXIf"))
            chunks.exif = reader.slice(offset + 8, *length);
        if (end > encoded.size() || *name == chunkName("IEND")) {
            chunks.neededSize = end + (*name == chunkName("IEND") ? 0 : 12);
            return chunks;
        }
        offset = static_cast<std::size_t>(end);
    }
}

class Decoder {
public:
    explicit Decoder(ByteView encoded) : m_encoded(encoded)
    {
        m_png = png_create_read_struct(PNG_LIBPNG_VER_STRING, this, onError, [](png_structp, png_const_charp) {});
        if (m_png)
            m_info = png_create_info_struct(m_png);
    }

    ~Decoder() { png_destroy_read_struct(&m_png, &m_info, nullptr); }
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;

    Result<ImageInfo> readHeader()
    {
        if (!m_info)
            return fail(ErrorCode::OutOfMemory, "There is not enough memory for this picture");
        if (!readInfo())
            return failure();
        const png_uint_32 width = png_get_image_width(m_png, m_info);
        const png_uint_32 height = png_get_image_height(m_png, m_info);
        LATHE_CHECK(checkSize(width, height));
        return ImageInfo{"png", static_cast<int>(width), static_cast<int>(height), isGrey() ? 1 : 3,
                         png_get_bit_depth(m_png, m_info)};
    }

    Result<Image> decode(const ImageInfo& info)
    {
        LATHE_CHECK(begin(info));
        const std::size_t row = png_get_rowbytes(m_png, m_info);
        const std::size_t height = static_cast<std::size_t>(info.height);
        Bytes stored(row * height);
        m_rows.resize(height);
        for (std::size_t y = 0; y < height; ++y)
            m_rows[y] = stored.data() + y * row;
        if (!readPixels())
            return failure();
        const std::size_t storedChannels = png_get_channels(m_png, m_info);
        return Image{info.width, info.height, info.channels,
                     plainPixels(std::move(stored), storedChannels, static_cast<std::size_t>(info.channels))};
    }

    /// After readHeader: rows do not come in order where it is interlaced.
    bool isInterlaced() const { return png_get_interlace_type(m_png, m_info) != PNG_INTERLACE_NONE; }

    /// After readHeader. A few rows at a time.
    Result<void> decodeRows(const ImageInfo& info, int orientation, RowSink& sink)
    {
        LATHE_CHECK(begin(info));
        LATHE_CHECK(sink.begin(info, orientation));
        const std::size_t row = png_get_rowbytes(m_png, m_info), channels = png_get_channels(m_png, m_info);
        for (int done = 0; done < info.height;) {
            const int count = std::min(rowsAtOnce(info.height), info.height - done);
            Bytes stored(row * static_cast<std::size_t>(count));
            m_rows.resize(static_cast<std::size_t>(count));
            for (std::size_t i = 0; i < m_rows.size(); ++i)
                m_rows[i] = stored.data() + i * row;
            if (!readRows())
                return failure();
            LATHE_CHECK(sink.take(plainPixels(std::move(stored), channels, static_cast<std::size_t>(info.channels)).data(), count));
            done += count;
        }
        if (!readEnd())
            return failure();
        return {};
    }

private:
    Result<void> begin(const ImageInfo& info)
    {
        const std::uint64_t rawBytes = png_get_rowbytes(m_png, m_info) * std::uint64_t(info.height);
        if (rawBytes / kBestCompression > m_encoded.size())
            return truncated(m_encoded.size(), rawBytes / kBestCompression);
        if (!chooseFormat())
            return failure();
        return {};
    }

    [[noreturn]] static void onError(png_structp png, png_const_charp message)
    {
        auto* decoder = static_cast<Decoder*>(png_get_error_ptr(png));
        std::strncpy(decoder->m_message.data(), message, decoder->m_message.size() - 1);
        png_longjmp(png, 1);
    }

    static void onRead(png_structp png, png_bytep target, std::size_t count)
    {
        auto* decoder = static_cast<Decoder*>(png_get_io_ptr(png));
        if (count > decoder->m_encoded.size() - decoder->m_position) {
            decoder->m_ended = true;
            png_error(png, "ends early");
        }
        std::memcpy(target, decoder->m_encoded.data() + decoder->m_position, count);
        decoder->m_position += count;
    }

    // The functions with setjmp hold nothing that longjmp would have to destroy.

    bool readInfo()
    {
        if (setjmp(png_jmpbuf(m_png)))
            return false;
        png_set_read_fn(m_png, this, onRead);
        png_set_user_limits(m_png, 0x7FFFFFFF, 0x7FFFFFFF);
        // Texts and colour profiles are not used, so they are not unpacked either.
        static const png_byte unused[] = "iCCP\0iTXt\0tEXt\0zTXt\0sPLT\0hIST\0eXIf\0gAMA\0cHRM\0sRGB\0tIME\0pHYs";
        png_set_keep_unknown_chunks(m_png, PNG_HANDLE_CHUNK_NEVER, unused, 12);
        png_read_info(m_png, m_info);
        return true;
    }

    bool chooseFormat()
    {
        if (setjmp(png_jmpbuf(m_png)))
            return false;
        png_set_expand(m_png);
        png_set_scale_16(m_png);
        png_set_interlace_handling(m_png);
        png_read_update_info(m_png, m_info);
        return true;
    }

    bool readPixels()
    {
        if (setjmp(png_jmpbuf(m_png)))
            return false;
        png_read_image(m_png, m_rows.data());
        png_read_end(m_png, nullptr);
        return true;
    }

    bool readRows()
    {
        if (setjmp(png_jmpbuf(m_png)))
            return false;
        png_read_rows(m_png, m_rows.data(), nullptr, static_cast<png_uint_32>(m_rows.size()));
        return true;
    }

    bool readEnd()
    {
        if (setjmp(png_jmpbuf(m_png)))
            return false;
        png_read_end(m_png, nullptr);
        return true;
    }

    bool isGrey() const
    {
        const int type = png_get_color_type(m_png, m_info);
        if (!(type & PNG_COLOR_MASK_COLOR))
            return true;
        png_colorp palette = nullptr;
        int count = 0;
        if (type != PNG_COLOR_TYPE_PALETTE || !png_get_PLTE(m_png, m_info, &palette, &count))
            return false;
        return std::all_of(palette, palette + count, [](const png_color& colour) {
            return colour.red == colour.green && colour.green == colour.blue;
        });
    }

    /// From 1 grey, 2 grey and alpha, 3 colour, 4 colour and alpha to `channels` without alpha.
    static Bytes plainPixels(Bytes stored, std::size_t storedChannels, std::size_t channels)
    {
        if (storedChannels == channels)
            return stored;
        const bool hasAlpha = storedChannels % 2 == 0;
        const std::size_t pixels = stored.size() / storedChannels;
        Bytes plain(pixels * channels);
        for (std::size_t i = 0; i < pixels; ++i) {
            const std::uint8_t* from = stored.data() + i * storedChannels;
            const int alpha = hasAlpha ? from[storedChannels - 1] : 255;
            for (std::size_t c = 0; c < channels; ++c)
                plain[i * channels + c] = overWhite(from[c], alpha);
        }
        return plain;
    }

    tl::unexpected<Error> failure() const
    {
        if (m_ended)
            return truncated(m_encoded.size(), walkChunks(m_encoded).neededSize);
        return broken(std::string("The PNG is broken: ") + m_message.data());
    }

    ByteView m_encoded;
    std::size_t m_position = 0;
    bool m_ended = false;
    std::array<char, 128> m_message{};
    std::vector<png_bytep> m_rows;
    png_structp m_png = nullptr;
    png_infop m_info = nullptr;
};

Result<Header> header(ByteView encoded)
{
    Decoder decoder(encoded);
    LATHE_TRY(ImageInfo info, decoder.readHeader());
    return Header{std::move(info), exifOrientation(walkChunks(encoded).exif)};
}

Result<Decoded> decode(ByteView encoded, int)
{
    Decoder decoder(encoded);
    LATHE_TRY(const ImageInfo info, decoder.readHeader());
    LATHE_TRY(Image image, decoder.decode(info));
    return Decoded{std::move(image), exifOrientation(walkChunks(encoded).exif)};
}

Result<bool> rows(ByteView encoded, std::int64_t, RowSink& sink)
{
    Decoder decoder(encoded);
    LATHE_TRY(const ImageInfo info, decoder.readHeader());
    if (decoder.isInterlaced())
        return false;
    LATHE_CHECK(decoder.decodeRows(info, exifOrientation(walkChunks(encoded).exif), sink));
    return true;
}

} // namespace

const Codec kPng{header, decode, rows};

} // namespace lathe::codec

namespace lathe {

namespace {

/// Takes what libpng writes; runs inside setjmp, so it only appends.
void append(png_structp png, png_bytep bytes, std::size_t count)
{
    auto* target = static_cast<Bytes*>(png_get_io_ptr(png));
    target->insert(target->end(), bytes, bytes + count);
}

bool write(png_structp png, png_infop info, const Image& image, Bytes& target)
{
    if (setjmp(png_jmpbuf(png)))
        return false;
    png_set_write_fn(png, &target, append, [](png_structp) {});
    png_set_IHDR(png, info, static_cast<png_uint_32>(image.width), static_cast<png_uint_32>(image.height), 8,
                 image.channels == 1 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    const std::size_t row = static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.channels);
    for (std::size_t y = 0; y < static_cast<std::size_t>(image.height); ++y)
        png_write_row(png, image.pixels.data() + y * row);
    png_write_end(png, nullptr);
    return true;
}

} // namespace

Bytes encodePng(const Image& image)
{
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png ? png_create_info_struct(png) : nullptr;
    Bytes encoded;
    if (!info || !write(png, info, image, encoded))
        encoded.clear();
    png_destroy_write_struct(&png, &info);
    return encoded;
}

} // namespace lathe
