// Which rows of a table are shown: what a person typed above it.
#pragma once

#include "base/progress.h"
#include "prep/expression.h"

namespace lathe {

/// A condition in the language of computed columns, such as `price < 20000` or `sex = female and age is missing`, where
/// the quotation marks of a text after a comparison may be left out; or words, all of which a row has in its texts and
/// categories, in any column and without regard to the case of ASCII letters.
class RowFilter {
public:
    /// Lets every row through.
    RowFilter() = default;
    /// What is no condition and does not look like one is words. Fails as Expression::parse does, and with Schema when
    /// the expression is none of true and false.
    static Result<RowFilter> parse(std::string_view text, const Schema& schema);

    bool passesAll() const { return !m_condition && m_words.empty(); }
    bool isCondition() const { return m_condition.has_value(); }
    /// Those of `rows` that pass, in that order. Fails with Cancelled, and as Expression::evaluate does.
    Result<std::vector<std::uint32_t>> apply(const Table& table, std::vector<std::uint32_t> rows, Progress& progress) const;

private:
    std::optional<Expression> m_condition;
    std::vector<std::string> m_words; ///< in small letters
};

/// The condition that a bar of the column's distribution stands for: `price >= 100 and price < 200`.
/// Empty for a bar of other categories.
std::string conditionOf(const Field& field, double low, double high, bool isLast, const std::string& category);

} // namespace lathe
