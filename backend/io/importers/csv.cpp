// Delimited text: CSV, TSV and their relatives.
#include "base/text.h"
#include "io/csv/detect.h"
#include "io/csv/row_reader.h"
#include "io/csv/table_reader.h"
#include "io/csv/text_source.h"
#include "io/importers/builtin.h"

#include <algorithm>

namespace lathe {

namespace {

using namespace csv;

constexpr std::size_t kSniffedBytes = std::size_t(1) << 14;
constexpr std::size_t kDialectSample = std::size_t(1) << 17;
constexpr std::size_t kWholeSample = std::size_t(1) << 20; ///< texts up to this size are looked at whole
constexpr std::size_t kSlices = 16;
constexpr std::size_t kMostSampleCells = 1'000'000;
constexpr std::size_t kMostColumns = 20'000;

/// Whole lines from the beginning.
std::string_view beginning(std::string_view text, std::size_t size)
{
    if (text.size() <= size)
        return text;
    const std::string_view head = text.substr(0, size);
    const std::size_t last = head.find_last_of("\n\r");
    return last == std::string_view::npos ? head : head.substr(0, last + 1);
}

/// Most lines are numbers.
bool holdsNumbers(std::string_view text)
{
    std::size_t lines = 0, numbers = 0;
    for (const std::string& line : split(text, '\n')) {
        const std::string cell = trimmed(line);
        lines += !cell.empty();
        numbers += parseNumber(cell, {}).has_value();
    }
    return lines > 0 && numbers * 5 >= lines * 4;
}

Result<Wishes> wishesOf(const Params& params)
{
    Wishes wishes;
    const std::string& delimiter = params.text("delimiter");
    wishes.isDoubled = delimiter.size() == 2 && delimiter[0] == delimiter[1] && std::ispunct(static_cast<unsigned char>(delimiter[0]));
    if (wishes.isDoubled) {
        wishes.delimiter = delimiter.front();
    } else {
        LATHE_TRY(wishes.delimiter, chosenSign(params, "delimiter"));
    }
    LATHE_TRY(wishes.quote, chosenSign(params, "quote"));
    LATHE_TRY(wishes.comment, chosenSign(params, "comment"));
    LATHE_TRY(wishes.thousands, chosenSign(params, "thousands"));
    LATHE_TRY(wishes.decimal, chosenSign(params, "decimal"));
    if (wishes.delimiter == '\0')
        wishes.delimiter = '\x1F'; // one column
    if (params.text("header") != "automatic")
        wishes.hasHeader = params.text("header") == "yes";
    if (const std::string& skip = params.text("skip_lines"); skip != "automatic" && !skip.empty()) {
        const auto number = parseInteger(skip);
        if (!number || *number < 0)
            return fail(ErrorCode::InvalidArgument, "“" + skip + "” is no number of lines", "Write automatic or a number", "skip_lines");
        wishes.skippedLines = static_cast<std::size_t>(*number);
    }
    return wishes;
}

std::string delimiterText(const Dialect& dialect)
{
    if (dialect.isDoubled)
        return std::string(2, dialect.delimiter);
    return dialect.delimiter == '\x1F' ? "none" : signText(dialect.delimiter);
}

/// Cells by column, from all of a short text and from slices of a long one.
std::vector<std::vector<std::string>> sampleOf(std::string_view text, const Layout& layout)
{
    std::vector<std::vector<std::string>> cells(layout.columns);
    const std::size_t length = text.size() - layout.start;
    const std::size_t slices = length <= kWholeSample ? 1 : kSlices;
    const std::size_t sliceSize = slices == 1 ? length : kWholeSample / kSlices;
    const std::size_t mostRows = std::max<std::size_t>(kMostSampleCells / layout.columns / slices, 10);
    RowReader reader(text, layout.dialect);
    for (std::size_t slice = 0; slice < slices; ++slice) {
        std::size_t begin = layout.start + length / slices * slice;
        if (slice > 0) {
            begin = text.find('\n', begin);
            if (begin == std::string_view::npos)
                break;
            ++begin;
        }
        reader.moveTo(begin);
        for (std::size_t rows = 0; rows < mostRows && !reader.isAtEnd() && reader.position() < begin + sliceSize;) {
            if (reader.next() != RowReader::Line::Row)
                continue;
            const auto& row = reader.cells();
            if (row.size() != layout.columns && !(layout.isPadded && row.size() < layout.columns))
                continue;
            for (std::size_t i = 0; i < row.size(); ++i)
                cells[i].emplace_back(row[i]);
            ++rows;
        }
    }
    return cells;
}

class CsvImporter final : public TableImporter {
public:
    const ImporterInfo& info() const override
    {
        static const ImporterInfo info{"csv", "CSV, TSV",
                                       "Text with a comma, a tab, a semicolon or any other sign between the cells; also in .gz, .zip and .tar"};
        return info;
    }

    std::vector<ParamSpec> parameters() const override
    {
        std::vector<ParamSpec> specs{tableParameter()};
        specs.push_back(ParamSpec::text("delimiter", "Delimiter", "automatic",
                                        "The sign between cells: one character, or comma, semicolon, tab, pipe, space (any number of blanks)"));
        specs.push_back(ParamSpec::choice("header", "First row names the columns", "automatic",
                                          {{"automatic", "Automatic"}, {"yes", "Yes"}, {"no", "No"}}, "Whether the first row holds names"));
        specs.push_back(encodingParameter());
        for (ParamSpec& spec : cellParameters())
            specs.push_back(std::move(spec));
        specs.push_back(ParamSpec::text("quote", "Quote", "automatic", "The sign around cells that hold the delimiter; none: there is no such sign").rare());
        specs.push_back(ParamSpec::text("comment", "Remarks begin with", "automatic", "Lines that begin with this sign are left out; none: there are none").rare());
        specs.push_back(ParamSpec::text("skip_lines", "Lines to skip", "automatic", "How many lines at the beginning do not belong to the table").rare());
        return specs;
    }

    double sniff(const SourceTree& source) const override
    {
        const std::vector<std::size_t> files = tableFiles(source);
        if (files.empty())
            return 0;
        const auto head = source.head(files.front(), kSniffedBytes);
        if (!head)
            return 0;
        const double sureness = plainTextSureness(source.files()[files.front()], *head);
        const double alone = files.size() * 2 >= source.files().size() ? 1 : 0.5;
        if (sureness >= 0.9 || sureness <= 0.1)
            return sureness * alone;
        Bytes copy = *head;
        const auto text = openText(MappedBytes(std::move(copy)), "automatic");
        if (!text)
            return 0;
        const Sketch sketch = detect(beginning(text->characters, kSniffedBytes - 1), {}, usualMissingTokens());
        const double divided = sketch.columns > 1 && sketch.sureness > 0.4 ? 0.5 + sketch.sureness / 2 : 0;
        // a text that nothing divides is a table of one column when it is numbers, and prose otherwise
        const bool isColumn = divided == 0 && sureness > 0.5 && holdsNumbers(text->characters);
        return sureness * alone * (isColumn ? 0.4 : divided);
    }

    Result<std::vector<std::string>> tables(const SourceTree& source, Progress&) const override
    {
        std::vector<std::string> names;
        for (const std::size_t index : tableFiles(source))
            names.push_back(source.files()[index]);
        return names;
    }

    Result<FoundTable> read(const SourceTree& source, const Params& params, int threads, Progress& progress) const override
    {
        LATHE_TRY(const std::size_t index, chosenFile(source, params.text("table")));
        LATHE_TRY(const MappedBytes file, source.map(index));
        const std::string& path = source.files()[index];
        LATHE_TRY(Text text, openText(file, params.text("encoding")));
        std::size_t notUtf8 = 0;
        auto found = readText(text, path, params, threads, progress, notUtf8);
        if (!found || notUtf8 == 0 || text.isEncodingCertain)
            return found;
        // nothing spoke for UTF-8 but that nothing spoke against it at the beginning
        LATHE_TRY(text, openText(file, "windows-1252"));
        return readText(text, path, params, threads, progress, notUtf8);
    }

private:
    static Result<FoundTable> readText(const Text& text, const std::string& path, const Params& params, int threads, Progress& progress,
                                       std::size_t& notUtf8)
    {
        const std::vector<std::string> missing = missingWords(params.text("missing"));
        LATHE_TRY(const Wishes wishes, wishesOf(params));
        Sketch sketch = detect(beginning(text.characters, kDialectSample), wishes, missing);
        if (sketch.columns == 0)
            return fail(ErrorCode::Parse, "There is no row in it", "Check that this is the right file", path);
        const ReadOptions options{threads, std::size_t(1) << 20, text.release};
        Layout layout{sketch.dialect, sketch.start, sketch.columns, sketch.isPadded};
        if (layout.isPadded) {
            LATHE_TRY(const Walked walked, walkedPieces(text.characters, layout.start, layout.dialect, options, progress));
            layout.columns = std::max(layout.columns, walked.mostCells);
        }
        if (layout.columns > kMostColumns)
            return fail(ErrorCode::OutOfMemory, "A row has " + grouped(static_cast<std::int64_t>(layout.columns)) + " cells",
                        "At most " + grouped(kMostColumns) + " columns are read; check the delimiter", path);
        sketch.names.resize(layout.columns);
        const std::vector<std::string> names = uniqueNames(sketch.names);
        LATHE_TRY(const auto types, chosenTypes(params.text("types"), names));

        const auto sample = sampleOf(text.characters, layout);
        CellFormat format = detectNumbers(sample, wishes, missing);
        if (params.text("time") != "automatic")
            format.time = params.text("time");
        std::vector<ColumnPlan> plans;
        for (std::size_t i = 0; i < layout.columns; ++i)
            plans.push_back(guessedPlan(sample[i], format, types[i]));
        LATHE_TRY(ReadRows rows, readRows(text.characters, layout, names, std::move(plans), sample, options, progress));
        notUtf8 = rows.notUtf8Rows;
        return made(text, path, params, sketch, layout, format, names, std::move(rows));
    }

    static Result<FoundTable> made(const Text& text, const std::string& path, const Params& params, const Sketch& sketch,
                                   const Layout& layout, const CellFormat& format, const std::vector<std::string>& names, ReadRows rows)
    {
        FoundTable found;
        std::vector<Field> fields;
        std::string order;
        bool isOneOrder = true;
        for (std::size_t i = 0; i < names.size(); ++i) {
            fields.push_back({names[i], rows.columns[i].type(), Role::Feature, {}});
            if (rows.columns[i].type() != ColumnType::Time || rows.plans[i].format.time == "iso")
                continue;
            isOneOrder = isOneOrder && (order.empty() || order == rows.plans[i].format.time);
            order = rows.plans[i].format.time;
        }
        LATHE_TRY(found.table, Table::make(std::move(fields), std::move(rows.columns)));

        std::vector<SkippedRow> skipped;
        for (const std::size_t position : sketch.preamble)
            skipped.push_back({position, "It stands before the table"});
        skipped.insert(skipped.end(), rows.skipped.begin(), rows.skipped.end());
        skipped.resize(std::min(skipped.size(), kMostListed));
        std::vector<std::size_t> positions;
        for (const SkippedRow& row : skipped)
            positions.push_back(row.position);
        const std::vector<std::size_t> lines = lineNumbers(text, positions);
        for (std::size_t i = 0; i < skipped.size(); ++i)
            found.skipped.push_back({path + ":" + std::to_string(lines[i]), std::move(skipped[i].reason)});
        found.skippedCount = rows.skippedCount + static_cast<std::int64_t>(sketch.preamble.size());

        found.notes = sketch.notes;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (!rows.missingWords[i].empty())
                found.notes.push_back(say("“%1” stands for a missing value in %2", toUtf8(rows.missingWords[i]), names[i]));
            const ColumnPlan& plan = rows.plans[i];
            if (plan.type == ColumnType::Time && plan.isTimeOrderGuessed && params.text("time") == "automatic")
                found.notes.push_back(plan.format.time == "dmy"
                                          ? say("The dates in %1 are read as day, month, year; the other order is possible too", names[i])
                                          : say("The dates in %1 are read as month, day, year; the other order is possible too", names[i]));
        }
        if (layout.isPadded)
            found.notes.push_back(say("Lines have different numbers of cells: short ones are filled up with missing values"));

        found.detected = params;
        found.detected.set("table", path);
        found.detected.set("delimiter", delimiterText(layout.dialect));
        found.detected.set("quote", signText(layout.dialect.quote));
        found.detected.set("comment", signText(layout.dialect.comment));
        found.detected.set("header", std::string(sketch.hasHeader ? "yes" : "no"));
        found.detected.set("skip_lines", std::to_string(lineNumbers(text, {sketch.tableBegin}).front() - 1));
        found.detected.set("encoding", text.encoding);
        found.detected.set("decimal", signText(format.decimal));
        found.detected.set("thousands", signText(format.thousands));
        found.detected.set("missing", join(format.missing, ", "));
        found.detected.set("time", isOneOrder ? (order.empty() ? std::string("iso") : order) : std::string("automatic"));
        return found;
    }
};

} // namespace

std::unique_ptr<const Importer> makeCsvImporter()
{
    return std::make_unique<CsvImporter>();
}

} // namespace lathe
