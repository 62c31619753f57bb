// The numbers that judge a run, chosen by its task: texts, lists, the best run.
#include "ui/models/lifecycle.h"
#include "ui/models/run_table_model.h"
#include "ui/models/task_metrics.h"
#include "ui/pages/experiments/run_comparison.h"
#include "ui/pages/train/fit_card.h"
#include "ui/pages/train/run_list.h"

#include <QtTest>

using namespace lathe;

namespace {

RunRecord run(std::int64_t id, const char* task, const char* target, std::map<std::string, double> metrics)
{
    RunRecord record;
    record.id = id;
    record.name = "run-" + std::to_string(id);
    record.status = RunStatus::Finished;
    record.task = task;
    record.setup = std::string("{\"target\":\"").append(target).append("\"}");
    for (const auto& [metric, value] : metrics)
        record.metrics["validation"][metric].value = value;
    return record;
}

QString head(const QAbstractItemModel& model, int column)
{
    return model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
}

} // namespace

class TestTaskMetrics : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void mainMetricByTask_data()
    {
        QTest::addColumn<int>("task");
        QTest::addColumn<QString>("main");
        QTest::addColumn<QString>("second");
        QTest::newRow("classification") << int(Task::Classification) << "f1_macro" << "accuracy";
        QTest::newRow("regression") << int(Task::Regression) << "r2" << "rmse";
        QTest::newRow("clustering") << int(Task::Clustering) << "silhouette" << "davies_bouldin";
        QTest::newRow("projection has none") << int(Task::Projection) << "" << "";
    }
    void mainMetricByTask()
    {
        QFETCH(int, task);
        QTEST(QString::fromStdString(mainMetric(Task(task))), "main");
        QTEST(QString::fromStdString(secondMetric(Task(task))), "second");
    }

    void quantities_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("unit");
        QTest::addColumn<QString>("text");
        QTest::newRow("thousands") << 48210.4 << "" << "48,210";
        QTest::newRow("dollars") << 48210.4 << "$" << "$48,210";
        QTest::newRow("negative dollars") << -12.0 << "$" << "-$12";
        QTest::newRow("unit after") << 3.14159 << "km" << "3.142\u00a0km";
        QTest::newRow("whole") << 12.0 << "" << "12";
        QTest::newRow("zero") << 0.0 << "" << "0";
        QTest::newRow("small") << 0.0123462 << "" << "0.01235";
        QTest::newRow("not finite") << std::nan("") << "$" << "–";
    }
    void quantities()
    {
        QFETCH(double, value);
        QFETCH(QString, unit);
        QTEST(quantityText(value, unit), "text");
    }

    void listNamesTheMetricOfItsTask()
    {
        RunListModel list;
        list.setRuns({run(1, "regression", "price", {{"r2", 0.8125}})});
        QCOMPARE(head(list, RunListModel::Metric), QString("R²"));
        QCOMPARE(list.index(0, RunListModel::Metric).data().toString(), QString("0.813"));
        QCOMPARE(list.index(0, RunListModel::Epochs).data().toString(), QString("–"));
    }

    void mixedTasksNameTheirMetricsInTheCells()
    {
        RunTableModel table;
        table.setRuns({run(2, "regression", "price", {{"r2", 0.8}, {"rmse", 1234.2}}), run(1, "classification", "town", {{"f1_macro", 0.5}})});
        QCOMPARE(head(table, RunTableModel::Main), QString("Metric"));
        QCOMPARE(table.index(0, RunTableModel::Main).data().toString(), QString("R² 0.800"));
        QCOMPARE(table.index(0, RunTableModel::Second).data().toString(), QString("RMSE 1,234"));
        QCOMPARE(table.index(1, RunTableModel::Main).data().toString(), QString("F1 0.500"));
        QCOMPARE(table.index(1, RunTableModel::Second).data().toString(), QString("–"));
        table.setRuns({run(1, "classification", "town", {{"f1_macro", 0.5}})});
        QCOMPARE(head(table, RunTableModel::Main), QString("F1"));
    }

    void bestErrorIsTheSmallest()
    {
        RunTableModel table;
        RunFilterModel filtered;
        filtered.setSourceModel(&table);
        table.setRuns({run(3, "regression", "price", {{"rmse", 9}}), run(2, "regression", "price", {{"rmse", 4}}), run(1, "regression", "price", {})});
        filtered.sort(RunTableModel::Second, Qt::DescendingOrder);
        QCOMPARE(filtered.run(0).id, std::int64_t(2));
        QCOMPARE(filtered.run(2).id, std::int64_t(1)); // what is not measured comes last
    }

    void bestRunComparesOneGoalOnly()
    {
        // The newest finished run is of the price: an F1 of 0.9 elsewhere is no better than its R², even a negative one.
        const std::vector<RunRecord> runs{run(5, "regression", "price", {{"r2", -0.5}}), run(4, "regression", "price", {{"r2", -0.2}}),
                                          run(3, "classification", "town", {{"f1_macro", 0.9}}), run(2, "regression", "rooms", {{"r2", 0.7}})};
        QCOMPARE(bestRun(runs)->id, std::int64_t(4));
        QVERIFY(!bestRun({}));
    }

    void comparisonShowsTheMetricsOfTheTask()
    {
        const auto rows = compareMetrics({run(2, "regression", "price", {{"r2", 0.75}, {"rmse", 1200}}), run(1, "regression", "price", {{"r2", 0.5}, {"rmse", 1500}})});
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(rows[0].name, QString("R²"));
        QCOMPARE(rows[0].values, (QStringList{"0.7500", "−0.2500"}));
        QCOMPARE(rows[1].values, (QStringList{"1,200", "+300"}));
    }

    void classesOfARunWithoutEpochs()
    {
        RunRecord record = run(1, "classification", "town", {});
        record.confusion["validation"] = {8, 2, 1, 9}; // F1 = 2·8/(10 + 9), 2·9/(10 + 11)
        QVERIFY(!hasEpochs(record));
        const auto f1 = classF1(record, 2);
        QCOMPARE(f1[0], 16.0 / 19);
        QCOMPARE(f1[1], 18.0 / 21);
        QVERIFY(classF1(record, 3).empty());
    }
};

QTEST_MAIN(TestTaskMetrics)
#include "tst_task_metrics.moc"
