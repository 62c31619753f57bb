#include "io/importer.h"

#include "base/file.h"
#include "base/text.h"
#include "media/decode.h"
#include "support/archive_builder.h"
#include "support/picture_builder.h"
#include "support/shared_data.h"

#include <QtTest>

#include <map>
#include <mutex>

using namespace lathe;

namespace {

class Collector final : public PictureSink {
public:
    Result<void> picture(std::int64_t order, FoundPicture&& found) override
    {
        const std::lock_guard lock(m_mutex);
        if (!pictures.emplace(order, std::move(found)).second)
            return fail(ErrorCode::Internal, "An order came twice");
        return {};
    }
    void skipped(SkippedFile&& file) override
    {
        const std::lock_guard lock(m_mutex);
        skippedFiles.emplace(std::move(file.path), std::move(file.reason));
    }

    /// "path class part", one a line, in order.
    QByteArray text() const
    {
        QByteArray lines;
        for (const auto& [order, found] : pictures)
            lines += QByteArray::fromStdString(found.path + " " + (found.className.empty() ? "-" : found.className)
                                               + " " + std::string(toString(found.part)) + "\n");
        return lines;
    }

    /// The paths of what did not come in.
    QByteArray listed() const
    {
        std::vector<std::string> paths;
        for (const auto& [path, reason] : skippedFiles)
            paths.push_back(path);
        return QByteArray::fromStdString(join(paths, " "));
    }

    std::map<std::int64_t, FoundPicture> pictures;
    std::map<std::string, std::string> skippedFiles;

private:
    std::mutex m_mutex;
};

struct Import {
    std::string importer;
    std::vector<std::string> classes;
    std::int64_t count = 0;
    std::string error;
};

Import importInto(Collector& collector, const std::filesystem::path& path)
{
    NoProgress progress;
    const auto importers = builtinImporters();
    const auto source = openSource(path, progress);
    if (!source)
        return {{}, {}, 0, toString(source.error())};
    const auto importer = chooseImporter(importers, **source, "auto", "image");
    if (!importer)
        return {{}, {}, 0, toString(importer.error())};
    const auto& reader = dynamic_cast<const PictureImporter&>(**importer);
    Import result{(*importer)->info().id, {}, reader.count(**source).value_or(-1), {}};
    if (auto classes = reader.classes(**source))
        result.classes = *classes;
    if (auto read = reader.read(**source, {}, 3, collector, progress); !read)
        result.error = toString(read.error());
    return result;
}

void write(const std::filesystem::path& path, const Bytes& bytes)
{
    QVERIFY(writeFileAtomic(path, bytes));
}

Bytes picture()
{
    return encodePng(build::gradient(4, 4, 1));
}

Bytes idxPictures(std::uint32_t count, const Bytes& pixels)
{
    Bytes bytes;
    for (const std::uint32_t value : {0x803u, count, 1u, 2u})
        build::appendU32(bytes, value);
    build::append(bytes, pixels);
    return bytes;
}

Bytes idxLabels(std::uint32_t count, const Bytes& labels)
{
    Bytes bytes;
    for (const std::uint32_t value : {0x801u, count})
        build::appendU32(bytes, value);
    build::append(bytes, labels);
    return bytes;
}

} // namespace

class TestImporters : public QObject {
    Q_OBJECT

private slots:
    void folders_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<QByteArray>("found");
        QTest::newRow("classes") << QStringList{"dog/1.png", "cat/2.png", "cat/deep/3.png"}
                                 << QByteArray("cat/2.png cat unassigned\ncat/deep/3.png cat unassigned\n"
                                               "dog/1.png dog unassigned\n");
        QTest::newRow("parts") << QStringList{"train/dog/1.png", "val/cat/2.png", "test/3.png"}
                               << QByteArray("test/3.png - test\ntrain/dog/1.png dog train\nval/cat/2.png cat validation\n");
        QTest::newRow("a folder around the parts")
            << QStringList{"set/Train/dog/1.png", "set/valid/cat/2.png"}
            << QByteArray("set/Train/dog/1.png dog train\nset/valid/cat/2.png cat validation\n");
        QTest::newRow("a class called train") << QStringList{"car/1.png", "train/2.png"}
                                              << QByteArray("car/1.png car unassigned\ntrain/2.png train unassigned\n");
        QTest::newRow("no folders") << QStringList{"1.png", "noextension"}
                                    << QByteArray("1.png - unassigned\nnoextension - unassigned\n");
    }
    void folders()
    {
        QFETCH(QStringList, files);
        QFETCH(QByteArray, found);
        const auto temporary = TemporaryFolder::create("lathe-test");
        for (const QString& file : files)
            write(temporary->path() / file.toStdString(), picture());
        write(temporary->path() / "README", build::text("about this set"));
        Collector collector;
        const Import import = importInto(collector, temporary->path());
        QCOMPARE(import.importer, std::string("image_folder"));
        QCOMPARE(collector.text(), found);
        QCOMPARE(import.count, std::int64_t(files.size()));
        QVERIFY(collector.skippedFiles.empty());
    }

    void otherPicturesAreListed()
    {
        const auto temporary = TemporaryFolder::create("lathe-test");
        write(temporary->path() / "a/1.png", picture());
        write(temporary->path() / "a/2.jpg", build::text("no picture at all"));
        write(temporary->path() / "a/3.psd", build::text("8BPS"));
        write(temporary->path() / "a/notes.txt", build::text("text"));
        Collector collector;
        const Import import = importInto(collector, temporary->path());
        QCOMPARE(collector.text(), QByteArray("a/1.png a unassigned\na/2.jpg a unassigned\n"));
        QCOMPARE(collector.skippedFiles.size(), std::size_t(1));
        QVERIFY(collector.skippedFiles.contains("a/3.psd"));
        QCOMPARE(import.classes, std::vector<std::string>{"a"});
    }

    void foldersInAnArchive()
    {
        const auto temporary = TemporaryFolder::create("lathe-test");
        const auto path = temporary->path() / "pets.zip";
        build::writeArchive(path, "zip", {{"pets/train/dog/1.png", picture()}, {"pets/test/cat/2.png", picture()}});
        Collector collector;
        QCOMPARE(importInto(collector, path).importer, std::string("image_folder"));
        QCOMPARE(collector.text(), QByteArray("test/cat/2.png cat test\ntrain/dog/1.png dog train\n"));
        QCOMPARE(collector.pictures.at(0).content, picture());
    }

    void idx()
    {
        const auto temporary = TemporaryFolder::create("lathe-test");
        write(temporary->path() / "train-images-idx3-ubyte", idxPictures(3, {1, 2, 3, 4, 5, 6}));
        write(temporary->path() / "train-labels-idx1-ubyte", idxLabels(3, {2, 0, 2}));
        build::writeArchive(temporary->path() / "t10k-images-idx3-ubyte.gz", "gz", {{"data", idxPictures(1, {9, 8})}});
        build::writeArchive(temporary->path() / "t10k-labels-idx1-ubyte.gz", "gz", {{"data", idxLabels(1, {1})}});
        {
            Collector collector;
            const Import import = importInto(collector, temporary->path());
            QCOMPARE(import.importer, std::string("idx"));
            QCOMPARE(import.error, std::string());
            QCOMPARE(import.count, std::int64_t(4));
            QCOMPARE(import.classes, (std::vector<std::string>{"0", "1", "2"}));
            QCOMPARE(collector.text(), QByteArray("t10k-images-idx3-ubyte.gz#0 1 test\ntrain-images-idx3-ubyte#0 2 train\n"
                                                  "train-images-idx3-ubyte#1 0 train\ntrain-images-idx3-ubyte#2 2 train\n"));
            QCOMPARE(*decodeImage(collector.pictures.at(2).content), (Image{2, 1, 1, {3, 4}}));
        }
        write(temporary->path() / "classes.txt", build::text("shirt\nshoe\n\nbag\n"));
        Collector collector;
        QCOMPARE(importInto(collector, temporary->path()).classes, (std::vector<std::string>{"shirt", "shoe", "bag"}));
        QCOMPARE(collector.pictures.at(0).className, std::string("shoe"));
    }

    void damagedIdxComesInAsFarAsItIsWhole_data()
    {
        QTest::addColumn<Bytes>("pictures");
        QTest::addColumn<Bytes>("labels");
        QTest::addColumn<QByteArray>("whole");
        QTest::addColumn<QByteArray>("listed");
        QTest::newRow("cut inside a picture") << idxPictures(3, {1, 2, 3}) << idxLabels(3, {1, 0, 0})
                                              << QByteArray("x-images-idx3-ubyte#0 1 unassigned\n")
                                              << QByteArray("x-images-idx3-ubyte");
        QTest::newRow("labels cut") << idxPictures(2, {1, 2, 3, 4}) << idxLabels(2, {0})
                                    << QByteArray("x-images-idx3-ubyte#0 0 unassigned\n")
                                    << QByteArray("x-images-idx3-ubyte#1 x-labels-idx1-ubyte");
        QTest::newRow("huge") << idxPictures(0xFFFFFFFF, {1, 2}) << idxLabels(1, {0}) << QByteArray()
                              << QByteArray("x-images-idx3-ubyte x-labels-idx1-ubyte");
        QTest::newRow("another number of labels") << idxPictures(1, {1, 2}) << idxLabels(2, {0, 0}) << QByteArray()
                                                  << QByteArray("x-images-idx3-ubyte x-labels-idx1-ubyte");
        QTest::newRow("no picture") << idxPictures(1, {1}) << idxLabels(1, {0}) << QByteArray()
                                    << QByteArray("x-images-idx3-ubyte");
    }
    void damagedIdxComesInAsFarAsItIsWhole()
    {
        QFETCH(Bytes, pictures);
        QFETCH(Bytes, labels);
        QFETCH(QByteArray, whole);
        QFETCH(QByteArray, listed);
        const auto temporary = TemporaryFolder::create("lathe-test");
        write(temporary->path() / "x-images-idx3-ubyte", pictures);
        write(temporary->path() / "x-labels-idx1-ubyte", labels);
        Collector collector;
        const Import import = importInto(collector, temporary->path());
        QCOMPARE(import.error, std::string());
        QCOMPARE(collector.text(), whole);
        QCOMPARE(collector.listed(), listed);
    }

    void cifar_data()
    {
        QTest::addColumn<bool>("hasTest");
        QTest::newRow("with test") << true;
        QTest::newRow("without test") << false;
    }
    void cifar()
    {
        QFETCH(bool, hasTest);
        Bytes record(3073, 0);
        record[0] = 3;
        record[1] = 10;        // red of the first pixel
        record[1 + 1024] = 20; // its green
        record[1 + 2048] = 30; // its blue
        const auto temporary = TemporaryFolder::create("lathe-test");
        write(temporary->path() / "data_batch_1.bin", record);
        if (hasTest)
            write(temporary->path() / "test_batch.bin", record);
        Collector collector;
        const Import import = importInto(collector, temporary->path());
        QCOMPARE(import.importer, std::string("cifar"));
        QCOMPARE(import.classes.size(), std::size_t(10));
        QCOMPARE(collector.text(), hasTest ? QByteArray("data_batch_1.bin#0 3 train\ntest_batch.bin#0 3 test\n")
                                           : QByteArray("data_batch_1.bin#0 3 unassigned\n"));
        const auto image = decodeImage(collector.pictures.at(0).content);
        QCOMPARE(image->width, 32);
        QCOMPARE(Bytes(image->pixels.begin(), image->pixels.begin() + 4), (Bytes{10, 20, 30, 0}));
    }

    void damagedCifarComesInAsFarAsItIsWhole()
    {
        Bytes batch(3 * 3073 - 100, 0); // cut in its third picture
        batch[3073] = 10;               // there are ten classes, 0 to 9
        const auto temporary = TemporaryFolder::create("lathe-test");
        write(temporary->path() / "data_batch_1.bin", batch);
        Collector collector;
        const Import import = importInto(collector, temporary->path());
        QCOMPARE(import.error, std::string());
        QCOMPARE(collector.text(), QByteArray("data_batch_1.bin#0 0 unassigned\n"));
        QCOMPARE(collector.listed(), QByteArray("data_batch_1.bin#1 data_batch_1.bin#2"));
    }

    void cifarWithManyClasses()
    {
        Bytes record(3074, 0);
        record[0] = 19;
        record[1] = 99;
        const auto temporary = TemporaryFolder::create("lathe-test");
        write(temporary->path() / "train.bin", record);
        Collector collector;
        QCOMPARE(importInto(collector, temporary->path()).classes.size(), std::size_t(100));
        QCOMPARE(collector.text(), QByteArray("train.bin#0 99 unassigned\n"));
    }

    void nothingToRead()
    {
        const auto temporary = TemporaryFolder::create("lathe-test");
        write(temporary->path() / "notes.txt", build::text("text"));
        Collector collector;
        QVERIFY(importInto(collector, temporary->path()).error.find("nothing in it that Lathe reads") != std::string::npos);
    }

    void fashionMnist()
    {
        LATHE_NEED_SHARED_DATA("images/fashion-mnist");
        Collector collector;
        const Import import = importInto(collector, sharedData("images/fashion-mnist"));
        QCOMPARE(import.error, std::string());
        QCOMPARE(import.classes.size(), std::size_t(10));
        std::map<std::pair<Part, std::string>, int> counts;
        for (const auto& [order, found] : collector.pictures)
            ++counts[{found.part, found.className}];
        for (const std::string& name : import.classes) { // balanced, as its README says
            QCOMPARE((counts[{Part::Train, name}]), 6000);
            QCOMPARE((counts[{Part::Test, name}]), 1000);
        }
    }

    void cifarSample()
    {
        LATHE_NEED_SHARED_DATA("images/cifar10_lossless4000");
        Collector collector;
        const Import import = importInto(collector, sharedData("images/cifar10_lossless4000"));
        QCOMPARE(import.error, std::string());
        QCOMPARE(collector.pictures.size(), std::size_t(4000));
        // The first labels of data_batch_1 are 6 9 9 4.
        QCOMPARE(collector.pictures.at(0).className, std::string("frog"));
        QCOMPARE(collector.pictures.at(1).className, std::string("truck"));
        QCOMPARE(collector.pictures.at(3).className, std::string("deer"));
    }

    void hymenoptera()
    {
        LATHE_NEED_SHARED_DATA("images/hymenoptera");
        Collector collector;
        const Import import = importInto(collector, sharedData("images/hymenoptera"));
        QCOMPARE(import.classes, (std::vector<std::string>{"ants", "bees"}));
        QCOMPARE(collector.pictures.size() + collector.skippedFiles.size(), std::size_t(398));
        for (const auto& [order, found] : collector.pictures)
            QVERIFY2(decodeImage(found.content), found.path.c_str());
    }

    void everySampleIsInOrListed()
    {
        LATHE_NEED_SHARED_DATA("nasty/pillow-images");
        Collector collector;
        importInto(collector, sharedData("nasty/pillow-images"));
        QVERIFY(collector.pictures.size() > 250);
        QVERIFY(collector.skippedFiles.size() > 20);
        std::vector<std::string> others;
        const auto root = sharedData("nasty/pillow-images");
        for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
            if (!entry.is_regular_file())
                continue;
            const std::string name = entry.path().lexically_relative(root).string();
            const bool isIn = std::any_of(collector.pictures.begin(), collector.pictures.end(),
                                          [&](const auto& found) { return found.second.path == name; });
            if (!isIn && !collector.skippedFiles.contains(name))
                others.push_back(name);
        }
        // Neither by their endings nor by their first bytes are these pictures.
        std::sort(others.begin(), others.end());
        QCOMPARE(join(others, " "), std::string("LICENSE bad_palette_file.gpl pngtest_bad.png.bin"));
    }
};

QTEST_GUILESS_MAIN(TestImporters)
#include "tst_importers.moc"
