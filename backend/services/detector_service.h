// A detector that was trained in this workspace, to draw boxes for a person to take.
#pragma once

#include "services/workbench.h"

namespace lathe {

struct Detector {
    std::string run;          ///< its name
    std::shared_ptr<const Model> model;
    double confidence = 0.25; ///< boxes of a lower score are rather wrong than right
};

/// The name of the finished detector with the best mAP at 0.5 on the validation part of any version of the dataset.
/// Empty: there is none.
Result<std::string> ownDetector(const Workbench& workbench, std::string_view dataset);
/// The names of all finished detectors of the workspace, the newest first.
Result<std::vector<std::string>> finishedDetectors(const Workbench& workbench);
/// A run or a model. `confidence` is where F1 over the validation boxes is highest, if it was judged.
/// Fails with NotFound, and with Incompatible when it does not find boxes.
Result<Detector> openDetector(Workbench& workbench, std::string_view runOrModel);

} // namespace lathe
