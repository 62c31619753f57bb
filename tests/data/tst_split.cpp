#include "data/split.h"

#include "base/random.h"
#include "support/item_builder.h"

#include <QtTest>

#include <map>
#include <numeric>

using namespace lathe;

namespace {

using Counts = std::array<int, 4>;

Counts countParts(const std::vector<Part>& parts)
{
    Counts counts{};
    for (const Part part : parts)
        ++counts[static_cast<std::size_t>(part)];
    return counts;
}

ItemSet itemsOf(const std::vector<int>& classSizes)
{
    ItemSet set;
    for (std::size_t label = 0; label < classSizes.size(); ++label)
        for (int i = 0; i < classSizes[label]; ++i)
            set.items.push_back(build::item(static_cast<int>(set.items.size()), static_cast<std::int32_t>(label)));
    return set;
}

} // namespace

class TestSplit : public QObject {
    Q_OBJECT

private slots:
    void keepsClassShares()
    {
        const ItemSet set = itemsOf({1000, 10, 37});
        const auto parts = stratifiedSplit(set, {}, 1);
        QVERIFY(parts);
        for (std::int32_t label = 0; label < 3; ++label) {
            Counts counts{};
            int total = 0;
            for (std::size_t i = 0; i < set.items.size(); ++i)
                if (set.items[i].label == label) {
                    ++counts[static_cast<std::size_t>((*parts)[i])];
                    ++total;
                }
            QVERIFY(std::abs(counts[0] - 0.8 * total) < 1);
            QVERIFY(std::abs(counts[1] - 0.1 * total) < 1);
            QVERIFY(std::abs(counts[2] - 0.1 * total) < 1);
        }
    }

    void manySmallClassesFillAllParts()
    {
        const auto parts = stratifiedSplit(itemsOf(std::vector<int>(100, 5)), {}, 1);
        QCOMPARE(countParts(*parts), (Counts{400, 50, 50, 0}));
    }

    void copiesStayTogether()
    {
        ItemSet set = itemsOf({300});
        for (std::size_t i = 100; i < 200; ++i)
            set.items[i].content = set.items[i - 100].content;
        for (std::size_t i = 200; i < 300; ++i)
            set.items[i].twin = static_cast<std::int64_t>(i) - 100;
        const auto parts = stratifiedSplit(set, {0.5, 0.25, 0.25}, 3);
        for (std::size_t i = 0; i < 100; ++i)
            QVERIFY((*parts)[i] == (*parts)[i + 100] && (*parts)[i] == (*parts)[i + 200]);
        QVERIFY(std::abs(countParts(*parts)[0] - 150) <= 3);
    }

    void orderDoesNotMatterAndSeedDoes()
    {
        ItemSet set = itemsOf({60, 40});
        const auto parts = stratifiedSplit(set, {}, 5);
        std::map<std::string, Part> partOfName;
        for (std::size_t i = 0; i < set.items.size(); ++i)
            partOfName[set.items[i].name] = (*parts)[i];
        ItemSet shuffled = set;
        Random(9).shuffle(shuffled.items);
        const auto again = stratifiedSplit(shuffled, {}, 5);
        for (std::size_t i = 0; i < shuffled.items.size(); ++i)
            QVERIFY(partOfName[shuffled.items[i].name] == (*again)[i]);
        QVERIFY(*stratifiedSplit(set, {}, 6) != *parts);
    }

    void wrongSharesAreRefused()
    {
        QVERIFY(!stratifiedSplit({}, {0.5, 0.1, 0.1}, 1));
        QVERIFY(!stratifiedSplit({}, {1.2, -0.1, -0.1}, 1));
        QVERIFY(stratifiedSplit({}, {1, 0, 0}, 1)->empty());
    }

    void completes_data()
    {
        QTest::addColumn<Counts>("given");
        QTest::addColumn<Counts>("expected");
        QTest::newRow("nothing given") << Counts{0, 0, 0, 100} << Counts{80, 10, 10, 0};
        QTest::newRow("train and test") << Counts{100, 0, 30, 0} << Counts{90, 10, 30, 0};
        QTest::newRow("train and validation") << Counts{100, 20, 0, 0} << Counts{100, 20, 0, 0};
        QTest::newRow("all") << Counts{50, 20, 10, 0} << Counts{50, 20, 10, 0};
        QTest::newRow("train alone") << Counts{100, 0, 0, 0} << Counts{80, 10, 10, 0};
        QTest::newRow("test and the rest") << Counts{0, 0, 30, 100} << Counts{90, 10, 30, 0};
    }
    void completes()
    {
        QFETCH(Counts, given);
        QFETCH(Counts, expected);
        ItemSet set;
        for (std::size_t part = 0; part < 4; ++part)
            for (int i = 0; i < given[part]; ++i)
                set.items.push_back(build::item(static_cast<int>(set.items.size()), 0, static_cast<Part>(part)));
        const auto parts = completedSplit(set, 1);
        QCOMPARE(countParts(parts), expected);
        for (std::size_t i = 0; i < parts.size(); ++i)
            QVERIFY(set.items[i].part != Part::Test || parts[i] == Part::Test);
    }
};

QTEST_GUILESS_MAIN(TestSplit)
#include "tst_split.moc"
