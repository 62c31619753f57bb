// Writes what a run does into the registry while it trains, and reads what its user asks of it.
#pragma once

#include "services/workbench.h"

#include <atomic>
#include <chrono>
#include <thread>

namespace lathe {

/// Observer and progress of one execution. Belongs to the training thread; stopRequested() may be called
/// from any.
class RunRecorder final : public TrainingObserver, public Progress {
public:
    RunRecorder(Workbench& workbench, Database& database, const RunRecord& run, Progress& outer);

    void batchEnded(std::int64_t step, double epochPosition, double loss) override;
    void epochEnded(const EpochRecord& record) override;
    Result<void> checkpoint(const Checkpoint& checkpoint) override;
    void message(std::string_view text) override;
    bool pauseRequested() const override;

    bool stopRequested() const override;
    void set(std::int64_t done, std::int64_t total, std::string_view status) override;

    /// Writes the steps that wait.
    void flush();

private:
    /// What the user asks, read from the registry at most four times a second.
    void readRequest() const;

    Workbench& m_workbench;
    Database& m_database;
    std::int64_t m_run;
    std::string m_name;
    Progress& m_outer;
    Hash m_lastCheckpoint, m_bestCheckpoint;
    std::vector<RunStep> m_steps;
    std::chrono::steady_clock::time_point m_flushed;
    std::thread::id m_thread;
    mutable std::chrono::steady_clock::time_point m_asked;
    mutable std::atomic<bool> m_stop{false};
    mutable bool m_pause = false;
};

} // namespace lathe
