// A grid of any number of pictures; only those in sight are painted and decoded.
#pragma once

#include "data/item.h"
#include "ui/items/grid_layout.h"

#include <QAbstractScrollArea>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

class QRubberBand;

namespace lathe {

class ThumbnailLoader;

class ItemGrid : public QAbstractScrollArea {
    Q_OBJECT
public:
    /// `loader` outlives the grid.
    explicit ItemGrid(ThumbnailLoader& loader, QWidget* parent = nullptr);

    /// What is shown, in this order. `predictedNames` are what GridEntry::predicted counts.
    void setEntries(std::shared_ptr<const ItemSet> set, std::vector<GridEntry> entries, QStringList predictedNames = {});
    /// The same from indices alone. Another order of the same set keeps the selection and the place in sight.
    void setItems(std::shared_ptr<const ItemSet> set, const std::vector<std::size_t>& items);
    const std::vector<GridEntry>& entries() const { return m_entries; }
    const ItemSet* set() const { return m_set.get(); }

    /// What is said of a picture in its corner instead of the marks of its import.
    struct Badge {
        QString text;
        QColor color;
        QString icon; ///< `check`, `flag`, `skip`; empty: none
        bool isGhost = false; ///< only suggested
    };
    void setBadges(std::function<std::optional<Badge>(std::size_t item)> badgeOf);
    /// Paints over the picture of an item, which fills the rectangle.
    using Marks = std::function<void(QPainter& painter, std::size_t item, const QRectF& picture)>;
    void setMarks(Marks marks);
    /// Rows of class, parts and count with the first pictures of each.
    void setGroupedByClass(bool grouped);
    bool isGroupedByClass() const { return m_options.grouped; }
    /// Truth, prediction and probability beside each picture.
    void setCaptionsShown(bool shown);
    /// Side of a picture in logical pixels; the nearest of zoomSteps().
    void setCellSize(int size);
    int cellSize() const { return m_options.cell; }
    /// Small pictures have steps at whole factors of their size.
    std::vector<int> zoomSteps() const;
    /// One step up or down.
    void zoom(int steps);

    /// Index into entries(), -1: none.
    int current() const { return m_current; }
    /// Comes into sight.
    void setCurrent(int entry);
    /// Indices into the set's items.
    std::vector<std::size_t> selectedItems() const;
    int selectedCount() const { return m_selectedCount; }
    void selectAll();
    void clearSelection();
    /// Where an entry is painted, in the viewport; empty when it is not shown (grouped, behind "more").
    QRect entryRect(int entry) const;

    QSize sizeHint() const override;

signals:
    void currentChanged(int entry);
    void selectionChanged();
    /// Double click or Return.
    void activated(int entry);
    /// "6,989 more" of a class was clicked; -1: those without a class.
    void classRequested(int label);
    void cellSizeChanged(int size);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    QString groupName(const GridLayout::Group& group) const;
    void layOut();
    QPoint toContent(QPoint viewportPoint) const;
    void requestThumbnails(int firstRow, int lastRow);
    void paintEntry(QPainter& painter, int entry, const QRect& cell) const;
    void paintBadge(QPainter& painter, const QRectF& box, const Badge& badge) const;
    void paintCaption(QPainter& painter, const GridEntry& entry, const QRect& area) const;
    void paintGroupHeader(QPainter& painter, int row, const QRect& area) const;
    void select(int entry, Qt::KeyboardModifiers modifiers);
    void setSelected(int entry, bool selected);
    void selectBand(const QRect& band, bool keep);
    void reveal(int entry);
    QString describe(int entry) const;

    ThumbnailLoader& m_loader;
    std::shared_ptr<const ItemSet> m_set;
    std::vector<GridEntry> m_entries;
    QStringList m_predictedNames;
    std::function<std::optional<Badge>(std::size_t)> m_badgeOf;
    Marks m_marks;
    GridOptions m_options;
    GridLayout m_layout;
    int m_pictureSide = 0; ///< typical side of the pictures, 0 unknown
    std::vector<bool> m_selected, m_selectedBeforeBand;
    int m_selectedCount = 0;
    int m_current = -1, m_anchor = -1;
    QPoint m_pressedAt;
    bool m_pressed = false;
    QRubberBand* m_band = nullptr;
};

} // namespace lathe
