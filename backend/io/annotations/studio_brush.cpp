#include "io/annotations/studio_brush.h"

#include "io/annotations/mask_runs.h"

#include <algorithm>
#include <array>

namespace lathe {

namespace {

constexpr unsigned kWordBits = 8;
/// Lengths are written with the first of these numbers of bits that holds them less one.
constexpr std::array<unsigned, 4> kLengthBits{4, 8, 12, 16};

class BitReader {
public:
    explicit BitReader(const std::vector<std::uint8_t>& bytes) : m_bytes(bytes) {}
    std::optional<std::uint32_t> read(unsigned count)
    {
        if (m_at + count > m_bytes.size() * 8)
            return std::nullopt;
        std::uint32_t value = 0;
        for (unsigned i = 0; i < count; ++i, ++m_at)
            value = value << 1 | (m_bytes[m_at / 8] >> (7 - m_at % 8) & 1U);
        return value;
    }

private:
    const std::vector<std::uint8_t>& m_bytes;
    std::size_t m_at = 0;
};

class BitWriter {
public:
    void write(std::uint32_t value, unsigned count)
    {
        for (unsigned i = count; i-- > 0; ++m_at) {
            if (m_at % 8 == 0)
                m_bytes.push_back(0);
            m_bytes.back() = static_cast<std::uint8_t>(m_bytes.back() | (value >> i & 1U) << (7 - m_at % 8));
        }
    }
    std::vector<std::uint8_t> take() { return std::move(m_bytes); }

private:
    std::vector<std::uint8_t> m_bytes;
    std::size_t m_at = 0;
};

/// The fourth word of each pixel, as runs.
class OpacityRuns {
public:
    explicit OpacityRuns(std::uint64_t pixels) : m_words(pixels * 4) {}
    /// False beyond the picture.
    bool add(std::uint32_t word, std::uint64_t count)
    {
        if (m_at + count > m_words)
            return false;
        // Opacities at 3, 7, 11, …
        const std::uint64_t pixels = (m_at + count) / 4 - m_at / 4;
        m_at += count;
        const bool isInside = word != 0;
        if (pixels == 0)
            return true;
        if (isInside != (m_runs.size() % 2 == 0))
            m_runs.push_back(0);
        m_runs.back() += static_cast<std::uint32_t>(pixels);
        return true;
    }
    bool isFull() const { return m_at == m_words; }
    std::vector<std::uint32_t> take() { return std::move(m_runs); }

private:
    std::uint64_t m_words, m_at = 0;
    std::vector<std::uint32_t> m_runs{0}; ///< the first is outside
};

} // namespace

Result<Mask> maskOfBrush(const std::vector<std::uint8_t>& packed, std::uint32_t width, std::uint32_t height)
{
    const auto broken = [] { return fail(ErrorCode::Parse, "The brush's run lengths are broken"); };
    const std::uint64_t pixels = std::uint64_t(width) * height;
    if (pixels == 0 || pixels > kMostMaskPixels)
        return fail(ErrorCode::Parse, "The brush is of a picture of " + std::to_string(width) + " × " + std::to_string(height));
    BitReader reader(packed);
    const auto words = reader.read(32), wordBits = reader.read(5);
    if (!words || !wordBits || *wordBits + 1 != kWordBits)
        return broken();
    if (*words != pixels * 4)
        return fail(ErrorCode::Parse, "The brush has " + std::to_string(*words) + " words; a picture of " + std::to_string(width) + " × "
                    + std::to_string(height) + " has four a pixel");
    std::array<unsigned, 4> lengthBits{};
    for (unsigned& bits : lengthBits) {
        const auto value = reader.read(4);
        if (!value)
            return broken();
        bits = *value + 1;
    }
    OpacityRuns runs(pixels);
    while (!runs.isFull()) {
        const auto isRepeated = reader.read(1), which = reader.read(2);
        const auto length = which ? reader.read(lengthBits[*which]) : std::nullopt;
        if (!isRepeated || !length)
            return broken();
        if (*isRepeated == 1) {
            const auto word = reader.read(kWordBits);
            if (!word || !runs.add(*word, std::uint64_t(*length) + 1))
                return broken();
            continue;
        }
        for (std::uint32_t i = 0; i <= *length; ++i) {
            const auto word = reader.read(kWordBits);
            if (!word || !runs.add(*word, 1))
                return broken();
        }
    }
    if (auto mask = tightMask({0, 0, width, height, runs.take()}))
        return std::move(*mask);
    return fail(ErrorCode::Parse, "The mask is empty");
}

std::vector<std::uint8_t> brushOfMask(const Mask& mask, std::uint32_t width, std::uint32_t height)
{
    BitWriter writer;
    const std::uint64_t words = std::uint64_t(width) * height * 4;
    writer.write(static_cast<std::uint32_t>(words), 32);
    writer.write(kWordBits - 1, 5);
    for (const unsigned bits : kLengthBits)
        writer.write(bits - 1, 4);
    // All four words of a pixel inside are 255, so that each run is one of equal words.
    const std::vector<std::uint32_t> runs = runsInFrame(mask, width, height);
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const std::uint32_t word = i % 2 == 1 ? 255 : 0;
        for (std::uint64_t rest = std::uint64_t(runs[i]) * 4; rest > 0;) {
            const std::uint64_t length = std::min<std::uint64_t>(rest, std::uint64_t(1) << kLengthBits.back());
            std::uint32_t which = 0;
            while (length - 1 >= std::uint64_t(1) << kLengthBits[which])
                ++which;
            writer.write(1, 1);
            writer.write(which, 2);
            writer.write(static_cast<std::uint32_t>(length - 1), kLengthBits[which]);
            writer.write(word, kWordBits);
            rest -= length;
        }
    }
    return writer.take();
}

} // namespace lathe
