// Scores on train and validation against rows or a parameter's value, each with its band over the draws.
#pragma once

#include "eval/algorithm_curves.h"
#include "ui/plots/chart.h"

#include <array>

class QCPGraph;
class QCPItemStraightLine;

namespace lathe {

class ScoreChart : public Chart {
    Q_OBJECT
public:
    explicit ScoreChart(QWidget* parent = nullptr);

    /// `horizontal` names what the points differ in, `metric` what is shown of them.
    void setCurve(const AlgorithmCurve& curve, const std::string& metric, const QString& horizontal, const QString& vertical);
    void clear();
    PlotTable table() const override;

protected:
    void restyle() override;
    void fitAxes() override;
    std::optional<Readout> readout(QPointF at) const override;

private:
    struct Series {
        QCPGraph* low;
        QCPGraph* high;
        QCPGraph* line;
        KeyedLabel* label;
    };
    struct Point {
        double at = 0;
        QString label;
        qint64 rows = 0;
        double seconds = 0;
        std::array<std::optional<ScoreBand>, 2> bands; ///< train, validation
    };

    std::array<Series, 2> m_series;
    QCPItemStraightLine* m_current;
    std::vector<Point> m_points;
    QString m_horizontal, m_vertical;
    bool m_logarithmic = false;
};

} // namespace lathe
