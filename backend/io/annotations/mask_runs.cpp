#include "io/annotations/mask_runs.h"

#include <algorithm>

namespace lathe {

bool isWhole(const Mask& mask)
{
    if (mask.width == 0 || mask.height == 0 || std::uint64_t(mask.left) + mask.width > kLongestSide
        || std::uint64_t(mask.top) + mask.height > kLongestSide)
        return false;
    std::uint64_t sum = 0;
    for (const std::uint32_t run : mask.runs)
        sum += run;
    return sum == std::uint64_t(mask.width) * mask.height;
}

std::vector<MaskSpan> spansOf(const Mask& mask)
{
    std::vector<MaskSpan> spans;
    std::uint64_t position = 0;
    for (std::size_t i = 0; i < mask.runs.size(); ++i) {
        std::uint64_t rest = mask.runs[i];
        if (i % 2 == 0) {
            position += rest;
            continue;
        }
        while (rest > 0) {
            const auto row = static_cast<std::uint32_t>(position / mask.width);
            const auto column = static_cast<std::uint32_t>(position % mask.width);
            const auto length = static_cast<std::uint32_t>(std::min<std::uint64_t>(rest, mask.width - column));
            if (!spans.empty() && spans.back().row == mask.top + row && spans.back().end == mask.left + column)
                spans.back().end += length;
            else
                spans.push_back({mask.top + row, mask.left + column, mask.left + column + length});
            position += length;
            rest -= length;
        }
    }
    return spans;
}

namespace {

/// The runs of the rectangle, in which the spans lie.
std::vector<std::uint32_t> runsOf(const std::vector<MaskSpan>& spans, std::uint32_t left, std::uint32_t top,
                                  std::uint32_t width, std::uint32_t height)
{
    std::vector<std::uint32_t> runs;
    std::uint64_t end = 0; // of the last run inside
    for (const MaskSpan& span : spans) {
        const std::uint64_t begin = std::uint64_t(span.row - top) * width + (span.begin - left);
        const std::uint32_t length = span.end - span.begin;
        if (!runs.empty() && begin == end) {
            runs.back() += length;
        } else {
            runs.push_back(static_cast<std::uint32_t>(begin - end));
            runs.push_back(length);
        }
        end = begin + length;
    }
    const std::uint64_t total = std::uint64_t(width) * height;
    if (end < total || runs.empty())
        runs.push_back(static_cast<std::uint32_t>(total - end));
    return runs;
}

} // namespace

std::optional<Mask> maskOf(const std::vector<MaskSpan>& spans)
{
    if (spans.empty())
        return std::nullopt;
    std::uint32_t left = spans.front().begin, right = spans.front().end;
    for (const MaskSpan& span : spans) {
        left = std::min(left, span.begin);
        right = std::max(right, span.end);
    }
    Mask mask{left, spans.front().row, right - left, spans.back().row - spans.front().row + 1, {}};
    // A run is a 32-bit number; a rectangle that has longer ones is no picture's.
    if (std::uint64_t(mask.width) * mask.height > UINT32_MAX)
        return std::nullopt;
    mask.runs = runsOf(spans, mask.left, mask.top, mask.width, mask.height);
    return mask;
}

std::optional<Mask> tightMask(const Mask& mask)
{
    return maskOf(spansOf(mask));
}

std::optional<Mask> cutMask(const Mask& mask, std::uint32_t width, std::uint32_t height)
{
    std::vector<MaskSpan> spans = spansOf(mask);
    std::erase_if(spans, [&](const MaskSpan& span) { return span.row >= height || span.begin >= width; });
    for (MaskSpan& span : spans)
        span.end = std::min(span.end, width);
    return maskOf(spans);
}

std::optional<Mask> transposedMask(const Mask& mask)
{
    const auto tight = tightMask(mask);
    if (!tight || std::uint64_t(tight->width) * tight->height > kMostMaskPixels)
        return std::nullopt;
    std::vector<std::uint8_t> turned(std::size_t(tight->width) * tight->height);
    for (const MaskSpan& span : spansOf(*tight))
        for (std::uint32_t column = span.begin; column < span.end; ++column)
            turned[std::size_t(column - tight->left) * tight->height + (span.row - tight->top)] = 1;
    return maskOfPixels(tight->top, tight->left, tight->height, tight->width, turned);
}

std::vector<std::uint32_t> runsInFrame(const Mask& mask, std::uint32_t width, std::uint32_t height)
{
    return runsOf(spansOf(mask), 0, 0, width, height);
}

std::optional<Mask> maskOfPixels(std::uint32_t left, std::uint32_t top, std::uint32_t width, std::uint32_t height,
                                 const std::vector<std::uint8_t>& pixels)
{
    std::vector<MaskSpan> spans;
    for (std::uint32_t row = 0; row < height; ++row) {
        const std::uint8_t* line = pixels.data() + std::size_t(row) * width;
        for (std::uint32_t column = 0; column < width;) {
            if (line[column] == 0) {
                ++column;
                continue;
            }
            const std::uint32_t begin = column;
            while (column < width && line[column] != 0)
                ++column;
            spans.push_back({top + row, left + begin, left + column});
        }
    }
    return maskOf(spans);
}

std::vector<std::uint8_t> pixelsOf(const Mask& mask, std::uint8_t inside)
{
    std::vector<std::uint8_t> pixels(std::size_t(mask.width) * mask.height);
    for (const MaskSpan& span : spansOf(mask))
        std::fill_n(pixels.begin() + static_cast<std::ptrdiff_t>(std::size_t(span.row - mask.top) * mask.width + (span.begin - mask.left)),
                    span.end - span.begin, inside);
    return pixels;
}

} // namespace lathe
