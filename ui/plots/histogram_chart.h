// How often values fall into bins; each bin is clickable, what lies beyond the ends is pale and says so.
#pragma once

#include "ui/plots/chart.h"

#include <cstdint>
#include <vector>

class QCPItemStraightLine;

namespace lathe {

struct HistogramBin {
    double low = 0, high = 0;        ///< [low, high), the last one closed
    std::vector<std::uint32_t> rows; ///< what is behind it, in order
    bool isOverflow = false;         ///< also holds everything beyond this end
};

/// Bins of round widths for the middle 99 % of the values, by the rule of Freedman and Diaconis (1981), at most 60.
/// What lies beyond goes into the first and last bin, which then are overflow bins. Values that are not finite are
/// left out. Empty without values.
std::vector<HistogramBin> histogramBins(const std::vector<double>& values);

class HistogramChart : public Chart {
    Q_OBJECT
public:
    explicit HistogramChart(QWidget* parent = nullptr);
    ~HistogramChart() override;

    void setBins(std::vector<HistogramBin> bins, const QString& name, const QString& unit);
    /// Marks a value with a dashed line, such as 0.
    void setReference(std::optional<double> value);
    PlotTable table() const override;
    /// -1: none.
    int binAt(double value) const;
    const std::vector<HistogramBin>& bins() const { return m_bins; }

signals:
    void binActivated(int bin);

protected:
    void restyle() override;
    void fitAxes() override;
    std::optional<Readout> readout(QPointF at) const override;
    void clicked(QPointF at) override;
    std::vector<QPointF> doors() const override;
    bool opensAt(QPointF at) const override;

private:
    class Bars;
    QString rangeText(const HistogramBin& bin) const;

    Bars* m_bars;
    QCPItemStraightLine* m_reference;
    std::vector<HistogramBin> m_bins;
    QString m_name, m_unit;
};

} // namespace lathe
