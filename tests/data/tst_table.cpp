#include "data/column_file.h"
#include "data/table.h"
#include "data/table_manifest.h"
#include "support/table_builder.h"

#include <QtTest>

#include <cstring>

using namespace lathe;

namespace {

const char* kPeople = "age:numeric, sex:categorical, name:text, born:time, member:boolean\n"
                      "31.5, f, Ada, 1815-12-10, true\n"
                      ", m, , 1912-06-23T10:30:05.25, false\n"
                      "7, , Grace Hopper, , \n";

Column stored(const Column& column)
{
    const auto bytes = std::make_shared<const Bytes>(writeColumn(column));
    auto read = readColumn(bytes, *bytes);
    if (!read)
        qFatal("%s", toString(read.error()).c_str());
    return *read;
}

} // namespace

class TestTable : public QObject {
    Q_OBJECT

private slots:
    void showsItsCells()
    {
        QCOMPARE(build::text(build::table(kPeople)),
                 std::string("age:numeric,sex:categorical,name:text,born:time,member:boolean\n"
                             "31.5,f,Ada,1815-12-10,true\n"
                             ",m,,1912-06-23T10:30:05.25Z,false\n"
                             "7,,Grace Hopper,,"));
    }

    void writesNumbersExactly()
    {
        const Column column = Column::numeric({500000, -1e6, 0.1, 1e300, 0, 123456789012345678.0});
        std::string cells;
        for (std::size_t row = 0; row < column.size(); ++row)
            cells += column.cell(row) + " ";
        QCOMPARE(cells, std::string("500000 -1000000 0.1 1e+300 0 123456789012345680 "));
    }

    void refusesWhatIsNoTable()
    {
        const auto numbers = [](std::size_t count) { return Column::numeric(std::vector<double>(count)); };
        QVERIFY(!Table::make({{"a", {}, {}, {}}, {"a", {}, {}, {}}}, {numbers(1), numbers(1)}));
        QVERIFY(!Table::make({{"a", {}, {}, {}}, {"b", {}, {}, {}}}, {numbers(1), numbers(2)}));
        QVERIFY(!Table::make({{"", {}, {}, {}}}, {numbers(1)}));
        QVERIFY(!Table::make({{"a", ColumnType::Text, {}, {}}}, {numbers(1)}));
    }

    void keepsOriginsAndPartsThroughSelections()
    {
        const Table table = build::table("a:numeric\n10\n11\n12\n13")
                                .withParts({Part::Train, Part::Test, Part::Train, Part::Train})
                                .value();
        const Table train = table.part(Part::Train);
        const std::vector<std::uint32_t> last{2, 1};
        const Table some = train.take(last);
        QCOMPARE(build::text(some), std::string("a:numeric\n13\n12"));
        QCOMPARE(some.origin(0), 3u);
        QCOMPARE(some.origin(1), 2u);
        QVERIFY(some.part(0) == Part::Train);
        const Table more = some.withMadeRows(build::table("a:numeric\n99")).value();
        QCOMPARE(more.origin(2), kNoOrigin);
        QCOMPARE(more.origin(0), 3u);
    }

    void joinsCategoriesByTheirText()
    {
        const Table both = build::table("c:categorical\nred\nblue").withMadeRows(build::table("c:categorical\nblue\n\ngreen")).value();
        QCOMPARE(build::text(both), std::string("c:categorical\nred\nblue\nblue\ngreen"));
    }

    void hasOneTarget()
    {
        const Table table = build::table("a:numeric:target, b:numeric\n1, 2");
        const Table other = table.withRole("b", Role::Target).value();
        QVERIFY(other.field(0).role == Role::Feature);
        QVERIFY(other.field(1).role == Role::Target);
        const auto missing = table.withRole("bb", Role::Target);
        QVERIFY(!missing && missing.error().hint.find("“b”") != std::string::npos);
    }

    void columnsAreStoredAndReadInPlace()
    {
        const Table table = build::table(kPeople);
        for (std::size_t i = 0; i < table.columnCount(); ++i) {
            const Column read = stored(table.column(i));
            QVERIFY(read == table.column(i));
            QCOMPARE(writeColumn(read), writeColumn(table.column(i)));
            const std::vector<std::uint32_t> rows{2, 0, 0};
            QVERIFY(stored(read.take(rows)) == table.column(i).take(rows));
        }
    }

    /// Every single changed byte of the header and every cut gives an error or a column, never a crash.
    void brokenColumnsAreRefused()
    {
        const Table table = build::table(kPeople);
        for (std::size_t i = 0; i < table.columnCount(); ++i) {
            const Bytes whole = writeColumn(table.column(i));
            for (std::size_t size = 0; size < whole.size(); ++size) {
                const auto cut = std::make_shared<const Bytes>(whole.begin(), whole.begin() + std::ptrdiff_t(size));
                QVERIFY(!readColumn(cut, *cut));
            }
            for (std::size_t place = 0; place < whole.size(); ++place)
                for (const int change : {1, 0x80, 0xFF}) {
                    auto changed = std::make_shared<Bytes>(whole);
                    (*changed)[place] = static_cast<std::uint8_t>((*changed)[place] ^ change);
                    if (const auto column = readColumn(changed, *changed))
                        for (std::size_t row = 0; row < column->size(); ++row)
                            column->cell(row);
                }
        }
    }

    void manifestRoundTrips()
    {
        TableManifest manifest;
        manifest.rows = 3;
        manifest.fields = {{"price", ColumnType::Numeric, Role::Target, "$"}, {"Größe", ColumnType::Text, Role::Ignored, ""}};
        manifest.columns = {sha256(asBytes("a")), sha256(asBytes("b"))};
        manifest.parts = sha256(asBytes("c"));
        const auto read = readTableManifest(writeTableManifest(manifest));
        QVERIFY(read.has_value());
        QVERIFY(*read == manifest);
        QVERIFY(!readTableManifest(asBytes("{\"format\":\"lathe-table\"}")));
        QVERIFY(!readTableManifest(asBytes("nonsense")));
    }

    void times_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("day") << "1970-01-02" << "1970-01-02";
        QTest::newRow("before 1970") << "1815-12-10 23:59:59.999999" << "1815-12-10T23:59:59.999999Z";
        QTest::newRow("zone") << "2020-03-01T01:30:00+02:00" << "2020-02-29T23:30:00Z";
        QTest::newRow("no seconds") << "2020-03-01 01:30" << "2020-03-01T01:30:00Z";
        QTest::newRow("no such day") << "2021-02-29" << "";
        QTest::newRow("month") << "1949-02" << "1949-02-01";
        QTest::newRow("no such month") << "1949-13" << "";
        QTest::newRow("a number") << "20210228" << "";
        QTest::newRow("trailing") << "2021-02-28x" << "";
    }
    void times()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        const auto time = parseTime(text.toStdString());
        QCOMPARE(time ? QString::fromStdString(timeText(*time)) : QString(), shown);
    }
};

QTEST_GUILESS_MAIN(TestTable)
#include "tst_table.moc"
