#include "services/search_service.h"

#include "base/file.h"
#include "base/random.h"
#include "services/fold_metrics.h"
#include "services/table_versions.h"
#include "support/simple_learners.h"
#include "support/table_builder.h"

#include <QtTest>

#include <nlohmann/json.hpp>

using namespace lathe;

namespace {

/// Algorithms whose order is known: one that is right while its shift is small, one whose feature is noise, one that
/// fails, and the majority as the baseline.
class FakeModule final : public LearnerModule {
public:
    FakeModule()
    {
        m_learners.add(support::majorityLearner("fake.majority"));
        m_learners.add(support::nearestMeanLearner("fake.good", 3));
        m_learners.add(support::nearestMeanLearner("fake.noise", 0, "noise"));
        m_learners.add(std::make_unique<support::SimpleLearner>(support::simpleInfo("fake.failing", Task::Classification),
            std::vector<ParamSpec>(), [](const Table&, const Params&, Progress&) -> Result<support::SimpleFit> {
                return fail(ErrorCode::Numeric, "It always fails");
            }));
        m_learners.add(std::make_unique<support::SimpleLearner>(support::simpleInfo("fake.spy", Task::Classification),
            std::vector<ParamSpec>(), [this](const Table& train, const Params&, Progress&) -> Result<support::SimpleFit> {
                for (std::size_t row = 0; row < train.rows(); ++row)
                    onlyTraining = onlyTraining && train.part(row) == Part::Train;
                ++fits;
                return support::SimpleFit{targetClasses(train), "x", {0}};
            }));
    }
    const Catalog<Learner>& learners() const override { return m_learners; }
    std::vector<Device> devices() const override { return {}; }
    std::map<std::string, std::string> libraries() const override { return {}; }

    bool onlyTraining = true;
    int fits = 0;

private:
    Catalog<Learner> m_learners;
};

/// 100 rows: class a around 0, class b around 4, each ± 1.5, and a feature that tells nothing. 80 train.
Table rows()
{
    Random random(11);
    std::vector<double> x, noise;
    std::vector<std::optional<std::string>> classes;
    std::vector<Part> parts;
    for (int i = 0; i < 100; ++i) {
        classes.emplace_back(i % 2 ? "b" : "a");
        x.push_back((i % 2 ? 4 : 0) + 3 * random.uniform() - 1.5);
        noise.push_back(random.uniform());
        parts.push_back(i % 10 == 8 ? Part::Validation : i % 10 == 9 ? Part::Test : Part::Train);
    }
    return *Table::make({{"x", ColumnType::Numeric, Role::Feature, {}}, {"noise", ColumnType::Numeric, Role::Feature, {}},
                         {"y", ColumnType::Categorical, Role::Feature, {}}},
                        {Column::numeric(x), Column::numeric(noise), Column::categorical(classes)})->withParts(parts);
}

/// Asks to stop after so many trials of defaults.
class Watched final : public Progress {
public:
    explicit Watched(std::size_t stopAfter = SIZE_MAX) : m_stopAfter(stopAfter) {}
    bool stopRequested() const override { return m_defaults >= m_stopAfter; }
    void set(std::int64_t, std::int64_t, std::string_view) override {}
    void log(std::string_view line) override { m_defaults += line.find("stage=default") != std::string_view::npos; }

private:
    std::size_t m_stopAfter, m_defaults = 0;
};

struct Fixture {
    FakeModule module;
    TemporaryFolder folder = TemporaryFolder::create("lathe-test").value();
    std::unique_ptr<Workbench> workbench = Workbench::open(folder.path(), Workbench::Missing::Create,
                                                           [this]() -> Result<LearnerModule*> { return &module; }).value();
    Watched progress;

    Fixture() { (void)addTableVersion(*workbench, "rows", rows(), "test", "import", progress).value(); }

    SearchRequest request(std::vector<std::string> algorithms, int trials) const
    {
        SearchRequest request;
        request.dataset = "rows";
        request.target = "y";
        request.algorithms = std::move(algorithms);
        request.trials = trials;
        request.metric = "accuracy";
        return request;
    }
    RunStore runs() { return RunStore(**workbench->database()); }
};

std::map<std::string, std::string> parametersByName(const std::vector<LeaderboardEntry>& entries)
{
    std::map<std::string, std::string> result;
    for (const LeaderboardEntry& entry : entries)
        result[entry.name] = entry.algorithm + entry.parameters + std::to_string(entry.mean.value_or(-1));
    return result;
}

} // namespace

class TestSearchService : public QObject {
    Q_OBJECT
private slots:
    void findsTheAlgorithmAndItsParameter()
    {
        Fixture fixture;
        const auto outcome = findBest(*fixture.workbench, fixture.request({"fake.good", "fake.noise"}, 20), fixture.progress);
        QVERIFY2(outcome, outcome ? "" : toString(outcome.error()).c_str());
        QCOMPARE(outcome->winner->algorithm, std::string("fake.good"));
        // Between the classes lie 4 units: a shift below half a unit from the middle makes no mistake.
        QCOMPARE(*outcome->winner->mean, 1.0);
        QVERIFY(outcome->baseline->isSignificant);
        QVERIFY(outcome->baseline->algorithm != outcome->winner->algorithm);
        QVERIFY(outcome->runnerUp->isSignificant);
        QCOMPARE(outcome->runnerUp->algorithm, std::string("fake.noise"));
        QVERIFY(outcome->best);
        QVERIFY(outcome->best->status == RunStatus::Finished);
        QVERIFY(outcome->best->metrics.at("validation").at("accuracy").value);
        QCOMPARE(*outcome->best->metrics.at("test").at("accuracy").value, 1.0);
        QVERIFY(!outcome->stopped);
    }

    void everyTrialStandsInTheRegistry()
    {
        Fixture fixture;
        const auto outcome = findBest(*fixture.workbench, fixture.request({"fake.good", "fake.noise", "fake.failing"}, 12), fixture.progress);
        QVERIFY(outcome);
        // Baselines, three defaults and nine proposals.
        const auto baselines = std::ranges::count(outcome->leaderboard, "baseline", &LeaderboardEntry::stage);
        QVERIFY(baselines >= 1);
        QCOMPARE(std::ssize(outcome->leaderboard), 12 + baselines);
        int number = 0, early = 0;
        auto all = *fixture.runs().list();
        std::ranges::reverse(all);
        for (const RunRecord& run : all) {
            const auto setup = nlohmann::json::parse(run.setup);
            if (!setup.contains("search")) {
                QCOMPARE(setup["found_by"].get<std::string>(), outcome->search);
                continue;
            }
            QCOMPARE(setup["trial"].get<int>(), ++number);
            QCOMPARE(setup["folds"].get<int>(), 5);
            if (run.algorithm == "fake.failing") {
                QVERIFY(run.status == RunStatus::Failed);
                QVERIFY(run.error.find("It always fails") != std::string::npos);
                continue;
            }
            QVERIFY(run.status == RunStatus::Finished);
            QVERIFY(run.metrics.at("cross_validation").at("accuracy").value);
            QVERIFY(!run.metrics.contains("test"));
            QCOMPARE(setup["scores"]["accuracy"].size(), setup["folds_done"].get<std::size_t>());
            early += setup["folds_done"] < 5;
        }
        QCOMPARE(number, static_cast<int>(12 + baselines));
        QVERIFY2(early > 0, "no proposal was stopped early");
        for (std::size_t i = 1; i < outcome->leaderboard.size(); ++i)
            if (outcome->leaderboard[i].isComplete())
                QVERIFY(*outcome->leaderboard[i - 1].mean >= *outcome->leaderboard[i].mean);
        QCOMPARE(outcome->leaderboard.back().algorithm, std::string("fake.failing"));
        QCOMPARE(*fixture.runs().testLooks("rows"), 1); // the winner's
    }

    void looksAtTheTrainingPartOnly()
    {
        Fixture fixture;
        const auto outcome = findBest(*fixture.workbench, fixture.request({"fake.spy"}, 1), fixture.progress);
        QVERIFY(outcome);
        QVERIFY(fixture.module.onlyTraining);
        QCOMPARE(fixture.module.fits, 6); // five folds, and the last training
        // It answers as the baseline does.
        QVERIFY(!outcome->baseline->isSignificant);
        QVERIFY(outcome->verdict().front().find("not significantly better than the baseline") != std::string::npos);
    }

    void sameSeedSameTrials()
    {
        Fixture first, second, other;
        const auto request = first.request({"fake.good", "fake.noise"}, 9);
        auto changed = request;
        changed.seed = 2;
        const auto a = findBest(*first.workbench, request, first.progress);
        const auto b = findBest(*second.workbench, request, second.progress);
        const auto c = findBest(*other.workbench, changed, other.progress);
        QCOMPARE(parametersByName(a->leaderboard), parametersByName(b->leaderboard));
        QVERIFY(parametersByName(a->leaderboard) != parametersByName(c->leaderboard));
    }

    void stoppingKeepsWhatWasDone()
    {
        Fixture fixture;
        Watched progress(2);
        const auto outcome = findBest(*fixture.workbench, fixture.request({"fake.good", "fake.noise"}, 30), progress);
        QVERIFY(outcome);
        QVERIFY(outcome->stopped);
        QVERIFY(!outcome->best);
        QCOMPARE(std::ranges::count(outcome->leaderboard, "default", &LeaderboardEntry::stage), std::ptrdiff_t(2));
        QCOMPARE(std::ranges::count(outcome->leaderboard, "proposed", &LeaderboardEntry::stage), std::ptrdiff_t(0));
        QCOMPARE(leaderboard(*fixture.workbench, outcome->search)->size(), outcome->leaderboard.size());
        QVERIFY(outcome->winner);
    }

    void trialsAreNoRunsToGoOnWith()
    {
        Fixture fixture;
        const auto outcome = findBest(*fixture.workbench, fixture.request({"fake.good"}, 1), fixture.progress);
        const std::int64_t trial = outcome->leaderboard.back().run;
        QVERIFY(executeRun(*fixture.workbench, trial, fixture.progress).error().message.find("is a trial of the search") != std::string::npos);
        QVERIFY(reproduceRun(*fixture.workbench, std::to_string(trial), fixture.progress).error().code == ErrorCode::InvalidArgument);
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("code");
        for (const char* what : {"dataset", "target", "metric", "algorithm"})
            QTest::newRow(what) << what << int(ErrorCode::NotFound);
        for (const char* what : {"no target", "folds", "budget"})
            QTest::newRow(what) << what << int(ErrorCode::InvalidArgument);
        QTest::newRow("task") << "task" << int(ErrorCode::Incompatible);
    }
    void refuses()
    {
        QFETCH(QString, what);
        QFETCH(int, code);
        Fixture fixture;
        SearchRequest request = fixture.request({"fake.good"}, 1);
        if (what == "dataset") request.dataset = "other";
        if (what == "target") request.target = "z";
        if (what == "metric") request.metric = "acuracy";
        if (what == "algorithm") request.algorithms = {"fake.god"};
        if (what == "no target") request.target.clear();
        if (what == "folds") request.folds.folds = 21;
        if (what == "budget") request.seconds = -1;
        if (what == "task") request.task = Task::Clustering;
        const auto outcome = findBest(*fixture.workbench, request, fixture.progress);
        QVERIFY(!outcome);
        QCOMPARE(int(outcome.error().code), code);
        QVERIFY(fixture.runs().list()->empty());
    }

    void aNameIsUsedOnce()
    {
        Fixture fixture;
        SearchRequest request = fixture.request({"fake.good"}, 1);
        request.name = "mine";
        QCOMPARE(findBest(*fixture.workbench, request, fixture.progress)->search, std::string("mine"));
        QVERIFY(findBest(*fixture.workbench, request, fixture.progress).error().code == ErrorCode::AlreadyExists);
        QVERIFY(leaderboard(*fixture.workbench, "other").error().code == ErrorCode::NotFound);
    }

    void aRunIsJudgedByFoldsToo()
    {
        Fixture fixture;
        TrainRequest request;
        request.dataset = "rows";
        request.algorithm = "fake.good";
        request.target = "y";
        request.parameters.set("shift", 0.0);
        request.folds = {4, 2, {}, {}};
        const auto queued = queueRun(*fixture.workbench, request);
        QVERIFY2(queued, queued ? "" : toString(queued.error()).c_str());
        const auto run = executeRun(*fixture.workbench, queued->id, fixture.progress);
        QVERIFY2(run, run ? "" : toString(run.error()).c_str());
        QCOMPARE(*run->metrics.at("cross_validation").at("accuracy").value, 1.0);
        const auto stored = fixture.runs().byId(run->id);
        QCOMPARE(stored->confusion.at("cross_validation"), (std::vector<std::int64_t>{40, 0, 0, 40}));
        QVERIFY(stored->metrics.contains("test"));
        const auto again = reproduceRun(*fixture.workbench, run->name, fixture.progress);
        QVERIFY(again && again->isSame());
        request.folds.folds = 1;
        QVERIFY(queueRun(*fixture.workbench, request).error().code == ErrorCode::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(TestSearchService)
#include "tst_search_service.moc"
