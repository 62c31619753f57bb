#include "ui/pages/evaluate/judged_view.h"

#include <algorithm>

namespace lathe {

namespace {
constexpr std::size_t kWorst = 5000; // more mistakes than anyone looks at
}

JudgedView::JudgedView(JudgedPart judged) : part(std::move(judged))
{
    predicted.reserve(part.predictions.size());
    for (std::size_t row = 0; row < part.predictions.size(); ++row)
        predicted.push_back(part.predictions.label(row));
    worst = worstMistakes(part.predictions, part.truth.labels, kWorst);
}

GridEntry JudgedView::entry(std::size_t row, int classIndex) const
{
    const int shown = classIndex >= 0 ? classIndex : predicted[row];
    return {std::uint32_t(part.indices[row]), shown, shown >= 0 ? probability(row, shown) : 0.0f};
}

std::vector<GridEntry> itemsOfCell(const JudgedView& view, const MatrixCell& cell)
{
    std::vector<bool> truths(view.classes().size(), false), predictions(view.classes().size(), false);
    for (const int c : cell.truths)
        truths[std::size_t(c)] = true;
    for (const int c : cell.predictions)
        predictions[std::size_t(c)] = true;
    std::vector<GridEntry> entries;
    for (std::size_t row = 0; row < view.predicted.size(); ++row) {
        const std::int32_t truth = view.part.truth.labels[row], predicted = view.predicted[row];
        if (truth >= 0 && predicted >= 0 && truths[std::size_t(truth)] && predictions[std::size_t(predicted)])
            entries.push_back(view.entry(row));
    }
    std::stable_sort(entries.begin(), entries.end(),
                     [](const GridEntry& a, const GridEntry& b) { return a.probability > b.probability; });
    return entries;
}

ThresholdItems itemsOfThreshold(const JudgedView& view, int classIndex, double threshold)
{
    ThresholdItems items;
    for (std::size_t row = 0; row < view.predicted.size(); ++row) {
        if (view.part.truth.labels[row] < 0 || view.predicted[row] < 0)
            continue;
        const bool taken = double(view.probability(row, classIndex)) >= threshold;
        const bool isClass = view.part.truth.labels[row] == classIndex;
        if (taken && !isClass)
            items.wronglyTaken.push_back(view.entry(row, classIndex));
        else if (!taken && isClass)
            items.missed.push_back(view.entry(row, classIndex));
    }
    std::stable_sort(items.wronglyTaken.begin(), items.wronglyTaken.end(),
                     [](const GridEntry& a, const GridEntry& b) { return a.probability > b.probability; });
    std::stable_sort(items.missed.begin(), items.missed.end(),
                     [](const GridEntry& a, const GridEntry& b) { return a.probability < b.probability; });
    return items;
}

std::vector<GridEntry> worstItems(const JudgedView& view)
{
    std::vector<GridEntry> entries;
    entries.reserve(view.worst.size());
    for (const std::size_t row : view.worst)
        entries.push_back(view.entry(row));
    return entries;
}

int worstClass(const Evaluation& evaluation)
{
    int worst = -1;
    for (std::size_t c = 0; c < evaluation.perClass.size(); ++c) {
        const auto& value = evaluation.perClass[c].f1.value;
        if (value && (worst < 0 || *value < *evaluation.perClass[std::size_t(worst)].f1.value))
            worst = int(c);
    }
    return worst;
}

} // namespace lathe
