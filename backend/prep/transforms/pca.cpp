#include "prep/statistics.h"
#include "prep/step_support.h"
#include "prep/transforms/transform_list.h"

#include <Eigen/Eigenvalues>

#include <cmath>

namespace lathe {

namespace {

struct Pca {
    Names columns;
    std::vector<double> centres, widths;    ///< [d]
    std::vector<std::vector<double>> axes;  ///< [made][d]
    Names made;
    double share = 0;                       ///< of the variance that the axes hold

    Result<Table> apply(const Table& table) const
    {
        LATHE_CHECK(checkSize(table.rows(), made.size()));
        TableEdit edit(table);
        std::vector<std::vector<double>> results(made.size(), std::vector<double>(table.rows()));
        for (std::size_t i = 0; i < columns.size(); ++i) {
            LATHE_TRY(const Column* column, columnOf(table, columns[i], ColumnType::Numeric));
            for (std::size_t row = 0; row < table.rows(); ++row) {
                const double value = (column->numbers()[row] - centres[i]) / widths[i];
                if (std::isnan(value))
                    continue; // as if it were the mean
                for (std::size_t k = 0; k < made.size(); ++k)
                    results[k][row] += value * axes[k][i];
            }
            edit.remove(columns[i]);
        }
        for (std::size_t k = 0; k < made.size(); ++k)
            edit.addAfter(columns.front(), {made[k], ColumnType::Numeric, Role::Feature, {}}, Column::numeric(std::move(results[k])));
        return edit.finish();
    }
    Result<void> writeOnnx(OnnxColumns& table) const
    {
        OnnxBuilder& b = table.builder;
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            LATHE_TRY(const std::string value, table.numbers(columns[i]));
            parts.push_back(b.divide(b.subtract(value, centres[i]), widths[i]));
            table.remove(columns[i]);
        }
        if (made.empty())
            return {};
        const std::string given = b.joined(parts, 1), whole = b.where(b.isMissing(given), 0.0, given);
        std::vector<double> all;
        for (const auto& axis : axes)
            all.insert(all.end(), axis.begin(), axis.end());
        const std::string scores = b.product(whole, b.transposed(b.matrix(axes.size(), columns.size(), all)));
        for (std::size_t k = 0; k < made.size(); ++k)
            table.setNumbers(made[k], ColumnType::Numeric, b.column(scores, static_cast<std::int64_t>(k)));
        return {};
    }
    Message summary() const
    {
        return say("%1 as %2, %3 % of the variance", columnsText(columns.size()), sayCounted(std::ssize(made), "%1 component", "%1 components"),
                   figure(shortNumber(std::round(share * 1000) / 10)));
    }
    Names reads() const { return columns; }
    Result<void> check() const
    {
        bool isWhole = centres.size() == columns.size() && widths.size() == columns.size() && axes.size() == made.size() && (made.empty() || !columns.empty());
        for (const auto& axis : axes)
            isWhole = isWhole && axis.size() == columns.size();
        for (const double width : widths)
            isWhole = isWhole && width != 0;
        if (!isWhole)
            return brokenState("its axes do not fit its columns");
        return {};
    }
};
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Pca, columns, centres, widths, axes, made, share)

/// [d, d], missing values as the mean, in blocks of rows.
Result<Eigen::MatrixXd> covariance(const Table& train, const std::vector<std::size_t>& chosen, const Pca& state, Progress& progress)
{
    constexpr std::size_t kBlockRows = 1024;
    const auto d = static_cast<Eigen::Index>(chosen.size());
    Eigen::MatrixXd sum = Eigen::MatrixXd::Zero(d, d);
    for (std::size_t first = 0; first < train.rows(); first += kBlockRows) {
        if (progress.stopRequested())
            return cancelled();
        const std::size_t rows = std::min(kBlockRows, train.rows() - first);
        Eigen::MatrixXd block(static_cast<Eigen::Index>(rows), d);
        for (std::size_t i = 0; i < chosen.size(); ++i)
            for (std::size_t row = 0; row < rows; ++row) {
                const double value = (train.column(chosen[i]).numbers()[first + row] - state.centres[i]) / state.widths[i];
                block(static_cast<Eigen::Index>(row), static_cast<Eigen::Index>(i)) = std::isnan(value) ? 0 : value;
            }
        sum.selfadjointView<Eigen::Lower>().rankUpdate(block.transpose());
    }
    return Eigen::MatrixXd(sum / static_cast<double>(std::max<std::size_t>(1, train.rows() - 1)));
}

Result<TransformFit> fit(const Table& train, const Params& params, std::uint64_t, Progress& progress)
{
    constexpr std::size_t kMostColumns = 3000;
    LATHE_TRY(const auto chosen, chooseColumns(train, params.names("columns"), {ColumnType::Numeric}));
    if (chosen.empty() || train.rows() < 2)
        return fail(ErrorCode::InvalidArgument, "Principal components need a number column and two rows", "Encode categories as numbers first");
    if (chosen.size() > kMostColumns)
        return fail(ErrorCode::InvalidArgument, "Principal components of more than 3,000 columns take too long", "Choose fewer columns");
    Pca state;
    for (const std::size_t index : chosen) {
        const std::vector<double> values = presentNumbers(train.column(index));
        state.columns.push_back(train.field(index).name);
        state.centres.push_back(meanOf(values));
        state.widths.push_back(params.boolean("standardise") ? safeDeviation(values, state.centres.back()) : 1);
    }
    LATHE_TRY(const Eigen::MatrixXd matrix, covariance(train, chosen, state, progress));
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(matrix);
    if (solver.info() != Eigen::Success || !solver.eigenvalues().allFinite())
        return fail(ErrorCode::Numeric, "The principal components could not be computed", "Look for huge numbers, and scale the columns");
    const double all = std::max(solver.eigenvalues().cwiseMax(0).sum(), std::numeric_limits<double>::min());
    const std::size_t most = std::min({chosen.size(), train.rows() - 1, params.integer("components") > 0 ? static_cast<std::size_t>(params.integer("components")) : chosen.size()});
    Names taken;
    // Eigenvalues ascend.
    for (std::size_t k = 0; k < most; ++k) {
        if (params.integer("components") == 0 && state.share >= params.real("variance") - 1e-12 && k > 0)
            break;
        const auto place = static_cast<Eigen::Index>(chosen.size() - 1 - k);
        Eigen::VectorXd axis = solver.eigenvectors().col(place);
        // An axis may point either way; its largest part is positive here.
        Eigen::Index largest = 0;
        axis.cwiseAbs().maxCoeff(&largest);
        if (axis(largest) < 0)
            axis = -axis;
        state.share += std::max(0.0, solver.eigenvalues()(place)) / all;
        state.axes.emplace_back(axis.data(), axis.data() + axis.size());
        state.made.push_back(freshName(train.schema(), "component_" + std::to_string(k + 1), taken));
        taken.push_back(state.made.back());
    }
    return fitted(std::move(state), train);
}

} // namespace

std::unique_ptr<const Transform> makePca()
{
    return std::make_unique<TransformOf<Pca>>(
        TransformInfo{"pca", "Principal components", "Numbers",
                      "Replaces number columns by the few directions in which they vary most. A missing value counts as its column's mean.",
                      "Pearson 1901, On lines and planes of closest fit to systems of points in space", Scope::Always},
        std::vector{ParamSpec::columns("columns", "Columns", {"numeric"}, "None chosen: all number features"),
                    ParamSpec::integer("components", "Components", 0, 0, 3000, "How many columns are made").withZero("as the share says"),
                    ParamSpec::real("variance", "Share of the variance", 0.95, 0.01, 1, "As many components as hold this share together"),
                    ParamSpec::boolean("standardise", "Standardise", true, "Divides by the standard deviation first, so that units do not matter")},
        &fit);
}

} // namespace lathe
