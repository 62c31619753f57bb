// The linear support vector machine.
#include "ml/kernels.h"
#include "ml/learners/learner_list.h"
#include "ml/learners/linear_model.h"
#include "ml/learners/svm_support.h"
#include "base/optimise.h"

#include <cmath>

namespace lathe {

namespace {

struct Planes {
    std::size_t count = 0; ///< one for two classes, else one a class against the rest
    std::vector<double> weights, intercepts;
};

class LinearSvm final : public DescribedLearner {
public:
    LinearSvm()
        : DescribedLearner(
              {.id = "table.linear_svm",
               .name = "Linear support vector machine",
               .task = Task::Classification,
               .kinds = {ItemKind::Table},
               .summary = "The plane between the classes with the widest margin; only rows near it matter.",
               .strengths = "Many features, such as words or one-hot categories; outliers deep inside their class do not move it.",
               .limits = "Straight boundaries only; its probabilities are calibrated afterwards and coarser than those of logistic regression.",
               .cost = "Seconds for 100,000 rows and 100 features.",
               .reference = "Cortes and Vapnik, Support-vector networks, 1995; Fan et al., LIBLINEAR, 2008 (L2-regularised L2-loss)"},
              {ParamSpec::real("c", "Freedom (C)", 1.0, 1e-6, 1e6, "Smaller makes the margin wider and minds single rows less.").inFactors(),
               iterationsParam(1000), toleranceParam(1e-4)},
              {.scaled = true, .takesMissing = false})
    {
    }

    Result<MatrixFit> fit(const Samples& train, const Samples&, const Params& params, const FitContext& context) const override
    {
        LATHE_CHECK(checkSamples(train, Task::Classification));
        int iterations = 0;
        LATHE_TRY(Planes planes, separate(train, params, context.progress, iterations));
        int others = 0;
        LATHE_TRY(const double factor, calibrate(train, context.seed, [&](const Samples& rows, const Matrix& heldOut) -> Result<Matrix> {
            LATHE_TRY(const Planes found, separate(rows, params, context.progress, others));
            Matrix scores{heldOut.rows, train.classes.size(), {}};
            for (std::size_t i = 0; i < heldOut.rows; ++i)
                for (std::size_t k = 0; k < scores.columns; ++k)
                    scores.values.push_back(found.count == 1 && k == 0 ? 0 : marginOf(found, found.count == 1 ? 0 : k, heldOut.row(i)));
            return scores;
        }));
        for (double& weight : planes.weights)
            weight *= factor;
        for (double& intercept : planes.intercepts)
            intercept *= factor;
        MatrixFit result;
        result.epochs = result.bestEpoch = iterations;
        result.parameterCount = static_cast<std::int64_t>(planes.weights.size() + planes.intercepts.size());
        result.model = std::make_unique<LinearModel>(Link::Shares, train.features.columns, std::move(planes.weights), std::move(planes.intercepts));
        return result;
    }

    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        return LinearModel::load(description, tensors);
    }

private:
    static double marginOf(const Planes& planes, std::size_t plane, std::span<const double> row)
    {
        return planes.intercepts[plane] + dot(row.data(), planes.weights.data() + plane * row.size(), row.size());
    }

    /// ½·|w|² + C·Σ weight·max(0, 1 − y·f)²; the intercept is a weight of a constant feature, as in LIBLINEAR.
    static Result<Planes> separate(const Samples& train, const Params& params, Progress& progress, int& iterations)
    {
        const std::size_t n = train.size(), d = train.features.columns;
        const double c = params.real("c");
        OptimiseSettings settings;
        settings.iterations = static_cast<int>(params.integer("iterations"));
        settings.gradientTolerance = params.real("tolerance");
        Planes planes{train.classes.size() == 2 ? 1 : train.classes.size(), {}, {}};
        for (std::size_t plane = 0; plane < planes.count; ++plane) {
            const auto positive = static_cast<std::int32_t>(planes.count == 1 ? 1 : plane);
            const Objective loss = [&](std::span<const double> x, std::span<double> gradient) {
                double value = dot(x.data(), x.data(), d + 1) / 2;
                std::ranges::copy(x, gradient.begin());
                for (std::size_t i = 0; i < n; ++i) {
                    const double* row = train.features.row(i).data();
                    const double sign = train.labels[i] == positive ? 1 : -1;
                    const double slack = 1 - sign * (x[d] + dot(row, x.data(), d));
                    if (slack <= 0 || train.weights[i] == 0)
                        continue;
                    value += c * train.weights[i] * slack * slack;
                    const double pull = -2 * c * train.weights[i] * sign * slack;
                    addScaled(pull, row, gradient.data(), d);
                    gradient[d] += pull;
                }
                return value;
            };
            LATHE_TRY(const Optimum found, minimise(loss, std::vector<double>(d + 1, 0), settings, progress));
            iterations = std::max(iterations, found.iterations);
            planes.weights.insert(planes.weights.end(), found.x.begin(), found.x.end() - 1);
            planes.intercepts.push_back(found.x.back());
            progress.set(static_cast<std::int64_t>(plane + 1), static_cast<std::int64_t>(planes.count), "Separating the classes");
        }
        return planes;
    }
};

} // namespace

std::unique_ptr<const MatrixLearner> makeLinearSvm()
{
    return std::make_unique<LinearSvm>();
}

} // namespace lathe
