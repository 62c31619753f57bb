// A series over time: what was, what was forecast, and the ranges around it.
#pragma once

#include "ui/plots/chart.h"

#include <array>

class QCPGraph;

namespace lathe {

struct ForecastPoint {
    double moment = 0;          ///< seconds since 1970, or any number
    double truth = NAN;         ///< NaN: unknown
    double value = NAN;         ///< forecast; NaN before the forecasts begin
    double low80 = NAN, high80 = NAN, low95 = NAN, high95 = NAN;
    std::uint32_t row = 0;      ///< of a forecast
};

class ForecastChart : public Chart {
    Q_OBJECT
public:
    explicit ForecastChart(QWidget* parent = nullptr);

    /// In order of time.
    void setSeries(std::vector<ForecastPoint> points, bool isTime, const QString& timeName, const QString& valueName, const QString& unit);
    PlotTable table() const override;
    /// Of the point nearest in time; nothing where that one was not forecast.
    std::optional<std::uint32_t> rowAt(double moment) const;

signals:
    void rowActivated(std::uint32_t row);

protected:
    void restyle() override;
    void fitAxes() override;
    std::optional<Readout> readout(QPointF at) const override;
    void clicked(QPointF at) override;
    std::vector<QPointF> doors() const override;
    bool opensAt(QPointF at) const override;

private:
    const ForecastPoint* nearest(double moment) const;
    QString timeLabel(double moment) const;

    std::vector<ForecastPoint> m_points;
    bool m_isTime = false;
    QString m_timeName, m_valueName, m_unit;
    std::array<QCPGraph*, 4> m_edges; ///< low and high of 95 %, of 80 %
    QCPGraph* m_truth;
    QCPGraph* m_forecast;
    KeyedLabel* m_truthLabel;
    KeyedLabel* m_forecastLabel;
};

} // namespace lathe
