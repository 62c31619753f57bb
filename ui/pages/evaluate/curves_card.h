// One class against the rest: threshold, ROC and precision-recall curves.
#pragma once

#include "jobs/job_runner.h"
#include "ui/pages/evaluate/judged_view.h"
#include "ui/shell/card.h"

#include <array>
#include <memory>

class QComboBox;
class QLabel;
class QStackedLayout;

namespace lathe {

class CurveChart;
class SegmentedControl;
class ThresholdChart;

class CurvesCard : public Card {
    Q_OBJECT
public:
    explicit CurvesCard(JobRunner& jobs, QWidget* parent = nullptr);

    void setView(std::shared_ptr<const JudgedView> view);
    void setClass(int classIndex);
    int classIndex() const;
    bool isSettling() const { return m_computing; }
    ThresholdChart* thresholdChart() const { return m_threshold; }

signals:
    /// Items at this threshold of the class are wanted.
    void thresholdChosen(int classIndex, double threshold);

private:
    void compute();
    void display(const Result<std::shared_ptr<const ClassCurves>>& curves);
    void showFigures();

    JobRunner& m_jobs;
    std::shared_ptr<const JudgedView> m_view;
    SegmentedControl* m_kind;
    QComboBox* m_class;
    QStackedLayout* m_charts;
    ThresholdChart* m_threshold;
    CurveChart* m_roc;
    CurveChart* m_precisionRecall;
    QLabel* m_undefined;
    QWidget* m_figures;
    struct Figure {
        QLabel* value;
        QLabel* interval;
    };
    std::array<Figure, 3> m_values;
    int m_generation = 0; ///< results of an earlier question are dropped
    bool m_computing = false;
};

} // namespace lathe
