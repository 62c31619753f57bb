// Clusters as dense places between empty ones: DBSCAN and HDBSCAN.
#include "ml/kernels.h"
#include "ml/learners/learner_list.h"
#include "ml/learners/nearest_rows.h"
#include "ml/parallel.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <numeric>

namespace lathe {

namespace {

/// Rows that belong together; the smaller number leads.
struct Sets {
    explicit Sets(std::size_t count) : parent(count) { std::iota(parent.begin(), parent.end(), std::size_t(0)); }
    std::size_t find(std::size_t i)
    {
        while (parent[i] != i)
            i = parent[i] = parent[parent[i]];
        return i;
    }
    void join(std::size_t a, std::size_t b)
    {
        a = find(a);
        b = find(b);
        parent[std::max(a, b)] = std::min(a, b);
    }
    std::vector<std::size_t> parent;
};

/// Where the sorted distances to the k-th neighbour bend upwards: farthest below the line from first to last
/// (the elbow of the k-distance graph that the authors of DBSCAN read by eye, section 4.2).
double bend(std::vector<double> distances)
{
    std::ranges::sort(distances);
    const double first = distances.front(), last = distances.back();
    std::size_t best = distances.size() - 1;
    double most = 0;
    for (std::size_t i = 0; i < distances.size() && last > first; ++i) {
        const double line = first + (last - first) * static_cast<double>(i) / static_cast<double>(distances.size() - 1);
        if (line - distances[i] > most) {
            most = line - distances[i];
            best = i;
        }
    }
    return distances[best];
}

std::string noteOf(std::size_t clusters, std::size_t noise)
{
    return std::to_string(clusters).append(clusters == 1 ? " cluster, " : " clusters, ").append(std::to_string(noise)).append(" training rows are noise");
}

class Dbscan final : public DescribedLearner {
public:
    Dbscan()
        : DescribedLearner({.id = "table.dbscan", .name = "DBSCAN", .task = Task::Clustering, .kinds = {ItemKind::Table},
                            .summary = "Joins rows that have enough others nearby; rows in thin places are noise.",
                            .strengths = "Groups of any shape, without saying how many; outliers stay out.",
                            .limits = "One radius has to fit all groups: where their density differs, use HDBSCAN. Many features make all rows about equally far.",
                            .cost = "Compares all pairs: seconds for 20,000 rows, and four times as long for twice as many. A new row joins the cluster of its nearest core row within the radius, or is noise.",
                            .reference = "Ester, Kriegel, Sander and Xu, A density-based algorithm for discovering clusters, 1996"},
                           {ParamSpec::real("radius", "Radius", 0, 0, 1e9, "Rows nearer than this are neighbours, in scaled features. 0 takes it from the bend of the distances to the last neighbour needed.").withZero("automatic").withSearch(0.05, 5),
                            ParamSpec::integer("neighbours", "Neighbours", 5, 1, 10000, "So many rows within the radius, itself included, make a row a core row.").inFactors()},
                           {.scaled = true, .takesMissing = false})
    {
    }

    Result<MatrixFit> fit(const Samples& train, const Samples&, const Params& params, const FitContext& context) const override
    {
        LATHE_CHECK(checkSamples(train, Task::Clustering));
        const Matrix& x = train.features;
        const std::size_t n = x.rows;
        const auto needed = static_cast<double>(params.integer("neighbours"));
        double radius = params.real("radius");
        if (radius == 0) {
            LATHE_TRY(const Nearest nearest, nearestRows(x, x, static_cast<std::size_t>(needed), context.threads, context.progress));
            std::vector<double> last;
            for (std::size_t i = 0; i < n; ++i)
                last.push_back(nearest.distancesOf(i).back());
            radius = bend(std::move(last));
        }
        const double square = radius * radius;
        std::vector<std::uint8_t> core(n, 0);
        parallelFor(context.threads, n, [&](std::size_t i) {
            if (context.progress.stopRequested())
                return;
            double weight = 0;
            for (std::size_t j = 0; j < n; ++j)
                if (squaredDistance(x.row(i).data(), x.row(j).data(), x.columns) <= square)
                    weight += train.weights[j];
            core[i] = weight >= needed;
        });
        Sets sets(n);
        for (std::size_t i = 0; i < n; ++i) {
            if (context.progress.stopRequested())
                return cancelled();
            for (std::size_t j = 0; core[i] && j < i; ++j)
                if (core[j] && squaredDistance(x.row(i).data(), x.row(j).data(), x.columns) <= square)
                    sets.join(i, j);
        }
        RowClusters clusters;
        clusters.rows.columns = x.columns;
        std::vector<std::int64_t> numbers(n, -1);
        for (std::size_t i = 0; i < n; ++i)
            if (core[i]) {
                std::int64_t& number = numbers[sets.find(i)];
                if (number < 0)
                    number = static_cast<std::int64_t>(clusters.count++);
                clusters.clusters.push_back(number);
                clusters.rows.values.insert(clusters.rows.values.end(), x.row(i).begin(), x.row(i).end());
                ++clusters.rows.rows;
            }
        // Distances are compared as roots when answering: the last bit must not cast a neighbour out.
        clusters.reach.assign(clusters.count, radius * (1 + 1e-12));
        const std::size_t count = clusters.count;
        MatrixFit result;
        result.parameterCount = static_cast<std::int64_t>(clusters.rows.values.size());
        result.model = std::make_unique<RowClusterModel>(std::move(clusters));
        LATHE_TRY(const Matrix answers, result.model->predict(x, context.progress));
        result.note = noteOf(count, n - static_cast<std::size_t>(std::ranges::count(answers.values, 1.0)))
                          .append(", radius ").append(std::to_string(radius));
        return result;
    }
    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        return RowClusterModel::load(description, tensors);
    }
};

struct Edge {
    std::uint32_t a, b;
    double length;
};

/// The shortest tree that joins all rows by mutual reachability (Prim, 1957), edges by length.
Result<std::vector<Edge>> shortestTree(const Matrix& x, const std::vector<double>& core, int threads, Progress& progress)
{
    const std::size_t n = x.rows;
    std::vector<double> least(n, INFINITY);
    std::vector<std::uint32_t> from(n, 0);
    std::vector<bool> inside(n, false);
    std::vector<Edge> edges;
    std::size_t current = 0;
    constexpr std::size_t kBlock = 16384;
    for (std::size_t step = 1; step < n; ++step) {
        if (progress.stopRequested())
            return cancelled();
        inside[current] = true;
        parallelFor(n > 2 * kBlock ? threads : 1, (n + kBlock - 1) / kBlock, [&](std::size_t block) {
            for (std::size_t i = block * kBlock; i < std::min(n, (block + 1) * kBlock); ++i) {
                if (inside[i])
                    continue;
                const double distance = std::max({std::sqrt(squaredDistance(x.row(current).data(), x.row(i).data(), x.columns)), core[current], core[i]});
                if (distance < least[i]) {
                    least[i] = distance;
                    from[i] = static_cast<std::uint32_t>(current);
                }
            }
        });
        std::size_t next = n;
        for (std::size_t i = 0; i < n; ++i)
            if (!inside[i] && (next == n || least[i] < least[next]))
                next = i;
        edges.push_back({from[next], static_cast<std::uint32_t>(next), least[next]});
        current = next;
        progress.set(static_cast<std::int64_t>(step), static_cast<std::int64_t>(n), "Joining rows");
    }
    std::ranges::stable_sort(edges, {}, &Edge::length);
    return edges;
}

/// A cluster of the condensed tree (section 3.1 of the paper): it is born where its parent breaks in two, and loses
/// rows until it breaks or is empty. λ is one over the distance.
struct Condensed {
    std::int64_t parent = -1;
    double birth = 0;        ///< λ
    double stability = 0;
    std::vector<std::size_t> children;
    bool chosen = false;
};

class Hdbscan final : public DescribedLearner {
public:
    Hdbscan()
        : DescribedLearner({.id = "table.hdbscan", .name = "HDBSCAN", .task = Task::Clustering, .kinds = {ItemKind::Table},
                            .summary = "DBSCAN at every radius at once: keeps the groups that last longest while the radius shrinks.",
                            .strengths = "Groups of any shape and of different density, without saying how many or how near; outliers stay out.",
                            .limits = "Many features make all rows about equally far, and then nearly everything is noise; groups below the smallest size vanish.",
                            .cost = "Compares all pairs: seconds for 20,000 rows, and four times as long for twice as many. A new row joins the cluster of the row that it reaches most easily, where that cluster already was at this distance; else it is noise.",
                            .reference = "Campello, Moulavi and Sander, Density-based clustering based on hierarchical density estimates, 2013; McInnes and Healy, Accelerated hierarchical density based clustering, 2017"},
                           {ParamSpec::integer("smallest", "Smallest cluster", 5, 2, 1e6, "Fewer rows than this are no cluster.").inFactors(),
                            ParamSpec::integer("neighbours", "Neighbours", 0, 0, 10000, "How far the so many-th row is, itself included, says how thin the place is: more of them make more noise. 0 takes the smallest cluster.").withZero("as the smallest cluster").rare(),
                            ParamSpec::boolean("allow_single", "One cluster is an answer", false, "Otherwise the whole is never one cluster.").rare()},
                           {.scaled = true, .takesMissing = false})
    {
    }

    Result<MatrixFit> fit(const Samples& train, const Samples&, const Params& params, const FitContext& context) const override
    {
        LATHE_CHECK(checkSamples(train, Task::Clustering));
        Matrix x = weighedRows(train);
        const std::size_t n = x.rows;
        const auto smallest = static_cast<std::size_t>(params.integer("smallest"));
        const auto asked = static_cast<std::size_t>(params.integer("neighbours"));
        const std::size_t coreRows = std::min(asked > 0 ? asked : smallest, n);
        std::vector<double> core;
        {
            LATHE_TRY(const Nearest nearest, nearestRows(x, x, coreRows, context.threads, context.progress));
            for (std::size_t i = 0; i < n; ++i)
                core.push_back(nearest.distancesOf(i).back());
        }
        LATHE_TRY(const std::vector<Edge> edges, shortestTree(x, core, context.threads, context.progress));
        RowClusters clusters = chosenClusters(n, edges, smallest, params.boolean("allow_single"));
        clusters.rows = std::move(x);
        clusters.coreRows = coreRows;
        clusters.coreDistances = std::move(core);
        const auto noise = static_cast<std::size_t>(std::ranges::count(clusters.clusters, -1));
        MatrixFit fit;
        fit.parameterCount = static_cast<std::int64_t>(clusters.rows.values.size());
        fit.note = noteOf(clusters.count, noise);
        fit.model = std::make_unique<RowClusterModel>(std::move(clusters));
        return fit;
    }
    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        return RowClusterModel::load(description, tensors);
    }

private:
    static RowClusters chosenClusters(std::size_t n, const std::vector<Edge>& edges, std::size_t smallest, bool allowSingle)
    {
        // The single-linkage tree: node n + e joins two nodes at the length of edge e.
        std::vector<std::size_t> left(edges.size()), right(edges.size()), sizes(n + edges.size(), 1), top(n);
        std::iota(top.begin(), top.end(), std::size_t(0));
        Sets sets(n);
        for (std::size_t e = 0; e < edges.size(); ++e) {
            const std::size_t a = sets.find(edges[e].a), b = sets.find(edges[e].b);
            left[e] = top[a];
            right[e] = top[b];
            sizes[n + e] = sizes[left[e]] + sizes[right[e]];
            sets.join(a, b);
            top[sets.find(a)] = n + e;
        }
        const auto lambdaOf = [](double length) { return 1 / std::max(length, 1e-12); };

        std::vector<Condensed> tree(1);
        std::vector<std::size_t> lastOf(n, 0); // the smallest condensed cluster that a row was in
        // Top down: (node, condensed cluster that it continues).
        std::vector<std::pair<std::size_t, std::size_t>> open;
        if (!edges.empty())
            open.emplace_back(n + edges.size() - 1, 0);
        const auto fallOut = [&](std::size_t node, std::size_t cluster, double lambda) {
            std::vector<std::size_t> nodes{node};
            while (!nodes.empty()) {
                const std::size_t one = nodes.back();
                nodes.pop_back();
                if (one < n) {
                    lastOf[one] = cluster;
                    tree[cluster].stability += lambda - tree[cluster].birth;
                } else {
                    nodes.push_back(left[one - n]);
                    nodes.push_back(right[one - n]);
                }
            }
        };
        while (!open.empty()) {
            const auto [node, cluster] = open.back();
            open.pop_back();
            const double lambda = lambdaOf(edges[node - n].length);
            const std::size_t a = left[node - n], b = right[node - n];
            if (sizes[a] >= smallest && sizes[b] >= smallest) {
                for (const std::size_t child : {a, b}) {
                    tree[cluster].stability += static_cast<double>(sizes[child]) * (lambda - tree[cluster].birth);
                    tree[cluster].children.push_back(tree.size());
                    Condensed born;
                    born.parent = static_cast<std::int64_t>(cluster);
                    born.birth = lambda;
                    tree.push_back(born);
                    if (child < n)
                        fallOut(child, tree.size() - 1, lambda);
                    else
                        open.emplace_back(child, tree.size() - 1);
                }
                continue;
            }
            for (const std::size_t child : {a, b}) {
                if (sizes[child] >= smallest && child >= n)
                    open.emplace_back(child, cluster);
                else
                    fallOut(child, cluster, lambda);
            }
        }
        // Excess of mass (section 3.2): a cluster, or the best of its parts. Children have larger numbers.
        std::vector<double> best(tree.size());
        for (std::size_t c = tree.size(); c-- > 0;) {
            double parts = 0;
            for (const std::size_t child : tree[c].children)
                parts += best[child];
            const bool mayBe = c > 0 || (allowSingle && n >= smallest);
            tree[c].chosen = mayBe && tree[c].stability >= parts;
            best[c] = tree[c].chosen ? tree[c].stability : parts;
        }
        RowClusters clusters;
        std::vector<std::int64_t> numbers(tree.size(), -1);
        for (std::size_t c = 0; c < tree.size(); ++c) { // parents first: a chosen one takes all below it
            if (tree[c].parent >= 0 && numbers[static_cast<std::size_t>(tree[c].parent)] >= 0) {
                numbers[c] = numbers[static_cast<std::size_t>(tree[c].parent)];
            } else if (tree[c].chosen) {
                numbers[c] = static_cast<std::int64_t>(clusters.count++);
                clusters.reach.push_back(tree[c].birth > 0 ? (1 / tree[c].birth) * (1 + 1e-12) : 1e300);
            }
        }
        for (std::size_t i = 0; i < n; ++i)
            clusters.clusters.push_back(numbers[lastOf[i]]);
        return clusters;
    }
};

} // namespace

std::unique_ptr<const MatrixLearner> makeDbscan()
{
    return std::make_unique<Dbscan>();
}

std::unique_ptr<const MatrixLearner> makeHdbscan()
{
    return std::make_unique<Hdbscan>();
}

} // namespace lathe
