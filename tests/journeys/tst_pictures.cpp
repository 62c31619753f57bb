#include "support/lathe_process.h"
#include "support/shared_data.h"

#include <QDirIterator>
#include <QSet>
#include <QTemporaryDir>
#include <QtTest>

#include <cmath>

namespace {

QString path(const std::string& relative)
{
    return QString::fromStdString(std::filesystem::canonical(sharedData(relative)).string());
}

double metric(const nlohmann::json& run, const char* part, const char* name)
{
    const auto& value = run["metrics"][part][name];
    return value.is_number() ? value.get<double>() : std::nan("");
}

} // namespace

/// From a folder of pictures to a judged, exported model, on real data.
class TestPictures : public QObject {
    Q_OBJECT
private slots:
    void fashionReachesNinetyTwoPercent()
    {
        LATHE_NEED_SHARED_DATA("images/fashion-mnist");
        QTemporaryDir folder;
        const LatheProcess lathe(folder.filePath("workspace"));
        LATHE_RUN(imported, lathe, "import", path("images/fashion-mnist"), "--name", "fashion");
        QVERIFY(imported["items"] == 70000);
        QVERIFY(imported["classes"].size() == 10);
        QVERIFY(imported["skipped"].empty());
        LATHE_RUN(run, lathe, "train", "fashion", "--algorithm", "image.small_cnn", "--seed", "1");
        QVERIFY(run["epochs"].get<int>() <= 6);
        QVERIFY2(metric(run, "test", "accuracy") >= 0.92, run["metrics"].dump().c_str());
        qInfo("test accuracy %.4f at %.0f items/s, %s threads", metric(run, "test", "accuracy"),
              run["items_per_second"].get<double>(), run["threads"].dump().c_str());

        LATHE_RUN(again, lathe, "import", path("images/fashion-mnist"), "--name", "fashion");
        QVERIFY(again["added"] == false);
        QVERIFY(again["version"] == 1);
    }

    void hymenopteraIsLearntFromABase()
    {
        LATHE_NEED_SHARED_DATA("images/hymenoptera");
        LATHE_NEED_SHARED_DATA("weights/mobilenet_v2_0.35_imagenet_features");
        QTemporaryDir folder;
        const LatheProcess lathe(folder.filePath("workspace"));
        LATHE_RUN(imported, lathe, "import", path("images/hymenoptera"), "--name", "hymenoptera");
        LATHE_RUN(run, lathe, "train", "hymenoptera", "--algorithm", "image.mobilenet_v2", "--set", "width=0.35", "--from",
                  path("weights/mobilenet_v2_0.35_imagenet_features/mobilenet_v2_0.35_features_torchvision_keys.safetensors"),
                  "--set", "input_scaling=symmetric", "--seed", "1",
                  // Fixed, so that 153 pictures judge the same weights every time on the same processor.
                  "--set", "precision=bfloat16", "--threads", "1");
        QVERIFY2(metric(run, "validation", "accuracy") >= 0.91, run["metrics"].dump().c_str());
        QVERIFY2(run["seconds"].get<double>() < 180, run["seconds"].dump().c_str());
        QVERIFY(run["metrics"]["test"]["accuracy"].is_null()); // the set has no test part
        qInfo("validation accuracy %.4f in %.0f s", metric(run, "validation", "accuracy"), run["seconds"].get<double>());
    }

    void cifarWeightsAreReadFromATorchFile()
    {
        LATHE_NEED_SHARED_DATA("images/cifar10_lossless4000");
        LATHE_NEED_SHARED_DATA("weights/resnet_cifar10/resnet20-12fca82f.th");
        QTemporaryDir folder;
        const LatheProcess lathe(folder.filePath("workspace"));
        LATHE_RUN(imported, lathe, "import", path("images/cifar10_lossless4000"), "--name", "cifar");
        QVERIFY(imported["items"] == 4000);
        LATHE_RUN(run, lathe, "train", "cifar", "--algorithm", "image.cifar_resnet", "--from",
                  path("weights/resnet_cifar10/resnet20-12fca82f.th"), "--set", "epochs=0", "--set", "input_scaling=imagenet");
        LATHE_RUN(judged, lathe, "evaluate", QString::fromStdString(run["name"].get<std::string>()), "--on", "cifar");
        QVERIFY(judged["items"] == 4000);
        QVERIFY2(judged["metrics"]["accuracy"].get<double>() >= 0.995, judged["metrics"].dump().c_str());
    }

    void nastyPicturesComeInOrAreListed()
    {
        LATHE_NEED_SHARED_DATA("nasty/pillow-images");
        QTemporaryDir folder;
        const LatheProcess lathe(folder.filePath("workspace"));
        LATHE_RUN(imported, lathe, "import", path("nasty/pillow-images"), "--name", "nasty");
        int files = 0;
        QDirIterator each(path("nasty/pillow-images"), QDir::Files, QDirIterator::Subdirectories);
        QSet<QString> pictures;
        const QStringList endings{"png", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "webp", "pgm", "ppm", "pbm", "pnm"};
        while (each.hasNext()) {
            each.next();
            ++files;
            if (endings.contains(each.fileInfo().suffix().toLower()))
                pictures.insert(each.filePath().mid(path("nasty/pillow-images").size() + 1));
        }
        for (const auto& skipped : imported["skipped"]) {
            QVERIFY2(!skipped["reason"].get<std::string>().empty(), skipped.dump().c_str());
            pictures.remove(QString::fromStdString(skipped["path"].get<std::string>()));
        }
        const int in = imported["items"].get<int>();
        QVERIFY2(in >= pictures.size(), qPrintable(QString("%1 in, but %2 neither in nor listed").arg(in).arg(pictures.size())));
        QVERIFY(in + static_cast<int>(imported["skipped"].size()) <= files);
        QVERIFY(in > 200);
    }
};

QTEST_GUILESS_MAIN(TestPictures)
#include "tst_pictures.moc"
