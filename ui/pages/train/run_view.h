// A run as it trains: losses, the validation metric, F1 by class, the log; for a run without epochs its time and its
// metrics. A view over what the store has.
#pragma once

#include "store/run_store.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QStackedLayout;

namespace lathe {

class Card;
class ClassBars;
class FitCard;
class LossChart;
class MetricChart;
class SegmentedControl;

class RunView : public QWidget {
    Q_OBJECT
public:
    explicit RunView(QWidget* parent = nullptr);

    /// Another run starts empty; the same run goes on where it was.
    void setRun(const RunRecord& run);
    void appendSteps(const std::vector<RunStep>& steps);
    void setLog(const std::vector<std::string>& lines);
    /// Of the last step that is shown; steps after it are wanted.
    std::int64_t lastStep() const { return m_lastStep; }
    bool isLogShown() const;
    LossChart* lossChart() const { return m_loss; }

signals:
    void classActivated(int classIndex);
    void logShown();

private:
    void updateMetric(const RunRecord& run);
    void updateBars(const RunRecord& run);
    void arrange();

    LossChart* m_loss;
    FitCard* m_fit;
    QWidget* m_smoothing;
    QWidget* m_lower;
    bool m_hasEpochs = true;
    bool m_isMeasured = true; ///< epoch by epoch
    MetricChart* m_metric;
    ClassBars* m_bars;
    QLabel* m_barsHint;
    Card* m_lossCard;
    Card* m_metricCard;
    Card* m_barsCard;
    SegmentedControl* m_kind;
    QStackedLayout* m_stack;
    QPlainTextEdit* m_log;
    std::int64_t m_run = 0;
    std::int64_t m_lastStep = 0;
    std::size_t m_epochs = 0;
    int m_planned = 0;
    RunStatus m_status = RunStatus::Scheduled;
    std::vector<std::string> m_lines;
};

} // namespace lathe
