#include "nn/detail/epoch_loop.h"

#include "base/random.h"
#include "base/text.h"
#include "ml/learners/support.h"
#include "nn/detail/adamw.h"
#include "nn/detail/device.h"

#include <chrono>
#include <cmath>
#include <numeric>
#include <thread>

namespace lathe {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kReportInterval{50};
constexpr std::chrono::milliseconds kPauseInterval{50};
// Measurements are noisy, and a run shall choose the same when it is repeated.
constexpr double kClearlyFaster = 0.85;
constexpr int kMeasurements = 3;
enum Purpose : std::uint64_t { kOrder = 101, kDropped }; ///< what a stream of random numbers is for

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

class EpochLoop {
public:
    EpochLoop(Trainee& trainee, const EpochPlan& plan, const FitContext& context)
        : m_trainee(trainee), m_plan(plan), m_context(context), m_mean(torch::zeros_like(trainee.parameters().flat())),
          m_variance(torch::zeros_like(m_mean)), m_order(trainee.rows())
    {
    }

    Result<EpochOutcome> run()
    {
        const TrainingSettings& settings = m_plan.settings;
        const bool judges = m_trainee.judgedRows() > 0;
        EpochOutcome outcome;
        outcome.threads = chooseThreads();
        torch::Tensor best;
        double bestLoss = INFINITY;
        while (outcome.epochs < settings.epochs) {
            if (judges && settings.patience > 0 && outcome.epochs - outcome.bestEpoch >= settings.patience) {
                outcome.note = "Stopped after epoch " + std::to_string(outcome.epochs) + ": no better on the validation rows";
                break;
            }
            const Clock::time_point start = Clock::now();
            m_pausedSeconds = 0;
            LATHE_TRY(const LossSums learned, epoch(outcome.epochs + 1));
            RoundScores scores{.trainLoss = learned.loss / learned.weight, .validationLoss = {}};
            scores.itemsPerSecond = static_cast<double>(rowsOfEpoch()) / std::max(secondsSince(start) - m_pausedSeconds, 1e-9);
            if (m_trainee.classifies())
                scores.trainAccuracy = learned.right / learned.weight;
            if (judges) {
                LATHE_TRY(const LossSums judged, judge());
                scores.validationLoss = judged.loss / judged.weight;
                if (m_trainee.classifies())
                    scores.validationAccuracy = judged.right / judged.weight;
            }
            ++outcome.epochs;
            const double loss = judges ? *scores.validationLoss : scores.trainLoss;
            if (!judges || loss < bestLoss) {
                bestLoss = loss;
                outcome.bestEpoch = outcome.epochs;
                if (judges)
                    best = m_trainee.parameters().flat().clone();
            }
            reportRound(m_context, outcome.epochs, scores, rate(outcome.epochs), secondsSince(start) - m_pausedSeconds);
        }
        if (best.defined())
            m_trainee.parameters().flat().copy_(best);
        return outcome;
    }

private:
    /// On a busy machine, threads that wait for each other at every small operation take many times as long as one.
    int chooseThreads()
    {
        if (!m_context.fewerThreads || m_context.threads < 2 || !m_trainee.parameters().device().is_cpu())
            return m_context.threads;
        std::vector<std::uint32_t> rows(std::min({m_trainee.rows(), static_cast<std::size_t>(m_plan.settings.batch), m_trainee.mostRows()}));
        std::iota(rows.begin(), rows.end(), 0u);
        int best = 0;
        double bestSeconds = INFINITY;
        std::string text = "Measured in rows per second:";
        m_trainee.begin(0);
        for (const int threads : threadCounts()) {
            if (threads > m_context.threads)
                break;
            setComputeThreads(threads);
            double seconds = INFINITY;
            for (int i = 0; i < kMeasurements && !m_context.progress.stopRequested(); ++i) {
                const Clock::time_point start = Clock::now();
                m_trainee.learn(rows, rows.size());
                seconds = std::min(seconds, secondsSince(start));
            }
            if (best == 0 || seconds < kClearlyFaster * bestSeconds) {
                best = threads;
                bestSeconds = seconds;
            }
            text += (threads > 1 ? ", " : " ") + fixed(static_cast<double>(rows.size()) / seconds, 0) + " with " + std::to_string(threads) + (threads == 1 ? " thread" : " threads");
        }
        setComputeThreads(best);
        m_context.observer.message(text);
        return best;
    }

    std::size_t rowsOfEpoch() const { return m_plan.rowsOfEpoch > 0 ? std::min(m_plan.rowsOfEpoch, m_order.size()) : m_order.size(); }
    double rate(double position) const { return m_plan.settings.learningRate * scheduleFactor(m_plan.settings, position); }

    Result<LossSums> epoch(int number)
    {
        m_trainee.begin(seedFor(seedFor(m_context.seed, kDropped), static_cast<std::uint64_t>(number)));
        std::iota(m_order.begin(), m_order.end(), 0u);
        Random(seedFor(seedFor(m_context.seed, kOrder), static_cast<std::uint64_t>(number))).shuffle(m_order);
        const std::span rows = std::span<const std::uint32_t>(m_order).first(rowsOfEpoch());
        const auto batch = static_cast<std::size_t>(m_plan.settings.batch);
        LossSums sums;
        for (std::size_t from = 0; from < rows.size(); from += batch) {
            const double position = number - 1 + static_cast<double>(from) / static_cast<double>(rows.size());
            const auto piece = rows.subspan(from, std::min(batch, rows.size() - from));
            LATHE_TRY(const LossSums own, step(piece, rate(position)));
            if (!std::isfinite(own.loss))
                return fail(ErrorCode::Numeric, "The loss became infinite or undefined in epoch " + std::to_string(number), "Choose a smaller learning rate");
            sums += own;
            report(number, from + piece.size(), rows.size(), own.weight > 0 ? own.loss / own.weight : 0);
        }
        return sums;
    }

    Result<LossSums> step(std::span<const std::uint32_t> rows, double learningRate)
    {
        ParameterSet& parameters = m_trainee.parameters();
        parameters.gradient().zero_();
        LossSums sums;
        const std::size_t most = m_trainee.mostRows();
        for (std::size_t from = 0; from < rows.size(); from += most) {
            waitWhilePaused();
            if (m_context.progress.stopRequested())
                return cancelled();
            sums += m_trainee.learn(rows.subspan(from, std::min(most, rows.size() - from)), rows.size());
        }
        float scale = 1;
        if (const double limit = m_plan.settings.gradientClip; limit > 0)
            if (const double norm = parameters.gradient().norm().item<double>(); norm > limit)
                scale = static_cast<float>(limit / norm);
        ++m_steps;
        const torch::NoGradGuard guard;
        const std::int64_t decayed = parameters.decayedCount(), rest = parameters.count() - decayed;
        for (const auto& [first, count, decay] : {std::tuple(std::int64_t(0), decayed, m_plan.settings.weightDecay), std::tuple(decayed, rest, 0.0)}) {
            const auto part = [first = first, count = count](const torch::Tensor& whole) { return whole.narrow(0, first, count); };
            adamW(adamStepFor(m_steps, learningRate, decay), part(parameters.gradient()), scale, part(parameters.flat()), part(m_mean), part(m_variance));
        }
        return sums;
    }

    Result<LossSums> judge()
    {
        std::vector<std::uint32_t> rows(m_trainee.judgedRows());
        std::iota(rows.begin(), rows.end(), 0u);
        const std::size_t most = m_trainee.mostRows();
        LossSums sums;
        for (std::size_t from = 0; from < rows.size(); from += most) {
            if (m_context.progress.stopRequested())
                return cancelled();
            sums += m_trainee.judge(std::span(rows).subspan(from, std::min(most, rows.size() - from)));
        }
        return sums;
    }

    void report(int number, std::size_t done, std::size_t rows, double loss)
    {
        if (Clock::now() - m_lastReport < kReportInterval)
            return;
        m_lastReport = Clock::now();
        const int epochs = m_plan.settings.epochs;
        m_context.observer.batchEnded(m_steps, number - 1 + static_cast<double>(done) / static_cast<double>(rows), loss);
        m_context.progress.set((number - 1) * static_cast<std::int64_t>(rows) + static_cast<std::int64_t>(done), epochs * static_cast<std::int64_t>(rows),
                               "Epoch " + std::to_string(number) + " of " + std::to_string(epochs));
    }

    void waitWhilePaused()
    {
        const Clock::time_point start = Clock::now();
        bool waited = false;
        while (m_context.observer.pauseRequested() && !m_context.progress.stopRequested()) {
            waited = true;
            std::this_thread::sleep_for(kPauseInterval);
        }
        if (waited)
            m_pausedSeconds += secondsSince(start);
    }

    Trainee& m_trainee;
    const EpochPlan& m_plan;
    const FitContext& m_context;
    torch::Tensor m_mean, m_variance;
    std::vector<std::uint32_t> m_order;
    std::int64_t m_steps = 0;
    Clock::time_point m_lastReport{};
    double m_pausedSeconds = 0;
};

} // namespace

Result<EpochOutcome> runEpochs(Trainee& trainee, const EpochPlan& plan, const FitContext& context)
{
    return EpochLoop(trainee, plan, context).run();
}

} // namespace lathe
