// How far people agree: published examples.
#include "label/agreement.h"

#include <QtTest>

#include <cmath>

using namespace lathe;

namespace {

/// "1 2 .": classes from 1, a dot for nothing said; one text a person.
Ratings ratingsOf(const QStringList& people)
{
    Ratings ratings;
    for (const QString& person : people) {
        const QStringList said = person.split(' ');
        ratings.resize(std::size_t(said.size()));
        for (qsizetype i = 0; i < said.size(); ++i)
            ratings[std::size_t(i)].push_back(said[i] == "." ? -1 : said[i].toInt() - 1);
    }
    return ratings;
}

/// Numbers of ratings by class, one row a picture, as ratings of as many people.
Ratings ratingsOf(const std::vector<std::vector<int>>& counts)
{
    Ratings ratings;
    for (const auto& row : counts) {
        ratings.emplace_back();
        for (std::size_t k = 0; k < row.size(); ++k)
            ratings.back().insert(ratings.back().end(), std::size_t(row[k]), std::int32_t(k));
    }
    return ratings;
}

} // namespace

class TestAgreement : public QObject {
    Q_OBJECT
private slots:
    /// Fifty proposals read by two people: 20 yes by both, 15 no by both, 5 and 10 divided. Observed 0.7, expected 0.5.
    void cohen()
    {
        Ratings ratings;
        const auto add = [&](int count, int a, int b) { ratings.insert(ratings.end(), std::size_t(count), {a, b}); };
        add(20, 0, 0);
        add(5, 0, 1);
        add(10, 1, 0);
        add(15, 1, 1);
        QVERIFY(std::abs(*cohensKappa(ratings, 0, 1, 2) - 0.4) < 1e-12);
        add(7, 0, -1); // said by one alone: not counted
        QVERIFY(std::abs(*cohensKappa(ratings, 0, 1, 2) - 0.4) < 1e-12);
        QVERIFY(!cohensKappa({{0, 0}, {0, 0}}, 0, 1, 2)); // one class alone
        QVERIFY(!cohensKappa({{0, -1}}, 0, 1, 2));
    }

    /// Fleiss' own layout: ten subjects, fourteen raters, five categories; κ = 0.210.
    void fleiss()
    {
        const Ratings ratings = ratingsOf({{0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
                                           {7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}});
        QVERIFY2(std::abs(*fleissKappa(ratings, 5) - 0.210) < 5e-4, qPrintable(QString::number(*fleissKappa(ratings, 5))));
        QVERIFY(!fleissKappa({{0}, {1}}, 2));
    }

    /// Krippendorff, Computing Krippendorff's alpha-reliability (2011), section C: nominal data, any number of
    /// observers, missing data; α = 0.743.
    void krippendorff()
    {
        const Ratings ratings = ratingsOf(QStringList{"1 2 3 3 2 1 4 1 2 . . .", "1 2 3 3 2 2 4 1 2 5 . 3", ". 3 3 3 2 3 4 2 2 5 1 .", "1 2 3 3 2 4 4 1 2 5 1 ."});
        QVERIFY2(std::abs(*krippendorffsAlpha(ratings, 5) - 0.743) < 5e-4, qPrintable(QString::number(*krippendorffsAlpha(ratings, 5))));
        QVERIFY(!krippendorffsAlpha({{0}, {1}}, 2));
    }

    /// Two careful people and two who say the first class whatever they see: the votes are level or worse, the
    /// consensus is not.
    void consensusKnowsWhoErrs()
    {
        Ratings ratings;
        std::vector<int> truth;
        for (int i = 0; i < 200; ++i) {
            truth.push_back(i % 2);
            const int careful = i % 10 == 7 ? 1 - i % 2 : i % 2; // wrong in a tenth
            const int other = i % 10 == 2 ? 1 - i % 2 : i % 2;   // in another tenth
            ratings.push_back({careful, other, i % 2, 0, 0});
        }
        const Consensus consensus = dawidSkene(ratings, 5, 2);
        int right = 0;
        for (std::size_t i = 0; i < truth.size(); ++i)
            right += (consensus.shares[i][1] > 0.5 ? 1 : 0) == truth[i];
        QCOMPARE(right, 200);
        QVERIFY(std::abs(consensus.accuracy[0] - 0.9) < 0.02 && consensus.accuracy[2] > 0.98 && std::abs(consensus.accuracy[3] - 0.5) < 0.02);
        QVERIFY(dawidSkene({{-1, -1}}, 2, 3).shares[0][1] > 0.3);
    }
};

QTEST_GUILESS_MAIN(TestAgreement)
#include "tst_agreement.moc"
