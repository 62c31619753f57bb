// Columns as bytes, so that a stored column can be used where it lies in a mapped file.
#pragma once

#include "data/column.h"

#include <memory>

namespace lathe {

/// Little-endian: `LCOL`, u32 format version 1, u32 type, u32 levels, u64 rows, u64 bytes of texts or of levels,
/// then the values, each array at a multiple of 8: f64 (numeric), i64 (time), u8 (boolean), u32 (codes; then the
/// levels as u64 offsets and UTF-8), text (u64 offsets, bits of what is missing, UTF-8). Equal columns have equal bytes.
Bytes writeColumn(const Column& column);

/// The values stay where they are; `owner` keeps `file` alive. Every offset and code is checked.
/// Fails with Parse, Incompatible (newer format).
Result<Column> readColumn(std::shared_ptr<const void> owner, ByteView file);

} // namespace lathe
