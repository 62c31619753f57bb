#include "ui/models/lifecycle.h"

#include "ui/models/format.h"
#include "ui/models/task_metrics.h"
#include "ui/shell/backend_text.h"

#include <nlohmann/json.hpp>

#include <QCoreApplication>

#include <algorithm>

namespace lathe {

namespace {

/// The texts of this file.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Lifecycle)
};
QString counted(const char* source, std::int64_t n)
{
    return Words::tr(source, nullptr, static_cast<int>(std::min<std::int64_t>(n, 2'000'000'000))).arg(countText(n));
}

enum Stage { Collect, Prepare, Label, Train, Evaluate, Deploy, Monitor };

/// Below this share of pairs among all items, mistakes are few enough to leave labels alone.
constexpr std::int64_t kPairWorthChecking = 5;
constexpr double kWeakClass = 0.5;

struct Facts {
    const RunRecord* active = nullptr;
    const RunRecord* best = nullptr;
    const RunRecord* resumable = nullptr; ///< interrupted, the newest run of all
    std::int64_t warnings = 0, failures = 0;
    bool isStale = false; ///< the best run learned from an older version
};

Facts factsOf(const LifecycleInput& input)
{
    Facts facts;
    const auto active = std::find_if(input.runs.begin(), input.runs.end(), [](const RunRecord& run) { return run.isActive(); });
    if (active != input.runs.end())
        facts.active = &*active;
    if (!input.runs.empty() && input.runs.front().status == RunStatus::Interrupted)
        facts.resumable = &input.runs.front();
    facts.best = bestRun(input.runs);
    facts.isStale = facts.best && input.dataset && facts.best->version < input.dataset->version;
    for (const Check& check : input.checks) {
        facts.warnings += check.state == CheckState::Warning;
        facts.failures += check.state == CheckState::Failed;
    }
    return facts;
}

StageStatus prepareStage(const LifecycleInput& input, const Facts& facts)
{
    if (!input.checked)
        return {"prepare", StageState::Empty, Words::tr("Not checked yet")};
    if (facts.failures > 0)
        return {"prepare", StageState::Attention, counted(QT_TRANSLATE_N_NOOP("Lifecycle", "%1 checks fail"), facts.failures)};
    if (facts.warnings > 0)
        return {"prepare", StageState::Attention, counted(QT_TRANSLATE_N_NOOP("Lifecycle", "%1 findings"), facts.warnings)};
    return {"prepare", StageState::Done, Words::tr("Split made, checks pass")};
}

StageStatus labelStage(const LifecycleInput& input)
{
    if (!input.checked)
        return {"label", StageState::Empty, Words::tr("Not counted yet")};
    if (input.unlabelled == input.dataset->items && input.unlabelled > 0)
        return {"label", StageState::Attention, Words::tr("No labels yet")};
    if (input.unlabelled > 0)
        return {"label", StageState::InWork, counted(QT_TRANSLATE_N_NOOP("Lifecycle", "%1 without a label"), input.unlabelled)};
    const bool isAimed = input.hasTarget || std::ranges::any_of(input.runs, [](const RunRecord& run) { return !targetOf(run).empty(); });
    if (!isAimed)
        return {"label", StageState::Empty, Words::tr("No target chosen")};
    if (input.dataset->kind == toString(ItemKind::Table))
        return {"label", StageState::Done, Words::tr("The target is a column")};
    return {"label", StageState::Done, Words::tr("All have a class")};
}

StageStatus trainStage(const LifecycleInput& input, const Facts& facts)
{
    if (facts.active) {
        const RunRecord& run = *facts.active;
        if (run.status == RunStatus::Scheduled)
            return {"train", StageState::InWork, Words::tr("%1 waits").arg(text(run.name)), 0};
        if (run.epochsPlanned == 0)
            return {"train", StageState::InWork, run.status == RunStatus::Paused ? Words::tr("Paused") : Words::tr("%1 learns").arg(text(run.name))};
        const int planned = std::max(run.epochsPlanned, 1);
        const QString line = Words::tr("Epoch %1 of %2").arg(std::min(run.epochs + 1, planned)).arg(planned);
        return {"train", StageState::InWork, run.status == RunStatus::Paused ? Words::tr("Paused, epoch %1").arg(run.epochs) : line,
                std::clamp(static_cast<double>(run.epochs) / planned, 0.0, 1.0)};
    }
    if (facts.resumable)
        return {"train", StageState::Attention, Words::tr("%1 was interrupted").arg(text(facts.resumable->name))};
    if (input.runs.empty())
        return {"train", StageState::Empty, Words::tr("No run yet")};
    if (!facts.best)
        return {"train", StageState::Attention, Words::tr("No run has finished")};
    if (facts.isStale)
        return {"train", StageState::Attention, Words::tr("No run on version %1").arg(input.dataset->version)};
    return {"train", StageState::Done, counted(QT_TRANSLATE_N_NOOP("Lifecycle", "%1 runs"), static_cast<std::int64_t>(input.runs.size()))};
}

/// The weakest class of the last epoch that the run kept.
std::optional<std::pair<QString, double>> weakestClass(const RunRecord& run)
{
    const QStringList classes = classesOf(run);
    for (auto epoch = run.history.rbegin(); epoch != run.history.rend(); ++epoch) {
        if (run.bestEpoch > 0 && epoch->epoch != run.bestEpoch)
            continue;
        if (epoch->classF1.empty() || static_cast<qsizetype>(epoch->classF1.size()) != classes.size())
            return std::nullopt;
        const auto lowest = std::min_element(epoch->classF1.begin(), epoch->classF1.end());
        return std::pair(classes[static_cast<qsizetype>(lowest - epoch->classF1.begin())], *lowest);
    }
    return std::nullopt;
}

/// "Macro F1 0.914", "R² 0.812"
QString metricLine(const RunRecord& run)
{
    const std::string id = mainMetric(taskOf(run));
    return id.empty() ? Words::tr("Finished") : shortMetricName(id) + u' ' + metricValueText(id, runMetric(run, id).value);
}

StageStatus evaluateStage(const Facts& facts)
{
    if (!facts.best)
        return {"evaluate", StageState::Empty, Words::tr("Nothing to judge yet")};
    const auto weakest = weakestClass(*facts.best);
    if (weakest && weakest->second < kWeakClass)
        return {"evaluate", StageState::Attention, Words::tr("%1 F1 %2").arg(weakest->first, metricText(weakest->second))};
    return {"evaluate", StageState::Done, metricLine(*facts.best)};
}

StageStatus deployStage(const LifecycleInput& input, const Facts& facts)
{
    if (input.models.empty())
        return {"deploy", StageState::Empty, Words::tr("No version yet")};
    const ModelVersion& latest = input.models.front();
    const bool behind = facts.best && std::none_of(input.models.begin(), input.models.end(), [&](const ModelVersion& model) {
                            return model.run == facts.best->id;
                        });
    if (behind)
        return {"deploy", StageState::InWork, Words::tr("%1, a better run waits").arg(text(latest.reference()))};
    return {"deploy", StageState::Done, text(latest.reference())};
}

std::vector<NextStep> steps(const LifecycleInput& input, const Facts& facts)
{
    std::vector<NextStep> all;
    if (facts.active)
        all.push_back({"train", Words::tr("Watch %1").arg(text(facts.active->name)),
                       Words::tr("It learns from %1. You can go on with other work: closing the page keeps the run going.")
                           .arg(text(facts.active->dataset)),
                       Words::tr("Show the run"), facts.active->id, {}});
    if (input.checked && input.unlabelled == input.dataset->items && input.dataset->items > 0)
        all.push_back({"collect", Words::tr("Bring in labelled pictures"),
                       Words::tr("None of the %1 pictures has a class, so there is nothing to learn from. Put each class into a folder of its name and import it again.")
                           .arg(countText(input.dataset->items)),
                       Words::tr("Import pictures…"), 0, {}});
    for (const Check& check : input.checks)
        if (check.state == CheckState::Failed)
            all.push_back({"prepare", backendText(check.title), backendText(check.detail), Words::tr("Look at the check"), 0, check.items});
    if (facts.resumable)
        all.push_back({"train", Words::tr("Go on with %1").arg(text(facts.resumable->name)),
                       facts.resumable->checkpointEpoch > 0
                           ? Words::tr("It was interrupted after epoch %1 of %2. Its checkpoint is kept, nothing before it is lost.")
                                 .arg(facts.resumable->checkpointEpoch).arg(facts.resumable->epochsPlanned)
                           : Words::tr("It was interrupted before its first epoch was done. It can be started again as it was."),
                       Words::tr("Show the run"), facts.resumable->id, {}});
    if (!facts.best && !facts.active)
        all.push_back({"train", Words::tr("Train a first model"),
                       input.dataset->kind == "table"
                           ? Words::tr("The rows are split. A linear model and boosted trees give a first answer in seconds and show which columns matter.")
                           : Words::tr("The pictures are split and labelled. A small network gives a first answer in minutes and shows what is hard."),
                       Words::tr("Train"), 0, {}});
    if (facts.isStale && !facts.active)
        all.push_back({"train", Words::tr("Train on version %1").arg(input.dataset->version),
                       Words::tr("The best run, %1, learned from version %2. The data changed since then.")
                           .arg(text(facts.best->name)).arg(facts.best->version),
                       Words::tr("Train"), 0, {}});
    if (facts.best) {
        const auto pair = worstConfusion(*facts.best);
        if (pair && pair->items >= kPairWorthChecking)
            all.push_back({"evaluate", Words::tr("Check %1 and %2 labels").arg(pair->truth, pair->predicted),
                           Words::tr("The two are mixed up %1 times, the largest part of the %2 mistakes of %3. Longer training does not mend a wrong label.")
                               .arg(countText(pair->items), countText(pair->mistakes), text(facts.best->name)),
                           counted(QT_TRANSLATE_N_NOOP("Lifecycle", "Check %1 items"), pair->items), facts.best->id, {}, pair});
        if (input.models.empty())
            all.push_back({"deploy", Words::tr("Put %1 to work").arg(text(facts.best->name)),
                           Words::tr("It is the best finished run. Register it as a version, and export it for others to use."),
                           Words::tr("Register…"), facts.best->id, {}});
    }
    for (const Check& check : input.checks)
        if (check.state == CheckState::Warning)
            all.push_back({"prepare", backendText(check.title), backendText(check.detail), Words::tr("Look at the check"), 0, check.items});
    if (all.empty())
        all.push_back({"train", Words::tr("Try another algorithm"),
                       Words::tr("Everything is done for this version. A different network or other settings show whether more is possible."),
                       Words::tr("Train"), 0, {}});
    return all;
}

std::vector<Attention> attentionOf(const LifecycleInput& input, const Facts& facts)
{
    std::vector<Attention> list;
    const QString dataset = text(input.dataset->reference());
    const auto where = [](const QString& stage, const QString& what) { return stage + QStringLiteral(" · ") + what; };
    for (const Check& check : input.checks)
        if (check.state != CheckState::Passed)
            list.push_back({backendText(check.title), where(Words::tr("Prepare"), dataset), "prepare", 0});
    if (facts.best)
        if (const auto pair = worstConfusion(*facts.best); pair && pair->items >= kPairWorthChecking)
            list.push_back({counted(QT_TRANSLATE_N_NOOP("Lifecycle", "%2 is confused with %3: %1 items"), pair->items).arg(pair->truth, pair->predicted),
                            where(Words::tr("Evaluate"), text(facts.best->name)), "evaluate", facts.best->id});
    for (const RunRecord& run : input.runs)
        if (run.status == RunStatus::Failed || run.status == RunStatus::Interrupted) {
            list.push_back({run.status == RunStatus::Failed ? Words::tr("%1 failed").arg(text(run.name)) : Words::tr("%1 was interrupted").arg(text(run.name)),
                            where(Words::tr("Train"), dataset), "train", run.id});
            break; // one tells enough, the others stand in Experiments
        }
    if (input.testLooks > 1)
        list.push_back({counted(QT_TRANSLATE_N_NOOP("Lifecycle", "The test split was looked at %1 times"), input.testLooks), where(Words::tr("Evaluate"), dataset), "evaluate", 0});
    return list;
}

} // namespace

QStringList classesOf(const RunRecord& run)
{
    const auto json = nlohmann::json::parse(run.classes, nullptr, false);
    QStringList classes;
    if (json.is_array())
        for (const auto& name : json)
            classes << (name.is_string() ? text(name.get<std::string>()) : QString());
    return classes;
}

std::optional<Confusion> worstConfusion(const RunRecord& run)
{
    const auto found = run.confusion.find("validation");
    const QStringList classes = classesOf(run);
    const auto k = static_cast<std::size_t>(classes.size());
    if (found == run.confusion.end() || k == 0 || found->second.size() != k * k)
        return std::nullopt;
    Confusion worst;
    for (std::size_t a = 0; a < k; ++a)
        for (std::size_t b = a + 1; b < k; ++b) {
            const std::int64_t one = found->second[a * k + b], other = found->second[b * k + a];
            worst.mistakes += one + other;
            if (one + other > worst.items) {
                worst.items = one + other;
                worst.truthIndex = static_cast<int>(one >= other ? a : b);
                worst.predictedIndex = static_cast<int>(one >= other ? b : a);
                worst.truth = classes[worst.truthIndex];
                worst.predicted = classes[worst.predictedIndex];
            }
        }
    return worst.items > 0 ? std::optional(worst) : std::nullopt;
}

const RunRecord* bestRun(const std::vector<RunRecord>& runs)
{
    // Numbers of different tasks or targets do not compare: the goal that was worked on last is the one that counts.
    const RunRecord* best = nullptr;
    for (const RunRecord& run : runs) {
        if (run.status != RunStatus::Finished)
            continue;
        if (!best) {
            best = &run;
            continue;
        }
        if (taskOf(run) != taskOf(*best) || targetOf(run) != targetOf(*best))
            continue;
        const std::string id = mainMetric(taskOf(run));
        const auto own = id.empty() ? std::nullopt : runMetric(run, id).value;
        const auto other = id.empty() ? std::nullopt : runMetric(*best, id).value;
        if (own && (!other || (isHigherBetter(id) ? *own > *other : *own < *other)))
            best = &run;
    }
    return best;
}

Lifecycle lifecycleOf(const LifecycleInput& input)
{
    Lifecycle result;
    if (!input.dataset) {
        constexpr std::array<const char*, 7> kPages{"collect", "prepare", "label", "train", "evaluate", "deploy", "monitor"};
        for (std::size_t i = 0; i < kPages.size(); ++i)
            result.stages[i] = {kPages[i], StageState::Empty, i == Collect ? Words::tr("No data yet") : QString()};
        result.next = {"collect", Words::tr("Bring data in"),
                       Words::tr("A table, or a folder with one sub-folder of pictures a class, is enough. Lathe says what it found before anything is written."),
                       Words::tr("Import…"), 0, {}};
        return result;
    }
    const Facts facts = factsOf(input);
    result.stages[Collect] = {"collect", input.dataset->items > 0 ? StageState::Done : StageState::Attention, datasetText(*input.dataset)};
    result.stages[Prepare] = prepareStage(input, facts);
    result.stages[Label] = labelStage(input);
    result.stages[Train] = trainStage(input, facts);
    result.stages[Evaluate] = evaluateStage(facts);
    result.stages[Deploy] = deployStage(input, facts);
    result.stages[Monitor] = {"monitor", StageState::Empty, Words::tr("Nothing served yet")};
    result.others = steps(input, facts);
    result.next = result.others.front();
    result.others.erase(result.others.begin());
    result.attention = attentionOf(input, facts);
    return result;
}

} // namespace lathe
