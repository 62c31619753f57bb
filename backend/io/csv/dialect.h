// How a delimited text is written: what divides its cells, what encloses them, which lines are not for reading.
#pragma once

#include <cstddef>

namespace lathe::csv {

struct Dialect {
    char delimiter = ',';
    bool isDoubled = false;     ///< only two of the delimiter, one behind the other, divide: `||`, `::`
    bool isRunOfBlanks = false; ///< spaces and tabs divide, however many; `delimiter` is a space then
    char quote = '"';           ///< 0: none
    bool hasBackslash = false;  ///< a backslash takes the meaning from the character behind it
    char comment = 0;           ///< lines that begin with it are left out; 0: none
    bool isTrimmed = false;     ///< blanks around cells are left out
    bool operator==(const Dialect&) const = default;
};

} // namespace lathe::csv
