// What a model said of items.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace lathe {

/// A thing that a model found in a picture: its upright box in pixels of the picture as it is shown.
struct Detection {
    float x = 0; ///< left
    float y = 0; ///< top
    float width = 0;
    float height = 0;
    std::int32_t label = 0; ///< index of the class
    float score = 0;        ///< 0 to 1
    bool operator==(const Detection&) const = default;
};

/// For n items the probabilities of k classes, or m values, or what was found in each.
struct Predictions {
    std::vector<std::string> classes;     ///< k names; of clusters too
    std::vector<float> probabilities;     ///< [n, k], row-major; rows sum to 1 (or are 0: an error, noise)
    std::vector<std::string> outputs;     ///< m names of values: `value`, `score`, quantiles, axes
    std::vector<double> values;           ///< [n, m], row-major; NaN for an item with an error
    std::vector<std::string> errors;      ///< [n] or empty: why an item has no prediction
    std::vector<std::int32_t> decided;    ///< [n] or empty: classes that a stored decision chose, see ml/decision.h
    std::vector<std::vector<Detection>> found; ///< [n] of a detector, the surest first; else empty

    std::size_t size() const
    {
        if (!found.empty())
            return found.size();
        if (!classes.empty())
            return probabilities.size() / classes.size();
        return outputs.empty() ? 0 : values.size() / outputs.size();
    }
    double value(std::size_t item, std::size_t output = 0) const { return values[item * outputs.size() + output]; }
    std::span<const float> row(std::size_t item) const
    {
        return {probabilities.data() + item * classes.size(), classes.size()};
    }
    /// What was decided, else the first class of the highest probability; -1 for an item with an error, for noise and of a
    /// detector.
    int label(std::size_t item) const;
};

} // namespace lathe
