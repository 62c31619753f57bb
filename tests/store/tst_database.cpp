#include "store/database.h"
#include "store/migrations.h"

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

    void keepsABackupBeforeItMigrates()
    {
        const auto folder = TemporaryFolder::create("lathe-test");
        const auto path = folder->path() / "lathe.db";
        const auto database = Database::open(path);
        // A registry that claims an older version than the list has: its tables are made by hand.
        if (migrations().size() < 2)
            QSKIP("There is one migration so far, so no registry needs an upgrade");
        QVERIFY((*database)->execute(migrations().front()));
        QVERIFY((*database)->execute("PRAGMA user_version = 1"));
        QVERIFY(migrate(**database, path));
        QVERIFY(std::filesystem::exists(path.string() + ".backup-v1"));
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
