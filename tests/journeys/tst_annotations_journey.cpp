// Annotated pictures come in, go out in other formats, and come back the same, through the real command line.
#include "support/lathe_process.h"
#include "support/shared_data.h"

#include <QTemporaryDir>
#include <QtTest>

#include <map>

namespace {

/// Boxes by picture and class of a COCO file, in hundredths of a pixel, sorted.
QStringList boxesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {"cannot read " + path};
    const auto json = nlohmann::json::parse(file.readAll().toStdString(), nullptr, false);
    std::map<std::int64_t, std::string> pictures, classes;
    for (const auto& image : json["images"])
        pictures[image["id"].get<std::int64_t>()] = image["file_name"].get<std::string>();
    for (const auto& one : json["categories"])
        classes[one["id"].get<std::int64_t>()] = one["name"].get<std::string>();
    QStringList boxes;
    for (const auto& annotation : json["annotations"]) {
        QString text = QString::fromStdString(pictures[annotation["image_id"].get<std::int64_t>()]).section('/', -1) + ' '
            + QString::fromStdString(classes[annotation["category_id"].get<std::int64_t>()]);
        for (const auto& number : annotation["bbox"])
            text += ' ' + QString::number(number.get<double>(), 'f', 1);
        boxes << text;
    }
    boxes.sort();
    return boxes;
}

} // namespace

class TestAnnotationsJourney : public QObject {
    Q_OBJECT
private slots:
    void bloodCellsSurviveEveryFormat()
    {
        LATHE_NEED_SHARED_DATA("detection/BCCD/Annotations");
        QTemporaryDir folder;
        const LatheProcess lathe(folder.filePath("workspace"));
        // 364 pictures and 4,888 boxes by the project's own count, two of them without an area.
        LATHE_RUN(imported, lathe, "import", QString::fromStdString(sharedData("detection/BCCD").string()), "--name", "cells", "--format", "voc");
        QCOMPARE(imported["items"].get<int>(), 364);
        QCOMPARE(imported["classes"].size(), std::size_t(3));
        int withoutArea = 0;
        for (const auto& skipped : imported["skipped"])
            withoutArea += skipped["path"].get<std::string>().find("BloodImage_003") != std::string::npos;
        QCOMPARE(withoutArea, 2);
        const QString first = folder.filePath("first.json");
        LATHE_RUN(given, lathe, "annotations", "cells", "--format", "coco", "-o", first);
        QCOMPARE(given["annotations"].get<int>(), 4886);
        const QStringList boxes = boxesOf(first);
        QCOMPARE(boxes.size(), 4886);

        // The pictures alone, then their annotations from each format.
        for (const char* format : {"voc", "yolo", "create-ml", "labelme", "cvat", "label-studio", "csv"}) {
            const QString written = folder.filePath(format), name = QString("from-") + format;
            LATHE_RUN(out, lathe, "annotations", "cells", "--format", format, "-o", written);
            QCOMPARE(out["annotations"].get<int>(), 4886);
            LATHE_RUN(plain, lathe, "import", QString::fromStdString(sharedData("detection/BCCD/JPEGImages").string()), "--name", name, "--format", "image_folder");
            QCOMPARE(plain["items"].get<int>(), 364);
            LATHE_RUN(annotated, lathe, "annotate", name, "--from", written, "--format", format, "--author", "ann");
            QCOMPARE(annotated["annotations"].get<int>(), 4886);
            QCOMPARE(annotated["pictures"].get<int>(), 364);
            const QString back = folder.filePath(name + ".json");
            LATHE_RUN(again, lathe, "annotations", name, "--format", "coco", "-o", back);
            QVERIFY2(boxesOf(back) == boxes, format);
            // Brought in again, nothing comes twice.
            LATHE_RUN(twice, lathe, "annotate", name, "--from", written, "--format", format);
            QCOMPARE(twice["annotations"].get<int>(), 0);
        }
    }

    void badRequestsSayHowToMendThem()
    {
        QTemporaryDir folder;
        const LatheProcess lathe(folder.filePath("workspace"));
        QCOMPARE(lathe.run({"new", folder.filePath("workspace")}).exitCode, 0);
        const auto missing = lathe.run({"annotate", "nowhere", "--from", "nothing.json"});
        QCOMPARE(missing.exitCode, 1);
        QVERIFY2(missing.errors.contains("There is no dataset"), missing.errors);
        const auto without = lathe.run({"annotate", "nowhere"});
        QVERIFY2(without.exitCode != 0 && without.errors.contains("--from"), without.errors);
        const auto format = lathe.run({"annotations", "nowhere", "-o", folder.filePath("x")});
        QVERIFY2(format.exitCode != 0 && format.errors.contains("coco"), format.errors);
    }
};

QTEST_GUILESS_MAIN(TestAnnotationsJourney)
#include "tst_annotations_journey.moc"
