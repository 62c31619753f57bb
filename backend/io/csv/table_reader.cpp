#include "io/csv/table_reader.h"

#include "base/text.h"
#include "io/csv/assemble.h"
#include "io/csv/row_reader.h"
#include "io/parallel.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace lathe::csv {

namespace {

constexpr int kMostPasses = 6;
constexpr std::size_t kDifferentNumbers = 3;

/// The odd cells of all workers.
struct OddSummary {
    std::size_t count = 0;
    bool isOneWord = true;
    std::string word;
};

OddSummary summary(const ColumnState& state)
{
    OddSummary odd;
    for (const auto& writer : state.writers) {
        if (writer->oddCount() == 0)
            continue;
        odd.isOneWord = odd.isOneWord && writer->isOddOneWord() && (odd.count == 0 || odd.word == writer->oddWord());
        odd.word = writer->oddWord();
        odd.count += writer->oddCount();
    }
    return odd;
}

/// Values that are there, and whether at least three of the numbers differ.
struct Fits {
    std::size_t count = 0;
    bool areVaried = true;
};

Fits fitsOf(const ColumnState& state, const std::vector<PieceRows>& pieces)
{
    Fits fits;
    std::vector<double> different;
    for (const PieceRows& piece : pieces) {
        for (std::size_t row = piece.first; row < piece.first + piece.count; ++row) {
            if (state.plan.type == ColumnType::Time) {
                fits.count += state.values.times[row] != kMissingTime;
                continue;
            }
            if (state.plan.type == ColumnType::Boolean) {
                fits.count += state.values.flags[row] != kMissingFlag;
                continue;
            }
            const double value = state.values.numbers[row];
            if (std::isnan(value))
                continue;
            ++fits.count;
            if (different.size() < kDifferentNumbers && std::find(different.begin(), different.end(), value) == different.end())
                different.push_back(value);
        }
    }
    fits.areVaried = state.plan.type != ColumnType::Numeric || different.size() == kDifferentNumbers;
    return fits;
}

enum class Verdict { Fine, MissingWord, Misfits, Wrong };

/// The rule of ColumnGatherer, over all rows.
Verdict judged(const ColumnState& state, const std::vector<PieceRows>& pieces)
{
    if (state.isWrong)
        return Verdict::Wrong;
    if (state.plan.type == ColumnType::Categorical || state.plan.type == ColumnType::Text)
        return Verdict::Fine;
    const OddSummary odd = summary(state);
    if (odd.count == 0)
        return Verdict::Fine;
    const Fits fits = fitsOf(state, pieces);
    const OddWord word = odd.isOneWord ? oddWordKind(odd.word, odd.count, fits.count) : OddWord::Value;
    if (word != OddWord::Value && (fits.areVaried || state.plan.isChosen))
        return word == OddWord::Missing ? Verdict::MissingWord : Verdict::Misfits;
    if (state.plan.isChosen)
        return Verdict::Misfits;
    if (state.plan.type == ColumnType::Boolean || odd.count * 100 > fits.count + odd.count)
        return Verdict::Wrong;
    return Verdict::Misfits;
}

/// What else the column might be, now that cells are known that do not fit. Ends at Text, which all fits.
ColumnPlan changedPlan(const ColumnState& state, const std::vector<std::string>& sample)
{
    ColumnPlan plan = state.plan;
    plan.format.time.clear();
    if (state.plan.type == ColumnType::Categorical) {
        plan.type = ColumnType::Text;
        return plan;
    }
    std::vector<ColumnWriter::OddText> odd;
    for (const auto& writer : state.writers)
        odd.insert(odd.end(), writer->oddTexts().begin(), writer->oddTexts().end());
    std::stable_sort(odd.begin(), odd.end(), [](const auto& a, const auto& b) { return a.piece < b.piece; });
    std::vector<std::string> cells = sample;
    for (const auto& text : odd)
        cells.push_back(text.text);
    const ColumnPlan guessed = guessedPlan(cells, plan.format);
    const bool isNew = guessed.type != state.plan.type
        || (guessed.type == ColumnType::Time && guessed.format.time != state.plan.format.time);
    if (isNew)
        return guessed;
    plan.type = ColumnType::Categorical;
    return plan;
}

std::string_view nounOf(ColumnType type)
{
    return type == ColumnType::Numeric ? "number" : type == ColumnType::Time ? "time" : "truth value";
}

/// Shortened for a list, and UTF-8.
std::string shown(std::string_view cell)
{
    constexpr std::size_t most = 40;
    const std::string text = toUtf8(cell.substr(0, most));
    return "“" + text + (cell.size() > most ? "…" : "") + "”";
}

/// Gathers the rows that do not come in, and why.
class SkipList {
public:
    SkipList(std::string_view text, const Layout& layout, const std::vector<std::string>& names)
        : m_layout(layout), m_names(names), m_reader(text, layout.dialect)
    {
    }

    void addBad(const std::vector<PieceRows>& pieces)
    {
        for (const PieceRows& piece : pieces) {
            m_count += piece.badCount;
            for (const BadRow& bad : piece.bad) {
                if (m_badListed++ >= kMostListed)
                    break;
                m_entries.push_back({bad.position, m_names.size(), bad.cells, true});
            }
        }
    }
    void addMisfits(const std::vector<OddCell>& cells, std::size_t column, bool isUtf8)
    {
        for (const OddCell& cell : cells) {
            m_removed.push_back(cell.row);
            m_entries.push_back({cell.position, column, 0, isUtf8});
        }
    }
    /// Places of rows, ascending.
    std::vector<std::uint64_t> removed()
    {
        std::sort(m_removed.begin(), m_removed.end());
        m_removed.erase(std::unique(m_removed.begin(), m_removed.end()), m_removed.end());
        return m_removed;
    }
    void finish(ReadRows& rows, const std::vector<std::unique_ptr<ColumnState>>& states)
    {
        std::sort(m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) {
            return std::pair(a.position, a.column) < std::pair(b.position, b.column);
        });
        m_entries.erase(std::unique(m_entries.begin(), m_entries.end(), [](const Entry& a, const Entry& b) { return a.position == b.position; }),
                        m_entries.end());
        rows.skippedCount = static_cast<std::int64_t>(m_count + removed().size());
        for (std::size_t i = 0; i < std::min(m_entries.size(), kMostListed); ++i)
            rows.skipped.push_back({m_entries[i].position, reason(m_entries[i], states)});
    }

private:
    struct Entry {
        std::uint64_t position;
        std::size_t column; ///< none: the whole row is bad
        std::uint32_t cells;
        bool isUtf8;
    };

    std::string reason(const Entry& entry, const std::vector<std::unique_ptr<ColumnState>>& states)
    {
        if (entry.column >= m_names.size() && entry.cells == 0)
            return "Its quotes are not closed, or something stands behind one";
        if (entry.column >= m_names.size())
            return "It has " + std::to_string(entry.cells) + (entry.cells == 1 ? " cell" : " cells") + " where there are "
                + std::to_string(m_layout.columns) + " columns";
        const std::string name = "“" + m_names[entry.column] + "”";
        if (!entry.isUtf8)
            return "Its " + name + " is not in the encoding of the file";
        m_reader.moveTo(entry.position);
        m_reader.next();
        const auto& cells = m_reader.cells();
        return shown(entry.column < cells.size() ? withoutBlanks(cells[entry.column]) : std::string_view()) + " in " + name + " is no "
            + std::string(nounOf(states[entry.column]->plan.type));
    }

    const Layout& m_layout;
    const std::vector<std::string>& m_names;
    RowReader m_reader;
    std::vector<Entry> m_entries;
    std::vector<std::uint64_t> m_removed;
    std::size_t m_count = 0;
    std::size_t m_badListed = 0;
};

} // namespace

ColumnPlan guessedPlan(const std::vector<std::string>& cells, const CellFormat& format, std::optional<ColumnType> wanted)
{
    ColumnGatherer gatherer;
    for (const std::string& cell : cells)
        gatherer.add(cell);
    const ColumnGatherer::Outcome outcome = gatherer.finish(format, wanted);
    ColumnPlan plan;
    plan.format = format;
    const bool isEmpty = outcome.column.missingCount() == outcome.column.size();
    plan.type = isEmpty && !wanted ? ColumnType::Numeric : outcome.column.type();
    plan.isChosen = wanted.has_value();
    if (plan.type == ColumnType::Time) {
        plan.format.time = outcome.timeOrder;
        plan.isTimeOrderGuessed = outcome.isTimeOrderGuessed;
    }
    return plan;
}

Result<ReadRows> readRows(std::string_view text, const Layout& layout, const std::vector<std::string>& names,
                          std::vector<ColumnPlan> plans, const std::vector<std::vector<std::string>>& samples,
                          const ReadOptions& options, Progress& progress)
{
    std::vector<std::unique_ptr<ColumnState>> states;
    for (ColumnPlan& plan : plans) {
        states.push_back(std::make_unique<ColumnState>());
        states.back()->plan = std::move(plan);
    }
    RowPass pass(text, layout, options, progress);
    std::vector<Verdict> verdicts(states.size(), Verdict::Fine);
    for (int passes = 0; passes < kMostPasses; ++passes) {
        LATHE_CHECK(pass.run(states));
        bool isAnyWrong = false;
        for (std::size_t i = 0; i < states.size(); ++i) {
            ColumnState& state = *states[i];
            if (state.isWanted)
                verdicts[i] = judged(state, pass.pieces());
            state.isWanted = verdicts[i] == Verdict::Wrong;
            isAnyWrong = isAnyWrong || state.isWanted;
        }
        if (!isAnyWrong)
            break;
        for (std::size_t i = 0; i < states.size(); ++i)
            if (states[i]->isWanted)
                states[i]->plan = passes + 2 < kMostPasses ? changedPlan(*states[i], samples[i])
                                                           : ColumnPlan{ColumnType::Text, states[i]->plan.format, false, false};
    }

    ReadRows rows;
    SkipList skips(text, layout, names);
    skips.addBad(pass.pieces());
    for (std::size_t i = 0; i < states.size(); ++i) {
        rows.missingWords.push_back(verdicts[i] == Verdict::MissingWord ? summary(*states[i]).word : std::string());
        for (const auto& writer : states[i]->writers) {
            if (verdicts[i] == Verdict::Misfits)
                skips.addMisfits(writer->oddCells(), i, true);
            skips.addMisfits(writer->notUtf8(), i, false);
            rows.notUtf8Rows += writer->notUtf8().size();
        }
    }
    skips.finish(rows, states);
    const std::vector<KeptRows> kept = keptRows(pass.pieces(), skips.removed());
    std::vector<std::optional<Column>> columns(states.size());
    LATHE_CHECK(parallelFor(states.size(), options.threads, [&](std::size_t i) -> Result<void> {
        if (progress.stopRequested())
            return cancelled();
        columns[i] = assembled(*states[i], pass.pieces(), kept);
        states[i]->writers.clear();
        return {};
    }));
    for (std::size_t i = 0; i < states.size(); ++i) {
        rows.columns.push_back(std::move(*columns[i]));
        rows.plans.push_back(states[i]->plan);
    }
    return rows;
}

} // namespace lathe::csv
