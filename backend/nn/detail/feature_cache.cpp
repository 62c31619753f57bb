#include "nn/detail/feature_cache.h"

#include "base/file.h"
#include "base/hash.h"
#include "nn/detail/guard.h"
#include "nn/detail/tensors.h"

#include <cstring>
#include <set>

namespace lathe {

namespace {

const std::string kRows = "features";
const std::string kUsable = "items";

std::string cacheName(const Network& network, int cut, const PictureSource& pictures)
{
    // Only the frozen layers count: their weights, and what they are.
    std::set<std::string> frozen;
    for (int i = 0; i <= cut; ++i)
        frozen.insert(network.graph().layers[static_cast<std::size_t>(i)].name);
    StateDict weights;
    for (auto& [name, tensor] : network.state())
        if (frozen.contains(name.substr(0, name.rfind('.'))))
            weights[name] = tensor;
    const std::string key = weightsHash(weights) + pictures.fingerprint() + network.graph().family + std::to_string(cut);
    return "features-" + sha256(asBytes(key)).hex() + ".safetensors";
}

std::optional<Features> readCache(const std::filesystem::path& path, std::size_t items)
{
    std::error_code ignored;
    if (!std::filesystem::exists(path, ignored))
        return std::nullopt;
    const Result<WeightsFile> file = readWeights(path);
    // A damaged file is no loss: the features are computed again.
    if (!file || !file->tensors.contains(kRows) || !file->tensors.contains(kUsable))
        return std::nullopt;
    Features features;
    features.rows = toTorch(file->tensors.at(kRows));
    if (features.rows.dim() < 1 || features.rows.size(0) != static_cast<std::int64_t>(items))
        return std::nullopt;
    const HostTensor& usable = file->tensors.at(kUsable);
    if (usable.type != ElementType::Int64)
        return std::nullopt;
    std::vector<std::int64_t> indices(usable.bytes.size() / sizeof(std::int64_t));
    std::memcpy(indices.data(), usable.bytes.data(), indices.size() * sizeof(std::int64_t));
    for (const std::int64_t index : indices) {
        if (index < 0 || index >= static_cast<std::int64_t>(items))
            return std::nullopt;
        features.usable.push_back(static_cast<std::uint32_t>(index));
    }
    return features;
}

void writeCache(const std::filesystem::path& path, const Features& features)
{
    WeightsFile file;
    file.tensors[kRows] = toHost(features.rows);
    HostTensor usable;
    usable.type = ElementType::Int64;
    usable.shape = {static_cast<std::int64_t>(features.usable.size())};
    const std::vector<std::int64_t> indices(features.usable.begin(), features.usable.end());
    usable.bytes.resize(indices.size() * sizeof(std::int64_t));
    std::memcpy(usable.bytes.data(), indices.data(), usable.bytes.size());
    file.tensors[kUsable] = std::move(usable);
    std::error_code ignored;
    std::filesystem::create_directories(path.parent_path(), ignored);
    // Without the file the next run computes the features again.
    static_cast<void>(writeFileAtomic(path, writeSafetensors(file)));
}

} // namespace

Result<Features> frozenFeatures(const Network& network, int cutLayer, PictureSource& pictures, std::size_t batch,
                                const std::filesystem::path& folder, Progress& progress, std::string_view status)
{
    return guarded([&]() -> Result<Features> {
        const std::filesystem::path path = folder.empty() ? folder : folder / cacheName(network, cutLayer, pictures);
        if (!path.empty())
            if (std::optional<Features> cached = readCache(path, pictures.size()))
                return std::move(*cached);
        const torch::NoGradGuard guard;
        Features features;
        const std::unique_ptr<BatchSource> source = pictureBatches(pictures, {}, network.device());
        source->begin(cut(source->usable(), batch), std::nullopt);
        std::int64_t done = 0;
        while (const std::optional<Batch> piece = source->next()) {
            if (progress.stopRequested())
                return cancelled();
            done += static_cast<std::int64_t>(piece->items.size() + piece->broken.size());
            progress.set(done, static_cast<std::int64_t>(pictures.size()), status);
            if (piece->items.empty())
                continue;
            const torch::Tensor output = network.forward(piece->input, false, 0, cutLayer).to(torch::kCPU, torch::kFloat32);
            if (!features.rows.defined()) {
                std::vector<std::int64_t> shape = output.sizes().vec();
                shape[0] = static_cast<std::int64_t>(pictures.size());
                features.rows = torch::zeros(shape).contiguous(output.suggest_memory_format());
            }
            const std::vector<std::int64_t> index(piece->items.begin(), piece->items.end());
            features.rows.index_copy_(0, torch::tensor(index), output);
            features.usable.insert(features.usable.end(), piece->items.begin(), piece->items.end());
        }
        if (!features.rows.defined())
            features.rows = torch::zeros({static_cast<std::int64_t>(pictures.size()), 1});
        if (!path.empty() && !features.usable.empty())
            writeCache(path, features);
        return features;
    });
}

} // namespace lathe
