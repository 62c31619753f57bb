#include "package/table_parity.h"

#include <algorithm>
#include <cmath>

namespace lathe {

std::vector<double> answerNumbers(const Predictions& predictions, std::size_t row)
{
    std::vector<double> numbers;
    if (!predictions.classes.empty())
        numbers.assign(predictions.row(row).begin(), predictions.row(row).end());
    for (std::size_t m = 0; m < predictions.outputs.size(); ++m)
        numbers.push_back(predictions.value(row, m));
    return numbers;
}

double answerDifference(const std::vector<double>& a, const std::vector<double>& b)
{
    if (a.size() != b.size())
        return INFINITY;
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (std::isnan(a[i]) && std::isnan(b[i]))
            continue;
        const double one = std::abs(a[i] - b[i]) / std::max(1.0, std::abs(a[i]));
        largest = std::isnan(one) ? INFINITY : std::max(largest, one);
    }
    return largest;
}

} // namespace lathe
