#include "store/object_store.h"

#include <QtTest>

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
};

QTEST_GUILESS_MAIN(TestObjects)
#include "tst_objects.moc"
