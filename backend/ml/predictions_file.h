// Predictions as a run keeps them.
#pragma once

#include "base/bytes.h"
#include "base/result.h"
#include "ml/predictions.h"

namespace lathe {

/// Predictions for some items of a dataset version.
struct StoredPredictions {
    Predictions predictions;
    std::vector<std::uint32_t> items; ///< [n] indices into the version's items
};

/// A line of JSON ({format_version, classes, outputs, rows, errors, found: boxes of each row}), then the indices as
/// u32, the probabilities as float32 (none where there are boxes), the values as float64, and the boxes as
/// {x, y, width, height as float32, class as i32, score as float32}, little-endian.
Bytes writePredictions(const StoredPredictions& stored);
/// Fails with Parse, Incompatible (newer format).
Result<StoredPredictions> readPredictions(ByteView bytes);

} // namespace lathe
