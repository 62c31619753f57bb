// SHA-256 against the examples of NIST (FIPS 180-4, and the long message of its example
// collection).
#include "base/file.h"
#include "base/hash.h"

#include <QtTest>

#include <thread>
#include <unordered_set>

using namespace lathe;

class TestHash : public QObject {
    Q_OBJECT
private slots:
    void vectors_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("hex");
        QTest::newRow("empty")
            << QByteArray() << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        QTest::newRow("one block")
            << QByteArray("abc")
            << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        QTest::newRow("two blocks")
            << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")
            << "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
        QTest::newRow("a million letters")
            << QByteArray(1000000, 'a')
            << "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
    }
    void vectors()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, hex);
        const std::string content = text.toStdString();
        QCOMPARE(QString::fromStdString(sha256(asBytes(content)).hex()), hex);

        Sha256 pieces;
        pieces.add(asBytes("left over"));
        pieces.finish(); // starts anew
        for (std::size_t at = 0; at < content.size(); at += 4099)
            pieces.add(asBytes(std::string_view(content).substr(at, 4099)));
        QCOMPARE(QString::fromStdString(pieces.finish().hex()), hex);

        const TemporaryFolder folder = *TemporaryFolder::create("lathe-hash");
        QVERIFY(writeFileAtomic(folder.path() / "file", asBytes(content)).has_value());
        QCOMPARE(QString::fromStdString(sha256File(folder.path() / "file")->hex()), hex);
    }

    void hex()
    {
        const Hash hash = sha256(asBytes("abc"));
        QVERIFY(*Hash::fromHex(hash.hex()) == hash);
        std::string upper = hash.hex();
        for (char& c : upper)
            c = static_cast<char>(std::toupper(c));
        QVERIFY(*Hash::fromHex(upper) == hash);
        QVERIFY(Hash().isNull() && !hash.isNull());
        for (const std::string& bad : {std::string(), std::string(63, '0'), std::string(65, '0'),
                                       std::string(63, '0') + "g", std::string(64, '\xFF')})
            QVERIFY(Hash::fromHex(bad).error().code == ErrorCode::Parse);
    }

    void missingFilesAndFolders()
    {
        QVERIFY(sha256File("/nowhere/at/all").error().code == ErrorCode::Io);
        QVERIFY(sha256File("/tmp").error().code == ErrorCode::Io);
    }

    void threadsDoNotDisturbEachOther()
    {
        const Hash expected = sha256(asBytes("abc"));
        std::vector<int> wrong(4);
        std::vector<std::thread> threads;
        for (std::size_t t = 0; t < wrong.size(); ++t)
            threads.emplace_back([&, t] {
                for (int i = 0; i < 2000; ++i)
                    wrong[t] += sha256(asBytes("abc")) != expected;
            });
        for (std::thread& thread : threads)
            thread.join();
        QCOMPARE(wrong, (std::vector<int>{0, 0, 0, 0}));
    }

    void setsOfHashes()
    {
        std::unordered_set<Hash> set;
        for (int i = 0; i < 100; ++i)
            set.insert(sha256(asBytes(std::to_string(i % 50))));
        QCOMPARE(set.size(), std::size_t(50));
    }
};

QTEST_GUILESS_MAIN(TestHash)
#include "tst_hash.moc"
