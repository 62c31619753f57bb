// A judged part of a run, and which items stand behind a mark of its charts.
#pragma once

#include "services/evaluate_service.h"
#include "ml/task.h"
#include "ui/items/grid_layout.h"
#include "ui/plots/confusion_matrix.h"

namespace lathe {

/// Made once in the background, then only read.
struct JudgedView {
    JudgedPart part;
    Task task = Task::Classification;
    std::string target, unit;              ///< of a table; may be empty
    std::vector<std::int32_t> predicted;   ///< per row the class or cluster, -1 without a prediction
    std::vector<std::size_t> worst;        ///< rows: wrong ones, the surest first; values the farthest off, scores the highest first
    std::shared_ptr<const Table> rows;     ///< of a table: see rowsTable(), one row a prediction

    explicit JudgedView(JudgedPart judged);
    bool isTable() const { return part.table != nullptr; }
    const std::vector<std::string>& classes() const { return part.predictions.classes; }
    float probability(std::size_t row, int classIndex) const
    {
        return part.predictions.row(row)[std::size_t(classIndex)];
    }
    /// As an entry of the grid; `classIndex` −1: with the class predicted.
    GridEntry entry(std::size_t row, int classIndex = -1) const;
};

/// Row i is prediction i: what is true and what was predicted come first, then the columns of the table without the
/// target. Names that are taken already are made distinct.
Table rowsTable(const JudgedView& view);

/// The rows of the predictions that stand for these entries, in their order.
std::vector<std::uint32_t> rowsOf(const JudgedView& view, const std::vector<GridEntry>& entries);

/// Missing values come last either way; equal ones keep their order.
void sortRowsBy(const Column& column, bool ascending, std::vector<std::uint32_t>& rows);

/// The first value of every prediction: what is predicted, or an anomaly's score.
std::vector<double> scores(const JudgedView& view);
/// True minus predicted, for every row; NaN where one of them is missing.
std::vector<double> residuals(const JudgedView& view);

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
