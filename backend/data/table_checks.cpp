#include "data/table_checks.h"

#include "base/text.h"
#include "data/table_check/check_context.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace table_check {

namespace {

constexpr std::int64_t kFewValues = 20; ///< a whole-number target with so few is likely a class

} // namespace

bool Context::hasClasses() const
{
    if (!target)
        return false;
    const ColumnProfile& profile = profiles[*target];
    if (profile.type == ColumnType::Numeric)
        return profile.isWhole && profile.distinct <= kFewValues;
    return profile.type != ColumnType::Time;
}

void Findings::passUnlessFound(const std::string& id, std::string title)
{
    if (std::none_of(m_checks.begin(), m_checks.end(), [&](const TableCheck& check) { return check.id == id; }))
        m_checks.push_back(finding(id, CheckState::Passed, std::move(title), {}));
}

TableCheck finding(std::string id, CheckState state, std::string title, std::string detail)
{
    TableCheck check;
    check.id = std::move(id);
    check.state = state;
    check.title = std::move(title);
    check.detail = std::move(detail);
    return check;
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many)
{
    return grouped(count) + " " + std::string(count == 1 ? one : many);
}

std::string rowsText(std::span<const std::size_t> rows)
{
    constexpr std::size_t kShown = 3;
    std::vector<std::string> numbers;
    for (const std::size_t row : rows.first(std::min(rows.size(), kShown)))
        numbers.push_back(grouped(static_cast<std::int64_t>(row) + 1));
    std::string text = rows.size() == 1 ? "Row " : "Rows ";
    if (rows.size() > kShown)
        return text + join(numbers, ", ") + " and " + grouped(static_cast<std::int64_t>(rows.size() - kShown)) + " more";
    const std::string last = numbers.empty() ? std::string() : numbers.back();
    if (numbers.size() < 2)
        return text + last;
    numbers.pop_back();
    return text + join(numbers, ", ") + " and " + last;
}

std::string valueText(const ColumnProfile& profile, double value)
{
    const bool isLong = std::abs(value) < 1e15 && value == std::floor(value) && profile.suspected != "year";
    const std::string number = isLong ? grouped(static_cast<std::int64_t>(value)) : shortest(value);
    if (profile.unit.empty())
        return number;
    const bool isBefore = profile.unit == "$" || profile.unit == "€" || profile.unit == "£";
    return isBefore ? profile.unit + number : number + " " + profile.unit;
}

std::string percentText(double share)
{
    return fixed(share * 100, share < 0.001 ? 2 : 1) + " %";
}

std::string listText(const std::vector<std::string>& names)
{
    constexpr std::size_t kShown = 5;
    if (names.size() <= kShown)
        return join(names, ", ");
    return join({names.begin(), names.begin() + kShown}, ", ") + " and " + std::to_string(names.size() - kShown) + " more";
}

} // namespace table_check

Result<std::vector<TableCheck>> checkTable(const Table& table, Progress& progress)
{
    using namespace table_check;
    if (table.rows() == 0 || table.columnCount() == 0)
        return std::vector<TableCheck>{finding("few_rows", CheckState::Failed, "There are no rows", "Import a table first")};
    LATHE_TRY(const std::vector<ColumnProfile> profiles, profileTable(table, 1, progress));
    Context context{table, profiles, table.schema().first(Role::Target), {}, {}, progress};
    for (std::size_t i = 0; i < table.columnCount(); ++i) {
        if (table.field(i).role == Role::Feature)
            context.features.push_back(i);
        if (table.field(i).role == Role::Feature || table.field(i).role == Role::Target)
            context.judged.push_back(i);
    }
    Findings findings;
    for (const auto check : {&checkTarget, &checkParts, &checkColumns, &checkValues}) {
        if (progress.stopRequested())
            return cancelled();
        check(context, findings);
    }
    if (progress.stopRequested())
        return cancelled();
    std::vector<TableCheck> checks = findings.take();
    std::stable_sort(checks.begin(), checks.end(), [](const TableCheck& a, const TableCheck& b) { return a.state > b.state; });
    return checks;
}

} // namespace lathe
