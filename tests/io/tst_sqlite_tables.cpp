#include "base/file.h"
#include "support/archive_builder.h"
#include "support/table_builder.h"
#include "support/table_import.h"

#include <QtTest>

#include <sqlite3.h>

using namespace lathe;
using build::importTable;

class TestSqliteTables : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;

    std::filesystem::path make(const char* name, const char* sql)
    {
        const auto path = m_folder->path() / name;
        sqlite3* database = nullptr;
        if (sqlite3_open(path.c_str(), &database) != SQLITE_OK
            || sqlite3_exec(database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            qFatal("%s", sqlite3_errmsg(database));
        sqlite3_close(database);
        return path;
    }

private slots:
    void init()
    {
        auto folder = TemporaryFolder::create("lathe-test");
        QVERIFY(folder);
        m_folder.emplace(std::move(*folder));
    }

    void valuesOfEveryKind()
    {
        const auto path =
            make("a #1?.db",
                 "CREATE TABLE \"the \"\"table\" (i INTEGER, r REAL, t TEXT, b BLOB, ok BOOLEAN, day DATE, mixed, big);"
                 "INSERT INTO \"the \"\"table\" VALUES (1, 0.5, 'ä', x'00ff', 1, '2020-01-31', 1, 9007199254740993),"
                 "(NULL, 2, '', NULL, 0, '2020-02-01 12:00:00', 'x', 2);");
        const auto read = importTable(path);
        QCOMPARE(QByteArray::fromStdString(read.message()), QByteArray());
        QCOMPARE(read.importer, std::string("sqlite"));
        const Table& table = read.found.table;
        QCOMPARE(table.rows(), std::size_t(2));
        QCOMPARE(table.find("i")->cell(0) + table.find("i")->cell(1), std::string("1"));
        QCOMPARE(table.find("r")->numberAt(1), 2.0);
        QCOMPARE(table.find("t")->cell(0), std::string("ä"));
        QVERIFY(table.find("ok")->type() == ColumnType::Boolean);
        QCOMPARE(table.find("day")->cell(1), std::string("2020-02-01T12:00:00Z"));
        QCOMPARE(table.find("mixed")->cell(0) + table.find("mixed")->cell(1), std::string("1x"));
        QCOMPARE(table.find("big")->cell(0), std::string("9007199254740993"));
        QCOMPARE(table.find("b")->missingCount(), std::size_t(2));
    }

    void tablesViewsAndQueries()
    {
        const auto path =
            make("x.sqlite", "CREATE TABLE a(n INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO a VALUES (1),(2),(3);"
                             "CREATE TABLE b(m); CREATE VIEW v AS SELECT n * 10 AS ten FROM a;");
        QCOMPARE(build::tablesIn(path), std::string("a|b|v"));
        const auto undecided = importTable(path);
        QVERIFY(undecided.error && undecided.error->code == ErrorCode::InvalidArgument
                && undecided.error->hint.find("a, b, v") != std::string::npos);
        QCOMPARE(build::text(importTable(path, {"table=v"}).found.table), std::string("ten:numeric\n10\n20\n30"));
        QVERIFY(importTable(path, {"table=c"}).error->code == ErrorCode::NotFound);
        QCOMPARE(build::text(importTable(path, {"query=SELECT n, n AS n FROM a WHERE n > 2;"}).found.table),
                 std::string("n:numeric,n_2:numeric\n3,3"));
        QCOMPARE(importTable(path, {"table=b"}).found.table.rows(), std::size_t(0));
    }

    void queriesCanOnlyRead_data()
    {
        QTest::addColumn<QByteArray>("query");
        for (const char* query : {"DELETE FROM a", "INSERT INTO a VALUES (4) RETURNING n", "ATTACH 'other.db' AS o",
                                  "PRAGMA user_version", "SELECT load_extension('x')", "SELECT 1; SELECT 2", ";",
                                  "SELECT nothing FROM a", "VACUUM INTO 'copy.db'"})
            QTest::newRow(query) << QByteArray(query);
    }
    void queriesCanOnlyRead()
    {
        QFETCH(QByteArray, query);
        const auto path = make("x.sqlite", "CREATE TABLE a(n); INSERT INTO a VALUES (1);");
        const auto before = readFile(path);
        const auto read = importTable(path, {"query=" + query.toStdString()});
        QVERIFY2(read.error && read.error->code == ErrorCode::InvalidArgument, read.message().c_str());
        QVERIFY(readFile(path) == before);
    }

    void aQueryWithoutEndIsCancelled()
    {
        struct StopSoon final : Progress {
            bool stopRequested() const override { return ++questions > 3; }
            void set(std::int64_t, std::int64_t, std::string_view) override {}
            mutable int questions = 0;
        } progress;
        const auto path = make("x.sqlite", "CREATE TABLE a(n);");
        const auto source = openSource(path, progress);
        const auto importers = builtinImporters();
        const auto* importer = dynamic_cast<const TableImporter*>(importers.find("sqlite"));
        const auto params =
            parseParams(importer->parameters(),
                        {"query=WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) FROM c"});
        const auto read = importer->read(**source, *params, 1, progress);
        QVERIFY(!read && read.error().isCancelled());
    }

    void insideOfArchives()
    {
        const auto path = make("x.sqlite", "CREATE TABLE a(n); INSERT INTO a VALUES (7);");
        const auto bytes = readFile(path);
        build::writeArchive(m_folder->path() / "y.zip", "zip", {{"x.sqlite", *bytes}});
        QCOMPARE(build::text(importTable(m_folder->path() / "y.zip").found.table), std::string("n:numeric\n7"));
        build::writeArchive(m_folder->path() / "x.db.gz", "gz", {{"x.db", *bytes}});
        QCOMPARE(build::text(importTable(m_folder->path() / "x.db.gz").found.table), std::string("n:numeric\n7"));
    }

    void brokenFiles()
    {
        const auto path = make("x.sqlite", "CREATE TABLE a(n); WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 "
                                           "FROM c WHERE x < 5000) INSERT INTO a SELECT 'value ' || x FROM c;");
        const auto whole = readFile(path);
        for (std::size_t size = 100; size < whole->size(); size += 7777) {
            QVERIFY(writeFileAtomic(m_folder->path() / "cut.sqlite", ByteView(*whole).first(size)));
            const auto read = importTable(m_folder->path() / "cut.sqlite");
            // The last page is one that the table does not need.
            QVERIFY2(read.error || read.found.table.rows() == 5000, std::to_string(size).c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestSqliteTables)
#include "tst_sqlite_tables.moc"
