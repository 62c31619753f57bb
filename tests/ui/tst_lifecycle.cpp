#include "ui/models/lifecycle.h"

#include <QtTest>

using namespace lathe;

namespace {

LifecycleInput freshDataset()
{
    LifecycleInput input;
    input.dataset = DatasetVersion{};
    input.dataset->dataset = "fashion";
    input.dataset->version = 1;
    input.dataset->items = 100;
    input.dataset->classes = 3;
    input.checked = true;
    return input;
}

RunRecord finishedRun(std::int64_t id, double f1, int version = 1)
{
    RunRecord run;
    run.id = id;
    run.name = "small-cnn-0" + std::to_string(id);
    run.dataset = "fashion";
    run.version = version;
    run.status = RunStatus::Finished;
    run.epochs = run.epochsPlanned = 6;
    run.classes = R"(["Bag","Shirt","T-shirt"])";
    run.metrics["validation"]["f1_macro"].value = f1;
    // rows are truth: Shirt → T-shirt 12, T-shirt → Shirt 5, Bag → Shirt 2
    run.confusion["validation"] = {30, 2, 0, 0, 20, 12, 0, 5, 31};
    return run;
}

StageState stateOf(const Lifecycle& cycle, const char* page)
{
    for (const StageStatus& stage : cycle.stages)
        if (QLatin1String(stage.page) == QLatin1String(page))
            return stage.state;
    qFatal("no such stage");
}

} // namespace

class TestLifecycle : public QObject {
    Q_OBJECT
private slots:
    void emptyWorkspaceStartsWithCollecting()
    {
        const Lifecycle cycle = lifecycleOf({});
        for (const StageStatus& stage : cycle.stages)
            QCOMPARE(stage.state, StageState::Empty);
        QCOMPARE(cycle.next.page, QString("collect"));
        QVERIFY(cycle.attention.empty());
    }

    void cleanDatasetWantsATraining()
    {
        const Lifecycle cycle = lifecycleOf(freshDataset());
        QCOMPARE(stateOf(cycle, "collect"), StageState::Done);
        QCOMPARE(stateOf(cycle, "prepare"), StageState::Done);
        QCOMPARE(stateOf(cycle, "label"), StageState::Done);
        QCOMPARE(stateOf(cycle, "train"), StageState::Empty);
        QCOMPARE(cycle.next.page, QString("train"));
        QVERIFY(!cycle.next.reason.isEmpty());
    }

    /// A table has no classes of its own to speak of.
    void tableIsToldOfInItsOwnWords()
    {
        LifecycleInput input = freshDataset();
        input.dataset->kind = "table";
        const Lifecycle cycle = lifecycleOf(input);
        for (const StageStatus& stage : cycle.stages) {
            QVERIFY2(!stage.line.contains("picture"), qPrintable(stage.line));
            if (QLatin1String(stage.page) == QLatin1String("label"))
                QCOMPARE(stage.line, QString("The target is a column"));
        }
        QVERIFY2(cycle.next.reason.contains("rows"), qPrintable(cycle.next.reason));
    }

    void failedCheckComesBeforeTraining()
    {
        LifecycleInput input = freshDataset();
        input.checks.push_back({"leak", CheckState::Failed, say("3 copies are in train and test"), say("Split again"), {1, 2}});
        const Lifecycle cycle = lifecycleOf(input);
        QCOMPARE(stateOf(cycle, "prepare"), StageState::Attention);
        QCOMPARE(cycle.next.page, QString("prepare"));
        QCOMPARE(cycle.next.items.size(), std::size_t(2));
        QCOMPARE(cycle.attention.size(), std::size_t(1));
    }

    void runningRunIsInWork()
    {
        LifecycleInput input = freshDataset();
        RunRecord run = finishedRun(1, 0);
        run.status = RunStatus::Running;
        run.epochs = 3;
        input.runs = {run};
        const Lifecycle cycle = lifecycleOf(input);
        QCOMPARE(stateOf(cycle, "train"), StageState::InWork);
        QCOMPARE(cycle.stages[3].progress, 0.5);
        QCOMPARE(cycle.next.run, std::int64_t(1));
    }

    void worstConfusionAddsBothDirections()
    {
        const auto pair = worstConfusion(finishedRun(1, 0.8));
        QVERIFY(pair);
        QCOMPARE(pair->truth, QString("Shirt"));
        QCOMPARE(pair->predicted, QString("T-shirt"));
        QCOMPARE(pair->items, std::int64_t(17));    // 12 + 5
        QCOMPARE(pair->mistakes, std::int64_t(19)); // and Bag → Shirt 2
    }

    void mixedUpClassesAreNamedByTheirPlace()
    {
        // Rows are truth: 12 of the second class were taken for the third, 5 the other way.
        const auto worst = worstConfusion(finishedRun(1, 0.9));
        QVERIFY(worst);
        QCOMPARE(worst->truthIndex, 1);
        QCOMPARE(worst->predictedIndex, 2);
        QCOMPARE(worst->items, std::int64_t(17));
    }

    void confusionOfAnotherShapeIsIgnored()
    {
        RunRecord run = finishedRun(1, 0.8);
        run.confusion["validation"].pop_back();
        QVERIFY(!worstConfusion(run));
    }

    void finishedRunIsJudgedAndThenDeployed()
    {
        LifecycleInput input = freshDataset();
        input.runs = {finishedRun(2, 0.7), finishedRun(1, 0.8)};
        Lifecycle cycle = lifecycleOf(input);
        QCOMPARE(bestRun(input.runs)->id, std::int64_t(1));
        QCOMPARE(cycle.next.page, QString("evaluate"));
        QCOMPARE(stateOf(cycle, "deploy"), StageState::Empty);
        QVERIFY(std::any_of(cycle.others.begin(), cycle.others.end(), [](const NextStep& step) { return step.page == "deploy"; }));
        ModelVersion model;
        model.name = "fashion";
        model.version = 1;
        model.run = 1;
        input.models = {model};
        cycle = lifecycleOf(input);
        QCOMPARE(stateOf(cycle, "deploy"), StageState::Done);
    }

    void newerVersionMakesTheRunStale()
    {
        LifecycleInput input = freshDataset();
        input.dataset->version = 2;
        input.runs = {finishedRun(1, 0.8, 1)};
        const Lifecycle cycle = lifecycleOf(input);
        QCOMPARE(stateOf(cycle, "train"), StageState::Attention);
        QCOMPARE(cycle.next.page, QString("train"));
    }
};

QTEST_GUILESS_MAIN(TestLifecycle)
#include "tst_lifecycle.moc"
