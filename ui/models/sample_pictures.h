// Small pictures of a dataset, for strips and tiles.
#pragma once

#include "services/workbench.h"

#include <QImage>

#include <vector>

namespace lathe {

/// Decoded small, in the order of `indices`; an item that cannot be decoded is left out.
/// Reads and decodes: belongs on a background thread.
Result<std::vector<QImage>> samplePictures(const Workbench& workbench, const DatasetVersion& version,
                                           const std::vector<std::size_t>& indices, int side);

/// Up to `count` validation items of one of two classes that the run took for the other; both are indices into its
/// classes. Reads what the run predicted: belongs on a background thread.
Result<std::vector<std::size_t>> mixedUpItems(Workbench& workbench, std::int64_t run, int one, int other, std::size_t count);

/// `count` items, one of each class before a second of any.
std::vector<std::size_t> spreadOverClasses(const ItemSet& set, std::size_t count);

/// A strip of pictures of `side` pixels: pixels of small pictures are kept, large ones are cropped to a square.
QPixmap tilePixmap(const QImage& picture, int side, double ratio);

} // namespace lathe
