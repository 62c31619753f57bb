#include "services/detector_service.h"

#include "ml/task.h"
#include "services/evaluate_service.h"
#include "services/model_files.h"
#include "services/train_service.h"

#include <algorithm>

namespace lathe {

namespace {

bool isFinishedDetector(const RunRecord& run)
{
    return taskFromText(run.task) == Task::Detection && run.status == RunStatus::Finished && !run.modelWeights.isNull();
}

double validationPrecision(const RunRecord& run)
{
    const auto part = run.metrics.find("validation");
    if (part == run.metrics.end())
        return 0;
    const auto metric = part->second.find("map_50");
    return metric == part->second.end() ? 0 : metric->second.value.value_or(0);
}

} // namespace

Result<std::string> ownDetector(const Workbench& workbench, std::string_view dataset)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(auto runs, RunStore(*database).list(dataset.substr(0, dataset.rfind('@'))));
    std::erase_if(runs, [](const RunRecord& run) { return !isFinishedDetector(run); });
    const auto best = std::ranges::max_element(runs, {}, validationPrecision);
    return best == runs.end() ? std::string() : best->name;
}

Result<std::vector<std::string>> finishedDetectors(const Workbench& workbench)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(auto runs, RunStore(*database).list({}));
    std::erase_if(runs, [](const RunRecord& run) { return !isFinishedDetector(run); });
    std::ranges::sort(runs, std::ranges::greater(), &RunRecord::id);
    std::vector<std::string> names;
    for (const RunRecord& run : runs)
        names.push_back(run.name);
    return names;
}

Result<Detector> openDetector(Workbench& workbench, std::string_view runOrModel)
{
    LATHE_TRY(const RunRecord run, findRunOrModel(workbench, runOrModel));
    if (taskFromText(run.task) != Task::Detection)
        return fail(ErrorCode::Incompatible, "“" + run.name + "” does not find boxes", "Choose a detector");
    LATHE_TRY(auto model, loadRunModel(workbench, run));
    Detector detector{run.name, std::move(model)};
    // Without a validation part, or when its pictures are gone, the usual confidence serves.
    if (const auto judged = judgeRun(workbench, run.id, Part::Validation, false); judged && judged->evaluation.confidence)
        detector.confidence = *judged->evaluation.confidence;
    return detector;
}

} // namespace lathe
