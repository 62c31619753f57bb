// One metric by epoch, with its interval where it is known.
#pragma once

#include "ui/plots/chart.h"

#include <vector>

class QCPGraph;

namespace lathe {

struct MetricPoint {
    double epoch = 0;
    double value = 0;
    std::optional<double> low, high;
};

class MetricChart : public Chart {
    Q_OBJECT
public:
    explicit MetricChart(QWidget* parent = nullptr);

    /// `color`: index of the categorical colour, that of the part measured.
    void setSeries(const QString& name, int color, std::vector<MetricPoint> points);
    void setPlannedEpochs(int epochs);
    PlotTable table() const override;

signals:
    /// A point was clicked.
    void epochActivated(int epoch);

protected:
    void restyle() override;
    void fitAxes() override;
    std::optional<Readout> readout(QPointF at) const override;
    void clicked(QPointF at) override;

private:
    const MetricPoint* nearest(double epoch) const;

    QCPGraph* m_low;
    QCPGraph* m_high;
    QCPGraph* m_line;
    KeyedLabel* m_label;
    QString m_name;
    int m_color = 1;
    int m_planned = 1;
    std::vector<MetricPoint> m_points;
};

} // namespace lathe
