// Functions of the steps that ONNX has no operator for, put together from those that it has.
#pragma once

#include "onnx/onnx_builder.h"

#include <string_view>

namespace lathe {

/// A part of a time (microseconds since 1970, NaN is missing) as prep/time_parts.h has it: year, quarter, month, day,
/// weekday, hour or minute.
std::string onnxTimePart(OnnxBuilder& builder, std::string_view part, const std::string& time);

/// The standard normal distribution function's inverse for shares from 1e-10 to 1 − 1e-10, to 15 digits (Wichura 1988,
/// The percentage points of the normal distribution, algorithm AS 241, PPND16).
std::string onnxNormalQuantile(OnnxBuilder& builder, const std::string& share);

} // namespace lathe
