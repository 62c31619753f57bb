// Answers of the algorithms against those of scikit-learn 1.2.1 and XGBoost 1.7.4 on the same small rows, without a
// pipeline. The calls stand beside the values; every model was fitted on kRows and asked for kQuestions.
#include "base/text.h"
#include "ml/iris_samples.h"
#include "ml/learners/learner_list.h"
#include "ml/table_cases.h"
#include "support/shared_data.h"

#include <QtTest>

#include <nlohmann/json.hpp>

#include <fstream>

using namespace lathe;

namespace {

// Rounded normal numbers; targets 4·x₀ − 2·x₁ + 3 with noise; classes by x₀ and x₁ with noise.
const std::vector<double> kRows{
    1.79, 0.44, 0.1, -1.86, -0.28, -0.35, -0.08, -0.63, -0.04, -0.48, -1.31, 0.88,
    0.88, 1.71, 0.05, -0.4, -0.55, -1.55, 0.98, -1.1, -1.19, -0.21, 1.49, 0.24,
    -1.02, -0.71, 0.63, -0.16, -0.77, -0.23, 0.75, 1.98, -1.24, -0.63, -0.8, -2.42,
    -0.92, -1.02, 1.12, -0.13, -1.62, 0.65, -0.36, -1.74, -0.6, -0.59, -0.87, 0.03,
    -2.25, -0.27, 1.01, 0.85, 1.11, 1.12, 1.49, -1.12, 0.85, -1.86, -0.6, -1.91,
    1.05, 1.33, -0.2, 1.77, -0.67, 0.15, 0.15, -1.06, 0.44, 1.94, -1.02, 0.9};
const std::vector<double> kTargets{
    9.2, -3.0, 4.18, 4.04, 3.42, 2.62, 8.42, -0.12, -0.35, 4.02, 2.35, 1.66,
    1.43, 6.3, 5.03, 1.94, -6.92, 3.69, 10.9, -3.5, 4.06, 11.61, 5.43, 12.75};
const std::vector<std::int32_t> kClasses{1, 0, 0, 1, 2, 0, 1, 2, 0, 0, 2, 0, 0, 1, 0, 0, 0, 2, 1, 0, 2, 1, 0, 1};
const std::vector<double> kQuestions{0.3, -0.4, 0.5, -1.2, 0.8, 0.1};

enum Target { kValue, kTwo, kThree };

Samples samplesFor(Target target)
{
    Samples samples;
    samples.features = {24, 3, kRows};
    samples.names = {"x0", "x1", "x2"};
    samples.weights.assign(24, 1);
    if (target == kValue)
        samples.targets = kTargets;
    else
        samples.labels = kClasses;
    if (target == kTwo)
        for (std::int32_t& label : samples.labels)
            label = label > 0;
    samples.classes = target == kTwo ? std::vector<std::string>{"0", "1"} : std::vector<std::string>{"0", "1", "2"};
    return samples;
}

/// The algorithm itself, without the pipeline that the learner of tables puts before it.
std::unique_ptr<const MatrixLearner> learnerOf(const std::string& id)
{
    std::vector<std::unique_ptr<const MatrixLearner>> all;
    all.push_back(makeLinearRegression());
    all.push_back(makeRidge());
    all.push_back(makeLasso());
    all.push_back(makeElasticNet());
    all.push_back(makeQuantileRegression());
    all.push_back(makeLogisticRegression());
    all.push_back(makeGaussianBayes());
    all.push_back(makeBernoulliBayes());
    all.push_back(makeRbfSvm());
    all.push_back(makeSvr());
    for (const Task task : {Task::Classification, Task::Regression}) {
        all.push_back(makeNeighbours(task));
        all.push_back(makeDecisionTree(task));
        all.push_back(makeBoostedTrees(task));
    }
    for (auto& learner : all)
        if (learner->info().id == id)
            return std::move(learner);
    return nullptr;
}

Result<MatrixFit> fitMatrix(const MatrixLearner& learner, const Samples& samples, const std::vector<std::string>& settings)
{
    NoProgress progress;
    cases::QuietObserver observer;
    return learner.fit(samples, {}, parseParams(learner.parameters(), settings).value(), {0, 1, progress, observer});
}

} // namespace

class TestLearnerValues : public QObject {
    Q_OBJECT

private slots:
    void answersAsItsPeerDoes_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QStringList>("settings");
        QTest::addColumn<Target>("target");
        QTest::addColumn<std::vector<double>>("expected");
        QTest::addColumn<double>("tolerance");
        // LinearRegression()
        QTest::newRow("linear") << "table.linear_regression" << QStringList{} << kValue << std::vector<double>{4.91671071082793, -3.476625893043546} << 1e-10;
        // Ridge()
        QTest::newRow("ridge") << "table.ridge" << QStringList{} << kValue << std::vector<double>{4.889363782917618, -3.1609151940091844} << 1e-10;
        // Ridge(alpha=50)
        QTest::newRow("ridge, strong") << "table.ridge" << QStringList{"alpha=50"} << kValue << std::vector<double>{4.231586013563195, 1.4771986131293349} << 1e-10;
        // Lasso(alpha=0.3, tol=1e-12, max_iter=100000)
        QTest::newRow("lasso") << "table.lasso" << QStringList{"alpha=0.3", "tolerance=1e-10"} << kValue << std::vector<double>{4.827845222959247, -2.7009549427102852} << 1e-7;
        // ElasticNet(alpha=0.3, l1_ratio=0.4, tol=1e-12, max_iter=100000)
        QTest::newRow("elastic net") << "table.elastic_net" << QStringList{"alpha=0.3", "l1_share=0.4", "tolerance=1e-10"} << kValue << std::vector<double>{4.722901711872653, -2.0735444846282824} << 1e-7;
        // QuantileRegressor(quantile=0.5, alpha=0, solver='highs')
        QTest::newRow("quantile 0.5") << "table.quantile_regression" << QStringList{"quantiles=0.5"} << kValue << std::vector<double>{5.080329335583828, -3.117824247471533} << 1e-5;
        // QuantileRegressor(quantile=0.2, alpha=0, solver='highs')
        QTest::newRow("quantile 0.2") << "table.quantile_regression" << QStringList{"quantiles=0.2"} << kValue << std::vector<double>{4.5147723405755995, -4.130918000641056} << 1e-5;
        // QuantileRegressor(quantile=0.5, alpha=0.1, solver='highs')
        QTest::newRow("quantile with penalty") << "table.quantile_regression" << QStringList{"quantiles=0.5", "alpha=0.1"} << kValue << std::vector<double>{5.024703709738744, -2.884339796860569} << 1e-5;
        // KNeighborsRegressor(3, weights='distance')
        QTest::newRow("neighbours, value") << "table.neighbours_regressor" << QStringList{"neighbours=3", "weights=distance"} << kValue << std::vector<double>{4.600768261102502, -1.1648772507715803} << 1e-10;
        // LogisticRegression(tol=1e-10, max_iter=10000)
        QTest::newRow("logistic, two classes") << "table.logistic_regression" << QStringList{"tolerance=1e-9"} << kTwo << std::vector<double>{0.3145868653937466, 0.6854131346062534, 0.7452146459454475, 0.2547853540545525} << 1e-4;
        // LogisticRegression(C=3, tol=1e-10, max_iter=10000)
        QTest::newRow("logistic, three classes") << "table.logistic_regression" << QStringList{"tolerance=1e-9", "c=3"} << kThree << std::vector<double>{0.38797298326302543, 0.5243924743361471, 0.0876345424008276, 0.7109815790784265, 0.002386983284069534, 0.28663143763750387} << 1e-4;
        // LogisticRegression(C=0.5, penalty='l1', solver='saga', tol=1e-10, max_iter=100000)
        QTest::newRow("logistic, L1") << "table.logistic_regression" << QStringList{"tolerance=1e-9", "c=0.5", "penalty=l1"} << kTwo << std::vector<double>{0.4013425879782808, 0.5986574120217192, 0.8306913697175465, 0.16930863028245344} << 1e-4;
        // LogisticRegression(class_weight='balanced', tol=1e-10, max_iter=10000)
        QTest::newRow("logistic, balanced") << "table.logistic_regression" << QStringList{"tolerance=1e-9", "class_weight=balanced"} << kThree << std::vector<double>{0.308394419028, 0.5392034094247445, 0.15240217154725544, 0.55145735838904, 0.017721917506155815, 0.43082072410480415} << 1e-4;
        // GaussianNB()
        QTest::newRow("Gaussian naive Bayes") << "table.gaussian_naive_bayes" << QStringList{} << kThree << std::vector<double>{0.3936995777481917, 0.6063004196736418, 2.5781664429575486e-09, 0.22651003512289483, 0.7520548162809231, 0.021435148596182365} << 1e-7;
        // BernoulliNB()
        QTest::newRow("Bernoulli naive Bayes") << "table.bernoulli_naive_bayes" << QStringList{} << kThree << std::vector<double>{0.17968147633192197, 0.7435315679706755, 0.07678695569740246, 0.2220717900116773, 0.28443534329570647, 0.49349286669261627} << 1e-7;
        // KNeighborsClassifier()
        QTest::newRow("neighbours") << "table.neighbours_classifier" << QStringList{} << kThree << std::vector<double>{0.8, 0.2, 0.0, 0.8, 0.0, 0.2} << 1e-7;
        // KNeighborsClassifier(weights='distance', p=1)
        QTest::newRow("neighbours by distance") << "table.neighbours_classifier" << QStringList{"weights=distance", "distance=manhattan"} << kThree << std::vector<double>{0.8531734287947471, 0.14682657120525291, 0.0, 0.7562116098751928, 0.0, 0.2437883901248072} << 1e-6;
        // DecisionTreeClassifier(max_depth=2, random_state=0)
        QTest::newRow("tree") << "table.decision_tree_classifier" << QStringList{"max_depth=2"} << kThree << std::vector<double>{0.8571428571428571, 0.14285714285714285, 0.0, 0.0, 0.0, 1.0} << 1e-6;
        // xgboost.XGBClassifier(n_estimators=5, tree_method='hist')
        QTest::newRow("boosted, three classes") << "table.boosted_trees_classifier" << QStringList{"rounds=5"} << kThree << std::vector<double>{0.637820839881897, 0.1826653778553009, 0.17951379716396332, 0.7283921837806702, 0.1369856297969818, 0.13462220132350922} << 1e-6;
        // xgboost.XGBClassifier(n_estimators=5, tree_method='hist')
        QTest::newRow("boosted, two classes") << "table.boosted_trees_classifier" << QStringList{"rounds=5"} << kTwo << std::vector<double>{0.4719529151916504, 0.5280470848083496, 0.6626980304718018, 0.33730199933052063} << 1e-6;
        // xgboost.XGBRegressor(n_estimators=5, tree_method='hist')
        QTest::newRow("boosted, value") << "table.boosted_trees_regressor" << QStringList{"rounds=5"} << kValue << std::vector<double>{3.3167970180511475, -2.5381357669830322} << 1e-5;
    }
    void answersAsItsPeerDoes()
    {
        QFETCH(QString, id);
        QFETCH(QStringList, settings);
        QFETCH(Target, target);
        QFETCH(std::vector<double>, expected);
        QFETCH(double, tolerance);
        const auto learner = learnerOf(id.toStdString());
        QVERIFY(learner);
        Samples samples = samplesFor(target);
        std::vector<std::string> list;
        for (const QString& setting : settings) {
            if (setting != "class_weight=balanced") {
                list.push_back(setting.toStdString());
                continue;
            }
            std::vector<double> counts(3, 0); // what the learner of tables does: rows / (classes · rows of the class)
            for (const std::int32_t label : samples.labels)
                ++counts[static_cast<std::size_t>(label)];
            for (std::size_t i = 0; i < 24; ++i)
                samples.weights[i] = 24 / (3 * counts[static_cast<std::size_t>(samples.labels[i])]);
        }
        const auto fitted = fitMatrix(*learner, samples, list);
        QVERIFY2(fitted, fitted ? "" : toString(fitted.error()).c_str());
        NoProgress progress;
        const Matrix answers = fitted->model->predict({2, 3, kQuestions}, progress).value();
        QCOMPARE(answers.values.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i)
            QVERIFY2(std::abs(answers.values[i] - expected[i]) <= tolerance,
                     qPrintable(QString("%1: %2, not %3").arg(i).arg(answers.values[i], 0, 'g', 12).arg(expected[i], 0, 'g', 12)));
    }

    /// Weights of rows: 2 for every third one. The probabilities are softmax(factor · margin) of the first class.
    void separatesAsItsPeerDoes_data()
    {
        QTest::addColumn<Target>("target");
        QTest::addColumn<bool>("weighs");
        QTest::addColumn<std::vector<double>>("expected");
        // SVC(C=2, gamma=0.5, tol=1e-8).fit(X, y > 0[, weights]).decision_function(Q), which is positive for the second class
        QTest::newRow("two classes") << kTwo << false << std::vector<double>{-0.33792359431679786, -0.09384315912868743};
        QTest::newRow("two classes, weighed") << kTwo << true << std::vector<double>{-0.3362373106932827, -0.1221682096139664};
        // SVR(C=2, gamma=0.5, tol=1e-8).fit(X, (y - m) / s[, weights]).predict(Q) * s + m, m and s the weighed mean and deviation
        QTest::newRow("value") << kValue << false << std::vector<double>{5.052270467962014, -0.7867077300355128};
        QTest::newRow("value, weighed") << kValue << true << std::vector<double>{5.0439915077428825, -0.7925548351939105};
    }
    void separatesAsItsPeerDoes()
    {
        QFETCH(Target, target);
        QFETCH(bool, weighs);
        QFETCH(std::vector<double>, expected);
        Samples samples = samplesFor(target);
        for (std::size_t i = 0; i < 24 && weighs; i += 3)
            samples.weights[i] = 2;
        const auto learner = learnerOf(target == kValue ? "table.svr" : "table.rbf_svm");
        QVERIFY(learner);
        const auto fitted = fitMatrix(*learner, samples, {"c=2", "gamma=0.5", "tolerance=1e-8"});
        QVERIFY2(fitted, fitted ? "" : toString(fitted.error()).c_str());
        NoProgress progress;
        const Matrix answers = fitted->model->predict({2, 3, kQuestions}, progress).value();
        const double factor = fitted->model->describe().at("factor").get<double>();
        for (std::size_t i = 0; i < 2; ++i) {
            const double found = target == kValue ? answers.at(i, 0) : std::log(answers.at(i, 1) / answers.at(i, 0)) / factor;
            QVERIFY2(std::abs(found - expected[i]) < 1e-5, qPrintable(QString("%1, not %2").arg(found, 0, 'g', 12).arg(expected[i], 0, 'g', 12)));
        }
    }

    /// Three classes: each two of them against each other, and the votes counted.
    void separatesIrisAsItsPeerDoes()
    {
        LATHE_NEED_SHARED_DATA("tabular/iris/iris.csv");
        const Samples samples = irisSamples();
        const auto fitted = fitMatrix(*learnerOf("table.rbf_svm"), samples, {"c=1", "gamma=1"});
        QVERIFY2(fitted, fitted ? "" : toString(fitted.error()).c_str());
        NoProgress progress;
        const Matrix answers = fitted->model->predict(samples.features, progress).value();
        int wrong = 0;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            const auto row = answers.row(i);
            wrong += std::ranges::max_element(row) - row.begin() != samples.labels[i];
        }
        QCOMPARE(wrong, 3); // SVC(C=1, gamma=1).fit(X, y): so many wrong, and so many support vectors
        QCOMPARE(fitted->model->tensors().at("vectors").shape.front(), 46);
    }

    /// The certified values of NIST's reference data set Longley, a least-squares problem that normal equations fail.
    void solvesLongley()
    {
        Samples samples;
        samples.features = {16, 6, {83.0, 234289, 2356, 1590, 107608, 1947, 88.5, 259426, 2325, 1456, 108632, 1948,
                                    88.2, 258054, 3682, 1616, 109773, 1949, 89.5, 284599, 3351, 1650, 110929, 1950,
                                    96.2, 328975, 2099, 3099, 112075, 1951, 98.1, 346999, 1932, 3594, 113270, 1952,
                                    99.0, 365385, 1870, 3547, 115094, 1953, 100.0, 363112, 3578, 3350, 116219, 1954,
                                    101.2, 397469, 2904, 3048, 117388, 1955, 104.6, 419180, 2822, 2857, 118734, 1956,
                                    108.4, 442769, 2936, 2798, 120445, 1957, 110.8, 444546, 4681, 2637, 121950, 1958,
                                    112.6, 482704, 3813, 2552, 123366, 1959, 114.2, 502601, 3931, 2514, 125368, 1960,
                                    115.7, 518173, 4806, 2572, 127852, 1961, 116.9, 554894, 4007, 2827, 130081, 1962}};
        samples.targets = {60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564, 69331, 70551};
        samples.weights.assign(16, 1);
        const auto fitted = fitMatrix(*makeLinearRegression(), samples, {});
        QVERIFY(fitted);
        const StateDict state = fitted->model->tensors();
        const std::vector<double> certified{15.0618722713733, -0.358191792925910E-01, -2.02022980381683, -1.03322686717359, -0.511041056535807E-01, 1829.15146461355};
        const std::vector<double> weights = state.at("weights").doubles();
        for (std::size_t j = 0; j < 6; ++j)
            QVERIFY2(std::abs(weights[j] / certified[j] - 1) < 1e-7, qPrintable(QString::number(weights[j], 'g', 15)));
        QVERIFY(std::abs(state.at("intercepts").doubles()[0] / -3482258.63459582 - 1) < 1e-7);
    }

    /// Breiman's first split of iris: petal length 2.45 or petal width 0.8, both leave setosa alone; then width 1.75.
    void splitsIrisWhereItIsKnown()
    {
        // DecisionTreeClassifier(max_depth=2).fit(iris.data, iris.target).tree_: shares 50/0/0, 0/49/5 and 0/1/45
        LATHE_NEED_SHARED_DATA("tabular/iris/iris.csv");
        std::ifstream file(sharedData("tabular/iris/iris.csv"));
        Samples samples;
        samples.classes = {"setosa", "versicolor", "virginica"};
        std::string line;
        std::getline(file, line);
        while (std::getline(file, line)) {
            const std::vector<std::string> cells = split(trimmed(line), ',');
            for (std::size_t j = 0; j < 4; ++j)
                samples.features.values.push_back(parseReal(cells.at(j)).value());
            samples.labels.push_back(static_cast<std::int32_t>(std::ranges::find(samples.classes, cells.at(4)) - samples.classes.begin()));
            samples.weights.push_back(1);
        }
        samples.features.rows = 150;
        samples.features.columns = 4;
        const auto fitted = fitMatrix(*makeDecisionTree(Task::Classification), samples, {"max_depth=2"});
        QVERIFY(fitted);
        const StateDict state = fitted->model->tensors();
        QVERIFY((state.at("threshold").doubles() == std::vector<double>{2.45, 0, 1.75, 0, 0}));
        QVERIFY((state.at("cover").doubles() == std::vector<double>{150, 50, 100, 54, 46}));
        const std::vector<double> values = state.at("values").doubles();
        QCOMPARE(values[3 * 3 + 1], 49.0 / 54);
        QCOMPARE(values[4 * 3 + 2], 45.0 / 46);
    }

    void refusesDamagedTrees()
    {
        const auto learner = makeDecisionTree(Task::Classification);
        const auto fitted = fitMatrix(*learner, samplesFor(kTwo), {"max_depth=2"});
        const StateDict good = fitted->model->tensors();
        QVERIFY(learner->load(fitted->model->describe(), good));
        for (const char* name : {"left", "right", "feature", "starts"}) {
            StateDict bad = good;
            for (std::uint8_t& byte : bad[name].bytes)
                byte = 0x11;
            QVERIFY2(!learner->load(fitted->model->describe(), bad), name);
        }
        StateDict cycle = good; // the root is its own child
        std::ranges::fill(cycle["left"].bytes, std::uint8_t(0));
        QVERIFY(!learner->load(fitted->model->describe(), cycle));
    }
};

QTEST_GUILESS_MAIN(TestLearnerValues)
#include "tst_learner_values.moc"
