// What an importer of texts makes of the bytes of a file.
#pragma once

#include "base/bytes.h"
#include "base/result.h"

#include <string>
#include <string_view>

namespace lathe {

/// Longer texts are no items that a person reads: they are refused before anything is made of them.
inline constexpr std::size_t kLongestText = std::size_t(16) << 20;

/// UTF-8 without a byte order mark; UTF-16 and Windows-1252 are turned into it, line ends stay as they are.
/// Fails with Parse (no text, or nothing but white space) or OutOfMemory (longer than kLongestText).
Result<std::string> textContent(ByteView bytes);

/// The ending of a file of plain text.
bool hasTextEnding(std::string_view path);

} // namespace lathe
