// Learning and validation curves of the run's algorithm: drawn on request, kept with the run.
#pragma once

#include "jobs/job_runner.h"
#include "services/curve_service.h"

#include <QWidget>

class QComboBox;
class QPushButton;

namespace lathe {

class ElidedLabel;
class ScoreChart;
class SegmentedControl;

class AlgorithmCurvesView : public QWidget {
    Q_OBJECT
public:
    AlgorithmCurvesView(Workbench& workbench, JobRunner& jobs, QWidget* parent = nullptr);

    /// 0: none. What was drawn before is shown.
    void setRun(std::int64_t run, Task task);
    bool isSettling() const { return m_reading; }
    bool isDrawing() const { return m_job != 0; }
    ScoreChart* chart() const { return m_chart; }

signals:
    void failed(const lathe::Error& error);

private:
    struct Kept {
        std::vector<AlgorithmCurve> curves;
        std::vector<ParamSpec> parameters;
    };
    void read();
    void draw();
    void display();
    CurveKind kind() const;
    const AlgorithmCurve* current() const;

    Workbench& m_workbench;
    JobRunner& m_jobs;
    std::int64_t m_run = 0;
    Task m_task = Task::Classification;
    Kept m_kept;
    SegmentedControl* m_kind;
    QComboBox* m_parameter;
    QComboBox* m_metric;
    QComboBox* m_judge;
    QPushButton* m_draw;
    ScoreChart* m_chart;
    ElidedLabel* m_words;
    int m_generation = 0;
    int m_job = 0; ///< that draws
    bool m_reading = false;
};

} // namespace lathe
