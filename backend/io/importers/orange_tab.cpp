// Orange's .tab files (orangedatamining.com, "Loading your data"): three rows of names, types and flags above
// the data, or one row of names with their types and flags before a '#'.
#include "base/text.h"
#include "io/cell_types.h"
#include "io/importers/builtin.h"
#include "io/importers/record_table.h"
#include "io/importers/table_source.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace lathe {

namespace {

constexpr std::size_t kSniffed = std::size_t(1) << 16; // header rows of many columns are long

using Cells = std::vector<std::string>;

/// Takes a row off `text`: cells between tabs, those in quotes may hold tabs, line ends and doubled quotes.
Cells takeRow(std::string_view& text, std::size_t& lines)
{
    Cells cells(1);
    std::size_t i = 0;
    bool isQuoted = false;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        const bool endsLine = c == '\n' || (c == '\r' && !text.substr(i + 1).starts_with('\n'));
        lines += endsLine;
        if (isQuoted) {
            if (c != '"')
                cells.back() += c;
            else if (i + 1 < text.size() && text[i + 1] == '"')
                cells.back() += text[++i];
            else
                isQuoted = false;
        } else if (endsLine) {
            break;
        } else if (c == '\t') {
            cells.emplace_back();
        } else if (c == '"' && cells.back().empty()) {
            isQuoted = true;
        } else if (c != '\r') {
            cells.back() += c;
        }
    }
    text.remove_prefix(std::min(i + 1, text.size()));
    return cells;
}

/// "a b\ c" as "a" and "b c".
std::vector<std::string> listedValues(std::string_view text)
{
    std::vector<std::string> values;
    std::string value;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            value += text[++i];
        } else if (text[i] != ' ') {
            value += text[i];
        } else if (!value.empty()) {
            values.push_back(std::exchange(value, {}));
        }
    }
    if (!value.empty())
        values.push_back(std::move(value));
    return values;
}

struct OrangeColumn {
    enum class Type { Guessed, Continuous, Discrete, Text, Time };
    std::string name;
    Type type = Type::Guessed;
    Role role = Role::Feature;
    std::vector<std::string> levels; ///< where they are listed
};

std::optional<OrangeColumn::Type> typeOfWord(std::string_view word)
{
    using Type = OrangeColumn::Type;
    const std::string lower = lowered(word);
    if (lower.empty())
        return Type::Guessed;
    if (lower == "c" || lower == "continuous" || lower == "n" || lower == "numeric")
        return Type::Continuous;
    if (lower == "d" || lower == "discrete" || lower == "categorical")
        return Type::Discrete;
    if (lower == "s" || lower == "string" || lower == "text")
        return Type::Text;
    if (lower == "t" || lower == "time")
        return Type::Time;
    return std::nullopt;
}

/// Flags of a column: class, meta, i, weight; `key=value` says more about it. Nothing for another word.
std::optional<Role> roleOfFlags(std::string_view flags)
{
    Role role = Role::Feature;
    for (const std::string& flag : listedValues(flags)) {
        const std::string word = lowered(trimmed(flag));
        if (word == "class" || word == "c")
            role = Role::Target;
        else if (word == "meta" || word == "m" || word == "i" || word == "ignore" || word == "skip")
            role = Role::Ignored;
        else if (word == "weight" || word == "w")
            role = Role::Weight;
        else if (!word.empty() && word.find('=') == std::string::npos)
            return std::nullopt;
    }
    return role;
}

/// The columns of a file with three header rows; nothing when the rows are others.
std::optional<std::vector<OrangeColumn>> threeRows(const Cells& names, const Cells& types, const Cells& flags)
{
    if (types.size() > names.size() || flags.size() > names.size() || names.empty())
        return std::nullopt;
    std::vector<OrangeColumn> columns;
    bool hasType = false;
    bool hasList = false;
    for (std::size_t i = 0; i < names.size(); ++i) {
        OrangeColumn column;
        column.name = names[i];
        const std::string type = i < types.size() ? trimmed(types[i]) : std::string();
        if (const auto known = typeOfWord(type)) {
            column.type = *known;
            hasType = hasType || !type.empty();
        } else {
            column.type = OrangeColumn::Type::Discrete;
            column.levels = listedValues(type);
            hasList = true;
        }
        const auto role = roleOfFlags(i < flags.size() ? flags[i] : std::string_view());
        if (!role)
            return std::nullopt;
        column.role = *role;
        columns.push_back(std::move(column));
    }
    // A row of lists alone is a row of data.
    return hasType || (hasList && !join(flags, "").empty()) ? std::optional(std::move(columns)) : std::nullopt;
}

/// The columns of names as `cD#survived`; nothing when no name has such a prefix.
std::optional<std::vector<OrangeColumn>> prefixedNames(const Cells& names)
{
    std::vector<OrangeColumn> columns;
    bool hasPrefix = false;
    for (const std::string& name : names) {
        OrangeColumn column;
        column.name = name;
        const auto mark = name.find('#');
        if (mark != std::string::npos && mark > 0 && mark <= 2) {
            bool isPrefix = true;
            for (const char letter : name.substr(0, mark)) {
                if (letter >= 'A' && letter <= 'Z' && typeOfWord(std::string(1, letter)))
                    column.type = *typeOfWord(std::string(1, letter));
                else if (letter == 'c' || letter == 'm' || letter == 'i' || letter == 'w')
                    column.role = *roleOfFlags(std::string(1, letter));
                else
                    isPrefix = false;
            }
            if (!isPrefix)
                return std::nullopt;
            hasPrefix = true;
            column.name = name.substr(mark + 1);
        }
        columns.push_back(std::move(column));
    }
    return hasPrefix ? std::optional(std::move(columns)) : std::nullopt;
}

/// Takes the header off `text`. Nothing when it is none of Orange's.
std::optional<std::vector<OrangeColumn>> takeHeader(std::string_view& text, std::size_t& lines)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    const Cells names = takeRow(text, lines);
    if (auto columns = prefixedNames(names))
        return columns;
    const Cells types = takeRow(text, lines);
    const Cells flags = takeRow(text, lines);
    return threeRows(names, types, flags);
}

/// A column while it is read.
class OrangeGatherer {
public:
    explicit OrangeGatherer(OrangeColumn column) : m_column(std::move(column))
    {
        for (const std::string& level : m_column.levels)
            codeOf(level);
        m_isFixed = !m_column.levels.empty();
    }

    /// Why the cell does not fit, or nothing.
    std::optional<std::string> problem(std::string_view cell) const
    {
        using Type = OrangeColumn::Type;
        if (isMissing(cell))
            return std::nullopt;
        const auto unfit = [&](std::string_view what) {
            return "“" + std::string(cell) + "” is no " + std::string(what) + " of " + m_column.name;
        };
        if (m_column.type == Type::Continuous && !parseNumber(cell, {}))
            return unfit("number");
        if (m_column.type == Type::Time && !parseTime(cell))
            return unfit("time");
        if (m_column.type == Type::Discrete && m_isFixed && !m_codes.contains(std::string(cell)))
            return unfit("listed value");
        return std::nullopt;
    }

    void add(std::string_view cell)
    {
        const bool missing = isMissing(cell);
        switch (m_column.type) {
        case OrangeColumn::Type::Guessed: missing ? m_guessed.addMissing() : m_guessed.add(cell); break;
        case OrangeColumn::Type::Continuous:
            m_numbers.push_back(missing ? kMissingNumber : parseNumber(cell, {}).value_or(kMissingNumber));
            break;
        case OrangeColumn::Type::Time:
            m_times.push_back(missing ? kMissingTime : parseTime(cell).value_or(kMissingTime));
            break;
        case OrangeColumn::Type::Discrete: m_values.push_back(missing ? kMissingCode : codeOf(cell)); break;
        case OrangeColumn::Type::Text:
            m_texts.push_back(missing ? std::nullopt : std::optional(std::string(cell)));
            break;
        }
    }

    Column finish()
    {
        switch (m_column.type) {
        case OrangeColumn::Type::Continuous: return Column::numeric(std::move(m_numbers));
        case OrangeColumn::Type::Time: return Column::time(std::move(m_times));
        case OrangeColumn::Type::Discrete: return Column::categorical(std::move(m_values), std::move(m_levels));
        case OrangeColumn::Type::Text: return Column::text(m_texts);
        case OrangeColumn::Type::Guessed: break;
        }
        return m_guessed.finish({}).column;
    }

    const OrangeColumn& column() const { return m_column; }

private:
    bool isMissing(std::string_view cell) const
    {
        static const MissingWords words(usualMissingTokens());
        constexpr std::array<std::string_view, 3> kOrange{"?", ".", "~"};
        // In texts a dash or "None" may be meant.
        if (m_column.type == OrangeColumn::Type::Text || m_isFixed)
            return cell.empty() || (cell == "?" && !m_codes.contains("?"));
        return words.contains(cell) || std::find(kOrange.begin(), kOrange.end(), cell) != kOrange.end();
    }
    std::uint32_t codeOf(std::string_view level)
    {
        const auto [code, isNew] = m_codes.emplace(std::string(level), static_cast<std::uint32_t>(m_levels.size()));
        if (isNew)
            m_levels.emplace_back(level);
        return code->second;
    }

    OrangeColumn m_column;
    bool m_isFixed = false;
    ColumnGatherer m_guessed;
    std::vector<double> m_numbers;
    std::vector<std::int64_t> m_times;
    std::vector<std::uint32_t> m_values;
    std::vector<std::string> m_levels;
    std::unordered_map<std::string, std::uint32_t> m_codes;
    std::vector<std::optional<std::string>> m_texts;
};

class OrangeTabImporter final : public TableImporter {
public:
    const ImporterInfo& info() const override
    {
        static const ImporterInfo info{"orange_tab", "Orange .tab",
                                       "Tab-separated, with types and roles in its header"};
        return info;
    }

    std::vector<ParamSpec> parameters() const override { return {tableParameter("The file; empty: the only one")}; }

    double sniff(const SourceTree& source) const override
    {
        const std::vector<std::size_t> files = filesOf(source);
        const auto head = files.empty() ? Result<Bytes>(Bytes()) : source.head(files.front(), kSniffed);
        if (!head || asText(*head).find('\0') != std::string_view::npos
            || asText(*head).find('\t') == std::string_view::npos)
            return 0;
        std::string_view text = asText(*head);
        std::size_t lines = 0;
        if (!takeHeader(text, lines))
            return 0;
        return files.size() == source.files().size() ? 0.95 : 0.5;
    }

    Result<std::vector<std::string>> tables(const SourceTree& source, Progress&) const override
    {
        return tableNames(source, filesOf(source), [](std::size_t) { return std::vector<std::string>{{}}; });
    }

    Result<FoundTable> read(const SourceTree& source, const Params& params, int, Progress& progress) const override
    {
        LATHE_TRY(const TableName name, chooseTable(source, filesOf(source), params.text("table"), false,
                                                    [](std::size_t) { return std::vector<std::string>{{}}; }));
        const std::string& path = source.files()[name.file];
        LATHE_TRY(const MappedBytes content, source.map(name.file));
        std::string_view text = asText(content.bytes());
        std::size_t line = 0;
        auto header = takeHeader(text, line);
        if (!header)
            return fail(ErrorCode::Parse, "The file has none of Orange's headers",
                        "Import it as CSV, with a tab as its separator", path);
        FoundTable found;
        found.detected = params;
        std::vector<OrangeGatherer> columns;
        for (OrangeColumn& column : *header)
            columns.emplace_back(std::move(column));
        LATHE_CHECK(readRows(text, line, path, columns, found, progress));
        LATHE_CHECK(finish(columns, found));
        return found;
    }

private:
    static std::vector<std::size_t> filesOf(const SourceTree& source) { return filesWithEnding(source, {"tab"}); }

    static Result<void> readRows(std::string_view text, std::size_t line, const std::string& path,
                                 std::vector<OrangeGatherer>& columns, FoundTable& found, Progress& progress)
    {
        for (std::size_t row = 0; !text.empty(); ++row) {
            if (row % 1024 == 0 && progress.stopRequested())
                return cancelled();
            const std::size_t first = line + 1;
            Cells cells = takeRow(text, line);
            if (cells.size() == 1 && trimmed(cells.front()).empty())
                continue;
            while (cells.size() > columns.size() && cells.back().empty())
                cells.pop_back();
            std::optional<std::string> problem;
            if (cells.size() > columns.size())
                problem = "It has " + std::to_string(cells.size()) + " cells, there are "
                          + std::to_string(columns.size()) + " columns";
            cells.resize(columns.size()); // empty cells at the end need not be written
            for (std::size_t i = 0; i < columns.size() && !problem; ++i) {
                cells[i] = trimmed(isUtf8(cells[i]) ? cells[i] : toUtf8(cells[i]));
                problem = columns[i].problem(cells[i]);
            }
            if (problem) {
                addSkipped(found, lineOf(path, first), *problem);
                continue;
            }
            for (std::size_t i = 0; i < columns.size(); ++i)
                columns[i].add(cells[i]);
        }
        return {};
    }

    static Result<void> finish(std::vector<OrangeGatherer>& gathered, FoundTable& found)
    {
        std::vector<std::string> names;
        for (const OrangeGatherer& each : gathered)
            names.push_back(toUtf8(each.column().name));
        names = uniqueNames(std::move(names));
        std::vector<Field> fields;
        std::vector<Column> columns;
        bool hasTarget = false;
        bool hasWeight = false;
        for (std::size_t i = 0; i < gathered.size(); ++i) {
            Role role = gathered[i].column().role;
            columns.push_back(gathered[i].finish());
            if (role == Role::Target && std::exchange(hasTarget, true)) {
                role = Role::Ignored; // as a feature it would give the first away
                found.notes.push_back(say("%1 is a class too; only the first is the target, this one is ignored", names[i]));
            }
            if (role == Role::Weight
                && (columns.back().type() != ColumnType::Numeric || std::exchange(hasWeight, true)))
                role = Role::Ignored;
            fields.push_back({names[i], columns.back().type(), role, {}});
        }
        LATHE_TRY(found.table, Table::make(std::move(fields), std::move(columns)));
        return {};
    }
};

} // namespace

std::unique_ptr<const Importer> makeOrangeTabImporter()
{
    return std::make_unique<OrangeTabImporter>();
}

} // namespace lathe
