#include "io/annotation_format.h"

#include "base/file.h"
#include "support/annotation_builder.h"

#include <QtTest>

using namespace lathe;
using namespace lathe::build;

namespace {

/// All pictures are 200 × 100.
FoundAnnotations readYolo(std::map<std::string, std::string> files, const std::string& id = "yolo", bool hasSizes = true)
{
    return readAs(id, std::move(files), [&](const std::string&) { return hasSizes ? std::optional(std::make_pair(200U, 100U)) : std::nullopt; });
}

} // namespace

class TestYoloAnnotations : public QObject {
    Q_OBJECT

private slots:
    /// The middle at (0.5, 0.4) of 200 × 100 is (100, 40); half of 0.2 × 0.4 is 20 × 20.
    void boxesAreSharesAroundTheMiddle()
    {
        const auto found = readYolo({{"data.yaml", "train: images/train\nval: images/val\nnames: [a, b]\n"}, {"labels/train/p.txt", "1 0.5 0.4 0.2 0.4\n"}, {"images/train/p.png", "x"},
                                     {"images/train/none.png", "x"}, {"images/val/q.png", "x"}});
        SAME(problemsText(found), "");
        SAME(setText(found.set, Detail::All), "none train 200x100\np train 200x100\n  box 80.00,20.00 40.00x40.00 b\nq validation 200x100\n");
        QCOMPARE(found.set.classes, (std::vector<std::string>{"a", "b"}));
    }

    void classesKeepTheirNumbers()
    {
        const auto found = readYolo({{"data.yaml", "names:\n  2: yes\n  0: 'a: b'\n  10: 1.0\ntrain: .\n"}, {"p.txt", "2 0.5 0.5 1 1\n10 0.5 0.5 1 1\n0 0.5 0.5 1 1\n3 0.5 0.5 1 1\n"}});
        SAME(setText(found.set), "p train\n  box 0.00,0.00 200.00x100.00 1.0\n  box 0.00,0.00 200.00x100.00 3\n  box 0.00,0.00 200.00x100.00 a: b\n  box 0.00,0.00 200.00x100.00 yes\n");
    }

    void splitsOfDataYaml_data()
    {
        QTest::addColumn<QString>("yaml");
        QTest::addColumn<QString>("expected");
        QTest::newRow("folders above") << "train: ../train/images\nval: ../valid/images\n" << "p train\nq validation\n";
        QTest::newRow("a path") << "path: ../somewhere/else\ntrain: train/images\nval: valid/images\n" << "p train\nq validation\n";
        QTest::newRow("a list") << "train:\n  - train/images\n  - valid/images\n" << "p train\nq train\n";
        QTest::newRow("pictures") << "train: [train/images/p.jpg]\ntest: [valid/images/q.jpg]\n" << "p train\nq test\n";
        QTest::newRow("a list in a file") << "train: list.txt\n" << "q train\n";
        QTest::newRow("the same in both") << "train: train/images\nval: train/images\n" << "p unassigned\n";
    }
    void splitsOfDataYaml()
    {
        QFETCH(QString, yaml);
        QFETCH(QString, expected);
        const auto found = readYolo({{"data.yaml", yaml.toStdString() + "names: [a]\n"}, {"list.txt", "./valid/images/q.jpg\n"}, {"train/labels/p.txt", ""}, {"valid/labels/q.txt", ""},
                                     {"train/images/p.jpg", "x"}, {"valid/images/q.jpg", "x"}});
        SAME(setText(found.set), expected.toStdString());
        SAME(problemsText(found), "");
    }

    /// A square of 20 around (100, 50), turned by 45 degrees: its corners are 14.142 away.
    void fourPointsAreBoxesOnlyWhereAllAre()
    {
        const std::string turned = "0 0.5 0.3585786 0.5707107 0.5 0.5 0.6414214 0.4292893 0.5\n";
        const std::string skew = "0 0.1 0.1 0.5 0.1 0.9 0.9 0.1 0.5\n";
        const auto boxes = readYolo({{"data.yaml", "names: [a]\n"}, {"labels/p.txt", turned}});
        SAME(setText(boxes.set), "p unassigned\n  box 90.00,40.00 20.00x20.00 turned 45.00 a\n");
        const auto mixed = readYolo({{"data.yaml", "names: [a]\n"}, {"labels/p.txt", turned + skew}});
        QVERIFY(setText(mixed.set).find("polygon [20.00,10.00 100.00,10.00 180.00,90.00 20.00,50.00]") != std::string::npos);
        QVERIFY(setText(mixed.set).find("box") == std::string::npos);
        const auto asPolygons = readYolo({{"data.yaml", "names: [a]\n"}, {"labels/p.txt", turned}}, "yolo-segmentation");
        QVERIFY(setText(asPolygons.set).find("polygon [100.00,35.86") != std::string::npos);
    }

    void poseHasTwoOrThreeValuesAPoint()
    {
        const auto three = readYolo({{"data.yaml", "kpt_shape: [2, 3]\nnames: [a]\n"}, {"labels/p.txt", "0 0.5 0.5 0.2 0.2 0.45 0.45 1 0 0 0\n"}});
        SAME(setText(three.set), "p unassigned\n  points 90.00,45.00? absent a\n");
        const auto two = readYolo({{"data.yaml", "kpt_shape: [2, 2]\nnames: [a]\n"}, {"labels/p.txt", "0 0.5 0.5 0.2 0.2 0.45 0.45 0 0\n0 0.5 0.5 0.2 0.2 0.1 0.1 0.1\n"}});
        SAME(setText(two.set), "p unassigned\n  points 90.00,45.00 absent a\n");
        SAME(problemsText(two), "labels/p.txt:2 | It has 7 values behind its class; with its key points they should be 8\n");
        QCOMPARE(std::get<KeyPoints>(two.set.pictures[0].annotations[0].shape).box, std::optional<Box>(Box{80, 40, 40, 20, 0}));
    }

    void predictionsHaveAConfidence()
    {
        const auto found = readYolo({{"data.yaml", "names: [a]\n"}, {"labels/p.txt", "0 0.5 0.5 0.2 0.2 0.75\n"}});
        SAME(setText(found.set, Detail::All), "p unassigned 200x100\n  box 80.00,40.00 40.00x20.00 a 75.00%\n");
    }

    void darknet()
    {
        const auto found = readYolo({{"obj.names", "dog\ncat\n\n"}, {"obj.data", "classes = 2\ntrain = data/train.txt\nvalid = data/valid.txt\nnames = data/obj.names\n"}, {"train.txt", "data/obj_train_data/a.jpg\n"},
                                     {"valid.txt", "data/obj_valid_data/b.jpg\n"}, {"obj_train_data/a.txt", "1 0.5 0.5 0.2 0.2\n"}, {"obj_valid_data/b.txt", "0 0.5 0.5 0.2 0.2\n"}});
        SAME(problemsText(found), "");
        SAME(setText(found.set), "a train\n  box 80.00,40.00 40.00x20.00 cat\nb validation\n  box 80.00,40.00 40.00x20.00 dog\n");
    }

    void wrongOnesAreListed()
    {
        const auto found = readYolo({{"data.yaml", "names: [a]\ntrain: nowhere\n"}, {"labels/p.txt", "1 0.5 0.5 0.2 0.2\n0 0.5 0.5 0 0.2\n0 0.5 0.5 0.2\nx 0.5 0.5 0.2 0.2\n0 nan 0.5 0.2 0.2\n0 1e400 0.5 0.2 0.2\n"
                                                                                                  "-1 0.5 0.5 0.2 0.2\n0.5 0.5 0.5 0.2 0.2\n0 3 3 0.2 0.2\n0 0.95 0.5 0.2 0.2\n0 80 40 20 20\n"}});
        SAME(setText(found.set), "p unassigned\n  box 170.00,40.00 30.00x20.00 a\n");
        SAME(problemsText(found),
             "data.yaml: train | There is nothing at “nowhere”\nlabels/p.txt:4 | “x” is no finite number\nlabels/p.txt:5 | “nan” is no finite number\nlabels/p.txt:6 | “1e400” is no finite number\n"
             "labels/p.txt:7 | The class “-1” is no whole number from 0\nlabels/p.txt:8 | The class “0.5” is no whole number from 0\nlabels/p.txt:1 | There is no class 1\n"
             "labels/p.txt:2 | The box has no area: 0 × 20\nlabels/p.txt:3 | It has 3 values behind its class; a box has 4\nlabels/p.txt:9 | It lies outside the picture\n"
             "labels/p.txt:10 | It reached beyond the picture and was cut\nlabels/p.txt:11 | It lies outside the picture\n");
    }

    void withoutSizesNothingHasAPlace()
    {
        const auto found = readYolo({{"data.yaml", "names: [a]\n"}, {"labels/p.txt", "0 0.5 0.5 0.2 0.2\n"}}, "yolo", false);
        SAME(setText(found.set), "p unassigned\n");
        SAME(problemsText(found), "labels/p.txt:1 | The size of its picture is not known\n");
    }

    void hostileYaml_data()
    {
        QTest::addColumn<QString>("yaml");
        QTest::newRow("aliases") << "a: &a [x, x]\nb: &b [*a, *a]\nnames: [*b]\n";
        QTest::newRow("deep") << "names: " + QString(10'000, '[');
        QTest::newRow("huge class") << "names:\n  4000000000: a\n";
        QTest::newRow("many points") << "names: [a]\nkpt_shape: [1000000000, 3]\n";
        QTest::newRow("no mapping") << "- a\n- b\n";
    }
    void hostileYaml()
    {
        QFETCH(QString, yaml);
        const auto found = readYolo({{"data.yaml", yaml.toStdString()}, {"labels/p.txt", "0 0.5 0.5 0.2 0.2\n"}});
        QVERIFY(!found.problems.empty());
    }
};

QTEST_GUILESS_MAIN(TestYoloAnnotations)
#include "tst_yolo_annotations.moc"
