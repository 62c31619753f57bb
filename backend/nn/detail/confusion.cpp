#include "nn/detail/confusion.h"

namespace lathe {

double Confusion::accuracy() const
{
    std::int64_t all = 0, right = 0;
    for (std::size_t i = 0; i < m_classes; ++i)
        for (std::size_t k = 0; k < m_classes; ++k) {
            all += count(i, k);
            right += i == k ? count(i, k) : 0;
        }
    return all == 0 ? 0 : static_cast<double>(right) / static_cast<double>(all);
}

std::vector<double> Confusion::classF1() const
{
    std::vector<double> values(m_classes);
    for (std::size_t i = 0; i < m_classes; ++i) {
        std::int64_t errors = 0;
        for (std::size_t k = 0; k < m_classes; ++k)
            errors += i == k ? 0 : count(i, k) + count(k, i);
        const std::int64_t whole = 2 * count(i, i) + errors;
        values[i] = whole == 0 ? 0 : 2 * static_cast<double>(count(i, i)) / static_cast<double>(whole);
    }
    return values;
}

double Confusion::macroF1() const
{
    const std::vector<double> values = classF1();
    double sum = 0;
    std::int64_t classes = 0;
    for (std::size_t i = 0; i < m_classes; ++i) {
        std::int64_t seen = 0;
        for (std::size_t k = 0; k < m_classes; ++k)
            seen += count(i, k) + count(k, i);
        if (seen > 0) {
            sum += values[i];
            ++classes;
        }
    }
    return classes == 0 ? 0 : sum / static_cast<double>(classes);
}

} // namespace lathe
