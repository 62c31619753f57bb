#include "support/lathe_process.h"

#include <QTemporaryDir>
#include <QtTest>

/// The contract of the command line, on the built-in sample.
class TestCommandLine : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_lathe = std::make_unique<LatheProcess>(m_folder.filePath("workspace"));
        LATHE_RUN(demo, *m_lathe, "demo");
        m_demo = demo;
    }

    void demoGoesOnceRound()
    {
        QVERIFY(m_demo["dataset"]["items"] == 640);
        QVERIFY2(m_demo["run"]["metrics"]["test"]["accuracy"].get<double>() > 0.7, m_demo["run"]["metrics"].dump().c_str());
        QVERIFY(m_demo["exports"].size() == 2);
        for (const auto& written : m_demo["exports"])
            QVERIFY(QFile::exists(QString::fromStdString(written["path"].get<std::string>())));
    }

    void exitCodesAndStreams_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("message");
        QTest::newRow("unknown command") << QStringList{"trian"} << 2 << "Did you mean “train”";
        QTest::newRow("unknown option") << QStringList{"datasets", "--nonsense"} << 2 << "nonsense";
        QTest::newRow("missing argument") << QStringList{"train"} << 2 << "takes NAME";
        QTest::newRow("missing algorithm") << QStringList{"train", "shapes"} << 2 << "--algorithm";
        QTest::newRow("unknown algorithm") << QStringList{"train", "shapes", "--algorithm", "image.smal_cnn"} << 1 << "image.small_cnn";
        QTest::newRow("unknown parameter") << QStringList{"train", "shapes", "--algorithm", "image.small_cnn", "--set", "epoch=3"} << 2 << "“epochs”";
        QTest::newRow("value outside") << QStringList{"train", "shapes", "--algorithm", "image.small_cnn", "--set", "epochs=-3"} << 2 << "between";
        QTest::newRow("unknown dataset") << QStringList{"dataset", "shaps"} << 1 << "“shapes”";
        QTest::newRow("unknown run") << QStringList{"run", "nobody"} << 1 << "lathe runs";
        QTest::newRow("no such source") << QStringList{"import", "/nowhere", "--name", "x"} << 1 << "/nowhere";
        QTest::newRow("bad name") << QStringList{"import", "/tmp", "--name", "a b"} << 2 << "name";
        QTest::newRow("unknown format") << QStringList{"export", "small-cnn-01", "--format", "coreml", "-o", "/tmp/x"} << 1 << "onnx";
    }

    void exitCodesAndStreams()
    {
        QFETCH(QStringList, words);
        QFETCH(int, exitCode);
        QFETCH(QString, message);
        const LatheResult plain = m_lathe->run(words);
        QVERIFY2(plain.exitCode == exitCode, plain.text().constData());
        QCOMPARE(plain.output, QByteArray());
        QVERIFY2(plain.errors.startsWith("lathe: error: "), plain.errors.constData());
        QVERIFY2(QString::fromUtf8(plain.errors).contains(message), plain.errors.constData());

        const LatheResult json = m_lathe->run(words + QStringList{"--json"});
        QCOMPARE(json.exitCode, exitCode);
        QCOMPARE(json.output, QByteArray());
        const auto error = nlohmann::json::parse(json.errors.trimmed().split('\n').last().toStdString(), nullptr, false);
        QVERIFY2(error.contains("error") && error["error"].contains("kind") && error["error"].contains("hint"), json.errors.constData());
    }

    void missingWorkspaceNamesTheCommandsThatMakeOne()
    {
        const LatheResult result = LatheProcess(m_folder.filePath("absent")).run({"runs"});
        QCOMPARE(result.exitCode, 1);
        for (const char* command : {"lathe new", "lathe import", "lathe demo"})
            QVERIFY2(result.errors.contains(command), result.errors.constData());
        QVERIFY(!QFile::exists(m_folder.filePath("absent")));
    }

    void dryRunWritesNothing()
    {
        const QString picture = m_folder.filePath("one/class");
        QDir().mkpath(picture);
        QFile file(picture + "/a.pgm");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("P5\n2 2\n255\n\x01\x02\x03\x04");
        file.close();
        const LatheProcess lathe(m_folder.filePath("dry"));
        LATHE_RUN(found, lathe, "import", m_folder.filePath("one"), "--dry-run");
        QVERIFY(found["items"] == 1);
        QVERIFY(!QFile::exists(m_folder.filePath("dry")));
    }

    void reproduceGivesTheSameHash()
    {
        LATHE_RUN(result, *m_lathe, "reproduce", "small-cnn-01");
        QVERIFY2(result["same"] == true, result.dump().c_str());
        QVERIFY(result["weights_sha256"] == m_demo["run"]["weights_sha256"]);
    }

    void exportsAnswerAsTheRunDoes()
    {
        const QString exports = QString::fromStdString(m_demo["exports"][0]["path"].get<std::string>());
        LATHE_RUN(run, *m_lathe, "predict", "small-cnn-01", "shapes");
        // A package needs no workspace.
        const QString pictures = writePicture();
        LATHE_RUN(fromRun, *m_lathe, "predict", "small-cnn-01", pictures);
        LATHE_RUN(fromPackage, LatheProcess(m_folder.filePath("absent")), "predict", exports, pictures);
        QCOMPARE(QString::fromStdString(fromPackage.dump()), QString::fromStdString(fromRun.dump()));
        QCOMPARE(run.size(), std::size_t(640));
        for (const char* format : {"onnx", "safetensors", "package"}) {
            LATHE_RUN(exported, *m_lathe, "export", "shapes", "--format", format, "-o", m_folder.filePath(QString("out-") + format));
            QVERIFY(exported["parity"]["items"].get<int>() >= 16);
            QVERIFY(exported["parity"]["max_abs_difference"].get<double>() <= 1e-4);
            QVERIFY(exported["bytes"].get<std::int64_t>() > 1000);
        }
    }

    void predictListsBadPictures()
    {
        const QString pictures = writePicture();
        QFile broken(pictures + "/broken.png");
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("\x89PNG\r\n\x1a\nand then nothing");
        broken.close();
        LATHE_RUN(rows, *m_lathe, "predict", "small-cnn-01", pictures);
        QCOMPARE(rows.size(), std::size_t(2));
        QVERIFY2(rows[0].contains("prediction"), rows.dump().c_str());
        QVERIFY2(rows[1]["item"] == "broken.png" && rows[1].contains("error"), rows.dump().c_str());
    }

    void modelsArePromotedAndRolledBack()
    {
        LATHE_RUN(second, *m_lathe, "register", "small-cnn-01", "--as", "shapes");
        QVERIFY(second["version"].get<int>() >= 2);
        LATHE_RUN(one, *m_lathe, "promote", "shapes@1", "--to", "champion");
        LATHE_RUN(two, *m_lathe, "promote", "shapes@2", "--to", "champion");
        LATHE_RUN(back, *m_lathe, "rollback", "shapes");
        QVERIFY(back["version"] == 1);
        LATHE_RUN(predicted, *m_lathe, "predict", "shapes:champion", "shapes");
        QCOMPARE(predicted.size(), std::size_t(640));
    }

    void interruptKeepsTheCheckpoint()
    {
        QProcess process;
        m_lathe->start(process, {"train", "shapes", "--algorithm", "image.small_cnn", "--set", "epochs=500", "--name", "long"});
        QByteArray errors;
        QTRY_VERIFY_WITH_TIMEOUT((errors += process.readAllStandardError()).contains("epoch=2"), 60000);
        process.terminate();
        QVERIFY(process.waitForFinished(60000));
        QCOMPARE(process.exitCode(), 130);
        LATHE_RUN(run, *m_lathe, "run", "long");
        QVERIFY2(run["status"] == "killed", run["status"].dump().c_str());
        QVERIFY(run["epochs"].get<int>() >= 2);
        QVERIFY(run["weights_sha256"].get<std::string>().size() == 64);
    }

    void helpNamesEveryCommand()
    {
        const LatheResult help = m_lathe->run({"--help"});
        QCOMPARE(help.exitCode, 0);
        for (const char* command : {"new", "import", "datasets", "dataset", "split", "algorithms", "train", "resume", "reproduce",
                                    "runs", "run", "compare", "evaluate", "explain", "register", "models", "promote", "rollback",
                                    "export", "predict", "demo", "screenshots"})
            QVERIFY2(help.output.contains(QByteArray("  ") + command + " "), command);
    }

private:
    /// A folder with one picture of the sample's size.
    QString writePicture()
    {
        const QString folder = m_folder.filePath(QString("pictures%1").arg(m_counter++));
        QDir().mkpath(folder);
        QFile file(folder + "/a.ppm");
        if (file.open(QIODevice::WriteOnly)) {
            QByteArray content = "P6\n32 32\n255\n";
            for (int i = 0; i < 32 * 32 * 3; ++i)
                content.append(static_cast<char>(i * 7));
            file.write(content);
        }
        return folder;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<LatheProcess> m_lathe;
    nlohmann::json m_demo;
    int m_counter = 0;
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
