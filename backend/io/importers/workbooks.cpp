#include "io/importers/workbooks.h"

#include "io/importers/table_source.h"

namespace lathe {

std::vector<ParamSpec> workbookParameters()
{
    return {tableParameter("The sheet; empty: the first"),
            ParamSpec::choice("header", "Names in the first row", "automatic",
                              {{"automatic", "Automatic"}, {"yes", "Yes"}, {"no", "No"}},
                              "Whether the first row that is not empty names the columns")};
}

bool isCompoundFile(ByteView bytes)
{
    return asText(bytes).starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
}

tl::unexpected<Error> refusedCompoundFile(ByteView bytes, const std::string& path)
{
    // Names of streams are UTF-16.
    constexpr std::string_view kProtected("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32);
    if (asText(bytes).find(kProtected) != std::string_view::npos)
        return fail(ErrorCode::Incompatible, "The workbook is protected by a password",
                    "Save it without a password in a spreadsheet program", path);
    return fail(ErrorCode::Incompatible,
                "This is an Excel workbook of the format before 2007 (.xls), which Lathe does not read",
                "Save it as .xlsx or CSV in a spreadsheet program", path);
}

Result<FoundTable> tableOfSheet(SheetGrid& grid, const Params& params, const std::string& sheet, bool hasDurations,
                                const std::string& path, Progress& progress)
{
    FoundTable found;
    found.detected = params;
    found.detected.set("table", sheet);
    if (hasDurations)
        found.notes.push_back(say("Times of day and durations came in as parts of a day"));
    LATHE_CHECK(grid.toTable(params.text("header"), found, path + "#" + sheet, progress));
    return found;
}

} // namespace lathe
