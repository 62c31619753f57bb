#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include <cmath>

namespace lathe {

namespace {

struct Log {
    std::string method;
    Names columns;
    std::size_t lost = 0; ///< training values without a logarithm

    double of(double x) const
    {
        if (method == "signed")
            return std::copysign(std::log1p(std::abs(x)), x);
        if (method == "log1p")
            return x > -1 ? std::log1p(x) : kMissingNumber;
        return x > 0 ? std::log(x) : kMissingNumber;
    }

    Result<Table> apply(const Table& table) const
    {
        TableEdit edit(table);
        for (const std::string& name : columns) {
            LATHE_TRY(const Column* column, columnOf(table, name, ColumnType::Numeric));
            std::vector<double> values(column->numbers().begin(), column->numbers().end());
            for (double& value : values)
                value = of(value);
            edit.change(name, Column::numeric(std::move(values)));
        }
        return edit.finish();
    }
    Result<void> writeOnnx(OnnxColumns& table) const
    {
        OnnxBuilder& b = table.builder;
        for (const std::string& name : columns) {
            LATHE_TRY(const std::string x, table.numbers(name));
            std::string result;
            if (method == "signed") {
                const std::string size = b.unary("Log", b.add(b.unary("Abs", x), 1.0));
                result = b.where(b.compare("Less", x, 0), b.unary("Neg", size), size);
            } else {
                const bool isShifted = method == "log1p";
                const std::string base = isShifted ? b.add(x, 1.0) : x, isPositive = b.compare("Greater", base, 0);
                result = b.where(isPositive, b.unary("Log", b.where(isPositive, base, 1.0)), kMissingNumber);
            }
            table.setNumbers(name, ColumnType::Numeric, result);
        }
        return {};
    }
    Message summary() const
    {
        const Message changed = columnsText(columns.size());
        return lost == 0 ? changed
                         : joined({changed, sayCounted(static_cast<std::int64_t>(lost), "%1 training value without a logarithm became missing",
                                                       "%1 training values without a logarithm became missing")},
                                  "; ");
    }
    Names reads() const { return columns; }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Log, method, columns, lost)

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t, Progress&)
{
    LATHE_TRY(const auto chosen, chooseColumns(train, params.names("columns"), {ColumnType::Numeric}));
    Log state{params.text("method"), {}, 0};
    for (const std::size_t index : chosen)
        state.columns.push_back(train.field(index).name);
    LATHE_TRY(Table made, state.apply(train));
    for (const std::size_t index : chosen)
        state.lost += made.column(index).missingCount() - train.column(index).missingCount();
    return fittedWith(std::move(state), std::move(made));
}

} // namespace

std::unique_ptr<const Transform> makeLog()
{
    return std::make_unique<TransformOf<Log>>(
        TransformInfo{"log", "Logarithm", "Numbers",
                      "Draws large numbers together. Missing values stay missing; a number without a logarithm becomes missing.", "", Scope::Always},
        std::vector{ParamSpec::columns("columns", "Columns", {"numeric"}, "None chosen: all number features"),
                    ParamSpec::choice("method", "Method", "signed",
                                      {{"signed", "log(1 + |x|) with the sign of x"}, {"log1p", "log(1 + x), above −1"}, {"log", "log(x), above 0"}},
                                      "The first takes every number")},
        &fit);
}

} // namespace lathe
