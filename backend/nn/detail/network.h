// A Graph as something that computes: its weights in flat arrays, and the forward pass.
#pragma once

#include "nn/detail/torch_pch.h"
#include "nn/detail/training_settings.h"
#include "nn/graph.h"
#include "nn/weights.h"

#include <optional>

namespace lathe {

/// A run of trainable numbers in the flat array that share their optimiser settings.
struct WeightGroup {
    std::int64_t first = 0;
    std::int64_t count = 0;
    bool decayed = false; ///< weights of convolutions and linear layers; not biases and normalisations
    bool head = false;    ///< behind the feature layer
};

/// All trainable numbers lie in one float32 array, so that an optimiser step is one pass; four-dimensional
/// weights lie channels last, as the convolutions want them.
class Network {
public:
    /// The first `frozen` layers are not trained: their batch normalisations keep their statistics and
    /// their weights are not in the flat array. Fails with Incompatible.
    static Result<Network> create(const Graph& graph, torch::Device device, int frozen = 0);

    /// Draws all weights. Same seed, same weights.
    void initialise(Initialisation kind, std::uint64_t seed);
    /// Draws the weights of the layers behind the feature layer.
    void initialiseHead(Initialisation kind, std::uint64_t seed);

    /// Trainable or not, by their names.
    StateDict state() const;
    /// Values of those names that are in `state`. Fails with Incompatible when a shape differs.
    Result<void> load(const StateDict& state);

    /// What convolutions and linear layers compute in. Float32 at first.
    void setPrecision(torch::ScalarType type);
    torch::ScalarType precision() const { return m_precision; }
    /// Call after the flat weights have changed: renews the copies in lower precision.
    void weightsChanged();

    /// Layers behind `from` up to and with `to` (−1: the last). `input`: [n, c, h, w], channels last
    /// best, or what layer `from` gives. In training, batch normalisations learn and dropout drops.
    torch::Tensor forward(torch::Tensor input, bool training, int from = 0, int to = -1) const;

    /// Zeroes the gradients. Backward passes add into `gradient()`.
    void clearGradient();
    /// Batch normalisations up to the feature layer use their running statistics in training too.
    void keepStatistics(bool keep) { m_keepStatistics = keep; }
    /// After backward passes: float32, [N]. In lower precision it is converted here.
    torch::Tensor gradient();
    torch::Tensor weights() const { return m_flat; }
    const std::vector<WeightGroup>& groups() const { return m_groups; }

    const Graph& graph() const { return m_graph; }
    int frozen() const { return m_frozen; }
    torch::Device device() const { return m_device; }

private:
    struct Slot {
        ParameterInfo info;
        torch::Tensor value; ///< float32; a view of the flat array where trainable
        torch::Tensor leaf;  ///< what the forward pass uses: value itself, or its copy in lower precision
        std::int64_t first = -1; ///< in the flat array
    };

    Network(const Graph& graph, torch::Device device, int frozen);
    void layOut(const std::vector<ParameterInfo>& infos);
    torch::Tensor view(const torch::Tensor& flat, std::int64_t first, const std::vector<std::int64_t>& shape) const;
    void makeLeaves();
    void draw(Initialisation kind, std::uint64_t seed, int firstLayer);
    const torch::Tensor& leaf(int layer, int role) const { return m_slots[static_cast<std::size_t>(m_roles[static_cast<std::size_t>(layer)][static_cast<std::size_t>(role)])].leaf; }
    bool has(int layer, int role) const { return m_roles[static_cast<std::size_t>(layer)][static_cast<std::size_t>(role)] >= 0; }
    torch::Tensor apply(int layer, std::vector<torch::Tensor>& values, bool training) const;
    void planForward();

    Graph m_graph;
    torch::Device m_device;
    int m_frozen;
    bool m_keepStatistics = false;
    torch::ScalarType m_precision = torch::kFloat32;
    std::vector<Slot> m_slots;
    std::vector<std::array<int, 4>> m_roles; ///< by layer: weight, bias, running_mean, running_var
    std::vector<WeightGroup> m_groups;
    torch::Tensor m_flat, m_gradient;       ///< float32
    std::int64_t m_lowCount = 0;            ///< numbers at the array's start that have a low-precision copy
    torch::Tensor m_lowFlat, m_lowGradient; ///< in m_precision, for the first m_lowCount numbers
    std::vector<int> m_lastUse;             ///< by layer: the last layer that reads its output
    std::vector<int> m_uses;
    std::vector<bool> m_poolFirst; ///< a ReLU that runs behind the max-pool that alone reads it
};

} // namespace lathe
