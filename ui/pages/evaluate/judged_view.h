// A judged part of a run, and which items stand behind a mark of its charts.
#pragma once

#include "services/evaluate_service.h"
#include "ui/items/grid_layout.h"
#include "ui/plots/confusion_matrix.h"

namespace lathe {

/// Made once in the background, then only read.
struct JudgedView {
    JudgedPart part;
    std::vector<std::int32_t> predicted;   ///< per row, -1 without a prediction
    std::vector<std::size_t> worst;        ///< wrong rows, the surest first

    explicit JudgedView(JudgedPart judged);
    const std::vector<std::string>& classes() const { return part.predictions.classes; }
    float probability(std::size_t row, int classIndex) const
    {
        return part.predictions.row(row)[std::size_t(classIndex)];
    }
    /// As an entry of the grid; `classIndex` −1: with the class predicted.
    GridEntry entry(std::size_t row, int classIndex = -1) const;
};

/// Rows whose truth and prediction are in the cell, the surest first.
std::vector<GridEntry> itemsOfCell(const JudgedView& view, const MatrixCell& cell);

/// Items that a threshold on one class gets wrong, the surest first.
struct ThresholdItems {
    std::vector<GridEntry> wronglyTaken; ///< at or above the threshold, but of another class
    std::vector<GridEntry> missed;       ///< below it, but of this class
};
ThresholdItems itemsOfThreshold(const JudgedView& view, int classIndex, double threshold);

/// The wrong ones, the surest first.
std::vector<GridEntry> worstItems(const JudgedView& view);

/// The class with the lowest F1 that is defined; -1 without any.
int worstClass(const Evaluation& evaluation);

} // namespace lathe
