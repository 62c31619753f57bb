// The loss of a run while it trains: each step faint, a smoothed line, the validation loss by epoch.
#pragma once

#include "ui/plots/chart.h"

#include <span>
#include <vector>

class QCPGraph;

namespace lathe {

struct LossPoint {
    double epoch = 0; ///< 2.5: halfway through the third
    double loss = 0;
};

class LossChart : public Chart {
    Q_OBJECT
public:
    explicit LossChart(QWidget* parent = nullptr);

    void clear();
    /// The axis shows the whole run from the start.
    void setPlannedEpochs(int epochs);
    void appendSteps(std::span<const LossPoint> points);
    void setValidation(std::vector<LossPoint> points);
    /// Weight of the past in the moving average, in [0, 1).
    void setSmoothing(double weight);
    double smoothing() const { return m_smoothing; }
    PlotTable table() const override;

protected:
    void restyle() override;
    void fitAxes() override;
    std::optional<Readout> readout(QPointF at) const override;

private:
    void smoothFrom(std::size_t first);
    void placeLabels();

    QCPGraph* m_raw;
    QCPGraph* m_smooth;
    QCPGraph* m_validationLine;
    KeyedLabel* m_trainLabel;
    KeyedLabel* m_validationLabel;
    std::vector<LossPoint> m_steps;
    std::vector<double> m_smoothed;
    std::vector<LossPoint> m_validation;
    double m_average = 0; ///< of the past steps, not yet corrected for its start at 0
    double m_weight = 0;
    double m_smoothing = 0.9;
    int m_planned = 1;
};

} // namespace lathe
