// Tables of boxes, CVAT's XML, folders of pictures.
#include "io/annotation_format.h"

#include "base/file.h"
#include "support/annotation_builder.h"

#include <QtTest>

using namespace lathe;
using namespace lathe::build;

class TestTableAndCvatAnnotations : public QObject {
    Q_OBJECT

private slots:
    /// Each row is the box from (10, 20) to (40, 60).
    void columnsAreFoundByTheirNames_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("edges") << "filename,width,height,class,xmin,ymin,xmax,ymax\na.jpg,100,80,cat,10,20,40,60\n";
        QTest::newRow("edges in another order") << "filename,cell_type,xmin,xmax,ymin,ymax\na.jpg,cat,10,40,20,60\n";
        QTest::newRow("corner and size") << "image,label,x,y,w,h\na.jpg,cat,10,20,30,40\n";
        QTest::newRow("corner and width") << "file_name;x;y;width;height;category\na.jpg;10;20;30;40;cat\n";
        QTest::newRow("middle") << "path\tx_center\ty_center\tw\th\tclass\na.jpg\t25\t40\t30\t40\tcat\n";
        QTest::newRow("two points") << "Class,Image Name,X1,Y1,X2,Y2\r\ncat,a.jpg,10,20,40,60\r\n";
        QTest::newRow("without a header") << "a.jpg,10,20,40,60,cat\n";
        QTest::newRow("a mark before it") << "\xEF\xBB\xBF" "filename,class,left,top,right,bottom\n\"a.jpg\",\"cat\",10,20,40,60\n";
        QTest::newRow("capitals") << "ImageID,LabelName,XMin,XMax,YMin,YMax\na.jpg,cat,10,40,20,60\n";
    }
    void columnsAreFoundByTheirNames()
    {
        QFETCH(QString, text);
        const auto found = readAs("csv", {{"boxes.csv", text.toStdString()}});
        SAME(setText(found.set), "a unassigned\n  box 10.00,20.00 30.00x40.00 cat\n");
    }

    void tablesHaveMore()
    {
        const auto found = readAs("csv", {{"boxes.csv", "filename,width,height,class,xmin,ymin,xmax,ymax,part,score,note\na.jpg,100,80,cat,10,20,40,60,train,0.5,\"well, yes\"\n"
                                                        "a.jpg,100,80,\"big \"\"dog\"\"\",1,1,2,2,train,,\nb.jpg,,,,,,,,val,,\nb.jpg,50,50,cat,1,1,1,5,val,,\nb.jpg,50,50,cat,1,1,x,5,val,,\n,1,1,cat,1,1,2,2,,,\n"}});
        SAME(setText(found.set, Detail::All), "a train 100x80\n  box 1.00,1.00 1.00x1.00 big \"dog\"\n  box 10.00,20.00 30.00x40.00 cat 50.00%\nb validation 50x50\n");
        SAME(problemsText(found), "boxes.csv:5 | The box has no area: 0 × 4\nboxes.csv:6 | Its box is not four finite numbers\nboxes.csv:7 | It does not say which picture it is\n");
        auto folder = TemporaryFolder::create("lathe-csv");
        NoProgress progress;
        QVERIFY(builtinAnnotationFormats().find("csv")->write(found.set, folder->path() / "one.csv", progress));
        SAME(*readTextFile(folder->path() / "one.csv"), "filename,width,height,class,xmin,ymin,xmax,ymax,part,confidence,note\na.jpg,100,80,cat,10,20,40,60,train,0.5,\"well, yes\"\n"
                                                        "a.jpg,100,80,\"big \"\"dog\"\"\",1,1,2,2,train,,\nb.jpg,50,50,,,,,,validation,,\n");
    }

    void sharesOfTheSidesAreKnown()
    {
        const auto found = readAs("csv", {{"boxes.csv", "ImageID,LabelName,XMin,XMax,YMin,YMax\na.jpg,cat,0.1,0.4,0.25,0.75\n"}}, [](const std::string&) { return std::make_pair(100U, 80U); });
        SAME(setText(found.set), "a unassigned\n  box 10.00,20.00 30.00x40.00 cat\n");
        QCOMPARE(found.notes.size(), std::size_t(1));
    }

    void anythingElseIsNoTable()
    {
        for (const char* text : {"", "\n", "a,b,c\n1,2,3\n", "name,age\nAnna,3\n", "\"", "filename\n"}) {
            const auto found = readAs("csv", {{"boxes.csv", text}});
            QVERIFY(found.set.pictures.empty());
            QVERIFY(problemsText(found).starts_with("failed"));
        }
    }

    /// The mask's rectangle has its corner at (2, 1): . X X / X X . ; the runs begin outside.
    void cvatHasManyShapes()
    {
        const auto found = readAs("cvat", {{"annotations.xml", R"(<?xml version="1.0"?><annotations><version>1.1</version><meta><task><name>t</name><labels>
            <label><name>cat</name><color>#ff0000</color><attributes><attribute><name>age</name><input_type>number</input_type></attribute><attribute><name>old</name><input_type>checkbox</input_type></attribute>
              <attribute><name>id</name><input_type>text</input_type></attribute></attributes></label>
            <label><name>man</name><type>skeleton</type><svg>&lt;line data-node-from="1" data-node-to="2"&gt;&lt;circle data-node-id="1" data-label-name="head"&gt;&lt;circle data-node-id="2" data-label-name="foot"&gt;</svg></label>
            <label><name>head</name><parent>man</parent></label><label><name>foot</name><parent>man</parent></label></labels></task></meta>
            <image id="0" name="x/a.png" subset="Validation" width="50" height="40" task_id="9">
              <tag label="cat" source="auto"/><box label="cat" occluded="1" xtl="11.5" ytl="2" xbr="21.5" ybr="22" rotation="30" z_order="3"><attribute name="age">3</attribute><attribute name="old">true</attribute><attribute name="id">007</attribute></box>
              <mask label="cat" rle="1, 4, 1" left="2" top="1" width="3" height="2"/><mask label="cat" rle="1, 4" left="2" top="1" width="3" height="2"/><mask label="cat" rle="0, 4000000000" left="0" top="0" width="4000000000" height="1"/>
              <skeleton label="man"><points label="foot" outside="0" occluded="1" points="3,4"/><points label="head" outside="1" points="1,1"/></skeleton>
              <polyline label="" points="1,2;3,4"/><polygon label="cat" points="1,2;3,4"/><points label="cat" points="1,2;x,4"/><cuboid label="cat"/>
              <box label="cat" xtl="5" ytl="5" xbr="5" ybr="9"/><box label="cat" xtl="5" ytl="5" xbr="1e999" ybr="9"/>
            </image></annotations>)"}});
        SAME(setText(found.set, Detail::All), "a validation 50x40\n  box 11.50,2.00 10.00x20.00 turned 30.00 cat {age=3.00 id=“007” occluded=yes old=yes}\n  class cat\n  line 1.00,2.00 3.00,4.00 -\n"
                                              "  mask 1:3-4 2:2-3 cat\n  points absent 3.00,4.00? man\n");
        SAME(problemsText(found),
             "annotations.xml: image 0, shape 4 | The mask's runs do not fill its rectangle of 3 × 2\nannotations.xml: image 0, shape 5 | The mask's runs do not fill its rectangle of 4000000000 × 1\n"
             "annotations.xml: image 0, shape 8 | A polygon has 2 points, which need to be three or more\nannotations.xml: image 0, shape 9 | A point of it is not two finite numbers\n"
             "annotations.xml: image 0, shape 10 | Shapes of the kind “cuboid” are not read\nannotations.xml: image 0, shape 11 | The box has no area: 0 × 4\n"
             "annotations.xml: image 0, shape 12 | Its edges are not four finite numbers\n");
        QCOMPARE(found.set.classes, (std::vector<std::string>{"cat", "man"}));
        QCOMPARE(found.set.traits[0].colour, std::string("#ff0000"));
        QVERIFY((found.set.traits[1].bones == std::vector<std::pair<std::int32_t, std::int32_t>>{{0, 1}}));
        auto folder = TemporaryFolder::create("lathe-cvat");
        NoProgress progress;
        QVERIFY(builtinAnnotationFormats().find("cvat")->write(found.set, folder->path(), progress));
        const std::string text = *readTextFile(folder->path() / "annotations.xml");
        for (const char* kept : {"z_order=\"3\"", "source=\"auto\"", "task_id=\"9\"", "<name>t</name>", "<input_type>number</input_type>", "subset=\"validation\"", "rotation=\"30\"", "rle=\"1, 4, 1\" left=\"2\""})
            QVERIFY2(text.find(kept) != std::string::npos, (std::string(kept) + "\n" + text).c_str());
        const auto again = readAs("cvat", {{"annotations.xml", text}});
        SAME(setText(again.set, Detail::All), setText(found.set, Detail::All));
        QVERIFY(again.set.traits == found.set.traits);
    }

    void ringsBecomeAGroup()
    {
        AnnotationSet set;
        set.classes = {"cat"};
        Annotation two;
        two.label = 0;
        two.shape = Polygon{{{{0, 0}, {5, 0}, {5, 5}}, {{10, 10}, {15, 10}, {15, 15}}}};
        Annotation hole = two;
        hole.shape = Polygon{{{{0, 0}, {9, 0}, {9, 9}, {0, 9}}, {{2, 2}, {4, 2}, {4, 4}}}};
        set.pictures = {{"a.png", 20, 20, Part::Train, {two, hole}, {}}};
        auto folder = TemporaryFolder::create("lathe-rings");
        NoProgress progress;
        const auto written = builtinAnnotationFormats().find("cvat")->write(set, folder->path(), progress);
        QVERIFY(written);
        QCOMPARE(written->annotations, 2);
        QCOMPARE(written->leftOut, (std::vector<SkippedFile>{{"a.png: polygon of cat", "The format cvat has no holes"}}));
        const auto found = readAs("cvat", {{"annotations.xml", *readTextFile(folder->path() / "annotations.xml")}});
        SAME(setText(found.set, Detail::All), "a train 20x20\n  polygon [0.00,0.00 5.00,0.00 5.00,5.00] cat group 1\n  polygon [10.00,10.00 15.00,10.00 15.00,15.00] cat group 1\n");
    }

    void whatAFormatCannotSayIsListed()
    {
        AnnotationSet set = sampleSet({ShapeKind::Box, ShapeKind::Polygon, ShapeKind::Mask}, true);
        set.pictures[0].annotations[0].attributes["old"] = true;
        auto folder = TemporaryFolder::create("lathe-left-out");
        NoProgress progress;
        const auto written = builtinAnnotationFormats().find("yolo")->write(set, folder->path(), progress);
        QVERIFY(written);
        QCOMPARE(written->annotations, 3);
        std::string text;
        for (const SkippedFile& one : written->leftOut)
            text += one.path + " | " + one.reason + "\n";
        SAME(text, "a.png: box of person | The format yolo has no turned boxes\na.png: polygon of zebra crossing | The format yolo has none\nb 1.jpg: polygon of Ärger & <co> | The format yolo has none\n"
                   "b 1.jpg: mask of Ärger & <co> | The format yolo has none\nc.jpg: mask of zebra crossing | The format yolo has none\nattributes | The format yolo has no place for it; so for 1 annotations\n");
    }

    void foldersAreClasses()
    {
        const auto found = readAs("image-folder", {{"set/train/cat/1.png", "x"}, {"set/train/dog/2.png", "x"}, {"set/test/cat/3.png", "x"}, {"set/readme.txt", "x"}});
        SAME(setText(found.set), "1 train\n  class cat\n2 train\n  class dog\n3 test\n  class cat\n");
    }
};

QTEST_GUILESS_MAIN(TestTableAndCvatAnnotations)
#include "tst_table_and_cvat_annotations.moc"
