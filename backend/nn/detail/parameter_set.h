// The weights of a small network: named tensors in one flat array, so that an optimiser step is one pass.
#pragma once

#include "base/tensors.h"
#include "nn/detail/torch_pch.h"

namespace lathe {

struct ParameterSpec {
    std::string name;
    std::vector<std::int64_t> shape;
    double centre = 0; ///< fresh values are uniform within `centre` ± `bound`
    double bound = 0;
    bool decayed = false; ///< weights of linear layers; not biases, normalisations and embeddings
};

class ParameterSet {
public:
    ParameterSet(std::vector<ParameterSpec> specs, torch::Device device);

    /// Draws all values. Same seed, same values, whatever the device.
    void draw(std::uint64_t seed);
    const torch::Tensor& operator[](const std::string& name) const { return m_values.at(name); }

    torch::Device device() const { return m_flat.device(); }
    std::int64_t count() const { return m_flat.numel(); }
    std::int64_t decayedCount() const { return m_decayed; } ///< they come first
    torch::Tensor flat() const { return m_flat; }
    /// Backward passes add into it.
    torch::Tensor gradient() const { return m_gradient; }

    StateDict state() const;
    /// Fails with Parse when one is absent, of another shape, or not finite.
    Result<void> load(const StateDict& state);

private:
    std::vector<ParameterSpec> m_specs; ///< in the order of the flat array
    std::int64_t m_decayed = 0;
    torch::Tensor m_flat, m_gradient;
    std::map<std::string, torch::Tensor> m_values; ///< views of the flat array that ask for gradients
};

} // namespace lathe
