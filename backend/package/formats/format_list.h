// The built-in export formats, one file each.
#pragma once

#include "package/export.h"

namespace lathe {

std::unique_ptr<const ExportFormat> onnxFormat();
std::unique_ptr<const ExportFormat> safetensorsFormat();
std::unique_ptr<const ExportFormat> packageFormat();

} // namespace lathe
