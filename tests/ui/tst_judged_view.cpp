// Which items stand behind a cell, a threshold, the worst mistakes.
#include "ui/pages/evaluate/judged_view.h"
#include "ui/pages/evaluate/metrics_line.h"

#include "support/item_builder.h"

#include <QtTest>

using namespace lathe;

namespace {

/// Five items of two classes; the rows point at items 10 to 14 of a larger set.
JudgedView someView()
{
    JudgedPart part;
    ItemSet set;
    set.classes = {"cat", "dog"};
    for (int i = 0; i < 20; ++i)
        set.items.push_back(build::item(i, i % 2, Part::Validation));
    const auto items = std::make_shared<const Items>(std::move(set));
    part.items = items;
    part.pictures = {items, std::get_if<ItemSet>(items.get())};
    part.indices = {10, 11, 12, 13, 14};
    part.truth.labels = {0, 0, 0, 1, -1};
    part.predictions.classes = {"cat", "dog"};
    part.predictions.probabilities = {0.9f, 0.1f,  // right
                                      0.3f, 0.7f,  // cat taken for dog
                                      0.05f, 0.95f, // the same, surer
                                      0.6f, 0.4f,  // dog taken for cat
                                      0.5f, 0.5f}; // no truth
    return JudgedView(std::move(part));
}

std::vector<std::uint32_t> itemsOf(const std::vector<GridEntry>& entries)
{
    std::vector<std::uint32_t> items;
    for (const GridEntry& entry : entries)
        items.push_back(entry.item);
    return items;
}

} // namespace

class TestJudgedView : public QObject {
    Q_OBJECT
private slots:
    void cellGivesItsItemsSurestFirst()
    {
        const auto entries = itemsOfCell(someView(), {{0}, {1}});
        QCOMPARE(itemsOf(entries), (std::vector<std::uint32_t>{12, 11}));
        QCOMPARE(entries[0].predicted, 1);
        QCOMPARE(entries[0].probability, 0.95f);
    }

    void totalsGiveWholeRows()
    {
        QCOMPARE(itemsOfCell(someView(), {{0}, {0, 1}}).size(), std::size_t(3));
        QCOMPARE(itemsOfCell(someView(), {{0, 1}, {0}}).size(), std::size_t(2));
    }

    void thresholdSeparatesWronglyTakenFromMissed()
    {
        // dog at 0.5: items 11 and 12 are taken though cats, 13 is a dog at 0.4.
        const ThresholdItems items = itemsOfThreshold(someView(), 1, 0.5);
        QCOMPARE(itemsOf(items.wronglyTaken), (std::vector<std::uint32_t>{12, 11}));
        QCOMPARE(itemsOf(items.missed), (std::vector<std::uint32_t>{13}));
        QCOMPARE(items.missed[0].probability, 0.4f);
    }

    void worstMistakesAreTheSurestWrongOnes()
    {
        QCOMPARE(itemsOf(worstItems(someView())), (std::vector<std::uint32_t>{12, 11, 13}));
    }

    void worstClassIgnoresUndefinedOnes()
    {
        Evaluation evaluation;
        evaluation.perClass.resize(3);
        evaluation.perClass[1].f1.value = 0.8;
        evaluation.perClass[2].f1.value = 0.9;
        QCOMPARE(worstClass(evaluation), 1);
        QCOMPARE(worstClass(Evaluation()), -1);
    }

    void intervalsAreWrittenAsTheyAre()
    {
        QLocale::setDefault(QLocale::c());
        QCOMPARE(intervalText({0.9, 0.89, 0.91, {}}, 3), QString("±\u00a00.010"));
        QCOMPARE(intervalText({0.007, 0.0065, 0.012, {}}, 3), QString("(0.006 to 0.012)"));
        QCOMPARE(intervalText({{}, {}, {}, "undefined"}, 3), QString());
    }
};

QTEST_MAIN(TestJudgedView)
#include "tst_judged_view.moc"
