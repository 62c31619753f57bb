// Annotations and traits of classes as JSON: what manifests and the journal hold.
//
//   {"id": "7f3a", "label": 0, "box": [x, y, width, height], "angle": 30}
//   {"polygon": [[[x, y], …], …]}   {"line": [[x, y], …]}   {"points": [[x, y, visibility], …], "around": [x, y, width, height]}
//   {"mask": [left, top, width, height], "runs": […]}   without a shape: the whole picture, text or clip
//   {"span": [start, end]} code points of a text   {"time": [start, end]} seconds of a clip
//   {"relation": [id, id]} from one annotation to another
//   beside them "attributes": {…}, "confidence": 0.9, "group": 1, "extra": {…}
#pragma once

#include "base/result.h"
#include "data/annotation.h"

#include <nlohmann/json_fwd.hpp>

namespace lathe {

nlohmann::json toJson(const Annotation& annotation);
/// Fails with Parse where a shape is broken: NaN, fewer points than it needs, runs that do not fill the mask, a span that ends
/// before it begins.
Result<Annotation> annotationFrom(const nlohmann::json& json);

nlohmann::json toJson(const ClassTraits& traits);
Result<ClassTraits> traitsFrom(const nlohmann::json& json);

/// Why a shape cannot be: no finite numbers, a negative width, too few points, runs that do not fill the mask,
/// spans that end before they begin, relations without an end.
std::optional<std::string> problemOf(const Shape& shape);

} // namespace lathe
