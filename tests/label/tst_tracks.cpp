// One thing through a sequence of pictures.
#include "label/tracks.h"

#include "support/item_builder.h"

#include <QtTest>

using namespace lathe;

namespace {

/// Six pictures; the first has a box, with its things named.
LabelState sequence()
{
    auto set = std::make_shared<ItemSet>(ItemSet{{"car"}, {}, {}});
    for (int i = 0; i < 6; ++i)
        set->items.push_back(build::item(i, -1));
    set->annotations.resize(6);
    set->annotations[0] = {{"first", 0, Box{0, 0, 10, 10, 0}, {{"colour", std::string("red")}}, {}, {}, {}}};
    return LabelState(set);
}

void put(LabelState& state, const std::vector<LabelChange>& changes)
{
    for (const LabelChange& change : changes)
        state.apply(change);
}

} // namespace

class TestTracks : public QObject {
    Q_OBJECT
private slots:
    void boxesBetweenKeyFrames()
    {
        LabelState state = sequence();
        const std::vector<std::size_t> order = {0, 1, 2, 3, 4, 5};
        Annotation copy = trackedFrom(state, 0).at(0);
        QVERIFY(copy.group.has_value());
        copy.id = "second";
        copy.shape = Box{40, 20, 30, 10, 0};
        state.apply(state.annotated(4, copy));
        const auto changes = filledTracks(state, order, 4, {copy});
        QCOMPARE(changes.size(), std::size_t(3));
        put(state, changes);
        const Annotation middle = state.annotations(2).at(0);
        QVERIFY(std::get<Box>(middle.shape) == (Box{20, 10, 20, 10, 0}));
        QCOMPARE(middle.label, 0);
        QVERIFY(std::get<bool>(middle.attributes.at("interpolated")));
        QCOMPARE(std::get<std::string>(middle.attributes.at("colour")), std::string("red"));
        // The key frame is moved: what lies between follows, and is not there twice.
        copy.shape = Box{80, 20, 30, 10, 0};
        state.apply(state.annotated(4, copy));
        put(state, filledTracks(state, order, 4, {copy}));
        QCOMPARE(state.annotations(2).size(), std::size_t(1));
        QVERIFY(std::get<Box>(state.annotations(2).at(0).shape) == (Box{40, 10, 20, 10, 0}));
    }

    void nothingToFill()
    {
        LabelState state = sequence();
        const std::vector<std::size_t> order = {0, 1, 2};
        QVERIFY(filledTracks(state, order, 0, state.annotations(0)).empty());
        QVERIFY(filledTracks(state, order, 2, {{"other", 0, Box{0, 0, 5, 5, 0}, {}, {}, {}, {}}}).empty());
        Annotation polygon = trackedFrom(state, 0).at(0);
        polygon.shape = Polygon{{{{0, 0}, {1, 0}, {0, 1}}}};
        QVERIFY(filledTracks(state, order, 2, {polygon}).empty());
    }
};

QTEST_GUILESS_MAIN(TestTracks)
#include "tst_tracks.moc"
