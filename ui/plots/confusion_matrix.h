// The confusion matrix: counts and shares of each row, sorted by confusion; rows are truth.
#pragma once

#include "ui/plots/plot_view.h"

#include <cstdint>
#include <vector>

class QCheckBox;
class QLineEdit;

namespace lathe {

class ConfusionArea;

/// The items that a cell stands for: truth in one set, prediction in the other.
struct MatrixCell {
    std::vector<int> truths;
    std::vector<int> predictions;
    bool operator==(const MatrixCell&) const = default;
};

/// Classes in an order that puts those next to each other that are confused with each other: the class
/// with the smallest share of right answers first, then always the one most confused with those placed.
std::vector<int> confusionOrder(const std::vector<std::int64_t>& counts, int classes);

/// The greys and blues of the matrix with their shares, for a card's header.
class HeatLegend : public QWidget {
    Q_OBJECT
public:
    explicit HeatLegend(QWidget* parent = nullptr);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

class ConfusionMatrix : public PlotView {
    Q_OBJECT
public:
    /// Beyond this many classes only the most confused are shown, the others as one, until asked for.
    static constexpr int kAtOnce = 24;

    explicit ConfusionMatrix(QWidget* parent = nullptr);

    /// `counts` [k, k], rows are truth.
    void setCounts(QStringList classes, std::vector<std::int64_t> counts);
    void clear();
    /// Rings the cell without activating it; -1 rings none.
    void select(int truth, int predicted);
    PlotTable table() const override;
    QSize sizeHint() const override;

signals:
    /// A cell, or a total (then with all classes on its other side), was clicked or entered.
    void activated(const MatrixCell& cell);

private:
    struct Group {
        QString name;
        std::vector<int> classes;
    };
    void regroup();

    ConfusionArea* m_area;
    QWidget* m_tools;
    QLineEdit* m_search;
    QCheckBox* m_all;
    QStringList m_classes;
    std::vector<std::int64_t> m_counts;
    std::vector<int> m_order;
    std::vector<Group> m_groups; ///< what is shown, in order
    std::vector<std::int64_t> m_cells; ///< [groups, groups]
    std::vector<std::int64_t> m_rowTotals, m_columnTotals;
};

} // namespace lathe
