#include "ui/plots/forecast_chart.h"

#include "data/column.h"
#include "ui/models/task_metrics.h"
#include "ui/plots/chart_items.h"
#include "ui/plots/number_text.h"
#include "ui/shell/theme.h"

#include <algorithm>
#include <cmath>

namespace lathe {

namespace {
constexpr double kLabelRise = 14;
constexpr std::size_t kMostDots = 200; ///< more would hide the line
}

ForecastChart::ForecastChart(QWidget* parent) : Chart(parent)
{
    for (QCPGraph*& edge : m_edges)
        edge = plot().addGraph();
    m_edges[1]->setChannelFillGraph(m_edges[0]);
    m_edges[3]->setChannelFillGraph(m_edges[2]);
    m_truth = plot().addGraph();
    m_forecast = plot().addGraph();
    m_truthLabel = addLabel();
    m_forecastLabel = addLabel();
    m_truthLabel->text = tr("true");
    m_forecastLabel->text = tr("forecast, with its 80 and 95 % ranges");
    setTitle(tr("Forecast"));
    setHasDoors(true);
    restyle();
    resetZoom();
}

void ForecastChart::restyle()
{
    Chart::restyle();
    const Theme& theme = Theme::instance();
    const QColor color = theme.line(0);
    for (QCPGraph* edge : m_edges)
        edge->setPen(Qt::NoPen);
    m_edges[1]->setBrush(withAlpha(color, 0.14));
    m_edges[3]->setBrush(withAlpha(color, 0.20));
    m_truth->setPen(linePen(theme.colors().text, 1.3));
    m_forecast->setPen(linePen(color, 2));
    m_truthLabel->color = theme.colors().text;
    m_forecastLabel->color = color;
}

void ForecastChart::setSeries(std::vector<ForecastPoint> points, bool isTime, const QString& timeName, const QString& valueName, const QString& unit)
{
    m_points = std::move(points);
    m_isTime = isTime;
    m_timeName = timeName;
    m_valueName = valueName;
    m_unit = unit;
    setAxisTitles(timeName, unit.isEmpty() ? valueName : QStringLiteral("%1 (%2)").arg(valueName, unit));
    if (isTime) {
        const QSharedPointer<QCPAxisTickerDateTime> ticker(new QCPAxisTickerDateTime);
        ticker->setDateTimeSpec(Qt::UTC);
        const double span = m_points.empty() ? 0 : m_points.back().moment - m_points.front().moment;
        ticker->setDateTimeFormat(span < 3 * 86400 ? QStringLiteral("d MMM hh:mm") : span < 500 * 86400 ? QStringLiteral("d MMM") : QStringLiteral("MMM yyyy"));
        plot().xAxis->setTicker(ticker);
    } else {
        plot().xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
    }
    std::array<QVector<QCPGraphData>, 4> edges;
    QVector<QCPGraphData> truth, forecast;
    for (const ForecastPoint& point : m_points) {
        if (std::isfinite(point.truth))
            truth.append({point.moment, point.truth});
        if (!std::isfinite(point.value))
            continue;
        forecast.append({point.moment, point.value});
        const double values[]{point.low95, point.high95, point.low80, point.high80};
        for (std::size_t i = 0; i < edges.size(); ++i)
            if (std::isfinite(values[i]))
                edges[i].append({point.moment, values[i]});
    }
    const auto dots = [](const QVector<QCPGraphData>& line, const QColor& color) {
        return std::size_t(line.size()) <= kMostDots ? QCPScatterStyle(QCPScatterStyle::ssDisc, color, 4) : QCPScatterStyle(QCPScatterStyle::ssNone);
    };
    m_forecast->setScatterStyle(dots(forecast, Theme::instance().line(0)));
    m_truthLabel->setVisible(!truth.isEmpty());
    m_forecastLabel->setVisible(!forecast.isEmpty());
    if (!truth.isEmpty()) {
        // Above the highest of the first quarter, where no line can cross it.
        const auto high = std::max_element(truth.begin(), truth.begin() + std::max<qsizetype>(1, truth.size() / 4),
                                           [](const QCPGraphData& a, const QCPGraphData& b) { return a.value < b.value; });
        m_truthLabel->place({high->key, high->value}, {0, -kLabelRise});
    }
    if (!forecast.isEmpty()) {
        const auto high = std::ranges::max_element(edges[1].isEmpty() ? forecast : edges[1], {}, &QCPGraphData::value);
        m_forecastLabel->place({forecast[forecast.size() / 2].key, high->value}, {0, -kLabelRise});
    }
    for (std::size_t i = 0; i < edges.size(); ++i)
        m_edges[i]->data()->set(edges[i], true);
    m_truth->data()->set(truth, true);
    m_forecast->data()->set(forecast, true);
    resetZoom();
    refreshTable();
}

void ForecastChart::fitAxes()
{
    double low = INFINITY, high = -INFINITY;
    for (const ForecastPoint& point : m_points)
        for (const double value : {point.truth, point.value, point.low95, point.high95})
            if (std::isfinite(value)) {
                low = std::min(low, value);
                high = std::max(high, value);
            }
    if (!(low <= high)) {
        plot().xAxis->setRange(0, 1);
        plot().yAxis->setRange(0, 1);
        return;
    }
    const double room = std::max(0.08 * (high - low), 1e-9);
    plot().yAxis->setRange(low - room, high + room);
    const double side = std::max(0.01 * (m_points.back().moment - m_points.front().moment), 1e-9);
    plot().xAxis->setRange(m_points.front().moment - side, m_points.back().moment + side);
}

const ForecastPoint* ForecastChart::nearest(double moment) const
{
    const ForecastPoint* found = nullptr;
    for (const ForecastPoint& point : m_points)
        if (!found || std::abs(point.moment - moment) < std::abs(found->moment - moment))
            found = &point;
    return found;
}

QString ForecastChart::timeLabel(double moment) const
{
    return m_isTime ? QString::fromStdString(timeText(std::int64_t(std::llround(moment * 1e6)))) : quantityText(moment);
}

std::optional<Chart::Readout> ForecastChart::readout(QPointF at) const
{
    const ForecastPoint* point = nearest(at.x());
    if (!point)
        return {};
    QStringList lines{timeLabel(point->moment)};
    if (std::isfinite(point->truth))
        lines << tr("true %1").arg(quantityText(point->truth, m_unit));
    if (std::isfinite(point->value))
        lines << tr("forecast %1").arg(quantityText(point->value, m_unit)) << tr("80 % from %1 to %2").arg(quantityText(point->low80, m_unit), quantityText(point->high80, m_unit))
              << tr("95 % from %1 to %2").arg(quantityText(point->low95, m_unit), quantityText(point->high95, m_unit));
    return Readout{{point->moment, std::isfinite(point->value) ? point->value : point->truth}, lines.join('\n')};
}

std::optional<std::uint32_t> ForecastChart::rowAt(double moment) const
{
    const ForecastPoint* point = nearest(moment);
    return point && std::isfinite(point->value) ? std::optional(point->row) : std::nullopt;
}

void ForecastChart::clicked(QPointF at)
{
    if (const auto row = rowAt(at.x()))
        emit rowActivated(*row);
}

bool ForecastChart::opensAt(QPointF at) const
{
    return rowAt(at.x()).has_value();
}

std::vector<QPointF> ForecastChart::doors() const
{
    std::vector<QPointF> places;
    for (const ForecastPoint& point : m_points)
        if (std::isfinite(point.value))
            places.emplace_back(point.moment, point.value);
    return places;
}

PlotTable ForecastChart::table() const
{
    PlotTable table{{m_timeName, tr("True"), tr("Forecast"), tr("80 % low"), tr("80 % high"), tr("95 % low"), tr("95 % high")}, {}};
    const auto cell = [](double value) { return std::isfinite(value) ? QVariant(value) : QVariant(); };
    for (const ForecastPoint& point : m_points)
        table.rows.push_back({timeLabel(point.moment), cell(point.truth), cell(point.value), cell(point.low80), cell(point.high80), cell(point.low95), cell(point.high95)});
    return table;
}

} // namespace lathe
