// Recalibrating, choosing a threshold and drawing curves on the Evaluate page, by what a person clicks.
#include "services/decide_service.h"
#include "services/table_versions.h"
#include "services/train_service.h"
#include "ui/pages/evaluate/algorithm_curves_view.h"
#include "ui/pages/evaluate/decision_view.h"
#include "ui/pages/evaluate/evaluate_page.h"
#include "ui/pages/evaluate/items_card.h"
#include "ui/plots/calibration_chart.h"
#include "ui/plots/score_chart.h"
#include "ui/plots/threshold_chart.h"
#include "ui/shell/segmented.h"
#include "ui/tables/table_view.h"

#include "base/random.h"
#include "fake_navigator.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QTemporaryDir>
#include <QtTest>

#include <set>

using namespace lathe;

namespace {

/// The same weak feature three times: naive Bayes takes it for three witnesses and is too sure.
Table witnesses()
{
    Random random(5);
    std::vector<double> x;
    std::vector<std::optional<std::string>> classes;
    std::vector<Part> parts;
    for (int i = 0; i < 600; ++i) {
        const bool isYes = random.below(100) < 35;
        classes.emplace_back(isYes ? "yes" : "no");
        x.push_back((isYes ? 1.2 : 0) + 4 * random.uniform() - 2);
        parts.push_back(i % 3 == 0 ? Part::Validation : i % 6 == 1 ? Part::Test : Part::Train);
    }
    return *Table::make({{"x", ColumnType::Numeric, Role::Feature, {}}, {"x2", ColumnType::Numeric, Role::Feature, {}},
                         {"x3", ColumnType::Numeric, Role::Feature, {}}, {"bought", ColumnType::Categorical, Role::Target, {}}},
                        {Column::numeric(x), Column::numeric(x), Column::numeric(x), Column::categorical(classes)})->withParts(parts);
}

struct Scene {
    QTemporaryDir folder;
    std::unique_ptr<Workbench> workbench;
    JobRunner jobs;
    FakeNavigator navigator;
    std::unique_ptr<EvaluatePage> page;
    std::int64_t run = 0;

    Scene()
    {
        auto opened = Workbench::open(folder.path().toStdString(), Workbench::Missing::Create,
                                      []() -> Result<LearnerModule*> { return fail(ErrorCode::NotFound, "There is no module"); });
        check(opened);
        workbench = std::move(*opened);
        NoProgress quiet;
        check(addTableVersion(*workbench, "shop", witnesses(), "test", "import", quiet));
        TrainRequest request;
        request.dataset = "shop";
        request.algorithm = "table.gaussian_naive_bayes";
        request.parameters = defaults((*workbench->learner(request.algorithm))->parameters());
        const auto queued = queueRun(*workbench, request);
        check(queued);
        check(executeRun(*workbench, queued->id, quiet));
        run = queued->id;
        openPage();
    }
    void openPage()
    {
        page = std::make_unique<EvaluatePage>(PageContext{*workbench, jobs, navigator});
        page->resize(1280, 760);
        page->show();
        navigator.setSubject({"shop@1", run});
        settle();
    }
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(!page->isSettling(), 20'000); }
    QAbstractButton* button(const QString& text) const
    {
        for (auto* found : page->findChildren<QAbstractButton*>())
            if (found->text() == text && found->isVisible())
                return found;
        return nullptr;
    }
    void click(const QString& text)
    {
        QTRY_VERIFY2(button(text) && button(text)->isEnabled(), qPrintable("There is no button " + text));
        QTest::mouseClick(button(text), Qt::LeftButton);
    }
    template <class T>
    T* named(const QString& name) const
    {
        for (auto* found : page->findChildren<T*>())
            if (found->accessibleName() == name && found->isVisible())
                return found;
        return nullptr;
    }
    /// By the keyboard, as a person does who has the focus there.
    void choose(const QString& box, int steps)
    {
        auto* combo = named<QComboBox>(box);
        QVERIFY2(combo, qPrintable(box));
        for (int i = 0; i < steps; ++i)
            QTest::keyClick(combo, Qt::Key_Down);
        settle();
    }
    template <class T>
    static void check(const Result<T>& result)
    {
        if (!result)
            qFatal("%s", toString(result.error()).c_str());
    }
};

} // namespace

class TestDecision : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void recalibratedThresholdIsStoredAndShown()
    {
        Scene scene;
        scene.click("Decision");
        scene.settle();
        auto* view = scene.page->findChild<DecisionView*>();
        QVERIFY(view->isVisible());
        QVERIFY(!scene.button("Store with the run")->isEnabled()); // nothing is decided yet
        const double before = view->calibrationChart()->curve().expectedError;
        QVERIFY2(before > 0.05, qPrintable(QString::number(before)));

        scene.choose("Recalibrate", 2); // sigmoid
        QVERIFY(view->calibrationChart()->curve().expectedError < before);
        scene.choose("Threshold", 2);   // lowest cost
        auto* miss = scene.named<QDoubleSpinBox>("What an item of the class costs that is missed");
        QVERIFY(miss);
        miss->selectAll();
        QTest::keyClicks(miss, "10");
        scene.settle();
        scene.click("Store with the run");
        QTRY_VERIFY(!storedDecision(*scene.workbench, scene.run)->changesNothing());
        const Decision decision = *storedDecision(*scene.workbench, scene.run);
        QVERIFY(decision.calibration == Calibration::Sigmoid);
        QVERIFY(decision.threshold->reason == ThresholdReason::Cost);
        QCOMPARE(decision.threshold->falseNegativeCost, 10.0);
        QVERIFY2(decision.threshold->value < 0.3, qPrintable(QString::number(decision.threshold->value)));
        scene.settle();
        QTRY_VERIFY(!scene.button("Store with the run")->isEnabled()); // it is what the run does now

        // Who comes back finds it.
        scene.openPage();
        scene.click("Decision");
        scene.settle();
        QCOMPARE(scene.named<QComboBox>("Recalibrate")->currentIndex(), 2);
        QCOMPARE(scene.named<QDoubleSpinBox>("What an item of the class costs that is missed")->value(), 10.0);
    }

    void barOpensItsRows()
    {
        Scene scene;
        scene.click("Decision");
        scene.settle();
        auto* chart = scene.page->findChild<DecisionView*>()->calibrationChart();
        QSignalSpy spy(chart, &CalibrationChart::binActivated);
        QWidget* plot = nullptr;
        for (auto* child : chart->findChildren<QWidget*>())
            if (child->inherits("QCustomPlot"))
                plot = child;
        QVERIFY(plot);
        for (int x = plot->width() - 20; x > 60 && spy.isEmpty(); x -= 10)
            QTest::mouseClick(plot, Qt::LeftButton, {}, QPoint(x, plot->height() / 2));
        QCOMPARE(spy.size(), 1);
        const CalibrationBin& bin = chart->curve().bins[std::size_t(spy.front().front().toInt())];
        const TableModel& rows = scene.page->findChild<JudgedItemsCard*>()->table()->model();
        QCOMPARE(rows.rowCount(), int(bin.rows.size()));
        for (int row = 0; row < rows.rowCount(); ++row)
            QVERIFY(std::ranges::count(bin.rows, std::uint32_t(rows.sourceRow(row))) == 1);
    }

    void placeOnTheThresholdChartOpensWhatItGetsWrong()
    {
        Scene scene;
        scene.click("Decision");
        scene.settle();
        auto* view = scene.page->findChild<DecisionView*>();
        auto* chart = view->findChild<ThresholdChart*>();
        QWidget* plot = nullptr;
        for (auto* child : chart->findChildren<QWidget*>())
            if (child->inherits("QCustomPlot"))
                plot = child;
        QVERIFY(plot);
        QSignalSpy spy(view, &DecisionView::rowsRequested);
        QTest::mouseClick(plot, Qt::LeftButton, {}, QPoint(plot->width() / 3, plot->height() / 2));
        QTRY_VERIFY(!spy.isEmpty());
        scene.settle();
        QCOMPARE(scene.named<QComboBox>("Threshold")->currentText(), QString("A value"));
        const double threshold = scene.named<QDoubleSpinBox>("Threshold")->value();
        QVERIFY(threshold > 0.05 && threshold < 0.6);
        const auto judged = judgeRun(*scene.workbench, scene.run, Part::Validation, false);
        QVERIFY(judged);
        std::set<std::uint32_t> wrong;
        for (std::size_t row = 0; row < judged->truth.labels.size(); ++row)
            if ((double(judged->predictions.row(row)[1]) >= threshold) != (judged->truth.labels[row] == 1))
                wrong.insert(std::uint32_t(row));
        const auto shown = spy.front()[2].value<std::vector<std::uint32_t>>();
        QVERIFY(std::set<std::uint32_t>(shown.begin(), shown.end()) == wrong);
        QCOMPARE(shown.size(), wrong.size());
    }

    void learningCurveIsDrawnAndKept()
    {
        Scene scene;
        scene.click("Curves");
        auto* view = scene.page->findChild<AlgorithmCurvesView*>();
        scene.settle();
        QVERIFY(view->chart()->table().rows.empty());
        scene.click("Draw");
        QTRY_VERIFY_WITH_TIMEOUT(!view->isDrawing(), 20'000);
        QCOMPARE(view->chart()->table().rows.size(), std::size_t(5));
        QCOMPARE(view->chart()->table().rows[4][1].toLongLong(), 300); // all training rows

        scene.click("Validation curve");
        QVERIFY(view->chart()->table().rows.empty());
        scene.click("Draw");
        QTRY_VERIFY_WITH_TIMEOUT(!view->isDrawing(), 20'000);
        QVERIFY(view->chart()->table().rows.size() >= 5);

        scene.openPage();
        scene.click("Curves");
        QTRY_COMPARE(scene.page->findChild<AlgorithmCurvesView*>()->chart()->table().rows.size(), std::size_t(5));
        QVERIFY(scene.button("Draw again"));
    }
};

QTEST_MAIN(TestDecision)
#include "tst_decision.moc"
