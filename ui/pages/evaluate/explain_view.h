// What a model of a table goes by: the importance of its columns, SHAP values, and the dependence on a chosen column.
#pragma once

#include "services/explain_service.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPushButton;
class QSpinBox;
class QStackedLayout;

namespace lathe {

class Card;
class DependenceChart;
class JobRunner;
class SegmentedControl;
class TreeView;
class ValueBars;
class WaterfallChart;

/// Made once in the background, then only read.
struct RunExplanation {
    ExplainedRun run;
    std::size_t output = 0;
    Importance importance;
    Table shapRows; ///< row i of `shap`
    Attributions shap;
};

class ExplainView : public QWidget {
    Q_OBJECT
public:
    explicit ExplainView(JobRunner& jobs, QWidget* parent = nullptr);
    /// Cancels what is being computed.
    ~ExplainView() override;

    void explain(Workbench& workbench, const std::string& run, Part part);
    void display(std::shared_ptr<const RunExplanation> explanation);
    void showColumn(const std::string& column);
    bool isBusy() const { return m_job != 0 || m_dependenceJob != 0; }
    const ValueBars* bars() const { return m_bars; }
    const WaterfallChart* waterfall() const { return m_waterfall; }
    const DependenceChart* chart() const { return m_chart; }

private:
    void showBars();
    void showRow();
    void showTree();
    Card* makeTree();
    void say(const QString& text);
    void cancel();

    JobRunner& m_jobs;
    int m_job = 0, m_dependenceJob = 0; ///< 0: none
    std::shared_ptr<const RunExplanation> m_explanation;
    std::vector<std::string> m_columns; ///< of the bars
    Card* m_card;
    SegmentedControl* m_kind;
    ValueBars* m_bars;
    WaterfallChart* m_waterfall;
    QStackedLayout* m_stack;
    QSpinBox* m_row;
    DependenceChart* m_chart;
    Card* m_chartCard;
    Card* m_treeCard; ///< hidden for a model that is no tree
    TreeView* m_tree;
    QSpinBox* m_treeNumber;
    QLabel* m_state;
    QPushButton* m_cancel;
};

/// A window with the explanation of a run; it deletes itself when it is closed.
void openExplainWindow(QWidget* parent, Workbench& workbench, JobRunner& jobs, const RunRecord& run, Part part);

} // namespace lathe
