// The inner loops of the algorithms, with the widest instructions that the processor has.
#pragma once

#include <cstddef>

namespace lathe {

double dot(const double* a, const double* b, std::size_t count);
/// y += factor · x
void addScaled(double factor, const double* x, double* y, std::size_t count);
void addScaled(double factor, const float* x, double* y, std::size_t count);
/// Each value becomes its exponential, to about the last digit; below e⁻⁷⁰⁸ it stays there.
void exponentials(double* values, std::size_t count);
void toFloats(const double* from, float* to, std::size_t count);
double squaredDistance(const double* a, const double* b, std::size_t count);
double manhattanDistance(const double* a, const double* b, std::size_t count);

/// c [m, n] = a [m, k] · b [k, n] (+ c where `add`), all row-major. Sums run over k in order.
void multiply(const float* a, const float* b, float* c, std::size_t m, std::size_t k, std::size_t n, bool add = false);
/// out [columns, rows] = the transpose of in [rows, columns]
void transpose(const float* in, float* out, std::size_t rows, std::size_t columns);

/// values[i] = passed[i] where values[i] is above 0, else 0: back through max(0, ·)
void passWherePositive(const float* passed, float* values, std::size_t count);
/// y += factor · x
void addScaled(float factor, const float* x, float* y, std::size_t count);

struct AdamRates {
    float rate = 0, beta1 = 0, beta2 = 0, epsilon = 0;
};
/// One step of Adam (Kingma and Ba, 2015, end of section 2); `rate` has the bias corrections in it.
void adamUpdate(const AdamRates& rates, const float* gradient, float* weights, float* mean, float* square, std::size_t count);

} // namespace lathe
