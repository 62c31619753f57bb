#include "ui/items/grid_layout.h"

#include "ui/shell/theme.h"

#include <algorithm>

namespace lathe {

namespace {
constexpr int kGap = token::space8;
constexpr int kCaptionGap = token::space8;
} // namespace

void GridLayout::setEntries(const ItemSet* set, const std::vector<GridEntry>& entries)
{
    m_count = int(entries.size());
    m_groups.clear();
    m_placeOf.assign(entries.size(), {0, 0});
    if (!set)
        return;
    std::vector<Group> byLabel(set->classes.size() + 2); // the last ones are for no class
    for (int i = 0; i < m_count; ++i) {
        const std::size_t index = entries[std::size_t(i)].item;
        const Item& item = set->items[index];
        const bool hasClass = item.label >= 0 && std::size_t(item.label) < set->classes.size();
        const bool isAnnotated = !set->annotationsOf(index).empty();
        Group& group = byLabel[hasClass ? std::size_t(item.label) : set->classes.size() + (isAnnotated ? 0 : 1)];
        group.label = hasClass ? item.label : isAnnotated ? kAnnotated : -1;
        group.entries.push_back(i);
        ++group.parts[std::size_t(item.part)];
    }
    for (Group& group : byLabel)
        if (!group.entries.empty()) {
            for (std::size_t position = 0; position < group.entries.size(); ++position)
                m_placeOf[std::size_t(group.entries[position])] = {int(m_groups.size()), int(position)};
            m_groups.push_back(std::move(group));
        }
}

void GridLayout::setOptions(const GridOptions& options, int width)
{
    m_options = options;
    m_width = width;
    const int room = options.grouped ? width - groupLeft() - options.moreWidth - kGap : width;
    m_cellWidth = options.captions ? options.cell + kCaptionGap + options.captionWidth : options.cell;
    m_columns = std::max(1, (room + gap()) / stride());
    if (options.captions)
        m_cellWidth = std::max(m_cellWidth, (room + gap()) / m_columns - gap());
}

int GridLayout::groupLeft() const
{
    return m_options.nameWidth + token::space12 + kBarWidth + token::space8 + m_options.countWidth + token::space16;
}

int GridLayout::gap() const
{
    return m_options.captions ? token::space12 : kGap;
}

int GridLayout::stride() const
{
    return m_cellWidth + gap();
}

int GridLayout::rowHeight() const
{
    return m_options.cell + kGap;
}

int GridLayout::rows() const
{
    return m_options.grouped ? int(m_groups.size()) : (m_count + m_columns - 1) / m_columns;
}

int GridLayout::contentHeight() const
{
    return rows() == 0 ? 0 : rows() * rowHeight() - kGap + 2 * token::space4;
}

int GridLayout::shownIn(const Group& group) const
{
    return std::min(int(group.entries.size()), m_columns);
}

QRect GridLayout::cellRect(int entry) const
{
    if (entry < 0 || entry >= m_count)
        return {};
    int row = entry / m_columns, column = entry % m_columns, left = 0;
    if (m_options.grouped) {
        std::tie(row, column) = m_placeOf[std::size_t(entry)];
        if (column >= m_columns)
            return {};
        left = groupLeft();
    }
    return {left + column * stride(), token::space4 + row * rowHeight(), m_cellWidth, m_options.cell};
}

std::vector<int> GridLayout::entriesOfRow(int row) const
{
    std::vector<int> entries;
    if (row < 0 || row >= rows())
        return entries;
    if (m_options.grouped) {
        const Group& group = m_groups[std::size_t(row)];
        return {group.entries.begin(), group.entries.begin() + shownIn(group)};
    }
    for (int entry = row * m_columns; entry < std::min(m_count, (row + 1) * m_columns); ++entry)
        entries.push_back(entry);
    return entries;
}

int GridLayout::entryAt(QPoint content) const
{
    const int row = (content.y() - token::space4) / rowHeight();
    if (content.y() < token::space4)
        return -1;
    for (const int entry : entriesOfRow(row))
        if (cellRect(entry).contains(content))
            return entry;
    return -1;
}

QRect GridLayout::moreRect(int group) const
{
    const Group& wanted = m_groups[std::size_t(group)];
    if (shownIn(wanted) == int(wanted.entries.size()))
        return {};
    return {m_width - m_options.moreWidth, token::space4 + group * rowHeight(), m_options.moreWidth, m_options.cell};
}

int GridLayout::moreAt(QPoint content) const
{
    if (!m_options.grouped || content.y() < token::space4)
        return -1;
    const int row = (content.y() - token::space4) / rowHeight();
    return row < rows() && moreRect(row).contains(content) ? row : -1;
}

int GridLayout::neighbour(int entry, int dx, int dy) const
{
    if (m_count == 0)
        return -1;
    if (entry < 0)
        return m_options.grouped ? m_groups.front().entries.front() : 0;
    if (!m_options.grouped)
        return std::clamp(entry + dx + dy * m_columns, 0, m_count - 1);
    const auto [row, column] = m_placeOf[std::size_t(entry)];
    const int nextRow = std::clamp(row + dy, 0, rows() - 1);
    const Group& group = m_groups[std::size_t(nextRow)];
    return group.entries[std::size_t(std::clamp(column + dx, 0, shownIn(group) - 1))];
}

std::vector<int> GridLayout::entriesIn(const QRect& area) const
{
    std::vector<int> found;
    const int first = std::max(0, (area.top() - token::space4) / rowHeight());
    const int last = std::min(rows() - 1, (area.bottom() - token::space4) / rowHeight());
    for (int row = first; row <= last; ++row)
        for (const int entry : entriesOfRow(row))
            if (cellRect(entry).intersects(area))
                found.push_back(entry);
    return found;
}

} // namespace lathe
