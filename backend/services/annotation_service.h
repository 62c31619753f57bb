// Annotation files: brought into the labels of a dataset, and written from them.
#pragma once

#include "io/annotation_format.h"
#include "services/label_service.h"

namespace lathe {

struct AnnotateRequest {
    std::string dataset;
    std::filesystem::path source;
    std::string format = "auto";
    std::string author;
};

struct AnnotateOutcome {
    DatasetVersion version;
    std::string format;           ///< id
    std::int64_t pictures = 0;    ///< of the dataset that were named
    std::int64_t annotations = 0; ///< that came in; those that were there already are not counted
    std::vector<std::string> newClasses;
    std::vector<std::string> unmatched; ///< pictures that the dataset does not have; the first 1,000
    std::int64_t unmatchedCount = 0;
    std::vector<std::string> notes; ///< what the format assumed or passed over
    std::vector<SkippedFile> problems;
    std::int64_t problemCount = 0;
};

/// Reads annotations, writes them to the journal, and makes a version. Pictures are matched by their path, or the end
/// of it where that is unique. What is there already stays; an equal annotation does not come twice.
/// Fails with NotFound, Incompatible (a table, no format), Parse (nothing can be read), Cancelled, Storage.
Result<AnnotateOutcome> annotateDataset(Workbench& workbench, const AnnotateRequest& request, Progress& progress);

struct WriteRequest {
    std::string dataset; ///< `name` (the labels as they are now), `name@3`
    std::string format;
    std::filesystem::path target;
    bool withPictures = false; ///< copies them where the format looks for them
};

/// Fails with NotFound, Incompatible, Io, Cancelled.
Result<WrittenAnnotations> writeAnnotationFiles(Workbench& workbench, const WriteRequest& request, Progress& progress);

/// A set of pictures as an annotation file has it: the class of a picture is an annotation of the whole picture.
AnnotationSet annotationSetOf(const ItemSet& set);

} // namespace lathe
