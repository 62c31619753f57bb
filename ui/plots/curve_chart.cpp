#include "ui/plots/curve_chart.h"

#include "ui/plots/chart_items.h"
#include "ui/plots/number_text.h"
#include "ui/shell/theme.h"

#include <algorithm>

namespace lathe {

CurveChart::CurveChart(Kind kind, QWidget* parent) : Chart(parent), m_kind(kind)
{
    m_curve = new QCPCurve(plot().xAxis, plot().yAxis);
    m_chance = new QCPItemLine(&plot());
    m_chance->start->setCoords(0, 0);
    m_chance->end->setCoords(1, 1);
    m_chance->setVisible(kind == Kind::Roc);
    m_label = addLabel();
    if (kind == Kind::Roc) {
        setTitle(tr("ROC curve"));
        setAxisTitles(tr("false positive rate"), tr("true positive rate"));
    } else {
        setTitle(tr("Precision-recall curve"));
        setAxisTitles(tr("recall"), tr("precision"));
    }
    setHasDoors(true);
    restyle();
    clear();
}

void CurveChart::restyle()
{
    Chart::restyle();
    const Theme& theme = Theme::instance();
    m_curve->setPen(linePen(theme.line(0), 2));
    QPen chance(theme.colors().muted, 1, Qt::DashLine);
    m_chance->setPen(chance);
    m_label->color = theme.line(0);
}

void CurveChart::setCurves(const ClassCurves& curves)
{
    m_points.clear();
    if (m_kind == Kind::Roc) {
        for (const RocPoint& point : curves.roc)
            m_points.push_back({point.falsePositiveRate, point.truePositiveRate, point.threshold});
        m_label->text = tr("area %1").arg(numberText(curves.rocAuc, 4));
    } else {
        for (const PrecisionRecallPoint& point : curves.precisionRecall)
            m_points.push_back({point.recall, point.precision, point.threshold});
        m_label->text = tr("average precision %1").arg(numberText(curves.averagePrecision, 4));
    }
    QVector<QCPCurveData> points;
    points.reserve(int(m_points.size()));
    for (std::size_t i = 0; i < m_points.size(); ++i)
        points.append({double(i), m_points[i].x, m_points[i].y});
    m_curve->data()->set(points, true);
    m_label->setVisible(!m_points.empty());
    m_label->place({0.5, 0.5}, {0, 0});
    resetZoom();
    refreshTable();
}

void CurveChart::clear()
{
    setCurves({});
}

void CurveChart::fitAxes()
{
    // A little room, so that a curve along the edge is seen.
    plot().xAxis->setRange(-0.01, 1.01);
    plot().yAxis->setRange(0, 1.01);
}

const CurveChart::Point* CurveChart::nearest(QPointF at) const
{
    const auto distance = [&](const Point& point) { return std::hypot(point.x - at.x(), point.y - at.y()); };
    const auto found = std::min_element(m_points.begin(), m_points.end(), [&](const Point& a, const Point& b) {
        return distance(a) < distance(b);
    });
    return found == m_points.end() ? nullptr : &*found;
}

std::optional<Chart::Readout> CurveChart::readout(QPointF at) const
{
    const Point* point = nearest(at);
    if (!point)
        return {};
    const QString threshold = std::isfinite(point->threshold) ? numberText(point->threshold, 3) : tr("above all");
    return Readout{{point->x, point->y},
                   (m_kind == Kind::Roc ? tr("false positives %1, true positives %2\nthreshold %3")
                                        : tr("recall %1, precision %2\nthreshold %3"))
                       .arg(percentText(point->x), percentText(point->y), threshold)};
}

void CurveChart::clicked(QPointF at)
{
    if (opensAt(at))
        emit thresholdChosen(std::clamp(nearest(at)->threshold, 0.0, 1.0));
}

bool CurveChart::opensAt(QPointF at) const
{
    const Point* point = nearest(at);
    return point && std::isfinite(point->threshold);
}

std::vector<QPointF> CurveChart::doors() const
{
    std::vector<QPointF> places;
    for (const Point& point : m_points)
        if (std::isfinite(point.threshold))
            places.emplace_back(point.x, point.y);
    std::ranges::stable_sort(places, {}, &QPointF::x);
    return places;
}

PlotTable CurveChart::table() const
{
    PlotTable table;
    table.columns = m_kind == Kind::Roc ? QStringList{tr("False positive rate"), tr("True positive rate"), tr("Threshold")}
                                        : QStringList{tr("Recall"), tr("Precision"), tr("Threshold")};
    for (const Point& point : m_points)
        table.rows.push_back({point.x, point.y, point.threshold});
    return table;
}

} // namespace lathe
