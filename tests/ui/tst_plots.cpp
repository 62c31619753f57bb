// Charts: what they compute, what their tables say, and what a click on them means.
#include "ui/plots/class_bars.h"
#include "ui/plots/confusion_area.h"
#include "ui/plots/confusion_matrix.h"
#include "ui/plots/curve_chart.h"
#include "ui/plots/loss_chart.h"
#include "ui/plots/metric_chart.h"
#include "ui/plots/threshold_chart.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace lathe;

namespace {

ClassCurves someCurves()
{
    ClassCurves curves;
    for (int i = 0; i <= 100; ++i) {
        ThresholdPoint point;
        point.threshold = i / 100.0;
        point.precision = 0.5 + i / 200.0;
        point.recall = 1 - i / 200.0;
        point.f1 = 0.7;
        point.falsePositives = 100 - i;
        curves.thresholds.push_back(point);
    }
    curves.bestThreshold = 0.48;
    curves.roc = {{0, 0, 2}, {0.1, 0.8, 0.5}, {1, 1, 0}};
    curves.precisionRecall = {{1, 0.2, 0}, {0.6, 0.9, 0.5}, {0, 1, 2}};
    curves.rocAuc = 0.9;
    return curves;
}

} // namespace

class TestPlots : public QObject {
    Q_OBJECT
private slots:
    void tableAsCsvQuotesAndUsesDecimalPoints()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        PlotTable table{{"Class, name", "F1"}, {{QString("T-shirt \"top\""), 0.25}, {QString("Bag"), QVariant()}}};
        QCOMPARE(table.toCsv(), QByteArray("\"Class, name\",F1\r\n\"T-shirt \"\"top\"\"\",0.25\r\nBag,\r\n"));
        QVERIFY(table.toClipboardText().contains("0,25"));
        QLocale::setDefault(QLocale::c());
    }

    void tableModelKeepsTheContract()
    {
        PlotTableModel model;
        QAbstractItemModelTester tester(&model);
        model.setTable({{"a", "b"}, {{1.5, qint64(2)}, {QVariant(), QString("x")}}});
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.data(model.index(1, 0), Qt::DisplayRole).toString(), QString("–"));
    }

    void smoothingIsCorrectedForItsStart()
    {
        // Weight 0.5: after 1 and 3 the average is (0.25·1 + 0.5·3) / 0.75 = 7/3.
        LossChart chart;
        chart.setSmoothing(0.5);
        const std::vector<LossPoint> points{{0.1, 1.0}, {0.2, 3.0}};
        chart.appendSteps(points);
        const PlotTable table = chart.table();
        QCOMPARE(table.rows[0][2].toDouble(), 1.0);
        QCOMPARE(table.rows[1][2].toDouble(), 7.0 / 3.0);
    }

    void lossThatIsNotFiniteDoesNotSpoilTheLine()
    {
        LossChart chart;
        chart.setSmoothing(0);
        const std::vector<LossPoint> points{{0.1, 1.0}, {0.2, std::numeric_limits<double>::quiet_NaN()}, {0.3, 2.0}};
        chart.appendSteps(points);
        QCOMPARE(chart.table().rows[2][2].toDouble(), 2.0);
        chart.resize(400, 300);
        QVERIFY(!chart.grab().isNull());
    }

    void validationStandsBetweenTheStepsInTheTable()
    {
        LossChart chart;
        const std::vector<LossPoint> steps{{0.5, 2}, {1.5, 1}};
        chart.appendSteps(steps);
        chart.setValidation({{1, 1.8}});
        QCOMPARE(chart.table().rows.size(), std::size_t(3));
        QCOMPARE(chart.table().rows[1][3].toDouble(), 1.8);
    }

    void altTShowsTheTable()
    {
        LossChart chart;
        chart.resize(400, 300);
        chart.show();
        QVERIFY(QTest::qWaitForWindowActive(&chart));
        chart.setFocus();
        QTest::keyClick(chart.focusProxy(), Qt::Key_T, Qt::AltModifier);
        QVERIFY(chart.isTableShown());
    }

    void everyFileFormatIsWritten_data()
    {
        QTest::addColumn<QString>("suffix");
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("png") << "png" << QByteArray("\x89PNG");
        QTest::newRow("svg") << "svg" << QByteArray("<?xml");
        QTest::newRow("pdf") << "pdf" << QByteArray("%PDF-");
        QTest::newRow("csv") << "csv" << QByteArray("Threshold,");
    }
    void everyFileFormatIsWritten()
    {
        QFETCH(QString, suffix);
        QFETCH(QByteArray, start);
        QTemporaryDir folder;
        ThresholdChart chart;
        chart.resize(400, 300);
        chart.setCurves("Shirt", someCurves());
        const QString path = folder.filePath("chart." + suffix);
        QVERIFY(chart.saveTo(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith(start));
    }

    void fileInAMissingFolderIsRefused()
    {
        ThresholdChart chart;
        QVERIFY(!chart.saveTo("/nowhere/at/all/chart.png"));
    }

    void thresholdStartsAtTheBestAndMovesByKeys()
    {
        ThresholdChart chart;
        chart.resize(500, 400);
        chart.setCurves("Shirt", someCurves());
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QCOMPARE(chart.threshold(), 0.48);
        QSignalSpy changed(&chart, &ThresholdChart::thresholdChanged), chosen(&chart, &ThresholdChart::thresholdChosen);
        QTest::keyClick(chart.focusProxy(), Qt::Key_Right);
        QCOMPARE(chart.threshold(), 0.49);
        QCOMPARE(chart.current()->falsePositives, 51);
        QTest::keyClick(chart.focusProxy(), Qt::Key_Return);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(chosen.size(), 1);
    }

    void clickOnTheThresholdChartAsksForItsItems()
    {
        ThresholdChart chart;
        chart.resize(500, 400);
        chart.setCurves("Shirt", someCurves());
        chart.show();
        QVERIFY(QTest::qWaitForWindowExposed(&chart));
        QSignalSpy chosen(&chart, &ThresholdChart::thresholdChosen);
        QTest::mouseClick(chart.focusProxy(), Qt::LeftButton, {}, QPoint(400, 200));
        QCOMPARE(chosen.size(), 1);
        QVERIFY(chosen[0][0].toDouble() > 0.6);
    }

    void curvePointsBeyondAllProbabilitiesAreNoThresholds()
    {
        CurveChart chart(CurveChart::Kind::Roc);
        chart.setCurves(someCurves());
        QCOMPARE(chart.table().rows.size(), std::size_t(3));
        QCOMPARE(chart.table().rows[1][1].toDouble(), 0.8);
    }

    void confusedClassesStandTogether()
    {
        // Fashion-MNIST as in the published matrix of the mock: Shirt is worst, and drags its likes behind it.
        // Order of the rows here: T-shirt, Trouser, Shirt, Sneaker, Boot.
        const std::vector<std::int64_t> counts{90, 0, 10, 0,  0,  //
                                               1,  98, 1, 0,  0,  //
                                               20, 2, 78, 0,  0,  //
                                               0,  0, 0,  95, 5,  //
                                               0,  0, 0,  6,  94};
        QCOMPARE(confusionOrder(counts, 5), (std::vector<int>{2, 0, 1, 3, 4}));
    }

    void cellOfTheMatrixSaysItsClasses()
    {
        ConfusionMatrix matrix;
        matrix.resize(600, 400);
        matrix.setCounts({"a", "b"}, {8, 2, 1, 9});
        matrix.show();
        QVERIFY(QTest::qWaitForWindowExposed(&matrix));
        QList<MatrixCell> cells;
        connect(&matrix, &ConfusionMatrix::activated, this, [&](const MatrixCell& cell) { cells << cell; });
        auto* area = matrix.findChild<ConfusionArea*>();
        // The first key lands on the first cell; "a" has the smaller share of right answers and so comes first.
        QTest::keyClick(area, Qt::Key_Right);
        QTest::keyClick(area, Qt::Key_Right);
        QTest::keyClick(area, Qt::Key_Return);
        QCOMPARE(cells.size(), 1);
        QCOMPARE(cells[0], (MatrixCell{{0}, {1}}));
    }

    void thousandClassesAreAggregatedAndSearched()
    {
        constexpr int k = 1000;
        QStringList names;
        std::vector<std::int64_t> counts(std::size_t(k) * k, 0);
        for (int c = 0; c < k; ++c) {
            names << QString("class %1").arg(c);
            counts[std::size_t(c) * k + std::size_t(c)] = 10;
        }
        counts[std::size_t(700) * k + 701] = 5;
        ConfusionMatrix matrix;
        matrix.setCounts(names, counts);
        PlotTable table = matrix.table();
        // 24 classes, one row for the rest, one for the totals.
        QCOMPARE(table.rows.size(), std::size_t(ConfusionMatrix::kAtOnce + 2));
        QCOMPARE(table.rows.front().front().toString(), QString("class 700"));
        QCOMPARE(table.rows.back().back().toLongLong(), qint64(10005));
        matrix.findChild<QLineEdit*>()->setText("class 701");
        table = matrix.table();
        QCOMPARE(table.rows.size(), std::size_t(4)); // 700, 701, the others, totals
    }

    void barsAreSortedAndClickable()
    {
        ClassBars bars;
        bars.resize(300, 200);
        bars.setBars({{"low", 0.2, 0}, {"undefined", {}, 1}, {"high", 0.9, 2}});
        bars.show();
        QVERIFY(QTest::qWaitForWindowExposed(&bars));
        QCOMPARE(bars.table().rows[0][0].toString(), QString("high"));
        QVERIFY(!bars.table().rows[2][1].isValid());
        QSignalSpy activated(&bars, &ClassBars::activated);
        QTest::keyClick(bars.focusProxy(), Qt::Key_Return);
        QCOMPARE(activated[0][0].toInt(), 2);
    }
};

QTEST_MAIN(TestPlots)
#include "tst_plots.moc"
