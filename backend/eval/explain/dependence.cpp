#include "eval/explain/dependence.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace lathe {

namespace {

constexpr std::size_t kMostCategories = 50;

/// Rows that hold the values of the grid.
std::vector<std::uint32_t> gridRows(const Column& column, int points)
{
    std::vector<std::uint32_t> rows;
    if (column.type() == ColumnType::Categorical || column.type() == ColumnType::Boolean) {
        std::map<std::string, std::pair<std::size_t, std::uint32_t>> seen; // how often, and where first
        for (std::uint32_t row = 0; row < column.size(); ++row)
            if (!column.isMissing(row))
                ++seen.try_emplace(column.cell(row), std::size_t(0), row).first->second.first;
        std::vector<std::pair<std::size_t, std::string>> byCount;
        for (const auto& [name, entry] : seen)
            byCount.emplace_back(entry.first, name);
        std::ranges::stable_sort(byCount, [](const auto& a, const auto& b) { return a.first > b.first; });
        byCount.resize(std::min(byCount.size(), kMostCategories));
        for (const auto& [count, name] : byCount)
            rows.push_back(seen[name].second);
        return rows;
    }
    std::vector<std::uint32_t> present;
    for (std::uint32_t row = 0; row < column.size(); ++row)
        if (std::isfinite(column.numberAt(row)))
            present.push_back(row);
    std::ranges::stable_sort(present, {}, [&](std::uint32_t row) { return column.numberAt(row); });
    for (int i = 0; i < points && !present.empty(); ++i) {
        const double place = static_cast<double>(i) * static_cast<double>(present.size() - 1) / std::max(points - 1, 1);
        const std::uint32_t row = present[static_cast<std::size_t>(std::llround(place))];
        if (rows.empty() || column.numberAt(rows.back()) != column.numberAt(row))
            rows.push_back(row);
    }
    return rows;
}

} // namespace

Result<Dependence> partialDependence(const Model& model, const Table& rows, std::string_view column, std::size_t output,
                                     int points, Progress& progress)
{
    LATHE_TRY(const std::size_t index, rows.schema().get(column));
    const Column& values = rows.column(index);
    Dependence result{std::string(column), values.type(), {}, {}, {}, std::vector<std::vector<double>>(rows.rows())};
    if (values.type() == ColumnType::Text)
        return fail(ErrorCode::InvalidArgument, std::string("The column “").append(column).append("” holds texts, which have no order and no categories"),
                    "Choose a column of numbers, times or categories");
    const std::vector<std::uint32_t> grid = gridRows(values, points);
    if (grid.empty())
        return fail(ErrorCode::InvalidArgument, std::string("The column “").append(column).append("” has no value in these rows"), "Explain more rows");
    const bool isPlace = values.type() == ColumnType::Categorical;
    for (std::size_t g = 0; g < grid.size(); ++g) {
        if (progress.stopRequested())
            return cancelled();
        progress.set(static_cast<std::int64_t>(g), static_cast<std::int64_t>(grid.size()), column);
        const std::vector<std::uint32_t> same(rows.rows(), grid[g]);
        LATHE_TRY(const Table changed, rows.withColumn(rows.field(index), values.take(same)));
        LATHE_TRY(const auto answers, answersOf(model, changed, output, progress));
        result.labels.push_back(values.cell(grid[g]));
        result.grid.push_back(isPlace ? static_cast<double>(g) : values.numberAt(grid[g]));
        result.mean.push_back(std::accumulate(answers.begin(), answers.end(), 0.0) / static_cast<double>(answers.size()));
        for (std::size_t i = 0; i < answers.size(); ++i)
            result.curves[i].push_back(answers[i]);
    }
    return result;
}

std::vector<std::uint32_t> rowsNear(const Dependence& dependence, std::size_t place, const Column& column)
{
    std::vector<std::uint32_t> rows;
    const bool isNumeric = dependence.type == ColumnType::Numeric || dependence.type == ColumnType::Time;
    const auto& grid = dependence.grid;
    const double low = place == 0 ? -INFINITY : (grid[place - 1] + grid[place]) / 2;
    const double high = place + 1 == grid.size() ? INFINITY : (grid[place] + grid[place + 1]) / 2;
    for (std::uint32_t row = 0; row < column.size(); ++row) {
        if (column.isMissing(row))
            continue;
        if (isNumeric ? column.numberAt(row) >= low && column.numberAt(row) < high : column.cell(row) == dependence.labels[place])
            rows.push_back(row);
    }
    if (isNumeric)
        std::ranges::stable_sort(rows, {}, [&](std::uint32_t row) { return column.numberAt(row); });
    return rows;
}

} // namespace lathe
