// Rounds in which several people label the same pictures, none of whom sees what the others say.
#include "label/round_result.h"
#include "support/item_builder.h"

#include <QtTest>

#include <cmath>

using namespace lathe;

namespace {

LabelState stateOf(int pictures, std::int32_t label = 0)
{
    auto set = std::make_shared<ItemSet>();
    set->classes = {"cat", "dog"};
    for (int i = 0; i < pictures; ++i)
        set->items.push_back(build::item(i, label));
    return LabelState(set);
}

LabelRound started(LabelState& state, std::size_t pictures, std::uint64_t seed = 1)
{
    const LabelRound round = drawnRound(state, {{}, pictures, seed}).value();
    state.apply(state.withRound(round));
    return round;
}

void say(LabelState& state, const std::string& person, const std::string& item, std::int32_t label)
{
    state.setViewer(person);
    state.apply(state.labelled(*state.find(item), label));
}

void close(LabelState& state, LabelRound round)
{
    round.isClosed = true;
    state.apply(state.withRound(round));
}

} // namespace

class TestRounds : public QObject {
    Q_OBJECT
private slots:
    void nobodySeesWhatOthersSay()
    {
        LabelState state = stateOf(10);
        state.apply(state.annotated(0, {"a", 0, Box{1, 1, 5, 5, 0}, {}, {}, {}, {}}));
        const LabelRound round = started(state, 10);
        QVERIFY(!state.isBlind(0)); // the journal itself hides nothing
        state.setViewer("ann");
        QVERIFY(state.isBlind(0));
        QCOMPARE(state.label(0), -1); // nor the class that it had
        QVERIFY(state.annotations(0).empty() && state.annotationCount(0) == 0);
        say(state, "ann", state.key(0), 1);
        QCOMPARE(state.label(0), 1);
        state.setViewer("ben");
        QCOMPARE(state.label(0), -1);
        QCOMPARE(state.set().items[0].label, 0); // a version holds no answers
        QCOMPARE(state.set().annotations[0].size(), std::size_t(1));
        close(state, round);
        QVERIFY(!state.isBlind(0));
        QCOMPARE(state.label(0), 0);
        QCOMPARE(roundResult(state, *state.rounds().find(round.id)).people.at(0).answered, std::int64_t(1));
    }

    void anAnswerIsTakenBack()
    {
        LabelState state = stateOf(4);
        started(state, 4);
        state.setViewer("ann");
        const LabelChange change = state.labelled(2, 1);
        QVERIFY(change.before.empty());
        state.apply(change);
        QCOMPARE(state.valueOf(change.item, change.subject), std::string("\"dog\""));
        state.apply({change.item, change.subject, change.value, change.before});
        QCOMPARE(state.label(2), -1);
        QVERIFY(state.rounds().answers(state.rounds().all()[0].id).empty());
    }

    void theSameSeedDrawsTheSamePictures()
    {
        LabelState a = stateOf(100), b = stateOf(100);
        QCOMPARE(started(a, 20, 5).items, started(b, 20, 5).items);
        LabelState c = stateOf(100);
        QVERIFY(started(c, 20, 6).items != a.rounds().all()[0].items);
        QCOMPARE(started(a, 200).items.size(), std::size_t(80)); // those of the open round are passed over
        QVERIFY(!drawnRound(a, {{}, 5, 1}));
        QVERIFY(drawnRound(c, {"round-1", 5, 1}).error().code == ErrorCode::AlreadyExists);
    }

    void aTenthIsOfKnownAnswers()
    {
        LabelState state = stateOf(100);
        for (std::size_t item = 0; item < 30; ++item)
            state.apply(state.withGold(item, 1));
        const LabelRound round = started(state, 40);
        QCOMPARE(round.items.size(), std::size_t(40));
        int known = 0;
        for (const std::string& key : round.items)
            known += state.gold(*state.find(key)) >= 0;
        QCOMPARE(known, 4);
        // Ann errs on one of them.
        for (std::size_t i = 0, wrong = 1; i < round.items.size(); ++i) {
            const bool isKnown = state.rounds().open() && *state.find(round.items[i]) < 30;
            say(state, "ann", round.items[i], isKnown && wrong > 0 ? 0 : 1);
            wrong -= isKnown && wrong > 0;
        }
        state.setViewer("ben");
        QCOMPARE(state.gold(*state.find(round.items[0])), -1); // nobody sees which they are
        close(state, round);
        const RoundResult result = roundResult(state, *state.rounds().find(round.id));
        QCOMPARE(result.people[0].goldAsked, std::int64_t(4));
        QCOMPARE(result.people[0].goldRight, std::int64_t(3));
    }

    /// Fifty proposals read by two people: 20 yes by both, 15 no by both, 5 and 10 divided: Cohen's kappa is 0.4.
    void kappaOfTwo()
    {
        LabelState state = stateOf(50);
        const LabelRound round = started(state, 50);
        for (int i = 0; i < 50; ++i) {
            say(state, "ann", round.items[std::size_t(i)], i < 25 ? 0 : 1);
            say(state, "ben", round.items[std::size_t(i)], i < 20 || (i >= 25 && i < 35) ? 0 : 1);
        }
        close(state, round);
        const RoundResult result = roundResult(state, *state.rounds().find(round.name));
        QCOMPARE(result.pairs.size(), std::size_t(1));
        QCOMPARE(result.pairs[0].pictures, std::int64_t(50));
        QVERIFY(std::abs(*result.pairs[0].kappa - 0.4) < 1e-12);
        QCOMPARE(result.divided().size(), std::size_t(15));
    }

    void theConsensusIsAdopted()
    {
        LabelState state = stateOf(6);
        const LabelRound round = started(state, 6);
        for (std::size_t i = 0; i < 6; ++i)
            for (const char* person : {"ann", "ben", "eve"})
                say(state, person, round.items[i], i < 3 ? 0 : person == std::string("eve") && i == 5 ? 0 : 1);
        close(state, round);
        const RoundResult result = roundResult(state, *state.rounds().find(round.id));
        QCOMPARE(result.divided(), (std::vector<std::size_t>{5}));
        QCOMPARE(result.pictures[5].consensus, 1);
        const auto changes = adopted(state, result.pictures);
        QCOMPARE(changes.size(), std::size_t(3)); // three are cats already
        for (const LabelChange& change : changes)
            state.apply(change);
        QCOMPARE(state.label(*state.find(round.items[5])), 1);
    }

    void brokenJournalsDoNoHarm()
    {
        LabelState state = stateOf(3);
        for (const char* value : {"", "{", "[]", R"({"items":[1,{}],"closed":"yes","seed":-1,"name":7})", R"({"items":["nowhere"]})"})
            state.apply({{}, "round/r", {}, value});
        QCOMPARE(state.rounds().all().size(), std::size_t(1));
        for (const char* subject : {"said/", "said/r", "said/r/", "said//x"})
            state.apply({state.key(0), subject, {}, "\"cat\""});
        state.apply({state.key(0), "said/r/ann", {}, "{"});
        state.apply({state.key(0), "gold", {}, "17"});
        state.setViewer("ann");
        QCOMPARE(state.label(0), 0);
        QCOMPARE(state.gold(0), -1);
        QVERIFY(roundResult(state, state.rounds().all()[0]).pictures.empty());
    }
};

QTEST_GUILESS_MAIN(TestRounds)
#include "tst_rounds.moc"
