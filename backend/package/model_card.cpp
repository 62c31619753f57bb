#include "package/model_card.h"

#include "base/text.h"

#include <nlohmann/json.hpp>

namespace lathe {

namespace {

std::string preparation(const ImageInput& input)
{
    std::string text = "Pictures of any size, " + std::string(input.channels == 1 ? "made grey" : "in colour")
        + ", are " + (input.fit == ImageInput::Fit::Stretch ? "stretched" : "cropped in the middle and scaled") + " to "
        + std::to_string(input.width) + " × " + std::to_string(input.height)
        + " pixels (antialiased), divided by 255 and normalised with mean";
    for (const float value : input.mean)
        text += " " + shortest(double(value));
    text += " and deviation";
    for (const float value : input.deviation)
        text += " " + shortest(double(value));
    return text + ".";
}

std::string figures(const PackageManifest& manifest)
{
    if (manifest.metrics.empty())
        return {};
    std::string text = "## How good it is\n\n| measure | value |\n|---|---|\n";
    for (const auto& [name, value] : manifest.metrics)
        text += "| " + name + " | " + fixed(value, 4) + " |\n";
    return text + "\n";
}

} // namespace

Result<std::string> modelCard(const NetworkFile& network, const PackageManifest& manifest)
{
    LATHE_TRY(const std::int64_t count, parameterCount(network.graph));
    LATHE_TRY(const std::int64_t cost, multiplyAdds(network.graph));
    std::string card = "# " + manifest.name + "\n\n";
    card += "A model for the " + manifest.task + " of pictures, trained with Lathe " + manifest.latheVersion + ".\n\n";
    card += "- Network: " + network.graph.family + ", " + grouped(count) + " parameters, " + grouped(cost)
        + " multiply-adds a picture\n";
    card += "- Learner: " + manifest.learner + "\n";
    card += "- Data: " + manifest.datasetName + " (fingerprint " + manifest.dataFingerprint + ")\n";
    card += "- Weights: SHA-256 " + manifest.weightsSha256 + "\n";
    card += "- Packed: " + manifest.created + "\n\n";
    card += "## Classes\n\n" + join(manifest.classes, ", ") + "\n\n## Preparation\n\n" + preparation(network.input)
        + "\n\n";
    card += figures(manifest);
    card += "## Limits\n\nThe figures hold for pictures like those of the data above. The model always names one of "
            "its classes, also for a picture that shows none of them; judge it on your own pictures before you rely "
            "on it.\n\n"
            "## Files\n\n"
            "- `model.onnx`: raw pictures in, probabilities out, for any ONNX runtime\n"
            "- `weights.safetensors`: the weights under PyTorch's names; `model.json`: network and preparation\n"
            "- `examples/`: pictures, and in `examples.json` the answers that the model must give for them\n"
            "- `manifest.json`: all of this for programs, with the SHA-256 of every file\n";
    return card;
}

std::string tableModelCard(const PackageManifest& manifest, const std::vector<std::string>& steps)
{
    std::string card = "# " + manifest.name + "\n\n";
    card += "A model for the " + manifest.task + " of the rows of a table, trained with Lathe " + manifest.latheVersion + ".\n\n";
    card += "- Learner: " + manifest.learner + "\n";
    card += "- Data: " + manifest.datasetName + " (fingerprint " + manifest.dataFingerprint + ")\n";
    card += "- Weights: SHA-256 " + manifest.weightsSha256 + "\n";
    card += "- Packed: " + manifest.created + "\n\n";
    if (!manifest.classes.empty())
        card += "## Classes\n\n" + join(manifest.classes, ", ") + "\n\n";
    card += "## Columns that it reads\n\n| column | type | unit |\n|---|---|---|\n";
    const auto signature = nlohmann::json::parse(manifest.signature, nullptr, false);
    if (signature.is_array())
        for (const auto& column : signature)
            card += "| " + column.value("name", "") + " | " + column.value("type", "") + " | " + column.value("unit", "") + " |\n";
    card += "\n## Preparation\n\n";
    for (const std::string& step : steps)
        card += "1. " + step + "\n";
    if (steps.empty())
        card += "None.\n";
    card += "\n" + figures(manifest);
    card += "## Limits\n\nThe figures hold for rows like those of the data above. Judge the model on your own rows before you rely on it.\n\n"
            "## Files\n\n"
            "- `model.json`: the fitted pipeline and the model; `weights.safetensors`: their numbers\n"
            "- `examples/examples.json`: rows, and the answers that the model must give for them\n"
            "- `manifest.json`: all of this for programs, with the SHA-256 of every file\n";
    return card;
}

} // namespace lathe
