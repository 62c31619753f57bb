// Recalibrating and choosing a threshold by the command line: stored with the run, kept by the model versions.
#include "support/lathe_process.h"

#include <QTemporaryDir>
#include <QtTest>

using nlohmann::json;

namespace {

int countOf(const json& answers, const std::string& prediction)
{
    return static_cast<int>(std::count_if(answers.begin(), answers.end(), [&](const json& row) { return row["prediction"] == prediction; }));
}

} // namespace

class TestDecideJourney : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_file = QStringLiteral(LATHE_SHARED_DATA "/tabular/titanic/titanic_seaborn.csv");
        if (!QFile::exists(m_file))
            QSKIP(qPrintable("Not here: " + m_file));
        m_lathe = std::make_unique<LatheProcess>(m_folder.filePath("workspace"));
        LATHE_RUN(imported, *m_lathe, "import", m_file, "--name", "titanic");
        const QString pipeline = m_folder.filePath("without_leak.json");
        QFile written(pipeline);
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(R"({"format_version":1,"steps":[{"transform":"drop","parameters":{"columns":["alive"]}}]})");
        written.close();
        LATHE_RUN(prepared, *m_lathe, "prepare", "titanic", "--pipeline", pipeline);
        LATHE_RUN(trained, *m_lathe, "train", "titanic", "--algorithm", "table.gaussian_naive_bayes", "--target", "survived", "--name", "nb");
    }

    void decisionChangesPredictionsAndIsKeptByVersions()
    {
        LATHE_RUN(plain, *m_lathe, "predict", "nb", m_file);
        LATHE_RUN(first, *m_lathe, "register", "nb", "--as", "boat");
        LATHE_RUN(none, *m_lathe, "decide", "nb");
        QVERIFY(none["decision"].is_null() && none["stored"] == false);

        LATHE_RUN(decided, *m_lathe, "decide", "nb", "--calibrate", "isotonic", "--cost", "1:5");
        QVERIFY(decided["stored"] == true && decided["decision"]["calibration"] == "isotonic");
        QVERIFY(decided["threshold"]["class"] == "1" && decided["threshold"]["reason"] == "cost");
        const json& validation = decided["effects"]["validation"];
        QVERIFY2(validation["after"]["cost"] < validation["before"]["cost"], validation.dump().c_str());
        // Isotonic on the part that it was fitted on has no calibration error within its pools.
        QVERIFY(validation["after"]["brier"] < validation["before"]["brier"]);
        QVERIFY(decided["effects"].contains("test"));

        LATHE_RUN(answers, *m_lathe, "predict", "nb", m_file);
        const double threshold = decided["threshold"]["value"];
        for (const json& row : answers)
            QVERIFY2((row["prediction"] == "1") == (row["p_1"].get<double>() >= threshold), row.dump().c_str());
        QVERIFY(countOf(answers, "1") > countOf(plain, "1"));

        LATHE_RUN(second, *m_lathe, "register", "nb", "--as", "boat");
        LATHE_RUN(cleared, *m_lathe, "decide", "nb", "--threshold", "none");
        QVERIFY(cleared["decision"].is_null());
        LATHE_RUN(again, *m_lathe, "predict", "nb", m_file);
        QVERIFY(again == plain);
        LATHE_RUN(ofFirst, *m_lathe, "predict", "boat@1", m_file);
        QVERIFY(ofFirst == plain);
        LATHE_RUN(ofSecond, *m_lathe, "predict", "boat@2", m_file);
        QVERIFY(ofSecond == answers);

        // And it travels: the package decides as the version does.
        LATHE_RUN(exported, *m_lathe, "export", "boat@2", "--format", "package", "-o", m_folder.filePath("boat"));
        QVERIFY2(exported["parity"]["items"] > 50 && exported["parity"]["max_abs_difference"] == 0, exported.dump().c_str());
        LATHE_RUN(packed, *m_lathe, "predict", m_folder.filePath("boat"), m_file);
        QVERIFY(packed == answers);
    }

    void temperatureKeepsTheLikeliestClass()
    {
        LATHE_RUN(plain, *m_lathe, "predict", "nb", m_file);
        LATHE_RUN(decided, *m_lathe, "decide", "nb", "--calibrate", "temperature");
        const json& test = decided["effects"]["test"];
        QVERIFY(test["after"]["log_loss"] != test["before"]["log_loss"]);
        LATHE_RUN(answers, *m_lathe, "predict", "nb", m_file);
        QVERIFY(answers != plain);
        QCOMPARE(countOf(answers, "1"), countOf(plain, "1"));
        LATHE_RUN(judged, *m_lathe, "evaluate", "nb", "--on", "titanic:test");
        QVERIFY(judged["metrics"]["log_loss"] == test["after"]["metrics"]["log_loss"]);
    }

    void curvesAreOfTheRunsOwnAlgorithm()
    {
        LATHE_RUN(run, *m_lathe, "run", "nb");
        LATHE_RUN(curve, *m_lathe, "curve", "nb");
        QVERIFY(curve["kind"] == "learning" && curve["points"].size() == 5 && curve["draws"] == 3);
        // All training rows and the run's seed give the run.
        QVERIFY2(curve["points"][4]["validation"]["accuracy"][0] == run["metrics"]["validation"]["accuracy"], curve.dump().c_str());
        QVERIFY(curve["points"][0]["rows"] < curve["points"][1]["rows"]);

        LATHE_RUN(over, *m_lathe, "curve", "nb", "--kind", "validation", "--parameter", "smoothing", "--values", "1,1e-9", "--folds", "3");
        QVERIFY(over["by_folds"] == true && over["points"].size() == 2 && over["points"][0]["at"] == 1e-9);
        // Variances that are all about 1 wipe out the small features.
        QVERIFY2(over["points"][0]["bands"]["validation"]["mean"] > over["points"][1]["bands"]["validation"]["mean"], over.dump().c_str());
    }

    void wrongWordsAreSaid_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("calibration") << QStringList{"--calibrate", "beta"} << QByteArray("--calibrate is none");
        QTest::newRow("threshold") << QStringList{"--threshold", "1.5"} << QByteArray("between 0 and 1");
        QTest::newRow("cost") << QStringList{"--cost", "5"} << QByteArray("--cost 1:5");
        QTest::newRow("both") << QStringList{"--cost", "1:5", "--threshold", "f1"} << QByteArray("Give one of them");
        QTest::newRow("class") << QStringList{"--threshold", "f1", "--class", "maybe"} << QByteArray("no class");
    }
    void wrongWordsAreSaid()
    {
        QFETCH(QStringList, words);
        QFETCH(QByteArray, said);
        const LatheResult result = m_lathe->run(QStringList{"decide", "nb"} + words);
        QVERIFY(result.exitCode != 0);
        QVERIFY2(result.errors.contains(said), result.text().constData());
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
    std::unique_ptr<LatheProcess> m_lathe;
};

QTEST_GUILESS_MAIN(TestDecideJourney)
#include "tst_decide_journey.moc"
