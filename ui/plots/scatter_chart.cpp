#include "ui/plots/scatter_chart.h"

#include "ui/models/task_metrics.h"
#include "ui/plots/chart_items.h"
#include "ui/plots/number_text.h"
#include "ui/shell/theme.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace lathe {

namespace {
constexpr double kRadius = 3;
constexpr double kReach = 12; // pixels from a point that still mean it
constexpr int kCell = 7;      // pixels
} // namespace

/// Draws the points, or counts them in cells of the screen.
class ScatterChart::Marks : public QCPAbstractItem {
public:
    explicit Marks(QCustomPlot* plot, const ScatterChart& chart) : QCPAbstractItem(plot), m_chart(chart), m_points(chart.m_points)
    {
        setClipToAxisRect(true);
    }
    double selectTest(const QPointF&, bool, QVariant* = nullptr) const override { return -1; }

    QPointF pixel(const ScatterPoint& point) const
    {
        return {parentPlot()->xAxis->coordToPixel(point.x), parentPlot()->yAxis->coordToPixel(point.y)};
    }
    static quint64 cellOf(QPointF pixel)
    {
        const auto part = [](double v) { return quint64(quint32(qint32(std::floor(std::clamp(v, -1e8, 1e8) / kCell)))); };
        return part(pixel.x()) << 32 | part(pixel.y());
    }

protected:
    void draw(QCPPainter* painter) override
    {
        const Theme& theme = Theme::instance();
        painter->setAntialiasing(true);
        if (!m_chart.isDensity()) {
            for (const ScatterPoint& point : m_points) {
                // Points that lie on each other grow darker.
                const QColor color = point.heat >= 0 ? theme.heat(0.15 + 0.85 * point.heat)
                                     : point.group < 0 ? theme.colors().muted : theme.categorical(point.group);
                painter->setPen(QPen(withAlpha(color, 0.9), 0.8));
                painter->setBrush(withAlpha(color, m_points.size() > 400 && point.heat < 0 ? 0.25 : 0.45));
                painter->drawEllipse(pixel(point), kRadius, kRadius);
            }
            return;
        }
        const QRectF area(parentPlot()->axisRect()->rect());
        std::unordered_map<quint64, int> cells;
        int most = 1;
        for (const ScatterPoint& point : m_points) {
            const QPointF at = pixel(point);
            if (area.contains(at))
                most = std::max(most, ++cells[cellOf(at)]);
        }
        painter->setAntialiasing(false);
        painter->setPen(Qt::NoPen);
        for (const auto& [cell, count] : cells) {
            const QRectF box(double(qint32(quint32(cell >> 32))) * kCell, double(qint32(quint32(cell))) * kCell, kCell, kCell);
            // One point alone must be seen too: the ramp begins well above the surface.
            constexpr double kFaintest = 0.06;
            const double share = most > 1 ? std::log(double(count)) / std::log(double(most)) : 1;
            painter->setBrush(theme.heat(kFaintest + (1 - kFaintest) * share * share));
            painter->drawRect(box);
        }
    }

private:
    const ScatterChart& m_chart;
    const std::vector<ScatterPoint>& m_points;
};

ScatterChart::ScatterChart(Line line, QWidget* parent) : Chart(parent), m_kind(line)
{
    m_marks = new Marks(&plot(), *this);
    m_line = new QCPItemStraightLine(&plot());
    m_line->point1->setCoords(0, 0);
    m_line->point2->setCoords(1, line == Line::Diagonal ? 1 : 0);
    m_label = addLabel();
    m_line->setVisible(line != Line::None);
    setHasDoors(true);
    m_label->text = line == Line::Diagonal ? tr("predicted right") : tr("no error");
    restyle();
    resetZoom();
}

ScatterChart::~ScatterChart() = default;

void ScatterChart::restyle()
{
    Chart::restyle();
    const Colors& colors = Theme::instance().colors();
    plot().xAxis->grid()->setVisible(true);
    plot().xAxis->grid()->setPen(QPen(colors.grid, 1));
    m_line->setPen(QPen(colors.text, 1.2, Qt::DashLine));
    m_label->color = colors.text;
    for (QCPAxis* axis : {plot().xAxis, plot().yAxis}) {
        axis->setNumberFormat(QStringLiteral("gb"));
        axis->setNumberPrecision(6);
    }
}

void ScatterChart::setPoints(std::vector<ScatterPoint> points, const QString& xName, const QString& yName, const QString& unit)
{
    std::erase_if(points, [](const ScatterPoint& point) { return !std::isfinite(point.x) || !std::isfinite(point.y); });
    m_points = std::move(points);
    m_xName = xName;
    m_yName = yName;
    m_unit = unit;
    const QString suffix = unit.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(unit);
    setAxisTitles(xName + suffix, yName + suffix);
    m_label->setVisible(!m_points.empty() && m_kind != Line::None);
    resetZoom();
    refreshTable();
}

void ScatterChart::fitAxes()
{
    constexpr double kNone = std::numeric_limits<double>::infinity();
    double left = kNone, right = -kNone, bottom = kNone, top = -kNone;
    for (const ScatterPoint& point : m_points) {
        left = std::min(left, point.x);
        right = std::max(right, point.x);
        bottom = std::min(bottom, point.y);
        top = std::max(top, point.y);
    }
    if (m_points.empty())
        left = bottom = 0, right = top = 1;
    if (m_kind == Line::Diagonal) {
        left = bottom = std::min(left, bottom);
        right = top = std::max(right, top);
    } else if (m_kind == Line::Zero) {
        bottom = std::min(bottom, 0.0);
        top = std::max(top, 0.0);
    }
    const auto widened = [](double low, double high) {
        const double room = high > low ? 0.04 * (high - low) : std::max(1.0, std::abs(low)) * 0.1;
        return QCPRange(low - room, high + room);
    };
    plot().xAxis->setRange(widened(left, right));
    plot().yAxis->setRange(widened(bottom, top));
    const QCPRange across = plot().xAxis->range();
    if (m_kind == Line::Diagonal)
        m_label->place({across.lower + 0.6 * across.size(), across.lower + 0.6 * across.size()}, {token::space16, token::space16}); // under the line, which rises away
    else
        m_label->place({across.upper, 0}, {-90, -token::space12});
}

const ScatterPoint* ScatterChart::nearest(QPointF at) const
{
    const QPointF pixel(plot().xAxis->coordToPixel(at.x()), plot().yAxis->coordToPixel(at.y()));
    const ScatterPoint* best = nullptr;
    double reach = kReach;
    for (const ScatterPoint& point : m_points) {
        const QPointF away = m_marks->pixel(point) - pixel;
        if (const double distance = std::hypot(away.x(), away.y()); distance < reach) {
            reach = distance;
            best = &point;
        }
    }
    return best;
}

std::vector<std::uint32_t> ScatterChart::rowsAt(QPointF at) const
{
    std::vector<std::uint32_t> rows;
    if (isDensity()) {
        const quint64 cell = Marks::cellOf({plot().xAxis->coordToPixel(at.x()), plot().yAxis->coordToPixel(at.y())});
        for (const ScatterPoint& point : m_points)
            if (Marks::cellOf(m_marks->pixel(point)) == cell)
                rows.push_back(point.row);
        if (!rows.empty())
            return rows;
    }
    const ScatterPoint* point = nearest(at);
    if (!point)
        return rows;
    // Points of equal values cannot be told apart by a click.
    for (const ScatterPoint& other : m_points)
        if (other.x == point->x && other.y == point->y)
            rows.push_back(other.row);
    return rows;
}

std::optional<Chart::Readout> ScatterChart::readout(QPointF at) const
{
    if (isDensity()) {
        if (const auto rows = rowsAt(at); rows.size() > 1)
            return Readout{at, tr("%n rows here\n%1 about %2\n%3 about %4", nullptr, int(rows.size()))
                                   .arg(m_xName, quantityText(at.x(), m_unit), m_yName, quantityText(at.y(), m_unit))};
    }
    const ScatterPoint* point = nearest(at);
    if (!point)
        return {};
    return Readout{{point->x, point->y}, tr("%1 %2\n%3 %4").arg(m_xName, quantityText(point->x, m_unit), m_yName, quantityText(point->y, m_unit))};
}

void ScatterChart::clicked(QPointF at)
{
    if (const auto rows = rowsAt(at); !rows.empty())
        emit rowsActivated(rows);
}

bool ScatterChart::opensAt(QPointF at) const
{
    return !rowsAt(at).empty();
}

std::vector<QPointF> ScatterChart::doors() const
{
    std::vector<QPointF> places;
    for (const ScatterPoint& point : m_points)
        places.emplace_back(point.x, point.y);
    const auto order = [](const QPointF& point) { return std::pair(point.x(), point.y()); };
    std::ranges::sort(places, {}, order);
    const auto same = std::ranges::unique(places, {}, order); // equal ones open together
    places.erase(same.begin(), same.end());
    return places;
}

PlotTable ScatterChart::table() const
{
    PlotTable table{{m_xName, m_yName}, {}};
    for (const ScatterPoint& point : m_points)
        table.rows.push_back({point.x, point.y});
    return table;
}

} // namespace lathe
