#include "label/label_issues.h"

#include <algorithm>
#include <numeric>

namespace lathe {

namespace {

constexpr double kTolerance = 1e-6; // of a threshold

} // namespace

std::vector<LabelIssue> labelIssues(std::span<const float> probabilities, std::span<const std::int32_t> labels, std::size_t classes)
{
    const auto row = [&](std::size_t item) { return probabilities.subspan(item * classes, classes); };
    const auto isJudged = [&](std::size_t item) {
        return labels[item] >= 0 && std::ranges::any_of(row(item), [](float share) { return share > 0; });
    };
    std::vector<double> sums(classes), counts(classes);
    for (std::size_t item = 0; item < labels.size(); ++item)
        if (isJudged(item)) {
            sums[static_cast<std::size_t>(labels[item])] += row(item)[static_cast<std::size_t>(labels[item])];
            ++counts[static_cast<std::size_t>(labels[item])];
        }
    std::vector<LabelIssue> issues;
    for (std::size_t item = 0; item < labels.size(); ++item) {
        if (!isJudged(item))
            continue;
        const auto shares = row(item);
        std::int32_t confident = -1;
        for (std::size_t k = 0; k < classes; ++k) {
            const bool isReached = counts[k] > 0 && shares[k] >= sums[k] / counts[k] - kTolerance;
            if (isReached && (confident < 0 || shares[k] > shares[static_cast<std::size_t>(confident)]))
                confident = static_cast<std::int32_t>(k);
        }
        if (confident >= 0 && confident != labels[item])
            issues.push_back({item, labels[item], confident, shares[static_cast<std::size_t>(labels[item])]});
    }
    std::ranges::stable_sort(issues, {}, &LabelIssue::quality);
    return issues;
}

} // namespace lathe
