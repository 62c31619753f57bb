#include "ui/plots/histogram_chart.h"

#include "ui/models/task_metrics.h"
#include "ui/plots/chart_items.h"
#include "ui/plots/number_text.h"
#include "ui/shell/theme.h"

#include <algorithm>

namespace lathe {

namespace {

constexpr double kMostBins = 60, kFewestBins = 5;
constexpr double kLeastHeight = 1.5; // pixels, so that one row is told from none
constexpr double kBeyond = 0.005;    // share of the values that goes beyond each end

/// 1, 2 or 5 times a power of ten, at least `width`.
double roundWidth(double width)
{
    const double power = std::pow(10.0, std::floor(std::log10(width)));
    for (const double step : {1.0, 2.0, 5.0})
        if (width <= step * power * (1 + 1e-9))
            return step * power;
    return 10 * power;
}

} // namespace

std::vector<HistogramBin> histogramBins(const std::vector<double>& values)
{
    std::vector<double> sorted;
    for (const double value : values)
        if (std::isfinite(value))
            sorted.push_back(value);
    if (sorted.empty())
        return {};
    std::ranges::sort(sorted);
    const auto quantile = [&](double share) { return sorted[std::size_t(std::lround(share * double(sorted.size() - 1)))]; };
    const double low = quantile(kBeyond), high = quantile(1 - kBeyond);
    const double spread = quantile(0.75) - quantile(0.25);
    const double range = high - low;
    double width = 2 * spread / std::cbrt(double(sorted.size()));
    width = std::clamp(width, range / kMostBins, range / kFewestBins);
    if (!(width > 0) || !std::isfinite(width))
        width = std::max(1e-9, std::abs(low) * 0.1 + 1e-3);
    width = roundWidth(width);
    const double first = std::floor(low / width) * width;
    const auto count = std::size_t(std::clamp(std::floor((high - first) / width) + 1, 1.0, 2 * kMostBins));
    std::vector<HistogramBin> bins(count);
    for (std::size_t i = 0; i < count; ++i) {
        bins[i].low = first + double(i) * width;
        bins[i].high = first + double(i + 1) * width;
    }
    bins.front().isOverflow = sorted.front() < bins.front().low;
    bins.back().isOverflow = sorted.back() > bins.back().high;
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (!std::isfinite(values[row]))
            continue;
        const double place = std::clamp(std::floor((values[row] - first) / width), 0.0, double(count - 1));
        bins[std::size_t(place)].rows.push_back(std::uint32_t(row));
    }
    return bins;
}

/// Rows are whole: no tick stands between two of them.
class CountTicker : public QCPAxisTicker {
protected:
    double getTickStep(const QCPRange& range) override { return std::max(1.0, std::ceil(QCPAxisTicker::getTickStep(range))); }
};

class HistogramChart::Bars : public QCPAbstractItem {
public:
    Bars(QCustomPlot* plot, const std::vector<HistogramBin>& bins) : QCPAbstractItem(plot), m_bins(bins) { setClipToAxisRect(true); }
    double selectTest(const QPointF&, bool, QVariant* = nullptr) const override { return -1; }

protected:
    void draw(QCPPainter* painter) override
    {
        const Theme& theme = Theme::instance();
        const double base = parentPlot()->yAxis->coordToPixel(0);
        painter->setAntialiasing(true);
        painter->setPen(Qt::NoPen);
        for (const HistogramBin& bin : m_bins) {
            if (bin.rows.empty())
                continue;
            const double left = parentPlot()->xAxis->coordToPixel(bin.low), right = parentPlot()->xAxis->coordToPixel(bin.high);
            const double height = std::max(kLeastHeight, base - parentPlot()->yAxis->coordToPixel(double(bin.rows.size())));
            painter->setBrush(bin.isOverflow ? faint(theme.categorical(0), 0.4) : theme.categorical(0));
            painter->drawRect(QRectF(left + 0.5, base - height, std::max(1.0, right - left - 1), height));
        }
    }

private:
    const std::vector<HistogramBin>& m_bins;
};

HistogramChart::HistogramChart(QWidget* parent) : Chart(parent)
{
    m_bars = new Bars(&plot(), m_bins);
    plot().yAxis->setTicker(QSharedPointer<QCPAxisTicker>(new CountTicker));
    m_reference = new QCPItemStraightLine(&plot());
    m_reference->setVisible(false);
    setHasDoors(true);
    restyle();
    resetZoom();
}

HistogramChart::~HistogramChart() = default;

void HistogramChart::restyle()
{
    Chart::restyle();
    m_reference->setPen(QPen(Theme::instance().colors().text, 1.2, Qt::DashLine));
    plot().xAxis->setNumberFormat(QStringLiteral("gb"));
    plot().xAxis->setNumberPrecision(6);
}

void HistogramChart::setBins(std::vector<HistogramBin> bins, const QString& name, const QString& unit)
{
    m_bins = std::move(bins);
    m_name = name;
    m_unit = unit;
    setAxisTitles(unit.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, unit), tr("rows"));
    resetZoom();
    refreshTable();
}

void HistogramChart::setReference(std::optional<double> value)
{
    m_reference->setVisible(value.has_value());
    if (value) {
        m_reference->point1->setCoords(*value, 0);
        m_reference->point2->setCoords(*value, 1);
    }
    scheduleReplot();
}

void HistogramChart::fitAxes()
{
    std::size_t most = 1;
    for (const HistogramBin& bin : m_bins)
        most = std::max(most, bin.rows.size());
    plot().yAxis->setRange(0, 1.05 * double(most));
    if (m_bins.empty()) {
        plot().xAxis->setRange(0, 1);
        return;
    }
    const double room = 0.02 * (m_bins.back().high - m_bins.front().low);
    plot().xAxis->setRange(m_bins.front().low - room, m_bins.back().high + room);
}

int HistogramChart::binAt(double value) const
{
    for (std::size_t i = 0; i < m_bins.size(); ++i)
        if (value >= m_bins[i].low && (value < m_bins[i].high || (i + 1 == m_bins.size() && value == m_bins[i].high)))
            return int(i);
    return -1;
}

QString HistogramChart::rangeText(const HistogramBin& bin) const
{
    const QString low = quantityText(bin.low, m_unit), high = quantityText(bin.high, m_unit);
    if (!bin.isOverflow)
        return tr("%1 to %2").arg(low, high);
    return &bin == &m_bins.front() ? tr("below %1, all of them").arg(high) : tr("above %1, all of them").arg(low);
}

std::optional<Chart::Readout> HistogramChart::readout(QPointF at) const
{
    const int index = binAt(at.x());
    if (index < 0 || m_bins[std::size_t(index)].rows.empty())
        return {};
    const HistogramBin& bin = m_bins[std::size_t(index)];
    return Readout{{(bin.low + bin.high) / 2, double(bin.rows.size())},
                   tr("%1\n%2 rows").arg(rangeText(bin), countText(qint64(bin.rows.size())))};
}

void HistogramChart::clicked(QPointF at)
{
    if (opensAt(at))
        emit binActivated(binAt(at.x()));
}

bool HistogramChart::opensAt(QPointF at) const
{
    const int index = binAt(at.x());
    return index >= 0 && !m_bins[std::size_t(index)].rows.empty();
}

std::vector<QPointF> HistogramChart::doors() const
{
    std::vector<QPointF> places;
    for (const HistogramBin& bin : m_bins)
        if (!bin.rows.empty())
            places.emplace_back((bin.low + bin.high) / 2, double(bin.rows.size()));
    return places;
}

PlotTable HistogramChart::table() const
{
    PlotTable table{{tr("From"), tr("To"), tr("Rows")}, {}};
    for (const HistogramBin& bin : m_bins)
        table.rows.push_back({bin.low, bin.high, qint64(bin.rows.size())});
    return table;
}

} // namespace lathe
