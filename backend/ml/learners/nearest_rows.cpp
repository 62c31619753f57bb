#include "ml/learners/nearest_rows.h"

#include "ml/kernels.h"
#include "ml/parallel.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace lathe {

namespace {

constexpr std::size_t kQuestionBlock = 32, kRowBlock = 512;
constexpr std::size_t kPlacing = 5; ///< neighbours that place a new row

std::int64_t signedSize(std::size_t size)
{
    return static_cast<std::int64_t>(size);
}

} // namespace

Result<Nearest> nearestRows(const Matrix& rows, const Matrix& questions, std::size_t count, int threads, Progress& progress)
{
    Nearest result;
    result.count = std::min(count, rows.rows);
    result.rows.resize(questions.rows * result.count);
    result.distances.resize(questions.rows * result.count);
    if (result.count == 0)
        return result;
    using Near = std::pair<double, std::uint32_t>;
    parallelFor(threads, (questions.rows + kQuestionBlock - 1) / kQuestionBlock, [&](std::size_t block) {
        if (progress.stopRequested())
            return;
        const std::size_t from = block * kQuestionBlock, to = std::min(questions.rows, from + kQuestionBlock);
        std::vector<std::vector<Near>> nearest(to - from); // each a heap, the farthest first
        for (std::size_t r0 = 0; r0 < rows.rows; r0 += kRowBlock)
            for (std::size_t i = from; i < to; ++i) {
                auto& heap = nearest[i - from];
                for (std::size_t r = r0; r < std::min(rows.rows, r0 + kRowBlock); ++r) {
                    const double distance = squaredDistance(questions.row(i).data(), rows.row(r).data(), rows.columns);
                    if (heap.size() == result.count) {
                        if (distance >= heap.front().first)
                            continue;
                        std::ranges::pop_heap(heap);
                        heap.pop_back();
                    }
                    heap.emplace_back(distance, static_cast<std::uint32_t>(r));
                    std::ranges::push_heap(heap);
                }
            }
        for (std::size_t i = from; i < to; ++i) {
            std::ranges::sort(nearest[i - from]);
            for (std::size_t k = 0; k < result.count; ++k) {
                result.rows[i * result.count + k] = nearest[i - from][k].second;
                result.distances[i * result.count + k] = std::sqrt(nearest[i - from][k].first);
            }
        }
    });
    if (progress.stopRequested())
        return cancelled();
    return result;
}

Matrix weighedRows(const Samples& train)
{
    Matrix rows{0, train.features.columns, {}};
    for (std::size_t i = 0; i < train.size(); ++i)
        if (train.weights[i] > 0) {
            const auto row = train.features.row(i);
            rows.values.insert(rows.values.end(), row.begin(), row.end());
            ++rows.rows;
        }
    return rows;
}

Result<Matrix> RowClusterModel::predict(const Matrix& features, Progress& progress) const
{
    Matrix result{features.rows, std::max<std::size_t>(1, m_clusters.count), {}};
    result.values.assign(result.rows * result.columns, 0);
    if (m_clusters.rows.rows == 0)
        return result;
    const std::size_t core = m_clusters.coreRows;
    parallelFor(threadsForRows(features.rows, 64), (features.rows + kQuestionBlock - 1) / kQuestionBlock, [&](std::size_t block) {
        if (progress.stopRequested())
            return;
        std::vector<double> distances(m_clusters.rows.rows), sorted;
        for (std::size_t i = block * kQuestionBlock; i < std::min(features.rows, (block + 1) * kQuestionBlock); ++i) {
            for (std::size_t r = 0; r < distances.size(); ++r)
                distances[r] = std::sqrt(squaredDistance(features.row(i).data(), m_clusters.rows.row(r).data(), features.columns));
            double own = 0;
            if (core > 0) {
                sorted = distances;
                const auto nth = sorted.begin() + static_cast<std::ptrdiff_t>(std::min(core, sorted.size()) - 1);
                std::ranges::nth_element(sorted, nth);
                own = *nth;
            }
            // Of equally reachable rows the nearest: a training row answers for itself.
            std::pair<double, double> best{INFINITY, INFINITY};
            std::size_t nearest = 0;
            for (std::size_t r = 0; r < distances.size(); ++r) {
                const double reachable = core > 0 ? std::max({distances[r], own, m_clusters.coreDistances[r]}) : distances[r];
                if (std::pair(reachable, distances[r]) < best) {
                    best = {reachable, distances[r]};
                    nearest = r;
                }
            }
            const std::int64_t cluster = m_clusters.clusters[nearest];
            if (cluster < 0)
                continue;
            const auto place = static_cast<std::size_t>(cluster);
            if (m_clusters.reach.empty() || best.first <= m_clusters.reach[place])
                result.row(i)[place] = 1;
        }
    });
    if (progress.stopRequested())
        return cancelled();
    return result;
}

Result<std::string> RowClusterModel::writeOnnx(OnnxBuilder& b, const std::string& features) const
{
    const std::size_t clusters = std::max<std::size_t>(1, m_clusters.count), rows = m_clusters.rows.rows;
    if (rows == 0)
        return b.add(onnxZeros(b, features), b.row(std::vector<double>(clusters)));
    const std::string distances = b.unary("Sqrt", onnxSquaredDistances(b, features, m_clusters.rows));
    const OnnxBuilder::Attributes first{{"axis", std::int64_t(1)}, {"keepdims", std::int64_t(1)}};
    std::string reachable = distances, nearest;
    if (m_clusters.coreRows > 0) {
        const auto core = static_cast<std::int64_t>(std::min(m_clusters.coreRows, rows));
        const auto near = b.nodes("TopK", {distances, b.integers({core})}, 2, {{"axis", std::int64_t(1)}, {"largest", std::int64_t(0)}});
        reachable = b.node("Max", {b.node("Max", {distances, b.column(near[0], core - 1)}), b.row(m_clusters.coreDistances)});
        // Of equally reachable rows the nearest.
        const std::string least = b.unary("Neg", b.largest(b.unary("Neg", reachable), 1));
        nearest = b.node("ArgMin", {b.where(b.compare("Equal", reachable, least), distances, std::numeric_limits<double>::infinity())}, first);
    } else {
        nearest = b.node("ArgMin", {distances}, first);
    }
    const std::string cluster = b.gather(b.integers(m_clusters.clusters), nearest); // −1 is nowhere
    const std::string chosen = onnxOneAt(b, cluster, clusters);
    if (m_clusters.reach.empty())
        return chosen;
    const std::string least = b.unary("Neg", b.largest(b.unary("Neg", reachable), 1));
    return b.multiply(chosen, b.toReal(b.compare("LessOrEqual", least, b.row(m_clusters.reach))));
}

nlohmann::json RowClusterModel::describe() const
{
    return {{"kind", "row_clusters"}, {"clusters", m_clusters.count}, {"core_rows", m_clusters.coreRows}};
}

StateDict RowClusterModel::tensors() const
{
    const std::int64_t n = signedSize(m_clusters.rows.rows);
    return {{"rows", HostTensor::fromDoubles({n, signedSize(m_clusters.rows.columns)}, m_clusters.rows.values)},
            {"clusters", integerTensor({n}, m_clusters.clusters)},
            {"reach", HostTensor::fromDoubles({signedSize(m_clusters.reach.size())}, m_clusters.reach)},
            {"core_distances", HostTensor::fromDoubles({signedSize(m_clusters.coreDistances.size())}, m_clusters.coreDistances)}};
}

Result<std::unique_ptr<MatrixModel>> RowClusterModel::load(const nlohmann::json& description, const StateDict& tensors)
{
    LATHE_TRY(const double count, takeNumber(description, "clusters"));
    LATHE_TRY(const double core, takeNumber(description, "core_rows"));
    RowClusters clusters;
    LATHE_TRY(clusters.clusters, takeIntegers(tensors, "clusters", {-1}));
    const std::int64_t n = signedSize(clusters.clusters.size());
    LATHE_TRY(clusters.rows.values, takeTensor(tensors, "rows", {n, -1}));
    LATHE_TRY(clusters.reach, takeTensor(tensors, "reach", {-1}));
    LATHE_TRY(clusters.coreDistances, takeTensor(tensors, "core_distances", {-1}));
    const bool fits = count >= 0 && count <= 1e7 && core >= 0 && core <= 1e9
                      && (clusters.reach.empty() || static_cast<double>(clusters.reach.size()) == count)
                      && clusters.coreDistances.size() == (core > 0 ? clusters.clusters.size() : 0)
                      && std::ranges::all_of(clusters.clusters, [&](std::int64_t c) { return c >= -1 && static_cast<double>(c) < count; });
    if (!fits)
        return fail(ErrorCode::Parse, "The model of clusters does not hang together", "Train it again");
    clusters.count = static_cast<std::size_t>(count);
    clusters.coreRows = static_cast<std::size_t>(core);
    clusters.rows.rows = clusters.clusters.size();
    clusters.rows.columns = clusters.rows.rows > 0 ? clusters.rows.values.size() / clusters.rows.rows : 0;
    return std::make_unique<RowClusterModel>(std::move(clusters));
}

Result<Matrix> PlacedRowsModel::predict(const Matrix& features, Progress& progress) const
{
    LATHE_TRY(const Nearest nearest, nearestRows(m_rows, features, kPlacing, threadsForRows(features.rows, 64), progress));
    Matrix result{features.rows, m_positions.columns, std::vector<double>(features.rows * m_positions.columns)};
    for (std::size_t i = 0; i < features.rows; ++i) {
        const auto rows = nearest.rowsOf(i);
        const auto distances = nearest.distancesOf(i);
        const std::size_t used = distances.front() == 0 ? 1 : rows.size();
        double sum = 0;
        for (std::size_t k = 0; k < used; ++k) {
            const double weight = used == 1 ? 1 : 1 / distances[k];
            sum += weight;
            addScaled(weight, m_positions.row(rows[k]).data(), result.row(i).data(), result.columns);
        }
        for (double& value : result.row(i))
            value /= sum;
    }
    return result;
}

Result<std::string> PlacedRowsModel::writeOnnx(OnnxBuilder& b, const std::string& features) const
{
    const auto count = static_cast<std::int64_t>(std::min(kPlacing, m_rows.rows));
    const std::string distances = b.unary("Sqrt", onnxSquaredDistances(b, features, m_rows));
    const auto near = b.nodes("TopK", {distances, b.integers({count})}, 2, {{"axis", std::int64_t(1)}, {"largest", std::int64_t(0)}});
    // A training row stands where it was put: the first of the nearest alone counts.
    const std::string first = b.column(near[0], 0), isHere = b.compare("Equal", first, 0);
    std::vector<double> alone(static_cast<std::size_t>(count), 0);
    alone.front() = 1;
    const std::string weights = b.where(isHere, b.row(alone), b.divide(b.real(1), b.where(b.compare("Equal", near[0], 0), 1.0, near[0])));
    const std::string total = b.sum(weights, 1);
    std::vector<std::string> axes;
    for (std::size_t axis = 0; axis < m_positions.columns; ++axis) {
        std::vector<double> places;
        for (std::size_t row = 0; row < m_positions.rows; ++row)
            places.push_back(m_positions.at(row, axis));
        axes.push_back(b.divide(b.sum(b.multiply(weights, b.gather(b.list(places), near[1])), 1), total));
    }
    return b.joined(axes, 1);
}

nlohmann::json PlacedRowsModel::describe() const
{
    return {{"kind", "placed_rows"}};
}

StateDict PlacedRowsModel::tensors() const
{
    const std::int64_t n = signedSize(m_rows.rows);
    return {{"rows", HostTensor::fromDoubles({n, signedSize(m_rows.columns)}, m_rows.values)},
            {"positions", HostTensor::fromDoubles({n, signedSize(m_positions.columns)}, m_positions.values)}};
}

Result<std::unique_ptr<MatrixModel>> PlacedRowsModel::load(const nlohmann::json&, const StateDict& tensors)
{
    LATHE_TRY(auto positions, takeTensor(tensors, "positions", {-1, 2}));
    const std::size_t n = positions.size() / 2;
    LATHE_TRY(auto rows, takeTensor(tensors, "rows", {signedSize(n), -1}));
    if (n == 0)
        return fail(ErrorCode::Parse, "The model holds no rows", "Train it again");
    const std::size_t columns = rows.size() / n;
    return std::make_unique<PlacedRowsModel>(Matrix{n, columns, std::move(rows)}, Matrix{n, 2, std::move(positions)});
}

} // namespace lathe
