#include "media/similarity.h"

#include "base/random.h"
#include "support/picture_builder.h"

#include <QtTest>

#include <bit>

using namespace lathe;

namespace {

/// Every pair, as the header defines it.
std::vector<std::int64_t> slowTwins(const std::vector<std::uint64_t>& hashes, const std::vector<Thumbprint>& prints)
{
    std::vector<std::int64_t> twins(hashes.size(), -1);
    for (std::size_t i = 0; i < hashes.size(); ++i)
        for (std::size_t j = 0; j < i && twins[i] < 0; ++j)
            if (std::popcount(hashes[i] ^ hashes[j]) <= 4 && difference(prints[i], prints[j]) < 3)
                twins[i] = static_cast<std::int64_t>(j);
    return twins;
}

} // namespace

class TestSimilarity : public QObject {
    Q_OBJECT

private slots:
    void hashComparesNeighbours()
    {
        Thumbprint print{};
        QCOMPARE(perceptualHash(print), std::uint64_t(0));
        for (std::size_t i = 0; i < print.size(); ++i)
            print[i] = static_cast<std::uint8_t>(200 - 10 * (i % 16)); // each cell brighter than its right one
        QCOMPARE(perceptualHash(print), ~std::uint64_t(0));
        for (std::size_t i = 0; i < 32; ++i)
            print[i] = 0; // the first pair of rows plain
        QCOMPARE(perceptualHash(print), ~std::uint64_t(0) >> 8);
    }

    void contrastAndDifference()
    {
        Thumbprint half{};
        std::fill(half.begin(), half.begin() + 128, std::uint8_t(255));
        QCOMPARE(contrast(half), 127.5);
        QCOMPARE(contrast(Thumbprint{}), 0.0);
        QCOMPARE(difference(half, Thumbprint{}), 127.5);
    }

    void thumbprintIsSmallAndGrey()
    {
        Image image{32, 32, 3, Bytes(32 * 32 * 3, 77)};
        const Thumbprint print = thumbprint(image);
        QVERIFY(std::all_of(print.begin(), print.end(), [](int value) { return value == 77; }));
    }

    void twinsAreThoseOfAllPairs()
    {
        Random random(7);
        std::vector<std::uint64_t> hashes;
        std::vector<Thumbprint> prints;
        for (int i = 0; i < 1500; ++i) {
            if (i > 20 && random.below(2) == 0) {
                const std::size_t original = random.below(hashes.size());
                std::uint64_t hash = hashes[original];
                for (std::size_t flips = random.below(7); flips > 0; --flips)
                    hash ^= std::uint64_t(1) << random.below(64);
                Thumbprint print = prints[original];
                const int shift = static_cast<int>(random.below(6));
                for (std::uint8_t& value : print)
                    value = static_cast<std::uint8_t>(std::min(255, value + shift));
                hashes.push_back(hash);
                prints.push_back(print);
            } else {
                Thumbprint print;
                for (std::uint8_t& value : print)
                    value = static_cast<std::uint8_t>(random.below(256));
                hashes.push_back(perceptualHash(print));
                prints.push_back(print);
            }
        }
        const auto twins = findTwins(hashes, prints);
        QCOMPARE(twins, slowTwins(hashes, prints));
        QVERIFY(std::count_if(twins.begin(), twins.end(), [](std::int64_t twin) { return twin >= 0; }) > 100);
        QVERIFY(findTwins({}, {}).empty());
    }
};

QTEST_GUILESS_MAIN(TestSimilarity)
#include "tst_similarity.moc"
