#include "ui/plots/threshold_chart.h"

#include "ui/plots/chart_items.h"
#include "ui/plots/number_text.h"
#include "ui/shell/theme.h"

#include <QKeyEvent>

#include <algorithm>
#include <limits>

namespace lathe {

namespace {

// Of the names of the curves, in shares of the axes and in pixels.
constexpr double kLabelFirst = 0.04, kLabelLast = 0.8, kLabelWidth = 0.2, kLabelClear = 0.03;
constexpr double kLabelHighest = 0.97, kLabelRise = 12, kLabelHeight = 0.12;
constexpr double kGrip = 6; // pixels on both sides of the marker
constexpr int kTopMargin = 24; // room for the marker's tag

double valueOf(const ThresholdPoint& point, std::size_t series)
{
    return series == 0 ? point.precision : series == 1 ? point.recall : point.f1;
}
double lowOf(const ThresholdPoint& point, std::size_t series)
{
    return series == 0 ? point.precisionLow : series == 1 ? point.recallLow : point.f1Low;
}
double highOf(const ThresholdPoint& point, std::size_t series)
{
    return series == 0 ? point.precisionHigh : series == 1 ? point.recallHigh : point.f1High;
}

} // namespace

ThresholdChart::ThresholdChart(QWidget* parent) : Chart(parent)
{
    for (Series& series : m_series) {
        series.low = plot().addGraph();
        series.high = plot().addGraph();
        series.high->setChannelFillGraph(series.low);
    }
    for (Series& series : m_series) {
        series.line = plot().addGraph();
        series.label = addLabel();
    }
    m_series[0].label->text = tr("Precision");
    m_series[1].label->text = tr("Recall");
    m_series[2].label->text = tr("F1");
    m_marker = new MarkerItem(&plot());
    plot().axisRect()->setMinimumMargins(QMargins(token::space32, kTopMargin, token::space12, token::space8));
    setTitle(tr("Threshold"));
    restyle();
    clear();
}

void ThresholdChart::restyle()
{
    Chart::restyle();
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        const QColor color = Theme::instance().line(int(i));
        m_series[i].low->setPen(Qt::NoPen);
        m_series[i].high->setPen(Qt::NoPen);
        m_series[i].high->setBrush(withAlpha(color, 0.18));
        m_series[i].line->setPen(linePen(color, 2));
        m_series[i].label->color = color;
    }
    placeMarker();
}

void ThresholdChart::setCurves(const QString& className, const ClassCurves& curves)
{
    m_points = curves.thresholds;
    m_best = curves.bestThreshold;
    setAxisTitles(tr("threshold on the probability of %1").arg(className), tr("score"));
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        QVector<QCPGraphData> low, high, line;
        for (const ThresholdPoint& point : m_points) {
            low.append({point.threshold, lowOf(point, i)});
            high.append({point.threshold, highOf(point, i)});
            line.append({point.threshold, valueOf(point, i)});
        }
        m_series[i].low->data()->set(low, true);
        m_series[i].high->data()->set(high, true);
        m_series[i].line->data()->set(line, true);
    }
    m_current = nearestPoint(m_best);
    placeLabels();
    resetZoom();
    placeMarker();
    refreshTable();
}

/// Each name where its curve stands farthest from the others, clear of the best threshold's line.
void ThresholdChart::placeLabels()
{
    std::vector<QPointF> placed;
    const auto meetsLabel = [&](QPointF at) {
        return std::ranges::any_of(placed, [&](QPointF other) {
            return std::abs(other.x() - at.x()) < kLabelWidth && std::abs(other.y() - at.y()) < kLabelHeight;
        });
    };
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        m_series[i].label->setVisible(!m_points.empty());
        double best = -std::numeric_limits<double>::infinity();
        QPointF chosen;
        for (const ThresholdPoint& point : m_points) {
            const bool inside = point.threshold >= kLabelFirst && point.threshold <= kLabelLast;
            const bool meetsMarker = point.threshold < m_best + kLabelClear && point.threshold + kLabelWidth > m_best - kLabelClear;
            if (!inside || meetsMarker)
                continue;
            const ThresholdPoint& end = m_points[nearestPoint(point.threshold + kLabelWidth)];
            double distance = 1;
            bool isAbove = false;
            for (std::size_t other = 0; other < m_series.size(); ++other) {
                if (other == i)
                    continue;
                const double gap = valueOf(point, i) - valueOf(point, other);
                if (std::abs(gap) < distance)
                    isAbove = gap > 0;
                distance = std::min({distance, std::abs(gap), std::abs(valueOf(end, i) - valueOf(end, other))});
            }
            // A flat piece of the curve does not run through its own name.
            distance -= std::abs(valueOf(end, i) - valueOf(point, i));
            // Where the curves lie on each other, their names stand side by side.
            if (meetsLabel({point.threshold, valueOf(point, i)}))
                distance -= 2;
            if (distance <= best)
                continue;
            best = distance;
            chosen = {point.threshold, valueOf(point, i)};
            const bool hasRoom = valueOf(point, i) < kLabelHighest;
            m_series[i].label->place({point.threshold, valueOf(point, i)}, {0, isAbove && hasRoom ? -kLabelRise : kLabelRise});
        }
        placed.push_back(chosen);
    }
}

void ThresholdChart::clear()
{
    setCurves({}, {});
    setAxisTitles(tr("threshold"), tr("score"));
}

std::size_t ThresholdChart::nearestPoint(double threshold) const
{
    const auto found = std::min_element(m_points.begin(), m_points.end(), [&](const auto& a, const auto& b) {
        return std::abs(a.threshold - threshold) < std::abs(b.threshold - threshold);
    });
    return std::size_t(found - m_points.begin());
}

void ThresholdChart::setThreshold(double threshold)
{
    if (m_points.empty() || nearestPoint(threshold) == m_current)
        return;
    m_current = nearestPoint(threshold);
    placeMarker();
    emit thresholdChanged(m_points[m_current].threshold);
}

double ThresholdChart::threshold() const
{
    return m_points.empty() ? 0.5 : m_points[m_current].threshold;
}

const ThresholdPoint* ThresholdChart::current() const
{
    return m_points.empty() ? nullptr : &m_points[m_current];
}

void ThresholdChart::placeMarker()
{
    m_marker->setVisible(!m_points.empty());
    m_marker->dots.clear();
    if (!m_points.empty()) {
        const ThresholdPoint& point = m_points[m_current];
        m_marker->x = point.threshold;
        m_marker->text = m_current == nearestPoint(m_best) ? tr("%1, best F1").arg(numberText(point.threshold, 2))
                                                           : numberText(point.threshold, 3);
        for (std::size_t i = 0; i < m_series.size(); ++i)
            m_marker->dots.push_back({valueOf(point, i), Theme::instance().line(int(i))});
    }
    scheduleReplot();
}

void ThresholdChart::fitAxes()
{
    plot().xAxis->setRange(0, 1);
    // The lowest tenth of a curve's tail is left out where everything else is far above it.
    double bottom = 1;
    for (const ThresholdPoint& point : m_points)
        if (point.threshold > 0.02 && point.threshold < 0.98)
            bottom = std::min({bottom, point.precision, point.recall, point.f1});
    plot().yAxis->setRange(m_points.empty() ? 0 : std::floor(bottom * 5) / 5, 1);
}

bool ThresholdChart::isNearMarker(double pixelX) const
{
    return !m_points.empty() && std::abs(plot().xAxis->coordToPixel(threshold()) - pixelX) <= kGrip;
}

void ThresholdChart::pressed(QMouseEvent* event, QPointF)
{
    m_dragging = event->button() == Qt::LeftButton && isNearMarker(event->position().x());
    if (m_dragging)
        plot().selectionRect()->cancel();
}

void ThresholdChart::moved(QMouseEvent* event, QPointF at)
{
    if (m_dragging) {
        setThreshold(at.x());
        return;
    }
    if (event->buttons() == Qt::NoButton) {
        // Decided before the press, since the press itself starts the zoom rectangle.
        const bool near = isNearMarker(event->position().x());
        setDragZooms(!near);
        const bool opens = !m_points.empty() && plot().axisRect()->rect().contains(event->position().toPoint());
        plot().setCursor(near ? Qt::SplitHCursor : opens ? Qt::PointingHandCursor : Qt::ArrowCursor);
    }
}

void ThresholdChart::released(QMouseEvent*, QPointF)
{
    if (m_dragging)
        emit thresholdChosen(threshold());
    m_dragging = false;
}

void ThresholdChart::clicked(QPointF at)
{
    if (m_points.empty())
        return;
    setThreshold(at.x());
    emit thresholdChosen(threshold());
}

bool ThresholdChart::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &plot() && event->type() == QEvent::KeyPress && !m_points.empty()) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const auto last = m_points.size() - 1;
        if (key == Qt::Key_Left || key == Qt::Key_Right) {
            const std::size_t next = key == Qt::Key_Left ? m_current - (m_current > 0) : std::min(last, m_current + 1);
            setThreshold(m_points[next].threshold);
            return true;
        }
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            emit thresholdChosen(threshold());
            return true;
        }
    }
    return Chart::eventFilter(watched, event);
}

std::optional<Chart::Readout> ThresholdChart::readout(QPointF at) const
{
    if (m_points.empty())
        return {};
    const ThresholdPoint& point = m_points[nearestPoint(at.x())];
    std::size_t nearest = 0;
    for (std::size_t i = 1; i < m_series.size(); ++i)
        if (std::abs(valueOf(point, i) - at.y()) < std::abs(valueOf(point, nearest) - at.y()))
            nearest = i;
    return Readout{{point.threshold, valueOf(point, nearest)},
                   tr("threshold %1\nprecision %2, recall %3, F1 %4\n%5 right, %6 wrongly taken, %7 missed")
                       .arg(numberText(point.threshold, 3), numberText(point.precision, 3),
                            numberText(point.recall, 3), numberText(point.f1, 3),
                            countText(point.truePositives), countText(point.falsePositives),
                            countText(point.falseNegatives))};
}

PlotTable ThresholdChart::table() const
{
    PlotTable table{{tr("Threshold"), tr("Precision"), tr("low"), tr("high"), tr("Recall"), tr("low"), tr("high"),
                     tr("F1"), tr("low"), tr("high"), tr("True positives"), tr("False positives"),
                     tr("False negatives")}, {}};
    for (const ThresholdPoint& p : m_points)
        table.rows.push_back({p.threshold, p.precision, p.precisionLow, p.precisionHigh, p.recall, p.recallLow,
                              p.recallHigh, p.f1, p.f1Low, p.f1High, qint64(p.truePositives),
                              qint64(p.falsePositives), qint64(p.falseNegatives)});
    return table;
}

} // namespace lathe
