// Lasso and elastic net.
#include "ml/kernels.h"
#include "ml/learners/learner_list.h"
#include "ml/learners/linear_model.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

struct Penalty {
    double l1 = 0, l2 = 0; ///< of ½·Σ wᵢ·rᵢ² + l1·|b|₁ + ½·l2·|b|₂²
};

/// Columns one after the other, so that a coordinate's values lie together.
struct Columns {
    std::size_t rows = 0;
    std::vector<double> values, means, squares;
    const double* column(std::size_t j) const { return values.data() + j * rows; }
};

Columns columnsOf(const Samples& train, const std::vector<double>& roots, bool intercept)
{
    const std::size_t n = train.size(), d = train.features.columns;
    Columns result{n, std::vector<double>(n * d), std::vector<double>(d), std::vector<double>(d)};
    const double total = weightSum(train);
    for (std::size_t j = 0; j < d; ++j) {
        double mean = 0;
        if (intercept)
            for (std::size_t i = 0; i < n; ++i)
                mean += train.weights[i] * train.features.at(i, j) / total;
        double* column = result.values.data() + j * n;
        for (std::size_t i = 0; i < n; ++i)
            column[i] = roots[i] * (train.features.at(i, j) - mean);
        result.means[j] = mean;
        result.squares[j] = dot(column, column, n);
    }
    return result;
}

/// How far the value may still be above the smallest one (Kim et al., An interior-point method for large-scale
/// L1-regularized least squares, 2007, section III; the L2 part as further rows of the system).
double dualityGap(const Columns& x, const std::vector<double>& residual, const std::vector<double>& targets,
                  const std::vector<double>& b, const Penalty& penalty)
{
    const std::size_t n = x.rows;
    double largest = 0, sumAbsolute = 0, sumSquares = 0;
    for (std::size_t j = 0; j < b.size(); ++j) {
        largest = std::max(largest, std::abs(dot(x.column(j), residual.data(), n) - penalty.l2 * b[j]));
        sumAbsolute += std::abs(b[j]);
        sumSquares += b[j] * b[j];
    }
    const double squares = dot(residual.data(), residual.data(), n) + penalty.l2 * sumSquares;
    const double scale = largest > penalty.l1 ? penalty.l1 / largest : 1;
    return squares / 2 * (1 + scale * scale) + penalty.l1 * sumAbsolute - scale * dot(residual.data(), targets.data(), n);
}

class CoordinateDescent final : public DescribedLearner {
public:
    CoordinateDescent(bool isNet, LearnerInfo info, std::vector<ParamSpec> parameters)
        : DescribedLearner(std::move(info), std::move(parameters), {.scaled = true, .takesMissing = false}), m_isNet(isNet)
    {
    }

    Result<MatrixFit> fit(const Samples& train, const Samples&, const Params& params, const FitContext& context) const override
    {
        LATHE_CHECK(checkSamples(train, Task::Regression));
        const std::size_t n = train.size(), d = train.features.columns;
        const bool intercept = params.boolean("intercept");
        const double total = weightSum(train);
        std::vector<double> roots(n), targets(n);
        double mean = 0;
        for (std::size_t i = 0; i < n; ++i) {
            roots[i] = std::sqrt(train.weights[i]);
            mean += intercept ? train.weights[i] * train.targets[i] / total : 0;
        }
        for (std::size_t i = 0; i < n; ++i)
            targets[i] = roots[i] * (train.targets[i] - mean);
        const Columns x = columnsOf(train, roots, intercept);
        const double share = m_isNet ? params.real("l1_share") : 1;
        const Penalty penalty{params.real("alpha") * share * total, params.real("alpha") * (1 - share) * total};

        std::vector<double> b(d, 0), residual = targets;
        const double tolerance = params.real("tolerance");
        const double allowedGap = tolerance * dot(targets.data(), targets.data(), n);
        const auto rounds = static_cast<int>(params.integer("iterations"));
        bool converged = false;
        int round = 0;
        while (!converged && round < rounds) {
            ++round;
            double largestChange = 0, largestWeight = 0;
            for (std::size_t j = 0; j < d; ++j) {
                if (j % 64 == 0 && context.progress.stopRequested())
                    return cancelled();
                if (x.squares[j] == 0)
                    continue;
                const double old = b[j];
                const double pull = dot(x.column(j), residual.data(), n) + x.squares[j] * old;
                const double size = std::max(std::abs(pull) - penalty.l1, 0.0);
                b[j] = std::copysign(size, pull) / (x.squares[j] + penalty.l2);
                if (b[j] != old)
                    addScaled(old - b[j], x.column(j), residual.data(), n);
                largestChange = std::max(largestChange, std::abs(b[j] - old));
                largestWeight = std::max(largestWeight, std::abs(b[j]));
            }
            context.progress.set(round, rounds, "Fitting the weights");
            if (largestWeight == 0 || largestChange <= tolerance * largestWeight)
                converged = dualityGap(x, residual, targets, b, penalty) <= allowedGap;
        }
        double constant = mean;
        for (std::size_t j = 0; j < d; ++j)
            constant -= b[j] * x.means[j];
        MatrixFit result;
        result.epochs = result.bestEpoch = round;
        result.parameterCount = static_cast<std::int64_t>(d) - std::ranges::count(b, 0.0) + 1;
        result.note = std::string("Keeps ").append(std::to_string(result.parameterCount - 1)).append(" of ").append(std::to_string(d)).append(" features");
        if (!converged)
            result.note.append(". Did not converge after ").append(std::to_string(round)).append(" iterations");
        result.model = std::make_unique<LinearModel>(Link::Identity, d, std::move(b), std::vector{constant});
        return result;
    }

    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        return LinearModel::load(description, tensors);
    }

private:
    bool m_isNet;
};

std::vector<ParamSpec> parametersOf(bool isNet)
{
    std::vector<ParamSpec> list{ParamSpec::real("alpha", "Penalty (alpha)", 1.0, 1e-9, 1e9,
                                                "Larger keeps fewer and smaller weights. It has the target's unit: a target in thousands needs a larger one.")
                                    .inFactors()};
    if (isNet)
        list.push_back(ParamSpec::real("l1_share", "Share of L1", 0.5, 0.01, 1, "1 is the lasso; near 0 it becomes ridge regression."));
    list.push_back(ParamSpec::boolean("intercept", "Intercept", true, "A constant besides the weighted features.").rare());
    list.push_back(iterationsParam(1000));
    list.push_back(toleranceParam(1e-4));
    return list;
}

} // namespace

std::unique_ptr<const MatrixLearner> makeLasso()
{
    return std::make_unique<CoordinateDescent>(
        false,
        LearnerInfo{.id = "table.lasso",
                    .name = "Lasso",
                    .task = Task::Regression,
                    .kinds = {ItemKind::Table},
                    .summary = "Linear regression that sets the weights of features that add little to 0, and so chooses features.",
                    .strengths = "Many features of which few matter; a short, readable model.",
                    .limits = "Of features that say the same it keeps one by chance. Its default penalty suits targets of a size of tens; set it for others.",
                    .cost = "A second for 100,000 rows and 50 features.",
                    .reference = "Tibshirani, Regression shrinkage and selection via the lasso, 1996; Friedman et al., Pathwise coordinate optimization, 2007"},
        parametersOf(false));
}

std::unique_ptr<const MatrixLearner> makeElasticNet()
{
    return std::make_unique<CoordinateDescent>(
        true,
        LearnerInfo{.id = "table.elastic_net",
                    .name = "Elastic net",
                    .task = Task::Regression,
                    .kinds = {ItemKind::Table},
                    .summary = "Between ridge and lasso: keeps weights small and sets some to 0.",
                    .strengths = "Many features in groups that say nearly the same: it keeps or drops a group together.",
                    .limits = "Two settings to find. Its default penalty suits targets of a size of tens; set it for others.",
                    .cost = "A second for 100,000 rows and 50 features.",
                    .reference = "Zou and Hastie, Regularization and variable selection via the elastic net, 2005"},
        parametersOf(true));
}

} // namespace lathe
