#include "label/work_queue.h"

#include "base/random.h"

#include <Eigen/Core>

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {

float cosine(std::span<const float> a, std::span<const float> b)
{
    using View = Eigen::Map<const Eigen::VectorXf>; // several numbers at once
    return View(a.data(), static_cast<Eigen::Index>(a.size())).dot(View(b.data(), static_cast<Eigen::Index>(b.size())));
}

float margin(std::span<const float> shares)
{
    float first = 0, second = 0;
    for (const float share : shares) {
        if (share > first) {
            second = first;
            first = share;
        } else {
            second = std::max(second, share);
        }
    }
    return first - second;
}

} // namespace

void Novelty::add(std::size_t item)
{
    const auto row = m_embeddings.row(item);
    for (std::size_t i = 0; i < m_nearest.size(); ++i)
        m_nearest[i] = std::clamp(std::max(m_nearest[i], cosine(row, m_embeddings.row(i))), 0.0F, 1.0F);
}

std::vector<float> typicality(const Embeddings& embeddings, std::uint64_t seed)
{
    constexpr std::size_t kReferences = 1000, kNearest = 10;
    std::vector<std::size_t> references(embeddings.size());
    for (std::size_t i = 0; i < references.size(); ++i)
        references[i] = i;
    Random random(seed);
    random.shuffle(references);
    references.resize(std::min(references.size(), kReferences));
    std::vector<float> result(embeddings.size()), likenesses;
    for (std::size_t item = 0; item < result.size(); ++item) {
        likenesses.clear();
        for (const std::size_t other : references)
            if (other != item)
                likenesses.push_back(cosine(embeddings.row(item), embeddings.row(other)));
        const std::size_t count = std::min(kNearest, likenesses.size());
        std::ranges::partial_sort(likenesses, likenesses.begin() + static_cast<std::ptrdiff_t>(count), std::greater());
        for (std::size_t i = 0; i < count; ++i)
            result[item] += std::clamp(likenesses[i], 0.0F, 1.0F) / static_cast<float>(count);
    }
    return result;
}

std::vector<QueuePlace> workQueue(const Embeddings& embeddings, Novelty novelty, std::span<const std::size_t> open,
                                  std::span<const float> probabilities, std::size_t classes, std::span<const float> typical, const QueueOptions& options)
{
    std::vector<float> unsure(open.size(), 1);
    if (!probabilities.empty())
        for (std::size_t i = 0; i < open.size(); ++i)
            unsure[i] = 1 - margin(probabilities.subspan(i * classes, classes));
    std::vector<std::size_t> left(open.size());
    for (std::size_t i = 0; i < left.size(); ++i)
        left[i] = i;
    const auto score = [&](std::size_t i) {
        const std::size_t item = open[i];
        return embeddings.isKnown(item) ? unsure[i] * novelty.of(item) * (typical.empty() ? 1 : typical[item]) : 0;
    };
    Random random(options.seed);
    std::vector<QueuePlace> queue;
    const auto take = [&](std::vector<std::size_t>::iterator place, bool isRandom) {
        queue.push_back({open[*place], isRandom, score(*place)});
        if (embeddings.isKnown(open[*place]))
            novelty.add(open[*place]);
        left.erase(place);
    };
    while (!left.empty() && queue.size() < options.length) {
        if (random.uniform() < options.randomShare)
            take(left.begin() + static_cast<std::ptrdiff_t>(random.below(left.size())), true);
        else
            take(std::ranges::max_element(left, {}, score), false);
    }
    std::ranges::stable_sort(left, std::greater(), score);
    for (const std::size_t i : left)
        queue.push_back({open[i], false, score(i)});
    return queue;
}

} // namespace lathe
