// A picture row by row, for those that are too large to be held in memory.
#pragma once

#include "base/result.h"
#include "media/decode.h"

namespace lathe {

/// Takes a picture as it is stored: before its orientation is applied, otherwise in the pixels of decodeImage().
class RowSink {
public:
    virtual ~RowSink() = default;
    /// Before the first row. An error ends the decoding and is what decodeRows() gives.
    virtual Result<void> begin(const ImageInfo& stored, int orientation) = 0;
    /// The next `count` rows from the top, one behind the other. The bytes are gone afterwards.
    virtual Result<void> take(const std::uint8_t* rows, int count) = 0;
};

/// Baseline JPEG, PNG without interlacing and plain TIFF come in a few rows at a time; others are decoded as a whole
/// first, where that takes no more than `memory` bytes. Fails as decodeImage(), and with OutOfMemory naming the bytes.
Result<void> decodeRows(ByteView encoded, std::int64_t memory, RowSink& sink);

} // namespace lathe
