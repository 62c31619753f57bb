// Training on tables: which column and task are proposed, and which algorithms stand for them.
#include "services/table_versions.h"
#include "ui/models/task_metrics.h"
#include "ui/pages/train/algorithm_card.h"
#include "ui/pages/train/train_page.h"
#include "ui/pages/train/training_goal.h"
#include "ui/shell/segmented.h"

#include "fake_navigator.h"
#include "support/table_builder.h"

#include <QComboBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

using namespace lathe;

namespace {

/// Says what target it was asked about instead of learning.
class FakeLearner final : public Learner {
public:
    FakeLearner(const char* id, Task task, ItemKind kind, bool isBaseline = false)
    {
        m_info.isBaseline = isBaseline;
        m_info.id = m_info.name = id;
        m_info.task = task;
        m_info.kinds = {kind};
        m_info.summary = "Does nothing";
    }
    const LearnerInfo& info() const override { return m_info; }
    const std::vector<ParamSpec>& parameters() const override { return m_specs; }
    std::optional<Error> incompatibility(const Items& items, const Params&) const override
    {
        const Table& table = std::get<Table>(items);
        const auto target = table.schema().first(Role::Target);
        if (m_info.task == Task::Regression && target && table.field(*target).name == "rooms")
            return Error{ErrorCode::Incompatible, "It does not learn rooms", {}, {}};
        return {};
    }
    Result<FitResult> fit(const TrainingData&, const Params&, const TrainingSetup&, Progress&, TrainingObserver&) const override
    {
        return fail(ErrorCode::Internal, "A fake learns nothing");
    }
    Result<std::unique_ptr<Model>> load(const std::filesystem::path&, std::string_view) const override
    {
        return fail(ErrorCode::NotFound, "A fake keeps nothing");
    }

private:
    LearnerInfo m_info;
    std::vector<ParamSpec> m_specs;
};

class FakeModule final : public LearnerModule {
public:
    FakeModule()
    {
        m_learners.add(std::make_unique<FakeLearner>("fake.mean", Task::Regression, ItemKind::Table, true));
        m_learners.add(std::make_unique<FakeLearner>("fake.values", Task::Regression, ItemKind::Table));
        m_learners.add(std::make_unique<FakeLearner>("fake.classes", Task::Classification, ItemKind::Table));
        m_learners.add(std::make_unique<FakeLearner>("fake.clusters", Task::Clustering, ItemKind::Table));
        m_learners.add(std::make_unique<FakeLearner>("fake.pictures", Task::Classification, ItemKind::Image));
    }
    const Catalog<Learner>& learners() const override { return m_learners; }
    std::vector<Device> devices() const override { return {{"cpu", "Some processor", 0, 0, false}}; }
    std::map<std::string, std::string> libraries() const override { return {}; }

private:
    Catalog<Learner> m_learners;
};

/// Twelve houses; the price has the role, rooms have few whole values.
Table houses(bool hasRole)
{
    std::string text = std::string("id:numeric:id, town:categorical, rooms:numeric, price:numeric").append(hasRole ? ":target" : "").append("\n");
    for (int i = 0; i < 12; ++i)
        text.append(std::to_string(i)).append(i % 2 ? ", coast, " : ", inland, ").append(std::to_string(i % 3)).append(", ").append(std::to_string(100 + i * 7)).append("\n");
    return build::table(text);
}

struct Scene {
    QTemporaryDir folder;
    FakeModule module;
    std::unique_ptr<Workbench> workbench;
    JobRunner jobs;
    FakeNavigator navigator;
    std::unique_ptr<TrainPage> page;

    Scene()
    {
        auto opened = Workbench::open(folder.path().toStdString(), Workbench::Missing::Create,
                                      [this]() -> Result<LearnerModule*> { return &module; });
        if (!opened)
            qFatal("%s", toString(opened.error()).c_str());
        workbench = std::move(*opened);
        NoProgress progress;
        const auto added = addTableVersion(*workbench, "houses", houses(true), "test", "import", progress);
        if (!added)
            qFatal("%s", toString(added.error()).c_str());
        page = std::make_unique<TrainPage>(PageContext{*workbench, jobs, navigator});
        page->resize(1000, 700);
        page->show();
        navigator.setSubject({"houses@1", 0});
    }
    /// Those of the fake module: the program's own stand in the gallery too.
    QStringList gallery() const
    {
        QStringList ids;
        for (const auto* card : page->findChildren<AlgorithmCard*>())
            if (card->id().starts_with("fake."))
                ids << QString::fromStdString(card->id());
        return ids;
    }
    TrainingGoal* goal() const { return page->findChild<TrainingGoal*>(); }
    QComboBox* target() const { return goal()->findChild<QComboBox*>(); }
    void choose(const QString& column) const
    {
        for (int i = 0; i < target()->count(); ++i)
            if (target()->itemText(i).startsWith(column)) {
                target()->setCurrentIndex(i);
                emit target()->activated(i);
                return;
            }
        qFatal("There is no such column");
    }
    AlgorithmCard* card(const char* id) const
    {
        for (auto* found : page->findChildren<AlgorithmCard*>())
            if (found->id() == id)
                return found;
        return nullptr;
    }
    QPushButton* train() const
    {
        for (auto* button : page->findChildren<QPushButton*>())
            if (button->text() == "Train" && button->isVisible())
                return button;
        return nullptr;
    }
};

} // namespace

class TestTrainTables : public QObject {
    Q_OBJECT
private slots:
    void taskFollowsTheColumn_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<int>("task");
        const auto add = [](const char* name, const char* column, Task task) { QTest::newRow(name) << QString(column) << int(task); };
        add("categories", "a:categorical\nx\ny\nx\ny", Task::Classification);
        add("yes and no", "a:boolean\ntrue\nfalse", Task::Classification);
        add("few whole numbers", "a:numeric\n0\n1\n1\n0\n1\n\n0", Task::Classification);
        add("fractions", "a:numeric\n0.5\n1\n1\n0\n1\n0", Task::Regression);
        add("each number once", "a:numeric\n1\n2\n3\n4", Task::Regression);
        add("eleven numbers", "a:numeric\n0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n0\n1\n2", Task::Regression);
    }
    void taskFollowsTheColumn()
    {
        QFETCH(QString, column);
        const Table table = build::table(column.toStdString());
        QTEST(int(suggestedTask(table.column(0))), "task");
    }

    void targetIsTheRoleElseTheLastColumn()
    {
        const auto with = goalColumns(build::table("a:numeric:target, b:numeric, t:time\n1, 2, 2020-01-01"));
        QCOMPARE(with.size(), std::size_t(2)); // times are not predicted
        QCOMPARE(*defaultTarget(with), std::size_t(0));
        const auto without = goalColumns(houses(false));
        QCOMPARE(without[*defaultTarget(without)].name, std::string("price"));
        QCOMPARE(without.front().name, std::string("town")); // identifiers are not predicted
        QVERIFY(!defaultTarget({}));
    }

    void galleryHasTheAlgorithmsOfTheTaskBaselinesLast()
    {
        Scene scene;
        QTRY_COMPARE(scene.gallery(), (QStringList{"fake.values", "fake.mean"}));
        QCOMPARE(scene.goal()->target(), std::string("price"));
        QVERIFY(scene.goal()->task() == Task::Regression);
        scene.choose("town");
        QVERIFY(scene.goal()->task() == Task::Classification);
        QCOMPARE(scene.gallery(), QStringList{"fake.classes"}); // none for pictures
    }

    void taskWithoutTargetAsksForNone()
    {
        Scene scene;
        QTRY_VERIFY(!scene.gallery().isEmpty());
        scene.choose("None");
        QVERIFY(scene.goal()->task() == Task::Clustering);
        QCOMPARE(scene.gallery(), QStringList{"fake.clusters"});
        QCOMPARE(scene.goal()->target(), std::string());
        // Back to a task that needs one: the column from before.
        scene.goal()->findChild<SegmentedControl*>()->setCurrent(1);
        QVERIFY(scene.goal()->task() == Task::Regression);
        QCOMPARE(scene.goal()->target(), std::string("price"));
    }

    void checkAsksAboutTheChosenTarget()
    {
        Scene scene;
        QTRY_VERIFY(scene.card("fake.values"));
        scene.card("fake.values")->click();
        QTRY_VERIFY(scene.train() && scene.train()->isEnabled());
        scene.choose("rooms");
        QVERIFY(scene.goal()->task() == Task::Classification); // 0, 1, 2
        scene.goal()->findChild<SegmentedControl*>()->setCurrent(1);
        QTRY_VERIFY(scene.card("fake.values"));
        scene.card("fake.values")->click();
        QTRY_VERIFY(scene.train()->toolTip().contains("It does not learn rooms"));
        QVERIFY(!scene.train()->isEnabled());
    }

    void runKnowsItsTarget()
    {
        Scene scene;
        QTRY_VERIFY(scene.card("fake.classes") || scene.card("fake.values"));
        scene.choose("town");
        QTRY_VERIFY(scene.card("fake.classes"));
        scene.card("fake.classes")->click();
        QTRY_VERIFY(scene.train() && scene.train()->isEnabled());
        scene.train()->click();
        const RunStore store(**scene.workbench->database());
        QTRY_COMPARE(store.list()->size(), std::size_t(1));
        const RunRecord run = store.list()->front();
        QCOMPARE(targetOf(run), std::string("town"));
        QCOMPARE(run.task, std::string("classification"));
        QTRY_VERIFY(!store.byId(run.id)->isActive()); // the job is over before its workbench is gone
    }
};

QTEST_MAIN(TestTrainTables)
#include "tst_train_tables.moc"
