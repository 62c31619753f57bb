// LabelMe: the JSON of the desktop program (wkentaro/labelme; X-AnyLabeling writes it too) and the XML of the web tool
// (labelme.csail.mit.edu), which is only read.
#pragma once

#include "io/annotation_format.h"
#include "io/annotations/found_gatherer.h"

namespace lathe {

inline constexpr std::string_view kLabelMeId = "labelme";

/// A circle as LabelMe means it, as a polygon of so many corners that it is nowhere off by more than 0.1 pixels.
Polygon polygonOfCircle(Point middle, Point edge);

/// One file of a picture. Fails with Parse where nothing in it can be read.
Result<void> readLabelMeJson(ByteView bytes, const std::string& path, FoundGatherer& gatherer);
/// False where it is no file of LabelMe.
Result<bool> readLabelMeXml(const SourceTree& source, std::size_t index, FoundGatherer& gatherer, Progress& progress);
Result<WrittenAnnotations> writeLabelMe(const AnnotationFormat& format, const AnnotationSet& set,
                                        const std::filesystem::path& target, Progress& progress);

} // namespace lathe
