#include "store/object_store.h"

#include <QtTest>

#include <fstream>

using namespace lathe;

class TestObjects : public QObject {
    Q_OBJECT
private slots:
    void namesObjectsByTheirContent()
    {
        const auto folder = TemporaryFolder::create("lathe-test");
        const ObjectStore objects(folder->path());
        // FIPS 180-4's example: "abc".
        const Hash hash = objects.put(asBytes("abc")).value();
        QCOMPARE(hash.hex(), std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(objects.pathOf(hash).parent_path().filename().string(), std::string("ba"));
        QCOMPARE(asText(*objects.read(hash)), std::string_view("abc"));
        QCOMPARE(objects.put(asBytes("abc")).value(), hash);
        QVERIFY(objects.read(sha256(asBytes("absent"))).error().code == ErrorCode::NotFound);
    }

    void packsContentsAndFindsThemAgain()
    {
        const auto folder = TemporaryFolder::create("lathe-test");
        const ObjectStore objects(folder->path());
        const Hash known = sha256(asBytes("known"));
        PackWriter packs(objects, [&](const Hash& hash) { return hash == known; });
        std::vector<std::string> texts{"one", "two", "", "three", "one"};
        for (const std::string& text : texts)
            QVERIFY(packs.add(sha256(asBytes(text)), asBytes(text)));
        QVERIFY(packs.add(known, asBytes("known")));
        QVERIFY(packs.finish());
        QCOMPARE(packs.added().size(), std::size_t(4)); // "one" once, "known" not at all
        for (const std::string& text : texts) {
            const ContentLocation place = packs.added().at(sha256(asBytes(text)));
            const auto file = objects.map(place.object).value();
            QCOMPARE(asText(file->bytes().subspan(place.offset, place.size)), std::string_view(text));
            QCOMPARE(sha256(file->bytes()), place.object);
        }
    }

    void leavesNothingBehindWhenNotFinished()
    {
        const auto folder = TemporaryFolder::create("lathe-test");
        const ObjectStore objects(folder->path() / "objects");
        {
            PackWriter packs(objects, [](const Hash&) { return false; });
            QVERIFY(packs.add(sha256(asBytes("x")), asBytes("x")));
        }
        QVERIFY(std::filesystem::is_empty(objects.folder()));
    }
};

QTEST_GUILESS_MAIN(TestObjects)
#include "tst_objects.moc"
