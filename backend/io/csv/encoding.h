// Encodings of text files: what one is in, and the same text in UTF-8.
#pragma once

#include "base/bytes.h"

#include <string>

namespace lathe::csv {

struct FoundEncoding {
    std::string name;            ///< `utf-8`, `utf-16le`, `utf-16be`, `windows-1252`, `latin1`
    std::size_t markSize = 0;    ///< of the byte order mark
    bool isCertain = false;      ///< a mark, or letters beyond ASCII that are UTF-8
};
/// From the byte order mark, or from how often zeros and UTF-8 sequences stand in `head`, the file's beginning.
FoundEncoding detectEncoding(ByteView head);

/// A file's first bytes are a mark of that encoding.
std::size_t markSize(ByteView head, std::string_view encoding);

/// `bytes` without their mark. Half surrogates become U+FFFD; bytes that windows-1252 leaves open keep their number.
std::string decoded(ByteView bytes, std::string_view encoding);

} // namespace lathe::csv
