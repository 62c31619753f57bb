// The explanation of a run: bars of the columns, and the dependence on the one that is clicked.
#include "ui/pages/evaluate/explain_view.h"

#include "jobs/job_runner.h"
#include "support/table_builder.h"
#include "ui/plots/dependence_chart.h"
#include "ui/plots/tree_view.h"
#include "ui/plots/value_bars.h"
#include "ui/plots/waterfall_chart.h"
#include "ui/shell/segmented.h"

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
