#include "ui/plots/score_chart.h"

#include "ui/models/format.h"
#include "ui/plots/chart_items.h"
#include "ui/plots/number_text.h"
#include "ui/shell/theme.h"

namespace lathe {

namespace {
constexpr double kRoom = 0.04; // of the axes, beside the outermost points
constexpr double kLabelRise = 13;
}

ScoreChart::ScoreChart(QWidget* parent) : Chart(parent)
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
    m_series[0].label->text = tr("Train");
    m_series[1].label->text = tr("Validation");
    m_current = new QCPItemStraightLine(&plot());
    setTitle(tr("Scores of the algorithm"));
    restyle();
    clear();
}

void ScoreChart::restyle()
{
    Chart::restyle();
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        const QColor color = Theme::instance().line(i == 0 ? 2 : 0);
        m_series[i].low->setPen(Qt::NoPen);
        m_series[i].high->setPen(Qt::NoPen);
        m_series[i].high->setBrush(withAlpha(color, 0.18));
        m_series[i].line->setPen(linePen(color, 2));
        m_series[i].line->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, Theme::instance().colors().surface, color, 7));
        m_series[i].label->color = color;
    }
    m_current->setPen(QPen(Theme::instance().colors().muted, 1, Qt::DashLine));
}

void ScoreChart::setCurve(const AlgorithmCurve& curve, const std::string& metric, const QString& horizontal, const QString& vertical)
{
    m_points.clear();
    m_horizontal = horizontal;
    m_vertical = vertical;
    m_logarithmic = curve.logarithmic;
    for (const CurvePoint& point : curve.points) {
        Point shown{point.at, QString::fromStdString(point.label), point.rows, point.fitSeconds, {}};
        for (const auto& [series, scores] : {std::pair(0, &point.train), std::pair(1, &point.validation)})
            if (const auto found = scores->find(metric); found != scores->end())
                shown.bands[std::size_t(series)] = bandOf(found->second);
        m_points.push_back(std::move(shown));
    }
    plot().xAxis->setScaleType(m_logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    plot().xAxis->setTicker(m_logarithmic ? QSharedPointer<QCPAxisTicker>(new QCPAxisTickerLog) : QSharedPointer<QCPAxisTicker>(new QCPAxisTicker));
    plot().xAxis->setNumberFormat(m_logarithmic ? QStringLiteral("gb") : QStringLiteral("f"));
    plot().xAxis->setNumberPrecision(m_logarithmic ? 0 : m_points.empty() || m_points.back().at >= 10 ? 0 : 2);
    plot().xAxis->setTickLabels(!m_points.empty());
    setAxisTitles(horizontal, vertical);
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        QVector<QCPGraphData> low, high, line;
        for (const Point& point : m_points)
            if (const auto& band = point.bands[i]) {
                low.append({point.at, band->low});
                high.append({point.at, band->high});
                line.append({point.at, band->mean});
            }
        m_series[i].label->setVisible(!line.isEmpty());
        if (!line.isEmpty()) {
            const QCPGraphData& middle = line[line.size() / 2];
            // Above its curve or below, away from the other.
            const auto& other = m_points[std::size_t(m_points.size() / 2)].bands[1 - i];
            m_series[i].label->place({middle.key, middle.value}, {0, other && other->mean > middle.value ? kLabelRise : -kLabelRise});
        }
        m_series[i].low->data()->set(low, true);
        m_series[i].high->data()->set(high, true);
        m_series[i].line->data()->set(line, true);
    }
    m_current->setVisible(curve.kind == CurveKind::Validation && !m_points.empty());
    m_current->point1->setCoords(curve.current, 0);
    m_current->point2->setCoords(curve.current, 1);
    resetZoom();
    refreshTable();
}

void ScoreChart::clear()
{
    setCurve({}, {}, {}, {});
}

void ScoreChart::fitAxes()
{
    double low = 1e300, high = -1e300;
    for (const Point& point : m_points)
        for (const auto& band : point.bands)
            if (band) {
                low = std::min(low, band->low);
                high = std::max(high, band->high);
            }
    if (!(low <= high)) {
        plot().xAxis->setRange(m_logarithmic ? 0.1 : 0, 1);
        plot().yAxis->setRange(0, 1);
        return;
    }
    const double room = std::max(1e-3, kRoom * 2 * (high - low));
    plot().yAxis->setRange(low - room, high + room);
    const double from = m_points.front().at, to = m_points.back().at;
    if (m_logarithmic && from > 0) {
        const double factor = std::pow(std::max(1.0001, to / from), kRoom);
        plot().xAxis->setRange(from / factor, to * factor);
    } else {
        const double side = std::max(1e-6, kRoom * (to - from));
        plot().xAxis->setRange(from - side, to + side);
    }
}

std::optional<Chart::Readout> ScoreChart::readout(QPointF at) const
{
    const Point* nearest = nullptr;
    const auto distance = [&](const Point& point) {
        return m_logarithmic && at.x() > 0 && point.at > 0 ? std::abs(std::log(point.at / at.x())) : std::abs(point.at - at.x());
    };
    for (const Point& point : m_points)
        if ((point.bands[0] || point.bands[1]) && (!nearest || distance(point) < distance(*nearest)))
            nearest = &point;
    if (!nearest)
        return {};
    const auto words = [](const std::optional<ScoreBand>& band) {
        return band ? numberText(band->mean, 3) + (band->high > band->mean ? QStringLiteral(" ±\u00a0") + numberText(band->high - band->mean, 3) : QString()) : QStringLiteral("–");
    };
    return Readout{{nearest->at, (nearest->bands[1] ? nearest->bands[1] : nearest->bands[0])->mean},
                   tr("%1: %2, %3 rows\ntrain %4\nvalidation %5\nfitted in %6")
                       .arg(m_horizontal, nearest->label, countText(nearest->rows), words(nearest->bands[0]), words(nearest->bands[1]), durationLabel(nearest->seconds))};
}

PlotTable ScoreChart::table() const
{
    PlotTable table{{m_horizontal.isEmpty() ? tr("At") : m_horizontal, tr("Rows"), tr("Train"), tr("low"), tr("high"), tr("Validation"), tr("low"), tr("high"), tr("Seconds to fit")}, {}};
    for (const Point& point : m_points) {
        std::vector<QVariant> row{point.label, point.rows};
        for (const auto& band : point.bands)
            for (const double value : {band ? band->mean : NAN, band ? band->low : NAN, band ? band->high : NAN})
                row.push_back(band ? QVariant(value) : QVariant());
        row.push_back(point.seconds);
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace lathe
