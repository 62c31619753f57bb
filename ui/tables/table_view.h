// A table of any number of rows; only those in sight are read and painted.
#pragma once

#include "ui/tables/table_header.h"
#include "ui/tables/tabular_text.h"

#include <QAbstractScrollArea>

namespace lathe {

class TableView : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit TableView(QWidget* parent = nullptr);

    /// The rows that are shown. Widths and shown columns start anew with every table of other columns.
    TableModel& model() { return m_model; }
    const TableModel& model() const { return m_model; }
    const TableHeader& header() const { return *m_header; }

    /// A lower head without distributions.
    void setCompact(bool compact);
    /// In this order. Columns that do not exist are left out.
    void setShownColumns(std::vector<int> columns);
    const std::vector<int>& shownColumns() const { return m_columns.shown(); }
    void setColumnWidth(int column, int width);
    int columnWidth(int column) const { return m_columns.width(column); }
    /// As wide as its name and the rows in sight need.
    void fitColumn(int column);
    /// What stands in the middle while there are no rows.
    void setEmptyText(const QString& text);
    /// Only shown; whoever sorts tells what it has done.
    void setSort(std::optional<TableSort> sort) { m_header->setSort(sort); }

    int currentRow() const { return m_currentRow; } ///< of the model; -1: none
    int currentColumn() const;                      ///< of the table; -1: none
    /// One cell, brought into sight.
    void setCurrent(int row, int column);
    /// The whole of a column, brought into sight; the current row stays.
    void selectColumn(int column);
    /// The column that is selected as a whole; -1: none, or more than one.
    int selectedColumn() const;
    void selectAll();
    void clearSelection();
    /// Tab-separated lines, numbers exact; whole columns with their names. What is beyond a million cells is left out.
    QString selectedText() const;
    void copy() const;

    /// In the viewport; empty for a column that is not shown.
    QRect cellRect(int row, int column) const;
    QSize sizeHint() const override { return {640, 360}; }

signals:
    /// A bar was clicked: numbers (seconds since 1970 for times) from `low` to below `high`, or a category.
    void rangeClicked(int column, double low, double high, const QString& category);
    void columnClicked(int column);
    void cellActivated(int row, int column);
    void currentChanged(int row, int column);
    void sortRequested(std::optional<lathe::TableSort> sort);
    void hideRequested(int column);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    /// A selection reaches from the anchor to the current cell, and in whole columns or rows beyond.
    enum class Extent { None, Cells, Columns, Rows, All };
    struct Range {
        int top = 0, bottom = -1; ///< rows of the model
        int left = 0, right = -1; ///< places
        bool contains(int row, int place) const { return row >= top && row <= bottom && place >= left && place <= right; }
    };
    struct Position {
        int row = -1, place = -1; ///< -1: the heads, beside all
        bool isRowNumber = false;
    };
    void modelReset();
    void connectHeader();
    void makeFonts();
    void resetColumns();
    int fittingWidth(int column) const;
    void layOut();
    qint64 scrolled() const; ///< pixels above the viewport
    int rowTop(int row) const;
    Range selection() const;
    Position positionAt(QPoint at) const;
    void moveTo(int row, int place, bool extends);
    void select(Extent extent, int row, int place, bool extends);
    void reveal(int row, int place);
    void selectionMoved();
    void showHeaderMenu(int column, QPoint globalAt);
    QString describe(int row, int place) const;
    void barClicked(int column, int bar);
    void paintCell(QPainter& painter, int row, int place, const QRect& cell) const;
    void paintRowNumber(QPainter& painter, int row, const QRect& cell) const;

    TableModel m_model;
    TableColumns m_columns;
    TableHeader* m_header;
    std::vector<std::string> m_names; ///< of the columns that the widths belong to
    TabularText m_body, m_strong, m_small;
    QString m_emptyText;
    int m_rowNumberWidth = 0;
    int m_pixelsPerStep = 1; ///< of the vertical scroll bar, more than 1 where an int could not count the pixels
    Extent m_extent = Extent::None;
    int m_anchorRow = -1, m_anchorPlace = -1;
    int m_currentRow = -1, m_currentPlace = -1;
    Extent m_dragging = Extent::None;
};

} // namespace lathe
