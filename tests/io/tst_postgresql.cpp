#include "support/postgresql_server.h"
#include "support/table_builder.h"
#include "support/table_import.h"

#include <QtTest>

#include <arpa/inet.h>
#include <sys/socket.h>

using namespace lathe;
using build::importTable;

namespace {

/// Stops from the given question on.
struct StopAfter final : Progress {
    explicit StopAfter(int count) : last(count) {}
    bool stopRequested() const override { return ++questions > last; }
    void set(std::int64_t, std::int64_t, std::string_view) override {}
    int last;
    mutable int questions = 0;
};

} // namespace

class TestPostgresql : public QObject {
    Q_OBJECT

    std::unique_ptr<build::PostgresqlServer> m_server;
    std::string m_reason;

    std::string address(const std::string& database = "things", const std::string& user = "lathe") const
    {
        std::string host = m_server->folder();
        for (std::size_t at = 0; (at = host.find('/', at)) != std::string::npos;)
            host.replace(at, 1, "%2F");
        return "postgresql://" + user + "@" + host + "/" + database;
    }

private slots:
    void initTestCase()
    {
        m_server = build::PostgresqlServer::start(m_reason);
        if (!m_server)
            return;
        QVERIFY(m_server->execute(
            "CREATE DATABASE things; CREATE DATABASE single; CREATE ROLE guest LOGIN PASSWORD 'correct horse';"));
        QVERIFY(
            m_server->execute("CREATE TABLE one (n int); INSERT INTO one SELECT generate_series(1, 50000);", "single"));
        QVERIFY(m_server->execute(
            "CREATE SCHEMA other; CREATE TABLE other.\"Mixed \"\"Case\" (a int); INSERT INTO other.\"Mixed \"\"Case\" "
            "VALUES (5);"
            "CREATE TABLE kinds (i smallint, big bigint, f real, d double precision, n numeric, b boolean, t text, v "
            "varchar, day date,"
            " at timestamp, zoned timestamptz, j jsonb, list int[], raw bytea);"
            "INSERT INTO kinds VALUES"
            " (1, 9007199254740993, 0.1, 1e-300, 1234.5, true, E'two\\nlines, ä', '', '2020-01-31', '2020-01-31 "
            "14:27:51.5', '2020-01-31 14:27:51+02', '{\"a\": 1}', '{1,2}', '\\x00ff'),"
            " (NULL, 2, 'NaN', 'Infinity', 'NaN', NULL, NULL, 'x', 'infinity', NULL, NULL, NULL, NULL, NULL);"
            "CREATE VIEW sums AS SELECT sum(i) AS total FROM kinds;",
            "things"));
    }
    void init()
    {
        if (!m_server)
            QSKIP(m_reason.c_str());
    }

    void valuesOfEveryKind()
    {
        const auto read = importTable(address(), {"table=kinds"});
        QCOMPARE(QByteArray::fromStdString(read.message()), QByteArray());
        QCOMPARE(read.importer, std::string("postgresql"));
        const Table& table = read.found.table;
        QCOMPARE(table.rows(), std::size_t(2));
        const auto cells = [&](const char* name) {
            return table.find(name)->cell(0) + "|" + table.find(name)->cell(1);
        };
        QCOMPARE(cells("i"), std::string("1|"));
        QCOMPARE(cells("big"), std::string("9007199254740993|2"));
        QCOMPARE(cells("f"), std::string("0.1|"));
        QCOMPARE(table.find("d")->numberAt(0), 1e-300);
        QVERIFY(table.find("d")->isMissing(1));
        QCOMPARE(cells("n"), std::string("1234.5|"));
        QCOMPARE(cells("b"), std::string("true|"));
        QCOMPARE(cells("t"), std::string("two\nlines, ä|"));
        QVERIFY(table.find("t")->isMissing(1) && !table.find("v")->isMissing(0));
        QCOMPARE(cells("day"), std::string("2020-01-31|"));
        QCOMPARE(cells("at"), std::string("2020-01-31T14:27:51.5Z|"));
        QCOMPARE(cells("zoned"), std::string("2020-01-31T12:27:51Z|"));
        QCOMPARE(cells("j"), std::string("{\"a\": 1}|"));
        QCOMPARE(cells("list"), std::string("{1,2}|"));
        QVERIFY(table.find("day")->type() == ColumnType::Time && table.find("zoned")->type() == ColumnType::Time);
        QVERIFY(table.find("n")->type() == ColumnType::Numeric && table.find("b")->type() == ColumnType::Boolean);
    }

    void tablesAndQueries()
    {
        QCOMPARE(build::tablesIn(address()), std::string("kinds|sums|other.Mixed \"Case"));
        QVERIFY(importTable(address()).error->code == ErrorCode::InvalidArgument);
        QVERIFY(importTable(address(), {"table=nothing"}).error->code == ErrorCode::NotFound);
        QCOMPARE(build::text(importTable(address(), {"table=other.Mixed \"Case"}).found.table),
                 std::string("a:numeric\n5"));
        QCOMPARE(build::text(importTable(address(), {"table=sums"}).found.table), std::string("total:numeric\n1"));
        QCOMPARE(
            build::text(importTable(address(), {"query=SELECT 1 AS a, 'x' AS a WHERE false"}).found.table).substr(0, 2),
            std::string("a:"));
        const auto only = importTable(address("single"));
        QCOMPARE(only.found.table.rows(), std::size_t(50000));
        QCOMPARE(only.found.table.column(0).numberAt(49999), 50000.0);
        QCOMPARE(only.found.detected.text("table"), std::string("one"));
    }

    void theNameIsTheDatabases()
    {
        NoProgress progress;
        const auto source = openSource("postgresql://user:secret@host:5432/shop?sslmode=require", progress);
        QVERIFY(source);
        QCOMPARE((*source)->name(), std::string("shop"));
        QVERIFY((*source)->files().empty());
    }

    void nothingIsWritten_data()
    {
        QTest::addColumn<QByteArray>("query");
        for (const char* query :
             {"INSERT INTO kinds (i) VALUES (7) RETURNING i", "DROP TABLE kinds", "COMMIT; DROP TABLE kinds",
              "SELECT 1; DROP TABLE kinds", "CREATE TABLE x (a int)", "SELECT * FROM kinds FOR UPDATE",
              "COPY kinds TO STDOUT", "SET TRANSACTION READ WRITE", "nonsense"})
            QTest::newRow(query) << QByteArray(query);
    }
    void nothingIsWritten()
    {
        QFETCH(QByteArray, query);
        const auto read = importTable(address(), {"query=" + query.toStdString()});
        QVERIFY2(read.error && read.error->code == ErrorCode::InvalidArgument, read.message().c_str());
        QCOMPARE(importTable(address(), {"query=SELECT count(*) AS n FROM kinds"}).found.table.column(0).numberAt(0),
                 2.0);
    }

    void anErrorOfTheServerInTheMiddle()
    {
        const auto read = importTable(address(), {"query=SELECT 100 / (2000 - n) FROM generate_series(1, 5000) AS n"});
        QVERIFY(read.error && read.error->message.find("division by zero") != std::string::npos);
    }

    void passwordsAreNeverShown_data()
    {
        QTest::addColumn<QByteArray>("address");
        QTest::newRow("wrong database") << QByteArray::fromStdString(address("absent", "guest:correct%20horse"));
        QTest::newRow("wrong user") << QByteArray::fromStdString(address("things", "stranger:correct%20horse"));
        QTest::newRow("as a parameter") << QByteArray::fromStdString(address("absent", "guest")
                                                                     + "?password=correct%20horse");
        QTest::newRow("broken port") << QByteArray("postgresql://guest:correct%20horse@localhost:port/things");
        QTest::newRow("broken address") << QByteArray(
            "postgresql://guest:correct%20horse@[localhost/things?x=correct horse");
        QTest::newRow("a host in the password's place")
            << QByteArray("postgresql://guest:correct horse@correct horse/things");
    }
    void passwordsAreNeverShown()
    {
        QFETCH(QByteArray, address);
        const auto read = importTable(address.toStdString());
        QVERIFY(read.error);
        QVERIFY2(read.message().find("correct") == std::string::npos, read.message().c_str());
        QVERIFY2(read.message().find("horse") == std::string::npos, read.message().c_str());
    }

    void aLongQueryIsCancelled()
    {
        const auto importers = builtinImporters();
        const auto* importer = dynamic_cast<const TableImporter*>(importers.find("postgresql"));
        NoProgress quiet;
        const auto source = openSource(address(), quiet);
        const auto params = parseParams(importer->parameters(), {"query=SELECT pg_sleep(3600)"});
        StopAfter soon(25);
        const auto read = importer->read(**source, *params, 1, soon);
        QVERIFY(!read && read.error().isCancelled());
        const auto rows =
            parseParams(importer->parameters(), {"query=SELECT n FROM generate_series(1, 1000000000) AS n"});
        StopAfter later(60);
        const auto many = importer->read(**source, *rows, 1, later);
        QVERIFY(!many && many.error().isCancelled());
    }

    void aServerThatDoesNotAnswerIsGivenUp()
    {
        // Accepts the connection and says nothing.
        const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof place;
        QVERIFY(::bind(listener, reinterpret_cast<sockaddr*>(&place), size) == 0 && ::listen(listener, 1) == 0);
        QVERIFY(::getsockname(listener, reinterpret_cast<sockaddr*>(&place), &size) == 0);
        const auto importers = builtinImporters();
        const auto* importer = dynamic_cast<const TableImporter*>(importers.find("postgresql"));
        StopAfter soon(3);
        const auto source =
            openSource("postgresql://x@127.0.0.1:" + std::to_string(ntohs(place.sin_port)) + "/x", soon);
        const auto names = importer->tables(**source, soon);
        QVERIFY(!names && names.error().isCancelled());
        ::close(listener);
    }
};

QTEST_GUILESS_MAIN(TestPostgresql)
#include "tst_postgresql.moc"
