// The declarations of an ARFF file (waikato.github.io/weka-wiki/formats_and_processing/arff_stable).
#pragma once

#include "data/table.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lathe {

/// A token of a declaration or a row.
struct ArffToken {
    std::string text;
    bool isQuoted = false;
};

/// Takes the next token off `line`: quoted by ' or " with backslash escapes, or up to a blank or one of `ends`.
/// Nothing at the end of the line. Fails with Parse for a quote that is not closed.
Result<std::optional<ArffToken>> nextArffToken(std::string_view& line, std::string_view ends);

struct ArffAttribute {
    enum class Kind { Numeric, Nominal, Text, Date };
    std::string name;
    Kind kind = Kind::Numeric;
    std::vector<std::string> levels;
    std::unordered_map<std::string, std::uint32_t> codes; ///< of the levels
    std::string dateFormat = "yyyy-MM-dd'T'HH:mm:ss";
};

/// From the line behind "@attribute". Fails with Parse, or Incompatible for a relational attribute.
Result<ArffAttribute> parseArffAttribute(std::string_view line);

/// A time in a pattern of Java's SimpleDateFormat, of which y, M, d, H, h, m, s, S, a, Z, X and quoted text are known.
std::optional<std::int64_t> parseJavaDate(std::string_view text, std::string_view pattern);

} // namespace lathe
