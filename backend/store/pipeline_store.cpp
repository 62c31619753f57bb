#include "store/pipeline_store.h"

#include "store/clock.h"
#include "store/dataset_store.h"

namespace lathe {

Result<void> PipelineStore::add(std::string_view dataset, std::string_view pipeline)
{
    LATHE_CHECK(DatasetStore(m_database).find(dataset));
    LATHE_TRY(auto statement, m_database.prepare(
        "INSERT INTO pipelines (dataset, pipeline, time) SELECT id, ?, ? FROM datasets WHERE name = ?"));
    return statement.bind(1, pipeline).bind(2, nowText()).bind(3, dataset).run();
}

Result<std::vector<std::string>> PipelineStore::history(std::string_view dataset) const
{
    LATHE_TRY(auto statement, m_database.prepare(
        "SELECT p.pipeline FROM pipelines p JOIN datasets d ON d.id = p.dataset "
        "WHERE d.name = ? AND p.undone = '' ORDER BY p.id"));
    statement.bind(1, dataset);
    std::vector<std::string> pipelines;
    for (;;) {
        LATHE_TRY(const bool found, statement.step());
        if (!found)
            return pipelines;
        pipelines.emplace_back(statement.text(0));
    }
}

Result<bool> PipelineStore::undo(std::string_view dataset)
{
    LATHE_TRY(const auto before, history(dataset));
    if (before.empty())
        return false;
    LATHE_TRY(auto statement, m_database.prepare(
        "UPDATE pipelines SET undone = ? WHERE id = (SELECT p.id FROM pipelines p JOIN datasets d ON d.id = p.dataset "
        "WHERE d.name = ? AND p.undone = '' ORDER BY p.id DESC LIMIT 1)"));
    LATHE_CHECK(statement.bind(1, nowText()).bind(2, dataset).run());
    return true;
}

} // namespace lathe
