// Items: pictures, texts and clips with what is known of them. Their content is read when it is needed.
#pragma once

#include "base/bytes.h"
#include "base/hash.h"
#include "base/result.h"
#include "data/annotation.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace lathe {

/// Marks set at import; bits of Item::marks.
enum ItemMark : std::uint8_t {
    NearDuplicate = 1, ///< looks like an earlier item, see Item::twin
    NearlyPlain = 2,   ///< hardly any contrast, little to learn from
};

struct Item {
    Hash content;            ///< of the encoded bytes
    std::string name;        ///< the path inside its source, for people
    std::int32_t label = -1; ///< index into ItemSet::classes, -1 when not labelled
    Part part = Part::Unassigned;
    std::uint8_t channels = 0; ///< of a picture 1 grey, 3 colour, as decoded; of a clip its channels
    std::uint8_t marks = 0;    ///< ItemMark bits
    std::uint32_t width = 0;   ///< of a picture as shown, after EXIF orientation; of a text its code points; of a clip its frames
    std::uint32_t height = 0;  ///< of a text its lines; of a clip its frames a second
    std::uint64_t perceptualHash = 0;
    std::int64_t twin = -1; ///< index of the item this one nearly equals, -1 for none

    bool operator==(const Item&) const = default;
};

/// Gives the encoded bytes of items. Thread-safe.
class ContentReader {
public:
    virtual ~ContentReader() = default;
    /// The view lives as long as `keepAlive` in the result. Fails with NotFound or Io.
    struct Content {
        ByteView bytes;
        std::shared_ptr<const void> keepAlive;
    };
    virtual Result<Content> read(const Hash& content) const = 0;
};

/// An immutable set of pictures, texts or clips: one version of a dataset, or a part of it.
struct ItemSet {
    std::vector<std::string> classes; ///< in order of their index
    std::vector<Item> items;
    std::shared_ptr<const ContentReader> contents;
    std::vector<std::vector<Annotation>> annotations{}; ///< one list an item; empty: no item has any
    std::vector<ClassTraits> traits{};                  ///< one a class; empty: nothing is known but names

    /// What was said of an item beside its class.
    const std::vector<Annotation>& annotationsOf(std::size_t item) const;

    /// The items of one part, in order. `twin` is cleared, since indices change.
    ItemSet part(Part part) const;
    /// The items at these indices, in that order; `twin` is cleared.
    ItemSet take(std::span<const std::size_t> indices) const;
    /// Indices into `items`, in order.
    std::vector<std::size_t> indices(Part part) const;
};

} // namespace lathe
