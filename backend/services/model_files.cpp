#include "services/model_files.h"

namespace lathe {

namespace {

/// Hard link, or a copy where the file system has none.
Result<void> place(const Workbench& workbench, const Hash& object, const std::filesystem::path& target)
{
    std::error_code error;
    if (std::filesystem::exists(target, error))
        return {};
    std::filesystem::create_directories(target.parent_path(), error);
    std::filesystem::create_hard_link(workbench.objects().pathOf(object), target, error);
    if (!error || std::filesystem::exists(target, error))
        return {};
    LATHE_TRY(const Bytes content, workbench.objects().read(object));
    return writeFileAtomic(target, content);
}

} // namespace

Result<std::filesystem::path> modelFolder(const Workbench& workbench, const Hash& description, const Hash& weights)
{
    const auto folder = workbench.cacheFolder() / "models" / (weights.hex().substr(0, 16) + "-" + description.hex().substr(0, 16));
    LATHE_CHECK(place(workbench, description, folder / "model.json"));
    LATHE_CHECK(place(workbench, weights, folder / "weights.safetensors"));
    return folder;
}

Result<RunRecord> findRunOrModel(const Workbench& workbench, std::string_view reference)
{
    LATHE_TRY(Database * database, workbench.database());
    const RunStore runs(*database);
    if (const auto model = ModelStore(*database).find(reference))
        return runs.byId(model->run);
    auto run = runs.find(reference);
    if (!run && run.error().code == ErrorCode::NotFound)
        return fail(ErrorCode::NotFound, "There is no model and no run “" + std::string(reference) + "”", run.error().hint);
    return run;
}

} // namespace lathe
