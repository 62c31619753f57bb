// UMAP: a map that keeps neighbours, drawn by pulling them together and pushing others apart.
#include "ml/learners/umap.h"

#include "ml/learners/learner_list.h"
#include "ml/learners/nearest_rows.h"
#include "ml/learners/principal_axes.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cmath>
#include <map>

namespace lathe {

std::pair<double, double> umapCurve(double nearest)
{
    // Gauss and Newton with a damping that grows where a step makes it worse (Marquardt, 1963).
    constexpr int kPoints = 300;
    const auto wanted = [&](double d) { return d < nearest ? 1 : std::exp(nearest - d); };
    const auto error = [&](double a, double b) {
        double sum = 0;
        for (int i = 0; i < kPoints; ++i) {
            const double d = 3.0 * i / (kPoints - 1), value = 1 / (1 + a * std::pow(d, 2 * b)) - wanted(d);
            sum += value * value;
        }
        return sum;
    };
    double a = 1, b = 1, damping = 1e-3, best = error(a, b);
    for (int step = 0; step < 200; ++step) {
        double aa = 0, ab = 0, bb = 0, ra = 0, rb = 0;
        for (int i = 1; i < kPoints; ++i) {
            const double d = 3.0 * i / (kPoints - 1), power = std::pow(d, 2 * b), value = 1 / (1 + a * power), left = value - wanted(d);
            const double da = -value * value * power, db = -value * value * a * power * 2 * std::log(d);
            aa += da * da;
            ab += da * db;
            bb += db * db;
            ra += da * left;
            rb += db * left;
        }
        const double x = aa * (1 + damping), y = bb * (1 + damping), determinant = x * y - ab * ab;
        const double nextA = a - (ra * y - rb * ab) / determinant, nextB = b - (rb * x - ra * ab) / determinant;
        const double next = nextA > 0 && nextB > 0 ? error(nextA, nextB) : INFINITY;
        if (next < best) {
            a = nextA;
            b = nextB;
            best = next;
            damping /= 10;
        } else {
            damping *= 10;
        }
    }
    return {a, b};
}

namespace {

struct Edge {
    std::uint32_t from, to;
    double strength;
};

/// The fuzzy graph of the neighbours (section 3.1): the nearest other row has strength 1, and the strengths of a row
/// sum to log2(neighbours); both directions are joined by a + b − a·b.
std::vector<Edge> fuzzyGraph(const Nearest& nearest)
{
    const std::size_t n = nearest.rows.size() / nearest.count;
    double mean = 0;
    for (const double distance : nearest.distances)
        mean += distance / static_cast<double>(nearest.distances.size());
    const double wanted = std::log2(static_cast<double>(nearest.count));
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<double, double>> both;
    for (std::uint32_t i = 0; i < n; ++i) {
        const auto rows = nearest.rowsOf(i);
        const auto distances = nearest.distancesOf(i);
        double first = 0, own = 0;
        for (const double distance : distances) {
            own += distance / static_cast<double>(distances.size());
            if (first == 0)
                first = distance;
        }
        double low = 0, high = INFINITY, width = 1;
        for (int step = 0; step < 64; ++step) {
            double sum = 0;
            for (std::size_t k = 1; k < rows.size(); ++k)
                sum += std::exp(-std::max(0.0, distances[k] - first) / width);
            if (std::abs(sum - wanted) < 1e-5)
                break;
            (sum > wanted ? high : low) = width;
            width = std::isinf(high) ? width * 2 : (low + high) / 2;
        }
        width = std::max({width, 1e-3 * (first > 0 ? own : mean), 1e-300});
        for (std::size_t k = 0; k < rows.size(); ++k) {
            if (rows[k] == i)
                continue;
            const double strength = std::exp(-std::max(0.0, distances[k] - first) / width);
            auto& pair = both[{std::min(i, rows[k]), std::max(i, rows[k])}];
            (i < rows[k] ? pair.first : pair.second) = strength;
        }
    }
    std::vector<Edge> edges;
    for (const auto& [rows, strengths] : both) {
        const double strength = strengths.first + strengths.second - strengths.first * strengths.second;
        edges.push_back({rows.first, rows.second, strength});
        edges.push_back({rows.second, rows.first, strength});
    }
    return edges;
}

class Umap final : public DescribedLearner {
public:
    Umap()
        : DescribedLearner({.id = "table.umap", .name = "UMAP", .task = Task::Projection, .kinds = {ItemKind::Table},
                            .summary = "Draws rows on a map from the graph of their neighbours: neighbours pull, others push.",
                            .strengths = "Groups as clear as t-SNE's, more of the whole's form, and less time for many rows.",
                            .limits = "Distances and empty space on the map are not to be read as such, and each seed gives another map. New rows are placed among their five nearest training rows, by their distance.",
                            .cost = "Compares all pairs once, then rows × neighbours × epochs: some seconds for 10,000 rows. It begins with PCA's map. The model holds the rows.",
                            .reference = "McInnes, Healy and Melville, UMAP: Uniform manifold approximation and projection for dimension reduction, 2018"},
                           {ParamSpec::integer("neighbours", "Neighbours", 15, 2, 1000, "Itself included: few show small groups, many the whole.").inFactors(),
                            ParamSpec::real("nearest", "Least distance", 0.1, 0, 1, "How closely neighbours may stand on the map."),
                            ParamSpec::integer("rounds", "Epochs", 0, 0, 100'000, "0: 500, or 200 beyond 10,000 rows.").withZero("by the rows").rare().withoutSearch()},
                           {.scaled = true, .takesMissing = false})
    {
    }

    Result<MatrixFit> fit(const Samples& train, const Samples&, const Params& params, const FitContext& context) const override
    {
        LATHE_CHECK(checkSamples(train, Task::Projection));
        const std::size_t n = train.size();
        LATHE_TRY(const Nearest nearest, nearestRows(train.features, train.features, static_cast<std::size_t>(params.integer("neighbours")), context.threads, context.progress));
        const std::vector<Edge> edges = fuzzyGraph(nearest);
        LATHE_TRY(const PrincipalAxes axes, principalAxes(train, 2, 2, context.progress));
        const Matrix projected = axes.project(train.features);
        double largest = 1e-300;
        for (const double value : projected.values)
            largest = std::max(largest, std::abs(value));
        Random random(seedFor(context.seed, 1));
        std::vector<double> y(2 * n);
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t axis = 0; axis < 2; ++axis)
                y[2 * i + axis] = (axis < projected.columns ? 10 * projected.at(i, axis) / largest : 0) + 1e-4 * normalNumber(random);
        const int asked = static_cast<int>(params.integer("rounds")), rounds = asked > 0 ? asked : n <= 10'000 ? 500 : 200;
        LATHE_CHECK(draw(edges, y, rounds, umapCurve(params.real("nearest")), random, context));
        MatrixFit fit;
        fit.epochs = fit.bestEpoch = rounds;
        fit.parameterCount = static_cast<std::int64_t>(y.size());
        fit.model = std::make_unique<PlacedRowsModel>(train.features, Matrix{n, 2, std::move(y)});
        return fit;
    }
    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json& description, const StateDict& tensors) const override
    {
        return PlacedRowsModel::load(description, tensors);
    }
    std::vector<std::string> outputs(const Params&) const override { return {"UMAP 1", "UMAP 2"}; }

private:
    /// Stochastic descent on the cross entropy of the graphs (section 3.2): an edge is taken as often as it is strong,
    /// each time with five rows at random that are pushed away.
    static Result<void> draw(const std::vector<Edge>& edges, std::vector<double>& y, int rounds, std::pair<double, double> curve, Random& random,
                             const FitContext& context)
    {
        const auto [a, b] = curve;
        const std::size_t n = y.size() / 2;
        double strongest = 0;
        for (const Edge& edge : edges)
            strongest = std::max(strongest, edge.strength);
        std::vector<double> due(edges.size(), 0);
        const auto clipped = [](double value) { return std::clamp(value, -4.0, 4.0); };
        constexpr int kOthers = 5;
        auto start = std::chrono::steady_clock::now();
        for (int round = 1; round <= rounds; ++round) {
            if (context.progress.stopRequested())
                return cancelled();
            const double rate = 1 - static_cast<double>(round - 1) / rounds;
            double loss = 0;
            for (std::size_t e = 0; e < edges.size(); ++e) {
                due[e] += edges[e].strength / strongest;
                if (due[e] < 1)
                    continue;
                due[e] -= 1;
                double* from = y.data() + 2 * std::size_t(edges[e].from);
                double* to = y.data() + 2 * std::size_t(edges[e].to);
                const double square = (from[0] - to[0]) * (from[0] - to[0]) + (from[1] - to[1]) * (from[1] - to[1]);
                if (square > 0) {
                    const double power = std::pow(square, b), pull = -2 * a * b * power / square / (1 + a * power);
                    loss += std::log1p(a * power);
                    for (int axis = 0; axis < 2; ++axis) {
                        const double move = rate * clipped(pull * (from[axis] - to[axis]));
                        from[axis] += move;
                        to[axis] -= move;
                    }
                }
                for (int other = 0; other < kOthers; ++other) {
                    const std::size_t row = random.below(n);
                    if (row == edges[e].from)
                        continue;
                    const double* place = y.data() + 2 * row;
                    const double apart = (from[0] - place[0]) * (from[0] - place[0]) + (from[1] - place[1]) * (from[1] - place[1]);
                    const double push = apart > 0 ? 2 * b / ((0.001 + apart) * (1 + a * std::pow(apart, b))) : 0;
                    for (int axis = 0; axis < 2; ++axis)
                        from[axis] += rate * (push > 0 ? clipped(push * (from[axis] - place[axis])) : 0);
                }
            }
            context.progress.set(round, rounds, "Moving rows");
            if (round % 25 == 0 || round == rounds) {
                const auto now = std::chrono::steady_clock::now();
                reportRound(context, round, {.trainLoss = edges.empty() ? 0 : loss / static_cast<double>(edges.size()), .validationLoss = {}}, rate,
                            std::chrono::duration<double>(now - start).count());
                start = now;
            }
        }
        return {};
    }
};

} // namespace

std::unique_ptr<const MatrixLearner> makeUmap()
{
    return std::make_unique<Umap>();
}

} // namespace lathe
