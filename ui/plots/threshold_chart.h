// Precision, recall and F1 of one class against the threshold, with 95 % intervals.
#pragma once

#include "eval/curves.h"
#include "ui/plots/chart.h"

#include <array>
#include <vector>

class QCPGraph;

namespace lathe {

class MarkerItem;

class ThresholdChart : public Chart {
    Q_OBJECT
public:
    explicit ThresholdChart(QWidget* parent = nullptr);

    void setCurves(const QString& className, const ClassCurves& curves);
    void clear();
    /// Snapped to the nearest point that was computed.
    void setThreshold(double threshold);
    double threshold() const;
    /// Null without curves.
    const ThresholdPoint* current() const;
    PlotTable table() const override;

signals:
    /// While the marker is dragged or moved by the arrow keys.
    void thresholdChanged(double threshold);
    /// The marker was let go, or a place on a curve was clicked: its items are wanted.
    void thresholdChosen(double threshold);

protected:
    void restyle() override;
    void fitAxes() override;
    std::optional<Readout> readout(QPointF at) const override;
    void pressed(QMouseEvent* event, QPointF at) override;
    void moved(QMouseEvent* event, QPointF at) override;
    void released(QMouseEvent* event, QPointF at) override;
    void clicked(QPointF at) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Series {
        QCPGraph* low;
        QCPGraph* high;
        QCPGraph* line;
        KeyedLabel* label;
    };
    bool isNearMarker(double pixelX) const;
    std::size_t nearestPoint(double threshold) const;
    void placeMarker();
    void placeLabels();

    std::array<Series, 3> m_series; ///< precision, recall, F1
    MarkerItem* m_marker;
    std::vector<ThresholdPoint> m_points;
    double m_best = 0;
    std::size_t m_current = 0;
    bool m_dragging = false;
};

} // namespace lathe
