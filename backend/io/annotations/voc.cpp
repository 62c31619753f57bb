#include "io/annotations/voc.h"

#include "io/annotations/builtin_formats.h"
#include "io/annotations/picture_paths.h"

namespace lathe {

namespace {

class VocFormat final : public AnnotationFormat {
public:
    const AnnotationFormatInfo& info() const override
    {
        static const AnnotationFormatInfo info{std::string(kVocId), "Pascal VOC XML", "Boxes in one XML file a picture, parts in ImageSets",
                                               {ShapeKind::Box}, true, false};
        return info;
    }
    double sniff(const SourceTree& source) const override
    {
        bool areSure = false;
        return vocFiles(source, areSure).empty() || !areSure ? 0 : 0.9;
    }
    Result<FoundAnnotations> read(const SourceTree& source, const PictureSizes& sizes, Progress& progress) const override
    {
        return readVoc(source, sizes, progress);
    }
    std::string picturePath(const AnnotatedPicture& picture, const std::vector<std::string>&) const override { return "JPEGImages/" + plainPath(picture, false); }
    Result<WrittenAnnotations> write(const AnnotationSet& set, const std::filesystem::path& target, Progress& progress) const override
    {
        return writeVoc(*this, set, target, progress);
    }
};

} // namespace

std::unique_ptr<const AnnotationFormat> makeVocFormat()
{
    return std::make_unique<VocFormat>();
}

} // namespace lathe
