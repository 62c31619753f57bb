// What the networks for tables and series learn, how they stop, and what they tell on the way.
#include "ml/series_cases.h"
#include "nn/detail/series_scaling.h"
#include "nn/learners/builtin_learners.h"

#include "base/file.h"
#include "ml/iris_samples.h"
#include "support/table_builder.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <cmath>

using namespace lathe;
using namespace lathe::cases;

namespace {

const std::vector<std::string> kSmall{"width=16", "heads=2", "batch_size=64"};

std::vector<std::string> with(std::vector<std::string> settings, const std::vector<std::string>& more)
{
    settings.insert(settings.end(), more.begin(), more.end());
    return settings;
}

/// "yes" where both numbers have the same sign: no sum of weighted columns can tell.
Table corners(std::size_t rows, std::uint64_t seed)
{
    Random random(seed);
    std::vector<double> x, y;
    std::vector<std::optional<std::string>> kind;
    for (std::size_t i = 0; i < rows; ++i) {
        x.push_back(2 * random.uniform() - 1);
        y.push_back(2 * random.uniform() - 1);
        kind.push_back((x.back() > 0) == (y.back() > 0) ? "yes" : "no");
    }
    return Table::make({{"x", ColumnType::Numeric, Role::Feature, {}}, {"y", ColumnType::Numeric, Role::Feature, {}}, {"kind", ColumnType::Categorical, Role::Target, {}}},
                       {Column::numeric(x), Column::numeric(y), Column::categorical(kind)}).value();
}

double accuracy(const Model& model, const Table& rows, const std::string& target)
{
    const Predictions answers = cases::predict(model, rows);
    double right = 0;
    for (std::size_t i = 0; i < rows.rows(); ++i)
        right += answers.classes[static_cast<std::size_t>(answers.label(i))] == rows.find(target)->cell(i);
    return right / static_cast<double>(rows.rows());
}

/// Pure chance: only the rows themselves can be learned by heart.
Table chance(std::size_t rows, std::uint64_t seed)
{
    Random random(seed);
    std::vector<double> x, y;
    std::vector<std::optional<std::string>> kind;
    for (std::size_t i = 0; i < rows; ++i) {
        x.push_back(random.uniform());
        y.push_back(random.uniform());
        kind.push_back(random.uniform() < 0.5 ? "yes" : "no");
    }
    return Table::make({{"x", ColumnType::Numeric, Role::Feature, {}}, {"y", ColumnType::Numeric, Role::Feature, {}}, {"kind", ColumnType::Categorical, Role::Target, {}}},
                       {Column::numeric(x), Column::numeric(y), Column::categorical(kind)}).value();
}

/// Stops once `stop` is set, as an observer may do in the middle of an epoch.
class Flag final : public Progress {
public:
    explicit Flag(const bool& stop) : m_stop(stop) {}
    bool stopRequested() const override { return m_stop; }
    void set(std::int64_t done, std::int64_t total, std::string_view) override { last = done, all = total; }
    std::int64_t last = 0, all = 0;

private:
    const bool& m_stop;
};

class Stopper final : public QuietObserver {
public:
    void batchEnded(std::int64_t step, double, double) override
    {
        steps = step;
        stop = stopAtBatch;
    }
    std::int64_t steps = 0;
    bool stopAtBatch = false, stop = false;
};

} // namespace

class TestTableNetworks : public QObject {
    Q_OBJECT

    std::unique_ptr<const Learner> m_classifier = makeTableLearner(makeTableTransformer(Task::Classification));
    std::unique_ptr<const Learner> m_regressor = makeTableLearner(makeTableTransformer(Task::Regression));
    std::unique_ptr<const Learner> m_forecaster = makeForecaster(makeRecurrentForecaster());

private slots:
    void learnsWhatDependsOnAnotherColumn()
    {
        const Table test = corners(300, 2);
        const auto linear = cases::fit(**builtinLearners().get("table.logistic_regression", "algorithm"), corners(600, 1));
        QVERIFY(linear && accuracy(*linear->model, test, "kind") < 0.65);
        const auto network = cases::fit(*m_classifier, corners(600, 1), 7, 1, with(kSmall, {"epochs=40", "learning_rate=3e-3"}));
        QVERIFY2(network, network ? "" : toString(network.error()).c_str());
        const double share = accuracy(*network->model, test, "kind");
        QVERIFY2(share > 0.93, qPrintable(QString::number(share)));
    }

    /// What a row is worth depends on a category of another column: 4·x for red, −4·x for blue.
    void embedsCategories()
    {
        Random random(4);
        std::vector<double> x, target;
        std::vector<std::optional<std::string>> colour;
        for (int i = 0; i < 500; ++i) {
            x.push_back(2 * random.uniform() - 1);
            colour.push_back(i % 2 ? "red" : "blue");
            target.push_back((i % 2 ? 4 : -4) * x.back());
        }
        const Table all = Table::make({{"x", ColumnType::Numeric, Role::Feature, {}}, {"colour", ColumnType::Categorical, Role::Feature, {}}, {"t", ColumnType::Numeric, Role::Target, {}}},
                                      {Column::numeric(x), Column::categorical(colour), Column::numeric(target)}).value();
        const auto fitted = cases::fit(*m_regressor, span(all, 0, 400), 7, 1, with(kSmall, {"epochs=40", "learning_rate=3e-3"}));
        QVERIFY2(fitted, fitted ? "" : toString(fitted.error()).c_str());
        const Table test = span(all, 400, 100);
        const Predictions answers = cases::predict(*fitted->model, test);
        double squares = 0;
        for (std::size_t i = 0; i < 100; ++i)
            squares += std::pow(answers.value(i) - test.find("t")->numberAt(i), 2) / 100;
        QVERIFY2(squares < 0.3, qPrintable(QString::number(squares))); // of a variance of 16/3; without the category nothing is left to learn
        // Both columns of the one-hot category make one token: two of these and the answer's.
        const auto folder = TemporaryFolder::create("lathe-tokens");
        QVERIFY(fitted->model->save(folder->path()));
        const auto weights = readSafetensors(*readFile(folder->path() / "weights.safetensors"));
        QCOMPARE(weights->tensors.at("tokens.weight").shape, (std::vector<std::int64_t>{3, 16}));
        QCOMPARE(weights->tensors.at("tokens.bias").shape, (std::vector<std::int64_t>{2, 16}));
    }

    /// Fisher's linear discriminant with all rows leaves 3 of 150 wrong (Fisher, 1936, and every textbook since): a third
    /// of the rows kept back may cost some more, not twice the share of the one class that is apart from the others.
    void tellsIrisesApart()
    {
        LATHE_NEED_SHARED_DATA("tabular/iris/iris.csv");
        const Samples iris = irisSamples();
        const auto rowsOf = [&](int rest) {
            std::vector<std::vector<double>> columns(4);
            std::vector<std::optional<std::string>> species;
            for (std::size_t i = 0; i < iris.size(); ++i)
                if ((i % 3 == 0) == (rest == 0)) {
                    for (std::size_t j = 0; j < 4; ++j)
                        columns[j].push_back(iris.features.at(i, j));
                    species.push_back(iris.classes[static_cast<std::size_t>(iris.labels[i])]);
                }
            std::vector<Field> fields;
            std::vector<Column> all;
            for (std::size_t j = 0; j < 4; ++j) {
                fields.push_back({iris.names[j], ColumnType::Numeric, Role::Feature, {}});
                all.push_back(Column::numeric(columns[j]));
            }
            fields.push_back({"species", ColumnType::Categorical, Role::Target, {}});
            all.push_back(Column::categorical(species));
            return Table::make(fields, all).value();
        };
        const auto fitted = cases::fit(*m_classifier, rowsOf(1), 7, 1, {"width=32", "batch_size=16"});
        QVERIFY2(fitted, fitted ? "" : toString(fitted.error()).c_str());
        const double share = accuracy(*fitted->model, rowsOf(0), "species");
        QVERIFY2(share >= 0.94, qPrintable(QString::number(share)));
    }

    void validationRowsEndItAndTheBestEpochIsKept()
    {
        const auto fitted = cases::fit(*m_classifier, chance(200, 1), 7, 1, with(kSmall, {"epochs=200", "patience=3", "learning_rate=5e-3"}), chance(200, 2));
        QVERIFY2(fitted, fitted ? "" : toString(fitted.error()).c_str());
        QVERIFY2(fitted->report.epochs < 100, qPrintable(QString::number(fitted->report.epochs)));
        QCOMPARE(fitted->report.epochs - fitted->report.bestEpoch, 3);
        QVERIFY(QString::fromStdString(fitted->report.stopReason).contains("validation"));
        // The best epoch's loss is near that of knowing nothing, ln 2; learned by heart it would be far above.
        const Table judged = chance(200, 2);
        const Predictions answers = cases::predict(*fitted->model, judged);
        double loss = 0;
        for (std::size_t i = 0; i < 200; ++i)
            for (std::size_t k = 0; k < 2; ++k)
                if (answers.classes[k] == judged.find("kind")->cell(i))
                    loss -= std::log(static_cast<double>(answers.row(i)[k])) / 200;
        QVERIFY2(loss < std::log(2.0) + 0.03, qPrintable(QString::number(loss)));
    }

    /// Rows that weigh ten times as much decide between two answers to the same question.
    void rowsWeigh()
    {
        std::string text = "x:numeric,w:numeric:weight,kind:categorical:target\n";
        for (int i = 0; i < 40; ++i)
            text += i % 2 ? "1,10,a\n" : "1,1,b\n";
        const auto fitted = cases::fit(*m_classifier, build::table(text), 7, 1, with(kSmall, {"epochs=60", "learning_rate=1e-2"}));
        QVERIFY2(fitted, fitted ? "" : toString(fitted.error()).c_str());
        const Predictions answers = cases::predict(*fitted->model, build::table("x:numeric\n1"));
        QVERIFY2(std::abs(answers.row(0)[0] - 10.0 / 11) < 0.04, qPrintable(QString::number(static_cast<double>(answers.row(0)[0]))));
    }

    void stopsWithinAStepAndShowsItsWay()
    {
        for (const Learner* learner : {m_classifier.get(), m_regressor.get(), m_forecaster.get()}) {
            const Table rows = learner == m_forecaster.get() ? daily(300, 0.1, 5, 7, 1) : suited(*learner, 300);
            Params params = defaults(learner->parameters());
            params.set("epochs", std::int64_t(3));
            params.set("batch_size", std::int64_t(16));
            Stopper observer;
            Flag progress(observer.stop);
            TrainingSetup setup;
            setup.device = "cpu";
            setup.threads = 1;
            const auto done = learner->fit({rows, Table()}, params, setup, progress, observer);
            QVERIFY2(done, done ? "" : toString(done.error()).c_str());
            QCOMPARE(observer.epochs.size(), std::size_t(3));
            QCOMPARE(observer.epochs[2].epoch, 3);
            QVERIFY(observer.epochs[2].trainLoss < observer.epochs[0].trainLoss && observer.epochs[0].trainLoss > 0);
            QVERIFY(observer.epochs[2].seconds > 0);
            QCOMPARE(done->report.device, std::string("cpu"));
            QCOMPARE(done->report.precision, std::string("float32"));
            QVERIFY(observer.steps >= 1 && progress.all > 0);

            Stopper stopper;
            stopper.stopAtBatch = true;
            Flag stopped(stopper.stop);
            const auto cancelled = learner->fit({rows, Table()}, params, setup, stopped, stopper);
            QVERIFY(!cancelled && cancelled.error().isCancelled());
            QCOMPARE(stopper.steps, std::int64_t(1));
            QVERIFY(stopper.epochs.empty());

            setup.device = "cuda:7";
            const auto nowhere = learner->fit({rows, Table()}, params, setup, progress, observer);
            QVERIFY(!nowhere && nowhere.error().code == ErrorCode::NotFound);
            QVERIFY(!nowhere.error().hint.empty());
        }
    }

    void otherSeedsGiveOtherModels()
    {
        for (const Learner* learner : {m_classifier.get(), m_forecaster.get()}) {
            const Table rows = learner == m_forecaster.get() ? daily(120, 0.1, 5, 7, 1) : suited(*learner, 100);
            const auto one = cases::fit(*learner, rows, 1, 1, {"epochs=2"}), two = cases::fit(*learner, rows, 2, 1, {"epochs=2"});
            QVERIFY(one && two && one->model->weightsHash() != two->model->weightsHash());
        }
    }

    void damagedModelsAreRefused()
    {
        const auto transformer = makeTableTransformer(Task::Classification);
        const auto fitted = cases::fit(*m_classifier, suited(*m_classifier, 60), 7, 1, with(kSmall, {"epochs=1"}));
        const auto folder = TemporaryFolder::create("lathe-damaged");
        QVERIFY(fitted && fitted->model->save(folder->path()));
        const auto json = nlohmann::json::parse(*readTextFile(folder->path() / "model.json"))["algorithm"];
        const StateDict tensors = readSafetensors(*readFile(folder->path() / "weights.safetensors"))->tensors;
        QVERIFY(transformer->load(json, tensors));
        for (const auto& [name, value] : {std::pair("width", -4), {"width", 15}, {"heads", 0}, {"blocks", 1000}, {"hidden", 0}, {"outputs", 7}}) {
            auto broken = json;
            broken[name] = value;
            const auto read = transformer->load(broken, tensors);
            QVERIFY2(!read && read.error().code == ErrorCode::Parse, name);
        }
        for (const auto& [name, tensor] : tensors) {
            StateDict broken = tensors;
            broken.erase(name);
            QVERIFY2(!transformer->load(json, broken), name.c_str());
        }
        StateDict tokens = tensors;
        tokens["token_of_feature"].bytes.back() = 0x7f;
        QVERIFY(!transformer->load(json, tokens));
    }

    /// Doubling values with a spread of a tenth of them, and the same spread at any level.
    void growingSpreadIsSeen()
    {
        std::vector<double> growing, steady;
        for (int i = 0; i < 96; ++i) {
            const double level = 100 * std::exp(i / 30.0), wave = std::sin(i * std::numbers::pi / 6);
            growing.push_back(level * (1 + 0.2 * wave));
            steady.push_back(100 + i + 20 * wave);
        }
        QVERIFY2(std::abs(spreadByLevel(growing, 12) - 1) < 0.1, qPrintable(QString::number(spreadByLevel(growing, 12))));
        QVERIFY2(std::abs(spreadByLevel(steady, 12)) < 0.1, qPrintable(QString::number(spreadByLevel(steady, 12))));
        QVERIFY(suitedScaling(growing, 12, Choose::Automatic, Choose::Automatic).logarithm);
        QVERIFY(!suitedScaling(steady, 12, Choose::Automatic, Choose::Automatic).logarithm);
        QCOMPARE(suitedScaling(steady, 12, Choose::Automatic, Choose::Automatic).season, std::size_t(12));
        const SeriesScaling scaling = suitedScaling(growing, 12, Choose::Yes, Choose::Yes);
        QVERIFY(std::abs(scaling.outer(scaling.inner(123.5)) - 123.5) < 1e-9);
        QVERIFY(std::isfinite(scaling.inner(-5)));
    }

    void shortSeriesAreRefusedWithAHint()
    {
        const auto few = cases::fit(*m_forecaster, daily(15, 0.1, 5, 7, 1), 7, 1, {"season=1"});
        QVERIFY(!few && few.error().code == ErrorCode::InvalidArgument);
        QVERIFY(QString::fromStdString(few.error().message).contains("15 values") && !few.error().hint.empty());
        // Enough without differences over the season.
        const auto enough = cases::fit(*m_forecaster, daily(24, 0.1, 5, 12, 0.1), 7, 1, {"season=12", "epochs=2"});
        QVERIFY2(enough, enough ? "" : toString(enough.error()).c_str());
    }
};

QTEST_GUILESS_MAIN(TestTableNetworks)
#include "tst_table_networks.moc"
