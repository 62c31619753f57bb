#include "package/table_onnx.h"

#include "base/text.h"
#include "ml/decision.h"
#include "package/onnx_reference.h"
#include "package/parity.h"
#include "package/table_parity.h"
#include "prep/convert.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lathe {

namespace {

constexpr const char* kNoise = "noise";
constexpr std::size_t kChunk = 256; ///< rows at once: tables of distances stay in memory

std::map<std::string, std::string> metadata(const Predictions& form, const PackageManifest& manifest)
{
    std::map<std::string, std::string> entries{
        {"task", manifest.task},
        {"learner", manifest.learner},
        {"name", manifest.name},
        {"dataset", manifest.datasetName},
        {"lathe_version", manifest.latheVersion},
        {"columns", manifest.signature},
        {"input_description",
         "each column [n, 1] by its name: numbers as float64, NaN where one is missing; categories and texts as strings, empty "
         "where one is missing; true and false as 1 and 0; times as seconds since 1970-01-01 UTC"}};
    if (!form.classes.empty())
        entries["classes"] = nlohmann::json(form.classes).dump();
    else
        entries["outputs"] = nlohmann::json(form.outputs).dump();
    if (!manifest.decision.empty())
        entries["decision"] = manifest.decision;
    return entries;
}

class Outputs {
public:
    Outputs(OnnxBuilder& builder, OnnxModel& model) : b(builder), m_model(model) {}

    /// The output is called `wish`, unless a column is.
    void add(std::string wish, const std::string& tensor, OnnxValue value)
    {
        while (std::ranges::any_of(m_model.inputs, [&](const OnnxValue& input) { return input.name == wish; }))
            wish.insert(0, "output_");
        value.name = b.named(wish, "Identity", {tensor});
        m_model.outputs.push_back(std::move(value));
    }

private:
    OnnxBuilder& b;
    OnnxModel& m_model;
};

void addShares(OnnxBuilder& b, Outputs& outputs, const OnnxAnswers& answers, const Predictions& form, const Decision& decision, bool isClustering)
{
    const auto count = static_cast<std::int64_t>(form.classes.size());
    std::string shares = b.toFloat(answers.values);
    if (!decision.changesNothing()) {
        const std::string none = b.constant(HostTensor::fromFloats({}, {0.0f}));
        shares = b.where(answers.unfit, none, decision.writeOnnx(b, shares));
    }
    std::string place = decision.writeOnnxChoice(b, shares);
    b.setScope("prediction");
    const auto wholeRow = [&](const std::string& column) { return b.gather(column, b.integer(0), 1); }; // [n, 1] to [n]
    const std::string isNowhere = b.compare("Equal", b.largest(b.toReal(shares), 1), 0);
    place = b.where(b.node("Cast", {wholeRow(b.toReal(isNowhere))}, {{"to", std::int64_t(9)}}), b.integer(count), place);
    place = b.where(b.node("Cast", {wholeRow(b.toReal(answers.unfit))}, {{"to", std::int64_t(9)}}), b.integer(count + 1), place);
    std::vector<std::string> names = form.classes;
    names.emplace_back(isClustering ? kNoise : "");
    names.emplace_back();
    outputs.add("prediction", b.gather(b.texts(std::move(names)), place), {{}, ElementType::Float32, {"n"}, true});
    outputs.add("probabilities", shares, {{}, ElementType::Float32, {"n", count}});
}

Decision decisionOf(const PackageManifest& manifest)
{
    if (manifest.decision.empty())
        return {};
    return decisionFromJson(manifest.decision).value_or(Decision());
}

/// The answers of some rows, read from the file's outputs.
Result<Predictions> fromOutputs(const OnnxModel& model, std::map<std::string, OnnxTensor> outputs, const Predictions& form)
{
    Predictions found;
    found.classes = form.classes;
    found.outputs = form.outputs;
    const HostTensor& numbers = outputs.at(model.outputs.back().name).numbers;
    if (form.classes.empty()) {
        found.values = numbers.doubles();
        return found;
    }
    found.probabilities = numbers.floats();
    for (const std::string& name : outputs.at(model.outputs.front().name).texts) {
        const auto place = std::ranges::find(form.classes, name);
        found.decided.push_back(place == form.classes.end() ? -1 : static_cast<std::int32_t>(place - form.classes.begin()));
    }
    return found;
}

/// Whether another class might as well have been chosen, so that the last digit decides.
bool isClose(const Predictions& expected, std::size_t row, const Decision& decision)
{
    const auto shares = expected.row(row);
    if (decision.threshold && std::abs(double(shares[static_cast<std::size_t>(decision.threshold->classIndex)]) - decision.threshold->value) <= kTableTolerance)
        return true;
    const int chosen = expected.label(row);
    for (std::size_t k = 0; k < shares.size(); ++k)
        if (chosen >= 0 && static_cast<int>(k) != chosen && std::abs(double(shares[k]) - double(shares[static_cast<std::size_t>(chosen)])) <= kTableTolerance)
            return true;
    return false;
}

/// Asks the written file for the examples: all of them, or evenly spread ones where that would take minutes.
Result<Parity> compareAnswers(const std::filesystem::path& written, const OnnxModel& onnx, const TabularModel& model, const Predictions& form,
                              const TableExportInput& input, Progress& progress)
{
    LATHE_TRY(const OnnxReference reference, OnnxReference::open(written));
    constexpr std::size_t kMostWork = 2'000'000'000; // rows times numbers of the model: some ten seconds
    std::size_t numbers = 1;
    for (const auto& [name, tensor] : onnx.initializers)
        numbers += static_cast<std::size_t>(tensor.count());
    const std::size_t all = input.examples.rows(), compared = std::min(all, std::max<std::size_t>(100, kMostWork / numbers));
    const Decision decision = decisionOf(input.manifest);
    NoProgress quiet;
    Parity parity;
    for (std::size_t first = 0; first < compared; first += kChunk) {
        if (progress.stopRequested())
            return cancelled();
        progress.set(static_cast<std::int64_t>(first), static_cast<std::int64_t>(compared), "Comparing answers");
        std::vector<std::uint32_t> places;
        for (std::size_t i = first; i < std::min(compared, first + kChunk); ++i)
            places.push_back(static_cast<std::uint32_t>(i * all / compared));
        const Table rows = input.examples.take(places);
        LATHE_TRY(Predictions expected, model.predict(rows, quiet));
        LATHE_TRY(expected, decision.applied(std::move(expected)));
        LATHE_TRY(auto inputs, onnxInputs(onnx, model.preparation(), rows));
        LATHE_TRY(auto outputs, reference.run(std::move(inputs)));
        LATHE_TRY(const Predictions found, fromOutputs(onnx, std::move(outputs), form));
        for (std::size_t row = 0; row < places.size(); ++row) {
            const double difference = answerDifference(answerNumbers(expected, row), answerNumbers(found, row));
            const bool isOther = !form.classes.empty() && expected.label(row) != found.label(row) && !isClose(expected, row, decision);
            if (difference > kTableTolerance || isOther)
                return fail(ErrorCode::Numeric, "The export answers differently for row " + std::to_string(places[row] + 1) + " of those compared: by " + shortest(difference),
                            "Export it as a package: --format package");
            parity.maximumDifference = std::max(parity.maximumDifference, difference);
            ++parity.items;
        }
    }
    return parity;
}

} // namespace

Result<OnnxModel> tableOnnx(const TabularModel& model, const Predictions& form, const PackageManifest& manifest)
{
    for (const Field& field : model.preparation().inputs().fields)
        if (field.name.starts_with('/'))
            return fail(ErrorCode::Incompatible, "The column “" + field.name + "” begins with a slash, as the names inside of an ONNX file do",
                        "Rename it in the table, or export as a package");
    OnnxModel result;
    result.producerVersion = manifest.latheVersion;
    result.graphName = manifest.learner;
    result.description = manifest.name;
    result.metadata = metadata(form, manifest);
    OnnxBuilder b(result);
    LATHE_TRY(const OnnxAnswers answers, model.writeOnnx(b));
    Outputs outputs(b, result);
    if (!form.classes.empty())
        addShares(b, outputs, answers, form, decisionOf(manifest), manifest.task == toString(Task::Clustering));
    else
        outputs.add(form.outputs.size() == 1 ? form.outputs.front() : "values", answers.values,
                    {{}, ElementType::Float64, {"n", static_cast<std::int64_t>(form.outputs.size())}});
    return result;
}

Result<std::map<std::string, OnnxTensor>> onnxInputs(const OnnxModel& model, const FittedPipeline& preparation, const Table& rows)
{
    std::map<std::string, OnnxTensor> inputs;
    const auto count = static_cast<std::int64_t>(rows.rows());
    for (const OnnxValue& input : model.inputs) {
        LATHE_TRY(const std::size_t index, preparation.inputs().get(input.name));
        LATHE_TRY(const std::size_t place, rows.schema().get(input.name));
        LATHE_TRY(const Column column, convertColumn(rows.column(place), preparation.inputs().fields[index].type, Conversion::Exact, input.name));
        OnnxTensor tensor{{ElementType::Float64, {count, 1}, {}}, {}, input.isText};
        std::vector<double> numbers;
        for (std::size_t row = 0; row < rows.rows(); ++row)
            if (input.isText)
                tensor.texts.push_back(column.cell(row));
            else
                numbers.push_back(column.numberAt(row));
        if (!input.isText)
            tensor.numbers = HostTensor::fromDoubles({count, 1}, numbers);
        inputs[input.name] = std::move(tensor);
    }
    return inputs;
}

Result<Parity> writeTableOnnx(const TableExportInput& input, const std::filesystem::path& path, Progress& progress)
{
    const auto* model = dynamic_cast<const TabularModel*>(&input.model);
    if (!model)
        return fail(ErrorCode::Incompatible, "A forecast goes on from the series itself, which an ONNX file does not have",
                    "Export it as a package: --format package");
    NoProgress quiet;
    LATHE_TRY(const Predictions form, model->predict(input.examples.take({}), quiet));
    auto built = tableOnnx(*model, form, input.manifest);
    if (!built && built.error().hint.empty())
        built.error().hint = "Export it as a package: --format package";
    LATHE_TRY(const OnnxModel onnx, std::move(built));
    LATHE_TRY(const Bytes bytes, writeOnnx(onnx));
    return writeChecked(path, bytes, [&](const std::filesystem::path& written) { return compareAnswers(written, onnx, *model, form, input, progress); });
}

} // namespace lathe
