#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include "base/text.h"

#include <algorithm>

namespace lathe {

namespace {

struct Rename {
    Names from, to;

    Result<Table> apply(const Table& table) const
    {
        std::vector<Field> fields = table.schema().fields;
        std::vector<Column> columns;
        for (const std::string& name : from)
            LATHE_CHECK(columnOf(table, name));
        for (std::size_t i = 0; i < fields.size(); ++i) {
            columns.push_back(table.column(i));
            const auto place = std::ranges::find(from, fields[i].name);
            if (place != from.end())
                fields[i].name = to[static_cast<std::size_t>(place - from.begin())];
        }
        return table.withColumns(std::move(fields), std::move(columns));
    }
    Result<void> writeOnnx(OnnxColumns& table) const { return table.rename(from, to); }
    Message summary() const
    {
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < from.size(); ++i)
            parts.push_back(from[i] + " → " + to[i]);
        return join(parts, ", ");
    }
    Names reads() const { return from; }
    Result<void> check() const
    {
        if (from.size() != to.size())
            return brokenState("old and new names differ in number");
        return {};
    }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Rename, from, to)

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t, Progress&)
{
    Rename state{params.names("columns"), namesFromText(params.text("names"))};
    if (state.from.empty())
        return fail(ErrorCode::InvalidArgument, "No columns are chosen", "Choose the columns to rename");
    LATHE_CHECK(chooseColumns(train, state.from, {}));
    if (state.from.size() != state.to.size())
        return fail(ErrorCode::InvalidArgument, "There are " + counted(state.to.size(), "new name") + " for " + counted(state.from.size(), "column"),
                    "Give one name a column, with commas between them");
    return fitted(std::move(state), train);
}

} // namespace

std::unique_ptr<const Transform> makeRename()
{
    return std::make_unique<TransformOf<Rename>>(
        TransformInfo{"rename", "Rename columns", "Columns", "Gives columns other names. Missing values stay missing.", "", Scope::Always},
        std::vector{ParamSpec::columns("columns", "Columns", {}, "The columns to rename; at least one"),
                    ParamSpec::text("names", "New names", "", "In the same order, with commas between them")},
        &fit);
}

} // namespace lathe
