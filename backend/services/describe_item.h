// What is known of an item from its bytes alone.
#pragma once

#include "data/item.h"
#include "media/similarity.h"

#include <string>

namespace lathe {

struct DescribedItem {
    Item item;          ///< its sizes, channels and marks
    std::string format; ///< "PNG, 8-bit grey", "text, UTF-8", "WAV, 16-bit, 44,100 Hz"
    Thumbprint print{}; ///< of a picture
};

/// `kind` is `image`, `text` or `clip`. Reads all of it: what comes in can be shown.
/// Fails with Parse, OutOfMemory, Incompatible.
Result<DescribedItem> describeItem(std::string_view kind, ByteView content);

} // namespace lathe
