#include "ml/learners/support.h"

#include <array>
#include <numeric>

namespace lathe {

std::string onnxPairOf(OnnxBuilder& b, const std::string& probability)
{
    return b.joined({b.subtract(b.real(1), probability), probability}, 1);
}

std::string onnxSquaredDistances(OnnxBuilder& b, const std::string& features, const Matrix& rows)
{
    const auto square = [&](std::size_t j) {
        std::vector<double> values(rows.rows);
        for (std::size_t i = 0; i < rows.rows; ++i)
            values[i] = rows.at(i, j);
        const std::string apart = b.subtract(b.column(features, static_cast<std::int64_t>(j)), b.row(values));
        return b.multiply(apart, apart);
    };
    const auto added = [&](const std::string& sum, const std::string& more) { return sum.empty() ? more : more.empty() ? sum : b.add(sum, more); };
    std::array<std::string, 8> lanes;
    std::size_t j = 0;
    for (; j + lanes.size() <= rows.columns; j += lanes.size())
        for (std::size_t lane = 0; lane < lanes.size(); ++lane)
            lanes[lane] = added(lanes[lane], square(j + lane));
    for (std::size_t lane = 0; lane < 4; ++lane)
        lanes[lane] = added(lanes[lane], lanes[lane + 4]);
    std::string sum = added(added(lanes[0], lanes[1]), added(lanes[2], lanes[3]));
    for (; j < rows.columns; ++j)
        sum = added(sum, square(j));
    return sum;
}

std::string onnxGaussianKernel(OnnxBuilder& b, const std::string& features, const Matrix& vectors, double gamma)
{
    std::vector<double> lengths;
    for (std::size_t v = 0; v < vectors.rows; ++v)
        lengths.push_back(std::inner_product(vectors.row(v).begin(), vectors.row(v).end(), vectors.row(v).begin(), 0.0));
    const std::string own = b.sum(b.multiply(features, features), 1);
    const std::string products = b.product(features, b.transposed(b.matrix(vectors.rows, vectors.columns, vectors.values)));
    const std::string distances = b.add(b.subtract(own, b.multiply(products, 2.0)), b.row(lengths));
    return b.unary("Exp", b.multiply(distances, -gamma));
}

std::string onnxZeros(OnnxBuilder& b, const std::string& features)
{
    return b.multiply(b.toReal(b.isMissing(b.column(features, 0))), 0.0);
}

std::string onnxOneAt(OnnxBuilder& b, const std::string& places, std::size_t count)
{
    std::vector<std::int64_t> all(count);
    std::iota(all.begin(), all.end(), std::int64_t(0));
    return b.toReal(b.compare("Equal", places, b.integers(all)));
}

} // namespace lathe
