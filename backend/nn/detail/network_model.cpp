#include "nn/detail/network_model.h"

#include "base/text.h"
#include "nn/detail/batches.h"
#include "nn/detail/device.h"
#include "nn/detail/feature_cache.h"
#include "nn/detail/guard.h"
#include "nn/detail/network.h"

#include <cstring>

namespace lathe {

namespace {

constexpr std::int64_t kLargestActivations = std::int64_t(1) << 24; ///< numbers of one layer's output
constexpr std::size_t kLargestBatch = 256;

class NetworkModel final : public Model {
public:
    NetworkModel(NetworkFile file, Network network, std::size_t batch)
        : m_file(std::move(file))
        , m_network(std::move(network))
        , m_batch(batch)
    {
    }

    const std::vector<std::string>& classes() const override { return m_file.classes; }
    Result<Predictions> predict(const Items& items, Progress& progress) const override
    {
        LATHE_TRY(const ItemSet* pictures, picturesOf(items));
        return guarded([&] { return compute(*pictures, progress); });
    }
    Result<Embeddings> embed(const Items& items, const std::filesystem::path& cache, Progress& progress) const override
    {
        LATHE_TRY(const ItemSet* pictures, picturesOf(items));
        return guarded([&] { return features(*pictures, cache, progress); });
    }
    Result<void> save(const std::filesystem::path& folder) const override { return writeNetwork(folder, m_file); }
    std::string weightsHash() const override { return lathe::weightsHash(m_file.weights); }

private:
    Result<Predictions> compute(const ItemSet& items, Progress& progress) const;
    Result<Embeddings> features(const ItemSet& items, const std::filesystem::path& cache, Progress& progress) const;

    NetworkFile m_file;
    Network m_network;
    std::size_t m_batch;
};

Result<Predictions> NetworkModel::compute(const ItemSet& items, Progress& progress) const
{
    const torch::NoGradGuard guard;
    const std::size_t classes = m_file.classes.size();
    Predictions predictions;
    predictions.classes = m_file.classes;
    predictions.probabilities.assign(items.items.size() * classes, 0);

    // Each picture is needed once, so nothing is kept.
    PictureSource pictures(items, m_file.input, 0);
    const std::unique_ptr<BatchSource> source = pictureBatches(pictures, {}, m_network.device());
    source->begin(cut(source->usable(), m_batch), std::nullopt);
    const auto total = static_cast<std::int64_t>(items.items.size());
    std::int64_t done = 0;
    while (const std::optional<Batch> batch = source->next()) {
        if (progress.stopRequested())
            return cancelled();
        done += static_cast<std::int64_t>(batch->items.size() + batch->broken.size());
        if (!batch->items.empty()) {
            const torch::Tensor logits = m_network.forward(batch->input, false).to(torch::kFloat32);
            const torch::Tensor shares = logits.softmax(1).to(torch::kCPU).contiguous();
            for (std::size_t i = 0; i < batch->items.size(); ++i)
                std::memcpy(predictions.probabilities.data() + batch->items[i] * classes,
                            shares.data_ptr<float>() + i * classes, classes * sizeof(float));
        }
        for (const std::uint32_t item : batch->broken) {
            predictions.errors.resize(items.items.size());
            predictions.errors[item] = pictures.error(item);
        }
        progress.set(done, total, grouped(done) + " of " + grouped(total) + " pictures");
    }
    return predictions;
}

/// The feature layer, its mean over the picture where it has a height and a width.
Result<Embeddings> NetworkModel::features(const ItemSet& items, const std::filesystem::path& cache, Progress& progress) const
{
    PictureSource pictures(items, m_file.input, 0);
    LATHE_TRY(const Features all, frozenFeatures(m_network, m_file.graph.features, pictures, m_batch, cache, progress, "Looking at the pictures"));
    torch::Tensor rows = all.rows.to(torch::kFloat32);
    rows = (rows.dim() == 4 ? rows.mean({2, 3}) : rows.flatten(1)).contiguous();
    Embeddings embeddings;
    embeddings.dims = static_cast<std::size_t>(rows.size(1));
    embeddings.rows.assign(rows.data_ptr<float>(), rows.data_ptr<float>() + rows.numel());
    return embeddings;
}

} // namespace

Result<std::unique_ptr<Model>> makeNetworkModel(NetworkFile file, std::string_view device)
{
    return guarded([&]() -> Result<std::unique_ptr<Model>> {
        LATHE_TRY(const Device found, findDevice(device));
        LATHE_TRY(const std::vector<FeatureShape> all, shapes(file.graph));
        if (all.back().count() != static_cast<std::int64_t>(file.classes.size()))
            return fail(ErrorCode::Incompatible, "The network has " + std::to_string(all.back().count()) + " outputs for "
                                                     + std::to_string(file.classes.size()) + " classes");
        if (all.front() != FeatureShape{file.input.channels, file.input.height, file.input.width}
            || file.input.mean.size() != static_cast<std::size_t>(file.input.channels)
            || file.input.deviation.size() != file.input.mean.size())
            return fail(ErrorCode::Incompatible, "The network and its input have different shapes");
        LATHE_TRY(const std::vector<ParameterInfo> infos, parameters(file.graph));
        for (const ParameterInfo& info : infos)
            if (!file.weights.contains(info.name))
                return fail(ErrorCode::Incompatible, "The weights lack “" + info.name + "”");
        std::int64_t largest = 1;
        for (const FeatureShape& shape : all)
            largest = std::max(largest, shape.count());
        const auto batch = static_cast<std::size_t>(
            std::clamp<std::int64_t>(kLargestActivations / largest, 1, static_cast<std::int64_t>(kLargestBatch)));
        LATHE_TRY(Network network, Network::create(file.graph, torch::Device(found.id),
                                                   static_cast<int>(file.graph.layers.size())));
        LATHE_CHECK(network.load(file.weights));
        return std::make_unique<NetworkModel>(std::move(file), std::move(network), batch);
    });
}

} // namespace lathe
