#include "ui/pages/train/live_run.h"

#include "ui/pages/train/fit_card.h"
#include "ui/pages/train/run_view.h"
#include "ui/pages/train/run_words.h"
#include "ui/shell/controls.h"
#include "ui/shell/page_frame.h"

#include <QVBoxLayout>

namespace lathe {

LiveRun::LiveRun(QWidget* parent) : QWidget(parent)
{
    auto* column = makePageLayout(this);
    m_header = new PageHeader;
    auto* another = secondaryButton(tr("New run…"));
    m_stop = secondaryButton(tr("Stop"));
    m_evaluate = primaryButton(tr("Evaluate"));
    m_pause = primaryButton(tr("Pause"));
    for (QPushButton* button : {another, m_stop, m_pause, m_evaluate})
        m_header->addAction(button);
    column->addWidget(m_header);
    m_view = new RunView;
    column->addWidget(m_view, 1);
    connect(another, &QPushButton::clicked, this, &LiveRun::anotherWanted);
    connect(m_evaluate, &QPushButton::clicked, this, &LiveRun::evaluateWanted);
    connect(m_stop, &QPushButton::clicked, this, &LiveRun::stopWanted);
    connect(m_pause, &QPushButton::clicked, this, &LiveRun::pauseWanted);
}

void LiveRun::showRun(const RunRecord& run)
{
    const bool byEpochs = hasEpochs(run);
    m_header->setTitle(QString::fromStdString(run.name));
    m_header->setState(statusText(run.status), statusTone(run.status));
    m_header->setSubtitle(run.status == RunStatus::Scheduled ? tr("waits for the run before it")
                          : byEpochs ? tr("epoch %1 of %2").arg(run.epochs).arg(std::max(run.epochs, run.epochsPlanned))
                                     : QString());
    const bool running = run.status == RunStatus::Running, paused = run.status == RunStatus::Paused;
    m_stop->setVisible(run.isActive());
    m_stop->setToolTip(byEpochs ? tr("Ends after the batch in flight; the checkpoint stays and the run can be resumed")
                                : tr("Ends the run; it can be started again"));
    // What learns in one go has no place to wait at.
    m_pause->setVisible((running && byEpochs) || paused || canResume(run));
    m_pause->setText(running ? tr("Pause") : paused ? tr("Continue") : tr("Resume"));
    m_evaluate->setVisible(!run.predictions.empty());
    m_view->setRun(run);
}

} // namespace lathe
