#include "ui/models/run_filter.h"

#include <QtTest>

using namespace lathe;

namespace {

RunRecord sampleRun()
{
    RunRecord run;
    run.name = "small-cnn-06";
    run.algorithm = "image.small_cnn";
    run.dataset = "fashion";
    run.version = 3;
    run.status = RunStatus::Finished;
    run.device = "cpu";
    run.epochs = 6;
    run.seed = 7;
    run.seconds = 92;
    run.parameters = R"({"epochs": 6, "learning_rate": 0.003, "augmentation": "flip", "bfloat16": true})";
    run.metrics["validation"]["f1_macro"].value = 0.9216;
    run.metrics["test"]["accuracy"].value = 0.915;
    return run;
}

} // namespace

class TestRunFilter : public QObject {
    Q_OBJECT
private slots:
    void matches_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<bool>("expected");
        QTest::newRow("empty") << "" << true;
        QTest::newRow("words in any order") << "fashion cnn" << true;
        QTest::newRow("dataset version") << "fashion@3" << true;
        QTest::newRow("a word that is not there") << "cnn housing" << false;
        QTest::newRow("the example") << "metrics.f1 > 0.9 and params.epochs <= 6" << true;
        QTest::newRow("metric too low") << "metrics.f1 > 0.93" << false;
        QTest::newRow("test part") << "test.accuracy >= 0.915" << true;
        QTest::newRow("or binds weaker than and") << "name = x and seed = 7 or epochs = 6" << true;
        QTest::newRow("parentheses") << "name = x and (seed = 7 or epochs = 6)" << false;
        QTest::newRow("not") << "not state = failed" << true;
        QTest::newRow("contains, case aside") << "algorithm ~ SMALL" << true;
        QTest::newRow("quoted") << "params.augmentation = \"flip\"" << true;
        QTest::newRow("boolean") << "params.bfloat16 = true" << true;
        QTest::newRow("absent fulfils nothing") << "params.depth < 5" << false;
        QTest::newRow("absent fulfils not even unequal") << "params.depth != 5" << false;
        QTest::newRow("scientific number") << "params.learning_rate = 3e-3" << true;
    }
    void matches()
    {
        QFETCH(QString, filter);
        const auto parsed = RunFilter::parse(filter);
        QVERIFY2(parsed, parsed ? "" : parsed.error().message.c_str());
        QTEST(parsed->matches(sampleRun()), "expected");
    }

    void explains_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("where");
        QTest::newRow("unknown field") << "accuracy > 0.9" << "at character 1";
        QTest::newRow("no value") << "metrics.f1 >" << "at character 13";
        QTest::newRow("no comparison") << "metrics.f1 0.9" << "at character 12";
        QTest::newRow("open parenthesis") << "seed = 1 and (epochs = 2" << "at character 14";
        QTest::newRow("open quotation") << "name = \"x" << "at character 8";
        QTest::newRow("dangling and") << "seed = 1 and" << "at character 13";
        QTest::newRow("two comparisons without a word between") << "seed = 1 epochs = 2" << "at character 10";
    }
    void explains()
    {
        QFETCH(QString, filter);
        const auto parsed = RunFilter::parse(filter);
        QVERIFY(!parsed);
        QVERIFY(parsed.error().code == ErrorCode::Parse);
        QTEST(QString::fromStdString(parsed.error().where), "where");
    }

    void deepNestingIsRefused()
    {
        const QString deep = QString(100'000, '(') + "seed = 1" + QString(100'000, ')');
        QVERIFY(!RunFilter::parse(deep));
    }
};

QTEST_GUILESS_MAIN(TestRunFilter)
#include "tst_run_filter.moc"
