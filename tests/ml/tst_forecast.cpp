// Series: steps of time, seasons, and the algorithms that continue them.
#include "ml/series_cases.h"

#include "ml/forecast_model.h"
#include "ml/series/arima.h"
#include "ml/series/series_learners.h"
#include "support/table_builder.h"

#include <nlohmann/json.hpp>

#include <QFile>
#include <QtTest>

#include <cmath>

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

} // namespace

class TestForecast : public QObject {
    Q_OBJECT

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
};

QTEST_GUILESS_MAIN(TestForecast)
#include "tst_forecast.moc"
