#include "support/lathe_process.h"

#include <QTemporaryDir>
#include <QtTest>

#include <random>

namespace {

constexpr int kImportKills = 25;
constexpr int kTrainingKills = 25;

const QStringList kTraining{"train", "shapes", "--algorithm", "image.small_cnn", "--set", "epochs=10", "--set", "precision=float32", "--seed", "3",
                            "--threads", "1", "--name", "victim", "--quiet"};

/// All metrics with their values, to be compared as a whole.
nlohmann::json outcome(const nlohmann::json& run)
{
    return {{"weights", run["weights_sha256"]}, {"metrics", run["metrics"]}, {"epochs", run["epochs"]},
            {"confusion", run["confusion"]}, {"best_epoch", run["best_epoch"]}};
}

} // namespace

/// The program is killed at random moments; nothing but the batch in flight may be lost.
class TestKill : public QObject {
    Q_OBJECT
private slots:
    void importSurvives()
    {
        QTemporaryDir folder;
        const QString pictures = folder.filePath("pictures");
        makePictures(pictures, 4000);

        const LatheProcess undisturbed(folder.filePath("undisturbed"));
        QElapsedTimer timer;
        timer.start();
        LATHE_RUN(expected, undisturbed, "import", pictures, "--name", "many");
        const int duration = static_cast<int>(timer.elapsed());

        const LatheProcess lathe(folder.filePath("killed"));
        std::mt19937 random(1);
        int killed = 0;
        for (int i = 0; i < kImportKills * 3 && killed < kImportKills; ++i) {
            std::uniform_int_distribution<int> moment(5, duration);
            killed += lathe.runAndKill({"import", pictures, "--name", QString("many%1").arg(i), "--quiet"}, moment(random));
            if (QFile::exists(lathe.workspace() + "/lathe.db")) {
                const LatheResult opened = lathe.run({"datasets", "--json"});
                QVERIFY2(opened.exitCode == 0, opened.text().constData());
                for (const auto& dataset : opened.json())
                    QVERIFY2(dataset["items"] == expected["items"], dataset.dump().c_str()); // whole or not at all
            }
        }
        QCOMPARE(killed, kImportKills);
        LATHE_RUN(result, lathe, "import", pictures, "--name", "many");
        QVERIFY(result["items"] == expected["items"]);
        LATHE_RUN(first, undisturbed, "dataset", "many");
        LATHE_RUN(second, lathe, "dataset", "many");
        QCOMPARE(second["fingerprint"].get<std::string>(), first["fingerprint"].get<std::string>());
    }

    void trainingGoesOnAsIfNothingHadHappened()
    {
        QTemporaryDir folder;
        const LatheProcess undisturbed(folder.filePath("undisturbed"));
        LATHE_RUN(sample, undisturbed, "demo", "--stage", "collect");
        const LatheResult reference = undisturbed.run(kTraining + QStringList{"--json"});
        QVERIFY2(reference.exitCode == 0, reference.text().constData());
        const int duration = static_cast<int>(reference.milliseconds);

        const LatheProcess lathe(folder.filePath("killed"));
        LATHE_RUN(again, lathe, "demo", "--stage", "collect");
        std::mt19937 random(2);
        int killed = 0;
        bool isFinished = false;
        for (int i = 0; i < kTrainingKills * 3 && killed < kTrainingKills; ++i) {
            const LatheResult found = lathe.run({"run", "victim", "--json"});
            const bool exists = found.exitCode == 0;
            isFinished = exists && found.json()["status"] == "finished";
            if (isFinished) { // quicker than the kills: the rest is done on another run of the same kind
                LATHE_RUN(done, lathe, "run", "victim");
                QCOMPARE(QString::fromStdString(outcome(done).dump()), QString::fromStdString(outcome(reference.json()).dump()));
                QVERIFY(QFile::remove(lathe.workspace() + "/lathe.db"));
                for (const char* rest : {"-wal", "-shm"})
                    QFile::remove(lathe.workspace() + "/lathe.db" + rest);
                LATHE_RUN(fresh, lathe, "demo", "--stage", "collect");
                continue;
            }
            // Mostly in the short time in which it trains, sometimes while it starts.
            std::uniform_int_distribution<int> moment(i % 5 == 0 ? 10 : duration / 4, duration);
            killed += lathe.runAndKill(exists ? QStringList{"resume", "victim", "--quiet"} : kTraining, moment(random));
            const LatheResult opened = lathe.run({"runs", "--json"});
            QVERIFY2(opened.exitCode == 0, opened.text().constData());
            for (const auto& run : opened.json())
                QVERIFY2(run["status"] == "interrupted" || run["status"] == "finished", run["status"].dump().c_str());
        }
        QCOMPARE(killed, kTrainingKills);
        const bool exists = lathe.run({"run", "victim", "--json"}).exitCode == 0;
        const LatheResult last = lathe.run((exists ? QStringList{"resume", "victim", "--quiet"} : kTraining) + QStringList{"--json"});
        const nlohmann::json end = last.exitCode == 0 ? last.json() : lathe.run({"run", "victim", "--json"}).json();
        QCOMPARE(QString::fromStdString(end["status"].get<std::string>()), QString("finished"));
        QCOMPARE(QString::fromStdString(outcome(end).dump()), QString::fromStdString(outcome(reference.json()).dump()));
    }

private:
    /// Distinct small pictures (binary PGM) in four folders.
    static void makePictures(const QString& folder, int count)
    {
        std::mt19937 random(7);
        for (int i = 0; i < count; ++i) {
            const QString parent = folder + "/class" + QString::number(i % 4);
            QDir().mkpath(parent);
            QFile file(parent + QString("/%1.pgm").arg(i, 5, 10, QChar('0')));
            QVERIFY(file.open(QIODevice::WriteOnly));
            QByteArray content = "P5\n64 64\n255\n";
            for (int pixel = 0; pixel < 64 * 64; ++pixel)
                content.append(static_cast<char>(random() & 0xFF));
            file.write(content);
        }
    }
};

QTEST_GUILESS_MAIN(TestKill)
#include "tst_kill.moc"
