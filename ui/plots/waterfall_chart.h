// How the columns move one row's answer, from the mean answer to its own. A click on a bar opens its column, one on
// the answer the row.
#pragma once

#include "ui/plots/plot_view.h"

#include <vector>

namespace lathe {

struct WaterfallStep {
    QString name;   ///< "Sex = female"
    double change = 0;
    QString column; ///< "Sex"; empty: opens nothing
};

class WaterfallChart : public PlotView {
    Q_OBJECT
public:
    explicit WaterfallChart(QWidget* parent = nullptr);
    /// The strongest first; beyond twelve the rest is drawn as one.
    void setSteps(double base, std::vector<WaterfallStep> steps);
    const std::vector<WaterfallStep>& steps() const { return m_steps; }
    PlotTable table() const override;
    /// Of a step in the order of the table, in content(); the one after the last is the answer.
    QRect lineRect(int step) const;

signals:
    void columnActivated(const QString& column);
    void answerActivated();

private:
    class Area;
    Area* m_area;
    double m_base = 0;
    std::vector<WaterfallStep> m_steps;
};

} // namespace lathe
