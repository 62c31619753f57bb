// k-means and its variant by small batches.
#include "ml/learners/k_means.h"

#include "ml/kernels.h"
#include "ml/learners/learner_list.h"
#include "ml/parallel.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cmath>

namespace lathe {

namespace {

constexpr std::size_t kBlock = 1024;

std::uint32_t nearestCentre(std::span<const double> row, const Matrix& centres, double& distance)
{
    std::uint32_t best = 0;
    distance = INFINITY;
    for (std::size_t k = 0; k < centres.rows; ++k)
        if (const double d = squaredDistance(row.data(), centres.row(k).data(), row.size()); d < distance) {
            distance = d;
            best = static_cast<std::uint32_t>(k);
        }
    return best;
}

/// Draws an index with these weights, whose sum is above 0.
std::size_t drawn(const std::vector<double>& weights, Random& random)
{
    double sum = 0;
    for (const double weight : weights)
        sum += weight;
    double left = random.uniform() * sum;
    std::size_t last = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        if (weights[i] > 0) {
            last = i;
            if ((left -= weights[i]) < 0)
                return i;
        }
    return last;
}

/// Each further centre is drawn by its squared distance to those there are, the best of a few draws.
Matrix firstCentres(const Samples& train, std::size_t count, Random& random)
{
    const Matrix& x = train.features;
    Matrix centres{0, x.columns, {}};
    const auto add = [&](std::size_t row) {
        centres.values.insert(centres.values.end(), x.row(row).begin(), x.row(row).end());
        ++centres.rows;
    };
    const std::size_t first = drawn(train.weights, random);
    add(first);
    std::vector<double> nearest(x.rows), shares(x.rows);
    for (std::size_t i = 0; i < x.rows; ++i)
        nearest[i] = squaredDistance(x.row(i).data(), x.row(first).data(), x.columns);
    const int draws = 2 + static_cast<int>(std::log(static_cast<double>(count)));
    while (centres.rows < count) {
        double potential = 0;
        for (std::size_t i = 0; i < x.rows; ++i)
            potential += shares[i] = train.weights[i] * nearest[i];
        if (!(potential > 0))
            break; // every different row is a centre
        double least = INFINITY;
        std::size_t best = 0;
        std::vector<double> bestNearest;
        for (int draw = 0; draw < draws; ++draw) {
            const std::size_t candidate = drawn(shares, random);
            std::vector<double> closer(x.rows);
            double sum = 0;
            for (std::size_t i = 0; i < x.rows; ++i) {
                closer[i] = std::min(nearest[i], squaredDistance(x.row(i).data(), x.row(candidate).data(), x.columns));
                sum += train.weights[i] * closer[i];
            }
            if (sum < least) {
                least = sum;
                best = candidate;
                bestNearest = std::move(closer);
            }
        }
        add(best);
        nearest = std::move(bestNearest);
    }
    return centres;
}

double meanVariance(const Samples& train)
{
    const Matrix& x = train.features;
    double total = 0;
    const double sum = weightSum(train);
    for (std::size_t j = 0; j < x.columns; ++j) {
        double mean = 0, square = 0;
        for (std::size_t i = 0; i < x.rows; ++i)
            mean += train.weights[i] / sum * x.at(i, j);
        for (std::size_t i = 0; i < x.rows; ++i)
            square += train.weights[i] / sum * (x.at(i, j) - mean) * (x.at(i, j) - mean);
        total += square;
    }
    return total / static_cast<double>(x.columns);
}

/// The nearest centre of every row; the same on any number of threads.
double assign(const Samples& train, const Matrix& centres, std::vector<std::uint32_t>& assigned, std::vector<double>& distances, int threads)
{
    const std::size_t n = train.size();
    assigned.resize(n);
    distances.resize(n);
    parallelFor(threads, (n + kBlock - 1) / kBlock, [&](std::size_t block) {
        for (std::size_t i = block * kBlock; i < std::min(n, (block + 1) * kBlock); ++i)
            assigned[i] = nearestCentre(train.features.row(i), centres, distances[i]);
    });
    double inertia = 0;
    for (std::size_t i = 0; i < n; ++i)
        inertia += train.weights[i] * distances[i];
    return inertia;
}

Result<Centres> oneStart(const Samples& train, const KMeansSettings& settings, const FitContext& context, Random& random, bool report)
{
    Centres result;
    result.centres = firstCentres(train, settings.count, random);
    const double enough = settings.tolerance * meanVariance(train);
    std::vector<double> distances;
    const std::size_t d = train.features.columns;
    for (int iteration = 1; iteration <= settings.iterations; ++iteration) {
        if (context.progress.stopRequested())
            return cancelled();
        const auto start = std::chrono::steady_clock::now();
        result.inertia = assign(train, result.centres, result.assigned, distances, context.threads);
        Matrix next{result.centres.rows, d, std::vector<double>(result.centres.values.size())};
        std::vector<double> sums(next.rows, 0);
        for (std::size_t i = 0; i < train.size(); ++i) {
            addScaled(train.weights[i], train.features.row(i).data(), next.row(result.assigned[i]).data(), d);
            sums[result.assigned[i]] += train.weights[i];
        }
        for (std::size_t k = 0; k < next.rows; ++k) {
            if (sums[k] > 0) {
                for (double& value : next.row(k))
                    value /= sums[k];
                continue;
            }
            // An empty cluster takes the row that is farthest from its centre.
            std::size_t farthest = 0;
            for (std::size_t i = 0; i < train.size(); ++i)
                if (train.weights[i] * distances[i] > train.weights[farthest] * distances[farthest])
                    farthest = i;
            std::ranges::copy(train.features.row(farthest), next.row(k).begin());
            distances[farthest] = 0;
        }
        const double moved = squaredDistance(next.values.data(), result.centres.values.data(), next.values.size());
        result.centres = std::move(next);
        result.iterations = iteration;
        if (report)
            reportRound(context, iteration, {.trainLoss = result.inertia, .validationLoss = {}}, 0,
                        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        if (moved <= enough) {
            result.converged = true;
            break;
        }
    }
    result.inertia = assign(train, result.centres, result.assigned, distances, context.threads);
    return result;
}

class CentreModel final : public MatrixModel {
public:
    explicit CentreModel(Matrix centres) : m_centres(std::move(centres)) {}

    Result<Matrix> predict(const Matrix& features, Progress& progress) const override
    {
        Matrix result{features.rows, m_centres.rows, std::vector<double>(features.rows * m_centres.rows)};
        parallelFor(threadsForRows(features.rows), (features.rows + kBlock - 1) / kBlock, [&](std::size_t block) {
            if (progress.stopRequested())
                return;
            double distance = 0;
            for (std::size_t i = block * kBlock; i < std::min(features.rows, (block + 1) * kBlock); ++i)
                result.row(i)[nearestCentre(features.row(i), m_centres, distance)] = 1;
        });
        if (progress.stopRequested())
            return cancelled();
        return result;
    }
    Result<std::string> writeOnnx(OnnxBuilder& b, const std::string& features) const override
    {
        const std::string nearest = b.node("ArgMin", {onnxSquaredDistances(b, features, m_centres)}, {{"axis", std::int64_t(1)}, {"keepdims", std::int64_t(1)}});
        return onnxOneAt(b, nearest, m_centres.rows);
    }

    nlohmann::json describe() const override { return {{"kind", "centres"}}; }
    StateDict tensors() const override
    {
        return {{"centres", HostTensor::fromDoubles({static_cast<std::int64_t>(m_centres.rows), static_cast<std::int64_t>(m_centres.columns)}, m_centres.values)}};
    }
    static Result<std::unique_ptr<MatrixModel>> load(const StateDict& tensors)
    {
        LATHE_TRY(auto values, takeTensor(tensors, "centres", {-1, -1}));
        const auto rows = static_cast<std::size_t>(tensors.at("centres").shape[0]);
        if (rows == 0 || values.empty())
            return fail(ErrorCode::Parse, "The model has no centres", "Train it again");
        return std::make_unique<CentreModel>(Matrix{rows, values.size() / rows, std::move(values)});
    }

private:
    Matrix m_centres;
};

MatrixFit fitOf(Centres found, std::size_t wanted)
{
    MatrixFit fit;
    fit.epochs = fit.bestEpoch = found.iterations;
    fit.parameterCount = static_cast<std::int64_t>(found.centres.values.size());
    fit.note = std::string("Inertia ").append(std::to_string(found.inertia));
    if (found.centres.rows < wanted)
        fit.note.append("; only ").append(std::to_string(found.centres.rows)).append(" rows are different, so there are no more clusters");
    else if (!found.converged)
        fit.note.append("; the centres still moved after ").append(std::to_string(found.iterations)).append(" iterations");
    fit.model = std::make_unique<CentreModel>(std::move(found.centres));
    return fit;
}

ParamSpec clustersParam(std::int64_t value)
{
    return ParamSpec::integer("clusters", "Clusters", value, 1, 10000, "How many groups to find; the elbow of the inertia and the silhouette help to choose.").inFactors();
}

class KMeans final : public DescribedLearner {
public:
    KMeans()
        : DescribedLearner({.id = "table.kmeans", .name = "k-means", .task = Task::Clustering, .kinds = {ItemKind::Table},
                            .summary = "Puts every row to the nearest of k centres, and every centre to the mean of its rows, until nothing moves.",
                            .strengths = "Round groups of comparable size; fast, easy to explain, and the first thing to try.",
                            .limits = "The number of clusters has to be chosen. Long, nested or very unequal groups are cut apart, and every outlier belongs somewhere.",
                            .cost = "Time grows with rows × features × clusters × iterations: a second for 100,000 rows. The model is k rows. New rows go to the nearest centre.",
                            .reference = "Lloyd, Least squares quantization in PCM, 1982; Arthur and Vassilvitskii, k-means++, 2007"},
                           {clustersParam(3),
                            ParamSpec::integer("starts", "Starts", 10, 1, 1000, "The best of so many beginnings is kept.").inFactors().withoutSearch(),
                            iterationsParam(300), toleranceParam(1e-4)},
                           {.scaled = true, .takesMissing = false})
    {
    }
    Result<MatrixFit> fit(const Samples& train, const Samples&, const Params& params, const FitContext& context) const override
    {
        LATHE_CHECK(checkSamples(train, Task::Clustering));
        const auto wanted = static_cast<std::size_t>(params.integer("clusters"));
        LATHE_TRY(Centres found, kMeans(train, {wanted, static_cast<int>(params.integer("starts")), static_cast<int>(params.integer("iterations")), params.real("tolerance")}, context, true));
        return fitOf(std::move(found), wanted);
    }
    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json&, const StateDict& tensors) const override { return CentreModel::load(tensors); }
};

class MiniBatchKMeans final : public DescribedLearner {
public:
    MiniBatchKMeans()
        : DescribedLearner({.id = "table.mini_batch_kmeans", .name = "Mini-batch k-means", .task = Task::Clustering, .kinds = {ItemKind::Table},
                            .summary = "k-means that moves its centres after each small batch of rows instead of after all.",
                            .strengths = "Millions of rows: it comes close to k-means in a fraction of the time.",
                            .limits = "Those of k-means, and a slightly worse fit that depends on the seed.",
                            .cost = "Time grows with batches × batch size × clusters, not with the rows. New rows go to the nearest centre.",
                            .reference = "Sculley, Web-scale k-means clustering, 2010"},
                           {clustersParam(8),
                            ParamSpec::integer("batch_size", "Batch", 1024, 1, 1e6, "Rows a step.").inFactors().withoutSearch(),
                            ParamSpec::integer("passes", "Passes", 10, 1, 10000, "How often so many rows as there are were drawn.").inFactors().withoutSearch()},
                           {.scaled = true, .takesMissing = false})
    {
    }
    Result<MatrixFit> fit(const Samples& train, const Samples&, const Params& params, const FitContext& context) const override
    {
        LATHE_CHECK(checkSamples(train, Task::Clustering));
        const auto wanted = static_cast<std::size_t>(params.integer("clusters"));
        const auto batch = static_cast<std::size_t>(params.integer("batch_size"));
        Random random(seedFor(context.seed, 1));
        const std::size_t n = train.size(), d = train.features.columns;
        Centres found;
        found.centres = startCentres(train, wanted, random);
        std::vector<double> counts(found.centres.rows, 0);
        const std::size_t steps = std::max<std::size_t>(1, (n + batch - 1) / batch);
        const int passes = static_cast<int>(params.integer("passes"));
        std::vector<std::size_t> rows(std::min(batch, n));
        std::vector<std::uint32_t> nearest(rows.size());
        for (int pass = 1; pass <= passes; ++pass) {
            const auto start = std::chrono::steady_clock::now();
            double loss = 0;
            for (std::size_t step = 0; step < steps; ++step) {
                if (context.progress.stopRequested())
                    return cancelled();
                for (std::size_t b = 0; b < rows.size(); ++b) {
                    double distance = 0;
                    rows[b] = random.below(n);
                    nearest[b] = nearestCentre(train.features.row(rows[b]), found.centres, distance);
                    loss += train.weights[rows[b]] * distance;
                }
                for (std::size_t b = 0; b < rows.size(); ++b) {
                    const double weight = train.weights[rows[b]];
                    if (weight == 0)
                        continue;
                    counts[nearest[b]] += weight;
                    const double rate = weight / counts[nearest[b]];
                    const auto centre = found.centres.row(nearest[b]);
                    for (std::size_t j = 0; j < d; ++j)
                        centre[j] += rate * (train.features.at(rows[b], j) - centre[j]);
                }
            }
            reportRound(context, pass, {.trainLoss = loss, .validationLoss = {}}, 0, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
        }
        std::vector<double> distances;
        found.inertia = assign(train, found.centres, found.assigned, distances, context.threads);
        found.iterations = passes;
        found.converged = true;
        return fitOf(std::move(found), wanted);
    }
    Result<std::unique_ptr<MatrixModel>> load(const nlohmann::json&, const StateDict& tensors) const override { return CentreModel::load(tensors); }

private:
    /// k-means++ on a sample that is large beside the number of clusters: on all rows it would cost more than the rest.
    static Matrix startCentres(const Samples& train, std::size_t count, Random& random)
    {
        const std::size_t most = std::max<std::size_t>(10'000, 10 * count);
        if (train.size() <= most)
            return firstCentres(train, count, random);
        Samples some;
        some.features = {most, train.features.columns, {}};
        for (std::size_t i = 0; i < most; ++i) {
            const std::size_t row = random.below(train.size());
            some.features.values.insert(some.features.values.end(), train.features.row(row).begin(), train.features.row(row).end());
            some.weights.push_back(train.weights[row]);
        }
        return weightSum(some) > 0 ? firstCentres(some, count, random) : firstCentres(train, count, random);
    }
};

} // namespace

Result<Centres> kMeans(const Samples& train, const KMeansSettings& settings, const FitContext& context, bool report)
{
    Centres best;
    for (int start = 0; start < settings.starts; ++start) {
        Random random(seedFor(context.seed, static_cast<std::uint64_t>(start)));
        LATHE_TRY(Centres found, oneStart(train, settings, context, random, report && settings.starts == 1));
        if (start == 0 || found.inertia < best.inertia)
            best = std::move(found);
        if (report && settings.starts > 1)
            reportRound(context, start + 1, {.trainLoss = best.inertia, .validationLoss = {}}, 0, 0);
        context.progress.set(start + 1, settings.starts, "Starts");
    }
    return best;
}

std::unique_ptr<const MatrixLearner> makeKMeans()
{
    return std::make_unique<KMeans>();
}

std::unique_ptr<const MatrixLearner> makeMiniBatchKMeans()
{
    return std::make_unique<MiniBatchKMeans>();
}

} // namespace lathe
