// Jobs: lanes, delivery, throttling, cancelling, exceptions.
#include "jobs/job_runner.h"

#include <QtTest>

#include <atomic>
#include <filesystem>
#include <future>
#include <map>
#include <memory>
#include <stdexcept>
#include <thread>

#include <sys/resource.h>
#include <unistd.h>

using namespace lathe;
using namespace std::chrono_literals;

namespace {

constexpr int kPatience = 20000; // milliseconds; machines that run tests can be slow

/// Keeps a job running until it is opened, or the job is asked to stop.
class Gate {
public:
    void open() { m_open = true; }
    void pass(const Progress& progress) const
    {
        while (!m_open && !progress.stopRequested())
            std::this_thread::sleep_for(1ms);
    }

private:
    std::atomic<bool> m_open = false;
};

std::function<Result<void>(Progress&)> waitingFor(std::shared_ptr<Gate> gate)
{
    return [gate](Progress& progress) -> Result<void> {
        gate->pass(progress);
        if (progress.stopRequested())
            return cancelled();
        return {};
    };
}

std::function<void(Result<void>)> ignored()
{
    return [](Result<void>) {};
}

} // namespace

class TestJobRunner : public QObject {
    Q_OBJECT
private slots:
    void trainingStandsBackForTheWindow()
    {
        // A nice value that is higher than the window's: its thread comes first when both could run.
        const auto niceOfThisThread = [] { return getpriority(PRIO_PROCESS, static_cast<id_t>(gettid())); };
        JobRunner runner;
        std::map<Lane, int> nice;
        QSignalSpy ended(&runner, &JobRunner::jobEnded);
        for (const Lane lane : {Lane::Compute, Lane::Io})
            runner.start<int>(
                lane, "Nice", [&](Progress&) -> Result<int> { return niceOfThisThread(); }, this,
                [&, lane](Result<int> value) { nice[lane] = *value; });
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 2, kPatience);
        QVERIFY(nice[Lane::Compute] > niceOfThisThread());
        QCOMPARE(nice[Lane::Io], niceOfThisThread());
    }

    void resultArrivesInTheRunnersThread()
    {
        JobRunner runner;
        std::thread::id workThread, doneThread;
        std::unique_ptr<int> value; // a type that can only be moved
        QSignalSpy ended(&runner, &JobRunner::jobEnded);
        const int id = runner.start<std::unique_ptr<int>>(
            Lane::Compute, "Answer",
            [&](Progress&) -> Result<std::unique_ptr<int>> {
                workThread = std::this_thread::get_id();
                return std::make_unique<int>(42);
            },
            this,
            [&](Result<std::unique_ptr<int>> result) {
                doneThread = std::this_thread::get_id();
                value = std::move(*result);
                QCOMPARE(runner.jobs().size(), std::size_t(1));
                QCOMPARE(runner.jobs().front().state, JobState::Done);
            });
        QVERIFY(runner.isBusy());
        QVERIFY(!value); // never before start() has returned
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kPatience);
        QCOMPARE(ended.front().front().toInt(), id);
        QCOMPARE(*value, 42);
        QCOMPARE(doneThread, std::this_thread::get_id());
        QVERIFY(workThread != std::this_thread::get_id());
        QVERIFY(!runner.isBusy());
        QCOMPARE(runner.job(id)->title, QString("Answer"));
        QVERIFY(!runner.job(id + 1));
    }

    void lanesHaveTheirThreads_data()
    {
        QTest::addColumn<Lane>("lane");
        QTest::addColumn<int>("threads");
        QTest::newRow("compute") << Lane::Compute << 1;
        QTest::newRow("io") << Lane::Io << 2;
        QTest::newRow("prompt") << Lane::Prompt << 1;
    }
    void lanesHaveTheirThreads()
    {
        QFETCH(Lane, lane);
        QFETCH(int, threads);
        JobRunner runner;
        std::atomic<int> running = 0;
        std::atomic<int> most = 0;
        int ended = 0;
        for (int i = 0; i < 8; ++i)
            runner.start<void>(
                lane, "Part",
                [&](Progress&) -> Result<void> {
                    const int now = ++running;
                    int seen = most;
                    while (seen < now && !most.compare_exchange_weak(seen, now)) {
                    }
                    std::this_thread::sleep_for(30ms);
                    --running;
                    return {};
                },
                this, [&](Result<void>) { ++ended; });
        QTRY_COMPARE_WITH_TIMEOUT(ended, 8, kPatience);
        QCOMPARE(most.load(), threads);
    }

    void lanesDoNotWaitForEachOther()
    {
        JobRunner runner;
        const auto gate = std::make_shared<Gate>();
        runner.start<void>(Lane::Compute, "Long training", waitingFor(gate), nullptr, ignored());
        bool imported = false;
        runner.start<void>(
            Lane::Io, "Import", [](Progress&) { return Result<void>(); }, nullptr,
            [&](Result<void>) { imported = true; });
        QTRY_VERIFY_WITH_TIMEOUT(imported, kPatience);
        QVERIFY(runner.isBusy());
        gate->open();
        QTRY_VERIFY_WITH_TIMEOUT(!runner.isBusy(), kPatience);
    }

    void whatAPersonWaitsForPassesLongChecks()
    {
        const auto gate = std::make_shared<Gate>();
        JobRunner runner;
        for (int i = 0; i < 3; ++i)
            runner.start<void>(Lane::Io, "Check", waitingFor(gate), nullptr, ignored());
        bool sorted = false;
        runner.start<void>(
            Lane::Prompt, "Sort", [](Progress&) { return Result<void>(); }, nullptr, [&](Result<void>) { sorted = true; });
        QTRY_VERIFY_WITH_TIMEOUT(sorted, kPatience);
        gate->open();
        QTRY_VERIFY_WITH_TIMEOUT(!runner.isBusy(), kPatience);
    }

    void aLaneKeepsTheOrder()
    {
        JobRunner runner;
        std::vector<int> order;
        for (int i = 0; i < 5; ++i)
            runner.start<int>(
                Lane::Compute, "Step", [i](Progress&) -> Result<int> { return i; }, this,
                [&](Result<int> result) { order.push_back(*result); });
        QTRY_COMPARE_WITH_TIMEOUT(order, (std::vector<int>{0, 1, 2, 3, 4}), kPatience);
    }

    void exceptionsBecomeErrors_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("message");
        QTest::newRow("bad_alloc") << 0 << ErrorCode::OutOfMemory << "memory";
        QTest::newRow("runtime_error") << 1 << ErrorCode::Internal << "the sky fell";
        QTest::newRow("filesystem_error") << 2 << ErrorCode::Io << "No such file";
        QTest::newRow("something else") << 3 << ErrorCode::Internal << "unknown kind";
        QTest::newRow("an error, not thrown") << 4 << ErrorCode::Schema << "columns";
    }
    void exceptionsBecomeErrors()
    {
        QFETCH(int, kind);
        QFETCH(ErrorCode, code);
        QFETCH(QString, message);
        JobRunner runner;
        std::optional<Error> error;
        const int id = runner.start<void>(
            Lane::Io, "Fails",
            [kind](Progress&) -> Result<void> {
                if (kind == 0)
                    throw std::bad_alloc();
                if (kind == 1)
                    throw std::runtime_error("the sky fell");
                if (kind == 2)
                    (void)std::filesystem::file_size("/nowhere/at/all");
                if (kind == 3)
                    throw 3;
                return fail(ErrorCode::Schema, "The columns differ");
            },
            this, [&](Result<void> result) { error = result.error(); });
        QTRY_VERIFY_WITH_TIMEOUT(error.has_value(), kPatience);
        QVERIFY2(error->code == code, lathe::toString(*error).c_str());
        QVERIFY2(QString::fromStdString(error->message).contains(message), error->message.c_str());
        QCOMPARE(runner.job(id)->state, JobState::Failed);
        QVERIFY(runner.job(id)->error == error);
    }

    void aDeadReceiverGetsNothing()
    {
        JobRunner runner;
        QSignalSpy ended(&runner, &JobRunner::jobEnded);
        const auto gate = std::make_shared<Gate>();
        auto receiver = std::make_unique<QObject>();
        bool called = false;
        const int id = runner.start<void>(Lane::Io, "For a page", waitingFor(gate), receiver.get(),
                                          [&](Result<void>) { called = true; });
        receiver.reset();
        gate->open();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kPatience);
        QVERIFY(!called);
        QCOMPARE(runner.job(id)->state, JobState::Done); // the work itself went on
    }

    void cancelReachesRunningAndQueued()
    {
        JobRunner runner;
        const auto gate = std::make_shared<Gate>();
        std::vector<std::string> ends;
        bool secondRan = false;
        const auto note = [&](const char* name) {
            return [&ends, name](Result<void> result) {
                ends.push_back(std::string(name) + (result                         ? " done"
                                                    : result.error().isCancelled() ? " cancelled"
                                                                                   : " failed"));
            };
        };
        const int first =
            runner.start<void>(Lane::Compute, "First", waitingFor(gate), this, note("first"));
        const int second = runner.start<void>(
            Lane::Compute, "Second",
            [&](Progress&) -> Result<void> {
                secondRan = true;
                return {};
            },
            this, note("second"));
        QTRY_COMPARE_WITH_TIMEOUT(runner.job(first)->state, JobState::Running, kPatience);
        QCOMPARE(runner.job(second)->state, JobState::Queued);
        runner.cancel(second);
        QTRY_COMPARE_WITH_TIMEOUT(ends, (std::vector<std::string>{"second cancelled"}), kPatience);
        runner.cancel(first);
        QTRY_COMPARE_WITH_TIMEOUT(
            ends, (std::vector<std::string>{"second cancelled", "first cancelled"}), kPatience);
        QVERIFY(!secondRan);
        QCOMPARE(runner.job(first)->state, JobState::Cancelled);
        runner.cancel(first); // an ended job, and one that never was
        runner.cancel(12345);
    }

    void destructorCancelsAndWaits()
    {
        std::atomic<bool> ended = false;
        bool delivered = false;
        bool queuedRan = false;
        {
            JobRunner runner;
            std::promise<void> started;
            runner.start<void>(
                Lane::Compute, "Long",
                [&](Progress& progress) -> Result<void> {
                    started.set_value();
                    Gate().pass(progress);
                    std::this_thread::sleep_for(50ms); // still writes its checkpoint
                    ended = true;
                    return cancelled();
                },
                this, [&](Result<void>) { delivered = true; });
            runner.start<void>(
                Lane::Compute, "Next",
                [&](Progress&) -> Result<void> {
                    queuedRan = true;
                    return {};
                },
                this, [&](Result<void>) { delivered = true; });
            started.get_future().wait();
        }
        QVERIFY(ended);
        QCoreApplication::processEvents();
        QVERIFY(!delivered);
        QVERIFY(!queuedRan);
    }

    void aCallbackMayDeleteTheRunner()
    {
        auto runner = std::make_unique<JobRunner>();
        runner->start<void>(
            Lane::Io, "Last", [](Progress&) { return Result<void>(); }, this,
            [&](Result<void>) { runner.reset(); });
        QTRY_VERIFY_WITH_TIMEOUT(!runner, kPatience);
    }

    void changesAreThrottled()
    {
        JobRunner runner;
        std::vector<std::chrono::steady_clock::time_point> changes;
        bool inThread = true;
        connect(
            &runner, &JobRunner::jobChanged, this,
            [&] {
                changes.push_back(std::chrono::steady_clock::now());
                inThread = inThread && QThread::currentThread() == thread();
            },
            Qt::DirectConnection);
        bool done = false;
        runner.start<void>(
            Lane::Io, "Busy",
            [](Progress& progress) -> Result<void> {
                const auto start = std::chrono::steady_clock::now();
                for (std::int64_t i = 0; std::chrono::steady_clock::now() - start < 1500ms; ++i) {
                    progress.set(i, 0, "file");
                    if (i % 1000 == 0)
                        std::this_thread::sleep_for(1ms);
                }
                return {};
            },
            this, [&](Result<void>) { done = true; });
        QTRY_VERIFY_WITH_TIMEOUT(done, kPatience);
        QVERIFY(inThread);
        QVERIFY2(changes.size() >= 3, qPrintable(QString::number(changes.size())));
        for (std::size_t i = 0; i + 10 < changes.size(); ++i)
            QVERIFY(changes[i + 10] - changes[i] >= 900ms); // a timer may come a little early
    }

    void rateTimeLeftAndLog()
    {
        JobRunner runner;
        const auto gate = std::make_shared<Gate>();
        std::promise<void> halfway;
        const int id = runner.start<void>(
            Lane::Io, "Steps",
            [gate, &halfway](Progress& progress) -> Result<void> {
                progress.log("started");
                for (int i = 0; i <= 50; ++i) {
                    progress.set(i * 10, 1000, "step " + std::to_string(i));
                    std::this_thread::sleep_for(10ms);
                }
                progress.log("half – done");
                halfway.set_value();
                gate->pass(progress);
                progress.set(0, 7, "another part");
                return {};
            },
            this, ignored());
        halfway.get_future().wait();
        JobStatus status = *runner.job(id);
        QCOMPARE(status.state, JobState::Running);
        QCOMPARE(status.done, std::int64_t(500));
        QCOMPARE(status.total, std::int64_t(1000));
        QCOMPARE(status.text, QString("step 50"));
        QCOMPARE(status.log, (std::vector<QString>{"started", QString::fromUtf8("half – done")}));
        // Ten items in at least 10 ms: never more than 1,000 a second, and surely more than 20.
        QVERIFY2(status.rate > 20 && status.rate <= 1000, qPrintable(QString::number(status.rate)));
        QCOMPARE(status.secondsLeft, 500 / status.rate);
        QVERIFY(status.seconds >= 0.5);
        gate->open();
        QTRY_VERIFY_WITH_TIMEOUT(!runner.isBusy(), kPatience);
        status = *runner.job(id);
        QCOMPARE(status.total, std::int64_t(7));
        QCOMPARE(status.rate, 0.0); // of the new part nothing is known yet
        QCOMPARE(status.secondsLeft, -1.0);
        QCOMPARE(status.log.size(), std::size_t(2)); // kept after the end
        const double seconds = status.seconds;
        std::this_thread::sleep_for(20ms);
        QCOMPARE(runner.job(id)->seconds, seconds);
    }

    void theLastTwentyAreKept()
    {
        JobRunner runner;
        int ended = 0;
        std::vector<int> ids;
        for (int i = 0; i < 25; ++i)
            ids.push_back(runner.start<void>(
                Lane::Compute, "Small", [](Progress&) { return Result<void>(); }, this,
                [&](Result<void>) { ++ended; }));
        QTRY_COMPARE_WITH_TIMEOUT(ended, 25, kPatience);
        const auto jobs = runner.jobs();
        QCOMPARE(jobs.size(), std::size_t(20));
        QCOMPARE(jobs.front().id, ids.back()); // newest first
        QCOMPARE(jobs.back().id, ids[5]);
    }
};

QTEST_GUILESS_MAIN(TestJobRunner)
#include "tst_job_runner.moc"
