#include "store/database.h"
#include "store/migrations.h"
#include "store/pipeline_store.h"
#include "store/run_store.h"

#include "base/file.h"

#include <QtTest>

#include <fstream>
#include <thread>

using namespace lathe;

class TestDatabase : public QObject {
    Q_OBJECT
private slots:
    void migratesAFreshFileToTheNewestVersion()
    {
        const auto folder = TemporaryFolder::create("lathe-test");
        const auto path = folder->path() / "lathe.db";
        const auto database = Database::open(path);
        QVERIFY(database);
        QVERIFY(migrate(**database, path));
        QCOMPARE((*database)->integer("PRAGMA user_version").value(), std::int64_t(migrations().size()));
        QCOMPARE((*database)->integer("SELECT count(*) FROM runs").value(), std::int64_t(0));
        QVERIFY(migrate(**database, path)); // again: nothing to do
    }

    void refusesANewerRegistryWithAHint()
    {
        const auto folder = TemporaryFolder::create("lathe-test");
        const auto path = folder->path() / "lathe.db";
        const auto database = Database::open(path);
        QVERIFY((*database)->execute("PRAGMA user_version = 9999"));
        const auto result = migrate(**database, path);
        QVERIFY(!result);
        QVERIFY(result.error().code == ErrorCode::Incompatible);
        QCOMPARE(result.error().hint, std::string("Update Lathe"));
    }

    void refusesAFileOfAnotherProgram()
    {
        const auto folder = TemporaryFolder::create("lathe-test");
        const auto path = folder->path() / "lathe.db";
        std::ofstream(path) << "This is a text and no database, long enough to have a header of sixteen bytes.";
        QVERIFY(!Database::open(path));
    }

    /// A stored registry of every earlier version comes up to date, keeps its rows and leaves a backup.
    void bringsEarlierVersionsUpToDate_data()
    {
        QTest::addColumn<int>("version");
        for (int version = 1; version < static_cast<int>(migrations().size()); ++version)
            QTest::addRow("version %d", version) << version;
    }
    void bringsEarlierVersionsUpToDate()
    {
        QFETCH(int, version);
        const auto sql = readTextFile(std::filesystem::path(LATHE_FIXTURES) / "store" / ("registry_" + std::to_string(version) + ".sql"));
        QVERIFY(sql);
        const auto folder = TemporaryFolder::create("lathe-test");
        const auto path = folder->path() / "lathe.db";
        const auto database = Database::open(path);
        QVERIFY((*database)->execute(*sql));
        QCOMPARE((*database)->integer("PRAGMA user_version").value(), std::int64_t(version));
        QVERIFY(migrate(**database, path));
        QVERIFY(std::filesystem::exists(path.string() + ".backup-v" + std::to_string(version)));
        QCOMPARE((*database)->integer("PRAGMA user_version").value(), std::int64_t(migrations().size()));
        const auto run = RunStore(**database).find("small-cnn-01");
        QVERIFY(run);
        QCOMPARE(run->dataset, std::string("shapes"));
        QCOMPARE(run->metrics.at("test").at("accuracy").value, std::optional(0.9));
        QVERIFY(PipelineStore(**database).add("shapes", "{}"));
    }

    void rollsBackWhatIsNotCommitted()
    {
        const auto folder = TemporaryFolder::create("lathe-test");
        const auto database = Database::open(folder->path() / "lathe.db");
        QVERIFY((*database)->execute("CREATE TABLE t (x INTEGER)"));
        {
            auto transaction = Transaction::begin(**database);
            QVERIFY(transaction);
            QVERIFY((*database)->execute("INSERT INTO t VALUES (1)"));
        }
        QCOMPARE((*database)->integer("SELECT count(*) FROM t").value(), std::int64_t(0));
    }

    void givesEveryThreadItsOwnConnection()
    {
        const auto folder = TemporaryFolder::create("lathe-test");
        Connections connections(folder->path() / "lathe.db");
        Database* here = connections.here().value();
        Database* there = nullptr;
        std::thread([&] { there = connections.here().value(); }).join();
        QVERIFY(here != there);
        QCOMPARE(connections.here().value(), here);
    }

    void bindsEveryKindOfValue()
    {
        const auto folder = TemporaryFolder::create("lathe-test");
        const auto database = Database::open(folder->path() / "lathe.db");
        auto statement = (*database)->prepare("SELECT ?, ?, ?, ?, ?, ?");
        const Bytes blob{0, 1, 255};
        statement->bind(1, std::int64_t(-7)).bind(2, 0.1).bind(3, std::string_view("ä\0b", 4)).bind(4, ByteView(blob));
        statement->bind(5, std::string_view()).bind(6, std::optional<double>());
        QVERIFY(statement->step().value());
        QCOMPARE(statement->integer(0), std::int64_t(-7));
        QCOMPARE(statement->real(1), 0.1);
        QCOMPARE(statement->text(2), std::string("ä\0b", 4));
        QCOMPARE(statement->blob(3), blob);
        QVERIFY(!statement->isNull(4));
        QVERIFY(statement->isNull(5));
    }
};

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
