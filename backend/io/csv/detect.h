// Finds out how a delimited text is written, from its beginning.
#pragma once

#include "base/message.h"
#include "io/cell_types.h"
#include "io/csv/dialect.h"

#include <optional>

namespace lathe::csv {

/// What a person chose; what is not set is found.
struct Wishes {
    std::optional<char> delimiter; ///< a space: any number of blanks
    bool isDoubled = false;        ///< two of the delimiter divide
    std::optional<char> quote;     ///< 0: none
    std::optional<char> comment;   ///< 0: none
    std::optional<std::size_t> skippedLines;
    std::optional<bool> hasHeader;
    std::optional<char> decimal;
    std::optional<char> thousands; ///< 0: none
};

struct Sketch {
    Dialect dialect;
    std::size_t columns = 0;
    bool isPadded = false;                ///< lines have no common number of cells
    std::vector<std::size_t> preamble;    ///< where lines begin that stand before the table
    std::size_t tableBegin = 0;           ///< of the header, or of the first row
    bool hasHeader = false;
    std::vector<std::string> names;       ///< of the header, one a column; not unique yet
    std::size_t start = 0;                ///< of the first row of values
    double sureness = 0;                  ///< 0 to 1: that this is a table of several columns
    std::vector<Message> notes;
};

/// `sample`: whole lines from the beginning of the text.
Sketch detect(std::string_view sample, const Wishes& wishes, const std::vector<std::string>& missing);

/// How numbers are written in cells by column: the decimal sign and the thousands separator that make most of them
/// numbers, a point and none where nothing speaks against it.
CellFormat detectNumbers(const std::vector<std::vector<std::string>>& columns, const Wishes& wishes,
                         const std::vector<std::string>& missing);

} // namespace lathe::csv
