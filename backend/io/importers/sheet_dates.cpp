#include "io/importers/sheet_dates.h"

#include <algorithm>
#include <cmath>

namespace lathe {

NumberFormat builtinFormat(std::int64_t id)
{
    // 27 to 36 and 50 to 58 are dates in East Asian languages.
    if ((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57
        || id == 58)
        return NumberFormat::Date;
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47) || (id >= 32 && id <= 35) || id == 55 || id == 56)
        return NumberFormat::Duration;
    return NumberFormat::Number;
}

NumberFormat formatOfCode(std::string_view code)
{
    bool hasDay = false;
    bool hasMonth = false;
    bool hasTime = false;
    bool isElapsed = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char letter = static_cast<char>(code[i] >= 'A' && code[i] <= 'Z' ? code[i] | 0x20 : code[i]);
        switch (letter) {
        case ';': i = code.size(); break;
        case '"': i = std::min(code.find('"', i + 1), code.size()); break;
        case '\\':
        case '_':
        case '*': ++i; break;
        case '[': {
            const std::size_t end = std::min(code.find(']', i), code.size());
            const std::string_view inner = code.substr(i + 1, end - i - 1);
            isElapsed = isElapsed || (!inner.empty() && inner.find_first_not_of("hHmMsS") == std::string_view::npos);
            i = end;
            break;
        }
        case 'g':
            if (code.substr(i).starts_with("General") || code.substr(i).starts_with("GENERAL"))
                i += 6;
            break;
        case 'a': // AM/PM
            if (code.substr(i).starts_with("AM/PM") || code.substr(i).starts_with("am/pm")) {
                hasTime = true;
                i += 4;
            }
            break;
        case 'y':
        case 'd': hasDay = true; break;
        case 'm': hasMonth = true; break;
        case 'h':
        case 's': hasTime = true; break;
        default: break;
        }
    }
    if (isElapsed)
        return NumberFormat::Duration;
    if (hasDay || (hasMonth && !hasTime))
        return NumberFormat::Date;
    return hasTime ? NumberFormat::Duration : NumberFormat::Number;
}

std::optional<std::int64_t> timeOfSerial(double serial, bool is1904)
{
    constexpr double kLast1900 = 2'958'466; // the day after 9999-12-31
    constexpr double kShift1904 = 1462;     // days from the beginning of the one system to that of the other
    constexpr double kDaysTo1970 = 25'569;  // of the 1900 system
    if (!std::isfinite(serial) || serial < 0)
        return std::nullopt;
    double day = is1904 ? serial + kShift1904 : serial;
    if (day >= kLast1900)
        return std::nullopt;
    if (!is1904 && day < 60)
        day += 1;
    return static_cast<std::int64_t>(std::llround((day - kDaysTo1970) * 86'400'000.0)) * 1000;
}

} // namespace lathe
