// Linear and ridge regression.
#include "ml/learners/learner_list.h"
#include "ml/learners/linear_model.h"

#include <Eigen/Cholesky>
#include <Eigen/QR>

#include <cmath>

namespace lathe {

namespace {

/// Rows scaled by the roots of their weights, after the weighted means are taken off.
struct Centred {
    Eigen::MatrixXd x;
    Eigen::VectorXd y, means;
    double targetMean = 0;
};

Centred centred(const Samples& train, bool intercept)
{
    const auto n = static_cast<Eigen::Index>(train.size());
    const auto d = static_cast<Eigen::Index>(train.features.columns);
    const Eigen::Map<const Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>> x(train.features.values.data(), n, d);
    const Eigen::Map<const Eigen::VectorXd> y(train.targets.data(), n), w(train.weights.data(), n);
    Centred result{x, y, Eigen::VectorXd::Zero(d), 0};
    if (intercept) {
        result.means = (result.x.transpose() * w) / w.sum();
        result.targetMean = w.dot(y) / w.sum();
        result.x.rowwise() -= result.means.transpose();
        result.y.array() -= result.targetMean;
    }
    const Eigen::VectorXd roots = w.cwiseSqrt();
    result.x = roots.asDiagonal() * result.x;
    result.y = roots.asDiagonal() * result.y;
    return result;
}

/// The solution of the least norm. Columns are brought to one length first, so that the rank does not hang on units;
/// an orthogonal factor of [x y] shrinks tall systems before the pivoted one.
Eigen::VectorXd leastSquares(const Centred& data)
{
    const Eigen::Index d = data.x.cols();
    if (data.x.rows() <= 2 * d)
        return data.x.completeOrthogonalDecomposition().solve(data.y);
    Eigen::MatrixXd joined(data.x.rows(), d + 1);
    joined << data.x, data.y;
    const Eigen::HouseholderQR<Eigen::MatrixXd> qr(joined);
    const Eigen::MatrixXd r = qr.matrixQR().topRows(d).triangularView<Eigen::Upper>();
    return r.leftCols(d).completeOrthogonalDecomposition().solve(r.col(d));
}

/// (XᵀX + alpha·I)⁻¹ Xᵀy, in the smaller of both forms.
Eigen::VectorXd ridge(const Centred& data, double alpha)
{
    const Eigen::Index n = data.x.rows(), d = data.x.cols();
    if (d <= n) {
        Eigen::MatrixXd gram = Eigen::MatrixXd::Zero(d, d);
        gram.selfadjointView<Eigen::Lower>().rankUpdate(data.x.transpose());
        gram.diagonal().array() += alpha;
        return gram.selfadjointView<Eigen::Lower>().ldlt().solve(data.x.transpose() * data.y);
    }
    Eigen::MatrixXd kernel = Eigen::MatrixXd::Zero(n, n);
    kernel.selfadjointView<Eigen::Lower>().rankUpdate(data.x);
    kernel.diagonal().array() += alpha;
    return data.x.transpose() * kernel.selfadjointView<Eigen::Lower>().ldlt().solve(data.y).eval();
}

class LeastSquares final : public DescribedLearner {
public:
    LeastSquares(bool isRidge, LearnerInfo info, std::vector<ParamSpec> parameters)
        : DescribedLearner(std::move(info), std::move(parameters), {.scaled = true, .takesMissing = false}), m_isRidge(isRidge)
    {
    }

    Result<MatrixFit> fit(const Samples& train, const Samples&, const Params& params, const FitContext& context) const override
    {
        LATHE_CHECK(checkSamples(train, Task::Regression));
        if (context.progress.stopRequested())
            return cancelled();
        const Centred data = centred(train, params.boolean("intercept"));
        const double alpha = m_isRidge ? params.real("alpha") : 0;
        const Eigen::VectorXd solution = alpha > 0 ? ridge(data, alpha) : leastSquares(data);
        if (!solution.allFinite())
            return fail(ErrorCode::Numeric, "The system of equations has no finite solution", "Scale the features in the pipeline");
        if (context.progress.stopRequested())
            return cancelled();
        MatrixFit result;
        result.parameterCount = solution.size() + 1;
        result.model = std::make_unique<LinearModel>(Link::Identity, train.features.columns,
                                                     std::vector<double>(solution.begin(), solution.end()),
                                                     std::vector{data.targetMean - data.means.dot(solution)});
        return result;
    }

    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        return LinearModel::load(description, tensors);
    }

private:
    bool m_isRidge;
};

ParamSpec interceptParam()
{
    return ParamSpec::boolean("intercept", "Intercept", true, "A constant besides the weighted features.").rare();
}

} // namespace

std::unique_ptr<const MatrixLearner> makeLinearRegression()
{
    return std::make_unique<LeastSquares>(
        false,
        LearnerInfo{.id = "table.linear_regression",
                    .name = "Linear regression",
                    .task = Task::Regression,
                    .kinds = {ItemKind::Table},
                    .summary = "The weighted sum of the features with the smallest squared error. The first model to try.",
                    .strengths = "Effects that add up, many more rows than features. Its weights can be read.",
                    .limits = "Sees no interaction and no curve; outliers pull it; with about as many features as rows it learns noise.",
                    .cost = "Well below a second for 100,000 rows and 50 features.",
                    .reference = "Golub, Numerical methods for solving linear least squares problems, 1965"},
        std::vector{interceptParam()});
}

std::unique_ptr<const MatrixLearner> makeRidge()
{
    return std::make_unique<LeastSquares>(
        true,
        LearnerInfo{.id = "table.ridge",
                    .name = "Ridge regression",
                    .task = Task::Regression,
                    .kinds = {ItemKind::Table},
                    .summary = "Linear regression that keeps its weights small.",
                    .strengths = "Features that say nearly the same, or many features for few rows: far steadier than plain linear regression.",
                    .limits = "Keeps every feature; sees no interaction and no curve.",
                    .cost = "Well below a second for 100,000 rows and 50 features.",
                    .reference = "Hoerl and Kennard, Ridge regression, 1970"},
        std::vector{ParamSpec::real("alpha", "Penalty (alpha)", 1.0, 0, 1e9, "Larger keeps the weights smaller; 0 is plain linear regression.")
                        .inFactors(),
                    interceptParam()});
}

} // namespace lathe
