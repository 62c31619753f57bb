// Training: choose an algorithm and its settings, queue runs, watch and steer them.
#pragma once

#include "services/train_service.h"
#include "ui/pages/page.h"
#include "ui/pages/train/algorithm_gallery.h"

#include <QTimer>

class QLabel;
class QPushButton;
class QStackedLayout;
class QStackedWidget;

namespace lathe {

class BestSearch;
class EmptyState;
class LiveRun;
class PageHeader;
class RunInspector;
class RunList;
class TrainingGoal;
class TrainingSettings;

class TrainPage : public Page {
    Q_OBJECT
public:
    explicit TrainPage(PageContext context);

    QWidget* inspector() override;
    bool isSettling() const override;
    std::vector<PageCommand> commands() override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* makeComposer();
    LiveRun* makeLive();
    BestSearch* makeSearch();
    void follow();
    void compose();
    void search();
    void showSearch();
    void loadModule();
    void readItems();
    void showGoal();
    TrainRequest request() const;
    void listRuns();
    void checkChoice();
    void train();
    void execute(std::int64_t run, const QString& name);
    void refreshRun();
    void steer(Result<void> (*what)(Workbench&, std::int64_t));
    const LearnerEntry* entry(const std::string& id) const;

    std::vector<LearnerEntry> m_learners;
    ItemKind m_kind = ItemKind::Image; ///< of the dataset's items
    std::string m_readItems;   ///< reference whose columns the goal has
    std::string m_dataset;     ///< reference that is composed for
    std::int64_t m_run = 0;    ///< shown live; 0: composing
    std::optional<RunRecord> m_record;
    bool m_moduleAsked = false;
    bool m_stale = true;
    bool m_isSearching = false; ///< in place of choosing an algorithm
    int m_waiting = 0;
    int m_generation = 0;
    QTimer m_refresh, m_poll, m_check;

    QStackedLayout* m_stack;
    QWidget* m_nothing;
    QWidget* m_composer;
    LiveRun* m_live;
    PageHeader* m_composeHeader;
    QPushButton* m_train;
    QPushButton* m_findBest;
    BestSearch* m_search;
    TrainingGoal* m_goal;
    AlgorithmGallery* m_gallery;
    QLabel* m_noAlgorithm;
    QWidget* m_runsCard;
    RunList* m_runs;
    QWidget* m_inspector;
    QStackedWidget* m_inspected;
    QLabel* m_noSettings;
    TrainingSettings* m_settings;
    RunInspector* m_runInspector;
};

} // namespace lathe
