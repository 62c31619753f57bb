// The calendar's parts of a time in UTC, given in microseconds since 1970.
#pragma once

#include <chrono>
#include <cstdint>

namespace lathe {

inline std::chrono::sys_days daysOf(std::int64_t microseconds)
{
    return std::chrono::floor<std::chrono::days>(std::chrono::sys_time<std::chrono::microseconds>(std::chrono::microseconds(microseconds)));
}

inline std::chrono::year_month_day dateOf(std::int64_t microseconds)
{
    return std::chrono::year_month_day(daysOf(microseconds));
}

inline std::int64_t secondsOfDay(std::int64_t microseconds)
{
    const std::chrono::sys_time<std::chrono::microseconds> time{std::chrono::microseconds(microseconds)};
    return std::chrono::duration_cast<std::chrono::seconds>(time - daysOf(microseconds)).count();
}

inline double yearOf(std::int64_t time) { return int(dateOf(time).year()); }
inline double quarterOf(std::int64_t time) { return (unsigned(dateOf(time).month()) + 2) / 3; }
inline double monthOf(std::int64_t time) { return unsigned(dateOf(time).month()); }
inline double dayOf(std::int64_t time) { return unsigned(dateOf(time).day()); }
/// 1 is Monday, 7 is Sunday (ISO 8601).
inline double weekdayOf(std::int64_t time) { return std::chrono::weekday(daysOf(time)).iso_encoding(); }
inline double hourOf(std::int64_t time) { return static_cast<double>(secondsOfDay(time) / 3600); }
inline double minuteOf(std::int64_t time) { return static_cast<double>(secondsOfDay(time) / 60 % 60); }

} // namespace lathe
