// How the values of a column are written for people, in the locale of the window.
#pragma once

#include "data/profile.h"

#include <QString>

namespace lathe {

/// Made once a column; a cell's text is then made only where it is painted.
class DisplayFormat {
public:
    DisplayFormat() = default;
    /// What the profile knows (decimals, what the numbers stand for) is taken from it; without one the first
    /// rows tell. The column is kept by reference to its shared values.
    DisplayFormat(const Field& field, const Column& column, const ColumnProfile* profile);

    /// "3,326", "$135,300", "12.5 %", a date, "yes"; empty for a missing value. One line, at most 200 characters.
    QString text(const Column& column, std::size_t row) const;
    /// A number of this column, such as its mean: with the column's decimals (one more for `between`), unit included.
    QString number(double value, bool between = false) const;
    /// The bounds of a bar, short.
    QString bound(double value) const;
    /// Numbers and times stand at the right.
    bool isRightAligned() const { return m_type == ColumnType::Numeric || m_type == ColumnType::Time; }
    ColumnType type() const { return m_type; }
    /// A unit that stands in the cells, "$"; others stand in the header only.
    const QString& symbol() const { return m_symbol; }

private:
    QString grouped(double value, int decimals) const;
    QString moment(std::int64_t microseconds) const;

    ColumnType m_type = ColumnType::Text;
    int m_decimals = 0;
    bool m_isGrouped = true;   ///< thousands separators: not in years and identifiers
    bool m_isPercent = false;
    bool m_hasTimeOfDay = false;
    QString m_symbol;
};

/// A cell for a spreadsheet: exact numbers with the locale's decimal point and no grouping, dates as ISO 8601.
QString exactCell(const Column& column, std::size_t row);

/// "integer", "number, km", "text, 5 values", "time": what stands below a header's bars.
QString typeText(const Field& field, const ColumnProfile* profile);

} // namespace lathe
