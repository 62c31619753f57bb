// Find the best: tries algorithms and parameters on a table within a budget, compared fairly on the same folds.
#pragma once

#include "eval/paired_tests.h"
#include "services/train_service.h"

namespace lathe {

struct SearchRequest {
    std::string dataset;                 ///< reference
    std::string target;                  ///< empty: the column that has the role
    std::optional<Task> task;            ///< nothing: regression for a numeric target, else classification
    std::vector<std::string> algorithms; ///< learner ids; empty: all of the task. Baselines are always tried
    std::string metric;                  ///< empty: f1_macro, rmse
    double seconds = 0;                  ///< of trying, without the last training; 0: no limit
    int trials = 0;                      ///< beside the baselines; 0: no limit. Without both limits there are 50
    FoldRequest folds{5, 1, {}, {}};
    std::uint64_t seed = 1;
    std::string device = "auto";
    int threads = 0;
    std::optional<Pipeline> pipeline;    ///< nothing: the one that is attached to the dataset
    std::string name;                    ///< empty: search-01, search-02, …
};

/// A trial as the registry has it.
struct LeaderboardEntry {
    std::int64_t run = 0;
    std::string name;      ///< of the run
    RunStatus status = RunStatus::Scheduled;
    std::string algorithm;
    std::string stage;     ///< `baseline`, `default`, `proposed`
    std::string parameters; ///< JSON object
    std::optional<double> mean, low, high; ///< of the searched metric over the folds done; interval as in foldEstimate()
    double seconds = 0;
    int foldsDone = 0, folds = 0;
    std::string error;
    bool isComplete() const { return folds > 0 && foldsDone == folds && mean.has_value(); }
};

/// The trials of a search, the best first: complete ones, then those that were stopped early, then those without a
/// value. May be asked while the search goes on. Fails with NotFound.
Result<std::vector<LeaderboardEntry>> leaderboard(const Workbench& workbench, std::string_view search);

/// The winner against another trial, by correctedPairedT() on the same folds.
struct SearchComparison {
    std::string run, algorithm;
    PairedTest test;            ///< winner − other, in the metric's own direction
    bool isSignificant = false; ///< the winner is better, and chance alone gives as much in less than 1 of 20 cases
};

/// {run, algorithm, difference, low, high, p, significant}
nlohmann::json toJson(const SearchComparison& comparison);

struct SearchOutcome {
    std::string search, metric;
    bool higherIsBetter = true;
    bool stopped = false;             ///< by its user; what was done is kept
    std::vector<LeaderboardEntry> leaderboard;
    std::optional<LeaderboardEntry> winner; ///< the best complete trial that is no baseline
    std::optional<RunRecord> best;    ///< the winner, trained on the whole training part and judged on validation and test
    std::optional<SearchComparison> baseline; ///< against the best baseline
    std::optional<SearchComparison> runnerUp; ///< against the best trial of another algorithm; of the same where there is no other
    std::vector<std::pair<std::string, std::string>> skipped; ///< algorithms that cannot work on the table, and why
    double seconds = 0;

    /// Sentences on what the comparison says: also that it says nothing.
    std::vector<std::string> verdict() const;
};

/// A search as the registry has it, also while it goes on.
struct SearchReport {
    std::string search, dataset, target, metric;
    int version = 0;
    Task task = Task::Classification;
    bool higherIsBetter = true;
    bool isRunning = false;                     ///< a trial is
    std::vector<LeaderboardEntry> leaderboard;  ///< as leaderboard() has it
    std::optional<SearchComparison> baseline, runnerUp; ///< once it has ended with a winner
    std::int64_t best = 0;                      ///< the winner's run on the whole training part; 0: none yet
};
/// Fails with NotFound.
Result<SearchReport> searchReport(const Workbench& workbench, std::string_view search);

/// The names of the searches on a dataset, the newest first.
Result<std::vector<std::string>> searchesOf(const Workbench& workbench, std::string_view dataset);

/// Baselines, each algorithm's defaults, then what a Parzen estimator proposes (ml/tpe.h); proposals stop early by
/// halving over the folds (ml/successive_halving.h). Every trial is a run in the registry, written after each fold;
/// its setup has {search, trial, stage, metric, folds, folds_done, scores}, the winner's in the end {comparisons} too. Only the training part is looked at until
/// the winner is trained. `progress` gets a `name=value` line a trial. Computes on the caller's thread.
/// Fails with NotFound, InvalidArgument, Incompatible; with Cancelled when it is stopped before the first trial.
Result<SearchOutcome> findBest(Workbench& workbench, const SearchRequest& request, Progress& progress);

} // namespace lathe
