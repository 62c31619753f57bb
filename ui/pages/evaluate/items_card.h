// The items behind a mark of the charts, with truth, prediction and probability: pictures, or rows of a table.
#pragma once

#include "ui/pages/evaluate/judged_view.h"
#include "ui/shell/card.h"

#include <memory>
#include <optional>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace lathe {

class ItemGrid;
class SegmentedControl;
class TableView;
class ThumbnailLoader;
struct TableSort;

class JudgedItemsCard : public Card {
    Q_OBJECT
public:
    explicit JudgedItemsCard(ThumbnailLoader& loader, QWidget* parent = nullptr);

    void setView(std::shared_ptr<const JudgedView> view);
    void showWorst();
    void showCell(const MatrixCell& cell);
    void showThreshold(int classIndex, double threshold);
    /// Rows of the predictions, in this order.
    void showRows(const QString& title, const QString& subtitle, std::vector<std::uint32_t> rows);
    ItemGrid* grid() const { return m_grid; }
    /// What is shown of a table, in the order that is shown.
    const TableView* table() const { return m_table; }

private:
    void display(const QString& title, const QString& subtitle, std::vector<GridEntry> entries);
    void showThresholdSide();
    void displayRows(const QString& title, const QString& subtitle, std::vector<std::uint32_t> rows);
    void sortRows(std::optional<TableSort> sort);
    void copyList();
    QString namesOf(const std::vector<int>& classes) const;

    std::shared_ptr<const JudgedView> m_view;
    QStackedLayout* m_stack;
    ItemGrid* m_grid;
    TableView* m_table;
    std::vector<std::uint32_t> m_rows; ///< of the table, before they are sorted
    SegmentedControl* m_side;
    QLabel* m_selected;
    QPushButton* m_all;
    ThresholdItems m_thresholdItems;
    int m_thresholdClass = -1;
    double m_threshold = 0;
};

} // namespace lathe
