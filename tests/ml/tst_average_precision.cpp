// Average precision on cases that are worked out by hand. COCO's rules: Lin et al. 2014; cocodataset/cocoapi,
// PythonAPI/pycocotools/cocoeval.py. Overlaps here are quotients of small whole numbers.
#include "ml/average_precision.h"
#include "ml/predictions_file.h"

#include <QtTest>

#include <cmath>

using namespace lathe;

namespace {

using Found = std::vector<std::vector<Detection>>;
using Truth = std::vector<std::vector<TrueBox>>;

/// A box of 10 × 10 pixels in the row of boxes.
TrueBox truth(double place, std::int32_t label = 0)
{
    return {place * 20, 0, 10, 10, label, 100};
}

/// Covers `share` of the true box at that place, and nothing else: the overlap is `share`.
Detection found(double place, float score, float share = 1, std::int32_t label = 0)
{
    return {float(place * 20), 0, 10 * share, 10, label, score};
}

double at50(const Found& boxes, const Truth& truths, std::size_t classes = 1)
{
    return meanPrecision(boxes, truths, classes).at50.value_or(NAN);
}

double at50to95(const Found& boxes, const Truth& truths, std::size_t classes = 1)
{
    return meanPrecision(boxes, truths, classes).at50to95.value_or(NAN);
}

bool near(double a, double b)
{
    if (std::abs(a - b) < 1e-12)
        return true;
    qWarning("%.15g is not %.15g", a, b);
    return false;
}

} // namespace

class TestAveragePrecision : public QObject {
    Q_OBJECT

private slots:
    void overlaps()
    {
        QVERIFY(near(overlapOf(found(0, 1), truth(0)), 1));
        QVERIFY(near(overlapOf(found(0, 1, 0.5f), truth(0)), 0.5));
        QVERIFY(near(overlapOf(found(1, 1), truth(0)), 0));
        // 5 × 5 common of 100 + 100
        QVERIFY(near(overlapOf(Detection{5, 5, 10, 10, 0, 1}, truth(0)), 25.0 / 175));
        TrueBox crowd{0, 0, 100, 100, 0, 10000, true, true};
        QVERIFY(near(overlapOf(Detection{95, 0, 10, 10, 0, 1}, crowd), 0.5)); // half of the found box lies in it
    }

    void keepsTheSurestOfRepeats()
    {
        const auto kept = withoutRepeats({found(0, 0.5f), found(0, 0.9f, 0.9f), found(0, 0.7f, 1, 1), found(2, 0.1f)}, 0.6, 100);
        QCOMPARE(kept.size(), std::size_t(3));
        QCOMPARE(kept[0].score, 0.9f);
        QCOMPARE(kept[1].label, 1); // of another class
        QCOMPARE(kept[2].score, 0.1f);
        QCOMPARE(withoutRepeats({found(0, 0.5f), found(1, 0.6f)}, 0.6, 1).size(), std::size_t(1));
    }

    /// Right, wrong, right of two: precision 1 up to recall 0.5 (51 of the 101 recalls), then 2/3 (50 of them).
    void meanOverOneHundredAndOneRecalls()
    {
        const Truth truths{{truth(0), truth(1)}};
        QVERIFY(near(at50({{found(0, 0.9f), found(3, 0.8f), found(1, 0.7f)}}, truths), (51 + 50 * 2.0 / 3) / 101));
        // The wrong one first: 1/2, then 2/3 at a higher recall, so 2/3 everywhere.
        QVERIFY(near(at50({{found(3, 0.9f), found(0, 0.8f), found(1, 0.7f)}}, truths), 2.0 / 3));
        // One of two is never found: 51 recalls of 101.
        QVERIFY(near(at50({{found(0, 0.9f)}}, truths), 51.0 / 101));
    }

    void tenOverlaps()
    {
        const Truth truths{{truth(0)}};
        QVERIFY(near(at50({{found(0, 1, 0.5f)}}, truths), 1)); // half is enough
        QVERIFY(near(at50to95({{found(0, 1, 0.5f)}}, truths), 0.1));
        QVERIFY(near(at50to95({{found(0, 1, 0.75f)}}, truths), 0.6)); // 0.50 to 0.75
        QVERIFY(near(at50to95({{found(0, 1)}}, truths), 1));
        QVERIFY(near(at50({{found(0, 1, 0.4f)}}, truths), 0));
    }

    /// The surer box takes the true one although the other fits better: above 0.6 the surer is wrong and the other
    /// right, so precision 1/2 at 7 of the 10 overlaps.
    void theSurestChoosesFirst()
    {
        const Truth truths{{truth(0)}};
        const Found boxes{{found(0, 0.9f, 0.625f), found(0, 0.8f)}};
        QVERIFY(near(at50(boxes, truths), 1));
        QVERIFY(near(at50to95(boxes, truths), (3 * 1 + 7 * 0.5) / 10));
    }

    /// A box that overlaps two takes the one that it overlaps more; the other is left for the next.
    void takesTheBestOfSeveral()
    {
        const std::vector<TrueBox> truths{{0, 0, 10, 10, 0, 100}, {2, 0, 10, 10, 0, 100}};
        const std::vector<Detection> boxes{{2, 0, 10, 10, 0, 0.9f}, {0, 0, 10, 10, 0, 0.8f}};
        const MatchedPicture picture = matched(boxes, truths, 0, {});
        QCOMPARE(picture.positives, std::int64_t(2));
        QCOMPARE(picture.boxes[0].truth, std::ptrdiff_t(1));
        QCOMPARE(picture.boxes[1].truth, std::ptrdiff_t(0));
    }

    /// Scores rank the boxes of all pictures together: right 0.9, wrong 0.8, right 0.7, as in one picture.
    void picturesAreRankedTogether()
    {
        const Truth truths{{truth(0)}, {truth(0)}};
        QVERIFY(near(at50({{found(0, 0.7f)}, {found(0, 0.9f), found(4, 0.8f)}}, truths), (51 + 50 * 2.0 / 3) / 101));
    }

    /// Class 0 is found, class 1 is there and not found, class 2 is nowhere: it has no part in the mean, whatever was
    /// taken for it.
    void classesWithoutBoxesDoNotCount()
    {
        const Truth truths{{truth(0, 0), truth(1, 1)}};
        const Found boxes{{found(0, 0.9f, 1, 0), found(5, 0.8f, 1, 2)}};
        QVERIFY(near(at50(boxes, truths, 3), 0.5));
        QVERIFY(!meanPrecision(boxes, Truth{{}}, 3).at50);
        // The right place with the wrong class is wrong.
        QVERIFY(near(at50({{found(0, 0.9f, 1, 1)}}, Truth{{truth(0, 0)}}, 2), 0));
    }

    /// Two boxes in a crowd and one on a difficult thing are neither right nor wrong; without them the case is perfect.
    void crowdsAndDifficultThingsDoNotCount()
    {
        TrueBox crowd{100, 0, 100, 100, 0, 10000, true, true}, difficult = truth(1);
        difficult.isIgnored = true;
        const Truth truths{{truth(0), crowd, difficult}};
        const Found boxes{{found(0, 0.5f), {110, 10, 10, 10, 0, 0.9f}, {150, 50, 10, 10, 0, 0.8f}, found(1, 0.7f)}};
        QVERIFY(near(at50(boxes, truths), 1));
        QCOMPARE(matched(boxes[0], truths[0], 0, {}).positives, std::int64_t(1));
        // A second box on the difficult thing is wrong, since it is no crowd: precision 1/2 at the only recall.
        QVERIFY(near(at50({{found(0, 0.5f), found(1, 0.7f), found(1, 0.6f, 0.9f)}}, truths), 0.5));
        // A thing that counts is preferred to a crowd that holds all of the box.
        const Truth inside{{TrueBox{0, 0, 100, 100, 0, 10000, true, true}, truth(0)}};
        QVERIFY(matched(std::vector{found(0, 0.9f, 0.5f)}, inside[0], 0, {}).boxes[0].isRight());
    }

    void onlyTheSurestOfAPictureCount()
    {
        std::vector<Detection> many;
        for (int i = 0; i < 100; ++i)
            many.push_back(found(10 + i, 0.9f));
        many.push_back(found(0, 0.5f)); // right, and the 101st
        QVERIFY(near(at50({many}, Truth{{truth(0)}}), 0));
        many.erase(many.begin());
        QVERIFY(near(at50({many}, Truth{{truth(0)}}), 0.01)); // the last of a hundred
    }

    /// Areas of 100 square pixels: ignored where only larger things count, and boxes of that size that hit nothing too.
    void areasLimitWhatCounts()
    {
        const std::vector<TrueBox> truths{truth(0), {100, 0, 40, 40, 0, 1600}};
        const std::vector<Detection> boxes{found(0, 0.9f), found(7, 0.8f), {100, 0, 40, 40, 0, 0.7f}, {300, 0, 40, 40, 0, 0.6f}};
        const MatchedPicture large = matched(boxes, truths, 0, {.smallestArea = 1024});
        QCOMPARE(large.positives, std::int64_t(1));
        QVERIFY(large.boxes[0].isIgnored && large.boxes[1].isIgnored);
        QVERIFY(large.boxes[2].isRight());
        QVERIFY(!large.boxes[3].isRight() && !large.boxes[3].isIgnored);
    }

    void weighedPicturesCountAsSeveral()
    {
        const std::vector<RankedBox> boxes{{0.9, 0, true}, {0.8, 1, false}, {0.7, 1, true}};
        // Picture 1 twice: right 1, wrong 2, right 2 of 3 true ones; 1 up to recall 1/3 (34 recalls), then 3/5.
        QVERIFY(near(averagePrecision(boxes, 3, std::vector<std::uint32_t>{1, 2}), (34 + 67 * 0.6) / 101));
        QVERIFY(near(averagePrecision(boxes, 1, std::vector<std::uint32_t>{1, 0}), 1));
    }

    void truthComesFromShapes()
    {
        ItemSet set;
        set.classes = {"a"};
        set.items.resize(3);
        Annotation box{.id = {}, .label = 0, .shape = Box{1, 2, 3, 4, 0}, .attributes = {}, .confidence = {}, .group = {}, .extra = {}};
        Annotation empty = box, whole = box, triangle = box, difficult = box;
        empty.shape = Box{5, 5, 0, 4, 0};
        whole.shape = WholePicture{};
        triangle.shape = Polygon{{{{0, 0}, {4, 0}, {0, 4}}}};
        difficult.attributes["difficult"] = true;
        set.annotations = {{box, empty, triangle, difficult}, {whole, empty}, {}};
        const auto boxes = trueBoxesOf(set, 0);
        QCOMPARE(boxes.size(), std::size_t(3));
        QVERIFY((boxes[0] == TrueBox{1, 2, 3, 4, 0, 12}));
        QVERIFY((boxes[1] == TrueBox{0, 0, 4, 4, 0, 8}));
        QVERIFY(boxes[2].isIgnored && !boxes[2].isCrowd);
        QVERIFY(picturesWithBoxes(set) == std::vector<std::size_t>{0});
    }

    void areStoredAndReadBack()
    {
        StoredPredictions stored;
        stored.items = {7, 2};
        stored.predictions.classes = {"a", "b"};
        stored.predictions.found = {{found(0, 0.5f), found(1, 0.25f, 1, 1)}, {}};
        stored.predictions.errors = {"", "broken"};
        Bytes bytes = writePredictions(stored);
        const auto read = readPredictions(bytes);
        QVERIFY(read.has_value());
        QVERIFY(read->items == stored.items && read->predictions.found == stored.predictions.found);
        QCOMPARE(read->predictions.size(), std::size_t(2));
        QCOMPARE(read->predictions.label(0), -1);
        bytes.pop_back();
        QVERIFY(!readPredictions(bytes));
        stored.predictions.found[0][0].label = 2; // there are two classes
        QVERIFY(!readPredictions(writePredictions(stored)));
    }
};

QTEST_GUILESS_MAIN(TestAveragePrecision)
#include "tst_average_precision.moc"
