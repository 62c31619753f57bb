// Dates of spreadsheets: numbers that a format shows as dates.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace lathe {

/// What a number format makes of a number (ECMA-376 part 1, 18.8.30 and 18.8.31).
enum class NumberFormat : std::uint8_t { Number, Date, Duration };
NumberFormat builtinFormat(std::int64_t id);
/// Only of the first section, and without quoted text, `\x`, `_x`, `*x` and colours. A day, month or year makes it a
/// date; hours, minutes and seconds alone, or `[h]`, a duration.
NumberFormat formatOfCode(std::string_view code);

/// Microseconds since 1970 of a serial number, to the millisecond. The 1900 system counts a 29 February 1900 that was
/// none as 60; it becomes the 28th. Nothing outside of the years 1900 to 9999.
std::optional<std::int64_t> timeOfSerial(double serial, bool is1904);

} // namespace lathe
