#include "prep/convert.h"
#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include <algorithm>

namespace lathe {

namespace {

struct SetType {
    Names columns;
    std::string type;
    std::size_t lost = 0; ///< training values that became missing

    Result<Table> apply(const Table& table) const
    {
        TableEdit edit(table);
        for (const std::string& name : columns) {
            LATHE_TRY(const Column* column, columnOf(table, name));
            LATHE_TRY(Column converted, convertColumn(*column, *columnTypeFromText(type), Conversion::Lenient, name));
            edit.change(name, std::move(converted));
        }
        return edit.finish();
    }
    Result<void> writeOnnx(OnnxColumns& table) const
    {
        OnnxBuilder& b = table.builder;
        for (const std::string& name : columns) {
            LATHE_TRY(const ColumnType from, table.typeOf(name));
            const ColumnType to = *columnTypeFromText(type);
            if (from == to)
                continue;
            const bool isText = from == ColumnType::Categorical || from == ColumnType::Text;
            if (to == ColumnType::Categorical || to == ColumnType::Text) {
                LATHE_CHECK(table.makeCategorical(name));
                continue;
            }
            if (isText)
                return fail(ErrorCode::Incompatible, "it cannot read the texts of “" + name + "” as " + type + " values",
                            "Set the type of the column when it is imported, or export as a package");
            LATHE_TRY(std::string value, table.numbers(name, from));
            const std::string missing = b.isMissing(value);
            if (from == ColumnType::Time) // times count microseconds
                value = b.divide(value, 1e6);
            if (to == ColumnType::Time)
                value = b.unary("Round", b.multiply(value, 1e6));
            else if (to == ColumnType::Boolean)
                value = b.where(missing, kMissingNumber, b.toReal(b.opposite(b.compare("Equal", value, 0))));
            table.setNumbers(name, to, value);
        }
        return {};
    }
    Message summary() const
    {
        const Message changed = say("%1 as %2", columnsText(columns.size()), say(type));
        return lost > 0 ? joined({changed, sayCounted(static_cast<std::int64_t>(lost), "%1 value became missing", "%1 values became missing")}, "; ") : changed;
    }
    Names reads() const { return columns; }
    Result<void> check() const
    {
        if (!columnTypeFromText(type))
            return brokenState("“" + type + "” is no type");
        return {};
    }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(SetType, columns, type, lost)

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t, Progress&)
{
    if (params.names("columns").empty())
        return fail(ErrorCode::InvalidArgument, "No columns are chosen", "Choose the columns whose type shall change");
    LATHE_TRY(const auto chosen, chooseColumns(train, params.names("columns"), {}));
    SetType state{{}, params.text("type"), 0};
    for (const std::size_t index : chosen)
        state.columns.push_back(train.field(index).name);
    LATHE_TRY(Table made, state.apply(train));
    for (const std::size_t index : chosen)
        state.lost += made.column(index).missingCount() - train.column(index).missingCount();
    return fittedWith(std::move(state), std::move(made));
}

} // namespace

std::unique_ptr<const Transform> makeSetType()
{
    return std::make_unique<TransformOf<SetType>>(
        TransformInfo{"set_type", "Change the type", "Columns",
                      "Takes numbers as categories, texts as numbers or times, booleans as 0 and 1, and the like. "
                      "Missing values stay missing, and a value that does not fit becomes missing.",
                      "", Scope::Always},
        std::vector{ParamSpec::columns("columns", "Columns", {}, "The columns to change; at least one"),
                    ParamSpec::choice("type", "Type", "categorical",
                                      {{"numeric", "Number"}, {"categorical", "Category"}, {"text", "Text"}, {"time", "Time"}, {"boolean", "Yes or no"}},
                                      "Times as numbers are seconds since 1970")},
        &fit);
}

} // namespace lathe
