// The heads of a table's columns: name, distribution, type, what is missing.
#pragma once

#include "ui/tables/table_columns.h"
#include "ui/tables/table_model.h"

#include <QWidget>

#include <optional>

namespace lathe {

struct TableSort {
    int column = 0;
    bool ascending = true;
    bool operator==(const TableSort&) const = default;
};

/// A part of TableView, which owns the columns and the model.
class TableHeader : public QWidget {
    Q_OBJECT
public:
    static constexpr int kHeight = 108;
    static constexpr int kCompactHeight = 48;

    TableHeader(const TableModel& model, const TableColumns& columns, QWidget* parent);

    /// Name and type alone, where rows matter more than the columns' distributions.
    void setCompact(bool compact) { m_isCompact = compact; }
    void setOffset(int offset);             ///< of the horizontal scrolling
    void setRowNumberWidth(int width);
    void setSort(std::optional<TableSort> sort);
    std::optional<TableSort> sort() const { return m_sort; }
    void setSelectedPlaces(int first, int last); ///< tinted; -1, -1: none

    /// Where the head of a column is, and its bars.
    QRect headRect(int column) const;
    QRectF barsRect(int column) const;
    QSize sizeHint() const override { return {0, m_isCompact ? kCompactHeight : kHeight}; }

signals:
    void columnClicked(int column, Qt::KeyboardModifiers modifiers);
    void barClicked(int column, int bar);
    void sortClicked(int column);
    void resized(int column, int width);
    void fitRequested(int column);
    void menuRequested(int column, QPoint globalAt);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void leaveEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Spot {
        enum Kind { Nothing, Head, Bar, Sort, Edge } kind = Nothing;
        int column = -1;
        int bar = -1;
        bool operator==(const Spot&) const = default;
    };
    Spot spotAt(QPoint at) const;
    QRect sortRect(const QRect& head) const;
    QString describe(const Spot& spot) const;
    void paintHead(QPainter& painter, int place) const;
    void paintSortMark(QPainter& painter, const QRect& head, int column) const;

    const TableModel& m_model;
    const TableColumns& m_columns;
    bool m_isCompact = false;
    int m_offset = 0;
    int m_rowNumberWidth = 0;
    std::optional<TableSort> m_sort;
    int m_firstSelected = -1, m_lastSelected = -1;
    Spot m_hovered, m_pressed;
    int m_pressedX = 0, m_pressedWidth = 0;
};

} // namespace lathe
