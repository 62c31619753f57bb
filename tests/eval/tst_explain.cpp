// Explanations against XGBoost's, hand calculation, and enumeration of all subsets.
#include "eval/explain/attributions.h"
#include "eval/explain/dependence.h"
#include "eval/explain/drawn_tree.h"
#include "eval/explain/importance.h"
#include "eval/explain/tree_shap.h"

#include "base/random.h"
#include "ml/builtin_learners.h"
#include "support/table_builder.h"

#include <QtTest>

#include <bit>
#include <cmath>
#include <functional>
#include <numeric>

using namespace lathe;

namespace {

/// Answers with a formula of a row.
class FormulaModel final : public Model {
public:
    using Formula = std::function<double(const Table&, std::size_t)>;
    explicit FormulaModel(Formula formula) : m_formula(std::move(formula)) {}
    const std::vector<std::string>& classes() const override { return m_classes; }
    Result<Predictions> predict(const Items& items, Progress&) const override
    {
        LATHE_TRY(const Table* table, tableOf(items));
        Predictions result;
        result.outputs = {"value"};
        for (std::size_t row = 0; row < table->rows(); ++row)
            result.values.push_back(m_formula(*table, row));
        return result;
    }
    Result<void> save(const std::filesystem::path&) const override { return {}; }
    std::string weightsHash() const override { return {}; }

private:
    std::vector<std::string> m_classes;
    Formula m_formula;
};

double number(const Table& table, const char* name, std::size_t row)
{
    return table.find(name)->numberAt(row);
}

class Stopped final : public Progress {
public:
    bool stopRequested() const override { return true; }
    void set(std::int64_t, std::int64_t, std::string_view) override {}
};

class Silent final : public TrainingObserver {
public:
    void batchEnded(std::int64_t, double, double) override {}
    void epochEnded(const EpochRecord&) override {}
    Result<void> checkpoint(const Checkpoint&) override { return {}; }
    void message(std::string_view) override {}
};

/// A tree on a table in which the sex alone decides: 3 of 8 rows are f and yes.
Table sexes()
{
    return build::table("sex:categorical,age:numeric,y:categorical:target\n"
                        "f,1,yes\nf,2,yes\nf,3,yes\nm,1,no\nm,2,no\nm,3,no\nm,4,no\nm,5,no");
}

std::unique_ptr<Model> sexTree()
{
    const Learner* learner = builtinLearners().find("table.decision_tree_classifier");
    NoProgress quiet;
    Silent silent;
    auto fit = learner->fit({sexes(), Table()}, defaults(learner->parameters()), {}, quiet, silent);
    return fit ? std::move(fit->model) : nullptr;
}

/// The nodes of both trees as XGBoost wrote them; it asks for less than the limit, here it is at most the number before.
TreeEnsemble boosted()
{
    TreeEnsemble trees;
    trees.combine = TreeEnsemble::Combine::Sum;
    trees.link = TreeEnsemble::Link::Logistic;
    trees.features = 3;
    trees.outputs = 1;
    trees.base = {0};
    trees.starts = {0, 9, 16};
    trees.groups = {0, 0};
    trees.left = {1, 3, -1, 5, 7, -1, -1, -1, -1, 1, 3, -1, -1, 5, -1, -1};
    trees.right = {2, 4, -1, 6, 8, -1, -1, -1, -1, 2, 4, -1, -1, 6, -1, -1};
    trees.feature = {2, 1, -1, 0, 0, -1, -1, -1, -1, 2, 1, -1, -1, 0, -1, -1};
    trees.threshold = {6.5, 5.5, 0, 6.5, 5.5, 0, 0, 0, 0, 6.5, 2.5, 0, 0, 5.5, 0, 0};
    trees.values = {0, 0, 0.8, 0, 0, -0.44827586, 0.25, 0.73333335, -0.5, 0, 0, 0.56080794, -0.45453063, 0, 0.3551797, -0.2649984};
    trees.cover = {15, 11, 4, 7.25, 3.75, 6.25, 1, 2.75, 1, 13.704401, 10.281846, 3.4225552, 2.6163447, 7.665501, 5.0274014, 2.6380997};
    trees.missingLeft.assign(16, 0);
    return trees;
}

/// A complete tree of depth 4 with two outputs, over 5 features that come again on the way down.
TreeEnsemble randomTrees(std::uint64_t seed)
{
    Random random(seed);
    TreeEnsemble trees;
    trees.features = 5;
    trees.outputs = 2;
    trees.starts = {0};
    for (int tree = 0; tree < 3; ++tree) {
        std::vector<double> cover(31);
        for (int node = 30; node >= 0; --node)
            cover[std::size_t(node)] = node >= 15 ? 1.0 + double(random.below(20)) : cover[std::size_t(2 * node + 1)] + cover[std::size_t(2 * node + 2)];
        for (int node = 0; node < 31; ++node) {
            const bool isLeaf = node >= 15;
            trees.feature.push_back(isLeaf ? -1 : std::int32_t(random.below(5)));
            trees.left.push_back(isLeaf ? -1 : 2 * node + 1);
            trees.right.push_back(isLeaf ? -1 : 2 * node + 2);
            trees.threshold.push_back(random.uniform());
            trees.missingLeft.push_back(std::uint8_t(random.below(2)));
            trees.values.push_back(random.uniform());
            trees.values.push_back(random.uniform());
        }
        trees.cover.insert(trees.cover.end(), cover.begin(), cover.end());
        trees.starts.push_back(31 * (tree + 1));
        trees.groups.push_back(0);
    }
    return trees;
}

/// The mean answer when only the features of `known` are known: the definition (algorithm 1 of the paper).
double expected(const TreeEnsemble& trees, std::size_t tree, std::size_t node, std::span<const double> row, unsigned known, std::size_t output)
{
    if (trees.feature[node] < 0)
        return trees.values[node * 2 + output];
    const auto start = std::size_t(trees.starts[tree]);
    const std::size_t left = start + std::size_t(trees.left[node]), right = start + std::size_t(trees.right[node]);
    const auto feature = std::size_t(trees.feature[node]);
    if (known >> feature & 1u) {
        const bool goesLeft = std::isnan(row[feature]) ? trees.missingLeft[node] != 0 : row[feature] <= trees.threshold[node];
        return expected(trees, tree, goesLeft ? left : right, row, known, output);
    }
    return (trees.cover[left] * expected(trees, tree, left, row, known, output) + trees.cover[right] * expected(trees, tree, right, row, known, output))
        / trees.cover[node];
}

double factorial(int n)
{
    return std::tgamma(n + 1.0);
}

} // namespace

class TestExplain : public QObject {
    Q_OBJECT
private slots:
    /// xgboost 1.7.4: booster.predict(DMatrix([[5, 1, 2], [2, nan, 7], [6, 5, 3]]), pred_contribs=True) of
    /// train({objective: binary:logistic, max_depth: 3, eta: 0.5, tree_method: hist}, 60 rows of three whole numbers, 2).
    void treeShapIsXgboosts()
    {
        const Matrix rows{3, 3, {5, 1, 2, 2, NAN, 7, 6, 5, 3}};
        NoProgress quiet;
        const auto shap = treeShap(boosted(), rows, quiet);
        QVERIFY(shap.has_value());
        const double values[] = {0.042436275631189346, -0.7514922618865967, -0.47064515948295593,
                                 0.11857116222381592,  0.28076010942459106, 0.684581995010376,
                                 -0.5095508098602295,  -0.012637890875339508, -0.4679802656173706};
        for (std::size_t i = 0; i < 9; ++i)
            QVERIFY2(std::abs(shap->values[i] - values[i]) < 2e-6, qPrintable(QString::number(shap->values[i], 'g', 12)));
        QVERIFY(std::abs(shap->base[0] - 0.2768946886062622) < 2e-6);
        // output_margin=True
        const double margins[] = {-0.9028065204620361, 1.3608078956604004, -0.7132742404937744};
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(std::abs(shap->base[0] + shap->at(i, 0, 0) + shap->at(i, 0, 1) + shap->at(i, 0, 2) - margins[i]) < 2e-6);
    }

    void treeShapIsTheSumOverAllSubsets()
    {
        for (std::uint64_t seed = 1; seed <= 5; ++seed) {
            const TreeEnsemble trees = randomTrees(seed);
            Random random(seed + 100);
            Matrix row{1, 5, {}};
            for (int j = 0; j < 5; ++j)
                row.values.push_back(j == 3 && seed % 2 == 0 ? NAN : random.uniform());
            NoProgress quiet;
            const auto shap = treeShap(trees, row, quiet);
            QVERIFY(shap.has_value());
            const auto answer = predictTrees(trees, row, quiet);
            for (std::size_t output = 0; output < 2; ++output) {
                const auto mean = [&](unsigned known) {
                    double sum = 0;
                    for (std::size_t tree = 0; tree < 3; ++tree)
                        sum += expected(trees, tree, std::size_t(trees.starts[tree]), row.row(0), known, output) / 3;
                    return sum;
                };
                double total = shap->base[output];
                for (unsigned feature = 0; feature < 5; ++feature) {
                    double value = 0;
                    for (unsigned known = 0; known < 32; ++known)
                        if (!(known >> feature & 1u)) {
                            const int size = std::popcount(known);
                            value += factorial(size) * factorial(4 - size) / factorial(5) * (mean(known | 1u << feature) - mean(known));
                        }
                    QVERIFY(std::abs(shap->at(0, output, feature) - value) < 1e-12);
                    total += shap->at(0, output, feature);
                }
                QVERIFY(std::abs(shap->base[output] - mean(0)) < 1e-12);
                QVERIFY(std::abs(total - answer->at(0, output)) < 1e-12);
            }
        }
    }

    void featuresAreAddedUpByTheirColumn()
    {
        // The answer for f is 1 and the mean is 3/8: all of the 5/8 between them is the sex's.
        const auto model = sexTree();
        QVERIFY(model && isTreeModel(*model));
        NoProgress quiet;
        const auto found = treeAttributions(*model, sexes(), sexes(), {"sex", "age"}, 1, quiet);
        QVERIFY(found.has_value());
        QCOMPARE(found->columns, (std::vector<std::string>{"sex", "age"}));
        QVERIFY(std::abs(found->base - 0.375) < 1e-12);
        QVERIFY(std::abs(found->at(0, 0) - 0.625) < 1e-12);
        QVERIFY(std::abs(found->at(7, 0) + 0.375) < 1e-12);
        QCOMPARE(found->at(0, 1), 0.0);
    }

    void drawnTreeSpeaksOfTheColumn()
    {
        const auto model = sexTree();
        QVERIFY(model);
        QCOMPARE(treeCount(*model), std::size_t(1));
        const auto nodes = drawnTree(*model, 0, 5);
        QVERIFY(nodes.has_value());
        QCOMPARE(nodes->size(), std::size_t(3));
        const DrawnNode& root = nodes->at(0);
        QCOMPARE(root.cover, 8.0);
        QCOMPARE(root.answer, std::string("no 62\u00a0%")); // 62.5
        const bool asksForWomen = root.question == "sex is f";
        QVERIFY(asksForWomen || root.question == "sex is m");
        QCOMPARE(nodes->at(std::size_t(root.left)).answer, std::string(asksForWomen ? "yes 100\u00a0%" : "no 100\u00a0%"));
        QCOMPARE(nodes->at(std::size_t(root.left)).cover, asksForWomen ? 3.0 : 5.0);
        QVERIFY(!drawnTree(*model, 1, 5));
        const auto cut = drawnTree(*model, 0, 0);
        QCOMPARE(cut->size(), std::size_t(1));
        QVERIFY(cut->front().isCut);
    }

    void everyRowComesByTheNodesThatItsAnswersLeadTo()
    {
        const auto model = sexTree();
        QVERIFY(model);
        const auto nodes = drawnTree(*model, 0, 5);
        const auto features = treeFeatures(*model, sexes());
        QVERIFY(nodes && features);
        const auto through = rowsThroughNodes(*model, 0, *nodes, *features);
        QVERIFY(through.has_value());
        using Rows = std::vector<std::uint32_t>;
        const DrawnNode& root = nodes->at(0);
        const bool asksForWomen = root.question == "sex is f";
        QCOMPARE(through->at(0), (Rows{0, 1, 2, 3, 4, 5, 6, 7}));
        QCOMPARE(through->at(std::size_t(asksForWomen ? root.left : root.right)), (Rows{0, 1, 2}));
        QCOMPARE(through->at(std::size_t(asksForWomen ? root.right : root.left)), (Rows{3, 4, 5, 6, 7}));
        QCOMPARE(rowsThroughNodes(*model, 0, *drawnTree(*model, 0, 0), *features)->size(), std::size_t(1)); // a cut root
        QVERIFY(!rowsThroughNodes(*model, 1, *nodes, *features));
        QVERIFY(!treeFeatures(FormulaModel([](const Table&, std::size_t) { return 0.0; }), sexes()));
    }

    void rowsAreNearToOnePlaceOfTheCurve()
    {
        using Rows = std::vector<std::uint32_t>;
        Dependence numbers{"a", ColumnType::Numeric, {"1", "3", "10"}, {1, 3, 10}, {}, {}};
        // Half ways are 2 and 6.5; a value on the half way belongs to the place above.
        const Table table = build::table("a:numeric,c:categorical\n9,blue\n2,red\n-5,blue\n,red\n1.9,\n6,blue\n99,red");
        QCOMPARE(rowsNear(numbers, 0, *table.find("a")), (Rows{2, 4}));
        QCOMPARE(rowsNear(numbers, 1, *table.find("a")), (Rows{1, 5}));
        QCOMPARE(rowsNear(numbers, 2, *table.find("a")), (Rows{0, 6}));
        const Dependence names{"c", ColumnType::Categorical, {"blue", "red"}, {0, 1}, {}, {}};
        QCOMPARE(rowsNear(names, 0, *table.find("c")), (Rows{0, 2, 5}));
        QCOMPARE(rowsNear(names, 1, *table.find("c")), (Rows{1, 3, 6}));
    }

    void importanceIsTheDropOfTheMetric()
    {
        // y = 3a is answered exactly, b is not read: shuffling b changes nothing. With a shuffled, R² is 1 − 2(1 − r)
        // for the correlation r of a with its shuffled self, so that the drop is 2 on average.
        std::string text = "a:numeric,b:numeric\n";
        Truth truth;
        for (int i = 0; i < 400; ++i) {
            text += std::to_string(i) + "," + std::to_string(i % 7) + "\n";
            truth.values.push_back(3.0 * i);
        }
        const FormulaModel model([](const Table& t, std::size_t row) { return 3 * number(t, "a", row); });
        NoProgress quiet;
        const auto found = permutationImportance(model, build::table(text), truth, {"b", "a"}, {.metric = {}, .repeats = 20, .seed = 3}, quiet);
        QVERIFY(found.has_value());
        QCOMPARE(found->metric, std::string("r2"));
        QCOMPARE(found->score, 1.0);
        QCOMPARE(found->columns[0].column, std::string("a"));
        QVERIFY(std::abs(found->columns[0].drop - 2) < 0.1);
        // Each repeat has the standard deviation 2/√399 ≈ 0.1.
        QVERIFY(found->columns[0].deviation > 0.05 && found->columns[0].deviation < 0.2);
        QCOMPARE(found->columns[1].drop, 0.0);
        QCOMPARE(found->columns[1].drops.size(), std::size_t(20));
        const auto again = permutationImportance(model, build::table(text), truth, {"b", "a"}, {.metric = {}, .repeats = 20, .seed = 3}, quiet);
        QCOMPARE(again->columns[0].drops, found->columns[0].drops);
    }

    void errorsThatGrowAreDropsToo()
    {
        // RMSE grows from 0 when the column is shuffled.
        const FormulaModel model([](const Table& t, std::size_t row) { return number(t, "a", row); });
        NoProgress quiet;
        const auto found = permutationImportance(model, build::table("a:numeric\n1\n2\n3\n4\n5"), {{}, {1, 2, 3, 4, 5}}, {"a"},
                                                 {.metric = "rmse", .repeats = 3, .seed = 1}, quiet);
        QVERIFY(found.has_value());
        QVERIFY(found->columns[0].drop > 0);
        QVERIFY(!permutationImportance(model, build::table("a:numeric\n1\n2"), {{}, {1, 2}}, {"a"}, {.metric = "accuracy"}, quiet));
    }

    void dependenceIsTheMeanOfTheCurves()
    {
        // f = ab: with a = v a row answers v·b; b is 1, 2, 6 with the mean 3.
        const FormulaModel model([](const Table& t, std::size_t row) { return number(t, "a", row) * number(t, "b", row); });
        NoProgress quiet;
        const auto found = partialDependence(model, build::table("a:numeric,b:numeric\n5,1\n1,2\n3,6"), "a", 0, 3, quiet);
        QVERIFY(found.has_value());
        QCOMPARE(found->grid, (std::vector<double>{1, 3, 5}));
        QCOMPARE(found->mean, (std::vector<double>{3, 9, 15}));
        QCOMPARE(found->curves[2], (std::vector<double>{6, 18, 30}));
    }

    void dependenceTakesEveryCategory()
    {
        const FormulaModel model([](const Table& t, std::size_t row) { return t.find("c")->cell(row) == "red" ? 10.0 : 0.0; });
        NoProgress quiet;
        const Table table = build::table("c:categorical,t:text\nblue,x\nred,y\nblue,z\n,w");
        const auto found = partialDependence(model, table, "c", 0, 20, quiet);
        QVERIFY(found.has_value());
        QCOMPARE(found->labels, (std::vector<std::string>{"blue", "red"}));
        QCOMPARE(found->mean, (std::vector<double>{0, 10}));
        QVERIFY(!partialDependence(model, table, "t", 0, 20, quiet));
        QVERIFY(partialDependence(model, table, "none", 0, 20, quiet).error().code == ErrorCode::NotFound);
    }

    void samplingIsExactForTwoColumns()
    {
        // f = ab + 2c with the row (4, 5, 1) and the background (0, 0, 0), (2, 1, 3). The order of c does not matter:
        // 2·(1 − mean of 0 and 3) = −1. Of a and b, by both orders: against (0, 0): ab = 20, 10 each; against (2, 1):
        // a first (4 − 2)·1 = 2 or last (4 − 2)·5 = 10, mean 6; b 4·4 = 16 or 2·4 = 8, mean 12. Means: a 8, b 11.
        // An order and its reverse have a and b once in each order, so that sampling is exact here.
        const FormulaModel model([](const Table& t, std::size_t row) { return number(t, "a", row) * number(t, "b", row) + 2 * number(t, "c", row); });
        NoProgress quiet;
        const auto found = sampledAttributions(model, build::table("a:numeric,b:numeric,c:numeric\n4,5,1"),
                                               build::table("a:numeric,b:numeric,c:numeric\n0,0,0\n2,1,3"), {"a", "b", "c"}, 0, {}, quiet);
        QVERIFY(found.has_value());
        QCOMPARE(found->base, 4.0); // (0 + (2 + 6)) / 2
        QCOMPARE(found->answers[0], 22.0);
        QVERIFY(std::abs(found->at(0, 0) - 8) < 1e-12);
        QVERIFY(std::abs(found->at(0, 1) - 11) < 1e-12);
        QVERIFY(std::abs(found->at(0, 2) + 1) < 1e-12);
    }

    void cancels()
    {
        const FormulaModel model([](const Table& t, std::size_t row) { return number(t, "a", row); });
        const Table table = build::table("a:numeric\n1\n2");
        Stopped stopped;
        QVERIFY(permutationImportance(model, table, {{}, {1, 2}}, {"a"}, {}, stopped).error().isCancelled());
        QVERIFY(partialDependence(model, table, "a", 0, 5, stopped).error().isCancelled());
        QVERIFY(sampledAttributions(model, table, table, {"a"}, 0, {}, stopped).error().isCancelled());
        QVERIFY(treeShap(boosted(), Matrix{1, 3, {1, 2, 3}}, stopped).error().isCancelled());
    }
};

QTEST_GUILESS_MAIN(TestExplain)
#include "tst_explain.moc"
