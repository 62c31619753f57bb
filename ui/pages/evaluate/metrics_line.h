// The metrics of a part in one line, each with its interval, or a dash and why.
#pragma once

#include "eval/evaluation.h"

#include <QWidget>

#include <vector>

namespace lathe {

/// "± 0.005", or "(0.006 to 0.012)" where the interval is uneven; empty without one.
QString intervalText(const Measurement& measurement, int digits);

class MetricsLine : public QWidget {
    Q_OBJECT
public:
    explicit MetricsLine(QWidget* parent = nullptr);
    void setEvaluation(const Evaluation& evaluation);
    void clear();
    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    /// The worst class was clicked.
    void classRequested(int classIndex);

private:
    class Figure;
    std::vector<Figure*> m_figures;
    Figure* m_worst;
    int m_worstClass = -1;
};

} // namespace lathe
