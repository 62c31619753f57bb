// A reliability diagram: how often items are of the class against how probable they were said to be.
#pragma once

#include "eval/calibration.h"
#include "ui/plots/chart.h"

#include <optional>

class QCPItemLine;

namespace lathe {

class CalibrationChart : public Chart {
    Q_OBJECT
public:
    explicit CalibrationChart(QWidget* parent = nullptr);
    ~CalibrationChart() override;

    /// `after` is drawn over `before`, its bins are those that are clicked; nothing where nothing is recalibrated.
    void setCurves(const QString& className, CalibrationCurve before, std::optional<CalibrationCurve> after);
    void clear();
    /// That of the bins that can be clicked.
    const CalibrationCurve& curve() const { return m_after ? *m_after : m_before; }
    /// -1 outside.
    int binAt(double probability) const;
    PlotTable table() const override;

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
    class Marks;
    CalibrationCurve m_before;
    std::optional<CalibrationCurve> m_after;
    Marks* m_marks;
    QCPItemLine* m_ideal;
    KeyedLabel* m_beforeLabel;
    KeyedLabel* m_afterLabel;
};

} // namespace lathe
