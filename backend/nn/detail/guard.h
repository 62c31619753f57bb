// The edge where LibTorch's exceptions become errors.
#pragma once

#include "base/result.h"
#include "nn/detail/torch_version.h"

#include <new>
#include <type_traits>

namespace lathe {

inline bool isOutOfMemory(const c10::Error& error)
{
    return dynamic_cast<const TorchOutOfMemory*>(&error) != nullptr
        || std::string_view(error.what_without_backtrace()).find("not enough memory") != std::string_view::npos
        || std::string_view(error.what_without_backtrace()).find("out of memory") != std::string_view::npos;
}

inline Error torchError(const c10::Error& error)
{
    if (isOutOfMemory(error))
        return {ErrorCode::OutOfMemory, "There is not enough memory: " + torchMessage(error),
                "Choose a smaller batch or smaller pictures", {}};
    return {ErrorCode::Internal, "LibTorch: " + torchMessage(error), {}, {}};
}

/// Calls `work`, which returns a Result, and folds what LibTorch throws into an Error.
template <class Work>
auto guarded(Work&& work) -> std::invoke_result_t<Work>
{
    try {
        return work();
    } catch (const c10::Error& error) {
        return tl::unexpected<Error>(torchError(error));
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::OutOfMemory, "There is not enough memory", "Choose a smaller batch or smaller pictures");
    } catch (const std::exception& error) {
        return fail(ErrorCode::Internal, "LibTorch: " + std::string(error.what()));
    }
}

} // namespace lathe
