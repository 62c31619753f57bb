// A way to learn.
#pragma once

#include "base/catalog.h"
#include "base/params.h"
#include "base/progress.h"
#include "ml/model.h"
#include "ml/task.h"
#include "prep/pipeline.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace lathe {

struct LearnerInfo {
    std::string id;      ///< `image.small_cnn`
    std::string name;    ///< "Small CNN"
    Task task = Task::Classification;
    std::vector<ItemKind> kinds;
    std::string summary; ///< one or two sentences for the gallery
    std::string strengths; ///< when it shines
    std::string limits;    ///< when it fails
    std::string cost;      ///< what it costs to train and to use
    std::string reference; ///< paper
    bool isBaseline = false; ///< looks at no feature: what the others have to beat
};

/// Where to compute. `auto` is resolved before.
struct Device {
    std::string id;   ///< `cpu`, `cuda:0`
    std::string name; ///< "AMD EPYC, 2 threads", "NVIDIA H100"
    std::int64_t memoryBytes = 0;
    std::int64_t freeMemoryBytes = 0;
    bool bfloat16 = false; ///< has instructions for it
    bool operator==(const Device&) const = default;
};

/// One epoch of a run.
struct EpochRecord {
    int epoch = 0; ///< from 1
    double trainLoss = 0;
    std::optional<double> validationLoss;
    std::map<std::string, double> metrics; ///< on validation: accuracy, f1_macro
    std::vector<double> classF1;           ///< on validation, by class
    double learningRate = 0;               ///< at the end of the epoch
    double seconds = 0;                    ///< training and validation of this epoch
    double itemsPerSecond = 0;             ///< of the training part alone
};

/// State after an epoch, enough to go on as if nothing had happened.
struct Checkpoint {
    int epoch = 0;
    Bytes state;          ///< a safetensors file; the trainer's own business
    bool best = false;    ///< the best so far by the monitored metric
};

/// Watches a run. Called on the training thread; must be quick.
class TrainingObserver {
public:
    virtual ~TrainingObserver() = default;
    /// `step` counts from 1 over the whole run, `epochPosition` in epochs (2.5: halfway through the third).
    virtual void batchEnded(std::int64_t step, double epochPosition, double loss) = 0;
    virtual void epochEnded(const EpochRecord& record) = 0;
    /// Must be stored before it returns. An error ends the run.
    virtual Result<void> checkpoint(const Checkpoint& checkpoint) = 0;
    /// A line for the run's log, for example "The batch was halved to 64: out of memory".
    virtual void message(std::string_view text) = 0;
    /// The trainer waits between batches while this is true (and stop is not requested).
    virtual bool pauseRequested() const { return false; }
};

/// Both of the same kind. A table has its target by the role of a column.
struct TrainingData {
    Items train;
    Items validation; ///< may be empty
};

struct TrainingSetup {
    std::uint64_t seed = 0;
    std::string device = "auto"; ///< `auto`, `cpu`, `cuda:N`
    int threads = 0;             ///< 0: by measuring
    std::string precision;       ///< what a run computed in before, when it is repeated; empty: as its parameters say
    std::optional<Checkpoint> resumeFrom;
    std::filesystem::path base;  ///< weights to start from (safetensors, torch file, or a saved model's folder); empty: none
    Pipeline pipeline;           ///< for tables: the steps before the algorithm, fitted on the training rows
    std::filesystem::path cache; ///< folder for derived data such as frozen features; empty: none
};

/// What a fit did besides the model.
struct TrainingReport {
    std::string device;
    int threads = 0;
    std::string precision; ///< `float32`, `bfloat16`, `float16`
    int epochs = 0;     ///< completed
    int bestEpoch = 0;
    bool stopped = false;       ///< ended early by stopRequested(), the model is the best so far
    std::string stopReason;     ///< for early stopping
    double itemsPerSecond = 0;  ///< of training, all epochs
    std::int64_t peakMemoryBytes = 0; ///< of the process, or of the GPU's allocator
    std::int64_t parameterCount = 0;
    std::int64_t trainableCount = 0;
    std::int64_t multiplyAdds = 0; ///< an item
};

struct FitResult {
    std::unique_ptr<Model> model;
    TrainingReport report;
};

/// A stateless algorithm.
class Learner {
public:
    virtual ~Learner() = default;
    virtual const LearnerInfo& info() const = 0;
    virtual const std::vector<ParamSpec>& parameters() const = 0;
    /// Why this learner cannot work on these items with these parameters, if so.
    virtual std::optional<Error> incompatibility(const Items& items, const Params& params) const = 0;
    /// Fails with Cancelled (no epoch done), Incompatible, Numeric (loss not finite), OutOfMemory, Io.
    /// A stop after the first epoch is no failure: see TrainingReport::stopped.
    virtual Result<FitResult> fit(const TrainingData& data, const Params& params, const TrainingSetup& setup,
                                  Progress& progress, TrainingObserver& observer) const = 0;
    /// What Model::save wrote. `device` as in TrainingSetup. Fails with NotFound, Parse, Incompatible.
    virtual Result<std::unique_ptr<Model>> load(const std::filesystem::path& folder, std::string_view device) const = 0;
};

/// What the nn module offers to the program; it is loaded when first needed.
class LearnerModule {
public:
    virtual ~LearnerModule() = default;
    virtual const Catalog<Learner>& learners() const = 0;
    /// The CPU first, then the GPUs.
    virtual std::vector<Device> devices() const = 0;
    /// A model that looks at pictures through these weights (safetensors, a torch file, or a saved model's folder), to
    /// embed them; what it predicts means nothing. `like`: pictures of the kind that it will see.
    /// Fails with Incompatible (no network of the program fits them), NotFound, Parse, Io.
    virtual Result<std::unique_ptr<Model>> backbone(const std::filesystem::path& weights, const ItemSet& like) const;
    /// Name and version of the libraries that compute, for the record of a run.
    virtual std::map<std::string, std::string> libraries() const = 0;
};

} // namespace lathe

/// The one symbol that the module exports.
extern "C" lathe::LearnerModule& latheLearnerModule();
