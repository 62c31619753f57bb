// Delimited text into tables: dialects, types, encodings, broken rows, real and nasty files.
#include "base/file.h"
#include "base/random.h"
#include "base/text.h"
#include "io/importer.h"
#include "support/one_file.h"
#include "support/shared_data.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <fstream>

using namespace lathe;
using build::OneFile;
namespace fs = std::filesystem;

namespace {

const TableImporter& importer(const char* id = "csv")
{
    static const Catalog<Importer> importers = builtinImporters();
    return dynamic_cast<const TableImporter&>(*importers.find(id));
}

Result<FoundTable> read(const SourceTree& source, const std::vector<std::string>& assignments = {}, int threads = 2)
{
    NoProgress progress;
    LATHE_TRY(const Params params, parseParams(importer().parameters(), assignments));
    return importer().read(source, params, threads, progress);
}

FoundTable readText(const std::string& text, const std::vector<std::string>& assignments = {})
{
    auto found = read(OneFile("people.csv", text), assignments);
    if (!found)
        throw std::runtime_error(toString(found.error()));
    return std::move(*found);
}

/// "a:numeric,b:text|1,x|2,-": names and types, then rows; - is missing.
std::string text(const Table& table)
{
    std::string result;
    for (std::size_t i = 0; i < table.columnCount(); ++i)
        result += (i > 0 ? "," : "") + table.field(i).name + ":" + std::string(toString(table.field(i).type));
    for (std::size_t row = 0; row < table.rows(); ++row) {
        result += "|";
        for (std::size_t i = 0; i < table.columnCount(); ++i)
            result += (i > 0 ? "," : "") + (table.column(i).isMissing(row) ? "-" : table.column(i).cell(row));
    }
    return result;
}

QStringList skippedOf(const FoundTable& found)
{
    QStringList list;
    for (const SkippedFile& row : found.skipped)
        list.push_back(QString::fromStdString(row.path + " " + row.reason));
    return list;
}

/// More rows than fit into one piece of the parallel reading.
std::string longText(std::size_t rows)
{
    std::string text = "id,word,value,note\n";
    for (std::size_t i = 0; i < rows; ++i) {
        text += std::to_string(i) + ",w" + std::to_string(i * 7919 % 37) + "," + std::to_string(i % 1000) + "." + std::to_string(i % 10);
        text += i % 3 == 0 ? ",\"a \"\"quoted\"\"\nnote, " + std::to_string(i) + "\"\r\n" : ",plain note " + std::to_string(i) + "\n";
    }
    return text;
}

} // namespace

class tst_csv : public QObject {
    Q_OBJECT

private slots:
    void readsEverySpectrumFile_data();
    void readsEverySpectrumFile();
    void readsOrRefusesNastyFiles();
    void countsRowsOfNastyFiles_data();
    void countsRowsOfNastyFiles();
    void countsRowsOfRealFiles_data();
    void countsRowsOfRealFiles();
    void findsDialects_data();
    void findsDialects();
    void obeysParameters_data();
    void obeysParameters();
    void refusesWrongParameters();
    void readsEncodings_data();
    void readsEncodings();
    void listsRowsThatDoNotComeIn();
    void leavesOutRowsThatDoNotFitTheirType();
    void changesTypesThatLaterRowsContradict();
    void readsTheSameWithAnyNumberOfThreads();
    void findsRowsBehindStrayQuotes();
    void readsAgainWithWhatItFound();
    void looksIntoArchives();
    void leavesOtherFormatsAlone_data();
    void leavesOtherFormatsAlone();
    void survivesDamage();
    void stopsWhenAsked();
};

void tst_csv::readsEverySpectrumFile_data()
{
    LATHE_NEED_SHARED_DATA("nasty/csv-spectrum");
    QTest::addColumn<QString>("name");
    for (const auto& entry : fs::directory_iterator(sharedData("nasty/csv-spectrum/csvs")))
        QTest::newRow(entry.path().stem().c_str()) << QString::fromStdString(entry.path().stem().string());
}

void tst_csv::readsEverySpectrumFile()
{
    LATHE_NEED_SHARED_DATA("nasty/csv-spectrum");
    QFETCH(QString, name);
    auto content = readTextFile(sharedData("nasty/csv-spectrum/csvs/" + name.toStdString() + ".csv"));
    QVERIFY(content.has_value());
    // git may have taken the CR out of the files that are about CRLF; their JSON still expects it
    if (name.endsWith("_crlf") && content->find('\r') == std::string::npos)
        content = QString::fromStdString(*content).replace("\n", "\r\n").toStdString();
    const auto found = read(OneFile("spectrum.csv", *content));
    QVERIFY(found.has_value());
    std::ifstream file(sharedData("nasty/csv-spectrum/json/" + name.toStdString() + ".json"));
    const auto expected = nlohmann::json::parse(file);
    QCOMPARE(found->table.rows(), expected.size());
    QCOMPARE(found->skippedCount, 0);
    for (std::size_t row = 0; row < expected.size(); ++row) {
        QCOMPARE(found->table.columnCount(), expected[row].size());
        for (const auto& [key, value] : expected[row].items()) {
            const Column* column = found->table.find(key);
            QVERIFY2(column, key.c_str());
            QCOMPARE(QString::fromStdString(column->cell(row)), QString::fromStdString(value.get<std::string>()));
        }
    }
}

void tst_csv::readsOrRefusesNastyFiles()
{
    LATHE_NEED_SHARED_DATA("nasty/duckdb-csv");
    NoProgress progress;
    int files = 0, tables = 0;
    for (const auto& entry : fs::recursive_directory_iterator(sharedData("nasty/duckdb-csv"))) {
        if (!entry.is_regular_file())
            continue;
        ++files;
        const auto source = openSource(entry.path(), progress);
        if (!source)
            continue;
        const auto found = read(**source);
        if (!found) {
            QVERIFY(!found.error().message.empty());
            continue;
        }
        ++tables;
        for (std::size_t i = 0; i < found->table.columnCount(); ++i)
            QCOMPARE(found->table.column(i).size(), found->table.rows());
    }
    QVERIFY(files > 400);
    QVERIFY2(tables > files * 9 / 10, qPrintable(QString("%1 of %2").arg(tables).arg(files)));
}

void tst_csv::countsRowsOfNastyFiles_data()
{
    LATHE_NEED_SHARED_DATA("nasty/duckdb-csv");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    // counted in the files by hand, with `wc -l` less the header in the longer ones (after iconv -f utf-16)
    QTest::newRow("semicolons within quotes") << "auto/semicolon_quote.csv" << 3 << 3;
    QTest::newRow("a remark line above") << "auto/skip_row.csv" << 1 << 3;
    QTest::newRow("a bad first line") << "dirty_line.csv" << 2 << 3;
    QTest::newRow("CR alone") << "auto/multi_column_string_r.csv" << 9 << 4;
    QTest::newRow("blanks behind a quote") << "14512.csv" << 1 << 2;
    QTest::newRow("quotes behind a blank") << "empty_space_start_value.csv" << 4 << 3;
    QTest::newRow("UTF-16") << "encodings/utf16.csv" << 20 << 2;
    QTest::newRow("Latin-1") << "encodings/latin1.csv" << 12 << 2;
    QTest::newRow("decimal commas") << "decimal_separators/decimal_separators.csv" << 5 << 2;
    QTest::newRow("too many cells") << "extra_delimiters.csv" << 3 << 3;
}

void tst_csv::countsRowsOfNastyFiles()
{
    LATHE_NEED_SHARED_DATA("nasty/duckdb-csv");
    QFETCH(QString, path);
    QFETCH(int, rows);
    QFETCH(int, columns);
    NoProgress progress;
    const auto source = openSource(sharedData("nasty/duckdb-csv/" + path.toStdString()), progress);
    QVERIFY(source.has_value());
    const auto found = read(**source);
    QVERIFY(found.has_value());
    QCOMPARE(int(found->table.rows()), rows);
    QCOMPARE(int(found->table.columnCount()), columns);
}

void tst_csv::countsRowsOfRealFiles_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::addColumn<QString>("column"); // one of them, with its type and missing values
    // rows and columns are len() and shape[1] of pandas.read_csv(path, skipinitialspace=True), with header=None for
    // the files without one; groceries from `wc -l` and `awk -F, 'NF>m{m=NF} END{print m}'`
    QTest::newRow("adult") << "tabular/adult/adult_pplonski.csv" << 32561 << 15 << "workclass categorical 1836";
    QTest::newRow("adult test") << "tabular/adult/adult_test_noheader.csv" << 16281 << 15 << "column_15 categorical 0";
    QTest::newRow("titanic") << "tabular/titanic/kaggle_train.csv" << 891 << 12 << "Age numeric 177";
    QTest::newRow("titanic seaborn") << "tabular/titanic/titanic_seaborn.csv" << 891 << 15 << "deck categorical 688";
    QTest::newRow("german credit") << "tabular/german_credit/german_noheader.csv" << 1000 << 21 << "column_2 numeric 0";
    QTest::newRow("auto imports") << "tabular/auto_imports/auto_imports_noheader.csv" << 201 << 26 << "column_2 numeric 37";
    QTest::newRow("groceries") << "tabular/groceries_ragged/groceries.csv" << 9835 << 32 << "column_1 categorical 0";
    QTest::newRow("red wine") << "tabular/wine_quality/winequality-red_noheader.csv" << 1599 << 12 << "column_1 numeric 0";
    QTest::newRow("white wine") << "tabular/wine_quality/winequality-white_noheader.csv" << 4898 << 12 << "column_12 numeric 0";
    QTest::newRow("beijing") << "timeseries/beijing_pm25/pollution.csv" << 43824 << 13 << "pm2.5 numeric 2067";
    QTest::newRow("electricity") << "drift/electricity/elec.csv" << 45312 << 7 << "class numeric 0";
}

void tst_csv::countsRowsOfRealFiles()
{
    QFETCH(QString, path);
    QFETCH(int, rows);
    QFETCH(int, columns);
    QFETCH(QString, column);
    LATHE_NEED_SHARED_DATA(path.toStdString());
    NoProgress progress;
    const auto source = openSource(sharedData(path.toStdString()), progress);
    QVERIFY(source.has_value());
    const auto found = read(**source);
    QVERIFY(found.has_value());
    QCOMPARE(int(found->table.rows()), rows);
    QCOMPARE(int(found->table.columnCount()), columns);
    QCOMPARE(found->skippedCount, 0);
    const QStringList parts = column.split(' ');
    const Column* values = found->table.find(parts[0].toStdString());
    QVERIFY(values);
    QCOMPARE(QString::fromUtf8(toString(values->type()).data()), parts[1]);
    QCOMPARE(int(values->missingCount()), parts[2].toInt());
}

void tst_csv::findsDialects_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("table");
    const auto row = [](const char* tag, const char* content, const char* table) { QTest::newRow(tag) << QByteArray(content) << QString::fromUtf8(table); };
    row("commas", "a,b\n1,x\n2,y\n", "a:numeric,b:categorical|1,x|2,y");
    row("semicolons and decimal commas", "a;b\n1,5;x\n2,25;y\n", "a:numeric,b:categorical|1.5,x|2.25,y");
    row("tabs", "a\tb\n1\tx, y\n2\tz\n", "a:numeric,b:categorical|1,x, y|2,z");
    row("pipes", "a|b\n1|x\n2|y\n", "a:numeric,b:categorical|1,x|2,y");
    row("blanks", "1  2.5   3\n10 20   30\n 4  5    6\n", "column_1:numeric,column_2:numeric,column_3:numeric|1,2.5,3|10,20,30|4,5,6");
    row("no header", "1,x\n2,y\n", "column_1:numeric,column_2:categorical|1,x|2,y");
    row("header of words only", "name,town\nann,oslo\nbob,oslo\ncid,rome\n", "name:categorical,town:categorical|ann,oslo|bob,oslo|cid,rome");
    row("CR", "a,b\r1,2\r3,4\r", "a:numeric,b:numeric|1,2|3,4");
    row("CRLF and no end", "a,b\r\n1,2\r\n3,4", "a:numeric,b:numeric|1,2|3,4");
    row("mixed line ends", "a,b\n1,2\r\n3,4\r5,6\n", "a:numeric,b:numeric|1,2|3,4|5,6");
    row("blank lines", "\n\na,b\n\n1,2\n\n3,4\n\n", "a:numeric,b:numeric|1,2|3,4");
    row("apostrophes as quotes", "a,b\n1,'x, y'\n2,'z'\n3,'it''s'\n", "a:numeric,b:categorical|1,x, y|2,z|3,it's");
    row("apostrophes as letters", "a,b\n1,it's\n2,don't\n", "a:numeric,b:categorical|1,it's|2,don't");
    row("backslashes before quotes", "a,b\n1,\"x \\\"y\\\", z\"\n2,\"w\"\n", "a:numeric,b:categorical|1,x \"y\", z|2,w");
    row("blanks behind commas", "a, b, c\n1, x, \"y, z\"\n2, v, w\n", "a:numeric,b:categorical,c:categorical|1,x,y, z|2,v,w");
    row("remarks", "# made by hand\n# twice\na,b\n1,2\n# three\n3,4\n", "a:numeric,b:numeric|1,2|3,4");
    row("empty names, equal names", "a,,a\n1,2,3\n", "a:numeric,column_2:numeric,a_2:numeric|1,2,3");
    row("a name less than cells", "x,y\nfirst,1,2\nsecond,3,4\nthird,5,6\n", "column_1:categorical,x:numeric,y:numeric|first,1,2|second,3,4|third,5,6");
    row("a delimiter at every end", "1|2|\n3|4|\n", "column_1:numeric,column_2:numeric|1,2|3,4");
    row("thousands", "a;b\n1,234;1\n12,345,678;2\n", "a:numeric,b:numeric|1234,1|12345678,2");
    row("one column", "name\nann\nbob\n", "name:categorical|ann|bob");
    row("dates of days first", "d,x\n31/12/1999,1\n01/02/2000,2\n", "d:time,x:numeric|1999-12-31,1|2000-02-01,2");
    row("missing words", "a,b\n1,x\nNA,?\n3,N/A\n", "a:numeric,b:categorical|1,x|-,-|3,-");
    row("only a header", "a,b,c\n", "a:numeric,b:numeric,c:numeric");
    row("tildes", "a~b\n1~x\n2~y\n", "a:numeric,b:categorical|1,x|2,y");
    row("carets", "a^b\n1^x\n2^y\n", "a:numeric,b:categorical|1,x|2,y");
    row("colons", "user:id:home\nann:10:/home/ann\nbob:11:/home/bob\ncid:12:/home/cid\n",
        "user:categorical,id:numeric,home:categorical|ann,10,/home/ann|bob,11,/home/bob|cid,12,/home/cid");
    row("times alone", "t\n12:30\n13:45\n08:05\n", "t:categorical|12:30|13:45|08:05");
    row("two pipes", "a||b||c\n1||x|y||2\n3||z||4\n", "a:numeric,b:categorical,c:numeric|1,x|y,2|3,z,4");
    row("two colons", "1::1193::5\n1::661::3\n2::914::3\n", "column_1:numeric,column_2:numeric,column_3:numeric|1,1193,5|1,661,3|2,914,3");
    row("two pipes and quotes", "a||b\n1||\"x||y\"\n2||\"z\"\n", "a:numeric,b:categorical|1,x||y|2,z");
    row("apostrophes around commas", "id,name\n1,'Lee, J'\n2,'Fox, A'\n3,'Ray, B'\n", "id:numeric,name:categorical|1,Lee, J|2,Fox, A|3,Ray, B");
    row("ragged with fewer names", "name,age\nann,3\nbob,4,ulm,x\ncid\ndee,5,bonn\neve,6\nfay,7,ulm,y\n",
        "name:categorical,age:numeric,column_3:categorical,column_4:categorical|ann,3,-,-|bob,4,ulm,x|cid,-,-,-|dee,5,bonn,-|eve,6,-,-|fay,7,ulm,y");
    row("ragged with a header", "a,b,c,d\n1\n2,3\n4,5,6\n7\n8,9\n10,11,12,13\n",
        "a:numeric,b:numeric,c:numeric,d:numeric|1,-,-,-|2,3,-,-|4,5,6,-|7,-,-,-|8,9,-,-|10,11,12,13");
    row("empty cells in quotes", "a,b\n\"\",1\nx,2\n", "a:categorical,b:numeric|-,1|x,2");
}

void tst_csv::findsDialects()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, table);
    const FoundTable found = readText(content.toStdString());
    QCOMPARE(QString::fromStdString(text(found.table)), table);
}

void tst_csv::obeysParameters_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QStringList>("assignments");
    QTest::addColumn<QString>("table");
    const auto row = [](const char* tag, const char* content, const QStringList& assignments, const char* table) {
        QTest::newRow(tag) << QByteArray(content) << assignments << QString::fromUtf8(table);
    };
    row("delimiter", "a:b\n1:2\n", {"delimiter=:"}, "a:numeric,b:numeric|1,2");
    row("two of a delimiter", "a;;b\n1;;x;y\n", {"delimiter=;;"}, "a:numeric,b:categorical|1,x;y");
    row("no delimiter", "a,b\n1,x\n", {"delimiter=none"}, "a,b:categorical|1,x");
    row("header", "1,2\n3,4\n", {"header=yes"}, "1:numeric,2:numeric|3,4");
    row("no header", "a,b\n1,2\n", {"header=no"}, "column_1:categorical,column_2:categorical|a,b|1,2");
    row("decimal", "a;b\n1.500;1\n", {"decimal=,", "thousands=."}, "a:numeric,b:numeric|1500,1");
    row("missing", "a,b\n-999,NA\n1,x\n", {"missing=-999"}, "a:numeric,b:categorical|-,NA|1,x");
    row("types", "zip,price\n10115,1\n94110,2\n", {"types=zip=text, price=categorical"}, "zip:text,price:categorical|10115,1|94110,2");
    row("a chosen time", "a,d\n1,31/12/1999\n2,x1\n3,x2\n4,01/02/2000\n", {"types=d=time"}, "a:numeric,d:time|1,1999-12-31|4,2000-02-01");
    row("order of dates", "d\n03/04/2000\n", {"time=dmy", "delimiter=none"}, "d:time|2000-04-03");
    row("the other order", "d\n03/04/2000\n", {"time=mdy", "delimiter=none"}, "d:time|2000-03-04");
    row("skipped lines", "x,y\nz,w\na,b\n1,2\n", {"skip_lines=2"}, "a:numeric,b:numeric|1,2");
    row("remarks", "a,b\n% 1,2\n3,4\n", {"comment=%"}, "a:numeric,b:numeric|3,4");
    row("no quotes", "a,b\n\"1,2\"\n", {"quote=none", "header=yes"}, "a:categorical,b:categorical|\"1,2\"");
}

void tst_csv::obeysParameters()
{
    QFETCH(QByteArray, content);
    QFETCH(QStringList, assignments);
    QFETCH(QString, table);
    std::vector<std::string> texts;
    for (const QString& assignment : assignments)
        texts.push_back(assignment.toStdString());
    QCOMPARE(QString::fromStdString(text(readText(content.toStdString(), texts).table)), table);
}

void tst_csv::refusesWrongParameters()
{
    const OneFile file("people.csv", "age,name\n1,x\n");
    const auto unknownColumn = read(file, {"types=aeg=text"});
    QVERIFY(!unknownColumn && unknownColumn.error().code == ErrorCode::InvalidArgument);
    QVERIFY(unknownColumn.error().hint.find("age") != std::string::npos);
    QVERIFY(!read(file, {"types=age=word"}));
    QVERIFY(!read(file, {"delimiter=ab"}));
    QVERIFY(!read(file, {"skip_lines=many"}));
    const auto noTable = read(file, {"table=persons.csv"});
    QVERIFY(!noTable && noTable.error().code == ErrorCode::NotFound);
    QVERIFY(!read(OneFile("empty.csv", "")));
    QVERIFY(!read(OneFile("empty.csv", "\n \n")));
}

void tst_csv::readsEncodings_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("encoding");
    const QString text = QString::fromUtf8("name,age\nJosé,30\nMüller,25\nZoë €,45\n");
    const auto utf16 = [&](QStringConverter::Encoding encoding, bool hasMark) {
        QStringEncoder encoder(encoding, hasMark ? QStringConverter::Flag::WriteBom : QStringConverter::Flag::Default);
        return QByteArray(encoder(text));
    };
    QTest::newRow("UTF-8") << text.toUtf8() << "utf-8";
    QTest::newRow("UTF-8 with a mark") << QByteArray("\xEF\xBB\xBF" + text.toUtf8()) << "utf-8";
    QTest::newRow("UTF-16 LE with a mark") << utf16(QStringConverter::Utf16LE, true) << "utf-16le";
    QTest::newRow("UTF-16 BE with a mark") << utf16(QStringConverter::Utf16BE, true) << "utf-16be";
    QTest::newRow("UTF-16 LE") << utf16(QStringConverter::Utf16LE, false) << "utf-16le";
    QTest::newRow("UTF-16 BE") << utf16(QStringConverter::Utf16BE, false) << "utf-16be";
    QTest::newRow("Windows-1252") << QByteArray("name,age\nJos\xE9,30\nM\xFCller,25\nZo\xEB \x80,45\n") << "windows-1252";
    const QByteArray ascii = QByteArray("name,age\n") + QByteArray("Ann,30\n").repeated(20'000);
    QTest::newRow("Windows-1252 that begins plain") << QByteArray(ascii + "Jos\xE9,30\n") << "windows-1252";
}

void tst_csv::readsEncodings()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, encoding);
    const FoundTable found = readText(content.toStdString());
    QCOMPARE(QString::fromStdString(found.detected.text("encoding")), encoding);
    QCOMPARE(found.table.field(0).name, std::string("name"));
    QCOMPARE(found.skippedCount, 0);
    const std::size_t last = found.table.rows() - 1;
    const bool isShort = last == 2;
    QCOMPARE(QString::fromStdString(found.table.column(0).cell(last)), QString::fromUtf8(isShort ? "Zoë €" : "José"));
}

void tst_csv::listsRowsThatDoNotComeIn()
{
    const FoundTable found = readText("A title\n"
                                      "a,b,c\n"
                                      "1,2,3\n"
                                      "4,5\n"
                                      "6,7,8,9\n"
                                      "10,11,12,,\n"
                                      "13,\"x\" y,15\n"
                                      "\n"
                                      "16,17,18\n"
                                      "19,\"never closed,20\n"
                                      "21,22,23\n"
                                      "1,1,1\n2,2,2\n3,3,3\n4,4,4\n5,5,5\n6,6,6\n7,7,7\n");
    QCOMPARE(QString::fromStdString(text(found.table)), QString("a:numeric,b:numeric,c:numeric|1,2,3|10,11,12|16,17,18|21,22,23"
                                                                "|1,1,1|2,2,2|3,3,3|4,4,4|5,5,5|6,6,6|7,7,7"));
    QCOMPARE(skippedOf(found), (QStringList{"people.csv:1 It stands before the table",
                                            "people.csv:4 It has 2 cells where there are 3 columns",
                                            "people.csv:5 It has 4 cells where there are 3 columns",
                                            "people.csv:7 Its quotes are not closed, or something stands behind one",
                                            "people.csv:10 Its quotes are not closed, or something stands behind one"}));
    QCOMPARE(found.skippedCount, 5);
}

void tst_csv::leavesOutRowsThatDoNotFitTheirType()
{
    std::string content = "a,b,c\n";
    for (int i = 0; i < 300; ++i)
        content += std::to_string(i) + (i == 100 ? ",1O,é\n" : i == 200 ? ",5,\xFF\n" : ",5,é\n");
    const FoundTable found = readText(content);
    QCOMPARE(int(found.table.rows()), 298);
    QCOMPARE(skippedOf(found), (QStringList{"people.csv:102 “1O” in “b” is no number", "people.csv:202 Its “c” is not in the encoding of the file"}));
    QCOMPARE(found.table.column(0).cell(100), std::string("101"));

    const FoundTable chosen = readText("a,b\n1,x\n2,3\n4,y\n", {"types=b=numeric"});
    QCOMPARE(QString::fromStdString(text(chosen.table)), QString("a:numeric,b:numeric|2,3"));
    QCOMPARE(chosen.skippedCount, 2);
    const FoundTable word = readText("a,b\n1,1\n2,2\n3,unknown\n4,4\n5,unknown\n");
    QCOMPARE(QString::fromStdString(text(word.table)), QString("a:numeric,b:numeric|1,1|2,2|3,-|4,4|5,-"));
    QCOMPARE(word.notes.size(), std::size_t(1));
    QCOMPARE(word.notes[0].english(), std::string("“unknown” stands for a missing value in b"));
    // once among many numbers it is a slip
    std::string slip = "a,b\n";
    for (int i = 0; i < 30; ++i)
        slip += std::to_string(i) + (i == 7 ? ",oops\n" : "," + std::to_string(i * i) + "\n");
    const FoundTable listed = readText(slip);
    QCOMPARE(int(listed.table.rows()), 29);
    QCOMPARE(skippedOf(listed), QStringList{"people.csv:9 “oops” in “b” is no number"});
}

void tst_csv::changesTypesThatLaterRowsContradict()
{
    // 3 MB, of which a sample is looked at first; what changes lies between the samples
    std::string content = "number,late,code,date,few,flag\n";
    const int rows = 60'000;
    for (int i = 0; i < rows; ++i) {
        const bool isOdd = i > rows / 2 + 300 && i < rows / 2 + 2300;
        content += std::to_string(i) + ",";
        content += isOdd ? std::to_string(i) + ".5," : ",";
        content += (isOdd ? "0" : "") + std::to_string(10'000 + i % 90'000) + ",";
        content += isOdd ? "31/12/2001," : "01/02/2001,";
        content += (isOdd ? "word " + std::to_string(i) : std::to_string(i % 7)) + ",";
        content += isOdd ? "maybe\n" : i % 2 == 0 ? "yes\n" : "no\n";
    }
    const FoundTable found = readText(content);
    QCOMPARE(int(found.table.rows()), rows);
    QCOMPARE(found.skippedCount, 0);
    QStringList types;
    for (std::size_t i = 0; i < found.table.columnCount(); ++i)
        types.push_back(toString(found.table.field(i).type).data());
    QCOMPARE(types, (QStringList{"numeric", "numeric", "text", "time", "categorical", "categorical"}));
    QCOMPARE(int(found.table.column(1).missingCount()), rows - 1999);
    const std::size_t odd = rows / 2 + 1000;
    QCOMPARE(found.table.column(2).cell(odd), "0" + std::to_string(10'000 + odd));
    QCOMPARE(found.table.column(3).cell(odd), std::string("2001-12-31"));
    QCOMPARE(found.table.column(3).cell(0), std::string("2001-02-01"));
    QCOMPARE(found.table.column(4).cell(odd), "word " + std::to_string(odd));
    QCOMPARE(found.table.column(5).cell(odd), std::string("maybe"));
}

void tst_csv::readsTheSameWithAnyNumberOfThreads()
{
    const std::size_t rows = 120'000;
    const OneFile file("long.csv", longText(rows));
    const auto one = read(file, {}, 1);
    const auto three = read(file, {}, 3);
    QVERIFY(one && three);
    QCOMPARE(one->table.rows(), rows);
    QVERIFY(one->table == three->table);
    QVERIFY(one->table.column(1).levels() == three->table.column(1).levels());
    QCOMPARE(one->table.column(1).levels().front(), std::string("w0"));
    QCOMPARE(one->table.column(3).cell(99'999), std::string("a \"quoted\"\nnote, 99999"));
    QCOMPARE(one->table.column(3).cell(99'998), std::string("plain note 99998"));
    for (std::size_t i = 0; i < rows; i += 997)
        QCOMPARE(one->table.column(0).numbers()[i], double(i));
}

void tst_csv::findsRowsBehindStrayQuotes()
{
    // one quote within a cell turns the parity of all that follows
    std::string content = longText(120'000);
    const std::size_t at = content.find("plain note 50000") + 6;
    content[at] = '"';
    const auto found = read(OneFile("long.csv", content), {}, 2);
    QVERIFY(found.has_value());
    QCOMPARE(int(found->table.rows()), 120'000);
    QCOMPARE(found->table.column(3).cell(50'000), std::string("plain \"ote 50000"));
    QCOMPARE(found->table.column(0).numbers()[119'999], 119'999.0);

    std::string open = longText(120'000);
    open.insert(open.find("plain note 50000"), "\"");
    const auto broken = read(OneFile("long.csv", open), {}, 2);
    QVERIFY(broken.has_value());
    QCOMPARE(int(broken->table.rows()), 119'999);
    // two line breaks in each of the 16,667 quoted cells before, and its own lines: 1 + 50,000 + 16,667 + 1
    QCOMPARE(skippedOf(*broken), (QStringList{"long.csv:66669 Its quotes are not closed, or something stands behind one"}));
}

void tst_csv::readsAgainWithWhatItFound()
{
    const FoundTable first = readText("A title\nd;x;y\n31.12.1999;1.234,5;?\n01.02.2000;2,5;w\n");
    QCOMPARE(QString::fromStdString(text(first.table)), QString("d:time,x:numeric,y:categorical|1999-12-31,1234.5,-|2000-02-01,2.5,w"));
    QCOMPARE(first.detected.text("delimiter"), std::string(";"));
    QCOMPARE(first.detected.text("decimal"), std::string(","));
    QCOMPARE(first.detected.text("thousands"), std::string("."));
    QCOMPARE(first.detected.text("time"), std::string("dmy"));
    QCOMPARE(first.detected.text("header"), std::string("yes"));
    const FoundTable either = readText("d,x\n03/04/2000,1\n05/06/2000,2\n");
    QCOMPARE(either.notes.size(), std::size_t(1));
    QCOMPARE(either.notes[0].english(), std::string("The dates in d are read as month, day, year; the other order is possible too"));
    QVERIFY(first.notes.empty());
    for (const auto& [name, value] : first.detected.values())
        QVERIFY2(toText(value) != "automatic", name.c_str());
    NoProgress progress;
    const OneFile same("people.csv", "A title\nd;x;y\n31.12.1999;1.234,5;?\n01.02.2000;2,5;w\n");
    const auto again = importer().read(same, first.detected, 1, progress);
    QVERIFY(again.has_value());
    QVERIFY(again->table == first.table);
    QVERIFY(again->detected == first.detected);
}

void tst_csv::looksIntoArchives()
{
    LATHE_NEED_SHARED_DATA("nasty/duckdb-csv/tenk.tsv.gz");
    NoProgress progress;
    const auto source = openSource(sharedData("nasty/duckdb-csv/tenk.tsv.gz"), progress);
    QVERIFY(source.has_value());
    const auto found = read(**source);
    QVERIFY(found.has_value());
    QCOMPARE(int(found->table.rows()), 10'000); // zcat | wc -l
    QCOMPARE(found->detected.text("delimiter"), std::string("tab"));
    const auto folder = openSource(sharedData("nasty/duckdb-csv/decimal_separators"), progress);
    QVERIFY(folder.has_value());
    const auto several = read(**folder);
    QVERIFY(!several && several.error().code == ErrorCode::InvalidArgument);
    QVERIFY(several.error().hint.find("decimal_separators_csv.csv") != std::string::npos);
    const auto one = read(**folder, {"table=decimal_separators.csv"});
    QVERIFY(one && one->table.columnCount() == 2);
}

void tst_csv::leavesOtherFormatsAlone_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("isOurs");
    const auto row = [](const char* name, const QByteArray& content, bool isOurs) { QTest::newRow(name) << name << content << isOurs; };
    row("a.csv", "a,b\n1,2\n", true);
    row("a.tsv", "a\tb\n1\t2\n", true);
    row("a.data", "5.1,3.5,Iris-setosa\n4.9,3.0,Iris-setosa\n", true);
    row("a", "a;b\n1;2\n3;4\n", true);
    row("column.dat", "0\n1\n0\n1\n", true);
    row("notes.txt", "text", false);
    row("prose.txt", "It was a dark night.\nNobody, not even the dog, was out.\nThen it rained.\n", false);
    row("a.json", "[{\"a\": 1, \"b\": 2}]\n", false);
    row("a.jsonl", "{\"a\": 1, \"b\": 2}\n{\"a\": 1, \"b\": 2}\n", false);
    row("a.xml", "<?xml version=\"1.0\"?>\n<a>1,2</a>\n", false);
    row("a.arff", "% title\n@relation x\n@attribute a numeric\n@data\n1,2\n", false);
    row("a.txt", "@RELATION x\n@DATA\n1,2\n", false);
    row("a.bin", QByteArray("\x00\x01\x02,\x03\n,\x00\x00", 9), false);
    row("a.png", "\x89PNG\r\n\x1A\n,,,,", false);
    row("orange.tab", "a\tb\tc\nc\td\tstring\n\tclass\tmeta\n1\tx\ty\n", false);
    row("prefixed.tab", "C#a\tcD#b\n1\tx\n", false);
    row("plain.tab", "a\tb\n1\tx\n", true);
}

void tst_csv::leavesOtherFormatsAlone()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, content);
    QFETCH(bool, isOurs);
    const double sureness = importer().sniff(OneFile(name.toStdString(), content.toStdString()));
    QVERIFY2(isOurs ? sureness > 0.2 : sureness <= 0.1, qPrintable(QString::number(sureness)));
}

void tst_csv::survivesDamage()
{
    Random random(3);
    const std::string whole = longText(60) + "x,\"y\"\"\n" + longText(20);
    const std::string signs = "\"\",;\n\r\\'#\t \0\xFF" "5e";
    for (int round = 0; round < 1500; ++round) {
        std::string content = whole.substr(random.below(200), random.below(whole.size()));
        for (std::size_t i = random.below(12); i > 0 && !content.empty(); --i)
            content[random.below(content.size())] = random.below(2) == 0 ? signs[random.below(signs.size())] : static_cast<char>(random.below(256));
        const auto found = read(OneFile("damaged.csv", content), {}, 1);
        if (!found) {
            QVERIFY(!found.error().message.empty());
            continue;
        }
        for (std::size_t i = 0; i < found->table.columnCount(); ++i)
            for (std::size_t row = 0; row < found->table.rows(); ++row)
                QVERIFY(isUtf8(found->table.column(i).cell(row)));
    }
}

void tst_csv::stopsWhenAsked()
{
    struct Stopped final : Progress {
        bool stopRequested() const override { return true; }
        void set(std::int64_t, std::int64_t, std::string_view) override {}
    } progress;
    const OneFile file("long.csv", longText(10'000));
    const auto found = importer().read(file, defaults(importer().parameters()), 2, progress);
    QVERIFY(!found && found.error().isCancelled());
}

QTEST_GUILESS_MAIN(tst_csv)
#include "tst_csv.moc"
