// Registering, exporting and batch prediction.
#pragma once

#include "package/predictor.h"
#include "services/workbench.h"

namespace lathe {

Result<ModelVersion> registerModel(Workbench& workbench, std::string_view run, std::string_view name);

struct ExportOutcome {
    std::filesystem::path path;
    std::string format;
    std::int64_t bytes = 0;
    Parity parity;
};
/// `source`: a run or a model. Fails as the format does.
Result<ExportOutcome> exportModel(Workbench& workbench, std::string_view source, std::string_view format,
                                  const std::filesystem::path& path, Progress& progress);

struct PredictOutcome {
    std::vector<std::string> items; ///< paths inside the input
    Predictions predictions;        ///< same order
};
/// `source`: a run, a model, or the folder of a package. `input`: a picture, a folder, an archive, or
/// a dataset reference. A bad item has an error in its row.
Result<PredictOutcome> predictBatch(const Workbench* workbench, const ModuleLoader& loader, std::string_view source,
                                    const std::filesystem::path& input, std::string_view device, Progress& progress);

} // namespace lathe
