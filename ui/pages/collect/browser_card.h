// The pictures of a set: filters, grouping, zoom, and the grid.
#pragma once

#include "data/item.h"
#include "ui/shell/card.h"

#include <memory>

class QComboBox;
class QLabel;
class QSlider;
class QStackedLayout;

namespace lathe {

class ItemFilterBar;
class ItemGrid;
class ThumbnailLoader;

class BrowserCard : public Card {
    Q_OBJECT
public:
    explicit BrowserCard(ThumbnailLoader& loader, QWidget* parent = nullptr);

    void setSet(std::shared_ptr<const ItemSet> set);
    ItemGrid* grid() const { return m_grid; }
    ItemFilterBar* filterBar() const { return m_filter; }

signals:
    /// Index into the set's items; -1: none.
    void currentItemChanged(std::int64_t item);

private:
    void refilter();
    void updateZoom();

    std::shared_ptr<const ItemSet> m_set;
    ItemFilterBar* m_filter;
    QComboBox* m_grouping;
    QSlider* m_zoom;
    ItemGrid* m_grid;
    QLabel* m_nothing;
    QStackedLayout* m_stack;
};

} // namespace lathe
