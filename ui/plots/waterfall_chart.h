// How the columns move one row's answer, from the mean answer to its own.
#pragma once

#include "ui/plots/plot_view.h"

#include <vector>

namespace lathe {

struct WaterfallStep {
    QString name;  ///< "Sex = female"
    double change = 0;
};

class WaterfallChart : public PlotView {
    Q_OBJECT
public:
    explicit WaterfallChart(QWidget* parent = nullptr);
    /// The strongest first; beyond twelve the rest is drawn as one.
    void setSteps(double base, std::vector<WaterfallStep> steps);
    PlotTable table() const override;

private:
    class Area;
    Area* m_area;
    double m_base = 0;
    std::vector<WaterfallStep> m_steps;
};

} // namespace lathe
