// Which file systems are a network's, and how a registry keeps its journal on them.
#include "base/file.h"
#include "store/database.h"
#include "store/file_system.h"

#include <QtTest>

using namespace lathe;

class TestFileSystem : public QObject {
    Q_OBJECT
private slots:
    // The numbers are those of statfs(2) and of the kernel's include/uapi/linux/magic.h.
    void kinds_data()
    {
        QTest::addColumn<quint32>("kind");
        QTest::addColumn<bool>("isNetwork");
        QTest::newRow("NFS") << quint32(0x6969) << true;
        QTest::newRow("CIFS") << quint32(0xFF534D42) << true;
        QTest::newRow("SMB 2") << quint32(0xFE534D42) << true;
        QTest::newRow("9P") << quint32(0x01021997) << true;
        QTest::newRow("FUSE") << quint32(0x65735546) << true;
        QTest::newRow("ext4") << quint32(0xEF53) << false;
        QTest::newRow("btrfs") << quint32(0x9123683E) << false;
        QTest::newRow("xfs") << quint32(0x58465342) << false;
        QTest::newRow("tmpfs") << quint32(0x01021994) << false;
        QTest::newRow("overlay") << quint32(0x794C7630) << false;
    }
    void kinds()
    {
        QFETCH(quint32, kind);
        QFETCH(bool, isNetwork);
        QCOMPARE(isNetworkFileSystem(kind), isNetwork);
    }

    void aRegistryOnTheOwnDiskWritesAhead()
    {
        const auto folder = TemporaryFolder::create("lathe-test").value();
        if (isOnNetwork(folder.path()))
            QSKIP("The folder for temporary files lies on a network");
        const auto database = Database::open(folder.path() / "lathe.db").value();
        auto mode = database->prepare("PRAGMA journal_mode").value();
        QVERIFY(mode.step().value());
        QCOMPARE(mode.text(0), std::string("wal"));
    }
};

QTEST_GUILESS_MAIN(TestFileSystem)
#include "tst_file_system.moc"
