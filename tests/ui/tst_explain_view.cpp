// The explanation of a run: bars of the columns, and the dependence on the one that is clicked.
#include "ui/pages/evaluate/explain_view.h"

#include "eval/explain/drawn_tree.h"
#include "jobs/job_runner.h"
#include "ml/builtin_learners.h"
#include "support/table_builder.h"
#include "ui/pages/evaluate/explained_rows.h"
#include "ui/plots/dependence_chart.h"
#include "ui/plots/tree_view.h"
#include "ui/plots/value_bars.h"
#include "ui/plots/waterfall_chart.h"
#include "ui/shell/segmented.h"
#include "ui/tables/table_view.h"

#include <QGraphicsItem>
#include <QtTest>

using namespace lathe;

namespace {

/// Answers a·b.
class Product final : public Model {
public:
    const std::vector<std::string>& classes() const override { return m_classes; }
    Result<Predictions> predict(const Items& items, Progress&) const override
    {
        LATHE_TRY(const Table* table, tableOf(items));
        Predictions result;
        result.outputs = {"value"};
        for (std::size_t row = 0; row < table->rows(); ++row)
            result.values.push_back(table->find("a")->numberAt(row) * table->find("b")->numberAt(row));
        return result;
    }
    Result<void> save(const std::filesystem::path&) const override { return {}; }
    std::string weightsHash() const override { return {}; }

private:
    std::vector<std::string> m_classes;
};

using Rows = std::vector<std::uint32_t>;

class Silent final : public TrainingObserver {
public:
    void batchEnded(std::int64_t, double, double) override {}
    void epochEnded(const EpochRecord&) override {}
    Result<void> checkpoint(const Checkpoint&) override { return {}; }
    void message(std::string_view) override {}
};

/// A tree on rows in which the sex alone decides; the first three are f.
std::shared_ptr<const RunExplanation> treeExplanation()
{
    const Table rows = build::table("sex:categorical,age:numeric,y:categorical:target\n"
                                    "f,1,yes\nf,2,yes\nf,3,yes\nm,1,no\nm,2,no\nm,3,no\nm,4,no\nm,5,no");
    const Learner* learner = builtinLearners().find("table.decision_tree_classifier");
    NoProgress quiet;
    Silent silent;
    auto fit = learner->fit({rows, Table()}, defaults(learner->parameters()), {}, quiet, silent);
    auto made = std::make_shared<RunExplanation>();
    made->run.model = std::move(fit->model);
    made->run.rows = rows;
    made->run.columns = {"sex", "age"};
    made->run.outputs = {"no", "yes"};
    made->output = 1;
    made->features = treeFeatures(*made->run.model, rows).value();
    return made;
}

Rows shownRows(const ExplainView& view)
{
    Rows rows;
    const TableModel& model = view.rows()->table()->model();
    for (int row = 0; row < model.rowCount(); ++row)
        rows.push_back(model.sourceRow(row));
    return rows;
}

QString toolTipAt(const TreeView& tree, int node)
{
    for (const QGraphicsItem* item : tree.items(tree.nodeRect(node).center()))
        if (!item->toolTip().isEmpty())
            return item->toolTip();
    return {};
}

std::shared_ptr<const RunExplanation> explanation()
{
    auto made = std::make_shared<RunExplanation>();
    made->run.model = std::make_shared<Product>();
    made->run.rows = build::table("a:numeric,b:numeric\n5,1\n1,2\n3,6");
    made->run.columns = {"a", "b"};
    made->run.outputs = {"value"};
    made->importance = {"r2", 1, {{"b", 0.5, 0.1, {0.5}}, {"a", -0.1, 0.1, {-0.1}}}};
    const std::uint32_t first[] = {0};
    made->shapRows = made->run.rows.take(first);
    made->shap = {"sampling", "value", "value", {"b", "a"}, 7, {5}, {1, -3}};
    return made;
}

} // namespace

class TestExplainView : public QObject {
    Q_OBJECT
private slots:
    void barsAndDependenceFollowTheChosenColumn()
    {
        JobRunner jobs;
        ExplainView view(jobs);
        view.display(explanation());
        QTRY_VERIFY(!view.isBusy());
        // The most important column is shown first: with b = 1, 2, 6 the mean of a·b is 3b.
        PlotTable table = view.chart()->table();
        QCOMPARE(table.rows.size(), std::size_t(3));
        QCOMPARE(table.rows[2][1].toDouble(), 18.0);
        QCOMPARE(view.bars()->table().rows[0][0].toString(), QString("b"));

        // By SHAP a is first; a click on its bar varies it: with a = 5 the mean is 15.
        view.findChild<SegmentedControl*>()->setCurrent(1);
        QCOMPARE(view.bars()->table().rows[0][0].toString(), QString("a"));
        emit const_cast<ValueBars*>(view.bars())->activated(0);
        QTRY_VERIFY(!view.isBusy());
        table = view.chart()->table();
        QCOMPARE(table.columns[0], QString("a"));
        QCOMPARE(table.rows[2][1].toDouble(), 15.0);
    }

    void oneRowGoesFromTheMeanToItsAnswer()
    {
        JobRunner jobs;
        ExplainView view(jobs);
        view.display(explanation());
        view.findChild<SegmentedControl*>()->setCurrent(2);
        const PlotTable table = view.waterfall()->table();
        QCOMPARE(table.rows.size(), std::size_t(2));
        QCOMPARE(table.rows[0][0].toString(), QString("a = 5")); // the stronger one first
        QCOMPARE(table.rows[0][2].toDouble(), 4.0);
        QCOMPARE(table.rows[1][2].toDouble(), 5.0);
    }

    void treeIsDrawnWithTheParentOverItsChildren()
    {
        TreeView view;
        view.resize(600, 300);
        view.setTree({{"sex is f", "no 62 %", 8, 0, 1, 2, false}, {{}, "yes 100 %", 3, 1, -1, -1, false}, {{}, "no 100 %", 5, 0, -1, -1, true}});
        QStringList texts;
        std::vector<QRectF> boxes;
        for (QGraphicsItem* item : view.scene()->items(Qt::AscendingOrder)) {
            if (const auto* text = qgraphicsitem_cast<QGraphicsSimpleTextItem*>(item))
                texts << text->text();
            if (const auto* box = qgraphicsitem_cast<QGraphicsRectItem*>(item))
                boxes.push_back(box->rect());
        }
        for (const char* words : {"sex is f", "yes 100 %", "leaf", "more below", "yes", "no"})
            QVERIFY2(texts.contains(words), words);
        QCOMPARE(boxes.size(), std::size_t(3));
        QCOMPARE(boxes[0].center().x(), (boxes[1].center().x() + boxes[2].center().x()) / 2);
        QVERIFY(boxes[0].bottom() < boxes[1].top() && boxes[1].right() < boxes[2].left());
    }

    void nodeOfATreeOpensTheRowsThatReachIt()
    {
        JobRunner jobs;
        ExplainView view(jobs);
        view.resize(1000, 900);
        view.display(treeExplanation());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QTRY_VERIFY(!view.isBusy());
        auto* tree = const_cast<TreeView*>(view.tree());
        QCOMPARE(tree->nodes().size(), std::size_t(3));
        QVERIFY(view.rows()->isHidden());
        const bool asksForWomen = tree->nodes()[0].question == "sex is f";
        const int women = asksForWomen ? tree->nodes()[0].left : tree->nodes()[0].right;
        QVERIFY2(toolTipAt(*tree, women).contains("3 row(s) of this part"), qPrintable(toolTipAt(*tree, women)));

        QTest::mouseMove(tree->viewport(), tree->nodeRect(women).center());
        QTRY_COMPARE(tree->viewport()->cursor().shape(), Qt::PointingHandCursor);
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->nodeRect(women).center());
        QVERIFY(view.rows()->isVisible());
        QCOMPARE(shownRows(view), (Rows{0, 1, 2}));

        // By the keyboard: up to the root, whose rows are all.
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Up);
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(shownRows(view), (Rows{0, 1, 2, 3, 4, 5, 6, 7}));

        // Where a drag ends is no click.
        const QPoint from = tree->nodeRect(women).center();
        QTest::mousePress(tree->viewport(), Qt::LeftButton, {}, from + QPoint(60, 0));
        QTest::mouseRelease(tree->viewport(), Qt::LeftButton, {}, from);
        QCOMPARE(shownRows(view).size(), std::size_t(8));
    }

    void barsOfTheWaterfallOpenTheirColumnAndTheAnswerItsRow()
    {
        JobRunner jobs;
        ExplainView view(jobs);
        view.resize(1000, 900);
        view.display(explanation());
        view.findChild<SegmentedControl*>()->setCurrent(2);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QTRY_VERIFY(!view.isBusy());
        QCOMPARE(view.chart()->table().columns[0], QString("b"));
        auto* waterfall = const_cast<WaterfallChart*>(view.waterfall());
        const auto click = [&](int line) {
            const QPoint at = waterfall->lineRect(line).center();
            QWidget* area = waterfall->childAt(at);
            QTest::mouseMove(area, at);
            QTest::mouseClick(area, Qt::LeftButton, {}, at);
            return area->cursor().shape();
        };
        QCOMPARE(click(0), Qt::PointingHandCursor); // a = 5, the stronger one
        QTRY_VERIFY(!view.isBusy());
        QCOMPARE(view.chart()->table().columns[0], QString("a"));
        click(2);
        QCOMPARE(shownRows(view), (Rows{0}));
    }

    void valueOfTheDependenceOpensTheRowsNearIt()
    {
        JobRunner jobs;
        ExplainView view(jobs);
        view.resize(1000, 900);
        view.display(explanation());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        QTRY_VERIFY(!view.isBusy());
        // b is 1, 2, 6 in the rows 0, 1, 2. By the keyboard: the second value, then the last.
        auto* chart = const_cast<DependenceChart*>(view.chart());
        QWidget* plot = chart->focusProxy();
        QTest::keyClick(plot, Qt::Key_Right);
        QTest::keyClick(plot, Qt::Key_Right);
        QTest::keyClick(plot, Qt::Key_Return);
        QCOMPARE(shownRows(view), (Rows{1}));
        QTest::keyClick(plot, Qt::Key_End);
        QTest::keyClick(plot, Qt::Key_Return);
        QCOMPARE(shownRows(view), (Rows{2}));
        // With the mouse, from the left: the lowest value comes first, beyond the axis is none.
        QTRY_COMPARE(plot->cursor().shape(), Qt::ArrowCursor);
        QTest::mouseClick(plot, Qt::LeftButton, {}, QPoint(2, plot->height() / 3));
        QCOMPARE(shownRows(view), (Rows{2}));
        std::vector<Rows> opened;
        for (int x = 2; x < plot->width(); x += 4) {
            QTest::mouseClick(plot, Qt::LeftButton, {}, QPoint(x, plot->height() / 3));
            if (opened.empty() || opened.back() != shownRows(view))
                opened.push_back(shownRows(view));
        }
        QCOMPARE(opened, (std::vector<Rows>{{2}, {0}, {1}, {2}}));
    }

    void closingWhileBusyIsSafe()
    {
        JobRunner jobs;
        {
            ExplainView view(jobs);
            view.display(explanation());
        }
        QTRY_VERIFY(!jobs.isBusy());
    }
};

QTEST_MAIN(TestExplainView)
#include "tst_explain_view.moc"
