// How a clip with its spans is painted.
#include "ui/pages/label/sound/sound_view.h"

#include "ui/shell/theme.h"

#include <QLocale>
#include <QPainter>
#include <QPaintEvent>

#include <algorithm>
#include <array>
#include <cmath>

namespace lathe {

namespace {

constexpr double kOverview = 40, kAxis = 20, kGap = 6, kTag = 18;
constexpr int kMostLanes = 4;
constexpr double kTickRoom = 90; // pixels between two numbers of the axis

/// 1, 2 or 5 times a power of ten, and from a minute on whole parts of minutes.
double niceStep(double least)
{
    if (least > 30)
        for (const double step : {60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0})
            if (step >= least)
                return step;
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= least)
            return factor * power;
    return 10 * power;
}

QString timeLabel(double seconds, double step)
{
    const int digits = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, 4);
    if (step < 1 || seconds < 60)
        if (seconds < 60)
            return QLocale().toString(seconds, 'f', digits) + QStringLiteral(" s");
    const int minutes = static_cast<int>(seconds / 60);
    return QStringLiteral("%1:%2").arg(minutes).arg(QLocale().toString(seconds - minutes * 60, 'f', digits).rightJustified(digits > 0 ? 3 + digits : 2, u'0'));
}

QColor pale(QColor color, int alpha)
{
    color.setAlpha(alpha);
    return color;
}

/// viridis, as heat ramps of one hue would fight with the spans.
const QList<QRgb>& ramp()
{
    static const QList<QRgb> colors = [] {
        QList<QRgb> made;
        for (int i = 0; i < 256; ++i)
            made.push_back(Theme::sequential(i / 255.0).rgb());
        return made;
    }();
    return colors;
}

} // namespace

SoundView::Rooms SoundView::rooms() const
{
    const double width = viewport()->width(), height = viewport()->height();
    int lanes = 1;
    for (const Annotation& one : marks())
        if (std::holds_alternative<TimeSpan>(one.shape))
            lanes = std::max(lanes, laneOf(one.id) + 1);
    const double tags = kTag * std::min(lanes, kMostLanes) + kGap;
    const double rest = std::max(height - kOverview - kGap - kAxis - tags - kGap, 80.0);
    Rooms all;
    all.overview = {0, 0, width, kOverview};
    all.axis = {0, kOverview + kGap, width, kAxis};
    all.tags = {0, all.axis.bottom(), width, tags};
    all.wave = {0, all.tags.bottom(), width, rest * 0.4};
    all.spectrum = {0, all.wave.bottom() + kGap, width, rest * 0.6};
    return all;
}

/// Spans that overlap have tags in different rows.
int SoundView::laneOf(const std::string& id) const
{
    std::vector<std::pair<TimeSpan, const Annotation*>> sorted;
    for (const Annotation& one : marks())
        if (std::holds_alternative<TimeSpan>(one.shape))
            sorted.emplace_back(shownSpan(one), &one);
    std::ranges::stable_sort(sorted, {}, [](const auto& one) { return one.first.start; });
    std::vector<double> ends;
    for (const auto& [span, one] : sorted) {
        const double start = span.start;
        auto free = std::ranges::find_if(ends, [&](double end) { return end <= start; });
        if (free == ends.end())
            free = ends.insert(ends.end(), 0);
        *free = span.end;
        if (one->id == id)
            return std::min(static_cast<int>(free - ends.begin()), kMostLanes - 1);
    }
    return 0;
}

QRectF SoundView::tagRect(const Annotation& mark) const
{
    const Rooms all = rooms();
    const TimeSpan span = shownSpan(mark);
    const QFontMetricsF metrics(Theme::instance().font(token::caption));
    const double left = std::max(xOf(span.start), 0.0), width = xOf(span.end) - left;
    return {left, all.tags.top() + kTag * laneOf(mark.id), std::max(width, std::min(metrics.horizontalAdvance(lookOf(mark.label).name) + 12, 140.0)), kTag - 2};
}

const Annotation* SoundView::tagAt(const QPointF& place) const
{
    for (const Annotation& one : marks())
        if (std::holds_alternative<TimeSpan>(one.shape) && tagRect(one).contains(place))
            return &one;
    return nullptr;
}

void SoundView::paintWave(QPainter& painter, const QRectF& room, double from, double to) const
{
    const Colors& colors = Theme::instance().colors();
    painter.setPen(QPen(colors.grid, 1));
    painter.drawLine(QPointF(room.left(), room.center().y()), QPointF(room.right(), room.center().y()));
    const double ratio = devicePixelRatioF();
    const int columns = static_cast<int>(room.width() * ratio);
    const auto ranges = m_clip->waveform.between(from * m_clip->rate, to * m_clip->rate, columns);
    painter.setPen(QPen(Theme::instance().categorical(0), 1 / ratio));
    const double half = room.height() / 2 - 1;
    for (int i = 0; i < columns; ++i) {
        const auto [low, high] = ranges[static_cast<std::size_t>(i)];
        const double x = room.left() + (i + 0.5) / ratio;
        painter.drawLine(QPointF(x, room.center().y() - high * half), QPointF(x, room.center().y() - low * half + 0.5));
    }
}

void SoundView::paintSpectrum(QPainter& painter, const QRectF& room)
{
    const Colors& colors = Theme::instance().colors();
    painter.fillRect(room, QColor(ramp().front()));
    const int columns = std::max(1, static_cast<int>(room.width() * devicePixelRatioF()));
    if (const auto* picture = m_spectra.find(m_from, m_to, columns)) {
        QImage colored = picture->image;
        colored.reinterpretAsFormat(QImage::Format_Indexed8);
        colored.setColorTable(ramp());
        const QRectF target(QPointF(xOf(picture->from), room.top()), QPointF(xOf(picture->to), room.bottom()));
        painter.save();
        painter.setClipRect(room);
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.drawImage(target, colored.convertToFormat(QImage::Format_RGB32));
        painter.restore();
    }
    painter.setFont(Theme::instance().font(token::caption));
    const double highest = m_clip->rate / 2000.0; // kilohertz
    for (const double share : {0.0, 0.5, 1.0}) {
        const QString text = QLocale().toString(highest * share, 'f', highest * share == std::floor(highest * share) ? 0 : 1) + QStringLiteral(" kHz");
        const QRectF tag(room.right() - 60, room.bottom() - share * room.height() - (share == 1 ? 0 : share == 0 ? 16 : 8), 56, 16);
        painter.setPen(Qt::white); // on viridis in both themes
        painter.drawText(tag, Qt::AlignRight | Qt::AlignVCenter, text);
    }
    painter.setPen(colors.border);
}

void SoundView::paintAxis(QPainter& painter, const QRectF& room) const
{
    const Colors& colors = Theme::instance().colors();
    painter.setFont(Theme::instance().font(token::caption));
    const double step = niceStep((m_to - m_from) * kTickRoom / std::max(room.width(), 1.0));
    for (double at = std::ceil(m_from / step - 1e-9) * step; at <= m_to; at += step) {
        const double x = xOf(at);
        painter.setPen(colors.border);
        painter.drawLine(QPointF(x, room.bottom() - 5), QPointF(x, room.bottom()));
        painter.setPen(colors.muted);
        if (x + 60 < room.right())
            painter.drawText(QRectF(x + 3, room.top(), 80, room.height()), Qt::AlignVCenter, timeLabel(at, step));
    }
}

void SoundView::paintSpans(QPainter& painter, const Rooms& all) const
{
    const Colors& colors = Theme::instance().colors();
    painter.setFont(Theme::instance().font(token::caption));
    for (const Annotation& one : marks()) {
        if (!std::holds_alternative<TimeSpan>(one.shape))
            continue;
        const TimeSpan span = shownSpan(one);
        const SpanLook& look = lookOf(one.label);
        const bool isChosen = isSelected(one.id);
        painter.fillRect(QRectF(span.start / length() * all.overview.width(), all.overview.bottom() - 5, std::max((span.end - span.start) / length() * all.overview.width(), 2.0), 4), look.color);
        const double left = xOf(span.start), right = std::max(xOf(span.end), left + 1);
        if (right < 0 || left > viewport()->width())
            continue;
        for (const QRectF& room : {all.wave, all.spectrum}) {
            painter.fillRect(QRectF(left, room.top(), right - left, room.height()), pale(look.color, isChosen ? 90 : 45));
            // Two strokes, so that an end stands out on any spectrum.
            for (const double x : {left, right}) {
                painter.setPen(QPen(QColor(255, 255, 255, 180), isChosen ? 4 : 3));
                painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()));
                painter.setPen(QPen(look.color, isChosen ? 2 : 1));
                painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()));
            }
        }
        const QRectF tag = tagRect(one);
        painter.setPen(isChosen ? QPen(colors.text, 1.5) : QPen(Qt::NoPen));
        painter.setBrush(look.color);
        painter.drawRoundedRect(tag, 3, 3);
        painter.setPen(Theme::textOn(look.color));
        painter.drawText(tag.adjusted(6, 0, -2, 0), Qt::AlignVCenter, painter.fontMetrics().elidedText(look.name, Qt::ElideRight, static_cast<int>(tag.width()) - 8));
    }
    // Relations join tags.
    for (const Annotation& one : marks()) {
        const auto* relation = std::get_if<SpanRelation>(&one.shape);
        const Annotation* from = relation ? mark(relation->from) : nullptr;
        const Annotation* to = relation ? mark(relation->to) : nullptr;
        if (!from || !to || !std::holds_alternative<TimeSpan>(from->shape) || !std::holds_alternative<TimeSpan>(to->shape))
            continue;
        const QPointF a = tagRect(*from).center(), b = tagRect(*to).center();
        painter.setPen(QPen(lookOf(one.label).color, isSelected(one.id) ? 3 : 2));
        painter.drawLine(a, b);
        painter.setBrush(lookOf(one.label).color);
        painter.drawEllipse(b, 4, 4); // its end
        const QString& name = lookOf(one.label).name;
        const double width = painter.fontMetrics().horizontalAdvance(name) + 8;
        const QRectF tag((a.x() + b.x() - width) / 2, (a.y() + b.y()) / 2 - 8, width, 16);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.surface);
        painter.drawRoundedRect(tag, 3, 3);
        painter.setPen(colors.text);
        painter.drawText(tag, Qt::AlignCenter, name);
    }
}

void SoundView::paintEvent(QPaintEvent* event)
{
    const Colors& colors = Theme::instance().colors();
    QPainter painter(viewport());
    painter.fillRect(event->rect(), colors.surface);
    if (!m_clip || m_to <= m_from)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    const Rooms all = rooms();
    painter.fillRect(all.overview, colors.field);
    paintWave(painter, all.overview, 0, length());
    const double scale = all.overview.width() / length();
    painter.setPen(QPen(colors.accent, 1.5));
    painter.setBrush(pale(colors.accent, 40));
    painter.drawRect(QRectF(m_from * scale, all.overview.top() + 1, (m_to - m_from) * scale, all.overview.height() - 2).intersected(all.overview.adjusted(1, 1, -1, -1)));
    paintAxis(painter, all.axis);
    paintWave(painter, all.wave, m_from, m_to);
    paintSpectrum(painter, all.spectrum);
    paintSpans(painter, all);
    if (m_anchor != m_cursor) {
        const double left = xOf(std::min(m_anchor, m_cursor)), right = xOf(std::max(m_anchor, m_cursor));
        painter.fillRect(QRectF(left, all.wave.top(), right - left, all.spectrum.bottom() - all.wave.top()), pale(colors.accent, 80));
    }
    const auto line = [&](double seconds, const QColor& color) {
        painter.setPen(QPen(color, 1.5));
        painter.drawLine(QPointF(xOf(seconds), all.axis.top()), QPointF(xOf(seconds), all.spectrum.bottom()));
    };
    line(m_cursor, colors.accent);
    if (m_heard >= 0)
        line(m_heard, colors.negative);
    if (m_drag == Drag::Relation && mark(m_dragged) && QLineF(tagRect(*mark(m_dragged)).center(), m_pointer).length() > 16) {
        painter.setPen(QPen(colors.accent, 2));
        painter.drawLine(tagRect(*mark(m_dragged)).center(), m_pointer);
    }
}

} // namespace lathe
