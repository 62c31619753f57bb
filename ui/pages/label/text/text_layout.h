// Where the lines of a text stand, with room beneath them for the bands of spans and above them for relations.
#pragma once

#include <QFont>
#include <QRectF>
#include <QString>
#include <QTextLayout>

#include <memory>
#include <vector>

namespace lathe {

/// A stretch of the text in UTF-16 units.
struct TextStretch {
    int start = 0;
    int end = 0;
    bool operator==(const TextStretch&) const = default;
};

class TextLayout {
public:
    static constexpr int kBand = 3;      ///< pixels: the stroke beneath the text
    static constexpr int kLane = 18;     ///< with the name beneath it
    static constexpr int kArc = 22;      ///< room above for the first relation
    static constexpr int kMoreArc = 12;  ///< for each further one
    static constexpr int kMostArcs = 5;

    void setText(const QString& text, const QFont& font, double width);
    /// The spans, and the pairs of spans that relations join, by index.
    void setMarks(const std::vector<TextStretch>& spans, const std::vector<std::pair<std::size_t, std::size_t>>& relations);

    struct Line {
        int start = 0, end = 0; ///< units; the line break behind it does not belong to it
        double top = 0;         ///< of the room above the text
        double textTop = 0;
        double bottom = 0;
        QTextLine line;
        int paragraphStart = 0;
    };
    const std::vector<Line>& lines() const { return m_lines; }
    double height() const { return m_lines.empty() ? 0 : m_lines.back().bottom; }
    double textHeight() const { return m_textHeight; }
    /// The lane of a span, from 0: spans that overlap have different ones.
    int lane(std::size_t span) const { return m_lanes[span]; }
    /// How high above the text a relation runs, from 1.
    int arc(std::size_t relation) const { return m_arcs[relation]; }

    /// The line at that height, or the nearest one.
    std::size_t lineAt(double y) const;
    /// The line that holds the unit.
    std::size_t lineOf(int unit) const;
    double xOf(const Line& line, int unit) const;
    /// The unit before which a caret would stand.
    int unitAt(const QPointF& place) const;
    /// One rectangle of text a line.
    std::vector<QRectF> rectsOf(const TextStretch& stretch) const;

private:
    void place();

    double m_textHeight = 0;
    std::vector<std::unique_ptr<QTextLayout>> m_paragraphs;
    std::vector<Line> m_lines;
    std::vector<int> m_lanes, m_arcs;
    std::vector<int> m_lineLanes, m_lineArcs; ///< by line
};

} // namespace lathe
