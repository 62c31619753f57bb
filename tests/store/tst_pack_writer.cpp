// Packs: contents in, places out, also when the disk does not play along.
#include "store/pack_writer.h"

#include <QtTest>

#include <fstream>
#include <set>

using namespace lathe;

namespace {

Bytes bytesOf(std::string_view text)
{
    const ByteView view = asBytes(text);
    return Bytes(view.begin(), view.end());
}

} // namespace

class TestPackWriter : public QObject {
    Q_OBJECT
private slots:
    void packsContentsAndFindsThemAgain()
    {
        const auto folder = TemporaryFolder::create("lathe-test");
        const ObjectStore objects(folder->path());
        const Hash known = sha256(asBytes("known"));
        PackWriter packs(objects, [&](const Hash& hash) { return hash == known; });
        std::vector<std::string> texts{"one", "two", "", "three", "one"};
        for (const std::string& text : texts)
            QVERIFY(packs.add(sha256(asBytes(text)), bytesOf(text)));
        QVERIFY(packs.add(known, bytesOf("known")));
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
            QVERIFY(packs.add(sha256(asBytes("x")), Bytes(2u << 20, 'x')));
            QTRY_VERIFY(std::filesystem::exists(objects.folder())); // the writing has begun
        }
        QVERIFY(std::filesystem::is_empty(objects.folder()));
    }

    void largeContentsFillSeveralPacks()
    {
        const auto folder = TemporaryFolder::create("lathe-test");
        const ObjectStore objects(folder->path());
        PackWriter packs(objects, [](const Hash&) { return false; });
        std::vector<Hash> hashes;
        for (std::uint8_t i = 0; i < 5; ++i) {
            const Bytes large(20u << 20, i);
            hashes.push_back(sha256(large));
            QVERIFY(packs.add(hashes.back(), large));
        }
        QVERIFY(packs.finish());
        std::set<Hash> objectsUsed;
        for (const Hash& hash : hashes) {
            const ContentLocation place = packs.added().at(hash);
            objectsUsed.insert(place.object);
            QCOMPARE(sha256(objects.map(place.object).value()->bytes().subspan(place.offset, place.size)), hash);
        }
        QCOMPARE(objectsUsed.size(), std::size_t(2)); // 80 MB, then 20
    }

    void saysThatItCannotWrite()
    {
        const auto folder = TemporaryFolder::create("lathe-test");
        std::ofstream(folder->path() / "objects") << "a file where the folder should be";
        const ObjectStore objects(folder->path() / "objects");
        PackWriter packs(objects, [](const Hash&) { return false; });
        QVERIFY(packs.add(sha256(asBytes("x")), bytesOf("x")));
        const auto finished = packs.finish();
        QVERIFY(!finished);
        QVERIFY(finished.error().code == ErrorCode::Io);
        QVERIFY(!packs.add(sha256(asBytes("y")), bytesOf("y")));
    }
};

QTEST_GUILESS_MAIN(TestPackWriter)
#include "tst_pack_writer.moc"
