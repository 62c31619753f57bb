// Words and signs for the states of a run.
#pragma once

#include "store/run_store.h"
#include "ui/shell/tone.h"

#include <QCoreApplication>
#include <QString>

namespace lathe {

inline QString statusText(RunStatus status)
{
    const auto text = [](const char* word) { return QCoreApplication::translate("Run", word); };
    switch (status) {
    case RunStatus::Scheduled: return text(QT_TRANSLATE_NOOP("Run", "Queued"));
    case RunStatus::Running: return text(QT_TRANSLATE_NOOP("Run", "Training"));
    case RunStatus::Paused: return text(QT_TRANSLATE_NOOP("Run", "Paused"));
    case RunStatus::Finished: return text(QT_TRANSLATE_NOOP("Run", "Finished"));
    case RunStatus::Failed: return text(QT_TRANSLATE_NOOP("Run", "Failed"));
    case RunStatus::Killed: return text(QT_TRANSLATE_NOOP("Run", "Stopped"));
    case RunStatus::Interrupted: return text(QT_TRANSLATE_NOOP("Run", "Interrupted"));
    }
    return {};
}

inline Tone statusTone(RunStatus status)
{
    switch (status) {
    case RunStatus::Scheduled: return Tone::Neutral;
    case RunStatus::Running: return Tone::Accent;
    case RunStatus::Paused: return Tone::Warning;
    case RunStatus::Finished: return Tone::Positive;
    case RunStatus::Failed: return Tone::Negative;
    case RunStatus::Killed:
    case RunStatus::Interrupted: return Tone::Warning;
    }
    return Tone::Neutral;
}

/// A run that can go on from its checkpoint.
inline bool canResume(const RunRecord& run)
{
    return run.status == RunStatus::Interrupted || run.status == RunStatus::Killed
        || (run.status == RunStatus::Failed && run.checkpointEpoch > 0);
}

} // namespace lathe
