// Spans, relations and the schema, changed by hand: what the journal gets, and that undoing puts everything back.
#include "label/label_history.h"
#include "label/schema_edit.h"
#include "label/span_edit.h"

#include "support/item_builder.h"

#include <QtTest>

using namespace lathe;

namespace {

/// Two texts of ten code points; the first has two spans and a relation between them.
std::shared_ptr<const ItemSet> texts()
{
    auto set = std::make_shared<ItemSet>(ItemSet{{"PER", "ORG", "works for"}, {build::item(1, -1), build::item(2, -1)}, {}});
    set->traits.resize(3);
    set->traits[0].attributes = {{"age", AttributeKind::Number, {}, true, 30.0}, {"sure", AttributeKind::Flag, {}, false, {}}};
    set->traits[2].isRelation = true;
    set->annotations = {{{"a", 0, TextSpan{0, 4}, {{"age", 31.0}, {"colour", std::string("red")}}, {}, {}, {}},
                         {"b", 1, TextSpan{5, 9}, {}, {}, {}, {}},
                         {"r", 2, SpanRelation{"a", "b"}, {}, {}, {}, {}}},
                        {{"c", 0, TextSpan{1, 3}, {{"colour", std::string("blue")}}, {}, {}, {}}}};
    return set;
}

std::string textOf(const LabelState& state)
{
    std::string text;
    for (const std::int32_t label : state.classOrder()) {
        const LabelClass& one = state.classes()[static_cast<std::size_t>(label)];
        text += one.name + (one.traits.isRelation ? "*" : "") + "(";
        for (const AttributeSpec& spec : one.traits.attributes)
            text += spec.name + " ";
        text += ") ";
    }
    for (std::size_t item = 0; item < state.size(); ++item) {
        text += "|";
        // What is put back stands last, which means nothing.
        auto all = state.annotations(item);
        std::ranges::sort(all, {}, &Annotation::id);
        for (const Annotation& one : all) {
            text += " " + one.id + "=" + (one.label < 0 ? "-" : state.classes()[static_cast<std::size_t>(one.label)].name);
            for (const auto& [name, value] : one.attributes)
                text += "." + name;
        }
    }
    return text;
}

/// Does it, undoes it, does it again; returns what it looks like when it is done.
std::string doneAndUndone(const LabelState& before, const std::vector<LabelChange>& changes)
{
    LabelState state = before;
    for (const LabelChange& change : changes)
        state.apply(change);
    const std::string after = textOf(state);
    const LabelBatch batch{"1", LabelOrigin::Hand, {}, "me", {}, changes};
    const auto current = [&](const LabelChange& change) { return state.valueOf(change.item, change.subject); };
    for (const LabelChange& change : undoing(batch, current))
        state.apply(change);
    if (textOf(state) != textOf(before))
        return "undone it is " + textOf(state);
    for (const LabelChange& change : redoing(batch, current))
        state.apply(change);
    return textOf(state) == after ? after : "done again it is " + textOf(state);
}

} // namespace

class TestSpanEdit : public QObject {
    Q_OBJECT
private slots:
    void aRelationGoesWithItsEnd()
    {
        const LabelState state(texts());
        QCOMPARE(doneAndUndone(state, removals(state, 0, {"a"})), std::string("PER(age sure ) ORG() works for*() | b=ORG| c=PER.colour"));
    }

    void aRelationIsMadeAndTakenAway()
    {
        const LabelState state(texts());
        LabelState after = state;
        for (const LabelChange& change : related(state, 0, "b", "a", 2))
            after.apply(change);
        QCOMPARE(after.annotationCount(0), std::size_t(4));
        QCOMPARE(doneAndUndone(state, related(state, 0, "a", "b", 2)), std::string("PER(age sure ) ORG() works for*() | a=PER.age.colour b=ORG| c=PER.colour"));
        QVERIFY(related(state, 0, "a", "a", 2).empty());
        QVERIFY(related(state, 0, "a", "r", 2).empty()); // a relation is no end
        QVERIFY(related(state, 0, "a", "gone", 2).empty());
    }

    void copiesKeepTheirRelations()
    {
        const LabelState state(texts());
        LabelState after = state;
        for (const LabelChange& change : pasted(state, 1, state.annotations(0), 10))
            after.apply(change);
        const auto all = after.annotations(1);
        QCOMPARE(all.size(), std::size_t(4));
        const auto& relation = std::get<SpanRelation>(all[3].shape);
        QCOMPARE(relation.from, all[1].id);
        QCOMPARE(relation.to, all[2].id);
        QVERIFY(all[1].id != "a");
        // Of a text of eight code points the second does not fit, so the relation has no end.
        QCOMPARE(pasted(state, 1, state.annotations(0), 8).size(), std::size_t(1));
        QVERIFY(pasted(state, 0, state.annotations(0), 10).empty()); // they are there already
    }

    void presetsBegin()
    {
        const LabelState state(texts());
        const Attributes attributes = presetsOf(state.classes()[0].traits);
        QCOMPARE(attributes.size(), std::size_t(1));
        QCOMPARE(std::get<double>(attributes.at("age")), 30.0);
    }

    void anAttributeThatIsRenamedTakesItsValuesAlong()
    {
        const LabelState state(texts());
        const std::vector<AttributeSpec> specs = {{"years", AttributeKind::Number, {}, true, 30.0}};
        QCOMPARE(doneAndUndone(state, withAttributes(state, 0, specs, {{"age", "years"}})),
                 std::string("PER(years ) ORG() works for*() | a=PER.colour.years b=ORG r=works for| c=PER.colour"));
    }

    void namesCanBeExchanged()
    {
        const LabelState state(texts());
        LabelState after = state;
        for (const LabelChange& change : withAttributes(state, 0, {}, {{"age", "colour"}, {"colour", "age"}}))
            after.apply(change);
        const Attributes attributes = after.annotations(0)[0].attributes;
        QCOMPARE(std::get<double>(attributes.at("colour")), 31.0);
        QCOMPARE(std::get<std::string>(attributes.at("age")), std::string("red"));
    }

    void aClassIsSplitByAnAttribute()
    {
        const LabelState state(texts());
        QCOMPARE(splitChoices(state, 0), (std::vector<std::pair<std::string, std::size_t>>{{"age", 1}, {"colour", 2}}));
        QCOMPARE(doneAndUndone(state, splitByAttribute(state, 0, "colour")),
                 std::string("PER(age sure ) ORG() works for*() PER: red(age sure ) PER: blue(age sure ) "
                             "| a=PER: red.age.colour b=ORG r=works for| c=PER: blue.colour"));
    }

    void someAreSplitOff()
    {
        const LabelState state(texts());
        QCOMPARE(doneAndUndone(state, splitOff(state, 0, "other", {1})),
                 std::string("PER(age sure ) ORG() works for*() other(age sure ) | a=PER.age.colour b=ORG r=works for| c=other.colour"));
    }

    void classesMoveAmongTheirSort()
    {
        const LabelState state(texts());
        QVERIFY(doneAndUndone(state, movedClass(state, 0, 1)).starts_with("ORG() PER(age sure ) works for*() "));
        QVERIFY(movedClass(state, 0, -1).empty());
        QVERIFY(movedClass(state, 1, 1).empty()); // behind it stands a type of relations only
        QVERIFY(movedClass(state, 2, 1).empty());
    }

    void aSchemaSaysWhatIsWrong()
    {
        QVERIFY(!problemOf(std::vector<AttributeSpec>{{"a", AttributeKind::Choice, {"x"}, false, {}}}));
        QVERIFY(problemOf(std::vector<AttributeSpec>{{"a", AttributeKind::Choice, {}, false, {}}}));
        QVERIFY(problemOf(std::vector<AttributeSpec>{{" ", AttributeKind::Text, {}, false, {}}}));
        QVERIFY(problemOf(std::vector<AttributeSpec>{{"a", AttributeKind::Text, {}, false, {}}, {"a", AttributeKind::Flag, {}, false, {}}}));
    }
};

QTEST_GUILESS_MAIN(TestSpanEdit)
#include "tst_span_edit.moc"
