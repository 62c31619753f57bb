#include "prep/onnx_functions.h"
#include "prep/statistics.h"
#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

struct Scaled {
    std::string column;
    double centre = 0, width = 1; ///< (x − centre) / width
    std::vector<double> quantiles; ///< ascending, at equal shares from 0 to 1; for the quantile methods
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Scaled, column, centre, width, quantiles)

/// The share of `quantiles` up to `x`; where several are equal, the middle of theirs.
double shareOf(const std::vector<double>& quantiles, double x)
{
    if (x <= quantiles.front())
        return 0;
    if (x >= quantiles.back())
        return 1;
    const auto low = std::lower_bound(quantiles.begin(), quantiles.end(), x);
    const auto high = std::upper_bound(quantiles.begin(), quantiles.end(), x);
    const double steps = static_cast<double>(quantiles.size() - 1);
    if (low != high)
        return (static_cast<double>(low - quantiles.begin()) + static_cast<double>(high - quantiles.begin()) - 1) / (2 * steps);
    return (static_cast<double>(low - quantiles.begin()) - 1 + (x - low[-1]) / (*low - low[-1])) / steps;
}

constexpr double kEdge = 1e-7; ///< keeps the ends of a normal distribution finite

struct Scale {
    std::string method;
    std::vector<Scaled> columns;

    double scaled(const Scaled& column, double x) const
    {
        if (std::isnan(x))
            return x;
        if (column.quantiles.empty())
            return (x - column.centre) / column.width;
        const double share = shareOf(column.quantiles, x);
        return method == "normal" ? normalQuantile(std::clamp(share, kEdge, 1 - kEdge)) : share;
    }

    Result<Table> apply(const Table& table) const
    {
        TableEdit edit(table);
        for (const Scaled& column : columns) {
            LATHE_TRY(const Column* values, columnOf(table, column.column, ColumnType::Numeric));
            std::vector<double> result(values->numbers().begin(), values->numbers().end());
            for (double& x : result)
                x = scaled(column, x);
            edit.change(column.column, Column::numeric(std::move(result)));
        }
        return edit.finish();
    }
    /// scaled() for the quantile methods: between two different quantiles a straight line, at one the middle of its
    /// equals.
    std::string shares(OnnxBuilder& b, const std::string& x, const std::vector<double>& quantiles) const
    {
        std::vector<double> knots, middles, starts, slopes;
        const double steps = static_cast<double>(quantiles.size() - 1);
        for (std::size_t i = 0, end = 0; i < quantiles.size(); i = end) {
            while (end < quantiles.size() && quantiles[end] == quantiles[i])
                ++end;
            knots.push_back(quantiles[i]);
            middles.push_back(shareOf(quantiles, quantiles[i]));
            starts.push_back(static_cast<double>(end - 1) / steps);
            slopes.push_back(end < quantiles.size() ? 1 / steps / (quantiles[end] - quantiles[i]) : 0);
        }
        const std::string above = b.countUpTo(x, std::span(knots).subspan(1)); // the last knot that is not above x
        const auto at = [&](const std::vector<double>& values) { return b.gather(b.list(values), above); };
        const std::string knot = at(knots), between = b.add(at(starts), b.multiply(b.subtract(x, knot), at(slopes)));
        const std::string inside = b.where(b.compare("Equal", x, knot), at(middles), between);
        const std::string share = b.where(b.compare("LessOrEqual", x, knots.front()), 0.0, b.where(b.compare("GreaterOrEqual", x, knots.back()), 1.0, inside));
        return b.where(b.isMissing(x), kMissingNumber, share);
    }

    Result<void> writeOnnx(OnnxColumns& table) const
    {
        OnnxBuilder& b = table.builder;
        for (const Scaled& one : columns) {
            LATHE_TRY(const std::string x, table.numbers(one.column));
            if (one.quantiles.empty()) {
                table.setNumbers(one.column, ColumnType::Numeric, b.divide(b.subtract(x, one.centre), one.width));
                continue;
            }
            const std::string share = shares(b, x, one.quantiles);
            table.setNumbers(one.column, ColumnType::Numeric, method == "normal" ? onnxNormalQuantile(b, b.node("Clip", {share, b.real(kEdge), b.real(1 - kEdge)})) : share);
        }
        return {};
    }
    Message summary() const
    {
        const Message count = columnsText(columns.size());
        if (columns.empty())
            return say("No number columns");
        if (method == "standard")
            return say("Mean 0, standard deviation 1 for %1", count);
        if (method == "min_max")
            return say("0 to 1 for %1", count);
        if (method == "robust")
            return say("Median 0, interquartile range 1 for %1", count);
        return method == "normal" ? say("Normal distribution for %1", count) : say("Uniform from 0 to 1 for %1", count);
    }
    Names reads() const
    {
        Names names;
        for (const Scaled& column : columns)
            names.push_back(column.column);
        return names;
    }
    Result<void> check() const
    {
        for (const Scaled& column : columns)
            if (column.width == 0 || column.quantiles.size() == 1 || !std::ranges::is_sorted(column.quantiles))
                return brokenState("the scale of “" + column.column + "” makes no sense");
        return {};
    }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Scale, method, columns)

Scaled learn(const std::string& name, const Column& column, const Params& params)
{
    Scaled scaled{name, 0, 1, {}};
    std::vector<double> values = presentNumbers(column);
    if (values.empty())
        return scaled;
    const std::string& method = params.text("method");
    if (method == "standard") {
        scaled.centre = meanOf(values);
        scaled.width = safeDeviation(values, scaled.centre);
        return scaled;
    }
    std::ranges::sort(values);
    double low = values.front(), high = values.back();
    scaled.centre = low;
    if (method == "robust") {
        low = quantileOf(values, 0.25);
        high = quantileOf(values, 0.75);
        scaled.centre = quantileOf(values, 0.5);
    }
    if (method == "robust" || method == "min_max") {
        if (high > low && std::isfinite(high - low))
            scaled.width = high - low;
        return scaled;
    }
    const auto count = std::clamp<std::size_t>(static_cast<std::size_t>(params.integer("quantiles")), 2, std::max<std::size_t>(2, values.size()));
    for (std::size_t i = 0; i < count; ++i)
        scaled.quantiles.push_back(quantileOf(values, static_cast<double>(i) / static_cast<double>(count - 1)));
    // Rounding between equal neighbours must not break the order.
    for (std::size_t i = 1; i < count; ++i)
        scaled.quantiles[i] = std::max(scaled.quantiles[i], scaled.quantiles[i - 1]);
    return scaled;
}

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t, Progress& progress)
{
    LATHE_TRY(const auto chosen, chooseColumns(train, params.names("columns"), {ColumnType::Numeric}));
    Scale state{params.text("method"), {}};
    for (const std::size_t index : chosen) {
        if (progress.stopRequested())
            return cancelled();
        state.columns.push_back(learn(train.field(index).name, train.column(index), params));
    }
    return fitted(std::move(state), train);
}

} // namespace

std::unique_ptr<const Transform> makeScale()
{
    return std::make_unique<TransformOf<Scale>>(
        TransformInfo{"scale", "Scale numbers", "Numbers",
                      "Brings number columns to a comparable size. Missing values stay missing and count for nothing; "
                      "a column of one value becomes 0.",
                      "", Scope::Always},
        std::vector{ParamSpec::columns("columns", "Columns", {"numeric"}, "None chosen: all number features"),
                    ParamSpec::choice("method", "Method", "standard",
                                      {{"standard", "Mean 0, standard deviation 1"},
                                       {"min_max", "Smallest 0, largest 1"},
                                       {"robust", "Median 0, interquartile range 1"},
                                       {"uniform", "Quantiles, uniform from 0 to 1"},
                                       {"normal", "Quantiles, normal distribution"}},
                                      "Robust and quantiles stand outliers; quantiles also take away any skew"),
                    ParamSpec::integer("quantiles", "Quantiles", 1000, 2, 100000, "How finely the distribution is learned, for the quantile methods").rare()},
        &fit);
}

} // namespace lathe
