// Find the best: a search's leaderboard while it runs and afterwards, what it says of its winner, and earlier searches.
#pragma once

#include "ui/pages/page.h"
#include "ui/pages/train/algorithm_gallery.h"
#include "ui/pages/train/leaderboard_view.h"

#include <QTimer>

class QComboBox;
class QLabel;
class QPushButton;
class QStackedLayout;

namespace lathe {

class PageHeader;
class ParamForm;

/// What is searched for: a table, its target and task.
struct SearchGoal {
    std::string dataset; ///< reference
    std::string target;
    Task task = Task::Classification;
    bool operator==(const SearchGoal&) const = default;
};

bool isSearchable(Task task);
/// The budget and the folds of a search as typed parameters; metrics as the task has them.
std::vector<ParamSpec> searchSettings(Task task);
SearchRequest searchRequest(const SearchGoal& goal, const Params& settings);

/// Starts searches and follows them in the registry: leaving the page leaves them running.
class BestSearch : public QWidget {
    Q_OBJECT
public:
    explicit BestSearch(PageContext context, QWidget* parent = nullptr);

    /// Shows the newest search of the dataset, or what a search is.
    void open(SearchGoal goal);
    void setAlgorithms(const std::vector<LearnerEntry>& learners);
    /// Budget, metric and folds, for the inspector. Owned by its parent.
    QWidget* settings() const { return m_settings; }
    bool isRunning() const { return m_job != 0; }
    bool isSettling() const { return m_reading > 0; }
    QPushButton* startButton() const { return m_start; }
    QPushButton* stopButton() const { return m_stop; }
    LeaderboardView* view() const { return m_view; }
    QComboBox* earlier() const { return m_earlier; }

    void start();
    void stop();

signals:
    void backWanted();
    void runWanted(std::int64_t run);   ///< a trial was activated
    void judgeWanted(std::int64_t run); ///< the winner
    void banner(const BannerMessage& message);
    void bannerCleared();

private:
    void read();
    bool isRunningHere() const;
    void showReport(SearchReport report);
    void showVerdict(const SearchReport& report);
    void showState();

    PageContext m_context;
    SearchGoal m_goal;
    std::string m_shown; ///< name of the search; empty: none
    int m_job = 0;       ///< of this window; 0: none runs
    std::string m_jobDataset; ///< name of the dataset that it searches for
    bool m_isStopping = false;
    int m_reading = 0;
    bool m_isStale = false; ///< something happened while it was read
    QTimer m_refresh;

    QWidget* m_settings;
    ParamForm* m_form;
    PageHeader* m_header;
    QPushButton* m_start;
    QPushButton* m_stop;
    QPushButton* m_judge;
    QComboBox* m_earlier;
    QStackedLayout* m_stack;
    QWidget* m_nothing;
    QWidget* m_found;
    LeaderboardView* m_view;
    QLabel* m_verdict;
};

} // namespace lathe
