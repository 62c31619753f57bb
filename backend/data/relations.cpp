#include "data/relations.h"

#include "data/distinct.h"
#include "data/quantile.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <unordered_map>

namespace lathe {

namespace {

constexpr std::size_t kMostColumns = 200;
constexpr std::size_t kMostRows = 50'000; ///< correlations are known to half a percent then
constexpr std::size_t kMostPatterns = 50;
constexpr std::uint32_t kBins = 20;

bool isNumber(const Column& column)
{
    return column.type() == ColumnType::Numeric || column.type() == ColumnType::Time;
}

std::vector<double> numbersOf(const Column& column)
{
    std::vector<double> numbers(column.size());
    for (std::size_t row = 0; row < numbers.size(); ++row)
        numbers[row] = column.numberAt(row);
    return numbers;
}

Codes binned(const Column& column, std::uint32_t bins)
{
    const std::vector<double> numbers = numbersOf(column);
    std::map<double, std::uint32_t> values;
    for (const double number : numbers)
        if (!std::isnan(number) && values.size() <= bins)
            values.try_emplace(number, 0);
    std::vector<double> edges; // a code lies at or above each but the lowest
    if (values.size() <= bins) {
        for (const auto& [value, code] : values)
            edges.push_back(value);
        if (!edges.empty())
            edges.erase(edges.begin());
    } else {
        std::vector<double> shares;
        for (std::uint32_t i = 1; i < bins; ++i)
            shares.push_back(static_cast<double>(i) / bins);
        edges = quantiles(numbers, shares);
        edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    }
    Codes codes{std::vector<std::uint32_t>(numbers.size(), kMissingCode), static_cast<std::uint32_t>(edges.size() + 1)};
    for (std::size_t row = 0; row < numbers.size(); ++row)
        if (!std::isnan(numbers[row]))
            codes.codes[row] =
                static_cast<std::uint32_t>(std::upper_bound(edges.begin(), edges.end(), numbers[row]) - edges.begin());
    return codes;
}

/// Counts of pairs of codes, of rows where both are known.
struct Contingency {
    std::unordered_map<std::uint64_t, double> cells;
    std::vector<double> ofFirst, ofSecond;
    double rows = 0;

    Contingency(const Codes& a, const Codes& b) : ofFirst(a.count), ofSecond(b.count)
    {
        for (std::size_t row = 0; row < a.codes.size(); ++row) {
            if (a.codes[row] == kMissingCode || b.codes[row] == kMissingCode)
                continue;
            ++cells[std::uint64_t(a.codes[row]) << 32 | b.codes[row]];
            ++ofFirst[a.codes[row]];
            ++ofSecond[b.codes[row]];
            ++rows;
        }
    }
    static double used(const std::vector<double>& counts)
    {
        return static_cast<double>(std::count_if(counts.begin(), counts.end(), [](double count) { return count > 0; }));
    }
};

/// Ranks from 1, ties at their mean.
std::vector<double> ranks(const std::vector<double>& values)
{
    std::vector<std::uint32_t> order(values.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return values[a] < values[b]; });
    std::vector<double> result(values.size());
    for (std::size_t begin = 0; begin < order.size();) {
        std::size_t end = begin;
        while (end < order.size() && values[order[end]] == values[order[begin]])
            ++end;
        for (std::size_t i = begin; i < end; ++i)
            result[order[i]] = (static_cast<double>(begin + end) + 1) / 2;
        begin = end;
    }
    return result;
}

std::vector<MissingPattern> missingPatterns(const Table& table)
{
    std::vector<std::size_t> lacking;
    for (std::size_t i = 0; i < table.columnCount(); ++i)
        if (table.column(i).missingCount() > 0)
            lacking.push_back(i);
    std::map<std::vector<bool>, std::int64_t> counts;
    std::vector<bool> pattern(lacking.size());
    for (std::size_t row = 0; row < table.rows(); ++row) {
        for (std::size_t i = 0; i < lacking.size(); ++i)
            pattern[i] = table.column(lacking[i]).isMissing(row);
        ++counts[pattern];
    }
    std::vector<MissingPattern> patterns;
    for (const auto& [has, rows] : counts) {
        patterns.push_back({{}, rows});
        for (std::size_t i = 0; i < lacking.size(); ++i)
            if (has[i])
                patterns.back().columns.push_back(lacking[i]);
    }
    std::stable_sort(patterns.begin(), patterns.end(), [](const auto& a, const auto& b) { return a.rows > b.rows; });
    patterns.resize(std::min(patterns.size(), kMostPatterns));
    return patterns;
}

/// What a column is for pairs, made once.
struct Prepared {
    std::vector<double> numbers; ///< empty for categories
    Codes codes;                 ///< empty for numbers
};

std::optional<Relation> relationBetween(const Prepared& a, const Prepared& b)
{
    Relation relation;
    std::optional<double> value;
    if (!a.numbers.empty() && !b.numbers.empty()) {
        value = pearson(a.numbers, b.numbers);
        relation.spearman = spearman(a.numbers, b.numbers);
    } else if (a.numbers.empty() && b.numbers.empty()) {
        relation.kind = RelationKind::CramersV;
        value = cramersV(a.codes, b.codes);
    } else {
        relation.kind = RelationKind::CorrelationRatio;
        value = a.numbers.empty() ? correlationRatio(a.codes, b.numbers) : correlationRatio(b.codes, a.numbers);
    }
    if (!value)
        return std::nullopt;
    relation.value = *value;
    return relation;
}

} // namespace

Codes codesOf(const Column& column, std::uint32_t bins)
{
    switch (column.type()) {
    case ColumnType::Numeric:
    case ColumnType::Time: return binned(column, bins);
    case ColumnType::Categorical:
        return {{column.codes().begin(), column.codes().end()}, static_cast<std::uint32_t>(column.levels().size())};
    case ColumnType::Boolean:
    case ColumnType::Text: break;
    }
    std::unordered_map<std::uint64_t, std::uint32_t> codeOf;
    Codes codes{std::vector<std::uint32_t>(column.size(), kMissingCode), 0};
    for (std::size_t row = 0; row < column.size(); ++row)
        if (!column.isMissing(row))
            codes.codes[row] = codeOf.try_emplace(valueHash(column, row), static_cast<std::uint32_t>(codeOf.size())).first->second;
    codes.count = static_cast<std::uint32_t>(codeOf.size());
    return codes;
}

Codes withMissingAsCode(Codes codes)
{
    std::replace(codes.codes.begin(), codes.codes.end(), kMissingCode, codes.count);
    ++codes.count;
    return codes;
}

std::optional<double> pearson(std::span<const double> a, std::span<const double> b)
{
    double sumA = 0, sumB = 0, count = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (std::isfinite(a[i]) && std::isfinite(b[i])) {
            sumA += a[i];
            sumB += b[i];
            ++count;
        }
    if (count < 2)
        return std::nullopt;
    double squaresA = 0, squaresB = 0, products = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (std::isfinite(a[i]) && std::isfinite(b[i])) {
            const double apartA = a[i] - sumA / count;
            const double apartB = b[i] - sumB / count;
            squaresA += apartA * apartA;
            squaresB += apartB * apartB;
            products += apartA * apartB;
        }
    const double scale = std::sqrt(squaresA) * std::sqrt(squaresB);
    if (!(scale > 0) || !std::isfinite(scale))
        return std::nullopt;
    return std::clamp(products / scale, -1.0, 1.0);
}

std::optional<double> spearman(std::span<const double> a, std::span<const double> b)
{
    std::vector<double> bothA, bothB;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (!std::isnan(a[i]) && !std::isnan(b[i])) {
            bothA.push_back(a[i]);
            bothB.push_back(b[i]);
        }
    return pearson(ranks(bothA), ranks(bothB));
}

std::optional<double> cramersV(const Codes& a, const Codes& b)
{
    const Contingency table(a, b);
    const double least = std::min(Contingency::used(table.ofFirst), Contingency::used(table.ofSecond));
    if (least < 2)
        return std::nullopt;
    double sum = 0; // of observed² / expected, which is χ² + n
    for (const auto& [cell, count] : table.cells)
        sum += count * count * table.rows / (table.ofFirst[cell >> 32] * table.ofSecond[cell & 0xFFFFFFFFu]);
    return std::sqrt(std::clamp((sum / table.rows - 1) / (least - 1), 0.0, 1.0));
}

std::optional<double> correlationRatio(const Codes& groups, std::span<const double> numbers)
{
    std::vector<double> sums(groups.count), counts(groups.count);
    double sum = 0, count = 0;
    for (std::size_t row = 0; row < numbers.size(); ++row)
        if (groups.codes[row] != kMissingCode && std::isfinite(numbers[row])) {
            sums[groups.codes[row]] += numbers[row];
            ++counts[groups.codes[row]];
            sum += numbers[row];
            ++count;
        }
    double all = 0;
    for (std::size_t row = 0; row < numbers.size(); ++row)
        if (groups.codes[row] != kMissingCode && std::isfinite(numbers[row]))
            all += (numbers[row] - sum / count) * (numbers[row] - sum / count);
    if (!(all > 0) || Contingency::used(counts) < 2)
        return std::nullopt;
    double between = 0;
    for (std::size_t group = 0; group < sums.size(); ++group)
        if (counts[group] > 0)
            between += counts[group] * (sums[group] / counts[group] - sum / count) * (sums[group] / counts[group] - sum / count);
    return std::sqrt(std::clamp(between / all, 0.0, 1.0));
}

double mutualInformation(const Codes& a, const Codes& b)
{
    const Contingency table(a, b);
    if (table.rows == 0)
        return 0;
    double sum = 0;
    for (const auto& [cell, count] : table.cells)
        sum += count / table.rows * std::log(count * table.rows / (table.ofFirst[cell >> 32] * table.ofSecond[cell & 0xFFFFFFFFu]));
    const double cells = static_cast<double>(table.cells.size());
    const double bias = (cells - Contingency::used(table.ofFirst) - Contingency::used(table.ofSecond) + 1) / (2 * table.rows);
    return std::max(0.0, sum - bias);
}

double entropy(const Codes& codes)
{
    std::vector<double> counts(codes.count);
    double rows = 0;
    for (const std::uint32_t code : codes.codes)
        if (code != kMissingCode) {
            ++counts[code];
            ++rows;
        }
    double sum = 0;
    for (const double count : counts)
        if (count > 0)
            sum -= count / rows * std::log(count / rows);
    return sum;
}

Result<Relations> relationsOf(const Table& table, Progress& progress)
{
    Relations relations;
    relations.missing = missingPatterns(table);
    std::vector<std::uint32_t> rows(std::min(table.rows(), kMostRows));
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = static_cast<std::uint32_t>(i * table.rows() / rows.size());
    relations.rows = std::ssize(rows);
    std::vector<Prepared> prepared;
    for (std::size_t i = 0; i < table.columnCount() && relations.columns.size() < kMostColumns; ++i) {
        const Role role = table.field(i).role;
        if (role == Role::Ignored || role == Role::Identifier || table.column(i).type() == ColumnType::Text)
            continue;
        const Column some = table.column(i).take(rows);
        relations.columns.push_back(i);
        prepared.push_back(isNumber(some) ? Prepared{numbersOf(some), {}} : Prepared{{}, codesOf(some)});
    }
    for (std::size_t i = 0; i < prepared.size(); ++i) {
        if (progress.stopRequested())
            return cancelled();
        progress.set(static_cast<std::int64_t>(i), std::ssize(prepared), table.field(relations.columns[i]).name);
        for (std::size_t j = i + 1; j < prepared.size(); ++j)
            if (auto relation = relationBetween(prepared[i], prepared[j])) {
                relation->first = relations.columns[i];
                relation->second = relations.columns[j];
                relations.pairs.push_back(*relation);
            }
    }
    if (const auto target = table.schema().first(Role::Target)) {
        const Codes truth = codesOf(table.column(*target).take(rows), kBins);
        const double all = entropy(truth);
        for (const std::size_t column : relations.columns) {
            if (column == *target)
                continue;
            const double information = mutualInformation(codesOf(table.column(column).take(rows), kBins), truth);
            relations.target.push_back({column, information, all > 0 ? std::min(1.0, information / all) : 0});
        }
        std::stable_sort(relations.target.begin(), relations.target.end(),
                         [](const auto& a, const auto& b) { return a.information > b.information; });
    }
    return relations;
}

} // namespace lathe
