#include "io/csv/column_writer.h"

#include "base/text.h"

#include <algorithm>
#include <cstdint>

#include <sys/mman.h>

namespace lathe::csv {

namespace {

bool isAscii(std::string_view text)
{
    std::uint64_t high = 0;
    const char* at = text.data();
    std::size_t left = text.size();
    for (; left >= 8; left -= 8, at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, 8);
        high |= word;
    }
    for (; left > 0; --left, ++at)
        high |= static_cast<unsigned char>(*at);
    return (high & 0x8080'8080'8080'8080u) == 0;
}

/// Asks for large pages before the memory is touched: a seventh of the time that a large file takes would go into the
/// faults of small ones. Where the system has none, nothing changes.
template <class T>
void allocateLarge(std::vector<T>& values, std::size_t count)
{
    values.reserve(count);
#ifdef MADV_HUGEPAGE
    constexpr std::uintptr_t kPage = std::uintptr_t(2) << 20;
    const auto begin = (reinterpret_cast<std::uintptr_t>(values.data()) + kPage - 1) & ~(kPage - 1);
    const auto end = reinterpret_cast<std::uintptr_t>(values.data() + count) & ~(kPage - 1);
    if (begin < end)
        (void)::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);
#endif
    values.resize(count);
}

} // namespace

void ColumnValues::allocate(ColumnType type, std::size_t rows)
{
    switch (type) {
    case ColumnType::Numeric: allocateLarge(numbers, rows); break;
    case ColumnType::Categorical: allocateLarge(codes, rows); break;
    case ColumnType::Time: allocateLarge(times, rows); break;
    case ColumnType::Boolean: allocateLarge(flags, rows); break;
    case ColumnType::Text: break;
    }
}

ColumnWriter::ColumnWriter(const ColumnPlan& plan, ColumnValues& values, std::size_t mostOdd, std::atomic<bool>& isWrong)
    : m_plan(plan), m_values(values), m_missing(plan.format.missing), m_mostOdd(mostOdd), m_isWrong(isWrong)
{
    m_hasMissingNumber = std::any_of(plan.format.missing.begin(), plan.format.missing.end(),
                                     [&](const std::string& word) { return parseNumber(word, plan.format).has_value(); });
    m_isPlainNumber = plan.format.decimal == '.' && !m_hasMissingNumber;
}

void ColumnWriter::write(std::string_view cell, std::size_t row, std::size_t position)
{
    switch (m_plan.type) {
    case ColumnType::Numeric: writeNumber(cell, row, position); return;
    case ColumnType::Categorical: writeCategory(cell, row, position); return;
    case ColumnType::Text: writeText(cell, row, position); return;
    case ColumnType::Time:
        if (const auto time = parseCellTime(cell, m_plan.format); time && !(m_hasMissingNumber && m_missing.contains(cell))) {
            m_values.times[row] = *time;
            return;
        }
        break;
    case ColumnType::Boolean:
        if (m_missing.contains(cell))
            break;
        cell = withoutBlanks(cell);
        if (const auto truth = parseTruth(cell); truth || (m_plan.isChosen && (cell == "0" || cell == "1"))) {
            m_values.flags[row] = truth ? *truth : cell == "1";
            return;
        }
        break;
    }
    writeMissing(row);
    if (!m_missing.contains(cell))
        addOdd(cell, row, position);
}

void ColumnWriter::writeMissing(std::size_t row)
{
    switch (m_plan.type) {
    case ColumnType::Numeric: m_values.numbers[row] = kMissingNumber; break;
    case ColumnType::Categorical: m_values.codes[row] = kMissingCode; break;
    case ColumnType::Time: m_values.times[row] = kMissingTime; break;
    case ColumnType::Boolean: m_values.flags[row] = kMissingFlag; break;
    case ColumnType::Text: m_texts->sizes.push_back(kMissingCode); break;
    }
}

void ColumnWriter::writeNumber(std::string_view cell, std::size_t row, std::size_t position)
{
    double value = 0;
    if (m_isPlainNumber && readShortNumber(cell, value)) {
        m_values.numbers[row] = value;
        return;
    }
    const bool isWord = m_hasMissingNumber && m_missing.contains(cell);
    const NumberKind kind = isWord ? NumberKind::None : readNumber(cell, m_plan.format, value);
    if (kind == NumberKind::Number || (kind == NumberKind::Identifier && m_plan.isChosen)) {
        m_values.numbers[row] = value;
        return;
    }
    writeMissing(row);
    if (kind == NumberKind::Identifier)
        m_isWrong = true;
    if (!m_missing.contains(cell))
        addOdd(cell, row, position);
}

void ColumnWriter::writeCategory(std::string_view cell, std::size_t row, std::size_t position)
{
    if (cell.empty() || m_isFull) {
        m_values.codes[row] = kMissingCode;
        return;
    }
    const std::uint32_t code = m_levels.codeOf(cell);
    if (code == m_levelKinds.size()) {
        m_firstRows.push_back(row);
        m_levelKinds.push_back(m_missing.contains(cell)              ? LevelKind::Missing
                               : isAscii(cell) || isUtf8(cell) ? LevelKind::Value
                                                                     : LevelKind::NotUtf8);
        if (m_levels.size() > kMostLevels + m_plan.format.missing.size() && !m_plan.isChosen) {
            m_isFull = true;
            m_isWrong = true;
        }
    }
    m_values.codes[row] = m_levelKinds[code] == LevelKind::Value ? code : kMissingCode;
    if (m_levelKinds[code] == LevelKind::NotUtf8)
        m_notUtf8.push_back({row, position});
}

void ColumnWriter::writeText(std::string_view cell, std::size_t row, std::size_t position)
{
    const bool isGood = isAscii(cell) || isUtf8(cell);
    if (!isGood)
        m_notUtf8.push_back({row, position});
    if (!isGood || m_missing.contains(cell)) {
        m_texts->sizes.push_back(kMissingCode);
        return;
    }
    m_texts->sizes.push_back(static_cast<std::uint32_t>(cell.size()));
    m_texts->characters.insert(m_texts->characters.end(), cell.begin(), cell.end());
}

void ColumnWriter::addOdd(std::string_view cell, std::size_t row, std::size_t position)
{
    cell = withoutBlanks(cell);
    if (m_oddCount++ == 0)
        m_oddWord = cell;
    else
        m_isOneWord = m_isOneWord && m_oddWord == cell;
    if (m_oddCount <= m_mostOdd || m_plan.isChosen)
        m_odd.push_back({row, position});
    else if (!m_isOneWord)
        m_isWrong = true;
    if (m_oddTextsOfPiece < kMostOddTexts && !m_plan.isChosen) {
        ++m_oddTextsOfPiece;
        m_oddTexts.push_back({m_piece, std::string(cell)});
    }
}

} // namespace lathe::csv
