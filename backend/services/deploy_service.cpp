#include "services/deploy_service.h"

#include "data/manifest.h"
#include "base/text.h"
#include "ml/builtin_learners.h"
#include "ml/forecast_model.h"
#include "ml/table_model.h"
#include "package/export_network.h"
#include "services/decide_service.h"
#include "services/evaluate_service.h"
#include "services/import_service.h"
#include "services/model_files.h"
#include "services/run_items.h"
#include "services/train_service.h"
#include "store/clock.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <limits>
#include <mutex>
#include <numeric>

namespace lathe {

namespace {

/// Real items that an export is compared on, and how many of them a package keeps.
constexpr std::size_t kExamples = 32;
/// Pictures that are decoded and predicted together.
constexpr std::size_t kPredictChunk = 512;

PackageManifest manifestOf(const RunRecord& run)
{
    PackageManifest manifest;
    manifest.name = run.name;
    manifest.learner = run.algorithm;
    manifest.task = run.task;
    manifest.datasetName = run.dataset + "@" + std::to_string(run.version);
    manifest.weightsSha256 = run.weightsSha256;
    manifest.created = nowText();
    manifest.latheVersion = LATHE_VERSION;
    const auto setup = nlohmann::json::parse(run.setup, nullptr, false);
    if (setup.is_object())
        manifest.dataFingerprint = setup.value("data_fingerprint", "");
    for (const auto& [part, metrics] : run.metrics)
        for (const auto& [name, metric] : metrics)
            if (metric.value)
                manifest.metrics[part + "." + name] = *metric.value;
    return manifest;
}

/// Items of all classes, evenly spread over `set`: those that a person would look at first.
ItemSet exampleItems(const ItemSet& set)
{
    std::vector<std::size_t> candidates;
    for (const Part part : {Part::Test, Part::Validation, Part::Train})
        if (candidates = set.indices(part); !candidates.empty())
            break;
    if (candidates.empty()) {
        candidates.resize(set.items.size());
        std::iota(candidates.begin(), candidates.end(), std::size_t(0));
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [&](std::size_t a, std::size_t b) { return set.items[a].label < set.items[b].label; });
    ItemSet examples;
    examples.classes = set.classes;
    examples.contents = set.contents;
    const std::size_t count = std::min(kExamples, candidates.size());
    for (std::size_t i = 0; i < count; ++i)
        examples.items.push_back(set.items[candidates[i * candidates.size() / count]]);
    return examples;
}

/// What a table's model reads of its rows, and its steps in words.
struct TableModelFacts {
    nlohmann::json signature = nlohmann::json::array();
    std::vector<std::string> steps;
};

TableModelFacts factsOf(const Model& model)
{
    TableModelFacts facts;
    const auto add = [&](const Field& field) {
        facts.signature.push_back({{"name", field.name}, {"type", std::string(toString(field.type))}, {"unit", field.unit}});
    };
    const auto addSteps = [&](const FittedPipeline& pipeline) {
        for (const Message& step : pipeline.summaries())
            facts.steps.push_back(step.english());
    };
    if (const auto* tabular = dynamic_cast<const TabularModel*>(&model)) {
        for (const Field& field : tabular->preparation().inputs().fields)
            add(field);
        addSteps(tabular->preparation());
        addSteps(tabular->encoding());
    } else if (const auto* forecast = dynamic_cast<const ForecastModel*>(&model)) {
        add({forecast->parts().time, ColumnType::Time, Role::Feature, {}});
        addSteps(forecast->parts().preparation);
    }
    return facts;
}

/// The rows that a table's model was tested on, else validated on, else trained on.
Result<Table> exampleRows(const Model& model, const Items& items)
{
    for (const Part part : {Part::Test, Part::Validation, Part::Train}) {
        LATHE_TRY(const Items some, model.judgeable(itemsOfPart(items, part)));
        if (itemCount(some) > 0)
            return std::get<Table>(some);
    }
    LATHE_TRY(const Items all, model.judgeable(items));
    return std::get<Table>(all);
}

Result<std::int64_t> sizeOf(const std::filesystem::path& path)
{
    std::error_code error;
    if (std::filesystem::is_regular_file(path, error))
        return static_cast<std::int64_t>(std::filesystem::file_size(path, error));
    std::int64_t bytes = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path, error))
        if (entry.is_regular_file(error))
            bytes += static_cast<std::int64_t>(entry.file_size(error));
    if (error)
        return fail(ErrorCode::Io, "Cannot read what was written: " + error.message(), {}, path.string());
    return bytes;
}

/// Contents in memory, for pictures that are predicted and not kept.
class HeldContents final : public ContentReader {
public:
    Hash add(Bytes content)
    {
        const Hash hash = sha256(content);
        m_contents.try_emplace(hash, std::make_shared<const Bytes>(std::move(content)));
        return hash;
    }

    Result<Content> read(const Hash& hash) const override
    {
        const auto found = m_contents.find(hash);
        if (found == m_contents.end())
            return fail(ErrorCode::NotFound, "This picture is not held");
        return Content{*found->second, found->second};
    }

private:
    std::unordered_map<Hash, std::shared_ptr<const Bytes>> m_contents;
};

/// Predicts what an importer finds, a chunk at a time, so that any number of pictures fits.
class PredictingSink final : public PictureSink {
public:
    PredictingSink(const Model& model, Progress& progress) : m_model(model), m_progress(progress) {}

    Result<void> picture(std::int64_t order, FoundPicture&& found) override
    {
        if (m_progress.stopRequested())
            return cancelled();
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back({order, std::move(found)});
        return m_waiting.size() < kPredictChunk ? Result<void>() : predictWaiting();
    }

    void skipped(SkippedFile&& file) override
    {
        const std::lock_guard lock(m_mutex);
        m_rows.push_back({-1, std::move(file.path), {}, std::move(file.reason), -1});
    }

    Result<PredictOutcome> finish()
    {
        LATHE_CHECK(predictWaiting());
        const bool hasOrder = std::none_of(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.order < 0; });
        std::sort(m_rows.begin(), m_rows.end(), [&](const Row& a, const Row& b) {
            return hasOrder ? a.order < b.order : a.path < b.path;
        });
        PredictOutcome outcome;
        outcome.predictions.classes = m_model.classes();
        const std::size_t classes = m_findsBoxes ? 0 : outcome.predictions.classes.size();
        for (Row& row : m_rows) {
            row.probabilities.resize(classes);
            if (m_findsBoxes)
                outcome.predictions.found.push_back(std::move(row.found));
            outcome.items.push_back(toUtf8(row.path));
            outcome.predictions.errors.push_back(std::move(row.error));
            outcome.predictions.decided.push_back(row.label);
            outcome.predictions.probabilities.insert(outcome.predictions.probabilities.end(),
                                                     row.probabilities.begin(), row.probabilities.end());
        }
        return outcome;
    }

private:
    struct Waiting {
        std::int64_t order;
        FoundPicture found;
    };
    struct Row {
        std::int64_t order;
        std::string path;
        std::vector<float> probabilities;
        std::string error;
        std::int32_t label = -1;
        std::vector<Detection> found = {};
    };

    Result<void> predictWaiting()
    {
        auto contents = std::make_shared<HeldContents>();
        ItemSet set;
        for (Waiting& waiting : m_waiting) {
            Item item;
            item.content = contents->add(std::move(waiting.found.content));
            item.name = waiting.found.path;
            set.items.push_back(std::move(item));
        }
        set.contents = contents;
        if (!set.items.empty()) {
            NoProgress quiet;
            LATHE_TRY(const Predictions predictions, m_model.predict(set, quiet));
            m_findsBoxes = !predictions.found.empty();
            for (std::size_t i = 0; i < m_waiting.size(); ++i) {
                Row row{m_waiting[i].order, std::move(m_waiting[i].found.path), {}, predictions.errors.empty() ? "" : predictions.errors[i], predictions.label(i)};
                if (m_findsBoxes)
                    row.found = predictions.found[i];
                else
                    row.probabilities.assign(predictions.row(i).begin(), predictions.row(i).end());
                m_rows.push_back(std::move(row));
            }
        }
        m_waiting.clear();
        m_progress.set(std::ssize(m_rows), 0, "Predicting");
        return {};
    }

    const Model& m_model;
    Progress& m_progress;
    std::mutex m_mutex; ///< guards what follows
    std::vector<Waiting> m_waiting;
    std::vector<Row> m_rows;
    bool m_findsBoxes = false;
};

/// Answers for the good rows of a table in which some hold what the model cannot take: halves of it are tried until
/// the bad rows stand alone.
class RowByRow {
public:
    RowByRow(const Model& model, const Table& table, Progress& progress) : m_model(model), m_table(table), m_progress(progress) {}

    /// `error` is that of the whole table; it is returned where the columns themselves are wrong.
    Result<Predictions> predictions(Error error)
    {
        const Table none = m_table.take({});
        if (m_table.rows() == 0 || !m_model.predict(none, m_progress))
            return tl::unexpected<Error>(std::move(error));
        m_errors.resize(m_table.rows());
        LATHE_CHECK(answer(0, m_table.rows()));
        if (m_good.classes.empty() && m_good.outputs.empty())
            return tl::unexpected<Error>(std::move(error)); // no row is good
        return spread();
    }

private:
    Result<void> answer(std::size_t begin, std::size_t end)
    {
        std::vector<std::uint32_t> rows(end - begin);
        std::iota(rows.begin(), rows.end(), static_cast<std::uint32_t>(begin));
        auto some = m_model.predict(m_table.take(rows), m_progress);
        if (some) {
            append(std::move(*some), begin, end);
            return {};
        }
        if (some.error().code != ErrorCode::Schema)
            return tl::unexpected<Error>(std::move(some).error());
        if (end - begin == 1) {
            std::string text = std::move(some).error().message;
            if (const auto place = text.find(" in row 1,"); place != std::string::npos)
                text.erase(place, std::string_view(" in row 1").size()); // of one row alone
            m_errors[begin] = std::move(text);
            return {};
        }
        const std::size_t middle = begin + (end - begin) / 2;
        LATHE_CHECK(answer(begin, middle));
        return answer(middle, end);
    }

    void append(Predictions&& some, std::size_t begin, std::size_t end)
    {
        const auto join = [](auto& all, auto& more) { all.insert(all.end(), more.begin(), more.end()); };
        for (std::size_t row = begin; row < end; ++row) {
            m_rows.push_back(row);
            if (!some.errors.empty())
                m_errors[row] = std::move(some.errors[row - begin]);
        }
        m_good.classes = std::move(some.classes);
        m_good.outputs = std::move(some.outputs);
        join(m_good.probabilities, some.probabilities);
        join(m_good.values, some.values);
        join(m_good.decided, some.decided);
    }

    Predictions spread()
    {
        Predictions all;
        all.classes = m_good.classes;
        all.outputs = m_good.outputs;
        all.errors = std::move(m_errors);
        const std::size_t rows = m_table.rows(), classes = all.classes.size(), outputs = all.outputs.size();
        all.probabilities.resize(rows * classes);
        all.values.resize(rows * outputs, std::numeric_limits<double>::quiet_NaN());
        if (!m_good.decided.empty())
            all.decided.resize(rows, -1);
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            std::copy_n(m_good.probabilities.begin() + static_cast<std::ptrdiff_t>(i * classes), classes, all.probabilities.begin() + static_cast<std::ptrdiff_t>(m_rows[i] * classes));
            std::copy_n(m_good.values.begin() + static_cast<std::ptrdiff_t>(i * outputs), outputs, all.values.begin() + static_cast<std::ptrdiff_t>(m_rows[i] * outputs));
            if (!m_good.decided.empty())
                all.decided[m_rows[i]] = m_good.decided[i];
        }
        return all;
    }

    const Model& m_model;
    const Table& m_table;
    Progress& m_progress;
    Predictions m_good;              ///< of m_rows, one after the other
    std::vector<std::size_t> m_rows;
    std::vector<std::string> m_errors; ///< by row of the table
};

/// Rows are named by their number, from 1.
Result<PredictOutcome> predictRows(const Model& model, const Table& table, Progress& progress)
{
    PredictOutcome outcome;
    auto predictions = model.predict(table, progress);
    // A forecast goes on from the row before; other rows are answered each by itself.
    const bool isEachByItself = !dynamic_cast<const ForecastModel*>(&model);
    if (!predictions && predictions.error().code == ErrorCode::Schema && isEachByItself)
        predictions = RowByRow(model, table, progress).predictions(std::move(predictions).error());
    if (!predictions)
        return tl::unexpected<Error>(std::move(predictions).error());
    outcome.predictions = std::move(*predictions);
    for (std::size_t row = 0; row < table.rows(); ++row)
        outcome.items.push_back(std::to_string(row + 1));
    outcome.predictions.errors.resize(outcome.items.size());
    return outcome;
}

Result<PredictOutcome> predictPath(const Model& model, const std::filesystem::path& input, Progress& progress)
{
    LATHE_TRY(const auto source, openSource(input, progress));
    const auto importers = builtinImporters();
    LATHE_TRY(const Importer* chosen, chooseImporter(importers, *source, "auto"));
    if (const auto* tables = dynamic_cast<const TableImporter*>(chosen)) {
        LATHE_TRY(const FoundTable found, tables->read(*source, defaults(tables->parameters()), 1, progress));
        return predictRows(model, found.table, progress);
    }
    const auto* importer = dynamic_cast<const PictureImporter*>(chosen);
    PredictingSink sink(model, progress);
    LATHE_CHECK(importer->read(*source, defaults(importer->parameters()), 1, sink, progress));
    LATHE_TRY(PredictOutcome outcome, sink.finish());
    if (outcome.items.empty())
        return fail(ErrorCode::InvalidArgument, "There is no picture here",
                    "Give a picture, a folder or an archive of pictures", input.string());
    return outcome;
}

Result<PredictOutcome> predictDataset(const Workbench& workbench, const Model& model, const std::string& reference,
                                      Progress& progress)
{
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const DatasetVersion version, DatasetStore(*database).find(reference));
    LATHE_TRY(const auto items, workbench.items(version));
    if (const auto* table = std::get_if<Table>(items.get()))
        return predictRows(model, *table, progress);
    PredictOutcome outcome;
    for (const Item& item : std::get<ItemSet>(*items).items)
        outcome.items.push_back(item.name);
    LATHE_TRY(outcome.predictions, model.predict(*items, progress));
    outcome.predictions.errors.resize(outcome.items.size());
    return outcome;
}

} // namespace

Result<ModelVersion> registerModel(Workbench& workbench, std::string_view runName, std::string_view name)
{
    if (const auto problem = datasetNameProblem(name))
        return fail(ErrorCode::InvalidArgument, "“" + std::string(name) + "” cannot be a model's name",
                    "Use letters, digits, “-”, “_” and “.”");
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const RunRecord run, RunStore(*database).find(runName));
    if (run.modelWeights.isNull())
        return fail(ErrorCode::InvalidArgument, "The run “" + run.name + "” has no model yet",
                    "Finish it with: lathe resume " + run.name);
    LATHE_TRY(ModelVersion version, ModelStore(*database).add(name, run.id));
    workbench.announceModels();
    return version;
}

Result<ExportOutcome> exportModel(Workbench& workbench, std::string_view source, std::string_view formatId,
                                  const std::filesystem::path& path, Progress& progress)
{
    LATHE_TRY(const RunRecord run, findRunOrModel(workbench, source));
    LATHE_TRY(const ExportFormat* format, workbench.exportFormats().get(formatId, "export format"));
    LATHE_TRY(const auto model, loadRunModel(workbench, run));
    LATHE_TRY(Database * database, workbench.database());
    LATHE_TRY(const DatasetVersion version, DatasetStore(*database).byId(run.datasetVersionId));
    PackageManifest manifest = manifestOf(run);
    manifest.classes = model->classes();
    LATHE_TRY(const Decision decision, storedDecision(workbench, source));
    if (!decision.changesNothing())
        manifest.decision = toJson(decision).dump();
    LATHE_TRY(const auto items, runItems(workbench, run, version));
    ExportOutcome outcome;
    if (std::holds_alternative<Table>(*items)) {
        LATHE_TRY(const Learner* learner, workbench.learner(run.algorithm));
        LATHE_TRY(const Table examples, exampleRows(*model, *items));
        const TableModelFacts facts = factsOf(*model);
        manifest.signature = facts.signature.dump();
        progress.set(0, 0, "Writing and comparing");
        LATHE_TRY(outcome.parity, format->writeTable({*model, *learner, manifest, facts.steps, examples}, path, progress));
    } else {
        const ItemSet examples = exampleItems(std::get<ItemSet>(*items));
        progress.set(0, 0, "Asking the model");
        LATHE_TRY(const Predictions expected, model->predict(examples, progress));
        LATHE_TRY(const auto folder, modelFolder(workbench, run.modelDescription, run.modelWeights));
        progress.set(0, 0, "Writing and comparing");
        LATHE_TRY(outcome.parity, exportSavedModel(folder, manifest, examples, expected, *format, path, progress));
    }
    outcome.path = path;
    outcome.format = formatId;
    LATHE_TRY(outcome.bytes, sizeOf(path));
    return outcome;
}

Result<PredictOutcome> predictBatch(const Workbench* workbench, const ModuleLoader& loader, std::string_view source,
                                    const std::filesystem::path& input, std::string_view device, Progress& progress)
{
    std::error_code error;
    std::unique_ptr<Model> model;
    std::optional<Predictor> package;
    if (std::filesystem::exists(std::filesystem::path(source) / "manifest.json", error)) {
        LATHE_TRY(const PackageManifest manifest, readManifestFile(std::filesystem::path(source)));
        const Catalog<Learner>* learners = &builtinLearners();
        if (!learners->find(manifest.learner)) {
            LATHE_TRY(LearnerModule * module, workbench ? workbench->learnerModule() : loader());
            learners = &module->learners();
        }
        LATHE_TRY(package, Predictor::open(std::filesystem::path(source), *learners, device));
    } else if (workbench) {
        LATHE_TRY(model, loadDecidedModel(*workbench, source, device));
    } else {
        return fail(ErrorCode::NotFound, "“" + std::string(source) + "” is no package, and there is no workspace with a run of that name",
                    "Give the folder of a package, or --workspace DIR");
    }
    const Model& predicting = package ? package->model() : *model;
    if (std::filesystem::exists(input, error))
        return predictPath(predicting, input, progress);
    if (workbench)
        if (auto outcome = predictDataset(*workbench, predicting, input.string(), progress);
            outcome || outcome.error().code != ErrorCode::NotFound)
            return outcome;
    return fail(ErrorCode::NotFound, "There is no file, folder or dataset “" + input.string() + "”", "Check the path");
}

} // namespace lathe
