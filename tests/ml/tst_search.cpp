#include "ml/search_space.h"
#include "ml/successive_halving.h"
#include "ml/tpe.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace lathe;

namespace {

std::vector<ParamSpec> manySpecs()
{
    return {
        ParamSpec::real("c", "C", 1.0, 1e-6, 1e6, "").inFactors(),
        ParamSpec::integer("trees", "Trees", 100, 1, 10000, "").inFactors(),
        ParamSpec::real("share", "Share", 0.5, 0.05, 1, ""),
        ParamSpec::integer("depth", "Depth", 0, 0, 1000, "").withZero("without limit"),
        ParamSpec::boolean("intercept", "Intercept", true, ""),
        ParamSpec::choice("penalty", "Penalty", "l2", {{"l1", "L1"}, {"l2", "L2"}}, ""),
        ParamSpec::real("gain", "Gain", 0, 0, 1e6, "").rare(),
        ParamSpec::real("l2", "L2", 1, 0, 1e6, "").rare().inFactors().withSearch(1e-3, 10),
        ParamSpec::integer("width", "Width", 8, 1, 32, "").withoutSearch(),
        ParamSpec::text("note", "Note", "", ""),
    };
}

/// A valley with a narrow floor at x = 0.3, y = 0.8 of a space of two numbers, and a choice of which one is right.
SearchSpace valley()
{
    return searchSpaceOf({ParamSpec::real("x", "X", 0.5, 0, 1, ""), ParamSpec::real("y", "Y", 0.5, 0, 1, ""),
                          ParamSpec::choice("way", "Way", "a", {{"a", "A"}, {"b", "B"}, {"c", "C"}}, "")});
}

double lossAt(const SearchPoint& p)
{
    return std::pow(p[0] - 0.3, 2) + std::pow(p[1] - 0.8, 2) + (p[2] == 1 ? 0 : 0.2);
}

std::vector<SearchObservation> trials(std::uint64_t seed, int count, int startup)
{
    const Tpe tpe({valley()}, seed, {startup, 24, 0.1});
    std::vector<SearchObservation> seen;
    for (int i = 0; i < count; ++i) {
        const SearchProposal proposal = tpe.propose(seen);
        seen.push_back({proposal.branch, proposal.point, lossAt(proposal.point)});
    }
    return seen;
}

double leastLoss(const std::vector<SearchObservation>& seen)
{
    return std::ranges::min_element(seen, {}, &SearchObservation::loss)->loss;
}

} // namespace

class TestSearch : public QObject {
    Q_OBJECT
private slots:
    void searchesWhatMakesSense()
    {
        const SearchSpace space = searchSpaceOf(manySpecs());
        std::vector<std::string> names;
        for (const SearchDimension& dimension : space.dimensions)
            names.push_back(dimension.name);
        QCOMPARE(names, (std::vector<std::string>{"c", "trees", "share", "intercept", "penalty", "l2"}));
        QCOMPARE(space.dimensions[0].low, 0.01);
        QCOMPARE(space.dimensions[0].high, 100.0);
        QCOMPARE(space.dimensions[1].low, 10.0);
        QCOMPARE(space.dimensions[1].high, 1000.0);
        QCOMPARE(space.dimensions[2].low, 0.05);
        QVERIFY(space.dimensions[0].logarithmic && !space.dimensions[2].logarithmic);
        QCOMPARE(space.dimensions[5].high, 10.0);
    }

    void everyPointGivesAllowedParameters()
    {
        const auto specs = manySpecs();
        const SearchSpace space = searchSpaceOf(specs);
        Random random(3);
        for (int i = 0; i < 500; ++i) {
            const SearchPoint point = space.draw(random);
            const Params params = space.paramsAt(point);
            QVERIFY(checkParams(specs, params));
            QVERIFY(space.paramsAt(space.pointOf(params)) == params || std::abs(space.pointOf(params)[0] - point[0]) < 1e-9);
        }
        for (const double end : {0.0, 1.0})
            QVERIFY(checkParams(specs, space.paramsAt(SearchPoint(space.dimensions.size(), end))));
    }

    void pointsGoAlongFactors()
    {
        const SearchSpace space = searchSpaceOf(manySpecs());
        // The middle between 0.01 and 100 in factors is 1.
        QVERIFY(std::abs(std::get<double>(space.dimensions[0].valueAt(0.5)) - 1.0) < 1e-12);
        QVERIFY(std::abs(space.dimensions[0].coordinateOf(ParamValue(10.0)) - 0.75) < 1e-12);
        QVERIFY(space.dimensions[1].valueAt(0) == ParamValue(std::int64_t(10)));
        QVERIFY(space.dimensions[1].valueAt(1) == ParamValue(std::int64_t(1000)));
        QVERIFY(space.paramsAt(space.pointOf(space.fixed)) == space.fixed
                || std::abs(space.paramsAt(space.pointOf(space.fixed)).real("c") - 1) < 1e-9);
    }

    void findsBetterThanRandomSearch()
    {
        double tpe = 0, random = 0;
        int wins = 0;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const double one = leastLoss(trials(seed, 50, 10));
            const double other = leastLoss(trials(seed, 50, 1000)); // never leaves the random start
            tpe += one;
            random += other;
            wins += one < other;
        }
        QVERIFY2(tpe < 0.5 * random, qPrintable(QString("%1 against %2").arg(tpe / 20).arg(random / 20)));
        QVERIFY2(wins >= 14, qPrintable(QString::number(wins)));
    }

    void spendsMoreOnTheBetterBranch()
    {
        // Branch 1 is better everywhere by more than either varies.
        const SearchSpace line = searchSpaceOf({ParamSpec::real("x", "X", 0.5, 0, 1, "")});
        const SearchSpace empty;
        const Tpe tpe({line, line, empty}, 5, {10, 24, 0.1});
        std::vector<SearchObservation> seen;
        int better = 0;
        for (int i = 0; i < 60; ++i) {
            const SearchProposal proposal = tpe.propose(seen);
            QCOMPARE(proposal.point.size(), std::size_t(proposal.branch == 2 ? 0 : 1));
            better += i >= 20 && proposal.branch == 1;
            const double offset = proposal.branch == 1 ? 0 : 5;
            seen.push_back({proposal.branch, proposal.point, offset + (proposal.point.empty() ? 0 : proposal.point[0])});
        }
        QVERIFY2(better > 25, qPrintable(QString::number(better)));
    }

    void sameSeedSameTrials()
    {
        const auto first = trials(7, 40, 10), second = trials(7, 40, 10), other = trials(8, 40, 10);
        bool differs = false;
        for (std::size_t i = 0; i < first.size(); ++i) {
            QCOMPARE(first[i].point, second[i].point);
            differs |= first[i].point != other[i].point;
        }
        QVERIFY(differs);
    }

    void rungsGrowByTheFactor()
    {
        QCOMPARE(*halvingRungs(1, 10, 3), (std::vector<std::int64_t>{1, 3, 9, 10}));
        QCOMPARE(*halvingRungs(1, 9, 3), (std::vector<std::int64_t>{1, 3, 9}));
        QCOMPARE(*halvingRungs(5, 5, 2), (std::vector<std::int64_t>{5}));
        QVERIFY(halvingRungs(0, 5, 2).error().code == ErrorCode::InvalidArgument);
        QVERIFY(halvingRungs(1, INT64_MAX, 2));
    }

    void halvingKeepsTheBestOfAKnownSet()
    {
        // Candidate i tends to i % 9 / 10 with an error of at most 0.04 / resource: never enough to change places.
        const auto lossOf = [](std::size_t i, std::int64_t resource) -> Result<double> {
            const double sign = i % 2 ? 1 : -1;
            return static_cast<double>((i + 4) % 9) / 10 + sign * 0.04 / static_cast<double>(resource);
        };
        const auto outcome = successiveHalving(9, {1, 3, 9}, 3, lossOf);
        QVERIFY(outcome);
        QCOMPARE(outcome->best, std::size_t(5)); // (5 + 4) % 9 = 0
        // 9 on the first rung, 3 on the second, 1 on the third: 9·1 + 3·3 + 1·9.
        QCOMPARE(outcome->spent, std::int64_t(27));
        QCOMPARE(outcome->lastRung, (std::vector<std::size_t>{0, 0, 0, 0, 0, 2, 1, 1, 0}));
        QVERIFY(successiveHalving(3, {1}, 3, [](std::size_t, std::int64_t) -> Result<double> { return cancelled(); }).error().isCancelled());
    }

    void halvingTakesWhatIsNoNumberAsTheWorst()
    {
        QCOMPARE(halved({std::nan(""), 3, 1, 2}, 2), (std::vector<std::size_t>{2, 3}));
        QCOMPARE(halved({1, 1, 1}, 3), (std::vector<std::size_t>{0}));
    }

    void candidatesThatComeOneByOneStopWhenTheyAreNotAmongTheBest()
    {
        HalvingRecord record(3);
        QVERIFY(record.goesOn(0, 0.5));  // the first of one
        QVERIFY(!record.goesOn(0, 0.6)); // second of two, one may go on
        QVERIFY(record.goesOn(0, 0.4));  // first of three
        QVERIFY(record.goesOn(0, 0.45)); // second of four, two may go on
        QVERIFY(!record.goesOn(0, 0.47));
        QVERIFY(record.goesOn(1, 0.9));  // another rung
    }
};

QTEST_GUILESS_MAIN(TestSearch)
#include "tst_search.moc"
