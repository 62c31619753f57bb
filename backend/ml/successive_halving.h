// Successive halving: most candidates get little, the better ones more (Jamieson and Talwalkar, "Non-stochastic Best
// Arm Identification and Hyperparameter Optimization", AISTATS 2016).
#pragma once

#include "base/result.h"

#include <functional>
#include <vector>

namespace lathe {

/// The rungs for a resource (folds, rounds, rows) that grows `factor`-fold from `least` up to `most`: {1, 3, 9, 10}.
/// Fails with InvalidArgument unless 1 ≤ least ≤ most and factor ≥ 2.
Result<std::vector<std::int64_t>> halvingRungs(std::int64_t least, std::int64_t most, int factor);

/// Of n candidates those that go on from a rung: the best ⌈n / factor⌉ by loss, the earlier one where losses are
/// equal, in ascending order of their number. A loss that is no number is the worst.
std::vector<std::size_t> halved(const std::vector<double>& losses, int factor);

struct HalvingOutcome {
    std::size_t best = 0;               ///< the candidate with the least loss on the last rung
    std::vector<std::size_t> lastRung;  ///< by candidate: the last rung on which it was evaluated
    std::int64_t spent = 0;             ///< sum of the resources
};

/// `lossOf(candidate, resource)` is asked for every candidate on the first rung, then for those that go on.
/// Fails with InvalidArgument (no candidates, no rungs), and as `lossOf` does.
Result<HalvingOutcome> successiveHalving(std::size_t candidates, const std::vector<std::int64_t>& rungs, int factor,
                                         const std::function<Result<double>(std::size_t, std::int64_t)>& lossOf);

/// The same rule for candidates that come one after the other: each is compared with those that stood on its rung
/// before it, so that nobody waits for a full rung.
class HalvingRecord {
public:
    explicit HalvingRecord(int factor) : m_factor(factor) {}
    /// Notes the loss on rung `rung` (from 0), and says whether it is among the best ⌈n / factor⌉ of that rung.
    bool goesOn(std::size_t rung, double loss);

private:
    int m_factor;
    std::vector<std::vector<double>> m_losses; ///< by rung
};

} // namespace lathe
