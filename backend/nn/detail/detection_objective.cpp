// Li et al., Generalized focal loss, 2020: how sure a place is shall be how well its box fits. Rezatofighi et al.,
// Generalized intersection over union, 2019: the loss of the boxes.
#include "ml/average_precision.h"
#include "nn/box_grid.h"
#include "nn/detail/box_decoding.h"
#include "nn/detail/box_targets.h"
#include "nn/detail/objective.h"

namespace lathe {

namespace {

constexpr double kBoxWeight = 2; ///< of the boxes' loss beside the classes'
constexpr double kSmall = 1e-6;

/// [n, 4] each: the sides of two boxes.
struct Overlap {
    torch::Tensor union_;     ///< intersection over union
    torch::Tensor generalised; ///< less the share of the common hull that is in neither
};

Overlap overlapOf(const torch::Tensor& a, const torch::Tensor& b)
{
    const auto side = [](const torch::Tensor& boxes, std::int64_t k) { return boxes.select(1, k); };
    const auto area = [&](const torch::Tensor& boxes) { return (side(boxes, 2) - side(boxes, 0)) * (side(boxes, 3) - side(boxes, 1)); };
    const auto extent = [&](std::int64_t k, bool hull) {
        const torch::Tensor low = hull ? torch::minimum(side(a, k), side(b, k)) : torch::maximum(side(a, k), side(b, k));
        const torch::Tensor high = hull ? torch::maximum(side(a, k + 2), side(b, k + 2)) : torch::minimum(side(a, k + 2), side(b, k + 2));
        return (high - low).clamp_min(0);
    };
    const torch::Tensor common = extent(0, false) * extent(1, false);
    const torch::Tensor whole = area(a) + area(b) - common + kSmall;
    const torch::Tensor hull = extent(0, true) * extent(1, true) + kSmall;
    const torch::Tensor share = common / whole;
    return {share, share - (hull - whole) / hull};
}

/// The sides in pixels of the boxes at `places`; `logarithms`: [n, 4].
torch::Tensor boxesAt(const torch::Tensor& logarithms, const std::vector<std::int64_t>& places, std::int64_t height, std::int64_t width)
{
    std::vector<float> middles;
    middles.reserve(places.size() * 2);
    for (const std::int64_t place : places) {
        middles.push_back((static_cast<float>(place % width) + 0.5f) * kBoxStride);
        middles.push_back((static_cast<float>(place / width % height) + 0.5f) * kBoxStride);
    }
    const torch::Tensor middle = torch::tensor(middles).view({-1, 2}).to(logarithms.device());
    const torch::Tensor distance = logarithms.clamp_max(kLargestSide).exp() * kBoxStride;
    return torch::cat({middle - distance.narrow(1, 0, 2), middle + distance.narrow(1, 2, 2)}, 1);
}

class DetectionJury final : public Jury {
public:
    DetectionJury(const Objective& objective, std::size_t classes) : m_objective(objective), m_classes(classes) {}

    void add(const torch::Tensor& answers, const Batch& batch) override
    {
        const auto count = static_cast<std::int64_t>(batch.items.size());
        m_loss += m_objective.loss(answers, batch).item<double>() * static_cast<double>(count);
        m_items += count;
        const torch::Tensor grids = answers.to(torch::kCPU).contiguous();
        const auto size = static_cast<std::size_t>(grids[0].numel());
        for (std::int64_t i = 0; i < count; ++i)
            m_found.push_back(boxesOf({grids[i].data_ptr<float>(), size}, static_cast<int>(m_classes), static_cast<int>(grids.size(2)), static_cast<int>(grids.size(3))));
        m_truth.insert(m_truth.end(), batch.boxes.begin(), batch.boxes.end());
    }

    Judgement judgement() const override
    {
        Judgement result;
        result.items = m_items;
        if (m_items == 0)
            return result;
        result.loss = m_loss / static_cast<double>(m_items);
        const MeanPrecision precision = meanPrecision(m_found, m_truth, m_classes);
        result.metrics = {{"map_50", precision.at50.value_or(0)}, {"map_50_95", precision.at50to95.value_or(0)}};
        result.classScores = precision.classAt50;
        return result;
    }

private:
    const Objective& m_objective;
    std::size_t m_classes;
    double m_loss = 0;
    std::int64_t m_items = 0;
    std::vector<std::vector<Detection>> m_found;
    std::vector<std::vector<TrueBox>> m_truth;
};

class DetectionObjective final : public Objective {
public:
    explicit DetectionObjective(std::size_t classes) : m_classes(static_cast<std::int64_t>(classes)) {}

    torch::Tensor loss(const torch::Tensor& answers, const Batch& batch) const override
    {
        const std::int64_t height = answers.size(2), width = answers.size(3);
        const BoxTargets targets = boxTargets(batch.boxes, static_cast<int>(height), static_cast<int>(width));
        const torch::Tensor rows = answers.permute({0, 2, 3, 1}).reshape({-1, m_classes + kBoxSides});
        const torch::Tensor logits = rows.narrow(1, 0, m_classes);
        torch::Tensor quality = torch::zeros_like(logits);
        torch::Tensor boxLoss = torch::zeros({}, answers.options());
        const auto count = static_cast<double>(std::max<std::size_t>(1, targets.places.size()));
        if (!targets.places.empty()) {
            const torch::Tensor places = torch::tensor(targets.places).to(answers.device());
            const torch::Tensor truth = torch::tensor(targets.boxes).view({-1, kBoxSides}).to(answers.device());
            const torch::Tensor sides = rows.narrow(1, m_classes, kBoxSides).index_select(0, places);
            const Overlap overlap = overlapOf(boxesAt(sides, targets.places, height, width), truth);
            boxLoss = (1 - overlap.generalised).sum() / count;
            const torch::Tensor labels = torch::tensor(targets.labels).to(answers.device());
            quality.index_put_({places, labels}, overlap.union_.detach());
        }
        torch::Tensor entropy = torch::binary_cross_entropy_with_logits(logits, quality, {}, {}, at::Reduction::None)
            * (logits.sigmoid() - quality).square();
        if (!targets.ignored.empty())
            entropy = entropy.index_fill(0, torch::tensor(targets.ignored).to(answers.device()), 0);
        return entropy.sum() / count + boxLoss * kBoxWeight;
    }

    std::unique_ptr<Jury> jury() const override { return std::make_unique<DetectionJury>(*this, static_cast<std::size_t>(m_classes)); }
    std::string mainMetric() const override { return "map_50"; }
    std::string mainMetricText() const override { return "validation mAP"; }

private:
    std::int64_t m_classes;
};

} // namespace

std::unique_ptr<Objective> detection(std::size_t classes)
{
    return std::make_unique<DetectionObjective>(classes);
}

} // namespace lathe
