// JPEG through libjpeg-turbo. The decompressor is kept for each thread: making one costs more than
// decoding a small picture.
#include "media/codec/byte_reader.h"
#include "media/codec/codec.h"
#include "media/codec/exif.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstdio>
#include <cstring>

#include <jpeglib.h>
#include <jerror.h>

namespace lathe::codec {

namespace {

/// A progressive file may hold any number of scans over all pixels; no camera writes more than a few.
constexpr int kMaximumScans = 200;
/// A block of 8 × 8 takes at least one bit in the scan of its DC coefficients.
constexpr std::int64_t kPixelsPerByte = 1024;

struct Source {
    jpeg_source_mgr manager{}; // first, libjpeg sees only this
    bool ended = false;        ///< libjpeg asked for bytes behind the last one
};

struct Errors {
    jpeg_error_mgr manager{}; // first, libjpeg sees only this
    std::jmp_buf jump;
    std::array<char, JMSG_LENGTH_MAX> fatal{};
    std::array<char, JMSG_LENGTH_MAX> damage{}; ///< the first warning that means damaged pixels
};

[[noreturn]] void onError(j_common_ptr common)
{
    auto* errors = reinterpret_cast<Errors*>(common->err);
    errors->manager.format_message(common, errors->fatal.data());
    std::longjmp(errors->jump, 1);
}

/// Warnings about bytes between segments are common in photos and harmless; these are not.
void onMessage(j_common_ptr common, int level)
{
    auto* errors = reinterpret_cast<Errors*>(common->err);
    if (level >= 0)
        return;
    ++errors->manager.num_warnings;
    const int code = errors->manager.msg_code;
    const bool damaged = code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE
        || code == JWRN_ARITH_BAD_CODE || code == JWRN_MUST_RESYNC;
    if (damaged && errors->damage[0] == 0)
        errors->manager.format_message(common, errors->damage.data());
}

boolean fillInput(j_decompress_ptr decompressor)
{
    static const JOCTET endOfImage[2] = {0xFF, JPEG_EOI};
    auto* source = reinterpret_cast<Source*>(decompressor->src);
    source->ended = true;
    source->manager.next_input_byte = endOfImage;
    source->manager.bytes_in_buffer = 2;
    return TRUE;
}

void skipInput(j_decompress_ptr decompressor, long count)
{
    jpeg_source_mgr* source = decompressor->src;
    if (count <= 0)
        return;
    if (static_cast<std::size_t>(count) >= source->bytes_in_buffer) {
        fillInput(decompressor);
        return;
    }
    source->next_input_byte += count;
    source->bytes_in_buffer -= static_cast<std::size_t>(count);
}

void limitScans(j_common_ptr common)
{
    const auto* decompressor = reinterpret_cast<j_decompress_ptr>(common);
    if (decompressor->input_scan_number > kMaximumScans)
        ERREXITS(common, JERR_NOTIMPL, "");
}

class Decompressor {
public:
    static Decompressor& ofThisThread()
    {
        thread_local Decompressor decompressor;
        return decompressor;
    }

    ~Decompressor() { jpeg_destroy_decompress(&m_state); }
    Decompressor(const Decompressor&) = delete;
    Decompressor& operator=(const Decompressor&) = delete;

    /// Reads the header and chooses the output's colours.
    Result<void> open(ByteView encoded)
    {
        jpeg_abort_decompress(&m_state);
        m_errors.fatal[0] = m_errors.damage[0] = 0;
        m_errors.manager.num_warnings = 0;
        m_source.ended = false;
        m_source.manager.next_input_byte = encoded.data();
        m_source.manager.bytes_in_buffer = encoded.size();
        m_size = encoded.size();
        if (!readHeader())
            return failure();
        LATHE_CHECK(checkSize(m_state.image_width, m_state.image_height));
        if (!chooseColours())
            return fail(ErrorCode::Incompatible, "A JPEG of this colour space is not read",
                        "Save it as RGB, grey or CMYK");
        return {};
    }

    const jpeg_decompress_struct& state() const { return m_state; }
    bool isGrey() const { return m_state.out_color_space == JCS_GRAYSCALE; }

    /// After open. Gives the smallest size by halves whose sides are at least `minimumSide`.
    Result<Image> decode(int minimumSide)
    {
        LATHE_CHECK(begin(minimumSide));
        Image image;
        image.width = static_cast<int>(m_state.output_width);
        image.height = static_cast<int>(m_state.output_height);
        image.channels = isGrey() ? 1 : 3;
        const std::size_t row = static_cast<std::size_t>(image.width)
            * static_cast<std::size_t>(m_state.output_components);
        const std::size_t height = static_cast<std::size_t>(image.height);
        Bytes pixels(row * height);
        if (!readRows(pixels.data(), row, m_state.output_height))
            return failure();
        LATHE_CHECK(checkEnd());
        image.pixels = plain(std::move(pixels));
        jpeg_abort_decompress(&m_state);
        return image;
    }

    /// After open. A few rows at a time; `orientation` is handed on.
    Result<void> decodeRows(std::int64_t memory, int orientation, RowSink& sink)
    {
        // What it holds goes, also where the sink had enough.
        struct Release {
            jpeg_decompress_struct& state;
            ~Release() { jpeg_abort_decompress(&state); }
        } release{m_state};
        if (jpeg_has_multiple_scans(&m_state))
            LATHE_CHECK(checkMemory(coefficientBytes(), memory));
        LATHE_CHECK(begin(0));
        const int width = static_cast<int>(m_state.output_width), height = static_cast<int>(m_state.output_height);
        LATHE_CHECK(sink.begin({"jpeg", width, height, isGrey() ? 1 : 3, m_state.data_precision}, orientation));
        const std::size_t row = static_cast<std::size_t>(width) * static_cast<std::size_t>(m_state.output_components);
        while (m_state.output_scanline < m_state.output_height) {
            const JDIMENSION first = m_state.output_scanline;
            const JDIMENSION end = std::min<JDIMENSION>(first + static_cast<JDIMENSION>(rowsAtOnce(height)), m_state.output_height);
            Bytes pixels(row * (end - first));
            if (!readRows(pixels.data(), row, end))
                return failure();
            if (m_errors.damage[0] != 0)
                return damage();
            LATHE_CHECK(sink.take(plain(std::move(pixels)).data(), static_cast<int>(end - first)));
        }
        return checkEnd();
    }

private:
    Decompressor()
    {
        m_state.err = jpeg_std_error(&m_errors.manager);
        m_errors.manager.error_exit = onError;
        m_errors.manager.emit_message = onMessage;
        jpeg_create_decompress(&m_state);
        m_source.manager.init_source = [](j_decompress_ptr) {};
        m_source.manager.fill_input_buffer = fillInput;
        m_source.manager.skip_input_data = skipInput;
        m_source.manager.resync_to_restart = jpeg_resync_to_restart;
        m_source.manager.term_source = [](j_decompress_ptr) {};
        m_state.src = &m_source.manager;
        m_progress.progress_monitor = limitScans;
        m_state.progress = &m_progress;
    }

    Result<void> begin(int minimumSide)
    {
        if (!m_state.arith_code)
            LATHE_CHECK(checkDensity(m_size, m_state.image_width, m_state.image_height, kPixelsPerByte));
        if (minimumSide > 0)
            shrink(static_cast<unsigned>(minimumSide));
        if (!start())
            return failure();
        return {};
    }

    Result<void> checkEnd() const
    {
        if (m_errors.damage[0] != 0)
            return damage();
        if (m_source.ended && jpeg_has_multiple_scans(const_cast<j_decompress_ptr>(&m_state)))
            return broken("The picture ends after " + grouped(static_cast<std::int64_t>(m_size))
                          + " bytes, before its last refinement");
        return {};
    }

    /// What a file with several scans keeps of all its pixels: coefficients of 16 bits.
    std::int64_t coefficientBytes() const
    {
        std::int64_t bytes = 0;
        for (int i = 0; i < m_state.num_components; ++i) {
            const jpeg_component_info& component = m_state.comp_info[i];
            bytes += 2 * std::int64_t(m_state.image_width) * m_state.image_height * component.h_samp_factor * component.v_samp_factor
                / (std::int64_t(m_state.max_h_samp_factor) * m_state.max_v_samp_factor);
        }
        return bytes;
    }

    /// Grey or colour.
    Bytes plain(Bytes pixels) const
    {
        return m_state.out_color_space == JCS_CMYK ? rgbOfCmyk(pixels, m_state.saw_Adobe_marker) : std::move(pixels);
    }

    // The functions with setjmp hold nothing that longjmp would have to destroy.

    bool readHeader()
    {
        if (setjmp(m_errors.jump))
            return false;
        jpeg_read_header(&m_state, TRUE);
        return true;
    }

    bool start()
    {
        if (setjmp(m_errors.jump))
            return false;
        jpeg_start_decompress(&m_state);
        return true;
    }

    /// From the next row on, before `end`; `pixels` begins with the next row.
    bool readRows(std::uint8_t* pixels, std::size_t row, JDIMENSION end)
    {
        if (setjmp(m_errors.jump))
            return false;
        const JDIMENSION first = m_state.output_scanline;
        while (m_state.output_scanline < end && m_errors.damage[0] == 0) {
            std::array<JSAMPROW, 8> rows;
            for (std::size_t i = 0; i < rows.size(); ++i)
                rows[i] = pixels + row * (std::min<std::size_t>(m_state.output_scanline + i, end - 1) - first);
            const JDIMENSION left = end - m_state.output_scanline;
            jpeg_read_scanlines(&m_state, rows.data(), std::min<JDIMENSION>(left, rows.size()));
        }
        return true;
    }

    bool chooseColours()
    {
        switch (m_state.jpeg_color_space) {
        case JCS_GRAYSCALE: m_state.out_color_space = JCS_GRAYSCALE; return true;
        case JCS_RGB:
        case JCS_YCbCr: m_state.out_color_space = JCS_RGB; return true;
        case JCS_CMYK:
        case JCS_YCCK: m_state.out_color_space = JCS_CMYK; return true;
        default: return false;
        }
    }

    void shrink(unsigned minimumSide)
    {
        const unsigned side = std::min(m_state.image_width, m_state.image_height);
        m_state.scale_num = 1;
        m_state.scale_denom = 1;
        while (m_state.scale_denom < 8 && side / (2 * m_state.scale_denom) >= minimumSide)
            m_state.scale_denom *= 2;
        if (m_state.scale_denom > 1)
            m_state.do_fancy_upsampling = FALSE;
    }

    /// Stored inverted where Adobe's marker stands (Adobe Technical Note 5116).
    static Bytes rgbOfCmyk(const Bytes& cmyk, bool isInverted)
    {
        Bytes rgb(cmyk.size() / 4 * 3);
        for (std::size_t i = 0, k = 0; i + 3 < cmyk.size(); i += 4, k += 3) {
            const int black = isInverted ? cmyk[i + 3] : 255 - cmyk[i + 3];
            for (std::size_t c = 0; c < 3; ++c) {
                const int ink = isInverted ? cmyk[i + c] : 255 - cmyk[i + c];
                rgb[k + c] = static_cast<std::uint8_t>((ink * black + 127) / 255);
            }
        }
        return rgb;
    }

    tl::unexpected<Error> failure() const
    {
        if (m_source.ended)
            return broken("The picture ends after " + grouped(static_cast<std::int64_t>(m_size)) + " bytes");
        if (m_errors.manager.msg_code == JERR_OUT_OF_MEMORY)
            return fail(ErrorCode::OutOfMemory, "There is not enough memory for this picture");
        if (m_errors.manager.msg_code == JERR_NOTIMPL && m_state.input_scan_number > kMaximumScans)
            return broken("The picture has more than " + std::to_string(kMaximumScans) + " scans");
        return broken(std::string("The JPEG is broken: ") + m_errors.fatal.data());
    }

    tl::unexpected<Error> damage() const
    {
        const std::string place = ", at row " + grouped(m_state.output_scanline) + " of "
            + grouped(m_state.output_height);
        if (m_source.ended)
            return broken("The picture ends after " + grouped(static_cast<std::int64_t>(m_size)) + " bytes"
                          + place);
        return broken(m_errors.damage.data() + place);
    }

    jpeg_decompress_struct m_state{};
    jpeg_progress_mgr m_progress{};
    Errors m_errors;
    Source m_source;
    std::size_t m_size = 0;
};

/// The EXIF of an APP1 segment before the first scan (Exif 2.3, section 4.7).
int orientationOf(ByteView encoded)
{
    const ByteReader reader(encoded, true);
    for (std::size_t offset = 2;;) {
        const auto marker = reader.u16(offset);
        const auto length = reader.u16(offset + 2);
        if (!marker || !length || *marker >> 8 != 0xFF || *marker == 0xFFDA || *length < 2)
            return 1;
        if (*marker == 0xFFE1) {
            const ByteView segment = reader.slice(offset + 4, *length - 2);
            if (asText(segment).starts_with(std::string_view("Exif\0\0", 6)))
                return exifOrientation(segment);
        }
        offset += 2 + *length;
    }
}

Result<Header> header(ByteView encoded)
{
    auto& decompressor = Decompressor::ofThisThread();
    LATHE_CHECK(decompressor.open(encoded));
    const auto& state = decompressor.state();
    return Header{{"jpeg", static_cast<int>(state.image_width), static_cast<int>(state.image_height),
                   decompressor.isGrey() ? 1 : 3, state.data_precision},
                  orientationOf(encoded)};
}

Result<Decoded> decode(ByteView encoded, int minimumSide)
{
    auto& decompressor = Decompressor::ofThisThread();
    LATHE_CHECK(decompressor.open(encoded));
    LATHE_TRY(Image image, decompressor.decode(minimumSide));
    return Decoded{std::move(image), orientationOf(encoded)};
}

Result<bool> rows(ByteView encoded, std::int64_t memory, RowSink& sink)
{
    auto& decompressor = Decompressor::ofThisThread();
    LATHE_CHECK(decompressor.open(encoded));
    LATHE_CHECK(decompressor.decodeRows(memory, orientationOf(encoded), sink));
    return true;
}

} // namespace

const Codec kJpeg{header, decode, rows};

} // namespace lathe::codec
