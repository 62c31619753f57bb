#include "data/column_meaning.h"
#include "data/distinct.h"
#include "data/histogram.h"
#include "data/profile.h"
#include "data/quantile.h"
#include "base/random.h"
#include "support/csv_table.h"
#include "support/shared_data.h"
#include "support/table_builder.h"

#include <QtTest>

#include <numeric>

using namespace lathe;

namespace {

ColumnProfile profileOf(const Table& table, std::size_t column = 0)
{
    NoProgress progress;
    return profileColumn(table.field(column), table.column(column), progress).value();
}

ColumnProfile profileOf(const std::vector<double>& values, const std::string& name = "x")
{
    return profileOf(Table::make({{name, ColumnType::Numeric, Role::Feature, {}}}, {Column::numeric(values)}).value());
}

ColumnProfile profileOf(const Table& table, std::string_view name)
{
    return profileOf(table, table.schema().get(name).value());
}

std::int64_t total(const std::vector<ProfileBar>& bars)
{
    return std::accumulate(bars.begin(), bars.end(), std::int64_t(0), [](std::int64_t sum, const ProfileBar& bar) { return sum + bar.count; });
}

class Stopped final : public Progress {
public:
    bool stopRequested() const override { return true; }
    void set(std::int64_t, std::int64_t, std::string_view) override {}
};

#define COMPARE_REAL(actual, expected) QVERIFY2(std::abs((actual) - (expected)) <= 1e-9 * std::max(1.0, std::abs(expected)), qPrintable(QString::number(actual, 'g', 17)))

} // namespace

class TestProfile : public QObject {
    Q_OBJECT

private slots:
    /// By hand: 1 2 3 4 100 and one missing. Mean 22; deviations −21 −20 −19 −18 78: squares 7610, / 4 = 1902.5.
    /// Quartiles are the second and fourth of five; fences 2 − 3 and 4 + 3.
    void numbers()
    {
        const ColumnProfile profile = profileOf(std::vector<double>{3, 1, 100, kMissingNumber, 4, 2});
        QCOMPARE(profile.rows, 6);
        QCOMPARE(profile.missing, 1);
        QCOMPARE(profile.distinct, 5);
        QCOMPARE(*profile.minimum, 1.0);
        QCOMPARE(*profile.maximum, 100.0);
        QCOMPARE(*profile.mean, 22.0);
        COMPARE_REAL(*profile.deviation, std::sqrt(1902.5));
        QCOMPARE(*profile.lowerQuartile, 2.0);
        QCOMPARE(*profile.median, 3.0);
        QCOMPARE(*profile.upperQuartile, 4.0);
        QCOMPARE(profile.outliers, 1);
        QVERIFY(profile.isWhole);
        QCOMPARE(profile.decimals, 0);
    }

    /// pandas: x.mean(), x.std(), x.quantile([.25, .5, .75]), x.nunique(), ((x < q1 - 1.5 iqr) | (x > q3 + 1.5 iqr)).sum(),
    /// scipy.stats.skew(x).
    void agreesWithPandas_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QList<double>>("expected"); // missing, distinct, min, max, mean, std, q1, median, q3, skew, outliers, zeros
        QTest::newRow("population") << "california_housing/housing.csv" << "population"
                                    << QList<double>{0, 3888, 3, 35682, 1425.4767441860465, 1132.4621217653375, 787, 1166, 1725, 4.93549950885852, 1196, 0};
        QTest::newRow("bedrooms") << "california_housing/housing.csv" << "total_bedrooms"
                                  << QList<double>{207, 1923, 1, 6445, 537.8705525375618, 421.3850700740322, 296, 435, 647, 3.45929235876747, 1271, 0};
        QTest::newRow("fare") << "titanic/titanic_seaborn.csv" << "fare"
                              << QList<double>{0, 248, 0, 512.3292, 32.204207968574636, 49.693428597180905, 7.9104, 14.4542, 31, 4.7792532923523745, 116, 15};
    }
    void agreesWithPandas()
    {
        QFETCH(QString, file);
        QFETCH(QString, column);
        QFETCH(QList<double>, expected);
        const std::string path = "tabular/" + file.toStdString();
        LATHE_NEED_SHARED_DATA(path);
        const ColumnProfile profile = profileOf(build::csvTable(sharedData(path), ""), column.toStdString());
        const QList<double> actual{double(profile.missing), double(profile.distinct), *profile.minimum, *profile.maximum,
                                   *profile.mean, *profile.deviation, *profile.lowerQuartile, *profile.median,
                                   *profile.upperQuartile, *profile.skewness, double(profile.outliers), double(profile.zeros)};
        for (int i = 0; i < expected.size(); ++i)
            COMPARE_REAL(actual[i], expected[i]);
        QCOMPARE(total(profile.bars), profile.rows - profile.missing);
        QVERIFY(profile.bars.size() <= 20);
        QVERIFY(profile.bars.back().isOverflow); // all three have a long tail
    }

    /// As NumPy does it: np.quantile([1, 2, 4, 8], [0, .25, .5, .75, 1]) is 1, 1.75, 3, 5, 8.
    void quantilesByRank()
    {
        const std::vector<double> values{8, 1, kMissingNumber, 4, 2, INFINITY};
        const std::vector<double> shares{0, 0.25, 0.5, 0.75, 1};
        QCOMPARE(quantiles(values, shares), (std::vector<double>{1, 1.75, 3, 5, 8}));
        QVERIFY(quantiles(std::vector<double>{kMissingNumber}, shares).empty());
        // Against a full sort, over all magnitudes and both signs.
        Random random(3);
        std::vector<double> many(10001);
        for (double& value : many)
            value = (random.uniform() - 0.5) * std::pow(10, random.uniform() * 40 - 20);
        std::vector<double> sorted = many;
        std::sort(sorted.begin(), sorted.end());
        const std::vector<double> some{0.0001, 0.02, 0.5, 0.501, 0.9999};
        const std::vector<double> found = quantiles(many, some);
        for (std::size_t i = 0; i < some.size(); ++i)
            QCOMPARE(found[i], sorted[std::size_t(std::lround(some[i] * 10000))]);
    }

    void edgesAreRound_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<bool>("isWhole");
        QTest::addColumn<QList<double>>("edges");
        QTest::newRow("one bar a whole number") << 1.0 << 3.0 << true << QList<double>{1, 2, 3, 4};
        QTest::newRow("tenths") << 0.0 << 0.9 << false << QList<double>{0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9};
        QTest::newRow("negative") << -3.0 << 41.0 << true << QList<double>{-5, 0, 5, 10, 15, 20, 25, 30, 35, 40, 45};
        QTest::newRow("one number") << 7.0 << 7.0 << true << QList<double>{7, 8};
    }
    void edgesAreRound()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(bool, isWhole);
        QFETCH(QList<double>, edges);
        const std::vector<double> found = numberEdges(low, high, isWhole, 20);
        QCOMPARE(QList<double>(found.begin(), found.end()), edges);
    }

    /// Whatever the range, edges rise, span it, and are not too many.
    void edgesHoldAnything()
    {
        const std::vector<double> ends{0, 1, -1, 1e-310, 1e308, -1e308, 5e-324, 1e15, 1e15 + 1, 1e17, 3.5, -273.15};
        for (const double a : ends)
            for (const double b : ends) {
                const double low = std::min(a, b);
                const double high = std::max(a, b);
                for (const bool isTime : {false, true}) {
                    const std::vector<double> edges = isTime ? timeEdges(low, high, 20) : numberEdges(low, high, low == std::floor(low) && high == std::floor(high), 20);
                    QVERIFY(edges.size() >= 2 && edges.size() <= 21);
                    QVERIFY2(edges.front() <= low && edges.back() >= high, qPrintable(QString("%1 %2").arg(low).arg(high)));
                    QVERIFY(std::is_sorted(edges.begin(), edges.end()));
                }
            }
    }

    void timeEdgesFollowTheCalendar()
    {
        const auto seconds = [](const char* text) { return static_cast<double>(*parseTime(text)) / 1e6; };
        const std::vector<double> edges = timeEdges(seconds("2019-11-20"), seconds("2020-10-03"), 20);
        QCOMPARE(edges.front(), seconds("2019-11-01"));
        QCOMPARE(edges[4], seconds("2020-03-01"));
        QCOMPARE(edges.back(), seconds("2020-11-01"));
    }

    void farValuesHaveABarOfTheirOwn()
    {
        std::vector<double> values(1000);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = double(1 + i % 7);
        values[293] = 100;
        const ColumnProfile profile = profileOf(values, "bedrooms");
        QCOMPARE(profile.bars.size(), std::size_t(8));
        QVERIFY(profile.bars.back().isOverflow);
        QCOMPARE(profile.bars.back().count, 1);
        QCOMPARE(profile.bars.front().low, 1.0);
        QCOMPARE(total(profile.bars), 1000);
        // An even spread has none.
        std::iota(values.begin(), values.end(), 0);
        QVERIFY(!profileOf(values).bars.back().isOverflow);
    }

    void infinitiesDoNoHarm()
    {
        const ColumnProfile profile = profileOf(std::vector<double>{1, 2, INFINITY, -INFINITY, kMissingNumber, 3});
        QCOMPARE(profile.missing, 1);
        QCOMPARE(*profile.mean, 2.0);
        QCOMPARE(*profile.maximum, 3.0);
        QCOMPARE(profile.outliers, 2);
        QCOMPARE(total(profile.bars), 5);
        const ColumnProfile none = profileOf(std::vector<double>{kMissingNumber, kMissingNumber});
        QVERIFY(none.bars.empty() && !none.mean && none.distinct == 0);
        QVERIFY(profileOf(std::vector<double>{}).bars.empty());
    }

    void categories()
    {
        const ColumnProfile profile = profileOf(build::table("c:categorical, n:numeric\nred, 1\nblue, 1\nred, 1\n, 1\nred, 1\ngrün, 1"));
        QCOMPARE(profile.missing, 1);
        QCOMPARE(profile.distinct, 3);
        QCOMPARE(profile.topValues.size(), std::size_t(3));
        QCOMPARE(profile.topValues[0].label, std::string("red"));
        QCOMPARE(profile.topValues[0].count, 3);
        QCOMPARE(profile.bars[1].label, std::string("blue"));
        QCOMPARE(profile.meanLength, 17 / 5.0);
    }

    void manyCategoriesEndInOthers()
    {
        std::vector<std::optional<std::string>> values;
        for (int i = 0; i < 30; ++i)
            for (int times = 0; times < 31 - i; ++times)
                values.push_back("c" + std::to_string(i));
        const ColumnProfile profile = profileOf(Table::make({{"c", ColumnType::Categorical, {}, {}}}, {Column::categorical(values)}).value());
        QCOMPARE(profile.bars.size(), std::size_t(20));
        QCOMPARE(profile.bars.back().label, std::string("11 others"));
        QCOMPARE(profile.bars.back().count, 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10 + 11 + 12);
        QCOMPARE(profile.topValues.size(), std::size_t(10));
    }

    /// Exact to 100,000; beyond, within four standard errors of 0.8 %.
    void distinctValuesAreCounted()
    {
        NoProgress progress;
        const auto count = [&](std::size_t different) {
            std::vector<double> values(300'000);
            for (std::size_t i = 0; i < values.size(); ++i)
                values[i] = double(i % different) * 0.25;
            return distinctValues(Column::numeric(std::move(values)), 3, progress).value();
        };
        QCOMPARE(count(100'000).count, 100'000);
        QVERIFY(!count(100'000).isEstimated);
        const DistinctValues many = count(250'000);
        QVERIFY(many.isEstimated);
        QVERIFY2(std::abs(double(many.count) / 250'000 - 1) < 0.032, qPrintable(QString::number(many.count)));
        std::vector<std::optional<std::string>> texts;
        for (int i = 0; i < 200'000; ++i)
            texts.push_back(i % 4 == 0 ? "frequent" : "text " + std::to_string(i));
        const DistinctValues found = distinctValues(Column::text(texts), 3, progress).value();
        QVERIFY2(std::abs(double(found.count) / 150'001 - 1) < 0.032, qPrintable(QString::number(found.count)));
        QCOMPARE(found.top.size(), std::size_t(1));
        QCOMPARE(found.top[0].count, 50'000);
    }

    void zerosAreOneValue()
    {
        const ColumnProfile profile = profileOf(std::vector<double>{0.0, -0.0, 1});
        QCOMPARE(profile.distinct, 2);
        QCOMPARE(profile.zeros, 2);
        QCOMPARE(profile.negatives, 0);
    }

    void decimalsAsWritten()
    {
        QCOMPARE(profileOf(std::vector<double>{0.1, 7.25, 123456.789, 3}).decimals, 3);
        QCOMPARE(profileOf(std::vector<double>{1 / 3.0}).decimals, 6);
        QVERIFY(!profileOf(std::vector<double>{0.5}).isWhole);
    }

    void units_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("unit");
        for (const auto& [name, unit] : std::vector<std::pair<const char*, const char*>>{
                 {"sepal length (cm)", "cm"}, {"bill_length_mm", "mm"}, {"price_usd", "$"}, {"share [%]", "%"}, {"distanceKm", "km"},
                 {"days", ""}, {"price", ""}, {"name (1912)", ""}, {"min", ""}, {"hours-per-week", ""}, {"weight (stone)", "stone"}})
            QTest::newRow(name) << name << unit;
    }
    void units()
    {
        QFETCH(QString, name);
        QTEST(QString::fromStdString(unitInName(name.toStdString())), "unit");
    }

    void suspicions_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("suspected");
        // Column of 40 rows: `first` with %1 from 1 to 40 in every row, or the two in turn.
        QTest::newRow("numbered rows") << "row" << "%1" << "" << "identifier";
        QTest::newRow("named numbers") << "sale_id" << "7%1" << "" << "identifier";
        QTest::newRow("numbers") << "area" << "7%1" << "" << "";
        QTest::newRow("real numbers") << "length" << "%1.5" << "" << "";
        QTest::newRow("one value") << "x" << "5" << "5" << "constant";
        QTest::newRow("money") << "house_price" << "1%1000" << "" << "currency";
        QTest::newRow("years") << "yr_built" << "1910" << "1920" << "year";
        QTest::newRow("codes") << "pclass" << "1" << "3" << "category as number";
        QTest::newRow("post") << "zip" << "90210" << "90211" << "postal code";
        QTest::newRow("post of texts") << "zip" << "x" << "y" << "";
        QTest::newRow("mail") << "contact" << "a%1@b.org" << "" << "email";
        QTest::newRow("links") << "site" << "https://b.org/%1" << "" << "url";
        QTest::newRow("days") << "day" << "%1.12.1999" << "" << "date as text";
        QTest::newRow("tickets") << "ticket" << "A/%1" << "" << "identifier";
        QTest::newRow("sentences") << "remark" << "seen %1 times" << "" << "";
    }
    void suspicions()
    {
        QFETCH(QString, name);
        QFETCH(QString, first);
        QFETCH(QString, second);
        QFETCH(QString, suspected);
        std::vector<std::optional<std::string>> cells;
        std::vector<double> numbers;
        bool isNumeric = true;
        for (int i = 1; i <= 40; ++i) {
            QString cell = i % 2 == 0 && !second.isEmpty() ? second : first;
            cell.replace("%1", QString::number(i));
            bool isNumber = false;
            numbers.push_back(cell.toDouble(&isNumber));
            isNumeric = isNumeric && isNumber;
            cells.push_back(cell.toStdString());
        }
        const Column column = isNumeric ? Column::numeric(numbers) : Column::text(cells);
        const Table table = Table::make({{name.toStdString(), column.type(), Role::Feature, {}}}, {column}).value();
        QCOMPARE(QString::fromStdString(profileOf(table).suspected), suspected);
    }

    void tablesOnThreads()
    {
        NoProgress progress;
        std::vector<Field> fields;
        std::vector<Column> columns;
        for (int i = 0; i < 12; ++i) {
            fields.push_back({"c" + std::to_string(i), ColumnType::Numeric, Role::Feature, {}});
            columns.push_back(Column::numeric(std::vector<double>(100, i)));
        }
        const auto profiles = profileTable(Table::make(fields, columns).value(), 4, progress).value();
        for (std::size_t i = 0; i < profiles.size(); ++i) {
            QCOMPARE(profiles[i].name, fields[i].name);
            QCOMPARE(*profiles[i].mean, double(i));
        }
        Stopped stopped;
        QVERIFY(profileTable(Table::make(fields, columns).value(), 2, stopped).error().isCancelled());
    }

    void speed()
    {
        // Off by default: LATHE_SPEED_ROWS=10000000 tells how long a long column takes.
        const std::size_t rows = qEnvironmentVariableIntValue("LATHE_SPEED_ROWS");
        if (rows == 0)
            QSKIP("Set LATHE_SPEED_ROWS to measure");
        Random random(1);
        std::vector<double> values(rows);
        for (double& value : values)
            value = std::round(random.uniform() * random.uniform() * 1e6) / 100;
        const Table table = Table::make({{"x", ColumnType::Numeric, {}, {}}}, {Column::numeric(std::move(values))}).value();
        QBENCHMARK_ONCE { profileOf(table); }
    }
};

QTEST_GUILESS_MAIN(TestProfile)
#include "tst_profile.moc"
