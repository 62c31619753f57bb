// The model that learns while a person labels, the queue that it orders, and the labels that it doubts.
#include "base/random.h"
#include "label/label_issues.h"
#include "label/live_head.h"
#include "label/work_queue.h"

#include <QtTest>

#include <cmath>
#include <numeric>

using namespace lathe;

namespace {

/// Clouds around `classes` directions of 16 dimensions; picture i is of class i mod classes.
struct Clouds {
    Embeddings embeddings;
    std::vector<std::int32_t> labels;

    Clouds(std::size_t count, std::size_t classes, double spread, std::uint64_t seed = 3)
    {
        Random random(seed);
        const auto normal = [&] { return std::sqrt(-2 * std::log(1 - random.uniform())) * std::cos(6.283185307179586 * random.uniform()); };
        embeddings.dims = 16;
        for (std::size_t i = 0; i < count; ++i) {
            labels.push_back(std::int32_t(i % classes));
            for (std::size_t j = 0; j < 16; ++j)
                embeddings.rows.push_back(float((j == i % classes ? 1 : 0) + spread * normal()));
        }
        embeddings = normalised(embeddings);
    }
    std::vector<std::size_t> all() const
    {
        std::vector<std::size_t> items(labels.size());
        std::iota(items.begin(), items.end(), std::size_t(0));
        return items;
    }
};

double accuracy(const std::vector<float>& shares, const std::vector<std::int32_t>& labels, std::size_t classes)
{
    double right = 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const auto row = shares.begin() + std::ptrdiff_t(i * classes);
        right += std::max_element(row, row + std::ptrdiff_t(classes)) - row == labels[i];
    }
    return right / double(labels.size());
}

} // namespace

class TestLiveHead : public QObject {
    Q_OBJECT
private slots:
    void learnsFromAFewAndIsSureWhereItShould()
    {
        const Clouds clouds(600, 4, 0.25);
        std::vector<std::int32_t> known(600, -1);
        std::copy_n(clouds.labels.begin(), 40, known.begin());
        LiveHead head;
        QVERIFY(head.fit(clouds.embeddings, known, clouds.all(), 4));
        const auto shares = head.predict(clouds.embeddings, clouds.all());
        QVERIFY2(accuracy(shares, clouds.labels, 4) > 0.85, qPrintable(QString::number(accuracy(shares, clouds.labels, 4))));
        for (std::size_t i = 0; i < 600; ++i)
            QVERIFY(std::abs(std::accumulate(shares.begin() + std::ptrdiff_t(4 * i), shares.begin() + std::ptrdiff_t(4 * i + 4), 0.0F) - 1) < 1e-4F);
    }

    /// Going on from where it was ends where beginning anew ends: the loss is convex.
    void warmAndColdAgree()
    {
        const Clouds clouds(300, 3, 0.3);
        std::vector<std::int32_t> known(300, -1);
        LiveHead warm, cold;
        for (const std::size_t count : {10, 60, 150, 300}) {
            std::copy_n(clouds.labels.begin(), count, known.begin());
            QVERIFY(warm.fit(clouds.embeddings, known, clouds.all(), 3));
        }
        QVERIFY(cold.fit(clouds.embeddings, known, clouds.all(), 3));
        const auto a = warm.predict(clouds.embeddings, clouds.all()), b = cold.predict(clouds.embeddings, clouds.all());
        for (std::size_t i = 0; i < a.size(); ++i)
            QVERIFY2(std::abs(a[i] - b[i]) < 0.05F, qPrintable(QString::number(a[i] - b[i])));
    }

    void oneClassIsNothingToLearn()
    {
        const Clouds clouds(20, 2, 0.2);
        std::vector<std::int32_t> known(20, -1);
        LiveHead head;
        QVERIFY(!head.fit(clouds.embeddings, known, clouds.all(), 2));
        known[0] = 0;
        QVERIFY(!head.fit(clouds.embeddings, known, clouds.all(), 2) && !head.isFitted());
        known[1] = 1;
        QVERIFY(head.fit(clouds.embeddings, known, clouds.all(), 3)); // the third class has no picture yet
        QCOMPARE(head.predict(clouds.embeddings, std::vector<std::size_t>{0})[2], 0.0F);
    }

    void brokenPicturesAreNotLearnedFrom()
    {
        Clouds clouds(40, 2, 0.2);
        std::fill_n(clouds.embeddings.rows.begin(), 16, 0.0F);
        LiveHead head;
        QVERIFY(head.fit(clouds.embeddings, clouds.labels, clouds.all(), 2));
        QVERIFY(!clouds.embeddings.isKnown(0) && clouds.embeddings.isKnown(1));
        for (const float share : head.predict(clouds.embeddings, clouds.all()))
            QVERIFY(std::isfinite(share));
    }

    void theQueueAsksWhereTheModelIsUnsureAndNotTwiceForTheSame()
    {
        // Two equal pictures that the model is unsure of, one that it is a little surer of and that is unlike them,
        // one that it is sure of.
        Embeddings embeddings{2, {1, 0, 1, 0, 0, 1, 0.6F, 0.8F}};
        const std::vector<std::size_t> open = {0, 1, 2, 3};
        const std::vector<float> shares = {0.5F, 0.5F, 0.5F, 0.5F, 0.6F, 0.4F, 0.99F, 0.01F};
        const auto queue = workQueue(embeddings, Novelty(embeddings), open, shares, 2, {}, {.length = 4, .randomShare = 0, .seed = 0});
        QCOMPARE(queue[0].item, std::size_t(0));
        QCOMPARE(queue[1].item, std::size_t(2));
        QCOMPARE(queue[3].item, std::size_t(1)); // the twin of the first comes last
        Novelty seen(embeddings);
        seen.add(0);
        QCOMPARE(seen.of(1), 0.0F);
        QVERIFY(std::abs(seen.of(3) - 0.4F) < 1e-6F);
    }

    void aTenthIsDrawnByChance()
    {
        const Clouds clouds(2000, 4, 0.3);
        const auto queue = workQueue(clouds.embeddings, Novelty(clouds.embeddings), clouds.all(), {}, 0, {}, {.length = 400, .randomShare = 0.1, .seed = 5});
        QCOMPARE(queue.size(), std::size_t(2000));
        const auto random = std::ranges::count_if(queue, &QueuePlace::isRandom);
        QVERIFY2(random > 22 && random < 60, qPrintable(QString::number(random))); // 40 ± 3 · 6
        std::vector<std::size_t> items;
        for (const QueuePlace& place : queue)
            items.push_back(place.item);
        std::ranges::sort(items);
        QCOMPARE(items, clouds.all()); // each once
    }

    void wrongLabelsStandFirst()
    {
        Clouds clouds(500, 5, 0.1);
        std::vector<std::int32_t> given = clouds.labels;
        for (std::size_t i = 0; i < 500; i += 21) // a twentieth, of all classes, to all others
            given[i] = std::int32_t((std::size_t(given[i]) + 1 + i / 21 % 4) % 5);
        const auto shares = outOfFoldProbabilities(clouds.embeddings, given, 5, 5, 1);
        const auto issues = labelIssues(shares, given, 5);
        QVERIFY2(issues.size() >= 15, qPrintable(QString::number(issues.size())));
        int right = 0;
        for (std::size_t i = 0; i < 15; ++i)
            right += issues[i].item % 21 == 0 && issues[i].likely == clouds.labels[issues[i].item];
        QVERIFY2(right >= 14, qPrintable(QString::number(right)));
        QVERIFY(outOfFoldProbabilities(clouds.embeddings, std::vector<std::int32_t>(500, -1), 5, 5, 1).empty());
    }

    /// Three pictures by hand. Means: of class 0 (0.9 + 0.2) / 2 = 0.55, of class 1 0.8. The second reaches the mean of
    /// class 1 with 0.8 and its own not with 0.2: an issue. The third reaches its own.
    void confidentLearningByHand()
    {
        const std::vector<float> shares = {0.9F, 0.1F, 0.2F, 0.8F, 0.2F, 0.8F};
        const std::vector<std::int32_t> given = {0, 0, 1};
        const auto issues = labelIssues(shares, given, 2);
        QCOMPARE(issues.size(), std::size_t(1));
        QVERIFY(issues[0] == (LabelIssue{1, 0, 1, 0.2F}));
    }
};

QTEST_GUILESS_MAIN(TestLiveHead)
#include "tst_live_head.moc"
