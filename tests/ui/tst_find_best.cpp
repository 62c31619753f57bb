// Finding the best algorithm in the window: a search is started, watched, stopped and opened again.
#include "ml/table_cases.h"
#include "services/table_versions.h"
#include "ui/forms/param_form.h"
#include "ui/pages/train/best_search.h"
#include "ui/pages/train/run_list.h"
#include "ui/pages/train/train_page.h"

#include "fake_navigator.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

using namespace lathe;

namespace {

class NoModule final : public LearnerModule {
public:
    const Catalog<Learner>& learners() const override { return m_learners; }
    std::vector<Device> devices() const override { return {{"cpu", "Some processor", 0, 0, false}}; }
    std::map<std::string, std::string> libraries() const override { return {}; }

private:
    Catalog<Learner> m_learners;
};

struct Scene {
    QTemporaryDir folder;
    NoModule module;
    std::unique_ptr<Workbench> workbench;
    JobRunner jobs;
    FakeNavigator navigator;
    std::unique_ptr<TrainPage> page;
    QList<BannerMessage> banners;

    Scene()
    {
        auto opened = Workbench::open(folder.path().toStdString(), Workbench::Missing::Create, [this]() -> Result<LearnerModule*> { return &module; });
        if (!opened)
            qFatal("%s", toString(opened.error()).c_str());
        workbench = std::move(*opened);
        Table table = cases::blobs(120);
        std::vector<Part> parts;
        for (std::size_t i = 0; i < table.rows(); ++i)
            parts.push_back(i % 5 == 3 ? Part::Validation : i % 5 == 4 ? Part::Test : Part::Train);
        NoProgress progress;
        const auto added = addTableVersion(*workbench, "blobs", table.withParts(std::move(parts)).value(), "test", "import", progress);
        if (!added)
            qFatal("%s", toString(added.error()).c_str());
        if (!addTableVersion(*workbench, "others", cases::blobs(60, 2), "test", "import", progress))
            qFatal("The second table could not be added");
        page = std::make_unique<TrainPage>(PageContext{*workbench, jobs, navigator});
        QObject::connect(page.get(), &TrainPage::banner, page.get(), [this](const BannerMessage& message) { banners << message; });
        page->resize(1200, 760);
        page->show();
        navigator.setSubject({"blobs@1", 0});
    }
    BestSearch& search() const { return *page->findChild<BestSearch*>(); }
    LeaderboardModel& board() const { return search().view()->board(); }
    QPushButton* button(const QString& text) const
    {
        for (auto* one : page->findChildren<QPushButton*>())
            if (one->text() == text && one->isVisible())
                return one;
        return nullptr;
    }
    void set(double minutes, std::int64_t trials, std::int64_t folds) const
    {
        auto* form = search().settings()->findChild<ParamForm*>();
        Params params = form->params();
        params.set("minutes", minutes);
        params.set("trials", trials);
        params.set("folds", folds);
        form->setParams(params);
    }
    bool open() const
    {
        if (!QTest::qWaitFor([this] { return !page->isSettling() && button("Find the best…"); }, 10'000))
            return false;
        button("Find the best…")->click();
        return QTest::qWaitFor([this] { return search().isVisible() && !page->isSettling(); }, 10'000);
    }
};

LeaderboardEntry trial(std::int64_t run, std::optional<double> mean, const char* stage = "proposed", int folds = 3)
{
    LeaderboardEntry entry;
    entry.run = run;
    entry.name = "search-01-" + std::to_string(run);
    entry.status = RunStatus::Finished;
    entry.algorithm = "table.decision_tree_classifier";
    entry.stage = stage;
    entry.parameters = "{}";
    entry.mean = mean;
    entry.low = mean ? std::optional(*mean - 0.1) : std::nullopt;
    entry.high = mean ? std::optional(*mean + 0.1) : std::nullopt;
    entry.folds = 3;
    entry.foldsDone = folds;
    return entry;
}

SearchReport report(const char* name, std::vector<LeaderboardEntry> entries)
{
    SearchReport result;
    result.search = name;
    result.metric = "f1_macro";
    result.leaderboard = std::move(entries);
    return result;
}

} // namespace

class TestFindBest : public QObject {
    Q_OBJECT
private slots:
    void rowsKeepTheirIdentity()
    {
        LeaderboardModel model;
        const QAbstractItemModelTester tester(&model);
        model.setReport(report("search-01", {trial(1, 0.4, "baseline"), trial(2, 0.3)}));
        const QPersistentModelIndex second = model.index(1, LeaderboardModel::Score);
        QCOMPARE(model.baseline(), std::optional(0.4));
        // A better one comes in, and the second overtakes the baseline.
        model.setReport(report("search-01", {trial(3, 0.9), trial(2, 0.6), trial(1, 0.4, "baseline"), trial(4, 0.8, "proposed", 1)}));
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.entry(second.row()).run, std::int64_t(2));
        QCOMPARE(second.row(), 1);
        QCOMPARE(model.index(0, LeaderboardModel::Rank).data().toString(), QString("1"));
        QCOMPARE(model.index(3, LeaderboardModel::Rank).data().toString(), QString());
        QCOMPARE(model.index(3, LeaderboardModel::Stage).data().toString(), QString("stopped early"));
        QCOMPARE(model.index(2, LeaderboardModel::Stage).data().toString(), QString("baseline"));
        // One that was stopped early has no say in the scale.
        QCOMPARE(model.range()->first, 0.3);
        QCOMPARE(model.range()->second, 1.0);
        model.setReport(report("search-02", {trial(9, std::nullopt)}));
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(!second.isValid());
        QVERIFY(!model.range() && !model.baseline());
    }

    void settingsAreNamedWhereTheyDiffer()
    {
        const Learner& tree = **builtinLearners().get("table.decision_tree_classifier", "algorithm");
        QCOMPARE(trialSettings("{}", tree.parameters()), QString());
        QCOMPARE(trialSettings(R"({"max_depth":8,"criterion":"entropy"})", tree.parameters()), QString("Greatest depth 8, Impurity Entropy"));
        QCOMPARE(trialSettings("no json", tree.parameters()), QString());
    }

    void aSearchIsStartedWatchedAndJudged()
    {
        Scene scene;
        QVERIFY(scene.open());
        QVERIFY(scene.board().rowCount() == 0 && !scene.search().view()->isVisible()); // what a search is stands there
        scene.set(0, 3, 3);
        QVERIFY(scene.button("Search") && scene.button("Search")->isEnabled());
        scene.button("Search")->click();
        QVERIFY(scene.search().isRunning() && scene.button("Stop"));
        QTRY_VERIFY_WITH_TIMEOUT(!scene.search().isRunning() && !scene.search().isSettling(), 60'000);
        QCOMPARE(scene.board().rowCount(), 5); // two baselines and three trials
        QVERIFY(scene.board().baseline());
        QVERIFY(scene.banners.isEmpty());
        const SearchReport& found = scene.board().report();
        QVERIFY(found.best != 0 && found.baseline && found.target == "kind");
        QVERIFY(found.leaderboard.front().stage != "baseline"); // the classes are easy to tell
        bool hasVerdict = false;
        for (const auto* label : scene.search().findChildren<QLabel*>())
            hasVerdict = hasVerdict || (label->isVisible() && label->text().contains("significantly better than the baseline"));
        QVERIFY(hasVerdict);
        scene.button("Judge the winner")->click();
        QCOMPARE(scene.navigator.subject().run, found.best);
        QCOMPARE(scene.navigator.pages.last(), QString("evaluate"));
    }

    void aStoppedSearchKeepsItsTrialsAndOpensAgain()
    {
        Scene scene;
        QVERIFY(scene.open());
        scene.set(30, 0, 5);
        scene.button("Search")->click();
        QTRY_VERIFY_WITH_TIMEOUT(scene.board().rowCount() > 3, 30'000);
        QVERIFY(scene.search().isRunning()); // it is watched while it goes on
        scene.button("Stop")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!scene.search().isRunning() && !scene.search().isSettling(), 30'000);
        QVERIFY(!scene.banners.isEmpty() && scene.banners.last().kind == BannerMessage::Kind::Notice);
        const int kept = scene.board().rowCount();
        QVERIFY(kept > 3);

        // A second, short one; then the first is chosen again.
        scene.set(0, 1, 2);
        scene.button("Search")->click();
        QTRY_VERIFY_WITH_TIMEOUT(!scene.search().isRunning() && !scene.search().isSettling(), 30'000);
        QCOMPARE(scene.search().earlier()->count(), 2);
        QCOMPARE(scene.board().report().search, std::string("search-02"));
        emit scene.search().earlier()->activated(scene.search().earlier()->findText("search-01"));
        QTRY_COMPARE(scene.board().report().search, std::string("search-01"));
        QCOMPARE(scene.board().rowCount(), kept);

        // A trial opens its run, and leaving it comes back here.
        const std::int64_t run = scene.board().entry(1).run;
        scene.search().view()->setCurrentIndex(scene.board().index(1, 0));
        QTest::keyClick(scene.search().view(), Qt::Key_Return);
        QCOMPARE(scene.navigator.subject().run, run);
        scene.navigator.setSubject({"blobs@1", 0});
        QTRY_VERIFY(scene.search().isVisible());
        scene.button("Choose an algorithm")->click();
        QTRY_VERIFY(scene.button("Train") && !scene.page->isSettling());
        // Trials do not crowd out the runs that were wanted: of both searches the second has trained its winner.
        const auto* runs = scene.page->findChild<RunList*>();
        QCOMPARE(runs->model()->rowCount(), 1);
        QVERIFY(!runs->model()->index(0, RunListModel::Name).data().toString().startsWith("search"));
    }

    /// A search that goes on for one table says nothing of another.
    void anotherTableIsNotMixedIn()
    {
        Scene scene;
        QVERIFY(scene.open());
        scene.set(30, 0, 5);
        scene.button("Search")->click();
        QTRY_VERIFY_WITH_TIMEOUT(scene.board().rowCount() > 1, 30'000);
        scene.button("Stop")->click();
        QVERIFY(!scene.search().stopButton()->isEnabled());
        scene.navigator.setSubject({"others@1", 0});
        QVERIFY(scene.open());
        QCOMPARE(scene.board().rowCount(), 0);
        QVERIFY(!scene.button("Stop"));
        QTRY_VERIFY_WITH_TIMEOUT(!scene.search().isRunning() && !scene.search().isSettling(), 30'000);
        QCOMPARE(scene.board().rowCount(), 0);
        QVERIFY(scene.button("Search")->isEnabled() && scene.search().earlier()->count() == 0);
    }

    void invalidSettingsCannotBeSearchedWith()
    {
        Scene scene;
        QVERIFY(scene.open());
        auto* form = scene.search().settings()->findChild<ParamForm*>();
        Params params = form->params();
        QCOMPARE(params.text("metric"), std::string("f1_macro"));
        const SearchRequest request = searchRequest({"blobs@1", "kind", Task::Classification}, params);
        QCOMPARE(request.seconds, 300.0);
        QCOMPARE(request.folds.folds, 5);
        QVERIFY(request.task == Task::Classification && request.target == "kind" && request.dataset == "blobs@1");
        QVERIFY(!checkParams(searchSettings(Task::Classification), [&] { params.set("folds", std::int64_t(21)); return params; }()));
    }
};

QTEST_MAIN(TestFindBest)
#include "tst_find_best.moc"
