// Journals that come together: nothing is lost, nothing comes twice, everybody ends with the same, and what people
// disagree about is named.
#include "label/journal_file.h"
#include "label/journal_merge.h"
#include "label/label_state.h"

#include "base/random.h"

#include <QtTest>

#include <map>

using namespace lathe;

namespace {

using Journal = std::vector<LabelEvent>;

std::string idOf(int number)
{
    std::string id = std::to_string(number);
    return std::string(32 - id.size(), '0') + id;
}

std::string timeOf(int second)
{
    char text[32];
    std::snprintf(text, sizeof text, "2026-05-04T%02d:%02d:%02d.000Z", second / 3600 % 24, second / 60 % 60, second % 60);
    return text;
}

/// One picture a letter.
std::string itemOf(char letter) { return std::string(32, letter); }

using Values = std::map<std::pair<std::string, std::string>, std::string>;

Values valuesOf(const Journal& journal)
{
    Values values;
    for (const LabelEvent& event : journal) {
        std::string& value = values[{event.change.item, event.change.subject}];
        value = event.change.value;
    }
    std::erase_if(values, [](const auto& one) { return one.second.empty(); });
    return values;
}

/// A person with a journal; time and ids run on over all of them.
class Person {
public:
    Person(std::string name, int& clock) : m_name(std::move(name)), m_clock(clock) {}
    Journal journal;

    LabelEvent say(char item, const std::string& value, const std::string& subject = "class")
    {
        ++m_clock;
        const auto values = valuesOf(journal);
        const auto found = values.find({itemOf(item), subject});
        LabelEvent event{0, idOf(m_clock), idOf(1000000 + m_clock), {itemOf(item), subject, found == values.end() ? std::string() : found->second, value},
                         LabelOrigin::Hand, {}, m_name, timeOf(m_clock), 1.5};
        journal.push_back(event);
        return event;
    }
    JournalMerge take(const Journal& theirs)
    {
        JournalMerge merge = mergeJournals(journal, theirs).value();
        journal.insert(journal.end(), merge.added.begin(), merge.added.end());
        return merge;
    }
    std::string of(char item, const std::string& subject = "class") const
    {
        const auto values = valuesOf(journal);
        const auto found = values.find({itemOf(item), subject});
        return found == values.end() ? std::string() : found->second;
    }

private:
    std::string m_name;
    int& m_clock;
};

struct Two {
    int clock = 0;
    Person ann{"ann", clock}, bob{"bob", clock};
};

} // namespace

class TestJournalMerge : public QObject {
    Q_OBJECT
private slots:
    void whatOneSideSaidComesIn()
    {
        Two two;
        two.ann.say('a', "\"cat\"");
        two.bob.say('b', "\"dog\"");
        two.bob.say('b', "\"done\"", "progress");
        const JournalMerge merge = two.ann.take(two.bob.journal);
        QCOMPARE(merge.taken, std::size_t(2));
        QVERIFY(merge.conflicts.empty());
        QCOMPARE(two.ann.of('a'), std::string("\"cat\""));
        QCOMPARE(two.ann.of('b'), std::string("\"dog\""));
        QCOMPARE(two.ann.journal[1].author, std::string("bob")); // with who and when
        QCOMPARE(two.ann.journal[1].time, two.bob.journal[0].time);
        QVERIFY(two.ann.take(two.bob.journal).added.empty()); // twice is once
    }

    void theSameWordIsNoConflict()
    {
        Two two;
        two.ann.say('a', "\"cat\"");
        two.bob.say('a', "\"cat\"");
        QVERIFY(two.ann.take(two.bob.journal).conflicts.empty());
        QCOMPARE(two.ann.of('a'), std::string("\"cat\""));
    }

    void bothWordsMakeAConflict()
    {
        Two two;
        const LabelEvent cat = two.ann.say('a', "\"cat\""), dog = two.bob.say('a', "\"dog\"");
        const Journal before = two.ann.journal;
        const JournalMerge atAnn = two.ann.take(two.bob.journal), atBob = two.bob.take(before);
        QCOMPARE(atAnn.conflicts.size(), std::size_t(1));
        QCOMPARE(atBob.conflicts.size(), std::size_t(1));
        QCOMPARE(atAnn.conflicts[0].stands.id, dog.id); // the later one
        QCOMPARE(atAnn.conflicts[0].other.id, cat.id);
        QCOMPARE(atAnn.conflicts[0].id, atBob.conflicts[0].id); // one and the same
        QCOMPARE(two.ann.of('a'), std::string("\"dog\""));
        QCOMPARE(two.bob.of('a'), std::string("\"dog\""));
        QCOMPARE(openConflicts(two.ann.journal).size(), std::size_t(1));
        QVERIFY(two.ann.take(two.bob.journal).added.empty());
    }

    void aDecisionIsTheLastWordEverywhere()
    {
        Two two;
        two.ann.say('a', "\"cat\"");
        two.bob.say('a', "\"dog\"");
        const auto conflicts = two.ann.take(two.bob.journal).conflicts;
        LabelEvent decision = two.ann.say('a', conflicts[0].other.change.value);
        two.ann.journal.back().origin = LabelOrigin::Merge;
        two.ann.journal.back().source = decisionSource(conflicts[0]);
        QVERIFY(openConflicts(two.ann.journal).empty());
        const JournalMerge merge = two.bob.take(two.ann.journal);
        QVERIFY(merge.conflicts.empty());
        QCOMPARE(two.bob.of('a'), std::string("\"cat\""));
        QVERIFY(openConflicts(two.bob.journal).empty());

        // Undone, it is open again.
        LabelEvent undoing = two.ann.say('a', "\"dog\"");
        two.ann.journal.back().origin = LabelOrigin::Undo;
        two.ann.journal.back().source = decision.batch;
        QCOMPARE(openConflicts(two.ann.journal).size(), std::size_t(1));
    }

    void decidingForWhatStandsCountsToo()
    {
        Two two;
        two.ann.say('a', "\"cat\"");
        two.bob.say('a', "\"dog\"");
        const auto conflicts = two.ann.take(two.bob.journal).conflicts;
        two.ann.say('a', conflicts[0].stands.change.value);
        two.ann.journal.back().origin = LabelOrigin::Merge;
        two.ann.journal.back().source = decisionSource(conflicts[0]);
        QVERIFY(openConflicts(two.ann.journal).empty());
        QCOMPARE(two.ann.of('a'), std::string("\"dog\""));
    }

    void whatWasTakenBackIsNoWord()
    {
        Two two;
        two.ann.say('a', "\"cat\"");
        const LabelEvent dog = two.bob.say('a', "\"dog\"");
        two.bob.say('a', ""); // and took it back
        two.bob.journal.back().origin = LabelOrigin::Undo;
        two.bob.journal.back().source = dog.batch;
        const Journal ann = two.ann.journal;
        QVERIFY(two.ann.take(two.bob.journal).conflicts.empty());
        QVERIFY(two.bob.take(ann).conflicts.empty());
        QCOMPARE(two.ann.of('a'), std::string("\"cat\""));
        QCOMPARE(two.bob.of('a'), std::string("\"cat\""));
    }

    void placesOfClassesAreNoConflict()
    {
        int clock = 0;
        Person ann("ann", clock), bob("bob", clock);
        ann.say('-', R"({"name":"cat","place":0})", "class/cat");
        bob.say('-', R"({"name":"cat","place":1})", "class/cat");
        QVERIFY(ann.take(bob.journal).conflicts.empty());
        bob.say('-', R"({"name":"kitten","place":1})", "class/cat");
        ann.say('-', R"({"name":"tom","place":1})", "class/cat");
        QCOMPARE(ann.take(bob.journal).conflicts.size(), std::size_t(1));
    }

    void alteredJournalsAreRefused()
    {
        Two two;
        two.ann.say('a', "\"cat\"");
        Journal altered = two.ann.journal;
        altered[0].change.value = "\"dog\"";
        QVERIFY(mergeJournals(two.ann.journal, altered).error().code == ErrorCode::Incompatible);
    }

    /// Three people label the same few things, merge now and then, and at last all with all: the order does not matter.
    void everybodyEndsWithTheSame()
    {
        const std::string values[] = {"\"cat\"", "\"dog\"", "\"owl\"", ""};
        for (std::uint64_t seed = 0; seed < 300; ++seed) {
            Random random(seed);
            int clock = 0;
            std::vector<Person> people{{"ann", clock}, {"bob", clock}, {"cem", clock}};
            for (int step = 0; step < 30; ++step) {
                Person& one = people[random.below(3)];
                if (random.uniform() < 0.85)
                    one.say("abc"[random.below(3)], values[random.below(4)], random.uniform() < 0.7 ? "class" : "progress");
                else
                    one.take(Journal(people[random.below(3)].journal));
            }
            // As files that were written at one time and brought in in each order.
            const Journal files[] = {people[0].journal, people[1].journal, people[2].journal};
            std::vector<Values> ends;
            std::array order{0, 1, 2};
            do {
                Person all("all", clock);
                all.journal = files[order[0]];
                all.take(files[order[1]]);
                all.take(files[order[2]]);
                QVERIFY(all.take(files[order[1]]).added.empty());
                ends.push_back(valuesOf(all.journal));
            } while (std::ranges::next_permutation(order).found);
            for (const Values& end : ends)
                if (end != ends.front())
                    QFAIL(qPrintable(QString("Seed %1: the order of merging matters").arg(seed)));
        }
    }

    void filesHoldAllThatJournalsDo()
    {
        Two two;
        two.ann.say('a', "\"cat\"");
        two.ann.say('b', R"({"box":[1,2,3,4]})", "mark/xyz");
        two.ann.journal[1].source = "guess cät";
        const JournalFile read = readJournal(writeJournal({"pets", two.ann.journal})).value();
        QCOMPARE(read.dataset, std::string("pets"));
        QVERIFY(read.events == two.ann.journal);
    }

    void brokenFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("says");
        // With ' for ", which are many.
        const auto quoted = [](QByteArray text) { return text.replace('\'', '"'); };
        const QByteArray head = quoted("{'format':'lathe-journal','version':1,'dataset':'pets','events':1}\n");
        const auto event = [&](const QByteArray& more) {
            return head + quoted("{'id':'00000000000000000000000000000001','batch':'00000000000000000000000000000002'," + more + "}");
        };
        const QByteArray rest = "'subject':'class','origin':'hand','time':'2026-05-04T10:11:12.345Z'";
        QTest::newRow("empty") << QByteArray() << "the file is empty";
        QTest::newRow("something else") << QByteArray("hello\n") << "no journal of labels";
        QTest::newRow("newer") << quoted("{'format':'lathe-journal','version':2,'events':0}") << "newer Lathe (version 2";
        QTest::newRow("cut") << head << "0 of the 1 events";
        QTest::newRow("no object") << head + "[]\n" << "line 2: it is no JSON object";
        QTest::newRow("no id") << head + quoted("{" + rest + "}") << "32 hexadecimal digits";
        QTest::newRow("time") << event("'subject':'class','origin':'hand','time':'yesterday'") << "“time” is not like";
        QTest::newRow("origin") << event("'subject':'class','origin':'magic','time':'2026-05-04T10:11:12.345Z'") << "an origin “magic”";
        QTest::newRow("value") << event("'value':'{'," + rest) << "JSON texts";
        QTest::newRow("number for text") << event("'author':5," + rest) << "“author” is no text";
        QTest::newRow("control character") << event("'author':'a\\u0007'," + rest) << "without control characters";
        QTest::newRow("seconds") << event("'seconds':-1," + rest) << "“seconds” is a number";
        QTest::newRow("deep") << event("'value':'" + QByteArray(100000, '[') + "'," + rest) << "JSON texts";
    }
    void brokenFilesAreRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, says);
        const auto read = readJournal(text.toStdString());
        QVERIFY(!read);
        QVERIFY2(QString::fromStdString(read.error().message).contains(says), read.error().message.c_str());
    }
};

QTEST_GUILESS_MAIN(TestJournalMerge)
#include "tst_journal_merge.moc"
