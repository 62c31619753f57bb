// Learning and validation curves of learners whose scores can be worked out by hand.
#include "eval/algorithm_curves.h"

#include "base/random.h"
#include "ml/builtin_learners.h"

#include "support/simple_learners.h"
#include "support/table_builder.h"

#include <QtTest>

#include <set>

using namespace lathe;

namespace {

/// Asks to stop after so many fits.
class Stopping final : public Progress {
public:
    explicit Stopping(int after) : m_after(after) {}
    bool stopRequested() const override { return m_done > m_after; }
    void set(std::int64_t, std::int64_t, std::string_view) override { ++m_done; }

private:
    int m_after, m_done = 0;
};

} // namespace

class TestAlgorithmCurves : public QObject {
    Q_OBJECT
private slots:
    /// The learner says the mean of y. Learned from 2, then 2 and 4, then 2, 4, 9 and 5; judged on 1 and 5.
    void learningCurveOfMeans()
    {
        const Table table = build::table("x:numeric, y:numeric:target\n0,2\n0,4\n0,9\n0,5\n0,1\n0,5\n");
        const auto learner = support::meanLearner("fake.mean");
        const Params params;
        const Pipeline pipeline;
        const Candidate candidate{*learner, params, pipeline, 1, "auto", 1};
        NoProgress quiet;
        const auto curve = learningCurve(candidate, table, {{{0, 1, 2, 3}, {4, 5}, 1}}, {1, 0.25, 0.5}, quiet);
        QVERIFY2(curve, curve ? "" : curve.error().message.c_str());
        QCOMPARE(curve->points.size(), std::size_t(3));
        const double means[] = {2, 3, 5};
        const double trainErrors[] = {0, 1, 2}; // mean of |2−3|, |4−3|; of |2−5|, |4−5|, |9−5|, |5−5|
        for (std::size_t i = 0; i < 3; ++i) {
            const double mean = means[i];
            QCOMPARE(curve->points[i].validation.at("mae").front(), (std::abs(1 - mean) + std::abs(5 - mean)) / 2);
            QCOMPARE(curve->points[i].train.at("mae").front(), trainErrors[i]);
        }
        QCOMPARE(curve->points[0].label, std::string("25 %"));
        QCOMPARE(curve->points[0].rows, std::int64_t(1));
        QCOMPARE(curve->current, 4.0);
        // R² of a single row is undefined, so it is not there.
        QVERIFY(!curve->points[0].train.contains("r2"));
        QVERIFY(curve->points[1].train.contains("r2"));
    }

    /// Class means are 0 and 4, both moved by `shift`: at 0 all are right.
    void validationCurveOfAShift()
    {
        const Table table = build::table("x:numeric, y:categorical:target\n-1,a\n1,a\n3,b\n5,b\n0,a\n4,b\n");
        const auto learner = support::nearestMeanLearner("fake.near", 0);
        Params params = defaults(learner->parameters());
        const Pipeline pipeline;
        const Candidate candidate{*learner, params, pipeline, 1, "auto", 1};
        NoProgress quiet;
        const std::vector<CurveDraw> draws{{{0, 1, 2, 3}, {4, 5}, 1}, {{0, 1, 2, 3}, {4, 5}, 2}};
        const auto curve = validationCurve(candidate, table, draws, "shift", {ParamValue(3.0), ParamValue(0.0), ParamValue(3.0)}, quiet);
        QVERIFY2(curve, curve ? "" : curve.error().message.c_str());
        QCOMPARE(curve->points.size(), std::size_t(2)); // ascending, once each
        QCOMPARE(curve->points[0].validation.at("accuracy"), (std::vector<double>{1, 1}));
        // Means 3 and 7: 4 is nearer to 3, so b is taken for a.
        QCOMPARE(curve->points[1].validation.at("accuracy"), (std::vector<double>{0.5, 0.5}));
        QCOMPARE(curve->draws, 2);
        QVERIFY(validationCurve(candidate, table, draws, "shfit", {ParamValue(0.0)}, quiet).error().code == ErrorCode::NotFound);
        const auto read = algorithmCurveFromJson(toJson(*curve).dump());
        QVERIFY(read && *read == *curve);
    }

    void aFailingShareIsAPointWithAnError()
    {
        const Table table = build::table("x:numeric, y:numeric:target\n0,2\n0,4\n0,9\n0,5\n");
        const support::SimpleLearner learner(support::simpleInfo("fake.wants_two", Task::Regression), {},
            [](const Table& train, const Params&, Progress&) -> Result<support::SimpleFit> {
                if (train.rows() < 2)
                    return fail(ErrorCode::InvalidArgument, "One row is too few");
                return support::SimpleFit{{}, "x", {5}};
            });
        const Params params;
        const Pipeline pipeline;
        const Candidate candidate{learner, params, pipeline, 1, "auto", 1};
        NoProgress quiet;
        const auto curve = learningCurve(candidate, table, {{{0, 1}, {2, 3}, 1}}, {0.5, 1}, quiet);
        QVERIFY(curve);
        QVERIFY(curve->points[0].error.starts_with("One row is too few"));
        QVERIFY(curve->points[0].validation.empty());
        QCOMPARE(curve->points[1].validation.at("mae").front(), 2.0);
        QVERIFY(!learningCurve(candidate, table, {{{0, 1}, {2, 3}, 1}}, {0.5}, quiet));
        QVERIFY(!learningCurve(candidate, table, {{{0, 1}, {}, 1}}, {1}, quiet));
        QVERIFY(!learningCurve(candidate, table, {{{0, 1}, {2, 3}, 1}}, {0, 1}, quiet));
        Stopping stopping(1);
        QVERIFY(learningCurve(candidate, table, {{{0, 1}, {2, 3}, 1}, {{0, 1}, {2, 3}, 2}}, {0.5, 1}, stopping).error().isCancelled());
    }

    /// 30 a and 10 b: every beginning has a quarter of b, to within one row.
    void everyBeginningHasTheShares()
    {
        std::string text = "x:numeric, y:categorical:target\n";
        for (int i = 0; i < 40; ++i)
            text += i < 30 ? "1,a\n" : "1,b\n";
        const Table table = build::table(text);
        std::vector<std::uint32_t> rows(40);
        for (std::uint32_t i = 0; i < 40; ++i)
            rows[i] = i;
        const auto order = growingOrder(table, rows, 3);
        QCOMPARE(std::set<std::uint32_t>(order.begin(), order.end()).size(), std::size_t(40));
        QVERIFY(order != growingOrder(table, rows, 4));
        QCOMPARE(order, growingOrder(table, rows, 3));
        double b = 0;
        for (std::size_t i = 0; i < 40; ++i) {
            b += order[i] >= 30;
            QVERIFY(std::abs(b - static_cast<double>(i + 1) / 4) <= 1);
        }
    }

    void valuesOfAParameterHoldTheCurrentOne()
    {
        const std::vector<ParamSpec> specs{
            ParamSpec::integer("depth", "Depth", 0, 0, 1000, "h").withZero("no limit"),
            ParamSpec::real("rate", "Rate", 0.1, 1e-5, 10, "h").inFactors(),
            ParamSpec::choice("kind", "Kind", "a", {{"a", "A"}, {"b", "B"}}, "h")};
        QCOMPARE(curveParameters(specs).size(), std::size_t(2));
        const auto depths = curveValues(specs, specs[0], std::int64_t(0));
        QVERIFY(depths.front() == ParamValue(std::int64_t(0)) && depths[1] == ParamValue(std::int64_t(1)));
        QVERIFY(std::get<std::int64_t>(depths.back()) <= 100);
        const auto rates = curveValues(specs, specs[1], 0.25);
        QVERIFY(std::ranges::count(rates, ParamValue(0.25)) == 1);
        QVERIFY(rates.size() >= 7 && rates.front() == ParamValue(0.001) && rates.back() == ParamValue(10.0));
        for (const ParamValue& value : rates)
            QVERIFY(!specs[1].problem(value));
    }

    void bandIsTheDeviation()
    {
        const ScoreBand band = bandOf({1, 2, 3}); // deviation 1
        QCOMPARE(band.mean, 2.0);
        QCOMPARE(band.low, 1.0);
        QCOMPARE(band.high, 3.0);
        QCOMPARE(bandOf({0.5}).high, 0.5);
    }
    /// Three groups far apart: the third cluster takes nearly all of the inertia away, more take little.
    void clustersHaveAnElbow()
    {
        std::vector<double> x, y;
        Random random(4);
        for (int i = 0; i < 150; ++i) {
            x.push_back((i % 3 == 1 ? 20 : 0) + random.uniform());
            y.push_back((i % 3 == 2 ? 20 : 0) + random.uniform());
        }
        const Table table = Table::make({{"x", ColumnType::Numeric, Role::Feature, {}}, {"y", ColumnType::Numeric, Role::Feature, {}}}, {Column::numeric(x), Column::numeric(y)}).value();
        const Learner& learner = **builtinLearners().get("table.kmeans", "algorithm");
        const Params params = defaults(learner.parameters());
        const Pipeline pipeline;
        const Candidate candidate{learner, params, pipeline, 1, "auto", 1};
        CurveDraw draw;
        for (std::uint32_t row = 0; row < 150; ++row)
            draw.train.push_back(row);
        NoProgress progress;
        std::vector<ParamValue> counts;
        for (std::int64_t k = 2; k <= 6; ++k)
            counts.emplace_back(k);
        const auto curve = validationCurve(candidate, table, {draw}, "clusters", counts, progress);
        QVERIFY2(curve, curve ? "" : toString(curve.error()).c_str());
        std::vector<double> inertia, silhouette;
        for (const CurvePoint& point : curve->points) {
            inertia.push_back(point.train.at("inertia").front());
            silhouette.push_back(point.train.at("silhouette").front());
        }
        for (std::size_t i = 1; i < inertia.size(); ++i)
            QVERIFY(inertia[i] < inertia[i - 1]);
        QVERIFY2(inertia[1] < 0.05 * inertia[0] && inertia[2] > 0.3 * inertia[1], qPrintable(QString("%1 %2 %3").arg(inertia[0]).arg(inertia[1]).arg(inertia[2])));
        QVERIFY(std::ranges::max_element(silhouette) - silhouette.begin() == 1);
        QVERIFY(learningCurve(candidate, table, {draw}, {1}, progress).error().code == ErrorCode::Incompatible);
    }
};

QTEST_GUILESS_MAIN(TestAlgorithmCurves)
#include "tst_algorithm_curves.moc"
