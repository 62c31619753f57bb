// What every algorithm for tables promises, asked of the whole catalog.
#include "ml/catalog_under_test.h"
#include "ml/table_cases.h"

#include "base/file.h"
#include "support/table_builder.h"

#include <QtTest>

#include <cstring>
#include <map>
#include <numeric>

using namespace lathe;
using namespace lathe::cases;

namespace {

bool isBaseline(const std::string& id)
{
    return id == "table.majority" || id == "table.stratified_random" || id == "table.mean";
}

bool hasTarget(const Learner& learner)
{
    const Task task = learner.info().task;
    return task != Task::Clustering && task != Task::Anomaly && task != Task::Projection;
}

/// Bit for bit; two NaN are equal.
bool same(const Predictions& a, const Predictions& b)
{
    return a.classes == b.classes && a.outputs == b.outputs && a.probabilities == b.probabilities && a.values.size() == b.values.size()
           && (a.values.empty() || std::memcmp(a.values.data(), b.values.data(), a.values.size() * sizeof(double)) == 0);
}

std::string why(const Result<FitResult>& result)
{
    return result ? "" : toString(result.error());
}

} // namespace

class TestLearnerContract : public QObject {
    Q_OBJECT

    void rows()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < catalogUnderTest().size(); ++i)
            if (const LearnerInfo& info = catalogUnderTest().at(i).info(); info.task != Task::Forecasting // they learn from a series: tst_forecaster_contract
                && info.kinds == std::vector{ItemKind::Table})
                QTest::newRow(catalogUnderTest().at(i).info().id.c_str()) << static_cast<int>(i);
    }
    static const Learner& learner()
    {
        QFETCH(int, index);
        return catalogUnderTest().at(static_cast<std::size_t>(index));
    }

private slots:
    void describesItself_data() { rows(); }
    void describesItself()
    {
        const LearnerInfo& info = learner().info();
        QVERIFY(info.id.starts_with("table."));
        for (const std::string& text : {info.name, info.summary, info.strengths, info.limits, info.cost, info.reference})
            QVERIFY(!text.empty());
        QVERIFY(info.kinds == std::vector{ItemKind::Table});
        int same = 0;
        for (const auto& other : catalogUnderTest())
            same += other->info().id == info.id;
        QCOMPARE(same, 1);
        for (const ParamSpec& spec : learner().parameters()) {
            QVERIFY2(!spec.problem(spec.defaultValue), spec.name.c_str());
            QVERIFY2(!spec.help.empty(), spec.name.c_str());
        }
    }

    void refusesNoRowsAndOneClass_data() { rows(); }
    void refusesNoRowsAndOneClass()
    {
        const auto none = fit(learner(), suited(learner(), 30).take({}));
        QVERIFY(!none && none.error().code == ErrorCode::InvalidArgument);
        if (learner().info().task != Task::Classification)
            return;
        const auto one = fit(learner(), build::table("x:numeric,y:categorical:target\n1,a\n2,a\n3,a"));
        QVERIFY(!one && one.error().code == ErrorCode::InvalidArgument);
    }

    void saysWhatItCannotLearnFrom_data() { rows(); }
    void saysWhatItCannotLearnFrom()
    {
        const Params params = defaults(learner().parameters());
        QVERIFY(!learner().incompatibility(suited(learner(), 30), params));
        QVERIFY(learner().incompatibility(ItemSet{}, params));
        if (!hasTarget(learner())) {
            QVERIFY(!learner().incompatibility(build::table("x:numeric,y:numeric\n1,2"), params));
            const auto problem = learner().incompatibility(build::table("x:numeric:target\n1"), params); // no feature
            QVERIFY(problem && !problem->hint.empty());
            return;
        }
        QVERIFY(learner().incompatibility(build::table("x:numeric,y:numeric\n1,2"), params)); // no target
        const Table other = learner().info().task == Task::Regression ? blobs(9) : slope(9); // names, or fractions
        const auto problem = learner().incompatibility(other, params);
        QVERIFY(problem && !problem->hint.empty());
        const auto refused = fit(learner(), other);
        QVERIFY(!refused && refused.error().code == ErrorCode::Incompatible);
    }

    void sameSeedSameModelOnAnyThreads_data() { rows(); }
    void sameSeedSameModelOnAnyThreads()
    {
        const Table table = suited(learner(), 150);
        const auto first = fit(learner(), table, 7, 1);
        QVERIFY2(first, why(first).c_str());
        const auto other = fit(learner(), suited(learner(), 60, 5), 8, 1); // leaves nothing behind
        QVERIFY2(other, why(other).c_str());
        const auto again = fit(learner(), table, 7, 1);
        QVERIFY(first->model->weightsHash() == again->model->weightsHash());
        QVERIFY(same(predict(*first->model, table), predict(*again->model, table)));
        // XGBoost and LibTorch sum by thread.
        if (learner().info().id.starts_with("table.boosted_trees") || learner().info().id.starts_with("table.transformer"))
            return;
        const auto two = fit(learner(), table, 7, 2);
        QVERIFY(first->model->weightsHash() == two->model->weightsHash());
    }

    void isTheSameAfterLoading_data() { rows(); }
    void isTheSameAfterLoading()
    {
        const Table table = suited(learner(), 90);
        const auto fitted = fit(learner(), table);
        QVERIFY2(fitted, why(fitted).c_str());
        const TemporaryFolder folder = TemporaryFolder::create("learner").value();
        QVERIFY(fitted->model->save(folder.path()));
        const auto loaded = learner().load(folder.path(), "cpu");
        QVERIFY2(loaded, loaded ? "" : toString(loaded.error()).c_str());
        QVERIFY((*loaded)->classes() == fitted->model->classes());
        QVERIFY((*loaded)->weightsHash() == fitted->model->weightsHash());
        QVERIFY(same(predict(**loaded, table), predict(*fitted->model, table)));
        for (const auto& other : catalogUnderTest())
            if (other.get() != &learner())
                QVERIFY(!other->load(folder.path(), "cpu"));
    }

    void isBetterThanTheBaseline_data() { rows(); }
    void isBetterThanTheBaseline()
    {
        if (isBaseline(learner().info().id))
            QSKIP("It is one");
        const Table test = suited(learner(), 60, 99);
        const auto fitted = fit(learner(), suited(learner(), 240));
        QVERIFY2(fitted, why(fitted).c_str());
        const Predictions answers = predict(*fitted->model, test.withoutColumns({"kind", "price"})); // no target when it answers
        QCOMPARE(answers.size(), std::size_t(60));
        if (learner().info().task == Task::Classification) {
            int right = 0;
            for (std::size_t i = 0; i < 60; ++i)
                right += answers.classes[static_cast<std::size_t>(answers.label(i))] == test.find("kind")->cell(i);
            QVERIFY2(right >= 54, std::to_string(right).c_str()); // the classes do not touch; the majority has 20
            return;
        }
        if (!hasTarget(learner())) {
            findsTheBlobs(answers, test);
            return;
        }
        double error = 0, spread = 0, mean = 0;
        const auto truth = test.find("price")->numbers();
        for (const double value : truth)
            mean += value / 60;
        for (std::size_t i = 0; i < 60; ++i) {
            error += std::pow(answers.value(i) - truth[i], 2);
            spread += std::pow(mean - truth[i], 2);
        }
        QVERIFY2(error < 0.5 * spread, std::to_string(error / spread).c_str());
    }

private:
    /// The three classes lie apart: a cluster holds one of them, and so does a place on the map. None is strange beside
    /// a row far from all.
    void findsTheBlobs(const Predictions& answers, const Table& test)
    {
        const Column& kind = *test.find("kind");
        if (learner().info().task == Task::Clustering) {
            std::map<int, std::map<std::string, int>> inCluster;
            for (std::size_t i = 0; i < 60; ++i)
                if (answers.label(i) >= 0)
                    ++inCluster[answers.label(i)][kind.cell(i)];
            int right = 0;
            for (const auto& [cluster, counts] : inCluster)
                right += std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; })->second;
            QVERIFY2(right >= 54 && inCluster.size() < 20, std::to_string(right).c_str());
            return;
        }
        if (learner().info().task == Task::Anomaly) {
            const auto fitted = fit(learner(), suited(learner(), 240));
            const Predictions strange = predict(*fitted->model, build::table("x:numeric,y:numeric,colour:categorical\n40,55,red"));
            QVERIFY(strange.value(0) > *std::ranges::max_element(answers.values));
            return;
        }
        QVERIFY(answers.outputs.size() >= 2);
        int right = 0;
        for (std::size_t i = 0; i < 60; ++i) {
            std::size_t nearest = i == 0 ? 1 : 0;
            const auto distance = [&](std::size_t j) { return std::hypot(answers.value(i, 0) - answers.value(j, 0), answers.value(i, 1) - answers.value(j, 1)); };
            for (std::size_t j = 0; j < 60; ++j)
                if (j != i && distance(j) < distance(nearest))
                    nearest = j;
            right += kind.cell(i) == kind.cell(nearest);
        }
        QVERIFY2(right >= 54, std::to_string(right).c_str());
    }

private slots:
    void sharesSumToOne_data() { rows(); }
    void sharesSumToOne()
    {
        const Table table = suited(learner(), 60);
        const auto fitted = fit(learner(), table);
        QVERIFY2(fitted, why(fitted).c_str());
        const Predictions answers = predict(*fitted->model, table);
        if (learner().info().task == Task::Classification) {
            QVERIFY((answers.classes == std::vector<std::string>{"a", "b", "c"}));
            for (std::size_t i = 0; i < answers.size(); ++i) {
                float sum = 0;
                for (const float share : answers.row(i)) {
                    QVERIFY(share >= 0 && share <= 1);
                    sum += share;
                }
                QVERIFY(std::abs(sum - 1) < 1e-5f);
            }
        } else if (learner().info().task == Task::Clustering) {
            QCOMPARE(answers.size(), std::size_t(60));
            for (std::size_t i = 0; i < answers.size(); ++i) {
                const float sum = std::accumulate(answers.row(i).begin(), answers.row(i).end(), 0.0f);
                QVERIFY(std::abs(sum - 1) < 1e-5f || (sum == 0 && answers.label(i) == -1));
            }
        } else {
            QVERIFY(answers.values.size() == 60 * answers.outputs.size() && !answers.outputs.empty());
        }
    }

    void answersForWhatItNeverSaw_data() { rows(); }
    void answersForWhatItNeverSaw()
    {
        const auto fitted = fit(learner(), suited(learner(), 60));
        QVERIFY2(fitted, why(fitted).c_str());
        const Predictions answers = predict(*fitted->model, build::table("colour:categorical,y:numeric,x:numeric\nviolet,1,1\n,1,\nred,,"));
        QCOMPARE(answers.size(), std::size_t(3));
        for (const float share : answers.probabilities)
            QVERIFY(std::isfinite(share));
        for (const double value : answers.values)
            QVERIFY(std::isfinite(value));
    }

    void learnsFromOddTables_data() { rows(); }
    void learnsFromOddTables()
    {
        const bool regression = learner().info().task == Task::Regression;
        const std::string target = regression ? ",t:numeric:target\n" : ",t:categorical:target\n";
        const std::vector<std::string> tables{
            "x:numeric" + target + "1,1\n2,2",                                    // two rows
            "x:numeric" + target + "1,1\n2,2\n3,1\n4,2\n5,1",                     // one feature
            "x:numeric,y:numeric" + target + "3,3,1\n3,3,2\n3,3,1\n3,3,2",        // nothing varies
            "x:numeric" + target + "1,1\n1,1\n1,1\n2,2\n2,2\n2,2",                // the same rows again
            "x:numeric,c:categorical" + target + "1,a,1\n,b,2\n3,,1\n4,a,2\n5,b,", // holes, in the target too
            "x:numeric,y:numeric" + target + "1e12,1e-12,1\n-1e12,2e-12,2\n5e11,3e-12,1", // sizes far apart
        };
        for (const std::string& text : tables) {
            const Table table = build::table(text);
            const auto fitted = fit(learner(), table);
            QVERIFY2(fitted, (text + ": " + why(fitted)).c_str());
            const Predictions answers = predict(*fitted->model, table);
            QCOMPARE(answers.size(), table.rows());
            for (const double value : answers.values)
                QVERIFY2(std::isfinite(value), text.c_str());
            for (const float share : answers.probabilities)
                QVERIFY2(std::isfinite(share), text.c_str());
        }
        const auto infinite = fit(learner(), Table::make({{"x", ColumnType::Numeric, Role::Feature, {}},
                                                          {"t", ColumnType::Numeric, Role::Target, {}}},
                                                         {Column::numeric({1, INFINITY, 3, 4}), Column::numeric({1, 2, 1, 2})}).value());
        QVERIFY(!infinite && infinite.error().code == ErrorCode::Numeric);
    }

    void weighsClassesAndRows_data() { rows(); }
    void weighsClassesAndRows()
    {
        Table table = suited(learner(), 60);
        if (learner().info().task == Task::Classification) {
            const auto balanced = fit(learner(), table, 7, 1, {"class_weight=balanced"});
            QVERIFY2(balanced, why(balanced).c_str());
        }
        std::vector<double> weights(60, 1);
        weights[4] = 0;
        table = table.withColumn({"w", ColumnType::Numeric, Role::Weight, {}}, Column::numeric(weights)).value();
        const auto weighted = fit(learner(), table);
        QVERIFY2(weighted, why(weighted).c_str());
        weights[4] = -1;
        const auto negative = fit(learner(), table.withColumn({"w", ColumnType::Numeric, Role::Weight, {}}, Column::numeric(weights)).value());
        QVERIFY(!negative && negative.error().code == ErrorCode::InvalidArgument);
    }

    void cancels_data() { rows(); }
    void cancels()
    {
        QuietObserver observer;
        StoppingProgress progress(0);
        const auto stopped = learner().fit({suited(learner(), 300), Table()}, defaults(learner().parameters()), {}, progress, observer);
        QVERIFY(!stopped && stopped.error().isCancelled());
        QVERIFY(observer.epochs.empty());
    }
};

QTEST_GUILESS_MAIN(TestLearnerContract)
#include "tst_learner_contract.moc"
