// The metrics of a part in one line, each with its interval, or a dash and why.
#pragma once

#include "eval/evaluation.h"
#include "ml/task.h"

#include <QWidget>

#include <string>
#include <string_view>
#include <vector>

class QHBoxLayout;

namespace lathe {

/// "± 0.005", or "(0.006 to 0.012)" where the interval is uneven; empty without one.
QString intervalText(const Measurement& measurement, int digits);
/// The same for a metric of any task, RMSE with its unit and MAPE in percent.
QString metricInterval(std::string_view id, const Measurement& measurement, const QString& unit);

class MetricsLine : public QWidget {
    Q_OBJECT
public:
    explicit MetricsLine(QWidget* parent = nullptr);
    /// `unit`: of the target, for errors in its unit.
    void setEvaluation(const Evaluation& evaluation, Task task, const QString& unit = {});
    void clear();
    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    /// The worst class was clicked.
    void classRequested(int classIndex);

private:
    class Figure;
    void makeFigures(Task task);
    std::vector<std::string> m_ids;
    QHBoxLayout* m_row;
    std::vector<Figure*> m_figures;
    Figure* m_worst;
    int m_worstClass = -1;
};

} // namespace lathe
