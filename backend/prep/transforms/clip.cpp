#include "prep/statistics.h"
#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lathe {

namespace {

struct Clipped {
    std::string column;
    double low = std::numeric_limits<double>::lowest(), high = std::numeric_limits<double>::max();
    std::size_t outside = 0; ///< in training
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Clipped, column, low, high, outside)

struct Clip {
    bool toMissing = false;
    std::vector<Clipped> columns;

    Result<Table> apply(const Table& table) const
    {
        TableEdit edit(table);
        for (const Clipped& one : columns) {
            LATHE_TRY(const Column* column, columnOf(table, one.column, ColumnType::Numeric));
            std::vector<double> values(column->numbers().begin(), column->numbers().end());
            for (double& value : values)
                if (value < one.low || value > one.high)
                    value = toMissing ? kMissingNumber : std::clamp(value, one.low, one.high);
            edit.change(one.column, Column::numeric(std::move(values)));
        }
        return edit.finish();
    }
    Result<void> writeOnnx(OnnxColumns& table) const
    {
        OnnxBuilder& b = table.builder;
        for (const Clipped& one : columns) {
            LATHE_TRY(const std::string value, table.numbers(one.column));
            const std::string low = b.compare("Less", value, one.low), high = b.compare("Greater", value, one.high);
            table.setNumbers(one.column, ColumnType::Numeric,
                             b.where(low, toMissing ? kMissingNumber : one.low, b.where(high, toMissing ? kMissingNumber : one.high, value)));
        }
        return {};
    }
    Message summary() const
    {
        std::size_t outside = 0;
        for (const Clipped& one : columns)
            outside += one.outside;
        const auto count = static_cast<std::int64_t>(outside);
        const Message what = toMissing ? sayCounted(count, "%1 training value set to missing", "%1 training values set to missing")
                                       : sayCounted(count, "%1 training value moved to the bound", "%1 training values moved to the bound");
        if (columns.size() != 1)
            return joined({columnsText(columns.size()), what}, "; ");
        const bool hasLow = columns[0].low != std::numeric_limits<double>::lowest();
        const bool hasHigh = columns[0].high != std::numeric_limits<double>::max();
        const Message low = figure(shortNumber(columns[0].low)), high = figure(shortNumber(columns[0].high));
        const Message range = hasLow && hasHigh ? say("From %1 to %2", low, high)
                              : hasLow          ? say("From %1 to any", low)
                              : hasHigh         ? say("Any to %1", high)
                                                : say("Any to any");
        return joined({range, what}, "; ");
    }
    Names reads() const
    {
        Names names;
        for (const Clipped& one : columns)
            names.push_back(one.column);
        return names;
    }
    Result<void> check() const
    {
        for (const Clipped& one : columns)
            if (one.low > one.high)
                return brokenState("the bounds of “" + one.column + "” are in the wrong order");
        return {};
    }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Clip, toMissing, columns)

Result<double> bound(const std::string& text, double none, const std::string& what)
{
    if (trimmed(text).empty())
        return none;
    LATHE_TRY(const auto numbers, numbersFromText(text, what));
    if (numbers.size() != 1)
        return fail(ErrorCode::InvalidArgument, "“" + text + "” is no single number", "Write one number, or nothing for no bound", what);
    return numbers[0];
}

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t, Progress&)
{
    LATHE_TRY(const auto chosen, chooseColumns(train, params.names("columns"), {ColumnType::Numeric}));
    const Clipped open;
    LATHE_TRY(const double low, bound(params.text("lowest"), open.low, "lowest"));
    LATHE_TRY(const double high, bound(params.text("highest"), open.high, "highest"));
    const double share = params.real("share");
    if (low > high)
        return fail(ErrorCode::InvalidArgument, "The lowest value allowed is above the highest", "Exchange them");
    Clip state{params.text("outside") == "missing", {}};
    for (const std::size_t index : chosen) {
        Clipped one{train.field(index).name, low, high, 0};
        std::vector<double> values = presentNumbers(train.column(index));
        if (params.text("method") == "quantiles" && !values.empty()) {
            std::ranges::sort(values);
            one.low = quantileOf(values, share);
            one.high = quantileOf(values, 1 - share);
        }
        one.outside = static_cast<std::size_t>(std::ranges::count_if(values, [&](double value) { return value < one.low || value > one.high; }));
        state.columns.push_back(std::move(one));
    }
    return fitted(std::move(state), train);
}

} // namespace

std::unique_ptr<const Transform> makeClip()
{
    return std::make_unique<TransformOf<Clip>>(
        TransformInfo{"clip", "Limit numbers", "Numbers",
                      "Moves numbers outside of bounds to the bound, or sets them to missing, which mends impossible values. "
                      "Bounds are given, or taken from the ends of the training values (winsorising). Missing values stay missing.",
                      "Dixon 1960, Simplified estimation from censored normal samples (winsorising)", Scope::Always},
        std::vector{ParamSpec::columns("columns", "Columns", {"numeric"}, "None chosen: all number features"),
                    ParamSpec::choice("method", "Bounds", "quantiles", {{"quantiles", "From the training values"}, {"bounds", "Given"}}, "Where the bounds come from"),
                    ParamSpec::real("share", "Share at each end", 0.01, 0, 0.49, "The share of training values outside, at each end"),
                    ParamSpec::text("lowest", "Lowest", "", "The lowest value allowed; nothing: none"),
                    ParamSpec::text("highest", "Highest", "", "The highest value allowed; nothing: none"),
                    ParamSpec::choice("outside", "Outside", "bound", {{"bound", "Move to the bound"}, {"missing", "Set to missing"}}, "What happens to values outside")},
        &fit);
}

} // namespace lathe
