// The ROC curve or the precision-recall curve of one class.
#pragma once

#include "eval/curves.h"
#include "ui/plots/chart.h"

#include <vector>

class QCPCurve;
class QCPItemLine;

namespace lathe {

class CurveChart : public Chart {
    Q_OBJECT
public:
    enum class Kind { Roc, PrecisionRecall };
    explicit CurveChart(Kind kind, QWidget* parent = nullptr);

    void setCurves(const ClassCurves& curves);
    void clear();
    PlotTable table() const override;

signals:
    /// A point of the curve was clicked.
    void thresholdChosen(double threshold);

protected:
    void restyle() override;
    void fitAxes() override;
    std::optional<Readout> readout(QPointF at) const override;
    void clicked(QPointF at) override;
    std::vector<QPointF> doors() const override;
    bool opensAt(QPointF at) const override;

private:
    struct Point {
        double x, y, threshold;
    };
    const Point* nearest(QPointF at) const;

    Kind m_kind;
    QCPCurve* m_curve;
    QCPItemLine* m_chance;
    KeyedLabel* m_label;
    std::vector<Point> m_points;
};

} // namespace lathe
