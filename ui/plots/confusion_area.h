// The painted cells of the confusion matrix, with headers that stay while it scrolls.
#pragma once

#include <QAbstractScrollArea>
#include <QStringList>

#include <cstdint>
#include <vector>

namespace lathe {

/// The share of a row at which the colour of a cell is full.
inline constexpr double kHeatSaturation = 0.8;
QColor matrixHeat(double share);

class ConfusionArea : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit ConfusionArea(QWidget* parent = nullptr);

    /// `cells` [n, n] for n names.
    void setCells(QStringList names, std::vector<std::int64_t> cells, std::vector<std::int64_t> rowTotals,
                  std::vector<std::int64_t> columnTotals);
    void select(int row, int column);

signals:
    /// Row and column; n stands for the totals.
    void activated(int row, int column);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Place {
        int row = -1, column = -1;
        bool operator==(const Place&) const = default;
    };
    int size() const { return int(m_names.size()); }
    std::int64_t total() const;
    void layOut();
    Place placeAt(QPoint at) const;
    QRect cellRect(int row, int column) const;
    QString describe(Place place) const;
    void paintCell(QPainter& painter, int row, int column) const;
    void paintHeaders(QPainter& painter, int firstRow, int lastRow, int firstColumn, int lastColumn) const;

    QStringList m_names;
    std::vector<std::int64_t> m_cells, m_rowTotals, m_columnTotals;
    int m_headerWidth = 0, m_headerHeight = 0, m_totalWidth = 0, m_totalHeight = 0;
    int m_cellWidth = 1, m_cellHeight = 1;
    Place m_selected, m_hovered;
};

} // namespace lathe
