#include "ui/pages/label/text/text_view.h"

#include "ui/shell/theme.h"

#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace lathe {

namespace {

constexpr int kSmallest = 10, kStandard = 16, kLargest = 40; // pixels of the font
constexpr int kMargin = token::space16;
constexpr int kWidest = 900;   // longer lines are hard to read

} // namespace

TextView::TextView(QWidget* parent) : SpanView(parent), m_fontSize(kStandard)
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Text"));
    viewport()->setMouseTracking(true);
    viewport()->setCursor(Qt::IBeamCursor);
    connect(&Theme::instance(), &Theme::changed, this, &TextView::layOut);
}

void TextView::setText(const std::string& text)
{
    m_text = QString::fromStdString(text);
    m_units = TextUnits(m_text);
    m_anchor = m_caret = 0;
    m_drag = Drag::None;
    verticalScrollBar()->setValue(0);
    select({});
    layOut();
    search(m_word);
}

void TextView::layOut()
{
    QFont font = Theme::instance().font(m_fontSize);
    m_layout.setText(m_text, font, std::min(viewport()->width() - 2 * kMargin, kWidest));
    placeMarks();
}

void TextView::marksChanged() { placeMarks(); }

void TextView::placeMarks()
{
    m_shown.clear();
    m_arrows.clear();
    std::vector<TextStretch> stretches;
    for (const Annotation& one : marks())
        if (const auto* span = std::get_if<TextSpan>(&one.shape)) {
            const TextStretch stretch{m_units.unitOf(span->start), m_units.unitOf(span->end)};
            if (stretch.start >= stretch.end)
                continue; // behind the end of another text
            stretches.push_back(m_drag != Drag::None && one.id == m_dragged && m_drag != Drag::Relation ? m_reshaped : stretch);
            m_shown.push_back({one.id, stretches.back(), lookOf(one.label)});
        }
    std::vector<std::pair<std::size_t, std::size_t>> pairs;
    for (const Annotation& one : marks())
        if (const auto* relation = std::get_if<SpanRelation>(&one.shape)) {
            const auto from = std::ranges::find(m_shown, relation->from, &Shown::id), to = std::ranges::find(m_shown, relation->to, &Shown::id);
            if (from == m_shown.end() || to == m_shown.end())
                continue;
            pairs.emplace_back(from - m_shown.begin(), to - m_shown.begin());
            m_arrows.push_back({one.id, pairs.back().first, pairs.back().second, lookOf(one.label)});
        }
    m_layout.setMarks(stretches, pairs);
    updateBar();
    viewport()->update();
}

void TextView::updateBar()
{
    const int all = static_cast<int>(m_layout.height()) + 2 * kMargin;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(static_cast<int>(m_layout.textHeight()));
    verticalScrollBar()->setRange(0, std::max(0, all - viewport()->height()));
}

double TextView::scrolled() const { return verticalScrollBar()->value() - kMargin; }
QPointF TextView::inText(const QPointF& place) const { return {place.x() - kMargin, place.y() + scrolled()}; }

void TextView::resizeEvent(QResizeEvent*) { layOut(); }
void TextView::scrollContentsBy(int, int) { viewport()->update(); }

QPointF TextView::placeOf(int unit) const
{
    const auto rects = m_layout.rectsOf({unit, unit + 1});
    const QPointF middle = rects.empty() ? QPointF() : rects.front().center();
    return {middle.x() + kMargin, middle.y() - scrolled()};
}

QPointF TextView::tagOf(const std::string& id) const
{
    const auto shown = std::ranges::find(m_shown, id, &Shown::id);
    if (shown == m_shown.end())
        return {};
    const QRectF words = m_layout.rectsOf(shown->stretch).front();
    const double top = words.bottom() + TextLayout::kLane * m_layout.lane(static_cast<std::size_t>(shown - m_shown.begin()));
    return {words.left() + kMargin + 4, top + TextLayout::kLane / 2.0 - scrolled()};
}

TextStretch TextView::chosen() const
{
    if (m_anchor == m_caret)
        return {};
    if (m_isExact)
        return {std::min(m_anchor, m_caret), std::max(m_anchor, m_caret)};
    const auto [start, end] = snappedToWords(m_text, m_anchor, m_caret);
    return start < end ? TextStretch{start, end} : TextStretch{};
}

std::optional<lathe::Shape> TextView::range() const
{
    const TextStretch stretch = chosen();
    return stretch.start < stretch.end ? std::optional<lathe::Shape>(m_units.spanOf(stretch.start, stretch.end)) : std::nullopt;
}

void TextView::clearRange()
{
    m_anchor = m_caret;
    viewport()->update();
}

const TextView::Shown* TextView::selectedSpan() const
{
    if (selection().size() != 1)
        return nullptr;
    const auto shown = std::ranges::find(m_shown, selection().front(), &Shown::id);
    return shown == m_shown.end() ? nullptr : &*shown;
}

void TextView::reveal(int unit)
{
    const auto& line = m_layout.lines()[m_layout.lineOf(unit)];
    const int top = static_cast<int>(line.top) + kMargin, bottom = static_cast<int>(line.bottom) + kMargin;
    QScrollBar* bar = verticalScrollBar();
    if (top < bar->value())
        bar->setValue(top - kMargin);
    else if (bottom > bar->value() + viewport()->height())
        bar->setValue(bottom - viewport()->height() + kMargin);
}

void TextView::reveal(const std::string& id)
{
    for (const Shown& one : m_shown)
        if (one.id == id)
            reveal(one.stretch.start);
    for (const Arrow& one : m_arrows)
        if (one.id == id)
            reveal(m_shown[one.from].stretch.start);
}

void TextView::zoom(int steps)
{
    const int size = std::clamp(m_fontSize + 2 * steps, kSmallest, kLargest);
    if (size == m_fontSize)
        return;
    const int top = m_layout.lines().empty() ? 0 : m_layout.lines()[m_layout.lineAt(scrolled() + kMargin)].start;
    m_fontSize = size;
    layOut();
    verticalScrollBar()->setValue(static_cast<int>(m_layout.lines()[m_layout.lineOf(top)].top));
    emit zoomChanged();
}

void TextView::fit() { zoom((kStandard - m_fontSize) / 2); }

void TextView::search(const QString& word)
{
    m_word = word;
    m_found.clear();
    m_foundPlace = -1;
    if (!word.isEmpty())
        for (auto at = m_text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0; at = m_text.indexOf(word, at + word.size(), Qt::CaseInsensitive))
            m_found.push_back({static_cast<int>(at), static_cast<int>(at + word.size())});
    if (!m_found.empty()) {
        const auto next = std::ranges::lower_bound(m_found, std::min(m_anchor, m_caret), {}, &TextStretch::start);
        m_foundPlace = next == m_found.end() ? 0 : static_cast<int>(next - m_found.begin());
        reveal(m_found[static_cast<std::size_t>(m_foundPlace)].start);
    }
    viewport()->update();
    emit searchChanged();
}

void TextView::searchNext(int step)
{
    if (m_found.empty())
        return;
    const auto count = static_cast<int>(m_found.size());
    m_foundPlace = (m_foundPlace + step + count) % count;
    const TextStretch& stretch = m_found[static_cast<std::size_t>(m_foundPlace)];
    // What was found is chosen: a class key labels it.
    m_anchor = stretch.start;
    m_caret = stretch.end;
    m_isExact = true;
    reveal(stretch.start);
    viewport()->update();
    emit searchChanged();
}

void TextView::setCaret(int unit, bool extends, bool isExact)
{
    m_caret = std::clamp(unit, 0, static_cast<int>(m_text.size()));
    m_isExact = isExact;
    if (!extends)
        m_anchor = m_caret;
    if (!m_layout.lines().empty())
        reveal(m_caret);
    viewport()->update();
}

void TextView::keyPressEvent(QKeyEvent* event)
{
    const bool extends = event->modifiers() & Qt::ShiftModifier, isExact = event->modifiers() & Qt::AltModifier;
    const auto& lines = m_layout.lines();
    const std::size_t line = lines.empty() ? 0 : m_layout.lineOf(m_caret);
    // With one span selected, Shift moves its end instead of choosing anew.
    if (extends && m_anchor == m_caret && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right))
        if (const Shown* shown = selectedSpan()) {
            TextStretch stretch = shown->stretch;
            const int step = event->key() == Qt::Key_Right ? 1 : -1;
            if (isExact)
                stretch.end += step;
            else if (step > 0)
                stretch.end = snappedToWords(m_text, stretch.start, nextWord(m_text, stretch.end) + 1).second;
            else
                stretch.end = snappedToWords(m_text, stretch.start, std::max(stretch.start, previousWord(m_text, stretch.end) - 1)).second;
            stretch.end = std::clamp(stretch.end, stretch.start + 1, static_cast<int>(m_text.size()));
            if (stretch != shown->stretch)
                emit reshaped(shown->id, m_units.spanOf(stretch.start, stretch.end));
            return;
        }
    switch (event->key()) {
    case Qt::Key_Left:
        setCaret(isExact ? m_caret - 1 : previousWord(m_text, m_caret), extends, isExact);
        return;
    case Qt::Key_Right: {
        int to = isExact ? m_caret + 1 : nextWord(m_text, m_caret);
        // Extending stops at the end of a word; else the next one would be taken too.
        if (extends && !isExact) {
            to = m_caret;
            while (to < m_text.size() && m_text[to].isSpace())
                ++to;
            to = std::max(to + 1, snappedToWords(m_text, to, to + 1).second);
        }
        setCaret(to, extends, isExact);
        return;
    }
    case Qt::Key_Up:
    case Qt::Key_Down: {
        if (lines.empty())
            return;
        const std::size_t other = event->key() == Qt::Key_Up ? (line == 0 ? 0 : line - 1) : std::min(line + 1, lines.size() - 1);
        setCaret(m_layout.unitAt({m_layout.xOf(lines[line], m_caret), lines[other].textTop + 1}), extends, isExact);
        return;
    }
    case Qt::Key_Home: setCaret(event->modifiers() & Qt::ControlModifier || lines.empty() ? 0 : lines[line].start, extends, isExact); return;
    case Qt::Key_End:
        setCaret(event->modifiers() & Qt::ControlModifier || lines.empty() ? static_cast<int>(m_text.size()) : lines[line].end, extends, isExact);
        return;
    case Qt::Key_Escape:
        m_drag = Drag::None;
        clearRange();
        select({});
        placeMarks();
        return;
    default: SpanView::keyPressEvent(event);
    }
}

} // namespace lathe
