#include "io/annotation_format.h"

#include "base/file.h"
#include "io/annotations/coco_rle.h"
#include "support/annotation_builder.h"

#include <QtTest>

using namespace lathe;
using namespace lathe::build;

namespace {

std::string document(const std::string& annotations, const std::string& categories = R"([{"id": 18, "name": "dog"}, {"id": "90000000000000000001", "name": "cat", "supercategory": "animal"}])")
{
    // Annotations stand before what they point at, as nothing forbids.
    return R"({"annotations": [)" + annotations + R"(], "images": [{"id": 7, "file_name": "a.jpg", "width": 6, "height": 4}, {"id": 9223372036854775807, "file_name": "sub/b.jpg", "width": 100, "height": 50},
        {"id": "last", "file_name": "c.jpg", "width": 10, "height": 10}], "categories": )" + categories + "}";
}

} // namespace

class TestCocoAnnotations : public QObject {
    Q_OBJECT

private slots:
    /// Counted by hand. The picture of 3 columns and 2 rows
    ///     . X X
    ///     X X .
    /// reads column by column . X X X X . : one outside, four inside, one outside.
    void countsGoDownTheColumns()
    {
        const auto mask = maskOfColumns({1, 4, 1}, 3, 2);
        QVERIFY(mask);
        QCOMPARE(maskText(*mask), std::string("0:1-2 1:0-1"));
        QCOMPARE(columnsOfMask(*mask, 3, 2), (std::vector<std::uint32_t>{1, 4, 1}));
    }

    /// By the rule of maskApi.c. 1 is 00001, below 16, without more: 48 + 1 = '1'. 40 = 01000 and 00001: the low five bits
    /// are 8, and more follows: 48 + 32 + 8 = 'X', then '1'. The fourth count is written as its difference to the second:
    /// 38 − 40 = −2 is 11110 with the sign's bit set and no more: 48 + 30 = 'N'.
    void textHoldsDifferences()
    {
        QCOMPARE(textOfCounts({1, 40, 3, 38}), std::string("1X13N"));
        const auto counts = countsOfText("1X13N");
        QVERIFY(counts);
        QCOMPARE(*counts, (std::vector<std::uint32_t>{1, 40, 3, 38}));
        // 16 needs a second character, or it would be read as negative: 'P' = 48 + 32 + 0, … 16 is 10000: 48 + 32 + 16 = '`', then 0.
        QCOMPARE(textOfCounts({16}), std::string("`0"));
        QCOMPARE(*countsOfText("`0"), (std::vector<std::uint32_t>{16}));
    }

    void brokenTextsAreRefused_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("ends within a number") << "X";
        QTest::newRow("never ends") << QString(50, 'o');
        QTest::newRow("below zero") << "N";
        QTest::newRow("a blank") << "1 2";
        QTest::newRow("beyond ASCII") << "1é";
    }
    void brokenTextsAreRefused()
    {
        QFETCH(QString, text);
        QVERIFY(!countsOfText(text.toStdString()));
    }

    void anyCountsSurviveTheText()
    {
        std::uint32_t value = 1;
        std::vector<std::uint32_t> counts;
        for (int i = 0; i < 500; ++i) {
            value = value * 1664525 + 1013904223;
            counts.push_back(i % 3 == 0 ? value : value >> (value % 32));
        }
        const auto again = countsOfText(textOfCounts(counts));
        QVERIFY(again);
        QVERIFY(*again == counts);
    }

    void idsAreNames()
    {
        const auto found = readAs("coco", {{"instances_val2017.json", document(R"({"id": 1, "image_id": 7, "category_id": 18, "bbox": [1, 1, 2, 3]},
            {"id": "x", "image_id": "9223372036854775807", "category_id": "90000000000000000001", "bbox": [0.5, 0, 10.25, 50]})")}});
        SAME(problemsText(found), "");
        SAME(setText(found.set), "a validation\n  box 1.00,1.00 2.00x3.00 dog\nb validation\n  box 0.50,0.00 10.25x50.00 cat\nc validation\n");
        QCOMPARE(found.set.traits[1].parent, std::string("animal"));
    }

    void shapesOfASegmentation()
    {
        const auto found = readAs("coco", {{"train.json", document(R"(
            {"image_id": 7, "category_id": 18, "bbox": [0, 0, 3, 3], "segmentation": [[0, 0, 3, 0, 0, 3], [4, 1, 6, 1, 6, 4]]},
            {"image_id": 7, "category_id": 18, "segmentation": [0, 0, 3, 0, 0, 3]},
            {"image_id": 7, "category_id": 18, "iscrowd": 1, "segmentation": {"size": [4, 6], "counts": [4, 4, 16]}},
            {"image_id": 7, "category_id": 18, "segmentation": {"size": [4, 6], "counts": "44@"}},
            {"image_id": 7, "category_id": 18, "segmentation": []})")}});
        // "44@": 4, 4, 16 − nothing; '@' is 48 + 16, which is −16: a count below zero.
        SAME(problemsText(found), "train.json: annotation 4 | The mask has a run of -16 pixels\n");
        SAME(setText(found.set, Detail::All), "a train 6x4\n  class dog\n  mask 0:1-1 1:1-1 2:1-1 3:1-1 dog {iscrowd=yes}\n  polygon [0.00,0.00 3.00,0.00 0.00,3.00] [4.00,1.00 6.00,1.00 6.00,4.00] dog\n"
                                              "  polygon [0.00,0.00 3.00,0.00 0.00,3.00] dog\nb train 100x50\nc train 10x10\n");
    }

    void keyPointsKnowTheirJoints()
    {
        const std::string categories = R"([{"id": 1, "name": "person", "keypoints": ["nose", "hand"], "skeleton": [[1, 2], [2, 3]]}])";
        const auto found = readAs("coco", {{"person_keypoints_test.json", document(R"(
            {"image_id": 9223372036854775807, "category_id": 1, "bbox": [10, 10, 30, 30], "keypoints": [12.5, 13, 2, 0, 0, 0], "num_keypoints": 1, "segmentation": [[10, 10, 40, 10, 40, 40]]},
            {"image_id": 9223372036854775807, "category_id": 1, "bbox": [1, 2, 3, 4], "keypoints": [0, 0, 0, 0, 0, 0]},
            {"image_id": 9223372036854775807, "category_id": 1, "keypoints": [5, 5, 1]},
            {"image_id": 9223372036854775807, "category_id": 1, "keypoints": [5, 5, 3, 1, 1, 1]})", categories)}});
        SAME(setText(found.set), "a test\nb test\n  box 1.00,2.00 3.00x4.00 person\n  points 12.50,13.00 absent person\nc test\n");
        SAME(problemsText(found), "person_keypoints_test.json: category 1 | A bone of its skeleton joins points that it does not have: [2,3]\n"
                                  "person_keypoints_test.json: annotation 3 | It has 1 key points, its class 2\n"
                                  "person_keypoints_test.json: annotation 4 | A key point is no place with a visibility of 0, 1 or 2\n");
        QCOMPARE(found.set.traits[0].joints, (std::vector<std::string>{"nose", "hand"}));
        QVERIFY((found.set.traits[0].bones == std::vector<std::pair<std::int32_t, std::int32_t>>{{0, 1}}));
        // The outline is kept beside the points.
        QVERIFY(found.set.pictures[1].annotations[0].extra.find("segmentation") != std::string::npos);
    }

    void wrongOnesAreListed()
    {
        const auto found = readAs("coco", {{"a.json", document(R"(
            {"image_id": 8, "category_id": 18, "bbox": [1, 1, 2, 2]},
            {"image_id": 7, "category_id": 19, "bbox": [1, 1, 2, 2]},
            {"image_id": 7, "category_id": 18, "bbox": [1, 1, 0, 2]},
            {"image_id": 7, "category_id": 18, "bbox": [1, 1, -2, 2]},
            {"image_id": 7, "category_id": 18, "bbox": [7, 1, 2, 2]},
            {"image_id": 7, "category_id": 18, "bbox": [4, 1, 20, 2]},
            {"image_id": 7, "category_id": 18, "bbox": [1, 1, 2]},
            {"image_id": 7, "category_id": 18, "bbox": [1, 1, "x", null]},
            {"image_id": 7, "category_id": 18, "segmentation": {"size": [4000000000, 4000000000], "counts": [0, 1]}},
            {"image_id": 7, "category_id": 18, "segmentation": {"size": [4, 6], "counts": [4294967295, 4294967295]}},
            {"image_id": 7, "category_id": 18, "bbox": [1, 1, 2, 2], "segmentation": [[1, 1, 2, 2]]},
            17,
            {"image_id": 7, "category_id": 18, "bbox": [1, 1, 5.9, 2]})")}});
        SAME(setText(found.set), "a unassigned\n  box 1.00,1.00 2.00x2.00 dog\n  box 1.00,1.00 5.90x2.00 dog\n  box 4.00,1.00 2.00x2.00 dog\nb unassigned\nc unassigned\n");
        QCOMPARE(found.problemCount, 12);
        SAME(problemsText(found),
             "a.json: annotation 1 | There is no picture of the id “8”\na.json: annotation 2 | There is no category of the id “19”\n"
             "a.json: annotation 3 | The box has no area: 0 × 2\na.json: annotation 4 | The box ends before it begins: -2 × 2\n"
             "a.json: annotation 5 | It lies outside the picture\na.json: annotation 6 | It reached beyond the picture and was cut\n"
             "a.json: annotation 7 | Its bbox is not four finite numbers\na.json: annotation 8 | Its bbox is not four finite numbers\n"
             "a.json: annotation 9 | The mask is 0 × 0, the picture 6 × 4\na.json: annotation 10 | The runs of the mask do not fill its 6 × 4 pixels\n"
             "a.json: annotation 11 | A polygon has 2 points, which need to be three or more. Its box comes in without it\na.json: annotation 12 | It is no object\n");
    }

    void filesOfAFolderAreItsParts()
    {
        const std::string captions = R"({"images": [{"id": 1, "file_name": "a.jpg"}], "annotations": [{"id": 1, "image_id": 1, "caption": "a dog"}]})";
        const auto found = readAs("coco", {{"annotations/instances_train2017.json", document(R"({"image_id": 7, "category_id": 18, "bbox": [1, 1, 2, 2]})")},
                                           {"annotations/instances_val2017.json", document("")},
                                           {"annotations/captions_train2017.json", captions},
                                           {"images/train/a.jpg", "x"}, {"images/val/a.jpg", "x"}});
        SAME(problemsText(found), "");
        QCOMPARE(found.notes, (std::vector<std::string>{"Captions are not read: annotations/captions_train2017.json"}));
        QCOMPARE(found.set.pictures.size(), std::size_t(6));
        std::vector<std::string> paths;
        for (const AnnotatedPicture& picture : found.set.pictures)
            if (stemOf(picture.path) == "a")
                paths.push_back(picture.path);
        QCOMPARE(paths, (std::vector<std::string>{"images/train/a.jpg", "images/val/a.jpg"}));
    }

    void unknownKeysComeBack()
    {
        const auto found = readAs("coco", {{"instances_train.json", R"({"info": {"year": 2020}, "licenses": [{"id": 3}],
            "images": [{"id": 70, "file_name": "a.jpg", "width": 6, "height": 4, "flickr_url": "u"}], "categories": [{"id": 18, "name": "dog", "isthing": 1}],
            "annotations": [{"id": 41, "image_id": 70, "category_id": 18, "bbox": [1, 1, 2, 2], "track_id": 5, "attributes": {"sad": true, "age": 2.5, "name": "Rex", "list": [1]}}]})"}});
        SAME(problemsText(found), "");
        auto folder = TemporaryFolder::create("lathe-coco");
        QVERIFY(folder);
        NoProgress progress;
        QVERIFY(builtinAnnotationFormats().find("coco")->write(found.set, folder->path(), progress));
        const std::string text = *readTextFile(folder->path() / "annotations/instances_train.json");
        for (const char* kept : {R"("info": {"year":2020})", R"("licenses": [{"id":3}])", R"("flickr_url":"u")", R"("id":70)", R"("isthing":1)", R"("id":18)", R"("track_id":5)", R"("id":41)",
                                 R"("attributes":{"age":2.5,"list":[1],"name":"Rex","sad":true})"})
            QVERIFY2(text.find(kept) != std::string::npos, kept);
    }
};

QTEST_GUILESS_MAIN(TestCocoAnnotations)
#include "tst_coco_annotations.moc"
