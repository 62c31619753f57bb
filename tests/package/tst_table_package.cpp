// Packages of models of tables: every algorithm travels, and what was changed on the way is found out.
#include "ml/table_cases.h"

#include "base/file.h"
#include "package/predictor.h"
#include "package/table_package.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <cstring>

using namespace lathe;
using namespace lathe::cases;

namespace {

Table days(std::size_t rows)
{
    std::vector<std::int64_t> times;
    std::vector<double> values;
    for (std::size_t i = 0; i < rows; ++i) {
        times.push_back(static_cast<std::int64_t>(i) * 86'400'000'000);
        values.push_back(20 + static_cast<double>(i % 7) + 0.1 * static_cast<double>(i * i % 11));
    }
    return Table::make({{"day", ColumnType::Time, Role::Feature, {}}, {"sales", ColumnType::Numeric, Role::Target, {}}},
                       {Column::time(times), Column::numeric(values)}).value();
}

struct Packed {
    TemporaryFolder folder = TemporaryFolder::create("lathe-table-package").value();
    const Learner& learner;
    Table rows;
    std::unique_ptr<Model> model;
    PackageManifest manifest;

    explicit Packed(const Learner& one)
        : learner(one), rows(one.info().task == Task::Forecasting ? days(90) : suited(one, 90))
    {
        auto result = cases::fit(learner, rows, 3);
        if (!result)
            qFatal("%s", toString(result.error()).c_str());
        model = std::move(result->model);
        manifest.name = "packed";
        manifest.learner = learner.info().id;
        manifest.task = std::string(toString(learner.info().task));
        manifest.classes = model->classes();
        manifest.latheVersion = "1.2.3";
        manifest.signature = "[]";
    }
    std::filesystem::path path() const { return folder.path() / "package"; }
    Result<Parity> write() const
    {
        NoProgress progress;
        const std::vector<std::string> steps{"Fills gaps"};
        return writeTablePackage({*model, learner, manifest, steps, rows}, path(), progress);
    }
};

std::string why(const Error& error)
{
    return toString(error);
}

} // namespace

class TestTablePackage : public QObject {
    Q_OBJECT
private slots:
    void everyAlgorithmTravels_data()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < builtinLearners().size(); ++i)
            QTest::newRow(builtinLearners().at(i).info().id.c_str()) << static_cast<int>(i);
    }
    void everyAlgorithmTravels()
    {
        QFETCH(int, index);
        const Packed packed(builtinLearners().at(static_cast<std::size_t>(index)));
        const auto parity = packed.write();
        QVERIFY2(parity, parity ? "" : why(parity.error()).c_str());
        QCOMPARE(parity->items, std::int64_t(90));
        const auto opened = Predictor::open(packed.path(), builtinLearners(), "cpu");
        QVERIFY2(opened, opened ? "" : why(opened.error()).c_str());
        const Predictions own = predict(*packed.model, packed.rows), read = predict(opened->model(), packed.rows);
        QCOMPARE(read.probabilities, own.probabilities);
        QVERIFY(read.values.size() == own.values.size() && (own.values.empty() || std::memcmp(read.values.data(), own.values.data(), own.values.size() * sizeof(double)) == 0));
        for (const char* file : {"model.json", "weights.safetensors", "examples/examples.json", "MODEL_CARD.md"})
            QVERIFY2(opened->manifest().files.contains(file), file);
    }

    void changesAreFoundOut()
    {
        const Packed packed(**builtinLearners().get("table.logistic_regression", "algorithm"));
        QVERIFY(packed.write());
        QVERIFY(packed.write().error().code == ErrorCode::AlreadyExists);
        const auto examples = packed.path() / "examples" / "examples.json";
        auto json = nlohmann::json::parse(*readTextFile(examples));
        QCOMPARE(json["examples"].size(), std::size_t(12));
        QVERIFY(replayTableExamples(packed.path(), *packed.model));
        json["examples"][4]["answer"][0] = json["examples"][4]["answer"][0].get<double>() + 0.01;
        QVERIFY(writeFileAtomic(examples, asBytes(json.dump())));
        const auto replayed = replayTableExamples(packed.path(), *packed.model);
        QVERIFY(!replayed && replayed.error().code == ErrorCode::Numeric && replayed.error().message.find("example 5") != std::string::npos);
        QVERIFY(!Predictor::open(packed.path(), builtinLearners(), "cpu")); // its hash is another, too
        for (const char* broken : {"", "[]", "{\"columns\":[{}],\"examples\":[]}", "{\"columns\":[{\"name\":\"x\",\"type\":\"time\",\"role\":\"feature\"}],\"examples\":[{\"cells\":[\"x\"],\"answer\":[]}]}"}) {
            QVERIFY(writeFileAtomic(examples, asBytes(std::string(broken))));
            QVERIFY2(!replayTableExamples(packed.path(), *packed.model), broken);
        }
    }
};

QTEST_GUILESS_MAIN(TestTablePackage)
#include "tst_table_package.moc"
