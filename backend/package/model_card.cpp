#include "package/model_card.h"

#include "base/text.h"

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
    if (!manifest.metrics.empty()) {
        card += "## How good it is\n\n| measure | value |\n|---|---|\n";
        for (const auto& [name, value] : manifest.metrics)
            card += "| " + name + " | " + fixed(value, 4) + " |\n";
        card += "\n";
    }
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

} // namespace lathe
