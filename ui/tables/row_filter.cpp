#include "ui/tables/row_filter.h"

#include "base/text.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace lathe {

namespace {

constexpr std::size_t kStride = 1 << 16; // rows between two looks at the progress
constexpr unsigned kMostThreads = 4;
constexpr int kMostQuoted = 32;

char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// `word` is in small letters and not empty.
bool holds(std::string_view text, std::string_view word)
{
    if (text.size() < word.size())
        return false;
    for (std::size_t i = 0; i + word.size() <= text.size(); ++i) {
        std::size_t same = 0;
        while (same < word.size() && folded(text[i + same]) == word[same])
            ++same;
        if (same == word.size())
            return true;
    }
    return false;
}

bool looksLikeCondition(std::string_view text)
{
    const std::string small = lowered(text);
    return small.find_first_of("=<>") != std::string::npos || small.find(" is missing") != std::string::npos
        || small.find(" is not missing") != std::string::npos;
}

/// "character 12" → the byte where the twelfth character begins.
std::optional<std::size_t> placeOf(const Error& error, std::string_view text)
{
    const auto digits = error.where.find_first_of("0123456789");
    if (digits == std::string::npos)
        return std::nullopt;
    const auto end = error.where.find_first_not_of("0123456789", digits);
    const auto place = parseInteger(error.where.substr(digits, end == std::string::npos ? end : end - digits));
    if (!place)
        return std::nullopt;
    std::int64_t character = 0;
    for (std::size_t i = 0; i < text.size(); ++i)
        if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80 && ++character == *place)
            return i;
    return std::nullopt;
}

/// With quotation marks around the word there when it stands after a comparison; nothing otherwise.
std::optional<std::string> withQuotesAt(const std::string& text, std::size_t place)
{
    if (place >= text.size())
        return std::nullopt;
    const auto before = text.find_last_not_of(" \t", place == 0 ? std::string::npos : place - 1);
    if (place == 0 || before == std::string::npos || std::string_view("=<>(,").find(text[before]) == std::string_view::npos)
        return std::nullopt;
    auto end = text.find_first_of(" \t),", place);
    end = end == std::string::npos ? text.size() : end;
    const std::string word = text.substr(place, end - place);
    if (word.empty() || word.find_first_of("'\"[]`") != std::string::npos)
        return std::nullopt;
    return text.substr(0, place) + "'" + word + "'" + text.substr(end);
}

Result<Expression> conditionIn(std::string text, const Schema& schema)
{
    auto first = Expression::parse(text, schema);
    auto parsed = first;
    for (int i = 0; !parsed && parsed.error().code == ErrorCode::NotFound && i < kMostQuoted; ++i) {
        const auto place = placeOf(parsed.error(), text);
        const auto quoted = place ? withQuotesAt(text, *place) : std::nullopt;
        if (!quoted)
            break;
        text = *quoted;
        parsed = Expression::parse(text, schema);
    }
    return parsed ? parsed : first;
}

/// The rows that hold a word, as one byte each.
class WordSearch {
public:
    WordSearch(const Table& table, const std::vector<std::string>& words) : m_table(table), m_words(words)
    {
        m_levels.resize(words.size());
        for (std::size_t w = 0; w < words.size(); ++w)
            for (std::size_t c = 0; c < table.columnCount(); ++c) {
                std::vector<bool> found;
                if (table.column(c).type() == ColumnType::Categorical)
                    for (const std::string& level : table.column(c).levels())
                        found.push_back(holds(level, words[w]));
                m_levels[w].push_back(std::move(found));
            }
    }

    bool passes(std::uint32_t row) const
    {
        for (std::size_t w = 0; w < m_words.size(); ++w)
            if (!hasWord(w, row))
                return false;
        return true;
    }

private:
    bool hasWord(std::size_t word, std::uint32_t row) const
    {
        for (std::size_t c = 0; c < m_table.columnCount(); ++c) {
            const Column& column = m_table.column(c);
            if (column.type() == ColumnType::Categorical) {
                const std::uint32_t code = column.codes()[row];
                if (code != kMissingCode && m_levels[word][c][code])
                    return true;
            } else if (column.type() == ColumnType::Text && !column.isMissing(row) && holds(column.textAt(row), m_words[word])) {
                return true;
            }
        }
        return false;
    }

    const Table& m_table;
    const std::vector<std::string>& m_words;
    std::vector<std::vector<std::vector<bool>>> m_levels; ///< [word][column][level]
};

/// Keeps the rows that pass, on a few threads.
template <class Passes>
Result<std::vector<std::uint32_t>> kept(const std::vector<std::uint32_t>& rows, const Passes& passes, Progress& progress)
{
    std::vector<std::uint8_t> keeps(rows.size());
    std::atomic<std::size_t> next = 0, done = 0;
    const auto work = [&] {
        for (std::size_t begin; (begin = next.fetch_add(kStride)) < rows.size();) {
            if (progress.stopRequested())
                return;
            const std::size_t end = std::min(rows.size(), begin + kStride);
            for (std::size_t i = begin; i < end; ++i)
                keeps[i] = passes(rows[i]) ? 1 : 0;
            done += end - begin;
        }
    };
    {
        std::vector<std::jthread> threads;
        const unsigned count = std::clamp(std::thread::hardware_concurrency(), 1U, kMostThreads);
        for (unsigned i = 1; i < count && rows.size() > kStride; ++i)
            threads.emplace_back(work);
        work();
    }
    if (done != rows.size())
        return cancelled();
    std::vector<std::uint32_t> result;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (keeps[i] != 0)
            result.push_back(rows[i]);
    return result;
}

/// As the language writes the name of any column.
std::string quotedName(const std::string& name)
{
    const bool isPlain = !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
    }) && (name.front() < '0' || name.front() > '9');
    return isPlain ? name : name.find(']') == std::string::npos ? '[' + name + ']' : '`' + name + '`';
}

std::string quotedText(const std::string& text)
{
    std::string quoted = "'";
    for (const char c : text)
        quoted.append(c == '\'' ? 2 : 1, c);
    return quoted + '\'';
}

} // namespace

Result<RowFilter> RowFilter::parse(std::string_view text, const Schema& schema)
{
    RowFilter filter;
    const std::string wanted = trimmed(text);
    if (wanted.empty())
        return filter;
    auto condition = conditionIn(wanted, schema);
    const bool reads = condition && !condition->columns().empty();
    if (reads && condition->type() == ColumnType::Boolean) {
        filter.m_condition = std::move(*condition);
        return filter;
    }
    if (looksLikeCondition(wanted)) {
        if (!condition)
            return tl::unexpected(condition.error());
        return fail(ErrorCode::Schema, reads ? "This is a value, not a condition" : "This condition reads no column",
                    "Compare a column with a value, such as price < 20000");
    }
    for (const std::string& word : split(lowered(wanted), ' '))
        if (!trimmed(word).empty())
            filter.m_words.push_back(trimmed(word));
    return filter;
}

Result<std::vector<std::uint32_t>> RowFilter::apply(const Table& table, std::vector<std::uint32_t> rows, Progress& progress) const
{
    if (passesAll())
        return rows;
    if (progress.stopRequested())
        return cancelled();
    if (!m_condition) {
        const WordSearch search(table, m_words);
        return kept(rows, [&](std::uint32_t row) { return search.passes(row); }, progress);
    }
    LATHE_TRY(const Column truth, m_condition->evaluate(table));
    const auto flags = truth.flags();
    return kept(rows, [flags](std::uint32_t row) { return flags[row] == 1; }, progress);
}

std::string conditionOf(const Field& field, double low, double high, bool isLast, const std::string& category)
{
    const std::string name = quotedName(field.name);
    switch (field.type) {
    case ColumnType::Categorical:
    case ColumnType::Text: return category.empty() ? std::string() : name + " = " + quotedText(category);
    case ColumnType::Boolean: return category.empty() ? std::string() : name + " = " + category;
    case ColumnType::Numeric:
    case ColumnType::Time: break;
    }
    const auto value = [&](double bound) {
        return field.type == ColumnType::Time ? quotedText(timeText(static_cast<std::int64_t>(bound * 1e6))) : shortest(bound);
    };
    if (low == high)
        return name + " = " + value(low);
    return name + " >= " + value(low) + " and " + name + (isLast ? " <= " : " < ") + value(high);
}

} // namespace lathe
