#include "services/mend_service.h"

#include "base/text.h"
#include "services/import_service.h"
#include "services/table_versions.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace lathe {

namespace {

Result<DatasetVersion> withoutRows(Workbench& workbench, const DatasetVersion& version, const Mend& mend, Progress& progress)
{
    LATHE_TRY(const auto table, workbench.table(version));
    std::vector<std::uint32_t> kept;
    for (std::uint32_t row = 0; row < table->rows(); ++row)
        if (!std::ranges::binary_search(mend.origins, table->origin(row)))
            kept.push_back(row);
    LATHE_TRY(DatasetVersion added, addTableVersion(workbench, version.dataset, table->take(kept), version.source,
                                                    "left out " + grouped(std::ssize(mend.origins)) + " rows", progress));
    workbench.announceDatasets();
    return added;
}

} // namespace

Result<PipelineStep> stepOf(const Mend& mend)
{
    LATHE_TRY(const Transform* transform, builtinTransforms().get(mend.transform, "transform"));
    const auto json = nlohmann::json::parse(mend.parameters.empty() ? "{}" : mend.parameters, nullptr, false);
    LATHE_TRY(Params params, paramsFromJson(transform->parameters(), json));
    LATHE_CHECK(checkParams(transform->parameters(), params));
    return PipelineStep{mend.transform, std::move(params), true};
}

Result<DatasetVersion> mendDataset(Workbench& workbench, std::string_view reference, const Mend& mend, Progress& progress)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const DatasetVersion version, DatasetStore(*database).find(reference));
    switch (mend.kind) {
    case MendKind::LeaveOutRows: return withoutRows(workbench, version, mend, progress);
    case MendKind::NewSplit: return splitDataset(workbench, reference, {.kind = mend.split, .column = mend.column}, progress);
    case MendKind::SetRole: return setColumnRole(workbench, reference, mend.column, mend.role, progress);
    case MendKind::Transform: break;
    }
    return fail(ErrorCode::InvalidArgument, "“" + mend.title.english() + "” is a step of the pipeline, not a new version");
}

} // namespace lathe
