// Work in the background. The work is a plain function; the runner owns threads and jobs.
#pragma once

#include "base/progress.h"
#include "base/result.h"

#include <QObject>
#include <QString>

#include <any>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace lathe {

/// `Compute` has one thread (torch uses the cores itself and its seed is global), `Io` has two. `Prompt` has one, for
/// what a person waits for with eyes on it, such as sorting: it must not stand behind imports and checks. `Journal`
/// has one for labels, which are written in the order in which they were given.
enum class Lane { Compute, Io, Prompt, Journal };

enum class JobState { Queued, Running, Done, Failed, Cancelled };

/// What the window shows of a job: a value.
struct JobStatus {
    int id = 0;
    QString title;
    JobState state = JobState::Queued;
    std::int64_t done = 0;
    std::int64_t total = 0; ///< 0: unknown
    QString text;           ///< what it is doing now
    double rate = 0;        ///< done per second, smoothed; 0 unknown
    double secondsLeft = -1;///< -1 unknown
    double seconds = 0;     ///< since it started
    std::vector<QString> log;
    std::optional<Error> error;
};

/// Belongs to the thread that made it; all signals and callbacks arrive there, at most ten times a second.
class JobRunner : public QObject {
    Q_OBJECT
public:
    explicit JobRunner(QObject* parent = nullptr);
    /// Cancels everything and waits.
    ~JobRunner() override;

    /// Runs `work` on a thread of `lane`; then, unless `receiver` is gone, `done` in this thread.
    /// What `work` throws becomes an Error.
    template <class T>
    int start(Lane lane, QString title, std::function<Result<T>(Progress&)> work, QObject* receiver,
              std::function<void(Result<T>)> done)
    {
        return enqueue(lane, std::move(title),
                       [work = std::move(work)](Progress& progress) -> Result<std::any> {
                           auto result = work(progress);
                           if (!result)
                               return tl::unexpected<Error>(std::move(result).error());
                           if constexpr (std::is_void_v<T>)
                               return std::any();
                           else
                               return std::any(std::make_shared<T>(std::move(*result)));
                       },
                       receiver,
                       [done = std::move(done)](Result<std::any> result) {
                           if (!done)
                               return;
                           if (!result)
                               done(tl::unexpected<Error>(std::move(result).error()));
                           else if constexpr (std::is_void_v<T>)
                               done(Result<void>());
                           else
                               done(std::move(*std::any_cast<std::shared_ptr<T>&>(*result)));
                       });
    }

    void cancel(int job);
    /// Queued and running ones in order, then the last twenty that ended, newest first.
    std::vector<JobStatus> jobs() const;
    std::optional<JobStatus> job(int id) const;
    bool isBusy() const;

signals:
    /// Something about this job changed.
    void jobChanged(int job);
    void jobEnded(int job);

private:
    using Work = std::function<Result<std::any>(Progress&)>;
    using Done = std::function<void(Result<std::any>)>;
    int enqueue(Lane lane, QString title, Work work, QObject* receiver, Done done);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace lathe
