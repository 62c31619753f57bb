// The arithmetic of networks on the CPU, without torch: what exports are checked with. One thread.
#pragma once

#include "nn/graph.h"

#include <vector>

namespace lathe {

/// [n, c, h, w] or [n, features].
struct FloatTensor {
    std::vector<std::int64_t> shape;
    std::vector<float> values;
};

/// `weight` [outputs, channels / groups, kernel, kernel]; `bias` may be empty.
FloatTensor convolution(const FloatTensor& input, const FloatTensor& weight, const std::vector<float>& bias,
                        const LayerAttributes& attributes);
FloatTensor maxPool(const FloatTensor& input, const LayerAttributes& attributes);
/// [n, c, h, w] to [n, c]
FloatTensor globalAverage(const FloatTensor& input);
/// `weight` [outputs, features]; `bias` may be empty.
FloatTensor linear(const FloatTensor& input, const FloatTensor& weight, const std::vector<float>& bias);
void normalise(FloatTensor& tensor, const std::vector<float>& scale, const std::vector<float>& shift,
               const std::vector<float>& mean, const std::vector<float>& variance, double epsilon);
/// Over the last side.
void softmax(FloatTensor& tensor);

} // namespace lathe
