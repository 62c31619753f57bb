#include "base/file.h"
#include "io/importers/arff_header.h"
#include "support/archive_builder.h"
#include "support/shared_data.h"
#include "support/table_builder.h"
#include "support/table_import.h"

#include <QtTest>

using namespace lathe;
using build::importTable;

class TestArff : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;

    build::ImportedTable importText(const std::string& text)
    {
        const auto path = m_folder->path() / "x.arff";
        if (!writeFileAtomic(path, asBytes(text)))
            qFatal("cannot write");
        return importTable(path);
    }

private slots:
    void init()
    {
        auto folder = TemporaryFolder::create("lathe-test");
        QVERIFY(folder);
        m_folder.emplace(std::move(*folder));
    }

    void everyKindOfAttribute()
    {
        const auto read = importText("% about\n@RELATION 'a b'\n@attribute 'the \\'size\\'' REAL\n@ATTRIBUTE colour "
                                     "{red, 'light blue' ,dark green}\n"
                                     "@attribute note string\n@attribute day date \"dd.MM.yyyy HH:mm\"\n\n@DATA\n"
                                     "1.5,red,'it\\'s',\"31.01.2020 18:30\"\n% in between\n?, 'light blue' , ?, "
                                     "?\n-2e3,dark green,two words,'01.02.2020 00:00'\n");
        QCOMPARE(QByteArray::fromStdString(read.message()), QByteArray());
        QCOMPARE(read.importer, std::string("arff"));
        QCOMPARE(
            build::text(read.found.table),
            std::string("the 'size':numeric,colour:categorical,note:text,day:time\n"
                        "1.5,red,it's,2020-01-31T18:30:00Z\n,light blue,,\n-2000,dark green,two words,2020-02-01"));
        // The declared order, not that of the rows.
        QCOMPARE(join(read.found.table.column(1).levels(), "|"), std::string("red|light blue|dark green"));
    }

    void sparseRowsAndWeights()
    {
        const auto read =
            importText("@relation x\n@attribute a numeric\n@attribute b {u,v}\n@attribute c numeric\n@data\n"
                       "{0 5, 2 ?}\n{1 v}, {2.5}\n{}\n1,u,2,{0.5}\n");
        QCOMPARE(build::text(read.found.table),
                 std::string(
                     "a:numeric,b:categorical,c:numeric,weight:numeric:weight\n5,u,,1\n0,v,0,2.5\n0,u,0,1\n1,u,2,0.5"));
    }

    void blanksAndTabsSeparateToo()
    {
        const auto read = importText("@relation x\n@attribute a numeric\n@attribute b numeric\n@data\n1 2\n3\t4\n");
        QCOMPARE(build::text(read.found.table), std::string("a:numeric,b:numeric\n1,2\n3,4"));
    }

    void brokenRowsAreListed()
    {
        const auto read = importText("@relation x\n@attribute a numeric\n@attribute b "
                                     "{u,v}\n@data\n1,u\n1\n1,w\nx,u\n1,u,3\n1,'u\n{1 u,0 3}\n{5 1}\n2,v\n");
        QCOMPARE(build::text(read.found.table), std::string("a:numeric,b:categorical\n1,u\n2,v"));
        QCOMPARE(read.skippedPlaces(),
                 std::string("x.arff:6 x.arff:7 x.arff:8 x.arff:9 x.arff:10 x.arff:11 x.arff:12"));
    }

    void headersThatAreRefused_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("relational") << QByteArray("@attribute bag relational\n@attribute a numeric\n@end bag\n@data\n")
                                    << QByteArray("relational");
        QTest::newRow("an unknown type") << QByteArray("@attribute a complex\n@data\n") << QByteArray("x.arff:2");
        QTest::newRow("an open list") << QByteArray("@attribute a {b,c\n@data\n") << QByteArray("not closed");
        QTest::newRow("no attribute") << QByteArray("@data\n1\n") << QByteArray("No attribute");
        QTest::newRow("no data") << QByteArray("@attribute a numeric\n") << QByteArray("no @data");
        QTest::newRow("something else") << QByteArray("hello\n@data\n") << QByteArray("neither");
    }
    void headersThatAreRefused()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, words);
        const auto read = importText("@relation x\n" + header.toStdString());
        QVERIFY2(read.error && read.message().find(words.toStdString()) != std::string::npos, read.message().c_str());
    }

    void sparseRowsTakeNoMemoryWithoutLimit()
    {
        // 5,000 attributes and 20,000 rows of two bytes would be 100 million cells.
        std::string text = "@relation x\n";
        for (int i = 0; i < 5000; ++i)
            text += "@attribute a" + std::to_string(i) + " numeric\n";
        text += "@data\n";
        for (int i = 0; i < 20'000; ++i)
            text += "{}\n";
        const auto read = importText(text);
        QVERIFY(read.error && read.error->code == ErrorCode::OutOfMemory);
    }

    void datePatterns_data()
    {
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("time");
        const auto row = [](const char* pattern, const char* text, const char* time) {
            QTest::newRow(pattern) << QByteArray(pattern) << QByteArray(text) << QByteArray(time);
        };
        row("yyyy-MM-dd'T'HH:mm:ss", "2001-02-03T04:05:06", "2001-02-03T04:05:06Z");
        row("yyyyMMdd", "20010203", "2001-02-03");
        row("d MMM yy", "3 Feb 01", "2001-02-03");
        row("hh:mm a, dd/MM/yyyy", "12:30 PM, 03/02/2001", "2001-02-03T12:30:00Z");
        row("yyyy-MM-dd HH:mm:ss.SSS Z", "2001-02-03 04:05:06.250 +0100", "2001-02-03T03:05:06.25Z");
        row("yyyy-MM-dd", "2001-02-30", "");
        row("yyyy-MM-dd ", "2001-02-03", "");
    }
    void datePatterns()
    {
        QFETCH(QByteArray, pattern);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, time);
        const auto found = parseJavaDate(text.toStdString(), pattern.toStdString());
        QCOMPARE(QByteArray::fromStdString(found ? timeText(*found) : std::string()), time);
    }

    /// Rows, attributes and question marks, counted by a script that knows nothing of ARFF but "lines behind @data that
    /// are neither empty nor begin with %", "lines that begin with @attribute", and cells between commas that are "?".
    void filesOfWeka_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("attributes");
        QTest::addColumn<int>("missing");
        const auto row = [](const char* name, int rows, int attributes, int missing) {
            QTest::newRow(name) << rows << attributes << missing;
        };
        row("airline.arff", 144, 2, 0);
        row("breast-cancer.arff", 286, 10, 9);
        row("contact-lenses.arff", 24, 5, 0);
        row("cpu.arff", 209, 7, 0);
        row("cpu.with.vendor.arff", 209, 8, 0);
        row("credit-g.arff", 1000, 21, 0);
        row("diabetes.arff", 768, 9, 0);
        row("glass.arff", 214, 10, 0);
        row("hypothyroid.arff", 3772, 30, 6064);
        row("ionosphere.arff", 351, 35, 0);
        row("iris.2D.arff", 150, 3, 0);
        row("iris.arff", 150, 5, 0);
        row("labor.arff", 57, 17, 326);
        row("segment-challenge.arff", 1500, 20, 0);
        row("segment-test.arff", 810, 20, 0);
        row("soybean.arff", 683, 36, 2337);
        row("supermarket.arff", 4627, 217, 913670);
        row("unbalanced.arff", 856, 33, 0);
        row("vote.arff", 435, 17, 392);
        row("weather.nominal.arff", 14, 5, 0);
        row("weather.numeric.arff", 14, 5, 0);
    }
    void filesOfWeka()
    {
        LATHE_NEED_SHARED_DATA("tabular/arff");
        QFETCH(int, rows);
        QFETCH(int, attributes);
        QFETCH(int, missing);
        const auto read = importTable(sharedData(std::string("tabular/arff/") + QTest::currentDataTag()));
        QCOMPARE(QByteArray::fromStdString(read.message()), QByteArray());
        QCOMPARE(read.importer, std::string("arff"));
        QCOMPARE(static_cast<int>(read.found.table.rows()), rows);
        QCOMPARE(static_cast<int>(read.found.table.columnCount()), attributes);
        std::size_t found = 0;
        for (std::size_t i = 0; i < read.found.table.columnCount(); ++i)
            found += read.found.table.column(i).missingCount();
        QCOMPARE(static_cast<int>(found), missing);
        QCOMPARE(read.found.skippedCount, std::int64_t(0));
    }
};

QTEST_GUILESS_MAIN(TestArff)
#include "tst_arff.moc"
