#include "services/prepare_service.h"

#include "store/pipeline_store.h"

#include <nlohmann/json.hpp>

namespace lathe {

namespace {

constexpr std::uint64_t kSeed = 0; ///< of the trial; runs fit with their own

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

/// The rows that pipelines are fitted on: the training part, or all of a table that was not split.
Table trainingRows(const Table& table)
{
    return table.hasParts() ? table.part(Part::Train) : table;
}

} // namespace

Result<Pipeline> attachedPipeline(const Workbench& workbench, std::string_view dataset)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const auto history, PipelineStore(*database).history(dataset));
    return history.empty() ? Pipeline() : parsed(history.back());
}

Result<void> attachPipeline(Workbench& workbench, std::string_view dataset, const Pipeline& pipeline, Progress& progress)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const DatasetVersion version, DatasetStore(*database).find(dataset));
    LATHE_TRY(const auto table, workbench.table(version));
    LATHE_CHECK(fitPipeline(pipeline, trainingRows(*table), kSeed, progress));
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

Result<std::vector<Suggestion>> suggestedPipeline(const Workbench& workbench, std::string_view reference)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const DatasetVersion version, DatasetStore(*database).find(reference));
    LATHE_TRY(const auto table, workbench.table(version));
    return suggestPipeline(*table);
}

} // namespace lathe
