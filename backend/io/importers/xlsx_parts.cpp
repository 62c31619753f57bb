#include "io/importers/xlsx_parts.h"

#include "base/text.h"
#include "io/importers/xml_reader.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace lathe {

namespace {

constexpr std::size_t kMostTexts = 50'000'000;
constexpr std::size_t kMostTextBytes = std::size_t(1) << 31;

struct Relation {
    std::string type;
    std::string target;
};
using Relations = std::map<std::string, Relation>;

class RelationsHandler final : public XmlHandler {
public:
    explicit RelationsHandler(Relations& relations) : m_relations(relations) {}
    Result<void> open(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name == "Relationship")
            m_relations[std::string(attributes.get("Id"))] = {std::string(attributes.get("Type")),
                                                              std::string(attributes.get("Target"))};
        return {};
    }
    Result<void> close(std::string_view) override { return {}; }

private:
    Relations& m_relations;
};

class WorkbookHandler final : public XmlHandler {
public:
    explicit WorkbookHandler(XlsxWorkbook& workbook) : m_workbook(workbook) {}
    Result<void> open(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name == "sheet")
            m_workbook.sheets.push_back({std::string(attributes.get("name")), std::string(attributes.get("id"))});
        else if (name == "workbookPr")
            m_workbook.is1904 = attributes.get("date1904") == "1" || attributes.get("date1904") == "true";
        return {};
    }
    Result<void> close(std::string_view) override { return {}; }

private:
    XlsxWorkbook& m_workbook;
};

class StylesHandler final : public XmlHandler {
public:
    std::vector<NumberFormat> styles;

    Result<void> open(std::string_view name, const XmlAttributes& attributes) override
    {
        if (name == "numFmt")
            m_formats[attributes.integer("numFmtId").value_or(-1)] = formatOfCode(attributes.get("formatCode"));
        else if (name == "cellXfs")
            m_isInCells = true;
        else if (name == "xf" && m_isInCells)
            styles.push_back(formatOf(attributes.integer("numFmtId").value_or(0)));
        return {};
    }
    Result<void> close(std::string_view name) override
    {
        if (name == "cellXfs")
            m_isInCells = false;
        return {};
    }

private:
    NumberFormat formatOf(std::int64_t id) const
    {
        const auto own = m_formats.find(id);
        return own != m_formats.end() ? own->second : builtinFormat(id);
    }

    std::map<std::int64_t, NumberFormat> m_formats;
    bool m_isInCells = false;
};

/// `target` as the part at `part` names it.
std::string resolved(const std::string& part, const std::string& target)
{
    if (target.starts_with('/') || target.starts_with('\\'))
        return target.substr(1);
    std::string slashed = part.substr(0, part.find_last_of("/\\") + 1) + target;
    std::replace(slashed.begin(), slashed.end(), '\\', '/');
    std::vector<std::string> parts;
    for (const std::string& piece : split(slashed, '/')) {
        if (piece == ".." && !parts.empty())
            parts.pop_back();
        else if (piece != "." && piece != ".." && !piece.empty())
            parts.push_back(piece);
    }
    return join(parts, "/");
}

Result<Relations> relationsOf(const ZipPackage& package, const std::string& part, Progress& progress)
{
    const std::size_t slash = part.find_last_of('/') + 1;
    const std::string name = part.substr(0, slash) + "_rels/" + part.substr(slash) + ".rels";
    Relations relations;
    if (!package.has(name))
        return relations;
    RelationsHandler handler(relations);
    LATHE_CHECK(readXml(package, name, handler, progress));
    return relations;
}

} // namespace

Result<XlsxWorkbook> XlsxWorkbook::read(const ZipPackage& package, Progress& progress)
{
    std::string part = "xl/workbook.xml";
    LATHE_TRY(const Relations roots, relationsOf(package, "", progress));
    for (const auto& [id, relation] : roots)
        if (relation.type.ends_with("/officeDocument"))
            part = resolved("", relation.target);
    if (part.ends_with(".bin") || (!package.has(part) && package.has("xl/workbook.bin")))
        return fail(ErrorCode::Incompatible, "This is a binary workbook (.xlsb), which Lathe does not read",
                    "Save it as .xlsx in a spreadsheet program", package.where());
    if (!package.has(part))
        return fail(ErrorCode::Parse, "There is no workbook in it",
                    "Open it in a spreadsheet program and save it again", package.where());
    XlsxWorkbook workbook;
    WorkbookHandler handler(workbook);
    LATHE_CHECK(readXml(package, part, handler, progress));
    LATHE_TRY(const Relations relations, relationsOf(package, part, progress));
    for (const auto& [id, relation] : relations) {
        if (relation.type.ends_with("/sharedStrings"))
            workbook.stringsPart = resolved(part, relation.target);
        else if (relation.type.ends_with("/styles"))
            workbook.stylesPart = resolved(part, relation.target);
    }
    std::vector<Sheet> sheets;
    for (Sheet& sheet : workbook.sheets) {
        const auto relation = relations.find(sheet.part);
        if (relation != relations.end() && relation->second.type.ends_with("/worksheet") && !sheet.name.empty())
            sheets.push_back({std::move(sheet.name), resolved(part, relation->second.target)});
    }
    workbook.sheets = std::move(sheets);
    return workbook;
}

std::string withoutEscapes(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned code = 0;
        const bool isEscape =
            text.substr(i).starts_with("_x") && i + 7 <= text.size() && text[i + 6] == '_'
            && std::from_chars(text.data() + i + 2, text.data() + i + 6, code, 16).ptr == text.data() + i + 6;
        if (!isEscape || (code >= 0xD800 && code < 0xE000) || code == 0) {
            result += text[i];
            continue;
        }
        if (code < 0x80) {
            result += static_cast<char>(code);
        } else if (code < 0x800) {
            result += static_cast<char>(0xC0 | code >> 6);
            result += static_cast<char>(0x80 | (code & 0x3F));
        } else {
            result += static_cast<char>(0xE0 | code >> 12);
            result += static_cast<char>(0x80 | (code >> 6 & 0x3F));
            result += static_cast<char>(0x80 | (code & 0x3F));
        }
        i += 6;
    }
    return result;
}

/// `<si><t>text</t></si>`, or runs `<r><t>`; what is in `<rPh>` is how to pronounce it.
class SharedStringsHandler final : public XmlHandler {
public:
    explicit SharedStringsHandler(SharedStrings& strings) : m_strings(strings) {}

    Result<void> open(std::string_view name, const XmlAttributes&) override
    {
        m_isText = name == "t" && !m_isPhonetic;
        if (name == "rPh")
            m_isPhonetic = true;
        return {};
    }
    Result<void> close(std::string_view name) override
    {
        m_isText = false;
        if (name == "rPh")
            m_isPhonetic = false;
        if (name != "si")
            return {};
        m_strings.m_texts += m_text.find("_x") == std::string::npos ? m_text : withoutEscapes(m_text);
        m_strings.m_offsets.push_back(m_strings.m_texts.size());
        m_text.clear();
        if (m_strings.size() > kMostTexts || m_strings.m_texts.size() > kMostTextBytes)
            return fail(ErrorCode::OutOfMemory, "The workbook has too many texts", "Save the sheet as CSV");
        return {};
    }
    void characters(std::string_view text) override
    {
        if (m_isText && m_text.size() < kMostTextBytes)
            m_text += text;
    }

private:
    SharedStrings& m_strings;
    std::string m_text;
    bool m_isText = false;
    bool m_isPhonetic = false;
};

Result<SharedStrings> SharedStrings::read(const ZipPackage& package, const std::string& part, Progress& progress)
{
    SharedStrings strings;
    if (part.empty() || !package.has(part))
        return strings;
    SharedStringsHandler handler(strings);
    LATHE_CHECK(readXml(package, part, handler, progress));
    return strings;
}

Result<std::vector<NumberFormat>> xlsxStyles(const ZipPackage& package, const std::string& part, Progress& progress)
{
    StylesHandler handler;
    if (part.empty() || !package.has(part))
        return handler.styles;
    LATHE_CHECK(readXml(package, part, handler, progress));
    return std::move(handler.styles);
}

} // namespace lathe
