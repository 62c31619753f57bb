#include "io/annotations/clip_names.h"

#include "io/annotations/picture_paths.h"
#include "media/sound.h"

#include <array>

namespace lathe {

ClipNames::ClipNames(const SourceTree& source, const PictureSizes& sizes) : m_source(source), m_sizes(sizes) {}

std::string ClipNames::find(const std::string& named) const
{
    const std::string clean = cleanPath(named);
    const bool hasEnding = hasSoundEnding(clean);
    const auto fits = [&](std::string_view path) {
        if (!hasSoundEnding(path))
            return false;
        const std::string_view plain = hasEnding ? path : withoutEnding(path);
        return plain == clean || plain.ends_with("/" + clean);
    };
    for (const std::string& path : m_source.files())
        if (fits(path))
            return path;
    if (hasEnding || !m_sizes)
        return hasEnding ? clean : clean + ".wav";
    constexpr std::array<const char*, 8> endings = {".wav", ".flac", ".ogg", ".mp3", ".opus", ".aiff", ".aif", ".au"};
    for (const char* ending : endings)
        if (m_sizes(clean + ending))
            return clean + ending;
    return clean + ".wav";
}

std::pair<std::uint32_t, std::uint32_t> ClipNames::size(const std::string& path) const
{
    return m_sizes ? m_sizes(path).value_or(std::pair(0U, 0U)) : std::pair(0U, 0U);
}

} // namespace lathe
