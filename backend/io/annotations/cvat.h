// CVAT's XML 1.1 (docs.cvat.ai, "XML annotation format"): pictures, and tracks of videos as frames.
#pragma once

#include "io/annotation_format.h"

namespace lathe {

inline constexpr std::string_view kCvatId = "cvat";

Result<FoundAnnotations> readCvat(const SourceTree& source, const PictureSizes& sizes, Progress& progress);
Result<WrittenAnnotations> writeCvat(const AnnotationFormat& format, const AnnotationSet& set,
                                     const std::filesystem::path& target, Progress& progress);
std::vector<std::size_t> cvatFiles(const SourceTree& source);

} // namespace lathe
