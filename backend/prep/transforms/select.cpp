#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include <algorithm>

namespace lathe {

namespace {

struct Select {
    Names columns;

    Result<Table> apply(const Table& table) const
    {
        for (const std::string& name : columns)
            LATHE_CHECK(columnOf(table, name));
        Names others;
        for (const Field& field : table.schema().fields)
            if (field.role == Role::Feature && std::ranges::find(columns, field.name) == columns.end())
                others.push_back(field.name);
        return table.withoutColumns(others);
    }
    Result<void> writeOnnx(OnnxColumns&) const { return {}; } // nobody asks for the columns that are left out
    Message summary() const { return sayCounted(std::ssize(columns), "%1 column kept", "%1 columns kept"); }
    Names reads() const { return columns; }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Select, columns)

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t, Progress&)
{
    LATHE_TRY(const auto chosen, chooseColumns(train, params.names("columns"), {}));
    Select state;
    for (const std::size_t index : chosen)
        state.columns.push_back(train.field(index).name);
    return fitted(std::move(state), train);
}

} // namespace

std::unique_ptr<const Transform> makeSelect()
{
    return std::make_unique<TransformOf<Select>>(
        TransformInfo{"select", "Select columns", "Columns",
                      "Keeps the chosen features and leaves the others out. The target, identifiers, weights and ignored columns stay. "
                      "Missing values stay missing.", "", Scope::Always},
        std::vector{ParamSpec::columns("columns", "Columns", {}, "The features to keep; none chosen: all")}, &fit);
}

} // namespace lathe
