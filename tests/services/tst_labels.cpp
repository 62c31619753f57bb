// Labels from the journal to a version of the dataset.
#include "services/label_service.h"

#include "base/file.h"
#include "media/decode.h"
#include "services/import_service.h"

#include <QtTest>

using namespace lathe;

namespace {

Bytes picture(int seed)
{
    Image image{24, 24, 1, Bytes(24 * 24)};
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        image.pixels[i] = static_cast<std::uint8_t>((i * static_cast<std::size_t>(seed % 7 + 2) * 11 + i / 24 * 29 + static_cast<std::size_t>(seed) * 53) % 256);
    return encodePng(image);
}

/// Four pictures: two cats, two dogs.
struct Fixture {
    TemporaryFolder folder = TemporaryFolder::create("lathe-test").value();
    std::filesystem::path source = folder.path() / "source";
    std::unique_ptr<Workbench> workbench = Workbench::open(folder.path() / "workspace", Workbench::Missing::Create, {}).value();
    NoProgress quiet;

    Fixture()
    {
        for (int i = 0; i < 4; ++i)
            (void)writeFileAtomic(source / (i % 2 ? "cat" : "dog") / (std::to_string(i) + ".png"), picture(i));
        (void)import();
    }

    Result<ImportOutcome> import()
    {
        ImportRequest request;
        request.source = source;
        request.name = "pets";
        return importDataset(*workbench, request, quiet);
    }

    LabelSession open() { return openLabels(*workbench, "pets", quiet).value(); }
    Result<void> write(std::vector<LabelChange> changes)
    {
        return writeLabels(*workbench, "pets", labelEvents(std::move(changes), LabelOrigin::Hand, "ann"));
    }
};

std::string labelsOf(const ItemSet& set)
{
    std::string text;
    for (const Item& item : set.items)
        text += item.name + "=" + (item.label < 0 ? "-" : set.classes[static_cast<std::size_t>(item.label)]) + " ";
    return text;
}

} // namespace

class TestLabels : public QObject {
    Q_OBJECT
private slots:
    void whatIsWrittenIsThereAgain()
    {
        Fixture fixture;
        LabelSession session = fixture.open();
        QCOMPARE(session.pending, std::int64_t(0));
        QVERIFY(fixture.write({session.state.labelled(0, 1), session.state.annotated(1, {"", 0, Box{1, 2, 3, 4, 0}, {}, {}, {}, {}})}));
        const LabelSession again = fixture.open();
        QCOMPARE(again.pending, std::int64_t(2));
        QCOMPARE(labelsOf(again.state.set()), std::string("cat/1.png=dog cat/3.png=cat dog/0.png=dog dog/2.png=dog "));
        QCOMPARE(again.state.annotations(1).size(), std::size_t(1));
        QVERIFY(again.history.toUndo("ann") && !again.history.toUndo("bob"));
        const auto blame = labelBlame(*fixture.workbench, "pets", again.state.key(0));
        QCOMPARE(blame->size(), std::size_t(1));
        QCOMPARE(blame->at(0).author, std::string("ann"));
    }

    void keepingMakesOneVersion()
    {
        Fixture fixture;
        QCOMPARE(keepLabels(*fixture.workbench, "pets", fixture.quiet)->reference(), std::string("pets@1"));
        const LabelSession session = fixture.open();
        QVERIFY(fixture.write({session.state.labelled(0, 1), session.state.annotated(1, {"", 0, Box{1, 2, 3, 4, 0}, {}, {}, {}, {}})}));
        const auto kept = keepLabels(*fixture.workbench, "pets@1", fixture.quiet);
        QCOMPARE(kept->reference(), std::string("pets@2"));
        QCOMPARE(keepLabels(*fixture.workbench, "pets", fixture.quiet)->id, kept->id);
        QCOMPARE(currentVersion(*fixture.workbench, "pets@1", fixture.quiet)->version, 1);
        const auto set = fixture.workbench->pictures(*kept).value();
        QCOMPARE(labelsOf(*set), std::string("cat/1.png=dog cat/3.png=cat dog/0.png=dog dog/2.png=dog "));
        QCOMPARE(set->annotationsOf(1).size(), std::size_t(1));
        // The version before stays what it was.
        const auto before = fixture.workbench->pictures(*currentVersion(*fixture.workbench, "pets@1", fixture.quiet)).value();
        QCOMPARE(labelsOf(*before), std::string("cat/1.png=cat cat/3.png=cat dog/0.png=dog dog/2.png=dog "));
    }

    void undoReachesBehindTheVersion()
    {
        Fixture fixture;
        LabelSession session = fixture.open();
        QVERIFY(fixture.write({session.state.labelled(0, 1)}));
        QVERIFY(keepLabels(*fixture.workbench, "pets", fixture.quiet));
        session = fixture.open();
        QCOMPARE(session.pending, std::int64_t(0));
        const LabelBatch* batch = session.history.toUndo("ann");
        QVERIFY(batch);
        auto changes = undoing(*batch, [&](const LabelChange& change) { return session.state.valueOf(change.item, change.subject); });
        QVERIFY(writeLabels(*fixture.workbench, "pets", labelEvents(changes, LabelOrigin::Undo, "ann", batch->id)));
        session = fixture.open();
        QVERIFY(!session.history.toUndo("ann") && session.history.toRedo("ann"));
        QCOMPARE(labelsOf(session.state.set()), std::string("cat/1.png=cat cat/3.png=cat dog/0.png=dog dog/2.png=dog "));
    }

    /// Labels that no version holds yet are not lost when pictures are added.
    void importKeepsLabels()
    {
        Fixture fixture;
        const LabelSession session = fixture.open();
        QVERIFY(fixture.write({session.state.labelled(0, 1)}));
        (void)writeFileAtomic(fixture.source / "cat" / "5.png", picture(5));
        const auto outcome = fixture.import();
        QCOMPARE(outcome->version.version, 3);
        const auto set = fixture.workbench->pictures(outcome->version).value();
        QCOMPARE(labelsOf(*set), std::string("cat/1.png=dog cat/3.png=cat dog/0.png=dog dog/2.png=dog cat/5.png=cat "));
        QCOMPARE(fixture.open().pending, std::int64_t(0));
        // A split made from it keeps them too.
        const auto split = splitDataset(*fixture.workbench, "pets", {}, fixture.quiet);
        QVERIFY2(split, split ? "" : split.error().message.c_str());
        QCOMPARE(labelsOf(*fixture.workbench->pictures(*split).value()), labelsOf(*set));
        QCOMPARE(fixture.open().pending, std::int64_t(0));
    }
};

QTEST_GUILESS_MAIN(TestLabels)
#include "tst_labels.moc"
