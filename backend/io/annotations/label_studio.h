// Label Studio's JSON of tasks (labelstud.io, "Label Studio JSON format of annotated tasks"): places in percent of the
// picture's sides, boxes turned around their upper left corner.
#pragma once

#include "io/annotation_format.h"

namespace lathe {

inline constexpr std::string_view kLabelStudioId = "label-studio";

Result<FoundAnnotations> readLabelStudio(const SourceTree& source, const PictureSizes& sizes, Progress& progress);
Result<WrittenAnnotations> writeLabelStudio(const AnnotationFormat& format, const AnnotationSet& set,
                                            const std::filesystem::path& target, Progress& progress);
std::vector<std::size_t> labelStudioFiles(const SourceTree& source);
/// The picture that an address means: of local files what stands behind `?d=`, of others the path.
std::string pathOfAddress(std::string_view address);
/// Where Label Studio's server finds the local file.
std::string addressOfPath(std::string_view path);

} // namespace lathe
