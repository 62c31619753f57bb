// Rounds through the journal: what is started, answered and closed is there again, and no version forgets it.
#include "services/agreement_service.h"

#include "base/file.h"
#include "media/decode.h"
#include "services/class_table.h"
#include "services/import_service.h"
#include "services/review_service.h"

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

/// Six pictures, all in the folder cat; dogs are a class too.
struct Fixture {
    TemporaryFolder folder = TemporaryFolder::create("lathe-test").value();
    std::unique_ptr<Workbench> workbench = Workbench::open(folder.path() / "workspace", Workbench::Missing::Create, {}).value();
    NoProgress quiet;

    Fixture()
    {
        for (int i = 0; i < 6; ++i)
            (void)writeFileAtomic(folder.path() / "source" / (i == 5 ? "dog" : "cat") / (std::to_string(i) + ".png"), picture(i));
        ImportRequest request;
        request.source = folder.path() / "source";
        request.name = "pets";
        (void)importDataset(*workbench, request, quiet);
    }
    LabelSession open() { return openLabels(*workbench, "pets", quiet).value(); }
    std::filesystem::path table(const std::string& text)
    {
        const auto path = folder.path() / "answers.csv";
        (void)writeFileAtomic(path, asBytes(text));
        return path;
    }
};

} // namespace

class TestAgreementService : public QObject {
    Q_OBJECT
private slots:
    void aRoundFromStartToConsensus()
    {
        Fixture fixture;
        Workbench& bench = *fixture.workbench;
        const auto round = startRound(bench, "pets", {"first", 6, 3}, "ann", fixture.quiet);
        QVERIFY2(round, round ? "" : round.error().message.c_str());
        QVERIFY(startRound(bench, "pets", {}, "ann", fixture.quiet).error().code == ErrorCode::AlreadyExists);
        QCOMPARE(takeGold(bench, "pets", fixture.table("picture,class\n1.png,dog\n"), "ann", fixture.quiet)->pictures, std::int64_t(1));
        for (const char* person : {"ann", "ben", "eve"}) {
            const auto taken = takeAnswers(bench, "pets", "first", fixture.table("picture;class\n0.png;cat\ncat/1.png;dog\n2.png;" + std::string(person == std::string("eve") ? "dog" : "cat")
                                                                                + "\n5.png;dog\nnowhere.png;cat\n3.png;fox\n"), person, fixture.quiet);
            QCOMPARE(taken->pictures, std::int64_t(4));
            QCOMPARE(taken->passedOver, std::int64_t(2));
        }
        QVERIFY(!adoptConsensus(bench, "pets", "first", "ann", fixture.quiet)); // it is open
        QVERIFY(closeRound(bench, "pets", "first", "ann", fixture.quiet));
        QVERIFY(!closeRound(bench, "pets", "first", "ann", fixture.quiet));
        QVERIFY(!takeAnswers(bench, "pets", "first", fixture.table("0.png,cat\n"), "joe", fixture.quiet));

        const LabelSession session = fixture.open();
        QCOMPARE(session.pending, std::int64_t(0)); // nothing that a version would hold
        const RoundResult result = roundResult(session.state, *session.state.rounds().find("first"));
        QCOMPARE(result.people.size(), std::size_t(3));
        QCOMPARE(result.people[0].answered, std::int64_t(4));
        QCOMPARE(result.people[0].goldRight, std::int64_t(1));
        QCOMPARE(result.divided().size(), std::size_t(1));
        QCOMPARE(keepLabels(bench, "pets", fixture.quiet)->version, 1);
        QCOMPARE(*adoptConsensus(bench, "pets", "first", "ann", fixture.quiet), std::int64_t(1)); // 1.png is a dog now
        QCOMPARE(keepLabels(bench, "pets", fixture.quiet)->version, 2);
        const LabelSession again = fixture.open();
        QVERIFY(again.state.rounds().find("first")->isClosed);
        QCOMPARE(roundResult(again.state, *again.state.rounds().find("first")).people.size(), std::size_t(3)); // behind the version
    }

    /// What people say of their work is no part of a version, and a version does not forget it.
    void progressOutlivesAVersion()
    {
        Fixture fixture;
        const LabelSession session = fixture.open();
        QVERIFY(writeLabels(*fixture.workbench, "pets", labelEvents({session.state.marked(0, ItemProgress::Done), session.state.marked(1, ItemProgress::Flagged),
                                                                     session.state.labelled(2, 1)}, LabelOrigin::Hand, "ann")));
        QCOMPARE(keepLabels(*fixture.workbench, "pets", fixture.quiet)->version, 2);
        const LabelSession again = fixture.open();
        QVERIFY(again.state.progress(0) == ItemProgress::Done && again.state.progress(1) == ItemProgress::Flagged);
        QCOMPARE(again.state.label(2), 1);
        QCOMPARE(again.pending, std::int64_t(0));
    }

    /// Without anything that looks at the pictures, copies are found all the same.
    void reviewWithoutAModel()
    {
        Fixture fixture;
        (void)writeFileAtomic(fixture.folder.path() / "source" / "dog" / "copy.png", picture(0));
        ImportRequest request;
        request.source = fixture.folder.path() / "source";
        request.name = "pets";
        QVERIFY(importDataset(*fixture.workbench, request, fixture.quiet));
        const auto review = reviewDataset(*fixture.workbench, {"pets", {}, {}}, fixture.quiet);
        QVERIFY2(review, review ? "" : review.error().message.c_str());
        QCOMPARE(review->report.doubts.size(), std::size_t(1));
        QVERIFY(review->report.doubts[0].kind == DoubtKind::Copy && review->report.doubts[0].figure == 1.0);
        QCOMPARE(review->heldOut.all, std::int64_t(0));
        const LabelState& state = review->session.state;
        QVERIFY(writeLabels(*fixture.workbench, "pets", labelEvents({keeping(review->report.doubts[0], state)}, LabelOrigin::Hand, "ann")));
        const auto other = reviewDataset(*fixture.workbench, {"pets", {}, {}}, fixture.quiet);
        QCOMPARE(other->report.doubts.size(), std::size_t(1));
        QVERIFY(other->report.doubts[0].item != review->report.doubts[0].item); // then the other one is wrong
    }

    void tablesOfClasses()
    {
        Fixture fixture;
        const auto rows = readClassTable(fixture.table("\xEF\xBB\xBFid,label,image\n1,cat,\"a,b.png\"\n2,dog,c.png\n\n3\n"));
        QCOMPARE(rows->size(), std::size_t(2));
        QCOMPARE(rows->at(0).picture, std::string("a,b.png"));
        QCOMPARE(rows->at(1).label, std::string("dog"));
        QCOMPARE(readClassTable(fixture.table("a.png\tcat\n"))->at(0).label, std::string("cat"));
        QVERIFY(readClassTable(fixture.table("")).error().code == ErrorCode::Parse);
    }
};

QTEST_GUILESS_MAIN(TestAgreementService)
#include "tst_agreement_service.moc"
