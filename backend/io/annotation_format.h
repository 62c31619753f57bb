// Formats of annotation files: read permissively, written canonically.
#pragma once

#include "base/catalog.h"
#include "base/progress.h"
#include "data/annotation.h"
#include "io/importer.h"

#include <filesystem>

namespace lathe {

struct AnnotationFormatInfo {
    std::string id;   ///< `coco`, `voc`, …: what `--format` takes
    std::string name;
    std::string help;
    std::vector<ShapeKind> shapes; ///< that it can express
    bool hasTurnedBoxes = false;   ///< it can say the angle of a box
    bool hasRings = false;         ///< it can say a polygon of several rings, unless one is a hole
    std::string kind = "image";    ///< of the items: `image`, `text`, `clip`
    bool operator==(const AnnotationFormatInfo&) const = default;
};

/// A picture's size in pixels, or what Item::width and height are of a text or clip, by its path as an annotation file
/// names it; nothing where it is not known.
using PictureSizes = std::function<std::optional<std::pair<std::uint32_t, std::uint32_t>>(const std::string& path)>;

struct FoundAnnotations {
    AnnotationSet set;
    std::vector<SkippedFile> problems; ///< `instances.json: annotation 17` and what is wrong with it; the first 10,000
    std::int64_t problemCount = 0;     ///< all of them
    std::vector<std::string> notes;    ///< what was assumed or passed over: "Captions are not read: captions_val.json"
};

struct WrittenAnnotations {
    std::vector<std::filesystem::path> files;
    std::int64_t annotations = 0;
    std::vector<SkippedFile> leftOut; ///< what the format cannot express, and why: `a.png: polygon of RBC`; the first 10,000
    std::int64_t leftOutCount = 0;    ///< all of it
};

/// Stateless.
class AnnotationFormat {
public:
    virtual ~AnnotationFormat() = default;
    virtual const AnnotationFormatInfo& info() const = 0;
    /// 0 (no) to 1 (certain), from names and first bytes. `source` is one file, or a folder that may hold the pictures too.
    virtual double sniff(const SourceTree& source) const = 0;
    /// The good ones come in, the others are listed: zero-area boxes, shapes wholly outside, unknown classes, wrong ids.
    /// What reaches beyond the picture by more than a pixel is cut to it, and listed. Keys that the format does not
    /// define are kept in `extra`. Fails with Parse (nothing in it can be read), Cancelled, Io, OutOfMemory.
    virtual Result<FoundAnnotations> read(const SourceTree& source, const PictureSizes& sizes, Progress& progress) const = 0;
    /// Where a picture lies in the layout of the format, beneath the target: `images/train/a.png`. A format of one
    /// file has the picture beside it. `classes`: the set's, for layouts that have a folder a class.
    virtual std::string picturePath(const AnnotatedPicture& picture, const std::vector<std::string>& classes = {}) const = 0;
    /// Writes into the folder `target`, or the file where `target` has the format's ending. Files are put in place
    /// when they are whole. Paths of pictures in the files are as picturePath() says. Fails with Io, Cancelled.
    virtual Result<WrittenAnnotations> write(const AnnotationSet& set, const std::filesystem::path& target, Progress& progress) const = 0;
};

/// The explicit list; its order is the order of the menu.
Catalog<AnnotationFormat> builtinAnnotationFormats();

/// The format of that id, or for `auto` the surest one of those for that kind of items. Fails with NotFound,
/// Incompatible (none is sure, or the format is for items of another kind).
Result<const AnnotationFormat*> chooseAnnotationFormat(const Catalog<AnnotationFormat>& formats, const SourceTree& source,
                                                       std::string_view format, std::string_view kind = "image");

} // namespace lathe
