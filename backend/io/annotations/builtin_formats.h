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
// Of texts.
std::unique_ptr<const AnnotationFormat> makeConllFormat();
std::unique_ptr<const AnnotationFormat> makeTextLinesFormat();
std::unique_ptr<const AnnotationFormat> makeLabelStudioTextFormat();
// Of clips.
std::unique_ptr<const AnnotationFormat> makeAudacityFormat();
std::unique_ptr<const AnnotationFormat> makeSpanTableFormat();
std::unique_ptr<const AnnotationFormat> makeLabelStudioSoundFormat();

} // namespace lathe
