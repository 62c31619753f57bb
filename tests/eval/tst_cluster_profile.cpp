// What makes a group of rows different from the whole.
#include "eval/cluster_profile.h"
#include "support/table_builder.h"

#include <QtTest>

#include <cmath>

using namespace lathe;

class TestClusterProfile : public QObject {
    Q_OBJECT
private slots:
    /// x: mean 3, deviation √2 (population), inside 1.5. c: a has share 0.4 of all and 1 inside, so that the difference
    /// is 0.6 / √(0.4 · 0.6) = 1.2247.
    void comparesMeansAndShares()
    {
        const Table table = build::table("x:numeric,c:categorical,same:numeric,id:numeric:id\n1,a,7,1\n2,a,7,2\n3,b,7,3\n4,b,7,4\n5,b,7,5");
        const std::vector<std::uint32_t> rows{0, 1};
        const auto profile = profileOf(table, rows);
        QCOMPARE(profile.size(), std::size_t(2));
        QCOMPARE(profile[0].column, std::string("c"));
        QVERIFY(profile[0].inside == 1 || profile[0].inside == 0); // a and b differ equally
        QVERIFY(std::abs(std::abs(profile[0].difference) - 1.224744871) < 1e-6);
        QCOMPARE(profile[1].column, std::string("x"));
        QCOMPARE(profile[1].inside, 1.5);
        QCOMPARE(profile[1].whole, 3.0);
        QVERIFY(std::abs(profile[1].difference - -1.5 / std::sqrt(2.0)) < 1e-12);
    }

    void missingValuesAreLeftOut()
    {
        const Table table = build::table("x:numeric,c:categorical\n1,a\n,\n3,b");
        const std::vector<std::uint32_t> rows{0, 1};
        const auto profile = profileOf(table, rows);
        QCOMPARE(profile.size(), std::size_t(2));
        const auto x = std::ranges::find(profile, std::string("x"), &ProfileEntry::column);
        QCOMPARE(x->inside, 1.0);
        QCOMPARE(x->whole, 2.0);
        const std::vector<std::uint32_t> none{1};
        QVERIFY(profileOf(table, none).empty());
    }
};

QTEST_GUILESS_MAIN(TestClusterProfile)
#include "tst_cluster_profile.moc"
