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

/// Writes a file beside `path`, lets `check` read it, and puts it in its place only then: what does not answer as Lathe
/// does, or was cancelled, leaves nothing behind, and an earlier file at `path` as it was. Fails with Io, and as `check` does.
Result<Parity> writeChecked(const std::filesystem::path& path, ByteView content, const std::function<Result<Parity>(const std::filesystem::path& written)>& check);

/// The decoded picture of an item.
Result<Image> decodedItem(const ItemSet& items, std::size_t index);

} // namespace lathe
