#include "store/dataset_store.h"
#include "store/label_store.h"
#include "store/model_store.h"
#include "store/pipeline_store.h"
#include "store/process.h"
#include "store/run_store.h"

#include <QtTest>

using namespace lathe;

namespace {

struct Registry {
    TemporaryFolder folder = TemporaryFolder::create("lathe-test").value();
    std::unique_ptr<Database> database = Database::open(folder.path() / "lathe.db").value();
    Registry() { (void)migrate(*database, folder.path() / "lathe.db"); }

    DatasetVersion dataset(const std::string& name, const std::string& content)
    {
        DatasetVersion version;
        version.dataset = name;
        version.manifest = sha256(asBytes(content));
        version.items = 3;
        return DatasetStore(*database).add(version, {}).value();
    }

    RunRecord run(const std::string& name = {})
    {
        RunRecord record;
        record.name = name;
        record.datasetVersionId = dataset("fashion", "items").id;
        record.algorithm = "image.small_cnn";
        record.seed = 0xFFFFFFFFFFFFFFFFu;
        return RunStore(*database).create(record).value();
    }
};

} // namespace

class TestStores : public QObject {
    Q_OBJECT
private slots:
    void numbersTheVersionsOfADataset()
    {
        Registry registry;
        QCOMPARE(registry.dataset("fashion", "a").reference(), std::string("fashion@1"));
        QCOMPARE(registry.dataset("fashion", "b").reference(), std::string("fashion@2"));
        QCOMPARE(registry.dataset("digits", "a").reference(), std::string("digits@1"));
        const DatasetStore datasets(*registry.database);
        QCOMPARE(datasets.find("fashion")->version, 2);
        QCOMPARE(datasets.find("fashion@1")->version, 1);
        QCOMPARE(datasets.list()->size(), std::size_t(2));
    }

    void addsNothingForAnEqualVersion()
    {
        Registry registry;
        const auto first = registry.dataset("fashion", "a");
        QCOMPARE(registry.dataset("fashion", "a").id, first.id);
        QCOMPARE(DatasetStore(*registry.database).versions("fashion")->size(), std::size_t(1));
    }

    void proposesTheNearestName()
    {
        Registry registry;
        registry.dataset("fashion", "a");
        const auto missing = DatasetStore(*registry.database).find("fasion");
        QVERIFY(missing.error().code == ErrorCode::NotFound);
        QVERIFY2(missing.error().hint.find("“fashion”") != std::string::npos, missing.error().hint.c_str());
    }

    void keepsWhereContentsAre()
    {
        Registry registry;
        const Hash content = sha256(asBytes("content"));
        const Hash object = sha256(asBytes("object"));
        DatasetVersion version;
        version.dataset = "fashion";
        DatasetStore datasets(*registry.database);
        QVERIFY(datasets.add(version, {{content, {object, 12, 34}}}));
        const auto place = datasets.contents()->at(content);
        QCOMPARE(place.object, object);
        QCOMPARE(place.offset, std::uint64_t(12));
        QCOMPARE(place.size, std::uint64_t(34));
        QVERIFY(datasets.hasContent(content).value());
        QVERIFY(!datasets.hasContent(object).value());
    }

    void theJournalOfLabelsOnlyGrows()
    {
        Registry registry;
        registry.dataset("fashion", "a");
        registry.dataset("digits", "b");
        LabelStore labels(*registry.database);
        std::vector<LabelRow> rows = {{0, "e1", "b1", "item", "class", "", "\"cat\"", "hand", "", "ann", "", 1.5},
                                      {0, "e2", "b1", "other", "class", "", "\"dog\"", "hand", "", "ann", "2026-11-01T10:00:00.000Z", 0}};
        QVERIFY(labels.append("fashion", rows));
        QVERIFY(!rows[0].time.empty() && rows[1].position > rows[0].position);
        std::vector<LabelRow> again = rows; // what was merged before comes again
        again.push_back({0, "e3", "b2", "item", "class", "\"cat\"", "", "undo", "b1", "bob", "", 0});
        QVERIFY(labels.append("fashion", again));
        QCOMPARE(labels.list("fashion")->size(), std::size_t(3));
        QCOMPARE(labels.list("fashion", rows[1].position)->at(0).id, std::string("e3"));
        QCOMPARE(labels.ofItem("fashion", "item")->size(), std::size_t(2));
        QCOMPARE(labels.ofItem("fashion", "item")->at(0).seconds, 1.5);
        QCOMPARE(labels.lastPosition("fashion").value(), labels.list("fashion")->back().position);
        QCOMPARE(labels.lastPosition("digits").value(), std::int64_t(0));
        std::vector<LabelRow> lost = {{0, "e9", "b9", "item", "class", "", "", "hand", "", "ann", "", 0}};
        QVERIFY(labels.append("nowhere", lost).error().code == ErrorCode::NotFound);
        QVERIFY(!registry.database->execute("UPDATE label_events SET value = ''"));
        QVERIFY(!registry.database->execute("DELETE FROM label_events"));
        QCOMPARE(labels.list("fashion")->at(0).value, std::string("\"cat\""));
    }

    void namesRunsAfterTheirAlgorithm()
    {
        Registry registry;
        QCOMPARE(registry.run().name, std::string("small-cnn-01"));
        QCOMPARE(registry.run().name, std::string("small-cnn-02"));
        QCOMPARE(registry.run("mine").name, std::string("mine"));
        RunRecord again;
        again.name = "mine";
        again.datasetVersionId = 1;
        QVERIFY(RunStore(*registry.database).create(again).error().code == ErrorCode::AlreadyExists);
    }

    void readsBackWhatARunIs()
    {
        Registry registry;
        RunStore runs(*registry.database);
        RunRecord run = registry.run();
        run.metrics["test"]["accuracy"] = RunMetric{0.92, 0.91, 0.93, ""};
        run.metrics["test"]["roc_auc"] = RunMetric{{}, {}, {}, "undefined because there is one class"};
        run.confusion["test"] = {5, 1, 0, 4};
        run.predictions["test"] = sha256(asBytes("p"));
        run.status = RunStatus::Finished;
        QVERIFY(runs.update(run));
        QVERIFY(runs.addEpoch(run.id, {1, 0.5, 0.4, {{"accuracy", 0.8}}, {0.7, 0.9}, 0.001, 12.5, 3400}));
        const auto read = runs.find("small-cnn-01");
        QVERIFY(read);
        QCOMPARE(read->seed, 0xFFFFFFFFFFFFFFFFu);
        QCOMPARE(read->dataset, std::string("fashion"));
        QCOMPARE(read->metrics.at("test").at("accuracy").value.value(), 0.92);
        QVERIFY(!read->metrics.at("test").at("roc_auc").value);
        QCOMPARE(read->confusion.at("test"), (std::vector<std::int64_t>{5, 1, 0, 4}));
        QCOMPARE(read->predictions.at("test"), sha256(asBytes("p")));
        QCOMPARE(read->history.size(), std::size_t(1));
        QCOMPARE(read->history[0].classF1, (std::vector<double>{0.7, 0.9}));
        QCOMPARE(read->history[0].validationLoss.value(), 0.4);
    }

    void forgetsWhatCameAfterACheckpoint()
    {
        Registry registry;
        RunStore runs(*registry.database);
        const RunRecord run = registry.run();
        for (int epoch = 1; epoch <= 3; ++epoch)
            QVERIFY(runs.addEpoch(run.id, {epoch, 1.0 / epoch, {}, {}, {}, 0, 0, 0}));
        QVERIFY(runs.addSteps(run.id, {{1, 0.5, 2.0}, {2, 1.0, 1.5}, {3, 1.5, 1.0}}));
        QVERIFY(runs.truncateHistory(run.id, 1));
        QCOMPARE(runs.byId(run.id)->history.size(), std::size_t(1));
        QCOMPARE(runs.steps(run.id)->size(), std::size_t(2));
        QCOMPARE(runs.steps(run.id, 1)->size(), std::size_t(1));
    }

    void noticesARunWhoseProcessDied()
    {
        Registry registry;
        RunStore runs(*registry.database);
        const RunRecord run = registry.run();
        QVERIFY(runs.claim(run.id));
        QCOMPARE(runs.markInterrupted().value(), 0); // this process lives
        QVERIFY(registry.database->execute("UPDATE runs SET process = 'elsewhere 1 1'"));
        QCOMPARE(runs.markInterrupted().value(), 0); // of another machine
        std::string dead = thisProcess();
        dead = dead.substr(0, dead.find(' ')) + " 999999999 1";
        QVERIFY(registry.database->execute("UPDATE runs SET process = '" + dead + "'"));
        QCOMPARE(runs.markInterrupted().value(), 1);
        QVERIFY(runs.byId(run.id)->status == RunStatus::Interrupted);
    }

    void letsOneProcessExecuteARun()
    {
        Registry registry;
        RunStore runs(*registry.database);
        const RunRecord run = registry.run();
        QVERIFY(runs.claim(run.id));
        QVERIFY(runs.claim(run.id).error().code == ErrorCode::AlreadyExists);
    }

    void countsLooksAtTheTestPart()
    {
        Registry registry;
        RunStore runs(*registry.database);
        const RunRecord run = registry.run();
        QCOMPARE(runs.testLooks("fashion").value(), 0);
        QVERIFY(runs.addTestLook("fashion", run.id));
        QCOMPARE(runs.testLooks("fashion").value(), 1);
    }

    void pointsAliasesAndRollsBack()
    {
        Registry registry;
        ModelStore models(*registry.database);
        const auto run = registry.run().id;
        const auto first = models.add("shirts", run).value();
        const auto second = models.add("shirts", run).value();
        QCOMPARE(second.reference(), std::string("shirts@2"));
        QVERIFY(models.rollback("shirts").error().code == ErrorCode::NotFound);
        QVERIFY(models.setAlias(first, "champion"));
        QVERIFY(models.setAlias(second, "champion"));
        QCOMPARE(models.find("shirts:champion")->version, 2);
        QCOMPARE(models.find("shirts@1")->aliases.size(), std::size_t(0));
        QCOMPARE(models.rollback("shirts")->version, 1);
        QCOMPARE(models.find("shirts:champion")->version, 1);
        QCOMPARE(models.find("shirts")->version, 2);
        QVERIFY(models.find("shirt").error().code == ErrorCode::NotFound);
    }

    void keepsEveryPipelineAndUndoesTheLast()
    {
        Registry registry;
        PipelineStore pipelines(*registry.database);
        const auto missing = pipelines.add("nothing", "{}");
        QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
        registry.dataset("houses", "a");
        QVERIFY(!pipelines.undo("houses").value());
        QVERIFY(pipelines.add("houses", "first"));
        QVERIFY(pipelines.add("houses", "second"));
        QCOMPARE(pipelines.history("houses").value(), (std::vector<std::string>{"first", "second"}));
        QVERIFY(pipelines.undo("houses").value());
        QCOMPARE(pipelines.history("houses").value(), (std::vector<std::string>{"first"}));
        QVERIFY(pipelines.add("houses", "third"));
        QCOMPARE(pipelines.history("houses").value(), (std::vector<std::string>{"first", "third"}));
    }
};

QTEST_GUILESS_MAIN(TestStores)
#include "tst_stores.moc"
