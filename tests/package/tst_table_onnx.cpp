// Models of tables as ONNX files: every step and every algorithm computes what it computes in Lathe, as far as ONNX goes.
#include "ml/table_cases.h"
#include "prep/step_cases.h"

#include "base/file.h"
#include "ml/decision.h"
#include "package/onnx_reference.h"
#include "package/table_onnx.h"
#include "package/table_parity.h"
#include "prep/onnx_columns.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <cmath>
#include <set>

using namespace lathe;
using namespace lathe::cases;

Q_DECLARE_METATYPE(lathe::PipelineStep)

namespace {

std::string whyNot(const auto& result)
{
    return result ? std::string() : toString(result.error());
}

PipelineStep formula(const std::string& text)
{
    return build::step("compute", {{"name", std::string("made")}, {"formula", text}});
}

/// The usual steps, and what their other parameters make of them.
std::vector<PipelineStep> stepsInOnnx()
{
    std::vector<PipelineStep> steps = usualSteps();
    for (const char* method : {"signed", "log1p", "log"})
        steps.push_back(build::step("log", {{"method", std::string(method)}}));
    for (const char* method : {"min_max", "robust", "uniform", "normal"})
        steps.push_back(build::step("scale", {{"method", std::string(method)}}));
    for (const char* method : {"mean", "most_frequent"})
        steps.push_back(build::step("impute", {{"method", std::string(method)}, {"flag", true}}));
    steps.push_back(build::step("impute", {{"method", std::string("nearest")}, {"weights", std::string("distance")}, {"neighbours", std::int64_t{3}}}));
    steps.push_back(build::step("power", {{"method", std::string("box_cox")}, {"standardise", false}}));
    steps.push_back(build::step("clip", {{"outside", std::string("missing")}}));
    steps.push_back(build::step("date_parts", {{"quarter", true}, {"minute", true}, {"keep", true}}));
    steps.push_back(build::step("one_hot", {{"missing_column", true}, {"most_categories", std::int64_t{2}}}));
    steps.push_back(build::step("ordinal", {{"order", std::string("given")}, {"categories", std::string("violet, blue, green, red, new, even, odd")}}));
    steps.push_back(build::step("set_type", {{"columns", Names{"a", "b", "when"}}, {"type", std::string("boolean")}}));
    steps.push_back(build::step("set_type", {{"columns", Names{"flag", "when"}}, {"type", std::string("numeric")}}));
    steps.push_back(build::step("polynomial", {{"degree", std::int64_t{3}}}));
    for (const char* text : {"7", "'always'", "a + b * 2 - -a / (b - 3) % 4 ^ 2", "round(b) + round(a / 7, 1) + floor(b) + ceil(a / 3) + abs(-b)",
                             "min(a, b, 3) - max(a, 5)", "log(a) + log1p(b) + sqrt(b) + exp(a / 100)", "a > 3 and flag or not (b <= 2)",
                             "kind in ('odd', 'never') or colour != 'red'", "a in (1, 5, 10)", "kind is missing", "a is not missing and flag",
                             "if(a > 5, 'large', if(a > 2, 'middle', 'small'))", "if(flag, when, when) > '2024-03-01'",
                             "year(when) * 10000 + month(when) * 100 + day(when)", "weekday(when) + hour(when)", "days_between('2024-02-01', when)", "a = b", "flag = true"})
        steps.push_back(formula(text));
    return steps;
}

/// What ONNX has no operators for, and says so.
bool isBeyondOnnx(const PipelineStep& step)
{
    return step.transform == "tfidf";
}

/// Why the graph's column differs from the table's; empty where it does not.
std::string difference(const OnnxReference& reference, const std::map<std::string, OnnxTensor>& outputs, const Column& expected)
{
    const HostTensor& numbers = outputs.at(reference.model().outputs.front().name).numbers;
    const std::vector<double> found = numbers.doubles();
    if (found.size() != expected.size())
        return std::to_string(found.size()) + " rows";
    for (std::size_t row = 0; row < expected.size(); ++row) {
        double wanted = expected.numberAt(row);
        if (expected.type() == ColumnType::Categorical)
            wanted = static_cast<double>(expected.isMissing(row) ? expected.levels().size() + 1 : expected.codes()[row]);
        if (expected.type() == ColumnType::Time)
            wanted *= 1e6;
        const bool isSame = std::isnan(wanted) ? std::isnan(found[row]) : std::abs(found[row] - wanted) <= 1e-9 * std::max(1.0, std::abs(wanted));
        if (!isSame)
            return "row " + std::to_string(row) + ": " + shortest(found[row]) + " instead of " + shortest(wanted);
    }
    return {};
}

/// A graph with one output, a column after the step; every column of the table is an input.
Result<OnnxModel> graphOf(const FittedTransform& fitted, const Schema& schema, const std::string& name, const Column& made)
{
    OnnxModel model;
    OnnxBuilder builder(model);
    OnnxColumns columns(builder);
    for (const Field& field : schema.fields)
        columns.addInput(field.name, field.type);
    LATHE_CHECK(fitted.writeOnnx(columns));
    std::string tensor;
    if (made.type() == ColumnType::Categorical) {
        LATHE_TRY(tensor, columns.codes(name, made.levels()));
    } else {
        LATHE_TRY(tensor, columns.numbers(name, made.type()));
    }
    builder.named("output", "Identity", {tensor});
    model.outputs.push_back({"output", made.type() == ColumnType::Categorical ? ElementType::Int64 : ElementType::Float64, {"n", std::int64_t(1)}});
    return model;
}

std::map<std::string, OnnxTensor> inputsOf(const Table& table)
{
    std::map<std::string, OnnxTensor> inputs;
    const auto rows = static_cast<std::int64_t>(table.rows());
    for (std::size_t i = 0; i < table.columnCount(); ++i) {
        OnnxTensor& tensor = inputs[table.field(i).name];
        std::vector<double> numbers;
        for (std::size_t row = 0; row < table.rows(); ++row) {
            tensor.texts.push_back(table.column(i).cell(row));
            numbers.push_back(table.column(i).numberAt(row));
        }
        tensor.isText = table.field(i).type == ColumnType::Categorical || table.field(i).type == ColumnType::Text;
        tensor.numbers = HostTensor::fromDoubles({rows, 1}, numbers);
    }
    return inputs;
}

/// Raw columns of every type, steps of most kinds, three classes.
Table passengers(std::size_t rows)
{
    Random random(11);
    std::string text = "age:numeric, fare:numeric, deck:categorical, boarded:time, alone:boolean, fate:categorical:target\n";
    const char* decks[]{"A", "B", "C", "D"};
    for (std::size_t i = 0; i < rows; ++i) {
        const double age = std::floor(random.uniform() * 70), fare = random.uniform() * 90;
        text += (i % 9 == 4 ? "" : std::to_string(age)) + "," + (i % 13 == 7 ? "" : std::to_string(fare)) + ",";
        text += std::string(i % 11 == 3 ? "" : decks[random.below(4)]) + ",1912-04-" + std::to_string(10 + i % 5) + "T0" + std::to_string(i % 9) + ":15,";
        text += std::string(i % 17 == 5 ? "" : i % 3 ? "true" : "false") + "," + (age < 15 ? "saved" : fare > 60 ? "boat" : "lost") + "\n";
    }
    return build::table(text);
}

Pipeline busyPipeline()
{
    return {{formula("if(age < 18, 'child', 'adult')"), build::step("unify_spellings"), build::step("group_rare", {{"columns", Names{"deck"}}}), build::step("impute", {{"method", std::string("median")}, {"flag", true}}),
             build::step("power", {{"columns", Names{"fare"}}}), build::step("bin", {{"columns", Names{"age"}}}), build::step("target_encode", {{"columns", Names{"deck"}}})}};
}

Result<FitResult> fitWith(const Learner& learner, const Table& train, Pipeline pipeline)
{
    QuietObserver observer;
    NoProgress progress;
    TrainingSetup setup;
    setup.seed = 3;
    setup.threads = 1;
    setup.pipeline = std::move(pipeline);
    return learner.fit({train, Table()}, defaults(learner.parameters()), setup, progress, observer);
}

PackageManifest manifestOf(const Learner& learner, const Model& model)
{
    PackageManifest manifest;
    manifest.name = "written";
    manifest.learner = learner.info().id;
    manifest.task = std::string(toString(learner.info().task));
    manifest.classes = model.classes();
    manifest.latheVersion = "1.2.3";
    manifest.signature = "[]";
    return manifest;
}

struct Written {
    TemporaryFolder folder = TemporaryFolder::create("lathe-table-onnx").value();
    std::filesystem::path path = folder.path() / "model.onnx";

    Result<Parity> write(const Learner& learner, const Model& model, const PackageManifest& manifest, const Table& rows) const
    {
        NoProgress progress;
        const std::vector<std::string> steps;
        return writeTableOnnx({model, learner, manifest, steps, rows}, path, progress);
    }
};

} // namespace

class TestTableOnnx : public QObject {
    Q_OBJECT
private slots:
    void stepsComputeTheSame_data()
    {
        QTest::addColumn<PipelineStep>("step");
        int number = 0;
        for (const PipelineStep& step : stepsInOnnx())
            QTest::addRow("%d %s %s", ++number, step.transform.c_str(), step.transform == "compute" ? step.parameters.text("formula").c_str() : "") << step;
    }
    void stepsComputeTheSame()
    {
        QFETCH(PipelineStep, step);
        const Transform& transform = *builtinTransforms().find(step.transform);
        if (transform.info().scope != Scope::Always)
            return; // left out of every answer
        const Table train = trainRows();
        const auto fit = build::fit(step, train);
        QVERIFY2(fit, whyNot(fit).c_str());
        const Schema schema = newRows().schema();
        const Table given = train.withoutColumns({"y"});
        const auto made = fit->fitted->apply(given);
        QVERIFY2(made, whyNot(made).c_str());
        std::size_t compared = 0;
        for (std::size_t i = 0; i < made->columnCount(); ++i) {
            const std::string& name = made->field(i).name;
            if (made->field(i).type == ColumnType::Text)
                continue;
            const auto graph = graphOf(*fit->fitted, schema, name, made->column(i));
            if (isBeyondOnnx(step)) {
                QVERIFY(!graph && graph.error().code == ErrorCode::Incompatible && !graph.error().message.empty());
                return;
            }
            QVERIFY2(graph, whyNot(graph).c_str());
            const auto reference = OnnxReference::create(readOnnx(writeOnnx(*graph).value()).value());
            QVERIFY2(reference, whyNot(reference).c_str());
            for (const Table& rows : {given, newRows()}) {
                const auto outputs = reference->run(inputsOf(rows));
                QVERIFY2(outputs, whyNot(outputs).c_str());
                const Table expected = fit->fitted->apply(rows).value();
                const std::string problem = expected.field(i).type == ColumnType::Categorical && expected.column(i).levels() != made->column(i).levels()
                                                ? differenceOfCategories(*reference, *outputs, expected.column(i), made->column(i).levels())
                                                : difference(*reference, *outputs, expected.column(i));
                QVERIFY2(problem.empty(), (name + ": " + problem).c_str());
            }
            ++compared;
        }
        QVERIFY(compared > 0);
    }

    void algorithmsAnswerTheSame_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < builtinLearners().size(); ++i)
            QTest::newRow(builtinLearners().at(i).info().id.c_str()) << static_cast<int>(i);
    }
    void algorithmsAnswerTheSame()
    {
        QFETCH(int, index);
        const Learner& learner = builtinLearners().at(static_cast<std::size_t>(index));
        if (learner.info().task == Task::Forecasting)
            return; // see whatOnnxCannotHoldIsSaid()
        const bool isRegression = learner.info().task == Task::Regression;
        const Table rows = isRegression ? slope(120, 1) : passengers(240);
        const auto fit = fitWith(learner, rows, isRegression ? Pipeline() : busyPipeline());
        QVERIFY2(fit, whyNot(fit).c_str());
        const Written file;
        const auto parity = file.write(learner, *fit->model, manifestOf(learner, *fit->model), rows);
        if (learner.info().id == "table.stratified_random") {
            QVERIFY(!parity && parity.error().code == ErrorCode::Incompatible && parity.error().message.find("chance") != std::string::npos);
            return;
        }
        QVERIFY2(parity, whyNot(parity).c_str());
        QCOMPARE(parity->items, static_cast<std::int64_t>(rows.rows()));
        // An answer that never changes would prove nothing.
        const Predictions answers = predict(*fit->model, rows);
        std::set<double> different;
        for (std::size_t row = 0; row < rows.rows(); ++row)
            different.insert(answerNumbers(answers, row).front());
        QVERIFY(learner.info().isBaseline || different.size() > 1);
    }

    void decisionsAreInside_data()
    {
        QTest::addColumn<Decision>("decision");
        const std::vector<std::string> classes{"boat", "lost", "saved"};
        const ClassThreshold threshold{2, 0.2, ThresholdReason::Given, 1, 1};
        const ProbabilityMap line{1.7, -0.3, {}, {}}, knots{1, 0, {0.1, 0.4, 0.4, 0.8}, {0.05, 0.3, 0.5, 0.9}};
        QTest::newRow("temperature") << Decision{classes, Calibration::Temperature, 2.5, {}, {}, "validation", 9};
        QTest::newRow("sigmoid") << Decision{classes, Calibration::Sigmoid, 1, {line, line, line}, {}, "validation", 9};
        QTest::newRow("isotonic") << Decision{classes, Calibration::Isotonic, 1, {knots, knots, knots}, {}, "validation", 9};
        QTest::newRow("threshold") << Decision{classes, Calibration::None, 1, {}, threshold, "validation", 9};
        QTest::newRow("both") << Decision{classes, Calibration::Temperature, 0.5, {}, threshold, "validation", 9};
    }
    void decisionsAreInside()
    {
        QFETCH(Decision, decision);
        const Learner& learner = **builtinLearners().get("table.logistic_regression", "algorithm");
        const Table rows = passengers(200);
        const auto fit = fitWith(learner, rows, busyPipeline());
        QVERIFY(fit);
        PackageManifest manifest = manifestOf(learner, *fit->model);
        QCOMPARE(manifest.classes, decision.classes);
        const Written plain, decided;
        QVERIFY(plain.write(learner, *fit->model, manifest, rows));
        manifest.decision = toJson(decision).dump();
        const auto parity = decided.write(learner, *fit->model, manifest, rows);
        QVERIFY2(parity, whyNot(parity).c_str());
        // The decision changes something, else it would not show that it is there.
        const auto& model = dynamic_cast<const TabularModel&>(*fit->model);
        const auto answer = [&](const std::filesystem::path& path) {
            const OnnxReference reference = OnnxReference::open(path).value();
            auto outputs = reference.run(onnxInputs(reference.model(), model.preparation(), rows).value()).value();
            return std::pair(outputs.at("prediction").texts, outputs.at("probabilities").numbers.floats());
        };
        QVERIFY(answer(plain.path) != answer(decided.path));
    }

    void whatOnnxCannotHoldIsSaid()
    {
        const Learner& learner = **builtinLearners().get("table.logistic_regression", "algorithm");
        const Table rows = trainRows();
        const auto fit = fitWith(learner, rows, {{build::step("tfidf")}});
        QVERIFY2(fit, whyNot(fit).c_str());
        const Written file;
        const auto refused = file.write(learner, *fit->model, manifestOf(learner, *fit->model), rows);
        QVERIFY(!refused && refused.error().code == ErrorCode::Incompatible);
        QVERIFY2(refused.error().message.find("Words of texts") != std::string::npos, refused.error().message.c_str());
        QVERIFY(refused.error().hint.find("package") != std::string::npos);
        QVERIFY(!std::filesystem::exists(file.path));

        for (const char* text : {"lower(kind) = 'odd'", "if(a > 2, kind, 'none')", "length(note)", "kind < 'm'"}) {
            const auto step = build::fit(formula(text), rows);
            QVERIFY(step);
            OnnxModel model;
            OnnxBuilder builder(model);
            OnnxColumns columns(builder);
            for (const Field& field : rows.schema().fields)
                columns.addInput(field.name, field.type);
            const auto written = step->fitted->writeOnnx(columns);
            QVERIFY2(!written && written.error().code == ErrorCode::Incompatible, text);
        }
    }

    /// What is cancelled leaves nothing, and an earlier file as it was.
    void aCancelledExportLeavesNothing()
    {
        const Learner& learner = **builtinLearners().get("table.logistic_regression", "algorithm");
        const Table rows = passengers(60);
        const auto fit = fitWith(learner, rows, busyPipeline());
        const Written file;
        const std::vector<std::string> steps;
        const PackageManifest manifest = manifestOf(learner, *fit->model);
        QVERIFY(writeFileAtomic(file.path, asBytes(std::string("an earlier file"))));
        StoppingProgress stopped(0);
        const auto parity = writeTableOnnx({*fit->model, learner, manifest, steps, rows}, file.path, stopped);
        QVERIFY(!parity && parity.error().isCancelled());
        QCOMPARE(readTextFile(file.path).value(), std::string("an earlier file"));
        QCOMPARE(std::distance(std::filesystem::directory_iterator(file.folder.path()), {}), std::ptrdiff_t(1));
        QVERIFY(file.write(learner, *fit->model, manifest, rows));
        QVERIFY(OnnxReference::open(file.path));
        QCOMPARE(std::distance(std::filesystem::directory_iterator(file.folder.path()), {}), std::ptrdiff_t(1));
    }

    /// A column may be called as an output is; a row with an infinite number has no answer.
    void namesAndUnfitRows()
    {
        const Learner& learner = **builtinLearners().get("table.logistic_regression", "algorithm");
        const Table rows = build::table("prediction:numeric, b:numeric, y:categorical:target\n1, 2, no\n2, 1, no\n8, 7, yes\n9, 8, yes\n7, 9, yes\n1, 1, no");
        const auto fit = fitWith(learner, rows, {});
        QVERIFY(fit);
        const Written file;
        const auto parity = file.write(learner, *fit->model, manifestOf(learner, *fit->model), rows);
        QVERIFY2(parity, whyNot(parity).c_str());
        const OnnxReference reference = OnnxReference::open(file.path).value();
        QCOMPARE(reference.model().outputs.front().name, std::string("output_prediction"));
        std::map<std::string, OnnxTensor> inputs;
        inputs["prediction"].numbers = HostTensor::fromDoubles({3, 1}, {1, 9, INFINITY});
        inputs["b"].numbers = HostTensor::fromDoubles({3, 1}, {1, 8, 2});
        const auto outputs = reference.run(inputs);
        QVERIFY2(outputs, whyNot(outputs).c_str());
        QCOMPARE(outputs->at("output_prediction").texts, (std::vector<std::string>{"no", "yes", ""}));
        const std::vector<float> shares = outputs->at("probabilities").numbers.floats();
        QVERIFY(shares[4] == 0 && shares[5] == 0);
        inputs.erase("b");
        const auto lacking = reference.run(inputs);
        QVERIFY(!lacking && lacking.error().message.find("“b”") != std::string::npos);
    }

    void damagedFilesAreNoDanger()
    {
        const Learner& learner = **builtinLearners().get("table.random_forest_classifier", "algorithm");
        const Table rows = passengers(60);
        const auto fit = fitWith(learner, rows, busyPipeline());
        const Written file;
        QVERIFY(file.write(learner, *fit->model, manifestOf(learner, *fit->model), rows));
        const Bytes whole = readFile(file.path).value();
        Random random(5);
        for (int i = 0; i < 300; ++i) {
            Bytes damaged = whole;
            for (int flips = 0; flips < 3; ++flips)
                damaged[random.below(damaged.size())] ^= static_cast<std::uint8_t>(1 + random.below(255));
            const auto model = readOnnx(damaged);
            if (!model)
                continue;
            const auto reference = OnnxReference::create(*model);
            if (!reference)
                continue;
            const auto answer = reference->run(inputsOf(rows));
            QVERIFY(answer.has_value() || !answer.error().message.empty());
        }
    }

private:
    /// Codes of the graph count in the levels of the training rows; new rows may have more.
    static std::string differenceOfCategories(const OnnxReference& reference, const std::map<std::string, OnnxTensor>& outputs, const Column& expected,
                                              const std::vector<std::string>& levels)
    {
        std::vector<std::uint32_t> codes;
        std::vector<std::string> all = levels;
        all.emplace_back("another");
        for (std::size_t row = 0; row < expected.size(); ++row) {
            const auto place = static_cast<std::uint32_t>(std::ranges::find(levels, expected.cell(row)) - levels.begin());
            codes.push_back(expected.isMissing(row) ? kMissingCode : place);
        }
        Column known = Column::categorical(std::move(codes), std::move(all));
        const std::vector<double> found = outputs.at(reference.model().outputs.front().name).numbers.doubles();
        for (std::size_t row = 0; row < expected.size(); ++row) {
            const double wanted = static_cast<double>(known.isMissing(row) ? levels.size() + 1 : known.codes()[row]);
            if (found[row] != wanted)
                return "row " + std::to_string(row) + ": code " + shortest(found[row]) + " instead of " + shortest(wanted);
        }
        return {};
    }
};

QTEST_GUILESS_MAIN(TestTableOnnx)
#include "tst_table_onnx.moc"
