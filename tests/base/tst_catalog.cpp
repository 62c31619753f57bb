// The list of plug-ins, and how errors read.
#include "base/catalog.h"
#include "base/result.h"

#include <QtTest>

using namespace lathe;

namespace {

struct Info {
    std::string id;
};
struct Plugin {
    Info data;
    const Info& info() const { return data; }
};

Catalog<Plugin> animals()
{
    Catalog<Plugin> catalog;
    for (const char* id : {"zebra", "ant", "bee"})
        catalog.add(std::make_unique<Plugin>(Plugin{{id}}));
    return catalog;
}

Result<int> half(int value)
{
    if (value % 2 != 0)
        return fail(ErrorCode::InvalidArgument, "It is odd", "Take an even one",
                    std::to_string(value));
    return value / 2;
}

Result<int> quarter(int value)
{
    LATHE_TRY(const int first, half(value));
    LATHE_CHECK(half(first));
    return half(first);
}

} // namespace

class TestCatalog : public QObject {
    Q_OBJECT
private slots:
    void keepsTheOrder()
    {
        const auto catalog = animals();
        std::vector<std::string> ids;
        for (const auto& entry : catalog)
            ids.push_back(entry->info().id);
        QCOMPARE(ids, (std::vector<std::string>{"zebra", "ant", "bee"}));
        QCOMPARE(catalog.size(), std::size_t(3));
        QCOMPARE(catalog.at(1).info().id, std::string("ant"));
        QVERIFY_EXCEPTION_THROWN((void)catalog.at(3), std::out_of_range);
    }

    void finds()
    {
        const auto catalog = animals();
        QCOMPARE(catalog.find("bee"), &catalog.at(2));
        QVERIFY(!catalog.find("Bee"));
        QCOMPARE(*catalog.get("ant", "animal"), &catalog.at(1));
        const Error near = catalog.get("zebr", "animal").error();
        QVERIFY(near.code == ErrorCode::NotFound);
        QCOMPARE(near.message, std::string("There is no animal “zebr”"));
        QCOMPARE(near.hint, std::string("Did you mean “zebra”?"));
        QCOMPARE(catalog.get("elephant", "animal").error().hint,
                 std::string("There are zebra, ant, bee"));
    }

    void errorsTravel()
    {
        QCOMPARE(*quarter(8), 2);
        QCOMPARE(quarter(7).error().where, std::string("7"));
        QCOMPARE(quarter(6).error().where, std::string("3"));
    }

    void errorsAreOneLine()
    {
        QCOMPARE(toString(quarter(7).error()), std::string("It is odd (7). Take an even one"));
        QCOMPARE(toString(Error{ErrorCode::Io, "Gone", {}, {}}), std::string("Gone"));
        // A name of a file must not steer the terminal.
        QCOMPARE(toString(Error{ErrorCode::Io, "Bad\r\nfile", {}, "a\x1B[2Jb"}),
                 std::string("Bad  file (a [2Jb)"));
        QVERIFY(cancelled().value().isCancelled());
        QCOMPARE(std::string(toString(ErrorCode::OutOfMemory)), std::string("out_of_memory"));
    }
};

QTEST_GUILESS_MAIN(TestCatalog)
#include "tst_catalog.moc"
