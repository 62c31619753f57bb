#include "base/text.h"
#include "data/column_meaning.h"
#include "data/duplicates.h"
#include "data/relations.h"
#include "data/table_check/check_context.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lathe::table_check {

namespace {

constexpr double kManyCopies = 0.01;   ///< of the rows: fewer are chance or harmless
constexpr double kTellingChance = 0.02; ///< that two rows agree in a number: fewer tell them apart
constexpr std::size_t kTelling = 3;     ///< so many of those do not agree by chance
constexpr std::size_t kMostCells = 20'000'000;    ///< that near copies are looked for among: some seconds
constexpr double kEarlyShare = 0.05;   ///< of the test rows earlier than training: late entries may be a few
constexpr double kSignificance = 0.01; ///< divided by the number of columns (Bonferroni)
constexpr double kDriftEffect = 0.1;   ///< smaller shifts are significant in large tables and still harmless
constexpr std::size_t kFewForDrift = 30;

/// How often two rows agree in a column.
double agreement(const Table& table, std::size_t column)
{
    const Codes codes = withMissingAsCode(codesOf(table.column(column), 1000));
    std::vector<double> counts(codes.count);
    for (const std::uint32_t code : codes.codes)
        ++counts[code];
    double same = 0;
    for (const double count : counts)
        same += (count / static_cast<double>(table.rows())) * (count / static_cast<double>(table.rows()));
    return same;
}

/// Whether columns tell rows apart at all: three yes-or-no columns make copies by chance. The copies that
/// independent columns would give are counted in pairs.
bool isByChance(const Table& table, std::span<const std::size_t> columns, double pairs)
{
    double chance = 1;
    for (const std::size_t column : columns)
        chance *= agreement(table, column);
    const auto rows = static_cast<double>(table.rows());
    return pairs <= 2 * chance * rows * (rows - 1) / 2;
}

void checkCopies(const Context& context, Findings& findings)
{
    const Table& table = context.table;
    const std::vector<std::size_t> columns = contentColumns(table.schema());
    const std::vector<std::uint32_t> first = firstEqualRows(table, columns);
    const auto copies = rowsWhere(first.size(), [&](std::size_t row) { return first[row] != row; });
    std::vector<double> sizes(first.size());
    for (const std::uint32_t row : first)
        ++sizes[row];
    double pairs = 0;
    for (const double size : sizes)
        pairs += size * (size - 1) / 2;
    if (!copies.empty()) {
        const bool isFrequent = static_cast<double>(copies.size()) >= kManyCopies * static_cast<double>(first.size()) && copies.size() > 1;
        const bool isChance = isFrequent && isByChance(table, columns, pairs);
        const bool isMany = isFrequent && !isChance;
        TableCheck check = isMany ? finding("copies", CheckState::Warning,
                                            sayCounted(std::ssize(copies), "%1 row is a copy of an earlier one", "%1 rows are copies of an earlier one"),
                                            say("%1. They count twice in training", rowsText(copies)))
            : isChance            ? finding("copies", CheckState::Passed,
                                            sayCounted(std::ssize(copies), "%1 row equals another by chance", "%1 rows equal another by chance"),
                                            say("The columns have few different values: equal rows are no sign of a copy"))
                                  : finding("copies", CheckState::Passed,
                                            sayCounted(std::ssize(copies), "Only %1 row is a copy of an earlier one", "Only %1 rows are copies of an earlier one"),
                                            say("%1. So few do no harm", rowsText(copies)));
        check.items = copies;
        if (isMany)
            check.mends = {mend::leaveOutCopies()};
        findings.add(std::move(check));
    }
    if (!table.hasParts())
        return;
    std::vector<std::uint8_t> parts(first.size());
    const auto bit = [&](std::size_t row) { return table.part(row) == Part::Unassigned ? 0u : 1u << static_cast<unsigned>(table.part(row)); };
    for (std::size_t row = 0; row < first.size(); ++row)
        parts[first[row]] = static_cast<std::uint8_t>(parts[first[row]] | bit(row));
    const auto across = rowsWhere(first.size(), [&](std::size_t row) {
        const unsigned others = parts[first[row]] & ~bit(row);
        return bit(row) != 0 && others != 0 && table.part(row) != Part::Train;
    });
    if (across.empty())
        return;
    TableCheck check = finding("copies_across", CheckState::Failed,
                               sayCounted(std::ssize(across), "%1 row to judge by has a copy in another part", "%1 rows to judge by have a copy in another part"),
                               say("%1. The test asks what training has shown: results come out too good", rowsText(across)));
    check.items = across;
    check.mends = {mend::splitAnew(), mend::leaveOutRows(table, across)};
    findings.add(std::move(check));
}

/// The near copies that are none by chance: rows agree in all but one of a few categories without having to do with
/// each other, and hardly in all but one of several measurements.
std::vector<NearCopy> toldCopies(const Table& table, std::vector<NearCopy> near)
{
    std::vector<bool> isTelling(table.columnCount());
    std::size_t telling = 0;
    for (const std::size_t column : contentColumns(table.schema()))
        if (table.column(column).type() == ColumnType::Numeric && agreement(table, column) <= kTellingChance) {
            isTelling[column] = true;
            ++telling;
        }
    std::erase_if(near, [&](const NearCopy& copy) { return telling - (copy.column && isTelling[*copy.column] ? 1 : 0) < kTelling; });
    return near;
}

void addNearAcross(const Context& context, std::span<const NearCopy> near, Findings& findings)
{
    const Table& table = context.table;
    std::vector<std::size_t> rows; // to judge by
    for (const NearCopy& copy : near) {
        const Part part = table.part(copy.row), earlier = table.part(copy.earlier);
        if (part != earlier && part != Part::Unassigned && earlier != Part::Unassigned)
            rows.push_back(part == Part::Train ? copy.earlier : copy.row);
    }
    if (rows.empty())
        return;
    std::ranges::sort(rows);
    rows.erase(std::ranges::unique(rows).begin(), rows.end());
    TableCheck check = finding("near_copies_across", CheckState::Warning,
                               sayCounted(std::ssize(rows), "%1 row to judge by nearly equals one of another part",
                                          "%1 rows to judge by nearly equal one of another part"),
                               say("%1. The test asks nearly what training has shown: results may come out too good", rowsText(rows)));
    check.items = rows;
    check.mends = {mend::leaveOutRows(table, rows)};
    findings.add(std::move(check));
}

void checkNearCopies(const Context& context, Findings& findings)
{
    const std::size_t most = kMostCells / context.table.columnCount();
    const bool isWhole = context.table.rows() <= most;
    std::vector<std::uint32_t> first(isWhole ? 0 : most);
    std::iota(first.begin(), first.end(), 0U);
    const Table looked = isWhole ? context.table : context.table.take(first);
    auto found = nearCopies(looked, context.progress);
    if (!found || found->empty())
        return;
    const std::vector<NearCopy> near = toldCopies(looked, std::move(*found));
    if (near.empty())
        return;
    std::vector<std::size_t> rows;
    std::int64_t rounded = 0;
    for (const NearCopy& copy : near) {
        rows.push_back(copy.row);
        rounded += !copy.column;
    }
    const bool isMany = rows.size() > 1 && static_cast<double>(rows.size()) >= kManyCopies * static_cast<double>(looked.rows());
    const NearCopy& one = near.front();
    Message detail = one.column ? say("Row %1 equals row %2 but for %3", one.row + 1, one.earlier + 1, context.name(*one.column))
                                : say("Row %1 equals row %2 but for the last digits", one.row + 1, one.earlier + 1);
    if (rounded > 0 && rounded < std::ssize(rows))
        detail = joined({detail, sayCounted(rounded, "%1 differs in the last digits alone", "%1 differ in the last digits alone")}, "; ");
    detail = say(isMany ? "%1. Entered twice or measured again, they count twice in training" : "%1. So few do no harm", detail);
    if (!isWhole)
        detail = joined({detail, sayCounted(static_cast<std::int64_t>(looked.rows()), "Looked for among the first %1 row", "Looked for among the first %1 rows")}, ". ");
    TableCheck check = finding("near_copies", isMany ? CheckState::Warning : CheckState::Passed,
                               sayCounted(std::ssize(rows), "%1 row nearly equals an earlier one", "%1 rows nearly equal an earlier one"), std::move(detail));
    check.items = rows;
    if (isMany)
        check.mends = {mend::leaveOutRows(context.table, rows)};
    findings.add(std::move(check));
    addNearAcross(context, near, findings);
}

bool isBirth(const std::string& name)
{
    const std::vector<std::string> words = wordsOf(name);
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return word == "born" || word == "birth" || word == "birthday" || word == "birthdate" || word == "dob";
    });
}

void checkTime(const Context& context, Findings& findings)
{
    const Table& table = context.table;
    for (std::size_t column = 0; column < table.columnCount(); ++column) {
        const Column& times = table.column(column);
        if (times.type() != ColumnType::Time || isBirth(context.name(column)))
            continue;
        std::int64_t latest = kMissingTime; // of training
        for (std::size_t row = 0; row < times.size(); ++row)
            if (table.part(row) == Part::Train)
                latest = std::max(latest, times.times()[row]);
        const auto tested = rowsWhere(times.size(), [&](std::size_t row) { return table.part(row) == Part::Test && !times.isMissing(row); });
        std::vector<std::size_t> early;
        for (const std::size_t row : tested)
            if (times.times()[row] < latest)
                early.push_back(row);
        if (early.empty() || static_cast<double>(early.size()) <= kEarlyShare * static_cast<double>(tested.size()))
            continue;
        TableCheck check = finding("time_leak", CheckState::Warning,
                                   sayCounted(std::ssize(tested), "%2 of %1 test row lies before training rows in %3",
                                              "%2 of %1 test rows lie before training rows in %3", std::ssize(early), context.name(column)),
                                   say("Training has seen the future of these rows. A model that predicts what comes is judged too well"));
        check.columns = {context.name(column)};
        check.items = early;
        check.mends = {mend::splitByTime(context.name(column))};
        findings.add(std::move(check));
    }
}

struct Shift {
    double size = 0;        ///< Kolmogorov–Smirnov's D, or Cramér's V
    double probability = 1; ///< of such a one by chance
};

/// Two samples; the asymptotic distribution with Stephens' correction (1970).
Shift kolmogorovSmirnov(std::vector<double> a, std::vector<double> b)
{
    std::sort(a.begin(), a.end());
    std::sort(b.begin(), b.end());
    Shift shift;
    for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
        const double value = std::min(a[i], b[j]);
        while (i < a.size() && a[i] == value)
            ++i;
        while (j < b.size() && b[j] == value)
            ++j;
        shift.size = std::max(shift.size, std::abs(double(i) / double(a.size()) - double(j) / double(b.size())));
    }
    const double root = std::sqrt(double(a.size()) * double(b.size()) / double(a.size() + b.size()));
    const double lambda = (root + 0.12 + 0.11 / root) * shift.size;
    double sum = 0;
    for (int k = 1; k <= 100; ++k)
        sum += (k % 2 == 1 ? 2 : -2) * std::exp(-2 * lambda * lambda * k * k);
    shift.probability = lambda < 0.2 ? 1 : std::clamp(sum, 0.0, 1.0);
    return shift;
}

/// The tail of χ² by Wilson and Hilferty's normal approximation (1931), good to a percent where it matters here.
double chiSquareTail(double value, double freedom)
{
    const double z = (std::cbrt(value / freedom) - (1 - 2 / (9 * freedom))) / std::sqrt(2 / (9 * freedom));
    return std::erfc(z / std::sqrt(2.0)) / 2;
}

/// Categories that are expected fewer than five times in a part are taken together (Cochran 1954).
Shift chiSquare(const Codes& codes, const std::vector<std::size_t>& train, const std::vector<std::size_t>& test)
{
    std::vector<double> inTrain(codes.count), inTest(codes.count);
    for (const std::size_t row : train)
        ++inTrain[codes.codes[row]];
    for (const std::size_t row : test)
        ++inTest[codes.codes[row]];
    const double all = static_cast<double>(train.size() + test.size());
    const double smaller = static_cast<double>(std::min(train.size(), test.size())) / all;
    double restTrain = 0, restTest = 0, sum = 0, groups = 0;
    const auto add = [&](double a, double b) {
        if (a + b == 0)
            return;
        const double expectedA = (a + b) * static_cast<double>(train.size()) / all;
        const double expectedB = (a + b) * static_cast<double>(test.size()) / all;
        sum += (a - expectedA) * (a - expectedA) / expectedA + (b - expectedB) * (b - expectedB) / expectedB;
        ++groups;
    };
    for (std::uint32_t code = 0; code < codes.count; ++code) {
        if ((inTrain[code] + inTest[code]) * smaller < 5) {
            restTrain += inTrain[code];
            restTest += inTest[code];
        } else {
            add(inTrain[code], inTest[code]);
        }
    }
    add(restTrain, restTest);
    if (groups < 2)
        return {};
    return {std::sqrt(sum / all), chiSquareTail(sum, groups - 1)};
}

void checkDrift(const Context& context, Findings& findings)
{
    const Table& table = context.table;
    const auto train = rowsWhere(table.rows(), [&](std::size_t row) { return table.part(row) == Part::Train; });
    const auto test = rowsWhere(table.rows(), [&](std::size_t row) { return table.part(row) == Part::Test; });
    if (train.size() < kFewForDrift || test.size() < kFewForDrift)
        return;
    for (const std::size_t column : context.judged) {
        const Column& values = table.column(column);
        const bool isName = context.profiles[column].suspected == "identifier" || values.type() == ColumnType::Text;
        if (isName || values.type() == ColumnType::Time) // a split by time differs in time, as it should
            continue;
        Shift shift;
        if (values.type() == ColumnType::Numeric) {
            std::vector<double> a, b;
            for (const std::size_t row : train)
                if (!values.isMissing(row))
                    a.push_back(values.numbers()[row]);
            for (const std::size_t row : test)
                if (!values.isMissing(row))
                    b.push_back(values.numbers()[row]);
            if (a.size() < kFewForDrift || b.size() < kFewForDrift)
                continue;
            shift = kolmogorovSmirnov(std::move(a), std::move(b));
        } else {
            shift = chiSquare(withMissingAsCode(codesOf(values)), train, test);
        }
        if (shift.size < kDriftEffect || shift.probability >= kSignificance / static_cast<double>(context.judged.size()))
            continue;
        TableCheck check = finding("drift", CheckState::Warning, say("%1 differs between training and test", context.name(column)),
                                   say(values.type() == ColumnType::Numeric
                                           ? "Kolmogorov–Smirnov distance %1. The test asks about other rows than training has seen"
                                           : "Cramér's V %1. The test asks about other rows than training has seen",
                                       figure(fixed(shift.size, 2))));
        check.columns = {context.name(column)};
        check.mends = {mend::splitAnew()};
        findings.add(std::move(check));
    }
}

} // namespace

void checkParts(const Context& context, Findings& findings)
{
    checkCopies(context, findings);
    findings.passUnlessFound("copies", say("No repeated rows"));
    checkNearCopies(context, findings);
    findings.passUnlessFound("near_copies", say("No nearly repeated rows"));
    if (!context.table.hasParts())
        return;
    checkTime(context, findings);
    checkDrift(context, findings);
    findings.passUnlessFound("copies_across", say("No row in two parts"));
    findings.passUnlessFound("near_copies_across", say("No nearly equal rows in two parts"));
    findings.passUnlessFound("time_leak", say("No test row lies before training in time"));
    findings.passUnlessFound("drift", say("Training and test are alike"));
}

} // namespace lathe::table_check
