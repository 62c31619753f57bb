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

void Findings::passUnlessFound(const std::string& id, Message title)
{
    if (std::none_of(m_checks.begin(), m_checks.end(), [&](const TableCheck& check) { return check.id == id; }))
        m_checks.push_back(finding(id, CheckState::Passed, std::move(title), {}));
}

TableCheck finding(std::string id, CheckState state, Message title, Message detail)
{
    TableCheck check;
    check.id = std::move(id);
    check.state = state;
    check.title = std::move(title);
    check.detail = std::move(detail);
    return check;
}

Message rowsText(std::span<const std::size_t> rows)
{
    constexpr std::size_t kShown = 3;
    std::vector<Message> numbers;
    for (const std::size_t row : rows.first(std::min(rows.size(), kShown)))
        numbers.push_back(row + 1);
    if (numbers.size() == 1)
        return say("Row %1", numbers[0]);
    if (rows.size() > kShown)
        return say("Rows %1 and %2 more", joined(numbers, ", "), rows.size() - kShown);
    const Message last = numbers.empty() ? Message() : numbers.back();
    if (!numbers.empty())
        numbers.pop_back();
    return say("Rows %1 and %2", joined(numbers, ", "), last);
}

Message valueText(const ColumnProfile& profile, double value)
{
    const bool isLong = std::abs(value) < 1e15 && value == std::floor(value) && profile.suspected != "year";
    const std::string number = isLong ? grouped(static_cast<std::int64_t>(value)) : shortest(value);
    if (profile.unit.empty())
        return figure(number);
    const bool isBefore = profile.unit == "$" || profile.unit == "€" || profile.unit == "£";
    return figure(isBefore ? profile.unit + number : number + " " + profile.unit);
}

Message percentText(double share)
{
    return figure(fixed(share * 100, share < 0.001 ? 2 : 1) + " %");
}

Message listText(const std::vector<Message>& parts)
{
    constexpr std::size_t kShown = 5;
    if (parts.size() <= kShown)
        return joined(parts, ", ");
    return say("%1 and %2 more", joined({parts.begin(), parts.begin() + kShown}, ", "), std::to_string(parts.size() - kShown));
}

Message listText(const std::vector<std::string>& names)
{
    return listText(std::vector<Message>(names.begin(), names.end()));
}

} // namespace table_check

Result<std::vector<TableCheck>> checkTable(const Table& table, Progress& progress)
{
    using namespace table_check;
    if (table.rows() == 0 || table.columnCount() == 0)
        return std::vector<TableCheck>{finding("few_rows", CheckState::Failed, say("There are no rows"), say("Import a table first"))};
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
