#include "data/column.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstring>
#include <unordered_map>

namespace lathe {

namespace {

constexpr std::array<std::string_view, 5> kTypeNames{"numeric", "categorical", "text", "time", "boolean"};

bool bitAt(std::span<const std::uint8_t> bits, std::size_t index)
{
    return !bits.empty() && (bits[index / 8] >> (index % 8) & 1) != 0;
}

/// Keeps `values` alive in `owners` and shows them.
template <class T>
std::span<const T> keep(std::vector<T> values, std::vector<std::shared_ptr<const void>>& owners)
{
    const auto shared = std::make_shared<const std::vector<T>>(std::move(values));
    owners.push_back(shared);
    return *shared;
}

/// Exact, and whole numbers without an exponent: 500000, not 5e+05.
std::string numberText(double value)
{
    constexpr double kExactWhole = 9'007'199'254'740'992; // 2⁵³
    return std::abs(value) < kExactWhole && value == std::trunc(value) && value != 0 ? std::to_string(static_cast<std::int64_t>(value))
                                                                                  : shortest(value);
}

template <class T>
std::vector<T> taken(std::span<const T> values, std::span<const std::uint32_t> rows)
{
    std::vector<T> result(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        result[i] = values[rows[i]];
    return result;
}

} // namespace

std::string_view toString(ColumnType type)
{
    return kTypeNames[static_cast<std::size_t>(type)];
}

std::optional<ColumnType> columnTypeFromText(std::string_view text)
{
    const auto found = std::find(kTypeNames.begin(), kTypeNames.end(), text);
    if (found == kTypeNames.end())
        return std::nullopt;
    return static_cast<ColumnType>(found - kTypeNames.begin());
}

Column Column::numeric(std::vector<double> values)
{
    Column column(ColumnType::Numeric, values.size());
    column.m_numbers = keep(std::move(values), column.m_owners);
    return column;
}

Column Column::categorical(std::vector<std::uint32_t> codes, std::vector<std::string> levels)
{
    Column column(ColumnType::Categorical, codes.size());
    column.m_codes = keep(std::move(codes), column.m_owners);
    column.m_levels = std::make_shared<const std::vector<std::string>>(std::move(levels));
    return column;
}

Column Column::categorical(const std::vector<std::optional<std::string>>& values)
{
    std::vector<std::uint32_t> codes;
    std::vector<std::string> levels;
    std::unordered_map<std::string, std::uint32_t> codeOf;
    codes.reserve(values.size());
    for (const auto& value : values) {
        if (!value) {
            codes.push_back(kMissingCode);
            continue;
        }
        const auto [place, isNew] = codeOf.try_emplace(*value, static_cast<std::uint32_t>(levels.size()));
        if (isNew)
            levels.push_back(*value);
        codes.push_back(place->second);
    }
    return categorical(std::move(codes), std::move(levels));
}

Column Column::text(const std::vector<std::optional<std::string>>& values)
{
    std::vector<std::uint64_t> offsets{0};
    std::vector<char> characters;
    std::vector<std::uint8_t> missing((values.size() + 7) / 8);
    bool isAnyMissing = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (values[i]) {
            characters.insert(characters.end(), values[i]->begin(), values[i]->end());
        } else {
            missing[i / 8] = static_cast<std::uint8_t>(missing[i / 8] | 1u << (i % 8));
            isAnyMissing = true;
        }
        offsets.push_back(characters.size());
    }
    if (!isAnyMissing)
        missing.clear();
    return text(std::move(offsets), std::move(characters), std::move(missing));
}

Column Column::text(std::vector<std::uint64_t> offsets, std::vector<char> bytes, std::vector<std::uint8_t> missing)
{
    Column column(ColumnType::Text, offsets.size() - 1);
    column.m_offsets = keep(std::move(offsets), column.m_owners);
    column.m_characters = keep(std::move(bytes), column.m_owners);
    column.m_textMissing = keep(std::move(missing), column.m_owners);
    return column;
}

Column Column::time(std::vector<std::int64_t> values)
{
    Column column(ColumnType::Time, values.size());
    column.m_times = keep(std::move(values), column.m_owners);
    return column;
}

Column Column::boolean(std::vector<std::uint8_t> values)
{
    Column column(ColumnType::Boolean, values.size());
    column.m_flags = keep(std::move(values), column.m_owners);
    return column;
}

bool Column::isMissing(std::size_t row) const
{
    switch (m_type) {
    case ColumnType::Numeric: return std::isnan(m_numbers[row]);
    case ColumnType::Categorical: return m_codes[row] == kMissingCode;
    case ColumnType::Text: return bitAt(m_textMissing, row);
    case ColumnType::Time: return m_times[row] == kMissingTime;
    case ColumnType::Boolean: return m_flags[row] == kMissingFlag;
    }
    return true;
}

std::size_t Column::missingCount() const
{
    std::size_t count = 0;
    for (std::size_t row = 0; row < m_size; ++row)
        count += isMissing(row);
    return count;
}

double Column::numberAt(std::size_t row) const
{
    if (isMissing(row))
        return kMissingNumber;
    switch (m_type) {
    case ColumnType::Numeric: return m_numbers[row];
    case ColumnType::Categorical: return m_codes[row];
    case ColumnType::Time: return static_cast<double>(m_times[row]) * 1e-6;
    case ColumnType::Boolean: return m_flags[row];
    case ColumnType::Text: break;
    }
    return kMissingNumber;
}

std::string Column::cell(std::size_t row) const
{
    if (isMissing(row))
        return {};
    switch (m_type) {
    case ColumnType::Numeric: return numberText(m_numbers[row]);
    case ColumnType::Categorical: return levels()[m_codes[row]];
    case ColumnType::Text: return std::string(textAt(row));
    case ColumnType::Time: return timeText(m_times[row]);
    case ColumnType::Boolean: return m_flags[row] != 0 ? "true" : "false";
    }
    return {};
}

Column Column::take(std::span<const std::uint32_t> rows) const
{
    switch (m_type) {
    case ColumnType::Numeric: return numeric(taken(m_numbers, rows));
    case ColumnType::Time: return time(taken(m_times, rows));
    case ColumnType::Boolean: return boolean(taken(m_flags, rows));
    case ColumnType::Categorical: {
        Column column(ColumnType::Categorical, rows.size());
        column.m_codes = keep(taken(m_codes, rows), column.m_owners);
        column.m_levels = m_levels;
        return column;
    }
    case ColumnType::Text: break;
    }
    std::vector<std::uint64_t> offsets(rows.size() + 1);
    for (std::size_t i = 0; i < rows.size(); ++i)
        offsets[i + 1] = offsets[i] + textAt(rows[i]).size();
    std::vector<char> characters(offsets.back());
    std::vector<std::uint8_t> missing(m_textMissing.empty() ? 0 : (rows.size() + 7) / 8);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string_view value = textAt(rows[i]);
        std::copy(value.begin(), value.end(), characters.begin() + static_cast<std::ptrdiff_t>(offsets[i]));
        if (isMissing(rows[i]))
            missing[i / 8] = static_cast<std::uint8_t>(missing[i / 8] | 1u << (i % 8));
    }
    return text(std::move(offsets), std::move(characters), std::move(missing));
}

Column Column::followedBy(const Column& next) const
{
    const auto both = [](auto first, auto second) {
        std::vector<std::remove_cvref_t<decltype(first[0])>> values(first.begin(), first.end());
        values.insert(values.end(), second.begin(), second.end());
        return values;
    };
    switch (m_type) {
    case ColumnType::Numeric: return numeric(both(m_numbers, next.m_numbers));
    case ColumnType::Time: return time(both(m_times, next.m_times));
    case ColumnType::Boolean: return boolean(both(m_flags, next.m_flags));
    case ColumnType::Categorical:
    case ColumnType::Text: break;
    }
    std::vector<std::optional<std::string>> texts;
    texts.reserve(m_size + next.m_size);
    for (const Column* column : {this, &next})
        for (std::size_t row = 0; row < column->m_size; ++row)
            texts.push_back(column->isMissing(row) ? std::nullopt : std::optional(column->cell(row)));
    return m_type == ColumnType::Text ? text(texts) : categorical(texts);
}

bool Column::operator==(const Column& other) const
{
    if (m_type != other.m_type || m_size != other.m_size)
        return false;
    if (m_type == ColumnType::Categorical && levels() == other.levels())
        return std::ranges::equal(m_codes, other.m_codes);
    for (std::size_t row = 0; row < m_size; ++row) {
        if (isMissing(row) != other.isMissing(row))
            return false;
        if (isMissing(row))
            continue;
        const bool isEqual = m_type == ColumnType::Numeric       ? m_numbers[row] == other.m_numbers[row]
                             : m_type == ColumnType::Categorical ? levels()[m_codes[row]] == other.levels()[other.m_codes[row]]
                             : m_type == ColumnType::Text        ? textAt(row) == other.textAt(row)
                             : m_type == ColumnType::Time        ? m_times[row] == other.m_times[row]
                                                                 : m_flags[row] == other.m_flags[row];
        if (!isEqual)
            return false;
    }
    return true;
}

std::string timeText(std::int64_t microseconds)
{
    using namespace std::chrono;
    const sys_time<std::chrono::microseconds> moment{std::chrono::microseconds(microseconds)};
    const auto day = floor<days>(moment);
    const year_month_day date(day);
    char text[64];
    int length = std::snprintf(text, sizeof text, "%04d-%02u-%02u", int(date.year()), unsigned(date.month()), unsigned(date.day()));
    const std::int64_t rest = (moment - day).count();
    if (rest == 0)
        return {text, static_cast<std::size_t>(length)};
    const std::int64_t seconds = rest / 1'000'000;
    const auto fraction = static_cast<int>(rest % 1'000'000);
    length += std::snprintf(text + length, sizeof text - static_cast<std::size_t>(length), "T%02d:%02d:%02d", int(seconds / 3600),
                            int(seconds / 60 % 60), int(seconds % 60));
    std::string result(text, static_cast<std::size_t>(length));
    if (fraction != 0) {
        std::snprintf(text, sizeof text, ".%06d", fraction);
        result += text;
        result.erase(result.find_last_not_of('0') + 1);
    }
    return result + "Z";
}

namespace {

/// Reads exactly `digits` digits of `text` and takes them off.
std::optional<int> takeDigits(std::string_view& text, std::size_t digits)
{
    int value = 0;
    if (text.size() < digits)
        return std::nullopt;
    for (std::size_t i = 0; i < digits; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(digits);
    return value;
}

bool takeChar(std::string_view& text, std::string_view any)
{
    if (text.empty() || any.find(text.front()) == std::string_view::npos)
        return false;
    text.remove_prefix(1);
    return true;
}

/// "", "Z", "+02:00", "-0530", "+02" as minutes east of UTC.
std::optional<int> zoneMinutes(std::string_view text)
{
    if (text.empty() || text == "Z" || text == "z" || text == " UTC")
        return 0;
    const int sign = text.front() == '-' ? -1 : 1;
    if (!takeChar(text, "+-"))
        return std::nullopt;
    const auto hours = takeDigits(text, 2);
    if (!hours)
        return std::nullopt;
    takeChar(text, ":");
    const auto minutes = text.empty() ? std::optional(0) : takeDigits(text, 2);
    if (!minutes || !text.empty() || *hours > 15 || *minutes > 59)
        return std::nullopt;
    return sign * (*hours * 60 + *minutes);
}

} // namespace

std::optional<std::int64_t> parseTime(std::string_view text)
{
    using namespace std::chrono;
    const auto yearNumber = takeDigits(text, 4);
    const char separator = text.empty() ? '\0' : text.front();
    const bool hasDash = takeChar(text, "-/");
    const auto monthNumber = takeDigits(text, 2);
    if (!yearNumber || !hasDash || !monthNumber)
        return std::nullopt;
    const bool isMonth = text.empty() && separator == '-'; // ISO 8601: a month stands for its first day
    if (!isMonth && !takeChar(text, "-/"))
        return std::nullopt;
    const auto dayNumber = isMonth ? std::optional(1) : takeDigits(text, 2);
    if (!dayNumber)
        return std::nullopt;
    const year_month_day date{year(*yearNumber), month(static_cast<unsigned>(*monthNumber)), day(static_cast<unsigned>(*dayNumber))};
    if (!date.ok())
        return std::nullopt;
    std::int64_t result = duration_cast<microseconds>(sys_days(date).time_since_epoch()).count();
    if (text.empty())
        return result;
    if (!takeChar(text, "T t"))
        return std::nullopt;
    const auto hours = takeDigits(text, 2);
    if (!hours || *hours > 23 || !takeChar(text, ":"))
        return std::nullopt;
    const auto minutes = takeDigits(text, 2);
    if (!minutes || *minutes > 59)
        return std::nullopt;
    result += (*hours * 60 + *minutes) * std::int64_t(60'000'000);
    if (takeChar(text, ":")) {
        const auto seconds = takeDigits(text, 2);
        if (!seconds || *seconds > 60)
            return std::nullopt;
        result += *seconds * std::int64_t(1'000'000);
        if (takeChar(text, ".,")) {
            std::int64_t scale = 100'000;
            if (text.empty() || text.front() < '0' || text.front() > '9')
                return std::nullopt;
            for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1), scale /= 10)
                result += (text.front() - '0') * scale;
        }
    }
    const auto zone = zoneMinutes(text);
    if (!zone)
        return std::nullopt;
    return result - *zone * std::int64_t(60'000'000);
}

} // namespace lathe
