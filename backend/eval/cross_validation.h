// Judging an algorithm by folds: every row is predicted by a model that has not seen it.
#pragma once

#include "data/table_split.h"
#include "eval/evaluation.h"
#include "ml/learner.h"

namespace lathe {

/// What is fitted anew in each fold.
struct Candidate {
    const Learner& learner;
    const Params& parameters;   ///< complete
    const Pipeline& pipeline;   ///< fitted on the fold's training rows alone, as a part of Learner::fit
    std::uint64_t seed = 0;
    std::string device = "auto";
    int threads = 0;
};

/// One model, judged on the rows it has not seen.
struct FoldResult {
    std::map<std::string, Measurement> metrics; ///< without intervals
    double fitSeconds = 0;
    std::int64_t trained = 0; ///< rows
    Table judged;             ///< the held-out rows that the pipeline does not leave out; see Table::origin
    Predictions predictions;  ///< of `judged`; classes as the whole table has them, 0 for one that the model never saw
};

/// The classes of the target in their order, over all rows: levels that occur, or the distinct values in order of text.
/// Empty without a target. For classification; a column of any type may hold classes.
std::vector<std::string> targetClasses(const Table& table);

/// Fits anew on these rows, with nothing to stop early by. Fails as Learner::fit does; with Cancelled also where the
/// learner has stopped early because it was asked to.
Result<std::unique_ptr<Model>> fitCandidate(const Candidate& candidate, const Table& train, Progress& progress);

/// A model's answers for rows, in the order of `classes` (empty for regression).
struct JudgedRows {
    std::map<std::string, Measurement> metrics; ///< without intervals
    Table judged;             ///< see FoldResult
    Predictions predictions;
};
Result<JudgedRows> judgeRows(const Model& model, const Table& rows, const std::vector<std::string>& classes, Progress& progress);

/// `table` has its target by the role of a column. Fails as Learner::fit and Model::predict do; with Cancelled also
/// where the learner has stopped early because it was asked to.
Result<FoldResult> judgeFold(const Candidate& candidate, const Table& table, const Fold& fold, Progress& progress);

struct CrossValidation {
    std::vector<FoldResult> folds; ///< of each repeat the folds in order
    /// Mean over the folds with its 95 % interval by foldEstimate(); undefined where it is in any fold.
    std::map<std::string, Measurement> metrics;
    std::map<std::string, double> standardErrors; ///< of the metrics that have a value; absent for a single fold
    double fitSeconds = 0;         ///< of all folds

    /// The values of one metric, by fold; empty where it is undefined in any.
    std::vector<double> scores(const std::string& metric) const;
};

/// n₂/n₁ of foldEstimate(): rows judged over rows trained on, over all folds.
double judgedShare(const std::vector<FoldResult>& folds);
/// What folds tell together.
CrossValidation summarised(std::vector<FoldResult> folds);

/// All folds in their order. Fails as judgeFold() does, with the fold in `where`.
Result<CrossValidation> crossValidate(const Candidate& candidate, const Table& table, const std::vector<Fold>& folds,
                                      Progress& progress);

/// The answers for all held-out rows of one repeat (`folds` of them from `first`), one after the other.
struct PooledPredictions {
    Predictions predictions;
    std::vector<std::uint32_t> rows; ///< origins, in the order of the predictions
    Truth truth;
};
PooledPredictions pooled(const std::vector<FoldResult>& folds, std::size_t first, std::size_t count);

} // namespace lathe
