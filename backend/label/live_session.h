// The live loop of one dataset: after every few labels the head goes on learning and the queue is put in order.
#pragma once

#include "label/live_head.h"
#include "label/work_queue.h"

#include <memory>

namespace lathe {

/// What the head thinks of every picture, and what to label next.
struct LiveAnswer {
    std::size_t classes = 0;
    std::vector<float> probabilities; ///< [n · classes]; empty: fewer than two classes have a picture yet
    std::vector<QueuePlace> queue;    ///< pictures without a label, the most telling first
    std::size_t labelled = 0;         ///< pictures that the head learned from
    double seconds = 0;               ///< that the step took

    /// The likeliest class; -1 without probabilities.
    std::int32_t likeliest(std::size_t item) const;
    float probability(std::size_t item, std::int32_t label) const;
};

/// Not thread-safe: one step at a time, from any thread.
class LiveSession {
public:
    explicit LiveSession(std::shared_ptr<const Embeddings> embeddings);
    /// `labels` one a picture, -1: none; `isOpen`: pictures that may be asked for.
    LiveAnswer step(const std::vector<std::int32_t>& labels, const std::vector<bool>& isOpen, std::size_t classes, std::uint64_t seed);

private:
    std::shared_ptr<const Embeddings> m_embeddings;
    LiveHead m_head;
    Novelty m_novelty;
    std::vector<bool> m_added;
    std::vector<float> m_typical;
};

} // namespace lathe
