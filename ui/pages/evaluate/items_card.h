// The items behind a mark of the charts, with truth, prediction and probability.
#pragma once

#include "ui/pages/evaluate/judged_view.h"
#include "ui/shell/card.h"

#include <memory>

class QLabel;

namespace lathe {

class ItemGrid;
class SegmentedControl;
class TableView;
class ThumbnailLoader;

class JudgedItemsCard : public Card {
    Q_OBJECT
public:
    explicit JudgedItemsCard(ThumbnailLoader& loader, QWidget* parent = nullptr);

    void setView(std::shared_ptr<const JudgedView> view);
    void showWorst();
    void showCell(const MatrixCell& cell);
    void showThreshold(int classIndex, double threshold);
    ItemGrid* grid() const { return m_grid; }

private:
    void display(const QString& title, const QString& subtitle, std::vector<GridEntry> entries);
    void showThresholdSide();
    void copyList();
    QString namesOf(const std::vector<int>& classes) const;

    std::shared_ptr<const JudgedView> m_view;
    ItemGrid* m_grid;
    TableView* m_rows; ///< in place of the grid, where the items are rows
    SegmentedControl* m_side;
    QLabel* m_selected;
    QWidget* m_all;
    ThresholdItems m_thresholdItems;
    int m_thresholdClass = -1;
    double m_threshold = 0;
};

} // namespace lathe
