// Curves of one class against the rest, and the worst mistakes.
#include "eval/curves.h"
#include "eval/wilson.h"
#include "judged_cases.h"

#include <QtTest>

#include <cmath>

using namespace lathe;

namespace {

constexpr double kTolerance = 1e-9;

bool near(double a, double b, double tolerance = kTolerance)
{
    return std::abs(a - b) <= tolerance;
}

/// Two classes; `scores` are the probabilities of the second.
Predictions binary(const std::vector<float>& scores)
{
    Predictions predictions;
    predictions.classes = {"no", "yes"};
    for (const float score : scores) {
        predictions.probabilities.push_back(1 - score);
        predictions.probabilities.push_back(score);
    }
    return predictions;
}

} // namespace

class TestCurves : public QObject {
    Q_OBJECT
private slots:
    void agreesWithScikitLearn_data()
    {
        QTest::addColumn<int>("index");
        const auto cases = judgedCases();
        for (int i = 0; i < std::ssize(cases); ++i)
            QTest::newRow(cases[static_cast<std::size_t>(i)].name.c_str()) << i;
    }
    void agreesWithScikitLearn()
    {
        QFETCH(int, index);
        const JudgedCase one = judgedCases().at(static_cast<std::size_t>(index));
        for (std::size_t c = 0; c < one.predictions.classes.size(); ++c) {
            const auto curves = classCurves(one.predictions, one.truth, c);
            const auto& expected = one.expected["curves"][c];
            if (expected.is_null()) {
                QVERIFY(!curves);
                QVERIFY(curves.error().code == ErrorCode::InvalidArgument);
                QVERIFY(curves.error().message.starts_with("undefined because"));
                continue;
            }
            QVERIFY(curves.has_value());
            QVERIFY(near(curves->rocAuc, expected["roc_auc"].get<double>()));
            QVERIFY(near(curves->averagePrecision, expected["average_precision"].get<double>()));
            if (!expected.contains("recall"))
                continue;
            QCOMPARE(curves->precisionRecall.size(), expected["recall"].size());
            for (std::size_t i = 0; i < curves->precisionRecall.size(); ++i) {
                QVERIFY(
                    near(curves->precisionRecall[i].recall, expected["recall"][i].get<double>()));
                QVERIFY(near(curves->precisionRecall[i].precision,
                             expected["precision"][i].get<double>()));
                if (i < expected["thresholds"].size())
                    QVERIFY(near(curves->precisionRecall[i].threshold,
                                 expected["thresholds"][i].get<double>()));
            }
            // Ours drops the points on straight lines: every point must be one of scikit-learn's,
            // and the area below must not change.
            double area = 0;
            for (std::size_t i = 0; i < curves->roc.size(); ++i) {
                const RocPoint& point = curves->roc[i];
                bool found = false;
                for (std::size_t j = 0; j < expected["fpr"].size(); ++j)
                    found =
                        found || (near(point.falsePositiveRate, expected["fpr"][j].get<double>()) &&
                                  near(point.truePositiveRate, expected["tpr"][j].get<double>()));
                QVERIFY(found);
                if (i > 0)
                    area += (point.falsePositiveRate - curves->roc[i - 1].falsePositiveRate) *
                            (point.truePositiveRate + curves->roc[i - 1].truePositiveRate) / 2;
            }
            QVERIFY(near(area, curves->rocAuc));
            QVERIFY(curves->roc.size() <= expected["fpr"].size());
        }
    }

    void handMadeRocDropsStraightLines()
    {
        // Descending: yes yes no no yes: up twice, right twice, up once.
        const auto curves = *classCurves(binary({0.9f, 0.8f, 0.7f, 0.6f, 0.5f}),
                                         std::vector<std::int32_t>{1, 1, 0, 0, 1}, 1);
        const std::vector<std::pair<double, double>> expected{
            {0, 0}, {0, 2 / 3.0}, {1, 2 / 3.0}, {1, 1}};
        QCOMPARE(curves.roc.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QCOMPARE(curves.roc[i].falsePositiveRate, expected[i].first);
            QCOMPARE(curves.roc[i].truePositiveRate, expected[i].second);
        }
        QVERIFY(std::isinf(curves.roc[0].threshold));
        QCOMPARE(curves.roc[1].threshold, double(0.8f));
        QCOMPARE(curves.rocAuc, 2 / 3.0);
    }

    void thresholds()
    {
        // yes: 0.75 0.75 0.25; no: 0.75 0.125 0. Counts at 0, 0.25, 0.5, 0.75 and 1 by hand.
        const auto curves = *classCurves(binary({0.75f, 0.75f, 0.25f, 0.75f, 0.125f, 0.0f}),
                                         std::vector<std::int32_t>{1, 1, 1, 0, 0, 0}, 1, 5);
        struct Expected {
            double threshold;
            int tp, fp;
            double precision, recall, f1;
        };
        const std::vector<Expected> expected{{0.00, 3, 3, 3 / 6.0, 3 / 3.0, 6 / 9.0},
                                             {0.25, 3, 1, 3 / 4.0, 3 / 3.0, 6 / 7.0},
                                             {0.50, 2, 1, 2 / 3.0, 2 / 3.0, 4 / 6.0},
                                             {0.75, 2, 1, 2 / 3.0, 2 / 3.0, 4 / 6.0},
                                             {1.00, 0, 0, 1, 0, 0}};
        QCOMPARE(curves.thresholds.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const ThresholdPoint& point = curves.thresholds[i];
            QCOMPARE(point.threshold, expected[i].threshold);
            QCOMPARE(point.truePositives, std::int64_t(expected[i].tp));
            QCOMPARE(point.falsePositives, std::int64_t(expected[i].fp));
            QCOMPARE(point.falseNegatives, std::int64_t(3 - expected[i].tp));
            QVERIFY(near(point.precision, expected[i].precision));
            QVERIFY(near(point.recall, expected[i].recall));
            QVERIFY(near(point.f1, expected[i].f1));
            QVERIFY(point.f1Low <= point.f1 && point.f1 <= point.f1High);
        }
        QCOMPARE(curves.bestThreshold, 0.25);
        QCOMPARE(curves.thresholds[4].precisionLow, 0.0); // of nothing, nothing is known
        QCOMPARE(curves.thresholds[4].precisionHigh, 1.0);
    }

    void wilsonIntervals()
    {
        // 8 of 10: computed by hand from the formula in Newcombe (1998).
        QVERIFY(std::abs(wilson(8, 10).low - 0.4902) < 1e-4 && std::abs(wilson(8, 10).high - 0.9433) < 1e-4);
        QVERIFY(wilson(0, 5).low == 0 && wilson(5, 5).high == 1);
        // 8 of 10: Wilson's 95 % interval is 0.490162 to 0.943318 (Brown, Cai and DasGupta 2001,
        // formula 4; computed by hand with z = 1.959964).
        std::vector<float> scores(10, 1.0f);
        scores[8] = scores[9] = 0.0f;
        scores.push_back(0.0f);
        std::vector<std::int32_t> truth(10, 1);
        truth.push_back(0);
        const auto curves = *classCurves(binary(scores), truth, 1, 3);
        QVERIFY(near(curves.thresholds[1].recallLow, 0.4901624715, 1e-9));
        QVERIFY(near(curves.thresholds[1].recallHigh, 0.9433178485, 1e-9));
    }

    void theBestThresholdKeepsAwayFromScores()
    {
        // At 0.25, 0.375 … 0.75 all is right: the middle, not an edge.
        const auto curves =
            *classCurves(binary({0.75f, 0.75f, 0.125f}), std::vector<std::int32_t>{1, 1, 0}, 1, 9);
        QCOMPARE(curves.bestThreshold, 0.5);
    }

    void refusesWhatDoesNotFit()
    {
        const Predictions predictions = binary({0.2f, 0.8f});
        const std::vector<std::int32_t> truth{0, 1};
        QVERIFY(classCurves(predictions, truth, 2).error().code == ErrorCode::InvalidArgument);
        QVERIFY(classCurves(predictions, truth, 1, 1).error().code == ErrorCode::InvalidArgument);
        QVERIFY(classCurves(predictions, std::vector<std::int32_t>{0}, 1).error().code ==
                ErrorCode::InvalidArgument);
        QCOMPARE(classCurves(predictions, std::vector<std::int32_t>{1, 1}, 1).error().message,
                 std::string("undefined because all items are of the class yes"));
    }

    void worstMistakesFirst()
    {
        Predictions predictions = binary({0.9f, 0.1f, 0.6f, 0.95f, 0.9f, 0.99f, 0.99f});
        predictions.errors = {"", "", "", "", "", "", "broken"};
        const std::vector<std::int32_t> truth{0, 1, 0, 1, 0, -1, 0};
        // 1 says no with 0.9 and is wrong, as sure as 0 and 4; 3 is right; 5 has no label; 6 no
        // prediction.
        QCOMPARE(worstMistakes(predictions, truth, 10), (std::vector<std::size_t>{0, 1, 4, 2}));
        QCOMPARE(worstMistakes(predictions, truth, 2), (std::vector<std::size_t>{0, 1}));
        QVERIFY(worstMistakes(predictions, truth, 0).empty());
    }
};

QTEST_GUILESS_MAIN(TestCurves)
#include "tst_curves.moc"
