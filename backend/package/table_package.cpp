#include "package/table_package.h"

#include "base/file.h"
#include "base/text.h"
#include "ml/decision.h"
#include "package/model_card.h"
#include "package/package_folder.h"
#include "package/table_parity.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lathe {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr std::size_t kGoldenExamples = 12;
constexpr std::uint64_t kMaximumSize = 1 << 26;

json numbersJson(const std::vector<double>& numbers)
{
    json list = json::array();
    for (const double number : numbers)
        list.push_back(std::isfinite(number) ? json(number) : json());
    return list;
}

json examplesJson(const Table& rows, const Predictions& answers)
{
    json columns = json::array(), examples = json::array();
    for (const Field& field : rows.schema().fields)
        columns.push_back({{"name", field.name}, {"type", std::string(toString(field.type))}, {"role", std::string(toString(field.role))}});
    for (std::size_t row = 0; row < rows.rows(); ++row) {
        json cells = json::array();
        for (std::size_t i = 0; i < rows.columnCount(); ++i)
            cells.push_back(rows.column(i).isMissing(row) ? json() : json(rows.column(i).cell(row)));
        json example{{"cells", std::move(cells)}, {"answer", numbersJson(answerNumbers(answers, row))}};
        if (!answers.classes.empty() && answers.label(row) >= 0)
            example["prediction"] = answers.classes[static_cast<std::size_t>(answers.label(row))];
        examples.push_back(std::move(example));
    }
    return {{"columns", std::move(columns)}, {"tolerance", kTableTolerance}, {"examples", std::move(examples)}};
}

Result<Column> columnOf(ColumnType type, const std::vector<std::optional<std::string>>& cells)
{
    const auto bad = [](const std::string& cell) { return fail(ErrorCode::Parse, std::string("The example value “").append(cell).append("” is not of its column's type")); };
    if (type == ColumnType::Categorical)
        return Column::categorical(cells);
    if (type == ColumnType::Text)
        return Column::text(cells);
    std::vector<double> numbers;
    std::vector<std::int64_t> times;
    std::vector<std::uint8_t> flags;
    for (const auto& cell : cells) {
        const auto number = cell && type == ColumnType::Numeric ? parseReal(*cell) : std::nullopt;
        const auto time = cell && type == ColumnType::Time ? parseTime(*cell) : std::nullopt;
        const bool isFlag = cell && (*cell == "true" || *cell == "false");
        if (cell && (type == ColumnType::Numeric ? !number : type == ColumnType::Time ? !time : !isFlag))
            return bad(*cell);
        numbers.push_back(number.value_or(kMissingNumber));
        times.push_back(time.value_or(kMissingTime));
        flags.push_back(isFlag ? static_cast<std::uint8_t>(*cell == "true") : kMissingFlag);
    }
    return type == ColumnType::Numeric ? Column::numeric(std::move(numbers)) : type == ColumnType::Time ? Column::time(std::move(times)) : Column::boolean(std::move(flags));
}

} // namespace

Result<void> replayTableExamples(const fs::path& folder, const Model& model)
{
    const fs::path file = folder / "examples" / "examples.json";
    LATHE_TRY(const Bytes bytes, readFile(file, kMaximumSize));
    const json content = json::parse(bytes.begin(), bytes.end(), nullptr, false);
    try {
        std::vector<Field> fields;
        std::vector<Column> columns;
        const json& examples = content.at("examples");
        for (std::size_t i = 0; i < content.at("columns").size(); ++i) {
            const json& column = content["columns"][i];
            const auto type = columnTypeFromText(column.at("type").get<std::string>());
            const auto role = roleFromText(column.at("role").get<std::string>());
            if (!type || !role)
                return fail(ErrorCode::Parse, "The package's examples are of an unknown type", {}, file.string());
            std::vector<std::optional<std::string>> cells;
            for (const json& example : examples)
                cells.push_back(example.at("cells").at(i).is_null() ? std::nullopt : std::optional(example["cells"][i].get<std::string>()));
            fields.push_back({column.at("name").get<std::string>(), *type, *role, {}});
            LATHE_TRY(Column made, columnOf(*type, cells));
            columns.push_back(std::move(made));
        }
        LATHE_TRY(const Table rows, Table::make(std::move(fields), std::move(columns)));
        NoProgress quiet;
        LATHE_TRY(const Predictions answers, model.predict(rows, quiet));
        for (std::size_t row = 0; row < examples.size(); ++row) {
            std::vector<double> expected;
            for (const json& number : examples[row].at("answer"))
                expected.push_back(number.is_null() ? NAN : number.get<double>());
            if (answerDifference(expected, answerNumbers(answers, row)) > kTableTolerance)
                return fail(ErrorCode::Numeric, "The package's model answers its example " + std::to_string(row + 1) + " otherwise than when it was packed",
                            "Export it again", folder.string());
        }
    } catch (const json::exception& error) {
        return fail(ErrorCode::Parse, std::string("The package's examples cannot be read: ").append(toUtf8(error.what())), {}, file.string());
    }
    return {};
}

Result<Parity> writeTablePackage(const TableExportInput& package, const fs::path& path, Progress& progress)
{
    LATHE_TRY(PartialFolder partial, PartialFolder::create(path));
    LATHE_CHECK(package.model.save(partial.path()));
    LATHE_TRY(Predictions expected, package.model.predict(package.examples, progress));
    LATHE_TRY(std::unique_ptr<Model> read, package.learner.load(partial.path(), "cpu"));
    if (!package.manifest.decision.empty()) {
        LATHE_TRY(Decision decision, decisionFromJson(package.manifest.decision));
        LATHE_TRY(expected, decision.applied(std::move(expected)));
        read = withDecision(std::move(read), std::move(decision));
    }
    LATHE_TRY(const Predictions answers, read->predict(package.examples, progress));
    Parity parity{static_cast<std::int64_t>(package.examples.rows()), 0};
    for (std::size_t row = 0; row < package.examples.rows(); ++row)
        parity.maximumDifference = std::max(parity.maximumDifference, answerDifference(answerNumbers(expected, row), answerNumbers(answers, row)));
    if (parity.maximumDifference > kTableTolerance)
        return fail(ErrorCode::Numeric, "The written model answers otherwise than the trained one", {}, path.string());

    std::vector<std::uint32_t> some(std::min(kGoldenExamples, package.examples.rows()));
    std::iota(some.begin(), some.end(), 0u);
    const Table golden = package.examples.take(some);
    LATHE_TRY(const Predictions goldenAnswers, read->predict(golden, progress)); // a forecast depends on the rows asked together
    LATHE_CHECK(makeFolder(partial.path() / "examples"));
    const std::string text = examplesJson(golden, goldenAnswers).dump(1, ' ', false, json::error_handler_t::replace) + "\n";
    LATHE_CHECK(writeFileAtomic(partial.path() / "examples" / "examples.json", asBytes(text)));
    LATHE_CHECK(replayTableExamples(partial.path(), *read));
    LATHE_CHECK(writeFileAtomic(partial.path() / "MODEL_CARD.md", asBytes(tableModelCard(package.manifest, package.steps))));
    LATHE_CHECK(partial.finish(package.manifest));
    return parity;
}

} // namespace lathe
