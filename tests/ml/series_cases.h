// Series that every forecaster is tried on.
#pragma once

#include "ml/table_cases.h"

#include <numbers>

namespace lathe::cases {

/// level + slope·t + swing·sin(2πt/season) + noise, by days.
inline Table daily(std::size_t rows, double slope, double swing, int season, double noise, std::uint64_t seed = 1)
{
    Random random(seed);
    std::vector<std::int64_t> times;
    std::vector<double> values;
    for (std::size_t t = 0; t < rows; ++t) {
        double sum = 0; // nearly normal (Irwin and Hall)
        for (int i = 0; i < 12; ++i)
            sum += random.uniform();
        times.push_back(static_cast<std::int64_t>(t) * 86'400'000'000);
        values.push_back(100 + slope * static_cast<double>(t) + swing * std::sin(2 * std::numbers::pi * static_cast<double>(t) / season) + noise * (sum - 6));
    }
    return Table::make({{"day", ColumnType::Time, Role::Feature, {}}, {"sales", ColumnType::Numeric, Role::Target, {}}},
                       {Column::time(times), Column::numeric(values)}).value();
}

inline Table span(const Table& table, std::size_t from, std::size_t count)
{
    std::vector<std::uint32_t> rows;
    for (std::size_t i = 0; i < count; ++i)
        rows.push_back(static_cast<std::uint32_t>(from + i));
    return table.take(rows);
}

inline double rmse(const Predictions& predictions, const Table& rows)
{
    double sum = 0;
    const Column& truth = *rows.find("sales");
    for (std::size_t i = 0; i < rows.rows(); ++i)
        sum += std::pow(predictions.value(i) - truth.numberAt(i), 2);
    return std::sqrt(sum / static_cast<double>(rows.rows()));
}

} // namespace lathe::cases
