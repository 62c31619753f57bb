// Microsoft COCO's JSON (cocodataset.org, "Data format"): reading and writing, which share what keys mean.
#pragma once

#include "io/annotation_format.h"

namespace lathe {

inline constexpr std::string_view kCocoId = "coco";

Result<FoundAnnotations> readCoco(const SourceTree& source, const PictureSizes& sizes, Progress& progress);
Result<WrittenAnnotations> writeCoco(const AnnotationFormat& format, const AnnotationSet& set,
                                     const std::filesystem::path& target, Progress& progress);
/// Files of the source that are COCO's by their first bytes.
std::vector<std::size_t> cocoFiles(const SourceTree& source);

} // namespace lathe
