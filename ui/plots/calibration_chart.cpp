#include "ui/plots/calibration_chart.h"

#include "ui/plots/chart_items.h"
#include "ui/plots/number_text.h"
#include "ui/shell/theme.h"

namespace lathe {

namespace {

constexpr double kCountsHeight = 0.22; // share of the chart that the fullest bin's bar takes
constexpr double kDot = 3.5;
constexpr double kLeastHeight = 1.5;

QPolygonF pointsOf(const CalibrationCurve& curve, QCustomPlot* plot)
{
    QPolygonF points;
    for (const CalibrationBin& bin : curve.bins)
        if (bin.items > 0)
            points << QPointF(plot->xAxis->coordToPixel(bin.predicted), plot->yAxis->coordToPixel(bin.share));
    return points;
}

/// The fullest bin's point: where a name is least likely to meet noise.
QPointF fullest(const CalibrationCurve& curve)
{
    QPointF at(0.5, 0.5);
    std::int64_t most = 0;
    for (const CalibrationBin& bin : curve.bins)
        if (bin.items > most && bin.predicted > 0.15 && bin.predicted < 0.7) {
            most = bin.items;
            at = {bin.predicted, bin.share};
        }
    return at;
}

} // namespace

/// Bars of the counts, whiskers, lines and dots.
class CalibrationChart::Marks : public QCPAbstractItem {
public:
    Marks(QCustomPlot* plot, const CalibrationChart& chart) : QCPAbstractItem(plot), m_chart(chart) {}
    double selectTest(const QPointF&, bool, QVariant* = nullptr) const override { return -1; }

protected:
    void draw(QCPPainter* painter) override
    {
        painter->setAntialiasing(true);
        const Theme& theme = Theme::instance();
        drawCounts(painter, faint(theme.colors().muted, 0.25));
        if (m_chart.m_after)
            drawCurve(painter, m_chart.m_before, theme.colors().muted, false);
        drawCurve(painter, m_chart.curve(), theme.line(0), true);
    }

private:
    void drawCounts(QCPPainter* painter, const QColor& color)
    {
        std::int64_t most = 1;
        for (const CalibrationBin& bin : m_chart.curve().bins)
            most = std::max(most, bin.items);
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        const double base = parentPlot()->yAxis->coordToPixel(0);
        for (const CalibrationBin& bin : m_chart.curve().bins) {
            if (bin.items == 0)
                continue;
            const double left = parentPlot()->xAxis->coordToPixel(bin.low), right = parentPlot()->xAxis->coordToPixel(bin.high);
            const double top = parentPlot()->yAxis->coordToPixel(kCountsHeight * double(bin.items) / double(most));
            painter->drawRect(QRectF(left + 1, std::min(top, base - kLeastHeight), right - left - 2, std::max(kLeastHeight, base - top)));
        }
    }

    void drawCurve(QCPPainter* painter, const CalibrationCurve& curve, const QColor& color, bool hasWhiskers)
    {
        painter->setBrush(Qt::NoBrush);
        if (hasWhiskers) {
            painter->setPen(linePen(withAlpha(color, 0.55), 1));
            for (const CalibrationBin& bin : curve.bins)
                if (bin.items > 0) {
                    const double x = parentPlot()->xAxis->coordToPixel(bin.predicted);
                    painter->drawLine(QPointF(x, parentPlot()->yAxis->coordToPixel(bin.shareLow)), QPointF(x, parentPlot()->yAxis->coordToPixel(bin.shareHigh)));
                }
        }
        const QPolygonF points = pointsOf(curve, parentPlot());
        painter->setPen(linePen(color, hasWhiskers ? 2 : 1.5));
        painter->drawPolyline(points);
        painter->setPen(linePen(Theme::instance().colors().surface, 1));
        painter->setBrush(color);
        for (const QPointF& point : points)
            painter->drawEllipse(point, kDot, kDot);
    }

    const CalibrationChart& m_chart;
};

CalibrationChart::CalibrationChart(QWidget* parent) : Chart(parent)
{
    m_ideal = new QCPItemLine(&plot());
    m_ideal->start->setCoords(0, 0);
    m_ideal->end->setCoords(1, 1);
    m_marks = new Marks(&plot(), *this);
    m_beforeLabel = addLabel();
    m_afterLabel = addLabel();
    m_beforeLabel->text = tr("before");
    m_afterLabel->text = tr("recalibrated");
    setTitle(tr("Calibration"));
    setHasDoors(true);
    restyle();
    clear();
}

CalibrationChart::~CalibrationChart() = default;

void CalibrationChart::restyle()
{
    Chart::restyle();
    m_ideal->setPen(QPen(Theme::instance().colors().muted, 1, Qt::DashLine));
    m_beforeLabel->color = Theme::instance().colors().muted;
    m_afterLabel->color = Theme::instance().line(0);
}

void CalibrationChart::setCurves(const QString& className, CalibrationCurve before, std::optional<CalibrationCurve> after)
{
    m_before = std::move(before);
    m_after = std::move(after);
    setAxisTitles(className.isEmpty() ? tr("probability") : tr("probability of %1").arg(className), tr("share that is"));
    m_beforeLabel->setVisible(m_after.has_value());
    m_afterLabel->setVisible(m_after.has_value());
    if (m_after) {
        // Under its line, but above the axis.
        const QPointF first = fullest(m_before), own = fullest(*m_after);
        m_beforeLabel->place(first, {6, first.y() < 0.15 ? -14.0 : 14.0});
        m_afterLabel->place(own, {6, own.y() < first.y() && own.y() > 0.15 ? 14.0 : -14.0});
    }
    resetZoom();
    refreshTable();
}

void CalibrationChart::clear()
{
    setCurves({}, {}, {});
}

void CalibrationChart::fitAxes()
{
    plot().xAxis->setRange(-0.01, 1.01);
    plot().yAxis->setRange(0, 1.02);
}

int CalibrationChart::binAt(double probability) const
{
    const auto& bins = curve().bins;
    for (std::size_t i = 0; i < bins.size(); ++i)
        if (probability >= bins[i].low && (probability < bins[i].high || (i + 1 == bins.size() && probability <= bins[i].high)))
            return int(i);
    return -1;
}

std::optional<Chart::Readout> CalibrationChart::readout(QPointF at) const
{
    const int index = binAt(at.x());
    if (index < 0 || curve().bins[std::size_t(index)].items == 0)
        return {};
    const CalibrationBin& bin = curve().bins[std::size_t(index)];
    return Readout{{bin.predicted, bin.share},
                   tr("probability %1 on average\n%2 are of the class (%3 to %4)\n%5 of %6")
                       .arg(percentText(bin.predicted), percentText(bin.share), percentText(bin.shareLow), percentText(bin.shareHigh),
                            countText(bin.positives), countText(bin.items))};
}

void CalibrationChart::clicked(QPointF at)
{
    if (opensAt(at))
        emit binActivated(binAt(at.x()));
}

bool CalibrationChart::opensAt(QPointF at) const
{
    const int index = binAt(at.x());
    return index >= 0 && curve().bins[std::size_t(index)].items > 0;
}

std::vector<QPointF> CalibrationChart::doors() const
{
    std::vector<QPointF> places;
    for (const CalibrationBin& bin : curve().bins)
        if (bin.items > 0)
            places.emplace_back((bin.low + bin.high) / 2, bin.share);
    return places;
}

PlotTable CalibrationChart::table() const
{
    PlotTable table{{tr("From"), tr("To"), tr("Items"), tr("Of the class"), tr("Mean probability"), tr("Share"), tr("low"), tr("high")}, {}};
    for (const CalibrationBin& bin : curve().bins) {
        const bool isEmpty = bin.items == 0;
        const auto value = [&](double number) { return isEmpty ? QVariant() : QVariant(number); };
        table.rows.push_back({bin.low, bin.high, qint64(bin.items), qint64(bin.positives), value(bin.predicted), value(bin.share),
                              value(bin.shareLow), value(bin.shareHigh)});
    }
    return table;
}

} // namespace lathe
