// Learning curves and validation curves of runs of tables, stored with the run.
#pragma once

#include "eval/algorithm_curves.h"
#include "services/workbench.h"

namespace lathe {

struct CurveRequest {
    CurveKind kind = CurveKind::Learning;
    std::vector<double> shares{0.1, 0.2, 0.4, 0.7, 1}; ///< of the training rows, for a learning curve
    std::string parameter;           ///< for a validation curve; empty: the first that a search would change
    std::vector<std::string> values; ///< of the parameter, as texts; empty: see curveValues()
    int repeats = 0;                 ///< draws of rows (and seeds) judged on the validation part; 0: 3, or 1 for a validation curve
    int folds = 0;                   ///< 2 to 20: judged by folds of the training part instead; 0: none, or 5 without a validation part
};

/// Fits the run's algorithm and pipeline anew, many times, and stores the curve with the run. Computes on the caller's
/// thread. Fails with Incompatible (pictures, a task without truth), NotFound, InvalidArgument, Cancelled.
Result<AlgorithmCurve> drawCurve(Workbench& workbench, std::int64_t run, const CurveRequest& request, Progress& progress);

/// The last of each kind and parameter, the newest first.
Result<std::vector<AlgorithmCurve>> storedCurves(const Workbench& workbench, std::int64_t run);

/// Parameters of the run's algorithm that a curve can be drawn over, those that a search would change first.
Result<std::vector<ParamSpec>> curveParametersOf(const Workbench& workbench, std::int64_t run);

} // namespace lathe
