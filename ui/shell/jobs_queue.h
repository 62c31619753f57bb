// What the jobs strip shows when it is opened: the queue, and the log of the job that is chosen.
#pragma once

#include "jobs/job_runner.h"

#include <QWidget>

class QPlainTextEdit;
class QTreeWidget;

namespace lathe {

class JobsQueue : public QWidget {
    Q_OBJECT
public:
    explicit JobsQueue(JobRunner& jobs, QWidget* parent = nullptr);
    /// Shows these jobs; `shown` is chosen when none was.
    void refresh(const std::vector<JobStatus>& jobs, int shown);

private:
    void showLog();

    JobRunner& m_jobs;
    QTreeWidget* m_queue;
    QPlainTextEdit* m_log;
};

} // namespace lathe
