#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include "base/text.h"

#include <algorithm>

namespace lathe {

namespace {

struct Drop {
    Names columns;

    Result<Table> apply(const Table& table) const { return table.withoutColumns(columns); }
    Result<void> writeOnnx(OnnxColumns& table) const
    {
        for (const std::string& name : columns)
            table.remove(name);
        return {};
    }
    Message summary() const { return sayCounted(std::ssize(columns), "%1 column dropped: %2", "%1 columns dropped: %2", join(columns, ", ")); }
    Names reads() const { return {}; } // rows to come need not bring what is thrown away
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Drop, columns)

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t, Progress&)
{
    const Names& names = params.names("columns");
    if (names.empty())
        return fail(ErrorCode::InvalidArgument, "No columns are chosen", "Choose the columns to drop");
    LATHE_CHECK(chooseColumns(train, names, {}));
    return fitted(Drop{names}, train);
}

} // namespace

std::unique_ptr<const Transform> makeDrop()
{
    return std::make_unique<TransformOf<Drop>>(
        TransformInfo{"drop", "Drop columns", "Columns", "Leaves the chosen columns out. Rows to come need not have them.", "", Scope::Always},
        std::vector{ParamSpec::columns("columns", "Columns", {}, "The columns to leave out; at least one")}, &fit);
}

} // namespace lathe
