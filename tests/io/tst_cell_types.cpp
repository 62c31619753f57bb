// Numbers, times and truth values of text cells, and the types of columns of them.
#include "io/cell_types.h"

#include "base/text.h"

#include <QtTest>

using namespace lathe;

namespace {

ColumnGatherer::Outcome columnOf(const std::vector<std::string>& cells, std::optional<ColumnType> wanted = {})
{
    CellFormat format;
    format.missing = usualMissingTokens();
    ColumnGatherer gatherer;
    for (const std::string& cell : cells)
        gatherer.add(cell);
    return gatherer.finish(format, wanted);
}

/// Type and cells: "numeric 1 2 - 4".
std::string text(const Column& column)
{
    std::string result(toString(column.type()));
    for (std::size_t row = 0; row < column.size(); ++row)
        result += " " + (column.isMissing(row) ? "-" : column.cell(row));
    return result;
}

std::vector<std::string> repeated(std::vector<std::string> cells, std::size_t count)
{
    std::vector<std::string> result;
    for (std::size_t i = 0; i < count; ++i)
        result.insert(result.end(), cells.begin(), cells.end());
    return result;
}

} // namespace

class tst_cell_types : public QObject {
    Q_OBJECT

private slots:
    void readsNumbers_data();
    void readsNumbers();
    void refusesWhatIsNoNumber_data();
    void refusesWhatIsNoNumber();
    void roundsAsStrtodDoes();
    void readsTimes_data();
    void readsTimes();
    void refusesWhatIsNoTime_data();
    void refusesWhatIsNoTime();
    void readsTruth();
    void findsTheType_data();
    void findsTheType();
    void keepsFewLevelsAsCategories();
    void listsTheFewThatAreNoNumber();
    void takesTheOrderThatAllTimesHave();
    void obeysTheWantedType();
    void givesNamesOnce();
};

void tst_cell_types::readsNumbers_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("signs"); // decimal, then thousands
    QTest::addColumn<double>("value");
    const auto row = [](const char* cell, const char* signs, double value) { QTest::newRow(qPrintable(QString(cell) + " with " + signs)) << cell << signs << value; };
    row("0", ".", 0);
    row("-17", ".", -17);
    row("+2.5", ".", 2.5);
    row(" 3.25 ", ".", 3.25);
    row(".5", ".", 0.5);
    row("5.", ".", 5);
    row("1e3", ".", 1000);
    row("-1.5E-3", ".", -0.0015);
    row("007", ".", 7);
    row("9007199254740993", ".", 9007199254740992.0); // 2⁵³ + 1 is no double; ties go to even
    row("123456789012345678901234567890", ".", 123456789012345678901234567890.0);
    row("1e-400", ".", 0);
    row("3,14", ",", 3.14);
    row("-0,5", ",", -0.5);
    row("1,5e2", ",", 150);
    row("1,234,567.25", ".,", 1234567.25);
    row("123", ".,", 123);
    row("1.234.567,25", ",.", 1234567.25);
    row("12 345,5", ", ", 12345.5);
    row("1'000", ".'", 1000);
}

void tst_cell_types::readsNumbers()
{
    QFETCH(QString, cell);
    QFETCH(QString, signs);
    QFETCH(double, value);
    CellFormat format;
    format.decimal = signs.at(0).toLatin1();
    format.thousands = signs.size() > 1 ? signs.at(1).toLatin1() : '\0';
    const auto number = parseNumber(cell.toStdString(), format);
    QVERIFY(number.has_value());
    QVERIFY(*number == value);
}

void tst_cell_types::refusesWhatIsNoNumber_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("signs");
    for (const char* cell : {"", " ", "-", "+", ".", "-.", "e5", "1e", "1.2.3", "12a", "a12", "0x10", "1,5", "+-1", "--1", "inf", "nan", "1e999", "1 2"})
        QTest::newRow(qPrintable(QString("“%1” with a point").arg(cell))) << cell << ".";
    for (const char* cell : {"1,23,456", "12,34", ",123", "1,", "1234,567", "1,2345", "1.5,000"})
        QTest::newRow(qPrintable(QString("“%1” with thousands").arg(cell))) << cell << ".,";
    QTest::newRow("a point where commas are") << "1.5" << ",";
}

void tst_cell_types::refusesWhatIsNoNumber()
{
    QFETCH(QString, cell);
    QFETCH(QString, signs);
    CellFormat format;
    format.decimal = signs.at(0).toLatin1();
    format.thousands = signs.size() > 1 ? signs.at(1).toLatin1() : '\0';
    QVERIFY(!parseNumber(cell.toStdString(), format));
}

void tst_cell_types::roundsAsStrtodDoes()
{
    // every mantissa and scale against the C library, which rounds exactly
    std::uint64_t state = 1;
    for (int i = 0; i < 100'000; ++i) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        const std::uint64_t mantissa = state >> (state % 50);
        const int point = static_cast<int>(state >> 40) % 22;
        std::string digits = std::to_string(mantissa);
        if (static_cast<int>(digits.size()) <= point)
            digits.insert(0, static_cast<std::size_t>(point) + 1 - digits.size(), '0');
        digits.insert(digits.size() - static_cast<std::size_t>(point), ".");
        const auto number = parseNumber(digits, {});
        QVERIFY2(number.has_value() && *number == std::strtod(digits.c_str(), nullptr), digits.c_str());
    }
}

void tst_cell_types::readsTimes_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("order");
    QTest::addColumn<QString>("iso");
    const auto row = [](const char* cell, const char* order, const char* iso) { QTest::newRow(qPrintable(QString(cell) + " " + order)) << cell << order << iso; };
    row("2020-01-31", "", "2020-01-31");
    row("1970-01-01", "", "1970-01-01");
    row("0001-03-01", "", "0001-03-01");
    row("1969-12-27 23:59:59", "iso", "1969-12-27T23:59:59Z");
    row("2000-02-28 00:00:01", "iso", "2000-02-28T00:00:01Z");
    row("2000-03-01", "iso", "2000-03-01");
    row("2100-03-01", "iso", "2100-03-01");
    row("2020-02-29T14:27:51.5Z", "", "2020-02-29T14:27:51.5Z");
    row("2020-06-15T12:00:00+02:00", "iso", "2020-06-15T10:00:00Z");
    row("31/12/1999", "dmy", "1999-12-31");
    row("12/31/1999", "mdy", "1999-12-31");
    row("3.4.2021", "dmy", "2021-04-03");
    row("3-4-2021", "mdy", "2021-03-04");
    row("01/02/68", "dmy", "2068-02-01");
    row("01/02/69", "dmy", "1969-02-01");
    row("2021/3/4", "ymd", "2021-03-04");
    row("3/4/2021 9:05", "mdy", "2021-03-04T09:05:00Z");
    row("3/4/2021 9:05:07 PM", "mdy", "2021-03-04T21:05:07Z");
    row("3/4/2021 12:05 am", "mdy", "2021-03-04T00:05:00Z");
    row("31.12.1999 23:15:00.25", "dmy", "1999-12-31T23:15:00.25Z");
}

void tst_cell_types::readsTimes()
{
    QFETCH(QString, cell);
    QFETCH(QString, order);
    QFETCH(QString, iso);
    CellFormat format;
    format.time = order.toStdString();
    const auto time = parseCellTime(cell.toStdString(), format);
    QVERIFY(time.has_value());
    QCOMPARE(QString::fromStdString(timeText(*time)), iso);
}

void tst_cell_types::refusesWhatIsNoTime_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("order");
    for (const char* cell : {"", "2020", "2020-13-01", "2020-02-30", "2020-00-10", "20200131", "12:30", "1.2.34", "2020-01-31 25:00", "2020-01-31x", "2020-01/31 9", "abc", "1/2/345", "1/2-2020"})
        QTest::newRow(qPrintable(QString("“%1”").arg(cell))) << cell << "";
    QTest::newRow("thirteen as a month") << "13/13/2020" << "dmy";
    QTest::newRow("the other order") << "12/31/1999" << "dmy";
    QTest::newRow("iso asked for") << "31/12/1999" << "iso";
    QTest::newRow("thirteen in the afternoon") << "3/4/2021 13:05 PM" << "mdy";
}

void tst_cell_types::refusesWhatIsNoTime()
{
    QFETCH(QString, cell);
    QFETCH(QString, order);
    CellFormat format;
    format.time = order.toStdString();
    QVERIFY(!parseCellTime(cell.toStdString(), format));
}

void tst_cell_types::readsTruth()
{
    for (const char* word : {"true", "TRUE", "Yes", "t", "Y"})
        QVERIFY(parseTruth(word) == std::optional(true));
    for (const char* word : {"false", "False", "NO", "f", "n"})
        QVERIFY(parseTruth(word) == std::optional(false));
    for (const char* word : {"", "1", "0", "truth", "on", "falsely"})
        QVERIFY(!parseTruth(word));
}

void tst_cell_types::findsTheType_data()
{
    QTest::addColumn<QStringList>("cells");
    QTest::addColumn<QString>("column");
    QTest::newRow("numbers") << QStringList{"1", "2.5", "", "NA", "-3"} << "numeric 1 2.5 - - -3";
    QTest::newRow("true and false") << QStringList{"True", "false", "?"} << "boolean true false -";
    QTest::newRow("yes and no") << QStringList{"yes", "NO"} << "boolean true false";
    QTest::newRow("words of two pairs") << QStringList{"yes", "f"} << "categorical yes f";
    QTest::newRow("only f") << QStringList{"f", "f"} << "categorical f f";
    QTest::newRow("zeros and ones") << QStringList{"0", "1"} << "numeric 0 1";
    QTest::newRow("times") << QStringList{"2020-01-31", "", "2020-02-01 10:00:00"} << "time 2020-01-31 - 2020-02-01T10:00:00Z";
    QTest::newRow("words") << QStringList{"a", "b", "a"} << "categorical a b a";
    QTest::newRow("zip codes") << QStringList{"08123", "10001", "94110"} << "categorical 08123 10001 94110";
    QTest::newRow("long identifiers") << QStringList{"9007199254740993", "9007199254740995"} << "categorical 9007199254740993 9007199254740995";
    QTest::newRow("a word for missing") << QStringList{"1", "2", "3", "unknown"} << "numeric 1 2 3 -";
    QTest::newRow("a word among few numbers") << QStringList{"2", "4", "4", "2", "more"} << "categorical 2 4 4 2 more";
    QTest::newRow("an open class") << QStringList{"0", "1", "2", "3+"} << "categorical 0 1 2 3+";
    QTest::newRow("two words") << QStringList{"1", "2", "3", "a", "b"} << "categorical 1 2 3 a b";
    QTest::newRow("nothing") << QStringList{"", "", ""} << "categorical - - -";
    QTest::newRow("no rows") << QStringList{} << "categorical";
}

void tst_cell_types::findsTheType()
{
    QFETCH(QStringList, cells);
    QFETCH(QString, column);
    std::vector<std::string> texts;
    for (const QString& cell : cells)
        texts.push_back(cell.toStdString());
    const auto outcome = columnOf(texts);
    QCOMPARE(QString::fromStdString(text(outcome.column)), column);
    QVERIFY(outcome.misfits.empty());
    QCOMPARE(outcome.missingWord == "unknown", cells.contains("unknown"));
}

void tst_cell_types::keepsFewLevelsAsCategories()
{
    std::vector<std::string> cells;
    for (int i = 0; i < 51; ++i)
        cells.push_back("word " + std::to_string(i) + "!");
    QVERIFY(columnOf(cells).column.type() == ColumnType::Text); // 51 different of 51
    cells.resize(50);
    QVERIFY(columnOf(cells).column.type() == ColumnType::Categorical); // 50 are few
    cells.push_back("another");
    QVERIFY(columnOf(repeated(cells, 4)).column.type() == ColumnType::Text);        // 51 of 204, more than a fifth
    QVERIFY(columnOf(repeated(cells, 5)).column.type() == ColumnType::Categorical); // 51 of 255
    const Column texts = columnOf({"a", "", "NA", "long text"}, ColumnType::Text).column;
    QCOMPARE(text(texts), std::string("text a - - long text"));
    QVERIFY(texts.textAt(2).empty());
}

void tst_cell_types::listsTheFewThatAreNoNumber()
{
    std::vector<std::string> cells = repeated({"1", "2", "3", "4"}, 50);
    cells[17] = "1O"; // a letter
    cells[170] = "2x";
    const auto two = columnOf(cells);
    QVERIFY(two.column.type() == ColumnType::Numeric);
    QVERIFY((two.misfits == std::vector<std::uint32_t>{17, 170}));
    QVERIFY(two.column.isMissing(17));
    QCOMPARE(two.column.missingCount(), std::size_t(2));
    cells[3] = "x1"; // three of two hundred are more than one in a hundred
    const auto three = columnOf(cells);
    QVERIFY(three.column.type() == ColumnType::Categorical);
    QVERIFY(three.misfits.empty());
}

void tst_cell_types::takesTheOrderThatAllTimesHave()
{
    const auto european = columnOf({"31/12/1999", "01/02/2000"});
    QCOMPARE(text(european.column), std::string("time 1999-12-31 2000-02-01"));
    QCOMPARE(european.timeOrder, std::string("dmy"));
    QVERIFY(!european.isTimeOrderGuessed);
    const auto american = columnOf({"12/31/1999", "01/02/2000"});
    QCOMPARE(text(american.column), std::string("time 1999-12-31 2000-01-02"));
    QVERIFY(!american.isTimeOrderGuessed);
    const auto either = columnOf({"03/04/2000"});
    QVERIFY(either.column.type() == ColumnType::Time);
    QVERIFY(either.isTimeOrderGuessed);
    QCOMPARE(columnOf({"2000-01-02"}).timeOrder, std::string("iso"));
}

void tst_cell_types::obeysTheWantedType()
{
    QCOMPARE(text(columnOf({"1", "2", "NA"}, ColumnType::Text).column), std::string("text 1 2 -"));
    QCOMPARE(text(columnOf({"1", "0", ""}, ColumnType::Boolean).column), std::string("boolean true false -"));
    QCOMPARE(text(columnOf({"007", "08"}, ColumnType::Numeric).column), std::string("numeric 7 8"));
    QCOMPARE(text(columnOf({"1", "2"}, ColumnType::Categorical).column), std::string("categorical 1 2"));
    const auto numbers = columnOf({"1", "a", "b", "2"}, ColumnType::Numeric);
    QCOMPARE(text(numbers.column), std::string("numeric 1 - - 2"));
    QVERIFY((numbers.misfits == std::vector<std::uint32_t>{1, 2}));
}

void tst_cell_types::givesNamesOnce()
{
    using Texts = std::vector<std::string>;
    QVERIFY((uniqueNames({"a", " b ", "", "a", "a"}) == Texts{"a", "b", "column_3", "a_2", "a_3"}));
    QVERIFY((uniqueNames({"a", "a", "a_2"}) == Texts{"a", "a_3", "a_2"}));
    QVERIFY((uniqueNames({"column_2", ""}) == Texts{"column_2", "column_2_2"}));
    QVERIFY(uniqueNames({}).empty());
}

QTEST_GUILESS_MAIN(tst_cell_types)
#include "tst_cell_types.moc"
