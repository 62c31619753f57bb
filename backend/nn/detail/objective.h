// What a network is trained for: the loss of a batch, and how its answers are judged.
#pragma once

#include "nn/detail/batches.h"

#include <map>
#include <memory>
#include <string>

namespace lathe {

struct Judgement {
    double loss = 0; ///< mean over the items
    std::int64_t items = 0;
    std::map<std::string, double> metrics;
    std::vector<double> classScores; ///< EpochRecord::classF1
};

/// Collects the answers to one pass over a part.
class Jury {
public:
    virtual ~Jury() = default;
    virtual void add(const torch::Tensor& answers, const Batch& batch) = 0;
    virtual Judgement judgement() const = 0;
};

class Objective {
public:
    virtual ~Objective() = default;
    /// Mean over the batch. `answers`: the network's last layer as float32.
    virtual torch::Tensor loss(const torch::Tensor& answers, const Batch& batch) const = 0;
    virtual std::unique_ptr<Jury> jury() const = 0;
    /// The metric by which an epoch is the best; more is better.
    virtual std::string mainMetric() const = 0;
    /// In the middle of a sentence: "validation accuracy".
    virtual std::string mainMetricText() const = 0;
};

/// Cross-entropy; accuracy. `balancedCounts`: items of each class, where rare classes shall count as much as others.
std::unique_ptr<Objective> classification(std::size_t classes, double labelSmoothing,
                                          const std::vector<std::int64_t>& balancedCounts, torch::Device device);
/// Boxes as in nn/box_grid.h; mean average precision.
std::unique_ptr<Objective> detection(std::size_t classes);

} // namespace lathe
