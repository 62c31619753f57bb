#include "eval/clustering.h"

#include "base/random.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace lathe {

namespace {

/// Rows in a cluster, and clusters numbered without gaps.
struct Members {
    std::vector<std::uint32_t> rows;
    std::vector<std::size_t> clusters; ///< of each of these rows
    std::vector<double> sizes;         ///< of each cluster

    std::size_t size() const { return rows.size(); }
    std::size_t clusterCount() const { return sizes.size(); }
};

Result<Members> membersOf(const Matrix& features, std::span<const std::int32_t> clusters)
{
    if (features.rows != clusters.size() || features.values.size() != features.rows * features.columns)
        return fail(ErrorCode::InvalidArgument, std::to_string(clusters.size()) + " clusters do not fit " +
                                                    std::to_string(features.rows) + " rows");
    std::map<std::int32_t, std::size_t> numbers;
    Members members;
    for (std::uint32_t row = 0; row < clusters.size(); ++row) {
        if (clusters[row] < -1)
            return fail(ErrorCode::InvalidArgument, "The number of a cluster is negative", {}, "row " + std::to_string(row));
        if (clusters[row] < 0)
            continue;
        if (!std::ranges::all_of(features.row(row), [](double value) { return std::isfinite(value); }))
            return fail(ErrorCode::Numeric, "A feature is missing or infinite", "Fill missing values first", "row " + std::to_string(row));
        const std::size_t number = numbers.try_emplace(clusters[row], numbers.size()).first->second;
        members.rows.push_back(row);
        members.clusters.push_back(number);
        members.sizes.resize(numbers.size());
        ++members.sizes[number];
    }
    return members;
}

double squaredDistance(std::span<const double> a, std::span<const double> b)
{
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        sum += (a[i] - b[i]) * (a[i] - b[i]);
    return sum;
}

/// One a member, in their order.
Result<std::vector<double>> silhouettesOf(const Matrix& features, const Members& members, Progress& progress)
{
    std::vector<double> result(members.size());
    std::vector<double> sums(members.clusterCount());
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (progress.stopRequested())
            return cancelled();
        std::fill(sums.begin(), sums.end(), 0.0);
        for (std::size_t j = 0; j < members.size(); ++j)
            sums[members.clusters[j]] += std::sqrt(squaredDistance(features.row(members.rows[i]), features.row(members.rows[j])));
        const std::size_t own = members.clusters[i];
        if (members.sizes[own] == 1)
            continue; // 0 by Rousseeuw's convention
        const double inside = sums[own] / (members.sizes[own] - 1);
        double next = INFINITY;
        for (std::size_t cluster = 0; cluster < sums.size(); ++cluster)
            if (cluster != own)
                next = std::min(next, sums[cluster] / members.sizes[cluster]);
        const double larger = std::max(inside, next);
        result[i] = larger > 0 ? (next - inside) / larger : 0;
    }
    return result;
}

/// The means of all clusters, and what the other two scores are made of.
struct Centres {
    Matrix means;
    std::vector<double> meanDistances; ///< of the members to their mean
    double within = 0;                 ///< squared distances to the own mean
    double between = 0;                ///< of the means to the mean of all, by size

    Centres(const Matrix& features, const Members& members)
        : means{members.clusterCount(), features.columns, std::vector<double>(members.clusterCount() * features.columns)},
          meanDistances(members.clusterCount())
    {
        std::vector<double> all(features.columns);
        for (std::size_t i = 0; i < members.size(); ++i)
            for (std::size_t c = 0; c < features.columns; ++c) {
                const double value = features.at(members.rows[i], c);
                means.row(members.clusters[i])[c] += value / members.sizes[members.clusters[i]];
                all[c] += value / static_cast<double>(members.size());
            }
        for (std::size_t i = 0; i < members.size(); ++i) {
            const std::size_t cluster = members.clusters[i];
            const double squared = squaredDistance(features.row(members.rows[i]), means.row(cluster));
            within += squared;
            meanDistances[cluster] += std::sqrt(squared) / members.sizes[cluster];
        }
        for (std::size_t cluster = 0; cluster < members.clusterCount(); ++cluster)
            between += members.sizes[cluster] * squaredDistance(means.row(cluster), all);
    }
};

double daviesBouldin(const Centres& centres)
{
    const std::size_t count = centres.meanDistances.size();
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        double worst = 0;
        for (std::size_t j = 0; j < count; ++j) {
            const double apart = std::sqrt(squaredDistance(centres.means.row(i), centres.means.row(j)));
            if (i != j && apart > 0)
                worst = std::max(worst, (centres.meanDistances[i] + centres.meanDistances[j]) / apart);
        }
        sum += worst;
    }
    return sum / static_cast<double>(count);
}

double pairs(double count)
{
    return count * (count - 1) / 2;
}

Measurement adjustedRand(std::span<const std::int32_t> clusters, std::span<const std::int32_t> truth)
{
    std::map<std::pair<std::int32_t, std::int32_t>, double> both;
    std::map<std::int32_t, double> ofCluster, ofClass;
    double all = 0;
    for (std::size_t row = 0; row < clusters.size(); ++row) {
        if (clusters[row] < 0 || truth[row] < 0)
            continue;
        ++both[{clusters[row], truth[row]}];
        ++ofCluster[clusters[row]];
        ++ofClass[truth[row]];
        ++all;
    }
    const auto sumOfPairs = [](const auto& counts) {
        return std::accumulate(counts.begin(), counts.end(), 0.0, [](double sum, const auto& entry) { return sum + pairs(entry.second); });
    };
    Measurement measurement;
    if (all < 2) {
        measurement.undefined = "undefined because fewer than two rows have a cluster and a class";
        return measurement;
    }
    const double together = sumOfPairs(both);
    const double expected = sumOfPairs(ofCluster) * sumOfPairs(ofClass) / pairs(all);
    const double most = (sumOfPairs(ofCluster) + sumOfPairs(ofClass)) / 2;
    measurement.value = most == expected ? 1 : (together - expected) / (most - expected); // both trivial: they agree
    return measurement;
}

/// Fewer rows, drawn without replacement; every row where there are few enough.
Members sampled(const Members& members, const ClusterOptions& options)
{
    if (members.size() <= options.sampled)
        return members;
    std::vector<std::uint32_t> places(members.size());
    std::iota(places.begin(), places.end(), 0u);
    Random(options.seed).shuffle(places);
    places.resize(options.sampled);
    std::sort(places.begin(), places.end());
    Members some;
    std::map<std::size_t, std::size_t> numbers;
    for (const std::uint32_t place : places) {
        const std::size_t number = numbers.try_emplace(members.clusters[place], numbers.size()).first->second;
        some.rows.push_back(members.rows[place]);
        some.clusters.push_back(number);
        some.sizes.resize(numbers.size());
        ++some.sizes[number];
    }
    return some;
}

} // namespace

Result<std::vector<double>> silhouettes(const Matrix& features, std::span<const std::int32_t> clusters, Progress& progress)
{
    LATHE_TRY(const Members members, membersOf(features, clusters));
    if (members.clusterCount() < 2)
        return std::vector<double>();
    LATHE_TRY(const std::vector<double> ofMembers, silhouettesOf(features, members, progress));
    std::vector<double> result(features.rows, NAN);
    for (std::size_t i = 0; i < ofMembers.size(); ++i)
        result[members.rows[i]] = ofMembers[i];
    return result;
}

Result<Evaluation> evaluateClusters(const Matrix& features, std::span<const std::int32_t> clusters,
                                    std::span<const std::int32_t> truth, Progress& progress, const ClusterOptions& options)
{
    LATHE_TRY(const Members members, membersOf(features, clusters));
    if (!truth.empty() && truth.size() != clusters.size())
        return fail(ErrorCode::InvalidArgument, std::to_string(clusters.size()) + " clusters do not fit " +
                                                    std::to_string(truth.size()) + " classes");
    Evaluation evaluation;
    evaluation.task = Task::Clustering;
    evaluation.items = static_cast<std::int64_t>(members.size());
    evaluation.left = static_cast<std::int64_t>(clusters.size() - members.size());
    Measurement& silhouette = evaluation.metrics["silhouette"];
    Measurement& daviesBouldinScore = evaluation.metrics["davies_bouldin"];
    Measurement& calinskiHarabasz = evaluation.metrics["calinski_harabasz"];
    Measurement& inertia = evaluation.metrics["inertia"];
    const auto count = static_cast<double>(members.clusterCount());
    const auto rows = static_cast<double>(members.size());
    const Centres centres(features, members);
    if (members.size() > 0)
        inertia.value = centres.within;
    else
        inertia.undefined = "undefined because every row is noise";
    if (count < 2 || count == rows) {
        const std::string why = count < 2 ? "undefined because there are fewer than two clusters"
                                          : "undefined because every row is a cluster of its own";
        silhouette.undefined = daviesBouldinScore.undefined = calinskiHarabasz.undefined = why;
    } else {
        const Members some = sampled(members, options);
        if (some.clusterCount() < 2) {
            silhouette.undefined = "undefined because the sampled rows are all in one cluster";
        } else {
            LATHE_TRY(const std::vector<double> each, silhouettesOf(features, some, progress));
            silhouette.value = std::accumulate(each.begin(), each.end(), 0.0) / static_cast<double>(each.size());
        }
        daviesBouldinScore.value = daviesBouldin(centres);
        if (centres.within > 0)
            calinskiHarabasz.value = centres.between / centres.within * (rows - count) / (count - 1);
        else
            calinskiHarabasz.undefined = "undefined because the rows of each cluster are all equal";
    }
    if (!truth.empty())
        evaluation.metrics["adjusted_rand"] = adjustedRand(clusters, truth);
    return evaluation;
}

std::vector<MetricInfo> clusterMetrics()
{
    return {{"silhouette", "Silhouette", "How much nearer rows are to their own cluster than to the next one, from −1 to 1.", true,
             Task::Clustering},
            {"davies_bouldin", "Davies–Bouldin", "How wide clusters are beside the distance to the next one; 0 is best.", false,
             Task::Clustering},
            {"calinski_harabasz", "Calinski–Harabasz", "Variance between clusters over variance inside them; higher is better.", true,
             Task::Clustering},
            {"inertia", "Inertia", "Squared distances of the rows to the mean of their cluster, added up. Falls with every further cluster; where the fall slows is the elbow.", false,
             Task::Clustering},
            {"adjusted_rand", "Adjusted Rand index",
             "How well clusters agree with known classes: 1 is the same, 0 is what chance gives.", true, Task::Clustering}};
}

} // namespace lathe
