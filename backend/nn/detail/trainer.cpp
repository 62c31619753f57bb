#include "nn/detail/trainer.h"

#include "base/text.h"
#include "nn/detail/device.h"
#include "nn/detail/guard.h"

#include <chrono>
#include <cmath>
#include <thread>

namespace lathe {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kReportInterval{50};
constexpr std::chrono::milliseconds kPauseInterval{50};

/// What a stream of random numbers is for, so that one never disturbs another.
enum Purpose : std::uint64_t { kOrder = 101, kAugmentation, kDropout };

std::uint64_t seedOf(std::uint64_t seed, Purpose purpose, int epoch)
{
    return seedFor(seedFor(seed, purpose), static_cast<std::uint64_t>(epoch));
}

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

class Trainer {
public:
    Trainer(TrainingPlan& plan, Progress& progress, TrainingObserver& observer)
        : m_plan(plan)
        , m_progress(progress)
        , m_observer(observer)
        , m_step(plan.network, plan.settings, plan.objective, plan.from)
        , m_items(plan.train.usable())
    {
        m_state.batch = plan.settings.batch;
        m_state.threads = plan.threads;
        m_state.precision = plan.precision;
        m_state.fingerprint = plan.fingerprint;
    }

    Result<TrainingOutcome> run();

private:
    enum class End { Complete, Stopped };

    Result<void> resume();
    Result<End> trainEpoch(int epoch, EpochRecord& record);
    Result<std::size_t> trainBatch(const Batch& batch, int epoch, double position);
    Result<End> validate(EpochRecord& record);
    bool improves(const EpochRecord& record) const;
    void keep(int epoch, bool best);
    double rate(double position) const { return m_plan.settings.learningRate * scheduleFactor(m_plan.settings, position); }
    bool halveBatch();
    void waitWhilePaused();
    TrainingOutcome outcome(bool stopped, std::string reason);

    TrainingPlan& m_plan;
    Progress& m_progress;
    TrainingObserver& m_observer;
    TrainingStep m_step;
    std::vector<std::uint32_t> m_items;
    TrainingState m_state;
    torch::Tensor m_lossSum; ///< on the device, so that steps need not be waited for
    std::int64_t m_lossItems = 0;
    Clock::time_point m_lastReport{};
    double m_pausedSeconds = 0;
};

Result<TrainingOutcome> Trainer::run()
{
    LATHE_CHECK(resume());
    for (int epoch = m_state.epoch + 1; epoch <= m_plan.settings.epochs; ++epoch) {
        if (m_plan.settings.patience > 0 && m_plan.validation && m_state.bestEpoch > 0
            && m_state.epoch - m_state.bestEpoch >= m_plan.settings.patience)
            return outcome(false, "The " + m_plan.objective.mainMetricText() + " has not risen for " + std::to_string(m_plan.settings.patience)
                                      + " epochs");
        EpochRecord record;
        record.epoch = epoch;
        const Clock::time_point start = Clock::now();
        m_pausedSeconds = 0;
        LATHE_TRY(End end, trainEpoch(epoch, record));
        if (end == End::Complete) {
            LATHE_TRY(end, validate(record));
        }
        if (end == End::Stopped) {
            if (m_state.epoch == 0)
                return cancelled();
            return outcome(true, {});
        }
        record.seconds = secondsSince(start) - m_pausedSeconds;
        const bool best = improves(record);
        keep(epoch, best);
        m_plan.epochDone();
        if (best) {
            const auto main = record.metrics.find(m_plan.objective.mainMetric());
            m_state.bestMetric = main != record.metrics.end() ? main->second : -1;
            m_state.bestLoss = record.validationLoss.value_or(record.trainLoss);
        }
        m_observer.epochEnded(record);
        LATHE_CHECK(m_observer.checkpoint({epoch, toBytes(m_state), best}));
    }
    return outcome(false, {});
}

Result<void> Trainer::resume()
{
    if (!m_plan.resume)
        return {};
    TrainingState& state = *m_plan.resume;
    if (state.fingerprint != m_plan.fingerprint)
        return fail(ErrorCode::Incompatible, "The checkpoint belongs to another network, other parameters or other data",
                    "Resume with the same settings, or start anew with the checkpoint's weights as base");
    if (state.optimiser.first.numel() != m_plan.network.weights().numel())
        return fail(ErrorCode::Incompatible, "The checkpoint's optimiser state does not fit the network");
    LATHE_CHECK(m_plan.network.load(state.weights));
    const torch::Device device = m_plan.network.device();
    state.optimiser.first = state.optimiser.first.to(device);
    if (state.optimiser.second.defined())
        state.optimiser.second = state.optimiser.second.to(device);
    m_step.setState(state.optimiser);
    m_state = std::move(state);
    m_plan.resume.reset();
    return {};
}

Result<Trainer::End> Trainer::trainEpoch(int epoch, EpochRecord& record)
{
    torch::manual_seed(seedOf(m_plan.seed, kDropout, epoch));
    Random order(seedOf(m_plan.seed, kOrder, epoch));
    std::vector<std::uint32_t> items = m_items;
    order.shuffle(items);
    m_lossSum = torch::zeros({}, torch::dtype(torch::kFloat64).device(m_plan.network.device()));
    m_lossItems = 0;

    const Clock::time_point start = Clock::now();
    std::size_t done = 0;
    std::uint64_t pass = 0;
    while (done < items.size()) {
        const std::vector<std::uint32_t> rest(items.begin() + static_cast<std::ptrdiff_t>(done), items.end());
        const std::uint64_t seed = seedFor(seedOf(m_plan.seed, kAugmentation, epoch), pass++);
        m_plan.train.begin(cut(rest, static_cast<std::size_t>(m_state.batch)), seed);
        while (std::optional<Batch> batch = m_plan.train.next()) {
            waitWhilePaused();
            if (m_progress.stopRequested())
                return End::Stopped;
            const double position = epoch - 1 + static_cast<double>(done) / static_cast<double>(items.size());
            try {
                LATHE_TRY(const std::size_t taken, trainBatch(*batch, epoch, position));
                done += taken;
            } catch (const c10::Error& error) {
                if (!isOutOfMemory(error) || !halveBatch())
                    throw;
                break; // the rest of the epoch goes on in smaller batches
            }
        }
    }
    if (m_lossItems == 0)
        return fail(ErrorCode::Incompatible, "No picture of the training part can be decoded", "Look at the run's log for the reasons");
    record.trainLoss = m_lossSum.item<double>() / static_cast<double>(m_lossItems);
    if (!std::isfinite(record.trainLoss))
        return fail(ErrorCode::Numeric, "The loss became infinite or undefined in epoch " + std::to_string(epoch),
                    "Choose a smaller learning rate, or limit the gradient's norm");
    const double seconds = secondsSince(start) - m_pausedSeconds;
    record.itemsPerSecond = static_cast<double>(m_lossItems) / std::max(seconds, 1e-9);
    record.learningRate = rate(epoch);
    m_state.trainingSeconds += seconds;
    m_state.trainedItems += m_lossItems;
    return End::Complete;
}

Result<std::size_t> Trainer::trainBatch(const Batch& batch, int epoch, double position)
{
    const std::size_t taken = batch.items.size() + batch.broken.size();
    // One item alone has no variance to normalise by.
    if (batch.items.empty() || (batch.items.size() == 1 && m_items.size() > 1))
        return taken;
    const double learningRate = rate(position);
    const torch::Tensor loss = m_step.run(batch, learningRate);
    const auto count = static_cast<std::int64_t>(batch.items.size());
    ++m_state.step;
    m_lossItems += count;
    const bool host = loss.device().is_cpu();
    if (host && !std::isfinite(loss.item<float>()))
        return fail(ErrorCode::Numeric,
                    "The loss became infinite or undefined in epoch " + std::to_string(epoch) + ", step "
                        + std::to_string(m_state.step) + ", at the learning rate " + shortest(learningRate),
                    "Choose a smaller learning rate, or limit the gradient's norm");
    m_lossSum.add_(loss, static_cast<double>(count));
    if (Clock::now() - m_lastReport >= kReportInterval) {
        m_lastReport = Clock::now();
        const auto size = static_cast<double>(m_items.size());
        const double done = (position - (epoch - 1)) * size + static_cast<double>(taken);
        m_observer.batchEnded(m_state.step, epoch - 1 + std::min(1.0, done / size), loss.item<double>());
        m_progress.set((epoch - 1) * static_cast<std::int64_t>(m_items.size()) + std::llround(done),
                       m_plan.settings.epochs * static_cast<std::int64_t>(m_items.size()),
                       "Epoch " + std::to_string(epoch) + " of " + std::to_string(m_plan.settings.epochs));
    }
    return taken;
}

Result<Trainer::End> Trainer::validate(EpochRecord& record)
{
    if (!m_plan.validation)
        return End::Complete;
    const std::optional<Judgement> judgement = judge(m_plan.network, *m_plan.validation, m_plan.objective, m_plan.from,
                                                     static_cast<std::size_t>(m_state.batch), m_progress);
    if (!judgement)
        return End::Stopped;
    if (judgement->items == 0)
        return End::Complete;
    record.validationLoss = judgement->loss;
    record.metrics = judgement->metrics;
    record.classF1 = judgement->classScores;
    return End::Complete;
}

bool Trainer::improves(const EpochRecord& record) const
{
    const auto main = record.metrics.find(m_plan.objective.mainMetric());
    if (main == record.metrics.end() || m_state.bestEpoch == 0)
        return true;
    return main->second > m_state.bestMetric
        || (main->second == m_state.bestMetric && record.validationLoss.value_or(0) < m_state.bestLoss);
}

void Trainer::keep(int epoch, bool best)
{
    // The best weights are stored apart only once they are no longer the newest.
    if (!best && m_state.bestWeights.empty())
        m_state.bestWeights = std::move(m_state.weights);
    m_state.weights = m_plan.network.state();
    if (best) {
        m_state.bestWeights.clear();
        m_state.bestEpoch = epoch;
    }
    m_state.epoch = epoch;
    m_state.optimiser = m_step.state();
}

bool Trainer::halveBatch()
{
    if (m_state.batch <= 1)
        return false;
    m_state.batch = (m_state.batch + 1) / 2;
    m_observer.message("The batch was halved to " + std::to_string(m_state.batch) + ": out of memory");
    return true;
}

void Trainer::waitWhilePaused()
{
    const Clock::time_point start = Clock::now();
    bool waited = false;
    while (m_observer.pauseRequested() && !m_progress.stopRequested()) {
        waited = true;
        std::this_thread::sleep_for(kPauseInterval);
    }
    if (waited)
        m_pausedSeconds += secondsSince(start);
}

TrainingOutcome Trainer::outcome(bool stopped, std::string reason)
{
    TrainingOutcome outcome;
    outcome.weights = m_state.bestWeights.empty() ? m_state.weights : m_state.bestWeights;
    outcome.epochs = m_state.epoch;
    outcome.bestEpoch = m_state.bestEpoch;
    outcome.stopped = stopped;
    outcome.stopReason = std::move(reason);
    outcome.itemsPerSecond = m_state.trainingSeconds > 0
        ? static_cast<double>(m_state.trainedItems) / m_state.trainingSeconds
        : 0;
    return outcome;
}

} // namespace

Result<TrainingOutcome> train(TrainingPlan plan, Progress& progress, TrainingObserver& observer)
{
    return guarded([&]() -> Result<TrainingOutcome> { return Trainer(plan, progress, observer).run(); });
}

std::optional<Judgement> judge(const Network& network, BatchSource& source, const Objective& objective, int from,
                               std::size_t batch, const Progress& progress)
{
    const torch::NoGradGuard guard;
    const std::unique_ptr<Jury> jury = objective.jury();
    source.begin(cut(source.usable(), batch), std::nullopt);
    while (const std::optional<Batch> piece = source.next()) {
        if (progress.stopRequested())
            return std::nullopt;
        if (!piece->items.empty())
            jury->add(network.forward(piece->input, false, from).to(torch::kFloat32), *piece);
    }
    return jury->judgement();
}

torch::ScalarType scalarType(PrecisionChoice precision)
{
    switch (precision) {
    case PrecisionChoice::BFloat16:
        return torch::kBFloat16;
    case PrecisionChoice::Float16:
        return torch::kFloat16;
    default:
        return torch::kFloat32;
    }
}

} // namespace lathe
