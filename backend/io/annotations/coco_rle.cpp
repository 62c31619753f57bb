#include "io/annotations/coco_rle.h"

#include "io/annotations/mask_runs.h"

namespace lathe {

namespace {

constexpr char kBase = 48;
constexpr int kMostDigits = 7; ///< 35 bits: the difference of two 32-bit counts and its sign

} // namespace

Result<std::vector<std::uint32_t>> countsOfText(std::string_view text)
{
    std::vector<std::uint32_t> counts;
    for (std::size_t at = 0; at < text.size();) {
        std::int64_t value = 0;
        for (int digit = 0;; ++digit) {
            if (at == text.size() || digit == kMostDigits)
                return fail(ErrorCode::Parse, "The text of the mask ends within a number");
            const int bits = text[at++] - kBase;
            if (bits < 0 || bits > 63)
                return fail(ErrorCode::Parse, "The text of the mask has a character that does not belong there");
            value |= std::int64_t(bits & 0x1F) << (5 * digit);
            if ((bits & 0x20) == 0) {
                if ((bits & 0x10) != 0)
                    value -= std::int64_t(1) << (5 * (digit + 1));
                break;
            }
        }
        if (counts.size() > 2)
            value += counts[counts.size() - 2];
        if (value < 0 || value > INT64_C(0xFFFFFFFF))
            return fail(ErrorCode::Parse, "The mask has a run of " + std::to_string(value) + " pixels");
        counts.push_back(static_cast<std::uint32_t>(value));
    }
    return counts;
}

std::string textOfCounts(const std::vector<std::uint32_t>& counts)
{
    std::string text;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        std::int64_t value = counts[i];
        if (i > 2)
            value -= counts[i - 2];
        for (bool goesOn = true; goesOn;) {
            const std::int64_t bits = value & 0x1F;
            value >>= 5;
            goesOn = (bits & 0x10) != 0 ? value != -1 : value != 0;
            text += static_cast<char>((goesOn ? bits | 0x20 : bits) + kBase);
        }
    }
    return text;
}

Result<Mask> maskOfColumns(std::vector<std::uint32_t> counts, std::uint32_t width, std::uint32_t height)
{
    // Column by column, the picture is one of turned sides row by row.
    const Mask turned{0, 0, height, width, std::move(counts)};
    if (!isWhole(turned))
        return fail(ErrorCode::Parse, "The runs of the mask do not fill its " + std::to_string(width) + " × " + std::to_string(height) + " pixels");
    if (auto mask = transposedMask(turned))
        return std::move(*mask);
    return fail(ErrorCode::Parse, areaOf(turned) > 0 ? "The mask is too large" : "The mask is empty");
}

std::vector<std::uint32_t> columnsOfMask(const Mask& mask, std::uint32_t width, std::uint32_t height)
{
    const auto turned = transposedMask(mask);
    return turned ? runsInFrame(*turned, height, width) : std::vector<std::uint32_t>{width * height};
}

} // namespace lathe
