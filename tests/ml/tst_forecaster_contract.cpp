// What every forecaster promises, asked of the whole catalog.
#include "ml/catalog_under_test.h"
#include "ml/series_cases.h"

#include "base/file.h"
#include "support/table_builder.h"

#include <QtTest>

#include <cstring>

using namespace lathe;
using namespace lathe::cases;

namespace {

bool same(const Predictions& a, const Predictions& b)
{
    return a.values.size() == b.values.size() && std::memcmp(a.values.data(), b.values.data(), a.values.size() * sizeof(double)) == 0;
}

} // namespace

class TestForecasterContract : public QObject {
    Q_OBJECT

    void forecasters()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < catalogUnderTest().size(); ++i)
            if (catalogUnderTest().at(i).info().task == Task::Forecasting)
                QTest::newRow(catalogUnderTest().at(i).info().id.c_str()) << static_cast<int>(i);
    }
    static const Learner& learner()
    {
        QFETCH(int, index);
        return catalogUnderTest().at(static_cast<std::size_t>(index));
    }

private slots:
    void describesItself_data() { forecasters(); }
    void describesItself()
    {
        const LearnerInfo& info = learner().info();
        QVERIFY(info.id.starts_with("series."));
        for (const std::string& text : {info.name, info.summary, info.strengths, info.limits, info.cost, info.reference})
            QVERIFY(!text.empty());
        for (const ParamSpec& spec : learner().parameters()) {
            QVERIFY2(!spec.problem(spec.defaultValue), spec.name.c_str());
            QVERIFY2(!spec.help.empty(), spec.name.c_str());
        }
    }

    /// Noise with standard deviation 1 is the best that can be reached; the season is worth 10·√½ = 7.
    void followsTrendAndSeason_data() { forecasters(); }
    void followsTrendAndSeason()
    {
        const Table all = daily(400, 0.2, 10, 7, 1);
        const auto fit = cases::fit(learner(), span(all, 0, 350));
        QVERIFY2(fit, fit ? "" : toString(fit.error()).c_str());
        const Table rest = span(all, 350, 50);
        const Predictions answers = predict(*fit->model, rest);
        QCOMPARE(answers.outputs, (std::vector<std::string>{"value", "low_80", "high_80", "low_95", "high_95"}));
        const double off = rmse(answers, rest);
        QVERIFY2(off < (learner().info().isBaseline ? 3 : 1.7), qPrintable(QString::number(off)));
        int within80 = 0, within95 = 0;
        for (std::size_t i = 0; i < rest.rows(); ++i) {
            const double truth = rest.column(1).numberAt(i);
            within80 += truth >= answers.value(i, 1) && truth <= answers.value(i, 2);
            within95 += truth >= answers.value(i, 3) && truth <= answers.value(i, 4);
        }
        // Binomial(50, 0.8) is at least 30 and Binomial(50, 0.95) at least 42 with 99.9 %.
        QVERIFY2(within80 >= 30 && within95 >= 42, qPrintable(QString("%1 %2").arg(within80).arg(within95)));
    }

    void savesAndLoads_data() { forecasters(); }
    void savesAndLoads()
    {
        const Table all = daily(200, 0.2, 10, 7, 1);
        const auto fit = cases::fit(learner(), span(all, 0, 150), 7, 1, {}, span(all, 150, 20));
        QVERIFY2(fit, fit ? "" : toString(fit.error()).c_str());
        const auto folder = TemporaryFolder::create("lathe-forecast");
        QVERIFY(fit->model->save(folder->path()));
        const auto loaded = learner().load(folder->path(), "cpu");
        QVERIFY2(loaded, loaded ? "" : toString(loaded.error()).c_str());
        QVERIFY(same(predict(**loaded, all), predict(*fit->model, all)));
        QCOMPARE((*loaded)->weightsHash(), fit->model->weightsHash());
        const auto again = cases::fit(learner(), span(all, 0, 150), 7, 2, {}, span(all, 150, 20));
        QCOMPARE(again->model->weightsHash(), fit->model->weightsHash());
    }

    void originsRoll_data() { forecasters(); }
    void originsRoll()
    {
        const Table all = daily(200, 0.2, 10, 7, 1);
        const auto fit = cases::fit(learner(), span(all, 0, 150), 7, 1, {"horizon=7"});
        QVERIFY(fit);
        const Table rest = span(all, 150, 28);
        const Predictions known = predict(*fit->model, rest);
        // The order of rows is nothing.
        std::vector<std::uint32_t> backwards;
        for (std::uint32_t i = 28; i-- > 0;)
            backwards.push_back(i);
        const Predictions turned = predict(*fit->model, rest.take(backwards));
        for (std::size_t i = 0; i < 28; ++i)
            QCOMPARE(turned.value(i), known.value(27 - i));
        // Without their values the first week is the same, and the fourth is less sure.
        const Predictions blind = predict(*fit->model, rest.withoutColumns({"sales"}));
        for (std::size_t i = 0; i < 7; ++i)
            QCOMPARE(blind.value(i), known.value(i));
        QVERIFY(blind.value(27, 2) - blind.value(27, 1) > known.value(27, 2) - known.value(27, 1));
        // A value may not change what is said of its own week.
        std::vector<double> wild(rest.column(1).numbers().begin(), rest.column(1).numbers().end());
        wild[10] = 1e4;
        const Table changed = *rest.withColumn({"sales", ColumnType::Numeric, Role::Target, {}}, Column::numeric(wild));
        const Predictions after = predict(*fit->model, changed);
        for (std::size_t i = 0; i < 14; ++i)
            QCOMPARE(after.value(i), known.value(i));
    }

    void unknownValuesAreBridged_data() { forecasters(); }
    void unknownValuesAreBridged()
    {
        const Table all = daily(200, 0.2, 10, 7, 1);
        std::vector<double> values(all.column(1).numbers().begin(), all.column(1).numbers().end());
        std::vector<std::uint32_t> rows;
        for (std::uint32_t i = 0; i < 200; ++i) {
            if (i % 17 == 5)
                values[i] = kMissingNumber;
            if (i % 23 != 9 || i >= 150)
                rows.push_back(i);
        }
        const Table holed = all.withColumn({"sales", ColumnType::Numeric, Role::Target, {}}, Column::numeric(values))->take(rows);
        const std::size_t learned = rows.size() - 50;
        const auto fit = cases::fit(learner(), span(holed, 0, learned));
        QVERIFY2(fit, fit ? "" : toString(fit.error()).c_str());
        const Table rest = span(all, 150, 50);
        QVERIFY2(rmse(predict(*fit->model, rest), rest) < (learner().info().isBaseline ? 3.5 : 2.5), qPrintable(QString::number(rmse(predict(*fit->model, rest), rest))));
    }

    void saysWhatItCannotLearnFrom_data() { forecasters(); }
    void saysWhatItCannotLearnFrom()
    {
        const Params params = defaults(learner().parameters());
        const auto refuses = [&](const Table& table, const char* word) {
            const auto problem = learner().incompatibility(table, params);
            return problem && QString::fromStdString(problem->message).contains(word) && !problem->hint.empty();
        };
        QVERIFY(!learner().incompatibility(daily(30, 0, 1, 7, 1), params));
        QVERIFY(learner().incompatibility(ItemSet{}, params));
        QVERIFY(refuses(build::table("x:numeric,y:numeric:target\n1,2"), "no column of times"));
        QVERIFY(refuses(build::table("t:time,y:numeric\n2020-01-01,2"), "no target"));
        QVERIFY(refuses(build::table("t:time,y:categorical:target\n2020-01-01,a"), "holds no numbers"));
        QVERIFY(refuses(build::table("t:time,y:numeric:target\n2020-01-01,1\n2020-01-01,2"), "Several rows"));
        std::vector<Part> parts(30, Part::Train);
        parts[3] = Part::Test;
        QVERIFY(refuses(*daily(30, 0, 1, 7, 1).withParts(parts), "mixed in time"));
        const auto few = cases::fit(learner(), daily(5, 0, 1, 7, 1));
        QVERIFY(!few && few.error().code == ErrorCode::InvalidArgument);
        const auto longSeason = cases::fit(learner(), daily(30, 0, 1, 7, 1), 7, 1, {"season=20"});
        QVERIFY(!longSeason && longSeason.error().code == ErrorCode::InvalidArgument);
    }

    void stops_data() { forecasters(); }
    void stops()
    {
        StoppingProgress progress(0);
        QuietObserver observer;
        const auto fit = learner().fit({daily(100, 0, 1, 7, 1), Table()}, defaults(learner().parameters()), TrainingSetup{}, progress, observer);
        QVERIFY(!fit && fit.error().isCancelled());
    }
};

QTEST_GUILESS_MAIN(TestForecasterContract)
#include "tst_forecaster_contract.moc"
