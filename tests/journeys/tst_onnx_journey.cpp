#include "media/decode.h"
#include "support/lathe_process.h"
#include "support/onnx_runtime.h"
#include "support/shared_data.h"

#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

/// A trained model's ONNX file answers in ONNX Runtime as the run answers in Lathe, on real pictures.
class TestOnnxJourney : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        if (const QString reason = m_runtime.install(); !reason.isEmpty())
            QSKIP(qPrintable(reason));
    }

    void photographsOfAllSizes()
    {
        LATHE_NEED_SHARED_DATA("images/hymenoptera");
        const std::string weights = "weights/mobilenet_v2_0.35_imagenet_features/"
                                    "mobilenet_v2_0.35_features_torchvision_keys.safetensors";
        LATHE_NEED_SHARED_DATA(weights);
        QTemporaryDir folder;
        const LatheProcess lathe(folder.filePath("workspace"));
        const QString pictures = QString::fromStdString(std::filesystem::canonical(sharedData("images/hymenoptera")).string());
        LATHE_RUN(imported, lathe, "import", pictures, "--name", "hymenoptera");
        LATHE_RUN(run, lathe, "train", "hymenoptera", "--algorithm", "image.mobilenet_v2", "--set", "width=0.35", "--from",
                  QString::fromStdString(sharedData(weights).string()), "--set", "input_scaling=symmetric", "--set", "freeze=features",
                  "--set", "epochs=3", "--name", "probe");
        LATHE_RUN(exported, lathe, "export", "probe", "--format", "onnx", "-o", folder.filePath("model.onnx"));
        LATHE_RUN(rows, lathe, "predict", "probe", pictures + "/val");

        std::vector<lathe::Image> images;
        for (const auto& row : rows) {
            const auto content = lathe::readFile((pictures + "/val/").toStdString() + row["item"].get<std::string>());
            QVERIFY(content);
            images.push_back(lathe::decodeImage(*content).value());
        }
        QVERIFY(images.size() >= 100);
        const nlohmann::json answers = m_runtime.run(folder.filePath("model.onnx").toStdString(), images);
        QVERIFY2(answers.is_object(), "ONNX Runtime refused the file");
        QCOMPARE(answers["probabilities"].size(), images.size());
        double largest = 0;
        double least = 1;
        double most = 0;
        for (std::size_t i = 0; i < images.size(); ++i)
            for (std::size_t k = 0; k < run["classes"].size(); ++k) {
                const double own = rows[i]["p_" + run["classes"][k].get<std::string>()].get<double>();
                largest = std::max(largest, std::abs(answers["probabilities"][i][k].get<double>() - own));
                least = std::min(least, own);
                most = std::max(most, own);
            }
        qInfo("%zu photographs, largest difference %g, probabilities from %.3f to %.3f", images.size(), largest, least, most);
        QVERIFY2(largest <= 1e-4, qPrintable(QString::number(largest)));
        QVERIFY2(most - least > 0.5, "the answers hardly differ, so that equal ones prove nothing");
    }

private:
    lathe::test::OnnxRuntime m_runtime;
};

QTEST_GUILESS_MAIN(TestOnnxJourney)
#include "tst_onnx_journey.moc"
