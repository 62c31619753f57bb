// What a model of a table goes by: the importance of its columns, SHAP values, and the dependence on a chosen column.
// Every mark is a door: a bar opens the dependence on its column, a value of it and a node of a tree their rows.
#pragma once

#include "ml/table_learner.h"
#include "services/explain_service.h"

#include <QWidget>

#include <memory>

class QBoxLayout;
class QPushButton;
class QSpinBox;
class QStackedLayout;

namespace lathe {

class Card;
class DependenceChart;
class ElidedLabel;
class ExplainedRows;
class JobRunner;
class SegmentedControl;
class TreeView;
class ValueBars;
class WaterfallChart;

struct JudgedView;

/// Made once in the background, then only read.
struct RunExplanation {
    ExplainedRun run;
    std::size_t output = 0;
    Importance importance;
    Table shapRows; ///< row i of `shap`
    Attributions shap;
    Matrix features; ///< of run.rows as trees see them; no rows for a model of another kind
};

class ExplainView : public QWidget {
    Q_OBJECT
public:
    explicit ExplainView(JobRunner& jobs, QWidget* parent = nullptr);
    /// Cancels what is being computed.
    ~ExplainView() override;

    /// With `judged`, the same part of the run, rows are shown with their predictions; it may be null.
    void explain(Workbench& workbench, const std::string& run, Part part, std::shared_ptr<const JudgedView> judged = nullptr);
    void display(std::shared_ptr<const RunExplanation> explanation);
    void showColumn(const std::string& column);
    bool isBusy() const { return m_job != 0 || m_dependenceJob != 0; }
    const ValueBars* bars() const { return m_bars; }
    const WaterfallChart* waterfall() const { return m_waterfall; }
    const DependenceChart* chart() const { return m_chart; }
    const TreeView* tree() const { return m_tree; }
    const ExplainedRows* rows() const { return m_rows; }

private:
    void showBars();
    void showRow();
    void showTree();
    void makeBars(QBoxLayout* row);
    void makeDependence(QBoxLayout* row);
    Card* makeTree();
    void openNode(int node);
    void openValue(int place);
    void openAnswer();
    void say(const QString& text);
    void cancel();

    JobRunner& m_jobs;
    int m_job = 0, m_dependenceJob = 0; ///< 0: none
    std::shared_ptr<const RunExplanation> m_explanation;
    std::shared_ptr<const JudgedView> m_judged;
    std::vector<std::string> m_columns; ///< of the bars
    std::vector<std::vector<std::uint32_t>> m_nodeRows; ///< of the tree that is shown; empty where they are not known
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
    ExplainedRows* m_rows;
    ElidedLabel* m_measure; ///< what the bars are
    ElidedLabel* m_state;
    QPushButton* m_cancel;
};

/// A window with the explanation of a judged part; it deletes itself when it is closed.
void openExplainWindow(QWidget* parent, Workbench& workbench, JobRunner& jobs, const std::shared_ptr<const JudgedView>& judged);

} // namespace lathe
