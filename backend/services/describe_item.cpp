#include "services/describe_item.h"

#include "base/text.h"
#include "data/code_points.h"
#include "media/decode.h"
#include "media/sound.h"
#include "ml/task.h"

#include <algorithm>

namespace lathe {

namespace {

/// Grey levels that spread less than this hold little to learn from.
constexpr double kPlainContrast = 4.0;

std::string upper(std::string text)
{
    for (char& c : text)
        c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return text;
}

Result<DescribedItem> describePicture(ByteView content)
{
    LATHE_TRY(const ImageInfo info, readImageInfo(content));
    LATHE_TRY(const Image preview, decodePreview(content, 32));
    DescribedItem found;
    found.print = thumbprint(preview);
    found.item.width = static_cast<std::uint32_t>(info.width);
    found.item.height = static_cast<std::uint32_t>(info.height);
    found.item.channels = static_cast<std::uint8_t>(preview.channels);
    found.item.perceptualHash = perceptualHash(found.print);
    if (contrast(found.print) < kPlainContrast)
        found.item.marks |= NearlyPlain;
    found.format = upper(info.format) + ", " + std::to_string(info.bitDepth) + "-bit " + (info.channels == 1 ? "grey" : "colour");
    return found;
}

Result<DescribedItem> describeText(ByteView content)
{
    const std::string_view text = asText(content);
    if (!isUtf8(text))
        return fail(ErrorCode::Parse, "The text is not UTF-8");
    DescribedItem found;
    found.item.width = static_cast<std::uint32_t>(CodePoints(text).size());
    found.item.height = static_cast<std::uint32_t>(std::ranges::count(text, '\n') + (text.ends_with('\n') ? 0 : 1));
    found.format = "text, UTF-8";
    return found;
}

Result<DescribedItem> describeClip(ByteView content)
{
    NoProgress progress;
    LATHE_TRY(const SoundInfo info, readSoundInfo(content));
    // What is shown later is what is there, not what the header says.
    LATHE_TRY(const Sound sound, decodeSound(content, progress));
    DescribedItem found;
    found.item.width = static_cast<std::uint32_t>(sound.frames());
    found.item.height = static_cast<std::uint32_t>(sound.rate);
    found.item.channels = static_cast<std::uint8_t>(sound.channels);
    found.format = upper(info.format) + (info.bits > 0 ? ", " + std::to_string(info.bits) + "-bit" : "") + ", " + grouped(sound.rate) + " Hz";
    return found;
}

} // namespace

Result<DescribedItem> describeItem(std::string_view kind, ByteView content)
{
    if (kind == toString(ItemKind::Text))
        return describeText(content);
    if (kind == toString(ItemKind::Clip))
        return describeClip(content);
    return describePicture(content);
}

} // namespace lathe
