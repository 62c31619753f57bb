// The parts of an XLSX workbook that stand beside its sheets: list of sheets, texts, number formats.
#pragma once

#include "base/progress.h"
#include "io/importers/sheet_dates.h"
#include "io/importers/zip_package.h"

#include <string>
#include <vector>

namespace lathe {

/// ECMA-376 part 1: SpreadsheetML.
struct XlsxWorkbook {
    struct Sheet {
        std::string name;
        std::string part;
    };
    std::vector<Sheet> sheets; ///< without chart sheets
    bool is1904 = false;
    std::string stringsPart; ///< may be empty
    std::string stylesPart;  ///< may be empty

    /// Fails with Parse (no workbook), Incompatible (XLSB).
    static Result<XlsxWorkbook> read(const ZipPackage& package, Progress& progress);
};

/// The texts that cells share.
class SharedStrings {
public:
    /// Fails as readXml() does.
    static Result<SharedStrings> read(const ZipPackage& package, const std::string& part, Progress& progress);
    std::size_t size() const { return m_offsets.size() - 1; }
    std::string_view at(std::size_t index) const
    {
        return std::string_view(m_texts).substr(m_offsets[index], m_offsets[index + 1] - m_offsets[index]);
    }

private:
    friend class SharedStringsHandler;
    std::vector<std::size_t> m_offsets{0};
    std::string m_texts;
};

/// The format of each cell style.
Result<std::vector<NumberFormat>> xlsxStyles(const ZipPackage& package, const std::string& part, Progress& progress);

/// `_x000D_` and the like (ST_Xstring) become their character.
std::string withoutEscapes(std::string_view text);

} // namespace lathe
