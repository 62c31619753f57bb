#include "io/annotation_format.h"

#include "base/file.h"
#include "support/annotation_builder.h"

#include <QtTest>

using namespace lathe;
using namespace lathe::build;

namespace {

FoundAnnotations readVoc(std::map<std::string, std::string> files) { return readAs("voc", std::move(files)); }

std::string picture(const std::string& objects, const std::string& before = {})
{
    return "<annotation>" + before + "<filename>a.jpg</filename><size><width>100</width><height>80</height><depth>1</depth></size>" + objects + "</annotation>";
}

std::string object(const std::string& name, const std::string& edges, const std::string& more = {})
{
    std::string text = "<object><name>" + name + "</name>" + more + "<bndbox>";
    const char* names[] = {"xmin", "ymin", "xmax", "ymax"};
    std::size_t i = 0;
    for (const std::string& number : split(edges, ' ')) {
        text += std::string("<") + names[i] + ">" + number + "</" + names[i] + ">";
        ++i;
    }
    return text + "</bndbox></object>";
}

} // namespace

class TestVocAnnotations : public QObject {
    Q_OBJECT

private slots:
    void edgesStayAsTheyStand()
    {
        const auto found = readVoc({{"Annotations/a.xml", picture(object("dog", "1 2 11.5 22.25"))}});
        SAME(setText(found.set), "a unassigned\n  box 1.00,2.00 10.50x20.25 dog\n");
    }

    /// VOC's own: the first pixel is 1, and the last belongs to the box. The whole picture is 1 1 100 80.
    void vocsOwnCountFromOne()
    {
        const std::string source = "<source><database>The VOC2007 Database</database></source>";
        const auto found = readVoc({{"Annotations/a.xml", picture(object("dog", "1 1 100 80") + object("cat", "5 6 5 6"), source)}});
        SAME(problemsText(found), "");
        SAME(setText(found.set), "a unassigned\n  box 0.00,0.00 100.00x80.00 dog\n  box 4.00,5.00 1.00x1.00 cat\n");
        auto folder = TemporaryFolder::create("lathe-voc");
        QVERIFY(folder);
        NoProgress progress;
        QVERIFY(builtinAnnotationFormats().find("voc")->write(found.set, folder->path(), progress));
        const std::string text = *readTextFile(folder->path() / "Annotations/a.xml");
        for (const char* kept : {"<database>The VOC2007 Database</database>", "<xmin>1</xmin>", "<xmax>100</xmax>", "<ymax>80</ymax>", "<xmin>5</xmin>", "<xmax>5</xmax>", "<depth>1</depth>"})
            QVERIFY2(text.find(kept) != std::string::npos, (std::string(kept) + "\n" + text).c_str());
    }

    void whatIsSaidOfObjects()
    {
        const auto found = readVoc({{"Annotations/a.xml", picture(object("dog", "1 2 11 22", "<pose>Left</pose><truncated>1</truncated><difficult>0</difficult><occluded>1</occluded><actions><jumping>1</jumping></actions>"
                                                                                             "<attributes><attribute><name>age</name><value>3</value></attribute></attributes>"))}});
        SAME(setText(found.set, Detail::All), "a unassigned 100x80\n  box 1.00,2.00 10.00x20.00 dog {age=3.00 difficult=no occluded=yes pose=“Left” truncated=yes}\n");
        auto folder = TemporaryFolder::create("lathe-voc");
        NoProgress progress;
        QVERIFY(builtinAnnotationFormats().find("voc")->write(found.set, folder->path(), progress));
        const std::string text = *readTextFile(folder->path() / "Annotations/a.xml");
        for (const char* kept : {"<jumping>1</jumping>", "<pose>Left</pose>", "<occluded>1</occluded>", "<difficult>0</difficult>", "<truncated>1</truncated>"})
            QVERIFY2(text.find(kept) != std::string::npos, text.c_str());
    }

    void partsAreAGroup()
    {
        const std::string part = "<part><name>head</name><bndbox><xmin>2</xmin><ymin>3</ymin><xmax>4</xmax><ymax>5</ymax></bndbox></part>";
        std::string person = object("person", "1 2 11 22");
        person.insert(person.find("</object>"), part);
        const auto found = readVoc({{"Annotations/a.xml", picture(person + object("dog", "1 1 2 2"))}});
        SAME(setText(found.set, Detail::All), "a unassigned 100x80\n  box 1.00,1.00 1.00x1.00 dog\n  box 1.00,2.00 10.00x20.00 person group 1\n  box 2.00,3.00 2.00x2.00 head group 1\n");
    }

    void listsAreParts()
    {
        const auto found = readVoc({{"VOC/Annotations/a.xml", picture(object("dog", "1 2 11 22"))}, {"VOC/Annotations/sub/b c.xml", picture("")}, {"VOC/Annotations/d.xml", picture("")},
                                    {"VOC/ImageSets/Main/train.txt", "# a comment\na\n"}, {"VOC/ImageSets/Main/val.txt", "sub/b c\r\n"}, {"VOC/ImageSets/Main/test.txt", "d -1\n"},
                                    {"VOC/ImageSets/Main/dog_train.txt", "d  1\n"}, {"VOC/JPEGImages/a.png", "x"}, {"VOC/labelmap.txt", "# label:color_rgb:parts:actions\ncat:0,255,16::\ndog:::\n"}});
        SAME(problemsText(found), "");
        std::map<std::string, Part> parts;
        for (const AnnotatedPicture& one : found.set.pictures)
            parts[one.path] = one.part;
        // The file says a.jpg; the picture is a.png.
        QCOMPARE(found.set.pictures[0].path, std::string("VOC/JPEGImages/a.png"));
        QVERIFY(found.set.pictures[0].part == Part::Train);
        QCOMPARE(found.set.pictures.size(), std::size_t(3));
        QCOMPARE(parts.size(), std::size_t(3));
        QCOMPARE(std::ranges::count_if(parts, [](const auto& one) { return one.second == Part::Validation; }), 1);
        QCOMPARE(std::ranges::count_if(parts, [](const auto& one) { return one.second == Part::Test; }), 1);
        QCOMPARE(found.set.classes, (std::vector<std::string>{"cat", "dog"}));
        QCOMPARE(found.set.traits[0].colour, std::string("#00FF10"));
    }

    void wrongOnesAreListed()
    {
        const auto found = readVoc({{"Annotations/a.xml", picture(object("dog", "10 10 10 20") + object("dog", "10 10 nan 20") + object("dog", "10 10 inf 20") + object("", "1 1 2 2") + object("dog", "30 10 20 20")
                                                                  + object("dog", "200 10 220 20") + object("dog", "90 70 110 90") + "<object><name>dog</name></object>")},
                                    {"Annotations/b.xml", "<annotation><object>"}, {"Annotations/c.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><annotation/>"}, {"Annotations/d.xml", "<other/>"}});
        SAME(setText(found.set), "a unassigned\n  box 90.00,70.00 10.00x10.00 dog\n");
        QCOMPARE(found.problemCount, 11);
        const std::string text = problemsText(found);
        for (const char* said : {"object 1 | The box has no area: 0 × 10", "object 2 | Its bndbox is not four finite numbers", "object 3 | Its bndbox is not four finite numbers", "object 4 | It has no name",
                                 "object 5 | The box ends before it begins: -10 × 10", "object 6 | It lies outside the picture", "object 7 | It reached beyond the picture and was cut",
                                 "object 8 | Its bndbox is not four finite numbers", "b.xml:1 | The XML is broken", "c.xml | It has a document type", "d.xml | It is no annotation of VOC"})
            QVERIFY2(text.find(said) != std::string::npos, (std::string(said) + "\n" + text).c_str());
    }
};

QTEST_GUILESS_MAIN(TestVocAnnotations)
#include "tst_voc_annotations.moc"
