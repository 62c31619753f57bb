#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include <algorithm>
#include <numeric>

namespace lathe {

namespace {

/// One category column as several of 0 and 1. `made[i]` is 1 for the category `levels[i]`.
struct Encoded {
    std::string column;
    std::vector<std::string> levels;
    Names made;
    std::vector<std::string> rare; ///< share one column
    std::string rareName;          ///< of that column; empty: none
    std::string missingName;       ///< of the column that is 1 for a missing value; empty: none
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Encoded, column, levels, made, rare, rareName, missingName)

struct OneHot {
    std::vector<Encoded> columns;

    std::size_t width() const
    {
        std::size_t count = 0;
        for (const Encoded& one : columns)
            count += one.made.size() + !one.rareName.empty() + !one.missingName.empty();
        return count;
    }

    Result<Table> apply(const Table& table) const
    {
        LATHE_CHECK(checkSize(table.rows(), width()));
        TableEdit edit(table);
        for (const Encoded& one : columns) {
            LATHE_TRY(const Column* column, columnOf(table, one.column, ColumnType::Categorical));
            Names names = one.made;
            std::vector<int> place = placesOf(column->levels(), one.levels);
            if (!one.rareName.empty()) {
                const std::vector<int> rare = placesOf(column->levels(), one.rare);
                for (std::size_t i = 0; i < place.size(); ++i)
                    if (rare[i] >= 0)
                        place[i] = static_cast<int>(names.size());
                names.push_back(one.rareName);
            }
            const int missingPlace = one.missingName.empty() ? -1 : static_cast<int>(names.size());
            if (missingPlace >= 0)
                names.push_back(one.missingName);
            std::vector<std::vector<double>> values(names.size(), std::vector<double>(table.rows()));
            for (std::size_t row = 0; row < table.rows(); ++row) {
                const std::uint32_t code = column->codes()[row];
                const int to = code == kMissingCode ? missingPlace : place[code];
                if (to >= 0)
                    values[static_cast<std::size_t>(to)][row] = 1;
            }
            edit.remove(one.column);
            for (std::size_t i = 0; i < names.size(); ++i)
                edit.addAfter(one.column, {names[i], ColumnType::Numeric, Role::Feature, {}}, Column::numeric(std::move(values[i])));
        }
        return edit.finish();
    }
    Result<void> writeOnnx(OnnxColumns& table) const
    {
        OnnxBuilder& b = table.builder;
        for (const Encoded& one : columns) {
            std::vector<std::string> levels = one.levels;
            levels.insert(levels.end(), one.rare.begin(), one.rare.end());
            LATHE_TRY(const std::string codes, table.codes(one.column, levels));
            const auto known = static_cast<std::int64_t>(one.levels.size()), all = static_cast<std::int64_t>(levels.size());
            table.remove(one.column);
            const auto add = [&](const std::string& name, const std::string& isIt) { table.setNumbers(name, ColumnType::Numeric, b.toReal(isIt)); };
            for (std::int64_t i = 0; i < known; ++i)
                add(one.made[static_cast<std::size_t>(i)], b.compare("Equal", codes, b.integer(i)));
            if (!one.rareName.empty())
                add(one.rareName, b.both(b.compare("GreaterOrEqual", codes, b.integer(known)), b.compare("Less", codes, b.integer(all))));
            if (!one.missingName.empty())
                add(one.missingName, b.compare("Equal", codes, b.integer(all + 1)));
        }
        return {};
    }
    Message summary() const
    {
        return sayCounted(std::ssize(columns), "%1 category column as %2 of 0 and 1", "%1 category columns as %2 of 0 and 1", columnsText(width()));
    }
    Names reads() const
    {
        Names names;
        for (const Encoded& one : columns)
            names.push_back(one.column);
        return names;
    }
    Result<void> check() const
    {
        for (const Encoded& one : columns)
            if (one.levels.size() != one.made.size())
                return brokenState("the categories of “" + one.column + "” and their columns differ in number");
        return {};
    }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(OneHot, columns)

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t, Progress&)
{
    LATHE_TRY(const auto chosen, chooseColumns(train, params.names("columns"), {ColumnType::Categorical}));
    const auto most = static_cast<std::size_t>(params.integer("most_categories"));
    OneHot state;
    Names taken;
    for (const std::size_t index : chosen) {
        const Column& column = train.column(index);
        Encoded one;
        one.column = train.field(index).name;
        const auto nameFor = [&](const std::string& level) {
            taken.push_back(freshName(train.schema(), one.column + "=" + level, taken));
            return taken.back();
        };
        const std::vector<std::int64_t> counts = levelCounts(column);
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (counts[i] > 0)
                order.push_back(i);
        std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
            return counts[a] != counts[b] ? counts[a] > counts[b] : column.levels()[a] < column.levels()[b];
        });
        for (std::size_t i = 0; i < order.size(); ++i)
            (order.size() <= most || i + 1 < most ? one.levels : one.rare).push_back(column.levels()[order[i]]);
        std::ranges::sort(one.levels);
        if (params.boolean("drop_first") && !one.levels.empty())
            one.levels.erase(one.levels.begin());
        for (const std::string& level : one.levels)
            one.made.push_back(nameFor(level));
        if (!one.rare.empty())
            one.rareName = nameFor("others");
        if (params.boolean("missing_column"))
            one.missingName = nameFor("missing");
        state.columns.push_back(std::move(one));
    }
    return fitted(std::move(state), train);
}

} // namespace

std::unique_ptr<const Transform> makeOneHot()
{
    return std::make_unique<TransformOf<OneHot>>(
        TransformInfo{"one_hot", "One column a category", "Categories",
                      "Replaces a category column by one column of 0 and 1 for each category. A category that was not seen "
                      "gives 0 everywhere, and so does a missing value unless it gets a column of its own.",
                      "", Scope::Always},
        std::vector{ParamSpec::columns("columns", "Columns", {"categorical"}, "None chosen: all category features"),
                    ParamSpec::integer("most_categories", "Most columns", 50, 2, 10000,
                                       "For each category column; where there are more categories, the rarest share one"),
                    ParamSpec::boolean("drop_first", "Drop the first", false,
                                       "Leaves out the first category, which then is 0 everywhere; for models that need independent columns").rare(),
                    ParamSpec::boolean("missing_column", "Column for missing", false, "Adds a column that is 1 where the value is missing").rare()},
        &fit);
}

} // namespace lathe
