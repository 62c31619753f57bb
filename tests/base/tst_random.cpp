// Random numbers: SplitMix64's published values, ranges, shuffles.
#include "base/random.h"

#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <vector>

using namespace lathe;

class TestRandom : public QObject {
    Q_OBJECT
private slots:
    void referenceValues()
    {
        // From Vigna's splitmix64.c, seeds 1234567 and 0.
        Random random(1234567);
        for (const std::uint64_t expected :
             {6457827717110365317u, 3203168211198807973u, 9817491932198370423u,
              4593380528125082431u, 16408922859458223821u})
            QCOMPARE(random.next(), expected);
        QCOMPARE(Random(0).next(), std::uint64_t(0xE220A8397B1DCDAF));
    }

    void uniformLiesInItsRange()
    {
        // The top 53 bits of the first value above, as a fraction of 2^53.
        QCOMPARE(Random(1234567).uniform(),
                 std::ldexp(static_cast<double>(6457827717110365317u >> 11), -53));
        Random random(1);
        double sum = 0;
        for (int i = 0; i < 100000; ++i) {
            const double value = random.uniform();
            QVERIFY(value >= 0 && value < 1);
            sum += value;
        }
        QVERIFY(std::abs(sum / 100000 - 0.5) < 0.005); // five standard errors
    }

    void belowIsFair()
    {
        Random random(2);
        std::array<int, 6> counts{};
        for (int i = 0; i < 60000; ++i)
            ++counts.at(random.below(6));
        double chiSquare = 0;
        for (const int count : counts)
            chiSquare += (count - 10000.0) * (count - 10000.0) / 10000.0;
        QVERIFY(chiSquare < 20.5); // 99.9 % point of five degrees of freedom
        QCOMPARE(random.below(1), std::size_t(0));
    }

    void shuffleKeepsTheItems()
    {
        std::vector<int> items(100);
        std::iota(items.begin(), items.end(), 0);
        const std::vector<int> sorted = items;
        Random(3).shuffle(items);
        QVERIFY(items != sorted);
        std::vector<int> again = sorted;
        Random(3).shuffle(again);
        QCOMPARE(again, items); // the same seed, the same order
        std::ranges::sort(items);
        QCOMPARE(items, sorted);
    }

    void partsHaveSeedsOfTheirOwn()
    {
        std::vector<std::uint64_t> seeds;
        for (std::uint64_t seed = 0; seed < 100; ++seed)
            for (std::uint64_t part = 0; part < 100; ++part)
                seeds.push_back(seedFor(seed, part));
        std::ranges::sort(seeds);
        QVERIFY(std::ranges::adjacent_find(seeds) == seeds.end());
    }
};

QTEST_GUILESS_MAIN(TestRandom)
#include "tst_random.moc"
