// Tables without a target, through the real command line: clusters, anomalies and maps.
#include "support/lathe_process.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <set>

using nlohmann::json;

class TestClusterJourney : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_lathe = std::make_unique<LatheProcess>(m_folder.filePath("workspace"));
        m_iris = QStringLiteral(LATHE_SHARED_DATA "/tabular/iris/iris.csv");
        if (!QFile::exists(m_iris))
            QSKIP("Not here: tabular/iris/iris.csv");
        LATHE_RUN(imported, *m_lathe, "import", m_iris, "--name", "iris");
        QVERIFY(imported["items"] == 150);
        for (const json& column : imported["columns"])
            m_target = QString::fromStdString(column["name"]); // the last one is the species
    }

    void listsWhatNeedsNoTarget()
    {
        LATHE_RUN(clustering, *m_lathe, "algorithms", "--task", "clustering");
        LATHE_RUN(anomaly, *m_lathe, "algorithms", "--task", "anomaly");
        LATHE_RUN(projection, *m_lathe, "algorithms", "--task", "projection");
        QCOMPARE(clustering.size(), std::size_t(6));
        QCOMPARE(anomaly.size(), std::size_t(4));
        QCOMPARE(projection.size(), std::size_t(3));
        QVERIFY(clustering[0]["id"] == "table.kmeans" && clustering[0]["parameters"][0]["name"] == "clusters");
    }

    /// With the species as the target it is left out of the features and tells how well the clusters meet it.
    void groupsIris()
    {
        LATHE_RUN(run, *m_lathe, "train", "iris", "--algorithm", "table.kmeans", "--target", m_target, "--name", "groups");
        QVERIFY(run["status"] == "finished" && run["task"] == "clustering");
        for (const char* part : {"train", "validation", "test"})
            for (const char* metric : {"silhouette", "davies_bouldin", "calinski_harabasz", "adjusted_rand"})
                QVERIFY2(run["metrics"][part][metric].is_number(), run["metrics"].dump().c_str());
        // KMeans(3, n_init=10) on StandardScaler().fit_transform(X): silhouette 0.46, adjusted Rand index 0.62 on all rows
        const json& train = run["metrics"]["train"];
        QVERIFY2(train["silhouette"] > 0.4 && train["silhouette"] < 0.55, train.dump().c_str());
        QVERIFY2(train["adjusted_rand"] > 0.5, train.dump().c_str());

        LATHE_RUN(answers, *m_lathe, "predict", "groups", m_iris);
        QCOMPARE(answers.size(), std::size_t(150));
        std::set<std::string> clusters;
        for (const json& answer : answers)
            clusters.insert(answer["prediction"]);
        QVERIFY((clusters == std::set<std::string>{"cluster 1", "cluster 2", "cluster 3"}));
        LATHE_RUN(judged, *m_lathe, "evaluate", "groups", "--on", "iris:test");
        QVERIFY2(judged["metrics"]["silhouette"] == run["metrics"]["test"]["silhouette"], judged.dump().c_str());
        LATHE_RUN(again, *m_lathe, "reproduce", "groups");
    }

    /// Without a target every column counts, and there is nothing to compare with.
    void needsNoTarget()
    {
        LATHE_RUN(run, *m_lathe, "train", "iris", "--algorithm", "table.gaussian_mixture", "--set", "covariance=spherical", "--name", "alone");
        QVERIFY2(run["metrics"]["train"]["silhouette"].is_number(), run["metrics"].dump().c_str());
    }

    void rowsInThinPlacesAreNoise()
    {
        LATHE_RUN(run, *m_lathe, "train", "iris", "--algorithm", "table.dbscan", "--target", m_target, "--set", "radius=0.6", "--name", "dense");
        LATHE_RUN(answers, *m_lathe, "predict", "dense", m_iris);
        const auto noise = std::count_if(answers.begin(), answers.end(), [](const json& answer) { return answer["prediction"] == "noise"; });
        QVERIFY2(noise > 5 && noise < 75, std::to_string(noise).c_str());
    }

    void ranksWhatIsStrange()
    {
        LATHE_RUN(run, *m_lathe, "train", "iris", "--algorithm", "table.isolation_forest", "--target", m_target, "--name", "strange");
        QVERIFY(run["status"] == "finished");
        QFile file(m_folder.filePath("rows.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QFile iris(m_iris);
        QVERIFY(iris.open(QIODevice::ReadOnly));
        file.write(iris.readLine());
        file.write("5.1,3.5,1.4,0.2,setosa\n30,0.1,20,9,setosa\n");
        file.close();
        LATHE_RUN(answers, *m_lathe, "predict", "strange", file.fileName());
        QVERIFY2(answers.size() == 2 && answers[1]["score"] > 0.65 && answers[0]["score"] < 0.5, answers.dump().c_str());
    }

    void drawsMaps()
    {
        for (const char* algorithm : {"table.pca", "table.tsne", "table.umap"}) {
            LATHE_RUN(run, *m_lathe, "train", "iris", "--algorithm", algorithm, "--target", m_target, "--name", QString(algorithm).replace('.', '_'));
            LATHE_RUN(answers, *m_lathe, "predict", QString(algorithm).replace('.', '_'), m_iris);
            QCOMPARE(answers.size(), std::size_t(150));
            QCOMPARE(answers[0].size(), std::size_t(3)); // the item and two coordinates
        }
    }

    void foldsAreRefused()
    {
        const auto result = m_lathe->run({"train", "iris", "--algorithm", "table.kmeans", "--folds", "5"});
        QVERIFY2(result.exitCode == 2 && result.errors.contains("predicts nothing that folds could judge"), result.text().constData());
    }

private:
    QTemporaryDir m_folder;
    QString m_iris, m_target;
    std::unique_ptr<LatheProcess> m_lathe;
};

QTEST_GUILESS_MAIN(TestClusterJourney)
#include "tst_cluster_journey.moc"
