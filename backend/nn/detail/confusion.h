// What training watches on the validation part.
#pragma once

#include <cstdint>
#include <vector>

namespace lathe {

class Confusion {
public:
    explicit Confusion(std::size_t classes) : m_classes(classes), m_counts(classes * classes) {}
    void add(std::size_t truth, std::size_t predicted) { ++m_counts[truth * m_classes + predicted]; }

    double accuracy() const;
    /// 2·TP / (2·TP + FP + FN); 0 for a class that neither occurs nor is predicted.
    std::vector<double> classF1() const;
    /// The mean over the classes that occur or are predicted.
    double macroF1() const;

private:
    std::int64_t count(std::size_t truth, std::size_t predicted) const
    {
        return m_counts[truth * m_classes + predicted];
    }
    std::size_t m_classes;
    std::vector<std::int64_t> m_counts;
};

} // namespace lathe
