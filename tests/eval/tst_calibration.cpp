// Recalibration against scikit-learn 1.2.1 and hand calculations, thresholds against trying every cut.
#include "eval/calibration.h"

#include "base/random.h"
#include "eval/metric.h"

#include <nlohmann/json.hpp>

#include <QtTest>

#include <cmath>

using namespace lathe;

namespace {

const std::vector<double> kShares{.05, .1, .2, .2, .35, .4, .45, .6, .7, .8, .85, .95};
const std::vector<std::int32_t> kTruth{0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1};
constexpr bool kPositive[] = {false, false, true, false, false, true, false, true, true, false, true, true};

/// Of two classes; `shares` are those of the second.
Predictions ofTwo(const std::vector<double>& shares)
{
    Predictions predictions;
    predictions.classes = {"no", "yes"};
    for (const double share : shares) {
        predictions.probabilities.push_back(static_cast<float>(1 - share));
        predictions.probabilities.push_back(static_cast<float>(share));
    }
    return predictions;
}

Predictions ofThree()
{
    Predictions predictions;
    predictions.classes = {"a", "b", "c"};
    predictions.probabilities = {.7f, .2f, .1f, .1f, .8f, .1f, .5f, .3f, .2f, .25f, .25f, .5f, .6f, .3f, .1f, .05f, .05f, .9f};
    return predictions;
}
const std::vector<std::int32_t> kTruthOfThree{0, 1, 1, 2, 0, 0};

bool isNear(double a, double b, double tolerance)
{
    return std::abs(a - b) <= tolerance;
}

} // namespace

class TestCalibration : public QObject {
    Q_OBJECT
private slots:
    /// By hand: .2 twice has one positive of two; .35 (0) pools with it to 1/3; .4, .45 (1, 0) pool to 1/2;
    /// .6, .7, .8 (1, 1, 0) pool to 2/3. IsotonicRegression(out_of_bounds="clip") says the same.
    void isotonicPoolsAdjacentViolators()
    {
        const ProbabilityMap map = fitIsotonic(kShares, kPositive);
        QCOMPARE(map.x, (std::vector<double>{.05, .1, .2, .35, .4, .45, .6, .8, .85, .95}));
        const std::vector<double> expected{0, 0, 1.0 / 3, 1.0 / 3, .5, .5, 2.0 / 3, 2.0 / 3, 1, 1};
        for (std::size_t i = 0; i < expected.size(); ++i)
            QVERIFY(isNear(map.y[i], expected[i], 1e-15));
        const std::pair<double, double> asked[] = {{0, 0}, {.3, 1.0 / 3}, {.5, .5555555555555556}, {.75, 2.0 / 3}, {1, 1}};
        for (const auto& [from, to] : asked)
            QVERIFY(isNear(map(from), to, 1e-12));
    }

    /// sklearn.calibration._SigmoidCalibration().fit(log(p / (1 - p)), y): a_ -0.535057, b_ -0.087174 (its sign is turned).
    void sigmoidIsPlatts()
    {
        std::vector<double> odds;
        for (const double p : kShares)
            odds.push_back(std::log(p / (1 - p)));
        const ProbabilityMap map = fitSigmoid(odds, kPositive);
        QVERIFY2(isNear(map.slope, 0.535057204, 1e-5), qPrintable(QString::number(map.slope, 'g', 12)));
        QVERIFY2(isNear(map.intercept, 0.087173895, 1e-5), qPrintable(QString::number(map.intercept, 'g', 12)));
    }

    void sigmoidOfPartedClassesStaysFinite()
    {
        const double odds[] = {-30, -20, 20, 30};
        const bool positive[] = {false, false, true, true};
        const ProbabilityMap map = fitSigmoid(odds, positive);
        QVERIFY(std::isfinite(map.slope) && std::isfinite(map.intercept));
        // Platt's targets for two and two are 3/4 and 1/4: log odds ±1.0986 in the middle of each side.
        QVERIFY(map.slope > 0 && isNear(map.intercept, 0, 1e-6));
        QVERIFY(map(1 / (1 + std::exp(-13.0))) < 0.85);
    }

    /// scipy.optimize.minimize_scalar on the mean log loss of softmax(log p / T), bounded: T 1.596437, loss 0.957890.
    void temperatureHasTheLeastLogLoss()
    {
        const double temperature = fitTemperature(ofThree(), kTruthOfThree);
        QVERIFY2(isNear(temperature, 1.596437237, 1e-5), qPrintable(QString::number(temperature, 'g', 12)));
        const auto decision = fitCalibration(ofThree(), kTruthOfThree, Calibration::Temperature);
        QVERIFY(decision);
        const auto cooled = decision->applied(ofThree());
        QVERIFY(cooled);
        double loss = 0;
        for (std::size_t i = 0; i < 6; ++i)
            loss -= std::log(static_cast<double>(cooled->row(i)[static_cast<std::size_t>(kTruthOfThree[i])])) / 6;
        QVERIFY(isNear(loss, 0.957890090, 1e-6));
    }

    void mapsOfMoreClassesSumToOne()
    {
        for (const Calibration calibration : {Calibration::Sigmoid, Calibration::Isotonic}) {
            const auto decision = fitCalibration(ofThree(), kTruthOfThree, calibration);
            QVERIFY(decision);
            QCOMPARE(decision->maps.size(), std::size_t(3));
            const auto applied = decision->applied(ofThree());
            QVERIFY(applied);
            for (std::size_t i = 0; i < 6; ++i) {
                double sum = 0;
                for (const float share : applied->row(i))
                    sum += static_cast<double>(share);
                QVERIFY(isNear(sum, 1, 1e-6));
            }
        }
    }

    /// By hand, bins of a half: below it 7 items, 2 positive, mean 1.75/7; above 5 items, 4 positive, mean 3.9/5.
    /// brier_score_loss of scikit-learn: 0.19104166666666667
    void curveCountsItsBins()
    {
        const auto curve = calibrationCurve(ofTwo(kShares), kTruth, 1, 2);
        QVERIFY(curve);
        QCOMPARE(curve->bins[0].items, std::int64_t(7));
        QCOMPARE(curve->bins[0].positives, std::int64_t(2));
        QCOMPARE(curve->bins[1].rows, (std::vector<std::uint32_t>{7, 8, 9, 10, 11}));
        QVERIFY(isNear(curve->bins[0].predicted, .25, 1e-7));
        QVERIFY(isNear(curve->expectedError, (std::abs(2 - 1.75) + std::abs(4 - 3.9)) / 12, 1e-7));
        QVERIFY(isNear(curve->largestError, .25 / 7, 1e-7));
        QVERIFY(isNear(curve->brier, 0.19104166666666667, 1e-7));
        QVERIFY(!calibrationCurve(ofTwo(kShares), kTruth, 2));
        QVERIFY(!calibrationCurve(ofTwo({.5}), std::vector<std::int32_t>{-1}, 1));
    }

    void thresholdIsThatOfTryingAll_data()
    {
        QTest::addColumn<double>("falsePositive"); // −1: by F1
        QTest::addColumn<double>("falseNegative");
        QTest::newRow("F1") << -1.0 << 0.0;
        QTest::newRow("equal costs") << 1.0 << 1.0;
        QTest::newRow("a miss is dear") << 1.0 << 20.0;
        QTest::newRow("an alarm is dear") << 7.5 << 1.0;
        QTest::newRow("alarms cost nothing") << 0.0 << 1.0;
        QTest::newRow("misses cost nothing") << 1.0 << 0.0;
    }
    void thresholdIsThatOfTryingAll()
    {
        QFETCH(double, falsePositive);
        QFETCH(double, falseNegative);
        const auto costs = falsePositive < 0 ? std::nullopt : std::optional(ThresholdCosts{falsePositive, falseNegative});
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            Random random(seed);
            std::vector<double> shares;
            std::vector<std::int32_t> truth;
            for (int i = 0; i < 60; ++i) {
                shares.push_back(static_cast<double>(random.below(21)) / 20); // many equal ones, 0 and 1 too
                truth.push_back(static_cast<double>(random.below(100)) / 100 < shares.back() ? 1 : 0);
            }
            const Predictions given = ofTwo(shares);
            const auto chosen = chooseThreshold(given, truth, 1, costs);
            QVERIFY(chosen);
            const auto worthAt = [&](double threshold) {
                double taken = 0, right = 0, positives = 0;
                for (std::size_t i = 0; i < truth.size(); ++i) {
                    const bool isTaken = static_cast<double>(given.row(i)[1]) >= threshold;
                    taken += isTaken;
                    right += isTaken && truth[i] == 1;
                    positives += truth[i] == 1;
                }
                return costs ? -(taken - right) * falsePositive - (positives - right) * falseNegative : 2 * right / (taken + positives);
            };
            double best = -1e300;
            for (double threshold = -0.025; threshold < 1.05; threshold += 0.05)
                best = std::max(best, worthAt(threshold));
            QCOMPARE(worthAt(chosen->value), best);
            if (!costs)
                continue;
            // What is applied costs what was chosen by.
            Decision decision;
            decision.classes = given.classes;
            decision.threshold = *chosen;
            const auto applied = decision.applied(given);
            QVERIFY(applied);
            QCOMPARE(-totalCost(*applied, truth, 1, *costs), best);
        }
    }

    void thresholdDecidesTheLabel()
    {
        Decision decision;
        decision.classes = {"a", "b", "c"};
        decision.threshold = ClassThreshold{1, 0.3, ThresholdReason::Given, 1, 1};
        Predictions given = ofThree();
        given.errors = {"", "", "", "", "", "could not be read"};
        const auto applied = decision.applied(given);
        QVERIFY(applied);
        QCOMPARE(applied->probabilities, given.probabilities);
        // b from 0.3: rows 1, 2 and 4; elsewhere the likelier of a and c.
        const int expected[] = {0, 1, 1, 2, 1, -1};
        for (std::size_t i = 0; i < 6; ++i)
            QCOMPARE(applied->label(i), expected[i]);
        // A judgement follows what was decided.
        const auto judged = judgedItems(*applied, kTruthOfThree);
        QVERIFY(judged);
        QCOMPARE(judged->predicted, (std::vector<std::int32_t>{0, 1, 1, 2, 1}));
        decision.classes = {"x", "y", "z"};
        QVERIFY(decision.applied(given).error().code == ErrorCode::Incompatible);
    }

    void decisionReadsBack()
    {
        for (const Calibration calibration : {Calibration::None, Calibration::Temperature, Calibration::Sigmoid, Calibration::Isotonic}) {
            auto decision = fitCalibration(ofThree(), kTruthOfThree, calibration);
            QVERIFY(decision);
            decision->threshold = ClassThreshold{2, 0.1, ThresholdReason::Cost, 1, 5};
            const auto read = decisionFromJson(toJson(*decision).dump());
            QVERIFY2(read, read ? "" : read.error().message.c_str());
            QVERIFY(*read == *decision);
        }
    }

    void damagedDecisionsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("no JSON") << QByteArray("{");
        QTest::newRow("another type") << QByteArray("[]");
        QTest::newRow("one class") << QByteArray(R"({"classes":["a"],"calibration":"none"})");
        QTest::newRow("unknown calibration") << QByteArray(R"({"classes":["a","b"],"calibration":"beta"})");
        QTest::newRow("no temperature") << QByteArray(R"({"classes":["a","b"],"calibration":"temperature","temperature":0})");
        QTest::newRow("no maps") << QByteArray(R"({"classes":["a","b"],"calibration":"sigmoid"})");
        QTest::newRow("falling points") << QByteArray(R"({"classes":["a","b"],"calibration":"isotonic","maps":[{"x":[1,0],"y":[0,1]}]})");
        QTest::newRow("share above one") << QByteArray(R"({"classes":["a","b"],"calibration":"isotonic","maps":[{"x":[0,1],"y":[0,2]}]})");
        QTest::newRow("class out of range") << QByteArray(R"({"classes":["a","b"],"calibration":"none","threshold":{"class":2,"value":0.5}})");
        QTest::newRow("threshold is a word") << QByteArray(R"({"classes":["a","b"],"calibration":"none","threshold":{"class":1,"value":"x"}})");
    }
    void damagedDecisionsAreRefused()
    {
        QFETCH(QByteArray, text);
        const auto read = decisionFromJson(text.toStdString());
        QVERIFY(!read);
        QVERIFY(read.error().code == ErrorCode::Parse);
    }

    void oneSidedTruthIsRefused()
    {
        const Predictions given = ofTwo({.2, .8});
        const std::vector<std::int32_t> same{1, 1};
        QVERIFY(!chooseThreshold(given, same, 1, std::nullopt));
        QVERIFY(!fitCalibration(given, same, Calibration::Isotonic));
        QVERIFY(!fitCalibration(given, std::vector<std::int32_t>{-1, -1}, Calibration::Temperature));
        QVERIFY(!chooseThreshold(given, std::vector<std::int32_t>{0, 1}, 1, ThresholdCosts{-1, 1}));
    }
};

QTEST_GUILESS_MAIN(TestCalibration)
#include "tst_calibration.moc"
