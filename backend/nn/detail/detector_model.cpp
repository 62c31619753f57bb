#include "nn/detail/detector_model.h"

#include "base/text.h"
#include "nn/box_grid.h"
#include "nn/detail/batches.h"
#include "nn/detail/device.h"
#include "nn/detail/feature_cache.h"
#include "nn/detail/guard.h"
#include "nn/detail/network.h"

namespace lathe {

namespace {

constexpr std::size_t kBatch = 4; ///< one picture is work enough for all cores; more only fill the memory

class DetectorModel final : public Model {
public:
    DetectorModel(NetworkFile file, Network network) : m_file(std::move(file)), m_network(std::move(network)) {}

    const std::vector<std::string>& classes() const override { return m_file.classes; }
    Result<Predictions> predict(const Items& items, Progress& progress) const override
    {
        LATHE_TRY(const ItemSet* pictures, picturesOf(items));
        return guarded([&] { return find(*pictures, progress); });
    }
    Result<Embeddings> embed(const Items& items, const std::filesystem::path& cache, Progress& progress) const override
    {
        LATHE_TRY(const ItemSet* pictures, picturesOf(items));
        return guarded([&] { return features(*pictures, cache, progress); });
    }
    Result<void> save(const std::filesystem::path& folder) const override { return writeNetwork(folder, m_file); }
    std::string weightsHash() const override { return lathe::weightsHash(m_file.weights); }

private:
    Result<Predictions> find(const ItemSet& items, Progress& progress) const;
    Result<Embeddings> features(const ItemSet& items, const std::filesystem::path& cache, Progress& progress) const;

    NetworkFile m_file;
    Network m_network;
};

Result<Predictions> DetectorModel::find(const ItemSet& items, Progress& progress) const
{
    const torch::NoGradGuard guard;
    Predictions predictions;
    predictions.classes = m_file.classes;
    predictions.found.resize(items.items.size());

    // Each picture is needed once, so nothing is kept.
    PictureSource pictures(items, m_file.input, 0);
    const std::unique_ptr<BatchSource> source = pictureBatches(pictures, {}, m_network.device());
    source->begin(cut(source->usable(), kBatch), std::nullopt);
    const auto total = static_cast<std::int64_t>(items.items.size());
    std::int64_t done = 0;
    while (const std::optional<Batch> batch = source->next()) {
        if (progress.stopRequested())
            return cancelled();
        done += static_cast<std::int64_t>(batch->items.size() + batch->broken.size());
        if (!batch->items.empty()) {
            const torch::Tensor grids = m_network.forward(batch->input, false).to(torch::kFloat32).to(torch::kCPU).contiguous();
            for (std::size_t i = 0; i < batch->items.size(); ++i) {
                const torch::Tensor grid = grids[static_cast<std::int64_t>(i)];
                std::vector<Detection> found = boxesOf({grid.data_ptr<float>(), static_cast<std::size_t>(grid.numel())},
                                                       static_cast<int>(m_file.classes.size()), static_cast<int>(grid.size(1)),
                                                       static_cast<int>(grid.size(2)));
                predictions.found[batch->items[i]] = inPicture(std::move(found), pictures.shown(batch->items[i]));
            }
        }
        for (const std::uint32_t item : batch->broken) {
            predictions.errors.resize(items.items.size());
            predictions.errors[item] = pictures.error(item);
        }
        progress.set(done, total, grouped(done) + " of " + grouped(total) + " pictures");
    }
    return predictions;
}

Result<Embeddings> DetectorModel::features(const ItemSet& items, const std::filesystem::path& cache, Progress& progress) const
{
    PictureSource pictures(items, m_file.input, 0);
    LATHE_TRY(const Features all, frozenFeatures(m_network, m_file.graph.features, pictures, kBatch, cache, progress, "Looking at the pictures"));
    const torch::Tensor rows = all.rows.to(torch::kFloat32).mean({2, 3}).contiguous();
    Embeddings embeddings;
    embeddings.dims = static_cast<std::size_t>(rows.size(1));
    embeddings.rows.assign(rows.data_ptr<float>(), rows.data_ptr<float>() + rows.numel());
    return embeddings;
}

} // namespace

Result<std::unique_ptr<Model>> makeDetectorModel(NetworkFile file, std::string_view device)
{
    return guarded([&]() -> Result<std::unique_ptr<Model>> {
        LATHE_TRY(const Device found, findDevice(device));
        LATHE_TRY(const std::vector<FeatureShape> all, shapes(file.graph));
        const FeatureShape input{file.input.channels, file.input.height, file.input.width};
        if (all.front() != input || !isDetector(input, all.back(), file.classes.size()))
            return fail(ErrorCode::Incompatible, "The network does not find boxes of " + std::to_string(file.classes.size()) + " classes");
        if (file.input.mean.size() != static_cast<std::size_t>(file.input.channels) || file.input.deviation.size() != file.input.mean.size())
            return fail(ErrorCode::Incompatible, "The network and its input have different shapes");
        LATHE_TRY(const std::vector<ParameterInfo> infos, parameters(file.graph));
        for (const ParameterInfo& info : infos)
            if (!file.weights.contains(info.name))
                return fail(ErrorCode::Incompatible, "The weights lack “" + info.name + "”");
        LATHE_TRY(Network network, Network::create(file.graph, torch::Device(found.id), static_cast<int>(file.graph.layers.size())));
        LATHE_CHECK(network.load(file.weights));
        return std::make_unique<DetectorModel>(std::move(file), std::move(network));
    });
}

} // namespace lathe
