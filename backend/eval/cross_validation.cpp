#include "eval/cross_validation.h"

#include "eval/paired_tests.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <set>
#include <unordered_map>

namespace lathe {

namespace {

class NoObserver final : public TrainingObserver {
public:
    void batchEnded(std::int64_t, double, double) override {}
    void epochEnded(const EpochRecord&) override {}
    Result<void> checkpoint(const Checkpoint&) override { return {}; }
    void message(std::string_view) override {}
};

/// The model's answers in the order of `classes`.
Predictions aligned(Predictions given, const std::vector<std::string>& classes)
{
    if (given.classes == classes || given.classes.empty())
        return given;
    const std::size_t items = given.size();
    Predictions result;
    result.classes = classes;
    result.probabilities.assign(items * classes.size(), 0);
    result.errors = given.errors;
    for (std::size_t from = 0; from < given.classes.size(); ++from) {
        const auto found = std::ranges::find(classes, given.classes[from]);
        if (found == classes.end())
            continue;
        const auto to = static_cast<std::size_t>(found - classes.begin());
        for (std::size_t item = 0; item < items; ++item)
            result.probabilities[item * classes.size() + to] = given.row(item)[from];
    }
    return result;
}

Truth truthOf(const Table& rows, const std::vector<std::string>& classes)
{
    Truth truth;
    const auto target = rows.schema().first(Role::Target);
    std::unordered_map<std::string, std::int32_t> labels;
    for (const std::string& name : classes)
        labels.emplace(name, static_cast<std::int32_t>(labels.size()));
    for (std::size_t row = 0; target && row < rows.rows(); ++row) {
        const Column& column = rows.column(*target);
        if (classes.empty()) {
            truth.values.push_back(column.numberAt(row));
            continue;
        }
        const auto label = column.isMissing(row) ? labels.end() : labels.find(column.cell(row));
        truth.labels.push_back(label == labels.end() ? -1 : label->second);
    }
    return truth;
}

} // namespace

std::vector<std::string> targetClasses(const Table& table)
{
    const auto target = table.schema().first(Role::Target);
    if (!target)
        return {};
    const Column& column = table.column(*target);
    std::vector<std::string> classes;
    if (column.type() == ColumnType::Categorical) {
        std::vector<bool> occurs(column.levels().size());
        for (const std::uint32_t code : column.codes())
            if (code != kMissingCode)
                occurs[code] = true;
        for (std::size_t level = 0; level < occurs.size(); ++level)
            if (occurs[level])
                classes.push_back(column.levels()[level]);
        return classes;
    }
    std::set<std::string> distinct;
    for (std::size_t row = 0; row < column.size(); ++row)
        if (!column.isMissing(row))
            distinct.insert(column.cell(row));
    return {distinct.begin(), distinct.end()};
}

Result<std::unique_ptr<Model>> fitCandidate(const Candidate& candidate, const Table& train, Progress& progress)
{
    if (progress.stopRequested())
        return cancelled();
    TrainingSetup setup;
    setup.seed = candidate.seed;
    setup.device = candidate.device;
    setup.threads = candidate.threads;
    setup.pipeline = candidate.pipeline;
    const TrainingData data{train, train.take(std::span<const std::uint32_t>())};
    NoObserver observer;
    LATHE_TRY(FitResult fitted, candidate.learner.fit(data, candidate.parameters, setup, progress, observer));
    // A model that was interrupted is not the one that is to be judged.
    if (fitted.report.stopped)
        return cancelled();
    return std::move(fitted.model);
}

Result<JudgedRows> judgeRows(const Model& model, const Table& rows, const std::vector<std::string>& classes, Progress& progress)
{
    JudgedRows result;
    LATHE_TRY(const Items judged, model.judgeable(rows));
    LATHE_TRY(Predictions given, model.predict(judged, progress));
    LATHE_TRY(const Table* table, tableOf(judged));
    result.judged = *table;
    result.predictions = aligned(std::move(given), classes);
    LATHE_TRY(const Evaluation evaluation, evaluate(result.predictions, truthOf(result.judged, classes), EvaluationOptions{0, 0}));
    result.metrics = evaluation.metrics;
    return result;
}

Result<FoldResult> judgeFold(const Candidate& candidate, const Table& table, const Fold& fold, Progress& progress)
{
    const auto start = std::chrono::steady_clock::now();
    LATHE_TRY(const auto model, fitCandidate(candidate, table.take(fold.train), progress));
    FoldResult result;
    result.fitSeconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    result.trained = static_cast<std::int64_t>(fold.train.size());
    const bool hasClasses = candidate.learner.info().task == Task::Classification;
    LATHE_TRY(JudgedRows judged, judgeRows(*model, table.take(fold.test), hasClasses ? targetClasses(table) : std::vector<std::string>(), progress));
    result.judged = std::move(judged.judged);
    result.predictions = std::move(judged.predictions);
    result.metrics = std::move(judged.metrics);
    return result;
}

std::vector<double> CrossValidation::scores(const std::string& metric) const
{
    std::vector<double> values;
    for (const FoldResult& fold : folds) {
        const auto found = fold.metrics.find(metric);
        if (found == fold.metrics.end() || !found->second.value)
            return {};
        values.push_back(*found->second.value);
    }
    return values;
}

double judgedShare(const std::vector<FoldResult>& folds)
{
    double judged = 0, trained = 0;
    for (const FoldResult& fold : folds) {
        judged += static_cast<double>(fold.judged.rows());
        trained += static_cast<double>(fold.trained);
    }
    return trained > 0 ? judged / trained : 0;
}

CrossValidation summarised(std::vector<FoldResult> folds)
{
    CrossValidation result;
    result.folds = std::move(folds);
    const double share = judgedShare(result.folds);
    for (std::size_t i = 0; i < result.folds.size(); ++i) {
        result.fitSeconds += result.folds[i].fitSeconds;
        for (const auto& [name, measured] : result.folds[i].metrics)
            if (!measured.value && result.metrics[name].undefined.empty())
                result.metrics[name].undefined = measured.undefined + " (fold " + std::to_string(i + 1) + ")";
            else
                result.metrics.try_emplace(name);
    }
    for (auto& [name, metric] : result.metrics) {
        const auto estimate = foldEstimate(result.scores(name), share);
        if (!estimate)
            continue;
        metric.value = estimate->mean;
        if (std::isnan(estimate->standardError))
            continue;
        metric.low = estimate->low;
        metric.high = estimate->high;
        result.standardErrors[name] = estimate->standardError;
    }
    return result;
}

Result<CrossValidation> crossValidate(const Candidate& candidate, const Table& table, const std::vector<Fold>& folds,
                                      Progress& progress)
{
    std::vector<FoldResult> results;
    for (std::size_t i = 0; i < folds.size(); ++i) {
        const std::string which = "fold " + std::to_string(i + 1) + " of " + std::to_string(folds.size());
        progress.set(static_cast<std::int64_t>(i), std::ssize(folds), "Judging by folds, " + which);
        auto judged = judgeFold(candidate, table, folds[i], progress);
        if (!judged && !judged.error().isCancelled()) {
            Error error = judged.error();
            error.where = error.where.empty() ? which : which + ", " + error.where;
            return tl::unexpected<Error>(std::move(error));
        }
        LATHE_TRY(FoldResult one, std::move(judged));
        results.push_back(std::move(one));
    }
    return summarised(std::move(results));
}

PooledPredictions pooled(const std::vector<FoldResult>& folds, std::size_t first, std::size_t count)
{
    PooledPredictions all;
    for (std::size_t i = first; i < std::min(folds.size(), first + count); ++i) {
        const FoldResult& fold = folds[i];
        const Predictions& one = fold.predictions;
        all.predictions.classes = one.classes;
        all.predictions.outputs = one.outputs;
        all.predictions.errors.resize(all.rows.size());
        all.predictions.probabilities.insert(all.predictions.probabilities.end(), one.probabilities.begin(), one.probabilities.end());
        all.predictions.values.insert(all.predictions.values.end(), one.values.begin(), one.values.end());
        all.predictions.errors.insert(all.predictions.errors.end(), one.errors.begin(), one.errors.end());
        for (std::size_t row = 0; row < fold.judged.rows(); ++row)
            all.rows.push_back(fold.judged.origin(row));
        all.predictions.errors.resize(all.rows.size());
        Truth truth = truthOf(fold.judged, one.classes);
        all.truth.labels.insert(all.truth.labels.end(), truth.labels.begin(), truth.labels.end());
        all.truth.values.insert(all.truth.values.end(), truth.values.begin(), truth.values.end());
    }
    return all;
}

} // namespace lathe
