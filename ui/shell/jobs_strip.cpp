#include "ui/shell/jobs_strip.h"

#include "services/train_service.h"
#include "ui/models/format.h"
#include "ui/shell/controls.h"
#include "ui/shell/jobs_queue.h"
#include "ui/shell/labels.h"
#include "ui/shell/theme.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QProgressBar>
#include <QStyle>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace lathe {

namespace {

constexpr int kRefreshMs = 250;

bool isOpen(const JobStatus& job) { return job.state == JobState::Queued || job.state == JobState::Running; }

} // namespace

QString rateText(const JobStatus& job)
{
    QStringList parts;
    if (job.rate > 0)
        parts << JobsStrip::tr("%1 items/s").arg(countText(static_cast<std::int64_t>(job.rate + 0.5)));
    if (job.secondsLeft >= 0)
        parts << JobsStrip::tr("%1 left").arg(durationLabel(job.secondsLeft));
    return parts.join(QStringLiteral(" · "));
}

JobsStrip::JobsStrip(Workbench& workbench, JobRunner& jobs, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_jobs(jobs), m_timer(new QTimer(this))
{
    setAccessibleName(tr("Work in the background"));
    m_layout = new QVBoxLayout(this);
    m_layout->setContentsMargins(0, 1, 0, 0);
    m_layout->setSpacing(0);

    auto* lineWidget = new QWidget;
    lineWidget->setFixedHeight(token::jobsStripHeight - 1);
    auto* line = new QHBoxLayout(lineWidget);
    line->setContentsMargins(token::space12, 0, token::space12, 0);
    line->setSpacing(token::space12);
    m_name = new ElidedLabel;
    m_name->setProperty("role", "strong");
    m_name->setMaximumWidth(280);
    m_bar = new QProgressBar;
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(240);
    m_bar->setRange(0, 1000);
    m_text = new ElidedLabel;
    m_rate = mutedLabel();
    m_queued = mutedLabel();
    m_pause = secondaryButton(tr("Pause"));
    m_stop = secondaryButton(tr("Stop"));
    m_expand = new IconButton("chevron-up", tr("Show the queue and logs"));
    line->addWidget(m_name);
    line->addWidget(m_bar);
    line->addWidget(m_text);
    line->addWidget(m_rate);
    line->addStretch(1);
    line->addWidget(m_queued);
    line->addWidget(m_pause);
    line->addWidget(m_stop);
    line->addWidget(m_expand);
    m_layout->addWidget(lineWidget);
    for (auto* button : {m_pause, m_stop})
        button->setProperty("size", "small");

    connect(m_pause, &QPushButton::clicked, this, &JobsStrip::togglePause);
    connect(m_stop, &QPushButton::clicked, this, [this] { m_jobs.cancel(m_shown); });
    connect(m_expand, &IconButton::clicked, this, [this] { setExpanded(!m_expanded); });
    m_timer->setSingleShot(true);
    m_timer->setInterval(kRefreshMs);
    connect(m_timer, &QTimer::timeout, this, &JobsStrip::refresh);
    connect(&m_jobs, &JobRunner::jobChanged, this, [this] {
        if (!m_timer->isActive())
            m_timer->start();
    });
    connect(&m_jobs, &JobRunner::jobEnded, this, [this](int id) {
        m_runs.erase(id);
        if (!m_timer->isActive())
            m_timer->start();
        const auto job = m_jobs.job(id);
        if (job && job->state == JobState::Failed && job->error && !job->title.isEmpty())
            emit failed(job->title, *job->error);
    });
    refresh();
}

void JobsStrip::setExpanded(bool expanded)
{
    if (expanded && !m_queue) {
        m_queue = new JobsQueue(m_jobs);
        m_layout->insertWidget(0, m_queue);
    }
    m_expanded = expanded;
    if (m_queue)
        m_queue->setVisible(expanded);
    m_expand->setIconName(expanded ? "chevron-down" : "chevron-up");
    m_expand->setHint(expanded ? tr("Hide the queue and logs") : tr("Show the queue and logs"));
    refresh();
}

void JobsStrip::refresh()
{
    std::vector<JobStatus> jobs = m_jobs.jobs();
    std::erase_if(jobs, [](const JobStatus& job) { return job.title.isEmpty(); });
    refreshLine(jobs);
    if (m_expanded)
        m_queue->refresh(jobs, m_shown);
}

void JobsStrip::refreshLine(const std::vector<JobStatus>& jobs)
{
    const auto running = std::find_if(jobs.begin(), jobs.end(), [](const JobStatus& job) { return job.state == JobState::Running; });
    const auto open = std::count_if(jobs.begin(), jobs.end(), isOpen);
    const bool working = running != jobs.end();
    for (QWidget* widget : {static_cast<QWidget*>(m_bar), static_cast<QWidget*>(m_text), static_cast<QWidget*>(m_rate),
                            static_cast<QWidget*>(m_queued), static_cast<QWidget*>(m_stop)})
        widget->setVisible(working);
    if (m_name->property("role").toString() != (working ? "strong" : "muted")) {
        m_name->setProperty("role", working ? "strong" : "muted");
        m_name->style()->unpolish(m_name); // the style sheet looks at the role when it polishes
        m_name->style()->polish(m_name);
    }
    if (!working) {
        m_shown = 0;
        m_pause->hide();
        m_name->setFullText(tr("No work running"));
        return;
    }
    m_shown = running->id;
    const std::int64_t run = runOf(*running);
    m_name->setFullText(running->title);
    m_bar->setMaximum(running->total > 0 ? 1000 : 0);
    m_bar->setValue(running->total > 0 ? static_cast<int>(1000.0 * static_cast<double>(running->done) / static_cast<double>(running->total)) : 0);
    m_bar->setAccessibleName(running->title);
    m_text->setFullText(m_paused ? tr("Paused") : running->text);
    m_rate->setText(m_paused ? QString() : rateText(*running));
    m_queued->setText(open > 1 ? tr("%n more", nullptr, static_cast<int>(open) - 1) : QString());
    m_pause->setVisible(run != 0);
    m_pause->setText(m_paused ? tr("Continue") : tr("Pause"));
    m_stop->setText(run != 0 ? tr("Stop") : tr("Cancel"));
}

std::int64_t JobsStrip::runOf(const JobStatus& job)
{
    const auto known = m_runs.find(job.id);
    if (known != m_runs.end())
        return known->second;
    std::int64_t run = 0;
    m_paused = false;
    if (auto database = m_workbench.database())
        if (const auto found = RunStore(**database).find(job.title.toStdString()); found && found->isActive()) {
            run = found->id;
            m_paused = found->status == RunStatus::Paused;
        }
    m_runs[job.id] = run;
    return run;
}

void JobsStrip::togglePause()
{
    const auto run = m_runs.find(m_shown);
    if (run == m_runs.end() || run->second == 0)
        return;
    const auto outcome = m_paused ? continueRun(m_workbench, run->second) : pauseRun(m_workbench, run->second);
    if (!outcome) {
        emit failed(m_name->fullText(), outcome.error());
        return;
    }
    m_paused = !m_paused;
    refresh();
}

void JobsStrip::paintEvent(QPaintEvent*)
{
    const Colors& colors = Theme::instance().colors();
    QPainter painter(this);
    painter.fillRect(rect(), colors.surface);
    painter.fillRect(QRect(0, 0, width(), 1), colors.border);
}

} // namespace lathe
