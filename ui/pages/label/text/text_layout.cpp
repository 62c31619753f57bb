#include "ui/pages/label/text/text_layout.h"

#include <QFontMetricsF>

#include <algorithm>
#include <numeric>

namespace lathe {

namespace {

constexpr double kGap = 6; ///< between a line's last lane and the next line

} // namespace

void TextLayout::setText(const QString& text, const QFont& font, double width)
{
    m_paragraphs.clear();
    m_lines.clear();
    m_lanes.clear();
    m_arcs.clear();
    m_textHeight = QFontMetricsF(font).height();
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    int start = 0;
    while (start <= text.size()) {
        auto end = static_cast<int>(text.indexOf(u'\n', start));
        if (end < 0)
            end = static_cast<int>(text.size());
        QString paragraph = text.mid(start, end - start);
        paragraph.replace(u'\r', u' '); // as wide as any space, and one unit still
        auto layout = std::make_unique<QTextLayout>(paragraph, font);
        layout->setTextOption(option);
        layout->setCacheEnabled(true);
        layout->beginLayout();
        for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
            line.setLineWidth(std::max(width, 40.0));
            line.setPosition({0, 0});
            m_lines.push_back({start + line.textStart(), start + line.textStart() + line.textLength(), 0, 0, 0, line, start});
        }
        layout->endLayout();
        m_paragraphs.push_back(std::move(layout));
        start = end + 1;
    }
    m_lineLanes.assign(m_lines.size(), 0);
    m_lineArcs.assign(m_lines.size(), 0);
    place();
}

void TextLayout::setMarks(const std::vector<TextStretch>& spans, const std::vector<std::pair<std::size_t, std::size_t>>& relations)
{
    m_lanes.assign(spans.size(), 0);
    m_arcs.assign(relations.size(), 1);
    m_lineLanes.assign(m_lines.size(), 0);
    m_lineArcs.assign(m_lines.size(), 0);
    // The outer ones first, so that they lie nearest to the text and the inner ones beneath them.
    std::vector<std::size_t> order(spans.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
        return std::pair(spans[a].start, -spans[a].end) < std::pair(spans[b].start, -spans[b].end);
    });
    std::vector<int> ends; // of the last span in each lane
    for (const std::size_t index : order) {
        const auto free = std::ranges::find_if(ends, [&](int end) { return end <= spans[index].start; });
        m_lanes[index] = static_cast<int>(free - ends.begin());
        if (free == ends.end())
            ends.push_back(spans[index].end);
        else
            *free = spans[index].end;
        for (std::size_t line = lineOf(spans[index].start); line < m_lines.size() && m_lines[line].start < spans[index].end; ++line)
            m_lineLanes[line] = std::max(m_lineLanes[line], m_lanes[index] + 1);
    }
    for (std::size_t i = 0; i < relations.size(); ++i) {
        const auto [from, to] = relations[i];
        const std::size_t first = lineOf(spans[from].start), second = lineOf(spans[to].start);
        m_arcs[i] = std::min(std::max(m_lineArcs[first], m_lineArcs[second]) + 1, kMostArcs);
        m_lineArcs[first] = std::max(m_lineArcs[first], m_arcs[i]);
        m_lineArcs[second] = std::max(m_lineArcs[second], m_arcs[i]);
    }
    place();
}

void TextLayout::place()
{
    double y = 0;
    for (std::size_t i = 0; i < m_lines.size(); ++i) {
        Line& line = m_lines[i];
        line.top = y;
        line.textTop = y + (m_lineArcs[i] > 0 ? kArc + kMoreArc * (m_lineArcs[i] - 1) : 0);
        line.bottom = line.textTop + m_textHeight + kLane * m_lineLanes[i] + kGap;
        y = line.bottom;
    }
}

std::size_t TextLayout::lineAt(double y) const
{
    const auto found = std::ranges::upper_bound(m_lines, y, {}, &Line::bottom);
    return m_lines.empty() ? 0 : std::min(static_cast<std::size_t>(found - m_lines.begin()), m_lines.size() - 1);
}

std::size_t TextLayout::lineOf(int unit) const
{
    const auto found = std::ranges::upper_bound(m_lines, unit, {}, &Line::start);
    return found == m_lines.begin() ? 0 : static_cast<std::size_t>(found - m_lines.begin()) - 1;
}

double TextLayout::xOf(const Line& line, int unit) const
{
    return line.line.cursorToX(std::clamp(unit, line.start, line.end) - line.paragraphStart);
}

int TextLayout::unitAt(const QPointF& place) const
{
    if (m_lines.empty())
        return 0;
    const Line& line = m_lines[lineAt(place.y())];
    return line.paragraphStart + line.line.xToCursor(place.x());
}

std::vector<QRectF> TextLayout::rectsOf(const TextStretch& stretch) const
{
    std::vector<QRectF> rects;
    for (std::size_t i = lineOf(stretch.start); i < m_lines.size() && m_lines[i].start < stretch.end; ++i) {
        const Line& line = m_lines[i];
        const double left = xOf(line, stretch.start), right = xOf(line, stretch.end);
        if (right > left)
            rects.emplace_back(left, line.textTop, right - left, m_textHeight);
        else if (left > right) // a piece that reads from the right
            rects.emplace_back(right, line.textTop, left - right, m_textHeight);
    }
    return rects;
}

} // namespace lathe
