// A network for tables through the real command line: what holds for every algorithm of tables holds for those that
// come from the module of networks.
#include "support/lathe_process.h"

#include "base/random.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

using nlohmann::json;

class TestTableNetworkJourney : public QObject {
    Q_OBJECT
private slots:
    /// The answer is whether two numbers have the same sign, said the other way round for round things; `noise` says nothing.
    void initTestCase()
    {
        QFile file(m_folder.filePath("signs.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("left,right,shape,noise,same\n");
        lathe::Random random(5);
        for (int i = 0; i < 600; ++i) {
            const double left = 2 * random.uniform() - 1, right = 2 * random.uniform() - 1;
            const bool isRound = random.uniform() < 0.5;
            file.write(QString("%1,%2,%3,%4,%5\n").arg(left, 0, 'f', 4).arg(right, 0, 'f', 4).arg(isRound ? "round" : "square").arg(random.uniform(), 0, 'f', 4)
                           .arg(((left > 0) == (right > 0)) != isRound ? "yes" : "no").toUtf8());
        }
        file.close();
        m_lathe = std::make_unique<LatheProcess>(m_folder.filePath("workspace"));
        LATHE_RUN(imported, *m_lathe, "import", file.fileName(), "--name", "signs");
        QCOMPARE(imported["items"].get<int>(), 600);
    }

    void isInTheGallery()
    {
        for (const char* task : {"classification", "regression"}) {
            LATHE_RUN(algorithms, *m_lathe, "algorithms", "--task", task, "--kind", "table");
            const std::string id = std::string("table.transformer_") + (task[0] == 'c' ? "classifier" : "regressor");
            QVERIFY2(std::ranges::any_of(algorithms, [&](const json& one) { return one["id"] == id; }), id.c_str());
        }
    }

    void trainsWithFoldsAndReproduces()
    {
        LATHE_RUN(linear, *m_lathe, "train", "signs", "--algorithm", "table.logistic_regression", "--target", "same");
        QVERIFY(linear["metrics"]["test"]["accuracy"] < 0.75);
        LATHE_RUN(run, *m_lathe, "train", "signs", "--algorithm", "table.transformer_classifier", "--target", "same", "--name", "attentive", "--threads", "1", "--folds", "2",
                  "--set", "width=16", "--set", "batch_size=32", "--set", "learning_rate=3e-3", "--set", "patience=30");
        QVERIFY2(run["status"] == "finished" && run["metrics"]["test"]["accuracy"] > 0.85, run["metrics"].dump().c_str());
        QVERIFY2(run["metrics"]["cross_validation"]["accuracy"].is_number(), run["metrics"].dump().c_str());
        QVERIFY2(run["history"].is_array() && run["history"].size() > 3, run.dump().c_str());
        LATHE_RUN(again, *m_lathe, "reproduce", "attentive");
    }

    void isExplained()
    {
        LATHE_RUN(importance, *m_lathe, "explain", "attentive", "--part", "validation");
        // Sorted: three columns make the answer, the fourth says nothing.
        const json& columns = importance["columns"];
        QVERIFY2(columns.size() == 4 && columns[3]["column"] == "noise" && columns[3]["drop"] < 0.1 && columns[2]["drop"] > 0.2, importance.dump().c_str());
        LATHE_RUN(shap, *m_lathe, "explain", "attentive", "--method", "shap-sampling", "--part", "validation", "--rows", "3");
        QCOMPARE(shap["rows"].size(), std::size_t(3));
        for (const json& row : shap["rows"]) {
            double sum = shap["base"];
            for (const auto& [column, part] : row["shap"].items())
                sum += part.get<double>();
            QVERIFY2(std::abs(sum - row["answer"].get<double>()) < 1e-3, row.dump().c_str());
        }
    }

    void hasCurvesAndCanBeSearched()
    {
        LATHE_RUN(curve, *m_lathe, "curve", "attentive", "--values", "0.3,0.6", "--repeats", "1");
        LATHE_RUN(search, *m_lathe, "search", "signs", "--target", "same", "--algorithm", "table.transformer_classifier", "--trials", "1", "--folds", "2", "--threads", "1");
        QVERIFY2(search["best"]["algorithm"] == "table.transformer_classifier", search.dump().c_str());
    }

    void thePackageAnswersAlike()
    {
        LATHE_RUN(exported, *m_lathe, "export", "attentive", "--format", "package", "-o", m_folder.filePath("package"));
        QVERIFY2(exported["parity"]["max_abs_difference"] == 0, exported.dump().c_str());
        LATHE_RUN(own, *m_lathe, "predict", "attentive", m_folder.filePath("signs.csv"));
        LATHE_RUN(packed, *m_lathe, "predict", m_folder.filePath("package"), m_folder.filePath("signs.csv"));
        QCOMPARE(own.size(), std::size_t(600));
        QVERIFY(own == packed);
        LATHE_RUN(onnx, *m_lathe, "export", "attentive", "--format", "onnx", "-o", m_folder.filePath("model.onnx"));
        QVERIFY2(onnx["parity"]["items"] > 0 && onnx["parity"]["max_abs_difference"] < 1e-5, onnx.dump().c_str());
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<LatheProcess> m_lathe;
};

QTEST_GUILESS_MAIN(TestTableNetworkJourney)
#include "tst_table_network_journey.moc"
