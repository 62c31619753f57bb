// Letters and words of UTF-8 texts, without a locale.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lathe {

/// Latin, Greek and Cyrillic letters in lower (upper) case; everything else as it is.
std::string lowerText(std::string_view text);
std::string upperText(std::string_view text);
/// Code points; a byte that is not UTF-8 counts as one.
std::size_t characterCount(std::string_view text);
/// Runs of at least two letters, digits and underscores, as scikit-learn's `\b\w\w+\b` finds them. Beyond ASCII every
/// code point counts as a letter but those of punctuation, symbols and spaces.
std::vector<std::string> tokensOf(std::string_view text);

} // namespace lathe
