// Which columns of a table are shown, in which order and how wide.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace lathe {

/// A place is a position among the shown columns, from the left.
class TableColumns {
public:
    static constexpr int kNarrowest = 56;

    /// All of `widths`, one a column, shown in order.
    void reset(std::vector<int> widths)
    {
        m_widths = std::move(widths);
        m_shown.clear();
        for (std::size_t i = 0; i < m_widths.size(); ++i)
            m_shown.push_back(int(i));
        layOut();
    }
    /// Columns that do not exist are left out.
    void show(std::vector<int> columns)
    {
        std::erase_if(columns, [this](int column) { return column < 0 || column >= int(m_widths.size()); });
        m_shown = std::move(columns);
        layOut();
    }
    void setWidth(int column, int width)
    {
        m_widths[std::size_t(column)] = std::max(kNarrowest, width);
        layOut();
    }

    const std::vector<int>& shown() const { return m_shown; }
    int count() const { return int(m_shown.size()); }
    int columnAt(int place) const { return m_shown[std::size_t(place)]; }
    /// -1 for a column that is not shown.
    int placeOf(int column) const
    {
        const auto found = std::find(m_shown.begin(), m_shown.end(), column);
        return found == m_shown.end() ? -1 : int(found - m_shown.begin());
    }
    int width(int column) const { return m_widths[std::size_t(column)]; }
    int left(int place) const { return m_lefts[std::size_t(place)]; }
    int right(int place) const { return m_lefts[std::size_t(place) + 1]; }
    int totalWidth() const { return m_lefts.back(); }
    /// The place at a distance from the left edge of the first one; -1 beside all.
    int placeAt(int x) const
    {
        if (x < 0 || x >= totalWidth())
            return -1;
        return int(std::upper_bound(m_lefts.begin(), m_lefts.end(), x) - m_lefts.begin()) - 1;
    }

private:
    void layOut()
    {
        m_lefts.assign(1, 0);
        for (const int column : m_shown)
            m_lefts.push_back(m_lefts.back() + m_widths[std::size_t(column)]);
    }

    std::vector<int> m_widths; ///< of all columns, in pixels
    std::vector<int> m_shown;
    std::vector<int> m_lefts{0}; ///< [shown + 1]
};

} // namespace lathe
