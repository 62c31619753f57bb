// XGBoost, opened when the first boosted trees are trained, so that no other program has to load it.
#pragma once

#include "base/result.h"

#include <xgboost/c_api.h>

namespace lathe {

/// The functions of its C interface that are used.
struct XgboostLibrary {
    decltype(&::XGBGetLastError) lastError = nullptr;
    decltype(&::XGDMatrixCreateFromMat) createMatrix = nullptr;
    decltype(&::XGDMatrixSetFloatInfo) setFloatInfo = nullptr;
    decltype(&::XGDMatrixFree) freeMatrix = nullptr;
    decltype(&::XGBoosterCreate) createBooster = nullptr;
    decltype(&::XGBoosterFree) freeBooster = nullptr;
    decltype(&::XGBoosterSetParam) setParameter = nullptr;
    decltype(&::XGBoosterUpdateOneIter) update = nullptr;
    decltype(&::XGBoosterEvalOneIter) evaluate = nullptr;
    decltype(&::XGBoosterSaveModelToBuffer) save = nullptr;
};

/// From any thread. Fails with NotFound when it is not installed.
Result<const XgboostLibrary*> xgboostLibrary();

} // namespace lathe
