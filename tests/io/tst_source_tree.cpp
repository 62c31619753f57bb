#include "io/source_tree.h"

#include "base/file.h"
#include "base/text.h"
#include "support/archive_builder.h"
#include "support/picture_builder.h"

#include <QtTest>

#include <atomic>
#include <numeric>

using namespace lathe;

namespace {

std::string pathsOf(const SourceTree& source)
{
    std::vector<std::string> paths;
    return join(source.files(), " ");
}

void write(const std::filesystem::path& path, std::string_view text)
{
    QVERIFY(writeFileAtomic(path, asBytes(text)));
}

std::unique_ptr<SourceTree> opened(const std::filesystem::path& path)
{
    NoProgress progress;
    auto source = openSource(path, progress);
    if (!source)
        qWarning("%s", toString(source.error()).c_str());
    return source ? std::move(*source) : nullptr;
}

/// "path=content" of all files, in the order of the files.
std::string contentsOf(const SourceTree& source, int threads)
{
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < source.files().size(); ++i)
        all.push_back(i);
    std::vector<std::string> found(all.size());
    const auto visited = source.visit(all, threads, [&](std::size_t index, Result<Bytes> bytes) -> Result<void> {
        found[index] = source.files()[index] + "=" + (bytes ? std::string(asText(*bytes)) : "error");
        return {};
    });
    return visited ? join(found, " ") : toString(visited.error());
}

} // namespace

class TestSourceTree : public QObject {
    Q_OBJECT

private slots:
    void folder()
    {
        const auto temporary = TemporaryFolder::create("lathe-test");
        const auto root = temporary->path() / "animals";
        write(root / "b/2.png", "two");
        write(root / "a/1.png", "one");
        write(root / "a/.hidden", "x");
        write(root / ".git/3.png", "x");
        write(root / "Thumbs.db", "x");
        std::filesystem::create_directory_symlink(root, root / "a/loop");
        std::filesystem::create_symlink(root / "a/1.png", root / "b/link.png");
        const auto source = opened(root);
        QVERIFY(source);
        QCOMPARE(source->name(), std::string("animals"));
        QCOMPARE(pathsOf(*source), std::string("a/1.png b/2.png b/link.png"));
        QCOMPARE(contentsOf(*source, 4), std::string("a/1.png=one b/2.png=two b/link.png=one"));
        QCOMPARE(asText(*source->head(1, 2)), std::string_view("tw"));
        QCOMPARE(source->size(0), std::uint64_t(3));
    }

    void namesThatAreNotUtf8AreRead()
    {
        const auto temporary = TemporaryFolder::create("lathe-test");
        write(temporary->path() / "caf\xE9.png", "x");
        const auto source = opened(temporary->path());
        QCOMPARE(contentsOf(*source, 1), std::string("caf\xEF\xBF\xBD.png=x"));
    }

    void archives_data()
    {
        QTest::addColumn<QByteArray>("format");
        for (const char* format : {"zip", "tar", "tar.gz"})
            QTest::newRow(format) << QByteArray(format);
    }
    void archives()
    {
        QFETCH(QByteArray, format);
        const auto temporary = TemporaryFolder::create("lathe-test");
        const auto path = temporary->path() / ("set." + format.toStdString());
        build::writeArchive(path, format.toStdString(),
                            {{"top/b/2.txt", build::text("two")}, {"top/a/1.txt", build::text("one")},
                             {"top/b/é.txt", build::text("three")}, {"__MACOSX/top/x", build::text("x")},
                             {"top/.hidden", build::text("x")}, {"top/b/2.txt", build::text("later")}});
        const auto source = opened(path);
        QVERIFY(source);
        QCOMPARE(source->name(), std::string("set"));
        QCOMPARE(pathsOf(*source), std::string("a/1.txt b/2.txt b/é.txt"));
        for (const int threads : {1, 4})
            QCOMPARE(contentsOf(*source, threads), std::string("a/1.txt=one b/2.txt=later b/é.txt=three"));
        QCOMPARE(asText(*source->head(0, 2)), std::string_view("on"));
        QCOMPARE(asText(*source->content(2)), std::string_view("three"));
    }

    void pathsOutOfTheArchiveAreMadeHarmless()
    {
        const auto temporary = TemporaryFolder::create("lathe-test");
        const auto path = temporary->path() / "evil.tar";
        build::writeArchive(path, "tar", {{"../../etc/one", {}}, {"/two", {}}, {"a/../three", {}}, {"b\\four", {}}});
        QCOMPARE(pathsOf(*opened(path)), std::string("a/three b/four etc/one two"));
    }

    void aTopFolderThatIsAPartStays()
    {
        const auto temporary = TemporaryFolder::create("lathe-test");
        const auto path = temporary->path() / "set.zip";
        build::writeArchive(path, "zip", {{"train/a/1", {}}, {"train/b/2", {}}});
        QCOMPARE(pathsOf(*opened(path)), std::string("train/a/1 train/b/2"));
    }

    void brokenArchivesAreErrors()
    {
        const auto temporary = TemporaryFolder::create("lathe-test");
        const auto path = temporary->path() / "set.tar.gz";
        Bytes noise;
        for (std::uint32_t i = 0; i < 20000; ++i)
            noise.push_back(static_cast<std::uint8_t>((i * i * 2654435761u) >> 13));
        build::writeArchive(path, "tar.gz", {{"a", noise}, {"b", noise}});
        const auto whole = readFile(path);
        QVERIFY(writeFileAtomic(path, ByteView(*whole).first(whole->size() / 2)));
        NoProgress progress;
        const auto source = openSource(path, progress);
        QVERIFY(!source);
        QVERIFY(source.error().code == ErrorCode::Parse);
        QVERIFY(openSource(temporary->path() / "nothing", progress).error().code == ErrorCode::NotFound);
    }

    void packedFileIsUnpacked()
    {
        const auto temporary = TemporaryFolder::create("lathe-test");
        const auto path = temporary->path() / "numbers.bin.gz";
        build::writeArchive(path, "gz", {{"data", build::text("0123456789")}});
        const auto source = opened(path);
        QVERIFY(source);
        QCOMPARE(pathsOf(*source), std::string("numbers.bin.gz"));
        QCOMPARE(source->name(), std::string("numbers"));
        QCOMPARE(asText(*source->content(0)), std::string_view("0123456789"));
        QCOMPARE(asText(*source->head(0, 3)), std::string_view("012"));
    }

    void errorsEndTheVisit_data() { archives_data(); }
    void errorsEndTheVisit()
    {
        QFETCH(QByteArray, format);
        const auto temporary = TemporaryFolder::create("lathe-test");
        build::ArchiveFiles files;
        for (int i = 0; i < 500; ++i)
            files.emplace_back(std::to_string(i), Bytes(100, 1));
        const auto path = temporary->path() / ("set." + format.toStdString());
        build::writeArchive(path, format.toStdString(), files);
        const auto source = opened(path);
        std::vector<std::size_t> all(500);
        std::iota(all.begin(), all.end(), 0);
        for (const int threads : {1, 3}) {
            std::atomic<int> visits = 0;
            const auto result = source->visit(all, threads, [&](std::size_t, Result<Bytes>) -> Result<void> {
                if (++visits == 10)
                    return fail(ErrorCode::Storage, "The disk is full");
                return {};
            });
            QVERIFY(!result);
            QCOMPARE(result.error().message, std::string("The disk is full"));
            QVERIFY(visits < 100);
        }
    }

    void readingCanBeStopped()
    {
        class Stopped final : public Progress {
            bool stopRequested() const override { return true; }
            void set(std::int64_t, std::int64_t, std::string_view) override {}
        };
        const auto temporary = TemporaryFolder::create("lathe-test");
        build::writeArchive(temporary->path() / "set.zip", "zip", {{"a", {}}});
        Stopped stopped;
        QVERIFY(openSource(temporary->path(), stopped).error().isCancelled());
        QVERIFY(openSource(temporary->path() / "set.zip", stopped).error().isCancelled());
    }
};

QTEST_GUILESS_MAIN(TestSourceTree)
#include "tst_source_tree.moc"
