#include "prep/statistics.h"
#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

namespace lathe {

namespace {

double boxCox(double x, double lambda)
{
    if (!(x > 0))
        return kMissingNumber;
    return std::abs(lambda) < 1e-12 ? std::log(x) : std::expm1(lambda * std::log(x)) / lambda;
}

double yeoJohnson(double x, double lambda)
{
    if (x >= 0)
        return std::abs(lambda) < 1e-12 ? std::log1p(x) : std::expm1(lambda * std::log1p(x)) / lambda;
    return std::abs(lambda - 2) < 1e-12 ? -std::log1p(-x) : -std::expm1((2 - lambda) * std::log1p(-x)) / (2 - lambda);
}

/// Where a function of one hill is largest between `low` and `high`: golden sections that jump to the top of the parabola
/// through three points where that lies well inside (Brent 1973, chapter 5).
double highest(const std::function<double(double)>& value, double low, double high)
{
    constexpr double kGolden = 2 - std::numbers::phi; // 0.382
    double best = low + kGolden * (high - low), second = best, third = best;
    double atBest = value(best), atSecond = atBest, atThird = atBest;
    double step = 0, before = 0;
    for (int round = 0; round < 200; ++round) {
        const double middle = 0.5 * (low + high);
        const double tolerance = 1e-10 * std::abs(best) + 1e-11;
        if (std::abs(best - middle) <= 2 * tolerance - 0.5 * (high - low))
            break;
        bool isParabola = false;
        if (std::abs(before) > tolerance) {
            const double r = (best - second) * (atBest - atThird);
            double q = (best - third) * (atBest - atSecond);
            double p = (best - third) * q - (best - second) * r;
            q = 2 * (q - r);
            p = q > 0 ? -p : p;
            q = std::abs(q);
            if (std::abs(p) < std::abs(0.5 * q * before) && p > q * (low - best) && p < q * (high - best)) {
                before = step;
                step = p / q;
                isParabola = true;
            }
        }
        if (!isParabola) {
            before = best < middle ? high - best : low - best;
            step = kGolden * before;
        }
        const double tried = best + (std::abs(step) >= tolerance ? step : std::copysign(tolerance, step));
        const double atTried = value(tried);
        if (atTried >= atBest) {
            (tried < best ? high : low) = best;
            third = second, atThird = atSecond;
            second = best, atSecond = atBest;
            best = tried, atBest = atTried;
        } else {
            (tried < best ? low : high) = tried;
            if (atTried >= atSecond || second == best) {
                third = second, atThird = atSecond;
                second = tried, atSecond = atTried;
            } else if (atTried >= atThird || third == best || third == second) {
                third = tried, atThird = atTried;
            }
        }
    }
    return best;
}

struct Powered {
    std::string column;
    double lambda = 1, centre = 0, width = 1;
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Powered, column, lambda, centre, width)

struct Power {
    std::string method;
    std::vector<Powered> columns;

    double raised(double x, double lambda) const { return method == "box_cox" ? boxCox(x, lambda) : yeoJohnson(x, lambda); }

    Result<Table> apply(const Table& table) const
    {
        TableEdit edit(table);
        for (const Powered& one : columns) {
            LATHE_TRY(const Column* column, columnOf(table, one.column, ColumnType::Numeric));
            std::vector<double> values(column->numbers().begin(), column->numbers().end());
            for (double& value : values) {
                value = (raised(value, one.lambda) - one.centre) / one.width;
                if (!std::isfinite(value))
                    value = kMissingNumber;
            }
            edit.change(one.column, Column::numeric(std::move(values)));
        }
        return edit.finish();
    }
    /// (e^(exponent · logarithm) − 1) / exponent, which is the logarithm itself for the exponent 0.
    static std::string raisedBy(OnnxBuilder& b, const std::string& logarithm, double exponent)
    {
        if (std::abs(exponent) < 1e-12)
            return logarithm;
        return b.divide(b.subtract(b.unary("Exp", b.multiply(logarithm, exponent)), 1.0), exponent);
    }

    Result<void> writeOnnx(OnnxColumns& table) const
    {
        OnnxBuilder& b = table.builder;
        for (const Powered& one : columns) {
            LATHE_TRY(const std::string x, table.numbers(one.column));
            std::string result;
            if (method == "box_cox") {
                const std::string isPositive = b.compare("Greater", x, 0);
                result = b.where(isPositive, raisedBy(b, b.unary("Log", b.where(isPositive, x, 1.0)), one.lambda), kMissingNumber);
            } else {
                const std::string logarithm = b.unary("Log", b.add(b.unary("Abs", x), 1.0));
                result = b.where(b.compare("Less", x, 0), b.unary("Neg", raisedBy(b, logarithm, 2 - one.lambda)), raisedBy(b, logarithm, one.lambda));
            }
            result = b.divide(b.subtract(result, one.centre), one.width);
            table.setNumbers(one.column, ColumnType::Numeric, b.where(b.node("IsInf", {result}), kMissingNumber, result));
        }
        return {};
    }
    Message summary() const
    {
        const std::string name = method == "box_cox" ? "Box–Cox" : "Yeo–Johnson";
        return columns.size() == 1 ? say("%1 with λ %2", name, figure(shortNumber(columns[0].lambda))) : say("%1 for %2", name, columnsText(columns.size()));
    }
    Names reads() const
    {
        Names names;
        for (const Powered& one : columns)
            names.push_back(one.column);
        return names;
    }
    Result<void> check() const
    {
        for (const Powered& one : columns)
            if (one.width == 0)
                return brokenState("the width of “" + one.column + "” is 0");
        return {};
    }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Power, method, columns)

/// The exponent of greatest likelihood if the transformed values were normal: −n/2 log variance + (λ − 1) Σ log of the
/// slope's base (Box and Cox 1964, equation 8; Yeo and Johnson 2000, equation 3.1).
double learnLambda(const Power& power, const std::vector<double>& values)
{
    double slopes = 0;
    for (const double x : values)
        slopes += power.method == "box_cox" ? std::log(x) : std::copysign(std::log1p(std::abs(x)), x);
    std::vector<double> raised(values.size());
    const auto likelihood = [&](double lambda) {
        for (std::size_t i = 0; i < values.size(); ++i)
            raised[i] = power.raised(values[i], lambda);
        const double variance = varianceOf(raised, meanOf(raised));
        if (!std::isfinite(variance) || variance <= 0)
            return std::numeric_limits<double>::lowest();
        return -0.5 * static_cast<double>(values.size()) * std::log(variance) + (lambda - 1) * slopes;
    };
    constexpr double kFarthest = 10;
    return highest(likelihood, -kFarthest, kFarthest);
}

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t, Progress& progress)
{
    LATHE_TRY(const auto chosen, chooseColumns(train, params.names("columns"), {ColumnType::Numeric}));
    Power state{params.text("method"), {}};
    for (const std::size_t index : chosen) {
        if (progress.stopRequested())
            return cancelled();
        Powered one{train.field(index).name, 1, 0, 1};
        std::vector<double> values = presentNumbers(train.column(index));
        if (state.method == "box_cox" && std::ranges::any_of(values, [](double x) { return x <= 0; })) {
            if (params.names("columns").empty())
                continue; // all suitable columns are meant
            return fail(ErrorCode::InvalidArgument, "The column “" + one.column + "” holds numbers that are not above 0", "Box–Cox takes positive numbers only; use Yeo–Johnson");
        }
        if (!values.empty() && varianceOf(values, meanOf(values)) > 0)
            one.lambda = learnLambda(state, values);
        if (params.boolean("standardise")) {
            for (double& x : values)
                x = state.raised(x, one.lambda);
            one.centre = meanOf(values);
            one.width = safeDeviation(values, one.centre);
        }
        state.columns.push_back(std::move(one));
    }
    return fitted(std::move(state), train);
}

} // namespace

std::unique_ptr<const Transform> makePower()
{
    return std::make_unique<TransformOf<Power>>(
        TransformInfo{"power", "Make numbers normal", "Numbers",
                      "Raises a column to the power that makes it most like a normal distribution. Missing values stay missing and count for nothing; "
                      "for Box–Cox a number that is not above 0 becomes missing.",
                      "Box and Cox 1964, An analysis of transformations; Yeo and Johnson 2000, A new family of power transformations", Scope::Always},
        std::vector{ParamSpec::columns("columns", "Columns", {"numeric"}, "None chosen: all number features; for Box–Cox those above 0"),
                    ParamSpec::choice("method", "Method", "yeo_johnson", {{"yeo_johnson", "Yeo–Johnson"}, {"box_cox", "Box–Cox"}}, "Box–Cox takes positive numbers only"),
                    ParamSpec::boolean("standardise", "Standardise", true, "Then mean 0, standard deviation 1")},
        &fit);
}

} // namespace lathe
