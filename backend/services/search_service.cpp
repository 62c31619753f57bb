#include "services/search_service.h"

#include "base/text.h"
#include "data/training_rows.h"
#include "eval/metric.h"
#include "ml/builtin_learners.h"
#include "ml/successive_halving.h"
#include "ml/tpe.h"
#include "services/fold_metrics.h"
#include "services/prepare_service.h"
#include "services/run_items.h"
#include "store/clock.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <set>

namespace lathe {

namespace {

using nlohmann::json;
using Clock = std::chrono::steady_clock;

constexpr int kHalvingFactor = 3;
constexpr int kTrials = 50;       ///< without a limit
constexpr std::size_t kSharesOfProposals = 3; ///< of the time, besides one for each algorithm that is still to come
constexpr int kRandomStart = 6;   ///< proposals are drawn until so many trials are there
constexpr int kDrawsForNew = 100; ///< for parameters that were not tried yet

json parsed(const std::string& text)
{
    json value = json::parse(text, nullptr, false);
    return value.is_object() ? value : json::object();
}

std::string numbered(const std::string& stem, int number, int digits)
{
    std::string text = std::to_string(number);
    return stem + "-" + std::string(static_cast<std::size_t>(std::max(0, digits - static_cast<int>(text.size()))), '0') + text;
}

/// Asks to stop when its time is over, too.
class Deadline final : public Progress {
public:
    Deadline(Progress& outer, Clock::time_point end) : m_outer(outer), m_end(end) {}
    bool stopRequested() const override { return m_outer.stopRequested() || Clock::now() >= m_end; }
    void set(std::int64_t done, std::int64_t total, std::string_view status) override { m_outer.set(done, total, status); }
    void log(std::string_view line) override { m_outer.log(line); }

private:
    Progress& m_outer;
    Clock::time_point m_end;
};

struct Trial {
    const Learner* learner = nullptr;
    Params parameters;
    std::string stage;
    RunRecord run;
    std::vector<double> scores; ///< by fold, as far as it came
    bool isBaseline() const { return stage == "baseline"; }
};

double meanOf(const std::vector<double>& values, std::size_t count)
{
    return std::accumulate(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(count), 0.0) / static_cast<double>(count);
}

/// One search from the first baseline to the trained winner.
class Search {
public:
    Search(Workbench& workbench, const SearchRequest& request, Progress& progress)
        : m_workbench(workbench), m_request(request), m_progress(progress), m_halving(kHalvingFactor)
    {
    }

    Result<SearchOutcome> run()
    {
        LATHE_CHECK(prepare());
        m_started = Clock::now();
        m_end = m_request.seconds > 0 ? m_started + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(m_request.seconds))
                                      : Clock::time_point::max();
        LATHE_CHECK(tryAll());
        return finish();
    }

private:
    Result<void> prepare();
    Result<void> chooseTask();
    Result<void> chooseLearners();
    Result<void> chooseName();
    Result<void> tryAll();
    Result<void> tryProposals();
    std::optional<Trial> proposed(const Tpe& tpe) const;
    std::vector<SearchObservation> observed(const Tpe& tpe) const;
    Result<void> judge(Trial trial, Clock::time_point end);
    Result<void> judgeFolds(Trial& trial, Progress& progress);
    Result<void> record(Trial& trial, const std::vector<FoldResult>& folds);
    Result<SearchOutcome> finish();
    SearchComparison compared(const Trial& winner, const Trial& other) const;
    Result<void> keepComparisons(const Trial& winner, const SearchOutcome& outcome);
    void report(const Trial& trial) const;

    bool isOver() const
    {
        return m_progress.stopRequested() || Clock::now() >= m_end || (m_mostTrials > 0 && m_tried >= m_mostTrials);
    }
    double lossOf(double score) const { return m_metric->info().higherIsBetter ? -score : score; }
    bool isComplete(const Trial& trial) const { return trial.scores.size() == m_folds.size(); }
    double lossOf(const Trial& trial) const { return lossOf(meanOf(trial.scores, trial.scores.size())); }
    /// The complete trial of least loss that `wanted` takes; null when there is none.
    template <class Wanted>
    const Trial* best(const Wanted& wanted) const
    {
        const Trial* found = nullptr;
        for (const Trial& trial : m_trials)
            if (isComplete(trial) && wanted(trial) && (!found || lossOf(trial) < lossOf(*found)))
                found = &trial;
        return found;
    }

    Workbench& m_workbench;
    const SearchRequest& m_request;
    Progress& m_progress;
    Database* m_database = nullptr;
    DatasetVersion m_version;
    Table m_train;
    Task m_task = Task::Classification;
    std::string m_target, m_name;
    Pipeline m_pipeline;
    const Metric* m_metric = nullptr;
    std::vector<const Learner*> m_baselines, m_learners;
    std::vector<Fold> m_folds;
    std::vector<std::int64_t> m_rungs; ///< folds done at each
    HalvingRecord m_halving;
    std::vector<Trial> m_trials;
    int m_mostTrials = 0, m_tried = 0;
    std::vector<std::pair<std::string, std::string>> m_skipped;
    Clock::time_point m_started, m_end;
};

Result<void> Search::prepare()
{
    if (!(m_request.seconds >= 0) || m_request.seconds > 1e8 || m_request.trials < 0)
        return fail(ErrorCode::InvalidArgument, "The budget of a search is a positive number of seconds or trials");
    LATHE_TRY(m_database, m_workbench.database());
    LATHE_TRY(m_version, DatasetStore(*m_database).find(m_request.dataset));
    LATHE_TRY(const auto items, itemsWithTarget(m_workbench, m_version, m_request.target));
    LATHE_TRY(const Table* table, tableOf(*items));
    m_train = trainingRows(*table);
    if (m_train.rows() == 0)
        return fail(ErrorCode::InvalidArgument, "The training part of " + m_version.dataset + " has no rows",
                    "Split it with: lathe split " + m_version.dataset + " --train 0.8 --validation 0.1 --test 0.1");
    LATHE_CHECK(chooseTask());
    const auto& metrics = builtinMetrics(m_task);
    const std::string metric = !m_request.metric.empty() ? m_request.metric : m_task == Task::Classification ? "f1_macro" : "rmse";
    LATHE_TRY(m_metric, metrics.get(metric, "metric"));
    if (m_request.pipeline) {
        m_pipeline = *m_request.pipeline;
    } else {
        LATHE_TRY(m_pipeline, attachedPipeline(m_workbench, m_version.dataset));
    }
    LATHE_TRY(m_folds, trainingFolds(*items, m_request.folds, m_task, m_request.seed));
    LATHE_TRY(m_rungs, halvingRungs(1, std::ssize(m_folds), kHalvingFactor));
    m_mostTrials = m_request.trials > 0 || m_request.seconds > 0 ? m_request.trials : kTrials;
    LATHE_CHECK(chooseLearners());
    return chooseName();
}

Result<void> Search::chooseTask()
{
    const auto target = m_train.schema().first(Role::Target);
    if (!target)
        return fail(ErrorCode::InvalidArgument, "No column of " + m_version.dataset + " is the target", "Name it with --target COLUMN");
    m_target = m_train.field(*target).name;
    // 0 and 1 are two classes, as every classifier takes them.
    const bool isNumber = m_train.field(*target).type == ColumnType::Numeric && targetClasses(m_train).size() != 2;
    m_task = m_request.task.value_or(isNumber ? Task::Regression : Task::Classification);
    if (m_task != Task::Classification && m_task != Task::Regression)
        return fail(ErrorCode::Incompatible, "A search compares by a target, and " + std::string(toString(m_task)) + " has none",
                    "Search for classification or regression");
    return {};
}

Result<void> Search::chooseLearners()
{
    std::vector<const Learner*> all;
    if (auto learners = m_workbench.learners()) {
        all = std::move(*learners);
    } else {
        // Without the networks the other algorithms can still be compared.
        for (const auto& learner : builtinLearners())
            all.push_back(learner.get());
    }
    const auto isFor = [&](const Learner& learner) {
        const LearnerInfo& info = learner.info();
        return info.task == m_task && std::ranges::find(info.kinds, ItemKind::Table) != info.kinds.end();
    };
    std::vector<const Learner*> wanted;
    for (const Learner* learner : all)
        if (isFor(*learner) && (learner->info().isBaseline || m_request.algorithms.empty()))
            wanted.push_back(learner);
    for (const std::string& id : m_request.algorithms) {
        LATHE_TRY(const Learner* learner, m_workbench.learner(id));
        if (!isFor(*learner))
            return fail(ErrorCode::Incompatible, "The algorithm “" + id + "” is not for " + std::string(toString(m_task)) + " of tables",
                        "List those that are with: lathe algorithms --kind table --task " + std::string(toString(m_task)));
        if (std::ranges::find(wanted, learner) == wanted.end())
            wanted.push_back(learner);
    }
    for (const Learner* learner : wanted) {
        if (const auto reason = learner->incompatibility(m_train, defaults(learner->parameters()))) {
            m_skipped.emplace_back(learner->info().id, reason->message);
            m_progress.log("skipped=" + learner->info().id + " reason=\"" + reason->message + "\"");
            continue;
        }
        (learner->info().isBaseline ? m_baselines : m_learners).push_back(learner);
    }
    if (!m_learners.empty())
        return {};
    return fail(ErrorCode::Incompatible, "No algorithm can work on " + m_version.dataset + " with the target “" + m_target + "”",
                m_skipped.empty() ? "List the algorithms with: lathe algorithms" : m_skipped.back().second);
}

Result<void> Search::chooseName()
{
    LATHE_TRY(const auto runs, RunStore(*m_database).list());
    std::set<std::string> taken;
    for (const RunRecord& run : runs)
        taken.insert(parsed(run.setup).value("search", ""));
    m_name = m_request.name;
    if (taken.contains(m_name) && !m_name.empty())
        return fail(ErrorCode::AlreadyExists, "There is a search “" + m_name + "” already", "Choose another name");
    for (int number = 1; m_name.empty(); ++number)
        if (const std::string name = numbered("search", number, 2); !taken.contains(name))
            m_name = name;
    return {};
}

Result<void> Search::tryAll()
{
    for (const Learner* learner : m_baselines)
        if (!m_progress.stopRequested())
            LATHE_CHECK(judge({learner, defaults(learner->parameters()), "baseline", {}, {}}, m_end));
    for (std::size_t i = 0; i < m_learners.size() && !isOver(); ++i) {
        // Nobody may use up what the others and the proposals after them need: twice its share of the time that is left.
        Clock::time_point end = m_end;
        if (m_request.seconds > 0)
            end = std::min(m_end, Clock::now() + 2 * (m_end - Clock::now()) / static_cast<int>(m_learners.size() - i + kSharesOfProposals));
        LATHE_CHECK(judge({m_learners[i], defaults(m_learners[i]->parameters()), "default", {}, {}}, end));
        ++m_tried;
    }
    return tryProposals();
}

Result<void> Search::tryProposals()
{
    // Algorithms that did not get through their defaults are left alone.
    std::vector<const Learner*> usable;
    for (const Trial& trial : m_trials)
        if (trial.stage == "default" && isComplete(trial))
            usable.push_back(trial.learner);
    m_learners = std::move(usable);
    if (m_learners.empty())
        return {};
    std::vector<SearchSpace> spaces;
    for (const Learner* learner : m_learners)
        spaces.push_back(searchSpaceOf(learner->parameters()));
    const Tpe tpe(std::move(spaces), m_request.seed, {.startup = kRandomStart, .candidates = 24, .goodShare = 0.1});
    while (!isOver()) {
        auto trial = proposed(tpe);
        if (!trial)
            break;
        LATHE_CHECK(judge(std::move(*trial), m_end));
        ++m_tried;
    }
    return {};
}

std::vector<SearchObservation> Search::observed(const Tpe& tpe) const
{
    const Trial* leader = best([](const Trial& trial) { return !trial.isBaseline(); });
    std::vector<SearchObservation> seen;
    for (const Trial& trial : m_trials) {
        const auto found = std::ranges::find(m_learners, trial.learner);
        if (found == m_learners.end() || trial.scores.empty())
            continue;
        const auto branch = static_cast<std::size_t>(found - m_learners.begin());
        double loss = lossOf(trial);
        // A trial that was stopped early is compared with the leader on the folds that it has seen.
        if (!isComplete(trial))
            loss += lossOf(*leader) - lossOf(meanOf(leader->scores, trial.scores.size()));
        seen.push_back({branch, tpe.branch(branch).pointOf(trial.parameters), loss});
    }
    return seen;
}

std::optional<Trial> Search::proposed(const Tpe& tpe) const
{
    const auto isNew = [&](const Learner* learner, const Params& parameters) {
        return std::ranges::none_of(m_trials, [&](const Trial& trial) { return trial.learner == learner && trial.parameters == parameters; });
    };
    SearchProposal proposal = tpe.propose(observed(tpe));
    Random random(seedFor(m_request.seed, m_trials.size()));
    for (int i = 0; i < kDrawsForNew; ++i) {
        const Learner* learner = m_learners[proposal.branch];
        Params parameters = tpe.branch(proposal.branch).paramsAt(proposal.point);
        if (checkParams(learner->parameters(), parameters) && isNew(learner, parameters))
            return Trial{learner, std::move(parameters), "proposed", {}, {}};
        proposal.branch = random.below(m_learners.size());
        proposal.point = tpe.branch(proposal.branch).draw(random);
    }
    return std::nullopt;
}

Result<void> Search::judge(Trial trial, Clock::time_point end)
{
    const int number = static_cast<int>(m_trials.size()) + 1;
    RunRecord& run = trial.run;
    run.name = numbered(m_name, number, 3);
    run.datasetVersionId = m_version.id;
    run.algorithm = trial.learner->info().id;
    run.task = std::string(toString(m_task));
    run.parameters = toJson(trial.parameters).dump();
    run.seed = m_request.seed;
    run.device = m_request.device;
    run.threads = m_request.threads;
    run.classes = json(m_task == Task::Classification ? targetClasses(m_train) : std::vector<std::string>()).dump();
    run.setup = json{{"lathe", LATHE_VERSION}, {"data_fingerprint", m_version.manifest.hex()}, {"target", m_target},
                     {"pipeline", toJson(m_pipeline)}, {"search", m_name}, {"trial", number}, {"stage", trial.stage},
                     {"metric", m_metric->info().id}, {"folds", m_folds.size()}, {"folds_done", 0},
                     {"cross_validation", toJson(m_request.folds)}}.dump();
    RunStore runs(*m_database);
    LATHE_TRY(run, runs.create(std::move(run)));
    LATHE_CHECK(runs.claim(run.id));
    run.status = RunStatus::Running;
    run.started = nowText();
    LATHE_CHECK(runs.update(run));

    Deadline progress(m_progress, end);
    const auto start = Clock::now();
    const auto judged = judgeFolds(trial, progress);
    run.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    run.ended = nowText();
    run.status = RunStatus::Finished;
    if (!judged && judged.error().isCancelled()) {
        run.status = RunStatus::Killed;
        run.error = m_progress.stopRequested() ? "" : "Stopped: the time of the search, or this trial's share of it, was over";
    } else if (!judged) {
        if (judged.error().code == ErrorCode::Storage)
            return judged;
        run.status = RunStatus::Failed;
        run.error = toString(judged.error());
        trial.scores.clear();
    }
    LATHE_CHECK(runs.update(run));
    m_workbench.announceRun(run.id);
    m_trials.push_back(std::move(trial));
    report(m_trials.back());
    return {};
}

Result<void> Search::judgeFolds(Trial& trial, Progress& progress)
{
    const Candidate candidate{*trial.learner, trial.parameters, m_pipeline, m_request.seed, m_request.device, m_request.threads};
    std::vector<FoldResult> done;
    std::size_t rung = 0;
    for (const Fold& fold : m_folds) {
        progress.set(std::ssize(done), std::ssize(m_folds), trial.run.name + ", " + trial.learner->info().name);
        LATHE_TRY(FoldResult one, judgeFold(candidate, m_train, fold, progress));
        one.predictions = {};
        const auto found = one.metrics.find(m_metric->info().id);
        if (found == one.metrics.end() || !found->second.value || !std::isfinite(*found->second.value))
            return fail(ErrorCode::Numeric, m_metric->info().id + " has no value in fold " + std::to_string(done.size() + 1)
                        + (found == one.metrics.end() ? std::string() : ": " + found->second.undefined),
                        "Take fewer folds, or another metric");
        trial.scores.push_back(*found->second.value);
        done.push_back(std::move(one));
        LATHE_CHECK(record(trial, done));
        if (trial.isBaseline() || rung >= m_rungs.size() || std::ssize(done) < m_rungs[rung])
            continue;
        const bool goesOn = m_halving.goesOn(rung++, lossOf(trial));
        if (trial.stage == "proposed" && !goesOn && done.size() < m_folds.size())
            return {};
    }
    return {};
}

Result<void> Search::record(Trial& trial, const std::vector<FoldResult>& folds)
{
    const CrossValidation result = summarised(folds);
    trial.run.metrics[kCrossValidation] = runMetrics(result);
    json setup = parsed(trial.run.setup);
    setup["folds_done"] = folds.size();
    json scores = json::object();
    for (const auto& [name, metric] : result.metrics)
        if (metric.value)
            scores[name] = result.scores(name);
    setup["scores"] = std::move(scores);
    trial.run.setup = setup.dump();
    LATHE_CHECK(RunStore(*m_database).update(trial.run));
    m_workbench.announceRun(trial.run.id);
    return {};
}

void Search::report(const Trial& trial) const
{
    std::string line = "trial=" + std::to_string(m_trials.size()) + " run=" + trial.run.name + " algorithm=" + trial.run.algorithm
        + " stage=" + trial.stage + " status=" + std::string(toString(trial.run.status)) + " folds=" + std::to_string(trial.scores.size())
        + "/" + std::to_string(m_folds.size());
    const std::string& metric = m_metric->info().id;
    const auto& measured = trial.run.metrics.contains(kCrossValidation) ? trial.run.metrics.at(kCrossValidation) : std::map<std::string, RunMetric>();
    if (const auto found = measured.find(metric); found != measured.end() && found->second.value) {
        line += " " + metric + "=" + fixed(*found->second.value, 4);
        if (found->second.low && found->second.high)
            line += " low=" + fixed(*found->second.low, 4) + " high=" + fixed(*found->second.high, 4);
    }
    if (const Trial* leader = best([](const Trial& each) { return !each.isBaseline(); }))
        line += " best=" + fixed(meanOf(leader->scores, leader->scores.size()), 4);
    m_progress.log(line + " seconds=" + fixed(trial.run.seconds, 2));
}

SearchComparison Search::compared(const Trial& winner, const Trial& other) const
{
    SearchComparison result{other.run.name, other.run.algorithm, {}, false};
    double judged = 0, trained = 0;
    for (const Fold& fold : m_folds) {
        judged += static_cast<double>(fold.test.size());
        trained += static_cast<double>(fold.train.size());
    }
    if (const auto test = correctedPairedT(winner.scores, other.scores, judged / trained)) {
        result.test = *test;
        result.isSignificant = test->isSignificant() && lossOf(test->difference) < 0;
    }
    return result;
}

Result<void> Search::keepComparisons(const Trial& winner, const SearchOutcome& outcome)
{
    RunRecord run = winner.run;
    json setup = parsed(run.setup);
    json& comparisons = setup["comparisons"] = json::object();
    if (outcome.baseline)
        comparisons["baseline"] = toJson(*outcome.baseline);
    if (outcome.runnerUp)
        comparisons["runner_up"] = toJson(*outcome.runnerUp);
    run.setup = setup.dump();
    return RunStore(*m_database).update(run);
}

Result<SearchOutcome> Search::finish()
{
    SearchOutcome outcome;
    outcome.search = m_name;
    outcome.metric = m_metric->info().id;
    outcome.higherIsBetter = m_metric->info().higherIsBetter;
    outcome.skipped = m_skipped;
    outcome.stopped = m_progress.stopRequested();
    outcome.seconds = std::chrono::duration<double>(Clock::now() - m_started).count();
    if (m_trials.empty())
        return cancelled();
    LATHE_TRY(outcome.leaderboard, leaderboard(m_workbench, m_name));
    const Trial* winner = best([](const Trial& trial) { return !trial.isBaseline(); });
    if (!winner) {
        if (outcome.stopped)
            return outcome;
        std::string why = "The time was over before any algorithm was through its folds";
        for (const Trial& trial : m_trials)
            if (!trial.isBaseline() && trial.run.status == RunStatus::Failed)
                why = "No trial of the search “" + m_name + "” succeeded: " + trial.run.error;
        return fail(ErrorCode::InvalidArgument, why, "Give more time with --seconds, or fewer folds and algorithms");
    }
    outcome.winner = *std::ranges::find(outcome.leaderboard, winner->run.id, &LeaderboardEntry::run);
    if (const Trial* baseline = best([](const Trial& trial) { return trial.isBaseline(); }))
        outcome.baseline = compared(*winner, *baseline);
    const Trial* second = best([&](const Trial& trial) { return !trial.isBaseline() && trial.learner != winner->learner; });
    if (!second)
        second = best([&](const Trial& trial) { return !trial.isBaseline() && &trial != winner; });
    if (second)
        outcome.runnerUp = compared(*winner, *second);
    LATHE_CHECK(keepComparisons(*winner, outcome));
    if (outcome.stopped)
        return outcome;

    TrainRequest last;
    last.dataset = m_version.dataset + "@" + std::to_string(m_version.version);
    last.algorithm = winner->run.algorithm;
    last.target = m_target;
    last.pipeline = m_pipeline;
    last.parameters = winner->parameters;
    last.seed = m_request.seed;
    last.device = m_request.device;
    last.threads = m_request.threads;
    LATHE_TRY(RunRecord queued, queueRun(m_workbench, last));
    json setup = parsed(queued.setup);
    setup["found_by"] = m_name;
    queued.setup = setup.dump();
    LATHE_CHECK(RunStore(*m_database).update(queued));
    auto trained = executeRun(m_workbench, queued.id, m_progress);
    outcome.stopped = m_progress.stopRequested();
    if (!trained && trained.error().isCancelled())
        return outcome;
    LATHE_TRY(outcome.best, std::move(trained));
    return outcome;
}

std::string comparisonText(const SearchComparison& comparison, const std::string& metric, const std::string& what)
{
    const PairedTest& test = comparison.test;
    return std::string("The winner is ").append(comparison.isSignificant ? "" : "not ").append("significantly better than ").append(what)
        .append(" ").append(comparison.algorithm).append(" (").append(comparison.run).append("): ").append(metric)
        .append(" differs by ").append(fixed(test.difference, 4)).append(", 95 % interval ").append(fixed(test.low, 4))
        .append(" to ").append(fixed(test.high, 4)).append(", p = ").append(fixed(test.probability, 3));
}

} // namespace

std::vector<std::string> SearchOutcome::verdict() const
{
    if (!winner)
        return {"No trial is through all its folds, so nothing can be said"};
    std::vector<std::string> lines;
    if (baseline)
        lines.push_back(comparisonText(*baseline, metric, "the baseline"));
    else
        lines.emplace_back("There is no baseline to compare with");
    if (runnerUp)
        lines.push_back(comparisonText(*runnerUp, metric, "the runner-up"));
    return lines;
}

Result<SearchOutcome> findBest(Workbench& workbench, const SearchRequest& request, Progress& progress)
{
    return Search(workbench, request, progress).run();
}

} // namespace lathe
