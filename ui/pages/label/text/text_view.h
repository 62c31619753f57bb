// A text to be read and labelled: spans as bands with their names beneath the words, relations as arrows above them.
// Keys: arrows go by words (with Alt by characters), Shift extends what is chosen, Escape lets it go.
#pragma once

#include "ui/pages/label/spans/span_view.h"
#include "ui/pages/label/text/text_layout.h"
#include "ui/pages/label/text/text_units.h"

namespace lathe {

class TextView : public SpanView {
    Q_OBJECT
public:
    explicit TextView(QWidget* parent = nullptr);

    /// UTF-8. Another text: nothing is chosen or selected, and it begins at its top.
    void setText(const std::string& text);
    const QString& text() const { return m_text; }

    /// Highlights what is found and shows the first one from the caret on; an empty word ends it.
    void search(const QString& word);
    /// The next one, or with −1 the one before.
    void searchNext(int step);
    int found() const { return static_cast<int>(m_found.size()); }
    int foundPlace() const { return m_foundPlace; }

    std::optional<lathe::Shape> range() const override;
    void clearRange() override;
    double length() const override { return m_units.codePoints(); }
    void reveal(const std::string& id) override;
    void zoom(int steps) override;
    void fit() override;
    int fontSize() const { return m_fontSize; }
    /// Of what is chosen; empty: nothing is.
    TextStretch chosen() const;
    /// Where the middle of a unit is painted, in the viewport.
    QPointF placeOf(int unit) const;
    /// Where the name of a span is painted.
    QPointF tagOf(const std::string& id) const;

signals:
    void zoomChanged();
    void searchChanged();

protected:
    void marksChanged() override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Drag { None, Choosing, Start, End, Relation };
    struct Shown {
        std::string id;
        TextStretch stretch;
        SpanLook look;
    };
    struct Arrow {
        std::string id;
        std::size_t from, to; ///< indices into m_shown
        SpanLook look;
    };

    void layOut();
    void placeMarks();
    void updateBar();
    double scrolled() const;
    QPointF inText(const QPointF& place) const;
    void paintBands(QPainter& painter, const QRectF& visible) const;
    void paintArrows(QPainter& painter) const;
    QPainterPath arrowPath(std::size_t arrow) const;
    /// The tops of the words of a span's first line.
    QPointF anchorOf(std::size_t shown) const;
    const Shown* bandAt(const QPointF& place) const;
    const Shown* wordsAt(const QPointF& place) const;
    const Arrow* arrowAt(const QPointF& place) const;
    void setCaret(int unit, bool extends, bool isExact);
    void reveal(int unit);
    const Shown* selectedSpan() const;

    QString m_text;
    TextUnits m_units;
    TextLayout m_layout;
    int m_fontSize = 16;
    std::vector<Shown> m_shown;
    std::vector<Arrow> m_arrows;
    int m_anchor = 0, m_caret = 0; ///< units; what is between them is chosen
    bool m_isExact = false;        ///< not snapped to words
    Drag m_drag = Drag::None;
    std::string m_dragged;
    TextStretch m_reshaped;
    QPointF m_pointer;
    QString m_word;
    std::vector<TextStretch> m_found;
    int m_foundPlace = -1;
};

} // namespace lathe
