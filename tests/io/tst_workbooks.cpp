#include "base/file.h"
#include "io/importers/sheet_dates.h"
#include "support/shared_data.h"
#include "support/table_builder.h"
#include "support/table_import.h"
#include "support/workbook_builder.h"

#include <QtTest>

using namespace lathe;
using build::importTable;

namespace {

std::string number(const char* place, const char* value, const char* style = "0")
{
    return std::string("<c r=\"").append(place).append("\" s=\"").append(style).append("\"><v>").append(value).append(
        "</v></c>");
}

std::string text(const char* place, const char* value)
{
    return std::string("<c r=\"")
        .append(place)
        .append("\" t=\"inlineStr\"><is><t>")
        .append(value)
        .append("</t></is></c>");
}

std::string odsText(const char* value, const char* attributes = "")
{
    return std::string("<table:table-cell office:value-type=\"string\" ")
        .append(attributes)
        .append("><text:p>")
        .append(value)
        .append("</text:p></table:table-cell>");
}

std::string odsValue(const char* type, const char* attribute, const char* value)
{
    return std::string("<table:table-cell office:value-type=\"")
        .append(type)
        .append("\" office:")
        .append(attribute)
        .append("=\"")
        .append(value)
        .append("\"/>");
}

} // namespace

class TestWorkbooks : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;
    std::filesystem::path path(const char* name) const { return m_folder->path() / name; }

    build::ImportedTable importSheet(const std::string& rows, const std::vector<std::string>& assignments = {},
                                     const std::string& behind = {})
    {
        build::writeXlsx(path("x.xlsx"), {{{"One", rows, behind}}});
        return importTable(path("x.xlsx"), assignments);
    }

private slots:
    void init()
    {
        auto folder = TemporaryFolder::create("lathe-test");
        QVERIFY(folder);
        m_folder.emplace(std::move(*folder));
    }

    void cellsOfEveryKind()
    {
        // Styles: 1 is the built-in date 14, 2 an own date, 3 a number in red with quoted letters, 4 elapsed hours.
        build::writeXlsx(path("x.xlsx"),
                         {{{"One", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c>"
                                       + text("C1", "when") + text("D1", "n") + text("E1", "f") + text("F1", "bad")
                                       + text("G1", "iso") + "</row>"
                                       + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\" t=\"b\"><v>1</v></c>"
                                       + number("C2", "44197.5", "1") + number("D2", "1.5", "3")
                                       + "<c r=\"E2\" t=\"str\"><f>A2&amp;\"!\"</f><v>x!</v></c>"
                                       + "<c r=\"F2\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c><c r=\"G2\" "
                                         "t=\"d\"><v>2021-01-01T10:10:10</v></c></row>"
                                       + "<row r=\"3\">" + text("A3", "a_x000D_b") + "<c r=\"B3\" t=\"b\"><v>0</v></c>"
                                       + number("C3", "44198", "2") + number("D3", "-2e3", "4")
                                       + "<c r=\"E3\"><f>1+1</f></c>" + number("F3", "7") + "</row>"}},
                          "<si><t>name</t></si><si><r><t>is</t></r><r><t>Good</t></r><rPh sb=\"0\" "
                          "eb=\"1\"><t>no</t></rPh></si><si><t>äö &amp; ü</t></si>",
                          "<numFmts><numFmt numFmtId=\"164\" formatCode=\"dd\\.mm\\.yyyy\"/><numFmt numFmtId=\"165\" "
                          "formatCode=\"[Red]0.0&quot;day&quot;\"/>"
                          "<numFmt numFmtId=\"166\" formatCode=\"[h]:mm\"/></numFmts><cellStyleXfs><xf "
                          "numFmtId=\"14\"/></cellStyleXfs>"
                          "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf "
                          "numFmtId=\"165\"/><xf numFmtId=\"166\"/></cellXfs>"});
        const auto read = importTable(path("x.xlsx"));
        QCOMPARE(QByteArray::fromStdString(read.message()), QByteArray());
        QCOMPARE(read.importer, std::string("xlsx"));
        // 44197 is 2021-01-01 in Excel.
        QCOMPARE(build::text(read.found.table),
                 std::string(
                     "name:categorical,isGood:boolean,when:time,n:numeric,f:categorical,bad:numeric,iso:time\n"
                     "äö & ü,true,2021-01-01T12:00:00Z,1.5,x!,,2021-01-01T10:10:10Z\na\rb,false,2021-01-02,-2000,,7,"));
        QCOMPARE(read.found.detected.text("table"), std::string("One"));
        QVERIFY(read.found.notes.size() == 2); // the error, the duration
    }

    void serialDates_data()
    {
        QTest::addColumn<double>("serial");
        QTest::addColumn<bool>("is1904");
        QTest::addColumn<QByteArray>("date");
        // Excel shows these; 60 is the day that it has too many.
        QTest::newRow("first day") << 1.0 << false << QByteArray("1900-01-01");
        QTest::newRow("before the day that was none") << 59.0 << false << QByteArray("1900-02-28");
        QTest::newRow("the day that was none") << 60.0 << false << QByteArray("1900-02-28");
        QTest::newRow("after it") << 61.0 << false << QByteArray("1900-03-01");
        QTest::newRow("a moment") << 43831.75 << false << QByteArray("2020-01-01T18:00:00Z");
        QTest::newRow("last day") << 2958465.0 << false << QByteArray("9999-12-31");
        QTest::newRow("1904: first day") << 0.0 << true << QByteArray("1904-01-01");
        QTest::newRow("1904") << 42735.0 << true << QByteArray("2021-01-01");
        QTest::newRow("too late") << 2958466.0 << false << QByteArray();
        QTest::newRow("negative") << -1.0 << false << QByteArray();
    }
    void serialDates()
    {
        QFETCH(double, serial);
        QFETCH(bool, is1904);
        QFETCH(QByteArray, date);
        const auto time = timeOfSerial(serial, is1904);
        QCOMPARE(QByteArray::fromStdString(time ? timeText(*time) : std::string()), date);
    }

    void formatCodes_data()
    {
        QTest::addColumn<QByteArray>("code");
        QTest::addColumn<int>("format");
        const auto row = [](const char* code, NumberFormat format) {
            QTest::newRow(code) << QByteArray(code) << static_cast<int>(format);
        };
        row("yyyy\\-mm\\-dd", NumberFormat::Date);
        row("[$-409]d\\-mmm\\-yy;@", NumberFormat::Date);
        row("mmmm", NumberFormat::Date);
        row("h:mm AM/PM", NumberFormat::Duration);
        row("[hh]:mm:ss", NumberFormat::Duration);
        row("mm:ss.0", NumberFormat::Duration);
        row("General", NumberFormat::Number);
        row("#,##0.00\\ \"days\"", NumberFormat::Number);
        row("[Red]0.00;[Blue]-0.00", NumberFormat::Number);
        row("0.0E+00", NumberFormat::Number);
        row("_-* #,##0.00\\ _D_M_-;y", NumberFormat::Number);
    }
    void formatCodes()
    {
        QFETCH(QByteArray, code);
        QFETCH(int, format);
        QCOMPARE(static_cast<int>(formatOfCode(code.toStdString())), format);
    }

    void titlesEmptyRowsAndColumnsGo()
    {
        const auto read =
            importSheet("<row r=\"3\">" + text("C3", "Sales of 2020") + "</row><row r=\"5\">" + text("C5", "a")
                        + text("E5", "b") + text("F5", "c") + "</row><row r=\"6\">" + number("C6", "1")
                        + number("E6", "2") + "</row><row r=\"9\">" + number("F9", "3") + "</row>");
        QCOMPARE(build::text(read.found.table), std::string("a:numeric,b:numeric,c:numeric\n1,2,\n,,3"));
        QCOMPARE(read.found.notes.size(), std::size_t(1));
    }

    void headers_data()
    {
        QTest::addColumn<QByteArray>("rows");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("names");
        const auto rows = [](const std::string& first, const std::string& second) {
            return QByteArray::fromStdString("<row r=\"1\">" + first + "</row><row r=\"2\">" + second + "</row>");
        };
        const std::string numbers = number("A2", "1") + number("B2", "2");
        QTest::newRow("texts above numbers")
            << rows(text("A1", "a") + text("B1", "b"), numbers) << QByteArray("automatic") << QByteArray("a,b");
        QTest::newRow("numbers") << rows(number("A1", "1") + number("B1", "5"), numbers) << QByteArray("automatic")
                                 << QByteArray("column_1,column_2");
        QTest::newRow("equal texts") << rows(text("A1", "a") + text("B1", "a"), numbers) << QByteArray("automatic")
                                     << QByteArray("column_1,column_2");
        QTest::newRow("a year") << rows(text("A1", "a") + number("B1", "2020"), numbers) << QByteArray("automatic")
                                << QByteArray("a,2020");
        QTest::newRow("texts that come again")
            << rows(text("A1", "a") + text("B1", "b"), text("A2", "a") + text("B2", "c")) << QByteArray("automatic")
            << QByteArray("column_1,column_2");
        QTest::newRow("not wanted") << rows(text("A1", "a") + text("B1", "b"), numbers) << QByteArray("no")
                                    << QByteArray("column_1,column_2");
        QTest::newRow("wanted") << rows(number("A1", "1") + number("B1", "5"), numbers) << QByteArray("yes")
                                << QByteArray("1,5");
    }
    void headers()
    {
        QFETCH(QByteArray, rows);
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, names);
        const auto read = importSheet(rows.toStdString(), {"header=" + header.toStdString()});
        std::vector<std::string> found;
        for (const Field& field : read.found.table.schema().fields)
            found.push_back(field.name);
        QCOMPARE(QByteArray::fromStdString(join(found, ",")), names);
    }

    void mergedCellsStandForTheirRows()
    {
        const auto read =
            importSheet("<row r=\"1\">" + text("A1", "city") + text("B1", "n") + "</row><row r=\"2\">"
                            + text("A2", "Ulm") + number("B2", "1") + "</row><row r=\"3\">" + number("B3", "2")
                            + "</row><row r=\"4\">" + text("A4", "Bonn") + number("B4", "3") + "</row>",
                        {}, "<mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"A4:A1048576\"/></mergeCells>");
        QCOMPARE(build::text(read.found.table), std::string("city:categorical,n:numeric\nUlm,1\nUlm,2\nBonn,3"));
    }

    void aCellAtTheEndOfTheSheetTakesNoSpace()
    {
        const auto read = importSheet("<row r=\"1\">" + number("A1", "1") + "</row><row r=\"1048576\">"
                                      + number("XFD1048576", "2") + "</row>");
        QCOMPARE(build::text(read.found.table), std::string("column_1:numeric,column_2:numeric\n1,\n,2"));
        const auto outside = importSheet("<row r=\"1048577\">" + number("A1048577", "1") + "</row>");
        QVERIFY(outside.error && outside.error->code == ErrorCode::Parse);
    }

    void sheetsAreChosen()
    {
        build::writeXlsx(path("x.xlsx"), {{{"One", "<row>" + number("A1", "1") + "</row>"},
                                           {"Two &amp; a half", "<row>" + number("A1", "2") + "</row>"},
                                           {"None", ""}}});
        QCOMPARE(build::tablesIn(path("x.xlsx")), std::string("One|Two & a half|None"));
        QCOMPARE(build::text(importTable(path("x.xlsx"), {"table=Two & a half"}).found.table),
                 std::string("column_1:numeric\n2"));
        QVERIFY(importTable(path("x.xlsx"), {"table=Three"}).error->code == ErrorCode::NotFound);
        QVERIFY(importTable(path("x.xlsx"), {"table=None"}).error->message == "The sheet is empty");
    }

    void insideOfArchives()
    {
        build::writeXlsx(path("x.xlsx"), {{{"One", "<row>" + number("A1", "1") + "</row>"}}});
        const auto bytes = readFile(path("x.xlsx"));
        QVERIFY(bytes);
        build::writeArchive(path("y.tar.gz"), "tar.gz", {{"a/x.xlsx", *bytes}, {"a/README", Bytes{'x'}}});
        QCOMPARE(build::text(importTable(path("y.tar.gz")).found.table), std::string("column_1:numeric\n1"));
        build::writeArchive(path("x.xlsx.gz"), "gz", {{"x.xlsx", *bytes}});
        QCOMPARE(build::text(importTable(path("x.xlsx.gz")).found.table), std::string("column_1:numeric\n1"));
        build::writeArchive(path("two.zip"), "zip", {{"a.xlsx", *bytes}, {"b.xlsx", *bytes}});
        QCOMPARE(build::tablesIn(path("two.zip")), std::string("a.xlsx#One|b.xlsx#One"));
        QVERIFY(importTable(path("two.zip")).error->code == ErrorCode::InvalidArgument);
        QCOMPARE(importTable(path("two.zip"), {"table=b.xlsx#One"}).found.table.rows(), std::size_t(1));
    }

    void documentTypesAreRefused()
    {
        const std::string bomb = "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c "
                                 "\"&b;&b;&b;&b;&b;&b;&b;&b;\">]><worksheet><sheetData>&c;</sheetData></worksheet>";
        const std::string workbook =
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"One\" r:id=\"1\"/></sheets></workbook>";
        const std::string relations =
            "<Relationships>" + build::relation("1", "worksheet", "s.xml") + "</Relationships>";
        const auto bytes = [](const std::string& content) { return Bytes(content.begin(), content.end()); };
        build::writeArchive(path("x.xlsx"), "zip",
                            {{"[Content_Types].xml", bytes("<Types/>")},
                             {"xl/workbook.xml", bytes(workbook)},
                             {"xl/_rels/workbook.xml.rels", bytes(relations)},
                             {"xl/s.xml", bytes(bomb)}});
        const auto read = importTable(path("x.xlsx"));
        QVERIFY(read.error && read.error->message.find("document type") != std::string::npos);
    }

    void openDocument()
    {
        const std::string errors = "<table:table-cell table:formula=\"of:=NA()\" "
                                   "office:value-type=\"string\"><text:p>#N/A</text:p></table:table-cell>";
        build::writeOds(
            path("x.ods"),
            "<table:table table:name=\"First\"><table:table-row table:number-rows-repeated=\"3\"><table:table-cell "
            "table:number-columns-repeated=\"16384\"/></table:table-row>"
            "<table:table-row><table:table-cell/>"
                + odsText("who") + odsText("n") + odsText("when") + odsText("took") + odsText("ok")
                + "</table:table-row>"
                  "<table:table-row><table:table-cell/>"
                + odsText("a<text:s text:c=\"2\"/>b</text:p><text:p>c", "table:number-rows-spanned=\"2\"")
                + odsValue("float", "value", "1.5") + odsValue("date", "date-value", "2021-01-01T10:10:10")
                + odsValue("time", "time-value", "PT12H00M00S") + odsValue("boolean", "boolean-value", "true")
                + "</table:table-row><table:table-row "
                  "table:number-rows-repeated=\"2\"><table:table-cell/><table:covered-table-cell/>"
                + errors + odsValue("date", "date-value", "2021-01-02") + "<table:table-cell/>"
                + odsValue("boolean", "boolean-value", "false")
                + "<table:table-cell table:number-columns-repeated=\"16378\"/></table:table-row></table:table>"
                  "<table:table table:name=\"Second\"><table:table-row>"
                + odsValue("percentage", "value", "0.5") + "</table:table-row></table:table>");
        const auto read = importTable(path("x.ods"));
        QCOMPARE(QByteArray::fromStdString(read.message()), QByteArray());
        QCOMPARE(read.importer, std::string("ods"));
        QCOMPARE(
            build::text(read.found.table),
            std::string("who:categorical,n:numeric,when:time,took:numeric,ok:boolean\n"
                        "a  b\nc,1.5,2021-01-01T10:10:10Z,0.5,true\na  b\nc,,2021-01-02,,false\n,,2021-01-02,,false"));
        QCOMPARE(build::tablesIn(path("x.ods")), std::string("First|Second"));
        QCOMPARE(build::text(importTable(path("x.ods"), {"table=Second"}).found.table),
                 std::string("column_1:numeric\n0.5"));
    }

    /// Cells of files of other programs, read by eye from the XML inside.
    void foreignFiles_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("table");
        const auto row = [](const char* file, const char* header, const char* table) {
            QTest::newRow(file) << QByteArray(file) << QByteArray(header) << QByteArray(table);
        };
        row("date.xlsx", "no",
            "column_1:categorical,column_2:numeric\n2021-01-01,15\n2021-01-02,16\n10.6320601851852,17");
        row("date_1904.xlsx", "no",
            "column_1:categorical,column_2:numeric\n2021-01-01,15\n2021-01-02,16\n10.6320601851852,17");
        row("number_rows_repeated.ods", "yes", "A:categorical,B:categorical\nC,D\nC,D\nC,D\nC,D");
        row("temperature.xlsx", "automatic", "label:categorical,value:numeric\ncelsius,22.2222\nfahrenheit,72");
        row("nonstandard-xml-ns-prefix.xlsx", "automatic", "a:numeric,b:numeric\n1,3\n2,4");
    }
    void foreignFiles()
    {
        LATHE_NEED_SHARED_DATA("nasty/spreadsheets/calamine");
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, table);
        const auto read = importTable(sharedData("nasty/spreadsheets/calamine/" + file.toStdString()),
                                      {"header=" + header.toStdString()});
        QCOMPARE(QByteArray::fromStdString(build::text(read.found.table)), table);
    }

    void errorsAreMissing()
    {
        LATHE_NEED_SHARED_DATA("nasty/spreadsheets/calamine");
        // Its only values are seven errors, from #DIV/0! to #N/A.
        const auto read = importTable(sharedData("nasty/spreadsheets/calamine/errors.xlsx"));
        QVERIFY(read.error && read.error->message == "The sheet is empty");
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("xls") << QByteArray("date.xls") << QByteArray("(.xls)");
        QTest::newRow("xls with a zip inside") << QByteArray("merge_cells.xls") << QByteArray("(.xls)");
        QTest::newRow("xlsb") << QByteArray("date.xlsb") << QByteArray("(.xlsb)");
        QTest::newRow("xlsx with a password") << QByteArray("pass_protected.xlsx") << QByteArray("password");
        QTest::newRow("ods with a password") << QByteArray("pass_protected.ods") << QByteArray("password");
        QTest::newRow("ods that repeats a value 10^18 times")
            << QByteArray("issue_594_dos.ods") << QByteArray("repeats");
    }
    void refusals()
    {
        LATHE_NEED_SHARED_DATA("nasty/spreadsheets/calamine");
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, words);
        const auto read = importTable(sharedData("nasty/spreadsheets/calamine/" + file.toStdString()));
        QVERIFY2(read.error && read.message().find(words.toStdString()) != std::string::npos, read.message().c_str());
    }
};

QTEST_GUILESS_MAIN(TestWorkbooks)
#include "tst_workbooks.moc"
