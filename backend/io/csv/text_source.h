// Text files in a source: which might hold a table, and their text.
#pragma once

#include "base/params.h"
#include "io/importer.h"

namespace lathe::csv {

/// The files that a table may be read from: by their endings .csv .tsv .tab .tbl .txt .data .dat .asc, also .gz; a file alone
/// whatever its name. Where some are .csv, .tsv or .tab, only those.
std::vector<std::size_t> tableFiles(const SourceTree& source);

/// The one named by the parameter `table`, or the only one.
/// Fails with NotFound, InvalidArgument, Parse.
Result<std::size_t> chosenFile(const SourceTree& source, const std::string& table);

/// 0 to 1 by name and first bytes: that the file is a plain text which no other kind of importer knows better.
double plainTextSureness(const std::string& path, ByteView head);

struct Text {
    std::string_view characters; ///< UTF-8, or nearly; without the mark
    std::string encoding;
    bool isEncodingCertain = true;
    std::shared_ptr<const void> owner;
    /// Gives memory back that only mirrors a file.
    std::function<void(std::size_t begin, std::size_t end)> release;
};
/// `encoding`: `automatic`, or one that detectEncoding() names. Fails with Io, OutOfMemory.
Result<Text> openText(const MappedBytes& file, const std::string& encoding);

/// Lines from 1, for ascending places in the text.
std::vector<std::size_t> lineNumbers(const Text& text, const std::vector<std::size_t>& positions);

/// Parameters that all importers of texts have.
ParamSpec tableParameter();
ParamSpec encodingParameter();
std::vector<ParamSpec> cellParameters(); ///< decimal, thousands, missing, time, types

/// "NA, ?" as words; the usual ones for `automatic`.
std::vector<std::string> missingWords(const std::string& text);
/// "zip=text, price=numeric" by name. Fails with InvalidArgument.
Result<std::vector<std::optional<ColumnType>>> chosenTypes(const std::string& text, const std::vector<std::string>& names);
/// The sign that `text` names; nothing for `automatic`. 0 for `none`. Fails with InvalidArgument.
Result<std::optional<char>> chosenSign(const Params& params, const std::string& parameter);
/// A sign as the parameters name it.
std::string signText(char sign);

} // namespace lathe::csv
