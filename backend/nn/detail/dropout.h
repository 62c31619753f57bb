// Dropout from a seed of its own, untouched by whatever else draws random numbers.
#pragma once

#include "nn/detail/torch_pch.h"

namespace lathe {

class Dropout {
public:
    explicit Dropout(torch::Device device, std::uint64_t seed = 0);
    void reseed(std::uint64_t seed);
    /// `values`, of which each is 0 with probability `share` (to 1/256) and enlarged otherwise, so that the mean stays.
    torch::Tensor apply(const torch::Tensor& values, double share);

private:
    torch::Generator m_generator;
};

} // namespace lathe
