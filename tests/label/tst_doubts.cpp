// What may be wrong about labels, what is proposed, and what is not asked again.
#include "label/doubts.h"

#include "base/random.h"
#include "label/outliers.h"
#include "support/item_builder.h"

#include <QtTest>

#include <cmath>

using namespace lathe;

namespace {

LabelState stateOf(std::vector<Item> items, std::vector<std::vector<Annotation>> annotations = {})
{
    auto set = std::make_shared<ItemSet>();
    set->classes = {"cat", "dog"};
    set->items = std::move(items);
    set->annotations = std::move(annotations);
    return LabelState(set);
}

std::string textOf(const DoubtReport& report, const LabelState& state)
{
    std::string text;
    for (const Doubt& doubt : report.doubts)
        text += std::to_string(doubt.item) + " " + reasonOf(doubt, state).english() + " -> " + proposalOf(doubt, state).english() + "\n";
    return text;
}

DoubtReport found(const LabelState& state, const Embeddings* embeddings = nullptr)
{
    NoProgress quiet;
    return findDoubts(state, embeddings, {}, quiet).value();
}

Annotation box(std::string id, Box place, std::int32_t label = 0)
{
    return {std::move(id), label, place, {}, {}, {}, {}};
}

/// Two clouds of 30 pictures, cats around the first direction and dogs around the second; embeddings of length 1.
struct Clouds {
    Embeddings embeddings{4, {}};
    std::vector<Item> items;

    Clouds()
    {
        Random random(7);
        for (int i = 0; i < 60; ++i) {
            items.push_back(build::item(i, i % 2));
            for (int j = 0; j < 4; ++j)
                embeddings.rows.push_back(float((j == i % 2 ? 1 : 0) + 0.1 * (random.uniform() - 0.5)));
        }
        embeddings = normalised(std::move(embeddings));
    }
};

} // namespace

class TestDoubts : public QObject {
    Q_OBJECT
private slots:
    /// Two boxes of 10 × 10, one moved by half of its side: 50 of 150. A square and itself turned by 45 degrees share
    /// a regular octagon of the same inner radius: 8 · tan(22.5°) = 3.3137 of 8 − 3.3137, 0.7071.
    void overlapByHand()
    {
        QVERIFY(std::abs(overlapOf({0, 0, 10, 10, 0}, {5, 0, 10, 10, 0}) - 1.0 / 3) < 1e-12);
        QVERIFY(std::abs(overlapOf({0, 0, 2, 2, 0}, {0, 0, 2, 2, 45}) - std::sqrt(0.5)) < 1e-9);
        QCOMPARE(overlapOf({0, 0, 10, 10, 0}, {0, 0, 10, 10, 0}), 1.0);
        QCOMPARE(overlapOf({0, 0, 10, 10, 0}, {10, 0, 10, 10, 0}), 0.0);
        QCOMPARE(overlapOf({0, 0, 0, 10, 0}, {0, 0, 0, 10, 0}), 0.0);
    }

    void twoBoxesOnOneThing()
    {
        LabelState state = stateOf({build::item(0), build::item(1)},
                                   {{box("a", {10, 10, 20, 20, 0}), box("b", {11, 10, 20, 20, 0}), box("c", {11, 10, 20, 20, 0}, 1), box("d", {28, 10, 20, 20, 0})}, {}});
        // 19 · 20 of 2 · 400 − 380: 0.905. The other class and the touching neighbour are no doubt.
        QCOMPARE(textOf(found(state), state), std::string("0 two boxes of cat share 90 % of their area -> Remove one of the two boxes\n"));
        const Doubt doubt = found(state).doubts.at(0);
        LabelState kept = state;
        kept.apply(keeping(doubt, state));
        QVERIFY(found(kept).doubts.empty() && !isStanding(doubt, kept));
        for (const LabelChange& change : taking(doubt, state))
            state.apply(change);
        QCOMPARE(state.annotations(0).size(), std::size_t(3));
        QVERIFY(!isStanding(doubt, state) && found(state).doubts.empty());
    }

    void copiesWithOtherClasses()
    {
        std::vector<Item> items = {build::item(0, 0), build::item(1, 0), build::item(2, 1), build::item(3, 1)};
        items[2].twin = 0;
        items[3].content = items[1].content; // the same picture twice
        items[3].name = "again.png";
        LabelState state = stateOf(items);
        QCOMPARE(textOf(found(state), state), std::string("3 labelled dog, the same picture picture1.png is labelled cat -> Label it cat\n"
                                                          "2 labelled dog, its near copy picture0.png is labelled cat -> Label it cat\n"));
        // The dog is right: now the cat is doubted; when that is right too, nothing is.
        state.apply(keeping(found(state).doubts.at(1), state));
        QCOMPARE(textOf(found(state), state), std::string("3 labelled dog, the same picture picture1.png is labelled cat -> Label it cat\n"
                                                          "0 labelled cat, its near copy picture2.png is labelled dog -> Label it dog\n"));
        state.apply(keeping(found(state).doubts.at(1), state));
        QCOMPARE(found(state).doubts.size(), std::size_t(1));
        // It counts while the label stays.
        state.apply(state.labelled(0, 1));
        state.apply(state.labelled(2, 0));
        QCOMPARE(found(state).doubts.size(), std::size_t(2));
    }

    void aModelDoubtsAndTheAccuracyMoves()
    {
        Clouds clouds;
        for (const std::size_t item : {4, 21, 40}) // three of sixty say the wrong thing
            clouds.items[item].label = 1 - clouds.items[item].label;
        LabelState state = stateOf(clouds.items);
        const DoubtReport report = found(state, &clouds.embeddings);
        QVERIFY2(report.doubts.size() >= 3, textOf(report, state).c_str());
        std::vector<std::size_t> worst;
        for (int i = 0; i < 3; ++i) {
            worst.push_back(report.doubts[std::size_t(i)].item);
            QVERIFY(report.doubts[std::size_t(i)].kind == DoubtKind::Label);
            QVERIFY(reasonOf(report.doubts[std::size_t(i)], state).english().find("a model that has not seen it says") != std::string::npos);
        }
        std::ranges::sort(worst);
        QCOMPARE(worst, (std::vector<std::size_t>{4, 21, 40}));
        QCOMPARE(heldOutAccuracy(report, state), (HeldOut{57, 60}));
        for (const LabelChange& change : taking(report.doubts[0], state))
            state.apply(change);
        QCOMPARE(heldOutAccuracy(report, state), (HeldOut{58, 60})); // at once
        QVERIFY(!isStanding(report.doubts[0], state) && isStanding(report.doubts[1], state));
    }

    void everyPictureIsDoubtedOnce()
    {
        Clouds clouds;
        clouds.items[10].label = 1; // a cat: doubted by the model, as a copy, and as an outlier of the dogs
        clouds.items[10].twin = 2;
        const LabelState state = stateOf(clouds.items);
        QCOMPARE(std::ranges::count(found(state, &clouds.embeddings).doubts, std::size_t(10), &Doubt::item), std::ptrdiff_t(1));
    }

    /// Thirty pictures evenly on a cone around the axis, one at its other end: by symmetry those on the cone are as far
    /// from their ten nearest as each other, and the last one is 1 + cos of the cone's angle from all of them.
    void outliersOfAClass()
    {
        Embeddings embeddings{3, {}};
        std::vector<std::int32_t> labels(31, 0);
        constexpr double kAngle = 0.3;
        for (int i = 0; i < 30; ++i) {
            const double turn = 6.283185307179586 * i / 30;
            for (const double value : {std::sin(kAngle) * std::cos(turn), std::sin(kAngle) * std::sin(turn), std::cos(kAngle)})
                embeddings.rows.push_back(float(value));
        }
        embeddings.rows.insert(embeddings.rows.end(), {0.0F, 0.0F, -1.0F});
        NoProgress quiet;
        const auto outliers = classOutliers(embeddings, labels, 1, 0, quiet).value();
        QCOMPARE(outliers.size(), std::size_t(1));
        QCOMPARE(outliers[0].item, std::size_t(30));
        QVERIFY2(std::abs(outliers[0].distance - (1 + std::cos(kAngle))) < 1e-5, qPrintable(QString::number(outliers[0].distance)));
        std::fill(labels.begin() + 10, labels.end(), -1);
        QVERIFY(classOutliers(embeddings, labels, 1, 0, quiet)->empty()); // too few to say what is usual
    }
};

QTEST_GUILESS_MAIN(TestDoubts)
#include "tst_doubts.moc"
