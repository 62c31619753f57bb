// A series through the real command line: split by time, forecast, judged by rolling origins, continued into the future.
#include "support/lathe_process.h"

#include <QTemporaryDir>
#include <QtTest>

using nlohmann::json;

class TestForecastJourney : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const QString file = QStringLiteral(LATHE_SHARED_DATA "/timeseries/classic/airline-passengers.csv");
        if (!QFile::exists(file))
            QSKIP(qPrintable("Not here: " + file));
        m_lathe = std::make_unique<LatheProcess>(m_folder.filePath("workspace"));
        LATHE_RUN(imported, *m_lathe, "import", file, "--name", "air");
        QVERIFY2(imported["columns"][0]["type"] == "time", imported["columns"].dump().c_str());
    }

    void aRandomSplitIsRefused()
    {
        const auto result = m_lathe->run({"train", "air", "--algorithm", "series.arima", "--target", "Passengers"});
        QVERIFY2(result.exitCode != 0 && result.errors.contains("lathe split NAME --time"), result.text().constData());
        LATHE_RUN(split, *m_lathe, "split", "air", "--time", "Month");
    }

    void forecastersBeatTheBaseline()
    {
        LATHE_RUN(naive, *m_lathe, "train", "air", "--algorithm", "series.seasonal_naive", "--target", "Passengers", "--name", "naive");
        QVERIFY(naive["task"] == "forecasting" && naive["status"] == "finished");
        const double baseline = naive["metrics"]["test"]["rmse"];
        for (const char* algorithm : {"series.exponential_smoothing", "series.arima", "series.boosting_on_lags", "series.recurrent_network"}) {
            LATHE_RUN(run, *m_lathe, "train", "air", "--algorithm", algorithm, "--target", "Passengers", "--name", QString(algorithm).mid(7));
            const double off = run["metrics"]["test"]["rmse"];
            QVERIFY2(off < baseline, qPrintable(QString("%1: %2, the baseline %3").arg(algorithm).arg(off).arg(baseline)));
        }
        LATHE_RUN(again, *m_lathe, "reproduce", "arima");
        LATHE_RUN(network, *m_lathe, "reproduce", "recurrent_network");
    }

    void foldsFollowTime()
    {
        LATHE_RUN(run, *m_lathe, "train", "air", "--algorithm", "series.exponential_smoothing", "--target", "Passengers", "--folds", "3", "--set", "season=12", "--name", "folded");
        QVERIFY2(run["metrics"]["cross_validation"]["rmse"].is_number(), run["metrics"].dump().c_str());
    }

    void theFutureNeedsOnlyTimes()
    {
        QFile future(m_folder.filePath("future.csv"));
        QVERIFY(future.open(QIODevice::WriteOnly));
        future.write("Month\n1961-01\n1961-02\n1961-07\n");
        future.close();
        LATHE_RUN(answers, *m_lathe, "predict", "exponential_smoothing", future.fileName());
        QCOMPARE(answers.size(), std::size_t(3));
        // Julys of 1958 to 1960: 491, 548, 622.
        QVERIFY2(answers[2]["value"] > 500 && answers[2]["value"] < 800, answers.dump().c_str());
        QVERIFY(answers[2]["low_95"] < answers[2]["low_80"] && answers[2]["high_80"] < answers[2]["high_95"]);
    }

    void thePackageAnswersAlike()
    {
        for (const QString& run : {QStringLiteral("arima"), QStringLiteral("recurrent_network")}) {
            const QString package = m_folder.filePath(run + "-package");
            LATHE_RUN(exported, *m_lathe, "export", run, "--format", "package", "-o", package);
            QVERIFY2(exported["parity"]["max_abs_difference"] == 0, exported.dump().c_str());
            LATHE_RUN(own, *m_lathe, "predict", run, m_folder.filePath("future.csv"));
            LATHE_RUN(packed, *m_lathe, "predict", package, m_folder.filePath("future.csv"));
            QVERIFY(own == packed);
        }
        const auto onnx = m_lathe->run({"export", "arima", "--format", "onnx", "-o", m_folder.filePath("model.onnx")});
        QVERIFY2(onnx.exitCode == 1 && onnx.errors.contains("--format package"), onnx.text().constData());
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<LatheProcess> m_lathe;
};

QTEST_GUILESS_MAIN(TestForecastJourney)
#include "tst_forecast_journey.moc"
