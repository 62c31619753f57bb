// Clusters against those of scikit-learn 1.2.1 on the four columns of iris as they are, and on groups made by hand
// where that version has no such algorithm. The calls stand beside the values.
#include "ml/iris_samples.h"
#include "ml/learners/learner_list.h"
#include "ml/table_cases.h"

#include <QtTest>

#include <nlohmann/json.hpp>

using namespace lathe;

namespace {

struct Fitted {
    MatrixFit fit;
    std::vector<EpochRecord> epochs;
    std::vector<int> clusters; ///< of the training rows; -1 for noise
};

std::vector<int> clustersOf(const MatrixModel& model, const Matrix& rows)
{
    NoProgress progress;
    const Matrix shares = model.predict(rows, progress).value();
    std::vector<int> result;
    for (std::size_t i = 0; i < shares.rows; ++i) {
        const auto row = shares.row(i);
        const auto most = std::ranges::max_element(row);
        result.push_back(*most > 0 ? static_cast<int>(most - row.begin()) : -1);
    }
    return result;
}

Fitted fitted(const MatrixLearner& learner, const Samples& samples, const std::vector<std::string>& settings)
{
    NoProgress progress;
    cases::QuietObserver observer;
    auto fit = learner.fit(samples, {}, parseParams(learner.parameters(), settings).value(), {1, 2, progress, observer});
    if (!fit)
        qFatal("%s", toString(fit.error()).c_str());
    const std::vector<int> clusters = clustersOf(*fit->model, samples.features);
    return {std::move(*fit), observer.epochs, clusters};
}

/// Noise first where there is any, then the clusters by size.
QList<int> sizes(const std::vector<int>& clusters)
{
    std::map<int, int> counts;
    for (const int cluster : clusters)
        ++counts[cluster];
    QList<int> result;
    for (const auto& [cluster, count] : counts)
        if (cluster >= 0)
            result.append(count);
    std::ranges::sort(result);
    if (counts.contains(-1))
        result.prepend(-counts[-1]);
    return result;
}

Samples rowsAt(const std::vector<double>& xy)
{
    Samples samples;
    samples.features = {xy.size() / 2, 2, xy};
    samples.weights.assign(xy.size() / 2, 1);
    samples.names = {"x", "y"};
    return samples;
}

/// Rows around two places: 40 within 0.5 of the origin, 40 within 4 of (20, 0); then one far from both.
Samples thickAndThin()
{
    std::vector<double> xy;
    Random random(3);
    for (int i = 0; i < 80; ++i) {
        const double angle = random.uniform() * 6.283, radius = std::sqrt(random.uniform()) * (i < 40 ? 0.5 : 4);
        xy.push_back((i < 40 ? 0 : 20) + radius * std::cos(angle));
        xy.push_back(radius * std::sin(angle));
    }
    xy.insert(xy.end(), {10, 30});
    return rowsAt(xy);
}

} // namespace

class TestClusters : public QObject {
    Q_OBJECT

private slots:
    void groupsIrisAsItsPeerDoes_data()
    {
        QTest::addColumn<std::shared_ptr<const MatrixLearner>>("learner");
        QTest::addColumn<QStringList>("settings");
        QTest::addColumn<QList<int>>("expected");
        using Shared = std::shared_ptr<const MatrixLearner>;
        // KMeans(3, n_init=10, random_state=0)
        QTest::newRow("k-means") << Shared(makeKMeans()) << QStringList{} << QList<int>{38, 50, 62};
        // GaussianMixture(3, covariance_type=..., n_init=10, random_state=0, tol=1e-6, max_iter=1000)
        QTest::newRow("mixture, full") << Shared(makeGaussianMixture()) << QStringList{"starts=10", "tolerance=1e-6", "iterations=1000"} << QList<int>{45, 50, 55};
        QTest::newRow("mixture, diagonal") << Shared(makeGaussianMixture()) << QStringList{"covariance=diagonal", "starts=10", "tolerance=1e-6", "iterations=1000"} << QList<int>{36, 50, 64};
        QTest::newRow("mixture, spherical") << Shared(makeGaussianMixture()) << QStringList{"covariance=spherical", "starts=10", "tolerance=1e-6", "iterations=1000"} << QList<int>{38, 50, 62};
        // DBSCAN(0.5) and DBSCAN(0.8, min_samples=10); noise is negative
        QTest::newRow("DBSCAN") << Shared(makeDbscan()) << QStringList{"radius=0.5"} << QList<int>{-17, 49, 84};
        QTest::newRow("DBSCAN, wider") << Shared(makeDbscan()) << QStringList{"radius=0.8", "neighbours=10"} << QList<int>{-5, 50, 95};
        // AgglomerativeClustering(3, linkage=...)
        QTest::newRow("Ward") << Shared(makeAgglomerative()) << QStringList{} << QList<int>{36, 50, 64};
        QTest::newRow("average") << Shared(makeAgglomerative()) << QStringList{"linkage=average"} << QList<int>{36, 50, 64};
        QTest::newRow("complete") << Shared(makeAgglomerative()) << QStringList{"linkage=complete"} << QList<int>{28, 50, 72};
        QTest::newRow("single") << Shared(makeAgglomerative()) << QStringList{"linkage=single"} << QList<int>{2, 50, 98};
    }
    void groupsIrisAsItsPeerDoes()
    {
        LATHE_NEED_SHARED_DATA("tabular/iris/iris.csv");
        QFETCH(std::shared_ptr<const MatrixLearner>, learner);
        QFETCH(QStringList, settings);
        QFETCH(QList<int>, expected);
        std::vector<std::string> list;
        for (const QString& setting : settings)
            list.push_back(setting.toStdString());
        const Samples iris = irisSamples();
        QCOMPARE(iris.size(), std::size_t(150));
        QCOMPARE(sizes(fitted(*learner, iris, list).clusters), expected);
    }

    /// KMeans(3).inertia_; GaussianMixture(3, n_init=10, tol=1e-6).score(X) for the forms of the covariance
    void reachesTheLossOfItsPeer()
    {
        LATHE_NEED_SHARED_DATA("tabular/iris/iris.csv");
        const Samples iris = irisSamples();
        QVERIFY(std::abs(fitted(*makeKMeans(), iris, {}).epochs.back().trainLoss - 78.851441426146) < 1e-3);
        // MiniBatchKMeans comes close: inertia within 5 % of the best one's
        const std::vector<double> centres = fitted(*makeMiniBatchKMeans(), iris, {"clusters=3", "passes=100"}).fit.model->tensors().at("centres").doubles();
        double inertia = 0;
        for (std::size_t i = 0; i < 150; ++i) {
            double nearest = INFINITY;
            for (std::size_t k = 0; k < 3; ++k) {
                double square = 0;
                for (std::size_t j = 0; j < 4; ++j)
                    square += std::pow(iris.features.at(i, j) - centres[k * 4 + j], 2);
                nearest = std::min(nearest, square);
            }
            inertia += nearest;
        }
        QVERIFY2(inertia < 1.05 * 78.85, qPrintable(QString::number(inertia)));
        const auto mixture = [&](const char* form) {
            return -fitted(*makeGaussianMixture(), iris, {form, "tolerance=1e-7", "iterations=2000"}).epochs.back().trainLoss;
        };
        QVERIFY(std::abs(mixture("covariance=full") - -1.2012365957) < 1e-4);
        QVERIFY(std::abs(mixture("covariance=diagonal") - -2.0478508570) < 1e-4);
        QVERIFY(std::abs(mixture("covariance=spherical") - -2.5620942734) < 1e-4);
    }

    /// No radius fits both groups, as they differ eightfold in density; the tree of all radii does.
    void hdbscanFindsGroupsOfDifferentDensity()
    {
        const Samples samples = thickAndThin();
        const Fitted result = fitted(*makeHdbscan(), samples, {"smallest=10"});
        QCOMPARE(sizes(result.clusters).last(), 40);
        for (std::size_t i = 1; i < 80; ++i)
            if (result.clusters[i] >= 0)
                QVERIFY((result.clusters[i] == result.clusters[0]) == (i < 40));
        QVERIFY(std::ranges::count(result.clusters, -1) <= 6);
        QCOMPARE(result.clusters[80], -1);
    }

    /// A new row joins the cluster that it can reach as closely as the cluster held together at its birth.
    void newRowsJoinOrAreNoise()
    {
        const Samples samples = thickAndThin();
        for (const auto& learner : {makeHdbscan(), makeDbscan(), makeAgglomerative()}) {
            const bool takesAll = learner->info().id == "table.agglomerative";
            const std::vector<std::string> settings = learner->info().id == "table.dbscan" ? std::vector<std::string>{"radius=3"}
                                                      : takesAll ? std::vector<std::string>{"clusters=3"} : std::vector<std::string>{"smallest=10"};
            const Fitted result = fitted(*learner, samples, settings);
            const std::vector<int> answers = clustersOf(*result.fit.model, {3, 2, {0.1, 0.1, 20, 1, -200, 300}});
            QCOMPARE(answers[0], result.clusters[0]);
            QCOMPARE(answers[1], result.clusters[79]);
            QVERIFY(answers[0] != answers[1]);
            QCOMPARE(answers[2] == -1, !takesAll);
        }
    }

    void aloneOneClusterNeedsLeave()
    {
        std::vector<double> xy;
        Random random(5);
        for (int i = 0; i < 200; ++i)
            xy.push_back(random.uniform());
        const Samples samples = rowsAt(xy);
        QCOMPARE(sizes(fitted(*makeHdbscan(), samples, {"smallest=30", "allow_single=true"}).clusters).size(), qsizetype(1));
        QVERIFY(std::ranges::count(fitted(*makeHdbscan(), samples, {"smallest=80"}).clusters, -1) == 100); // two of 80 do not fit
    }

    /// A row of weight 3 pulls its centre as three rows do: (0 · 3 + 4) / 4 = 1.
    void weightsPullTheCentre()
    {
        Samples samples = rowsAt({0, 0, 4, 0, 100, 0});
        samples.weights = {3, 1, 1};
        const Fitted result = fitted(*makeKMeans(), samples, {"clusters=2"});
        std::vector<double> centres = result.fit.model->tensors().at("centres").doubles();
        QVERIFY((centres == std::vector<double>{1, 0, 100, 0}) || (centres == std::vector<double>{100, 0, 1, 0}));
    }

    void moreClustersThanRowsAreNotMade()
    {
        const Samples samples = rowsAt({0, 0, 0, 0, 5, 5});
        const Fitted result = fitted(*makeKMeans(), samples, {"clusters=3"});
        QVERIFY(result.clusters[0] == result.clusters[1] && result.clusters[0] != result.clusters[2]);
        QVERIFY(result.fit.note.find("only 2 rows are different") != std::string::npos);
    }

    void damagedModelsAreRefused()
    {
        const auto learner = makeDbscan();
        const Fitted result = fitted(*learner, thickAndThin(), {"radius=3"});
        const StateDict good = result.fit.model->tensors();
        QVERIFY(learner->load(result.fit.model->describe(), good));
        for (const char* name : {"rows", "clusters", "reach"}) {
            StateDict bad = good;
            for (std::uint8_t& byte : bad[name].bytes)
                byte = 0x7F; // NaN, and clusters that are not there
            if (std::string(name) == "rows" || std::string(name) == "reach")
                for (std::uint8_t& byte : bad[name].bytes)
                    byte = 0xFF;
            QVERIFY2(!learner->load(result.fit.model->describe(), bad), name);
            StateDict without = good;
            without.erase(name);
            QVERIFY2(!learner->load(result.fit.model->describe(), without), name);
        }
    }
};

QTEST_GUILESS_MAIN(TestClusters)
#include "tst_clusters.moc"
