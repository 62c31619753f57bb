#include "ml/table_model.h"

#include "base/file.h"
#include "base/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <unordered_map>

namespace lathe {

namespace {

constexpr int kFormatVersion = 1;
constexpr std::size_t kMostClasses = 1000;
constexpr std::size_t kMostFreeClasses = 100; ///< of texts and numbers, which may well be no classes

/// All values as text, at most `most` + 1 of them.
std::set<std::string> valuesOf(const Column& column, std::size_t most)
{
    std::set<std::string> values;
    if (column.type() == ColumnType::Categorical) {
        std::vector<bool> seen(column.levels().size());
        for (const std::uint32_t code : column.codes())
            if (code != kMissingCode)
                seen[code] = true;
        for (std::size_t i = 0; i < seen.size() && values.size() <= most; ++i)
            if (seen[i])
                values.insert(column.levels()[i]);
        return values;
    }
    for (std::size_t row = 0; row < column.size() && values.size() <= most; ++row)
        if (!column.isMissing(row))
            values.insert(column.cell(row));
    return values;
}

Error incompatible(std::string message, std::string hint)
{
    return {ErrorCode::Incompatible, std::move(message), std::move(hint), {}};
}

std::optional<Error> classProblem(const Field& field, const Column& column)
{
    const std::string target = std::string("The target “").append(field.name).append("” ");
    if (column.type() == ColumnType::Time)
        return incompatible(target + "holds times", "Choose a column of classes as the target");
    if (column.type() == ColumnType::Numeric)
        for (const double value : column.numbers())
            if (!std::isnan(value) && value != std::floor(value))
                return incompatible(target + "holds fractions, which are no classes", "Choose an algorithm for regression, or bin the target in the pipeline");
    const std::size_t most = column.type() == ColumnType::Categorical ? kMostClasses : kMostFreeClasses;
    const std::size_t count = valuesOf(column, most).size();
    if (count > most)
        return incompatible(target + "has more than " + std::to_string(most) + " different values",
                            column.type() == ColumnType::Numeric ? "Choose an algorithm for regression" : "Group its rare values in the pipeline, or choose another target");
    return {};
}

} // namespace

std::vector<std::string> classNames(const Column& target)
{
    const std::set<std::string> values = valuesOf(target, SIZE_MAX - 1);
    std::vector<std::string> names(values.begin(), values.end());
    if (std::ranges::all_of(names, [](const std::string& name) { return parseReal(name).has_value(); }))
        std::ranges::stable_sort(names, {}, [](const std::string& name) { return *parseReal(name); });
    return names;
}

std::vector<std::int32_t> labelsOf(const Column& target, const std::vector<std::string>& classes)
{
    std::unordered_map<std::string, std::int32_t> places;
    for (std::size_t k = 0; k < classes.size(); ++k)
        places.emplace(classes[k], static_cast<std::int32_t>(k));
    const auto placeOf = [&](const std::string& name) {
        const auto found = places.find(name);
        return found == places.end() ? -1 : found->second;
    };
    std::vector<std::int32_t> labels(target.size(), -1);
    if (target.type() == ColumnType::Categorical) {
        std::vector<std::int32_t> ofLevel;
        for (const std::string& level : target.levels())
            ofLevel.push_back(placeOf(level));
        for (std::size_t row = 0; row < target.size(); ++row)
            if (target.codes()[row] != kMissingCode)
                labels[row] = ofLevel[target.codes()[row]];
        return labels;
    }
    for (std::size_t row = 0; row < target.size(); ++row)
        if (!target.isMissing(row))
            labels[row] = placeOf(target.cell(row));
    return labels;
}

std::optional<Error> tableIncompatibility(const Table& table, Task task)
{
    const auto& fields = table.schema().fields;
    if (std::ranges::none_of(fields, [](const Field& field) { return field.role == Role::Feature; }))
        return incompatible("The table has no feature", "Give the role “feature” to the columns to learn from");
    if (task != Task::Classification && task != Task::Regression)
        return {};
    const auto target = table.schema().first(Role::Target);
    if (!target)
        return incompatible("The table has no target", "Give the role “target” to the column to be predicted");
    if (task == Task::Classification)
        return classProblem(fields[*target], table.column(*target));
    if (table.column(*target).type() != ColumnType::Numeric)
        return incompatible(std::string("The target “").append(fields[*target].name).append("” holds no numbers"), "Choose an algorithm for classification, or another target");
    return {};
}

TabularModel::TabularModel(std::shared_ptr<const MatrixLearner> algorithm, Params params, std::vector<std::string> classes,
                       std::vector<std::string> features, FittedPipeline preparation, FittedPipeline encoding, std::unique_ptr<MatrixModel> model)
    : m_algorithm(std::move(algorithm)), m_params(std::move(params)), m_classes(std::move(classes)), m_features(std::move(features)),
      m_preparation(std::move(preparation)), m_encoding(std::move(encoding)), m_model(std::move(model))
{
}

namespace {

Result<Matrix> matrixOf(const Table& table, const std::vector<std::string>& features)
{
    std::vector<const Column*> columns;
    for (const std::string& feature : features) {
        columns.push_back(table.find(feature));
        if (!columns.back())
            return fail(ErrorCode::Schema, std::string("The feature “").append(feature).append("” is absent"));
    }
    std::vector<std::uint32_t> rows(table.rows());
    std::iota(rows.begin(), rows.end(), 0U);
    return lathe::matrixOf(columns, rows);
}

/// Rows that no answer can be given for; their features become 0.
std::vector<std::string> setAside(Matrix& matrix, const std::vector<std::string>& features, bool takesMissing)
{
    std::vector<std::string> errors;
    for (std::size_t i = 0; i < matrix.rows; ++i) {
        const auto row = matrix.row(i);
        for (std::size_t j = 0; j < row.size(); ++j) {
            if (std::isfinite(row[j]) || (takesMissing && std::isnan(row[j])))
                continue;
            errors.resize(matrix.rows);
            errors[i] = std::string("“").append(features[j]).append(std::isnan(row[j]) ? "” lacks a value" : "” is infinite");
            std::ranges::fill(row, 0);
            break;
        }
    }
    return errors;
}

std::vector<std::string> outputNames(Task task, std::vector<std::string> given, std::size_t columns)
{
    if (given.size() >= columns) { // fewer axes where there are fewer features
        given.resize(columns);
        return given;
    }
    if (columns == 1)
        return {task == Task::Anomaly ? "score" : "value"};
    given.clear();
    for (std::size_t i = 0; i < columns; ++i)
        given.push_back(std::string(task == Task::Clustering ? "cluster " : "output ").append(std::to_string(i + 1)));
    return given;
}

} // namespace

Result<Matrix> TabularModel::featuresOf(const Table& table) const
{
    LATHE_TRY(const Table prepared, m_preparation.apply(table, Purpose::Answering));
    LATHE_TRY(const Table encoded, m_encoding.apply(prepared, Purpose::Answering));
    if (encoded.rows() != table.rows())
        return fail(ErrorCode::Internal, "The pipeline left out rows that are to be answered");
    return matrixOf(encoded, m_features);
}

Result<Predictions> TabularModel::predict(const Items& items, Progress& progress) const
{
    const auto* table = std::get_if<Table>(&items);
    if (!table)
        return fail(ErrorCode::Incompatible, "The model answers for rows of a table", "Choose a table");
    LATHE_TRY(Matrix matrix, featuresOf(*table));
    Predictions result;
    result.errors = setAside(matrix, m_features, m_algorithm->needs(m_params).takesMissing);
    LATHE_TRY(Matrix answers, m_model->predict(matrix, progress));
    const Task task = m_algorithm->info().task;
    const bool shares = task == Task::Classification || task == Task::Clustering;
    for (std::size_t i = 0; i < result.errors.size(); ++i)
        if (!result.errors[i].empty())
            std::ranges::fill(answers.row(i), shares ? 0 : NAN);
    if (shares) {
        result.classes = task == Task::Classification ? m_classes : outputNames(task, {}, answers.columns);
        if (task == Task::Clustering && answers.columns == 1)
            result.classes = {"cluster 1"};
        result.probabilities.assign(answers.values.begin(), answers.values.end());
    } else {
        result.outputs = outputNames(task, m_algorithm->outputs(m_params), answers.columns);
        result.values = std::move(answers.values);
    }
    return result;
}

Result<Items> judgeableRows(const FittedPipeline& preparation, const Items& items)
{
    LATHE_TRY(const Table* table, tableOf(items));
    LATHE_TRY(const Table kept, preparation.apply(*table, Purpose::Judging));
    std::unordered_map<std::uint32_t, std::uint32_t> placeOf;
    for (std::uint32_t row = 0; row < table->rows(); ++row)
        placeOf.emplace(table->origin(row), row);
    std::vector<std::uint32_t> rows;
    for (std::size_t row = 0; row < kept.rows(); ++row)
        if (const auto place = placeOf.find(kept.origin(row)); place != placeOf.end())
            rows.push_back(place->second);
    return table->take(rows);
}

Result<Items> TabularModel::judgeable(const Items& items) const
{
    return judgeableRows(m_preparation, items);
}

Result<void> TabularModel::save(const std::filesystem::path& folder) const
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    const nlohmann::json json{{"format_version", kFormatVersion},
                              {"kind", "table"},
                              {"learner", m_algorithm->info().id},
                              {"task", std::string(toString(m_algorithm->info().task))},
                              {"classes", m_classes},
                              {"features", m_features},
                              {"parameters", toJson(m_params)},
                              {"pipeline", m_preparation.toJson()},
                              {"encoding", m_encoding.toJson()},
                              {"algorithm", m_model->describe()}};
    const std::string text = json.dump(2) + "\n";
    LATHE_CHECK(writeFileAtomic(folder / "weights.safetensors", writeSafetensors({m_model->tensors(), {}})));
    return writeFileAtomic(folder / "model.json", asBytes(text));
}

std::string TabularModel::weightsHash() const
{
    return lathe::weightsHash(m_model->tensors());
}

Result<std::unique_ptr<Model>> TabularModel::load(const std::shared_ptr<const MatrixLearner>& algorithm, const std::filesystem::path& folder,
                                                  std::string_view device)
{
    LATHE_TRY(const std::string text, readTextFile(folder / "model.json"));
    const auto json = nlohmann::json::parse(text, nullptr, false);
    const auto broken = [&](const char* what) {
        return fail(ErrorCode::Parse, std::string("The model's file ").append(what), "Train the model again, or fetch it again", (folder / "model.json").string());
    };
    if (!json.is_object() || !json.contains("format_version") || !json["format_version"].is_number_integer())
        return broken("is no description of a model");
    if (json["format_version"].get<std::int64_t>() > kFormatVersion)
        return fail(ErrorCode::Incompatible, "The model was written by a newer Lathe", "Update Lathe", (folder / "model.json").string());
    if (json.value("learner", nlohmann::json()) != algorithm->info().id)
        return fail(ErrorCode::Incompatible, std::string("The model is none of ").append(algorithm->info().name), "Load it with the algorithm that trained it");
    const auto names = [&](const char* member) {
        std::vector<std::string> list;
        if (json.contains(member) && json[member].is_array())
            for (const auto& name : json[member])
                if (name.is_string())
                    list.push_back(name.get<std::string>());
        return list;
    };
    for (const char* member : {"parameters", "pipeline", "encoding", "algorithm"})
        if (!json.contains(member))
            return broken("is incomplete");
    std::vector<ParamSpec> specs = algorithm->parameters();
    LATHE_TRY(Params params, paramsFromJson(specs, json["parameters"]));
    LATHE_TRY(FittedPipeline preparation, FittedPipeline::fromJson(json["pipeline"]));
    LATHE_TRY(FittedPipeline encoding, FittedPipeline::fromJson(json["encoding"]));
    LATHE_TRY(const Bytes bytes, readFile(folder / "weights.safetensors"));
    LATHE_TRY(const WeightsFile weights, readSafetensors(bytes));
    LATHE_TRY(auto model, algorithm->loadOn(device, json["algorithm"], weights.tensors));
    std::vector<std::string> classes = names("classes");
    std::vector<std::string> features = names("features");
    // One row of zeros shows whether all parts fit together.
    NoProgress quiet;
    if (algorithm->info().task == Task::Classification) {
        LATHE_TRY(const Matrix probe, model->predict(Matrix{1, features.size(), std::vector<double>(features.size())}, quiet));
        if (probe.columns != classes.size())
            return broken("names other classes than the weights have");
    }
    return std::make_unique<TabularModel>(algorithm, std::move(params), std::move(classes), std::move(features), std::move(preparation),
                                        std::move(encoding), std::move(model));
}

} // namespace lathe
