// How much worse a model judges when a column tells it nothing.
#pragma once

#include "eval/evaluation.h"
#include "eval/explain/answers.h"

namespace lathe {

struct ColumnImportance {
    std::string column;
    double drop = 0;          ///< mean over the repeats: by how much the metric got worse; negative: better
    double deviation = 0;     ///< standard deviation over the repeats (divided by their number)
    std::vector<double> drops; ///< of each repeat
};

struct Importance {
    std::string metric;
    double score = 0; ///< with all columns as they are
    std::vector<ColumnImportance> columns; ///< the greatest drop first
};

struct ImportanceOptions {
    std::string metric; ///< empty: `accuracy` or `r2`
    int repeats = 5;    ///< at least 1
    std::uint64_t seed = 0;
};

/// Permutation importance (Breiman, “Random forests”, 2001, section 10): each of `columns` of the raw table is shuffled
/// before the pipeline. `truth` is one a row. Fails with NotFound (a column, the metric), InvalidArgument (the metric is
/// undefined on these rows), Cancelled, and as Model::predict does.
Result<Importance> permutationImportance(const Model& model, const Table& rows, const Truth& truth,
                                         const std::vector<std::string>& columns, const ImportanceOptions& options, Progress& progress);

} // namespace lathe
