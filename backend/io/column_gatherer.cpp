#include "io/cell_types.h"

#include "base/text.h"
#include "io/level_set.h"

#include <algorithm>
#include <array>

namespace lathe {

namespace {

constexpr std::size_t kFewLevels = 50;
constexpr std::size_t kMostLevels = 10'000;
constexpr std::size_t kMisfitShare = 100; ///< one in so many

/// How many values fit a type, and what the others are.
struct Tally {
    std::size_t fits = 0;
    std::size_t odd = 0;
    std::string_view oddWord; ///< the first that does not fit
    bool isOneWord = true;    ///< all that do not fit are that one

    void addOdd(std::string_view text)
    {
        if (odd++ == 0)
            oddWord = text;
        else
            isOneWord = isOneWord && text == oddWord;
    }
    bool hasMissingWord() const
    {
        return odd > 0 && isOneWord && oddWordKind(oddWord, odd, fits) == OddWord::Missing;
    }
    bool hasSlip() const { return odd == 1 && oddWordKind(oddWord, odd, fits) == OddWord::Slip; }
    bool isTypeOf(bool isWordAllowed) const
    {
        return fits > 0 && (odd == 0 || ((hasMissingWord() || hasSlip()) && isWordAllowed) || odd * kMisfitShare <= fits + odd);
    }
    bool isHopeless(std::size_t rows) const { return odd * kMisfitShare > rows && !(isOneWord && odd * 2 <= rows); }
};

/// 0 true/false, 1 yes/no, 2 t/f, 3 y/n.
std::size_t pairOf(std::string_view word)
{
    const bool isShort = word.size() == 1;
    const char first = static_cast<char>(word.front() | 0x20);
    const bool isTrueFalse = first == 't' || first == 'f';
    return (isShort ? 2u : 0u) + (isTrueFalse ? 0u : 1u);
}

constexpr std::array<std::string_view, 4> kTimeOrders{"iso", "ymd", "dmy", "mdy"};

class Maker {
public:
    Maker(std::vector<std::uint64_t> offsets, std::vector<char> characters, std::vector<std::uint8_t> missing,
          const CellFormat& format)
        : m_offsets(std::move(offsets)), m_characters(std::move(characters)), m_missing(std::move(missing)), m_format(format),
          m_words(format.missing)
    {
    }

    ColumnGatherer::Outcome make(std::optional<ColumnType> wanted)
    {
        if (!wanted)
            return guessed();
        switch (*wanted) {
        case ColumnType::Boolean: return boolean();
        case ColumnType::Numeric: return numeric(numberTally(false));
        case ColumnType::Time: return times(timeTally(false));
        case ColumnType::Categorical: return strings(true);
        case ColumnType::Text: break;
        }
        return strings(false);
    }

private:
    std::size_t size() const { return m_offsets.size() - 1; }
    std::string_view at(std::size_t row) const
    {
        return {m_characters.data() + m_offsets[row], static_cast<std::size_t>(m_offsets[row + 1] - m_offsets[row])};
    }
    bool isMissing(std::size_t row) const
    {
        return (row / 8 < m_missing.size() && (m_missing[row / 8] >> (row % 8) & 1) != 0) || m_words.contains(at(row));
    }

    ColumnGatherer::Outcome guessed()
    {
        if (isBoolean())
            return boolean();
        const Tally numbers = numberTally(true);
        if (!m_hasIdentifier && numbers.isTypeOf(m_numbersSeen >= 3))
            return numeric(numbers);
        const TimeTally found = timeTally(true);
        if (found.tally.isTypeOf(true))
            return times(found);
        LevelSet levels;
        std::size_t values = 0;
        for (std::size_t row = 0; row < size() && levels.size() <= kMostLevels; ++row) {
            if (isMissing(row))
                continue;
            levels.codeOf(at(row));
            ++values;
        }
        return strings(levels.size() <= kFewLevels || (levels.size() <= kMostLevels && levels.size() * 5 <= values));
    }

    /// Both words of a pair are there; true or false may stand alone.
    bool isBoolean() const
    {
        std::optional<std::size_t> pair;
        std::array<bool, 2> seen{};
        for (std::size_t row = 0; row < size(); ++row) {
            if (isMissing(row))
                continue;
            const std::string_view word = withoutBlanks(at(row));
            const auto truth = parseTruth(word);
            if (!truth || (pair && *pair != pairOf(word)))
                return false;
            pair = pairOf(word);
            seen[*truth] = true;
        }
        return (seen[0] && seen[1]) || (pair == 0u && (seen[0] || seen[1]));
    }

    Tally numberTally(bool mayGiveUp)
    {
        Tally tally;
        std::array<double, 3> different{};
        for (std::size_t row = 0; row < size(); ++row) {
            if (isMissing(row))
                continue;
            double value = 0;
            const NumberKind kind = readNumber(at(row), m_format, value);
            if (kind == NumberKind::None) {
                tally.addOdd(at(row));
                if (mayGiveUp && tally.isHopeless(size()))
                    break;
                continue;
            }
            ++tally.fits;
            m_hasIdentifier = m_hasIdentifier || kind == NumberKind::Identifier;
            const auto end = different.begin() + static_cast<std::ptrdiff_t>(m_numbersSeen);
            if (m_numbersSeen < different.size() && std::find(different.begin(), end, value) == end)
                different[m_numbersSeen++] = value;
            if (mayGiveUp && m_hasIdentifier)
                break;
        }
        return tally;
    }

    struct TimeTally {
        Tally tally;
        std::string order = "iso";
        bool isGuessed = false;
    };
    /// The order that most values have.
    TimeTally timeTally(bool mayGiveUp) const
    {
        std::array<Tally, kTimeOrders.size()> tallies;
        std::array<CellFormat, kTimeOrders.size()> formats;
        char separator = 0;
        for (std::size_t i = 0; i < kTimeOrders.size(); ++i)
            formats[i].time = kTimeOrders[i];
        const auto isWanted = [&](std::size_t i) { return m_format.time.empty() || m_format.time == kTimeOrders[i]; };
        for (std::size_t row = 0; row < size(); ++row) {
            if (isMissing(row))
                continue;
            bool isAnyHopeful = false;
            for (std::size_t i = 0; i < kTimeOrders.size(); ++i) {
                if (!isWanted(i) || (mayGiveUp && tallies[i].isHopeless(size())))
                    continue;
                isAnyHopeful = true;
                if (!parseCellTime(at(row), formats[i])) {
                    tallies[i].addOdd(at(row));
                    continue;
                }
                if (tallies[i].fits++ == 0)
                    separator = at(row)[at(row).find_first_not_of("0123456789 ")];
            }
            if (!isAnyHopeful)
                break;
        }
        std::size_t best = 0;
        for (std::size_t i = 1; i < kTimeOrders.size(); ++i)
            if (tallies[i].fits > tallies[best].fits)
                best = i;
        const bool isAmbiguous = best == 2 && tallies[3].fits == tallies[2].fits;
        if (isAmbiguous && separator == '/')
            best = 3; // slashes are written in the United States above all
        return {tallies[best], std::string(kTimeOrders[best]), isAmbiguous};
    }

    ColumnGatherer::Outcome numeric(const Tally& tally)
    {
        std::vector<double> values(size(), kMissingNumber);
        std::vector<std::uint32_t> misfits;
        const bool hasWord = tally.hasMissingWord();
        for (std::size_t row = 0; row < size(); ++row)
            if (!isMissing(row) && readNumber(at(row), m_format, values[row]) == NumberKind::None && !hasWord)
                misfits.push_back(static_cast<std::uint32_t>(row));
        return outcome(Column::numeric(std::move(values)), std::move(misfits), tally);
    }

    ColumnGatherer::Outcome times(const TimeTally& found)
    {
        std::vector<std::int64_t> values(size(), kMissingTime);
        std::vector<std::uint32_t> misfits;
        const bool hasWord = found.tally.hasMissingWord();
        CellFormat format;
        format.time = found.order;
        for (std::size_t row = 0; row < size(); ++row) {
            if (isMissing(row))
                continue;
            const auto time = parseCellTime(at(row), format);
            if (time)
                values[row] = *time;
            else if (!hasWord)
                misfits.push_back(static_cast<std::uint32_t>(row));
        }
        ColumnGatherer::Outcome result = outcome(Column::time(std::move(values)), std::move(misfits), found.tally);
        result.timeOrder = found.order;
        result.isTimeOrderGuessed = found.isGuessed;
        return result;
    }

    /// Takes 1 and 0 too, for columns that a person wants so.
    ColumnGatherer::Outcome boolean()
    {
        std::vector<std::uint8_t> values(size(), kMissingFlag);
        Tally tally;
        std::vector<std::uint32_t> misfits;
        for (std::size_t row = 0; row < size(); ++row) {
            if (isMissing(row))
                continue;
            const std::string_view word = withoutBlanks(at(row));
            const auto truth = word == "1" ? std::optional(true) : word == "0" ? std::optional(false) : parseTruth(word);
            if (truth) {
                values[row] = *truth;
                ++tally.fits;
            } else {
                tally.addOdd(at(row));
                misfits.push_back(static_cast<std::uint32_t>(row));
            }
        }
        if (tally.hasMissingWord())
            misfits.clear();
        return outcome(Column::boolean(std::move(values)), std::move(misfits), tally);
    }

    ColumnGatherer::Outcome strings(bool isCategorical)
    {
        if (isCategorical) {
            std::vector<std::uint32_t> codes(size(), kMissingCode);
            LevelSet levels;
            for (std::size_t row = 0; row < size(); ++row)
                if (!isMissing(row))
                    codes[row] = levels.codeOf(at(row));
            return {Column::categorical(std::move(codes), levels.texts()), {}, {}, {}, false};
        }
        std::vector<std::uint8_t> missing((size() + 7) / 8);
        std::uint64_t kept = 0;
        bool isAnyMissing = false;
        std::uint64_t start = 0;
        for (std::size_t row = 0; row < size(); ++row) { // what stands for a missing value goes, the rest moves up
            const std::uint64_t end = m_offsets[row + 1];
            const std::string_view cell(m_characters.data() + start, end - start);
            if ((row / 8 < m_missing.size() && (m_missing[row / 8] >> (row % 8) & 1) != 0) || m_words.contains(cell)) {
                missing[row / 8] = static_cast<std::uint8_t>(missing[row / 8] | 1u << (row % 8));
                isAnyMissing = true;
            } else {
                std::copy(cell.begin(), cell.end(), m_characters.begin() + static_cast<std::ptrdiff_t>(kept));
                kept += cell.size();
            }
            start = end;
            m_offsets[row + 1] = kept;
        }
        m_characters.resize(kept);
        if (!isAnyMissing)
            missing.clear();
        return {Column::text(std::move(m_offsets), std::move(m_characters), std::move(missing)), {}, {}, {}, false};
    }

    static ColumnGatherer::Outcome outcome(Column column, std::vector<std::uint32_t> misfits, const Tally& tally)
    {
        return {std::move(column), std::move(misfits), tally.hasMissingWord() ? std::string(withoutBlanks(tally.oddWord)) : std::string(),
                {}, false};
    }

    std::vector<std::uint64_t> m_offsets;
    std::vector<char> m_characters;
    std::vector<std::uint8_t> m_missing;
    const CellFormat& m_format;
    MissingWords m_words;
    bool m_hasIdentifier = false;
    std::size_t m_numbersSeen = 0; ///< different ones, up to three
};

} // namespace

void ColumnGatherer::add(std::string_view cell)
{
    m_characters.insert(m_characters.end(), cell.begin(), cell.end());
    m_offsets.push_back(m_characters.size());
}

void ColumnGatherer::addMissing()
{
    const std::size_t row = size();
    m_missing.resize(row / 8 + 1);
    m_missing[row / 8] = static_cast<std::uint8_t>(m_missing[row / 8] | 1u << (row % 8));
    m_offsets.push_back(m_characters.size());
}

ColumnGatherer::Outcome ColumnGatherer::finish(const CellFormat& format, std::optional<ColumnType> wanted)
{
    Maker maker(std::move(m_offsets), std::move(m_characters), std::move(m_missing), format);
    m_offsets = {0};
    m_characters = {};
    m_missing = {};
    return maker.make(wanted);
}

} // namespace lathe
