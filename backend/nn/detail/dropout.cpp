#include "nn/detail/dropout.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <mutex>

namespace lathe {

namespace {

torch::Generator ownGenerator(torch::Device device)
{
    torch::Generator common = at::globalContext().defaultGenerator(device);
    const std::lock_guard lock(common.mutex());
    return common.clone();
}

} // namespace

Dropout::Dropout(torch::Device device, std::uint64_t seed)
    : m_generator(ownGenerator(device))
{
    reseed(seed);
}

void Dropout::reseed(std::uint64_t seed)
{
    m_generator.set_current_seed(seed);
}

torch::Tensor Dropout::apply(const torch::Tensor& values, double share)
{
    const auto dropped = static_cast<int>(std::lround(std::clamp(share, 0.0, 255.0 / 256) * 256));
    if (dropped == 0)
        return values;
    // One draw of 64 bits decides eight values.
    const std::int64_t count = values.numel();
    const torch::Tensor words = torch::empty({(count + 7) / 8}, torch::dtype(torch::kInt64).device(values.device()));
    words.random_(std::numeric_limits<std::int64_t>::min(), {}, m_generator);
    const torch::Tensor kept = words.view(torch::kUInt8).narrow(0, 0, count).ge(dropped).view(values.sizes());
    return values * kept.to(torch::kFloat32).mul_(256.0 / (256 - dropped));
}

} // namespace lathe
