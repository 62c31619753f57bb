#include "prep/onnx_functions.h"
#include "prep/step_support.h"
#include "prep/time_parts.h"
#include "prep/transforms/transform_list.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace lathe {

namespace {

struct Kind {
    std::string_view id;
    double period, first; ///< of its cycle; 0: none
    double (*value)(std::int64_t microseconds);
};

constexpr Kind kKinds[]{
    {"year", 0, 0, &yearOf},       {"quarter", 4, 1, &quarterOf}, {"month", 12, 1, &monthOf}, {"day", 31, 1, &dayOf},
    {"weekday", 7, 1, &weekdayOf}, {"hour", 24, 0, &hourOf},      {"minute", 60, 0, &minuteOf},
};
constexpr double kMicrosecondsADay = 86400e6;

/// A made column: a part's id, alone or with `_sin` or `_cos`, or `elapsed_days`.
double partValue(const std::string& part, std::int64_t time, std::int64_t reference)
{
    if (part == "elapsed_days")
        return (static_cast<double>(time) - static_cast<double>(reference)) / kMicrosecondsADay;
    for (const Kind& kind : kKinds) {
        if (!part.starts_with(kind.id))
            continue;
        const double value = kind.value(time);
        if (part.size() == kind.id.size())
            return value;
        const double angle = 2 * std::numbers::pi * (value - kind.first) / kind.period;
        return part.ends_with("_sin") ? std::sin(angle) : std::cos(angle);
    }
    return kMissingNumber;
}

struct Dated {
    std::string column;
    std::int64_t reference = 0; ///< microseconds since 1970: the first training time
    std::vector<std::string> parts;
    Names made; ///< one a part
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Dated, column, reference, parts, made)

struct DateParts {
    bool keep = false;
    std::vector<Dated> columns;

    std::size_t width() const
    {
        std::size_t count = 0;
        for (const Dated& one : columns)
            count += one.parts.size();
        return count;
    }

    Result<Table> apply(const Table& table) const
    {
        LATHE_CHECK(checkSize(table.rows(), width()));
        TableEdit edit(table);
        for (const Dated& one : columns) {
            LATHE_TRY(const Column* column, columnOf(table, one.column, ColumnType::Time));
            if (!keep)
                edit.remove(one.column);
            for (std::size_t i = 0; i < one.parts.size(); ++i) {
                std::vector<double> values(table.rows(), kMissingNumber);
                for (std::size_t row = 0; row < values.size(); ++row)
                    if (column->times()[row] != kMissingTime)
                        values[row] = partValue(one.parts[i], column->times()[row], one.reference);
                edit.addAfter(one.column, {one.made[i], ColumnType::Numeric, Role::Feature, {}}, Column::numeric(std::move(values)));
            }
        }
        return edit.finish();
    }
    Result<void> writeOnnx(OnnxColumns& table) const
    {
        OnnxBuilder& b = table.builder;
        for (const Dated& one : columns) {
            LATHE_TRY(const std::string time, table.numbers(one.column, ColumnType::Time));
            if (!keep)
                table.remove(one.column);
            std::map<std::string_view, std::string> values;
            for (std::size_t i = 0; i < one.parts.size(); ++i) {
                const std::string& part = one.parts[i];
                if (part == "elapsed_days") {
                    table.setNumbers(one.made[i], ColumnType::Numeric,
                                     b.divide(b.subtract(time, static_cast<double>(one.reference)), kMicrosecondsADay));
                    continue;
                }
                const auto kind = std::ranges::find_if(kKinds, [&](const Kind& each) { return part.starts_with(each.id); });
                if (kind == std::end(kKinds))
                    continue;
                std::string& value = values[kind->id];
                if (value.empty())
                    value = onnxTimePart(b, kind->id, time);
                if (part.size() == kind->id.size()) {
                    table.setNumbers(one.made[i], ColumnType::Numeric, value);
                    continue;
                }
                // A cosine is a sine a quarter of the circle on: not all runtimes have cosines of float64.
                const std::string angle = b.multiply(b.subtract(value, kind->first), 2 * std::numbers::pi / kind->period);
                table.setNumbers(one.made[i], ColumnType::Numeric,
                                 b.unary("Sin", part.ends_with("_sin") ? angle : b.add(angle, std::numbers::pi / 2)));
            }
        }
        return {};
    }
    Message summary() const { return sayCounted(std::ssize(columns), "%1 time column as %2", "%1 time columns as %2", columnsText(width())); }
    Names reads() const
    {
        Names names;
        for (const Dated& one : columns)
            names.push_back(one.column);
        return names;
    }
    Result<void> check() const
    {
        for (const Dated& one : columns)
            if (one.parts.size() != one.made.size())
                return brokenState("the parts of “" + one.column + "” and their columns differ in number");
        return {};
    }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(DateParts, keep, columns)

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t, Progress&)
{
    LATHE_TRY(const auto chosen, chooseColumns(train, params.names("columns"), {ColumnType::Time}));
    DateParts state;
    state.keep = params.boolean("keep");
    Names taken;
    for (const std::size_t index : chosen) {
        Dated one;
        one.column = train.field(index).name;
        std::vector<std::int64_t> times;
        for (const std::int64_t time : train.column(index).times())
            if (time != kMissingTime)
                times.push_back(time);
        one.reference = times.empty() ? 0 : *std::ranges::min_element(times);
        for (const Kind& kind : kKinds) {
            const std::string id(kind.id);
            // Whole days have no hours.
            const bool isIdle = (id == "hour" || id == "minute") && std::ranges::all_of(times, [&](std::int64_t time) { return kind.value(time) == 0; });
            if (!params.boolean(id) || isIdle)
                continue;
            one.parts.push_back(id);
            if (kind.period > 0 && params.boolean("cycles")) {
                one.parts.push_back(id + "_sin");
                one.parts.push_back(id + "_cos");
            }
        }
        if (params.boolean("elapsed"))
            one.parts.push_back("elapsed_days");
        for (const std::string& part : one.parts) {
            one.made.push_back(freshName(train.schema(), one.column + "_" + part, taken));
            taken.push_back(one.made.back());
        }
        state.columns.push_back(std::move(one));
    }
    return fitted(std::move(state), train);
}

} // namespace

std::unique_ptr<const Transform> makeDateParts()
{
    return std::make_unique<TransformOf<DateParts>>(
        TransformInfo{"date_parts", "Parts of times", "Time",
                      "Replaces a time by its year, month, weekday and so on, as numbers and as points on a circle, where "
                      "December lies beside January. Every part of a missing time is missing.",
                      "", Scope::Always},
        std::vector{ParamSpec::columns("columns", "Columns", {"time"}, "None chosen: all time features"),
                    ParamSpec::boolean("year", "Year", true, "The year"),
                    ParamSpec::boolean("quarter", "Quarter", false, "1 to 4").rare(),
                    ParamSpec::boolean("month", "Month", true, "1 to 12"),
                    ParamSpec::boolean("day", "Day", true, "Of the month, 1 to 31"),
                    ParamSpec::boolean("weekday", "Weekday", true, "1 (Monday) to 7"),
                    ParamSpec::boolean("hour", "Hour", true, "0 to 23; left out where no time of day is given"),
                    ParamSpec::boolean("minute", "Minute", false, "0 to 59; left out where no time of day is given").rare(),
                    ParamSpec::boolean("cycles", "Cycles", true, "Adds sine and cosine of the parts that come round again"),
                    ParamSpec::boolean("elapsed", "Elapsed days", true, "Days since the first training time"),
                    ParamSpec::boolean("keep", "Keep the time", false, "Leaves the time column in the table").rare()},
        &fit);
}

} // namespace lathe
