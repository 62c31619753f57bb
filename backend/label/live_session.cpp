#include "label/live_session.h"

#include <algorithm>
#include <chrono>
#include <numeric>

namespace lathe {

std::int32_t LiveAnswer::likeliest(std::size_t item) const
{
    if (probabilities.empty())
        return -1;
    const auto row = probabilities.begin() + static_cast<std::ptrdiff_t>(item * classes);
    return static_cast<std::int32_t>(std::max_element(row, row + static_cast<std::ptrdiff_t>(classes)) - row);
}

float LiveAnswer::probability(std::size_t item, std::int32_t label) const
{
    return probabilities.empty() || label < 0 || label >= static_cast<std::int32_t>(classes) ? 0 : probabilities[item * classes + static_cast<std::size_t>(label)];
}

LiveSession::LiveSession(std::shared_ptr<const Embeddings> embeddings)
    : m_embeddings(std::move(embeddings)), m_novelty(*m_embeddings), m_added(m_embeddings->size()), m_typical(typicality(*m_embeddings, 0))
{
}

LiveAnswer LiveSession::step(const std::vector<std::int32_t>& labels, const std::vector<bool>& isOpen, std::size_t classes, std::uint64_t seed)
{
    const auto start = std::chrono::steady_clock::now();
    LiveAnswer answer;
    answer.classes = classes;
    std::vector<std::size_t> all(labels.size()), labelled, open;
    std::iota(all.begin(), all.end(), std::size_t(0));
    for (std::size_t item = 0; item < labels.size(); ++item) {
        if (labels[item] >= 0)
            labelled.push_back(item);
        if (isOpen[item])
            open.push_back(item);
        // A picture that lost its label stays known: it was looked at.
        if (labels[item] >= 0 && !m_added[item] && m_embeddings->isKnown(item)) {
            m_novelty.add(item);
            m_added[item] = true;
        }
    }
    answer.labelled = labelled.size();
    std::vector<float> ofOpen;
    if (m_head.fit(*m_embeddings, labels, labelled, classes)) {
        answer.probabilities = m_head.predict(*m_embeddings, all);
        for (const std::size_t item : open) {
            const auto row = answer.probabilities.begin() + static_cast<std::ptrdiff_t>(item * classes);
            ofOpen.insert(ofOpen.end(), row, row + static_cast<std::ptrdiff_t>(classes));
        }
    }
    answer.queue = workQueue(*m_embeddings, m_novelty, open, ofOpen, classes, m_typical, {.seed = seed});
    answer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return answer;
}

} // namespace lathe
