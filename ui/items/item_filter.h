// Which items of a set are shown.
#pragma once

#include "data/item.h"

#include <QWidget>

#include <optional>

class QComboBox;
class QHBoxLayout;
class QLineEdit;

namespace lathe {

class SegmentedControl;

struct ItemFilter {
    QString text;              ///< in the class or the file name, case ignored
    std::optional<Part> part;
    bool markedOnly = false;
    std::optional<int> label;  ///< index of a class; -1: no class
    bool operator==(const ItemFilter&) const = default;
};

/// Indices into `set.items`, in order.
std::vector<std::size_t> filteredItems(const ItemSet& set, const ItemFilter& filter);

/// Text, parts with counts, class; reads and writes an ItemFilter.
class ItemFilterBar : public QWidget {
    Q_OBJECT
public:
    explicit ItemFilterBar(QWidget* parent = nullptr);

    /// Counts and classes; keeps the filter where it still fits.
    void setSet(const ItemSet& set);
    ItemFilter filter() const;
    void setFilter(const ItemFilter& filter);
    /// Where the grid itself is grouped by class, the list of classes would only say it again.
    void setClassesShown(bool shown);
    /// For a page's own tools at the right end; in a line of their own where there is little room.
    void addWidget(QWidget* widget);
    QLineEdit* textField() const { return m_text; }
    QSize minimumSizeHint() const override;

signals:
    void changed();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    QHBoxLayout* m_first;
    QHBoxLayout* m_second;
    std::vector<QWidget*> m_tools;
    bool m_wrapped = false;
    QLineEdit* m_text;
    SegmentedControl* m_parts;
    QComboBox* m_classes;
};

} // namespace lathe
