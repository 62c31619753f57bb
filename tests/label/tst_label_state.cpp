// Labels as they are now: a version and the changes since.
#include "label/label_state.h"

#include "support/item_builder.h"

#include <QtTest>

using namespace lathe;

namespace {

std::shared_ptr<const ItemSet> animals()
{
    auto set = std::make_shared<ItemSet>(ItemSet{{"cat", "dog"}, {build::item(1, 0, Part::Train), build::item(2, -1), build::item(3, 1, Part::Test)}, {}});
    set->annotations = {{{"", 0, Box{1, 2, 3, 4, 0}, {}, {}, {}, {}}}, {}, {}};
    return set;
}

LabelState changed(LabelState state, const std::vector<LabelChange>& changes)
{
    for (const LabelChange& change : changes)
        state.apply(change);
    return state;
}

std::string text(const ItemSet& set)
{
    std::string text;
    for (const Item& item : set.items)
        text += (item.label < 0 ? "-" : set.classes[static_cast<std::size_t>(item.label)]) + " ";
    return text;
}

} // namespace

class TestLabelState : public QObject {
    Q_OBJECT
private slots:
    void beginsWithTheVersion()
    {
        const LabelState state(animals());
        QCOMPARE(state.label(0), 0);
        QCOMPARE(state.label(1), -1);
        QCOMPARE(state.annotations(0).at(0).id, std::string("1")); // a version that was imported names none
        QVERIFY(state.set().items == animals()->items);
        QCOMPARE(state.set().classes, animals()->classes);
        QVERIFY(state.set().traits.empty());
    }

    void everyChangeKnowsWhatItFound()
    {
        LabelState state(animals());
        const std::vector<LabelChange> changes = {state.labelled(0, 1), state.labelled(1, 0), state.removed(0, "1"),
                                                  state.annotated(2, {"", 1, Polygon{{{{0, 0}, {4, 0}, {4, 4}}}}, {}, {}, {}, {}}),
                                                  state.marked(1, ItemProgress::Done)};
        const LabelState after = changed(state, changes);
        QCOMPARE(text(after.set()), std::string("dog cat dog "));
        QCOMPARE(after.annotationCount(0), std::size_t(0));
        QCOMPARE(after.annotations(2).at(0).label, 1);
        QVERIFY(after.progress(1) == ItemProgress::Done);
        LabelState back = after;
        for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
            QCOMPARE(back.valueOf(change->item, change->subject), change->value);
            back.apply({change->item, change->subject, change->value, change->before});
        }
        QVERIFY(writtenEqual(back, state));
    }

    void renamingMergingAndReorderingKeepTheHistory()
    {
        LabelState state(animals());
        LabelClass fox = state.newClass("fox");
        QCOMPARE(fox.place, 2);
        state.apply(state.withClass(fox));
        state.apply(state.labelled(1, 2));
        QCOMPARE(text(state.set()), std::string("cat fox dog "));
        LabelClass cat = state.classes()[0];
        cat.name = "tomcat";
        cat.place = 9;
        state.apply(state.withClass(cat));
        QCOMPARE(state.set().classes, (std::vector<std::string>{"dog", "fox", "tomcat"}));
        QCOMPARE(text(state.set()), std::string("tomcat fox dog "));
        // The id outlives the name: a version made from this one knows what earlier events meant.
        QCOMPARE(state.set().traits.at(2).id, std::string("cat"));
        const auto kept = std::make_shared<const ItemSet>(state.set());
        LabelState next(kept);
        next.apply({next.key(0), "class", {}, "\"cat\""});
        QCOMPARE(text(next.set()), std::string("tomcat fox dog "));
        LabelClass merged = state.classes()[2];
        merged.into = 1;
        const LabelChange merge = state.withClass(merged);
        state.apply(merge);
        QCOMPARE(text(state.set()), std::string("tomcat dog dog "));
        QCOMPARE(state.set().classes, (std::vector<std::string>{"dog", "tomcat"}));
        state.apply({merge.item, merge.subject, merge.value, merge.before});
        QCOMPARE(text(state.set()), std::string("tomcat fox dog "));
    }

    void twoClassesOfOneNameStayApart()
    {
        LabelState state(animals());
        const LabelClass again = state.newClass("cat");
        QCOMPARE(again.id, std::string("cat#2"));
        state.apply(state.withClass(again));
        QCOMPARE(state.classOrder(), (std::vector<std::int32_t>{0, 1, 2}));
    }

    void aClassWhoseAdditionIsUndoneLeavesItsPicturesWithoutOne()
    {
        LabelState state(animals());
        const LabelChange added = state.withClass(state.newClass("fox"));
        state.apply(added);
        state.apply(state.labelled(0, 2));
        state.apply({added.item, added.subject, added.value, {}});
        QCOMPARE(text(state.set()), std::string("- - dog "));
    }

    void brokenChangesHaveNoEffect_data()
    {
        QTest::addColumn<QString>("item");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("value");
        QTest::newRow("another picture") << "0123" << "class" << "\"dog\"";
        QTest::newRow("no JSON") << "0" << "mark/1" << "{\"box\":";
        QTest::newRow("no shape") << "0" << "mark/1" << "{\"box\":[1,2]}";
        QTest::newRow("NaN") << "0" << "mark/7" << "{\"box\":[1,2,-3,4]}";
        QTest::newRow("unknown subject") << "0" << "colour" << "\"red\"";
        QTest::newRow("class that is no object") << "" << "class/cat" << "7";
        QTest::newRow("a ring of merges") << "" << "class/fish" << "{\"name\":\"fish\",\"into\":\"fish\"}";
    }
    void brokenChangesHaveNoEffect()
    {
        QFETCH(QString, item);
        QFETCH(QString, subject);
        QFETCH(QString, value);
        LabelState state(animals());
        state.apply({item == "0" ? state.key(0) : item.toStdString(), subject.toStdString(), {}, value.toStdString()});
        QVERIFY(writtenEqual(state, LabelState(animals())));
    }

    void keysAreThoseOfContentAndName()
    {
        Item moved = build::item(1);
        moved.name = "elsewhere/picture1.png";
        QCOMPARE(itemKey(build::item(1)).size(), std::size_t(32));
        QVERIFY(itemKey(build::item(1)) != itemKey(build::item(2)));
        QVERIFY(itemKey(build::item(1)) != itemKey(moved));
        QCOMPARE(newLabelId().size(), std::size_t(32));
        QVERIFY(newLabelId() != newLabelId());
    }

private:
    static bool writtenEqual(const LabelState& a, const LabelState& b)
    {
        const ItemSet x = a.set(), y = b.set();
        return x.classes == y.classes && x.items == y.items && x.annotations == y.annotations && x.traits == y.traits;
    }
};

QTEST_GUILESS_MAIN(TestLabelState)
#include "tst_label_state.moc"
