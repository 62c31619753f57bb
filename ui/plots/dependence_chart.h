// Partial dependence on one column with the curves of single rows (ICE) behind it; every
// value of it opens.
#pragma once

#include "eval/explain/dependence.h"
#include "ui/plots/chart.h"

#include <vector>

class QCPGraph;

namespace lathe {

class DependenceChart : public Chart {
    Q_OBJECT
public:
    /// Of more rows, so many curves are drawn, evenly taken; the mean is over all.
    static constexpr std::size_t kMostCurves = 60;
    explicit DependenceChart(QWidget* parent = nullptr);

    /// `output` heads the vertical axis: the class whose probability, or the value.
    void setDependence(Dependence dependence, const QString& output);
    const Dependence& dependence() const { return m_dependence; }
    PlotTable table() const override;

signals:
    /// A place of the grid was clicked.
    void valueActivated(int place);

protected:
    void restyle() override;
    void fitAxes() override;
    std::optional<Readout> readout(QPointF at) const override;
    void clicked(QPointF at) override;
    std::vector<QPointF> doors() const override;
    bool opensAt(QPointF at) const override;

private:
    bool isCategorical() const;
    int placeAt(double x) const; ///< of the grid; -1 without one

    Dependence m_dependence;
    QString m_output;
    QCPGraph* m_mean;
    std::vector<QCPGraph*> m_curves;
};

} // namespace lathe
