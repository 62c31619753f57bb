// Training: choose an algorithm and its settings, queue runs, watch and steer them.
#pragma once

#include "ui/pages/page.h"
#include "ui/pages/train/algorithm_gallery.h"

#include <QTimer>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedLayout;
class QStackedWidget;

namespace lathe {

class EmptyState;
class PageHeader;
class RunInspector;
class RunList;
class RunView;
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
    QWidget* makeLive();
    void follow();
    void compose();
    /// The gallery shows the algorithms for these items; a table also asks for its target.
    void showKind(const DatasetVersion& version, const Schema& schema);
    void fillGallery();
    std::string target() const;
    void loadModule();
    void listRuns();
    void checkChoice();
    void train();
    void execute(std::int64_t run, const QString& name);
    void refreshRun();
    void displayRun(const RunRecord& run);
    void steer(Result<void> (*what)(Workbench&, std::int64_t));
    const LearnerEntry* entry(const std::string& id) const;

    std::vector<LearnerEntry> m_learners;
    std::string m_dataset;     ///< reference that is composed for
    std::string m_kind;        ///< of its items: `image`, `table`; empty until it is known
    std::int64_t m_run = 0;    ///< shown live; 0: composing
    std::optional<RunRecord> m_record;
    bool m_moduleAsked = false;
    bool m_stale = true;
    int m_waiting = 0;
    int m_generation = 0;
    QTimer m_refresh, m_poll, m_check;

    QStackedLayout* m_stack;
    QWidget* m_nothing;
    QWidget* m_composer;
    QWidget* m_live;
    PageHeader* m_composeHeader;
    PageHeader* m_liveHeader;
    QComboBox* m_target;
    QPushButton* m_train;
    QPushButton* m_pause;
    QPushButton* m_stop;
    QPushButton* m_evaluate;
    AlgorithmGallery* m_gallery;
    QWidget* m_runsCard;
    RunList* m_runs;
    RunView* m_view;
    QWidget* m_inspector;
    QStackedWidget* m_inspected;
    QLabel* m_noSettings;
    TrainingSettings* m_settings;
    RunInspector* m_runInspector;
};

} // namespace lathe
