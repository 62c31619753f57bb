#include "io/annotations/cvat.h"

#include "io/annotations/builtin_formats.h"
#include "io/annotations/picture_paths.h"

namespace lathe {

namespace {

class CvatFormat final : public AnnotationFormat {
public:
    const AnnotationFormatInfo& info() const override
    {
        static const AnnotationFormatInfo info{
            std::string(kCvatId), "CVAT XML 1.1", "All kinds of shapes and attributes in one XML file; reads tracks of videos too",
            {ShapeKind::WholePicture, ShapeKind::Box, ShapeKind::Polygon, ShapeKind::Polyline, ShapeKind::KeyPoints, ShapeKind::Mask}, true, false};
        return info;
    }
    double sniff(const SourceTree& source) const override { return cvatFiles(source).empty() ? 0 : 0.9; }
    Result<FoundAnnotations> read(const SourceTree& source, const PictureSizes& sizes, Progress& progress) const override
    {
        return readCvat(source, sizes, progress);
    }
    std::string picturePath(const AnnotatedPicture& picture, const std::vector<std::string>&) const override { return plainPath(picture, false); }
    Result<WrittenAnnotations> write(const AnnotationSet& set, const std::filesystem::path& target, Progress& progress) const override
    {
        return writeCvat(*this, set, target, progress);
    }
};

} // namespace

std::unique_ptr<const AnnotationFormat> makeCvatFormat()
{
    return std::make_unique<CvatFormat>();
}

} // namespace lathe
