#include "store/run_store.h"

#include "base/text.h"
#include "store/clock.h"
#include "store/hash_columns.h"
#include "store/process.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cstdio>
#include <unordered_map>

namespace lathe {

namespace {

using nlohmann::json;

constexpr std::array<std::pair<RunStatus, std::string_view>, 7> kStatusNames{{
    {RunStatus::Scheduled, "scheduled"}, {RunStatus::Running, "running"}, {RunStatus::Paused, "paused"},
    {RunStatus::Finished, "finished"}, {RunStatus::Failed, "failed"}, {RunStatus::Killed, "killed"},
    {RunStatus::Interrupted, "interrupted"}}};

constexpr std::string_view kSelect =
    "SELECT r.id, r.name, r.status, r.dataset_version, d.name, v.version, r.algorithm, r.task, r.parameters, r.seed, "
    "r.device, r.threads, r.base, r.setup, r.created, r.started, r.ended, r.seconds, r.epochs, r.epochs_planned, "
    "r.best_epoch, r.items_per_second, r.peak_memory, r.parameter_count, r.weights_sha256, r.classes, r.error, "
    "r.checkpoint, r.best_checkpoint, r.checkpoint_epoch, r.checkpoint_time, r.model_description, r.model_weights "
    "FROM runs r JOIN dataset_versions v ON v.id = r.dataset_version JOIN datasets d ON d.id = v.dataset ";

RunStatus statusFromText(std::string_view text)
{
    for (const auto& [status, name] : kStatusNames)
        if (name == text)
            return status;
    return RunStatus::Failed;
}

RunRecord readRun(const Statement& row)
{
    RunRecord run;
    int column = 0;
    run.id = row.integer(column++);
    run.name = row.text(column++);
    run.status = statusFromText(row.text(column++));
    run.datasetVersionId = row.integer(column++);
    run.dataset = row.text(column++);
    run.version = static_cast<int>(row.integer(column++));
    run.algorithm = row.text(column++);
    run.task = row.text(column++);
    run.parameters = row.text(column++);
    run.seed = static_cast<std::uint64_t>(row.integer(column++));
    run.device = row.text(column++);
    run.threads = static_cast<int>(row.integer(column++));
    run.base = row.text(column++);
    run.setup = row.text(column++);
    run.created = row.text(column++);
    run.started = row.text(column++);
    run.ended = row.text(column++);
    run.seconds = row.real(column++);
    run.epochs = static_cast<int>(row.integer(column++));
    run.epochsPlanned = static_cast<int>(row.integer(column++));
    run.bestEpoch = static_cast<int>(row.integer(column++));
    run.itemsPerSecond = row.real(column++);
    run.peakMemoryBytes = row.integer(column++);
    run.parameterCount = row.integer(column++);
    run.weightsSha256 = row.text(column++);
    run.classes = row.text(column++);
    run.error = row.text(column++);
    run.checkpoint = hashColumn(row, column++);
    run.bestCheckpoint = hashColumn(row, column++);
    run.checkpointEpoch = static_cast<int>(row.integer(column++));
    run.checkpointTime = row.text(column++);
    run.modelDescription = hashColumn(row, column++);
    run.modelWeights = hashColumn(row, column++);
    return run;
}

/// A stored JSON text that does not parse is a damaged registry, not a reason to stop reading runs.
template <class T>
T fromJsonText(const std::string& text)
{
    try {
        return json::parse(text).get<T>();
    } catch (const json::exception&) {
        return T();
    }
}

/// Adds epochs, metrics and parts to `runs`; `where` restricts the rows to those of the runs.
Result<void> readDetails(Database& database, std::vector<RunRecord>& runs, const std::string& where, std::int64_t id)
{
    std::unordered_map<std::int64_t, RunRecord*> byId;
    for (RunRecord& run : runs)
        byId[run.id] = &run;
    const auto forEach = [&](const std::string& sql, const auto& use) -> Result<void> {
        LATHE_TRY(auto statement, database.prepare(sql + where));
        if (!where.empty())
            statement.bind(1, id);
        for (;;) {
            LATHE_TRY(const bool found, statement.step());
            if (!found)
                return {};
            if (const auto run = byId.find(statement.integer(0)); run != byId.end())
                use(*run->second, statement);
        }
    };
    LATHE_CHECK(forEach("SELECT run, epoch, train_loss, validation_loss, metrics, class_f1, learning_rate, seconds, "
                        "items_per_second FROM run_epochs", [](RunRecord& run, const Statement& row) {
        run.history.push_back(RunEpoch{static_cast<int>(row.integer(1)), row.real(2), row.optionalReal(3),
            fromJsonText<std::map<std::string, double>>(row.text(4)), fromJsonText<std::vector<double>>(row.text(5)),
            row.real(6), row.real(7), row.real(8)});
    }));
    LATHE_CHECK(forEach("SELECT run, part, name, value, low, high, undefined FROM run_metrics",
                        [](RunRecord& run, const Statement& row) {
        run.metrics[row.text(1)][row.text(2)] =
            RunMetric{row.optionalReal(3), row.optionalReal(4), row.optionalReal(5), row.text(6)};
    }));
    return forEach("SELECT run, part, confusion, predictions FROM run_parts", [](RunRecord& run, const Statement& row) {
        run.confusion[row.text(1)] = fromJsonText<std::vector<std::int64_t>>(row.text(2));
        if (!row.isNull(3))
            run.predictions[row.text(1)] = hashColumn(row, 3);
    });
}

/// `image.small_cnn` gives `small-cnn`.
std::string stemOf(std::string_view algorithm)
{
    std::string stem(algorithm.substr(algorithm.rfind('.') + 1));
    for (char& c : stem)
        if (c == '_')
            c = '-';
    return stem;
}

} // namespace

std::string_view toString(RunStatus status)
{
    for (const auto& [value, name] : kStatusNames)
        if (value == status)
            return name;
    return "failed";
}

Result<RunRecord> RunStore::create(RunRecord run)
{
    LATHE_TRY(auto transaction, Transaction::begin(m_database));
    LATHE_TRY(auto taken, m_database.prepare("SELECT 1 FROM runs WHERE name = ?"));
    const auto isTaken = [&](const std::string& name) -> Result<bool> {
        taken.reset();
        return taken.bind(1, name).step();
    };
    if (run.name.empty()) {
        const std::string stem = stemOf(run.algorithm);
        for (int number = 1; run.name.empty(); ++number) {
            std::array<char, 16> digits{};
            std::snprintf(digits.data(), digits.size(), "-%02d", number);
            LATHE_TRY(const bool exists, isTaken(stem + digits.data()));
            if (!exists)
                run.name = stem + digits.data();
        }
    } else {
        LATHE_TRY(const bool exists, isTaken(run.name));
        if (exists)
            return fail(ErrorCode::AlreadyExists, "There is a run “" + run.name + "” already", "Choose another name");
    }
    taken.reset();
    run.created = nowText();
    LATHE_TRY(auto insert, m_database.prepare(
        "INSERT INTO runs (name, status, dataset_version, algorithm, task, parameters, seed, device, threads, base, "
        "setup, created, started, ended, seconds, epochs, epochs_planned, best_epoch, items_per_second, peak_memory, "
        "parameter_count, weights_sha256, classes, error, process) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', '', 0, 0, ?, 0, 0, 0, 0, '', ?, '', ?)"));
    insert.bind(1, run.name).bind(2, toString(run.status)).bind(3, run.datasetVersionId).bind(4, run.algorithm);
    insert.bind(5, run.task).bind(6, run.parameters).bind(7, static_cast<std::int64_t>(run.seed)).bind(8, run.device);
    insert.bind(9, std::int64_t(run.threads)).bind(10, run.base).bind(11, run.setup).bind(12, run.created);
    insert.bind(13, std::int64_t(run.epochsPlanned)).bind(14, run.classes).bind(15, thisProcess());
    LATHE_CHECK(insert.run());
    run.id = m_database.lastInsertId();
    LATHE_CHECK(transaction.commit());
    return run;
}

Result<RunRecord> RunStore::byId(std::int64_t id) const
{
    LATHE_TRY(auto statement, m_database.prepare(std::string(kSelect) + "WHERE r.id = ?"));
    LATHE_TRY(const bool found, statement.bind(1, id).step());
    if (!found)
        return fail(ErrorCode::NotFound, "There is no run " + std::to_string(id), "List them with: lathe runs");
    std::vector<RunRecord> runs{readRun(statement)};
    LATHE_CHECK(readDetails(m_database, runs, " WHERE run = ?", id));
    return std::move(runs.front());
}

Result<RunRecord> RunStore::find(std::string_view reference) const
{
    LATHE_TRY(auto statement, m_database.prepare("SELECT id FROM runs WHERE name = ?"));
    LATHE_TRY(const bool found, statement.bind(1, reference).step());
    if (found)
        return byId(statement.integer(0));
    if (const auto number = parseInteger(reference))
        return byId(*number);
    LATHE_TRY(auto all, m_database.prepare("SELECT name FROM runs ORDER BY id DESC"));
    std::vector<std::string> names;
    for (;;) {
        LATHE_TRY(const bool more, all.step());
        if (!more)
            break;
        names.push_back(all.text(0));
    }
    const std::string near = nearest(reference, names);
    return fail(ErrorCode::NotFound, "There is no run “" + std::string(reference) + "”",
                near.empty() ? "List them with: lathe runs" : "Did you mean “" + near + "”?");
}

Result<std::vector<RunRecord>> RunStore::list(std::string_view dataset) const
{
    LATHE_TRY(auto statement, m_database.prepare(std::string(kSelect)
        + (dataset.empty() ? "" : "WHERE d.name = ? ") + "ORDER BY r.id DESC"));
    if (!dataset.empty())
        statement.bind(1, dataset);
    std::vector<RunRecord> runs;
    for (;;) {
        LATHE_TRY(const bool found, statement.step());
        if (!found)
            break;
        runs.push_back(readRun(statement));
    }
    LATHE_CHECK(readDetails(m_database, runs, {}, 0));
    return runs;
}

Result<void> RunStore::update(const RunRecord& run)
{
    LATHE_TRY(auto transaction, Transaction::begin(m_database));
    LATHE_TRY(auto update, m_database.prepare(
        "UPDATE runs SET status = ?, setup = ?, started = ?, ended = ?, seconds = ?, epochs = ?, epochs_planned = ?, "
        "best_epoch = ?, items_per_second = ?, peak_memory = ?, parameter_count = ?, weights_sha256 = ?, classes = ?, "
        "error = ?, model_description = ?, model_weights = ? WHERE id = ?"));
    update.bind(1, toString(run.status)).bind(2, run.setup).bind(3, run.started).bind(4, run.ended).bind(5, run.seconds);
    update.bind(6, std::int64_t(run.epochs)).bind(7, std::int64_t(run.epochsPlanned)).bind(8, std::int64_t(run.bestEpoch));
    update.bind(9, run.itemsPerSecond).bind(10, run.peakMemoryBytes).bind(11, run.parameterCount);
    update.bind(12, run.weightsSha256).bind(13, run.classes).bind(14, run.error);
    bindHash(update, 15, run.modelDescription);
    bindHash(update, 16, run.modelWeights);
    LATHE_CHECK(update.bind(17, run.id).run());

    LATHE_TRY(auto metric, m_database.prepare("INSERT OR REPLACE INTO run_metrics VALUES (?, ?, ?, ?, ?, ?, ?)"));
    for (const auto& [part, metrics] : run.metrics)
        for (const auto& [name, value] : metrics) {
            metric.bind(1, run.id).bind(2, part).bind(3, name).bind(4, value.value).bind(5, value.low);
            LATHE_CHECK(metric.bind(6, value.high).bind(7, value.undefined).run());
        }
    LATHE_TRY(auto part, m_database.prepare("INSERT OR REPLACE INTO run_parts VALUES (?, ?, ?, ?)"));
    for (const auto& [name, counts] : run.confusion) {
        part.bind(1, run.id).bind(2, name).bind(3, json(counts).dump());
        const auto predictions = run.predictions.find(name);
        bindHash(part, 4, predictions == run.predictions.end() ? Hash() : predictions->second);
        LATHE_CHECK(part.run());
    }
    return transaction.commit();
}

Result<void> RunStore::setStatus(std::int64_t id, RunStatus status, std::string_view error)
{
    LATHE_TRY(auto statement, m_database.prepare("UPDATE runs SET status = ?, error = ? WHERE id = ?"));
    return statement.bind(1, toString(status)).bind(2, error).bind(3, id).run();
}

Result<void> RunStore::addEpoch(std::int64_t id, const RunEpoch& epoch)
{
    LATHE_TRY(auto transaction, Transaction::begin(m_database));
    LATHE_TRY(auto insert, m_database.prepare("INSERT OR REPLACE INTO run_epochs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    insert.bind(1, id).bind(2, std::int64_t(epoch.epoch)).bind(3, epoch.trainLoss).bind(4, epoch.validationLoss);
    insert.bind(5, json(epoch.metrics).dump()).bind(6, json(epoch.classF1).dump()).bind(7, epoch.learningRate);
    LATHE_CHECK(insert.bind(8, epoch.seconds).bind(9, epoch.itemsPerSecond).run());
    LATHE_TRY(auto update, m_database.prepare("UPDATE runs SET epochs = ? WHERE id = ?"));
    LATHE_CHECK(update.bind(1, std::int64_t(epoch.epoch)).bind(2, id).run());
    return transaction.commit();
}

Result<void> RunStore::truncateHistory(std::int64_t id, int epoch)
{
    LATHE_TRY(auto transaction, Transaction::begin(m_database));
    LATHE_TRY(auto epochs, m_database.prepare("DELETE FROM run_epochs WHERE run = ? AND epoch > ?"));
    LATHE_CHECK(epochs.bind(1, id).bind(2, std::int64_t(epoch)).run());
    LATHE_TRY(auto steps, m_database.prepare("DELETE FROM run_steps WHERE run = ? AND position > ?"));
    LATHE_CHECK(steps.bind(1, id).bind(2, double(epoch)).run());
    LATHE_TRY(auto update, m_database.prepare("UPDATE runs SET epochs = ? WHERE id = ?"));
    LATHE_CHECK(update.bind(1, std::int64_t(epoch)).bind(2, id).run());
    return transaction.commit();
}

Result<void> RunStore::addSteps(std::int64_t id, const std::vector<RunStep>& steps)
{
    LATHE_TRY(auto transaction, Transaction::begin(m_database));
    LATHE_TRY(auto insert, m_database.prepare("INSERT OR REPLACE INTO run_steps VALUES (?, ?, ?, ?)"));
    for (const RunStep& step : steps)
        LATHE_CHECK(insert.bind(1, id).bind(2, step.step).bind(3, step.epochPosition).bind(4, step.loss).run());
    return transaction.commit();
}

Result<std::vector<RunStep>> RunStore::steps(std::int64_t id, std::int64_t afterStep) const
{
    LATHE_TRY(auto statement, m_database.prepare(
        "SELECT step, position, loss FROM run_steps WHERE run = ? AND step > ? ORDER BY step"));
    statement.bind(1, id).bind(2, afterStep);
    std::vector<RunStep> steps;
    for (;;) {
        LATHE_TRY(const bool found, statement.step());
        if (!found)
            return steps;
        steps.push_back(RunStep{statement.integer(0), statement.real(1), statement.real(2)});
    }
}

Result<void> RunStore::addLog(std::int64_t id, std::string_view line)
{
    LATHE_TRY(auto statement, m_database.prepare("INSERT INTO run_logs (run, time, line) VALUES (?, ?, ?)"));
    return statement.bind(1, id).bind(2, nowText()).bind(3, line).run();
}

Result<std::vector<std::string>> RunStore::log(std::int64_t id) const
{
    LATHE_TRY(auto statement, m_database.prepare("SELECT time, line FROM run_logs WHERE run = ? ORDER BY id"));
    statement.bind(1, id);
    std::vector<std::string> lines;
    for (;;) {
        LATHE_TRY(const bool found, statement.step());
        if (!found)
            return lines;
        lines.push_back(statement.text(0) + "  " + statement.text(1));
    }
}

Result<void> RunStore::setCheckpoint(std::int64_t id, int epoch, const Hash& object, bool best)
{
    LATHE_TRY(auto statement, m_database.prepare(
        "UPDATE runs SET checkpoint = ?1, checkpoint_epoch = ?2, checkpoint_time = ?3, "
        "best_checkpoint = CASE WHEN ?4 THEN ?1 ELSE best_checkpoint END, "
        "best_epoch = CASE WHEN ?4 THEN ?2 ELSE best_epoch END WHERE id = ?5"));
    bindHash(statement, 1, object);
    statement.bind(2, std::int64_t(epoch)).bind(3, nowText()).bind(4, std::int64_t(best ? 1 : 0));
    return statement.bind(5, id).run();
}

Result<void> RunStore::claim(std::int64_t id)
{
    LATHE_TRY(auto transaction, Transaction::begin(m_database));
    LATHE_TRY(auto owner, m_database.prepare("SELECT process FROM runs WHERE id = ? AND status IN ('running', 'paused')"));
    LATHE_TRY(const bool isRunning, owner.bind(1, id).step());
    if (isRunning && isAlive(owner.text(0)))
        return fail(ErrorCode::AlreadyExists, "This run is being executed already", "Stop it first with Ctrl+C there, or on the Train page");
    owner.reset();
    LATHE_TRY(auto statement, m_database.prepare(
        "UPDATE runs SET process = ?, request = '', status = 'running', error = '' WHERE id = ?"));
    LATHE_CHECK(statement.bind(1, thisProcess()).bind(2, id).run());
    return transaction.commit();
}

Result<int> RunStore::markInterrupted()
{
    LATHE_TRY(auto statement, m_database.prepare(
        "SELECT id, process FROM runs WHERE status IN ('scheduled', 'running', 'paused')"));
    std::vector<std::int64_t> dead;
    for (;;) {
        LATHE_TRY(const bool found, statement.step());
        if (!found)
            break;
        if (!isAlive(statement.text(1)))
            dead.push_back(statement.integer(0));
    }
    statement.reset();
    for (const std::int64_t id : dead)
        LATHE_CHECK(setStatus(id, RunStatus::Interrupted, "The program ended while the run was not finished"));
    return static_cast<int>(dead.size());
}

Result<void> RunStore::request(std::int64_t id, std::string_view what)
{
    LATHE_TRY(auto statement, m_database.prepare("UPDATE runs SET request = ? WHERE id = ?"));
    return statement.bind(1, what).bind(2, id).run();
}

Result<std::string> RunStore::requested(std::int64_t id) const
{
    LATHE_TRY(auto statement, m_database.prepare("SELECT request FROM runs WHERE id = ?"));
    LATHE_TRY(const bool found, statement.bind(1, id).step());
    return found ? statement.text(0) : std::string();
}

Result<int> RunStore::testLooks(std::string_view dataset) const
{
    LATHE_TRY(auto statement, m_database.prepare(
        "SELECT count(*) FROM test_looks l JOIN datasets d ON d.id = l.dataset WHERE d.name = ?"));
    LATHE_CHECK(statement.bind(1, dataset).step());
    return static_cast<int>(statement.integer(0));
}

Result<void> RunStore::addTestLook(std::string_view dataset, std::int64_t run)
{
    LATHE_TRY(auto statement, m_database.prepare(
        "INSERT INTO test_looks (dataset, run, time) SELECT id, ?, ? FROM datasets WHERE name = ?"));
    return statement.bind(1, run).bind(2, nowText()).bind(3, dataset).run();
}

} // namespace lathe
