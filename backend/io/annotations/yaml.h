// YAML of configuration files, by libyaml's events.
#pragma once

#include "io/annotations/annotation_json.h"

namespace lathe {

/// The first document as JSON: keys as text, plain scalars as null, truths, numbers or text. Fails with Parse: broken,
/// nested deeper than 32, more than a million nodes, or with aliases, which multiply what a file says.
Result<Json> parseYaml(ByteView document, const std::string& where);

} // namespace lathe
