#include "io/annotations/yolo.h"

#include "io/annotations/builtin_formats.h"
#include "io/annotations/picture_paths.h"
#include "io/annotations/yolo_layout.h"

namespace lathe {

namespace {

class YoloFormat final : public AnnotationFormat {
public:
    YoloFormat(YoloVariant variant, AnnotationFormatInfo info) : m_variant(variant), m_info(std::move(info)) {}

    const AnnotationFormatInfo& info() const override { return m_info; }
    double sniff(const SourceTree& source) const override
    {
        const double sure = sniffYoloLayout(source);
        return sure == 0 || sniffYoloVariant(source) == m_variant ? sure : sure - 0.1;
    }
    Result<FoundAnnotations> read(const SourceTree& source, const PictureSizes& sizes, Progress& progress) const override
    {
        return readYolo(source, sizes, m_variant, progress);
    }
    std::string picturePath(const AnnotatedPicture& picture, const std::vector<std::string>&) const override
    {
        const std::string_view part = picture.part == Part::Unassigned ? toString(picture.part) : partWord(picture.part);
        return "images/" + std::string(part) + "/" + plainPath(picture, true);
    }
    Result<WrittenAnnotations> write(const AnnotationSet& set, const std::filesystem::path& target, Progress& progress) const override
    {
        return writeYolo(*this, m_variant, set, target, progress);
    }

private:
    YoloVariant m_variant;
    AnnotationFormatInfo m_info;
};

} // namespace

std::unique_ptr<const AnnotationFormat> makeYoloFormat()
{
    return std::make_unique<YoloFormat>(YoloVariant::Detection, AnnotationFormatInfo{
        std::string(kYoloId), "YOLO boxes", "data.yaml and a text file a picture, a box a line; reads darknet's obj.data too", {ShapeKind::Box}, false, false});
}

std::unique_ptr<const AnnotationFormat> makeYoloSegmentationFormat()
{
    return std::make_unique<YoloFormat>(YoloVariant::Segmentation, AnnotationFormatInfo{
        "yolo-segmentation", "YOLO polygons", "data.yaml and a text file a picture, a polygon a line", {ShapeKind::Polygon}, false, false});
}

std::unique_ptr<const AnnotationFormat> makeYoloOrientedFormat()
{
    return std::make_unique<YoloFormat>(YoloVariant::Oriented, AnnotationFormatInfo{
        "yolo-oriented", "YOLO turned boxes", "data.yaml and a text file a picture, the four corners of a box a line", {ShapeKind::Box}, true, false});
}

std::unique_ptr<const AnnotationFormat> makeYoloPoseFormat()
{
    return std::make_unique<YoloFormat>(YoloVariant::Pose, AnnotationFormatInfo{
        "yolo-pose", "YOLO key points", "data.yaml and a text file a picture, a box and its key points a line", {ShapeKind::KeyPoints}, false, false});
}

} // namespace lathe
