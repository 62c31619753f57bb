#include "ui/shell/jobs_queue.h"

#include "ui/models/format.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPlainTextEdit>
#include <QTreeWidget>

namespace lathe {

namespace {

constexpr int kHeight = 220;
constexpr int kMostLines = 2000;
constexpr int kJobRole = Qt::UserRole;

QString stateText(const JobStatus& job)
{
    switch (job.state) {
    case JobState::Queued: return JobsQueue::tr("Waiting");
    case JobState::Running: return JobsQueue::tr("Running");
    case JobState::Done: return JobsQueue::tr("Done");
    case JobState::Failed: return JobsQueue::tr("Failed");
    case JobState::Cancelled: return JobsQueue::tr("Cancelled");
    }
    return {};
}

} // namespace

JobsQueue::JobsQueue(JobRunner& jobs, QWidget* parent) : QWidget(parent), m_jobs(jobs)
{
    setFixedHeight(kHeight);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(token::space12, token::space8, token::space12, token::space8);
    layout->setSpacing(token::space12);
    m_queue = new QTreeWidget;
    m_queue->setRootIsDecorated(false);
    m_queue->setUniformRowHeights(true);
    m_queue->setHeaderLabels({tr("Work"), tr("State"), tr("Progress"), tr("Time")});
    m_queue->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_queue->header()->setStretchLastSection(false);
    m_queue->setAccessibleName(tr("Queue"));
    m_log = new QPlainTextEdit;
    m_log->setReadOnly(true);
    m_log->setFont(Theme::instance().codeFont());
    m_log->setMaximumBlockCount(kMostLines);
    m_log->setAccessibleName(tr("Log"));
    layout->addWidget(m_queue, 3);
    layout->addWidget(m_log, 2);
    connect(m_queue, &QTreeWidget::currentItemChanged, this, &JobsQueue::showLog);
}

void JobsQueue::refresh(const std::vector<JobStatus>& jobs, int shown)
{
    const int current = m_queue->currentItem() ? m_queue->currentItem()->data(0, kJobRole).toInt() : shown;
    const QSignalBlocker quiet(m_queue);
    while (m_queue->topLevelItemCount() > static_cast<int>(jobs.size()))
        delete m_queue->takeTopLevelItem(m_queue->topLevelItemCount() - 1);
    while (m_queue->topLevelItemCount() < static_cast<int>(jobs.size()))
        m_queue->addTopLevelItem(new QTreeWidgetItem);
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        const JobStatus& job = jobs[i];
        QTreeWidgetItem* item = m_queue->topLevelItem(static_cast<int>(i));
        item->setData(0, kJobRole, job.id);
        item->setText(0, job.title);
        item->setText(1, stateText(job));
        item->setText(2, job.total > 0 ? tr("%1 of %2").arg(countText(job.done), countText(job.total)) : job.text);
        item->setText(3, job.seconds > 0 ? durationLabel(job.seconds) : QString());
        if (job.id == current || (i == 0 && !m_queue->currentItem()))
            m_queue->setCurrentItem(item);
    }
    showLog();
}

void JobsQueue::showLog()
{
    const QTreeWidgetItem* item = m_queue->currentItem();
    const auto job = item ? m_jobs.job(item->data(0, kJobRole).toInt()) : std::nullopt;
    QStringList lines;
    if (job) {
        for (const QString& line : job->log)
            lines << line;
        if (job->error && job->state == JobState::Failed)
            lines << QString::fromStdString(toString(*job->error));
    }
    const QString text = lines.join('\n');
    if (m_log->toPlainText() != text)
        m_log->setPlainText(text);
    m_log->setPlaceholderText(job ? tr("Nothing in the log yet") : QString());
}

} // namespace lathe
