#include "base/text.h"
#include "data/relations.h"
#include "data/table_check/check_context.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace lathe::table_check {

namespace {

constexpr std::int64_t kFewRows = 50;      ///< a test part of five rows measures nothing
constexpr std::int64_t kRowsPerColumn = 5; ///< fewer, and a model can fit noise exactly
constexpr std::int64_t kRowsPerClass = 10; ///< fewer, and the parts get one or none
constexpr std::int64_t kFarRarer = 10;     ///< times as many in the largest class as in the rarest
constexpr double kImbalance = 0.1;         ///< of an even share for the rarest class (datalab's rule)
constexpr std::int64_t kClassNumbers = 10; ///< a whole-number target with so few values is likely a class
constexpr double kGivesAway = 0.99;        ///< of the rows told right by one column alone
constexpr double kErrorLeft = 0.05;        ///< of the errors of the most frequent class: the column leaves fewer
constexpr double kNearlyGivesAway = 0.97;  ///< of the rows, with an error left of at most kErrorNearlyLeft
constexpr double kErrorNearlyLeft = 0.15;
constexpr double kSameOrder = 0.999;       ///< rank correlation of a column that is the target in other units
constexpr double kNearlySameOrder = 0.98;  ///< with noise
constexpr double kExplains = 0.999;        ///< of the variance of a numeric target, by groups of a category
constexpr std::uint32_t kLeakBins = 64;

std::vector<std::string> columnNames(const Context& context, std::size_t column)
{
    return {context.name(column)};
}

void checkRows(const Context& context, Findings& findings)
{
    const auto rows = static_cast<std::int64_t>(context.table.rows());
    const auto columns = std::ssize(context.features);
    if (rows < kFewRows)
        findings.add(finding("few_rows", CheckState::Warning, sayCounted(rows, "There are only %1 row", "There are only %1 rows"),
                             say("What is measured on so few is mostly chance. Collect more, and use cross-validation")));
    else if (rows < kRowsPerColumn * columns)
        findings.add(finding("few_rows", CheckState::Warning, say("%1 rows are few for %2 columns", rows, columns),
                             say("A model can fit noise exactly. Collect more rows, or leave out columns")));
}

void checkClasses(const Context& context, Findings& findings)
{
    const std::size_t target = *context.target;
    const ColumnProfile& profile = context.profiles[target];
    const Codes codes = codesOf(context.table.column(target), 50);
    std::vector<std::int64_t> counts(codes.count);
    std::vector<std::size_t> first(codes.count);
    for (std::size_t row = codes.codes.size(); row-- > 0;)
        if (codes.codes[row] != kMissingCode) {
            ++counts[codes.codes[row]];
            first[codes.codes[row]] = row;
        }
    std::vector<std::uint32_t> used;
    for (std::uint32_t code = 0; code < codes.count; ++code)
        if (counts[code] > 0)
            used.push_back(code);
    std::sort(used.begin(), used.end(), [&](std::uint32_t a, std::uint32_t b) { return counts[a] < counts[b]; });
    const auto nameOf = [&](std::uint32_t code) { return context.table.column(target).cell(first[code]); };
    if (used.empty())
        return;
    if (used.size() == 1) {
        TableCheck check = finding("imbalance", CheckState::Failed, say("%1 is always %2", profile.name, nameOf(used[0])), say("A classifier needs at least two classes"));
        check.columns = columnNames(context, target);
        findings.add(std::move(check));
        return;
    }
    std::vector<Message> small;
    for (const std::uint32_t code : used)
        if (counts[code] < kRowsPerClass)
            small.push_back(say("%1 (%2)", nameOf(code), counts[code]));
    if (!small.empty()) {
        TableCheck check = finding("few_rows", CheckState::Warning,
                                   sayCounted(std::ssize(small), "%1 class of %2 has fewer than %3 rows", "%1 classes of %2 have fewer than %3 rows", profile.name,
                                              kRowsPerClass),
                                   say("%1. They can hardly be learned or judged. Collect more, or leave them out", listText(small)));
        check.columns = columnNames(context, target);
        check.items = rowsWhere(codes.codes.size(), [&](std::size_t row) { return codes.codes[row] != kMissingCode && counts[codes.codes[row]] < kRowsPerClass; });
        check.mends = {mend::leaveOutRows(context.table, check.items)};
        findings.add(std::move(check));
    }
    const double share = static_cast<double>(counts[used[0]]) / static_cast<double>(profile.rows - profile.missing);
    const bool isFarRarer = kFarRarer * counts[used[0]] <= counts[used.back()];
    if (share >= kImbalance / static_cast<double>(used.size()) && !isFarRarer)
        return;
    TableCheck check = finding("imbalance", CheckState::Warning,
                               say("%1 is %2 in %3 of the rows, %4 in %5", profile.name, nameOf(used[0]), percentText(share), nameOf(used.back()),
                                   percentText(double(counts[used.back()]) / double(profile.rows - profile.missing))),
                               say("Accuracy would hide mistakes on the small class. Train with class weights and judge by balanced accuracy"));
    check.columns = columnNames(context, target);
    check.items = rowsWhere(codes.codes.size(), [&](std::size_t row) { return codes.codes[row] == used[0]; });
    check.mends = {mend::weighClasses()};
    findings.add(std::move(check));
}

void checkTargetValues(const Context& context, Findings& findings)
{
    const ColumnProfile& profile = context.profiles[*context.target];
    const Column& values = context.table.column(*context.target);
    if (profile.missing > 0) {
        const bool isAll = profile.missing == profile.rows;
        TableCheck check = finding("target_missing", isAll ? CheckState::Failed : CheckState::Warning,
                                   sayCounted(profile.missing, "%2 is missing in %1 row", "%2 is missing in %1 rows", profile.name),
                                   say(isAll ? "There is nothing to learn" : "Nothing can be learned from rows without the answer"));
        check.columns = {profile.name};
        check.items = rowsWhere(values.size(), [&](std::size_t row) { return values.isMissing(row); });
        if (!isAll)
            check.mends = {mend::leaveOutRows(context.table, check.items)};
        findings.add(std::move(check));
    }
    const std::int64_t present = profile.rows - profile.missing;
    const bool isClassLike = profile.type == ColumnType::Numeric && profile.isWhole && profile.distinct >= 2 &&
                             profile.distinct <= kClassNumbers && present >= kRowsPerClass * profile.distinct;
    const bool isNameLike = profile.type != ColumnType::Numeric && profile.type != ColumnType::Time && present >= kFewRows &&
                            profile.distinct * 2 > present;
    if (!isClassLike && !isNameLike)
        return;
    TableCheck check = isClassLike
        ? finding("target_type", CheckState::Warning, say("%1 is a number with %2 values", profile.name, profile.distinct),
                  say("If these are classes and no amounts, treat it as a category: a classifier then gives a probability for each"))
        : finding("target_type", CheckState::Failed, sayCounted(present, "%2 has %3 classes in %1 row", "%2 has %3 classes in %1 rows", profile.name, profile.distinct),
                  say("Hardly a class is seen twice. Choose another target, or treat it as a number if it is one"));
    check.columns = {profile.name};
    if (isClassLike)
        check.mends = {mend::setType(profile.name, ColumnType::Categorical)};
    findings.add(std::move(check));
}

struct Told {
    double right = 0; ///< rows
    double rows = 0;
};

/// Rows told right by the most frequent class among the other rows of their group: a group of one tells nothing.
Told toldRight(const Codes& groups, const Codes& truth)
{
    std::unordered_map<std::uint64_t, double> cells;
    Told told;
    for (std::size_t row = 0; row < truth.codes.size(); ++row)
        if (truth.codes[row] != kMissingCode) {
            ++cells[std::uint64_t(groups.codes[row]) << 32 | truth.codes[row]];
            ++told.rows;
        }
    struct Group {
        double most = 0, second = 0;
    };
    std::vector<Group> best(groups.count);
    for (const auto& [cell, count] : cells) {
        Group& group = best[cell >> 32];
        if (count > group.most) {
            group.second = group.most;
            group.most = count;
        } else {
            group.second = std::max(group.second, count);
        }
    }
    for (const Group& group : best)
        if (group.most - 1 > group.second)
            told.right += group.most;
    return told;
}

void addLeak(const Context& context, std::size_t column, const Message& evidence, Findings& findings, bool isSure = true)
{
    const std::string& name = context.name(column);
    const std::string& target = context.name(*context.target);
    TableCheck check = finding("leak", isSure ? CheckState::Failed : CheckState::Warning,
                               isSure ? say("%1 gives %2 away", name, target) : say("%1 nearly gives %2 away", name, target), say("%1. Is it known before the answer is? If not, leave it out", evidence));
    check.columns = columnNames(context, column);
    check.mends = {mend::leaveOutColumn(context.name(column))};
    findings.add(std::move(check));
}

/// A class told almost perfectly by one column.
void checkClassLeaks(const Context& context, Findings& findings)
{
    const Codes truth = codesOf(context.table.column(*context.target), 50);
    const Told alone = toldRight({std::vector<std::uint32_t>(truth.codes.size(), 0), 1}, truth);
    if (alone.rows < kFewRows || alone.right == alone.rows)
        return;
    for (const std::size_t column : context.features) {
        const Told told = toldRight(withMissingAsCode(codesOf(context.table.column(column), kLeakBins)), truth);
        const double wrong = told.rows - told.right;
        const double wrongWithout = alone.rows - alone.right;
        const bool isSure = told.right >= kGivesAway * told.rows && wrong <= kErrorLeft * wrongWithout;
        if (!isSure && (told.right < kNearlyGivesAway * told.rows || wrong > kErrorNearlyLeft * wrongWithout))
            continue;
        addLeak(context, column,
                sayCounted(std::llround(told.rows), "It tells %2 of %1 row right by itself; without it the most frequent class is right in %3",
                           "It tells %2 of %1 rows right by itself; without it the most frequent class is right in %3", std::llround(told.right),
                           percentText(alone.right / alone.rows)),
                findings, isSure);
    }
}

/// A number in other units, or groups that each have one value.
void checkNumberLeaks(const Context& context, Findings& findings)
{
    std::vector<double> truth(context.table.rows());
    for (std::size_t row = 0; row < truth.size(); ++row)
        truth[row] = context.table.column(*context.target).numberAt(row);
    if (context.profiles[*context.target].rows - context.profiles[*context.target].missing < kFewRows)
        return;
    for (const std::size_t column : context.features) {
        const Column& values = context.table.column(column);
        const bool isNumber = values.type() == ColumnType::Numeric || values.type() == ColumnType::Time;
        if (isNumber) {
            std::vector<double> numbers(values.size());
            for (std::size_t row = 0; row < numbers.size(); ++row)
                numbers[row] = values.numberAt(row);
            const auto ranks = spearman(numbers, truth);
            if (ranks && std::abs(*ranks) >= kNearlySameOrder)
                addLeak(context, column, say("Its rank correlation with the target is %1", figure(fixed(*ranks, 4))), findings,
                        std::abs(*ranks) >= kSameOrder);
            continue;
        }
        const Codes groups = withMissingAsCode(codesOf(values));
        if (static_cast<double>(groups.count) * 5 > static_cast<double>(values.size()))
            continue; // groups of a few rows explain anything
        const auto ratio = correlationRatio(groups, truth);
        if (ratio && *ratio * *ratio >= kExplains)
            addLeak(context, column, say("Its groups explain %1 of the target's variance", percentText(*ratio * *ratio)), findings);
    }
}

} // namespace

void checkTarget(const Context& context, Findings& findings)
{
    checkRows(context, findings);
    if (context.target) {
        checkTargetValues(context, findings);
        if (context.hasClasses()) {
            checkClasses(context, findings);
            checkClassLeaks(context, findings);
        } else {
            checkNumberLeaks(context, findings);
        }
        findings.passUnlessFound("leak", say("No column gives %1 away", context.name(*context.target)));
        findings.passUnlessFound("target_missing", say("Every row has a value of %1", context.name(*context.target)));
        findings.passUnlessFound("target_type", say("%1 has a fitting type", context.name(*context.target)));
        if (context.hasClasses())
            findings.passUnlessFound("imbalance", say("The classes are balanced"));
    }
    findings.passUnlessFound("few_rows", say("There are enough rows"));
}

} // namespace lathe::table_check
