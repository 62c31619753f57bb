// Local outlier factor: what is strange stands thinner than its neighbours.
#include "ml/learners/learner_list.h"
#include "ml/learners/nearest_rows.h"
#include "ml/parallel.h"

#include <nlohmann/json.hpp>

#include <cmath>

namespace lathe {

namespace {

/// Mean density of the neighbours over the own (definitions 5 to 7 of the paper); 1 is usual.
class OutlierFactorModel final : public MatrixModel {
public:
    OutlierFactorModel(Matrix rows, std::size_t count, std::vector<double> kDistances, std::vector<double> densities)
        : m_rows(std::move(rows)), m_count(count), m_kDistances(std::move(kDistances)), m_densities(std::move(densities))
    {
    }
    Result<Matrix> predict(const Matrix& features, Progress& progress) const override
    {
        LATHE_TRY(const Nearest nearest, nearestRows(m_rows, features, m_count, threadsForRows(features.rows, 64), progress));
        Matrix result{features.rows, 1, std::vector<double>(features.rows)};
        for (std::size_t i = 0; i < features.rows; ++i) {
            double reach = 0, others = 0;
            for (std::size_t k = 0; k < nearest.count; ++k) {
                const std::size_t row = nearest.rowsOf(i)[k];
                reach += std::max(nearest.distancesOf(i)[k], m_kDistances[row]);
                others += m_densities[row];
            }
            const auto count = static_cast<double>(nearest.count);
            result.values[i] = others / count * (reach / count + kLeast);
        }
        return result;
    }
    Result<std::string> writeOnnx(OnnxBuilder& b, const std::string& features) const override
    {
        const auto count = static_cast<std::int64_t>(std::min(m_count, m_rows.rows));
        const std::string distances = b.unary("Sqrt", onnxSquaredDistances(b, features, m_rows));
        const auto near = b.nodes("TopK", {distances, b.integers({count})}, 2, {{"axis", std::int64_t(1)}, {"largest", std::int64_t(0)}});
        const std::string reach = b.sum(b.node("Max", {near[0], b.gather(b.list(m_kDistances), near[1])}), 1);
        const std::string others = b.sum(b.gather(b.list(m_densities), near[1]), 1);
        const auto all = static_cast<double>(count);
        return b.multiply(b.divide(others, all), b.add(b.divide(reach, all), kLeast));
    }

    nlohmann::json describe() const override { return {{"kind", "outlier_factor"}, {"neighbours", m_count}}; }
    StateDict tensors() const override
    {
        const auto n = static_cast<std::int64_t>(m_rows.rows);
        return {{"rows", HostTensor::fromDoubles({n, static_cast<std::int64_t>(m_rows.columns)}, m_rows.values)},
                {"k_distances", HostTensor::fromDoubles({n}, m_kDistances)}, {"densities", HostTensor::fromDoubles({n}, m_densities)}};
    }
    static constexpr double kLeast = 1e-10; ///< where a row is there many times

private:
    Matrix m_rows;
    std::size_t m_count;
    std::vector<double> m_kDistances, m_densities;
};

class LocalOutlierFactor final : public DescribedLearner {
public:
    LocalOutlierFactor()
        : DescribedLearner({.id = "table.local_outlier_factor", .name = "Local outlier factor", .task = Task::Anomaly, .kinds = {ItemKind::Table},
                            .summary = "Compares how thin the place of a row is with the places of its neighbours. The score is that ratio: about 1 is usual, 2 is twice as thin.",
                            .strengths = "Groups of different density: a row may be strange beside a dense group and usual beside a thin one.",
                            .limits = "Many features make all rows about equally far. A training row is its own neighbour when it is asked about, so that its score is a little low.",
                            .cost = "Compares all pairs: seconds for 20,000 rows, four times as long for twice as many. Each answer looks at all training rows; the model holds them.",
                            .reference = "Breunig, Kriegel, Ng and Sander, LOF: identifying density-based local outliers, 2000"},
                           {ParamSpec::integer("neighbours", "Neighbours", 20, 1, 10'000, "More than the largest group of anomalies, fewer than the smallest usual group.").inFactors()},
                           {.scaled = true, .takesMissing = false})
    {
    }
    Result<MatrixFit> fit(const Samples& train, const Samples&, const Params& params, const FitContext& context) const override
    {
        LATHE_CHECK(checkSamples(train, Task::Anomaly));
        Matrix x = weighedRows(train);
        const std::size_t n = x.rows, count = std::max<std::size_t>(1, std::min<std::size_t>(static_cast<std::size_t>(params.integer("neighbours")), n - 1));
        LATHE_TRY(const Nearest nearest, nearestRows(x, x, count + 1, context.threads, context.progress));
        std::vector<double> kDistances(n), densities(n);
        for (std::size_t i = 0; i < n; ++i)
            kDistances[i] = nearest.distancesOf(i).back();
        for (std::size_t i = 0; i < n; ++i) {
            double reach = 0;
            std::size_t used = 0;
            for (std::size_t k = 0; k < nearest.count && used < count; ++k) {
                const std::size_t row = nearest.rowsOf(i)[k];
                if (row == i)
                    continue;
                reach += std::max(nearest.distancesOf(i)[k], kDistances[row]);
                ++used;
            }
            densities[i] = 1 / ((used > 0 ? reach / static_cast<double>(used) : 0) + OutlierFactorModel::kLeast);
        }
        MatrixFit fit;
        fit.parameterCount = static_cast<std::int64_t>(x.values.size());
        fit.model = std::make_unique<OutlierFactorModel>(std::move(x), count, std::move(kDistances), std::move(densities));
        return fit;
    }
    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        LATHE_TRY(const double count, takeNumber(description, "neighbours"));
        LATHE_TRY(auto densities, takeTensor(tensors, "densities", {-1}));
        const auto n = static_cast<std::int64_t>(densities.size());
        LATHE_TRY(auto kDistances, takeTensor(tensors, "k_distances", {n}));
        LATHE_TRY(auto rows, takeTensor(tensors, "rows", {n, -1}));
        if (n == 0 || !(count >= 1 && count < 1e9))
            return fail(ErrorCode::Parse, "The model of outliers does not hang together", "Train it again");
        const std::size_t columns = rows.size() / densities.size();
        return std::make_unique<OutlierFactorModel>(Matrix{densities.size(), columns, std::move(rows)}, static_cast<std::size_t>(count), std::move(kDistances), std::move(densities));
    }
};

} // namespace

std::unique_ptr<const MatrixLearner> makeLocalOutlierFactor()
{
    return std::make_unique<LocalOutlierFactor>();
}

} // namespace lathe
