#include "package/kernels.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace lathe {

namespace {

using Size = std::size_t;

// Four floats that the compiler keeps in one register, whatever its optimisation level.
using Four = float __attribute__((vector_size(16)));
constexpr Size kColumns = 8;

Four loadFour(const float* from)
{
    Four value;
    std::memcpy(&value, from, sizeof value);
    return value;
}

/// `rows` (at most 4) × 8 sums of products: a [rows, depth] with the given stride, b [depth, 8] packed.
template <Size rows>
void multiplyTile(const float* a, Size stride, const float* b, Size depth, float (&result)[4][kColumns])
{
    Four low[rows] = {}, high[rows] = {};
    for (Size k = 0; k < depth; ++k, b += kColumns) {
        const Four left = loadFour(b), right = loadFour(b + 4);
        for (Size r = 0; r < rows; ++r) {
            const float factor = a[r * stride + k];
            low[r] += factor * left;
            high[r] += factor * right;
        }
    }
    for (Size r = 0; r < rows; ++r) {
        std::memcpy(result[r], &low[r], sizeof(Four));
        std::memcpy(result[r] + 4, &high[r], sizeof(Four));
    }
}

/// c [rows, columns] += a [rows, depth] × b, whose columns come from `pack` eight at a time.
template <class Pack>
void multiply(const float* a, float* c, Size rows, Size depth, Size columns, Pack pack)
{
    std::vector<float> panel(depth * kColumns);
    float tile[4][kColumns];
    for (Size column = 0; column < columns; column += kColumns) {
        const Size width = std::min(kColumns, columns - column);
        pack(column, width, panel.data());
        for (Size row = 0; row < rows; row += 4) {
            const Size height = std::min<Size>(4, rows - row);
            const float* from = a + row * depth;
            if (height == 4)
                multiplyTile<4>(from, depth, panel.data(), depth, tile);
            else
                for (Size r = 0; r < height; ++r) {
                    float one[4][kColumns];
                    multiplyTile<1>(from + r * depth, depth, panel.data(), depth, one);
                    std::copy_n(one[0], kColumns, tile[r]);
                }
            for (Size r = 0; r < height; ++r)
                for (Size x = 0; x < width; ++x)
                    c[(row + r) * columns + column + x] += tile[r][x];
        }
    }
}

struct Planes {
    Size items, channels, height, width;
    explicit Planes(const FloatTensor& tensor)
        : items(static_cast<Size>(tensor.shape[0])), channels(static_cast<Size>(tensor.shape[1])),
          height(static_cast<Size>(tensor.shape[2])), width(static_cast<Size>(tensor.shape[3]))
    {
    }
    Size area() const { return height * width; }
};

FloatTensor windowed(const FloatTensor& input, std::int64_t channels, const LayerAttributes& a)
{
    const auto side = [&](std::int64_t size) { return (size + 2 * a.padding - a.kernel) / a.stride + 1; };
    FloatTensor output{{input.shape[0], channels, side(input.shape[2]), side(input.shape[3])}, {}};
    output.values.resize(static_cast<Size>(output.shape[0] * output.shape[1] * output.shape[2] * output.shape[3]));
    return output;
}

} // namespace

FloatTensor convolution(const FloatTensor& input, const FloatTensor& weight, const std::vector<float>& bias,
                        const LayerAttributes& a)
{
    FloatTensor output = windowed(input, weight.shape[0], a);
    const Planes in(input), out(output);
    const Size groups = static_cast<Size>(a.groups);
    const Size inputs = in.channels / groups, outputs = out.channels / groups;
    const Size kernel = static_cast<Size>(a.kernel);
    const Size depth = inputs * kernel * kernel;
    for (Size item = 0; item < out.items; ++item)
        for (Size group = 0; group < groups; ++group) {
            const float* source = input.values.data() + (item * in.channels + group * inputs) * in.area();
            float* target = output.values.data() + (item * out.channels + group * outputs) * out.area();
            if (!bias.empty())
                for (Size c = 0; c < outputs; ++c)
                    std::fill_n(target + c * out.area(), out.area(), bias[group * outputs + c]);
            const auto pack = [&](Size column, Size width, float* panel) {
                std::fill_n(panel, depth * kColumns, 0.0f);
                for (Size x = 0; x < width; ++x) {
                    const auto top = std::int64_t((column + x) / out.width) * a.stride - a.padding;
                    const auto left = std::int64_t((column + x) % out.width) * a.stride - a.padding;
                    const auto limit = [&](std::int64_t start, Size size) {
                        const auto begin = std::clamp<std::int64_t>(-start, 0, a.kernel);
                        const auto end = std::clamp<std::int64_t>(std::int64_t(size) - start, begin, a.kernel);
                        return std::pair(begin, end);
                    };
                    const auto [firstRow, endRow] = limit(top, in.height);
                    const auto [first, end] = limit(left, in.width);
                    for (Size c = 0; c < inputs; ++c)
                        for (std::int64_t ky = firstRow; ky < endRow; ++ky) {
                            const float* row = source + c * in.area() + Size(top + ky) * in.width;
                            float* to = panel + ((c * kernel + Size(ky)) * kernel) * kColumns + x;
                            for (std::int64_t kx = first; kx < end; ++kx)
                                to[Size(kx) * kColumns] = row[left + kx];
                        }
                }
            };
            multiply(weight.values.data() + group * outputs * depth, target, outputs, depth, out.area(), pack);
        }
    return output;
}

FloatTensor maxPool(const FloatTensor& input, const LayerAttributes& a)
{
    FloatTensor output = windowed(input, input.shape[1], a);
    const Planes in(input), out(output);
    const auto range = [&](Size index, Size size) {
        const std::int64_t start = std::int64_t(index) * a.stride - a.padding;
        return std::pair(Size(std::max<std::int64_t>(start, 0)),
                         Size(std::min<std::int64_t>(start + a.kernel, std::int64_t(size))));
    };
    float* target = output.values.data();
    for (Size plane = 0; plane < out.items * out.channels; ++plane) {
        const float* source = input.values.data() + plane * in.area();
        for (Size y = 0; y < out.height; ++y)
            for (Size x = 0; x < out.width; ++x) {
                const auto [top, bottom] = range(y, in.height);
                const auto [left, right] = range(x, in.width);
                float highest = -std::numeric_limits<float>::infinity();
                for (Size row = top; row < bottom; ++row)
                    for (Size column = left; column < right; ++column)
                        highest = std::max(highest, source[row * in.width + column]);
                *target++ = highest;
            }
    }
    return output;
}

FloatTensor globalAverage(const FloatTensor& input)
{
    const Planes in(input);
    FloatTensor output{{input.shape[0], input.shape[1]}, {}};
    for (Size plane = 0; plane < in.items * in.channels; ++plane) {
        double sum = 0;
        for (Size i = 0; i < in.area(); ++i)
            sum += double(input.values[plane * in.area() + i]);
        output.values.push_back(static_cast<float>(sum / double(in.area())));
    }
    return output;
}

FloatTensor linear(const FloatTensor& input, const FloatTensor& weight, const std::vector<float>& bias)
{
    const Size items = static_cast<Size>(input.shape[0]);
    const Size features = static_cast<Size>(input.shape[1]);
    const Size outputs = static_cast<Size>(weight.shape[0]);
    FloatTensor output{{input.shape[0], weight.shape[0]}, std::vector<float>(items * outputs)};
    for (Size item = 0; item < items && !bias.empty(); ++item)
        std::copy(bias.begin(), bias.end(), output.values.begin() + std::ptrdiff_t(item * outputs));
    const auto pack = [&](Size column, Size width, float* panel) {
        std::fill_n(panel, features * kColumns, 0.0f);
        for (Size x = 0; x < width; ++x)
            for (Size k = 0; k < features; ++k)
                panel[k * kColumns + x] = weight.values[(column + x) * features + k];
    };
    multiply(input.values.data(), output.values.data(), items, features, outputs, pack);
    return output;
}

void normalise(FloatTensor& tensor, const std::vector<float>& scale, const std::vector<float>& shift,
               const std::vector<float>& mean, const std::vector<float>& variance, double epsilon)
{
    const Planes planes(tensor);
    float* value = tensor.values.data();
    for (Size plane = 0; plane < planes.items * planes.channels; ++plane) {
        const Size c = plane % planes.channels;
        const double factor = double(scale[c]) / std::sqrt(double(variance[c]) + epsilon);
        const auto multiplier = static_cast<float>(factor);
        const auto offset = static_cast<float>(double(shift[c]) - double(mean[c]) * factor);
        for (Size i = 0; i < planes.area(); ++i, ++value)
            *value = *value * multiplier + offset;
    }
}

void softmax(FloatTensor& tensor)
{
    const Size classes = static_cast<Size>(tensor.shape.back());
    for (auto row = tensor.values.begin(); row != tensor.values.end(); row += std::ptrdiff_t(classes)) {
        const auto end = row + std::ptrdiff_t(classes);
        const double highest = double(*std::max_element(row, end));
        double sum = 0;
        for (auto value = row; value != end; ++value)
            sum += std::exp(double(*value) - highest);
        for (auto value = row; value != end; ++value)
            *value = static_cast<float>(std::exp(double(*value) - highest) / sum);
    }
}

} // namespace lathe
