#include "services/run_recorder.h"

#include "base/text.h"

namespace lathe {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kFlushEvery = std::chrono::milliseconds(100);
constexpr auto kAskEvery = std::chrono::milliseconds(250);

} // namespace

RunRecorder::RunRecorder(Workbench& workbench, Database& database, const RunRecord& run, Progress& outer)
    : m_workbench(workbench), m_database(database), m_run(run.id), m_name(run.name), m_outer(outer),
      m_lastCheckpoint(run.checkpoint), m_bestCheckpoint(run.bestCheckpoint), m_thread(std::this_thread::get_id())
{
}

void RunRecorder::batchEnded(std::int64_t step, double epochPosition, double loss)
{
    m_steps.push_back(RunStep{step, epochPosition, loss});
    if (Clock::now() - m_flushed >= kFlushEvery)
        flush();
}

void RunRecorder::flush()
{
    m_flushed = Clock::now();
    if (m_steps.empty())
        return;
    // A point that cannot be drawn is no reason to lose the training.
    if (const auto written = RunStore(m_database).addSteps(m_run, m_steps); !written)
        m_outer.log(toString(written.error()));
    m_steps.clear();
    m_workbench.announceRun(m_run);
}

void RunRecorder::epochEnded(const EpochRecord& record)
{
    flush();
    const RunEpoch epoch{record.epoch, record.trainLoss, record.validationLoss, record.metrics, record.classF1,
                         record.learningRate, record.seconds, record.itemsPerSecond};
    if (const auto written = RunStore(m_database).addEpoch(m_run, epoch); !written)
        m_outer.log(toString(written.error()));
    m_workbench.announceRun(m_run);

    std::string line = "epoch=" + std::to_string(record.epoch) + " loss=" + fixed(record.trainLoss, 4);
    if (record.validationLoss)
        line += " validation_loss=" + fixed(*record.validationLoss, 4);
    for (const auto& [name, value] : record.metrics)
        line += " " + name + "=" + fixed(value, 4);
    line += " learning_rate=" + shortest(record.learningRate) + " items_per_second=" + fixed(record.itemsPerSecond, 0);
    message(line);
}

Result<void> RunRecorder::checkpoint(const Checkpoint& checkpoint)
{
    LATHE_TRY(const Hash object, m_workbench.objects().put(checkpoint.state));
    LATHE_CHECK(RunStore(m_database).setCheckpoint(m_run, checkpoint.epoch, object, checkpoint.best));
    const Hash previous = std::exchange(m_lastCheckpoint, object);
    const Hash previousBest = checkpoint.best ? std::exchange(m_bestCheckpoint, object) : Hash();
    for (const Hash& old : {previous, previousBest})
        if (!old.isNull() && old != m_lastCheckpoint && old != m_bestCheckpoint)
            (void)m_workbench.objects().remove(old);
    m_workbench.announceRun(m_run);
    return {};
}

void RunRecorder::message(std::string_view text)
{
    if (const auto written = RunStore(m_database).addLog(m_run, text); !written)
        m_outer.log(toString(written.error()));
    m_outer.log(text);
}

void RunRecorder::readRequest() const
{
    const auto now = Clock::now();
    if (std::this_thread::get_id() != m_thread || now - m_asked < kAskEvery)
        return;
    m_asked = now;
    const auto request = RunStore(m_database).requested(m_run);
    if (!request)
        return;
    if (*request == "stop")
        m_stop = true;
    const bool pause = *request == "pause";
    if (pause == m_pause)
        return;
    m_pause = pause;
    (void)RunStore(m_database).setStatus(m_run, pause ? RunStatus::Paused : RunStatus::Running);
    m_workbench.announceRun(m_run);
}

bool RunRecorder::pauseRequested() const
{
    readRequest();
    return m_pause;
}

bool RunRecorder::stopRequested() const
{
    readRequest();
    return m_stop || m_outer.stopRequested();
}

void RunRecorder::set(std::int64_t done, std::int64_t total, std::string_view status)
{
    m_outer.set(done, total, status);
}

} // namespace lathe
