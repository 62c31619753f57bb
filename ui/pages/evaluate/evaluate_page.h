// Judging a run: metrics with intervals, the charts of its task, and the items behind every mark.
#pragma once

#include "ui/items/thumbnail_loader.h"
#include "ui/pages/evaluate/judged_view.h"
#include "ui/pages/page.h"

class QPushButton;
class QStackedLayout;
class QStackedWidget;

namespace lathe {

class AlgorithmCurvesView;
class ConfusionMatrix;
class CurvesCard;
class DecisionView;
class DetectionCharts;
class EmptyState;
class JudgedCharts;
class JudgedItemsCard;
class MetricsLine;
class PageHeader;
class RunList;
class SegmentedControl;

class EvaluatePage : public Page {
    Q_OBJECT
public:
    explicit EvaluatePage(PageContext context);

    bool isSettling() const override;
    std::vector<PageCommand> commands() override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeJudgement();
    QWidget* makeClassification();
    QWidget* makeChooser();
    JudgedCharts* chartsOf(Task task) const;
    void clearCharts();
    void showLook();
    void follow();
    void judge(bool count);
    void display(std::shared_ptr<const JudgedView> view);
    void showClass(int index);
    void showNone(const Error& error);
    void listRuns();
    void updateLooks();
    void registerModel();
    Part part() const;

    ThumbnailLoader m_loader;
    std::shared_ptr<const JudgedView> m_view;
    std::int64_t m_run = 0;
    int m_generation = 0;
    bool m_stale = true;
    int m_waiting = 0;

    QStackedLayout* m_stack;
    QWidget* m_judgement;
    QWidget* m_chooser;
    PageHeader* m_header;
    QPushButton* m_explain;
    MetricsLine* m_metrics;
    SegmentedControl* m_parts;
    SegmentedControl* m_looks; ///< mistakes, decision, curves of the algorithm
    QStackedWidget* m_charts;
    QWidget* m_classification;
    JudgedCharts* m_regression;
    JudgedCharts* m_clusters;
    JudgedCharts* m_map;
    JudgedCharts* m_forecast;
    JudgedCharts* m_scores;
    DetectionCharts* m_detection;
    DecisionView* m_decision;
    AlgorithmCurvesView* m_algorithm;
    ConfusionMatrix* m_matrix;
    CurvesCard* m_curves;
    JudgedItemsCard* m_items;
    EmptyState* m_empty;
    RunList* m_runs;
    QWidget* m_runsCard;
};

} // namespace lathe
