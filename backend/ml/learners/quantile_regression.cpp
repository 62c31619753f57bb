#include "base/text.h"
#include "ml/learners/learner_list.h"
#include "ml/learners/linear_model.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lathe {

namespace {

/// "0.1, 0.5, 0.9"; the one nearest to the middle first, since it is the model's best single value.
Result<std::vector<double>> quantilesOf(const Params& params)
{
    std::vector<double> quantiles;
    for (const std::string& part : split(params.text("quantiles"), ',')) {
        const auto value = parseReal(trimmed(part));
        if (!value || !(*value > 0 && *value < 1) || std::ranges::find(quantiles, *value) != quantiles.end())
            return fail(ErrorCode::InvalidArgument, std::string("“").append(params.text("quantiles")).append("” is no list of quantiles"),
                        "Write different numbers between 0 and 1, with commas: 0.1, 0.5, 0.9");
        quantiles.push_back(*value);
    }
    std::ranges::sort(quantiles);
    const auto middle = std::ranges::min_element(quantiles, {}, [](double q) { return std::abs(q - 0.5); });
    std::rotate(quantiles.begin(), middle, middle + 1);
    return quantiles;
}

struct Problem {
    Eigen::MatrixXd x;   ///< rows by their weights
    Eigen::VectorXd y;
    Eigen::VectorXd tau; ///< the quantile of each row
};

/// The longest step, up to 1, that leaves both a little above 0.
double stepLength(const Eigen::ArrayXd& a, const Eigen::ArrayXd& da, const Eigen::ArrayXd& b, const Eigen::ArrayXd& db)
{
    double step = 1e20;
    for (Eigen::Index i = 0; i < a.size(); ++i) {
        if (da[i] < 0)
            step = std::min(step, -a[i] / da[i]);
        if (db[i] < 0)
            step = std::min(step, -b[i] / db[i]);
    }
    return std::min(1.0, 0.9995 * step);
}

/// The weights b of least Σ tauᵢ·max(rᵢ, 0) + (1 − tauᵢ)·max(−rᵢ, 0), r = y − x·b: the dual of max yᵀa over xᵀa = xᵀ(1 − tau)
/// and 0 ≤ a ≤ 1, by a primal-dual interior-point method with Mehrotra's corrector (Portnoy and Koenker, The Gaussian
/// hare and the Laplacian tortoise, 1997, section 4).
Result<Eigen::VectorXd> solve(const Problem& p, const Params& params, Progress& progress, bool& converged)
{
    using Array = Eigen::ArrayXd;
    const auto normal = [&](const Array& q) {
        Eigen::MatrixXd gram = p.x.transpose() * q.matrix().asDiagonal() * p.x;
        gram.diagonal().array() += 1e-13 * std::max(gram.trace() / static_cast<double>(gram.rows()), 1e-300);
        return Eigen::LDLT<Eigen::MatrixXd>(gram);
    };
    const Array c = -p.y.array();
    Array a = 1 - p.tau.array(), s = p.tau.array();
    Eigen::VectorXd dual = normal(Array::Ones(c.size())).solve(p.x.transpose() * c.matrix());
    Array r = c - (p.x * dual).array();
    const double inside = 1e-3 * r.abs().mean() + 1e-12;
    Array z = r.max(0) + inside, w = (-r).max(0) + inside;
    const auto iterations = static_cast<int>(params.integer("iterations"));
    const double tolerance = params.real("tolerance");
    converged = false;
    for (int iteration = 0; iteration < iterations; ++iteration) {
        if (progress.stopRequested())
            return cancelled();
        const double gap = (a * z).sum() + (s * w).sum();
        converged = gap <= tolerance * (1 + p.y.array().abs().sum());
        if (converged)
            break;
        const Array q = 1 / (z / a + w / s);
        const auto factor = normal(q);
        r = z - w;
        const Eigen::VectorXd rhs = p.x.transpose() * (q * r).matrix();
        Eigen::VectorXd dDual = factor.solve(rhs);
        Array da = q * ((p.x * dDual).array() - r);
        Array dz = -z - z / a * da, dw = -w + w / s * da;
        double primal = stepLength(a, da, s, -da), other = stepLength(z, dz, w, dw);
        if (std::min(primal, other) < 1) {
            const double after = ((a + primal * da) * (z + other * dz)).sum() + ((s - primal * da) * (w + other * dw)).sum();
            const double mu = gap * std::pow(after / gap, 3) / (2 * static_cast<double>(a.size()));
            const Array bend = mu * (1 / a - 1 / s) - da * dz / a - da * dw / s;
            const Array azBend = da * dz, swBend = -da * dw;
            dDual = factor.solve(p.x.transpose() * (q * (r - bend)).matrix());
            da = q * ((p.x * dDual).array() - r + bend);
            dz = mu / a - z - z / a * da - azBend / a;
            dw = mu / s - w + w / s * da - swBend / s;
            primal = stepLength(a, da, s, -da);
            other = stepLength(z, dz, w, dw);
        }
        if (!da.allFinite() || !dDual.allFinite())
            break;
        a += primal * da;
        s -= primal * da;
        z += other * dz;
        w += other * dw;
        dual += other * dDual;
    }
    return Eigen::VectorXd(-dual);
}

class QuantileRegression final : public DescribedLearner {
public:
    QuantileRegression()
        : DescribedLearner(
              {.id = "table.quantile_regression",
               .name = "Quantile regression",
               .task = Task::Regression,
               .kinds = {ItemKind::Table},
               .summary = "Weighted sums for several quantiles of the target at once: the middle, and a range around it.",
               .strengths = "Says how wide the range of outcomes is, also where it differs from row to row; outliers pull it little.",
               .limits = "Straight relations only; outer quantiles need many rows. The answers of a row are put in order where they would cross.",
               .cost = "A second for 20,000 rows and 20 features, for each quantile.",
               .reference = "Koenker and Bassett, Regression quantiles, 1978; Portnoy and Koenker, 1997"},
              {ParamSpec::text("quantiles", "Quantiles", "0.1, 0.5, 0.9", "Between 0 and 1. The one nearest to the middle is the model's value."),
               ParamSpec::real("alpha", "Penalty (alpha)", 0, 0, 1e6, "L1: larger keeps fewer and smaller weights."),
               iterationsParam(100), toleranceParam(1e-10)},
              {.scaled = true, .takesMissing = false})
    {
    }

    std::vector<std::string> outputs(const Params& params) const override
    {
        std::vector<std::string> names;
        if (const auto quantiles = quantilesOf(params))
            for (const double q : *quantiles)
                names.push_back(std::string("quantile ").append(shortest(q)));
        return names;
    }

    Result<MatrixFit> fit(const Samples& train, const Samples&, const Params& params, const FitContext& context) const override
    {
        LATHE_CHECK(checkSamples(train, Task::Regression));
        LATHE_TRY(const std::vector<double> quantiles, quantilesOf(params));
        const auto n = static_cast<Eigen::Index>(train.size()), d = static_cast<Eigen::Index>(train.features.columns);
        // A penalty is a row for each feature that asks for a weight of 0, as a median.
        const double penalty = 2 * params.real("alpha") * weightSum(train);
        const Eigen::Index more = penalty > 0 ? d : 0;
        Problem problem{Eigen::MatrixXd::Zero(n + more, d + 1), Eigen::VectorXd::Zero(n + more), Eigen::VectorXd::Constant(n + more, 0.5)};
        const Eigen::Map<const Eigen::VectorXd> targets(train.targets.data(), n);
        const double shift = targets.mean(), spread = std::sqrt((targets.array() - shift).square().mean());
        const double scale = spread > 0 ? spread : 1;
        for (Eigen::Index i = 0; i < n; ++i) {
            const double weight = train.weights[static_cast<std::size_t>(i)];
            const auto row = train.features.row(static_cast<std::size_t>(i));
            for (Eigen::Index j = 0; j < d; ++j)
                problem.x(i, j) = weight * row[static_cast<std::size_t>(j)];
            problem.x(i, d) = weight;
            problem.y[i] = weight * (targets[i] - shift) / scale;
        }
        for (Eigen::Index j = 0; j < more; ++j)
            problem.x(n + j, j) = penalty;
        MatrixFit result;
        std::vector<double> weights, intercepts;
        for (const double quantile : quantiles) {
            problem.tau.head(n).setConstant(quantile);
            bool converged = false;
            LATHE_TRY(const Eigen::VectorXd found, solve(problem, params, context.progress, converged));
            if (!found.allFinite())
                return fail(ErrorCode::Numeric, "The quantiles have no finite solution", "Scale the features in the pipeline");
            if (!converged)
                result.note = std::string("The quantile ").append(shortest(quantile)).append(" did not converge fully");
            for (Eigen::Index j = 0; j < d; ++j)
                weights.push_back(scale * found[j]);
            intercepts.push_back(shift + scale * found[d]);
            context.progress.set(static_cast<std::int64_t>(intercepts.size()), static_cast<std::int64_t>(quantiles.size()), "Fitting quantiles");
        }
        result.parameterCount = static_cast<std::int64_t>(weights.size() + intercepts.size());
        std::vector<std::size_t> ranks(quantiles.size());
        std::iota(ranks.begin(), ranks.end(), std::size_t(0));
        std::ranges::sort(ranks, {}, [&](std::size_t i) { return quantiles[i]; });
        auto model = std::make_unique<LinearModel>(Link::Identity, static_cast<std::size_t>(d), std::move(weights), std::move(intercepts));
        if (ranks.size() > 1)
            model->setRanks(std::move(ranks));
        result.model = std::move(model);
        return result;
    }

    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        return LinearModel::load(description, tensors);
    }
};

} // namespace

std::unique_ptr<const MatrixLearner> makeQuantileRegression()
{
    return std::make_unique<QuantileRegression>();
}

} // namespace lathe
