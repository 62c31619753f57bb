// Scores of anomalies and coordinates of maps against scikit-learn 1.2.1 on the four columns of iris as they are; the
// calls stand beside the values. Maps that no two programs draw alike are judged by their trustworthiness.
#include "ml/iris_samples.h"
#include "ml/learners/learner_list.h"
#include "ml/learners/umap.h"
#include "ml/table_cases.h"

#include <QtTest>

#include <nlohmann/json.hpp>

using namespace lathe;

namespace {

std::unique_ptr<MatrixModel> modelOf(const MatrixLearner& learner, const Samples& samples, const std::vector<std::string>& settings = {}, std::uint64_t seed = 1)
{
    NoProgress progress;
    cases::QuietObserver observer;
    auto fit = learner.fit(samples, {}, parseParams(learner.parameters(), settings).value(), {seed, 2, progress, observer});
    if (!fit)
        qFatal("%s", toString(fit.error()).c_str());
    return std::move(fit->model);
}

Matrix answersOf(const MatrixModel& model, const Matrix& rows)
{
    NoProgress progress;
    return model.predict(rows, progress).value();
}

const Matrix kQuestions{3, 4, {5.1, 3.5, 1.4, 0.2, 7, 4, 3, 2, 0, 0, 0, 0}};

/// The first rows of the handwritten digits, 64 grey values each.
Samples digitSamples(std::size_t count)
{
    std::ifstream file(sharedData("tabular/digits8x8/train.csv"));
    Samples samples;
    std::string line;
    while (samples.features.rows < count && std::getline(file, line)) {
        const std::vector<std::string> cells = split(trimmed(line), ',');
        if (cells.size() < 64 || !parseReal(cells[0]))
            continue;
        for (std::size_t j = 0; j < 64; ++j)
            samples.features.values.push_back(parseReal(cells[j]).value());
        samples.weights.push_back(1);
        ++samples.features.rows;
    }
    samples.features.columns = 64;
    return samples;
}

/// Venna and Kaski (2001): 1 − 2/(n·k·(2n − 3k − 1)) · Σ over rows and those of their k neighbours on the map that are
/// no neighbours in the features, of how far beyond k they stand there.
double trustworthiness(const Matrix& rows, const Matrix& map, std::size_t k)
{
    const auto order = [](const Matrix& x, std::size_t i) {
        std::vector<std::pair<double, std::size_t>> all;
        for (std::size_t j = 0; j < x.rows; ++j) {
            double square = 0;
            for (std::size_t c = 0; c < x.columns; ++c)
                square += (x.at(i, c) - x.at(j, c)) * (x.at(i, c) - x.at(j, c));
            if (j != i)
                all.emplace_back(square, j);
        }
        std::ranges::sort(all);
        return all;
    };
    const auto n = static_cast<double>(rows.rows), count = static_cast<double>(k);
    double sum = 0;
    for (std::size_t i = 0; i < rows.rows; ++i) {
        std::vector<std::size_t> rank(rows.rows, 0);
        const auto true_ = order(rows, i), shown = order(map, i);
        for (std::size_t r = 0; r < true_.size(); ++r)
            rank[true_[r].second] = r + 1;
        for (std::size_t r = 0; r < k; ++r)
            sum += std::max(0.0, static_cast<double>(rank[shown[r].second]) - count);
    }
    return 1 - 2 / (n * count * (2 * n - 3 * count - 1)) * sum;
}

} // namespace

class TestAnomaliesAndMaps : public QObject {
    Q_OBJECT

private slots:
    void scoresAsItsPeerDoes_data()
    {
        QTest::addColumn<std::shared_ptr<const MatrixLearner>>("learner");
        QTest::addColumn<QStringList>("settings");
        QTest::addColumn<QList<double>>("expected");
        using Shared = std::shared_ptr<const MatrixLearner>;
        // -LocalOutlierFactor(novelty=True).fit(X).score_samples(Q)
        QTest::newRow("outlier factor") << Shared(makeLocalOutlierFactor()) << QStringList{} << QList<double>{0.964073975315894, 2.900278352402848, 10.541472920522502};
        // -OneClassSVM(nu=0.1, gamma=0.5, tol=1e-6).fit(X).decision_function(Q), which LIBSVM scales by nu·n = 15
        QTest::newRow("one-class SVM") << Shared(makeOneClassSvm()) << QStringList{"gamma=0.5", "tolerance=1e-6"} << QList<double>{-0.3492849647969294, 2.211736557936104, 2.6214312905753947};
        // numpy.linalg.norm(Q - pca.inverse_transform(pca.transform(Q)), axis=1) of PCA(2).fit(X): two axes keep 97.8 %
        QTest::newRow("reconstruction") << Shared(makePcaReconstruction()) << QStringList{"share=0.97"} << QList<double>{0.02800636036418078, 1.065359611604825, 0.6327323222955625};
    }
    void scoresAsItsPeerDoes()
    {
        LATHE_NEED_SHARED_DATA("tabular/iris/iris.csv");
        QFETCH(std::shared_ptr<const MatrixLearner>, learner);
        QFETCH(QStringList, settings);
        QFETCH(QList<double>, expected);
        std::vector<std::string> list;
        for (const QString& setting : settings)
            list.push_back(setting.toStdString());
        const Matrix scores = answersOf(*modelOf(*learner, irisSamples(), list), kQuestions);
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY2(std::abs(scores.values[i] - expected[qsizetype(i)]) < 1e-4, qPrintable(QString("%1, not %2").arg(scores.values[i], 0, 'g', 12).arg(expected[qsizetype(i)], 0, 'g', 12)));
    }

    /// Many rows of iris are equally far, so that which of them are the five nearest is chance: made distinct first, as
    /// Y = X + 0.01·sin(arange(600)).reshape(150, 4); -LocalOutlierFactor(5, novelty=True).fit(Y).score_samples(Q)
    void fewNeighboursAsItsPeerHas()
    {
        LATHE_NEED_SHARED_DATA("tabular/iris/iris.csv");
        Samples iris = irisSamples();
        for (std::size_t i = 0; i < 600; ++i)
            iris.features.values[i] += 0.01 * std::sin(static_cast<double>(i));
        const Matrix scores = answersOf(*modelOf(*makeLocalOutlierFactor(), iris, {"neighbours=5"}), kQuestions);
        const std::vector<double> expected{0.9223215570918173, 5.083204852587631, 13.672465393630551};
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY2(std::abs(scores.values[i] - expected[i]) < 1e-6, qPrintable(QString::number(scores.values[i], 'g', 12)));
    }

    /// -IsolationForest(random_state=s).fit(X).score_samples(Q), the mean over s = 0 … 19
    void isolatesAsItsPeerDoes()
    {
        LATHE_NEED_SHARED_DATA("tabular/iris/iris.csv");
        const std::vector<double> expected{0.4073803843645677, 0.6251499321273687, 0.6976689849424796};
        const Samples iris = irisSamples();
        std::vector<double> means(3, 0);
        for (std::uint64_t seed = 0; seed < 20; ++seed)
            for (std::size_t i = 0; const double score : answersOf(*modelOf(*makeIsolationForest(), iris, {}, seed), kQuestions).values)
                means[i++] += score / 20;
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY2(std::abs(means[i] - expected[i]) < 0.02, qPrintable(QString("%1, not %2").arg(means[i]).arg(expected[i])));
    }

    /// At most the share nu of the training rows lies outside, and about so many (proposition 3 of the paper).
    void leavesTheShareOutside()
    {
        LATHE_NEED_SHARED_DATA("tabular/iris/iris.csv");
        const Samples iris = irisSamples();
        const Matrix scores = answersOf(*modelOf(*makeOneClassSvm(), iris, {"nu=0.2", "tolerance=1e-6"}), iris.features);
        const auto outside = std::ranges::count_if(scores.values, [](double score) { return score > 1e-4; });
        QVERIFY2(outside <= 30 && outside >= 15, qPrintable(QString::number(outside)));
    }

    /// PCA(2).fit(X).transform(Q), up to the signs of the axes
    void turnsAsItsPeerDoes()
    {
        LATHE_NEED_SHARED_DATA("tabular/iris/iris.csv");
        const std::vector<double> expected{-2.6841256259695374, 0.3193972465850999, -0.02415883421709326, 1.518734533097809, -5.502365132609007, -5.326952576827697};
        const Matrix map = answersOf(*modelOf(*makePcaMap(), irisSamples()), kQuestions);
        QCOMPARE(map.columns, std::size_t(2));
        for (std::size_t axis = 0; axis < 2; ++axis) {
            const double sign = map.at(0, axis) * expected[axis] < 0 ? -1 : 1;
            for (std::size_t i = 0; i < 3; ++i)
                QVERIFY(std::abs(sign * map.at(i, axis) - expected[2 * i + axis]) < 1e-9);
        }
        QCOMPARE(answersOf(*modelOf(*makePcaMap(), irisSamples(), {"axes=10"}), kQuestions).columns, std::size_t(4)); // no more than features
    }

    /// What umap-learn fits for min_dist = 0.1 and spread = 1 (umap.umap_.find_ab_params): 1.577 and 0.8951.
    void fitsTheCurve()
    {
        const auto [a, b] = umapCurve(0.1);
        QVERIFY2(std::abs(a - 1.577) < 0.001 && std::abs(b - 0.8951) < 0.0005, qPrintable(QString("%1 %2").arg(a).arg(b)));
    }

    void mapsKeepNeighbours()
    {
        LATHE_NEED_SHARED_DATA("tabular/digits8x8/train.csv");
        const Samples digits = digitSamples(400);
        QCOMPARE(digits.size(), std::size_t(400));
        const auto trust = [&](const MatrixLearner& learner, const std::vector<std::string>& settings = {}) {
            return trustworthiness(digits.features, answersOf(*modelOf(learner, digits, settings), digits.features), 5);
        };
        const double pca = trust(*makePcaMap()), tsne = trust(*makeTsne(), {"iterations=500"}), umap = trust(*makeUmap());
        QVERIFY2(tsne > 0.97, qPrintable(QString::number(tsne)));
        QVERIFY2(umap > 0.95, qPrintable(QString::number(umap)));
        QVERIFY2(pca < umap && pca < tsne, qPrintable(QString::number(pca)));
    }

    /// A new row stands among its neighbours: beside one of them, at its place.
    void newRowsAreAmongTheirNeighbours()
    {
        LATHE_NEED_SHARED_DATA("tabular/iris/iris.csv");
        const Samples iris = irisSamples();
        for (const auto& learner : {makeTsne(), makeUmap()}) {
            const auto model = modelOf(*learner, iris);
            const Matrix map = answersOf(*model, iris.features);
            Matrix asked{1, 4, {}};
            for (std::size_t j = 0; j < 4; ++j)
                asked.values.push_back(iris.features.at(7, j) + 1e-9);
            const Matrix near = answersOf(*model, asked);
            for (std::size_t axis = 0; axis < 2; ++axis)
                QVERIFY(std::abs(near.at(0, axis) - map.at(7, axis)) < 1e-3);
        }
    }
};

QTEST_GUILESS_MAIN(TestAnomaliesAndMaps)
#include "tst_anomalies_and_maps.moc"
