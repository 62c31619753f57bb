#include "base/text.h"
#include "data/column_meaning.h"
#include "data/distinct.h"
#include "data/table_check/check_context.h"

#include <algorithm>
#include <map>

namespace lathe::table_check {

namespace {

constexpr double kNearlyConstant = 0.995;   ///< of the rows share one value: five in a thousand rarely teach anything
constexpr std::int64_t kRowsForNearly = 200; ///< below, that is a single row
constexpr double kMostlyMissing = 0.5;      ///< more is made up than known after filling
constexpr std::int64_t kRareRows = 10;      ///< fewer tell nothing of a category, and a part may have none
constexpr double kRareShare = 0.01;         ///< in a small table few rows are no rarity
constexpr double kIdentifying = 0.9;        ///< of the rows have a category of their own
constexpr std::int64_t kManyNamed = 50;     ///< fewer different values are categories, whatever the column is called
constexpr double kNamedShare = 0.05;        ///< of the rows: a customer with a row of a thousand is no identifier
constexpr std::int64_t kManyNumbers = 20;   ///< fewer different numbers may well be categories
constexpr std::size_t kMostLevels = 100'000;

std::vector<std::int64_t> levelCounts(const Column& column)
{
    std::vector<std::int64_t> counts(column.levels().size());
    for (const std::uint32_t code : column.codes())
        if (code != kMissingCode)
            ++counts[code];
    return counts;
}

/// One value, and rows without any: only where it is missing varies.
bool checkOneValue(const Context& context, std::size_t column, Findings& findings)
{
    const ColumnProfile& profile = context.profiles[column];
    const bool isMostlyMissing = static_cast<double>(profile.missing) >= kMostlyMissing * static_cast<double>(profile.rows);
    if (profile.distinct != 1 || profile.missing == 0 || isMostlyMissing)
        return false;
    TableCheck check = finding("constant", CheckState::Warning, say("%1 is always %2 or missing", profile.name, profile.topValues[0].label),
                               say("Only where it is missing can teach something"));
    check.columns = {profile.name};
    check.items = rowsWhere(context.table.rows(), [&](std::size_t row) { return context.table.column(column).isMissing(row); });
    check.mends = {mend::leaveOutColumn(profile.name)};
    if (profile.type != ColumnType::Text)
        check.mends.push_back(mend::fillMissing(profile.name, true));
    findings.add(std::move(check));
    return true;
}

void checkConstant(const Context& context, std::size_t column, Findings& findings)
{
    if (checkOneValue(context, column, findings))
        return;
    const ColumnProfile& profile = context.profiles[column];
    const std::int64_t most = profile.topValues.empty() ? 0 : profile.topValues[0].count;
    const bool isConstant = profile.distinct == 1 && profile.missing == 0 && profile.rows > 1;
    const bool isNearly = profile.rows >= kRowsForNearly && static_cast<double>(most) >= kNearlyConstant * static_cast<double>(profile.rows);
    if (profile.distinct == 0 || (!isConstant && !isNearly))
        return;
    const std::string& label = profile.topValues[0].label;
    const Message value = label.empty() ? say("empty") : Message(label);
    TableCheck check = finding("constant", CheckState::Warning,
                               isConstant ? say("%1 is always %2", profile.name, value)
                                          : say("%1 is %2 in %3 of the rows", profile.name, value, percentText(double(most) / double(profile.rows))),
                               say("A column that does not vary teaches nothing"));
    check.columns = {profile.name};
    check.mends = {mend::leaveOutColumn(profile.name)};
    findings.add(std::move(check));
}

void checkIdentifier(const Context& context, std::size_t column, Findings& findings)
{
    const ColumnProfile& profile = context.profiles[column];
    const std::int64_t present = profile.rows - profile.missing;
    const bool isOwnCategory = profile.type == ColumnType::Categorical && present >= 20 &&
                               static_cast<double>(profile.distinct) >= kIdentifying * static_cast<double>(present);
    const bool isRepeated = profile.suspected != "identifier" && !isOwnCategory;
    if (isRepeated && !(isIdentifierName(profile.name) && (profile.isWhole || profile.type == ColumnType::Text || profile.type == ColumnType::Categorical)
                        && profile.distinct >= kManyNamed && static_cast<double>(profile.distinct) >= kNamedShare * static_cast<double>(present)))
        return;
    if (isRepeated) {
        TableCheck check = finding("identifier", CheckState::Warning, say("%1 names what rows belong to", profile.name),
                                   sayCounted(present, "%2 different values in %1 row. A model would learn them by heart: leave it out, and split by its groups",
                                              "%2 different values in %1 rows. A model would learn them by heart: leave it out, and split by its groups",
                                              profile.distinct));
        check.columns = {profile.name};
        check.mends = {mend::leaveOutColumn(profile.name), mend::setRole(profile.name, Role::Identifier)};
        findings.add(std::move(check));
        return;
    }
    TableCheck check = finding("identifier", CheckState::Warning, say("%1 identifies rows", profile.name),
                               say("%1. A model would learn rows by heart",
                                   profile.isEstimated
                                       ? sayCounted(present, "About %2 different values in %1 row", "About %2 different values in %1 rows", profile.distinct)
                                       : sayCounted(present, "%2 different values in %1 row", "%2 different values in %1 rows", profile.distinct)));
    check.columns = {profile.name};
    check.mends = {mend::leaveOutColumn(profile.name), mend::setRole(profile.name, Role::Identifier)};
    findings.add(std::move(check));
}

void checkMissing(const Context& context, std::size_t column, Findings& findings)
{
    const ColumnProfile& profile = context.profiles[column];
    if (profile.missing == 0 || static_cast<double>(profile.missing) < kMostlyMissing * static_cast<double>(profile.rows))
        return;
    TableCheck check = finding("missing", CheckState::Warning,
                               sayCounted(profile.rows, "%2 is missing in %3 of %1 row", "%2 is missing in %3 of %1 rows", profile.name, profile.missing),
                               say(profile.missing == profile.rows ? "There is nothing in it"
                                                                   : "More of it would be made up than known. Where it is missing may still tell something"));
    check.columns = {profile.name};
    check.items = rowsWhere(context.table.rows(), [&](std::size_t row) { return context.table.column(column).isMissing(row); });
    check.mends = {mend::leaveOutColumn(profile.name)};
    if (profile.missing < profile.rows && profile.type != ColumnType::Text)
        check.mends.push_back(mend::fillMissing(profile.name, true));
    findings.add(std::move(check));
}

/// One finding for all columns: most tables have some.
void checkRare(const Context& context, Findings& findings)
{
    std::vector<std::string> columns;
    std::vector<std::string> names;
    std::vector<bool> isEvidence(context.table.rows());
    for (const std::size_t column : context.features) {
        const Column& values = context.table.column(column);
        const ColumnProfile& profile = context.profiles[column];
        const bool isName = static_cast<double>(profile.distinct) >= kIdentifying * static_cast<double>(profile.rows - profile.missing);
        if (values.type() != ColumnType::Categorical || isName)
            continue;
        const std::vector<std::int64_t> counts = levelCounts(values);
        const auto isRare = [&](std::size_t code) {
            return counts[code] > 0 && counts[code] < kRareRows &&
                   static_cast<double>(counts[code]) < kRareShare * static_cast<double>(values.size());
        };
        const std::size_t before = names.size();
        for (std::size_t code = 0; code < counts.size(); ++code)
            if (isRare(code))
                names.push_back(values.levels()[code]);
        if (names.size() == before)
            continue;
        columns.push_back(profile.name);
        for (std::size_t row = 0; row < values.size(); ++row)
            if (!values.isMissing(row) && isRare(values.codes()[row]))
                isEvidence[row] = true;
    }
    if (names.empty())
        return;
    const bool isOne = names.size() == 1;
    const Message consequence = say("Fewer than %1 rows are too few to learn from, and a part of the split may have none", kRareRows);
    TableCheck check = finding("rare", CheckState::Warning,
                               isOne ? say("%1 is rare in %2", names[0], listText(columns)) : say("%1 values are rare in %2", names.size(), listText(columns)),
                               isOne ? consequence : joined({listText(names), consequence}, ". "));
    check.columns = columns;
    check.items = rowsWhere(isEvidence.size(), [&](std::size_t row) { return isEvidence[row]; });
    check.mends = {mend::groupRare(columns, kRareRows)};
    findings.add(std::move(check));
}

void checkSpelling(const Context& context, std::size_t column, Findings& findings)
{
    const Column& values = context.table.column(column);
    if (values.type() != ColumnType::Categorical || values.levels().size() > kMostLevels)
        return;
    const std::vector<std::int64_t> counts = levelCounts(values);
    std::map<std::string, std::vector<std::size_t>> spellings;
    for (std::size_t code = 0; code < counts.size(); ++code)
        if (counts[code] > 0)
            spellings[bareSpelling(values.levels()[code])].push_back(code);
    std::vector<Message> words;
    std::vector<bool> isOdd(counts.size());
    for (auto& [bare, codes] : spellings) {
        if (codes.size() < 2)
            continue;
        std::stable_sort(codes.begin(), codes.end(), [&](std::size_t a, std::size_t b) { return counts[a] > counts[b]; });
        for (std::size_t i = 0; i < codes.size(); ++i) {
            words.push_back(say("“%1” (%2)", values.levels()[codes[i]], counts[codes[i]]));
            isOdd[codes[i]] = i > 0;
        }
    }
    if (words.empty())
        return;
    TableCheck check = finding("spelling", CheckState::Warning, say("%1 spells a value in different ways", context.name(column)),
                               say("%1. A model takes them for different values", listText(words)));
    check.columns = {context.name(column)};
    if (context.target != column)
        check.mends = {mend::unifySpellings(context.name(column))};
    check.items = rowsWhere(values.size(), [&](std::size_t row) { return !values.isMissing(row) && isOdd[values.codes()[row]]; });
    findings.add(std::move(check));
}

void checkNumbersAsText(const Context& context, std::size_t column, Findings& findings)
{
    const Column& values = context.table.column(column);
    const ColumnProfile& profile = context.profiles[column];
    const bool isText = values.type() == ColumnType::Text || values.type() == ColumnType::Categorical;
    if (!isText || profile.distinct <= kManyNumbers)
        return;
    for (std::size_t row = 0; row < values.size(); ++row)
        if (!values.isMissing(row) && !parseReal(trimmed(values.cell(row))))
            return;
    TableCheck check = finding("number_as_text", CheckState::Warning, say("%1 holds numbers as text", profile.name),
                               say("%1 different values, all of them numbers. As text their order and size is lost", profile.distinct));
    check.columns = {profile.name};
    check.mends = {mend::setType(profile.name, ColumnType::Numeric)};
    findings.add(std::move(check));
}

} // namespace

void checkColumns(const Context& context, Findings& findings)
{
    for (const std::size_t column : context.features) {
        checkConstant(context, column, findings);
        checkIdentifier(context, column, findings);
        checkMissing(context, column, findings);
    }
    checkRare(context, findings);
    for (const std::size_t column : context.judged) {
        checkSpelling(context, column, findings);
        checkNumbersAsText(context, column, findings);
    }
    findings.passUnlessFound("constant", say("Every column varies"));
    findings.passUnlessFound("identifier", say("No column identifies rows"));
    findings.passUnlessFound("missing", say("No column is mostly missing"));
    findings.passUnlessFound("rare", say("No category is rare"));
    findings.passUnlessFound("spelling", say("Every category has one spelling"));
    findings.passUnlessFound("number_as_text", say("No numbers are stored as text"));
}

} // namespace lathe::table_check
