// The order of rows by a column.
#include "data/sort.h"
#include "support/table_builder.h"

#include <QtTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace lathe;

namespace {

QString orderOf(const Table& table, bool ascending)
{
    NoProgress progress;
    const auto rows = sortedRows(table, 0, ascending, progress);
    if (!rows)
        return QString::fromStdString(rows.error().message);
    QStringList list;
    for (const std::uint32_t row : *rows)
        list << QString::number(row);
    return list.join(' ');
}

Table tableOf(Column column)
{
    const ColumnType type = column.type();
    std::vector<Column> columns;
    columns.push_back(std::move(column));
    return Table::make({{"a", type, Role::Feature, {}}}, std::move(columns)).value();
}

class Stopped final : public Progress {
public:
    bool stopRequested() const override { return true; }
    void set(std::int64_t, std::int64_t, std::string_view) override {}
};

/// Numbers that look random but are the same everywhere (the minimal standard generator of Park and Miller).
std::vector<std::uint32_t> scattered(std::size_t count)
{
    std::vector<std::uint32_t> values(count);
    std::uint64_t state = 1;
    for (std::uint32_t& value : values)
        value = static_cast<std::uint32_t>(state = state * 48271 % 2147483647);
    return values;
}

} // namespace

class TestSort : public QObject {
    Q_OBJECT

private slots:
    void ordersEveryType_data()
    {
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("ascending");
        QTest::addColumn<QString>("descending");
        QTest::newRow("whole numbers, equal ones keep their order") << "a:numeric\n3\n-1\n3\n,\n0" << "1 4 0 2 3" << "0 2 4 1 3";
        QTest::newRow("fractions and signs") << "a:numeric\n0.5\n-0.25\n-7.5\n1e300\n1e-300" << "2 1 4 0 3" << "3 0 4 1 2";
        QTest::newRow("levels by name, not by code") << "a:categorical\nPear\napple\n,\nfig\nApple" << "1 4 3 0 2" << "0 3 1 4 2";
        QTest::newRow("texts of any length") << "a:text\nb\nabcdefghij\nabcdefghi\n,\nABCDEFGHIK\nabcdefgh" << "5 2 1 4 0 3" << "0 4 1 2 5 3";
        QTest::newRow("times") << "a:time\n2020-01-02\n1969-07-20T20:17:40\n,\n2020-01-01" << "1 3 0 2" << "0 3 1 2";
        QTest::newRow("truth") << "a:boolean\ntrue\nfalse\n,\ntrue\nfalse" << "1 4 0 3 2" << "0 3 1 4 2";
        QTest::newRow("nothing but missing") << "a:text, b:numeric\n,1\n,2" << "0 1" << "0 1";
        QTest::newRow("no rows") << "a:numeric" << "" << "";
    }
    void ordersEveryType()
    {
        QFETCH(QString, table);
        const Table made = build::table(table.toStdString());
        QTEST(orderOf(made, true), "ascending");
        QTEST(orderOf(made, false), "descending");
    }

    void ordersWhatNumbersCanBe()
    {
        const double infinity = std::numeric_limits<double>::infinity();
        const Table table = tableOf(Column::numeric({0.0, infinity, -0.0, kMissingNumber, -infinity, 5e-324, -1.5}));
        QCOMPARE(orderOf(table, true), QString("4 6 0 2 5 1 3"));
        QCOMPARE(orderOf(table, false), QString("1 5 0 2 6 4 3"));
    }

    void ordersTheWholeRangeOfTimes()
    {
        const auto most = std::numeric_limits<std::int64_t>::max();
        const Table table = tableOf(Column::time({most, -most, 0, kMissingTime, -1}));
        QCOMPARE(orderOf(table, true), QString("1 4 2 0 3"));
    }

    void keepsToTheRowsItIsGiven()
    {
        const Table table = build::table("a:numeric\n5\n1\n4\n1\n3");
        const std::vector<std::uint32_t> rows{4, 3, 2, 1};
        NoProgress progress;
        QVERIFY(sortedRows(table, 0, true, rows, progress).value() == (std::vector<std::uint32_t>{3, 1, 4, 2}));
    }

    void agreesWithTheStandardLibraryOnManyRows_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("fractions") << 0;
        QTest::newRow("few whole numbers") << 1;
        QTest::newRow("large whole numbers") << 2;
        QTest::newRow("texts with a long common beginning") << 3;
    }
    void agreesWithTheStandardLibraryOnManyRows()
    {
        QFETCH(int, kind);
        const std::vector<std::uint32_t> values = scattered(20'000);
        std::vector<double> numbers;
        std::vector<std::optional<std::string>> texts;
        for (const std::uint32_t value : values) {
            numbers.push_back(kind == 0 ? std::sin(value) : kind == 1 ? value % 100 : double(value) * 1e6);
            texts.push_back("https://example.org/" + std::to_string(value % 5000) + (value % 3 == 0 ? "/index" : ""));
        }
        const Table table = kind == 3 ? tableOf(Column::text(texts)) : tableOf(Column::numeric(numbers));
        for (const bool ascending : {true, false}) {
            std::vector<std::uint32_t> expected(values.size());
            std::iota(expected.begin(), expected.end(), 0U);
            std::ranges::stable_sort(expected, [&](std::uint32_t a, std::uint32_t b) {
                if (!ascending)
                    std::swap(a, b);
                return kind == 3 ? *texts[a] < *texts[b] : numbers[a] < numbers[b];
            });
            NoProgress progress;
            QVERIFY(sortedRows(table, 0, ascending, progress).value() == expected);
        }
    }

    void saysWhatItCannotDo()
    {
        const Table table = build::table("a:numeric\n2\n1");
        NoProgress progress;
        QVERIFY(sortedRows(table, 1, true, progress).error().code == ErrorCode::InvalidArgument);
        Stopped stopped;
        QVERIFY(sortedRows(table, 0, true, stopped).error().isCancelled());
        QVERIFY(sortedRows(build::table("a:text\nx\ny"), 0, true, stopped).error().isCancelled());
    }
};

QTEST_GUILESS_MAIN(TestSort)
#include "tst_sort.moc"
