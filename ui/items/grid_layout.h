// Where the cells of the item grid are: arithmetic alone, so that a hundred thousand cost nothing.
#pragma once

#include "data/item.h"

#include <QRect>

#include <array>
#include <cstdint>
#include <vector>

namespace lathe {

/// One picture of the grid.
struct GridEntry {
    std::uint32_t item = 0;      ///< index into the set's items
    std::int32_t predicted = -1; ///< -1: no prediction
    float probability = 0;       ///< of the prediction
};

struct GridOptions {
    int cell = 40;
    bool grouped = false;
    bool captions = false;
    int captionWidth = 0;
    int nameWidth = 0, countWidth = 0, moreWidth = 0; ///< of the grouped rows
    bool operator==(const GridOptions&) const = default;
};

class GridLayout {
public:
    static constexpr int kAnnotated = -2; ///< as a label: shapes in the picture, no class of the whole
    struct Group {
        int label = -1; ///< -1: none
        std::vector<int> entries;
        std::array<std::int64_t, 4> parts{}; ///< by Part
    };

    /// Groups entries by class, in order of the class index; then come those with shapes, and those without any label.
    void setEntries(const ItemSet* set, const std::vector<GridEntry>& entries);
    void setOptions(const GridOptions& options, int width);

    int contentHeight() const;
    int rowHeight() const;
    int rows() const;
    int columns() const { return m_columns; }
    /// The whole cell with its caption, in content coordinates; empty when the entry is not shown.
    QRect cellRect(int entry) const;
    /// The entries of a row that are shown.
    std::vector<int> entriesOfRow(int row) const;
    /// -1: none.
    int entryAt(QPoint content) const;
    /// The group whose "more" is at the point; -1: none.
    int moreAt(QPoint content) const;
    QRect moreRect(int group) const;
    const std::vector<Group>& groups() const { return m_groups; }
    /// The entry that an arrow key leads to.
    int neighbour(int entry, int dx, int dy) const;
    /// Left edge of the pictures in grouped rows.
    int groupLeft() const;
    /// Entries whose cells meet `area`.
    std::vector<int> entriesIn(const QRect& area) const;

    static constexpr int kBarWidth = 112;

private:
    int gap() const;
    int stride() const;
    int shownIn(const Group& group) const;

    GridOptions m_options;
    int m_width = 0;
    int m_columns = 1;
    int m_cellWidth = 0; ///< with its caption, which takes the room that is left in a row
    int m_count = 0;
    std::vector<Group> m_groups;
    std::vector<std::pair<int, int>> m_placeOf; ///< by entry: group, position
};

} // namespace lathe
