#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include <algorithm>

namespace lathe {

namespace {

struct Ordered {
    std::string column;
    std::vector<std::string> levels; ///< 0, 1, 2, …
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Ordered, column, levels)

struct Ordinal {
    std::vector<Ordered> columns;

    Result<Table> apply(const Table& table) const
    {
        TableEdit edit(table);
        for (const Ordered& one : columns) {
            LATHE_TRY(const Column* column, columnOf(table, one.column, ColumnType::Categorical));
            const std::vector<int> places = placesOf(column->levels(), one.levels);
            std::vector<double> values(table.rows(), kMissingNumber);
            for (std::size_t row = 0; row < values.size(); ++row)
                if (const std::uint32_t code = column->codes()[row]; code != kMissingCode && places[code] >= 0)
                    values[row] = places[code];
            edit.change(one.column, Column::numeric(std::move(values)));
        }
        return edit.finish();
    }
    Result<void> writeOnnx(OnnxColumns& table) const
    {
        for (const Ordered& one : columns) {
            LATHE_TRY(const std::string codes, table.codes(one.column, one.levels));
            std::vector<double> byCode(one.levels.size() + 2, kMissingNumber);
            for (std::size_t i = 0; i < one.levels.size(); ++i)
                byCode[i] = static_cast<double>(i);
            table.setNumbers(one.column, ColumnType::Numeric, table.builder.gather(table.builder.list(byCode), codes));
        }
        return {};
    }
    Message summary() const
    {
        if (columns.size() != 1)
            return sayCounted(std::ssize(columns), "%1 category column as numbers", "%1 category columns as numbers");
        const auto& levels = columns[0].levels;
        if (levels.empty())
            return say("No categories");
        return levels.size() == 1 ? say("%1 is 0", levels.front()) : say("%1 is 0, %2 is %3", levels.front(), levels.back(), std::to_string(levels.size() - 1));
    }
    Names reads() const
    {
        Names names;
        for (const Ordered& one : columns)
            names.push_back(one.column);
        return names;
    }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Ordinal, columns)

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t, Progress&)
{
    LATHE_TRY(const auto chosen, chooseColumns(train, params.names("columns"), {ColumnType::Categorical}));
    const std::string& order = params.text("order");
    const Names given = namesFromText(params.text("categories"));
    if (order == "given" && given.empty())
        return fail(ErrorCode::InvalidArgument, "No order is given", "Write the categories from the lowest to the highest", "categories");
    Ordinal state;
    for (const std::size_t index : chosen) {
        const Column& column = train.column(index);
        const auto counts = levelCounts(column);
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (counts[i] > 0)
                places.push_back(i);
        std::ranges::sort(places, [&](std::size_t a, std::size_t b) {
            return order == "frequency" && counts[a] != counts[b] ? counts[a] > counts[b] : column.levels()[a] < column.levels()[b];
        });
        Ordered one{train.field(index).name, order == "given" ? given : Names()};
        for (const std::size_t place : places) {
            if (order != "given")
                one.levels.push_back(column.levels()[place]);
            else if (std::ranges::find(given, column.levels()[place]) == given.end())
                return fail(ErrorCode::InvalidArgument, "The category “" + column.levels()[place] + "” of “" + one.column + "” has no place in the order", "Add it to the categories", "categories");
        }
        state.columns.push_back(std::move(one));
    }
    return fitted(std::move(state), train);
}

} // namespace

std::unique_ptr<const Transform> makeOrdinal()
{
    return std::make_unique<TransformOf<Ordinal>>(
        TransformInfo{"ordinal", "Categories in order", "Categories",
                      "Numbers categories 0, 1, 2 and so on in an order. A missing value stays missing, and a category that was not seen becomes missing.", "", Scope::Always},
        std::vector{ParamSpec::columns("columns", "Columns", {"categorical"}, "None chosen: all category features"),
                    ParamSpec::choice("order", "Order", "alphabet", {{"alphabet", "By the alphabet"}, {"frequency", "The most frequent first"}, {"given", "Given"}}, "What comes first"),
                    ParamSpec::text("categories", "Categories", "", "For the given order: from the lowest to the highest, with commas between them")},
        &fit);
}

} // namespace lathe
