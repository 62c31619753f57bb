// From raw files of tables to judged models, through the real command line.
#include "support/lathe_process.h"

#include <QTemporaryDir>
#include <QtTest>

using nlohmann::json;

namespace {

/// A check of that id that did not pass, and whose title or detail names `word`.
bool hasFinding(const json& dataset, const std::string& id, const std::string& word)
{
    for (const json& check : dataset["checks"])
        if (check["id"] == id && check["state"] != "passed"
            && (check["title"].get<std::string>() + check["detail"].get<std::string>()).find(word) != std::string::npos)
            return true;
    return false;
}

QString shared(const char* path)
{
    return QStringLiteral(LATHE_SHARED_DATA "/tabular/") + path;
}

} // namespace

#define NEEDS(path)             \
    if (!QFile::exists(path))   \
        QSKIP(qPrintable("Not here: " + (path)))

class TestTableJourney : public QObject {
    Q_OBJECT
private slots:
    void init() { m_lathe = std::make_unique<LatheProcess>(m_folder.filePath(QTest::currentTestFunction())); }

    /// `alive` says what `survived` says; without the leaks a model is worse, and honest.
    void titanicWithTheLeakFound()
    {
        const QString file = shared("titanic/titanic_seaborn.csv");
        NEEDS(file);
        LATHE_RUN(imported, *m_lathe, "import", file, "--name", "titanic");
        QVERIFY(imported["items"] == 891 && imported["columns"].size() == 15 && imported["skipped_count"] == 0);
        LATHE_RUN(trainedOnLeak, *m_lathe, "train", "titanic", "--algorithm", "table.logistic_regression", "--target", "survived");
        QVERIFY2(trainedOnLeak["metrics"]["validation"]["accuracy"] > 0.99, trainedOnLeak["metrics"].dump().c_str());

        LATHE_RUN(dataset, *m_lathe, "dataset", "titanic", "--target", "survived");
        QVERIFY2(hasFinding(dataset, "leak", "alive"), dataset["checks"].dump().c_str());

        const QString pipeline = m_folder.filePath("without_leak.json");
        QFile written(pipeline);
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(R"({"format_version":1,"steps":[{"transform":"drop","parameters":{"columns":["alive"]}}]})");
        written.close();
        LATHE_RUN(prepared, *m_lathe, "prepare", "titanic", "--pipeline", pipeline);
        QVERIFY(prepared["steps"].size() == 1);
        LATHE_RUN(honest, *m_lathe, "train", "titanic", "--algorithm", "table.logistic_regression", "--target", "survived");
        const double accuracy = honest["metrics"]["validation"]["accuracy"];
        QVERIFY2(accuracy > 0.7 && accuracy < 0.95, honest["metrics"].dump().c_str());
        QVERIFY(honest["classes"] == json({"0", "1"}));
        QVERIFY(honest["target"] == "survived");

        // Raw rows go in, the target may be absent, one answer a row comes out.
        LATHE_RUN(answers, *m_lathe, "predict", QString::fromStdString(honest["name"]), file);
        QVERIFY(answers.size() == 891);
        QVERIFY(std::abs(answers[0]["p_0"].get<double>() + answers[0]["p_1"].get<double>() - 1) < 1e-5);
        LATHE_RUN(again, *m_lathe, "reproduce", QString::fromStdString(honest["name"]));
    }

    /// The second file has no header, and a full stop after each class.
    void adultWithItsTwoOddFiles()
    {
        const QString first = shared("adult/adult_pplonski.csv"), second = shared("adult/adult_test_noheader.csv");
        NEEDS(first);
        NEEDS(second);
        LATHE_RUN(imported, *m_lathe, "import", first, "--name", "adult");
        QVERIFY(imported["items"].get<int>() + imported["skipped_count"].get<int>() == 32561 + 0);
        LATHE_RUN(more, *m_lathe, "import", second, "--name", "adult", "--set", "header=no");
        QVERIFY(more["version"] == 2);
        QVERIFY2(more["items"] > 48'000, more.dump().c_str());
        LATHE_RUN(run, *m_lathe, "train", "adult", "--algorithm", "table.boosted_trees_classifier", "--target", "income");
        QVERIFY2(run["classes"] == json({"<=50K", ">50K"}), run["classes"].dump().c_str());
        // Published error rates of the set are 14 to 15 % (adult.names).
        QVERIFY2(run["metrics"]["test"]["accuracy"] > 0.85, run["metrics"].dump().c_str());
    }

    /// Planted faults are found, mended, and the error falls.
    void housesWithPlantedFaults()
    {
        LATHE_RUN(demo, *m_lathe, "demo", "--sample", "houses", "--stage", "collect");
        LATHE_RUN(dataset, *m_lathe, "dataset", "houses");
        QVERIFY2(hasFinding(dataset, "leak", "agent_fee"), dataset["checks"].dump().c_str());
        QVERIFY2(hasFinding(dataset, "impossible", "14 rows"), dataset["checks"].dump().c_str());
        QVERIFY2(hasFinding(dataset, "impossible", "bedrooms is 100"), dataset["checks"].dump().c_str());
        QVERIFY2(hasFinding(dataset, "identifier", "sale_id"), dataset["checks"].dump().c_str());
        const QString pipeline = m_folder.filePath("houses.json");
        QFile written(pipeline);
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(R"({"format_version":1,"steps":[
            {"transform":"drop","parameters":{"columns":["sale_id","agent_fee"]}},
            {"transform":"filter_rows","parameters":{"condition":"price > 0"}}]})");
        written.close();
        LATHE_RUN(prepared, *m_lathe, "prepare", "houses", "--pipeline", pipeline);
        LATHE_RUN(run, *m_lathe, "train", "houses", "--algorithm", "table.linear_regression");
        const json& metrics = run["metrics"]["test"];
        QVERIFY2(metrics["r2"] > 0.6 && metrics["r2"] < 0.98 && metrics["rmse"] > metrics["mae"], metrics.dump().c_str());
        LATHE_RUN(suggestion, *m_lathe, "prepare", "houses", "--suggest");
        QVERIFY(!suggestion["steps"].empty() && !suggestion["steps"][0]["reason"].get<std::string>().empty());
    }

    void electricityAsAStream()
    {
        const QString file = QStringLiteral(LATHE_SHARED_DATA "/drift/electricity/elec.csv");
        NEEDS(file);
        LATHE_RUN(imported, *m_lathe, "import", file, "--name", "electricity");
        QVERIFY(imported["items"] == 45312);
        LATHE_RUN(split, *m_lathe, "split", "electricity", "--time", "#");
        QVERIFY(split["version"] == 2);
        LATHE_RUN(run, *m_lathe, "train", "electricity", "--algorithm", "table.random_forest_classifier", "--target", "class");
        // Better than always naming the commoner class.
        QVERIFY2(run["metrics"]["test"]["balanced_accuracy"] > 0.6, run["metrics"].dump().c_str());
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<LatheProcess> m_lathe;
};

QTEST_GUILESS_MAIN(TestTableJourney)
#include "tst_table_journey.moc"
