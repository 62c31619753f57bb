#include "package/formats/format_list.h"

namespace lathe {

Result<Parity> ExportFormat::writeTable(const TableExportInput& input, const std::filesystem::path&, Progress&) const
{
    return fail(ErrorCode::Incompatible, info().name + " holds networks, and “" + input.manifest.name + "” is a model of a table",
                "Export it as a package: --format package");
}

Catalog<ExportFormat> builtinExportFormats()
{
    Catalog<ExportFormat> formats;
    formats.add(packageFormat());
    formats.add(onnxFormat());
    formats.add(safetensorsFormat());
    return formats;
}

} // namespace lathe
