// A judged part of a run, and which items stand behind a mark of its charts.
#pragma once

#include "eval/detection.h"
#include "ml/task.h"
#include "services/evaluate_service.h"
#include "ui/items/box_painter.h"
#include "ui/items/grid_layout.h"
#include "ui/plots/confusion_matrix.h"

namespace lathe {

/// Made once in the background, then only read.
struct JudgedView {
    JudgedPart part;
    Task task = Task::Classification;
    std::string target, unit;              ///< of a table; may be empty
    std::vector<std::int32_t> predicted;   ///< per row the class or cluster, -1 without a prediction
    /// Rows: wrong ones, the surest first; values the farthest off, scores the highest, pictures with most wrong boxes first.
    std::vector<std::size_t> worst;
    std::vector<DetectedPicture> compared; ///< of a detector, per row: at the confidence of the evaluation
    std::vector<DetectionCurve> curves;    ///< of a detector, per class
    std::shared_ptr<const Table> rows;     ///< of a table: see rowsTable(), one row a prediction

    explicit JudgedView(JudgedPart judged);
    bool isTable() const { return part.table != nullptr; }
    const std::vector<std::string>& classes() const { return part.predictions.classes; }
    float probability(std::size_t row, int classIndex) const
    {
        return part.predictions.row(row)[std::size_t(classIndex)];
    }
    /// The row of a picture; nothing for one that is not judged.
    std::optional<std::size_t> rowOf(std::size_t item) const;
    /// As an entry of the grid; `classIndex` −1: with the class predicted.
    GridEntry entry(std::size_t row, int classIndex = -1) const;

private:
    void compareAll();
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

/// What is there and what was found at the confidence of the evaluation, of a row.
std::vector<PaintedBox> paintedBoxes(const JudgedView& view, std::size_t row);

/// The class with the lowest F1 that is defined; -1 without any.
int worstClass(const Evaluation& evaluation);

} // namespace lathe
