#include "nn/detail/parameter_set.h"

#include "base/random.h"
#include "nn/detail/tensors.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

std::int64_t countOf(const std::vector<std::int64_t>& shape)
{
    std::int64_t count = 1;
    for (const std::int64_t side : shape)
        count *= side;
    return count;
}

} // namespace

ParameterSet::ParameterSet(std::vector<ParameterSpec> specs, torch::Device device)
    : m_specs(std::move(specs))
{
    std::ranges::stable_partition(m_specs, &ParameterSpec::decayed);
    std::int64_t count = 0;
    for (const ParameterSpec& spec : m_specs) {
        count += countOf(spec.shape);
        if (spec.decayed)
            m_decayed = count;
    }
    m_flat = torch::zeros({count}, torch::dtype(torch::kFloat32).device(device));
    m_gradient = torch::zeros_like(m_flat);
    std::int64_t first = 0;
    for (const ParameterSpec& spec : m_specs) {
        const std::int64_t own = countOf(spec.shape);
        torch::Tensor value = m_flat.narrow(0, first, own).view(spec.shape).detach().requires_grad_();
        value.mutable_grad() = m_gradient.narrow(0, first, own).view(spec.shape);
        m_values[spec.name] = value;
        first += own;
    }
}

void ParameterSet::draw(std::uint64_t seed)
{
    Random random(seed);
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(count()));
    for (const ParameterSpec& spec : m_specs)
        for (std::int64_t i = 0; i < countOf(spec.shape); ++i)
            values.push_back(static_cast<float>(spec.centre + (spec.bound > 0 ? (2 * random.uniform() - 1) * spec.bound : 0)));
    const torch::NoGradGuard guard;
    m_flat.copy_(torch::tensor(values));
}

StateDict ParameterSet::state() const
{
    StateDict state;
    for (const auto& [name, value] : m_values)
        state[name] = toHost(value);
    return state;
}

Result<void> ParameterSet::load(const StateDict& state)
{
    const torch::NoGradGuard guard;
    for (auto& [name, value] : m_values) {
        const auto found = state.find(name);
        const auto problem = [&, &name = name](const char* what) {
            return fail(ErrorCode::Parse, "The model's tensor “" + name + "” " + what, "The model's folder is damaged: train it again, or fetch it again");
        };
        if (found == state.end())
            return problem("is absent");
        if (found->second.shape != value.sizes().vec())
            return problem("has a wrong shape");
        const torch::Tensor read = toTorch(found->second);
        if (!read.isfinite().all().item<bool>())
            return problem("holds a number that is not finite");
        value.copy_(read);
    }
    return {};
}

} // namespace lathe
