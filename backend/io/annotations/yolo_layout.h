// Where a YOLO dataset has its classes, pictures, labels and parts: darknet's obj.data and lists, or data.yaml.
#pragma once

#include "io/annotations/annotation_json.h"
#include "io/annotations/found_gatherer.h"

#include <optional>
#include <vector>

namespace lathe {

struct YoloLayout {
    struct Picture {
        std::string path;
        Part part = Part::Unassigned;
        std::optional<std::size_t> labels; ///< index of its file
    };
    std::vector<std::string> classes;          ///< empty: nothing says their names
    std::vector<Picture> pictures;             ///< each once
    std::size_t pointsEach = 0;                ///< key points of an object; 0: none
    std::size_t valuesEach = 3;                ///< 2 without visibility
    std::vector<std::vector<std::string>> joints; ///< a class, where given
    Json extra = Json::object();               ///< keys of data.yaml that are none of the format's
};

/// Something of the source says that it is YOLO's. 0 to 1.
double sniffYoloLayout(const SourceTree& source);
/// Lists what is wrong at `gatherer`. Fails with Io, Parse, Cancelled.
Result<YoloLayout> yoloLayout(const SourceTree& source, FoundGatherer& gatherer, Progress& progress);

} // namespace lathe
