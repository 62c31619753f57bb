#include "services/prepare_service.h"

#include "data/training_rows.h"
#include "services/run_items.h"
#include "store/pipeline_store.h"

#include <nlohmann/json.hpp>

namespace lathe {

namespace {

constexpr std::uint64_t kTrialSeed = 0; ///< runs fit with their own

Result<void> store(Workbench& workbench, const std::string& dataset, const Pipeline& pipeline)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_CHECK(PipelineStore(*database).add(dataset, toJson(pipeline).dump()));
    workbench.announceDatasets();
    return {};
}

Result<Pipeline> parsed(const std::string& text)
{
    return pipelineFromJson(nlohmann::json::parse(text, nullptr, false));
}

} // namespace

Result<Pipeline> attachedPipeline(const Workbench& workbench, std::string_view dataset)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const auto history, PipelineStore(*database).history(dataset));
    return history.empty() ? Pipeline() : parsed(history.back());
}

Result<PipelineTrial> tryPipeline(const Table& table, const Pipeline& pipeline, Progress& progress)
{
    PipelineTrial trial;
    trial.pipeline = pipeline;
    trial.trainingRows = table.hasParts() ? table.indices(Part::Train).size() : table.rows();
    const Table train = trainingSample(table, kTrialRows, kTrialSeed);
    Pipeline tried = pipeline;
    for (;;) {
        auto fitted = fitPipeline(tried, train, kTrialSeed, progress);
        if (fitted) {
            trial.fit = std::move(*fitted);
            return trial;
        }
        if (fitted.error().isCancelled() || tried.steps.empty())
            return tl::unexpected<Error>(std::move(fitted).error());
        trial.error = std::move(fitted).error();
        tried.steps.pop_back();
    }
}

Result<void> attachPipeline(Workbench& workbench, std::string_view dataset, const Pipeline& pipeline, Progress& progress)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const DatasetVersion version, DatasetStore(*database).find(dataset));
    LATHE_TRY(const auto table, workbench.table(version));
    LATHE_TRY(PipelineTrial trial, tryPipeline(*table, pipeline, progress));
    if (trial.error)
        return tl::unexpected<Error>(*std::move(trial.error));
    return store(workbench, version.dataset, pipeline);
}

Result<bool> undoPipeline(Workbench& workbench, std::string_view dataset)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const bool isUndone, PipelineStore(*database).undo(dataset));
    if (isUndone)
        workbench.announceDatasets();
    return isUndone;
}

Result<std::vector<Suggestion>> suggestedPipeline(const Workbench& workbench, std::string_view reference, const std::string& target)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const DatasetVersion version, DatasetStore(*database).find(reference));
    LATHE_TRY(const auto items, itemsWithTarget(workbench, version, target));
    LATHE_TRY(const Table* table, tableOf(*items));
    return suggestPipeline(*table);
}

} // namespace lathe
