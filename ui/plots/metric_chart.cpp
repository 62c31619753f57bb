#include "ui/plots/metric_chart.h"

#include "ui/plots/chart_items.h"
#include "ui/plots/number_text.h"
#include "ui/shell/theme.h"

#include <algorithm>
#include <limits>

namespace lathe {

namespace {
constexpr int kLabelRoom = 116;        // right of the last epoch, for the value and its interval
constexpr double kRoomForMark = 1.012; // half a point's width beyond the last epoch
} // namespace

MetricChart::MetricChart(QWidget* parent) : Chart(parent)
{
    m_low = plot().addGraph();
    m_high = plot().addGraph();
    m_line = plot().addGraph();
    m_high->setChannelFillGraph(m_low);
    m_label = addLabel();
    plot().axisRect()->setMinimumMargins(QMargins(token::space32, token::space8, kLabelRoom, token::space8));
    restyle();
    resetZoom();
}

void MetricChart::restyle()
{
    Chart::restyle();
    const QColor color = Theme::instance().categorical(m_color);
    m_line->setPen(linePen(color, 2));
    m_line->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, QPen(color), color, 6));
    m_low->setPen(Qt::NoPen);
    m_high->setPen(Qt::NoPen);
    m_high->setBrush(withAlpha(color, 0.18));
    m_label->color = color;
}

void MetricChart::setSeries(const QString& name, int color, std::vector<MetricPoint> points)
{
    m_name = name;
    m_color = color;
    m_points = std::move(points);
    QVector<QCPGraphData> low, high, line;
    for (const MetricPoint& point : m_points) {
        line.append({point.epoch, point.value});
        if (point.low && point.high) {
            low.append({point.epoch, *point.low});
            high.append({point.epoch, *point.high});
        }
    }
    m_line->data()->set(line, true);
    m_low->data()->set(low, true);
    m_high->data()->set(high, true);
    m_label->setVisible(!m_points.empty());
    if (!m_points.empty()) {
        const MetricPoint& last = m_points.back();
        m_label->text = numberText(last.value, 3);
        if (last.low && last.high)
            m_label->text += QStringLiteral(" ± ") + numberText((*last.high - *last.low) / 2, 3);
        m_label->place({last.epoch, last.value}, {token::space8, 0});
    }
    restyle();
    fitWhenFree();
    scheduleReplot();
    refreshTable();
}

void MetricChart::setPlannedEpochs(int epochs)
{
    m_planned = std::max(1, epochs);
    fitWhenFree();
    scheduleReplot();
}

void MetricChart::fitAxes()
{
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const MetricPoint& point : m_points) {
        low = std::min(low, point.low.value_or(point.value));
        high = std::max(high, point.high.value_or(point.value));
    }
    if (m_points.empty())
        low = 0, high = 1;
    plot().xAxis->setRange(0, kRoomForMark * std::max<double>(m_planned, m_points.empty() ? 1 : m_points.back().epoch));
    if (low < 0 || high > 1) {
        // Errors and an R² below 0 take the room they need.
        const double room = 0.08 * std::max(high - low, 1e-9);
        plot().yAxis->setRange(low < 0 ? low - room : std::max(0.0, low - room), high + room);
        return;
    }
    // Shares end at 1; the axis starts at a round step below the lowest point.
    const double step = high - low > 0.25 || low < 0.5 ? 0.25 : 0.05;
    plot().yAxis->setRange(std::max(0.0, std::floor((low - 0.01) / step) * step), 1);
}

const MetricPoint* MetricChart::nearest(double epoch) const
{
    const auto found = std::min_element(m_points.begin(), m_points.end(), [&](const auto& a, const auto& b) {
        return std::abs(a.epoch - epoch) < std::abs(b.epoch - epoch);
    });
    return found == m_points.end() ? nullptr : &*found;
}

std::optional<Chart::Readout> MetricChart::readout(QPointF at) const
{
    const MetricPoint* point = nearest(at.x());
    if (!point)
        return {};
    QString text = tr("epoch %1\n%2 %3").arg(numberText(point->epoch, 0), m_name, numberText(point->value, 4));
    if (point->low && point->high)
        text += tr(", %1 to %2").arg(numberText(*point->low, 4), numberText(*point->high, 4));
    return Readout{{point->epoch, point->value}, text};
}

void MetricChart::clicked(QPointF at)
{
    if (const MetricPoint* point = nearest(at.x()))
        emit epochActivated(int(point->epoch));
}

PlotTable MetricChart::table() const
{
    PlotTable table{{tr("Epoch"), m_name, tr("Low"), tr("High")}, {}};
    for (const MetricPoint& point : m_points)
        table.rows.push_back({point.epoch, point.value, point.low ? QVariant(*point.low) : QVariant(),
                              point.high ? QVariant(*point.high) : QVariant()});
    return table;
}

} // namespace lathe
