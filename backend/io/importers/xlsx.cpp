// Excel workbooks (ECMA-376). Formulas come in with the value that was stored beside them.
#include "base/text.h"
#include "io/importers/builtin.h"
#include "io/importers/sheet_grid.h"
#include "io/importers/table_source.h"
#include "io/importers/workbooks.h"
#include "io/importers/xlsx_parts.h"
#include "io/importers/xml_reader.h"

#include <algorithm>
#include <map>

namespace lathe {

namespace {

constexpr std::size_t kLongestCell = std::size_t(1) << 24; // Excel has 32,767 characters

/// One sheet's cells into the grid.
class SheetHandler final : public XmlHandler {
public:
    SheetHandler(const XlsxWorkbook& workbook, const SharedStrings& strings, const std::vector<NumberFormat>& styles,
                 SheetGrid& grid)
        : m_workbook(workbook), m_strings(strings), m_styles(styles), m_grid(grid)
    {
    }

    bool hasDurations() const { return m_hasDurations; }

    Result<void> open(std::string_view name, const XmlAttributes& attributes) override
    {
        m_isText = (name == "v") || (name == "t" && m_isInline && !m_isPhonetic);
        if (name == "c") {
            m_type = attributes.get("t");
            m_style = attributes.integer("s").value_or(0);
            m_value.clear();
            const auto place = cellReference(attributes.get("r"));
            if (place)
                std::tie(m_row, m_column) = *place; // else it follows the one before
        } else if (name == "row") {
            const auto row = attributes.integer("r");
            if (row && (*row < 1 || *row > kSheetRows))
                return fail(ErrorCode::Parse, "A row lies outside of the sheet");
            m_row = row ? static_cast<std::uint32_t>(*row - 1) : m_nextRow;
            m_column = 0;
        } else if (name == "is") {
            m_isInline = true;
        } else if (name == "rPh") {
            m_isPhonetic = true;
        } else if (name == "mergeCell") {
            merge(attributes.get("ref"));
        }
        return {};
    }

    Result<void> close(std::string_view name) override
    {
        m_isText = false;
        if (name == "is")
            m_isInline = false;
        else if (name == "rPh")
            m_isPhonetic = false;
        else if (name == "row")
            m_nextRow = m_row + 1;
        else if (name == "c")
            return endCell();
        return {};
    }

    void characters(std::string_view text) override
    {
        if (m_isText && m_value.size() + text.size() <= kLongestCell)
            m_value += text;
    }

private:
    Result<void> endCell()
    {
        const std::uint32_t column = m_column++;
        if (m_type != "e")
            return m_grid.add(m_row, column, cell());
        if (!m_value.empty())
            m_grid.addError();
        return {};
    }

    TypedCell cell()
    {
        if (m_value.empty())
            return TypedCell::missing();
        if (m_type == "s") {
            const auto index = parseInteger(trimmed(m_value));
            const bool isThere = index && *index >= 0 && static_cast<std::size_t>(*index) < m_strings.size();
            return isThere ? textCell(m_strings.at(static_cast<std::size_t>(*index))) : TypedCell::missing();
        }
        if (m_type == "str" || m_type == "inlineStr") {
            if (m_value.find("_x") != std::string::npos)
                m_value = withoutEscapes(m_value);
            return textCell(m_value);
        }
        if (m_type == "b")
            return TypedCell::ofTruth(trimmed(m_value) == "1" || trimmed(m_value) == "true");
        if (m_type == "d") {
            const auto time = parseTime(m_value);
            return time ? TypedCell::ofTime(*time) : TypedCell::ofText(m_value);
        }
        const auto number = parseReal(trimmed(m_value));
        if (!number)
            return TypedCell::missing();
        const bool hasStyle = m_style >= 0 && static_cast<std::size_t>(m_style) < m_styles.size();
        const NumberFormat format = hasStyle ? m_styles[static_cast<std::size_t>(m_style)] : NumberFormat::Number;
        if (format == NumberFormat::Date)
            if (const auto time = timeOfSerial(*number, m_workbook.is1904))
                return TypedCell::ofTime(*time);
        m_hasDurations = m_hasDurations || format == NumberFormat::Duration;
        return TypedCell::ofNumber(*number);
    }

    static TypedCell textCell(std::string_view text)
    {
        return text.empty() ? TypedCell::missing() : TypedCell::ofText(text);
    }

    void merge(std::string_view reference)
    {
        const auto colon = reference.find(':');
        if (colon == std::string_view::npos)
            return;
        const auto first = cellReference(reference.substr(0, colon));
        const auto last = cellReference(reference.substr(colon + 1));
        if (first && last)
            m_grid.merge({first->first, first->second, last->first, last->second});
    }

    const XlsxWorkbook& m_workbook;
    const SharedStrings& m_strings;
    const std::vector<NumberFormat>& m_styles;
    SheetGrid& m_grid;
    std::uint32_t m_row = 0, m_nextRow = 0, m_column = 0;
    std::string m_type;
    std::int64_t m_style = 0;
    std::string m_value;
    bool m_isText = false;
    bool m_isInline = false;
    bool m_isPhonetic = false;
    bool m_hasDurations = false;
};

class XlsxImporter final : public TableImporter {
public:
    const ImporterInfo& info() const override
    {
        static const ImporterInfo info{"xlsx", "Excel workbook", "A sheet of an .xlsx or .xlsm file"};
        return info;
    }

    std::vector<ParamSpec> parameters() const override { return workbookParameters(); }

    double sniff(const SourceTree& source) const override
    {
        const std::vector<std::size_t> files = filesOf(source);
        if (files.empty())
            return 0;
        const std::string ending = tableExtension(source.files()[files.front()]);
        const bool hasEnding = ending.starts_with("xls") || ending.starts_with("xlt");
        const auto head = source.head(files.front(), 8);
        if (!head)
            return 0;
        if (isCompoundFile(*head))
            return hasEnding ? 0.9 : 0;
        if (!asText(*head).starts_with("PK"))
            return 0;
        if (hasEnding)
            return source.files().size() == files.size() ? 0.95 : 0.5;
        const auto content = source.map(files.front());
        const auto package = content ? ZipPackage::open(content->bytes(), {}) : tl::unexpected<Error>(content.error());
        return package && (package->has("xl/workbook.xml") || package->has("xl/workbook.bin")) ? 0.9 : 0;
    }

    Result<std::vector<std::string>> tables(const SourceTree& source, Progress& progress) const override
    {
        return tableNames(source, filesOf(source), [&](std::size_t file) -> Result<std::vector<std::string>> {
            LATHE_TRY(const MappedBytes content, source.map(file));
            LATHE_TRY(const ZipPackage package, openWorkbook(content, source.files()[file]));
            LATHE_TRY(const XlsxWorkbook workbook, XlsxWorkbook::read(package, progress));
            return sheetNames(workbook);
        });
    }

    Result<FoundTable> read(const SourceTree& source, const Params& params, int, Progress& progress) const override
    {
        std::optional<MappedBytes> content;
        std::optional<ZipPackage> package;
        XlsxWorkbook workbook;
        const auto names = [&](std::size_t file) -> Result<std::vector<std::string>> {
            LATHE_TRY(content, source.map(file));
            LATHE_TRY(package, openWorkbook(*content, source.files()[file]));
            LATHE_TRY(workbook, XlsxWorkbook::read(*package, progress));
            return sheetNames(workbook);
        };
        LATHE_TRY(const TableName name, chooseTable(source, filesOf(source), params.text("table"), true, names));
        const auto sheet = std::find_if(workbook.sheets.begin(), workbook.sheets.end(),
                                        [&](const XlsxWorkbook::Sheet& each) { return each.name == name.inner; });
        if (sheet == workbook.sheets.end())
            return fail(ErrorCode::NotFound, "There is no sheet “" + name.inner + "”", {}, source.name());
        LATHE_TRY(const SharedStrings strings, SharedStrings::read(*package, workbook.stringsPart, progress));
        LATHE_TRY(const std::vector<NumberFormat> styles, xlsxStyles(*package, workbook.stylesPart, progress));
        SheetGrid grid;
        SheetHandler handler(workbook, strings, styles, grid);
        progress.set(0, 0, name.inner);
        LATHE_CHECK(readXml(*package, sheet->part, handler, progress));
        return tableOfSheet(grid, params, name.inner, handler.hasDurations(), source.files()[name.file], progress);
    }

private:
    static std::vector<std::size_t> filesOf(const SourceTree& source)
    {
        return filesWithEnding(source, {"xlsx", "xlsm", "xltx", "xltm", "xls", "xlsb"});
    }

    static std::vector<std::string> sheetNames(const XlsxWorkbook& workbook)
    {
        std::vector<std::string> names;
        for (const XlsxWorkbook::Sheet& sheet : workbook.sheets)
            names.push_back(sheet.name);
        return names;
    }

    static Result<ZipPackage> openWorkbook(const MappedBytes& content, const std::string& path)
    {
        if (isCompoundFile(content.bytes()))
            return refusedCompoundFile(content.bytes(), path);
        return ZipPackage::open(content.bytes(), path);
    }
};

} // namespace

std::unique_ptr<const Importer> makeXlsxImporter()
{
    return std::make_unique<XlsxImporter>();
}

} // namespace lathe
