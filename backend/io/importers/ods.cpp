// OpenDocument spreadsheets (OASIS OpenDocument 1.3, part 3). Formulas come in with their stored value.
#include "base/text.h"
#include "io/importers/builtin.h"
#include "io/importers/sheet_grid.h"
#include "io/importers/table_source.h"
#include "io/importers/workbooks.h"
#include "io/importers/xml_reader.h"

#include <algorithm>
#include <charconv>

namespace lathe {

namespace {

constexpr std::string_view kContent = "content.xml";
constexpr std::size_t kLongestCell = std::size_t(1) << 24;
/// Cells that stand in the file once and in the sheet often.
constexpr std::size_t kMostRepeated = 10'000'000;

/// "PT10H30M1.5S" in days.
std::optional<double> daysOfDuration(std::string_view text)
{
    const bool isNegative = text.starts_with('-');
    text.remove_prefix(isNegative);
    if (!text.starts_with('P'))
        return std::nullopt;
    text.remove_prefix(1);
    double days = 0;
    bool isTime = false;
    while (!text.empty()) {
        if (text.front() == 'T') {
            isTime = true;
            text.remove_prefix(1);
            continue;
        }
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        const auto length = static_cast<std::size_t>(end - text.data());
        if (error != std::errc() || length == text.size())
            return std::nullopt;
        const char unit = text[length];
        if (!isTime && unit != 'D')
            return std::nullopt;
        days += value * (unit == 'D' ? 1 : unit == 'H' ? 1 / 24.0 : unit == 'M' ? 1 / 1440.0 : 1 / 86'400.0);
        text.remove_prefix(length + 1);
    }
    return isNegative ? -days : days;
}

/// The names of the sheets.
class NamesHandler final : public XmlHandler {
public:
    std::vector<std::string> names;

    Result<void> open(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name == "table" && m_tables++ == 0)
            names.emplace_back(attributes.get("name"));
        return {};
    }
    Result<void> close(std::string_view name) override
    {
        m_tables -= name == "table";
        return {};
    }

private:
    int m_tables = 0;
};

/// One sheet's cells into the grid.
class SheetHandler final : public XmlHandler {
public:
    SheetHandler(std::size_t sheet, SheetGrid& grid) : m_sheet(sheet), m_grid(grid) {}

    bool hasDurations() const { return m_hasDurations; }

    Result<void> open(std::string_view name, const XmlAttributes& attributes) override
    {
        ++m_depth;
        if (name == "table" && m_tables++ == 0)
            m_isWanted = m_next++ == m_sheet;
        if (!m_isWanted || m_tables != 1 || m_skipFrom > 0)
            return {};
        if (name == "annotation" || name == "shapes" || name == "frame") {
            m_skipFrom = m_depth; // notes and pictures hold paragraphs that are none of the cell's
        } else if (name == "table-row") {
            m_column = 0;
            m_rowRepeat = repeat(attributes, "number-rows-repeated");
            m_rowCells.clear();
            m_rowSpans.clear();
        } else if (name == "table-cell" || name == "covered-table-cell") {
            openCell(attributes);
        } else if (name == "p" || name == "h") {
            if (m_paragraphs++ > 0)
                m_text += '\n';
            ++m_openParagraphs;
        } else if (name == "s" && m_openParagraphs > 0) {
            m_text.append(
                static_cast<std::size_t>(std::clamp<std::int64_t>(attributes.integer("c").value_or(1), 0, 32'767)),
                ' ');
        } else if (name == "tab" && m_openParagraphs > 0) {
            m_text += '\t';
        } else if (name == "line-break" && m_openParagraphs > 0) {
            m_text += '\n';
        }
        return {};
    }

    Result<void> close(std::string_view name) override
    {
        const std::size_t depth = m_depth--;
        if (name == "table" && --m_tables == 0)
            m_isWanted = false;
        if (m_skipFrom > 0) {
            if (depth == m_skipFrom)
                m_skipFrom = 0;
            return {};
        }
        if (!m_isWanted || m_tables != 1)
            return {};
        if (name == "p" || name == "h")
            --m_openParagraphs;
        else if (name == "table-cell" || name == "covered-table-cell")
            return closeCell();
        else if (name == "table-row")
            return closeRow();
        return {};
    }

    void characters(std::string_view text) override
    {
        if (m_isWanted && m_skipFrom == 0 && m_openParagraphs > 0 && m_text.size() + text.size() <= kLongestCell)
            m_text += text;
    }

private:
    struct RowCell {
        std::uint32_t column;
        std::uint32_t repeat;
        TypedCell cell;
        std::string text;
    };

    static std::uint32_t repeat(const XmlAttributes& attributes, std::string_view name)
    {
        return static_cast<std::uint32_t>(std::clamp<std::int64_t>(attributes.integer(name).value_or(1), 1, INT32_MAX));
    }

    void openCell(const XmlAttributes& attributes)
    {
        m_type = attributes.get("value-type");
        m_value = attributes.get(m_type == "date"      ? "date-value"
                                 : m_type == "time"    ? "time-value"
                                 : m_type == "boolean" ? "boolean-value"
                                 : m_type == "string"  ? "string-value"
                                                       : "value");
        m_isFormula = attributes.find("formula").has_value();
        m_repeat = repeat(attributes, "number-columns-repeated");
        m_span = repeat(attributes, "number-rows-spanned");
        m_text.clear();
        m_paragraphs = 0;
        m_openParagraphs = 0;
    }

    Result<void> closeCell()
    {
        const TypedCell found = cell();
        if (found.kind != TypedCell::Kind::Missing)
            m_rowCells.push_back({m_column, m_repeat, found, std::string(found.text)});
        if (found.kind != TypedCell::Kind::Missing && m_span > 1)
            m_rowSpans.emplace_back(m_column, m_span);
        m_column = m_column > kSheetColumns - std::min(m_repeat, kSheetColumns) ? kSheetColumns : m_column + m_repeat;
        return {};
    }

    TypedCell cell()
    {
        if (m_type.empty())
            return TypedCell::missing();
        if (m_type == "string") {
            const std::string& text = m_value.empty() ? m_text : m_value;
            const bool isError =
                m_isFormula && text.starts_with('#') && (text.ends_with('!') || text.ends_with('?') || text == "#N/A");
            if (isError)
                m_grid.addError();
            return isError || text.empty() ? TypedCell::missing() : TypedCell::ofText(text);
        }
        if (m_type == "boolean")
            return TypedCell::ofTruth(m_value == "true");
        if (m_type == "date") {
            const auto time = parseTime(m_value);
            return time ? TypedCell::ofTime(*time) : TypedCell::ofText(m_value);
        }
        if (m_type == "time") {
            const auto days = daysOfDuration(m_value);
            m_hasDurations = m_hasDurations || days;
            return days ? TypedCell::ofNumber(*days) : TypedCell::ofText(m_value);
        }
        const auto number = parseReal(m_value);
        return number ? TypedCell::ofNumber(*number) : TypedCell::missing();
    }

    Result<void> closeRow()
    {
        if (m_rowCells.empty()) {
            m_row = m_row > kSheetRows - std::min(m_rowRepeat, kSheetRows) ? kSheetRows : m_row + m_rowRepeat;
            return {};
        }
        for (const auto& [column, span] : m_rowSpans)
            if (m_row < kSheetRows)
                m_grid.merge({m_row, column, m_row + std::min(span, kSheetRows) - 1, column});
        std::uint64_t cells = 0;
        for (const RowCell& cell : m_rowCells)
            cells += cell.repeat;
        m_repeated += cells * m_rowRepeat - m_rowCells.size();
        if (m_repeated > kMostRepeated)
            return fail(ErrorCode::OutOfMemory,
                        "The sheet repeats a value in more than " + grouped(kMostRepeated) + " cells",
                        "Delete the rows and columns that do not belong to the table");
        for (std::uint32_t row = 0; row < m_rowRepeat; ++row, ++m_row)
            for (RowCell& each : m_rowCells)
                for (std::uint32_t i = 0; i < each.repeat; ++i) {
                    each.cell.text = each.text;
                    LATHE_CHECK(m_grid.add(m_row, each.column + i, each.cell));
                }
        return {};
    }

    std::size_t m_sheet;
    SheetGrid& m_grid;
    std::size_t m_next = 0;
    std::size_t m_depth = 0;
    std::size_t m_skipFrom = 0; ///< the depth of what is passed over
    int m_tables = 0;
    bool m_isWanted = false;
    std::uint32_t m_row = 0, m_column = 0, m_rowRepeat = 1, m_repeat = 1, m_span = 1;
    std::uint64_t m_repeated = 0;
    std::vector<RowCell> m_rowCells;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_rowSpans;
    std::string m_type, m_value, m_text;
    bool m_isFormula = false;
    int m_paragraphs = 0, m_openParagraphs = 0;
    bool m_hasDurations = false;
};

class OdsImporter final : public TableImporter {
public:
    const ImporterInfo& info() const override
    {
        static const ImporterInfo info{"ods", "OpenDocument spreadsheet", "A sheet of an .ods file"};
        return info;
    }

    std::vector<ParamSpec> parameters() const override { return workbookParameters(); }

    double sniff(const SourceTree& source) const override
    {
        const std::vector<std::size_t> files = filesOf(source);
        const auto head = files.empty() ? Result<Bytes>(Bytes()) : source.head(files.front(), 4);
        if (!head || !asText(*head).starts_with("PK"))
            return 0;
        const std::string ending = tableExtension(source.files()[files.front()]);
        if (ending == "ods" || ending == "ots")
            return source.files().size() == files.size() ? 0.95 : 0.5;
        const auto content = source.map(files.front());
        const auto package = content ? ZipPackage::open(content->bytes(), {}) : tl::unexpected<Error>(content.error());
        const auto type = package ? package->text("mimetype", 256) : tl::unexpected<Error>(package.error());
        return type && type->starts_with("application/vnd.oasis.opendocument.spreadsheet") ? 0.9 : 0;
    }

    Result<std::vector<std::string>> tables(const SourceTree& source, Progress& progress) const override
    {
        return tableNames(source, filesOf(source), [&](std::size_t file) -> Result<std::vector<std::string>> {
            LATHE_TRY(const MappedBytes content, source.map(file));
            LATHE_TRY(const ZipPackage package, openWorkbook(content, source.files()[file]));
            return sheetNames(package, progress);
        });
    }

    Result<FoundTable> read(const SourceTree& source, const Params& params, int, Progress& progress) const override
    {
        std::optional<MappedBytes> content;
        std::optional<ZipPackage> package;
        std::vector<std::string> sheets;
        const auto names = [&](std::size_t file) -> Result<std::vector<std::string>> {
            LATHE_TRY(content, source.map(file));
            LATHE_TRY(package, openWorkbook(*content, source.files()[file]));
            LATHE_TRY(sheets, sheetNames(*package, progress));
            return sheets;
        };
        LATHE_TRY(const TableName name, chooseTable(source, filesOf(source), params.text("table"), true, names));
        const auto sheet = std::find(sheets.begin(), sheets.end(), name.inner);
        SheetGrid grid;
        SheetHandler handler(static_cast<std::size_t>(sheet - sheets.begin()), grid);
        progress.set(0, 0, name.inner);
        LATHE_CHECK(readXml(*package, kContent, handler, progress));
        return tableOfSheet(grid, params, name.inner, handler.hasDurations(), source.files()[name.file], progress);
    }

private:
    static std::vector<std::size_t> filesOf(const SourceTree& source)
    {
        return filesWithEnding(source, {"ods", "ots"});
    }

    static Result<ZipPackage> openWorkbook(const MappedBytes& content, const std::string& path)
    {
        LATHE_TRY(ZipPackage package, ZipPackage::open(content.bytes(), path));
        const auto manifest = package.text("META-INF/manifest.xml");
        if (manifest && manifest->find("encryption-data") != std::string::npos)
            return fail(ErrorCode::Incompatible, "The workbook is protected by a password",
                        "Save it without a password in a spreadsheet program", path);
        return package;
    }

    static Result<std::vector<std::string>> sheetNames(const ZipPackage& package, Progress& progress)
    {
        NamesHandler handler;
        LATHE_CHECK(readXml(package, kContent, handler, progress));
        return std::move(handler.names);
    }
};

} // namespace

std::unique_ptr<const Importer> makeOdsImporter()
{
    return std::make_unique<OdsImporter>();
}

} // namespace lathe
