#include "base/file.h"
#include "media/decode.h"
#include "ml/decision.h"
#include "package/formats/format_list.h"
#include "package/graph_reference.h"
#include "package/model_card.h"
#include "package/package_folder.h"
#include "package/parity.h"
#include "package/table_package.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace lathe {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kGoldenExamples = 12;

/// Real pictures, lossless, with the answers that the model must give for them.
Result<void> writeExamples(const fs::path& folder, const ExportInput& input)
{
    LATHE_CHECK(makeFolder(folder));
    Predictions expected = input.expected;
    if (!input.manifest.decision.empty()) {
        LATHE_TRY(const Decision decision, decisionFromJson(input.manifest.decision));
        LATHE_TRY(expected, decision.applied(std::move(expected)));
    }
    nlohmann::json list = nlohmann::json::array();
    for (std::size_t i = 0; list.size() < kGoldenExamples; ++i) {
        if (i >= input.examples.items.size() || i >= expected.size())
            break;
        if (expected.label(i) < 0)
            continue;
        LATHE_TRY(const Image image, decodedItem(input.examples, i));
        const std::string number = std::to_string(list.size() + 1);
        const std::string name = std::string(3 - std::min<std::size_t>(3, number.size()), '0') + number + ".png";
        LATHE_CHECK(writeFileAtomic(folder / name, encodePng(image)));
        const Item& item = input.examples.items[i];
        nlohmann::json entry{{"file", name}, {"item", item.name}};
        if (item.label >= 0 && static_cast<std::size_t>(item.label) < input.examples.classes.size())
            entry["label"] = input.examples.classes[static_cast<std::size_t>(item.label)];
        entry["prediction"] = expected.classes[static_cast<std::size_t>(expected.label(i))];
        const std::span<const float> row = expected.row(i);
        entry["probabilities"] = std::vector<float>(row.begin(), row.end());
        list.push_back(std::move(entry));
    }
    const nlohmann::json json{{"classes", expected.classes}, {"tolerance", kParityTolerance}, {"examples", list}};
    return writeFileAtomic(folder / "examples.json",
                           asBytes(json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n"));
}

class PackageFormat final : public ExportFormat {
public:
    const ExportFormatInfo& info() const override
    {
        static const ExportFormatInfo facts{
            "package", "Package",
            "A folder with everything: model, weights, labels, model card, and examples with the answers it must give; "
            "of pictures with ONNX. Lathe predicts from it.",
            true, true};
        return facts;
    }

    Result<Parity> writeTable(const TableExportInput& input, const fs::path& path, Progress& progress) const override
    {
        return writeTablePackage(input, path, progress);
    }

    Result<Parity> write(const ExportInput& input, const fs::path& path, Progress& progress) const override
    {
        LATHE_TRY(PartialFolder partial, PartialFolder::create(path));
        LATHE_CHECK(writeNetwork(partial.path(), input.network));
        LATHE_TRY(Parity parity, onnxFormat()->write(input, partial.path() / "model.onnx", progress));
        LATHE_TRY(const NetworkFile read, readNetwork(partial.path()));
        if (weightsHash(read.weights) != weightsHash(input.network.weights))
            return fail(ErrorCode::Io, "The weights do not read back as they were written", {}, path.string());
        LATHE_TRY(const GraphReference reference, GraphReference::create(read.graph, read.input, read.weights));
        LATHE_TRY(const Parity own, checkParity(
            input, [&](const Image& image) -> Result<std::vector<float>> { return reference.probabilities(image); },
            progress));
        parity.maximumDifference = std::max(parity.maximumDifference, own.maximumDifference);

        LATHE_CHECK(writeExamples(partial.path() / "examples", input));
        LATHE_TRY(const std::string card, modelCard(input.network, input.manifest));
        LATHE_CHECK(writeFileAtomic(partial.path() / "MODEL_CARD.md", asBytes(card)));
        PackageManifest manifest = input.manifest;
        LATHE_CHECK(partial.finish(std::move(manifest)));
        return parity;
    }
};

} // namespace

std::unique_ptr<const ExportFormat> packageFormat()
{
    return std::make_unique<PackageFormat>();
}

} // namespace lathe
