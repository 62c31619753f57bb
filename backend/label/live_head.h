// The model that learns while a person labels: multinomial logistic regression on embeddings.
#pragma once

#include "base/progress.h"
#include "base/result.h"
#include "data/embeddings.h"

#include <cstdint>

namespace lathe {

/// The labels that there are, by picture; -1: none.
using Labels = std::span<const std::int32_t>;

class LiveHead {
public:
    /// Fits to the labelled pictures of `items`, going on from where it was; other dimensions or more classes begin
    /// anew where they must. Returns false, and stays as it was, where fewer than two classes have a picture.
    bool fit(const Embeddings& embeddings, Labels labels, std::span<const std::size_t> items, std::size_t classes);

    bool isFitted() const { return !m_weights.empty(); }
    std::size_t classes() const { return m_classes; }
    /// Probabilities [items · classes]; of a class without pictures 0.
    std::vector<float> predict(const Embeddings& embeddings, std::span<const std::size_t> items) const;

private:
    std::size_t m_dims = 0, m_classes = 0;
    std::vector<float> m_weights; ///< [classes · (dims + 1)], the last of each row is its intercept
    std::vector<bool> m_seen;     ///< classes with pictures
};

/// Probabilities [n · classes] of all labelled pictures by heads that have not seen them, in `folds` parts drawn by
/// `seed`; rows of others are 0. Empty where there are fewer than two classes or fewer pictures than folds.
std::vector<float> outOfFoldProbabilities(const Embeddings& embeddings, Labels labels, std::size_t classes, int folds, std::uint64_t seed);
/// The same; fails with Cancelled.
Result<std::vector<float>> outOfFoldProbabilities(const Embeddings& embeddings, Labels labels, std::size_t classes, int folds, std::uint64_t seed, Progress& progress);

} // namespace lathe
