// Clusters from the bottom up: the two nearest groups are joined until as many are left as were asked for.
#include "ml/kernels.h"
#include "ml/learners/learner_list.h"
#include "ml/learners/nearest_rows.h"
#include "ml/parallel.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <numeric>

namespace lathe {

namespace {

constexpr std::size_t kMostRows = 20'000; ///< half a matrix of distances: 1.6 GB

/// Distances between groups, the half below the diagonal.
class Distances {
public:
    explicit Distances(std::size_t count) : m_values(count * (count - 1) / 2) {}
    double& at(std::size_t a, std::size_t b)
    {
        const std::size_t high = std::max(a, b), low = std::min(a, b);
        return m_values[high * (high - 1) / 2 + low];
    }

private:
    std::vector<double> m_values;
};

struct Join {
    std::size_t a, b;
    double height;
};

/// The distance of a joined group to another one (Lance and Williams, 1967); Ward's on squared distances.
double joined(const std::string& linkage, double toA, double toB, double between, double a, double b, double other)
{
    if (linkage == "single")
        return std::min(toA, toB);
    if (linkage == "complete")
        return std::max(toA, toB);
    if (linkage == "average")
        return (a * toA + b * toB) / (a + b);
    return ((a + other) * toA + (b + other) * toB - other * between) / (a + b + other);
}

/// All joins, by the chain of nearest neighbours (Murtagh, 1983): each group asks its nearest, until two ask each other.
Result<std::vector<Join>> joinsOf(const Matrix& x, const std::string& linkage, int threads, Progress& progress)
{
    const std::size_t n = x.rows;
    Distances distances(std::max<std::size_t>(n, 1));
    parallelFor(threads, n, [&](std::size_t i) {
        if (progress.stopRequested())
            return;
        for (std::size_t j = 0; j < i; ++j) {
            const double square = squaredDistance(x.row(i).data(), x.row(j).data(), x.columns);
            distances.at(i, j) = linkage == "ward" ? square : std::sqrt(square);
        }
    });
    std::vector<double> sizes(n, 1); // 0: joined to another
    std::vector<std::size_t> chain;
    std::vector<Join> joins;
    std::size_t first = 0;
    while (joins.size() + 1 < n) {
        if (progress.stopRequested())
            return cancelled();
        if (chain.empty()) {
            while (sizes[first] == 0)
                ++first;
            chain.push_back(first);
        }
        for (;;) {
            const std::size_t tip = chain.back();
            // The one before in the chain wins a tie, so that the chain ends.
            std::size_t nearest = chain.size() > 1 ? chain[chain.size() - 2] : n;
            for (std::size_t other = 0; other < n; ++other)
                if (other != tip && sizes[other] > 0 && (nearest == n || distances.at(tip, other) < distances.at(tip, nearest)))
                    nearest = other;
            if (chain.size() > 1 && nearest == chain[chain.size() - 2])
                break;
            chain.push_back(nearest);
        }
        const std::size_t a = std::min(chain.back(), chain[chain.size() - 2]), b = std::max(chain.back(), chain[chain.size() - 2]);
        chain.resize(chain.size() - 2);
        const double between = distances.at(a, b);
        joins.push_back({a, b, between});
        for (std::size_t other = 0; other < n; ++other)
            if (other != a && other != b && sizes[other] > 0)
                distances.at(a, other) = joined(linkage, distances.at(a, other), distances.at(b, other), between, sizes[a], sizes[b], sizes[other]);
        sizes[a] += sizes[b];
        sizes[b] = 0;
        progress.set(static_cast<std::int64_t>(joins.size()), static_cast<std::int64_t>(n), "Joining groups");
    }
    std::ranges::stable_sort(joins, {}, &Join::height);
    return joins;
}

class Agglomerative final : public DescribedLearner {
public:
    Agglomerative()
        : DescribedLearner({.id = "table.agglomerative", .name = "Agglomerative", .task = Task::Clustering, .kinds = {ItemKind::Table},
                            .summary = "Begins with every row alone and joins the two nearest groups again and again.",
                            .strengths = "A few thousand rows whose groups lie within groups; Ward's linkage gives compact groups, single linkage follows long ones.",
                            .limits = "What is joined is never parted again. Single linkage chains through stray rows, complete linkage minds outliers. Rows' weights are not looked at.",
                            .cost = "Keeps the distances of all pairs: 20,000 rows at most, 1.6 GB. A new row joins the cluster of its nearest training row; the model holds the rows.",
                            .reference = "Ward, Hierarchical grouping to optimize an objective function, 1963; Murtagh, A survey of recent advances in hierarchical clustering, 1983"},
                           {ParamSpec::integer("clusters", "Clusters", 3, 1, 10000, "How many groups are left in the end.").inFactors(),
                            ParamSpec::choice("linkage", "Linkage", "ward", {{"ward", "Ward: least spread within"}, {"average", "Average distance"}, {"complete", "Farthest pair"}, {"single", "Nearest pair"}},
                                              "What the distance of two groups is.")},
                           {.scaled = true, .takesMissing = false})
    {
    }

    Result<MatrixFit> fit(const Samples& train, const Samples&, const Params& params, const FitContext& context) const override
    {
        LATHE_CHECK(checkSamples(train, Task::Clustering));
        RowClusters clusters;
        clusters.rows = weighedRows(train);
        const std::size_t n = clusters.rows.rows;
        if (n > kMostRows)
            return fail(ErrorCode::OutOfMemory, std::string("The distances of all pairs of ").append(std::to_string(n)).append(" rows do not fit"),
                        "Take at most 20,000 rows, or k-means or HDBSCAN");
        LATHE_TRY(const std::vector<Join> joins, joinsOf(clusters.rows, params.text("linkage"), context.threads, context.progress));
        clusters.count = std::min(n, static_cast<std::size_t>(params.integer("clusters")));
        std::vector<std::size_t> parent(n);
        std::iota(parent.begin(), parent.end(), std::size_t(0));
        const auto find = [&](std::size_t i) {
            while (parent[i] != i)
                i = parent[i] = parent[parent[i]];
            return i;
        };
        for (std::size_t j = 0; j < n - clusters.count; ++j) {
            const std::size_t a = find(joins[j].a), b = find(joins[j].b);
            parent[std::max(a, b)] = std::min(a, b);
        }
        std::vector<std::int64_t> numbers(n, -1);
        std::int64_t next = 0;
        for (std::size_t i = 0; i < n; ++i) {
            std::int64_t& number = numbers[find(i)];
            if (number < 0)
                number = next++;
            clusters.clusters.push_back(number);
        }
        MatrixFit fit;
        fit.parameterCount = static_cast<std::int64_t>(clusters.rows.values.size());
        fit.model = std::make_unique<RowClusterModel>(std::move(clusters));
        return fit;
    }
    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        return RowClusterModel::load(description, tensors);
    }
};

} // namespace

std::unique_ptr<const MatrixLearner> makeAgglomerative()
{
    return std::make_unique<Agglomerative>();
}

} // namespace lathe
