// What preview and import share: a source becomes items, its contents go where the caller says.
#pragma once

#include "io/importer.h"
#include "media/similarity.h"

#include <map>

namespace lathe {

/// A source, read and decoded.
struct CollectedPictures {
    ItemSet set; ///< in the source's order; `contents` is empty, `twin` not set
    std::vector<Thumbprint> prints;   ///< one an item; of pictures
    std::vector<SkippedFile> skipped; ///< broken, sorted by path
    std::map<std::string, std::int64_t> formats; ///< "PNG, 8-bit grey" → items
    std::int64_t files = 0;           ///< pictures that were handed over, broken ones included
    std::int64_t bytes = 0;           ///< encoded, of the items
};

/// The only class that a person gave the whole picture is its class, and leaves the list; all else stays.
/// Nothing where there is none, or several.
std::optional<std::int32_t> takeClass(std::vector<Annotation>& annotations);

/// Receives every content that became an item, one call at a time, from any thread, equal contents repeatedly.
using ContentTaker = std::function<Result<void>(const Hash&, Bytes)>;

/// Reads the source with `importer`, decodes every picture, text or clip and hands the good ones to `take`.
/// Fails with Cancelled, or as the importer or `take` do.
Result<CollectedPictures> collectPictures(const PictureImporter& importer, const SourceTree& source, const Params& parameters,
                                          int threads, const ContentTaker& take, Progress& progress);

/// Sets `twin` and the marks of all items from index `first` on; earlier items keep theirs and are compared to.
/// `prints` has one entry an item of the set from `first` on; those before come from `printOf`.
void markItems(ItemSet& set, std::size_t first, const std::vector<Thumbprint>& prints,
               const std::function<Result<Thumbprint>(const Item&)>& printOf);

/// Items whose content an earlier item has too.
std::int64_t countDuplicates(const ItemSet& set);

} // namespace lathe
