// Series: steps of time, seasons, and the algorithms that continue them.
#include "ml/table_cases.h"

#include "base/file.h"
#include "ml/forecast_model.h"
#include "ml/series/arima.h"
#include "ml/series/series_learners.h"
#include "support/table_builder.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QtTest>

#include <cmath>
#include <cstring>
#include <numbers>

using namespace lathe;
using namespace lathe::cases;

namespace {

constexpr double kDay = 86400;

double seconds(const char* text)
{
    return static_cast<double>(*parseTime(text)) / 1e6;
}

std::vector<double> moments(std::initializer_list<const char*> texts)
{
    std::vector<double> all;
    for (const char* text : texts)
        all.push_back(seconds(text));
    return all;
}

/// level + slope·t + swing·sin(2πt/season) + noise, by days.
Table daily(std::size_t rows, double slope, double swing, int season, double noise, std::uint64_t seed = 1)
{
    Random random(seed);
    std::vector<std::int64_t> times;
    std::vector<double> values;
    for (std::size_t t = 0; t < rows; ++t) {
        double sum = 0; // nearly normal (Irwin and Hall)
        for (int i = 0; i < 12; ++i)
            sum += random.uniform();
        times.push_back(static_cast<std::int64_t>(t) * 86'400'000'000);
        values.push_back(100 + slope * static_cast<double>(t) + swing * std::sin(2 * std::numbers::pi * static_cast<double>(t) / season) + noise * (sum - 6));
    }
    return Table::make({{"day", ColumnType::Time, Role::Feature, {}}, {"sales", ColumnType::Numeric, Role::Target, {}}},
                       {Column::time(times), Column::numeric(values)}).value();
}

Table span(const Table& table, std::size_t from, std::size_t count)
{
    std::vector<std::uint32_t> rows;
    for (std::size_t i = 0; i < count; ++i)
        rows.push_back(static_cast<std::uint32_t>(from + i));
    return table.take(rows);
}

double rmse(const Predictions& predictions, const Table& rows)
{
    double sum = 0;
    const Column& truth = *rows.find("sales");
    for (std::size_t i = 0; i < rows.rows(); ++i)
        sum += std::pow(predictions.value(i) - truth.numberAt(i), 2);
    return std::sqrt(sum / static_cast<double>(rows.rows()));
}

std::vector<double> passengers()
{
    QFile file(QStringLiteral(LATHE_SHARED_DATA "/timeseries/classic/airline-passengers.csv"));
    std::vector<double> values;
    if (!file.open(QIODevice::ReadOnly))
        return values;
    file.readLine();
    while (!file.atEnd())
        if (const QList<QByteArray> cells = file.readLine().trimmed().split(','); cells.size() == 2)
            values.push_back(cells[1].toDouble());
    return values;
}

Result<SeriesFit> fitted(const SeriesLearner& learner, std::vector<double> values, int season, const std::vector<std::string>& settings)
{
    const Series series{std::move(values), {}, 0, season};
    const auto params = parseParams(learner.parameters(), settings);
    NoProgress progress;
    QuietObserver observer;
    return learner.fit(series, *params, FitContext{1, 1, progress, observer});
}

bool same(const Predictions& a, const Predictions& b)
{
    return a.values.size() == b.values.size() && std::memcmp(a.values.data(), b.values.data(), a.values.size() * sizeof(double)) == 0;
}

} // namespace

class TestForecast : public QObject {
    Q_OBJECT

    void forecasters()
    {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < builtinLearners().size(); ++i)
            if (builtinLearners().at(i).info().task == Task::Forecasting)
                QTest::newRow(builtinLearners().at(i).info().id.c_str()) << static_cast<int>(i);
    }
    static const Learner& learner()
    {
        QFETCH(int, index);
        return builtinLearners().at(static_cast<std::size_t>(index));
    }

private slots:
    void hoursAreSteps()
    {
        const auto grid = TimeGrid::of(moments({"2020-01-01T00:00", "2020-01-01T01:00", "2020-01-01T02:00", "2020-01-01T03:00", "2020-01-01T04:00"}), true);
        QVERIFY(grid.kind() == TimeGrid::Kind::Steps);
        QCOMPARE(grid.place(seconds("2020-01-02T00:00")), std::int64_t(24));
        QCOMPARE(*grid.time(25), seconds("2020-01-02T01:00"));
        QCOMPARE(grid.naturalSeasons(), (std::vector{24, 168}));
    }

    void monthsAreOfUnequalLength()
    {
        const auto grid = TimeGrid::of(moments({"2019-11-01", "2019-12-01", "2020-01-01", "2020-02-01", "2020-03-01", "2020-04-01"}), true);
        QVERIFY(grid.kind() == TimeGrid::Kind::Months);
        QCOMPARE(grid.place(seconds("2021-11-01")), std::int64_t(24));
        QCOMPARE(grid.place(seconds("2019-10-01")), std::int64_t(-1));
        QCOMPARE(*grid.time(14), seconds("2021-01-01"));
        QCOMPARE(grid.naturalSeasons(), (std::vector{12}));
    }

    void workdaysStandInOrder()
    {
        // Monday to Friday, twice: gaps of one and of three days, a fifth of them long.
        const auto grid = TimeGrid::of(moments({"2024-01-01", "2024-01-02", "2024-01-03", "2024-01-04", "2024-01-05", "2024-01-08", "2024-01-09"}), true);
        QVERIFY(grid.kind() == TimeGrid::Kind::Order);
        QCOMPARE(grid.place(seconds("2024-01-08")), std::int64_t(5));
        const auto longer = grid.with(moments({"2024-01-10", "2024-01-11"}));
        QCOMPARE(longer.place(seconds("2024-01-11")), std::int64_t(8));
    }

    void holesKeepTheirPlaces()
    {
        std::vector<double> some;
        for (int day = 0; day < 40; ++day)
            if (day != 17)
                some.push_back(day * kDay);
        const auto grid = TimeGrid::of(some, true);
        QVERIFY(grid.kind() == TimeGrid::Kind::Steps);
        QCOMPARE(grid.place(39 * kDay), std::int64_t(39));
        QCOMPARE(interpolated(std::vector<double>{NAN, 1, NAN, NAN, 4, NAN}), (std::vector{1.0, 1.0, 2.0, 3.0, 4.0, 4.0}));
    }

    void findsTheSeason()
    {
        const auto valuesOf = [](const Table& table) { return std::vector(table.column(1).numbers().begin(), table.column(1).numbers().end()); };
        const auto days = TimeGrid::of(std::vector{0.0, kDay, 2 * kDay, 3 * kDay}, true);
        QCOMPARE(detectedSeason(valuesOf(daily(200, 0.5, 10, 7, 2)), days), 7);
        QCOMPARE(detectedSeason(valuesOf(daily(200, 0, 10, 11, 2)), TimeGrid()), 11);
        QCOMPARE(detectedSeason(valuesOf(daily(400, 0, 0, 7, 2)), TimeGrid()), 1);
        QCOMPARE(detectedSeason(std::vector(100, 3.0), TimeGrid()), 1);
    }

    /// By hand: (1 − 0.5B)(1 − B²) = 1 − 0.5B − B² + 0.5B³, and (1 − B)(1 − B⁴).
    void polynomialsMultiply()
    {
        const std::vector near{-0.5}, far{-1.0};
        const LagPolynomial both = product(near, far, 2);
        QCOMPARE(both.lags, (std::vector<std::size_t>{1, 2, 3}));
        QCOMPARE(both.coefficients, (std::vector{-0.5, -1.0, 0.5}));
        const LagPolynomial twice = differencing(1, 1, 4);
        QCOMPARE(twice.lags, (std::vector<std::size_t>{1, 4, 5}));
        QCOMPARE(twice.coefficients, (std::vector{-1.0, -1.0, 1.0}));
        QCOMPARE(differencing(2, 0, 1).coefficients, (std::vector{-2.0, 1.0}));
    }

    void suggestsDifferences()
    {
        Random random(3);
        std::vector<double> steady, walk;
        for (int i = 0; i < 300; ++i) {
            steady.push_back(random.uniform());
            walk.push_back((walk.empty() ? 0 : walk.back()) + random.uniform() - 0.45);
        }
        QCOMPARE(suggestedDifferences(steady), 0);
        QCOMPARE(suggestedDifferences(walk), 1);
        QCOMPARE(suggestedSeasonalDifferences(steady, 12), 0);
        const std::vector<double> air = passengers();
        if (air.empty())
            QSKIP("Not here: timeseries/classic/airline-passengers.csv");
        QCOMPARE(suggestedSeasonalDifferences(air, 12), 1);
    }

    /// statsmodels 0.13.5, ExponentialSmoothing(y[:120], trend='add', seasonal='mul', seasonal_periods=12).fit():
    /// sum of squared errors 10764.27, with seasonal='add' 16033.59; RMSE on the other 24 months 32.5.
    void smoothingFitsLikeStatsmodels()
    {
        std::vector<double> air = passengers();
        if (air.empty())
            QSKIP("Not here: timeseries/classic/airline-passengers.csv");
        const std::vector<double> rest(air.begin() + 120, air.end());
        air.resize(120);
        const auto learner = makeExponentialSmoothing();
        for (const auto& [seasonal, squares] : {std::pair("multiplicative", 10764.27), std::pair("additive", 16033.59)}) {
            const auto fit = fitted(*learner, air, 12, {"trend=additive", std::string("seasonal=").append(seasonal)});
            QVERIFY(fit);
            const double own = fit->model->describe()["squares"].get<double>();
            QVERIFY2(own < 1.08 * squares, qPrintable(QString::number(own)));
        }
        const auto chosen = fitted(*learner, air, 12, {});
        QCOMPARE(chosen->model->describe()["seasonal"].get<std::string>(), std::string("multiplicative"));
        const auto state = chosen->model->start({}, 0);
        for (const double value : air)
            state->advance(value);
        double sum = 0;
        const std::vector<double> expected = state->forecast(24);
        for (std::size_t h = 0; h < 24; ++h)
            sum += std::pow(expected[h] - rest[h], 2) / 24;
        QVERIFY2(std::sqrt(sum) < 1.2 * 32.5, qPrintable(QString::number(std::sqrt(sum))));
    }

    /// statsmodels 0.13.5, SARIMAX(log(y), order=(0,1,1), seasonal_order=(0,1,1,12)).fit(): θ −0.4018, Θ −0.5571
    /// (maximum likelihood; Box and Jenkins report −0.40 and −0.61).
    void arimaFindsTheAirlineModel()
    {
        std::vector<double> air = passengers();
        if (air.empty())
            QSKIP("Not here: timeseries/classic/airline-passengers.csv");
        for (double& value : air)
            value = std::log(value);
        const auto learner = makeArima();
        const auto fit = fitted(*learner, air, 12, {"automatic=false", "p=0", "d=1", "q=1", "seasonal_d=1", "seasonal_q=1", "mean=false"});
        QVERIFY(fit);
        const std::vector<double> ma = fit->model->tensors()["ma"].doubles();
        QCOMPARE(ma.size(), std::size_t(3)); // lags 1, 12, 13
        QVERIFY2(std::abs(ma[0] + 0.4018) < 0.06 && std::abs(ma[1] + 0.5571) < 0.08, qPrintable(QString("%1 %2").arg(ma[0]).arg(ma[1])));
        QVERIFY(std::abs(ma[2] - ma[0] * ma[1]) < 1e-9);
        const auto automatic = fitted(*learner, air, 12, {});
        QVERIFY(automatic);
        const auto description = automatic->model->describe();
        QVERIFY2(description["seasonal_order"][1] == 1 && description["order"][1].get<int>() <= 1, description.dump().c_str());
    }

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

    void numbersCanBeTheTime()
    {
        std::vector<double> years, values;
        for (int i = 0; i < 60; ++i) {
            years.push_back(1900 + i);
            values.push_back(3.0 * i);
        }
        const Table table = Table::make({{"year", ColumnType::Numeric, Role::Feature, {}}, {"value", ColumnType::Numeric, Role::Target, {}}},
                                        {Column::numeric(years), Column::numeric(values)}).value();
        const auto fit = cases::fit(**builtinLearners().get("series.exponential_smoothing", "algorithm"), table, 7, 1, {"time=year"});
        QVERIFY2(fit, fit ? "" : toString(fit.error()).c_str());
        const Predictions answers = predict(*fit->model, build::table("year:numeric\n1960\n1961"));
        QVERIFY2(std::abs(answers.value(0) - 180) < 1 && std::abs(answers.value(1) - 183) < 1, qPrintable(QString::number(answers.value(0))));
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

QTEST_GUILESS_MAIN(TestForecast)
#include "tst_forecast.moc"
