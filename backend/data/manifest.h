// The manifest: a dataset version as bytes. Equal versions have equal bytes and so an equal hash.
#pragma once

#include "data/item.h"

namespace lathe {

/// Text, UTF-8, tab-separated: a header line, the classes, then one line an item.
/// The first line is `lathe-manifest 1`; with annotations or traits of classes `lathe-manifest 2`, and these follow
/// the items: one JSON object a line, see annotation_json.h.
Bytes writeManifest(const ItemSet& set);

/// `contents` of the result is empty. Fails with Parse naming the line, or Incompatible for a newer format.
Result<ItemSet> readManifest(ByteView bytes);

} // namespace lathe
