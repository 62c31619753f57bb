#include "ml/table_learner.h"

#include "base/file.h"
#include "ml/table_model.h"

#include <nlohmann/json.hpp>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <new>
#include <thread>

namespace lathe {

Result<std::string> MatrixModel::writeOnnx(OnnxBuilder&, const std::string&) const
{
    return fail(ErrorCode::Incompatible, "ONNX has no operators for it");
}

Matrix matrixOf(const std::vector<const Column*>& columns, std::span<const std::uint32_t> rows)
{
    constexpr std::size_t kBlock = 256; // rows of the matrix that stay in the cache while all columns are written
    Matrix matrix{rows.size(), columns.size(), std::vector<double>(rows.size() * columns.size())};
    for (std::size_t from = 0; from < rows.size(); from += kBlock)
        for (std::size_t j = 0; j < columns.size(); ++j) {
            const Column& column = *columns[j];
            const auto block = rows.subspan(from, std::min(kBlock, rows.size() - from));
            double* to = matrix.values.data() + from * columns.size() + j;
            const bool isNumeric = column.type() == ColumnType::Numeric;
            const auto numbers = column.numbers();
            for (const std::uint32_t row : block) {
                *to = isNumeric ? numbers[row] : column.numberAt(row);
                to += columns.size();
            }
        }
    return matrix;
}

Result<Samples> samplesOf(const Table& table, Task task, const std::vector<std::string>& classes)
{
    Samples samples;
    std::vector<const Column*> features;
    for (std::size_t i = 0; i < table.columnCount(); ++i) {
        if (table.field(i).role != Role::Feature)
            continue;
        if (table.column(i).type() != ColumnType::Numeric && table.column(i).type() != ColumnType::Boolean)
            return fail(ErrorCode::Schema, std::string("The feature “").append(table.field(i).name).append("” holds no numbers"),
                        "Encode it in the pipeline, or give it the role “ignored”");
        features.push_back(&table.column(i));
        samples.names.push_back(table.field(i).name);
    }
    const bool supervised = task == Task::Classification || task == Task::Regression;
    const auto target = table.schema().first(Role::Target);
    if (supervised && !target)
        return fail(ErrorCode::Schema, "The table has no target", "Give the role “target” to the column to be predicted");
    const auto weight = table.schema().first(Role::Weight);

    std::vector<std::uint32_t> rows;
    const std::vector<std::int32_t> labels = task == Task::Classification ? labelsOf(table.column(*target), classes) : std::vector<std::int32_t>();
    for (std::uint32_t row = 0; row < table.rows(); ++row) {
        if (task == Task::Classification && labels[row] < 0)
            continue;
        if (task == Task::Regression && table.column(*target).isMissing(row))
            continue;
        const double w = weight ? table.column(*weight).numberAt(row) : 1;
        if (!(w >= 0) || std::isinf(w))
            return fail(ErrorCode::InvalidArgument, "A row's weight is missing, infinite or below 0",
                        "Weights are numbers of 0 or more: fill or filter them", std::string("row ").append(std::to_string(row + 1)));
        rows.push_back(row);
        samples.weights.push_back(w);
        if (task == Task::Classification)
            samples.labels.push_back(labels[row]);
        if (task == Task::Regression)
            samples.targets.push_back(table.column(*target).numberAt(row));
    }
    if (task == Task::Classification)
        samples.classes = classes;
    samples.features = matrixOf(features, rows);
    return samples;
}

namespace {

/// Every class weighs as much as every other in the end.
void balance(Samples& samples)
{
    std::vector<double> sums(samples.classes.size(), 0);
    double total = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        sums[static_cast<std::size_t>(samples.labels[i])] += samples.weights[i];
        total += samples.weights[i];
    }
    const auto present = static_cast<double>(std::ranges::count_if(sums, [](double s) { return s > 0; }));
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (const double own = sums[static_cast<std::size_t>(samples.labels[i])]; own > 0)
            samples.weights[i] *= total / (present * own);
}

/// Which features encode the same column: those that the encoding made of a category begin with its name.
std::vector<std::int32_t> sourcesOf(const std::vector<std::string>& features, const Table& before)
{
    std::map<std::string, std::int32_t> numbers;
    std::vector<std::int32_t> sources;
    for (const std::string& feature : features) {
        std::string source = feature;
        std::size_t longest = 0;
        for (const Field& field : before.schema().fields)
            if (field.type == ColumnType::Categorical && field.role == Role::Feature && field.name.size() >= longest
                && !before.find(feature) && feature.starts_with(field.name + "=")) {
                longest = field.name.size();
                source = field.name;
            }
        sources.push_back(numbers.emplace(source, static_cast<std::int32_t>(numbers.size())).first->second);
    }
    return sources;
}

Table withTarget(const Table& table)
{
    const auto target = table.schema().first(Role::Target);
    if (!target || table.column(*target).missingCount() == 0)
        return table;
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < table.rows(); ++row)
        if (!table.column(*target).isMissing(row))
            rows.push_back(row);
    return table.take(rows);
}

std::int64_t peakMemory()
{
    rusage usage{};
    return getrusage(RUSAGE_SELF, &usage) == 0 ? static_cast<std::int64_t>(usage.ru_maxrss) * 1024 : 0;
}

class TableLearner final : public Learner {
public:
    explicit TableLearner(std::shared_ptr<const MatrixLearner> algorithm)
        : m_algorithm(std::move(algorithm)), m_parameters(m_algorithm->parameters())
    {
        if (info().task == Task::Classification) {
            const auto rare = std::ranges::find_if(m_parameters, [](const ParamSpec& spec) { return !spec.common; });
            m_parameters.insert(rare, ParamSpec::choice("class_weight", "Weight of classes", "none", {{"none", "As many as they are"}, {"balanced", "All the same"}},
                                                        "All the same: rare classes count as much as frequent ones."));
        }
    }

    const LearnerInfo& info() const override { return m_algorithm->info(); }
    const std::vector<ParamSpec>& parameters() const override { return m_parameters; }

    std::optional<Error> incompatibility(const Items& items, const Params&) const override
    {
        const auto* table = std::get_if<Table>(&items);
        if (!table)
            return Error{ErrorCode::Incompatible, std::string(info().name).append(" works on tables"), "Choose an algorithm for pictures", {}};
        return tableIncompatibility(*table, info().task);
    }

    Result<FitResult> fit(const TrainingData& data, const Params& params, const TrainingSetup& setup, Progress& progress,
                          TrainingObserver& observer) const override
    {
        try {
            return fitTable(data, params, setup, progress, observer);
        } catch (const std::bad_alloc&) {
            return fail(ErrorCode::OutOfMemory, "The memory is not enough for this algorithm and table", "Take fewer rows, or a simpler model");
        }
    }

    Result<std::unique_ptr<Model>> load(const std::filesystem::path& folder, std::string_view device) const override
    {
        return TabularModel::load(m_algorithm, folder, device);
    }

private:
    Result<FitResult> fitTable(const TrainingData& data, const Params& params, const TrainingSetup& setup, Progress& progress,
                               TrainingObserver& observer) const
    {
        LATHE_CHECK(checkParams(m_parameters, params));
        if (!std::holds_alternative<Table>(data.train))
            return tl::unexpected<Error>(*incompatibility(data.train, params));
        // Where nothing is predicted, a row without a target is as good as any other.
        const bool hasNoTarget = info().task == Task::Clustering || info().task == Task::Anomaly || info().task == Task::Projection;
        const auto usable = [&](const Table& table) { return hasNoTarget ? table : withTarget(table); };
        const Table rows = usable(std::get<Table>(data.train));
        if (rows.rows() == 0)
            return fail(ErrorCode::InvalidArgument, "There are no rows to learn from", "Check the split and the target's missing values");
        LATHE_TRY(PipelineFit preparation, fitPipeline(setup.pipeline, rows, setup.seed, progress));
        if (auto problem = tableIncompatibility(preparation.train(), info().task))
            return tl::unexpected<Error>(std::move(*problem));
        const FeatureNeeds needs = m_algorithm->needs(params);
        LATHE_TRY(PipelineFit encoding, fitPipeline(encodingFor(preparation.train(), needs), preparation.train(), setup.seed, progress));

        const Task task = info().task;
        const std::vector<std::string> classes =
            task == Task::Classification ? classNames(preparation.train().column(*preparation.train().schema().first(Role::Target))) : std::vector<std::string>();
        LATHE_TRY(Samples train, samplesOf(encoding.train(), task, classes));
        train.sources = sourcesOf(train.names, preparation.train());
        Samples validation;
        if (const auto* table = std::get_if<Table>(&data.validation); table && table->rows() > 0) {
            LATHE_TRY(const Table prepared, preparation.fitted.apply(usable(*table), Purpose::Judging));
            LATHE_TRY(const Table encoded, encoding.fitted.apply(prepared, Purpose::Judging));
            LATHE_TRY(validation, samplesOf(encoded, task, classes));
        }
        if (task == Task::Classification && params.text("class_weight") == "balanced") {
            balance(train);
            balance(validation);
        }
        const int threads = setup.threads > 0 ? setup.threads : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
        const FitContext context{setup.seed, threads, progress, observer, setup.device, setup.threads == 0};
        const auto start = std::chrono::steady_clock::now();
        LATHE_TRY(MatrixFit fit, m_algorithm->fit(train, validation, params, context));
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        if (!fit.note.empty())
            observer.message(fit.note);

        FitResult result;
        result.report.device = fit.device;
        result.report.threads = fit.threads > 0 ? fit.threads : threads;
        result.report.precision = fit.precision;
        result.report.epochs = fit.epochs;
        result.report.bestEpoch = fit.bestEpoch;
        result.report.stopReason = fit.bestEpoch < fit.epochs ? fit.note : std::string();
        result.report.itemsPerSecond = static_cast<double>(train.size()) * std::max(1, fit.epochs) / std::max(seconds, 1e-9);
        result.report.peakMemoryBytes = peakMemory();
        result.report.parameterCount = result.report.trainableCount = fit.parameterCount;
        result.model = std::make_unique<TabularModel>(m_algorithm, params, classes, train.names, std::move(preparation.fitted),
                                                    std::move(encoding.fitted), std::move(fit.model));
        return result;
    }

    std::shared_ptr<const MatrixLearner> m_algorithm;
    std::vector<ParamSpec> m_parameters;
};

} // namespace

std::unique_ptr<const Learner> makeTableLearner(std::unique_ptr<const MatrixLearner> algorithm)
{
    return std::make_unique<TableLearner>(std::move(algorithm));
}

} // namespace lathe
