#include "base/file.h"
#include "support/archive_builder.h"
#include "support/shared_data.h"
#include "support/table_builder.h"
#include "support/table_import.h"

#include <QtTest>

using namespace lathe;
using build::importTable;

class TestJsonTables : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;

    std::filesystem::path write(const std::string& name, std::string_view text)
    {
        const auto path = m_folder->path() / name;
        if (!writeFileAtomic(path, asBytes(text)))
            qFatal("cannot write");
        return path;
    }

private slots:
    void init()
    {
        auto folder = TemporaryFolder::create("lathe-test");
        QVERIFY(folder);
        m_folder.emplace(std::move(*folder));
    }

    void shapes_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("table");
        const auto row = [](const char* tag, const char* json, const char* table) {
            QTest::newRow(tag) << QByteArray(json) << QByteArray(table);
        };
        row("array of objects", R"([{"a":1,"b":"x"},{"a":2.5,"b":null}])", "a:numeric,b:categorical\n1,x\n2.5,");
        row("a key that comes later, and one that is absent", R"([{"a":true},{"b":2,"a":false},{}])",
            "a:boolean,b:numeric\ntrue,\nfalse,2\n,");
        row("array of arrays", "[[1,2],[3,4,5]]", "column_1:numeric,column_2:numeric,column_3:numeric\n1,2,\n3,4,5");
        row("array of arrays with names", R"([["a","b"],[3,"x"]])", "a:numeric,b:categorical\n3,x");
        row("array of arrays of texts has no names", R"([["a","b"],["c","d"]])",
            "column_1:categorical,column_2:categorical\na,b\nc,d");
        row("object of arrays", R"({"a":[1,2],"b":["x","y"]})", "a:numeric,b:categorical\n1,x\n2,y");
        row("records inside", R"({"status":"ok","data":{"rows":[{"a":1},{"a":2}],"tags":[1,2]}})", "a:numeric\n1\n2");
        row("nested objects", R"([{"a":{"b":{"c":1}},"d":2}])", "a.b.c:numeric,d:numeric\n1,2");
        row("nested arrays stay text", "[{\"a\":[1,{\"b\":\"\\\"x\"},[]]}]", "a:categorical\n[1,{\"b\":\"\\\"x\"},[]]");
        row("dates", R"([{"a":"2020-01-31"},{"a":"2020-02-01"}])", "a:time\n2020-01-31\n2020-02-01");
        row("mixed values", R"([{"a":1},{"a":"x"},{"a":true}])", "a:categorical\n1\nx\ntrue");
        row("a word for a missing value", R"([{"a":1},{"a":"NA"}])", "a:numeric\n1\n");
        row("big numbers keep their digits", R"([{"a":9007199254740993,"b":123456789012345678901234567890,"c":1e300}])",
            "a:categorical,b:categorical,c:numeric\n9007199254740993,123456789012345678901234567890,1e+300");
        row("the last of two equal keys", R"([{"a":1,"a":2}])", "a:numeric\n2");
        row("an empty key and a text escape", "[{\"\":\"\\u00e9\\ud834\\udd1e\"}]",
            "column_1:categorical\n\xC3\xA9\xF0\x9D\x84\x9E");
        row("byte order mark", "\xEF\xBB\xBF[{\"a\":1}]", "a:numeric\n1");
    }
    void shapes()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, table);
        const auto read = importTable(write("x.json", json.toStdString()));
        QCOMPARE(QByteArray::fromStdString(read.message()), QByteArray());
        QCOMPARE(QByteArray::fromStdString(read.importer), QByteArray("json"));
        QCOMPARE(QByteArray::fromStdString(build::text(read.found.table)), table);
    }

    void theDepthIsLimited()
    {
        const auto read = importTable(write("x.json", R"([{"a":{"b":{"c":1}}}])"), {"depth=1"});
        QCOMPARE(build::text(read.found.table), std::string("a.b:categorical\n{\"c\":1}"));
    }

    void arraysAreChosenByTheirPath()
    {
        const auto path = write("x.json", R"({"people":[{"a":1}],"more":{"cities":[{"b":2},{"b":3}]}})");
        QCOMPARE(build::tablesIn(path), std::string("people|more.cities"));
        const auto undecided = importTable(path);
        QVERIFY(undecided.error && undecided.error->code == ErrorCode::InvalidArgument);
        QVERIFY(undecided.error->hint.find("more.cities") != std::string::npos);
        QCOMPARE(importTable(path, {"table=more.cities"}).found.table.rows(), std::size_t(2));
        const auto absent = importTable(path, {"table=none"});
        QVERIFY(absent.error && absent.error->code == ErrorCode::NotFound);
    }

    void elementsOfAnotherKindAreListed()
    {
        const auto read = importTable(write("x.json", R"([{"a":1},7,{"a":2},[3]])"));
        QCOMPARE(read.found.table.rows(), std::size_t(2));
        QCOMPARE(read.skippedPlaces(), std::string("x.json#2 x.json#4"));
    }

    void brokenLinesAreListed()
    {
        const auto read =
            importTable(write("x.jsonl", "{\"a\":1}\n{\"a\":\n\n[1]\n{\"b\":{\"c\":\"x\"}}\r\n7\n{\"a\":2}"));
        QCOMPARE(read.importer, std::string("jsonl"));
        QCOMPARE(build::text(read.found.table), std::string("a:numeric,b.c:categorical\n1,\n,x\n2,"));
        QCOMPARE(read.skippedPlaces(), std::string("x.jsonl:2 x.jsonl:4 x.jsonl:6"));
        QCOMPARE(read.found.skippedCount, std::int64_t(3));
    }

    void aBrokenLineLeavesNoColumn()
    {
        const auto read = importTable(write("x.jsonl", "{\"a\":1}\n{\"a\":2,\"z\":3,\n"));
        QCOMPARE(build::text(read.found.table), std::string("a:numeric\n1"));
    }

    void linesAreKnownWithoutTheirEnding()
    {
        QCOMPARE(importTable(write("x.json", "{\"a\":1}\n{\"a\":2}\n")).importer, std::string("jsonl"));
    }

    void theLineOfAnErrorIsNamed()
    {
        const auto read = importTable(write("x.json", "[{\"a\":1},\n{\"a\":2},\n{\"a\" 3}]"));
        QVERIFY(read.error);
        QCOMPARE(read.error->where, std::string("x.json:3"));
    }

    void recordsWithoutACommonColumnTakeNoMemory()
    {
        // 20,000 records with a key each would be 400 million cells.
        std::string text = "[";
        for (int i = 0; i < 20'000; ++i)
            text += std::string(i > 0 ? "," : "").append("{\"k").append(std::to_string(i)).append("\":1}");
        const auto read = importTable(write("x.json", text + "]"));
        QVERIFY(read.error && read.error->code == ErrorCode::OutOfMemory);
    }

    void archives_data()
    {
        QTest::addColumn<QString>("format");
        for (const char* format : {"zip", "tar", "tar.gz"})
            QTest::newRow(format) << QString(format);
    }
    void archives()
    {
        QFETCH(QString, format);
        const std::string_view text = "[{\"a\":1},{\"a\":2}]";
        const auto path = m_folder->path() / ("x." + format.toStdString());
        build::writeArchive(path, format.toStdString(), {{"deep/x.json", Bytes(text.begin(), text.end())}});
        QCOMPARE(build::text(importTable(path).found.table), std::string("a:numeric\n1\n2"));
        const auto packed = m_folder->path() / "y.jsonl.gz";
        const std::string_view lines = "{\"a\":1}\n{\"a\":5}\n";
        build::writeArchive(packed, "gz", {{"y.jsonl", Bytes(lines.begin(), lines.end())}});
        QCOMPARE(build::text(importTable(packed).found.table), std::string("a:numeric\n1\n5"));
    }

    void annotationsOfPicturesAreClaimedWeakly()
    {
        NoProgress progress;
        const auto source = openSource(
            write("x.json", R"({"images":[{"file_name":"a.jpg"}],"annotations":[{"bbox":[1,2,3,4]}]})"), progress);
        QVERIFY(source);
        const auto importers = builtinImporters();
        QVERIFY(importers.find("json")->sniff(**source) <= 0.3);
    }

    /// n_ must be refused, y_ must parse: it gives a table or is no table; i_ is free (JSONTestSuite's README).
    void suite()
    {
        LATHE_NEED_SHARED_DATA("nasty/JSONTestSuite");
        int refused = 0, tables = 0, noTables = 0;
        for (const char* folder : {"nasty/JSONTestSuite/test_parsing", "nasty/JSONTestSuite/test_transform"}) {
            for (const auto& entry : std::filesystem::directory_iterator(sharedData(folder))) {
                const std::string name = entry.path().filename().string();
                const auto read = importTable(entry.path(), {}, "json");
                const bool isNoTable = read.error
                                       && (read.error->message.starts_with("This JSON holds no table")
                                           || read.error->message.starts_with("There is no table in it"));
                if (name.starts_with("n_")) {
                    QVERIFY2(read.error && !isNoTable, name.c_str());
                    ++refused;
                } else if (name.starts_with("y_")) {
                    QVERIFY2(!read.error || isNoTable, (name + ": " + read.message()).c_str());
                    ++(read.error ? noTables : tables);
                }
            }
        }
        // ls test_parsing/n_* | wc -l and y_*: 188 and 95.
        QCOMPARE(refused, 188);
        QCOMPARE(tables + noTables, 95);
    }
};

QTEST_GUILESS_MAIN(TestJsonTables)
#include "tst_json_tables.moc"
