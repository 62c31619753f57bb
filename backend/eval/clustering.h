// The judgement of clusters: by the features they were made of, and by known classes.
#pragma once

#include "eval/metric.h"
#include "ml/table_learner.h"

namespace lathe {

struct ClusterOptions {
    std::size_t sampled = 10'000; ///< silhouettes compare every pair: of more rows, as many are drawn
    std::uint64_t seed = 0;
};

/// `clusters` has a cluster's number a row, -1 for noise; `truth` may be empty, or a class a row, -1 for none.
/// Metrics: silhouette (Rousseeuw 1987, Euclidean), davies_bouldin (1979), calinski_harabasz (1974), inertia (the sum of squares
/// that k-means makes small, MacQueen 1967), over the rows
/// in a cluster; with a truth adjusted_rand (Hubert and Arabie 1985), over the rows that have both. No intervals.
/// Fails with InvalidArgument when sizes differ or a number is negative, with Numeric for a feature that is not
/// finite, with Cancelled.
Result<Evaluation> evaluateClusters(const Matrix& features, std::span<const std::int32_t> clusters,
                                    std::span<const std::int32_t> truth, Progress& progress, const ClusterOptions& options = {});

/// One a row of `features`, in [-1, 1]: how much nearer the own cluster is than the next one. 0 for a row alone in
/// its cluster, NaN for noise. Time grows with the square of the rows. Empty where there are fewer than two
/// clusters. Fails as evaluateClusters().
Result<std::vector<double>> silhouettes(const Matrix& features, std::span<const std::int32_t> clusters, Progress& progress);

/// What the metrics are called; see metricInfos().
std::vector<MetricInfo> clusterMetrics();

} // namespace lathe
