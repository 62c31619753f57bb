#include "eval/clustering.h"
#include "eval/metric.h"

#include <QtTest>

#include <cmath>

using namespace lathe;

namespace {

Predictions valuesOf(std::vector<double> values)
{
    Predictions predictions;
    predictions.outputs = {"value"};
    predictions.values = std::move(values);
    return predictions;
}

Truth truthOf(std::vector<double> values)
{
    return {{}, std::move(values)};
}

const std::vector<double> kTruth{3, -0.5, 2, 7, 4.25, 1, 9, 2.5};
const std::vector<double> kPredicted{2.5, 0, 2, 8, 4, 1.5, 7.5, 2.75};

const Matrix kPoints{10, 2, {0, 0, 1, 0.5, 0.5, 1, 5, 5, 6, 5.5, 5.5, 6.5, 9, 0, 9.5, 1, 2, 2, 10, 0.5}};
const std::vector<std::int32_t> kClasses{0, 0, 1, 1, 1, 1, 2, 2, 2, 2};

void compare(const Evaluation& evaluation, const std::string& id, double expected)
{
    const Measurement& measured = evaluation.metrics.at(id);
    QVERIFY2(measured.value && std::abs(*measured.value - expected) <= 1e-12 * std::max(1.0, expected),
             qPrintable(QString("%1 %2").arg(QString::fromStdString(id)).arg(measured.value.value_or(NAN), 0, 'g', 17)));
}

} // namespace

class TestRegression : public QObject {
    Q_OBJECT

private slots:
    /// sklearn.metrics.r2_score, mean_squared_error ** 0.5, mean_absolute_error, mean_absolute_percentage_error.
    void agreesWithScikitLearn()
    {
        const Evaluation evaluation = evaluate(valuesOf(kPredicted), truthOf(kTruth)).value();
        QVERIFY(evaluation.task == Task::Regression);
        QCOMPARE(evaluation.items, 8);
        compare(evaluation, "r2", 0.9400476893380265);
        compare(evaluation, "rmse", 0.7180703308172536);
        compare(evaluation, "mae", 0.5625);
        compare(evaluation, "mape", 0.2668767507002801);
        for (const auto& [id, measured] : evaluation.metrics)
            QVERIFY2(measured.low && *measured.low <= *measured.value && *measured.value <= *measured.high, id.c_str());
        QVERIFY(evaluation.classes.empty() && evaluation.confusion.empty());
    }

    /// The sum of squares about the mean must not drown in the mean.
    void r2KeepsItsDigitsFarFromZero()
    {
        std::vector<double> truth = kTruth, predicted = kPredicted;
        for (double& value : truth)
            value += 1e9;
        for (double& value : predicted)
            value += 1e9;
        const Evaluation evaluation = evaluate(valuesOf(predicted), truthOf(truth), {.resamples = 0}).value();
        QVERIFY(std::abs(*evaluation.metrics.at("r2").value - 0.9400476893380265) < 1e-9);
    }

    void undefinedSaysWhy()
    {
        const Evaluation constant = evaluate(valuesOf({1, 2}), truthOf({0, 0})).value();
        QCOMPARE(constant.metrics.at("r2").undefined, std::string("undefined because all true values are equal"));
        QCOMPARE(constant.metrics.at("mape").undefined, std::string("undefined because 2 true values are 0"));
        QCOMPARE(*constant.metrics.at("mae").value, 1.5);
        const Evaluation one = evaluate(valuesOf({1}), truthOf({2})).value();
        QCOMPARE(one.metrics.at("r2").undefined, std::string("undefined because there is only one item"));
        const Evaluation none = evaluate(valuesOf({1, 2}), truthOf({NAN, NAN})).value();
        QCOMPARE(none.left, 2);
        for (const auto& [id, measured] : none.metrics)
            QCOMPARE(measured.undefined, std::string("undefined because there are no items with a true value"));
    }

    void itemsWithoutAValueAreLeftOut()
    {
        Predictions predictions = valuesOf({1, NAN, 3, 5});
        predictions.errors = {"", "", "not a number", ""};
        const Evaluation evaluation = evaluate(predictions, truthOf({2, 2, 2, NAN})).value();
        QCOMPARE(evaluation.items, 1);
        QCOMPARE(evaluation.left, 3);
        QCOMPARE(*evaluation.metrics.at("mae").value, 1.0);
    }

    void judgesTheValueAmongQuantiles()
    {
        Predictions predictions;
        predictions.outputs = {"q05", "value", "q95"};
        predictions.values = {0, 1, 2, 4, 5, 6};
        QCOMPARE(*evaluate(predictions, truthOf({1, 7})).value().metrics.at("mae").value, 1.0);
    }

    void refusesWhatDoesNotFit()
    {
        QVERIFY(evaluate(valuesOf({1, 2}), truthOf({1})).error().code == ErrorCode::InvalidArgument);
        QVERIFY(evaluate(valuesOf({1, INFINITY}), truthOf({1, 2})).error().code == ErrorCode::Numeric);
        QVERIFY(evaluate(Predictions{}, Truth{}).error().code == ErrorCode::InvalidArgument);
        Predictions ragged = valuesOf({1, 2, 3});
        ragged.outputs = {"value", "q95"};
        QVERIFY(!evaluate(ragged, truthOf({1})));
    }

    /// The mean of 400 absolute errors, half 0 and half 2: the bootstrap of their mean is 1 ± 1.96 · 1 / 20.
    void intervalsMatchTheCentralLimit()
    {
        std::vector<double> predicted(400), truth(400, 1);
        for (std::size_t i = 0; i < predicted.size(); ++i)
            predicted[i] = i % 2 == 0 ? 1 : 3;
        const Measurement mae = evaluate(valuesOf(predicted), truthOf(truth)).value().metrics.at("mae");
        QVERIFY(std::abs(*mae.low - 0.902) < 0.02);
        QVERIFY(std::abs(*mae.high - 1.098) < 0.02);
    }

    void text()
    {
        // Errors 1, −1 and 2000: R² = 1 − 4000002 / 2, RMSE √1333334, MAE 2002 / 3, MAPE (1 + ½ + 2000/3) / 3;
        // the truth is 1, 2, 3 and one is missing, so that the squares about the mean are 2.
        const Evaluation evaluation = evaluate(valuesOf({0, 3, -1997, 4}), truthOf({1, 2, 3, NAN}), {.resamples = 0}).value();
        QCOMPARE(QString::fromStdString(toText(evaluation)), QString("3 items, 1 left out (no true value or no prediction)\n"
                                                                     "\n"
                                                                     "metric                   value  95 % interval\n"
                                                                     "r2                    -2000000.0\n"
                                                                     "rmse                    1154.7\n"
                                                                     "mae                   667.3333\n"
                                                                     "mape                  222.7222\n"));
    }

    /// sklearn.metrics.silhouette_score, davies_bouldin_score, calinski_harabasz_score(X, clusters),
    /// adjusted_rand_score(classes, clusters).
    void clustersAgreeWithScikitLearn_data()
    {
        QTest::addColumn<QList<int>>("clusters");
        QTest::addColumn<QList<double>>("expected");
        QTest::newRow("three clusters") << QList<int>{0, 0, 0, 1, 1, 1, 2, 2, 0, 2}
                                        << QList<double>{0.7963983156481993, 0.230104199042487, 90.00591715976331, 0.39114391143911437};
        QTest::newRow("one alone") << QList<int>{0, 0, 0, 1, 1, 1, 2, 2, 7, 2}
                                   << QList<double>{0.6379330428750409, 0.233622028439911, 100.61363636363636, 0.5238095238095238};
    }
    void clustersAgreeWithScikitLearn()
    {
        QFETCH(QList<int>, clusters);
        QFETCH(QList<double>, expected);
        NoProgress progress;
        const std::vector<std::int32_t> numbers(clusters.begin(), clusters.end());
        const Evaluation evaluation = evaluateClusters(kPoints, numbers, kClasses, progress).value();
        compare(evaluation, "silhouette", expected[0]);
        compare(evaluation, "davies_bouldin", expected[1]);
        compare(evaluation, "calinski_harabasz", expected[2]);
        compare(evaluation, "adjusted_rand", expected[3]);
        QVERIFY(toText(evaluation).find("silhouette") != std::string::npos);
    }

    void clustersWithoutASenseSayWhy()
    {
        NoProgress progress;
        const std::vector<std::int32_t> one(10, 0), noise(10, -1);
        QCOMPARE(evaluateClusters(kPoints, one, {}, progress)->metrics.at("silhouette").undefined,
                 std::string("undefined because there are fewer than two clusters"));
        QCOMPARE(evaluateClusters(kPoints, noise, {}, progress)->left, 10);
        QVERIFY(!evaluateClusters(kPoints, one, {}, progress)->metrics.contains("adjusted_rand"));
        QVERIFY(!evaluateClusters(kPoints, std::vector<std::int32_t>(9, 0), {}, progress));
        Matrix missing = kPoints;
        missing.values[3] = NAN;
        QVERIFY(evaluateClusters(missing, one, {}, progress).error().code == ErrorCode::Numeric);
    }

    /// Rows beyond the sample are drawn: the score of two far heaps hardly changes.
    void manyRowsAreSampled()
    {
        NoProgress progress;
        Matrix points{1000, 1, std::vector<double>(1000)};
        std::vector<std::int32_t> clusters(1000);
        for (std::size_t i = 0; i < 1000; ++i) {
            clusters[i] = i % 2;
            points.values[i] = 100.0 * (i % 2) + double(i % 10) / 10;
        }
        const double all = *evaluateClusters(points, clusters, {}, progress)->metrics.at("silhouette").value;
        const double some = *evaluateClusters(points, clusters, {}, progress, {200, 1})->metrics.at("silhouette").value;
        QVERIFY(some != all && std::abs(some - all) < 0.01);
    }

    void everyTaskNamesItsMetrics()
    {
        std::vector<std::string> ids;
        for (const Task task : {Task::Regression, Task::Clustering})
            for (const MetricInfo& info : metricInfos(task)) {
                QVERIFY(info.task == task);
                ids.push_back(info.id);
            }
        QCOMPARE(ids, (std::vector<std::string>{"r2", "rmse", "mae", "mape", "silhouette", "davies_bouldin", "calinski_harabasz", "inertia", "adjusted_rand"}));
        QCOMPARE(metricInfos(Task::Classification).size(), builtinMetrics().size());
    }
};

QTEST_GUILESS_MAIN(TestRegression)
#include "tst_regression.moc"
