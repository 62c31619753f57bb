// YOLO's labels (docs.ultralytics.com, "Datasets overview"; pjreddie.com/darknet): shares of the picture's sides in
// lines of text. What the four formats share.
#pragma once

#include "io/annotation_format.h"

namespace lathe {

inline constexpr std::string_view kYoloId = "yolo";

enum class YoloVariant { Detection, Segmentation, Oriented, Pose };

/// What a line means follows from data.yaml and its number of values; four points are a turned box or a polygon as
/// `preferred` says, or for Detection as they look.
Result<FoundAnnotations> readYolo(const SourceTree& source, const PictureSizes& sizes, YoloVariant preferred, Progress& progress);
Result<WrittenAnnotations> writeYolo(const AnnotationFormat& format, YoloVariant variant, const AnnotationSet& set,
                                     const std::filesystem::path& target, Progress& progress);
/// The variant by data.yaml and the first labels.
YoloVariant sniffYoloVariant(const SourceTree& source);

} // namespace lathe
