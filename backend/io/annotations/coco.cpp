#include "io/annotations/coco.h"

#include "io/annotations/builtin_formats.h"
#include "io/annotations/picture_paths.h"

namespace lathe {

namespace {

class CocoFormat final : public AnnotationFormat {
public:
    const AnnotationFormatInfo& info() const override
    {
        static const AnnotationFormatInfo info{
            std::string(kCocoId), "COCO JSON", "Boxes, polygons, masks and key points in one JSON file a part",
            {ShapeKind::WholePicture, ShapeKind::Box, ShapeKind::Polygon, ShapeKind::KeyPoints, ShapeKind::Mask}, true, true};
        return info;
    }
    double sniff(const SourceTree& source) const override { return cocoFiles(source).empty() ? 0 : 0.9; }
    Result<FoundAnnotations> read(const SourceTree& source, const PictureSizes& sizes, Progress& progress) const override
    {
        return readCoco(source, sizes, progress);
    }
    std::string picturePath(const AnnotatedPicture& picture, const std::vector<std::string>&) const override
    {
        const std::string_view part = partWord(picture.part);
        return "images/" + std::string(part) + (part.empty() ? "" : "/") + plainPath(picture, true);
    }
    Result<WrittenAnnotations> write(const AnnotationSet& set, const std::filesystem::path& target, Progress& progress) const override
    {
        return writeCoco(*this, set, target, progress);
    }
};

} // namespace

std::unique_ptr<const AnnotationFormat> makeCocoFormat()
{
    return std::make_unique<CocoFormat>();
}

} // namespace lathe
