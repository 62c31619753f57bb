// ARFF, Weka's format: declared attributes, rows dense or sparse, weights of rows.
#include "base/text.h"
#include "io/cell_types.h"
#include "io/importers/arff_header.h"
#include "io/importers/builtin.h"
#include "io/importers/record_table.h"
#include "io/importers/table_source.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

constexpr std::size_t kSniffed = std::size_t(1) << 16; // descriptions before the header are long
constexpr std::size_t kMostAttributes = 100'000;
constexpr std::size_t kMostCells = std::size_t(1) << 31;
/// Above this many cells there may be so many for a byte of the file: sparse rows name few of theirs.
constexpr std::size_t kFreeCells = std::size_t(1) << 25;
constexpr std::size_t kCellsPerByte = 256;

/// The value of a cell that stands for nothing written.
struct ArffColumn {
    ArffAttribute attribute;
    std::vector<double> numbers;
    std::vector<std::uint32_t> codes;
    std::vector<std::int64_t> times;
    std::vector<std::optional<std::string>> texts;

    void addMissing()
    {
        switch (attribute.kind) {
        case ArffAttribute::Kind::Numeric: numbers.push_back(kMissingNumber); break;
        case ArffAttribute::Kind::Nominal: codes.push_back(kMissingCode); break;
        case ArffAttribute::Kind::Date: times.push_back(kMissingTime); break;
        case ArffAttribute::Kind::Text: texts.emplace_back(); break;
        }
    }
    /// What a sparse row does not name: 0, or the first value.
    void addZero()
    {
        switch (attribute.kind) {
        case ArffAttribute::Kind::Numeric: numbers.push_back(0); break;
        case ArffAttribute::Kind::Nominal: codes.push_back(attribute.levels.empty() ? kMissingCode : 0); break;
        case ArffAttribute::Kind::Date: times.push_back(0); break;
        case ArffAttribute::Kind::Text: texts.emplace_back(std::string()); break;
        }
    }
    Column finish()
    {
        switch (attribute.kind) {
        case ArffAttribute::Kind::Numeric: return Column::numeric(std::move(numbers));
        case ArffAttribute::Kind::Nominal: return Column::categorical(std::move(codes), std::move(attribute.levels));
        case ArffAttribute::Kind::Date: return Column::time(std::move(times));
        case ArffAttribute::Kind::Text: break;
        }
        return Column::text(texts);
    }
};

/// One row, checked before it is added.
struct ArffRow {
    struct Value {
        std::size_t column = 0;
        ArffToken token;
        // What the token means, by the kind of its column.
        double number = 0;
        std::uint32_t code = 0;
        std::int64_t time = 0;
        bool isMissing() const { return !token.isQuoted && (token.text == "?" || token.text.empty()); }
    };
    std::vector<Value> values; ///< in the order of the columns
    bool isSparse = false;
    double weight = 1;
    bool hasWeight = false;
};

class ArffReader {
public:
    explicit ArffReader(std::string path) : m_path(std::move(path)) {}

    Result<void> read(std::string_view text, FoundTable& found, Progress& progress)
    {
        m_cellLimit = std::min(kMostCells, std::max(kFreeCells, kCellsPerByte * text.size()));
        std::size_t start = 0;
        for (std::size_t line = 1; start < text.size(); ++line) {
            if (line % 1024 == 0) {
                if (progress.stopRequested())
                    return cancelled();
                progress.set(static_cast<std::int64_t>(start), static_cast<std::int64_t>(text.size()), m_path);
            }
            const std::size_t end = std::min(text.find('\n', start), text.size());
            const std::string bare = trimmed(toUtf8(text.substr(start, end - start)));
            start = end + 1;
            if (bare.empty() || bare.front() == '%')
                continue;
            if (!m_isData) {
                if (auto declared = declare(bare); !declared) {
                    declared.error().where = lineOf(m_path, line);
                    return declared;
                }
                continue;
            }
            const auto row = parseRow(bare);
            if (!row) {
                addSkipped(found, lineOf(m_path, line), row.error().message);
                continue;
            }
            LATHE_CHECK(add(*row));
        }
        if (!m_isData)
            return fail(ErrorCode::Parse, "There is no @data in the file", "Download or copy it again", m_path);
        return finish(found);
    }

private:
    Result<void> declare(std::string_view line)
    {
        const auto blank = std::min(line.find_first_of(" \t"), line.size());
        const std::string word = lowered(line.substr(0, blank));
        if (word == "@relation")
            return {};
        if (word == "@data") {
            if (m_columns.empty())
                return fail(ErrorCode::Parse, "No attribute is declared before @data");
            m_isData = true;
            return {};
        }
        if (word != "@attribute")
            return fail(ErrorCode::Parse, "This line is neither a declaration nor a comment",
                        "Before @data there are @relation, @attribute and lines that begin with %");
        if (m_columns.size() >= kMostAttributes)
            return fail(ErrorCode::OutOfMemory, "The file has more than " + grouped(kMostAttributes) + " attributes");
        LATHE_TRY(ArffAttribute attribute, parseArffAttribute(line.substr(blank)));
        m_columns.push_back({std::move(attribute), {}, {}, {}, {}});
        return {};
    }

    Result<ArffRow> parseRow(std::string_view line) const
    {
        ArffRow row;
        row.isSparse = line.front() == '{';
        LATHE_CHECK(row.isSparse ? parseSparse(line, row) : parseDense(line, row));
        const std::string rest = trimmed(line);
        if (!rest.empty()) {
            // ", {5}": the weight of the row
            const auto open = rest.find('{');
            const bool isWeight = rest.back() == '}' && open != std::string::npos
                                  && trimmed(rest.substr(0, open)).find_first_not_of(',') == std::string::npos;
            const auto weight =
                isWeight ? parseReal(trimmed(rest.substr(open + 1, rest.size() - open - 2))) : std::nullopt;
            if (!weight || *weight < 0)
                return fail(ErrorCode::Parse, "There is something behind the last value");
            row.weight = *weight;
            row.hasWeight = true;
        }
        for (ArffRow::Value& value : row.values)
            LATHE_CHECK(understand(value));
        return row;
    }

    Result<void> parseDense(std::string_view& line, ArffRow& row) const
    {
        const bool hasSeparators =
            line.find(',') != std::string_view::npos || line.find('\t') != std::string_view::npos;
        for (std::size_t column = 0; column < m_columns.size(); ++column) {
            // An unquoted value may have blanks inside where commas are written.
            LATHE_TRY(auto token, nextArffToken(line, ","));
            while (token && !token->isQuoted && hasSeparators && !line.empty() && line.front() == ' ') {
                std::string_view ahead = line.substr(std::min(line.find_first_not_of(' '), line.size()));
                if (ahead.empty() || ahead.front() == ',' || ahead.front() == '\t' || ahead.front() == '{')
                    break;
                LATHE_TRY(const auto more, nextArffToken(line, ","));
                token->text += " " + (more ? more->text : std::string());
            }
            if (!token)
                return fail(ErrorCode::Parse,
                            "It has " + std::to_string(column) + " of " + std::to_string(m_columns.size()) + " values");
            row.values.push_back({column, std::move(*token), 0, 0, 0});
            line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
            const bool isLast = column + 1 == m_columns.size();
            if (!isLast && line.starts_with(','))
                line.remove_prefix(1);
        }
        return {};
    }

    Result<void> parseSparse(std::string_view& line, ArffRow& row) const
    {
        line.remove_prefix(1);
        for (;;) {
            line.remove_prefix(std::min(line.find_first_not_of(" \t,"), line.size()));
            if (line.starts_with('}')) {
                line.remove_prefix(1);
                return {};
            }
            LATHE_TRY(const auto place, nextArffToken(line, ",}"));
            const auto column = place ? parseInteger(place->text) : std::nullopt;
            if (!column || *column < 0 || static_cast<std::size_t>(*column) >= m_columns.size()
                || (!row.values.empty() && row.values.back().column >= static_cast<std::size_t>(*column)))
                return fail(ErrorCode::Parse, "The places of a sparse row are not ascending, or one is not there");
            LATHE_TRY(auto token, nextArffToken(line, ",}"));
            if (!token)
                return fail(ErrorCode::Parse, "The sparse row is not closed by }");
            row.values.push_back({static_cast<std::size_t>(*column), std::move(*token), 0, 0, 0});
        }
    }

    Result<void> understand(ArffRow::Value& value) const
    {
        if (value.isMissing())
            return {};
        const ArffAttribute& attribute = m_columns[value.column].attribute;
        const auto unfit = [&](std::string_view what) {
            return fail(ErrorCode::Parse,
                        "“" + value.token.text + "” is no " + std::string(what) + " of " + attribute.name);
        };
        switch (attribute.kind) {
        case ArffAttribute::Kind::Numeric: {
            const auto number = parseReal(trimmed(value.token.text));
            if (!number)
                return unfit("number");
            value.number = *number;
            break;
        }
        case ArffAttribute::Kind::Nominal: {
            const auto code = attribute.codes.find(value.token.text);
            if (code == attribute.codes.end())
                return unfit("value");
            value.code = code->second;
            break;
        }
        case ArffAttribute::Kind::Date: {
            const auto time = parseJavaDate(value.token.text, attribute.dateFormat);
            if (!time)
                return unfit("date");
            value.time = *time;
            break;
        }
        case ArffAttribute::Kind::Text: break;
        }
        return {};
    }

    Result<void> add(const ArffRow& row)
    {
        if ((m_rows + 1) * m_columns.size() > m_cellLimit)
            return fail(ErrorCode::OutOfMemory,
                        "The table has more than " + grouped(static_cast<std::int64_t>(m_cellLimit)) + " cells",
                        "Remove attributes that almost no row has", m_path);
        auto next = row.values.begin();
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            ArffColumn& column = m_columns[i];
            if (next == row.values.end() || next->column != i) {
                column.addZero();
                continue;
            }
            const ArffRow::Value& value = *next++;
            if (value.isMissing())
                column.addMissing();
            else if (column.attribute.kind == ArffAttribute::Kind::Numeric)
                column.numbers.push_back(value.number);
            else if (column.attribute.kind == ArffAttribute::Kind::Nominal)
                column.codes.push_back(value.code);
            else if (column.attribute.kind == ArffAttribute::Kind::Date)
                column.times.push_back(value.time);
            else
                column.texts.emplace_back(value.token.text);
        }
        if (row.hasWeight || !m_weights.empty()) {
            m_weights.resize(m_rows, 1.0);
            m_weights.push_back(row.weight);
        }
        ++m_rows;
        return {};
    }

    Result<void> finish(FoundTable& found)
    {
        std::vector<std::string> names;
        for (const ArffColumn& column : m_columns)
            names.push_back(column.attribute.name);
        if (!m_weights.empty())
            names.emplace_back("weight");
        names = uniqueNames(std::move(names));
        std::vector<Field> fields;
        std::vector<Column> columns;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            columns.push_back(m_columns[i].finish());
            fields.push_back({names[i], columns.back().type(), Role::Feature, {}});
        }
        if (!m_weights.empty()) {
            columns.push_back(Column::numeric(std::move(m_weights)));
            fields.push_back({names.back(), ColumnType::Numeric, Role::Weight, {}});
        }
        if (m_rows == 0 && !found.skipped.empty())
            return fail(ErrorCode::Parse, "No row of it can be read",
                        found.skipped.front().path + ": " + found.skipped.front().reason, m_path);
        LATHE_TRY(found.table, Table::make(std::move(fields), std::move(columns)));
        return {};
    }

    std::string m_path;
    bool m_isData = false;
    std::vector<ArffColumn> m_columns;
    std::vector<double> m_weights;
    std::size_t m_rows = 0;
    std::size_t m_cellLimit = kMostCells;
};

class ArffImporter final : public TableImporter {
public:
    const ImporterInfo& info() const override
    {
        static const ImporterInfo info{"arff", "ARFF", "Weka's format: @relation, @attribute and @data"};
        return info;
    }

    std::vector<ParamSpec> parameters() const override { return {tableParameter("The file; empty: the only one")}; }

    double sniff(const SourceTree& source) const override
    {
        const std::vector<std::size_t> files = filesOf(source);
        const auto head = files.empty() ? Result<Bytes>(Bytes()) : source.head(files.front(), kSniffed);
        if (!head)
            return 0;
        std::string_view text = asText(*head);
        if (text.starts_with("\xEF\xBB\xBF"))
            text.remove_prefix(3);
        while (!text.empty()) {
            const std::size_t end = std::min(text.find('\n'), text.size());
            const std::string line = lowered(trimmed(text.substr(0, end)));
            if (line.starts_with("@relation"))
                return files.size() == source.files().size() ? 0.95 : 0.5;
            if (!line.empty() && line.front() != '%')
                return 0;
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        return 0;
    }

    Result<std::vector<std::string>> tables(const SourceTree& source, Progress&) const override
    {
        return tableNames(source, filesOf(source), [](std::size_t) { return std::vector<std::string>{{}}; });
    }

    Result<FoundTable> read(const SourceTree& source, const Params& params, int, Progress& progress) const override
    {
        LATHE_TRY(const TableName name, chooseTable(source, filesOf(source), params.text("table"), false,
                                                    [](std::size_t) { return std::vector<std::string>{{}}; }));
        LATHE_TRY(const MappedBytes content, source.map(name.file));
        std::string_view text = asText(content.bytes());
        if (text.starts_with("\xEF\xBB\xBF"))
            text.remove_prefix(3);
        FoundTable found;
        found.detected = params;
        ArffReader reader(source.files()[name.file]);
        LATHE_CHECK(reader.read(text, found, progress));
        return found;
    }

private:
    static std::vector<std::size_t> filesOf(const SourceTree& source) { return filesWithEnding(source, {"arff"}); }
};

} // namespace

std::unique_ptr<const Importer> makeArffImporter()
{
    return std::make_unique<ArffImporter>();
}

} // namespace lathe
