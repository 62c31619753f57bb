// Text in columns of fixed widths: the cells of a column stand one below the other.
#include "base/text.h"
#include "io/cell_types.h"
#include "io/csv/detect.h"
#include "io/csv/text_source.h"
#include "io/importers/builtin.h"

#include <algorithm>

namespace lathe {

namespace {

using namespace csv;

constexpr std::size_t kSniffedBytes = std::size_t(1) << 14;
constexpr std::size_t kSampleLines = 1000;
constexpr std::size_t kWidestLine = std::size_t(1) << 16;
constexpr std::size_t kMostColumns = 5000;
constexpr std::size_t kMostListed = 10'000;

/// Places in a line, in letters rather than bytes; the last column goes to the line's end.
struct Borders {
    std::vector<std::size_t> begins;
    std::vector<std::size_t> ends;
};

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// Walks through the lines of a text.
class Lines {
public:
    explicit Lines(std::string_view text) : m_left(text) {}
    bool isAtEnd() const { return m_left.empty(); }
    std::string_view next()
    {
        const std::size_t end = std::min(m_left.find_first_of("\r\n"), m_left.size());
        const std::string_view line = m_left.substr(0, end);
        const bool isCrlf = m_left.substr(end).starts_with("\r\n");
        m_left.remove_prefix(std::min(end + (isCrlf ? 2 : 1), m_left.size()));
        return line;
    }

private:
    std::string_view m_left;
};

bool isBlank(std::string_view line)
{
    return withoutBlanks(line).empty();
}

/// Where a letter stands in any of the lines; tabs count as one place.
Borders detectBorders(const std::vector<std::string_view>& lines)
{
    std::vector<bool> isUsed;
    for (const std::string_view line : lines) {
        std::size_t place = 0;
        for (std::size_t i = 0; i < std::min(line.size(), kWidestLine); ++i) {
            if (isContinuation(line[i]))
                continue;
            if (isUsed.size() <= place)
                isUsed.resize(place + 1);
            if (line[i] != ' ' && line[i] != '\t')
                isUsed[place] = true;
            ++place;
        }
    }
    Borders borders;
    for (std::size_t i = 0; i < isUsed.size(); ++i) {
        if (isUsed[i] && (i == 0 || !isUsed[i - 1]))
            borders.begins.push_back(i);
        if (isUsed[i] && (i + 1 == isUsed.size() || !isUsed[i + 1]))
            borders.ends.push_back(i + 1);
    }
    // a value longer than those of the sample keeps its letters: a column reaches to where the next begins
    for (std::size_t i = 0; i + 1 < borders.begins.size(); ++i)
        borders.ends[i] = borders.begins[i + 1];
    if (!borders.ends.empty())
        borders.ends.back() = std::string_view::npos;
    return borders;
}

/// "8, 12, 5".
Result<Borders> chosenBorders(const std::string& widths)
{
    Borders borders;
    std::size_t at = 0;
    for (const std::string& part : split(widths, ',')) {
        const auto width = parseInteger(trimmed(part));
        if (!width || *width < 1 || *width > static_cast<std::int64_t>(kWidestLine))
            return fail(ErrorCode::InvalidArgument, "“" + trimmed(part) + "” is no width", "Write the numbers of letters with commas between them: --set widths=8,12,5", "widths");
        borders.begins.push_back(at);
        at += static_cast<std::size_t>(*width);
        borders.ends.push_back(at);
    }
    return borders;
}

std::string widthsText(const Borders& borders, std::size_t longest)
{
    std::vector<std::string> widths;
    std::size_t at = 0;
    for (const std::size_t stored : borders.ends) {
        const std::size_t end = stored == std::string_view::npos ? std::max(longest, borders.begins.back() + 1) : stored;
        widths.push_back(std::to_string(end - at));
        at = end;
    }
    return join(widths, ", ");
}

/// The cells of a line, without blanks around them; false when a letter stands behind the last column.
bool cutLine(std::string_view line, const Borders& borders, std::vector<std::string_view>& cells)
{
    cells.assign(borders.begins.size(), {});
    std::size_t byte = 0, place = 0;
    const auto moveTo = [&](std::size_t wanted) {
        while (byte < line.size() && (place < wanted || isContinuation(line[byte]))) {
            place += !isContinuation(line[byte]);
            ++byte;
            while (byte < line.size() && isContinuation(line[byte]))
                ++byte;
        }
        return byte;
    };
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::size_t begin = moveTo(borders.begins[i]);
        cells[i] = withoutBlanks(line.substr(begin, moveTo(borders.ends[i]) - begin));
    }
    return isBlank(line.substr(byte));
}

std::size_t lengthOf(std::string_view line)
{
    return line.size() - static_cast<std::size_t>(std::count_if(line.begin(), line.end(), isContinuation));
}

std::vector<std::string_view> sampleLines(std::string_view text, std::size_t skipped)
{
    std::vector<std::string_view> sample;
    Lines lines(text);
    for (std::size_t i = 0; !lines.isAtEnd() && sample.size() < kSampleLines; ++i) {
        const std::string_view line = lines.next();
        if (i >= skipped && !isBlank(line))
            sample.push_back(line);
    }
    return sample;
}

/// Words above columns of values.
bool isHeader(const std::vector<std::string_view>& lines, const Borders& borders, const std::vector<std::string>& missing)
{
    if (lines.size() < 2)
        return false;
    std::vector<std::string_view> head, cells;
    cutLine(lines.front(), borders, head);
    const MissingWords words(missing);
    for (const std::string_view name : head)
        if (parseNumber(name, {}) || parseCellTime(name, {}))
            return false;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        cutLine(lines[i], borders, cells);
        for (const std::string_view cell : cells)
            if (!words.contains(cell) && (parseNumber(cell, {}) || parseCellTime(cell, {})))
                return true;
    }
    return false;
}

/// A column that the header has no name for, behind one that it names, is the second word of that one's values.
void joinUnnamed(Borders& borders, std::string_view header)
{
    std::vector<std::string_view> names;
    cutLine(header, borders, names);
    Borders joined;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0 && names[i].empty()) {
            joined.ends.back() = borders.ends[i];
            continue;
        }
        joined.begins.push_back(borders.begins[i]);
        joined.ends.push_back(borders.ends[i]);
    }
    borders = std::move(joined);
}

class FixedWidthImporter final : public TableImporter {
public:
    const ImporterInfo& info() const override
    {
        static const ImporterInfo info{"fixed_width", "Fixed width", "Text whose columns stand one below the other, with blanks between them"};
        return info;
    }

    std::vector<ParamSpec> parameters() const override
    {
        std::vector<ParamSpec> specs{tableParameter()};
        specs.push_back(ParamSpec::text("widths", "Widths", "automatic", "The columns' widths in letters, with commas between them; automatic: where all lines have blanks"));
        specs.push_back(ParamSpec::choice("header", "First row names the columns", "automatic",
                                          {{"automatic", "Automatic"}, {"yes", "Yes"}, {"no", "No"}}, "Whether the first row holds names"));
        specs.push_back(encodingParameter());
        for (ParamSpec& spec : cellParameters())
            specs.push_back(std::move(spec));
        specs.push_back(ParamSpec::integer("skip_lines", "Lines to skip", 0, 0, 1e9, "How many lines at the beginning do not belong to the table").rare());
        return specs;
    }

    /// Never as sure as the reader of delimited text is of what it knows: blanks may stand in any text.
    double sniff(const SourceTree& source) const override
    {
        const std::vector<std::size_t> files = tableFiles(source);
        if (files.empty())
            return 0;
        const auto head = source.head(files.front(), kSniffedBytes);
        if (!head || plainTextSureness(source.files()[files.front()], *head) < 0.35)
            return 0;
        Bytes copy = *head;
        const auto text = openText(MappedBytes(std::move(copy)), "automatic");
        if (!text)
            return 0;
        std::vector<std::string_view> lines = sampleLines(text->characters, 0);
        if (head->size() == kSniffedBytes && lines.size() > 1)
            lines.pop_back();
        const std::size_t columns = detectBorders(lines).begins.size();
        return lines.size() >= 3 && columns >= 2 ? 0.28 : 0;
    }

    Result<std::vector<std::string>> tables(const SourceTree& source, Progress&) const override
    {
        std::vector<std::string> names;
        for (const std::size_t index : tableFiles(source))
            names.push_back(source.files()[index]);
        return names;
    }

    Result<FoundTable> read(const SourceTree& source, const Params& params, int, Progress& progress) const override
    {
        LATHE_TRY(const std::size_t index, chosenFile(source, params.text("table")));
        LATHE_TRY(const MappedBytes file, source.map(index));
        LATHE_TRY(const Text text, openText(file, params.text("encoding")));
        const std::string& path = source.files()[index];
        const auto skippedLines = static_cast<std::size_t>(params.integer("skip_lines"));
        const std::vector<std::string_view> lines = sampleLines(text.characters, skippedLines);
        if (lines.empty())
            return fail(ErrorCode::Parse, "There is no row in it", "Check that this is the right file", path);
        Borders borders = detectBorders(lines);
        if (params.text("widths") != "automatic") {
            LATHE_TRY(borders, chosenBorders(params.text("widths")));
        }
        if (borders.begins.size() > kMostColumns)
            return fail(ErrorCode::OutOfMemory, "There are more than " + grouped(kMostColumns) + " columns", "Check that this is the right file", path);
        const std::vector<std::string> missing = missingWords(params.text("missing"));
        const bool hasHeader = params.text("header") == "automatic" ? isHeader(lines, borders, missing) : params.text("header") == "yes";
        if (hasHeader && params.text("widths") == "automatic")
            joinUnnamed(borders, lines.front());

        FoundTable found;
        std::vector<std::string> names(borders.begins.size());
        std::vector<ColumnGatherer> gatherers(names.size());
        std::vector<std::vector<std::string>> sample(names.size());
        std::vector<std::size_t> lineOfRow;
        std::vector<std::string_view> cells;
        std::size_t number = 0, longest = 0;
        bool isNamed = !hasHeader;
        for (Lines all(text.characters); !all.isAtEnd();) {
            if (++number % 4096 == 0 && progress.stopRequested())
                return cancelled();
            const std::string_view line = all.next();
            if (number <= skippedLines || isBlank(line))
                continue;
            const bool isWhole = cutLine(line, borders, cells);
            longest = std::max(longest, lengthOf(line));
            if (!isNamed) {
                std::transform(cells.begin(), cells.end(), names.begin(), [](std::string_view cell) { return toUtf8(cell); });
                isNamed = true;
                continue;
            }
            if (!isWhole || !isUtf8(line)) {
                skip(found, path, number, isWhole ? "It is not in the encoding of the file" : "It goes on behind the last column");
                continue;
            }
            lineOfRow.push_back(number);
            for (std::size_t i = 0; i < cells.size(); ++i) {
                gatherers[i].add(cells[i]);
                if (sample[i].size() < kSampleLines)
                    sample[i].emplace_back(cells[i]);
            }
        }
        names = uniqueNames(std::move(names));
        LATHE_TRY(const auto types, chosenTypes(params.text("types"), names));
        Wishes wishes;
        LATHE_TRY(wishes.decimal, chosenSign(params, "decimal"));
        LATHE_TRY(wishes.thousands, chosenSign(params, "thousands"));
        CellFormat format = detectNumbers(sample, wishes, missing);
        if (params.text("time") != "automatic")
            format.time = params.text("time");
        LATHE_CHECK(makeTable(found, path, names, std::move(gatherers), types, format, lineOfRow));

        found.detected = params;
        found.detected.set("table", path);
        found.detected.set("widths", widthsText(borders, longest));
        found.detected.set("header", std::string(hasHeader ? "yes" : "no"));
        found.detected.set("encoding", text.encoding);
        found.detected.set("decimal", signText(format.decimal));
        found.detected.set("thousands", signText(format.thousands));
        found.detected.set("missing", join(missing, ", "));
        return found;
    }

private:
    static void skip(FoundTable& found, const std::string& path, std::size_t line, std::string reason)
    {
        if (++found.skippedCount <= static_cast<std::int64_t>(kMostListed))
            found.skipped.push_back({path + ":" + std::to_string(line), std::move(reason)});
    }

    static Result<void> makeTable(FoundTable& found, const std::string& path, const std::vector<std::string>& names,
                                  std::vector<ColumnGatherer> gatherers, const std::vector<std::optional<ColumnType>>& types,
                                  const CellFormat& format, const std::vector<std::size_t>& lineOfRow)
    {
        std::vector<Column> columns;
        std::vector<Field> fields;
        std::vector<std::string> wrongIn(lineOfRow.size()); ///< the column that a row does not fit
        bool isAnyWrong = false;
        for (std::size_t i = 0; i < names.size(); ++i) {
            auto outcome = gatherers[i].finish(format, types[i]);
            for (const std::uint32_t row : outcome.misfits)
                wrongIn[row] = names[i];
            isAnyWrong = isAnyWrong || !outcome.misfits.empty();
            if (!outcome.missingWord.empty())
                found.notes.push_back(say("“%1” stands for a missing value in %2", outcome.missingWord, names[i]));
            fields.push_back({names[i], outcome.column.type(), Role::Feature, {}});
            columns.push_back(std::move(outcome.column));
        }
        if (isAnyWrong) {
            std::vector<std::uint32_t> kept;
            for (std::uint32_t row = 0; row < wrongIn.size(); ++row) {
                if (wrongIn[row].empty())
                    kept.push_back(row);
                else
                    skip(found, path, lineOfRow[row], "What stands in “" + wrongIn[row] + "” does not fit the column's type");
            }
            for (Column& column : columns)
                column = column.take(kept);
        }
        LATHE_TRY(found.table, Table::make(std::move(fields), std::move(columns)));
        return {};
    }
};

} // namespace

std::unique_ptr<const Importer> makeFixedWidthImporter()
{
    return std::make_unique<FixedWidthImporter>();
}

} // namespace lathe
