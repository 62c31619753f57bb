// The judgement of a detector, on cases that are worked out by hand; the average precision itself: tst_average_precision.
#include "eval/detection.h"

#include <QtTest>

#include <cmath>

using namespace lathe;

namespace {

using DrawnBoxes = std::vector<std::vector<TrueBox>>;

TrueBox square(double x, double side, std::int32_t label)
{
    return {x, 0, side, side, label, side * side};
}

Detection hit(const TrueBox& box, float score)
{
    return {float(box.x), float(box.y), float(box.width), float(box.height), box.label, score};
}

/// Class a: two small things, one found at 0.9, one at 0.3. Class b: a large one found at 0.6, and a wrong box at 0.8.
/// The third picture has nothing drawn, the fourth cannot be read.
struct Case {
    DrawnBoxes truth{{square(0, 10, 0), square(100, 200, 1)}, {square(0, 10, 0)}, {}, {square(0, 10, 0)}};
    Predictions predictions;
    Case()
    {
        predictions.classes = {"a", "b"};
        predictions.found = {{hit(truth[0][0], 0.9f), Detection{500, 0, 100, 100, 1, 0.8f}, hit(truth[0][1], 0.6f)},
                             {hit(truth[1][0], 0.3f)},
                             {Detection{0, 0, 10, 10, 0, 0.99f}},
                             {}};
        predictions.errors = {"", "", "", "broken"};
    }
};

bool has(const Evaluation& evaluation, const char* id, double expected)
{
    const Measurement& measured = evaluation.metrics.at(id);
    if (measured.value && std::abs(*measured.value - expected) < 1e-12)
        return true;
    qWarning("%s: %.15g is not %.15g", id, measured.value.value_or(NAN), expected);
    return false;
}

bool is(const Measurement& measured, double expected)
{
    return measured.value && std::abs(*measured.value - expected) < 1e-12;
}

} // namespace

class TestDetection : public QObject {
    Q_OBJECT

private slots:
    void metricsOfTheCase()
    {
        const Case given;
        const auto evaluation = evaluateDetections(given.predictions, given.truth);
        QVERIFY(evaluation.has_value());
        QCOMPARE(evaluation->items, std::int64_t(2));
        QCOMPARE(evaluation->left, std::int64_t(2));
        // a is perfect, of b the second box is right: 1/2.
        for (const char* id : {"map_50", "map_75", "map_50_95"})
            QVERIFY(has(*evaluation, id, 0.75));
        // With one box a picture, b's is the wrong one.
        QVERIFY(has(*evaluation, "ar_1", 0.5));
        QVERIFY(has(*evaluation, "ar_10", 1));
        QVERIFY(has(*evaluation, "ar_100", 1));
        QVERIFY(has(*evaluation, "map_small", 1)); // b has no small ones
        QVERIFY(has(*evaluation, "map_large", 0.5));
        QVERIFY(evaluation->metrics.at("map_medium").undefined.starts_with("undefined because"));
        const Measurement& main = evaluation->metrics.at("map_50");
        QVERIFY(main.low && main.high && *main.low <= *main.value && *main.high >= *main.value);
    }

    /// F1 of all boxes: from 0.9 on 2/(1+3), from 0.8 on 2/(2+3), 0.6: 4/(3+3), 0.3: 6/(4+3), the highest.
    void classesAtTheBestConfidence()
    {
        const Case given;
        const auto evaluation = evaluateDetections(given.predictions, given.truth, {.resamples = 0});
        QVERIFY(evaluation.has_value());
        QVERIFY(std::abs(evaluation->confidence.value_or(0) - 0.3) < 1e-6);
        const ClassReport& a = evaluation->perClass[0];
        const ClassReport& b = evaluation->perClass[1];
        QVERIFY(a.support == 2 && a.predicted == 2 && b.support == 1 && b.predicted == 2);
        QVERIFY(is(a.precision, 1) && is(a.recall, 1) && is(a.f1, 1) && is(a.averagePrecision50, 1));
        QVERIFY(is(b.precision, 0.5) && is(b.recall, 1) && is(b.f1, 2.0 / 3) && is(b.averagePrecision, 0.5));
        QVERIFY(!evaluation->metrics.at("map_50").low);
    }

    void curveOfAClass()
    {
        const Case given;
        const auto curves = detectionCurves(given.predictions, given.truth);
        QCOMPARE(curves.size(), std::size_t(2));
        QCOMPARE(curves[0].positives, std::int64_t(2));
        QCOMPARE(curves[1].points.size(), std::size_t(2));
        QCOMPARE(curves[1].points[0].recall, 0.0);
        QCOMPARE(curves[1].points[1].precision, 0.5);
        QCOMPARE(curves[1].interpolated[0], 0.5);
    }

    void whatIsRightWrongAndMissing()
    {
        const Case given;
        const DetectedPicture sure = compareBoxes(given.predictions.found[0], given.truth[0], 0.7);
        QVERIFY((sure.hits == std::vector<std::pair<std::size_t, std::size_t>>{{0, 0}}));
        QVERIFY(sure.wrong == std::vector<std::size_t>{1});
        QVERIFY(sure.missed == std::vector<std::size_t>{1});
        QVERIFY(compareBoxes(given.predictions.found[0], given.truth[0], 0.5).missed.empty());
        QCOMPARE(compareBoxes({}, given.truth[0], 0).missed.size(), std::size_t(2));
    }

    void nothingToJudge()
    {
        Predictions none;
        none.classes = {"a"};
        const auto evaluation = evaluateDetections(none, {});
        QVERIFY(evaluation.has_value());
        QVERIFY(!evaluation->metrics.at("map_50").value && !evaluation->metrics.at("map_50").undefined.empty());
        none.found = {{}};
        QVERIFY(!evaluateDetections(none, {}));                              // sizes differ
        QVERIFY(!evaluateDetections(none, DrawnBoxes{{square(0, 10, 1)}}));       // a class that is not there
        const auto blind = evaluateDetections(none, DrawnBoxes{{square(0, 10, 0)}}); // nothing found
        QVERIFY(blind && has(*blind, "map_50", 0) && !blind->confidence);
    }

    void tableNamesTheClasses()
    {
        const Case given;
        const std::string text = toText(evaluateDetections(given.predictions, given.truth, {.resamples = 0}).value());
        QVERIFY(text.starts_with("2 items, 2 left out (no box drawn or not readable)\n"));
        QVERIFY(text.find("map_50                  0.7500\n") != std::string::npos);
        QVERIFY(text.find("score of 0.30 or more") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestDetection)
#include "tst_detection.moc"
