// Workbooks for tests: the parts of an XLSX or ODS file that hold its cells.
#pragma once

#include "support/archive_builder.h"

#include <string>
#include <vector>

namespace lathe::build {

inline std::string relation(const std::string& id, const std::string& type, const std::string& target)
{
    return "<Relationship Id=\"" + id + "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
           + type + "\" Target=\"" + target + "\"/>";
}

struct XlsxSheet {
    std::string name;
    std::string rows;        ///< inside <sheetData>
    std::string behind = {}; ///< behind it, as <mergeCells>
};

struct XlsxParts {
    std::vector<XlsxSheet> sheets;
    std::string sharedStrings = {}; ///< inside <sst>
    std::string styles = {};        ///< inside <styleSheet>
    bool is1904 = false;
};

inline void writeXlsx(const std::filesystem::path& path, const XlsxParts& parts)
{
    const std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    const std::string space = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
                              " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    std::string sheets, relations;
    std::vector<std::pair<std::string, std::string>> files;
    for (std::size_t i = 0; i < parts.sheets.size(); ++i) {
        const std::string number = std::to_string(i + 1);
        sheets += "<sheet name=\"" + parts.sheets[i].name + "\" sheetId=\"" + number + "\" r:id=\"s" + number + "\"/>";
        relations += relation("s" + number, "worksheet", "worksheets/sheet" + number + ".xml");
        files.emplace_back("xl/worksheets/sheet" + number + ".xml", xml + "<worksheet" + space + "><sheetData>"
                                                                        + parts.sheets[i].rows + "</sheetData>"
                                                                        + parts.sheets[i].behind + "</worksheet>");
    }
    relations += relation("t", "sharedStrings", "sharedStrings.xml") + relation("y", "styles", "/xl/styles.xml");
    files.emplace_back("[Content_Types].xml", xml + "<Types/>");
    files.emplace_back("xl/workbook.xml", xml + "<workbook" + space + "><workbookPr date1904=\""
                                              + (parts.is1904 ? "1" : "0") + "\"/><sheets>" + sheets
                                              + "</sheets></workbook>");
    files.emplace_back("xl/_rels/workbook.xml.rels", xml + "<Relationships>" + relations + "</Relationships>");
    files.emplace_back("xl/sharedStrings.xml", xml + "<sst" + space + ">" + parts.sharedStrings + "</sst>");
    files.emplace_back("xl/styles.xml", xml + "<styleSheet" + space + ">" + parts.styles + "</styleSheet>");
    ArchiveFiles content;
    for (const auto& [name, text] : files)
        content.emplace_back(name, Bytes(text.begin(), text.end()));
    writeArchive(path, "zip", content);
}

/// `tables`: inside <office:spreadsheet>.
inline void writeOds(const std::filesystem::path& path, const std::string& tables)
{
    const std::string type = "application/vnd.oasis.opendocument.spreadsheet";
    const std::string text = "<?xml version=\"1.0\"?><office:document-content"
                             " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
                             " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
                             " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">"
                             "<office:body><office:spreadsheet>"
                             + tables + "</office:spreadsheet></office:body></office:document-content>";
    writeArchive(path, "zip",
                 {{"mimetype", Bytes(type.begin(), type.end())}, {"content.xml", Bytes(text.begin(), text.end())}});
}

} // namespace lathe::build
