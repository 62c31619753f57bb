// Runs: every execution of an algorithm, with all that is needed to repeat it.
#pragma once

#include "store/database.h"
#include "base/hash.h"

#include <map>
#include <vector>

namespace lathe {

/// MLflow's words, and Paused and Interrupted, which MLflow lacks.
enum class RunStatus { Scheduled, Running, Paused, Finished, Failed, Killed, Interrupted };
/// `scheduled`, `running`, `paused`, `finished`, `failed`, `killed`, `interrupted`.
std::string_view toString(RunStatus status);

struct RunEpoch {
    int epoch = 0;
    double trainLoss = 0;
    std::optional<double> validationLoss;
    std::map<std::string, double> metrics;
    std::vector<double> classF1;
    double learningRate = 0;
    double seconds = 0;
    double itemsPerSecond = 0;
};

/// A metric of a part as it was measured at the end of the run.
struct RunMetric {
    std::optional<double> value, low, high;
    std::string undefined;
};

struct RunRecord {
    std::int64_t id = 0;
    std::string name;       ///< unique: small-cnn-01
    RunStatus status = RunStatus::Scheduled;
    std::int64_t datasetVersionId = 0;
    std::string dataset;    ///< joined from the version
    int version = 0;
    std::string algorithm;
    std::string task;
    std::string parameters; ///< JSON object
    std::uint64_t seed = 0;
    std::string device;     ///< as asked: auto, cpu, cuda:0
    int threads = 0;        ///< as asked, 0: measured
    std::string base;       ///< path of the weights it started from
    std::string setup;      ///< JSON: machine, libraries, device used, threads used
    std::string created, started, ended; ///< ISO 8601, UTC, empty when not yet
    double seconds = 0;
    int epochs = 0;         ///< completed
    int epochsPlanned = 0;
    int bestEpoch = 0;
    double itemsPerSecond = 0;
    std::int64_t peakMemoryBytes = 0;
    std::int64_t parameterCount = 0;
    std::string weightsSha256;
    std::string classes;    ///< JSON array
    std::string error;      ///< why it failed, as one line
    Hash checkpoint, bestCheckpoint; ///< objects
    int checkpointEpoch = 0;
    std::string checkpointTime; ///< ISO 8601, UTC
    Hash modelDescription, modelWeights; ///< objects: model.json and weights.safetensors of the best epoch
    std::map<std::string, std::map<std::string, RunMetric>> metrics; ///< part → metric → value
    std::map<std::string, std::vector<std::int64_t>> confusion;      ///< part → [k, k]
    std::map<std::string, Hash> predictions;                          ///< part → object
    std::vector<RunEpoch> history;
    bool isActive() const { return status == RunStatus::Scheduled || status == RunStatus::Running || status == RunStatus::Paused; }
};

struct RunStep { std::int64_t step = 0; double epochPosition = 0; double loss = 0; };

class RunStore {
public:
    explicit RunStore(Database& database) : m_database(database) {}

    /// Gives it an id and, where `name` is empty, the next name of its algorithm: small-cnn-01.
    Result<RunRecord> create(RunRecord run);
    /// By number or name. Fails with NotFound, naming the nearest.
    Result<RunRecord> find(std::string_view reference) const;
    Result<RunRecord> byId(std::int64_t id) const;
    /// Newest first, history included, all datasets or one.
    Result<std::vector<RunRecord>> list(std::string_view dataset = {}) const;

    /// Everything but id, history and steps.
    Result<void> update(const RunRecord& run);
    Result<void> setStatus(std::int64_t id, RunStatus status, std::string_view error = {});
    Result<void> addEpoch(std::int64_t id, const RunEpoch& epoch);
    /// Forgets epochs and steps after `epoch`: a run that goes on from a checkpoint writes them again.
    Result<void> truncateHistory(std::int64_t id, int epoch);
    Result<void> addSteps(std::int64_t id, const std::vector<RunStep>& steps);
    /// Those after `afterStep`, in order.
    Result<std::vector<RunStep>> steps(std::int64_t id, std::int64_t afterStep = 0) const;
    Result<void> addLog(std::int64_t id, std::string_view line);
    Result<std::vector<std::string>> log(std::int64_t id) const;
    Result<void> setCheckpoint(std::int64_t id, int epoch, const Hash& object, bool best);

    /// A running run writes its process id and a heartbeat; those whose process is gone become Interrupted.
    Result<void> claim(std::int64_t id);
    Result<int> markInterrupted();
    /// Asks the process that executes the run: `pause`, `resume`, `stop`, or empty.
    Result<void> request(std::int64_t id, std::string_view what);
    Result<std::string> requested(std::int64_t id) const;

    /// The number of times the test split of a dataset was looked at.
    Result<int> testLooks(std::string_view dataset) const;
    Result<void> addTestLook(std::string_view dataset, std::int64_t run);

private:
    Database& m_database;
};

} // namespace lathe
