// Importers: what is in a source, before and while it is brought in.
#pragma once

#include "base/catalog.h"
#include "base/message.h"
#include "base/params.h"
#include "base/progress.h"
#include "data/items.h"
#include "io/source_tree.h"

#include <functional>

namespace lathe {

struct ImporterInfo {
    std::string id;   ///< `image_folder`, `idx`, `cifar`: what `--format` takes
    std::string name;
    std::string help;
};

/// One picture, text or clip as the importer found it: encoded bytes, not decoded yet. A text is UTF-8 already.
struct FoundPicture {
    std::string path; ///< inside the source; for formats of many pictures a file, `file#index`
    std::string className; ///< empty: no class
    Part part = Part::Unassigned;
    Bytes content;
    std::vector<Annotation> annotations{}; ///< `label` counts what PictureSink::described() said
};

/// A file that does not come in, and why.
struct SkippedFile {
    std::string path;
    std::string reason;
    bool operator==(const SkippedFile&) const = default;
};

/// Receives what an importer reads. Called from several threads at once, never for two pictures
/// with the same `order`. Returning an error ends the reading with that error.
class PictureSink {
public:
    virtual ~PictureSink() = default;
    /// `order` counts from 0 in the source's own order, so that the result does not depend on timing.
    virtual Result<void> picture(std::int64_t order, FoundPicture&& found) = 0;
    /// The classes, where the source brings them with its annotations; before the first picture.
    virtual void described(std::vector<std::string> /*classes*/, std::vector<ClassTraits> /*traits*/) {}
    /// A file of a source that is no picture or cannot be read.
    virtual void skipped(SkippedFile&& file) = 0;
};

/// Stateless: a format of files. It is a PictureImporter or a TableImporter.
class Importer {
public:
    virtual ~Importer() = default;
    virtual const ImporterInfo& info() const = 0;
    virtual std::vector<ParamSpec> parameters() const { return {}; }
    /// 0 (no) to 1 (certain), from names and first bytes.
    virtual double sniff(const SourceTree& source) const = 0;
    /// What it brings in: `image`, `table`, `text`, `clip`.
    virtual std::string_view kind() const = 0;
};

/// Finds pictures, or texts or clips, and hands them over; decoding, hashing and storing is the caller's.
class PictureImporter : public Importer {
public:
    std::string_view kind() const override { return "image"; }
    /// Class names in the order of their index when the format fixes them (IDX: 0 … 9, CIFAR's
    /// meta file); empty: the names found, sorted bytewise.
    virtual Result<std::vector<std::string>> classes(const SourceTree& source) const = 0;
    /// The number of pictures (or of files that might be some), for progress.
    virtual Result<std::int64_t> count(const SourceTree& source) const = 0;
    /// Calls `sink` from at most `threads` threads.
    /// Fails with Cancelled, Parse, Io, or what the sink returned. A broken picture is not an error.
    virtual Result<void> read(const SourceTree& source, const Params& params, int threads, PictureSink& sink,
                              Progress& progress) const = 0;
};

/// A table as it was found.
struct FoundTable {
    Table table;
    std::vector<SkippedFile> skipped; ///< rows that do not come in: `people.csv:17` (line, from 1) and why; the first 10,000
    std::int64_t skippedCount = 0;    ///< all of them
    Params detected;                  ///< the parameters, every "automatic" replaced by what was found
    std::vector<Message> notes;       ///< what was assumed: "“unknown” stands for a missing value in income"
};

/// Each has the parameter `table`: which sheet, file or table; empty: the only one, or a workbook's first.
class TableImporter : public Importer {
public:
    std::string_view kind() const override { return "table"; }
    /// The names that `table` may have, in the source's order. Fails with Parse, Io.
    virtual Result<std::vector<std::string>> tables(const SourceTree& source, Progress& progress) const = 0;
    /// Broken rows are listed and left out. The same source gives the same table for any number of threads.
    /// Fails with NotFound (no such table), InvalidArgument (several, none chosen; the names are in the hint),
    /// Cancelled, Parse (nothing in it can be read), Io, OutOfMemory.
    virtual Result<FoundTable> read(const SourceTree& source, const Params& params, int threads,
                                    Progress& progress) const = 0;
};

/// The explicit list; its order is the order of the menu.
Catalog<Importer> builtinImporters();

/// The importer of that id, or for `auto` the surest one; of that kind, or of any where it is empty.
/// Fails with Incompatible when none is sure, or the format is of another kind.
Result<const Importer*> chooseImporter(const Catalog<Importer>& importers, const SourceTree& source,
                                       std::string_view format, std::string_view kind = {});

} // namespace lathe
