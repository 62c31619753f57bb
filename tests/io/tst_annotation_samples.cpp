// Real files of other programs. What they hold was counted from the files by hand or with scripts of another language.
#include "io/annotation_format.h"

#include "base/file.h"
#include "media/decode.h"
#include "support/annotation_builder.h"
#include "support/shared_data.h"

#include <QtTest>

using namespace lathe;
using namespace lathe::build;

namespace {

/// Sizes of the pictures below a folder, by their names.
PictureSizes sizesBelow(const std::filesystem::path& folder)
{
    std::map<std::string, std::pair<std::uint32_t, std::uint32_t>> sizes;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            if (const auto bytes = readFile(entry.path()))
                if (const auto info = readImageInfo(*bytes))
                    sizes[stemOf(entry.path().generic_string())] = {static_cast<std::uint32_t>(info->width), static_cast<std::uint32_t>(info->height)};
    return [sizes](const std::string& path) -> std::optional<std::pair<std::uint32_t, std::uint32_t>> {
        const auto found = sizes.find(stemOf(path));
        return found == sizes.end() ? std::nullopt : std::optional(found->second);
    };
}

struct Import {
    std::string format;
    FoundAnnotations found;
    std::string error;
};

Import importFolder(const std::filesystem::path& folder, const PictureSizes& sizes, const std::string& format = "auto")
{
    NoProgress progress;
    const auto formats = builtinAnnotationFormats();
    const auto source = openSource(folder, progress);
    if (!source)
        return {{}, {}, toString(source.error())};
    const auto chosen = chooseAnnotationFormat(formats, **source, format);
    if (!chosen)
        return {{}, {}, toString(chosen.error())};
    auto found = (*chosen)->read(**source, sizes, progress);
    if (!found)
        return {(*chosen)->info().id, {}, toString(found.error())};
    return {(*chosen)->info().id, std::move(*found), {}};
}

std::map<std::string, int> countsByClass(const AnnotationSet& set)
{
    std::map<std::string, int> counts;
    for (const AnnotatedPicture& picture : set.pictures)
        for (const Annotation& annotation : picture.annotations)
            ++counts[annotation.label < 0 ? "" : set.classes.at(static_cast<std::size_t>(annotation.label))];
    return counts;
}

std::map<Part, int> countsByPart(const AnnotationSet& set)
{
    std::map<Part, int> counts;
    for (const AnnotatedPicture& picture : set.pictures)
        ++counts[picture.part];
    return counts;
}

} // namespace

class TestAnnotationSamples : public QObject {
    Q_OBJECT

    /// Through one format, then from there through each other one.
    void survivesEveryPair(const FoundAnnotations& original)
    {
        NoProgress progress;
        const auto formats = builtinAnnotationFormats();
        const std::string expected = setText(original.set);
        const PictureSizes sizes = sizesOf(original.set);
        auto folder = TemporaryFolder::create("lathe-pairs");
        QVERIFY(folder);
        const auto through = [&](const AnnotationFormat& format, const AnnotationSet& set, const std::filesystem::path& target) -> Result<FoundAnnotations> {
            LATHE_TRY(const auto written, format.write(set, target, progress));
            LATHE_TRY(const auto source, openSource(target, progress));
            return format.read(*source, sizes, progress);
        };
        for (const auto& first : formats) {
            const auto hasBoxes = [](const AnnotationFormat& format) { return std::ranges::find(format.info().shapes, ShapeKind::Box) != format.info().shapes.end(); };
            if (!hasBoxes(*first))
                continue;
            const auto inFirst = through(*first, original.set, folder->path() / first->info().id);
            QVERIFY(inFirst);
            QVERIFY2(inFirst->problems.empty(), (first->info().id + ": " + problemsText(*inFirst)).c_str());
            QVERIFY2(setText(inFirst->set) == expected, first->info().id.c_str());
            for (const auto& second : formats) {
                if (!hasBoxes(*second) || &first == &second)
                    continue;
                const std::string name = first->info().id + " to " + second->info().id;
                const auto inSecond = through(*second, inFirst->set, folder->path() / name);
                QVERIFY2(inSecond, name.c_str());
                QVERIFY2(setText(inSecond->set) == expected, name.c_str());
                std::filesystem::remove_all(folder->path() / name);
            }
        }
    }

private slots:
    void initTestCase()
    {
        // Tens of thousands of files that are flushed to the disk; memory has none to wait for.
        if (std::filesystem::is_directory("/dev/shm") && qgetenv("TMPDIR").isEmpty())
            qputenv("TMPDIR", "/dev/shm");
    }

    void samples_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<int>("problems");
        const char* boxes = "1 train 15x10\n  box 0.00,2.00 4.00x2.00 label_2\n  box 3.00,3.00 2.00x3.00 label_4\n";
        QTest::newRow("coco instances") << "coco_dataset/coco_instances" << "coco"
            << "a train 10x5\n  box 2.00,2.00 3.00x1.00 b\nb validation 5x10\n  mask 0:0-1 1:0-1 2:0-1 3:0-1 4:0-1 5:0-1 6:0-1 7:0-1 8:0-1 9:0-1 b {iscrowd=yes}\n"
               "  polygon [0.00,0.00 1.00,0.00 1.00,2.00 0.00,2.00] a {x=1.00 y=“hello”}\n" << 0;
        QTest::newRow("coco labels") << "coco_dataset/coco_labels" << "coco" << "a train 10x5\n  class b\nb validation 5x10\n  class a\n  class b\n" << 0;
        QTest::newRow("coco captions") << "coco_dataset/coco_captions" << "coco" << "a train 10x5\nb validation 5x10\n" << 0;
        QTest::newRow("coco panoptic") << "coco_dataset/coco_panoptic" << "coco" << "a train 10x5\nb validation 5x10\n" << 0;
        QTest::newRow("coco pictures alone") << "coco_dataset/coco_image_info" << "coco" << "a train 10x5\nb validation 5x10\n" << 0;
        // Counts 10, 10, 5, 10, 15 of columns of five: the columns 2 and 3, and 5 and 6.
        QTest::newRow("coco stuff") << "coco_dataset/coco_stuff" << "coco"
            << "a train 10x5\n  mask 0:2-3 0:5-6 1:2-3 1:5-6 2:2-3 2:5-6 3:2-3 3:5-6 4:2-3 4:5-6 a {iscrowd=yes}\n"
               "b validation 5x10\n  mask 0:0-1 1:0-1 2:0-1 3:0-1 4:0-1 5:0-1 6:0-1 7:0-1 8:0-1 9:0-1 b {iscrowd=yes}\n" << 0;
        // One category of two bones between joints that it does not name, in two files.
        QTest::newRow("coco key points") << "coco_dataset/coco_person_keypoints" << "coco"
            << "a train 10x5\n  points absent 0.00,2.00? 4.00,1.00 b\n"
               "b validation 5x10\n  points 1.00,2.00 3.00,4.00 2.00,3.00 a {x=1.00 y=“hello”}\n  points 2.00,4.00 4.00,4.00 4.00,2.00 b {iscrowd=yes}\n" << 4;
        QTest::newRow("voc") << "voc_dataset/voc_dataset1" << "voc"
            << "2007_000001 train 20x10\n  box 1.00,2.00 2.00x2.00 cat {difficult=no pose=“Unspecified” truncated=yes}\n  box 4.00,5.00 2.00x2.00 person group 1\n"
               "  box 5.50,6.00 2.00x2.00 head group 1\n" << 0;
        QTest::newRow("voc without sizes") << "voc_dataset/voc_dataset2" << "voc"
            << "@ unassigned 0x0\na unassigned 0x0\n  box 1.00,2.00 3.00x4.00 background {difficult=no occluded=yes truncated=no}\n"
               "b unassigned 0x0\n  box 2.00,2.00 5.00x4.00 aeroplane {difficult=no occluded=yes truncated=no}\n"
               "c unassigned 0x0\n  box 3.00,1.00 8.00x5.00 bicycle {difficult=no occluded=no truncated=no}\n"
               "d unassigned 0x0\n  box 4.00,4.00 4.00x4.00 bird {difficult=no occluded=no truncated=no}\n" << 0;
        QTest::newRow("voc with a comment in its list") << "voc_dataset/voc_dataset3" << "voc"
            << "2007_000001 train 20x10\n  box 1.00,2.00 2.00x2.00 cat {difficult=no pose=“Unspecified” truncated=yes}\n" << 0;
        QTest::newRow("darknet") << "yolo_dataset/yolo" << "yolo" << boxes << 0;
        for (const char* folder : {"yolov8_detection", "yolov8_detection_with_list_of_imgs", "yolov8_detection_with_list_of_names", "yolov8_detection_with_subset_txt"})
            QTest::newRow(folder) << QString("yolo_dataset/%1").arg(folder) << "yolo" << boxes << 0;
        QTest::newRow("yolo segmentation") << "yolo_dataset/yolov8_segmentation" << "yolo-segmentation"
            << "1 train 15x10\n  polygon [1.50,1.00 6.00,1.00 6.00,5.00] label_2\n  polygon [3.00,1.50 6.00,1.50 6.00,7.50 4.50,7.50 3.75,3.00] label_4\n" << 0;
        QTest::newRow("yolo turned boxes") << "yolo_dataset/yolov8_oriented_boxes" << "yolo-oriented"
            << "1 train 15x10\n  box 1.00,2.00 3.00x4.00 turned 30.00 label_2\n  box 3.00,2.00 6.00x2.00 turned 120.00 label_4\n" << 0;
        for (const char* folder : {"yolov8_pose", "yolov8_pose_two_values_per_point"})
            QTest::newRow(folder) << QString("yolo_dataset/%1").arg(folder) << "yolo-pose" << "1 train 15x10\n  points 1.50,2.00 4.50,4.00 7.50,6.00 skeleton_label\n" << 0;
        QTest::newRow("yolo classes") << "yolo_dataset/yolov8_classification" << "image-folder" << "1 train 15x10\n  class label_0\n2 train 15x10\n  class label_0\n3 train 15x10\n  class label_1\n" << 0;
        QTest::newRow("cvat pictures") << "cvat_dataset/for_images" << "cvat"
            << "img0 train 8x8\n  box 0.00,2.00 4.00x2.00 label1 {a1=yes a2=“v3” a3=“0003” a4=2.40 occluded=yes}\n  line 1.00,2.00 3.00,4.00 5.00,6.00 7.00,8.00 -\n"
               "  points absent 2.00,2.00 3.00,3.00 4.00,4.00 skeleton\nimg1 train 10x10\n  points 1.00,2.00 3.00,4.00 5.00,6.00 label2\n"
               "  points 3.00,3.00 4.00,4.00 absent 6.00,6.00 skeleton\n  polygon [1.00,2.00 3.00,4.00 6.00,5.00] -\n" << 0;
        // The skeleton's three frames lie outside the picture of 25 × 20.
        QTest::newRow("cvat video") << "cvat_dataset/for_video" << "cvat"
            << "frame_000010 unassigned 25x20\n  box 3.00,4.00 7.00x1.00 II {occluded=yes} group 0\n  points 21.95,8.00 2.55,15.09 2.23,3.16 klhg {hgl=“hgkf”} group 1\n"
               "frame_000013 unassigned 25x20\n  line 7.85,13.88 3.50,6.67 15.90,2.00 13.31,7.21 II group 2\nframe_000016 unassigned 25x20\n" << 3;
    }
    void samples()
    {
        QFETCH(QString, folder);
        QFETCH(QString, format);
        QFETCH(QString, expected);
        QFETCH(int, problems);
        LATHE_NEED_SHARED_DATA("detection/format_samples");
        const auto path = sharedData("detection/format_samples/" + folder.toStdString());
        const Import import = importFolder(path, sizesBelow(path));
        QCOMPARE(import.error, std::string());
        QCOMPARE(import.format, format.toStdString());
        SAME(setText(import.found.set, Detail::All), expected.toStdString());
        QVERIFY2(import.found.problemCount == problems, problemsText(import.found).c_str());
    }

    void oneFolderOfAllKindsOfCoco()
    {
        LATHE_NEED_SHARED_DATA("detection/format_samples");
        const Import import = importFolder(sharedData("detection/format_samples/coco_dataset/coco"), {});
        QCOMPARE(import.error, std::string());
        QCOMPARE(import.found.set.pictures.size(), std::size_t(2));
        // Of each part: labels 1 and 2, instances 1 and 2, key points 1 and 2, stuff 1 and 1.
        QCOMPARE(import.found.set.pictures[0].annotations.size() + import.found.set.pictures[1].annotations.size(), std::size_t(11));
        QCOMPARE(import.found.set.classes, (std::vector<std::string>{"a", "b", "c"}));
        QCOMPARE(import.found.notes.size(), std::size_t(5)); // two of captions, two of panoptic pictures, one of an outline of two
    }

    void oldLabelMe()
    {
        LATHE_NEED_SHARED_DATA("detection/format_samples");
        const Import import = importFolder(sharedData("detection/format_samples/labelme_dataset"), {});
        QCOMPARE(import.error, std::string());
        QCOMPARE(import.format, std::string("labelme"));
        QVERIFY2(import.found.problems.empty(), problemsText(import.found).c_str());
        QCOMPARE(import.found.set.pictures.size(), std::size_t(1));
        const AnnotatedPicture& picture = import.found.set.pictures[0];
        QCOMPARE(std::make_pair(picture.width, picture.height), std::make_pair(102U, 77U));
        QCOMPARE(countsByClass(import.found.set), (std::map<std::string, int>{{"b1", 1}, {"hg", 1}, {"license plate", 1}, {"m1", 1}, {"o1", 1}, {"q1", 1}, {"window", 1}}));
        std::map<std::string, const Annotation*> byClass;
        for (const Annotation& annotation : picture.annotations)
            byClass[import.found.set.classes[static_cast<std::size_t>(annotation.label)]] = &annotation;
        QCOMPARE(shapeText(byClass["window"]->shape), std::string("polygon [43.00,34.00 45.00,34.00 45.00,37.00 43.00,37.00]"));
        QCOMPARE(shapeText(byClass["b1"]->shape), std::string("box 13.00,19.00 10.00x11.00"));
        QCOMPARE(attributesText(byClass["o1"]->attributes), std::string("a1=yes occluded=yes"));
        QCOMPARE(byClass["q1"]->group, std::optional<std::int64_t>(2));
        QCOMPARE(byClass["o1"]->group, std::optional<std::int64_t>(2));
        QCOMPARE(areaOf(byClass["license plate"]->shape), 10.0);
        QCOMPARE(shapeText(*boundsOf(byClass["license plate"]->shape)), std::string("box 58.00,67.00 5.00x2.00"));
        QCOMPARE(areaOf(byClass["m1"]->shape), 130.0);
        QCOMPARE(shapeText(*boundsOf(byClass["m1"]->shape)), std::string("box 55.00,14.00 15.00x10.00"));
    }

    void bloodCells()
    {
        LATHE_NEED_SHARED_DATA("detection/BCCD");
        const Import import = importFolder(sharedData("detection/BCCD"), {}, "voc");
        QCOMPARE(import.error, std::string());
        QCOMPARE(countsByClass(import.found.set), (std::map<std::string, int>{{"Platelets", 361}, {"RBC", 4153}, {"WBC", 372}}));
        QCOMPARE(countsByPart(import.found.set), (std::map<Part, int>{{Part::Train, 205}, {Part::Validation, 87}, {Part::Test, 72}}));
        SAME(problemsText(import.found), "Annotations/BloodImage_00338.xml: object 13 | The box has no area: 0 × 0\nAnnotations/BloodImage_00343.xml: object 4 | The box has no area: 0 × 0\n");
        QCOMPARE(import.found.set.pictures[0].path, std::string("JPEGImages/BloodImage_00000.jpg"));
        survivesEveryPair(import.found);
    }

    void bloodCellsAsATable()
    {
        LATHE_NEED_SHARED_DATA("detection/BCCD");
        const Import import = importFolder(sharedData("detection/BCCD"), {}, "csv");
        QCOMPARE(import.error, std::string());
        QCOMPARE(import.found.set.pictures.size(), std::size_t(364));
        QCOMPARE(countsByClass(import.found.set), (std::map<std::string, int>{{"Platelets", 361}, {"RBC", 4153}, {"WBC", 372}}));
        SAME(problemsText(import.found), "annotations.csv:3952 | The box has no area: 0 × 0\nannotations.csv:4006 | The box has no area: 0 × 0\n");
    }

    void raccoons()
    {
        LATHE_NEED_SHARED_DATA("detection/raccoon");
        const Import import = importFolder(sharedData("detection/raccoon"), {}, "voc");
        QCOMPARE(import.error, std::string());
        QCOMPARE(import.found.set.pictures.size(), std::size_t(200));
        QCOMPARE(countsByClass(import.found.set), (std::map<std::string, int>{{"raccoon", 217}}));
        QVERIFY2(import.found.problems.empty(), problemsText(import.found).c_str());
        survivesEveryPair(import.found);
    }

    /// One table of all and one a part; the pictures come in once.
    void raccoonsAsTables()
    {
        LATHE_NEED_SHARED_DATA("detection/raccoon");
        const Import import = importFolder(sharedData("detection/raccoon/data"), {});
        QCOMPARE(import.error, std::string());
        QCOMPARE(import.format, std::string("csv"));
        QCOMPARE(countsByClass(import.found.set), (std::map<std::string, int>{{"raccoon", 217}}));
        QCOMPARE(countsByPart(import.found.set), (std::map<Part, int>{{Part::Train, 160}, {Part::Test, 40}}));
        QVERIFY2(import.found.problems.empty(), problemsText(import.found).c_str());
    }
};

QTEST_GUILESS_MAIN(TestAnnotationSamples)
#include "tst_annotation_samples.moc"
