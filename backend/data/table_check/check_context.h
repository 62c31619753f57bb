// What the checks of a table share: its profiles, and the words for rows and values.
#pragma once

#include "data/profile.h"
#include "data/table_checks.h"

namespace lathe::table_check {

struct Context {
    const Table& table;
    const std::vector<ColumnProfile>& profiles;
    std::optional<std::size_t> target;
    std::vector<std::size_t> features;  ///< columns
    std::vector<std::size_t> judged;    ///< features and the target
    Progress& progress;

    const std::string& name(std::size_t column) const { return table.field(column).name; }
    /// Few values or categories: classes to tell apart, not a number to predict.
    bool hasClasses() const;
};

class Findings {
public:
    void add(TableCheck check) { m_checks.push_back(std::move(check)); }
    /// Where no finding of that id was added.
    void passUnlessFound(const std::string& id, Message title);
    std::vector<TableCheck> take() { return std::move(m_checks); }

private:
    std::vector<TableCheck> m_checks;
};

TableCheck finding(std::string id, CheckState state, Message title, Message detail);

/// "Rows 287, 1,050, 2,329 and 11 more": counted from 1.
Message rowsText(std::span<const std::size_t> rows);
/// With the unit: "$14,999", "12.5 km".
Message valueText(const ColumnProfile& profile, double value);
/// "4.7 %"
Message percentText(double share);
/// In a row, shortened after five.
Message listText(const std::vector<Message>& parts);
Message listText(const std::vector<std::string>& names);

template <class Holds>
std::vector<std::size_t> rowsWhere(std::size_t rows, Holds holds)
{
    std::vector<std::size_t> found;
    for (std::size_t row = 0; row < rows; ++row)
        if (holds(row))
            found.push_back(row);
    return found;
}

void checkColumns(const Context& context, Findings& findings); ///< constant, identifier, missing, rare, spelling, type
void checkValues(const Context& context, Findings& findings);  ///< impossible, censored
void checkTarget(const Context& context, Findings& findings);  ///< rows, classes, type, leaks
void checkParts(const Context& context, Findings& findings);   ///< copies, time, drift

} // namespace lathe::table_check
