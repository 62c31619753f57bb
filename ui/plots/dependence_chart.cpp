#include "ui/plots/dependence_chart.h"

#include "ui/models/task_metrics.h"
#include "ui/plots/chart_items.h"
#include "ui/plots/number_text.h"
#include "ui/shell/theme.h"

#include <algorithm>
#include <limits>

namespace lathe {

DependenceChart::DependenceChart(QWidget* parent) : Chart(parent)
{
    setTitle(tr("Dependence on a column"));
    m_mean = plot().addGraph();
    setHasDoors(true);
    restyle();
    resetZoom();
}

bool DependenceChart::isCategorical() const
{
    return m_dependence.type == ColumnType::Categorical || m_dependence.type == ColumnType::Boolean;
}

void DependenceChart::restyle()
{
    Chart::restyle();
    const Theme& theme = Theme::instance();
    m_mean->setPen(linePen(theme.line(0), 2.5));
    m_mean->setScatterStyle(isCategorical() ? QCPScatterStyle(QCPScatterStyle::ssDisc, 8) : QCPScatterStyle());
    for (QCPGraph* curve : m_curves)
        curve->setPen(linePen(faint(theme.colors().muted, 0.35), 1));
    for (QCPAxis* axis : {plot().xAxis, plot().yAxis}) {
        axis->setNumberFormat(QStringLiteral("gb"));
        axis->setNumberPrecision(6);
    }
}

void DependenceChart::setDependence(Dependence dependence, const QString& output)
{
    m_dependence = std::move(dependence);
    m_output = output;
    for (QCPGraph* curve : m_curves)
        plot().removeGraph(curve);
    m_curves.clear();
    const QVector<double> grid(m_dependence.grid.begin(), m_dependence.grid.end());
    const std::size_t count = m_dependence.curves.size(), shown = std::min(count, kMostCurves);
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& values = m_dependence.curves[i * count / shown];
        m_curves.push_back(plot().addGraph());
        m_curves.back()->setData(grid, {values.begin(), values.end()}, true);
    }
    plot().removeGraph(m_mean); // the last one lies on top
    m_mean = plot().addGraph();
    m_mean->setData(grid, {m_dependence.mean.begin(), m_dependence.mean.end()}, true);
    if (isCategorical()) {
        const QSharedPointer<QCPAxisTickerText> names(new QCPAxisTickerText);
        for (std::size_t g = 0; g < m_dependence.grid.size(); ++g)
            names->addTick(m_dependence.grid[g], QString::fromStdString(m_dependence.labels[g]));
        plot().xAxis->setTicker(names);
    } else if (m_dependence.type == ColumnType::Time) {
        plot().xAxis->setTicker(QSharedPointer<QCPAxisTickerDateTime>(new QCPAxisTickerDateTime));
    } else {
        plot().xAxis->setTicker(QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
    }
    setAxisTitles(QString::fromStdString(m_dependence.column), output);
    restyle();
    resetZoom();
    refreshTable();
}

void DependenceChart::fitAxes()
{
    constexpr double kNone = std::numeric_limits<double>::infinity();
    double left = kNone, right = -kNone, bottom = kNone, top = -kNone;
    for (const double x : m_dependence.grid) {
        left = std::min(left, x);
        right = std::max(right, x);
    }
    const auto take = [&](const std::vector<double>& values) {
        for (const double y : values)
            if (std::isfinite(y)) {
                bottom = std::min(bottom, y);
                top = std::max(top, y);
            }
    };
    take(m_dependence.mean);
    for (const auto& curve : m_dependence.curves)
        take(curve);
    if (!(left <= right))
        left = 0, right = 1;
    if (!(bottom <= top))
        bottom = 0, top = 1;
    const auto widened = [](double low, double high, double share) {
        const double room = high > low ? share * (high - low) : std::max(1.0, std::abs(low)) * 0.1;
        return QCPRange(low - room, high + room);
    };
    plot().xAxis->setRange(isCategorical() ? QCPRange(left - 0.5, right + 0.5) : widened(left, right, 0.02));
    plot().yAxis->setRange(widened(bottom, top, 0.05));
}

std::optional<Chart::Readout> DependenceChart::readout(QPointF at) const
{
    const int place = placeAt(at.x());
    const auto best = std::size_t(place);
    if (place < 0 || !std::isfinite(m_dependence.mean[best]))
        return {};
    return Readout{{m_dependence.grid[best], m_dependence.mean[best]},
                   tr("%1 = %2\nmean %3").arg(QString::fromStdString(m_dependence.column), QString::fromStdString(m_dependence.labels[best]),
                                             quantityText(m_dependence.mean[best]))};
}

int DependenceChart::placeAt(double x) const
{
    int best = -1;
    double distance = std::numeric_limits<double>::infinity();
    for (std::size_t g = 0; g < m_dependence.grid.size(); ++g)
        if (const double d = std::abs(m_dependence.grid[g] - x); d < distance) {
            distance = d;
            best = int(g);
        }
    return best;
}

bool DependenceChart::opensAt(QPointF at) const
{
    return placeAt(at.x()) >= 0;
}

void DependenceChart::clicked(QPointF at)
{
    if (const int place = placeAt(at.x()); place >= 0)
        emit valueActivated(place);
}

std::vector<QPointF> DependenceChart::doors() const
{
    std::vector<QPointF> places;
    for (std::size_t g = 0; g < m_dependence.grid.size(); ++g)
        places.emplace_back(m_dependence.grid[g], m_dependence.mean[g]);
    if (!isCategorical())
        return places;
    std::ranges::sort(places, {}, &QPointF::x); // of truth values the more frequent one comes first in the grid
    return places;
}

PlotTable DependenceChart::table() const
{
    PlotTable table{{QString::fromStdString(m_dependence.column), tr("Mean of %1").arg(m_output)}, {}};
    for (std::size_t g = 0; g < m_dependence.grid.size(); ++g)
        table.rows.push_back({QString::fromStdString(m_dependence.labels[g]), m_dependence.mean[g]});
    return table;
}

} // namespace lathe
