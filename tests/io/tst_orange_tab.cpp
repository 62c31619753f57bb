#include "base/file.h"
#include "support/shared_data.h"
#include "support/table_builder.h"
#include "support/table_import.h"

#include <QtTest>

using namespace lathe;
using build::importTable;

class TestOrangeTab : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;

    build::ImportedTable importText(const std::string& text, const std::string& format = "auto")
    {
        const auto path = m_folder->path() / "x.tab";
        if (!writeFileAtomic(path, asBytes(text)))
            qFatal("cannot write");
        return importTable(path, {}, format);
    }

private slots:
    void init()
    {
        auto folder = TemporaryFolder::create("lathe-test");
        QVERIFY(folder);
        m_folder.emplace(std::move(*folder));
    }

    void threeHeaderRows()
    {
        const auto read = importText("a\tb\tn\tday\tg\tw\tt\tu\ny\n", "orange_tab");
        QVERIFY(read.error); // one row is no header
        const auto found = importText("a\tb\tc\tday\tg\tw\tt\tu\n"
                                      "continuous\td\tstring\tt\t\tc\tsmall very\\ large\tc\n"
                                      "\t\tmeta\t\ti key=value\tweight\tclass\tclass\n"
                                      "1.5\tred\t\"x\ty \"\"z\"\"\"\t2020-01-31\t7\t1\tvery large\t3\n"
                                      "?\t?\t\t?\t8\t2\tsmall\t4\n");
        QCOMPARE(QByteArray::fromStdString(found.message()), QByteArray());
        QCOMPARE(found.importer, std::string("orange_tab"));
        QCOMPARE(build::text(found.found.table),
                 std::string("a:numeric,b:categorical,c:text:ignored,day:time,g:numeric:ignored,w:numeric:weight,t:"
                             "categorical:target,u:numeric:ignored\n"
                             "1.5,red,x\ty \"z\",2020-01-31,7,1,very large,3\n,,,,8,2,small,4"));
        QCOMPARE(join(found.found.table.column(6).levels(), "|"), std::string("small|very large"));
        QCOMPARE(found.found.notes.size(), std::size_t(1)); // the second class
    }

    void prefixedNames()
    {
        const auto read = importText("C#a\tmS#b\tcD#t\tplain\n1\tx\tyes\t2\n2\ty\tno\t3\n3\tz\tyes\t5\n");
        QCOMPARE(read.importer, std::string("orange_tab"));
        QCOMPARE(
            build::text(read.found.table),
            std::string("a:numeric,b:text:ignored,t:categorical:target,plain:numeric\n1,x,yes,2\n2,y,no,3\n3,z,yes,5"));
    }

    void brokenRowsAreListed()
    {
        const auto read = importText("a\tt\nc\tu v\n\tclass\n1\tu\nx\tu\n2\tw\n3\tv\t4\n5\n\n6\tv\n");
        QCOMPARE(build::text(read.found.table), std::string("a:numeric,t:categorical:target\n1,u\n5,\n6,v"));
        QCOMPARE(read.skippedPlaces(), std::string("x.tab:5 x.tab:6 x.tab:7"));
    }

    void plainTablesAreLeftToOthers()
    {
        QVERIFY(importText("a\tb\n1\t2\n3\t4\n").importer != "orange_tab");
        QVERIFY(importText("a\tb\nx y\tz\nu\tv\n").importer != "orange_tab");
    }

    /// Rows and columns: Python's csv.reader(open(FILE, newline=''), delimiter='\t') behind the third row, without
    /// empty rows; the class as the third row has it.
    void filesOfOrange_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::addColumn<QByteArray>("target");
        const auto row = [](const char* name, int rows, int columns, const char* target) {
            QTest::newRow(name) << rows << columns << QByteArray(target);
        };
        row("brown-selected.tab", 186, 81, "function");
        row("heart_disease.tab", 303, 14, "diameter narrowing");
        row("housing.tab", 506, 14, "MEDV");
        row("iris.tab", 150, 5, "iris");
        row("titanic.tab", 2201, 4, "survived");
        row("zoo.tab", 101, 18, "type");
        row("tests/adult_sample_missing.tab", 20, 15, "y");
        row("tests/imports-85.tab", 205, 26, "price");
        row("tests/lenses.tab", 24, 5, "lenses");
        row("tests/cyber-security-breaches.tab", 1055, 10, "");
        row("tests/zoo-with-images.tab", 15, 8, "type");
        row("tests/weird.tab", 6, 2, "");
    }
    void filesOfOrange()
    {
        LATHE_NEED_SHARED_DATA("tabular/orange_tab");
        QFETCH(int, rows);
        QFETCH(int, columns);
        QFETCH(QByteArray, target);
        const auto read = importTable(sharedData(std::string("tabular/orange_tab/") + QTest::currentDataTag()));
        QCOMPARE(QByteArray::fromStdString(read.message()), QByteArray());
        QCOMPARE(read.importer, std::string("orange_tab"));
        QCOMPARE(static_cast<int>(read.found.table.columnCount()), columns);
        QCOMPARE(QByteArray::fromStdString(read.skippedPlaces()), QByteArray());
        QCOMPARE(static_cast<int>(read.found.table.rows()), rows);
        const auto found = read.found.table.schema().first(Role::Target);
        QCOMPARE(QByteArray::fromStdString(found ? read.found.table.field(*found).name : std::string()), target);
    }
};

QTEST_GUILESS_MAIN(TestOrangeTab)
#include "tst_orange_tab.moc"
