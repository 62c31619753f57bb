#include "eval/explain/importance.h"

#include "base/random.h"
#include "eval/metric.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lathe {

namespace {

Result<double> scoreOf(const Model& model, const Table& rows, const Truth& truth, const std::string& metric, Progress& progress)
{
    LATHE_TRY(const Predictions predictions, model.predict(rows, progress));
    LATHE_TRY(const Evaluation evaluation, evaluate(predictions, truth, {.resamples = 0}));
    const auto found = evaluation.metrics.find(metric);
    if (found == evaluation.metrics.end())
        return fail(ErrorCode::NotFound, std::string("There is no metric “").append(metric).append("” for this model"));
    if (!found->second.value)
        return fail(ErrorCode::InvalidArgument, std::string("The metric “").append(metric).append("” is ").append(found->second.undefined),
                    "Explain more rows, or choose another metric");
    return *found->second.value;
}

} // namespace

Result<Importance> permutationImportance(const Model& model, const Table& rows, const Truth& truth,
                                         const std::vector<std::string>& columns, const ImportanceOptions& options, Progress& progress)
{
    const Task task = model.classes().empty() ? Task::Regression : Task::Classification;
    Importance result;
    result.metric = !options.metric.empty() ? options.metric : task == Task::Classification ? "accuracy" : "r2";
    LATHE_TRY(result.score, scoreOf(model, rows, truth, result.metric, progress));
    bool higherIsBetter = true;
    for (const MetricInfo& info : metricInfos(task))
        if (info.id == result.metric)
            higherIsBetter = info.higherIsBetter;
    const std::int64_t total = static_cast<std::int64_t>(columns.size()) * options.repeats;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        LATHE_TRY(const std::size_t index, rows.schema().get(columns[c]));
        ColumnImportance one{columns[c], 0, 0, {}};
        for (int repeat = 0; repeat < options.repeats; ++repeat) {
            if (progress.stopRequested())
                return cancelled();
            progress.set(static_cast<std::int64_t>(c) * options.repeats + repeat, total, columns[c]);
            std::vector<std::uint32_t> order(rows.rows());
            std::iota(order.begin(), order.end(), 0u);
            Random random(seedFor(seedFor(options.seed, c), static_cast<std::uint64_t>(repeat)));
            random.shuffle(order);
            LATHE_TRY(const Table shuffled, rows.withColumn(rows.field(index), rows.column(index).take(order)));
            LATHE_TRY(const double score, scoreOf(model, shuffled, truth, result.metric, progress));
            one.drops.push_back(higherIsBetter ? result.score - score : score - result.score);
        }
        const double count = static_cast<double>(one.drops.size());
        one.drop = std::accumulate(one.drops.begin(), one.drops.end(), 0.0) / count;
        for (const double drop : one.drops)
            one.deviation += (drop - one.drop) * (drop - one.drop) / count;
        one.deviation = std::sqrt(one.deviation);
        result.columns.push_back(std::move(one));
    }
    std::ranges::stable_sort(result.columns, std::greater(), &ColumnImportance::drop);
    return result;
}

} // namespace lathe
