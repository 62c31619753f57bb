#include "jobs/job_runner.h"

#include <QPointer>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <new>
#include <thread>

#include <sys/resource.h>
#include <unistd.h>

namespace lathe {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kLaneCount = 4;
constexpr std::array<int, kLaneCount> kThreads{1, 2, 1, 1}; // Compute, Io, Prompt, Journal
constexpr std::size_t kEndedKept = 20;
constexpr std::size_t kLogLinesKept = 1000;
/// Eight ticks a second leave room for the change that the end of a job is.
constexpr std::chrono::milliseconds kTick{125};
/// Shorter spans measure the clock and the scheduler rather than the work.
constexpr double kRateSpan = 0.2;
/// Seconds after which an old rate counts for 1/e.
constexpr double kRateMemory = 3.0;

/// How far training stands back for the window: with two busy threads on two cores it is then drawn at once.
constexpr int kComputeNice = 5;

/// For this thread and those it starts from now on (on Linux a nice value is a thread's own).
void standBack()
{
    (void)setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kComputeNice);
}

double secondsBetween(Clock::time_point from, Clock::time_point to)
{
    return std::chrono::duration<double>(to - from).count();
}

} // namespace

struct JobRunner::Private {
    /// One piece of work and what is known of it. The worker writes through Progress.
    class Task final : public Progress {
    public:
        Task(int number, Lane itsLane, QString itsTitle, Work itsWork, QObject* itsReceiver,
             Done whenDone)
            : id(number), lane(itsLane), title(std::move(itsTitle)), work(std::move(itsWork)),
              receiver(itsReceiver), hasReceiver(itsReceiver != nullptr), done(std::move(whenDone))
        {
        }

        bool stopRequested() const override { return m_stop.load(std::memory_order_relaxed); }
        void requestStop() { m_stop.store(true, std::memory_order_relaxed); }

        void set(std::int64_t count, std::int64_t total, std::string_view status) override
        {
            const std::lock_guard lock(m_mutex);
            measure(count, total, Clock::now());
            m_done = count;
            m_total = total;
            m_text.assign(status);
            m_changed = true;
        }

        void log(std::string_view line) override
        {
            const std::lock_guard lock(m_mutex);
            if (m_log.size() == kLogLinesKept)
                m_log.pop_front();
            m_log.push_back(QString::fromUtf8(line.data(), static_cast<qsizetype>(line.size())));
            m_changed = true;
        }

        void run()
        {
            {
                const std::lock_guard lock(m_mutex);
                m_state = JobState::Running;
                m_started = m_sampled = Clock::now();
                m_changed = true;
            }
            Result<std::any> outcome = guarded();
            const std::lock_guard lock(m_mutex);
            m_ended = Clock::now();
            m_result = std::move(outcome);
        }

        /// For a task that never ran.
        void drop()
        {
            const std::lock_guard lock(m_mutex);
            m_result = cancelled();
        }

        /// Makes the outcome visible; called in the runner's thread.
        Result<std::any> end()
        {
            const std::lock_guard lock(m_mutex);
            if (*m_result) {
                m_state = JobState::Done;
            } else {
                m_error = m_result->error();
                m_state = m_error->isCancelled() ? JobState::Cancelled : JobState::Failed;
            }
            Result<std::any> outcome = std::move(*m_result);
            m_result.reset();
            return outcome;
        }

        bool takeChanged()
        {
            const std::lock_guard lock(m_mutex);
            return std::exchange(m_changed, false);
        }

        JobStatus status() const
        {
            const std::lock_guard lock(m_mutex);
            JobStatus status;
            status.id = id;
            status.title = title;
            status.state = m_state;
            status.done = m_done;
            status.total = m_total;
            status.text = QString::fromUtf8(m_text.data(), static_cast<qsizetype>(m_text.size()));
            status.rate = m_rate;
            if (m_state == JobState::Running && m_total > 0 && m_rate > 0)
                status.secondsLeft =
                    static_cast<double>(std::max<std::int64_t>(0, m_total - m_done)) / m_rate;
            if (m_started)
                status.seconds = secondsBetween(*m_started, m_ended.value_or(Clock::now()));
            status.log.assign(m_log.begin(), m_log.end());
            status.error = m_error;
            return status;
        }

        const int id;
        const Lane lane;
        const QString title;
        Work work; ///< released in the runner's thread, where its captures came from
        QPointer<QObject> receiver; ///< touched in the runner's thread only
        const bool hasReceiver;
        Done done;

    private:
        Result<std::any> guarded()
        {
            try {
                return work(*this);
            } catch (const std::bad_alloc&) {
                return fail(ErrorCode::OutOfMemory, "There is not enough memory for this work",
                            "Close other programs, or work on less at once");
            } catch (const std::filesystem::filesystem_error& error) {
                return fail(ErrorCode::Io, error.code().message(), {}, error.path1().string());
            } catch (const std::exception& error) {
                return fail(ErrorCode::Internal, error.what());
            } catch (...) {
                return fail(ErrorCode::Internal,
                            "The work ended with an exception of an unknown kind");
            }
        }

        void measure(std::int64_t count, std::int64_t total, Clock::time_point now)
        {
            if (count < m_sampledDone || total != m_total) { // another part of the work begins
                m_rate = 0;
                m_sampled = now;
                m_sampledDone = count;
                return;
            }
            const double span = secondsBetween(*m_sampled, now);
            if (span < kRateSpan || count == m_sampledDone)
                return;
            const double rate = static_cast<double>(count - m_sampledDone) / span;
            m_rate =
                m_rate > 0 ? m_rate + (1 - std::exp(-span / kRateMemory)) * (rate - m_rate) : rate;
            m_sampled = now;
            m_sampledDone = count;
        }

        std::atomic<bool> m_stop = false;
        mutable std::mutex m_mutex; ///< guards what follows
        JobState m_state = JobState::Queued;
        std::int64_t m_done = 0;
        std::int64_t m_total = 0;
        std::string m_text;
        std::deque<QString> m_log;
        double m_rate = 0;
        std::optional<Clock::time_point> m_started, m_ended, m_sampled;
        std::int64_t m_sampledDone = 0;
        std::optional<Result<std::any>> m_result; ///< from the end of the work to its delivery
        std::optional<Error> m_error;
        bool m_changed = true;
    };
    using TaskPointer = std::shared_ptr<Task>;

    explicit Private(JobRunner& owner) : runner(owner) {}

    void startThreads(Lane lane)
    {
        auto& threads = workers[static_cast<std::size_t>(lane)];
        while (std::ssize(threads) < kThreads[static_cast<std::size_t>(lane)])
            threads.emplace_back([this, lane] { workOn(lane); });
    }

    /// The life of a thread.
    void workOn(Lane lane)
    {
        if (lane == Lane::Compute)
            standBack();
        auto& queue = queues[static_cast<std::size_t>(lane)];
        for (;;) {
            TaskPointer task;
            {
                std::unique_lock lock(mutex);
                wake.wait(lock, [&] { return stopping || !queue.empty(); });
                if (stopping)
                    return;
                task = std::move(queue.front());
                queue.pop_front();
            }
            task->run();
            announceEnd(std::move(task));
        }
    }

    /// From any thread: the task has its result; the runner's thread delivers it.
    void announceEnd(TaskPointer task)
    {
        {
            const std::lock_guard lock(mutex);
            finished.push_back(std::move(task));
        }
        QMetaObject::invokeMethod(
            &runner, [this] { deliver(); }, Qt::QueuedConnection);
    }

    void deliver()
    {
        const QPointer<JobRunner> alive = &runner; // a callback may delete the runner
        while (alive) {
            TaskPointer task;
            {
                const std::lock_guard lock(mutex);
                if (finished.empty())
                    return;
                task = std::move(finished.front());
                finished.pop_front();
            }
            Result<std::any> outcome = task->end();
            std::erase(active, task);
            ended.push_front(task);
            if (ended.size() > kEndedKept)
                ended.pop_back();
            if (active.empty())
                ticker.stop();
            task->work = nullptr;
            const Done done = std::exchange(task->done, nullptr);
            emit runner.jobChanged(task->id);
            if (alive && (!task->hasReceiver || task->receiver))
                done(std::move(outcome));
            if (alive)
                emit runner.jobEnded(task->id);
        }
    }

    void tick()
    {
        const QPointer<JobRunner> alive = &runner;
        const std::vector<TaskPointer> tasks = active; // a slot may start or cancel jobs
        for (const TaskPointer& task : tasks) {
            if (task->takeChanged())
                emit runner.jobChanged(task->id);
            if (!alive)
                return;
        }
    }

    JobRunner& runner;
    QTimer ticker;
    int lastId = 0;
    std::vector<TaskPointer> active; ///< queued and running
    std::deque<TaskPointer> ended;   ///< newest first

    std::mutex mutex; ///< guards what follows
    std::condition_variable wake;
    std::array<std::deque<TaskPointer>, kLaneCount> queues;
    std::deque<TaskPointer> finished; ///< with a result, not yet delivered
    bool stopping = false;

    std::array<std::vector<std::thread>, kLaneCount> workers;
};

JobRunner::JobRunner(QObject* parent) : QObject(parent), d(std::make_unique<Private>(*this))
{
    d->ticker.setInterval(kTick);
    connect(&d->ticker, &QTimer::timeout, this, [this] { d->tick(); });
}

JobRunner::~JobRunner()
{
    {
        const std::lock_guard lock(d->mutex);
        d->stopping = true;
    }
    for (const auto& task : d->active)
        task->requestStop();
    d->wake.notify_all();
    for (auto& lane : d->workers)
        for (std::thread& thread : lane)
            thread.join();
}

int JobRunner::enqueue(Lane lane, QString title, Work work, QObject* receiver, Done done)
{
    Q_ASSERT(QThread::currentThread() == thread());
    auto task = std::make_shared<Private::Task>(++d->lastId, lane, std::move(title),
                                                std::move(work), receiver, std::move(done));
    d->active.push_back(task);
    if (!d->ticker.isActive())
        d->ticker.start();
    {
        const std::lock_guard lock(d->mutex);
        d->queues[static_cast<std::size_t>(lane)].push_back(task);
    }
    d->startThreads(lane);
    d->wake.notify_all();
    return task->id;
}

void JobRunner::cancel(int job)
{
    const auto found = std::ranges::find(d->active, job, [](const auto& task) { return task->id; });
    if (found == d->active.end())
        return;
    const Private::TaskPointer task = *found;
    task->requestStop();
    bool waiting = false;
    {
        const std::lock_guard lock(d->mutex);
        waiting = std::erase(d->queues[static_cast<std::size_t>(task->lane)], task) > 0;
    }
    if (waiting) {
        task->drop();
        d->announceEnd(task);
    }
}

std::vector<JobStatus> JobRunner::jobs() const
{
    std::vector<JobStatus> list;
    for (const auto& task : d->active)
        list.push_back(task->status());
    for (const auto& task : d->ended)
        list.push_back(task->status());
    return list;
}

std::optional<JobStatus> JobRunner::job(int id) const
{
    for (const auto& task : d->active)
        if (task->id == id)
            return task->status();
    for (const auto& task : d->ended)
        if (task->id == id)
            return task->status();
    return std::nullopt;
}

bool JobRunner::isBusy() const
{
    return !d->active.empty();
}

} // namespace lathe
