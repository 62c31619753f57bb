// The bottom strip: one line of what works now, and a queue with logs when it is opened.
#pragma once

#include "jobs/job_runner.h"
#include "services/workbench.h"

#include <QWidget>

#include <map>

class QLabel;
class QProgressBar;
class QPushButton;
class QTimer;
class QVBoxLayout;

namespace lathe {

class ElidedLabel;
class IconButton;
class JobsQueue;

/// Jobs with an empty title are the window's own and are not shown.
class JobsStrip : public QWidget {
    Q_OBJECT
public:
    JobsStrip(Workbench& workbench, JobRunner& jobs, QWidget* parent = nullptr);
    void setExpanded(bool expanded);
    bool isExpanded() const { return m_expanded; }

signals:
    void failed(const QString& title, const Error& error);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void refreshLine(const std::vector<JobStatus>& jobs);
    /// The run that a job executes, 0 when it is none: runs can be paused.
    std::int64_t runOf(const JobStatus& job);
    void togglePause();

    Workbench& m_workbench;
    JobRunner& m_jobs;
    std::map<int, std::int64_t> m_runs;
    int m_shown = 0; ///< id of the job in the line
    bool m_paused = false;
    bool m_expanded = false;

    QTimer* m_timer;
    ElidedLabel* m_name;
    QProgressBar* m_bar;
    ElidedLabel* m_text;
    QLabel* m_rate;
    QLabel* m_queued;
    QPushButton* m_pause;
    QPushButton* m_stop;
    IconButton* m_expand;
    QVBoxLayout* m_layout;
    JobsQueue* m_queue = nullptr; ///< made when it is first opened
};

/// "3,410 items/s · 33 s left", with what is known.
QString rateText(const JobStatus& job);

} // namespace lathe
