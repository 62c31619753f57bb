// How the answers of a classifier are decided: calibration, recalibration, the threshold, and what they change.
#pragma once

#include "jobs/job_runner.h"
#include "services/decide_service.h"
#include "ui/pages/evaluate/judged_view.h"

#include <QTimer>
#include <QWidget>

#include <memory>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;

namespace lathe {

class CalibrationChart;
class Card;
class ElidedLabel;
class ThresholdChart;

class DecisionView : public QWidget {
    Q_OBJECT
public:
    DecisionView(Workbench& workbench, JobRunner& jobs, QWidget* parent = nullptr);

    /// Null for none. The choices become those of the run's stored decision.
    void setView(std::shared_ptr<const JudgedView> view);
    bool isSettling() const { return m_waiting > 0 || m_delay.isActive(); }
    CalibrationChart* calibrationChart() const { return m_calibration; }

protected:
    void showEvent(QShowEvent* event) override;

signals:
    void rowsRequested(const QString& title, const QString& subtitle, const std::vector<std::uint32_t>& rows);
    /// The run decides otherwise from now on.
    void stored();
    void failed(const lathe::Error& error);

private:
    /// What the choices come to, for the part that is shown.
    struct Proposal {
        Decision decision;
        DecisionEffect effect;
        Predictions decided;
        std::shared_ptr<const ClassCurves> curves; ///< of the decided answers; null where they are undefined
    };

    Card* makeCalibration();
    Card* makeThreshold();
    void takeOver(const Decision& decision);
    DecisionRequest request() const;
    void propose();
    void display(const Result<Proposal>& proposal);
    void showFigures();
    void store();
    void openBin(int bin);
    void openThreshold(double threshold);

    Workbench& m_workbench;
    JobRunner& m_jobs;
    std::shared_ptr<const JudgedView> m_view;
    std::shared_ptr<const Proposal> m_proposal;
    QComboBox* m_class;
    QComboBox* m_method;
    QComboBox* m_rule;
    QDoubleSpinBox* m_value;
    QDoubleSpinBox* m_falsePositive;
    QDoubleSpinBox* m_falseNegative;
    QWidget* m_costs;
    CalibrationChart* m_calibration;
    ThresholdChart* m_threshold;
    ElidedLabel* m_calibrationFigures;
    ElidedLabel* m_thresholdFigures;
    ElidedLabel* m_state;
    QPushButton* m_store;
    QTimer m_delay; ///< a person types before anything is fitted
    int m_generation = 0;
    int m_waiting = 0;
};

} // namespace lathe
