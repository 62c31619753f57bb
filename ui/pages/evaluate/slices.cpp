#include "ui/pages/evaluate/slices.h"

#include "ui/models/task_metrics.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace lathe {

namespace {

constexpr std::size_t kMostTexts = 100;

/// The texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Slices)
};

void measure(Slice& slice, const std::vector<double>& residuals)
{
    const double n = double(slice.rows.size());
    double sum = 0, squares = 0;
    for (const std::uint32_t row : slice.rows)
        sum += std::abs(residuals[row]);
    slice.meanError = sum / n;
    for (const std::uint32_t row : slice.rows)
        squares += std::pow(std::abs(residuals[row]) - slice.meanError, 2);
    if (slice.rows.size() < 2)
        return;
    const double half = 1.96 * std::sqrt(squares / (n - 1) / n);
    slice.low = std::max(0.0, slice.meanError - half);
    slice.high = slice.meanError + half;
}

QString boundText(const Column& column, double value)
{
    if (column.type() == ColumnType::Time)
        return QString::fromStdString(timeText(std::int64_t(std::llround(value * 1e6))).substr(0, 10));
    return quantityText(value);
}

std::vector<Slice> byCategory(const Column& column, const std::vector<std::uint32_t>& rows)
{
    std::map<std::string, std::vector<std::uint32_t>> groups;
    for (const std::uint32_t row : rows) {
        groups[column.cell(row)].push_back(row);
        if (column.type() == ColumnType::Text && groups.size() > kMostTexts)
            return {};
    }
    std::vector<Slice> slices;
    for (auto& [name, members] : groups)
        slices.push_back({QString::fromStdString(name), std::move(members), 0, {}, {}});
    std::ranges::stable_sort(slices, [](const Slice& a, const Slice& b) { return a.rows.size() > b.rows.size(); });
    if (slices.size() > kMostSlices) {
        Slice others;
        others.name = Words::tr("%1 others").arg(slices.size() - (kMostSlices - 1));
        for (std::size_t i = kMostSlices - 1; i < slices.size(); ++i)
            others.rows.insert(others.rows.end(), slices[i].rows.begin(), slices[i].rows.end());
        std::ranges::sort(others.rows);
        slices.resize(kMostSlices - 1);
        slices.push_back(std::move(others));
    }
    return slices;
}

std::vector<Slice> byRange(const Column& column, std::vector<std::uint32_t> rows)
{
    std::vector<double> sorted;
    for (const std::uint32_t row : rows)
        sorted.push_back(column.numberAt(row));
    std::ranges::sort(sorted);
    // Upper bounds; equal values never part.
    std::vector<double> bounds;
    for (std::size_t i = 1; i < kRanges; ++i)
        bounds.push_back(sorted[i * sorted.size() / kRanges]);
    bounds.erase(std::ranges::unique(bounds).begin(), bounds.end());
    std::erase_if(bounds, [&](double bound) { return bound <= sorted.front(); });
    std::vector<Slice> slices(bounds.size() + 1);
    for (std::size_t i = 0; i < slices.size(); ++i) {
        const QString low = boundText(column, i == 0 ? sorted.front() : bounds[i - 1]);
        const QString high = boundText(column, i == bounds.size() ? sorted.back() : bounds[i]);
        slices[i].name = low == high ? low : i == bounds.size() ? Words::tr("%1 to %2").arg(low, high) : Words::tr("%1 to below %2").arg(low, high);
    }
    for (const std::uint32_t row : rows)
        slices[std::size_t(std::ranges::upper_bound(bounds, column.numberAt(row)) - bounds.begin())].rows.push_back(row);
    return slices;
}

} // namespace

std::vector<Slice> slicesBy(const Column& column, const std::vector<double>& residuals)
{
    std::vector<std::uint32_t> known;
    Slice missing;
    missing.name = Words::tr("missing");
    for (std::size_t row = 0; row < std::min(column.size(), residuals.size()); ++row)
        if (!std::isnan(residuals[row]))
            (column.isMissing(row) ? missing.rows : known).push_back(std::uint32_t(row));
    const bool isRange = column.type() == ColumnType::Numeric || column.type() == ColumnType::Time;
    std::vector<Slice> slices;
    if (!known.empty())
        slices = isRange ? byRange(column, std::move(known)) : byCategory(column, known);
    std::erase_if(slices, [](const Slice& slice) { return slice.rows.empty(); });
    for (Slice& slice : slices)
        measure(slice, residuals);
    if (!isRange)
        std::ranges::stable_sort(slices, [](const Slice& a, const Slice& b) { return a.meanError > b.meanError; });
    if (!missing.rows.empty() && !slices.empty()) {
        measure(missing, residuals);
        slices.push_back(std::move(missing));
    }
    return slices;
}

} // namespace lathe
