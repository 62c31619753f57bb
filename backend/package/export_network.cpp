#include "package/export_network.h"

#include "ml/task.h"

#include <algorithm>

namespace lathe {

namespace {

/// Multiply-adds that the plain evaluator of exported files may take.
constexpr std::int64_t kParityBudget = 6'000'000'000;

} // namespace

Result<Parity> exportSavedModel(const std::filesystem::path& model, const PackageManifest& manifest,
                                const ItemSet& examples, const Predictions& expected, const ExportFormat& format,
                                const std::filesystem::path& path, Progress& progress)
{
    if (taskFromText(manifest.task) == Task::Detection)
        return fail(ErrorCode::Incompatible, "“" + manifest.name + "” finds boxes, and these formats hold answers of one class a picture",
                    "`lathe predict` answers with boxes");
    LATHE_TRY(const NetworkFile network, readNetwork(model));
    LATHE_TRY(const std::int64_t cost, multiplyAdds(network.graph));
    const auto affordable = static_cast<std::size_t>(std::max<std::int64_t>(1, kParityBudget / std::max<std::int64_t>(1, cost)));
    ItemSet some = examples;
    Predictions answers = expected;
    const std::size_t count = std::min({some.items.size(), answers.size(), affordable});
    some.items.resize(count);
    answers.probabilities.resize(count * answers.classes.size());
    if (!answers.errors.empty())
        answers.errors.resize(count);
    return format.write(ExportInput{network, manifest, some, answers}, path, progress);
}

} // namespace lathe
