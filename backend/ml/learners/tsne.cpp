// t-SNE: rows that are neighbours stay neighbours on a map.
#include "ml/learners/learner_list.h"
#include "ml/learners/nearest_rows.h"
#include "ml/learners/principal_axes.h"
#include "ml/parallel.h"

#include <nlohmann/json.hpp>

#include <array>
#include <chrono>
#include <cmath>

namespace lathe {

namespace {

/// How alike rows are, symmetric, as rows of a sparse matrix that sums to 1.
struct Likeness {
    std::vector<std::size_t> starts; ///< [n + 1]
    std::vector<std::uint32_t> columns;
    std::vector<double> values;
};

/// Shares of the neighbours whose entropy is log(perplexity), by bisection over the width (section 2 of the paper).
void fillShares(std::span<const double> distances, double perplexity, std::span<double> shares)
{
    double low = 0, high = INFINITY, precision = 1;
    const double nearest = distances.front() * distances.front(), wanted = std::log(perplexity);
    double mean = 0;
    for (const double distance : distances)
        mean += (distance * distance - nearest) / static_cast<double>(distances.size());
    if (mean > 0)
        precision = 1 / mean;
    for (int step = 0; step < 100; ++step) {
        double sum = 0, weighed = 0;
        for (std::size_t k = 0; k < distances.size(); ++k) {
            const double square = distances[k] * distances[k] - nearest;
            shares[k] = std::exp(-precision * square);
            sum += shares[k];
            weighed += shares[k] * precision * square;
        }
        const double entropy = std::log(sum) + weighed / sum;
        for (double& share : shares)
            share /= sum;
        if (std::abs(entropy - wanted) < 1e-5)
            return;
        (entropy > wanted ? low : high) = precision;
        precision = std::isinf(high) ? precision * 2 : (low + high) / 2;
        if (!(precision < 1e200 && precision > 1e-200))
            return;
    }
}

Likeness likenessOf(const Nearest& nearest, double perplexity)
{
    const std::size_t n = nearest.rows.size() / nearest.count;
    std::vector<std::vector<std::pair<std::uint32_t, double>>> rows(n);
    std::vector<double> distances, shares;
    std::vector<std::uint32_t> others;
    for (std::size_t i = 0; i < n; ++i) {
        distances.clear();
        others.clear();
        for (std::size_t k = 0; k < nearest.count && others.size() + 1 < nearest.count; ++k)
            if (nearest.rowsOf(i)[k] != i) {
                others.push_back(nearest.rowsOf(i)[k]);
                distances.push_back(nearest.distancesOf(i)[k]);
            }
        if (others.empty())
            continue;
        shares.resize(others.size());
        fillShares(distances, std::min(perplexity, static_cast<double>(others.size())), shares);
        for (std::size_t k = 0; k < others.size(); ++k) {
            const double half = shares[k] / (2 * static_cast<double>(n));
            rows[i].emplace_back(others[k], half);
            rows[others[k]].emplace_back(static_cast<std::uint32_t>(i), half);
        }
    }
    Likeness likeness;
    likeness.starts.push_back(0);
    for (auto& row : rows) {
        std::ranges::sort(row);
        for (const auto& [column, value] : row) {
            if (likeness.columns.size() > likeness.starts.back() && likeness.columns.back() == column) {
                likeness.values.back() += value;
                continue;
            }
            likeness.columns.push_back(column);
            likeness.values.push_back(value);
        }
        likeness.starts.push_back(likeness.columns.size());
    }
    return likeness;
}

/// The map cut into quarters again and again, with the middle of the points in each (Barnes and Hut, 1986).
class QuadTree {
public:
    explicit QuadTree(const std::vector<double>& points)
    {
        double low = INFINITY, high = -INFINITY;
        for (const double value : points) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
        m_cells.push_back({});
        m_cells[0].x = m_cells[0].y = (low + high) / 2;
        m_cells[0].half = (high - low) / 2 + 1e-9;
        for (std::size_t i = 0; i * 2 < points.size(); ++i)
            insert(points[2 * i], points[2 * i + 1]);
    }

    /// Adds the push of all points on one: Σ q²·(difference) with q = 1/(1 + distance²); Σ q comes back. The point
    /// itself is among them with q = 1 and no push.
    double push(double x, double y, double angle, std::array<double, 2>& force) const { return pushOf(0, x, y, angle * angle, force); }

private:
    struct Cell {
        double x = 0, y = 0, half = 0; ///< middle and half the side
        double sumX = 0, sumY = 0, count = 0;
        std::uint32_t children = 0;    ///< the first of four; 0 for a leaf
    };
    static constexpr int kMostDepth = 40;

    void insert(double x, double y)
    {
        std::uint32_t at = 0;
        for (int depth = 0;; ++depth) {
            Cell& cell = m_cells[at];
            const bool same = cell.count > 0 && cell.sumX == x * cell.count && cell.sumY == y * cell.count;
            if (cell.children == 0 && (cell.count == 0 || same || depth >= kMostDepth)) {
                add(at, x, y, 1);
                return;
            }
            if (cell.children == 0) { // its points, all at one place, go a level down
                const double count = cell.count, oldX = cell.sumX / count, oldY = cell.sumY / count, half = cell.half / 2;
                const auto first = static_cast<std::uint32_t>(m_cells.size());
                const Cell parent = cell;
                for (int quarter = 0; quarter < 4; ++quarter)
                    m_cells.push_back({parent.x + (quarter % 2 ? half : -half), parent.y + (quarter / 2 ? half : -half), half, 0, 0, 0, 0});
                m_cells[at].children = first;
                add(first + quarterOf(parent, oldX, oldY), oldX, oldY, count);
            }
            add(at, x, y, 1);
            at = m_cells[at].children + quarterOf(m_cells[at], x, y);
        }
    }
    static std::uint32_t quarterOf(const Cell& cell, double x, double y) { return (x > cell.x ? 1u : 0u) + (y > cell.y ? 2u : 0u); }
    void add(std::uint32_t at, double x, double y, double count)
    {
        m_cells[at].sumX += x * count;
        m_cells[at].sumY += y * count;
        m_cells[at].count += count;
    }
    double pushOf(std::uint32_t at, double x, double y, double square, std::array<double, 2>& force) const
    {
        const Cell& cell = m_cells[at];
        if (cell.count == 0)
            return 0;
        const double dx = x - cell.sumX / cell.count, dy = y - cell.sumY / cell.count, distance = dx * dx + dy * dy;
        if (cell.children == 0 || 4 * cell.half * cell.half < square * distance) {
            const double q = 1 / (1 + distance);
            force[0] += cell.count * q * q * dx;
            force[1] += cell.count * q * q * dy;
            return cell.count * q;
        }
        double sum = 0;
        for (std::uint32_t quarter = 0; quarter < 4; ++quarter)
            sum += pushOf(cell.children + quarter, x, y, square, force);
        return sum;
    }

    std::vector<Cell> m_cells;
};

class Tsne final : public DescribedLearner {
public:
    Tsne()
        : DescribedLearner({.id = "table.tsne", .name = "t-SNE", .task = Task::Projection, .kinds = {ItemKind::Table},
                            .summary = "Lays rows out on a map so that neighbours in all features stay neighbours.",
                            .strengths = "Seeing groups that PCA lays on each other; the picture to look at first when features are many.",
                            .limits = "Distances between groups and their sizes on the map mean little, and each seed gives another map. It has no answer for new rows: they are placed among their five nearest training rows, by their distance.",
                            .cost = "Compares all pairs once, then rows × log(rows) × iterations: about a minute for 10,000 rows. The model holds the rows.",
                            .reference = "van der Maaten and Hinton, Visualizing data using t-SNE, 2008; van der Maaten, Accelerating t-SNE using tree-based algorithms, 2014"},
                           {ParamSpec::real("perplexity", "Perplexity", 30, 2, 1000, "About how many neighbours a row has: few show small groups, many the whole.").inFactors(),
                            ParamSpec::integer("iterations", "Iterations", 1000, 250, 100'000, "Of which the first 250 pull groups together.").inFactors().rare(),
                            ParamSpec::real("angle", "Angle", 0.5, 0, 1, "How coarsely far rows are taken together: 0 is exact and slow.").rare()},
                           {.scaled = true, .takesMissing = false})
    {
    }

    Result<MatrixFit> fit(const Samples& train, const Samples&, const Params& params, const FitContext& context) const override
    {
        LATHE_CHECK(checkSamples(train, Task::Projection));
        const std::size_t n = train.size();
        const double perplexity = std::max(1.0, std::min(params.real("perplexity"), static_cast<double>(n - 1) / 3));
        LATHE_TRY(const Nearest nearest, nearestRows(train.features, train.features, static_cast<std::size_t>(3 * perplexity) + 1, context.threads, context.progress));
        const Likeness likeness = likenessOf(nearest, perplexity);
        LATHE_TRY(const PrincipalAxes axes, principalAxes(train, 2, 2, context.progress));
        const Matrix projected = axes.project(train.features);
        const double scale = axes.variances.front() > 0 ? 1e-4 / std::sqrt(axes.variances.front()) : 0;
        Random random(seedFor(context.seed, 1));
        std::vector<double> y(2 * n), moved(2 * n, 0), gains(2 * n, 1), gradient(2 * n), sums(n);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t axis = 0; axis < 2; ++axis)
                y[2 * i + axis] = (axis < projected.columns ? projected.at(i, axis) * scale : 0) + 1e-5 * normalNumber(random);
        const int iterations = static_cast<int>(params.integer("iterations"));
        constexpr double kExaggeration = 12;
        const double rate = std::max(static_cast<double>(n) / kExaggeration / 4, 50.0); // Belkina et al., 2019
        auto start = std::chrono::steady_clock::now();
        for (int iteration = 1; iteration <= iterations; ++iteration) {
            if (context.progress.stopRequested())
                return cancelled();
            const double exaggeration = iteration <= 250 ? kExaggeration : 1;
            const double loss = step(likeness, y, gradient, sums, exaggeration, params.real("angle"), context.threads);
            const double momentum = iteration <= 250 ? 0.5 : 0.8;
            for (std::size_t v = 0; v < y.size(); ++v) {
                gains[v] = std::max(0.01, moved[v] * gradient[v] < 0 ? gains[v] + 0.2 : gains[v] * 0.8);
                moved[v] = momentum * moved[v] - rate * gains[v] * gradient[v];
            }
            double middle[2] = {0, 0};
            for (std::size_t v = 0; v < y.size(); ++v)
                middle[v % 2] += (y[v] += moved[v]) / static_cast<double>(n);
            for (std::size_t v = 0; v < y.size(); ++v)
                y[v] -= middle[v % 2];
            context.progress.set(iteration, iterations, "Moving rows");
            if (iteration % 50 == 0 || iteration == iterations) {
                const auto now = std::chrono::steady_clock::now();
                reportRound(context, iteration, {.trainLoss = loss, .validationLoss = {}}, rate, std::chrono::duration<double>(now - start).count());
                start = now;
            }
        }
        if (!std::ranges::all_of(y, [](double value) { return std::isfinite(value); }))
            return fail(ErrorCode::Numeric, "The map flew apart", "Choose another perplexity");
        MatrixFit fit;
        fit.epochs = fit.bestEpoch = iterations;
        fit.parameterCount = static_cast<std::int64_t>(y.size());
        fit.model = std::make_unique<PlacedRowsModel>(train.features, Matrix{n, 2, std::move(y)});
        return fit;
    }
    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        return PlacedRowsModel::load(description, tensors);
    }
    std::vector<std::string> outputs(const Params&) const override { return {"t-SNE 1", "t-SNE 2"}; }

private:
    /// The gradient of the Kullback–Leibler divergence (equation 5 of 2008), whose value comes back.
    static double step(const Likeness& likeness, const std::vector<double>& y, std::vector<double>& gradient, std::vector<double>& sums,
                       double exaggeration, double angle, int threads)
    {
        const QuadTree tree(y);
        const std::size_t n = y.size() / 2;
        std::vector<std::array<double, 2>> pushes(n);
        constexpr std::size_t kBlock = 128;
        parallelFor(threads, (n + kBlock - 1) / kBlock, [&](std::size_t block) {
            for (std::size_t i = block * kBlock; i < std::min(n, (block + 1) * kBlock); ++i) {
                pushes[i] = {0, 0};
                sums[i] = tree.push(y[2 * i], y[2 * i + 1], angle, pushes[i]) - 1;
            }
        });
        double total = 1e-300;
        for (const double sum : sums)
            total += sum;
        double loss = 0;
        for (std::size_t i = 0; i < n; ++i) {
            double pull[2] = {0, 0};
            for (std::size_t e = likeness.starts[i]; e < likeness.starts[i + 1]; ++e) {
                const std::size_t j = likeness.columns[e];
                const double dx = y[2 * i] - y[2 * j], dy = y[2 * i + 1] - y[2 * j + 1], q = 1 / (1 + dx * dx + dy * dy), p = likeness.values[e];
                pull[0] += exaggeration * p * q * dx;
                pull[1] += exaggeration * p * q * dy;
                loss += p * std::log(std::max(p, 1e-300) / std::max(q / total, 1e-300));
            }
            for (std::size_t axis = 0; axis < 2; ++axis)
                gradient[2 * i + axis] = 4 * (pull[axis] - pushes[i][axis] / total);
        }
        return loss;
    }
};

} // namespace

std::unique_ptr<const MatrixLearner> makeTsne()
{
    return std::make_unique<Tsne>();
}

} // namespace lathe
