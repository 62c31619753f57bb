// Labels that are likely wrong: confident learning (Northcutt, Jiang, Chuang, JAIR 2021).
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace lathe {

struct LabelIssue {
    std::size_t item = 0;
    std::int32_t given = -1;
    std::int32_t likely = -1;
    float quality = 0; ///< the probability of the given label, out of fold
    bool operator==(const LabelIssue&) const = default;
};

/// The worst first. `probabilities` [n · classes] are out of fold; a picture is an issue where it is confident in another
/// class than its own: its probability of it reaches the mean of that class's own pictures. Pictures without a label,
/// and rows of zeros, are passed over.
std::vector<LabelIssue> labelIssues(std::span<const float> probabilities, std::span<const std::int32_t> labels, std::size_t classes);

} // namespace lathe
