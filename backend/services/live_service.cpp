#include "services/live_service.h"

#include "services/model_files.h"
#include "services/train_service.h"

#include <nlohmann/json.hpp>

namespace lathe {

Result<Backbone> ownBackbone(const Workbench& workbench, std::string_view dataset)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const auto runs, RunStore(*database).list(dataset.substr(0, dataset.rfind('@'))));
    Backbone best;
    double bestScore = -1;
    for (const RunRecord& run : runs) {
        if (!run.algorithm.starts_with("image.") || run.status != RunStatus::Finished || run.modelWeights.isNull())
            continue;
        const auto part = run.metrics.find("validation");
        const auto metric = part == run.metrics.end() ? RunMetric() : part->second.contains("accuracy") ? part->second.at("accuracy") : RunMetric();
        if (metric.value.value_or(0) > bestScore) {
            bestScore = metric.value.value_or(0);
            best.run = run.name;
        }
    }
    return best;
}

Result<Embeddings> embedPictures(Workbench& workbench, const ItemSet& pictures, const Backbone& backbone, Progress& progress)
{
    std::unique_ptr<Model> model;
    if (!backbone.run.empty()) {
        LATHE_TRY(const RunRecord run, findRunOrModel(workbench, backbone.run));
        LATHE_TRY(model, loadRunModel(workbench, run));
    } else if (!backbone.weights.empty()) {
        LATHE_TRY(LearnerModule * module, workbench.learnerModule());
        LATHE_TRY(model, module->backbone(backbone.weights, pictures));
    } else {
        return fail(ErrorCode::InvalidArgument, "There is nothing to look at the pictures with", "Choose a run or a file of weights");
    }
    LATHE_TRY(Embeddings embeddings, model->embed(pictures, workbench.cacheFolder() / "features", progress));
    return normalised(std::move(embeddings));
}

} // namespace lathe
