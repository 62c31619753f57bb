#include "prep/convert.h"
#include "prep/nearest_fill.h"
#include "prep/statistics.h"
#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include "base/random.h"
#include "base/text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace lathe {

namespace {

struct Filled {
    std::string column;
    std::string type;
    std::string value;         ///< as a cell; unused for numbers filled from the nearest rows
    std::string flag;          ///< name of the column that says where a value was missing; empty: none
    std::size_t missing = 0;   ///< in training
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Filled, column, type, value, flag, missing)

ColumnType typeOf(const Filled& filled)
{
    return columnTypeFromText(filled.type).value_or(ColumnType::Text);
}

/// One value of that type, written as a cell.
Result<Column> oneValue(const std::string& text, ColumnType type, const std::string& name)
{
    auto column = convertColumn(Column::text({std::optional(text)}), type, Conversion::Exact, name);
    if (!column)
        return fail(ErrorCode::InvalidArgument, "“" + text + "” is no value for the " + std::string(toString(type)) + " column “" + name + "”",
                    "Choose columns of one type, or another value");
    return column;
}

Column flagColumn(const Column& column)
{
    std::vector<std::uint8_t> flags(column.size());
    for (std::size_t row = 0; row < flags.size(); ++row)
        flags[row] = column.isMissing(row);
    return Column::boolean(std::move(flags));
}

/// `column` with `value` (one row, same type) where a value is missing.
Column filledColumn(const Column& column, const Column& value)
{
    const auto replaced = [&](auto values, auto by) {
        std::vector<std::remove_cvref_t<decltype(values[0])>> result(values.begin(), values.end());
        for (std::size_t row = 0; row < result.size(); ++row)
            if (column.isMissing(row))
                result[row] = by;
        return result;
    };
    switch (column.type()) {
    case ColumnType::Numeric: return Column::numeric(replaced(column.numbers(), value.numbers()[0]));
    case ColumnType::Time: return Column::time(replaced(column.times(), value.times()[0]));
    case ColumnType::Boolean: return Column::boolean(replaced(column.flags(), value.flags()[0]));
    case ColumnType::Categorical: {
        std::vector<std::string> levels = column.levels();
        auto place = static_cast<std::size_t>(std::ranges::find(levels, value.levels()[0]) - levels.begin());
        if (place == levels.size())
            levels.push_back(value.levels()[0]);
        return Column::categorical(replaced(column.codes(), static_cast<std::uint32_t>(place)), std::move(levels));
    }
    case ColumnType::Text: break;
    }
    return column;
}

struct Impute {
    std::string method;
    std::vector<Filled> columns;
    NearestFill nearest; ///< of the number columns, for that method

    Result<Table> apply(const Table& table) const
    {
        TableEdit edit(table);
        LATHE_TRY(const std::vector<Column> near, nearestColumns(table));
        for (const Filled& one : columns) {
            LATHE_TRY(const Column* column, columnOf(table, one.column, typeOf(one)));
            if (!one.flag.empty())
                edit.addAfter(one.column, {one.flag, ColumnType::Boolean, Role::Feature, {}}, flagColumn(*column));
            const auto place = std::ranges::find(nearest.columns, one.column) - nearest.columns.begin();
            if (static_cast<std::size_t>(place) < near.size()) {
                edit.change(one.column, near[static_cast<std::size_t>(place)]);
                continue;
            }
            LATHE_TRY(const Column value, oneValue(one.value, typeOf(one), one.column));
            edit.change(one.column, filledColumn(*column, value));
        }
        return edit.finish();
    }

    Result<std::vector<Column>> nearestColumns(const Table& table) const
    {
        std::vector<std::vector<double>> values;
        for (const std::string& name : nearest.columns) {
            LATHE_TRY(const Column* column, columnOf(table, name, ColumnType::Numeric));
            values.emplace_back(column->numbers().begin(), column->numbers().end());
        }
        std::vector<double> row(values.size());
        for (std::size_t i = 0; !values.empty() && i < table.rows(); ++i) {
            bool isWhole = true;
            for (std::size_t j = 0; j < values.size(); ++j) {
                row[j] = values[j][i];
                isWhole = isWhole && !std::isnan(row[j]);
            }
            if (isWhole)
                continue;
            nearest.fill(row);
            for (std::size_t j = 0; j < values.size(); ++j)
                values[j][i] = row[j];
        }
        std::vector<Column> result;
        for (auto& column : values)
            result.push_back(Column::numeric(std::move(column)));
        return result;
    }

    /// As nearestColumns(), all rows at once: distances [n, donors], added column by column in the same order.
    Result<std::vector<std::string>> writeNearest(const OnnxColumns& table) const
    {
        OnnxBuilder& b = table.builder;
        std::vector<std::string> given, filled;
        std::string squares, shared;
        for (std::size_t i = 0; i < nearest.columns.size(); ++i) {
            LATHE_TRY(const std::string value, table.numbers(nearest.columns[i]));
            const std::string apart = b.divide(b.subtract(value, b.row(nearest.donors[i])), nearest.widths[i]);
            const std::string lacks = b.isMissing(apart);
            const std::string square = b.where(lacks, 0.0, b.multiply(apart, apart)), isShared = b.toReal(b.opposite(lacks));
            squares = squares.empty() ? square : b.add(squares, square);
            shared = shared.empty() ? isShared : b.add(shared, isShared);
            given.push_back(value);
        }
        const auto count = static_cast<std::int64_t>(nearest.donorCount());
        if (given.empty() || count == 0)
            return given;
        const double all = static_cast<double>(nearest.columns.size());
        const std::string isNear = b.compare("Greater", shared, 0);
        constexpr double kFar = std::numeric_limits<double>::infinity();
        const std::string distances = b.where(isNear, b.unary("Sqrt", b.divide(b.multiply(squares, all), b.where(isNear, shared, 1.0))), kFar);
        for (std::size_t i = 0; i < given.size(); ++i) {
            std::vector<double> donors = nearest.donors[i], absent;
            for (double& donor : donors) {
                absent.push_back(std::isnan(donor) ? kFar : 0);
                donor = std::isnan(donor) ? 0 : donor;
            }
            const std::string usable = b.add(distances, b.row(absent));
            const auto found = b.nodes("TopK", {usable, b.integers({std::min(count, nearest.neighbours)})}, 2, {{"axis", std::int64_t(1)}, {"largest", std::int64_t(0)}});
            const std::string isFound = b.compare("Less", found[0], kFar);
            std::string weights = b.toReal(isFound);
            if (nearest.byDistance) { // rows at distance 0 outweigh all others
                const std::string isEqual = b.compare("Equal", found[0], 0), anyEqual = b.compare("Greater", b.largest(b.toReal(isEqual), 1), 0.5);
                weights = b.where(anyEqual, b.toReal(isEqual), b.divide(b.real(1), b.where(isEqual, 1.0, found[0])));
            }
            const std::string sum = b.sum(b.multiply(weights, b.gather(b.list(donors), found[1])), 1), total = b.sum(weights, 1);
            const std::string hasSome = b.compare("Greater", total, 0);
            const std::string mean = b.where(hasSome, b.divide(sum, b.where(hasSome, total, 1.0)), nearest.means[i]);
            filled.push_back(b.where(b.isMissing(given[i]), mean, given[i]));
        }
        return filled;
    }

    Result<void> writeOnnx(OnnxColumns& table) const
    {
        OnnxBuilder& b = table.builder;
        std::vector<std::string> near;
        if (method == "nearest") {
            LATHE_TRY(near, writeNearest(table));
        }
        for (const Filled& one : columns) {
            const ColumnType type = typeOf(one);
            LATHE_TRY(const Column value, oneValue(one.value, type, one.column));
            if (type == ColumnType::Categorical) {
                if (!one.flag.empty()) {
                    LATHE_TRY(const std::string codes, table.codes(one.column, {}));
                    table.setNumbers(one.flag, ColumnType::Boolean, b.toReal(b.compare("Equal", codes, b.integer(1))));
                }
                LATHE_CHECK(table.fillCategory(one.column, value.levels()[0]));
                continue;
            }
            LATHE_TRY(const std::string given, table.numbers(one.column, type));
            const std::string missing = b.isMissing(given);
            if (!one.flag.empty())
                table.setNumbers(one.flag, ColumnType::Boolean, b.toReal(missing));
            const auto place = static_cast<std::size_t>(std::ranges::find(nearest.columns, one.column) - nearest.columns.begin());
            const double number = type == ColumnType::Time ? static_cast<double>(value.times()[0]) : value.numberAt(0);
            table.setNumbers(one.column, type, place < near.size() ? near[place] : b.where(missing, number, given));
        }
        return {};
    }
    Message summary() const
    {
        std::size_t filled = 0, lacking = 0;
        const Filled* only = nullptr;
        for (const Filled& one : columns) {
            filled += one.missing;
            if (one.missing > 0 || columns.size() == 1) {
                ++lacking;
                only = &one;
            }
        }
        const Message count = say("%1 filled", filled);
        if (lacking != 1)
            return joined({columnsText(columns.size()), count}, ", ");
        if (typeOf(*only) == ColumnType::Numeric && method == "nearest")
            return joined({sayCounted(nearest.neighbours, "From %1 nearest row", "From %1 nearest rows"), count}, ", ");
        const auto number = typeOf(*only) == ColumnType::Numeric ? parseReal(only->value) : std::nullopt;
        const bool isMiddle = number || typeOf(*only) == ColumnType::Time || method == "constant";
        const Message value = number ? figure(shortNumber(*number)) : Message(only->value);
        const Message filling = isMiddle && method == "mean"       ? say("Mean %1", value)
                                : isMiddle && method == "median"   ? say("Median %1", value)
                                : isMiddle && method == "constant" ? say("Constant %1", value)
                                                                   : say("Most frequent %1", value);
        return joined({filling, count}, ", ");
    }
    Names reads() const
    {
        Names names;
        for (const Filled& one : columns)
            names.push_back(one.column);
        return names;
    }
    Result<void> check() const
    {
        for (const Filled& one : columns)
            LATHE_CHECK(oneValue(one.value, typeOf(one), one.column));
        return nearest.check();
    }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Impute, method, columns, nearest)

std::string mostFrequent(const Column& column)
{
    std::map<std::string, std::size_t> counts;
    if (column.type() == ColumnType::Categorical) {
        const auto byLevel = levelCounts(column);
        for (std::size_t i = 0; i < byLevel.size(); ++i)
            if (byLevel[i] > 0)
                counts[column.levels()[i]] = static_cast<std::size_t>(byLevel[i]);
    } else if (column.type() == ColumnType::Boolean) {
        for (const std::uint8_t flag : column.flags())
            if (flag != kMissingFlag)
                ++counts[flag != 0 ? "true" : "false"];
    } else {
        // Numbers and times: sorted runs; the least of the most frequent.
        std::vector<double> sorted = presentNumbers(column);
        std::ranges::sort(sorted);
        double best = 0;
        std::size_t bestCount = 0;
        for (std::size_t start = 0, end = 0; start < sorted.size(); start = end) {
            while (end < sorted.size() && sorted[end] == sorted[start])
                ++end;
            if (end - start > bestCount) {
                best = sorted[start];
                bestCount = end - start;
            }
        }
        return column.type() == ColumnType::Time ? timeText(std::llround(best * 1e6)) : shortest(best);
    }
    const auto most = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; });
    return most == counts.end() ? (column.type() == ColumnType::Boolean ? "false" : "missing") : most->first;
}

std::string learnedValue(const Column& column, const Params& params)
{
    const std::string& method = params.text("method");
    if (method == "constant")
        return params.text("value");
    const bool isNumber = column.type() == ColumnType::Numeric || column.type() == ColumnType::Time;
    if (!isNumber || method == "most_frequent")
        return mostFrequent(column);
    std::vector<double> values = presentNumbers(column);
    // Nothing is known of a column without values.
    const double middle = values.empty() ? 0 : method == "median" ? medianOf(std::move(values)) : meanOf(values);
    return column.type() == ColumnType::Time ? timeText(std::llround(middle * 1e6)) : shortest(middle);
}

NearestFill learnNearest(const Table& train, const std::vector<std::size_t>& chosen, const Params& params, std::uint64_t seed)
{
    NearestFill fill;
    fill.neighbours = params.integer("neighbours");
    fill.byDistance = params.text("weights") == "distance";
    std::vector<std::uint32_t> rows(train.rows());
    std::iota(rows.begin(), rows.end(), 0u);
    const auto most = static_cast<std::size_t>(params.integer("donors"));
    if (rows.size() > most) {
        Random(seed).shuffle(rows);
        rows.resize(most);
        std::ranges::sort(rows);
    }
    for (const std::size_t index : chosen) {
        const Column& column = train.column(index);
        if (column.type() != ColumnType::Numeric)
            continue;
        const std::vector<double> present = presentNumbers(column);
        const double mean = meanOf(present);
        fill.columns.push_back(train.field(index).name);
        fill.means.push_back(mean);
        fill.widths.push_back(params.boolean("scaled") ? safeDeviation(present, mean) : 1);
        auto& values = fill.donors.emplace_back();
        for (const std::uint32_t row : rows)
            values.push_back(column.numbers()[row]);
    }
    return fill;
}

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t seed, Progress& progress)
{
    LATHE_TRY(const auto chosen, chooseColumns(train, params.names("columns"),
                                               {ColumnType::Numeric, ColumnType::Categorical, ColumnType::Boolean, ColumnType::Time}));
    Impute state;
    state.method = params.text("method");
    Names taken;
    for (const std::size_t index : chosen) {
        if (progress.stopRequested())
            return cancelled();
        const Field& field = train.field(index);
        const Column& column = train.column(index);
        Filled one{field.name, std::string(toString(field.type)), learnedValue(column, params), {}, column.missingCount()};
        LATHE_CHECK(oneValue(one.value, field.type, field.name));
        if (params.boolean("flag") && one.missing > 0) {
            one.flag = freshName(train.schema(), field.name + "_missing", taken);
            taken.push_back(one.flag);
        }
        state.columns.push_back(std::move(one));
    }
    if (state.method == "nearest")
        state.nearest = learnNearest(train, chosen, params, seed);
    return fitted(std::move(state), train);
}

} // namespace

std::unique_ptr<const Transform> makeImpute()
{
    return std::make_unique<TransformOf<Impute>>(
        TransformInfo{"impute", "Fill missing values", "Missing values",
                      "Puts a learned or given value where one is missing. A column without any value is filled with 0, "
                      "“missing” or false.",
                      "Troyanskaya et al. 2001, Missing value estimation methods for DNA microarrays (nearest rows)", Scope::Always},
        std::vector{ParamSpec::columns("columns", "Columns", {"numeric", "categorical", "boolean", "time"}, "None chosen: all such features, also those that lack nothing yet"),
                    ParamSpec::choice("method", "Method", "median",
                                      {{"median", "Median"}, {"mean", "Mean"}, {"most_frequent", "Most frequent"}, {"constant", "A constant"}, {"nearest", "Mean of the nearest rows"}},
                                      "Categories and booleans take the most frequent value in place of a middle one"),
                    ParamSpec::text("value", "Constant", "0", "For the constant: a number, a category, true or false, or a time"),
                    ParamSpec::boolean("flag", "Flag", false, "Adds a column that says where a value was missing, for each column that lacks some in training"),
                    ParamSpec::integer("neighbours", "Nearest rows", 5, 1, 1000, "How many rows the mean is taken of"),
                    ParamSpec::choice("weights", "Weights", "equal", {{"equal", "All alike"}, {"distance", "Nearer ones more"}}, "Of the nearest rows").rare(),
                    ParamSpec::boolean("scaled", "Scaled distance", true, "Divides each column by its standard deviation before distances are taken").rare(),
                    ParamSpec::integer("donors", "Training rows kept", 5000, 1, 100000, "The most rows that nearest ones are looked for among; a random choice of them").rare()},
        &fit);
}

} // namespace lathe
