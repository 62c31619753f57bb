#include "package/formats/format_list.h"
#include "package/onnx_graph.h"
#include "package/onnx_reference.h"
#include "package/parity.h"
#include "package/table_onnx.h"

namespace lathe {

namespace {

class OnnxFormat final : public ExportFormat {
public:
    const ExportFormatInfo& info() const override
    {
        static const ExportFormatInfo facts{
            "onnx", "ONNX",
            "One file for ONNX Runtime, OpenVINO, TensorRT and others. Raw pictures go in, or the raw columns of a table by "
            "their names; answers come out. Class names and preparation are inside.",
            false, true};
        return facts;
    }

    Result<Parity> writeTable(const TableExportInput& input, const std::filesystem::path& path, Progress& progress) const override
    {
        return writeTableOnnx(input, path, progress);
    }

    Result<Parity> write(const ExportInput& input, const std::filesystem::path& path, Progress& progress) const override
    {
        LATHE_TRY(const OnnxModel model, onnxModel(input.network, input.manifest));
        LATHE_TRY(const Bytes bytes, writeOnnx(model));
        return writeChecked(path, bytes, [&](const std::filesystem::path& written) -> Result<Parity> {
            LATHE_TRY(const OnnxReference reference, OnnxReference::open(written));
            return checkParity(
                input, [&](const Image& image) { return reference.probabilities(image); }, progress);
        });
    }
};

} // namespace

std::unique_ptr<const ExportFormat> onnxFormat()
{
    return std::make_unique<OnnxFormat>();
}

} // namespace lathe
