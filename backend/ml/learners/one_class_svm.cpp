// One-class SVM: what is strange lies outside a border around most rows.
#include "ml/kernels.h"
#include "ml/learners/learner_list.h"
#include "ml/learners/nearest_rows.h"
#include "ml/learners/svm_solver.h"
#include "ml/learners/svm_support.h"
#include "ml/parallel.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

/// rho − Σ coefficient · exp(−gamma·|x − v|²): above 0 is outside.
class OneClassModel final : public MatrixModel {
public:
    OneClassModel(double gamma, double rho, Matrix vectors, std::vector<double> coefficients)
        : m_gamma(gamma), m_rho(rho), m_vectors(std::move(vectors)), m_coefficients(std::move(coefficients))
    {
    }
    Result<Matrix> predict(const Matrix& features, Progress& progress) const override
    {
        Matrix result{features.rows, 1, std::vector<double>(features.rows)};
        parallelFor(threadsForRows(features.rows, 128), features.rows, [&](std::size_t i) {
            if (progress.stopRequested())
                return;
            double score = m_rho;
            for (std::size_t v = 0; v < m_vectors.rows; ++v)
                score -= m_coefficients[v] * std::exp(-m_gamma * squaredDistance(features.row(i).data(), m_vectors.row(v).data(), features.columns));
            result.values[i] = score;
        });
        if (progress.stopRequested())
            return cancelled();
        return result;
    }
    Result<std::string> writeOnnx(OnnxBuilder& b, const std::string& features) const override
    {
        const std::string kernel = onnxGaussianKernel(b, features, m_vectors, m_gamma);
        return b.subtract(b.real(m_rho), b.product(kernel, b.matrix(m_vectors.rows, 1, m_coefficients)));
    }

    nlohmann::json describe() const override { return {{"kind", "one_class_svm"}, {"gamma", m_gamma}, {"rho", m_rho}}; }
    StateDict tensors() const override
    {
        const auto v = static_cast<std::int64_t>(m_vectors.rows);
        return {{"vectors", HostTensor::fromDoubles({v, static_cast<std::int64_t>(m_vectors.columns)}, m_vectors.values)},
                {"coefficients", HostTensor::fromDoubles({v}, m_coefficients)}};
    }

private:
    double m_gamma, m_rho;
    Matrix m_vectors;
    std::vector<double> m_coefficients;
};

class OneClassSvm final : public DescribedLearner {
public:
    OneClassSvm()
        : DescribedLearner({.id = "table.one_class_svm", .name = "One-class SVM", .task = Task::Anomaly, .kinds = {ItemKind::Table},
                            .summary = "Draws a smooth border around most rows. The score is how far a row lies outside: above 0 is out, below 0 is in.",
                            .strengths = "Training rows that are nearly all usual, some thousand of them; the border has any shape.",
                            .limits = "The share outside has to be guessed, and anomalies among the training rows pull the border out. Rows' weights are not looked at.",
                            .cost = "Time grows with the square of the rows: seconds for 10,000. Answers look at the support vectors.",
                            .reference = "Schölkopf et al., Estimating the support of a high-dimensional distribution, 2001"},
                           {ParamSpec::real("nu", "Share outside", 0.1, 0.0001, 1, "At most this share of the training rows lies outside the border.").inFactors(),
                            ParamSpec::real("gamma", "Gamma", 0, 0, 1e6, "How quickly likeness falls with distance: larger follows the rows more closely. 0: one over features and variance.").withZero("automatic").withSearch(1e-3, 10),
                            toleranceParam(1e-3)},
                           {.scaled = true, .takesMissing = false})
    {
    }
    Result<MatrixFit> fit(const Samples& train, const Samples&, const Params& params, const FitContext& context) const override
    {
        LATHE_CHECK(checkSamples(train, Task::Anomaly));
        if (context.progress.stopRequested())
            return cancelled();
        const Matrix x = weighedRows(train);
        const double gamma = gammaOf(x, params.real("gamma")), share = params.real("nu") * static_cast<double>(x.rows);
        SvmProblem problem{.rows = x, .gamma = gamma, .targets = std::vector<double>(x.rows, 0), .low = std::vector<double>(x.rows, 0),
                           .high = std::vector<double>(x.rows, 1), .tube = 0, .start = {}, .tolerance = params.real("tolerance")};
        for (std::size_t i = 0; i < x.rows; ++i) // anything that adds up to nu·n
            problem.start.push_back(std::clamp(share - static_cast<double>(i), 0.0, 1.0));
        LATHE_TRY(const SvmSolution found, solveSvm(problem, context.progress));
        Matrix vectors{0, x.columns, {}};
        std::vector<double> coefficients;
        for (std::size_t i = 0; i < x.rows; ++i)
            if (found.coefficients[i] != 0) {
                const auto row = x.row(i);
                vectors.values.insert(vectors.values.end(), row.begin(), row.end());
                coefficients.push_back(found.coefficients[i]);
                ++vectors.rows;
            }
        MatrixFit fit;
        fit.note = std::to_string(vectors.rows).append(" support vectors");
        fit.parameterCount = static_cast<std::int64_t>(vectors.values.size());
        fit.model = std::make_unique<OneClassModel>(gamma, found.rho, std::move(vectors), std::move(coefficients));
        return fit;
    }
    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        LATHE_TRY(const double gamma, takeNumber(description, "gamma"));
        LATHE_TRY(const double rho, takeNumber(description, "rho"));
        LATHE_TRY(auto coefficients, takeTensor(tensors, "coefficients", {-1}));
        LATHE_TRY(auto vectors, takeTensor(tensors, "vectors", {static_cast<std::int64_t>(coefficients.size()), -1}));
        if (coefficients.empty())
            return fail(ErrorCode::Parse, "The machine has no support vectors", "Train it again");
        const std::size_t columns = vectors.size() / coefficients.size();
        return std::make_unique<OneClassModel>(gamma, rho, Matrix{coefficients.size(), columns, std::move(vectors)}, std::move(coefficients));
    }
};

} // namespace

std::unique_ptr<const MatrixLearner> makeOneClassSvm()
{
    return std::make_unique<OneClassSvm>();
}

} // namespace lathe
