// Naive Bayes: features that are independent within a class.
#include "ml/learners/learner_list.h"
#include "ml/learners/support.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace lathe {

namespace {

enum class Kind { Gaussian, Bernoulli };

/// The log-likelihood of a class is `constants`[k] plus Σ over the features of −(x − a)²·b (Gaussian: a the mean, b half
/// the inverse variance), or of a or b (Bernoulli: the log-share of rows above the threshold, and of the others).
class BayesModel final : public MatrixModel {
public:
    BayesModel(Kind kind, double threshold, std::vector<double> constants, std::vector<double> a, std::vector<double> b)
        : m_kind(kind), m_threshold(threshold), m_constants(std::move(constants)), m_a(std::move(a)), m_b(std::move(b))
    {
    }

    Result<Matrix> predict(const Matrix& features, Progress& progress) const override
    {
        const std::size_t k = m_constants.size(), d = m_a.size() / k;
        Matrix result{features.rows, k, std::vector<double>(features.rows * k)};
        for (std::size_t i = 0; i < features.rows; ++i) {
            if (i % 4096 == 0 && progress.stopRequested())
                return cancelled();
            const auto row = features.row(i);
            const auto out = result.row(i);
            for (std::size_t c = 0; c < k; ++c) {
                const double* a = m_a.data() + c * d;
                const double* b = m_b.data() + c * d;
                double sum = m_constants[c];
                for (std::size_t j = 0; j < d; ++j)
                    sum += m_kind == Kind::Gaussian ? -(row[j] - a[j]) * (row[j] - a[j]) * b[j] : row[j] > m_threshold ? a[j] : b[j];
                out[c] = std::max(sum, -std::numeric_limits<double>::max());
            }
            softmax(out);
        }
        return result;
    }

    Result<std::string> writeOnnx(OnnxBuilder& b, const std::string& features) const override
    {
        const std::size_t k = m_constants.size(), d = m_a.size() / k;
        std::string sums;
        if (m_kind == Kind::Bernoulli) {
            const std::string above = b.toReal(b.compare("Greater", features, m_threshold));
            std::vector<double> more, constants = m_constants; // the sum of b, and of a − b where the feature is above
            for (std::size_t i = 0; i < m_a.size(); ++i) {
                more.push_back(m_a[i] - m_b[i]);
                constants[i / d] += m_b[i];
            }
            sums = b.add(b.product(above, b.transposed(b.matrix(k, d, more))), b.row(constants));
        } else {
            std::vector<std::string> columns;
            for (std::size_t c = 0; c < k; ++c) {
                const std::span a(m_a.data() + c * d, d), half(m_b.data() + c * d, d);
                const std::string apart = b.subtract(features, b.row(a));
                columns.push_back(b.subtract(b.real(m_constants[c]), b.sum(b.multiply(b.multiply(apart, apart), b.row(half)), 1)));
            }
            sums = b.joined(columns, 1);
        }
        return b.softmax(b.node("Max", {sums, b.real(-std::numeric_limits<double>::max())}));
    }

    nlohmann::json describe() const override
    {
        return {{"kind", m_kind == Kind::Gaussian ? "gaussian_bayes" : "bernoulli_bayes"}, {"threshold", m_threshold}};
    }

    StateDict tensors() const override
    {
        const auto k = static_cast<std::int64_t>(m_constants.size());
        const std::int64_t d = static_cast<std::int64_t>(m_a.size()) / k;
        return {{"constants", HostTensor::fromDoubles({k}, m_constants)},
                {"a", HostTensor::fromDoubles({k, d}, m_a)},
                {"b", HostTensor::fromDoubles({k, d}, m_b)}};
    }

private:
    Kind m_kind;
    double m_threshold;
    std::vector<double> m_constants, m_a, m_b;
};

class NaiveBayes final : public DescribedLearner {
public:
    NaiveBayes(Kind kind, LearnerInfo info, std::vector<ParamSpec> parameters)
        : DescribedLearner(std::move(info), std::move(parameters), {.scaled = kind == Kind::Gaussian, .takesMissing = false}), m_kind(kind)
    {
    }

    Result<MatrixFit> fit(const Samples& train, const Samples&, const Params& params, const FitContext& context) const override
    {
        LATHE_CHECK(checkSamples(train, Task::Classification));
        if (context.progress.stopRequested())
            return cancelled();
        const std::vector<double> weights = classWeights(train);
        const double total = weightSum(train);
        std::vector<double> constants;
        for (const double weight : weights) // a class without rows is all but impossible
            constants.push_back(weight > 0 ? std::log(weight / total) : -1e300);
        MatrixFit result;
        result.parameterCount = static_cast<std::int64_t>(2 * weights.size() * train.features.columns);
        result.model = m_kind == Kind::Gaussian ? gaussian(train, weights, std::move(constants), params.real("smoothing"))
                                                : bernoulli(train, weights, std::move(constants), params.real("alpha"), params.real("threshold"));
        return result;
    }

    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        LATHE_TRY(const double threshold, takeNumber(description, "threshold"));
        LATHE_TRY(auto constants, takeTensor(tensors, "constants", {-1}));
        const auto k = static_cast<std::int64_t>(constants.size());
        LATHE_TRY(auto a, takeTensor(tensors, "a", {k, -1}));
        LATHE_TRY(auto b, takeTensor(tensors, "b", {k, k > 0 ? static_cast<std::int64_t>(a.size()) / k : 0}));
        if (constants.empty())
            return fail(ErrorCode::Parse, "The model has no class");
        return std::make_unique<BayesModel>(m_kind, threshold, std::move(constants), std::move(a), std::move(b));
    }

private:
    static std::unique_ptr<MatrixModel> gaussian(const Samples& train, const std::vector<double>& weights, std::vector<double> constants, double smoothing)
    {
        const std::size_t k = weights.size(), d = train.features.columns, n = train.size();
        const double total = weightSum(train);
        std::vector<double> means(k * d, 0), variances(k * d, 0), overall(d, 0), spread(d, 0);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < d; ++j) {
                const double part = train.weights[i] * train.features.at(i, j);
                means[static_cast<std::size_t>(train.labels[i]) * d + j] += part;
                overall[j] += part / total;
            }
        for (std::size_t c = 0; c < k; ++c)
            for (std::size_t j = 0; j < d; ++j)
                means[c * d + j] = weights[c] > 0 ? means[c * d + j] / weights[c] : overall[j];
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = 0; j < d; ++j) {
                const std::size_t at = static_cast<std::size_t>(train.labels[i]) * d + j;
                const double value = train.features.at(i, j);
                variances[at] += train.weights[i] * (value - means[at]) * (value - means[at]);
                spread[j] += train.weights[i] / total * (value - overall[j]) * (value - overall[j]);
            }
        const double widest = *std::ranges::max_element(spread);
        const double added = smoothing * (widest > 0 ? widest : 1);
        std::vector<double> halves(k * d);
        for (std::size_t c = 0; c < k; ++c)
            for (std::size_t j = 0; j < d; ++j) {
                const double variance = (weights[c] > 0 ? variances[c * d + j] / weights[c] : spread[j]) + added;
                halves[c * d + j] = 0.5 / variance;
                constants[c] -= 0.5 * std::log(2 * std::numbers::pi * variance);
            }
        return std::make_unique<BayesModel>(Kind::Gaussian, 0, std::move(constants), std::move(means), std::move(halves));
    }

    static std::unique_ptr<MatrixModel> bernoulli(const Samples& train, const std::vector<double>& weights, std::vector<double> constants, double alpha,
                                                  double threshold)
    {
        const std::size_t k = weights.size(), d = train.features.columns;
        std::vector<double> above(k * d, 0), below(k * d);
        for (std::size_t i = 0; i < train.size(); ++i)
            for (std::size_t j = 0; j < d; ++j)
                if (train.features.at(i, j) > threshold)
                    above[static_cast<std::size_t>(train.labels[i]) * d + j] += train.weights[i];
        for (std::size_t c = 0; c < k; ++c)
            for (std::size_t j = 0; j < d; ++j) {
                const double share = (above[c * d + j] + alpha) / (weights[c] + 2 * alpha);
                above[c * d + j] = std::log(share);
                below[c * d + j] = std::log1p(-share);
            }
        return std::make_unique<BayesModel>(Kind::Bernoulli, threshold, std::move(constants), std::move(above), std::move(below));
    }

    Kind m_kind;
};

} // namespace

std::unique_ptr<const MatrixLearner> makeGaussianBayes()
{
    return std::make_unique<NaiveBayes>(
        Kind::Gaussian,
        LearnerInfo{.id = "table.gaussian_naive_bayes",
                    .name = "Gaussian naive Bayes",
                    .task = Task::Classification,
                    .kinds = {ItemKind::Table},
                    .summary = "Takes each feature as a bell curve of its own in every class and multiplies their likelihoods.",
                    .strengths = "Very few rows, many features; learns in one pass; a quick first answer.",
                    .limits = "Features that say the same are counted twice, so its probabilities are too sure; poor on one-hot columns.",
                    .cost = "Milliseconds.",
                    .reference = "Chan, Golub and LeVeque, Updating formulae and a pairwise algorithm for computing sample variances, 1979"},
        std::vector{ParamSpec::real("smoothing", "Smoothing", 1e-9, 1e-12, 1, "Added to every variance, as a share of the largest one.").inFactors()});
}

std::unique_ptr<const MatrixLearner> makeBernoulliBayes()
{
    return std::make_unique<NaiveBayes>(
        Kind::Bernoulli,
        LearnerInfo{.id = "table.bernoulli_naive_bayes",
                    .name = "Bernoulli naive Bayes",
                    .task = Task::Classification,
                    .kinds = {ItemKind::Table},
                    .summary = "Looks only at whether a feature is above a threshold, and how often that is so in each class.",
                    .strengths = "Yes-or-no features, one-hot categories, words that occur or do not.",
                    .limits = "Numbers lose everything but their side of the threshold: bin them first.",
                    .cost = "Milliseconds.",
                    .reference = "McCallum and Nigam, A comparison of event models for naive Bayes text classification, 1998"},
        std::vector{ParamSpec::real("alpha", "Smoothing", 1, 1e-9, 1000, "Imagined rows of each kind in every class.").inFactors(),
                    ParamSpec::real("threshold", "Threshold", 0, -1e9, 1e9, "A feature counts as yes above this value.")});
}

} // namespace lathe
