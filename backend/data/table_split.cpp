#include "data/table_split.h"

#include "base/random.h"
#include "base/text.h"
#include "data/distinct.h"
#include "data/draw.h"
#include "data/duplicates.h"
#include "data/quantile.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

namespace lathe {

namespace {

constexpr std::int64_t kFewNumbers = 20; ///< a number with so few values is stratified by them
constexpr int kBins = 10;
constexpr int kMostFolds = 20;

/// Rows that stay together.
struct Unit {
    std::int64_t stratum = -1;
    std::uint64_t draw = 0;    ///< the random place in its stratum
    std::uint64_t content = 0; ///< the same in whatever order rows stand
    std::vector<std::uint32_t> rows;
};

std::vector<std::int64_t> strataOfTexts(const Column& column)
{
    std::map<std::string, std::int64_t> strata;
    for (std::size_t row = 0; row < column.size(); ++row)
        if (!column.isMissing(row))
            strata.try_emplace(column.cell(row), 0);
    std::int64_t next = 0;
    for (auto& [text, stratum] : strata)
        stratum = next++;
    std::vector<std::int64_t> result(column.size(), -1);
    for (std::size_t row = 0; row < column.size(); ++row)
        if (!column.isMissing(row))
            result[row] = strata[column.cell(row)];
    return result;
}

std::vector<std::int64_t> strataOfNumbers(const Column& column)
{
    std::vector<double> values(column.size());
    for (std::size_t row = 0; row < values.size(); ++row)
        values[row] = column.numberAt(row);
    NoProgress progress;
    const auto distinct = distinctValues(column, static_cast<std::size_t>(kFewNumbers), progress);
    std::vector<double> edges; // a stratum lies above each
    if (distinct && distinct->count <= kFewNumbers) {
        for (const ValueCount& value : distinct->top)
            edges.push_back(values[value.row]);
        std::sort(edges.begin(), edges.end());
    } else {
        std::vector<double> shares;
        for (int i = 1; i < kBins; ++i)
            shares.push_back(static_cast<double>(i) / kBins);
        edges = quantiles(values, shares);
    }
    std::vector<std::int64_t> result(values.size(), -1);
    for (std::size_t row = 0; row < values.size(); ++row)
        if (!std::isnan(values[row]))
            result[row] = std::upper_bound(edges.begin(), edges.end(), values[row]) - edges.begin();
    return result;
}

/// One a row; -1 without a target.
std::vector<std::int64_t> strataOf(const Table& table)
{
    const auto target = table.schema().first(Role::Target);
    if (!target)
        return std::vector<std::int64_t>(table.rows(), -1);
    const Column& column = table.column(*target);
    const bool isNumber = column.type() == ColumnType::Numeric || column.type() == ColumnType::Time;
    return isNumber ? strataOfNumbers(column) : strataOfTexts(column);
}

/// Copies stay together, but for sets larger than `most`: those few values the table consists of.
std::vector<Unit> unitsOfCopies(const Table& table, std::size_t most)
{
    const std::vector<std::size_t> columns = contentColumns(table.schema());
    const std::vector<std::uint32_t> first = firstEqualRows(table, columns);
    const std::vector<std::uint64_t> hashes = rowHashes(table, columns);
    const std::vector<std::int64_t> strata = strataOf(table);
    std::vector<std::uint32_t> copies(first.size());
    for (const std::uint32_t row : first)
        ++copies[row];
    std::vector<std::size_t> place(first.size());
    std::vector<std::uint64_t> seen(first.size());
    std::vector<Unit> units;
    for (std::uint32_t row = 0; row < first.size(); ++row) {
        const std::uint32_t leader = first[row];
        if (leader != row && copies[leader] <= most) {
            units[place[leader]].rows.push_back(row);
            continue;
        }
        place[row] = units.size();
        units.push_back({strata[row], 0, mixedBits(hashes[row] + seen[leader]++), {row}});
    }
    return units;
}

/// Rows without a value are units of their own.
std::vector<Unit> unitsOfGroups(const Table& table, const Column& column)
{
    std::map<std::string, std::size_t> places;
    std::vector<Unit> units;
    const std::vector<std::uint64_t> hashes = rowHashes(table, contentColumns(table.schema()));
    for (std::uint32_t row = 0; row < column.size(); ++row) {
        if (column.isMissing(row)) {
            units.push_back({-1, 0, hashes[row], {row}});
            continue;
        }
        const auto [place, isNew] = places.try_emplace(column.cell(row), units.size());
        if (isNew)
            units.push_back({-1, 0, textHash(place->first), {}});
        units[place->second].rows.push_back(row);
    }
    return units;
}

/// In the order in which they are dealt.
void shuffleUnits(std::vector<Unit>& units, std::uint64_t seed)
{
    for (Unit& unit : units)
        unit.draw = seedFor(seed, unit.content);
    std::sort(units.begin(), units.end(), [](const Unit& a, const Unit& b) {
        return std::tie(a.stratum, a.draw, a.rows.front()) < std::tie(b.stratum, b.draw, b.rows.front());
    });
}

std::vector<Part> partsOfUnits(const std::vector<Unit>& units, std::size_t rows, const PartShares& shares)
{
    std::vector<DrawUnit> draws;
    draws.reserve(units.size());
    for (const Unit& unit : units)
        draws.push_back({unit.stratum, std::ssize(unit.rows)});
    const std::vector<Part> drawn = drawnParts(draws, shares);
    std::vector<Part> parts(rows, Part::Train);
    for (std::size_t i = 0; i < units.size(); ++i)
        for (const std::uint32_t row : units[i].rows)
            parts[row] = drawn[i];
    return parts;
}

std::vector<Part> stratifiedParts(const Table& table, const PartShares& shares, std::uint64_t seed)
{
    double smallest = 1;
    for (const double share : shares)
        smallest = share > 0 ? std::min(smallest, share) : smallest;
    auto units = unitsOfCopies(table, static_cast<std::size_t>(smallest * static_cast<double>(table.rows())));
    shuffleUnits(units, seed);
    return partsOfUnits(units, table.rows(), shares);
}

/// Rows in the order of their time; those without one are left out. Ends of stretches of equal times are
/// found by comparing keys.
Result<std::vector<std::uint32_t>> rowsByTime(const Column& column, const std::string& name)
{
    if (column.type() != ColumnType::Time && column.type() != ColumnType::Numeric)
        return fail(ErrorCode::InvalidArgument, "The column “" + name + "” holds neither times nor numbers",
                    "Change its type to time first, or choose another column");
    std::vector<std::uint32_t> order;
    for (std::uint32_t row = 0; row < column.size(); ++row)
        if (!column.isMissing(row))
            order.push_back(row);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return column.numberAt(a) < column.numberAt(b); });
    return order;
}

/// The first place at or after `wanted` where the time changes.
std::size_t cutAt(const Column& column, const std::vector<std::uint32_t>& order, double wanted)
{
    auto cut = std::min(order.size(), static_cast<std::size_t>(std::llround(std::max(0.0, wanted))));
    while (cut > 0 && cut < order.size() && column.numberAt(order[cut]) == column.numberAt(order[cut - 1]))
        ++cut;
    return cut;
}

Result<std::vector<Part>> timeParts(const Column& column, const TableSplit& split)
{
    LATHE_TRY(const auto order, rowsByTime(column, split.column));
    const auto count = static_cast<double>(order.size());
    const std::size_t validation = cutAt(column, order, split.shares.train * count);
    const std::size_t test = std::max(validation, cutAt(column, order, (split.shares.train + split.shares.validation) * count));
    std::vector<Part> parts(column.size(), Part::Train);
    for (std::size_t i = validation; i < order.size(); ++i)
        parts[order[i]] = i < test ? Part::Validation : Part::Test;
    return parts;
}

Result<std::vector<Part>> partsOfColumn(const Column& column, const std::string& name)
{
    std::vector<Part> parts(column.size(), Part::Unassigned);
    for (std::size_t row = 0; row < column.size(); ++row) {
        if (column.isMissing(row))
            continue;
        const std::string cell = column.cell(row);
        const auto part = partFromText(lowered(trimmed(cell)));
        if (!part)
            return fail(ErrorCode::InvalidArgument, "“" + cell + "” names no part", "Values may be train, validation and test",
                        "column “" + name + "”, row " + grouped(static_cast<std::int64_t>(row) + 1));
        parts[row] = *part;
    }
    return parts;
}

/// Deals units to folds: each to the one that has the fewest rows of its stratum, then of all.
std::vector<int> dealtFolds(const std::vector<Unit>& units, std::size_t rows, int folds)
{
    std::vector<int> foldOf(rows);
    std::vector<std::int64_t> ofStratum(static_cast<std::size_t>(folds));
    std::vector<std::int64_t> ofAll(ofStratum);
    for (std::size_t i = 0; i < units.size(); ++i) {
        if (i > 0 && units[i].stratum != units[i - 1].stratum)
            std::fill(ofStratum.begin(), ofStratum.end(), 0);
        std::size_t best = 0;
        for (std::size_t fold = 1; fold < ofAll.size(); ++fold)
            if (std::tie(ofStratum[fold], ofAll[fold]) < std::tie(ofStratum[best], ofAll[best]))
                best = fold;
        ofStratum[best] += std::ssize(units[i].rows);
        ofAll[best] += std::ssize(units[i].rows);
        for (const std::uint32_t row : units[i].rows)
            foldOf[row] = static_cast<int>(best);
    }
    return foldOf;
}

Result<std::vector<Fold>> timeFolds(const Column& column, const FoldPlan& plan)
{
    if (plan.repeats != 1)
        return fail(ErrorCode::InvalidArgument, "Folds by time cannot be repeated: they are always the same", "Set repeats to 1");
    LATHE_TRY(const auto order, rowsByTime(column, plan.column));
    std::vector<Fold> folds;
    for (int i = 0; i < plan.folds; ++i) {
        const double stretch = static_cast<double>(order.size()) / (plan.folds + 1);
        const auto begin = order.begin() + std::ptrdiff_t(cutAt(column, order, stretch * (i + 1)));
        const auto end = order.begin() + std::ptrdiff_t(cutAt(column, order, stretch * (i + 2)));
        if (begin == order.begin() || begin >= end)
            return fail(ErrorCode::InvalidArgument, "There are too few different times for " + std::to_string(plan.folds) + " folds",
                        "Take fewer folds", "column “" + plan.column + "”");
        Fold fold{0, {order.begin(), begin}, {begin, end}};
        std::sort(fold.train.begin(), fold.train.end());
        std::sort(fold.test.begin(), fold.test.end());
        folds.push_back(std::move(fold));
    }
    return folds;
}

} // namespace

Result<std::vector<Part>> splitTable(const Table& table, const TableSplit& split)
{
    if (split.kind != SplitKind::Column) {
        LATHE_CHECK(checkShares(split.shares));
    }
    const PartShares shares{split.shares.train, split.shares.validation, split.shares.test};
    if (split.kind == SplitKind::Stratified && !split.column.empty()) {
        LATHE_TRY(const Table aimed, table.withRole(split.column, Role::Target));
        return stratifiedParts(aimed, shares, split.seed);
    }
    if (split.kind == SplitKind::Stratified)
        return stratifiedParts(table, shares, split.seed);
    LATHE_TRY(const std::size_t index, table.schema().get(split.column));
    const Column& column = table.column(index);
    switch (split.kind) {
    case SplitKind::Time: return timeParts(column, split);
    case SplitKind::Column: return partsOfColumn(column, split.column);
    case SplitKind::Grouped:
    case SplitKind::Stratified: break;
    }
    auto units = unitsOfGroups(table, column);
    shuffleUnits(units, split.seed);
    return partsOfUnits(units, table.rows(), shares);
}

std::vector<Part> completedTableSplit(const Table& table, std::uint64_t seed)
{
    std::vector<Part> parts(table.rows());
    for (std::size_t row = 0; row < parts.size(); ++row)
        parts[row] = table.part(row);
    const Completion completion = completionOf(parts);
    if (completion.drawn.empty())
        return parts;
    const std::vector<std::uint32_t> pool(completion.drawn.begin(), completion.drawn.end());
    const std::vector<Part> drawn = stratifiedParts(table.take(pool), completion.shares, seed);
    for (std::size_t i = 0; i < pool.size(); ++i)
        parts[pool[i]] = drawn[i];
    return parts;
}

Result<std::vector<Fold>> crossValidationFolds(const Table& table, const FoldPlan& plan)
{
    if (plan.folds < 2 || plan.folds > kMostFolds || plan.repeats < 1)
        return fail(ErrorCode::InvalidArgument, "Cross-validation takes 2 to 20 folds and at least one repeat");
    if (plan.kind == SplitKind::Column)
        return fail(ErrorCode::InvalidArgument, "Folds are not taken from a column of parts", "Choose stratified, grouped or by time");
    std::vector<Unit> units;
    if (plan.kind == SplitKind::Stratified) {
        units = unitsOfCopies(table, table.rows() / static_cast<std::size_t>(plan.folds));
    } else {
        LATHE_TRY(const std::size_t index, table.schema().get(plan.column));
        if (plan.kind == SplitKind::Time)
            return timeFolds(table.column(index), plan);
        units = unitsOfGroups(table, table.column(index));
    }
    if (units.size() < static_cast<std::size_t>(plan.folds))
        return fail(ErrorCode::InvalidArgument,
                    std::to_string(plan.folds) + " folds need as many " + (plan.kind == SplitKind::Grouped ? "groups" : "different rows") +
                        ", there are " + std::to_string(units.size()),
                    "Take fewer folds");
    std::vector<Fold> folds;
    for (int repeat = 0; repeat < plan.repeats; ++repeat) {
        shuffleUnits(units, seedFor(plan.seed, static_cast<std::uint64_t>(repeat)));
        if (plan.kind == SplitKind::Grouped) // the largest first: the small ones even out
            std::stable_sort(units.begin(), units.end(), [](const Unit& a, const Unit& b) { return a.rows.size() > b.rows.size(); });
        const std::vector<int> foldOf = dealtFolds(units, table.rows(), plan.folds);
        std::vector<Fold> dealt(static_cast<std::size_t>(plan.folds));
        for (std::size_t i = 0; i < dealt.size(); ++i) {
            dealt[i].repeat = repeat;
            for (std::uint32_t row = 0; row < foldOf.size(); ++row)
                (foldOf[row] == static_cast<int>(i) ? dealt[i].test : dealt[i].train).push_back(row);
        }
        std::move(dealt.begin(), dealt.end(), std::back_inserter(folds));
    }
    return folds;
}

} // namespace lathe
