#include "io/annotations/studio_spans.h"

#include "io/annotations/builtin_formats.h"
#include "io/annotations/label_studio.h"
#include "io/annotations/picture_paths.h"
#include "media/sound.h"

namespace lathe {

namespace {

class StudioSpansFormat final : public AnnotationFormat {
public:
    explicit StudioSpansFormat(StudioItems items) : m_items(items) {}

    const AnnotationFormatInfo& info() const override
    {
        static const AnnotationFormatInfo texts{std::string(studioSpansId(StudioItems::Texts)), "Label Studio JSON of texts",
                                                "Tasks with a text, its spans, relations and choices in one JSON file",
                                                {ShapeKind::WholePicture, ShapeKind::TextSpan, ShapeKind::Relation}, false, false, "text"};
        static const AnnotationFormatInfo sounds{std::string(studioSpansId(StudioItems::Sounds)), "Label Studio JSON of sounds",
                                                 "Tasks with a sound, its spans and choices in one JSON file",
                                                 {ShapeKind::WholePicture, ShapeKind::TimeSpan, ShapeKind::Relation}, false, false, "clip"};
        return m_items == StudioItems::Texts ? texts : sounds;
    }
    double sniff(const SourceTree& source) const override
    {
        constexpr std::size_t headSize = 1 << 16;
        for (const std::size_t index : labelStudioFiles(source)) {
            const auto head = source.head(index, headSize);
            const std::string_view text = head ? asText(*head) : std::string_view();
            if (text.find("\"data\"") == std::string_view::npos || text.find("\"annotations\"") == std::string_view::npos)
                continue;
            const bool isSound = text.find("\"audio\"") != std::string_view::npos;
            const bool isText = text.find("\"text\"") != std::string_view::npos && text.find("\"image\"") == std::string_view::npos;
            if (m_items == StudioItems::Sounds ? isSound : isText && !isSound)
                return 0.95;
        }
        return 0;
    }
    Result<FoundAnnotations> read(const SourceTree& source, const PictureSizes& sizes, Progress& progress) const override
    {
        return readStudioSpans(m_items, source, sizes, progress);
    }
    std::string picturePath(const AnnotatedPicture& item, const std::vector<std::string>&) const override { return plainPath(item, false); }
    Result<WrittenAnnotations> write(const AnnotationSet& set, const std::filesystem::path& target, Progress& progress) const override
    {
        return writeStudioSpans(m_items, *this, set, target, progress);
    }

private:
    StudioItems m_items;
};

} // namespace

std::string_view studioSpansId(StudioItems items) { return items == StudioItems::Texts ? "label-studio-text" : "label-studio-sound"; }

std::unique_ptr<const AnnotationFormat> makeLabelStudioTextFormat() { return std::make_unique<StudioSpansFormat>(StudioItems::Texts); }
std::unique_ptr<const AnnotationFormat> makeLabelStudioSoundFormat() { return std::make_unique<StudioSpansFormat>(StudioItems::Sounds); }

} // namespace lathe
