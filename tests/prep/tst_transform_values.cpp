// Values of the transforms against scikit-learn 1.2.1 (the call stands beside each) and against hand calculations.
#include "steps.h"

#include <QtTest>

#include <map>

using namespace lathe;

namespace {

using Numbers = std::vector<double>;
constexpr double kNaN = kMissingNumber;

Table columnOfNumbers(const Numbers& values)
{
    return Table::make({{"x", ColumnType::Numeric, Role::Feature, {}}}, {Column::numeric(values)}).value();
}

Table knnTable()
{
    return build::table("a:numeric, b:numeric, c:numeric\n1, 2,\n3, 4, 3\n, 6, 5\n8, 8, 7\n2,, 4");
}

Table points()
{
    return build::table("a:numeric, b:numeric, c:numeric\n2.5, 2.4, 1\n0.5, 0.7, 3\n2.2, 2.9, 2\n1.9, 2.2, 5\n3.1, 3, 1\n2.3, 2.7, 4");
}

Table texts(const std::vector<std::optional<std::string>>& values)
{
    return Table::make({{"t", ColumnType::Text, Role::Feature, {}}}, {Column::text(values)}).value();
}

const Numbers kQuantileInput{3, 1, 4, 1, 5, 9, 2, 6};
const Numbers kNewInput{0, 1, 1.5, 3.5, 9, 10};

} // namespace

#define COMPARE(actual, expected, tolerance) \
    do { \
        const std::string what = build::difference(actual, expected, tolerance); \
        QVERIFY2(what.empty(), what.c_str()); \
    } while (false)

class TestTransformValues : public QObject {
    Q_OBJECT

private slots:
    // KNNImputer(n_neighbors=2, weights=…).fit_transform([[1,2,nan],[3,4,3],[nan,6,5],[8,8,7],[2,nan,4]])
    void fillsFromNearestRows_data()
    {
        QTest::addColumn<QString>("weights");
        QTest::addColumn<Numbers>("filled");
        QTest::newRow("uniform") << "equal" << Numbers{3.5, 2.5, 3};
        QTest::newRow("distance") << "distance" << Numbers{3.6666666666666665, 2.3333333333333335, 3};
    }
    void fillsFromNearestRows()
    {
        QFETCH(QString, weights);
        QFETCH(Numbers, filled);
        const auto fit = build::fit(build::step("impute", {{"method", std::string("nearest")}, {"neighbours", std::int64_t{2}}, {"weights", weights.toStdString()}, {"scaled", false}}), knnTable());
        QVERIFY2(fit, fit ? "" : toString(fit.error()).c_str());
        COMPARE(build::numbers(fit->train, "a"), (Numbers{1, 3, filled[1], 8, 2}), 1e-12);
        COMPARE(build::numbers(fit->train, "b"), (Numbers{2, 4, 6, 8, filled[2]}), 1e-12);
        COMPARE(build::numbers(fit->train, "c"), (Numbers{filled[0], 3, 5, 7, 4}), 1e-12);
    }

    void fillsWithOneValue_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<double>("number");
        QTest::addColumn<QString>("category");
        QTest::newRow("median") << "median" << 2.0 << "b";
        QTest::newRow("mean") << "mean" << 4.0 << "b"; // (1 + 2 + 2 + 11) / 4
        QTest::newRow("most frequent") << "most_frequent" << 2.0 << "b";
    }
    void fillsWithOneValue()
    {
        QFETCH(QString, method);
        QFETCH(double, number);
        QFETCH(QString, category);
        const Table table = build::table("x:numeric, c:categorical\n1, b\n2, b\n2, a\n11,\n,b");
        const auto fit = build::fit(build::step("impute", {{"method", method.toStdString()}, {"flag", true}}), table);
        QVERIFY2(fit, fit ? "" : toString(fit.error()).c_str());
        QCOMPARE(fit->train.find("x")->numbers()[4], number);
        QCOMPARE(QString::fromStdString(fit->train.find("c")->cell(3)), category);
        QCOMPARE(fit->train.find("x_missing")->cell(4), std::string("true"));
        QCOMPARE(fit->train.find("x_missing")->cell(0), std::string("false"));
    }

    void tellsWhatItFilled()
    {
        const auto lacking = build::fit(build::step("impute", {{"columns", Names{"x"}}}), build::table("x:numeric, y:numeric\n400, 1\n, 2\n435, 3\n470, 4"));
        QVERIFY(lacking);
        QCOMPARE(lacking->fitted->summary().english(), std::string("Median 435, 1 filled"));
    }

    // PowerTransformer(method).fit_transform([.5, 1, 2, 4, 7, 12, 30]) and ([-3, -1, -.5, 0, 1, 2, 5, nan])
    void makesNormal_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<Numbers>("input");
        QTest::addColumn<double>("lambda");
        QTest::addColumn<Numbers>("output");
        const Numbers positive{0.5, 1, 2, 4, 7, 12, 30};
        QTest::newRow("Box–Cox") << "box_cox" << positive << -0.00687573849457665
                                 << Numbers{-1.524094948880527, -0.9945664840288725, -0.4675556939698193, 0.05694939173218436, 0.4785911570469456, 0.883166406340985, 1.5675101717591053};
        QTest::newRow("Yeo–Johnson") << "yeo_johnson" << positive << -0.22857289923062046
                                     << Numbers{-1.4256047935405993, -1.0425115467771213, -0.5436055641808117, 0.02256854042476886, 0.4882170738012865, 0.9194793055259223, 1.581456984746557};
        QTest::newRow("Yeo–Johnson of both signs") << "yeo_johnson" << Numbers{-3, -1, -0.5, 0, 1, 2, 5, kNaN} << 0.7838794843773865
                                                   << Numbers{-1.740689424486892, -0.5856874583970707, -0.3280047861255639, -0.08852998759544843, 0.3321787562381981, 0.7076785230746504, 1.7030543772921263, kNaN};
    }
    void makesNormal()
    {
        QFETCH(QString, method);
        QFETCH(Numbers, input);
        QFETCH(double, lambda);
        QFETCH(Numbers, output);
        const auto fit = build::fit(build::step("power", {{"method", method.toStdString()}}), columnOfNumbers(input));
        QVERIFY2(fit, fit ? "" : toString(fit.error()).c_str());
        QVERIFY(std::abs(fit->fitted->state()["columns"][0]["lambda"].get<double>() - lambda) < 1e-5);
        COMPARE(build::numbers(fit->train, "x"), output, 1e-5);
    }

    void boxCoxTakesPositiveNumbersOnly()
    {
        const auto fit = build::fit(build::step("power", {{"method", std::string("box_cox")}, {"columns", Names{"x"}}}), columnOfNumbers({0, 1, 2}));
        QVERIFY(!fit && fit.error().code == ErrorCode::InvalidArgument);
    }

    // RobustScaler(), StandardScaler(), QuantileTransformer(n_quantiles=8, output_distribution=…) fitted on [3, 1, 4, 1, 5, 9, 2, 6]
    void scales_data()
    {
        QTest::addColumn<QString>("method");
        QTest::addColumn<Numbers>("output");
        QTest::newRow("RobustScaler") << "robust" << Numbers{-0.14285714285714285, -0.7142857142857143, 0.14285714285714285, -0.7142857142857143, 0.42857142857142855, 1.5714285714285714, -0.42857142857142855, 0.7142857142857143};
        QTest::newRow("StandardScaler") << "standard" << Numbers{-0.3403516468284206, -1.118298268150525, 0.04862166383263151, -1.118298268150525, 0.4375949744936836, 1.9934882171378923, -0.7293249574894728, 0.8265682851547358};
        QTest::newRow("uniform") << "uniform" << Numbers{0.42857142857142855, 0, 0.5714285714285714, 0, 0.7142857142857143, 1, 0.2857142857142857, 0.8571428571428571};
        QTest::newRow("normal") << "normal" << Numbers{-0.1800123697927051, -5.199337582605575, 0.18001236979270496, -5.199337582605575, 0.5659488219328631, 5.19933758270342, -0.5659488219328631, 1.0675705238781412};
        QTest::newRow("from 0 to 1, by hand") << "min_max" << Numbers{0.25, 0, 0.375, 0, 0.5, 1, 0.125, 0.625};
    }
    void scales()
    {
        QFETCH(QString, method);
        QFETCH(Numbers, output);
        const auto fit = build::fit(build::step("scale", {{"method", method.toStdString()}}), columnOfNumbers(kQuantileInput));
        QVERIFY2(fit, fit ? "" : toString(fit.error()).c_str());
        COMPARE(build::numbers(fit->train, "x"), output, 1e-9);
    }

    // QuantileTransformer(n_quantiles=…).fit(as above).transform([0, 1, 1.5, 3.5, 9, 10])
    void scalesOtherRowsByQuantiles()
    {
        const auto eight = build::fit(build::step("scale", {{"method", std::string("uniform")}}), columnOfNumbers(kQuantileInput));
        COMPARE(build::numbers(*eight->fitted->apply(columnOfNumbers(kNewInput)), "x"), (Numbers{0, 0, 0.21428571428571427, 0.5, 1, 1}), 1e-12);
        const auto five = build::fit(build::step("scale", {{"method", std::string("uniform")}, {"quantiles", std::int64_t{5}}}), columnOfNumbers(kQuantileInput));
        COMPARE(build::numbers(*five->fitted->apply(columnOfNumbers(kNewInput)), "x"), (Numbers{0, 0, 0.16666666666666669, 0.5, 1, 1}), 1e-12);
    }

    void aConstantColumnBecomesZero()
    {
        for (const char* method : {"standard", "min_max", "robust", "uniform"}) {
            const auto fit = build::fit(build::step("scale", {{"method", std::string(method)}}), columnOfNumbers({0.1, 0.1, 0.1}));
            QVERIFY(fit);
            COMPARE(build::numbers(fit->train, "x"), (Numbers{0, 0, 0}), 1e-12);
        }
    }

    // TfidfVectorizer().fit(docs).transform(docs + ["dog unseen"])
    void weighsWords()
    {
        const auto fit = build::fit(build::step("tfidf"), texts({"The cat sat on the mat.", "The dog ate my cat!", "Ärger über Öl, a dog"}));
        QVERIFY2(fit, fit ? "" : toString(fit.error()).c_str());
        std::vector<std::string> names;
        for (const Field& field : fit->train.schema().fields)
            names.push_back(field.name.substr(3));
        QCOMPARE(join(names, " "), std::string("ate cat dog mat my on sat the ärger öl über"));
        COMPARE(build::numbers(fit->train, "t: cat"), (Numbers{0.31331606888920593, 0.39351120409397233, 0}), 1e-12);
        COMPARE(build::numbers(fit->train, "t: the"), (Numbers{0.6266321377784119, 0.39351120409397233, 0}), 1e-12);
        COMPARE(build::numbers(fit->train, "t: über"), (Numbers{0, 0, 0.5286346066596935}), 1e-12);
        const auto others = fit->fitted->apply(texts({"dog unseen", std::nullopt}));
        COMPARE(build::numbers(*others, "t: dog"), (Numbers{1, 0}), 1e-12);
    }

    // TfidfVectorizer(ngram_range=(1, 2), max_features=4)
    void weighsTheMostFrequentTerms()
    {
        const auto fit = build::fit(build::step("tfidf", {{"longest", std::int64_t{2}}, {"most_terms", std::int64_t{4}}}), texts({"The cat sat on the mat.", "The dog ate my cat!", "Ärger über Öl, a dog"}));
        QVERIFY(fit);
        QCOMPARE(fit->train.columnCount(), 4u);
        COMPARE(build::numbers(fit->train, "t: the"), (Numbers{0.8944271909999159, 0.45985352875883484, 0}), 1e-12);
        COMPARE(build::numbers(fit->train, "t: ate"), (Numbers{0, 0.604652128305311, 0}), 1e-12);
    }

    // PCA(2).fit_transform(P); an axis may point either way
    void findsComponents()
    {
        const auto fit = build::fit(build::step("pca", {{"components", std::int64_t{2}}, {"standardise", false}}), points());
        QVERIFY2(fit, fit ? "" : toString(fit.error()).c_str());
        COMPARE(build::numbers(fit->train, "component_1"), (Numbers{-1.6725651938565924, 1.2433026899210313, -0.7934396957357446, 2.2086531414441493, -2.0258242627210232, 1.0398733209481807}), 1e-9);
        COMPARE(build::numbers(fit->train, "component_2"), (Numbers{-0.37982171396006437, -1.919859277139731, 0.18890085479031887, 0.7758943669975746, 0.3915006404631039, 0.9433851288487989}), 1e-9);
        QVERIFY(std::abs(fit->fitted->state()["share"].get<double>() - (0.7253387179688727 + 0.26584988098939777)) < 1e-9);
    }

    // PCA().fit(StandardScaler().fit_transform(P)): 72.1 %, 98.4 %, 100 % together
    void takesAsManyComponentsAsTheShareNeeds()
    {
        for (const auto& [share, count] : {std::pair(0.7, 1u), std::pair(0.95, 2u), std::pair(0.99, 3u)}) {
            const auto fit = build::fit(build::step("pca", {{"variance", share}}), points());
            QVERIFY(fit);
            QCOMPARE(fit->train.columnCount(), std::size_t(count));
        }
        const auto fit = build::fit(build::step("pca", {{"variance", 0.7}}), points());
        COMPARE(build::numbers(fit->train, "component_1"), (Numbers{0.8662519895382311, -2.7252536942629066, 0.7541314182383753, -0.880645462870226, 1.854388287154263, 0.1311274622022632}), 1e-9);
    }

    // Smoothing 2, overall mean 3/6: a (1 + 1 + 0 + 2·0.5) / 5, b (1 + 0 + 1) / 4, missing (0 + 1) / 3, never seen 0.5.
    void encodesByTheTarget()
    {
        const Table train = build::table("c:categorical, y:categorical:target\na, yes\na, yes\na, no\nb, yes\nb, no\n, no");
        const auto fit = build::fit(build::step("target_encode", {{"smoothing", 2.0}}), train);
        QVERIFY2(fit, fit ? "" : toString(fit.error()).c_str());
        const auto made = fit->fitted->apply(build::table("c:categorical, z:numeric\na, 1\nb, 1\n, 1\nnew, 1"));
        QVERIFY(made);
        COMPARE(build::numbers(*made, "c"), (Numbers{0.6, 0.5, 1.0 / 3, 0.5}), 1e-12);
    }

    // A category of its own for each row tells nothing of its answer: the row itself is never counted.
    void encodesTrainingRowsOutOfFold()
    {
        std::string text = "c:categorical, y:numeric:target\n";
        for (int i = 0; i < 40; ++i)
            text += "c" + std::to_string(i) + ", " + std::to_string(i % 2) + "\n";
        const auto fit = build::fit(build::step("target_encode", {{"smoothing", 0.0}}), build::table(text));
        QVERIFY(fit);
        const Numbers encoded = build::numbers(fit->train, "c");
        for (std::size_t i = 0; i < encoded.size(); ++i)
            QVERIFY(std::abs(encoded[i] - static_cast<double>(i % 2)) > 0.2);
        const auto applied = fit->fitted->apply(build::table(text));
        QCOMPARE(build::numbers(*applied, "c")[1], 1.0);
    }

    void encodesByAllClassesOfSeveral()
    {
        const auto fit = build::fit(build::step("target_encode", {{"smoothing", 0.0}}), build::table("c:categorical, y:categorical:target\na, p\na, q\nb, r\nb, r"));
        QVERIFY(fit);
        const auto made = fit->fitted->apply(build::table("c:categorical\na\nb"));
        QCOMPARE(build::text(*made), std::string("c=p:numeric,c=q:numeric,c=r:numeric\n0.5,0.5,0\n0,0,1"));
    }

    void makesRowsBetweenNeighbours()
    {
        std::string text = "x:numeric, y:numeric, c:categorical, label:categorical:target\n";
        for (int i = 0; i < 30; ++i)
            text += std::to_string(i % 7) + ", " + std::to_string(i % 5) + ", m, common\n";
        // The rare class lies on a line: so does what is made between its rows.
        for (int i = 0; i < 6; ++i)
            text += std::to_string(100 + i) + ", " + std::to_string(200 + 2 * i) + ", n, rare\n";
        const auto fit = build::fit(build::step("smote", {{"neighbours", std::int64_t{3}}}), build::table(text));
        QVERIFY2(fit, fit ? "" : toString(fit.error()).c_str());
        QCOMPARE(fit->train.rows(), 60u);
        QCOMPARE(fit->fitted->summary().english(), std::string("24 rows made beside 36"));
        const Numbers x = build::numbers(fit->train, "x"), y = build::numbers(fit->train, "y");
        for (std::size_t row = 36; row < 60; ++row) {
            QCOMPARE(fit->train.origin(row), kNoOrigin);
            QCOMPARE(fit->train.find("label")->cell(row), std::string("rare"));
            QCOMPARE(fit->train.find("c")->cell(row), std::string("n"));
            QVERIFY(x[row] >= 100 && x[row] <= 105);
            QVERIFY(std::abs(y[row] - 2 * x[row]) < 1e-9);
        }
        const auto applied = fit->fitted->apply(build::table(text));
        QCOMPARE(applied->rows(), 36u);
    }

    // n / (classes · rows): 6 / (2 · 4), 6 / (2 · 2) = compute_class_weight("balanced")
    void weighsClasses()
    {
        const auto fit = build::fit(build::step("class_weights"), build::table("x:numeric, y:categorical:target\n1, a\n2, a\n3, a\n4, a\n5, b\n6, b"));
        QVERIFY(fit);
        COMPARE(build::numbers(fit->train, "weight"), (Numbers{0.75, 0.75, 0.75, 0.75, 1.5, 1.5}), 1e-12);
        QVERIFY(fit->train.field(2).role == Role::Weight);
        QCOMPARE(fit->fitted->summary().english(), std::string("a 0.75, b 1.5"));
    }

    void resamples_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<int>("common");
        QTest::addColumn<int>("rare");
        QTest::newRow("over, equal") << "over_sample" << 1.0 << 8 << 8;
        QTest::newRow("over, half") << "over_sample" << 0.5 << 8 << 4;
        QTest::newRow("under, equal") << "under_sample" << 1.0 << 2 << 2;
        QTest::newRow("under, half") << "under_sample" << 0.5 << 4 << 2;
    }
    void resamples()
    {
        QFETCH(QString, id);
        QFETCH(double, ratio);
        QFETCH(int, common);
        QFETCH(int, rare);
        std::string text = "x:numeric, y:categorical:target\n";
        for (int i = 0; i < 10; ++i)
            text += std::to_string(i) + (i < 8 ? ", common\n" : ", rare\n");
        const auto fit = build::fit(build::step(id.toStdString(), {{"ratio", ratio}}), build::table(text));
        QVERIFY(fit);
        std::map<std::string, int> counts;
        for (std::size_t row = 0; row < fit->train.rows(); ++row)
            ++counts[fit->train.find("y")->cell(row)];
        QCOMPARE(counts["common"], common);
        QCOMPARE(counts["rare"], rare);
    }

    void handMade_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("parameters");
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("output");
        const auto row = [](const char* name, const char* id, const char* parameters, const char* input, const char* output) {
            QTest::newRow(name) << id << parameters << input << output;
        };
        row("clip to bounds", "clip", R"({"method":"bounds","lowest":"0","highest":"10"})", "x:numeric\n-5\n5\n50", "x:numeric\n0\n5\n10");
        row("impossible to missing", "clip", R"({"method":"bounds","lowest":"0.01","outside":"missing"})", "x:numeric,y:text\n0,a\n5,b\n7,c", "x:numeric,y:text\n,a\n5,b\n7,c");
        // Type 7 quantiles of 0…10 at 0.1 and 0.9 are 1 and 9.
        row("winsorise", "clip", R"({"share":0.1})", "x:numeric\n0\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10", "x:numeric\n1\n1\n2\n3\n4\n5\n6\n7\n8\n9\n9");
        row("log1p", "log", R"({"method":"log1p"})", "x:numeric,y:boolean\n0,true\n-1,true", "x:numeric,y:boolean\n0,true\n,true");
        row("alphabet", "ordinal", "{}", "c:categorical\nb\na\nc", "c:numeric\n1\n0\n2");
        row("given order", "ordinal", R"({"order":"given","categories":"low, mid, high"})", "c:categorical\nhigh\nlow", "c:numeric\n2\n0");
        row("by frequency", "ordinal", R"({"order":"frequency"})", "c:categorical\na\nb\nb", "c:numeric\n1\n0\n0");
        row("shares", "frequency_encode", "{}", "c:categorical,x:numeric\na,1\nb,1\nb,1\nb,1\n,1", "c:numeric,x:numeric\n0.25,1\n0.75,1\n0.75,1\n0.75,1\n,1");
        row("one spelling", "unify_spellings", "{}", "c:categorical\nMale\nMale\nmale\nsemi-detached\nSemi Detached\nA-\nA", "c:categorical\nMale\nMale\nMale\nSemi Detached\nSemi Detached\nA-\nA");
        row("rare together", "group_rare", R"({"rows":2,"share":0})", "c:categorical\na\na\nb\nc", "c:categorical\na\na\nother\nother");
        row("equal width", "bin", R"({"method":"width","bins":2})", "x:numeric\n0\n4\n5\n10", "x:categorical\n< 5\n< 5\n≥ 5\n≥ 5");
        row("given edges", "bin", R"({"method":"edges","edges":"1, 2","as":"number"})", "x:numeric\n0\n1\n1.5\n2\n9", "x:numeric\n0\n1\n1\n2\n2");
        row("quantile bins", "bin", R"({"bins":2,"as":"number"})", "x:numeric\n1\n2\n3\n100", "x:numeric\n0\n0\n1\n1");
        row("products", "polynomial", "{}", "a:numeric,b:numeric\n2,3\n,4", "a:numeric,b:numeric,a^2:numeric,a × b:numeric,b^2:numeric\n2,3,4,6,9\n,4,,,16");
        row("interactions", "polynomial", R"({"interactions_only":true,"degree":3})", "a:numeric,b:numeric,c:numeric\n2,3,5", "a:numeric,b:numeric,c:numeric,a × b:numeric,a × c:numeric,b × c:numeric,a × b × c:numeric\n2,3,5,6,10,15,30");
        row("one column a category", "one_hot", "{}", "c:categorical,x:numeric\na,1\nb,1\n,1", "c=a:numeric,c=b:numeric,x:numeric\n1,0,1\n0,1,1\n0,0,1");
        row("at most two columns", "one_hot", R"({"most_categories":2})", "c:categorical\na\na\nb\nc", "c=a:numeric,c=others:numeric\n1,0\n1,0\n0,1\n0,1");
        row("drop first", "one_hot", R"({"drop_first":true,"missing_column":true})", "c:categorical,x:numeric\na,1\nb,1\n,1", "c=b:numeric,c=missing:numeric,x:numeric\n0,0,1\n1,0,1\n0,1,1");
        row("parts of days", "date_parts", R"({"cycles":false})", "d:time\n2024-02-29\n2024-12-31", "d_year:numeric,d_month:numeric,d_day:numeric,d_weekday:numeric,d_elapsed_days:numeric\n2024,2,29,4,0\n2024,12,31,2,306");
        row("computed", "compute", R"({"name":"r","formula":"a / b"})", "a:numeric,b:numeric\n6,3\n1,0", "a:numeric,b:numeric,r:numeric\n6,3,2\n1,0,");
        row("filtered", "filter_rows", R"({"condition":"a > 1 and y = 'p'"})", "a:numeric,y:categorical:target\n1,p\n2,p\n3,q\n,p", "a:numeric,y:categorical:target\n2,p");
        row("duplicates", "deduplicate", "{}", "id:numeric:id,a:numeric,c:categorical\n1,5,x\n2,5,x\n3,5,y\n4,,y\n5,,y", "id:numeric:id,a:numeric,c:categorical\n1,5,x\n3,5,y\n4,,y");
        row("selected", "select", R"({"columns":["b"]})", "id:numeric:id,a:numeric,b:numeric,y:numeric:target\n1,2,3,4", "id:numeric:id,b:numeric,y:numeric:target\n1,3,4");
        row("renamed", "rename", R"({"columns":["a"],"names":"area"})", "a:numeric,b:numeric\n1,2", "area:numeric,b:numeric\n1,2");
        row("numbers as categories", "set_type", R"({"columns":["a"]})", "a:numeric,b:numeric\n1,2\n,3", "a:categorical,b:numeric\n1,2\n,3");
        row("texts as numbers", "set_type", R"({"columns":["a"],"type":"numeric"})", "a:text,b:numeric\n1.5,2\nten,3", "a:numeric,b:numeric\n1.5,2\n,3");
    }
    void handMade()
    {
        QFETCH(QString, id);
        QFETCH(QString, parameters);
        QFETCH(QString, input);
        QFETCH(QString, output);
        const Transform& transform = *builtinTransforms().find(id.toStdString());
        const auto params = paramsFromJson(transform.parameters(), nlohmann::json::parse(parameters.toStdString()));
        const auto fit = build::fit({id.toStdString(), *params, true}, build::table(input.toStdString()));
        QVERIFY2(fit, fit ? "" : toString(fit.error()).c_str());
        QCOMPARE(QString::fromStdString(build::text(fit->train)), output);
    }

    // December and January lie side by side: cos 2π·11/12 = √3/2.
    void monthsGoRoundInACircle()
    {
        const auto fit = build::fit(build::step("date_parts"), build::table("d:time\n2024-01-15T06:00\n2024-12-15T06:00"));
        QVERIFY(fit);
        COMPARE(build::numbers(fit->train, "d_month_cos"), (Numbers{1, std::sqrt(3) / 2}), 1e-12);
        COMPARE(build::numbers(fit->train, "d_month_sin"), (Numbers{0, -0.5}), 1e-12);
        COMPARE(build::numbers(fit->train, "d_hour"), (Numbers{6, 6}), 0);
    }

    void theTargetIsNoFeature()
    {
        const Table table = build::table("x:numeric, y:numeric:target\n1, 2\n3, 4");
        for (const auto& step : {build::step("compute", {{"formula", std::string("y * 2")}}), build::step("compute", {{"name", std::string("y")}, {"formula", std::string("x")}}),
                                 build::step("scale", {{"columns", Names{"y"}}}), build::step("drop", {{"columns", Names{"y"}}})}) {
            const auto fit = build::fit(step, table);
            QVERIFY(!fit && fit.error().code == ErrorCode::InvalidArgument);
        }
    }
};

QTEST_GUILESS_MAIN(TestTransformValues)
#include "tst_transform_values.moc"
