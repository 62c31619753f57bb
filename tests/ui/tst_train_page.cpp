// Train: the gallery, the reason why an algorithm cannot be used, a run of another process followed live.
#include "ui/pages/train/run_list.h"
#include "ui/pages/train/run_view.h"
#include "ui/pages/train/train_page.h"
#include "ui/plots/class_bars.h"
#include "ui/plots/loss_chart.h"
#include "ui/shell/state_pill.h"

#include "data/manifest.h"
#include "fake_navigator.h"
#include "support/item_builder.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

using namespace lathe;

namespace {

class FakeLearner final : public Learner {
public:
    FakeLearner(std::string id, bool works) : m_works(works)
    {
        m_info.id = id;
        m_info.name = id;
        m_info.summary = "Does nothing";
        m_info.kinds = {ItemKind::Image};
    }
    const LearnerInfo& info() const override { return m_info; }
    const std::vector<ParamSpec>& parameters() const override { return m_specs; }
    std::optional<Error> incompatibility(const Items&, const Params&) const override
    {
        if (m_works)
            return {};
        return Error{ErrorCode::Incompatible, "It needs more classes", {}, {}};
    }
    Result<FitResult> fit(const TrainingData&, const Params&, const TrainingSetup&, Progress&,
                          TrainingObserver&) const override
    {
        return fail(ErrorCode::Internal, "A fake learns nothing");
    }
    Result<std::unique_ptr<Model>> load(const std::filesystem::path&, std::string_view) const override
    {
        return fail(ErrorCode::NotFound, "A fake keeps nothing");
    }

private:
    LearnerInfo m_info;
    std::vector<ParamSpec> m_specs{ParamSpec::integer("epochs", "Epochs", 6, 1, 100, "How often")};
    bool m_works;
};

class FakeModule final : public LearnerModule {
public:
    explicit FakeModule(bool works) { m_learners.add(std::make_unique<FakeLearner>("image.fake", works)); }
    const Catalog<Learner>& learners() const override { return m_learners; }
    std::vector<Device> devices() const override { return {{"cpu", "Some processor", 0, 0, false}}; }
    std::map<std::string, std::string> libraries() const override { return {}; }

private:
    Catalog<Learner> m_learners;
};

struct Scene {
    QTemporaryDir folder;
    FakeModule module;
    std::unique_ptr<Workbench> workbench;
    JobRunner jobs;
    FakeNavigator navigator;
    std::unique_ptr<TrainPage> page;
    DatasetVersion version;

    explicit Scene(bool works = true) : module(works)
    {
        auto opened = Workbench::open(folder.path().toStdString(), Workbench::Missing::Create,
                                      [this]() -> Result<LearnerModule*> { return &module; });
        if (!opened)
            qFatal("%s", toString(opened.error()).c_str());
        workbench = std::move(*opened);
        ItemSet set;
        set.classes = {"cat", "dog"};
        for (int i = 0; i < 10; ++i)
            set.items.push_back(build::item(i, i % 2, Part::Train));
        const auto manifest = workbench->objects().put(writeManifest(set));
        DatasetVersion wanted;
        wanted.dataset = "pets";
        wanted.manifest = *manifest;
        wanted.items = 10;
        wanted.classes = 2;
        std::unordered_map<Hash, ContentLocation> contents;
        for (const Item& item : set.items)
            contents[item.content] = {*manifest, 0, 1};
        const auto database = workbench->database();
        const auto added = DatasetStore(**database).add(wanted, contents);
        if (!added)
            qFatal("%s", toString(added.error()).c_str());
        version = *added;
        page = std::make_unique<TrainPage>(PageContext{*workbench, jobs, navigator});
        page->resize(1000, 700);
        page->show();
    }
    RunStore runs() { return RunStore(**workbench->database()); }
    QPushButton* button(const QString& text) const
    {
        for (auto* candidate : page->findChildren<QPushButton*>())
            if (candidate->text() == text && candidate->isVisible())
                return candidate;
        return nullptr;
    }
    RunRecord addRun(RunStatus status)
    {
        RunRecord run;
        run.name = "fake-01";
        run.status = status;
        run.datasetVersionId = version.id;
        run.algorithm = "image.fake";
        run.task = "classification";
        run.parameters = "{\"epochs\":6}";
        run.classes = "[\"cat\",\"dog\"]";
        run.epochsPlanned = 6;
        return *runs().create(run);
    }
};

} // namespace

class TestTrainPage : public QObject {
    Q_OBJECT
private slots:
    void withoutDataThePageLeadsToCollect()
    {
        Scene scene;
        QVERIFY(scene.button("Go to Collect"));
        scene.button("Go to Collect")->click();
        QCOMPARE(scene.navigator.pages, QStringList{"collect"});
    }

    void algorithmThatFitsCanBeTrained()
    {
        Scene scene;
        scene.navigator.setSubject({"pets@1", 0});
        QTRY_VERIFY(scene.button("Train") && scene.button("Train")->isEnabled());
    }

    void reasonStandsInPlaceWhenItCannotWork()
    {
        Scene scene(false);
        scene.navigator.setSubject({"pets@1", 0});
        const auto said = [&] {
            for (const auto* label : scene.page->findChildren<QLabel*>())
                if (label->isVisible() && label->text().contains("It needs more classes"))
                    return true;
            return false;
        };
        QTRY_VERIFY(said());
        QTRY_VERIFY(!scene.page->isSettling());
        QVERIFY(!scene.button("Train")->isEnabled());
    }

    void runOfAnotherProcessIsFollowed()
    {
        Scene scene;
        const RunRecord run = scene.addRun(RunStatus::Running);
        QVERIFY(scene.runs().setStatus(run.id, RunStatus::Running));
        scene.navigator.setSubject({"pets@1", run.id});
        auto* view = scene.page->findChild<RunView*>();
        QVERIFY(scene.runs().addSteps(run.id, {{1, 0.1, 2.0}, {2, 0.2, 1.0}}));
        RunEpoch epoch;
        epoch.epoch = 1;
        epoch.validationLoss = 0.9;
        epoch.metrics = {{"f1_macro", 0.75}};
        epoch.classF1 = {0.9, 0.6};
        QVERIFY(scene.runs().addEpoch(run.id, epoch));
        // Nothing is announced: the page looks by itself.
        QTRY_COMPARE_WITH_TIMEOUT(view->lastStep(), std::int64_t(2), 5000);
        const PlotTable losses = view->lossChart()->table();
        QCOMPARE(losses.rows.size(), std::size_t(3));
        const PlotTable bars = view->findChild<ClassBars*>()->table();
        QCOMPARE(bars.rows[0][0].toString(), QString("cat"));
        QCOMPARE(bars.rows[0][1].toDouble(), 0.9);
        QVERIFY(scene.button("Pause"));
        QVERIFY(scene.button("Stop"));
    }

    void pauseAsksTheProcessThatTrains()
    {
        Scene scene;
        const RunRecord run = scene.addRun(RunStatus::Running);
        QVERIFY(scene.runs().setStatus(run.id, RunStatus::Running));
        scene.navigator.setSubject({"pets@1", run.id});
        QTRY_VERIFY(scene.button("Pause"));
        scene.button("Pause")->click();
        QCOMPARE(*scene.runs().requested(run.id), std::string("pause"));
    }

    void interruptedRunOffersToResume()
    {
        Scene scene;
        const RunRecord run = scene.addRun(RunStatus::Interrupted);
        QVERIFY(scene.runs().setStatus(run.id, RunStatus::Interrupted));
        scene.navigator.setSubject({"pets@1", run.id});
        QTRY_VERIFY(scene.button("Resume"));
        QVERIFY(!scene.button("Stop"));
    }

    void listOfRunsKeepsTheModelContract()
    {
        RunListModel model;
        QAbstractItemModelTester tester(&model);
        RunRecord run;
        run.name = "fake-01";
        run.dataset = "pets";
        run.version = 1;
        model.setRuns({run});
        QCOMPARE(model.data(model.index(0, RunListModel::Data), Qt::DisplayRole).toString(), QString("pets@1"));
        QCOMPARE(model.data(model.index(0, RunListModel::Metric), Qt::DisplayRole).toString(), QString("–"));
    }
};

QTEST_MAIN(TestTrainPage)
#include "tst_train_page.moc"
