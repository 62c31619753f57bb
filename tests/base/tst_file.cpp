// Files: whole reads with a limit, atomic writes, maps, temporary folders.
#include "base/file.h"

#include <QtTest>

#include <atomic>
#include <fstream>
#include <sys/resource.h>
#include <sys/stat.h>
#include <csignal>
#include <thread>
#include <unistd.h>

using namespace lathe;

class TestFile : public QObject {
    Q_OBJECT
private:
    static std::ptrdiff_t entries(const std::filesystem::path& folder)
    {
        return std::distance(std::filesystem::directory_iterator(folder),
                             std::filesystem::directory_iterator());
    }

private slots:
    void writeAndRead()
    {
        const TemporaryFolder folder = *TemporaryFolder::create("lathe-file");
        const auto path = folder.path() / "new" / "deeper" / "file";
        QVERIFY(writeFileAtomic(path, asBytes("first")).has_value());
        QVERIFY(writeFileAtomic(path, asBytes("second")).has_value());
        QCOMPARE(*readTextFile(path), std::string("second"));
        QVERIFY(writeFileAtomic(path, {}).has_value());
        QCOMPARE(readFile(path)->size(), std::size_t(0));
        QCOMPARE(entries(path.parent_path()), std::ptrdiff_t(1)); // no temporary file is left
    }

    void limits()
    {
        const TemporaryFolder folder = *TemporaryFolder::create("lathe-file");
        const auto path = folder.path() / "file";
        QVERIFY(writeFileAtomic(path, asBytes("12345")).has_value());
        QVERIFY(readFile(path, 5).has_value());
        QVERIFY(readFile(path, 4).error().code == ErrorCode::OutOfMemory);
        // A hole of 1 TB is refused before memory is taken.
        QCOMPARE(::truncate(path.c_str(), off_t(1) << 40), 0);
        QVERIFY(readFile(path).error().code == ErrorCode::OutOfMemory);
    }

    void whatIsNoFile()
    {
        const TemporaryFolder folder = *TemporaryFolder::create("lathe-file");
        const auto missing = folder.path() / "missing";
        QVERIFY(readFile(missing).error().code == ErrorCode::Io);
        QCOMPARE(readFile(missing).error().where, missing.string());
        QVERIFY(readFile(folder.path()).error().message.find("folder") != std::string::npos);
        QVERIFY(!MappedFile::open(folder.path()));
        // A pipe without a writer would keep a plain open() waiting for ever.
        const auto pipe = folder.path() / "pipe";
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        QVERIFY(readFile(pipe).error().code == ErrorCode::Io);
        QVERIFY(MappedFile::open(pipe).error().code == ErrorCode::Io);
    }

    void filesWhoseSizeReadsZero()
    {
        const auto status = readTextFile("/proc/self/status");
        QVERIFY(status.has_value());
        QVERIFY(status->find("Name:") != std::string::npos);
    }

    void aFailedWriteLeavesTheOldContent()
    {
        const TemporaryFolder folder = *TemporaryFolder::create("lathe-file");
        const auto path = folder.path() / "file";
        QVERIFY(writeFileAtomic(path, asBytes("old")).has_value());
        // No file may grow beyond 4 kB now, as if the disk were full.
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        rlimit small = before;
        small.rlim_cur = 4096;
        setrlimit(RLIMIT_FSIZE, &small);
        const auto written = writeFileAtomic(path, Bytes(100000, 'x'));
        setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!written);
        QVERIFY(written.error().code == ErrorCode::Io);
        QCOMPARE(*readTextFile(path), std::string("old"));
        QCOMPARE(entries(folder.path()), std::ptrdiff_t(1));
        // A folder stands where the file shall be.
        QVERIFY(!writeFileAtomic(folder.path(), asBytes("x")));
    }

    void readersSeeOldOrNew()
    {
        // Two writers and a reader at once: every read is one whole content.
        const TemporaryFolder folder = *TemporaryFolder::create("lathe-file");
        const auto path = folder.path() / "file";
        const std::string a(300000, 'a');
        const std::string b(200000, 'b');
        QVERIFY(writeFileAtomic(path, asBytes(a)).has_value());
        std::atomic<bool> failed = false;
        std::atomic<int> running = 2;
        const auto write = [&](const std::string& content) {
            for (int i = 0; i < 40; ++i)
                if (!writeFileAtomic(path, asBytes(content)))
                    failed = true;
            --running;
        };
        std::thread first(write, std::cref(a));
        std::thread second(write, std::cref(b));
        int torn = 0;
        while (running > 0) {
            const auto seen = readTextFile(path);
            torn += !seen || (*seen != a && *seen != b);
        }
        first.join();
        second.join();
        QVERIFY(!failed);
        QCOMPARE(torn, 0);
        QCOMPARE(entries(folder.path()), std::ptrdiff_t(1));
    }

    void maps()
    {
        const TemporaryFolder folder = *TemporaryFolder::create("lathe-file");
        const auto path = folder.path() / "file";
        QVERIFY(writeFileAtomic(path, asBytes("mapped")).has_value());
        const auto file = *MappedFile::open(path);
        std::filesystem::remove(path); // the map lives on
        QCOMPARE(std::string(asText(file->bytes())), std::string("mapped"));
        QVERIFY(writeFileAtomic(path, {}).has_value());
        QVERIFY((*MappedFile::open(path))->bytes().empty());
        QVERIFY(!MappedFile::open(folder.path() / "missing"));
    }

    void temporaryFoldersGo()
    {
        std::filesystem::path path;
        {
            TemporaryFolder folder = *TemporaryFolder::create("lathe-file");
            path = folder.path();
            QVERIFY(writeFileAtomic(path / "a" / "b", asBytes("x")).has_value());
            const TemporaryFolder moved = std::move(folder);
            QVERIFY(std::filesystem::exists(moved.path()));
        }
        QVERIFY(!std::filesystem::exists(path));
    }
};

QTEST_GUILESS_MAIN(TestFile)
#include "tst_file.moc"
