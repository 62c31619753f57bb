// The formats of annotations, one a file.
#pragma once

#include "io/annotation_format.h"

#include <memory>

namespace lathe {

std::unique_ptr<const AnnotationFormat> makeCocoFormat();
std::unique_ptr<const AnnotationFormat> makeVocFormat();
std::unique_ptr<const AnnotationFormat> makeYoloFormat();
std::unique_ptr<const AnnotationFormat> makeYoloSegmentationFormat();
std::unique_ptr<const AnnotationFormat> makeYoloOrientedFormat();
std::unique_ptr<const AnnotationFormat> makeYoloPoseFormat();
std::unique_ptr<const AnnotationFormat> makeLabelMeFormat();
std::unique_ptr<const AnnotationFormat> makeCreateMlFormat();
std::unique_ptr<const AnnotationFormat> makeCvatFormat();
std::unique_ptr<const AnnotationFormat> makeLabelStudioFormat();
std::unique_ptr<const AnnotationFormat> makeBoxTableFormat();
std::unique_ptr<const AnnotationFormat> makePictureFolderFormat();

} // namespace lathe
