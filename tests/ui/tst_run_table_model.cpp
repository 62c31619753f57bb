#include "ui/models/run_table_model.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace lathe;

namespace {

std::vector<RunRecord> runs(int count)
{
    std::vector<RunRecord> list;
    for (int i = count; i >= 1; --i) { // newest first
        RunRecord run;
        run.id = i;
        run.name = "run-" + std::to_string(i);
        run.algorithm = "image.small_cnn";
        run.dataset = "fashion";
        run.version = 1;
        run.status = RunStatus::Finished;
        run.seconds = i;
        run.metrics["validation"]["f1_macro"].value = (i * 7919 % count) / static_cast<double>(count);
        list.push_back(std::move(run));
    }
    return list;
}

} // namespace

class TestRunTableModel : public QObject {
    Q_OBJECT
private slots:
    void keepsTheContractOfModels()
    {
        RunTableModel model;
        RunFilterModel filtered;
        filtered.setSourceModel(&model);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester outer(&filtered, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRuns(runs(3));
        model.setRuns(runs(5));
        filtered.sort(RunTableModel::Main, Qt::DescendingOrder);
        filtered.setFilter(*RunFilter::parse("name = run-2 or name = run-4"));
        QCOMPARE(filtered.rowCount(), 2);
        auto changed = runs(5);
        changed[1].status = RunStatus::Failed;
        model.setRuns(changed);
        model.setRuns({});
        QCOMPARE(filtered.rowCount(), 0);
    }

    void newRunsKeepTheSelectedRow()
    {
        RunTableModel model;
        model.setRuns(runs(3));
        const QPersistentModelIndex second(model.index(1, RunTableModel::Name));
        QCOMPARE(second.data().toString(), QString("run-2"));
        model.setRuns(runs(5));
        QVERIFY(second.isValid());
        QCOMPARE(second.row(), 3);
        QCOMPARE(second.data().toString(), QString("run-2"));
    }

    void onlyChangedRowsAreAnnounced()
    {
        RunTableModel model;
        model.setRuns(runs(4));
        QSignalSpy spy(&model, &RunTableModel::dataChanged);
        auto changed = runs(4);
        changed[2].epochs = 1;
        model.setRuns(changed);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.front().front().toModelIndex().row(), 2);
    }

    void missingMetricIsADashAndSortsLast()
    {
        RunTableModel model;
        auto list = runs(2);
        list[0].metrics.clear();
        model.setRuns(list);
        QCOMPARE(model.index(0, RunTableModel::Main).data().toString(), QString("–"));
        RunFilterModel filtered;
        filtered.setSourceModel(&model);
        filtered.sort(RunTableModel::Main, Qt::DescendingOrder);
        QCOMPARE(filtered.run(1).id, list[0].id);
    }

    void names_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("name");
        QTest::newRow("cnn") << "image.small_cnn" << "Small CNN";
        QTest::newRow("resnet") << "image.resnet18" << "ResNet-18";
        QTest::newRow("plain") << "image.majority" << "Majority";
    }
    void names()
    {
        QFETCH(QString, id);
        QTEST(algorithmName(id.toStdString()), "name");
    }
};

QTEST_GUILESS_MAIN(TestRunTableModel)
#include "tst_run_table_model.moc"
