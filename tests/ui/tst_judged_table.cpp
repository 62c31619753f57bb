// Rows of tables behind the marks of the Evaluate page: a bin, a slice, a point, a cell, a cluster.
#include "ui/pages/evaluate/items_card.h"
#include "ui/items/thumbnail_loader.h"
#include "ui/pages/evaluate/judged_charts.h"
#include "ui/pages/evaluate/metrics_line.h"
#include "ui/pages/evaluate/slices.h"
#include "ui/plots/forecast_chart.h"
#include "ui/plots/histogram_chart.h"
#include "ui/plots/scatter_chart.h"
#include "ui/plots/value_bars.h"
#include "ui/shell/segmented.h"
#include "ui/tables/table_view.h"

#include "support/table_builder.h"

#include <QComboBox>
#include <QLabel>
#include <QtTest>

using namespace lathe;

namespace {

using Rows = std::vector<std::uint32_t>;

/// Eight rows, of which 2 to 7 were predicted. Residuals (true − predicted): 0, 5, −10, 20, −1, missing.
JudgedPart housePart()
{
    JudgedPart part;
    part.run.task = "regression";
    auto items = std::make_shared<Items>(build::table("rooms:numeric, town:categorical, price:numeric:target\n"
                                                      "1, inland, 10\n1, inland, 20\n2, inland, 30\n2, coast, 40\n"
                                                      "3, coast, 50\n4, coast, 60\n4, inland, 70\n5, , 80\n"));
    part.items = items;
    part.table = {items, &std::get<Table>(*items)};
    part.indices = {2, 3, 4, 5, 6, 7};
    part.truth.values = {30, 40, 50, 60, 70, 80};
    part.predictions.outputs = {"value"};
    part.predictions.values = {30, 35, 60, 40, 71, kMissingNumber};
    return part;
}

/// Three rows of two classes; the last one is a yes taken for no.
JudgedPart classPart()
{
    JudgedPart part;
    part.run.task = "classification";
    auto items = std::make_shared<Items>(build::table("age:numeric, Prediction:text, bought:categorical:target\n1, a, no\n2, b, yes\n3, c, yes\n"));
    part.items = items;
    part.table = {items, &std::get<Table>(*items)};
    part.indices = {0, 1, 2};
    part.truth.labels = {0, 1, 1};
    part.predictions.classes = {"no", "yes"};
    part.predictions.probabilities = {0.9f, 0.1f, 0.25f, 0.75f, 0.875f, 0.125f};
    return part;
}

std::shared_ptr<const JudgedView> viewOf(JudgedPart part)
{
    return std::make_shared<const JudgedView>(std::move(part));
}

Rows shownRows(const JudgedItemsCard& card)
{
    Rows rows;
    const TableModel& model = card.table()->model();
    for (int row = 0; row < model.rowCount(); ++row)
        rows.push_back(model.sourceRow(row));
    return rows;
}

} // namespace

class TestJudgedTable : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void rowsBeginWithWhatIsTrueAndPredicted()
    {
        const auto view = viewOf(housePart());
        QCOMPARE(QString::fromStdString(build::text(*view->rows)),
                 QString("Truth:numeric,Prediction:numeric,Residual:numeric,rooms:numeric,town:categorical\n"
                         "30,30,0,2,inland\n40,35,5,2,coast\n50,60,-10,3,coast\n60,40,20,4,coast\n70,71,-1,4,inland\n80,,,5,"));
        // The row that people know it by is that of the dataset.
        QCOMPARE(view->rows->origin(0), std::uint32_t(2));
    }

    void namesThatAreTakenStayDistinct()
    {
        const auto view = viewOf(classPart());
        QCOMPARE(view->rows->field(0).name, std::string("Truth"));
        QCOMPARE(view->rows->field(1).name, std::string("Prediction (2)"));
        QCOMPARE(view->rows->field(2).name, std::string("Confidence"));
        QCOMPARE(view->rows->column(2).numbers()[2], 0.875);
        QVERIFY(!view->rows->find("bought"));
    }

    void worstAreTheFarthestOff()
    {
        const auto view = viewOf(housePart());
        QCOMPARE(view->worst, (std::vector<std::size_t>{3, 2, 1, 4, 0})); // 20, 10, 5, 1, 0; the missing one is left out
        JudgedItemsCard card(loader());
        card.setView(view);
        QCOMPARE(shownRows(card), (Rows{3, 2, 1, 4, 0}));
    }

    void slicesOfCategories()
    {
        const auto view = viewOf(housePart());
        const auto slices = slicesBy(*view->rows->find("town"), residuals(*view));
        QCOMPARE(slices.size(), std::size_t(2)); // the row without a town has no residual
        QCOMPARE(slices[0].name, QString("coast"));
        QCOMPARE(slices[0].rows, (Rows{1, 2, 3}));
        // |5|, |−10|, |20|: mean 35/3, sample deviation √(175/3), half width 1.96 · √(175/3) / √3
        QVERIFY(std::abs(slices[0].meanError - 35.0 / 3) < 1e-12);
        QVERIFY(std::abs(*slices[0].high - (35.0 / 3 + 1.96 * std::sqrt(175.0 / 9))) < 1e-9);
        QCOMPARE(slices[1].rows, (Rows{0, 4}));
        QCOMPARE(slices[1].meanError, 0.5);
        QCOMPARE(*slices[1].low, 0.0); // cut at 0
    }

    void slicesOfNumbersKeepEqualValuesTogether()
    {
        std::vector<double> values(60, 1.0), wrong(60, 2.0);
        for (std::size_t i = 30; i < 60; ++i)
            values[i] = double(i);
        values.push_back(kMissingNumber);
        wrong.push_back(4);
        const auto slices = slicesBy(Column::numeric(values), wrong);
        std::size_t rows = 0;
        for (const Slice& slice : slices)
            rows += slice.rows.size();
        QCOMPARE(rows, std::size_t(61));
        QCOMPARE(slices.front().rows.size(), std::size_t(30)); // all the ones
        QCOMPARE(slices.back().name, QString("missing"));
        QCOMPARE(slices.back().rows, (Rows{60}));
        QCOMPARE(slices.back().meanError, 4.0);
        QVERIFY(!slices.back().low); // one row has no deviation
    }

    void manyCategoriesLeaveARest()
    {
        std::vector<std::optional<std::string>> names;
        for (int i = 0; i < 40; ++i)
            for (int times = 0; times <= 40 - i; ++times)
                names.emplace_back("town " + std::to_string(i));
        const auto slices = slicesBy(Column::categorical(names), std::vector<double>(names.size(), 1.0));
        QCOMPARE(slices.size(), kMostSlices);
        const bool hasRest = std::ranges::any_of(slices, [](const Slice& slice) { return slice.name == "29 others"; });
        QVERIFY(hasRest);
    }

    void pointBinAndSliceOpenTheirRows()
    {
        JudgedItemsCard card(loader());
        RegressionCharts charts;
        charts.resize(1000, 400);
        const auto view = viewOf(housePart());
        card.setView(view);
        charts.setView(view);
        charts.show();
        QVERIFY(QTest::qWaitForWindowExposed(&charts));
        QCoreApplication::processEvents(); // the axes are laid out by the queued drawing
        connect(&charts, &JudgedCharts::rowsRequested, &card, &JudgedItemsCard::showRows);

        auto scatters = charts.findChildren<ScatterChart*>(); // in the order of the stack, which showing changes
        QCOMPARE(scatters.size(), 2);
        std::ranges::sort(scatters, {}, [](const ScatterChart* chart) { return !chart->isVisible(); });
        QCOMPARE(scatters[0]->rowsAt({60, 40}), (Rows{3}));   // true 60, predicted 40
        QCOMPARE(scatters[1]->rowsAt({40, 20}), (Rows{3}));   // predicted 40, residual 20
        QVERIFY(scatters[0]->rowsAt({35, 75}).empty());
        emit scatters[0]->rowsActivated({0, 3});
        QCOMPARE(shownRows(card), (Rows{3, 0})); // the farthest off first

        auto* histogram = charts.findChild<HistogramChart*>();
        emit histogram->binActivated(histogram->binAt(-10));
        QVERIFY(std::ranges::count(shownRows(card), 2u) == 1);
        for (const std::uint32_t row : shownRows(card))
            QVERIFY(histogram->binAt(residuals(*view)[row]) == histogram->binAt(-10));

        auto* column = charts.findChild<QComboBox*>();
        column->setCurrentText("town");
        auto* bars = charts.findChild<ValueBars*>();
        QCOMPARE(bars->table().rows[0][0].toString(), QString("coast"));
        emit bars->activated(0);
        QCOMPARE(shownRows(card), (Rows{3, 2, 1}));
        QVERIFY(column->findText("price") < 0); // the target is no slice of itself
    }

    /// The same doors without a mouse: arrows go through the bars that hold rows, Enter opens one.
    void barsOfAHistogramAreReachedByTheKeyboard()
    {
        RegressionCharts charts;
        charts.resize(1000, 400);
        const auto view = viewOf(housePart());
        charts.setView(view);
        charts.show();
        QVERIFY(QTest::qWaitForWindowExposed(&charts));
        QSignalSpy spy(&charts, &JudgedCharts::rowsRequested);
        auto* histogram = charts.findChild<HistogramChart*>();
        QWidget* plot = histogram->focusProxy();
        QTest::keyClick(plot, Qt::Key_Return); // nothing is chosen yet
        QVERIFY(spy.isEmpty());
        QTest::keyClick(plot, Qt::Key_End);
        QTest::keyClick(plot, Qt::Key_Return);
        QCOMPARE(spy.takeFirst()[2].value<Rows>(), (Rows{3})); // the residual of 20 is the greatest
        QTest::keyClick(plot, Qt::Key_Home);
        QTest::keyClick(plot, Qt::Key_Return);
        QCOMPARE(spy.takeFirst()[2].value<Rows>(), (Rows{2, 4})); // −10 and −1 are below 0
    }

    void onlyWhatWasForecastOpensARow()
    {
        JudgedPart part;
        part.run.task = "forecasting";
        auto items = std::make_shared<Items>(build::table("day:numeric, sold:numeric:target\n1, 10\n2, 20\n3, 30\n4, 40\n"));
        part.items = items;
        part.table = {items, &std::get<Table>(*items)};
        part.time = "day";
        part.indices = {2, 3};
        part.truth.values = {30, 40};
        part.predictions.outputs = {"value"};
        part.predictions.values = {31, 38};
        ForecastCharts charts;
        charts.resize(1000, 400);
        charts.setView(viewOf(part));
        charts.show();
        QVERIFY(QTest::qWaitForWindowExposed(&charts));
        QSignalSpy spy(&charts, &JudgedCharts::rowsRequested);
        auto* chart = charts.findChild<ForecastChart*>();
        QVERIFY(!chart->rowAt(1)); // what went before is there to see what it goes on from
        QCOMPARE(chart->rowAt(3.9), std::optional<std::uint32_t>(1));
        QTest::keyClick(chart->focusProxy(), Qt::Key_Home);
        QTest::keyClick(chart->focusProxy(), Qt::Key_Return);
        QCOMPARE(spy.takeFirst()[2].value<Rows>(), (Rows{0}));
        // The cursor says it: an arrow over the first day, a hand over the last.
        QWidget* plot = chart->focusProxy();
        QCoreApplication::processEvents();
        QTest::mouseMove(plot, QPoint(plot->width() / 5, plot->height() / 3));
        QTRY_COMPARE(plot->cursor().shape(), Qt::ArrowCursor);
        QTest::mouseMove(plot, QPoint(plot->width() * 9 / 10, plot->height() / 3));
        QTRY_COMPARE(plot->cursor().shape(), Qt::PointingHandCursor);
    }

    void cellOfTheMatrixOpensRows()
    {
        JudgedItemsCard card(loader());
        card.setView(viewOf(classPart()));
        QCOMPARE(shownRows(card), (Rows{2})); // the only mistake
        card.showCell({{0}, {0}});
        QCOMPARE(shownRows(card), (Rows{0}));
        card.showCell({{0}, {1}});
        QCOMPARE(shownRows(card), Rows{});
        card.showThreshold(1, 0.5);
        QCOMPARE(shownRows(card), Rows{}); // none is wrongly taken for yes
    }

    void rowsAreSortedByAColumnMissingLast()
    {
        const auto view = viewOf(housePart());
        Rows rows{0, 1, 2, 3, 4, 5};
        sortRowsBy(*view->rows->find("Residual"), false, rows);
        QCOMPARE(rows, (Rows{3, 1, 0, 4, 2, 5}));
        sortRowsBy(*view->rows->find("town"), true, rows);
        QCOMPARE(rows, (Rows{3, 1, 2, 0, 4, 5}));
    }

    void clustersShowTheirSizes()
    {
        JudgedPart part = classPart();
        part.run.task = "clustering";
        part.truth.labels = {-1, -1, -1};
        part.predictions.classes = {"1", "2"};
        part.predictions.probabilities = {1, 0, 0, 0, 0, 1};
        part.predictions.errors = {"", "could not be read", ""}; // so it is in no cluster
        ClusterCharts charts;
        charts.setView(viewOf(part));
        QSignalSpy spy(&charts, &JudgedCharts::rowsRequested);
        const PlotTable table = charts.findChild<ValueBars*>("sizes")->table();
        QCOMPARE(table.rows.size(), std::size_t(3));
        QCOMPARE(table.rows[2][4].toLongLong(), 1);
        emit charts.findChild<ValueBars*>("sizes")->activated(2);
        QCOMPARE(spy.front()[2].value<std::vector<std::uint32_t>>(), (Rows{1}));
    }

    /// Towns of cluster 1 (rows 0 and 2) are not those of cluster 2; the bar of a column opens the cluster's rows.
    void clustersShowTheirProfileAndSilhouettes()
    {
        JudgedPart part = classPart();
        part.run.task = "clustering";
        part.truth.labels = {-1, -1, -1};
        part.predictions.classes = {"1", "2"};
        part.predictions.probabilities = {1, 0, 0, 1, 1, 0};
        part.predictions.errors = {"", "", ""};
        part.silhouettes = {0.5, -0.25, 0.1};
        ClusterCharts charts;
        charts.setView(viewOf(part));
        QSignalSpy spy(&charts, &JudgedCharts::rowsRequested);
        charts.findChild<SegmentedControl*>()->setCurrent(2);
        QVERIFY(!charts.findChild<ValueBars*>("profile")->table().rows.empty());
        emit charts.findChild<ValueBars*>("profile")->activated(0);
        Rows rows = spy.takeFirst()[2].value<std::vector<std::uint32_t>>();
        std::ranges::sort(rows);
        QCOMPARE(rows, (Rows{0, 2}));
        charts.findChild<SegmentedControl*>()->setCurrent(1);
        charts.findChild<QComboBox*>()->setCurrentIndex(2); // cluster 2
        auto* histogram = charts.findChild<HistogramChart*>();
        emit histogram->binActivated(histogram->binAt(-0.25));
        QCOMPARE(spy.takeFirst()[2].value<std::vector<std::uint32_t>>(), (Rows{1}));
    }

    void mapsAreColouredByAColumn()
    {
        JudgedPart part = housePart();
        part.run.task = "projection";
        part.predictions.outputs = {"PC1", "PC2"};
        part.predictions.values = {0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5};
        MapCharts charts;
        charts.resize(1000, 400);
        charts.setView(viewOf(part));
        charts.show();
        QVERIFY(QTest::qWaitForWindowExposed(&charts));
        auto* column = charts.findChild<QComboBox*>();
        column->setCurrentIndex(column->findText("town"));
        QVERIFY(column->currentIndex() > 0);
        QStringList texts;
        for (const auto* label : charts.findChildren<QLabel*>())
            texts << label->text();
        QVERIFY2(texts.join(' ').contains("●"), qPrintable(texts.join('|')));
        QCoreApplication::processEvents(); // the axes are laid out by the queued drawing
        auto* map = charts.findChild<ScatterChart*>();
        QCOMPARE(map->table().rows.size(), std::size_t(6));
        QCOMPARE(map->rowsAt({3, 3}), (Rows{3}));
        QVERIFY(viewOf(part)->rows->find("PC2"));
    }

    void anomaliesAreRankedByScore()
    {
        JudgedPart part = housePart();
        part.run.task = "anomaly";
        part.predictions.outputs = {"score"};
        part.predictions.values = {0.1, 0.9, 0.3, 0.8, 0.2, 0.4};
        JudgedItemsCard card(loader());
        card.setView(viewOf(part));
        QCOMPARE(shownRows(card), (Rows{1, 3, 5, 2, 4, 0}));
        QCOMPARE(card.table()->model().headerData(0, Qt::Horizontal).toString(), QString("Score"));
    }

    void metricsOfRegressionHaveUnits()
    {
        QCOMPARE(metricInterval("rmse", {1000, 900, 1100, {}}, "$"), QString("±\u00a0$100"));
        QCOMPARE(metricInterval("mape", {0.1, 0.09, 0.11, {}}, "$"), QString("±\u00a01.0 %"));
        QCOMPARE(metricInterval("r2", {0.5, 0.4, 0.9, {}}, "$"), QString("(0.400 to 0.900)"));
        MetricsLine line;
        Evaluation evaluation;
        evaluation.metrics["rmse"] = {48210, 47000, 49420, {}};
        line.setEvaluation(evaluation, Task::Regression, "$");
        QStringList texts;
        for (const auto* label : line.findChildren<QLabel*>())
            texts << label->text();
        QVERIFY2(texts.contains("$48,210") || texts.contains("$48210"), qPrintable(texts.join('|')));
        QVERIFY(texts.contains("R²"));
        QVERIFY(!texts.contains("Accuracy"));
    }

private:
    ThumbnailLoader& loader()
    {
        static ThumbnailLoader shared(std::filesystem::temp_directory_path() / "lathe-judged-table");
        return shared;
    }
};

QTEST_MAIN(TestJudgedTable)
#include "tst_judged_table.moc"
