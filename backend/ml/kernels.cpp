#include "ml/kernels.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

// One copy for each instruction set; the loader takes the best.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) \
    && !defined(__SANITIZE_THREAD__)
#define LATHE_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default"), optimize("O3", "no-math-errno")))
#else
#define LATHE_CLONES
#endif

namespace lathe {

namespace {

// Vectors of GCC and Clang: lowered to what the instruction set has. Several sums at once hide the latency.
typedef double Doubles __attribute__((vector_size(32)));
typedef float Floats __attribute__((vector_size(32)));
constexpr std::size_t kDoubles = 4;
constexpr std::size_t kFloats = 8;

template <class Vector, class Scalar>
inline __attribute__((always_inline)) void load(Vector& to, const Scalar* from)
{
    std::memcpy(&to, from, sizeof to);
}

} // namespace

LATHE_CLONES
double dot(const double* a, const double* b, std::size_t count)
{
    Doubles sums[4] = {};
    std::size_t i = 0;
    for (; i + 4 * kDoubles <= count; i += 4 * kDoubles)
        for (std::size_t s = 0; s < 4; ++s) {
            Doubles x, y;
            load(x, a + i + s * kDoubles);
            load(y, b + i + s * kDoubles);
            sums[s] += x * y;
        }
    for (; i + kDoubles <= count; i += kDoubles) {
        Doubles x, y;
        load(x, a + i);
        load(y, b + i);
        sums[0] += x * y;
    }
    const Doubles sum = (sums[0] + sums[1]) + (sums[2] + sums[3]);
    double result = (sum[0] + sum[1]) + (sum[2] + sum[3]);
    for (; i < count; ++i)
        result += a[i] * b[i];
    return result;
}

LATHE_CLONES
void addScaled(double factor, const double* __restrict x, double* __restrict y, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        y[i] += factor * x[i];
}

LATHE_CLONES
void addScaled(double factor, const float* __restrict x, double* __restrict y, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        y[i] += factor * static_cast<double>(x[i]);
}

LATHE_CLONES
void addScaled(float factor, const float* __restrict x, float* __restrict y, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        y[i] += factor * x[i];
}

LATHE_CLONES
void toFloats(const double* __restrict from, float* __restrict to, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        to[i] = static_cast<float>(from[i]);
}

LATHE_CLONES
void passWherePositive(const float* __restrict passed, float* __restrict values, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        const float gradient = passed[i];
        values[i] = values[i] > 0 ? gradient : 0.0f; // read whether or not it is wanted: no branch
    }
}

namespace {

/// e^x = 2^n · e^r with |r| ≤ ln 2 / 2; e^r by its series, whose next term would be below 2·10⁻¹⁶.
inline __attribute__((always_inline)) void exponential(Doubles& x)
{
    typedef long long Longs __attribute__((vector_size(32)));
    constexpr double kLog2e = 0x1.71547652b82fep+0, kLn2High = 0x1.62e42feep-1, kLn2Low = 0x1.a39ef35793c76p-33;
    constexpr double kRounder = 0x1.8p52; // leaves the nearest whole number in the lowest bits
    const Doubles zero = {};
    const Doubles low = zero - 708.0, high = zero + 709.0;
    x = x < low ? low : x;
    x = x > high ? high : x;
    const Doubles shifted = x * kLog2e + kRounder;
    const Doubles n = shifted - kRounder;
    const Doubles r = (x - n * kLn2High) - n * kLn2Low;
    Doubles sum = zero + 1.0 / 479001600;
    for (const double term : {1.0 / 39916800, 1.0 / 3628800, 1.0 / 362880, 1.0 / 40320, 1.0 / 5040, 1.0 / 720, 1.0 / 120, 1.0 / 24, 1.0 / 6, 0.5, 1.0, 1.0})
        sum = sum * r + term;
    x = reinterpret_cast<Doubles>(reinterpret_cast<Longs>(sum) + (reinterpret_cast<Longs>(shifted) << 52));
}

} // namespace

LATHE_CLONES
void exponentials(double* values, std::size_t count)
{
    std::size_t i = 0;
    for (; i + kDoubles <= count; i += kDoubles) {
        Doubles x;
        load(x, values + i);
        exponential(x);
        std::memcpy(values + i, &x, sizeof x);
    }
    if (i < count) {
        double rest[kDoubles] = {};
        std::copy_n(values + i, count - i, rest);
        Doubles x;
        load(x, rest);
        exponential(x);
        for (std::size_t k = 0; i + k < count; ++k)
            values[i + k] = x[k];
    }
}

LATHE_CLONES
double squaredDistance(const double* a, const double* b, std::size_t count)
{
    Doubles sums[2] = {};
    std::size_t i = 0;
    for (; i + 2 * kDoubles <= count; i += 2 * kDoubles)
        for (std::size_t s = 0; s < 2; ++s) {
            Doubles x, y;
            load(x, a + i + s * kDoubles);
            load(y, b + i + s * kDoubles);
            x -= y;
            sums[s] += x * x;
        }
    const Doubles sum = sums[0] + sums[1];
    double result = (sum[0] + sum[1]) + (sum[2] + sum[3]);
    for (; i < count; ++i)
        result += (a[i] - b[i]) * (a[i] - b[i]);
    return result;
}

LATHE_CLONES
double manhattanDistance(const double* a, const double* b, std::size_t count)
{
    double result = 0;
    for (std::size_t i = 0; i < count; ++i)
        result += std::abs(a[i] - b[i]);
    return result;
}

namespace {

constexpr std::size_t kPanel = 3 * kFloats; ///< columns at once
constexpr std::size_t kRows = 4;            ///< rows at once: 4 · 3 sums fit the registers

/// `rows` rows of c's panel, `vectors` vectors wide: c[r, ·] += Σ a[r, p] · panel[p, ·].
template <std::size_t rows, std::size_t vectors>
inline __attribute__((always_inline)) void multiplyRows(const float* a, std::size_t aStride, const float* panel, std::size_t depth,
                                                        float* sumsOut)
{
    Floats sums[rows][vectors] = {};
    for (std::size_t p = 0; p < depth; ++p) {
        Floats b[vectors];
        for (std::size_t v = 0; v < vectors; ++v)
            load(b[v], panel + p * kPanel + v * kFloats);
        for (std::size_t r = 0; r < rows; ++r) {
            const float value = a[r * aStride + p];
            for (std::size_t v = 0; v < vectors; ++v)
                sums[r][v] += value * b[v];
        }
    }
    for (std::size_t r = 0; r < rows; ++r)
        std::memcpy(sumsOut + r * kPanel, sums[r], sizeof sums[r]);
}

template <std::size_t vectors>
inline __attribute__((always_inline)) void multiplyPart(const float* a, std::size_t aStride, const float* panel, std::size_t depth, float* c,
                                                        std::size_t cStride, std::size_t m, std::size_t width)
{
    float sums[kRows * kPanel];
    std::size_t row = 0;
    const auto add = [&](std::size_t rows) {
        for (std::size_t r = 0; r < rows; ++r)
            for (std::size_t j = 0; j < width; ++j)
                c[(row + r) * cStride + j] += sums[r * kPanel + j];
    };
    for (; row + kRows <= m; row += kRows) {
        multiplyRows<kRows, vectors>(a + row * aStride, aStride, panel, depth, sums);
        add(kRows);
    }
    for (; row < m; ++row) {
        multiplyRows<1, vectors>(a + row * aStride, aStride, panel, depth, sums);
        add(1);
    }
}

LATHE_CLONES
void multiplyPanel(const float* a, std::size_t aStride, const float* panel, std::size_t depth, float* c, std::size_t cStride,
                   std::size_t m, std::size_t width)
{
    if (width <= kFloats) // the few outputs of a last layer
        multiplyPart<1>(a, aStride, panel, depth, c, cStride, m, width);
    else
        multiplyPart<3>(a, aStride, panel, depth, c, cStride, m, width);
}

} // namespace

void multiply(const float* a, const float* b, float* c, std::size_t m, std::size_t k, std::size_t n, bool add)
{
    constexpr std::size_t kDepth = 512; // a packed panel stays in the second cache
    if (!add)
        std::fill_n(c, m * n, 0.0f);
    std::vector<float> panel(std::min(k, kDepth) * kPanel);
    for (std::size_t from = 0; from < k; from += kDepth) {
        const std::size_t depth = std::min(kDepth, k - from);
        for (std::size_t column = 0; column < n; column += kPanel) {
            const std::size_t width = std::min(kPanel, n - column);
            for (std::size_t p = 0; p < depth; ++p) {
                const float* source = b + (from + p) * n + column;
                std::copy_n(source, width, panel.data() + p * kPanel);
                std::fill_n(panel.data() + p * kPanel + width, kPanel - width, 0.0f);
            }
            multiplyPanel(a + from, k, panel.data(), depth, c + column, n, m, width);
        }
    }
}

void transpose(const float* in, float* out, std::size_t rows, std::size_t columns)
{
    constexpr std::size_t kBlock = 16;
    for (std::size_t r0 = 0; r0 < rows; r0 += kBlock)
        for (std::size_t c0 = 0; c0 < columns; c0 += kBlock)
            for (std::size_t r = r0; r < std::min(rows, r0 + kBlock); ++r)
                for (std::size_t c = c0; c < std::min(columns, c0 + kBlock); ++c)
                    out[c * rows + r] = in[r * columns + c];
}

LATHE_CLONES
void adamUpdate(const AdamRates& rates, const float* __restrict gradient, float* __restrict weights, float* __restrict mean,
                float* __restrict square, std::size_t count)
{
    const float rate = rates.rate, beta1 = rates.beta1, beta2 = rates.beta2, epsilon = rates.epsilon;
    for (std::size_t i = 0; i < count; ++i) {
        const float g = gradient[i];
        mean[i] = beta1 * mean[i] + (1 - beta1) * g;
        square[i] = beta2 * square[i] + (1 - beta2) * g * g;
        weights[i] -= rate * mean[i] / (__builtin_sqrtf(square[i]) + epsilon); // std::sqrt would be called, one by one
    }
}

} // namespace lathe
