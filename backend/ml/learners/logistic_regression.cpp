#include "ml/kernels.h"
#include "ml/learners/learner_list.h"
#include "ml/learners/linear_model.h"
#include "base/optimise.h"
#include "ml/parallel.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace lathe {

namespace {

/// Σ wᵢ·loss over the rows and its gradient. Variables: [outputs, features] weights, then [outputs] intercepts. Two
/// classes have one output, the log-odds of the second; more have one each (multinomial).
class LogisticLoss {
public:
    LogisticLoss(const Samples& train, std::size_t outputs, bool intercept, int threads)
        : m_train(train), m_outputs(outputs), m_intercept(intercept), m_threads(threads),
          m_parts((train.size() + kBlock - 1) / kBlock, std::vector<double>(outputs * (train.features.columns + 1)))
    {
    }

    double operator()(std::span<const double> x, std::span<double> gradient)
    {
        std::vector<double> losses(m_parts.size());
        parallelFor(m_threads, m_parts.size(), [&](std::size_t part) { losses[part] = block(part, x, m_parts[part]); });
        // Parts are summed in their order, so that the number of threads changes nothing.
        double loss = 0;
        std::ranges::fill(gradient, 0);
        for (std::size_t part = 0; part < m_parts.size(); ++part) {
            loss += losses[part];
            addScaled(1, m_parts[part].data(), gradient.data(), gradient.size());
        }
        if (!m_intercept)
            std::ranges::fill(gradient.last(m_outputs), 0);
        return loss;
    }

private:
    static constexpr std::size_t kBlock = 2048;
    static constexpr std::size_t kRows = 64; ///< whose features are still in the cache when the gradient needs them

    double block(std::size_t part, std::span<const double> x, std::vector<double>& gradient) const
    {
        const std::size_t d = m_train.features.columns, end = std::min(m_train.size(), (part + 1) * kBlock);
        const double* intercepts = x.data() + m_outputs * d;
        std::ranges::fill(gradient, 0);
        std::vector<double> scores(kRows * m_outputs);
        double loss = 0;
        for (std::size_t from = part * kBlock; from < end; from += kRows) {
            const std::size_t rows = std::min(kRows, end - from);
            for (std::size_t i = 0; i < rows; ++i)
                for (std::size_t o = 0; o < m_outputs; ++o)
                    scores[i * m_outputs + o] = intercepts[o] + dot(m_train.features.row(from + i).data(), x.data() + o * d, d);
            loss += m_outputs == 1 ? pairSlopes(from, rows, scores.data()) : slopes(from, rows, scores.data());
            for (std::size_t i = 0; i < rows; ++i)
                for (std::size_t o = 0; o < m_outputs; ++o) {
                    const double slope = scores[i * m_outputs + o];
                    addScaled(slope, m_train.features.row(from + i).data(), gradient.data() + o * d, d);
                    gradient[m_outputs * d + o] += slope;
                }
        }
        return loss;
    }

    /// Two classes: the scores become the loss's derivatives by them. Returns the loss.
    double pairSlopes(std::size_t from, std::size_t rows, double* scores) const
    {
        double exponents[kRows];
        for (std::size_t i = 0; i < rows; ++i)
            exponents[i] = -std::abs(scores[i]);
        exponentials(exponents, rows);
        // Σ w·log(1 + e) with one logarithm for many rows of the same weight: each factor is at most 2.
        double loss = 0, product = 1, productWeight = 0;
        for (std::size_t i = 0; i < rows; ++i) {
            const double weight = m_train.weights[from + i];
            if (weight != productWeight) {
                loss += productWeight * std::log(product);
                product = 1;
                productWeight = weight;
            }
            const double e = exponents[i], sign = m_train.labels[from + i] == 1 ? 1 : -1, margin = sign * scores[i];
            product *= 1 + e;
            loss += weight * std::max(0.0, -margin);
            scores[i] = -weight * sign * (margin > 0 ? e : 1) / (1 + e);
        }
        return loss + productWeight * std::log(product);
    }

    /// The same for more classes.
    double slopes(std::size_t from, std::size_t rows, double* scores) const
    {
        double loss = 0;
        for (std::size_t i = 0; i < rows; ++i) {
            double* row = scores + i * m_outputs;
            const double largest = *std::max_element(row, row + m_outputs);
            for (std::size_t o = 0; o < m_outputs; ++o)
                row[o] -= largest;
            loss -= m_train.weights[from + i] * row[m_train.labels[from + i]];
        }
        exponentials(scores, rows * m_outputs);
        for (std::size_t i = 0; i < rows; ++i) {
            double* row = scores + i * m_outputs;
            const double weight = m_train.weights[from + i];
            double sum = 0;
            for (std::size_t o = 0; o < m_outputs; ++o)
                sum += row[o];
            loss += weight * std::log(sum);
            for (std::size_t o = 0; o < m_outputs; ++o)
                row[o] *= weight / sum;
            row[m_train.labels[from + i]] -= weight;
        }
        return loss;
    }

    const Samples& m_train;
    std::size_t m_outputs;
    bool m_intercept;
    int m_threads;
    std::vector<std::vector<double>> m_parts;
};

class LogisticRegression final : public DescribedLearner {
public:
    LogisticRegression()
        : DescribedLearner(
              {.id = "table.logistic_regression",
               .name = "Logistic regression",
               .task = Task::Classification,
               .kinds = {ItemKind::Table},
               .summary = "A weighted sum of the features for each class, turned into probabilities. The first model to try.",
               .strengths = "Few rows, many features, effects that add up. Its weights can be read, its probabilities are usually well calibrated.",
               .limits = "Sees no interaction and no curve unless the pipeline makes features of them.",
               .cost = "Seconds for 100,000 rows and 100 features; the weights are all that is kept.",
               .reference = "Cox, The regression analysis of binary sequences, 1958; Liu and Nocedal, On the limited memory BFGS method, 1989"},
              {ParamSpec::choice("penalty", "Penalty", "l2", {{"l2", "L2 (small weights)"}, {"l1", "L1 (few weights)"}, {"none", "None"}},
                                 "L1 sets the weights of features that add nothing to 0."),
               ParamSpec::real("c", "Freedom (C)", 1.0, 1e-6, 1e6, "The inverse of the penalty's strength: smaller keeps the weights smaller.")
                   .inFactors(),
               ParamSpec::boolean("intercept", "Intercept", true, "A constant for each class besides the weighted features.").rare(),
               iterationsParam(1000), toleranceParam(1e-4)},
              {.scaled = true, .takesMissing = false})
    {
    }

    Result<MatrixFit> fit(const Samples& train, const Samples&, const Params& params, const FitContext& context) const override
    {
        LATHE_CHECK(checkSamples(train, Task::Classification));
        const std::size_t d = train.features.columns;
        const std::size_t outputs = train.classes.size() == 2 ? 1 : train.classes.size();
        LogisticLoss loss(train, outputs, params.boolean("intercept"), context.threads);
        const std::string& penalty = params.text("penalty");
        const double strength = penalty == "none" ? 0 : 1 / params.real("c");

        OptimiseSettings settings;
        settings.iterations = static_cast<int>(params.integer("iterations"));
        settings.gradientTolerance = params.real("tolerance");
        if (penalty == "l1") {
            settings.l1.assign(outputs * d, strength);
            settings.l1.resize(outputs * (d + 1), 0);
            settings.valueTolerance = 1e-10;
        }
        const Objective objective = [&](std::span<const double> x, std::span<double> gradient) {
            double value = loss(x, gradient);
            if (penalty == "l2")
                for (std::size_t i = 0; i < outputs * d; ++i) {
                    value += strength / 2 * x[i] * x[i];
                    gradient[i] += strength * x[i];
                }
            return value;
        };
        LATHE_TRY(Optimum found, minimise(objective, std::vector<double>(outputs * (d + 1), 0), settings, context.progress,
                                          [&](int iteration, double) {
                                              context.progress.set(iteration, settings.iterations, "Fitting the weights");
                                          }));
        MatrixFit result;
        result.epochs = result.bestEpoch = found.iterations;
        result.parameterCount = static_cast<std::int64_t>(found.x.size());
        if (!found.converged)
            result.note = std::string("Did not converge after ").append(std::to_string(found.iterations)).append(" iterations");
        std::vector<double> intercepts(found.x.end() - static_cast<std::ptrdiff_t>(outputs), found.x.end());
        found.x.resize(outputs * d);
        result.model = std::make_unique<LinearModel>(Link::Shares, d, std::move(found.x), std::move(intercepts));
        return result;
    }

    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        return LinearModel::load(description, tensors);
    }
};

} // namespace

std::unique_ptr<const MatrixLearner> makeLogisticRegression()
{
    return std::make_unique<LogisticRegression>();
}

} // namespace lathe
