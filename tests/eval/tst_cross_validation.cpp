#include "eval/cross_validation.h"

#include "eval/paired_tests.h"
#include "eval/student_t.h"
#include "support/simple_learners.h"
#include "support/table_builder.h"

#include <QtTest>

using namespace lathe;

namespace {

bool near(double a, double b, double tolerance = 1e-10)
{
    return std::abs(a - b) <= tolerance * std::max(1.0, std::abs(b));
}

Candidate candidateOf(const Learner& learner, const Params& params, const Pipeline& pipeline)
{
    return {learner, params, pipeline, 1, "cpu", 1};
}

const Pipeline kNoSteps;

class StopAtOnce final : public Progress {
public:
    bool stopRequested() const override { return true; }
    void set(std::int64_t, std::int64_t, std::string_view) override {}
};

} // namespace

class TestCrossValidation : public QObject {
    Q_OBJECT
private slots:
    // scipy.stats.t.ppf(probability, degrees), scipy 1.10
    void quantiles_data()
    {
        QTest::addColumn<double>("probability");
        QTest::addColumn<double>("degrees");
        QTest::addColumn<double>("expected");
        QTest::newRow("1 degree") << 0.975 << 1.0 << 12.706204736432095;
        QTest::newRow("2 degrees") << 0.975 << 2.0 << 4.302652729911275;
        QTest::newRow("4 degrees") << 0.975 << 4.0 << 2.7764451051977987;
        QTest::newRow("9 degrees") << 0.975 << 9.0 << 2.2621571627409915;
        QTest::newRow("99 degrees") << 0.975 << 99.0 << 1.9842169515086827;
        QTest::newRow("one-sided") << 0.95 << 5.0 << 2.015048372669157;
        QTest::newRow("near the middle") << 0.6 << 3.0 << 0.27667066230490933;
    }
    void quantiles()
    {
        QFETCH(double, probability);
        QFETCH(double, degrees);
        QFETCH(double, expected);
        QVERIFY(near(studentQuantile(probability, degrees), expected, 1e-9));
        QVERIFY(near(studentQuantile(1 - probability, degrees), -expected, 1e-9));
    }

    // scipy.stats.t.cdf(t, degrees), scipy 1.10
    void cumulative()
    {
        QVERIFY(near(studentCumulative(1.0, 1), 0.75));
        QVERIFY(near(studentCumulative(2.0, 5), 0.9490302605850709));
        QVERIFY(near(studentCumulative(-0.5, 10), 0.31394680287148646));
        QVERIFY(near(studentCumulative(4.0, 2), 0.9714045207910317));
        QVERIFY(near(studentCumulative(0.1, 30), 0.5394951941048645));
    }

    void correctedTest()
    {
        // Differences 0.04 0.02 0.01 0.06 0.04: mean 0.034; squared deviations 36 196 576 676 36 (·10⁻⁶), sum 1520,
        // variance 0.00038; (1/5 + 1/4) · 0.00038 = 0.000171; error 0.0130767; t = 2.600045.
        // Probability by scipy.stats.t.sf(2.600045, 4) · 2.
        const std::vector<double> a{.90, .92, .88, .91, .94}, b{.86, .90, .87, .85, .90};
        const auto test = correctedPairedT(a, b, 0.25);
        QVERIFY(test);
        QVERIFY(near(test->difference, 0.034));
        QVERIFY(near(test->t, 2.600044983866366));
        QCOMPARE(test->degrees, 4.0);
        QVERIFY(near(test->probability, 0.06004528921559245));
        QVERIFY(near(test->low, -0.002306730907536088));
        QVERIFY(!test->isSignificant());
        // Without the correction the same scores would pass: t = 0.034 / √(0.00038 / 5) = 3.900.
        QVERIFY(correctedPairedT(a, b, 0)->isSignificant());
        QVERIFY(near(correctedPairedT(b, a, 0.25)->t, -test->t));
        QVERIFY(correctedPairedT(std::vector{1.0}, std::vector{1.0}, 0.25).error().code == ErrorCode::InvalidArgument);
    }

    void differencesThatDoNotVary()
    {
        const std::vector<double> a{.5, .6, .7}, b{.4, .5, .6};
        QCOMPARE(correctedPairedT(a, b, 0.5)->probability, 0.0);
        QCOMPARE(correctedPairedT(a, a, 0.5)->probability, 1.0);
        QCOMPARE(correctedPairedT(a, a, 0.5)->t, 0.0);
    }

    void fiveByTwoTest()
    {
        // Differences by repeat: (.02 .03) (.01 .04) (.05 .00) (.02 .02) (.03 −.01). Their variances are
        // 5e-5, 4.5e-4, 1.25e-3, 0 and 8e-4, with the mean 5.1e-4; t = 0.02 / √5.1e-4 = 0.885615.
        // Probability by scipy.stats.t.sf(0.885615, 5) · 2.
        const std::array<double, 10> a{.82, .83, .81, .84, .85, .80, .82, .82, .83, .79};
        std::array<double, 10> b;
        b.fill(.80);
        const PairedTest test = fiveByTwoPairedT(a, b);
        QVERIFY(near(test.t, 0.8856148855400953));
        QVERIFY(near(test.probability, 0.4163785541606857));
        QVERIFY(near(test.difference, 0.021));
    }

    void foldsBecomeAnEstimate()
    {
        // Scores 1 2 3: mean 2, variance 1, error √(1/3 + 1/2) = 0.912871; t(0.975, 2) = 4.302653 gives ± 3.927766.
        const auto estimate = foldEstimate(std::vector{1.0, 2.0, 3.0}, 0.5);
        QCOMPARE(estimate->mean, 2.0);
        QVERIFY(near(estimate->standardError, 0.9128709291752769));
        QVERIFY(near(estimate->high - 2, 4.302652729911275 * 0.9128709291752769));
        QVERIFY(std::isnan(foldEstimate(std::vector{1.0}, 0.5)->low));
        QVERIFY(!foldEstimate({}, 0.5));
    }

    void predictsEveryRowFromOthers()
    {
        const Table table = build::table("x:numeric,y:categorical:target\n0,a\n10,b\n1,a\n11,b\n2,a\n12,b\n9,a\n13,b");
        const std::vector<Fold> folds{{0, {0, 1, 2, 3}, {4, 5, 6, 7}}, {0, {4, 5, 6, 7}, {0, 1, 2, 3}}};
        const auto learner = support::nearestMeanLearner("nearest");
        NoProgress quiet;
        const auto result = crossValidate(candidateOf(*learner, defaults(learner->parameters()), kNoSteps), table, folds, quiet);
        QVERIFY2(result, result ? "" : toString(result.error()).c_str());
        // Fold 1: means a 0.5, b 10.5: 9 is nearer to b, so 3 of 4. Fold 2: means a 5.5, b 12.5: all right.
        QCOMPARE(result->scores("accuracy"), (std::vector<double>{0.75, 1.0}));
        QCOMPARE(*result->metrics.at("accuracy").value, 0.875);
        // Deviation 0.1767767; two folds that judge as many rows as they train on: error 0.1767767 · √1.5 = 0.2165064.
        QVERIFY(near(result->standardErrors.at("accuracy"), 0.21650635094610965));
        const PooledPredictions all = pooled(result->folds, 0, 2);
        QCOMPARE(all.rows, (std::vector<std::uint32_t>{4, 5, 6, 7, 0, 1, 2, 3}));
        QCOMPARE(all.truth.labels, (std::vector<std::int32_t>{0, 1, 0, 1, 0, 1, 0, 1}));
        QCOMPARE(all.predictions.label(2), 1);
        QCOMPARE(all.predictions.label(4), 0);
    }

    void aClassThatAFoldHasNotSeenKeepsItsPlace()
    {
        const Table table = build::table("x:numeric,y:categorical:target\n0,a\n5,b\n10,c\n0,a\n10,c\n5,b");
        const std::vector<Fold> folds{{0, {0, 2, 3, 4}, {1, 5}}, {0, {0, 1, 2}, {3, 4, 5}}};
        const auto learner = support::nearestMeanLearner("nearest");
        NoProgress quiet;
        const auto result = crossValidate(candidateOf(*learner, defaults(learner->parameters()), kNoSteps), table, folds, quiet);
        QVERIFY(result);
        QCOMPARE(result->folds[0].predictions.classes, (std::vector<std::string>{"a", "b", "c"}));
        QCOMPARE(result->scores("accuracy"), (std::vector<double>{0.0, 1.0}));
    }

    void numbers()
    {
        const Table table = build::table("x:numeric,y:numeric:target\n0,1\n0,3\n0,5\n0,7");
        const std::vector<Fold> folds{{0, {0, 1}, {2, 3}}, {0, {2, 3}, {0, 1}}};
        const auto learner = support::meanLearner("mean");
        NoProgress quiet;
        const auto result = crossValidate(candidateOf(*learner, {}, kNoSteps), table, folds, quiet);
        QVERIFY(result);
        // Mean 2 for 5 and 7, mean 6 for 1 and 3: squared errors 9 and 25 both times, √17.
        QVERIFY(near(*result->metrics.at("rmse").value, std::sqrt(17.0)));
        QCOMPARE(pooled(result->folds, 0, 2).truth.values, (std::vector<double>{5, 7, 1, 3}));
    }

    void stopsWhenAsked()
    {
        const Table table = build::table("x:numeric,y:categorical:target\n0,a\n5,b");
        const auto learner = support::majorityLearner("majority");
        StopAtOnce stop;
        QVERIFY(crossValidate(candidateOf(*learner, {}, kNoSteps), table, {{0, {0}, {1}}}, stop).error().isCancelled());
    }

    void errorsNameTheFold()
    {
        const Table table = build::table("x:numeric,y:categorical:target\n0,a\n5,b");
        const support::SimpleLearner learner(support::simpleInfo("never", Task::Classification), {},
            [](const Table&, const Params&, Progress&) -> Result<support::SimpleFit> { return fail(ErrorCode::Numeric, "No"); });
        NoProgress quiet;
        const auto result = crossValidate(candidateOf(learner, {}, kNoSteps), table, {{0, {0}, {1}}, {0, {1}, {0}}}, quiet);
        QCOMPARE(result.error().where, std::string("fold 1 of 2"));
    }
};

QTEST_GUILESS_MAIN(TestCrossValidation)
#include "tst_cross_validation.moc"
