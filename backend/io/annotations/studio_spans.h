// Label Studio's JSON of tasks (labelstud.io, "Label Studio JSON format of annotated tasks") of texts and of sounds: regions
// with labels, the relations between them, choices, and what was said of each region. Places in texts are code points,
// those in sounds seconds.
#pragma once

#include "io/annotation_format.h"

namespace lathe {

enum class StudioItems { Texts, Sounds };

std::string_view studioSpansId(StudioItems items);
Result<FoundAnnotations> readStudioSpans(StudioItems items, const SourceTree& source, const PictureSizes& sizes, Progress& progress);
Result<WrittenAnnotations> writeStudioSpans(StudioItems items, const AnnotationFormat& format, const AnnotationSet& set,
                                            const std::filesystem::path& target, Progress& progress);

} // namespace lathe
