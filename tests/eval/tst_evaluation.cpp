// Metrics, intervals and their undefined states.
#include "base/random.h"
#include "eval/evaluation.h"
#include "eval/metric.h"
#include "judged_cases.h"

#include <QtTest>

#include <cmath>

using namespace lathe;

namespace {

Predictions certain(std::vector<std::string> classes, const std::vector<int>& labels)
{
    Predictions predictions;
    predictions.classes = std::move(classes);
    for (const int label : labels)
        for (int c = 0; c < std::ssize(predictions.classes); ++c)
            predictions.probabilities.push_back(c == label ? 1.0f : 0.0f);
    return predictions;
}

void compare(const Measurement& measured, const nlohmann::json& expected, const std::string& what)
{
    QVERIFY2(measured.value.has_value(), (what + ": " + measured.undefined).c_str());
    const double difference = std::abs(*measured.value - expected.get<double>());
    QVERIFY2(
        difference <= 1e-9,
        (what + " is " + std::to_string(*measured.value) + ", not " + expected.dump()).c_str());
    QVERIFY2(measured.undefined.empty(), what.c_str());
}

/// Random probabilities of `classes` classes for `items` items, the truth favoured.
Predictions randomPredictions(std::size_t items, std::size_t classes,
                              std::vector<std::int32_t>& truth)
{
    Random random(5);
    Predictions predictions;
    for (std::size_t c = 0; c < classes; ++c)
        predictions.classes.push_back("c" + std::to_string(c));
    predictions.probabilities.resize(items * classes);
    for (std::size_t i = 0; i < items; ++i) {
        truth.push_back(static_cast<std::int32_t>(i % classes));
        double sum = 0;
        std::vector<double> row(classes);
        for (std::size_t c = 0; c < classes; ++c)
            sum += row[c] = random.uniform() + (c == i % classes ? 0.5 : 0.0);
        for (std::size_t c = 0; c < classes; ++c)
            predictions.probabilities[i * classes + c] = static_cast<float>(row[c] / sum);
    }
    return predictions;
}

} // namespace

class TestEvaluation : public QObject {
    Q_OBJECT
private slots:
    void agreesWithScikitLearn_data()
    {
        QTest::addColumn<int>("index");
        const auto cases = judgedCases();
        QCOMPARE(cases.size(), std::size_t(7));
        for (int i = 0; i < std::ssize(cases); ++i)
            QTest::newRow(cases[static_cast<std::size_t>(i)].name.c_str()) << i;
    }
    void agreesWithScikitLearn()
    {
        QFETCH(int, index);
        const JudgedCase one = judgedCases().at(static_cast<std::size_t>(index));
        const auto evaluation = evaluate(one.predictions, one.truth, {.resamples = 0});
        QVERIFY(evaluation.has_value());
        const std::size_t classes = one.predictions.classes.size();
        QCOMPARE(evaluation->metrics.size(), builtinMetrics().size());
        for (const auto& [id, measured] : evaluation->metrics) {
            if (one.expected["metrics"].contains(id))
                compare(measured, one.expected["metrics"][id], id);
            else
                QVERIFY2(!measured.value && !measured.undefined.empty(), id.c_str());
            QVERIFY(!measured.low && !measured.high);
        }
        for (std::size_t t = 0; t < classes; ++t)
            for (std::size_t p = 0; p < classes; ++p)
                QCOMPARE(evaluation->count(t, p),
                         one.expected["confusion"][t][p].get<std::int64_t>());
        for (std::size_t c = 0; c < classes; ++c) {
            const ClassReport& report = evaluation->perClass[c];
            QCOMPARE(report.support, one.expected["support"][c].get<std::int64_t>());
            if (report.predicted > 0)
                compare(report.precision, one.expected["precision"][c],
                        "precision of " + report.name);
            else
                QVERIFY(!report.precision.value && !report.precision.undefined.empty());
            if (report.support > 0)
                compare(report.recall, one.expected["recall"][c], "recall of " + report.name);
            else
                QVERIFY(!report.recall.value && !report.recall.undefined.empty());
            if (report.support + report.predicted > 0)
                compare(report.f1, one.expected["f1"][c], "F1 of " + report.name);
            else
                QVERIFY(!report.f1.value && !report.f1.undefined.empty());
        }
    }

    void undefinedSaysWhy()
    {
        // Truth: A A B. Predicted: A A A. Nothing is or was predicted as C.
        const Predictions predictions = certain({"A", "B", "C"}, {0, 0, 0});
        const auto evaluation = *evaluate(predictions, std::vector<std::int32_t>{0, 0, 1});
        QCOMPARE(evaluation.metrics.at("roc_auc").undefined,
                 std::string("undefined because the class C has no items"));
        QCOMPARE(evaluation.perClass[1].precision.undefined,
                 std::string("undefined because nothing was predicted as B"));
        QCOMPARE(*evaluation.perClass[1].recall.value, 0.0);
        QCOMPARE(*evaluation.perClass[1].f1.value, 0.0);
        QCOMPARE(evaluation.perClass[2].recall.undefined,
                 std::string("undefined because the class C has no items"));
        QVERIFY(!evaluation.perClass[2].recall.low);
        QVERIFY(!evaluation.perClass[2].f1.value);

        const auto same = *evaluate(predictions, std::vector<std::int32_t>{0, 0, 0});
        QCOMPARE(same.metrics.at("roc_auc").undefined,
                 std::string("undefined because all items are of the class A"));

        const auto none = *evaluate(predictions, std::vector<std::int32_t>{-1, -1, -1});
        QCOMPARE(none.items, std::int64_t(0));
        QCOMPARE(none.left, std::int64_t(3));
        for (const auto& [id, measured] : none.metrics)
            QCOMPARE(measured.undefined,
                     std::string("undefined because there are no labelled items"));
    }

    void unlabelledAndFailedItemsAreLeftOut()
    {
        Predictions predictions = certain({"A", "B"}, {0, 1, 0, 1});
        predictions.errors = {"", "", "not a picture", ""};
        const auto evaluation = *evaluate(predictions, std::vector<std::int32_t>{0, 0, 1, -1});
        QCOMPARE(evaluation.items, std::int64_t(2));
        QCOMPARE(evaluation.left, std::int64_t(2));
        QCOMPARE(evaluation.confusion, (std::vector<std::int64_t>{1, 1, 0, 0}));
        QCOMPARE(*evaluation.metrics.at("accuracy").value, 0.5);
    }

    void refusesWhatDoesNotFit()
    {
        const Predictions predictions = certain({"A", "B"}, {0, 1});
        QVERIFY(evaluate(predictions, std::vector<std::int32_t>{0}).error().code ==
                ErrorCode::InvalidArgument);
        QVERIFY(evaluate(predictions, std::vector<std::int32_t>{0, 2}).error().code ==
                ErrorCode::InvalidArgument);
        QVERIFY(evaluate(predictions, std::vector<std::int32_t>{0, -2}).error().code ==
                ErrorCode::InvalidArgument);
        QVERIFY(evaluate(Predictions{}, std::vector<std::int32_t>()).error().code == ErrorCode::InvalidArgument);
        Predictions ragged = predictions;
        ragged.probabilities.pop_back();
        QVERIFY(evaluate(ragged, std::vector<std::int32_t>{0}).error().code ==
                ErrorCode::InvalidArgument);
        Predictions poisoned = predictions;
        poisoned.probabilities[3] = std::nanf("");
        QVERIFY(evaluate(poisoned, std::vector<std::int32_t>{0, 1}).error().code ==
                ErrorCode::Numeric);
    }

    void intervalsMatchTheBinomial()
    {
        // 400 items, 320 right. The bootstrap of a share is binomial(400, 0.8) / 400: its 2.5 %
        // and 97.5 % points are 304 / 400 and 335 / 400 (scipy.stats.binom.ppf), and 1,000
        // resamples estimate them with a standard error of about 0.0016.
        std::vector<int> labels(400, 0);
        for (std::size_t i = 0; i < 80; ++i)
            labels[5 * i] = 1;
        const auto evaluation =
            *evaluate(certain({"A", "B"}, labels), std::vector<std::int32_t>(400, 0));
        const Measurement accuracy = evaluation.metrics.at("accuracy");
        QCOMPARE(*accuracy.value, 0.8);
        QVERIFY(std::abs(*accuracy.low - 304 / 400.0) < 0.008);
        QVERIFY(std::abs(*accuracy.high - 335 / 400.0) < 0.008);
        const Measurement recall =
            evaluation.perClass[0].recall; // the same share, as all items are A
        QCOMPARE(*recall.low, *accuracy.low);
        QCOMPARE(*evaluation.perClass[0].precision.low, 1.0);
    }

    void aSeedGivesItsIntervals()
    {
        std::vector<std::int32_t> truth;
        const Predictions predictions = randomPredictions(200, 3, truth);
        const auto low = [&](std::uint64_t seed) {
            return *evaluate(predictions, truth, {.resamples = 200, .seed = seed})
                        ->metrics.at("log_loss")
                        .low;
        };
        QCOMPARE(low(1), low(1));
        QVERIFY(low(1) != low(2));
    }

    void linearRocAucAgreesWithTheExact()
    {
        // 31 classes x 10,000 items pass the bound for the exact way, 29 do not. The classes are
        // alike, so value and width of the interval must be alike too.
        const auto width = [](std::size_t classes) {
            std::vector<std::int32_t> truth;
            const Predictions predictions = randomPredictions(10000, classes, truth);
            const Measurement auc =
                evaluate(predictions, truth, {.resamples = 200})->metrics.at("roc_auc");
            if (!auc.low || *auc.low > *auc.value || *auc.high < *auc.value)
                return std::pair(-1.0, -1.0);
            return std::pair(*auc.value, *auc.high - *auc.low);
        };
        const auto [exact, exactWidth] = width(29);
        const auto [linear, linearWidth] = width(31);
        QVERIFY2(std::abs(exact - linear) < 0.01,
                 qPrintable(QString("%1 %2").arg(exact).arg(linear)));
        QVERIFY2(std::abs(exactWidth / linearWidth - 1) < 0.25,
                 qPrintable(QString("%1 %2").arg(exactWidth).arg(linearWidth)));
    }

    void aThousandClasses()
    {
        std::vector<std::int32_t> truth;
        const Predictions predictions = randomPredictions(5000, 1000, truth);
        const auto evaluation = *evaluate(predictions, truth, {.resamples = 100});
        QCOMPARE(evaluation.perClass.size(), std::size_t(1000));
        for (const auto& [id, measured] : evaluation.metrics)
            QVERIFY2(measured.value && measured.low && *measured.low <= *measured.high, id.c_str());
    }

    void metricsHaveTheNamesOfTheCommandLine()
    {
        std::vector<std::string> ids;
        for (const auto& metric : builtinMetrics()) {
            ids.push_back(metric->info().id);
            QVERIFY(!metric->info().name.empty() && !metric->info().help.empty());
            QCOMPARE(metric->info().higherIsBetter, metric->info().id != "log_loss");
        }
        QCOMPARE(ids, (std::vector<std::string>{"accuracy", "balanced_accuracy", "precision_macro",
                                                "recall_macro", "f1_macro", "f1_weighted",
                                                "log_loss", "roc_auc"}));
    }

    void text()
    {
        // Truth A A A B B, predicted A A B B B: precision of A 2/2, of B 2/3; recall 2/3 and 2/2;
        // F1 4/5 both.
        const auto evaluation =
            *evaluate(certain({"A", "Bär"}, {0, 0, 1, 1, 1}),
                      std::vector<std::int32_t>{0, 0, 0, 1, 1}, {.resamples = 0});
        // ROC AUC: B scores 1 1 against A's 0 0 1, so (2/3 + 1/3 · 1/2) = 5/6. Log loss: one
        // mistake of five costs −ln 2⁻⁵² = 36.0437, / 5 = 7.2087.
        QCOMPARE(
            QString::fromStdString(toText(evaluation)),
            QString("5 items\n"
                    "\n"
                    "metric                   value  95 % interval\n"
                    "accuracy                0.8000\n"
                    "balanced_accuracy       0.8333\n"
                    "precision_macro         0.8333\n"
                    "recall_macro            0.8333\n"
                    "f1_macro                0.8000\n"
                    "f1_weighted             0.8000\n"
                    "log_loss                7.2087\n"
                    "roc_auc                 0.8333\n"
                    "\n"
                    "class                     precision   recall       F1     items  predicted\n"
                    "A                            1.0000   0.6667   0.8000         3          2\n"
                    "Bär                          0.6667   1.0000   0.8000         2          3\n"
                    "\n"
                    "truth \\ predicted            0   1\n"
                    " 0 A                         2   1\n"
                    " 1 Bär                       0   2\n"));
    }

    void speed()
    {
        std::vector<std::int32_t> truth;
        const Predictions predictions = randomPredictions(10000, 10, truth);
        QBENCHMARK_ONCE
        {
            QVERIFY(evaluate(predictions, truth).has_value());
        }
    }
};

QTEST_GUILESS_MAIN(TestEvaluation)
#include "tst_evaluation.moc"
