// Which picture to label next: where the model is unsure and the picture is unlike those that are labelled.
#pragma once

#include "label/live_head.h"

namespace lathe {

/// Remembers, for every picture, how like it is to the nearest one that is labelled.
class Novelty {
public:
    explicit Novelty(const Embeddings& embeddings) : m_embeddings(embeddings), m_nearest(embeddings.size(), 0) {}
    /// O(n · dims).
    void add(std::size_t item);
    /// 1 − the largest cosine to an added one, within 0 and 1; 1 where none was added.
    float of(std::size_t item) const { return 1 - m_nearest[item]; }

private:
    const Embeddings& m_embeddings;
    std::vector<float> m_nearest;
};

/// How many pictures are like each one: the mean cosine to its ten nearest among some drawn by chance, within 0 and 1.
/// A picture unlike all others teaches little of them.
std::vector<float> typicality(const Embeddings& embeddings, std::uint64_t seed);

struct QueuePlace {
    std::size_t item = 0;
    bool isRandom = false; ///< drawn by chance, for an honest estimate
    float score = 0;       ///< uncertainty × novelty × typicality
};

struct QueueOptions {
    std::size_t length = 64;      ///< of what is ranked with care; the others follow by their score
    double randomShare = 0.1;
    std::uint64_t seed = 0;
};

/// All of `open`, the best first. Uncertainty is 1 − the margin of the two likeliest classes; a picture that is queued
/// makes those like it less new. `probabilities` [open · classes]; empty: the others alone count. `typical` one a
/// picture, or empty.
std::vector<QueuePlace> workQueue(const Embeddings& embeddings, Novelty novelty, std::span<const std::size_t> open,
                                  std::span<const float> probabilities, std::size_t classes, std::span<const float> typical, const QueueOptions& options);

} // namespace lathe
