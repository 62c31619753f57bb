#include "data/manifest.h"

#include "support/item_builder.h"

#include <QtTest>

using namespace lathe;

namespace {

ItemSet sample()
{
    ItemSet set{{"cat", "do\tg\\\n"}, {build::item(1, 0, Part::Train), build::item(2, -1), build::item(3, 1, Part::Test)}, {}};
    set.items[1].name = "a\tb\nc\\d\r";
    set.items[1].twin = 0;
    set.items[1].marks = NearDuplicate | NearlyPlain;
    set.items[1].perceptualHash = 0xFEDCBA9876543210;
    set.items[2].width = 4000000000;
    return set;
}

/// One annotation of each kind.
ItemSet annotated()
{
    ItemSet set = sample();
    set.traits = {{"k1", "q", "#0072B2", "animal", {"nose", "tail"}, {{0, 1}}, {{"colour", AttributeKind::Choice, {"red", "blue"}, true}}, false, "{\"keep\":[1]}"}, {}};
    set.annotations.resize(3);
    set.annotations[0] = {{"a", 0, Box{1.25, 2, 30, 4.5, 12}, {{"blurred", true}, {"note", std::string("a\tb\n")}}, 0.75, 7, "{\"iscrowd\":0}"},
                          {"b", 1, Polygon{{{{0, 0}, {9, 0}, {9, 9}}, {{1, 1}, {2, 1}, {2, 2}}}}, {{"age", 3.5}}, {}, {}, {}}};
    set.annotations[2] = {{"c", -1, Polyline{{{0, 0}, {1, 1}}}, {}, {}, {}, {}},
                          {"d", 0, KeyPoints{{{{1, 2}, Visibility::Hidden}, {{0, 0}, Visibility::Absent}}, Box{0, 1, 2, 3, 0}}, {}, {}, {}, {}},
                          {"e", 1, Mask{4, 5, 3, 2, {1, 2, 3}}, {}, {}, {}, {}},
                          {"f", 1, WholePicture{}, {}, {}, {}, {}}};
    return set;
}

QByteArray textOf(const ItemSet& set)
{
    const Bytes bytes = writeManifest(set);
    return QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
}

Result<ItemSet> readText(const QByteArray& text)
{
    return readManifest(asBytes({text.constData(), static_cast<std::size_t>(text.size())}));
}

} // namespace

class TestManifest : public QObject {
    Q_OBJECT

private slots:
    void readsBackWhatWasWritten()
    {
        const auto back = readText(textOf(sample()));
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        QCOMPARE(back->classes, sample().classes);
        QVERIFY(back->items == sample().items);
    }

    void annotationsReadBack()
    {
        const auto back = readText(textOf(annotated()));
        QVERIFY2(back, back ? "" : back.error().message.c_str());
        QVERIFY(back->items == sample().items);
        QVERIFY(back->traits == annotated().traits);
        QVERIFY(back->annotations == annotated().annotations);
        QVERIFY(textOf(annotated()).startsWith("lathe-manifest 2\n"));
        // An empty list is none: the text stays what it was before there were annotations.
        ItemSet none = sample();
        none.annotations.resize(3);
        QCOMPARE(textOf(none), textOf(sample()));
        QCOMPARE(annotated().part(Part::Test).annotations.at(0), annotated().annotations[2]);
        QVERIFY(annotated().annotationsOf(1).empty() && sample().annotationsOf(2).empty());
    }

    void textIsAsDescribed()
    {
        const ItemSet set{{"cat"}, {build::item(1, 0, Part::Train)}, {}};
        // SHA-256 of "1" by sha256sum
        QCOMPARE(textOf(set), QByteArray("lathe-manifest 1\nclasses\t1\ncat\n"
                                         "items\t1\tcontent\tlabel\tpart\tchannels\tmarks\twidth\theight\thash\ttwin\tname\n"
                                         "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b\t0\ttrain\t1\t0\t28"
                                         "\t28\t0\t-1\tpicture1.png\n"));
    }

    void brokenOnesNameTheLine_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("where");
        const QByteArray good = textOf(sample());
        QTest::newRow("empty") << QByteArray() << QByteArray("line 0");
        QTest::newRow("another file") << QByteArray("hello\n") << QByteArray("line 1");
        QTest::newRow("label outside") << QByteArray(good).replace("\t1\ttest", "\t2\ttest") << QByteArray("line 8");
        QTest::newRow("twin outside") << QByteArray(good).replace("\t0\ta\\t", "\t3\ta\\t") << QByteArray("line 7");
        QTest::newRow("part unknown") << QByteArray(good).replace("train", "trian") << QByteArray("line 6");
        QTest::newRow("cut") << good.left(good.size() - 1) << QByteArray("line 7");
        QTest::newRow("something behind") << good + "x" << QByteArray("line 8");
        QTest::newRow("huge count") << QByteArray(good).replace("items\t3", "items\t9999999999") << QByteArray("line 5");
        const QByteArray marked = textOf(annotated());
        QTest::newRow("annotation of no item") << QByteArray(marked).replace("\n2\t{", "\n3\t{") << QByteArray("line 15");
        QTest::newRow("annotation of no class") << QByteArray(marked).replace("\"label\":-1", "\"label\":2") << QByteArray("line 15");
        QTest::newRow("mask that is not filled") << QByteArray(marked).replace("[1,2,3]", "[1,2,4]") << QByteArray("line 17");
        QTest::newRow("bone without a joint") << QByteArray(marked).replace("[[0,1]]", "[[0,2]]") << QByteArray("line 10");
        QTest::newRow("huge annotations") << QByteArray(marked).replace("annotations\t6", "annotations\t99999999") << QByteArray("line 12");
        QTest::newRow("annotations cut") << marked.left(marked.size() - 5) << QByteArray("line 17");
        QTest::newRow("huge classes") << QByteArray(good).replace("classes\t2", "classes\t99999999") << QByteArray("line 2");
    }
    void brokenOnesNameTheLine()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, where);
        const auto result = readText(text);
        QVERIFY(!result);
        QVERIFY(result.error().code == ErrorCode::Parse);
        QCOMPARE(QByteArray::fromStdString(result.error().where), where);
    }

    void newerFormatIsRefused()
    {
        const auto result = readText("lathe-manifest 3\n");
        QVERIFY(!result);
        QVERIFY(result.error().code == ErrorCode::Incompatible);
    }

    void partsAreCutOut()
    {
        ItemSet set = sample();
        set.items[2].twin = 0;
        const ItemSet part = set.part(Part::Test);
        QCOMPARE(part.items.size(), std::size_t(1));
        QCOMPARE(part.items[0].twin, std::int64_t(-1));
        QCOMPARE(set.indices(Part::Test), std::vector<std::size_t>{2});
        QVERIFY(partFromText("Val") == Part::Validation);
        QVERIFY(!partFromText("trainer"));
    }
};

QTEST_GUILESS_MAIN(TestManifest)
#include "tst_manifest.moc"
