#include "services/import_service.h"

#include "base/file.h"
#include "media/decode.h"

#include <QtTest>

#include <set>

using namespace lathe;

namespace {

/// A grey picture whose pixels follow from `seed`.
Bytes picture(int seed)
{
    Image image{24, 24, 1, Bytes(24 * 24)};
    for (int y = 0; y < 24; ++y)
        for (int x = 0; x < 24; ++x)
            image.pixels[static_cast<std::size_t>(y * 24 + x)] = static_cast<std::uint8_t>((x * (seed % 7 + 2) * 11 + y * (seed % 5 + 1) * 29 + seed * 53) % 256);
    return encodePng(image);
}

struct Fixture {
    TemporaryFolder folder = TemporaryFolder::create("lathe-test").value();
    std::filesystem::path source = folder.path() / "source";
    std::unique_ptr<Workbench> workbench = Workbench::open(folder.path() / "workspace", Workbench::Missing::Create, {}).value();

    void write(const std::string& name, const Bytes& content) const
    {
        (void)writeFileAtomic(source / name, content);
    }

    Result<ImportOutcome> import(const std::string& name = "set")
    {
        ImportRequest request;
        request.source = source;
        request.name = name;
        NoProgress quiet;
        return importDataset(*workbench, request, quiet);
    }

    std::shared_ptr<const ItemSet> items(const DatasetVersion& version) { return workbench->pictures(version).value(); }

    int objectCount() const
    {
        int count = 0;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path() / "workspace" / "objects"))
            count += entry.is_regular_file();
        return count;
    }
};

class StopAtOnce final : public Progress {
public:
    bool stopRequested() const override { return true; }
    void set(std::int64_t, std::int64_t, std::string_view) override {}
};

} // namespace

class TestImport : public QObject {
    Q_OBJECT
private slots:
    void bringsInWhatIsGoodAndListsTheRest()
    {
        Fixture fixture;
        for (int i = 0; i < 20; ++i)
            fixture.write((i % 2 ? "cat/" : "dog/") + std::to_string(i) + ".png", picture(i));
        Bytes broken = picture(99);
        broken.resize(broken.size() / 2);
        fixture.write("cat/broken.png", broken);
        const auto outcome = fixture.import();
        QVERIFY(outcome);
        QCOMPARE(outcome->version.items, std::int64_t(20));
        QCOMPARE(outcome->skipped.size(), std::size_t(1));
        QCOMPARE(outcome->skipped[0].path, std::string("cat/broken.png"));
        const auto set = fixture.items(outcome->version);
        QCOMPARE(set->classes, (std::vector<std::string>{"cat", "dog"}));
        for (const Item& item : set->items) {
            QVERIFY(item.part != Part::Unassigned);
            QCOMPARE(item.label, item.name.starts_with("dog") ? 1 : 0);
            const auto content = set->contents->read(item.content);
            QVERIFY(content);
            QCOMPARE(sha256(content->bytes), item.content);
        }
    }

    void addsNothingTheSecondTime()
    {
        Fixture fixture;
        for (int i = 0; i < 10; ++i)
            fixture.write("a/" + std::to_string(i) + ".png", picture(i));
        const auto first = fixture.import();
        const int objects = fixture.objectCount();
        const auto second = fixture.import();
        QVERIFY(second);
        QVERIFY(first->added);
        QVERIFY(!second->added);
        QCOMPARE(second->version.id, first->version.id);
        QCOMPARE(fixture.objectCount(), objects);
    }

    void newFilesMakeANewVersionAndOldItemsKeepTheirParts()
    {
        Fixture fixture;
        for (int i = 0; i < 10; ++i)
            fixture.write("a/" + std::to_string(i) + ".png", picture(i));
        const auto first = fixture.items(fixture.import()->version);
        fixture.write("b/new.png", picture(50));
        const auto outcome = fixture.import();
        QCOMPARE(outcome->version.version, 2);
        QCOMPARE(outcome->newContents, std::int64_t(1));
        const auto second = fixture.items(outcome->version);
        QCOMPARE(second->items.size(), std::size_t(11));
        for (std::size_t i = 0; i < 10; ++i)
            QVERIFY(second->items[i].part == first->items[i].part);
    }

    void aFileMovedToAnotherClassFolderIsRelabelled()
    {
        Fixture fixture;
        for (int i = 0; i < 6; ++i)
            fixture.write((i < 3 ? "a/" : "b/") + std::to_string(i) + ".png", picture(i));
        const auto before = fixture.items(fixture.import()->version);
        std::filesystem::rename(fixture.source / "a/1.png", fixture.source / "b/1.png");
        const auto outcome = fixture.import();
        QCOMPARE(outcome->version.items, std::int64_t(6));
        QVERIFY(outcome->added);
        const auto after = fixture.items(outcome->version);
        QCOMPARE(after->items[1].name, std::string("b/1.png"));
        QCOMPARE(after->items[1].label, 1);
        QVERIFY(after->items[1].part == before->items[1].part);
    }

    void copiesStayInOnePart()
    {
        Fixture fixture;
        for (int i = 0; i < 40; ++i)
            fixture.write("a/" + std::to_string(i) + ".png", picture(i));
        for (int copy = 0; copy < 5; ++copy)
            fixture.write("a/copy" + std::to_string(copy) + ".png", picture(0));
        const auto outcome = fixture.import();
        QCOMPARE(outcome->duplicates, std::int64_t(5));
        const auto set = fixture.items(outcome->version);
        std::set<Part> parts;
        for (const Item& item : set->items)
            if (item.content == sha256(picture(0)))
                parts.insert(item.part);
        QCOMPARE(parts.size(), std::size_t(1));
    }

    void cancellingLeavesNothing()
    {
        Fixture fixture;
        fixture.write("a/1.png", picture(1));
        ImportRequest request;
        request.source = fixture.source;
        StopAtOnce stop;
        const auto outcome = importDataset(*fixture.workbench, request, stop);
        QVERIFY(!outcome && outcome.error().isCancelled());
        QCOMPARE(DatasetStore(**fixture.workbench->database()).list()->size(), std::size_t(0));
        QCOMPARE(fixture.objectCount(), 0);
    }

    void previewWritesNothingThatStays()
    {
        Fixture fixture;
        for (int i = 0; i < 8; ++i)
            fixture.write("a/" + std::to_string(i) + ".png", picture(i));
        ImportRequest request;
        request.source = fixture.source;
        NoProgress quiet;
        {
            const auto preview = previewImport(*fixture.workbench, request, quiet);
            QVERIFY(preview);
            QCOMPARE(preview->name, std::string("source"));
            QCOMPARE(std::get<ItemSet>(preview->items).items.size(), std::size_t(8));
            QVERIFY(std::get<ItemSet>(preview->items).contents->read(std::get<ItemSet>(preview->items).items[3].content));
            QVERIFY(DatasetStore(**fixture.workbench->database()).list()->empty());
        }
        QCOMPARE(fixture.objectCount(), 0);
        QVERIFY(std::filesystem::is_empty(fixture.workbench->cacheFolder()));
    }

    void splitsAnew()
    {
        Fixture fixture;
        for (int i = 0; i < 20; ++i)
            fixture.write((i % 2 ? "a/" : "b/") + std::to_string(i) + ".png", picture(i));
        QVERIFY(fixture.import());
        NoProgress quiet;
        const auto version = splitDataset(*fixture.workbench, "set", {.shares = {0.5, 0.5, 0}, .seed = 4}, quiet);
        QVERIFY(version);
        QCOMPARE(version->version, 2);
        const auto counts = countClasses(*fixture.items(*version));
        QCOMPARE(counts[0].items[0], std::int64_t(5));
        QCOMPARE(counts[0].items[2], std::int64_t(0));
        QVERIFY(splitDataset(*fixture.workbench, "set", {.shares = {0.5, 0.6, 0}, .seed = 4}, quiet).error().code == ErrorCode::InvalidArgument);
    }

    void namesOfDatasets_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << "fashion" << "fashion";
        QTest::newRow("spaces and capitals") << "My Pictures (1)" << "my-pictures-1";
        QTest::newRow("nothing left") << "日本" << "data";
        QTest::newRow("hidden") << ".cache" << "cache";
    }

    void namesOfDatasets()
    {
        QFETCH(QString, text);
        QFETCH(QString, name);
        QCOMPARE(QString::fromStdString(datasetNameFrom(text.toStdString())), name);
        QVERIFY(!datasetNameProblem(name.toStdString()));
    }
};

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
