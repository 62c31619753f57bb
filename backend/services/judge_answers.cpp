#include "services/judge_answers.h"

#include "eval/clustering.h"
#include "eval/detection.h"
#include "ml/table_model.h"
#include "services/run_items.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

constexpr std::size_t kMostSilhouettes = 5000;

struct Clustered {
    Matrix features;
    std::vector<std::int32_t> clusters;
};

Result<Clustered> clusteredRows(const Model& model, const Items& items, const Predictions& predictions)
{
    const auto* tabular = dynamic_cast<const TabularModel*>(&model);
    LATHE_TRY(const Table* table, tableOf(items));
    if (!tabular)
        return fail(ErrorCode::Incompatible, "Clusters are judged for rows of a table");
    Clustered result;
    LATHE_TRY(result.features, tabular->featuresOf(*table));
    for (std::size_t row = 0; row < predictions.size(); ++row)
        result.clusters.push_back(predictions.label(row));
    return result;
}

/// One a row, by the classes that the target has here; empty without a target.
std::vector<std::int32_t> targetClasses(const Items& items, std::size_t& count)
{
    const auto* table = std::get_if<Table>(&items);
    const auto target = table ? table->schema().first(Role::Target) : std::nullopt;
    if (!target)
        return {};
    const std::vector<std::string> classes = classNames(table->column(*target));
    count = classes.size();
    return labelsOf(table->column(*target), classes);
}

/// How well scores part two classes: each score stands for its rank.
Result<Evaluation> judgeScores(const Items& items, const Predictions& predictions)
{
    Evaluation evaluation;
    evaluation.task = Task::Anomaly;
    for (std::size_t row = 0; row < predictions.size(); ++row)
        ++(std::isnan(predictions.value(row)) ? evaluation.left : evaluation.items);
    std::size_t classes = 0;
    std::vector<std::int32_t> truth = targetClasses(items, classes);
    if (classes != 2)
        return evaluation;
    if (2 * std::ranges::count(truth, 1) > std::ssize(truth))
        for (std::int32_t& label : truth)
            label = label < 0 ? label : 1 - label;
    std::vector<double> sorted;
    for (std::size_t row = 0; row < predictions.size(); ++row)
        sorted.push_back(predictions.value(row));
    std::erase_if(sorted, [](double score) { return std::isnan(score); });
    std::ranges::sort(sorted);
    Predictions ranks;
    ranks.classes = {"usual", "strange"};
    for (std::size_t row = 0; row < predictions.size(); ++row) {
        const double score = predictions.value(row);
        if (std::isnan(score))
            truth[row] = -1;
        const auto below = std::ranges::lower_bound(sorted, score) - sorted.begin();
        const float share = sorted.empty() ? 0 : static_cast<float>(static_cast<double>(below) / static_cast<double>(sorted.size()));
        ranks.probabilities.push_back(1 - share);
        ranks.probabilities.push_back(share);
    }
    LATHE_TRY(const Evaluation parted, evaluate(ranks, truth));
    evaluation.metrics["roc_auc"] = parted.metrics.at("roc_auc");
    return evaluation;
}

} // namespace

bool isUnsupervised(Task task)
{
    return task == Task::Clustering || task == Task::Anomaly || task == Task::Projection;
}

Result<Evaluation> judgeAnswers(const Model& model, Task task, const Items& items, const Predictions& predictions, Progress& progress)
{
    if (task == Task::Detection) {
        LATHE_TRY(const ItemSet* pictures, picturesOf(items));
        return evaluateDetections(predictions, trueBoxes(*pictures, {}, model.classes()));
    }
    if (!isUnsupervised(task))
        return evaluate(predictions, truthOf(items, {}, model.classes()));
    if (task == Task::Clustering) {
        LATHE_TRY(const Clustered rows, clusteredRows(model, items, predictions));
        std::size_t classes = 0;
        return evaluateClusters(rows.features, rows.clusters, targetClasses(items, classes), progress);
    }
    if (task == Task::Anomaly)
        return judgeScores(items, predictions);
    Evaluation evaluation;
    evaluation.task = task;
    evaluation.items = static_cast<std::int64_t>(predictions.size());
    return evaluation;
}

Result<std::vector<double>> rowSilhouettes(const Model& model, const Items& items, const Predictions& predictions, Progress& progress)
{
    if (predictions.size() > kMostSilhouettes)
        return std::vector<double>();
    LATHE_TRY(const Clustered rows, clusteredRows(model, items, predictions));
    return silhouettes(rows.features, rows.clusters, progress);
}

} // namespace lathe
