// The formats of JSON beside COCO: Create ML, LabelMe, Label Studio.
#include "io/annotation_format.h"

#include "base/file.h"
#include "io/annotations/base64.h"
#include "io/annotations/studio_brush.h"
#include "support/annotation_builder.h"

#include <QtTest>

using namespace lathe;
using namespace lathe::build;

namespace {

std::string writtenAs(const std::string& id, const AnnotationSet& set, const std::string& file)
{
    NoProgress progress;
    auto folder = TemporaryFolder::create("lathe-json");
    const auto formats = builtinAnnotationFormats();
    if (!folder || !formats.find(id)->write(set, folder->path(), progress))
        return "not written";
    return readTextFile(folder->path() / file).value_or("no such file");
}

/// A task of Label Studio with a picture of 200 × 100 and these results.
std::string task(const std::string& results, const std::string& more = {})
{
    return R"([{"id": 3, "data": {"image": "/data/upload/1/0a1b2c3d-a.jpg"}, "annotations": [{"id": 1, "result": [)" + results + "]" + more + "}]}]";
}

std::string result(const std::string& type, const std::string& value, const std::string& more = {})
{
    return R"({"id": "r", "type": ")" + type + R"(", "from_name": "f", "to_name": "image", "original_width": 200, "original_height": 100, "image_rotation": 0, "value": {)" + value + "}" + more + "}";
}

} // namespace

class TestJsonAnnotations : public QObject {
    Q_OBJECT

private slots:
    /// The middle (50, 40) of a box of 20 × 10 has its corner at (40, 35).
    void createMlNamesTheMiddle()
    {
        const auto found = readAs("create-ml", {{"train/_annotations.createml.json", R"([{"image": "a.jpg", "annotations": [{"label": "cat", "coordinates": {"x": 50, "y": 40, "width": 20, "height": 10}, "id": 7},
            {"label": "cat", "coordinates": {"x": 50, "y": 40, "width": 20}}, {"coordinates": {}}, 5]}, {"annotations": []}, {"image": "b.jpg", "annotation": "dog"}])"}});
        SAME(setText(found.set), "a train\n  box 40.00,35.00 20.00x10.00 cat\nb train\n  class dog\n");
        QCOMPARE(found.problemCount, 4);
        QCOMPARE(found.set.pictures[0].path, std::string("train/a.jpg"));
        const std::string text = writtenAs("create-ml", found.set, "train/annotations.json");
        QVERIFY2(text.find(R"({"annotations":[{"coordinates":{"height":10.0,"width":20.0,"x":50.0,"y":40.0},"id":7,"label":"cat"}],"image":"a.jpg"})") != std::string::npos, text.c_str());
    }

    void labelMeHasManyShapes()
    {
        // A PNG of 3 × 2 grey pixels, written by another program: 0 255 0 / 255 255 255.
        const auto found = readAs("labelme", {{"sub/a.json", R"({"version": "5.0.1", "flags": {"sunny": true, "dark": false}, "imagePath": "..\\pictures\\a.png", "imageData": null, "imageWidth": 100, "imageHeight": 80, "lineColor": [0, 255],
            "shapes": [
              {"label": "b", "points": [[30, 40], [10, 20]], "shape_type": "rectangle", "group_id": 4, "flags": {"occluded": true}, "description": "kept", "kie_linking": []},
              {"label": "b", "points": [[10, 20], [30, 20], [30, 40], [10, 40]], "shape_type": "rectangle", "score": 0.5, "difficult": true, "attributes": {"size": "big"}},
              {"label": "p", "points": [[1, 1], [5, 1], [5, 5]], "group_id": null},
              {"label": "l", "points": [[1, 1], [5, 1]], "shape_type": "line"},
              {"label": "l", "points": [[1, 1], [5, 1], [5, 5]], "shape_type": "linestrip"},
              {"label": "k", "points": [[7, 8]], "shape_type": "point"},
              {"label": "k", "points": [[7, 8], [9, 10]], "shape_type": "points"},
              {"label": "o", "points": [[50, 35.8578644], [64.1421356, 50], [50, 64.1421356], [35.8578644, 50]], "shape_type": "oriented_rectangle"},
              {"label": "c", "points": [[50, 40], [50, 50]], "shape_type": "circle"},
              {"label": "x", "points": [[1, 1]], "shape_type": "line"},
              {"label": "x", "points": [[1, 1]], "shape_type": "star"},
              {"label": "x", "points": [[1, null]], "shape_type": "point"},
              {"label": "x", "points": [[1, 1], [3, 2]], "shape_type": "mask", "mask": "!"}
            ]})"}, {"pictures/a.png", "x"}});
        SAME(problemsText(found), "sub/a.json: shape 10 | A line has 1 points, which need to be 2 or more\nsub/a.json: shape 11 | Shapes of the type “star” are not read\n"
                                  "sub/a.json: shape 12 | A point of it is not two finite numbers\nsub/a.json: shape 13 | Its mask is no Base 64\n");
        AnnotationSet shown = found.set;
        auto& annotations = shown.pictures[0].annotations;
        const auto circle = std::ranges::find_if(annotations, [&](const Annotation& one) { return shown.classes[static_cast<std::size_t>(one.label)] == "c"; });
        QVERIFY(circle != annotations.end());
        const Box around = *boundsOf(circle->shape);
        QVERIFY(std::abs(around.x - 40) < 0.1 && std::abs(around.y - 30) < 0.1 && std::abs(around.width - 20) < 0.2 && std::abs(around.height - 20) < 0.2);
        annotations.erase(circle);
        SAME(setText(shown, Detail::All), "a unassigned 100x80\n  box 10.00,20.00 20.00x20.00 b {difficult=yes size=“big”} 50.00%\n  box 10.00,20.00 20.00x20.00 b {occluded=yes} group 4\n"
                                          "  box 40.00,40.00 20.00x20.00 turned 45.00 o\n  class sunny\n  line 1.00,1.00 5.00,1.00 5.00,5.00 l\n  line 1.00,1.00 5.00,1.00 l\n"
                                          "  points 7.00,8.00 9.00,10.00 k\n  points 7.00,8.00 k\n  polygon [1.00,1.00 5.00,1.00 5.00,5.00] p\n");
        QCOMPARE(found.set.pictures[0].path, std::string("pictures/a.png"));
        const std::string text = writtenAs("labelme", found.set, "pictures/a.json");
        for (const char* kept : {R"("description": "kept")", R"("kie_linking": [])", R"("version": "5.0.1")", R"("dark": false)", R"("sunny": true)", R"("lineColor": [)", R"("shape_type": "circle")", R"("group_id": 4)",
                                 R"("occluded": true)", R"("size": "big")", R"("score": 0.5)", R"("difficult": true)", R"("imagePath": "a.png")"})
            QVERIFY2(text.find(kept) != std::string::npos, (std::string(kept) + "\n" + text).c_str());
    }

    /// RFC 4648, section 10.
    void base64()
    {
        for (const auto& [plain, packed] : std::map<std::string, std::string>{{"", ""}, {"f", "Zg=="}, {"fo", "Zm8="}, {"foo", "Zm9v"}, {"foob", "Zm9vYg=="}, {"fooba", "Zm9vYmE="}, {"foobar", "Zm9vYmFy"}}) {
            QCOMPARE(base64Of(asBytes(plain)), packed);
            const auto bytes = bytesOfBase64(packed);
            QVERIFY(bytes);
            QCOMPARE(std::string(asText(*bytes)), plain);
        }
        QVERIFY(!bytesOfBase64("Zg==Zg"));
        QVERIFY(!bytesOfBase64("Z*"));
    }

    void labelStudioIsInPercent()
    {
        const auto found = readAs("label-studio", {{"tasks.json", task(result("rectanglelabels", R"("x": 10, "y": 20, "width": 25, "height": 50, "rotation": 0, "rectanglelabels": ["cat"])") + ","
                                                                     + result("polygonlabels", R"("points": [[0, 0], [50, 0], [50, 100]], "closed": true, "polygonlabels": ["dog"])").replace(8, 1, "s") + ","
                                                                     + result("keypointlabels", R"("x": 50, "y": 50, "width": 1, "keypointlabels": ["nose"])").replace(8, 1, "t"))}});
        SAME(problemsText(found), "");
        SAME(setText(found.set, Detail::All), "0a1b2c3d-a unassigned 200x100\n  box 20.00,20.00 50.00x50.00 cat\n  points 100.00,50.00 nose\n  polygon [0.00,0.00 100.00,0.00 100.00,100.00] dog\n");
    }

    /// Turned a quarter around its upper left corner (100, 20), a box of 40 × 20 reaches from there 20 to the left and
    /// 40 down: its middle is (90, 40), so unturned it begins at (70, 30).
    void labelStudioTurnsAroundTheCorner()
    {
        const auto found = readAs("label-studio", {{"tasks.json", task(result("rectanglelabels", R"("x": 50, "y": 20, "width": 20, "height": 20, "rotation": 90, "rectanglelabels": ["cat"])"))}});
        SAME(setText(found.set), "0a1b2c3d-a unassigned\n  box 70.00,30.00 40.00x20.00 turned 90.00 cat\n");
        const std::string text = writtenAs("label-studio", found.set, "tasks.json");
        for (const char* kept : {R"("rotation":90.0)", R"("x":50.0)", R"("y":20.0)", R"("id":3)", R"("from_name":"f")"})
            QVERIFY2(text.find(kept) != std::string::npos, text.c_str());
    }

    void labelStudioKnowsWhatIsOfTheWholePicture()
    {
        const std::string choice = R"({"id": "w", "type": "choices", "from_name": "weather", "to_name": "image", "value": {"choices": ["sunny", "warm"]}})";
        const std::string ofRegion = R"({"id": "r", "type": "choices", "from_name": "colour", "to_name": "image", "value": {"choices": ["red"]}})";
        const auto found = readAs("label-studio", {{"tasks.json", task(result("rectangle", R"("x": 0, "y": 0, "width": 10, "height": 10)") + "," + result("labels", R"("x": 0, "y": 0, "width": 10, "height": 10, "labels": ["cat"])") + "," + ofRegion + "," + choice)},
                                                   {"0a1b2c3d-a.jpg", "x"}});
        SAME(setText(found.set, Detail::All), "0a1b2c3d-a unassigned 200x100\n  box 0.00,0.00 20.00x10.00 cat {colour=“red”}\n  class sunny\n  class warm\n");
    }

    void predictionsHaveAConfidence()
    {
        const std::string box = R"("x": 0, "y": 0, "width": 10, "height": 10, "rectanglelabels": ["cat"])";
        const std::string other = result("rectanglelabels", box).replace(8, 1, "s");
        const auto found = readAs("label-studio", {{"tasks.json", R"([{"data": {"image": "https://host/folder/a%20b.jpg?size=1"}, "predictions": [{"model_version": "m", "score": 0.9, "result": [)" + result("rectanglelabels", box) + ","
                                                                    + result("rectanglelabels", box, R"(, "score": 0.25)").replace(8, 1, "t") + R"(]}], "annotations": [{"result": [)" + other + R"(]}, {"was_cancelled": true, "result": [)" + other + "]}]}]"}});
        SAME(setText(found.set, Detail::All), "a b unassigned 200x100\n  box 0.00,0.00 20.00x10.00 cat\n  box 0.00,0.00 20.00x10.00 cat 25.00%\n  box 0.00,0.00 20.00x10.00 cat 90.00%\n");
        QCOMPARE(found.set.pictures[0].path, std::string("folder/a b.jpg"));
        QCOMPARE(found.notes.size(), std::size_t(1));
    }

    /// By hand: 8 words of 8 bits (a picture of 2 × 1), lengths of 4, 8, 12 and 16 bits. 32 bits of 8, then 00111,
    /// 0011 0111 1011 1111; a run (1) of the first length (00), 3 more than one (0011), of the word 0: 00000000; and
    /// another of 255. Together
    /// 00000000 00000000 00000000 00001000 00111001 10111101 11111100 00110000 00001000 01111111 111
    void brushesAreRunsOfWords()
    {
        const std::vector<std::uint8_t> packed{0, 0, 0, 8, 0b00111001, 0b10111101, 0b11111100, 0b00110000, 0b00001000, 0b01111111, 0b11100000};
        const auto mask = maskOfBrush(packed, 2, 1);
        QVERIFY2(mask, mask ? "" : toString(mask.error()).c_str());
        QCOMPARE(maskText(*mask), std::string("0:1-1"));
        QCOMPARE(brushOfMask(*mask, 2, 1), packed);
        QVERIFY(!maskOfBrush(packed, 2, 2));
        QVERIFY(!maskOfBrush({packed.begin(), packed.end() - 2}, 2, 1));
        QVERIFY(!maskOfBrush({}, 2, 1));
        QVERIFY(!maskOfBrush(packed, 1'000'000, 1'000'000));
    }

    /// Words that do not repeat (0): eight of them, of which only the fourth of each pixel counts.
    void brushesMayHaveWordsThatDoNotRepeat()
    {
        std::string bits = "00000000000000000000000000001000" "00111" "0011011110111111" "0" "00" "0111";
        for (const int word : {255, 255, 255, 0, 0, 0, 0, 129})
            for (int i = 7; i >= 0; --i)
                bits += (word >> i & 1) != 0 ? '1' : '0';
        std::vector<std::uint8_t> packed((bits.size() + 7) / 8);
        for (std::size_t i = 0; i < bits.size(); ++i)
            if (bits[i] == '1')
                packed[i / 8] = static_cast<std::uint8_t>(packed[i / 8] | 1U << (7 - i % 8));
        const auto mask = maskOfBrush(packed, 2, 1);
        QVERIFY(mask);
        QCOMPARE(maskText(*mask), std::string("0:1-1"));
    }

    void deepNestingIsRefused()
    {
        for (const std::string id : {"coco", "create-ml", "labelme", "label-studio"}) {
            std::string deep = R"([{"image": "a.jpg", "shapes": [], "data": {}, "annotations": )";
            for (int i = 0; i < 70; ++i)
                deep += "[";
            const auto found = readAs(id, {{"a.json", deep}});
            QVERIFY2(problemsText(found).find("nested more than 64 deep") != std::string::npos, problemsText(found).c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestJsonAnnotations)
#include "tst_json_annotations.moc"
