#include "io/importers/typed_column.h"

#include "base/text.h"
#include "io/cell_types.h"
#include "io/level_set.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace lathe {

namespace {

using Kind = TypedCell::Kind;

// As ColumnGatherer decides.
constexpr std::size_t kFewLevels = 50;
constexpr std::size_t kMostLevels = 10'000;

constexpr std::array<const char*, 4> kTimeOrders{"iso", "ymd", "dmy", "mdy"};

constexpr std::int64_t kLargestExact = std::int64_t(1) << 53;

template <class T>
T fromBits(std::uint64_t bits)
{
    T value;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

template <class T>
std::uint64_t toBits(T value)
{
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof value);
    return bits;
}

bool isUsualMissingToken(std::string_view text)
{
    static const MissingWords words(usualMissingTokens());
    return words.contains(text);
}

} // namespace

TypedCell TypedCell::ofNumber(double value)
{
    return std::isfinite(value) ? TypedCell{Kind::Number, 0, value, {}} : TypedCell::missing();
}

TypedCell cellOfNumber(std::string_view written)
{
    if (const auto whole = parseInteger(written))
        return TypedCell::ofInteger(*whole);
    double value = 0;
    switch (readNumber(written, {}, value)) {
    case NumberKind::None: return TypedCell::missing();
    case NumberKind::Identifier: return TypedCell::ofText(written);
    case NumberKind::Number: break;
    }
    return TypedCell::ofNumber(value);
}

void TypedGatherer::add(const TypedCell& cell)
{
    std::uint64_t bits = 0;
    switch (cell.kind) {
    case Kind::Missing: break;
    case Kind::Number: bits = toBits(cell.number); break;
    case Kind::Text: {
        bits = m_characters.size();
        const auto length = static_cast<std::uint32_t>(std::min<std::size_t>(cell.text.size(), UINT32_MAX));
        const auto* lengthBytes = reinterpret_cast<const char*>(&length);
        m_characters.insert(m_characters.end(), lengthBytes, lengthBytes + sizeof length);
        m_characters.insert(m_characters.end(), cell.text.begin(), cell.text.begin() + length);
        break;
    }
    case Kind::Truth:
    case Kind::Integer:
    case Kind::Time: bits = toBits(cell.whole); break;
    }
    m_kinds.push_back(cell.kind);
    m_values.push_back(bits);
    m_filled += cell.kind != Kind::Missing;
}

void TypedGatherer::padTo(std::size_t size)
{
    m_kinds.resize(size, Kind::Missing);
    m_values.resize(size, 0);
}

void TypedGatherer::dropLast()
{
    m_filled -= m_kinds.back() != Kind::Missing;
    if (m_kinds.back() == Kind::Text)
        m_characters.resize(m_values.back());
    m_kinds.pop_back();
    m_values.pop_back();
}

std::string_view TypedGatherer::textOf(std::size_t row) const
{
    std::uint32_t length = 0;
    std::memcpy(&length, m_characters.data() + m_values[row], sizeof length);
    return {m_characters.data() + m_values[row] + sizeof length, length};
}

std::string TypedGatherer::written(std::size_t row) const
{
    switch (m_kinds[row]) {
    case Kind::Missing: break;
    case Kind::Truth: return m_values[row] ? "true" : "false";
    case Kind::Integer: return std::to_string(fromBits<std::int64_t>(m_values[row]));
    case Kind::Number: return shortest(fromBits<double>(m_values[row]));
    case Kind::Time: return timeText(fromBits<std::int64_t>(m_values[row]));
    case Kind::Text: return std::string(textOf(row));
    }
    return {};
}

Column TypedGatherer::asNumbers() const
{
    std::vector<double> values(size(), kMissingNumber);
    for (std::size_t row = 0; row < size(); ++row)
        if (m_kinds[row] == Kind::Integer)
            values[row] = static_cast<double>(fromBits<std::int64_t>(m_values[row]));
        else if (m_kinds[row] == Kind::Number)
            values[row] = fromBits<double>(m_values[row]);
    return Column::numeric(std::move(values));
}

Column TypedGatherer::asTimes(const std::string& order) const
{
    CellFormat format;
    format.time = order;
    std::vector<std::int64_t> values(size(), kMissingTime);
    for (std::size_t row = 0; row < size(); ++row)
        if (m_kinds[row] == Kind::Time)
            values[row] = fromBits<std::int64_t>(m_values[row]);
        else if (m_kinds[row] == Kind::Text)
            values[row] = parseCellTime(textOf(row), format).value_or(kMissingTime);
    return Column::time(std::move(values));
}

Column TypedGatherer::asTruths() const
{
    std::vector<std::uint8_t> values(size(), kMissingFlag);
    for (std::size_t row = 0; row < size(); ++row)
        if (m_kinds[row] == Kind::Truth)
            values[row] = m_values[row] != 0;
    return Column::boolean(std::move(values));
}

Column TypedGatherer::asTexts() const
{
    LevelSet levels;
    std::vector<std::uint32_t> codes;
    codes.reserve(size());
    for (std::size_t row = 0; row < size() && levels.size() <= kMostLevels; ++row)
        codes.push_back(m_kinds[row] == Kind::Missing ? kMissingCode
                        : m_kinds[row] == Kind::Text  ? levels.codeOf(textOf(row))
                                                      : levels.codeOf(written(row)));
    if (levels.size() > 0
        && (levels.size() <= kFewLevels || (levels.size() <= kMostLevels && levels.size() * 5 <= m_filled)))
        return Column::categorical(std::move(codes), levels.texts());
    std::vector<std::uint64_t> offsets{0};
    std::vector<char> characters;
    std::vector<std::uint8_t> missing(m_filled < size() ? (size() + 7) / 8 : 0);
    offsets.reserve(size() + 1);
    characters.reserve(m_characters.size());
    for (std::size_t row = 0; row < size(); ++row) {
        if (m_kinds[row] == Kind::Missing) {
            missing[row / 8] |= static_cast<std::uint8_t>(1u << (row % 8));
        } else if (m_kinds[row] == Kind::Text) {
            const std::string_view text = textOf(row);
            characters.insert(characters.end(), text.begin(), text.end());
        } else {
            const std::string text = written(row);
            characters.insert(characters.end(), text.begin(), text.end());
        }
        offsets.push_back(characters.size());
    }
    return Column::text(std::move(offsets), std::move(characters), std::move(missing));
}

TypedGatherer::Outcome TypedGatherer::finish()
{
    std::array<std::size_t, 6> counts{};
    std::array<CellFormat, kTimeOrders.size()> orders; // in which all texts are times
    std::array<bool, kTimeOrders.size()> areTextsTimes;
    areTextsTimes.fill(true);
    for (std::size_t i = 0; i < orders.size(); ++i)
        orders[i].time = kTimeOrders[i];
    const auto isAnyTime = [&] { return std::find(areTextsTimes.begin(), areTextsTimes.end(), true) != areTextsTimes.end(); };
    bool hasSlash = false;
    bool areTextsTokens = true;
    bool hasInexact = false;
    std::string word;
    for (std::size_t row = 0; row < size(); ++row) {
        ++counts[static_cast<std::size_t>(m_kinds[row])];
        if (m_kinds[row] == Kind::Integer) {
            const auto value = fromBits<std::int64_t>(m_values[row]);
            hasInexact = hasInexact || value > kLargestExact || value < -kLargestExact;
        } else if (m_kinds[row] == Kind::Text && (isAnyTime() || areTextsTokens)) {
            const std::string_view text = textOf(row);
            areTextsTokens = areTextsTokens && isUsualMissingToken(text);
            for (std::size_t i = 0; i < orders.size(); ++i)
                areTextsTimes[i] = areTextsTimes[i] && parseCellTime(text, orders[i]).has_value();
            hasSlash = hasSlash || text.find('/') != std::string_view::npos;
            if (areTextsTokens && word.empty())
                word = text;
        }
    }
    const auto count = [&](Kind kind) { return counts[static_cast<std::size_t>(kind)]; };
    const std::size_t texts = count(Kind::Text);
    const std::size_t numbers = count(Kind::Integer) + count(Kind::Number);
    const std::size_t others = m_filled - texts;
    const bool hasTokens = texts > 0 && others > 0 && areTextsTokens;
    const auto outcome = [&](Column column) {
        return Outcome{std::move(column), hasTokens ? word : std::string(), false};
    };
    if (texts == 0 || hasTokens) {
        if (numbers == others && !hasInexact)
            return outcome(asNumbers());
        if (count(Kind::Time) == others)
            return outcome(asTimes("iso"));
        if (count(Kind::Truth) == others)
            return outcome(asTruths());
    } else if (isAnyTime() && texts + count(Kind::Time) == m_filled) {
        const auto fitting = static_cast<std::size_t>(std::find(areTextsTimes.begin(), areTextsTimes.end(), true) - areTextsTimes.begin());
        const bool isAmericanLikely = kTimeOrders[fitting] == std::string_view("dmy") && areTextsTimes[fitting + 1] && hasSlash;
        return Outcome{asTimes(kTimeOrders[fitting + (isAmericanLikely ? 1 : 0)]), {}, false};
    }
    return {asTexts(), {}, texts > 0 ? others > 0 : numbers != others};
}

} // namespace lathe
