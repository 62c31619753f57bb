// What a model said of items.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace lathe {

/// Probabilities of k classes for n items; rows sum to 1.
struct Predictions {
    std::vector<std::string> classes;     ///< k names
    std::vector<float> probabilities;     ///< [n, k], row-major
    std::vector<std::string> errors;      ///< [n] or empty: why an item has no prediction (its row is 0)

    std::size_t size() const { return classes.empty() ? 0 : probabilities.size() / classes.size(); }
    std::span<const float> row(std::size_t item) const
    {
        return {probabilities.data() + item * classes.size(), classes.size()};
    }
    /// The first class of the highest probability; -1 for an item with an error.
    int label(std::size_t item) const;
};

} // namespace lathe
