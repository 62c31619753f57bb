// Pascal VOC's folders of XML (host.robots.ox.ac.uk/pascal/VOC, "Annotation guidelines"): what reading and writing share.
#pragma once

#include "io/annotation_format.h"

namespace lathe {

inline constexpr std::string_view kVocId = "voc";

/// VOC's own databases count pixels from 1 and include the last; everybody else writes edges.
bool isVocDatabase(std::string_view database);
Result<FoundAnnotations> readVoc(const SourceTree& source, const PictureSizes& sizes, Progress& progress);
Result<WrittenAnnotations> writeVoc(const AnnotationFormat& format, const AnnotationSet& set,
                                    const std::filesystem::path& target, Progress& progress);
/// XML files of the source; `areSure` where the first of them begins as VOC's do.
std::vector<std::size_t> vocFiles(const SourceTree& source, bool& areSure);

} // namespace lathe
