#include "base/file.h"
#include "package/formats/format_list.h"
#include "package/graph_reference.h"
#include "package/parity.h"

#include <nlohmann/json.hpp>

namespace lathe {

namespace {

class SafetensorsFormat final : public ExportFormat {
public:
    const ExportFormatInfo& info() const override
    {
        static const ExportFormatInfo facts{
            "safetensors", "Safetensors",
            "The weights under PyTorch's names, to go on in Python. Class names, network and preparation are in "
            "the metadata.",
            false};
        return facts;
    }

    Result<Parity> write(const ExportInput& input, const std::filesystem::path& path, Progress& progress) const override
    {
        WeightsFile file;
        file.tensors = input.network.weights;
        file.metadata = {{"format", "pt"},
                         {"name", input.manifest.name},
                         {"learner", input.network.learner},
                         {"task", input.manifest.task},
                         {"classes", nlohmann::json(input.network.classes).dump()},
                         {"graph", toJson(input.network.graph).dump()},
                         {"input", toJson(input.network.input).dump()},
                         {"lathe_version", input.manifest.latheVersion}};
        LATHE_CHECK(writeFileAtomic(path, writeSafetensors(file)));

        LATHE_TRY(const WeightsFile read, readWeights(path));
        if (read.tensors != file.tensors || read.metadata != file.metadata)
            return fail(ErrorCode::Io, "The file does not read back as it was written", {}, path.string());
        LATHE_TRY(Graph graph, graphFromJson(nlohmann::json::parse(read.metadata.at("graph"), nullptr, false)));
        LATHE_TRY(ImageInput preparation,
                  imageInputFromJson(nlohmann::json::parse(read.metadata.at("input"), nullptr, false)));
        LATHE_TRY(const GraphReference reference,
                  GraphReference::create(std::move(graph), std::move(preparation), read.tensors));
        return checkParity(
            input, [&](const Image& image) -> Result<std::vector<float>> { return reference.probabilities(image); },
            progress);
    }
};

} // namespace

std::unique_ptr<const ExportFormat> safetensorsFormat()
{
    return std::make_unique<SafetensorsFormat>();
}

} // namespace lathe
