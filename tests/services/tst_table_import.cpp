#include "services/import_service.h"

#include "base/file.h"
#include "services/demo_service.h"
#include "services/house_sample.h"
#include "services/prepare_service.h"
#include "services/table_versions.h"
#include "support/table_builder.h"

#include <QtTest>

using namespace lathe;

namespace {

struct Fixture {
    TemporaryFolder folder = TemporaryFolder::create("lathe-test").value();
    std::unique_ptr<Workbench> workbench = Workbench::open(folder.path() / "workspace", Workbench::Missing::Create, {}).value();
    NoProgress quiet;

    Result<ImportOutcome> import(const std::string& text, const std::string& file = "people.csv")
    {
        const auto path = folder.path() / file;
        if (const auto written = writeFileAtomic(path, asBytes(text)); !written)
            return tl::unexpected<Error>(written.error());
        ImportRequest request;
        request.source = path;
        request.name = "people";
        return importDataset(*workbench, request, quiet);
    }

    std::string rows(const DatasetVersion& version) { return build::text(*workbench->table(version).value()); }
};

const char* kPeople = "name,age,city\nAda,36,London\nGrace,85,Arlington\nAlan,41,Wilmslow\n";

} // namespace

class TestTableImport : public QObject {
    Q_OBJECT
private slots:
    void storesTheColumnsAndReadsThemBack()
    {
        Fixture fixture;
        const auto outcome = fixture.import(kPeople);
        QVERIFY2(outcome, outcome ? "" : toString(outcome.error()).c_str());
        QCOMPARE(outcome->version.kind, std::string("table"));
        QCOMPARE(outcome->version.items, std::int64_t(3));
        const auto table = fixture.workbench->table(outcome->version).value();
        QCOMPARE(table->field(1).name, std::string("age"));
        QVERIFY(table->field(1).type == ColumnType::Numeric);
        QCOMPARE(table->column(1).numberAt(1), 85.0);
        QVERIFY(table->hasParts());
        QVERIFY(!fixture.workbench->pictures(outcome->version));
    }

    void bringsInOnlyRowsThatAreNew()
    {
        Fixture fixture;
        QVERIFY(fixture.import(kPeople));
        const auto again = fixture.import(kPeople);
        QVERIFY(again && !again->added);
        QCOMPARE(again->version.version, 1);
        const auto more = fixture.import("age,name,city\n36,Ada,London\n36,Ada,London\n45,Edsger,Nuenen\n");
        QVERIFY2(more, more ? "" : toString(more.error()).c_str());
        QCOMPARE(more->version.version, 2);
        QCOMPARE(more->version.items, std::int64_t(5)); // the second Ada and Edsger
        const auto table = fixture.workbench->table(more->version).value();
        QCOMPARE(table->column(0).cell(4), std::string("Edsger"));
        // The old rows keep their parts.
        const auto old = fixture.workbench->table(DatasetStore(*fixture.workbench->database().value()).find("people@1").value()).value();
        for (std::size_t row = 0; row < 3; ++row)
            QVERIFY(table->part(row) == old->part(row));
    }

    void refusesRowsWithoutTheDatasetsColumns()
    {
        Fixture fixture;
        QVERIFY(fixture.import(kPeople));
        const auto outcome = fixture.import("name,age\nEdsger,45\nBarbara,58\n");
        QVERIFY(!outcome);
        QVERIFY(outcome.error().message.find("“city”") != std::string::npos);
        const auto wrong = fixture.import("name,age,city\nEdsger,old,Nuenen\nBarbara,young,Los Angeles\n");
        QVERIFY(!wrong);
        QVERIFY(wrong.error().message.find("age") != std::string::npos);
    }

    void takesAnotherSpellingForTheKnownCategory()
    {
        Fixture fixture;
        QVERIFY(fixture.import("age,income\n39,<=50K\n50,>50K\n38,<=50K\n"));
        const auto more = fixture.import("age,income\n25,<=50K.\n28,>50K.\n44,unknown\n");
        QVERIFY2(more, more ? "" : toString(more.error()).c_str());
        QCOMPARE(more->notes.size(), std::size_t(2));
        const auto table = fixture.workbench->table(more->version).value();
        QCOMPARE(table->find("income")->levels(), (std::vector<std::string>{"<=50K", ">50K", "unknown"}));
        QCOMPARE(table->find("income")->cell(4), std::string(">50K"));
    }

    void setsARoleInANewVersion()
    {
        Fixture fixture;
        QVERIFY(fixture.import(kPeople));
        const auto changed = setColumnRole(*fixture.workbench, "people", "city", Role::Target, fixture.quiet);
        QVERIFY(changed);
        QCOMPARE(changed->version, 2);
        QVERIFY(fixture.workbench->table(*changed).value()->field(2).role == Role::Target);
    }

    void splitsByTime()
    {
        Fixture fixture;
        QVERIFY(importTableSample(*fixture.workbench, fixture.quiet));
        const auto version = splitDataset(*fixture.workbench, "houses", {.kind = SplitKind::Time, .column = "sold"}, fixture.quiet);
        QVERIFY(version);
        const auto table = fixture.workbench->table(*version).value();
        const Column& sold = *table->find("sold");
        std::int64_t latestTrain = 0, earliestTest = std::numeric_limits<std::int64_t>::max();
        for (std::size_t row = 0; row < table->rows(); ++row) {
            if (table->part(row) == Part::Train)
                latestTrain = std::max(latestTrain, sold.times()[row]);
            if (table->part(row) == Part::Test)
                earliestTest = std::min(earliestTest, sold.times()[row]);
        }
        QVERIFY(latestTrain < earliestTest);
        QCOMPARE(version->change, std::string("split by time (sold) 0.8/0.1/0.1, seed 0"));
    }

    void theSampleHasItsPlantedFaults()
    {
        const Table table = houseSample();
        QVERIFY(table == houseSample());
        QCOMPARE(table.rows(), PlantedFaults::rows);
        const auto count = [&](const char* column, const std::string& cell) {
            std::size_t found = 0;
            for (std::size_t row = 0; row < table.rows(); ++row)
                found += table.find(column)->cell(row) == cell;
            return found;
        };
        QCOMPARE(count("price", "0"), PlantedFaults::zeroPrices);
        QCOMPARE(count("bedrooms", "100"), PlantedFaults::hundredBedrooms);
        QCOMPARE(count("quarter", "Island"), PlantedFaults::islandHomes);
        QVERIFY(count("price", "500000") > 20);
        QVERIFY(table.find("distance_km")->missingCount() > 50);
    }

    void attachesAndUndoesPipelines()
    {
        Fixture fixture;
        QVERIFY(importTableSample(*fixture.workbench, fixture.quiet));
        QVERIFY(attachedPipeline(*fixture.workbench, "houses").value().steps.empty());
        const Transform& drop = *builtinTransforms().find("drop");
        Params params = defaults(drop.parameters());
        params.set("columns", Names{"sale_id"});
        QVERIFY(attachPipeline(*fixture.workbench, "houses", {{{"drop", params, true}}}, fixture.quiet));
        QCOMPARE(attachedPipeline(*fixture.workbench, "houses").value().steps.size(), std::size_t(1));
        params.set("columns", Names{"no_such"});
        const auto broken = attachPipeline(*fixture.workbench, "houses", {{{"drop", params, true}}}, fixture.quiet);
        QVERIFY(!broken);
        QCOMPARE(attachedPipeline(*fixture.workbench, "houses").value().steps.size(), std::size_t(1));
        QVERIFY(undoPipeline(*fixture.workbench, "houses").value());
        QVERIFY(attachedPipeline(*fixture.workbench, "houses").value().steps.empty());
        QVERIFY(!undoPipeline(*fixture.workbench, "houses").value());
    }
};

QTEST_GUILESS_MAIN(TestTableImport)
#include "tst_table_import.moc"
