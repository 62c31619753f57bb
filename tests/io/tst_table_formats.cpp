// What holds for all table importers: whose file is whose, and that broken ones give an error.
#include "base/file.h"
#include "base/random.h"
#include "support/shared_data.h"
#include "support/table_import.h"
#include "support/workbook_builder.h"

#include <QtTest>

#include <fstream>

using namespace lathe;
using build::importTable;

namespace {

/// A table whose cells can be looked at, or an error with a message.
bool isTableOrError(const build::ImportedTable& read)
{
    if (read.error)
        return !read.error->message.empty();
    const Table& table = read.found.table;
    std::size_t length = 0;
    for (std::size_t i = 0; i < table.columnCount(); ++i)
        for (std::size_t row = 0; row < std::min<std::size_t>(table.rows(), 100); ++row)
            length += table.column(i).cell(row).size();
    return table.columnCount() > 0 && length < (std::size_t(1) << 40);
}

Bytes bytesOf(const std::string& text)
{
    return {text.begin(), text.end()};
}

std::string arff()
{
    return "% about\n@relation 'a b'\n@attribute a numeric\n@attribute 'b c' {x,'y z'}\n@attribute d date "
           "'yyyy-MM-dd'\n@attribute s string\n@data\n"
           "1,x,2020-01-31,'it\\'s'\n{0 2, 1 'y z'}, {0.5}\n?,?,?,?\n";
}

std::string json()
{
    return "{\"meta\":{\"n\":2},\"rows\":[{\"a\":1,\"b\":{\"c\":[1,\"x\",null]}},{\"a\":2.5e3,\"b\":{\"c\":\"\\u00e9\"}"
           ",\"d\":true}]}";
}

} // namespace

class TestTableFormats : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;

    /// Cut everywhere, and with one to four bytes changed, always the same ones.
    void torture(const std::string& name, const Bytes& whole, int flips)
    {
        const auto path = m_folder->path() / name;
        const auto check = [&](ByteView bytes) {
            std::ofstream(path, std::ios::binary)
                .write(asText(bytes).data(), static_cast<std::streamsize>(bytes.size()));
            for (const char* format : {"auto", name.substr(name.rfind('.') + 1).c_str()})
                QVERIFY(isTableOrError(importTable(path, {}, format)));
        };
        const std::size_t step = std::max<std::size_t>(1, whole.size() / 150);
        for (std::size_t size = 0; size < whole.size(); size += step)
            check(ByteView(whole).first(size));
        Random random(7);
        for (int i = 0; i < flips; ++i) {
            Bytes broken = whole;
            for (std::uint64_t change = 0; change <= random.below(4); ++change)
                broken[random.below(broken.size())] = static_cast<std::uint8_t>(random.below(256));
            check(broken);
        }
    }

private slots:
    void init()
    {
        auto folder = TemporaryFolder::create("lathe-test");
        QVERIFY(folder);
        m_folder.emplace(std::move(*folder));
    }

    void brokenArff() { torture("x.arff", bytesOf(arff()), 300); }
    void brokenJson() { torture("x.json", bytesOf(json()), 300); }
    void brokenXlsx()
    {
        build::writeXlsx(
            m_folder->path() / "whole.xlsx",
            {{{"One",
               "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"inlineStr\"><is><t>b</t></is></c></row>"
               "<row r=\"2\"><c r=\"A2\"><v>1</v></c><c r=\"B2\" s=\"1\"><v>44197</v></c></row>",
               "<mergeCells><mergeCell ref=\"A2:A9\"/></mergeCells>"}},
             "<si><t>a</t></si>",
             "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>"});
        const auto whole = readFile(m_folder->path() / "whole.xlsx");
        QVERIFY(whole);
        torture("x.xlsx", *whole, 300);
    }

    void parquetAndArrowAreRefused_data()
    {
        QTest::addColumn<QByteArray>("magic");
        QTest::addColumn<QByteArray>("words");
        QTest::newRow("parquet") << QByteArray("PAR1____PAR1") << QByteArray("This is a Parquet file");
        QTest::newRow("arrow") << QByteArray("ARROW1\0\0", 8) << QByteArray("This is an Arrow (Feather) file");
    }
    void parquetAndArrowAreRefused()
    {
        QFETCH(QByteArray, magic);
        QFETCH(QByteArray, words);
        QVERIFY(writeFileAtomic(m_folder->path() / "x", asBytes(magic.toStdString())));
        const auto read = importTable(m_folder->path() / "x");
        QVERIFY(read.error && read.error->code == ErrorCode::Incompatible
                && read.error->message.starts_with(words.toStdString()));
        QVERIFY(read.error->hint.find("CSV") != std::string::npos);
    }

    /// The importer of each file of the shared data; a folder's name for what belongs to nobody here.
    void everybodysFiles_data()
    {
        QTest::addColumn<QByteArray>("endings");
        QTest::addColumn<QByteArray>("importer");
        const auto row = [](const char* folder, const char* endings, const char* importer) {
            QTest::newRow(folder) << QByteArray(endings) << QByteArray(importer);
        };
        row("tabular/arff", ".arff", "arff");
        row("tabular/orange_tab", ".tab", "orange_tab");
        row("nasty/parquet-testing", ".parquet", "parquet");
        row("nasty/csv-spectrum/json", ".json", "json");
    }
    void everybodysFiles()
    {
        const std::string folder = QTest::currentDataTag();
        LATHE_NEED_SHARED_DATA(folder.c_str());
        QFETCH(QByteArray, endings);
        QFETCH(QByteArray, importer);
        int count = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(sharedData(folder))) {
            if (entry.path().extension() != endings.toStdString())
                continue;
            QVERIFY2(importTable(entry.path()).importer == importer.toStdString(), entry.path().c_str());
            ++count;
        }
        QVERIFY(count > 0);
    }

    void picturesAreNotClaimed()
    {
        LATHE_NEED_SHARED_DATA("nasty/pillow-images");
        NoProgress progress;
        const auto importers = builtinImporters();
        for (const auto& entry : std::filesystem::recursive_directory_iterator(sharedData("nasty/pillow-images"))) {
            const auto source =
                entry.is_regular_file() ? openSource(entry.path(), progress) : fail(ErrorCode::Io, "a folder");
            if (!source)
                continue;
            for (const char* id :
                 {"xlsx", "ods", "json", "jsonl", "arff", "orange_tab", "sqlite", "postgresql", "parquet"})
                QVERIFY2(importers.find(id)->sniff(**source) == 0, (entry.path().string() + " " + id).c_str());
        }
    }

    void nastyFiles_data()
    {
        QTest::addColumn<int>("tables");
        // Files that must come in at least: those of calamine and Orange that are neither old, protected nor empty.
        QTest::newRow("nasty/spreadsheets") << 70;
        QTest::newRow("nasty/JSONTestSuite") << 0;
        QTest::newRow("nasty/parquet-testing") << 0;
        QTest::newRow("nasty/duckdb-json") << 0;
    }
    void nastyFiles()
    {
        const std::string folder = QTest::currentDataTag();
        LATHE_NEED_SHARED_DATA(folder.c_str());
        QFETCH(int, tables);
        int found = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(sharedData(folder))) {
            if (!entry.is_regular_file())
                continue;
            const auto read = importTable(entry.path());
            QVERIFY2(isTableOrError(read), entry.path().c_str());
            found += !read.error;
            if (qEnvironmentVariableIsSet("LATHE_SHOW"))
                qInfo("%s: %s %zu x %zu %s", entry.path().filename().c_str(), read.importer.c_str(),
                      read.found.table.rows(), read.found.table.columnCount(), read.message().c_str());
        }
        QVERIFY2(found >= tables, std::to_string(found).c_str());
    }
};

QTEST_GUILESS_MAIN(TestTableFormats)
#include "tst_table_formats.moc"
