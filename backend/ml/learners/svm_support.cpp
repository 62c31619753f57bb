#include "ml/learners/svm_support.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lathe {

Samples rowsOf(const Samples& samples, const std::vector<std::size_t>& rows)
{
    Samples result;
    result.names = samples.names;
    result.classes = samples.classes;
    result.features = {rows.size(), samples.features.columns, {}};
    for (const std::size_t row : rows) {
        const auto values = samples.features.row(row);
        result.features.values.insert(result.features.values.end(), values.begin(), values.end());
        result.weights.push_back(samples.weights[row]);
        if (!samples.labels.empty())
            result.labels.push_back(samples.labels[row]);
        if (!samples.targets.empty())
            result.targets.push_back(samples.targets[row]);
    }
    return result;
}

Result<double> calibrate(const Samples& train, std::uint64_t seed, const HoldOut& holdOut)
{
    std::vector<std::size_t> order(train.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    Random random(seedFor(seed, 77));
    random.shuffle(order);
    order.resize(std::min<std::size_t>(order.size(), 600));
    std::vector<std::size_t> seen(train.classes.size(), 0), kept, held;
    for (const std::size_t row : order)
        (seen[static_cast<std::size_t>(train.labels[row])]++ % 5 == 1 ? held : kept).push_back(row);
    const Samples rest = rowsOf(train, kept);
    const std::vector<double> weights = classWeights(rest);
    if (held.size() < 5 || std::ranges::count_if(weights, [](double w) { return w > 0; }) < 2)
        return 1.0;
    const Samples judged = rowsOf(train, held);
    LATHE_TRY(const Matrix scores, holdOut(rest, judged.features));
    std::vector<double> shares(scores.columns);
    const auto loss = [&](double logarithm) {
        double sum = 0;
        for (std::size_t i = 0; i < judged.size(); ++i) {
            for (std::size_t k = 0; k < shares.size(); ++k)
                shares[k] = std::exp(logarithm) * scores.at(i, k);
            softmax(shares);
            sum -= judged.weights[i] * std::log(std::max(shares[static_cast<std::size_t>(judged.labels[i])], 1e-12));
        }
        return sum;
    };
    // Golden section; the loss has one valley along the factor.
    double low = std::log(0.05), high = std::log(50.0);
    const double golden = (std::sqrt(5.0) - 1) / 2;
    for (int step = 0; step < 30; ++step) {
        const double a = high - golden * (high - low), b = low + golden * (high - low);
        (loss(a) < loss(b) ? high : low) = loss(a) < loss(b) ? b : a;
    }
    return std::exp((low + high) / 2);
}

double gammaOf(const Matrix& features, double wanted)
{
    if (wanted > 0)
        return wanted;
    double sum = 0, squares = 0;
    const auto count = static_cast<double>(features.values.size());
    for (const double value : features.values)
        sum += value;
    for (const double value : features.values)
        squares += (value - sum / count) * (value - sum / count);
    return squares > 0 ? count / (static_cast<double>(features.columns) * squares) : 1;
}

} // namespace lathe
