// A mixture of normal distributions, fitted by expectation and maximisation.
#include "ml/learners/k_means.h"
#include "ml/learners/learner_list.h"
#include "ml/parallel.h"

#include <Eigen/Cholesky>
#include <nlohmann/json.hpp>

#include <cmath>
#include <numbers>

namespace lathe {

namespace {

struct Mixture {
    Matrix means;                    ///< [k, d]
    std::vector<double> shares;      ///< [k]
    std::vector<double> precisions;  ///< [k, d, d] L⁻¹ of the covariance L·Lᵀ, lower, row-major
    std::vector<double> logDeterminants; ///< [k] of L⁻¹

    std::size_t count() const { return means.rows; }

    /// log(share · density) of each component.
    void logarithms(std::span<const double> row, std::span<double> out, std::vector<double>& centred) const
    {
        const std::size_t d = means.columns;
        centred.resize(d);
        for (std::size_t k = 0; k < count(); ++k) {
            for (std::size_t j = 0; j < d; ++j)
                centred[j] = row[j] - means.at(k, j);
            const double* factor = precisions.data() + k * d * d;
            double square = 0;
            for (std::size_t j = 0; j < d; ++j) {
                double sum = 0;
                for (std::size_t l = 0; l <= j; ++l)
                    sum += factor[j * d + l] * centred[l];
                square += sum * sum;
            }
            out[k] = std::log(std::max(shares[k], 1e-300)) + logDeterminants[k] - 0.5 * (square + static_cast<double>(d) * std::log(2 * std::numbers::pi));
        }
    }

    /// Turns the logarithms into shares; the logarithm of their sum comes back.
    static double normalise(std::span<double> logarithms)
    {
        const double most = *std::ranges::max_element(logarithms);
        double sum = 0;
        for (const double value : logarithms)
            sum += std::exp(value - most);
        const double total = most + std::log(sum);
        for (double& value : logarithms)
            value = std::exp(value - total);
        return total;
    }
};

class MixtureModel final : public MatrixModel {
public:
    explicit MixtureModel(Mixture mixture) : m_mixture(std::move(mixture)) {}

    Result<Matrix> predict(const Matrix& features, Progress& progress) const override
    {
        Matrix result{features.rows, m_mixture.count(), std::vector<double>(features.rows * m_mixture.count())};
        constexpr std::size_t kBlock = 256;
        parallelFor(threadsForRows(features.rows, 512), (features.rows + kBlock - 1) / kBlock, [&](std::size_t block) {
            if (progress.stopRequested())
                return;
            std::vector<double> centred;
            for (std::size_t i = block * kBlock; i < std::min(features.rows, (block + 1) * kBlock); ++i) {
                m_mixture.logarithms(features.row(i), result.row(i), centred);
                Mixture::normalise(result.row(i));
            }
        });
        if (progress.stopRequested())
            return cancelled();
        return result;
    }
    Result<std::string> writeOnnx(OnnxBuilder& b, const std::string& features) const override
    {
        const std::size_t d = m_mixture.means.columns;
        std::vector<std::string> logarithms;
        for (std::size_t k = 0; k < m_mixture.count(); ++k) {
            std::vector<double> factor(m_mixture.precisions.begin() + static_cast<std::ptrdiff_t>(k * d * d),
                                       m_mixture.precisions.begin() + static_cast<std::ptrdiff_t>((k + 1) * d * d));
            for (std::size_t j = 0; j < d; ++j) // the lower half counts
                std::fill(factor.begin() + static_cast<std::ptrdiff_t>(j * d + j + 1), factor.begin() + static_cast<std::ptrdiff_t>((j + 1) * d), 0.0);
            const std::string turned = b.product(b.subtract(features, b.row(m_mixture.means.row(k))), b.transposed(b.matrix(d, d, factor)));
            const double constant = std::log(std::max(m_mixture.shares[k], 1e-300)) + m_mixture.logDeterminants[k] - 0.5 * static_cast<double>(d) * std::log(2 * std::numbers::pi);
            logarithms.push_back(b.add(b.multiply(b.sum(b.multiply(turned, turned), 1), -0.5), constant));
        }
        return b.softmax(b.joined(logarithms, 1));
    }

    nlohmann::json describe() const override { return {{"kind", "gaussian_mixture"}}; }
    StateDict tensors() const override
    {
        const auto k = static_cast<std::int64_t>(m_mixture.count()), d = static_cast<std::int64_t>(m_mixture.means.columns);
        return {{"means", HostTensor::fromDoubles({k, d}, m_mixture.means.values)},
                {"shares", HostTensor::fromDoubles({k}, m_mixture.shares)},
                {"precisions", HostTensor::fromDoubles({k, d, d}, m_mixture.precisions)},
                {"log_determinants", HostTensor::fromDoubles({k}, m_mixture.logDeterminants)}};
    }

private:
    Mixture m_mixture;
};

/// Means, covariances and shares from the memberships [n, k]. Fails with Numeric when a covariance is singular.
Result<Mixture> maximised(const Samples& train, const Matrix& memberships, const std::string& covariance, double floor)
{
    const std::size_t n = train.size(), d = train.features.columns, k = memberships.columns;
    Mixture mixture{Matrix{k, d, std::vector<double>(k * d)}, std::vector<double>(k), std::vector<double>(k * d * d), std::vector<double>(k)};
    const double all = weightSum(train);
    for (std::size_t c = 0; c < k; ++c) {
        double sum = 10 * std::numeric_limits<double>::epsilon();
        const auto mean = mixture.means.row(c);
        for (std::size_t i = 0; i < n; ++i) {
            const double weight = train.weights[i] * memberships.at(i, c);
            sum += weight;
            for (std::size_t j = 0; j < d; ++j)
                mean[j] += weight * train.features.at(i, j);
        }
        for (double& value : mean)
            value /= sum;
        Eigen::MatrixXd spread = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(d), static_cast<Eigen::Index>(d));
        Eigen::VectorXd centred(static_cast<Eigen::Index>(d));
        for (std::size_t i = 0; i < n; ++i) {
            const double weight = train.weights[i] * memberships.at(i, c);
            if (weight < 1e-14)
                continue;
            for (std::size_t j = 0; j < d; ++j)
                centred[static_cast<Eigen::Index>(j)] = train.features.at(i, j) - mean[j];
            if (covariance == "full")
                spread.selfadjointView<Eigen::Lower>().rankUpdate(centred, weight / sum);
            else
                spread.diagonal() += (weight / sum) * centred.cwiseAbs2();
        }
        if (covariance == "spherical")
            spread.diagonal().setConstant(spread.diagonal().mean());
        spread.diagonal().array() += floor;
        const Eigen::LLT<Eigen::MatrixXd, Eigen::Lower> llt(spread);
        if (llt.info() != Eigen::Success)
            return fail(ErrorCode::Numeric, "A component collapsed: its covariance cannot be inverted",
                        "Take fewer components, another form of the covariance, or a larger floor");
        Eigen::MatrixXd inverse = Eigen::MatrixXd::Identity(spread.rows(), spread.cols());
        llt.matrixL().solveInPlace(inverse);
        for (std::size_t j = 0; j < d; ++j) {
            for (std::size_t l = 0; l <= j; ++l)
                mixture.precisions[(c * d + j) * d + l] = inverse(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(l));
            mixture.logDeterminants[c] += std::log(inverse(static_cast<Eigen::Index>(j), static_cast<Eigen::Index>(j)));
        }
        mixture.shares[c] = sum / all;
    }
    return mixture;
}

class GaussianMixture final : public DescribedLearner {
public:
    GaussianMixture()
        : DescribedLearner({.id = "table.gaussian_mixture", .name = "Gaussian mixture", .task = Task::Clustering, .kinds = {ItemKind::Table},
                            .summary = "Describes the rows as a sum of normal distributions, and says how probably a row came from each.",
                            .strengths = "Groups of different size, direction and density that overlap; memberships are probabilities.",
                            .limits = "The number of groups has to be chosen; with many features a full covariance needs many rows, and groups that are not oval are split.",
                            .cost = "Time grows with rows × components × features² × iterations. New rows get their probability under each component.",
                            .reference = "Dempster, Laird and Rubin, Maximum likelihood from incomplete data via the EM algorithm, 1977"},
                           {ParamSpec::integer("components", "Components", 3, 1, 1000, "How many normal distributions.").inFactors(),
                            ParamSpec::choice("covariance", "Covariance", "full", {{"full", "Full: any direction"}, {"diagonal", "Diagonal: along the axes"}, {"spherical", "Spherical: round"}},
                                              "The fewer freedoms, the fewer rows are needed."),
                            ParamSpec::integer("starts", "Starts", 1, 1, 100, "The likeliest of so many beginnings is kept.").withoutSearch().rare(),
                            ParamSpec::real("floor", "Floor of the variance", 1e-6, 1e-12, 1, "Added to every variance, so that no component shrinks to a point.").inFactors().rare(),
                            iterationsParam(100), toleranceParam(1e-3)},
                           {.scaled = true, .takesMissing = false})
    {
    }

    Result<MatrixFit> fit(const Samples& train, const Samples&, const Params& params, const FitContext& context) const override
    {
        LATHE_CHECK(checkSamples(train, Task::Clustering));
        const std::size_t d = train.features.columns, wanted = static_cast<std::size_t>(params.integer("components"));
        if (d > 2000 || wanted * d * d > 50'000'000)
            return fail(ErrorCode::OutOfMemory, std::string("Covariances of ").append(std::to_string(d)).append(" features are too large"),
                        "Reduce the features with PCA in the pipeline");
        MatrixFit fit;
        double best = -INFINITY;
        for (std::int64_t start = 0; start < params.integer("starts"); ++start) {
            const FitContext own{seedFor(context.seed, 1000 + static_cast<std::uint64_t>(start)), context.threads, context.progress, context.observer};
            double likelihood = 0;
            LATHE_TRY(MatrixFit found, oneStart(train, params, wanted, own, start == 0, likelihood));
            if (likelihood > best || start == 0) {
                best = likelihood;
                fit = std::move(found);
            }
        }
        return fit;
    }

    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json&, const StateDict& tensors) const override
    {
        Mixture mixture;
        LATHE_TRY(mixture.shares, takeTensor(tensors, "shares", {-1}));
        const auto k = static_cast<std::int64_t>(mixture.shares.size());
        LATHE_TRY(mixture.means.values, takeTensor(tensors, "means", {k, -1}));
        if (k == 0 || mixture.means.values.empty())
            return fail(ErrorCode::Parse, "The model has no components", "Train it again");
        mixture.means.rows = mixture.shares.size();
        mixture.means.columns = mixture.means.values.size() / mixture.means.rows;
        const auto d = static_cast<std::int64_t>(mixture.means.columns);
        LATHE_TRY(mixture.precisions, takeTensor(tensors, "precisions", {k, d, d}));
        LATHE_TRY(mixture.logDeterminants, takeTensor(tensors, "log_determinants", {k}));
        return std::make_unique<MixtureModel>(std::move(mixture));
    }

private:
    static Result<MatrixFit> oneStart(const Samples& train, const Params& params, std::size_t wanted, const FitContext& context, bool report,
                                      double& likelihood)
    {
        LATHE_TRY(const Centres begin, kMeans(train, {wanted, 1, 300, 1e-4}, context, false));
        const std::size_t n = train.size();
        Matrix memberships{n, begin.centres.rows, std::vector<double>(n * begin.centres.rows)};
        for (std::size_t i = 0; i < n; ++i)
            memberships.row(i)[begin.assigned[i]] = 1;
        MatrixFit fit;
        const double all = weightSum(train), floor = params.real("floor");
        double before = -INFINITY;
        std::vector<double> logs(n);
        LATHE_TRY(Mixture mixture, maximised(train, memberships, params.text("covariance"), floor));
        for (int iteration = 1; iteration <= params.integer("iterations"); ++iteration) {
            if (context.progress.stopRequested())
                return cancelled();
            constexpr std::size_t kBlock = 256;
            parallelFor(context.threads, (n + kBlock - 1) / kBlock, [&](std::size_t block) {
                std::vector<double> centred;
                for (std::size_t i = block * kBlock; i < std::min(n, (block + 1) * kBlock); ++i) {
                    mixture.logarithms(train.features.row(i), memberships.row(i), centred);
                    logs[i] = Mixture::normalise(memberships.row(i));
                }
            });
            likelihood = 0;
            for (std::size_t i = 0; i < n; ++i)
                likelihood += train.weights[i] / all * logs[i];
            LATHE_TRY(mixture, maximised(train, memberships, params.text("covariance"), floor));
            fit.epochs = fit.bestEpoch = iteration;
            if (report)
                reportRound(context, iteration, {.trainLoss = -likelihood, .validationLoss = {}}, 0, 0);
            if (std::abs(likelihood - before) < params.real("tolerance"))
                break;
            before = likelihood;
        }
        fit.note = std::string("Mean log-likelihood ").append(std::to_string(likelihood));
        fit.parameterCount = static_cast<std::int64_t>(mixture.means.values.size() + mixture.shares.size() + mixture.precisions.size());
        fit.model = std::make_unique<MixtureModel>(std::move(mixture));
        return fit;
    }
};

} // namespace

std::unique_ptr<const MatrixLearner> makeGaussianMixture()
{
    return std::make_unique<GaussianMixture>();
}

} // namespace lathe
