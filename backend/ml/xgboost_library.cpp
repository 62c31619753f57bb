#include "ml/xgboost_library.h"

#include "ml/shared_library.h"

namespace lathe {

namespace {

Result<XgboostLibrary> openXgboost()
{
    LATHE_TRY(const SharedLibrary library, SharedLibrary::open({"libxgboost.so.0", "libxgboost.so"}, "libxgboost0"));
    XgboostLibrary x;
    if (library.bind(x.lastError, "XGBGetLastError") && library.bind(x.createMatrix, "XGDMatrixCreateFromMat")
        && library.bind(x.setFloatInfo, "XGDMatrixSetFloatInfo") && library.bind(x.freeMatrix, "XGDMatrixFree")
        && library.bind(x.createBooster, "XGBoosterCreate") && library.bind(x.freeBooster, "XGBoosterFree")
        && library.bind(x.setParameter, "XGBoosterSetParam") && library.bind(x.update, "XGBoosterUpdateOneIter")
        && library.bind(x.evaluate, "XGBoosterEvalOneIter") && library.bind(x.save, "XGBoosterSaveModelToBuffer"))
        return x;
    return fail(ErrorCode::Incompatible, "The installed XGBoost lacks a function that is needed", "Install XGBoost 1.6 or newer");
}

} // namespace

Result<const XgboostLibrary*> xgboostLibrary()
{
    static const Result<XgboostLibrary> library = openXgboost();
    if (!library)
        return tl::unexpected<Error>(library.error());
    return &*library;
}

} // namespace lathe
