// Text in columns of fixed widths.
#include "base/random.h"
#include "base/text.h"
#include "io/importer.h"
#include "support/one_file.h"

#include <QtTest>

using namespace lathe;

namespace {

const Catalog<Importer>& importers()
{
    static const Catalog<Importer> all = builtinImporters();
    return all;
}

Result<FoundTable> read(const QByteArray& content, const std::vector<std::string>& assignments = {})
{
    NoProgress progress;
    const auto& importer = dynamic_cast<const TableImporter&>(*importers().find("fixed_width"));
    LATHE_TRY(const Params params, parseParams(importer.parameters(), assignments));
    return importer.read(build::OneFile("people.txt", content.toStdString()), params, 2, progress);
}

QString text(const Table& table)
{
    std::string result;
    for (std::size_t i = 0; i < table.columnCount(); ++i)
        result += (i > 0 ? "," : "") + table.field(i).name + ":" + std::string(toString(table.field(i).type));
    for (std::size_t row = 0; row < table.rows(); ++row) {
        result += "|";
        for (std::size_t i = 0; i < table.columnCount(); ++i)
            result += (i > 0 ? "," : "") + (table.column(i).isMissing(row) ? "-" : table.column(i).cell(row));
    }
    return QString::fromStdString(result);
}

} // namespace

class tst_fixed_width : public QObject {
    Q_OBJECT

private slots:
    void readsColumns_data();
    void readsColumns();
    void listsLinesThatDoNotComeIn();
    void refusesWrongWidths();
    void isChosenWhereNothingElseDivides();
    void survivesDamage();
};

void tst_fixed_width::readsColumns_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("assignments");
    QTest::addColumn<QString>("table");
    const auto row = [](const char* tag, const char* content, const QStringList& assignments, const char* table) {
        QTest::newRow(tag) << QByteArray(content) << assignments << QString::fromUtf8(table);
    };
    row("header and blanks within cells",
        "name        age  town\n"
        "Ann Smith    31  New York\n"
        "Bo Lee        7  Rome\n",
        {}, "name:categorical,age:numeric,town:categorical|Ann Smith,31,New York|Bo Lee,7,Rome");
    row("a blank at one place of all names",
        "name    age\n"
        "Ann Lee  31\n"
        "Bob Fox   7\n"
        "Cid Ray  52\n",
        {}, "name:categorical,age:numeric|Ann Lee,31|Bob Fox,7|Cid Ray,52");
    row("no header", "1  2.5\n22 3\n", {}, "column_1:numeric,column_2:numeric|1,2.5|22,3");
    row("missing cells", "a  b  c\n1     3\n4  5  NA\n", {}, "a:numeric,b:numeric,c:numeric|1,-,3|4,5,-");
    row("letters of two bytes", "é  ü\nö  1\nab 2\n", {}, "é:categorical,ü:numeric|ö,1|ab,2");
    row("widths", "12345\n67890\n", {"widths=2,3", "header=no"}, "column_1:numeric,column_2:numeric|12,345|67,890");
    row("types", "12345\n67890\n", {"widths=2,3", "types=column_1=text"}, "column_1:text,column_2:numeric|12,345|67,890");
    row("skipped lines", "a title of it all\n\na  b\n1  2\n", {"skip_lines=1"}, "a:numeric,b:numeric|1,2");
    row("CRLF", "a  b\r\n1  2\r\n", {}, "a:numeric,b:numeric|1,2");
}

void tst_fixed_width::readsColumns()
{
    QFETCH(QByteArray, content);
    QFETCH(QStringList, assignments);
    QFETCH(QString, table);
    std::vector<std::string> texts;
    for (const QString& assignment : assignments)
        texts.push_back(assignment.toStdString());
    const auto found = read(content, texts);
    QVERIFY2(found.has_value(), found ? "" : toString(found.error()).c_str());
    QCOMPARE(text(found->table), table);
    // what was found gives the same table when it is asked for
    NoProgress progress;
    texts = {"widths=" + found->detected.text("widths"), "header=" + found->detected.text("header"), "types=" + found->detected.text("types"),
             "skip_lines=" + std::to_string(found->detected.integer("skip_lines"))};
    const auto again = read(content, texts);
    QVERIFY(again.has_value());
    QVERIFY(again->table == found->table);
}

void tst_fixed_width::listsLinesThatDoNotComeIn()
{
    const auto found = read("12 34\n56 78 and more\n90 xy\n", {"widths=3,2", "header=no", "types=column_2=numeric"});
    QVERIFY(found.has_value());
    QCOMPARE(text(found->table), QString("column_1:numeric,column_2:numeric|12,34|90,-")); // xy is the one word for missing
    QCOMPARE(found->skippedCount, 1);
    QCOMPARE(found->skipped.front().path, std::string("people.txt:2"));
}

void tst_fixed_width::refusesWrongWidths()
{
    QVERIFY(!read("12 34\n", {"widths=3,x"}));
    QVERIFY(!read("12 34\n", {"widths=0"}));
    QVERIFY(!read("\n\n"));
}

void tst_fixed_width::isChosenWhereNothingElseDivides()
{
    const auto chosen = [](const char* content) -> std::string {
        const auto importer = chooseImporter(importers(), build::OneFile("people.txt", content), "auto");
        return importer ? (*importer)->info().id : std::string();
    };
    QCOMPARE(chosen("name        age  town\nAnn Smith    31  New York\nBo Lee        7  Rome\nCy Young de  44  Oslo\n"), std::string("fixed_width"));
    QCOMPARE(chosen("1 2.5 3\n10 2 35\n7 8.25 9\n"), std::string("csv")); // blanks divide, wherever they stand
    QCOMPARE(chosen("a,b\n1,2\n3,4\n"), std::string("csv"));
}

void tst_fixed_width::survivesDamage()
{
    Random random(5);
    const std::string whole = "name        age  town\nAnn Smith    31  New York\nBö Lee        7  Rome\n";
    for (int round = 0; round < 500; ++round) {
        std::string content = whole.substr(random.below(20), random.below(whole.size()));
        for (std::size_t i = random.below(8); i > 0 && !content.empty(); --i)
            content[random.below(content.size())] = static_cast<char>(random.below(256));
        const auto found = read(QByteArray::fromStdString(content));
        if (!found)
            continue;
        for (std::size_t i = 0; i < found->table.columnCount(); ++i)
            QCOMPARE(found->table.column(i).size(), found->table.rows());
    }
}

QTEST_GUILESS_MAIN(tst_fixed_width)
#include "tst_fixed_width.moc"
