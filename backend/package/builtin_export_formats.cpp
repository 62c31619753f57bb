#include "package/formats/format_list.h"

namespace lathe {

Catalog<ExportFormat> builtinExportFormats()
{
    Catalog<ExportFormat> formats;
    formats.add(packageFormat());
    formats.add(onnxFormat());
    formats.add(safetensorsFormat());
    return formats;
}

} // namespace lathe
