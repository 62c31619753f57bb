// Small text helpers that do not depend on the locale.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lathe {

std::string trimmed(std::string_view text);
/// ASCII letters only.
std::string lowered(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);
bool isUtf8(std::string_view text);
/// `text` with every byte that is not UTF-8 replaced by U+FFFD.
std::string toUtf8(std::string_view text);

std::optional<std::int64_t> parseInteger(std::string_view text);
/// Decimal point, the whole text, finite.
std::optional<double> parseReal(std::string_view text);

/// The shortest text that reads back as the same number.
std::string shortest(double value);
/// `value` with `digits` after the point; a dash when it is not finite.
std::string fixed(double value, int digits);
/// 70,000
std::string grouped(std::int64_t value);
/// "36.0 MB", decimal units
std::string bytesText(std::int64_t bytes);
/// "8.4 s", "3 min 20 s", "2 h 5 min"
std::string durationText(double seconds);

/// The candidate nearest to `word` by edit distance; empty when none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

} // namespace lathe
