// Proof that an export answers as Lathe does.
#pragma once

#include "media/image.h"
#include "package/export.h"

#include <functional>

namespace lathe {

/// Probabilities may differ by this much between float32 implementations, not by more.
inline constexpr double kParityTolerance = 1e-4;

using Answer = std::function<Result<std::vector<float>>(const Image&)>;

/// Asks `answer` for every example and compares with Lathe's own probabilities. Items without an
/// own answer are left out. Fails with Numeric above the tolerance, and with Cancelled.
Result<Parity> checkParity(const ExportInput& input, const Answer& answer, Progress& progress);

/// The decoded picture of an item.
Result<Image> decodedItem(const ItemSet& items, std::size_t index);

} // namespace lathe
