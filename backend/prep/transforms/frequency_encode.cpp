#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include <numeric>

namespace lathe {

namespace {

struct Counted {
    std::string column;
    std::vector<std::string> levels;
    std::vector<double> values; ///< one a level
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Counted, column, levels, values)

struct FrequencyEncode {
    std::vector<Counted> columns;

    Result<Table> apply(const Table& table) const
    {
        TableEdit edit(table);
        for (const Counted& one : columns) {
            LATHE_TRY(const Column* column, columnOf(table, one.column, ColumnType::Categorical));
            const std::vector<int> places = placesOf(column->levels(), one.levels);
            std::vector<double> values(table.rows(), kMissingNumber);
            for (std::size_t row = 0; row < values.size(); ++row)
                if (const std::uint32_t code = column->codes()[row]; code != kMissingCode)
                    values[row] = places[code] < 0 ? 0 : one.values[static_cast<std::size_t>(places[code])];
            edit.change(one.column, Column::numeric(std::move(values)));
        }
        return edit.finish();
    }
    Result<void> writeOnnx(OnnxColumns& table) const
    {
        for (const Counted& one : columns) {
            LATHE_TRY(const std::string codes, table.codes(one.column, one.levels));
            std::vector<double> byCode = one.values;
            byCode.insert(byCode.end(), {0, kMissingNumber});
            table.setNumbers(one.column, ColumnType::Numeric, table.builder.gather(table.builder.list(byCode), codes));
        }
        return {};
    }
    Message summary() const
    {
        std::int64_t count = 0;
        for (const Counted& one : columns)
            count += std::ssize(one.levels);
        return joined({sayCounted(std::ssize(columns), "%1 category column", "%1 category columns"), sayCounted(count, "%1 value counted", "%1 values counted")}, ", ");
    }
    Names reads() const
    {
        Names names;
        for (const Counted& one : columns)
            names.push_back(one.column);
        return names;
    }
    Result<void> check() const
    {
        for (const Counted& one : columns)
            if (one.levels.size() != one.values.size())
                return brokenState("the categories of “" + one.column + "” and their counts differ in number");
        return {};
    }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(FrequencyEncode, columns)

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t, Progress&)
{
    LATHE_TRY(const auto chosen, chooseColumns(train, params.names("columns"), {ColumnType::Categorical}));
    FrequencyEncode state;
    for (const std::size_t index : chosen) {
        const auto counts = levelCounts(train.column(index));
        const auto all = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
        Counted one;
        one.column = train.field(index).name;
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (counts[i] > 0) {
                one.levels.push_back(train.column(index).levels()[i]);
                one.values.push_back(static_cast<double>(counts[i]) / (params.text("value") == "share" ? all : 1));
            }
        state.columns.push_back(std::move(one));
    }
    return fitted(std::move(state), train);
}

} // namespace

std::unique_ptr<const Transform> makeFrequencyEncode()
{
    return std::make_unique<TransformOf<FrequencyEncode>>(
        TransformInfo{"frequency_encode", "Categories by frequency", "Categories",
                      "Replaces a category by how often it stands in the training rows, among the values that are not missing. A category that was not seen is 0; a missing value stays missing.", "", Scope::Always},
        std::vector{ParamSpec::columns("columns", "Columns", {"categorical"}, "None chosen: all category features"),
                    ParamSpec::choice("value", "Value", "share", {{"share", "Share"}, {"count", "Count"}}, "Of the training rows")},
        &fit);
}

} // namespace lathe
