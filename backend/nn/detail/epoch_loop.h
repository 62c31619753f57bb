// The epochs of a small network that learns from rows in memory: order, steps, schedule, early stopping, report.
#pragma once

#include "ml/table_learner.h"
#include "nn/detail/parameter_set.h"
#include "nn/detail/training_settings.h"

namespace lathe {

/// Sums over rows, by their weights.
struct LossSums {
    double loss = 0, right = 0, weight = 0;
    void operator+=(const LossSums& other)
    {
        loss += other.loss;
        right += other.right;
        weight += other.weight;
    }
};

/// A network and the rows that teach and judge it.
class Trainee {
public:
    virtual ~Trainee() = default;
    virtual ParameterSet& parameters() = 0;
    virtual std::size_t rows() const = 0;
    virtual std::size_t judgedRows() const { return 0; }
    /// What memory allows at once; a step is done in pieces of it.
    virtual std::size_t mostRows() const = 0;
    virtual bool classifies() const { return false; }
    /// Whatever is drawn until the next call comes from this seed.
    virtual void begin(std::uint64_t seed) = 0;
    /// Adds the gradient of the sum of the rows' losses divided by `rowsOfStep`.
    virtual LossSums learn(std::span<const std::uint32_t> rows, std::size_t rowsOfStep) = 0;
    virtual LossSums judge(std::span<const std::uint32_t>) { return {}; }
};

struct EpochPlan {
    TrainingSettings settings; ///< AdamW; epochs, batch, rates, schedule, patience (by the judged rows' loss), gradient limit
    std::size_t rowsOfEpoch = 0; ///< at most so many, others in each; 0: all
};

struct EpochOutcome {
    int epochs = 0, bestEpoch = 0;
    int threads = 1;  ///< that computed
    std::string note; ///< why it ended early
};

/// Where the context allows fewer threads, some steps are measured first. Afterwards the parameters are those of the best
/// epoch where rows are judged, else of the last. Fails with Cancelled,
/// Numeric, and as the observer does.
Result<EpochOutcome> runEpochs(Trainee& trainee, const EpochPlan& plan, const FitContext& context);

} // namespace lathe
