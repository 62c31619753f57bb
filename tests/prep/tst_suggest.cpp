#include "steps.h"

#include <QtTest>

using namespace lathe;

namespace {

std::string number(int value) { return std::to_string(value); }

/// What stands in `suggestions` for a transform: its columns and the reason.
std::string textOf(const std::vector<Suggestion>& suggestions, const std::string& id)
{
    std::string text;
    for (const Suggestion& one : suggestions)
        if (one.step.transform == id)
            text += (text.empty() ? "" : " | ") + (one.step.parameters.has("columns") ? join(one.step.parameters.names("columns"), ",") : "") + ": " + one.reason.english();
    return text;
}

Table messy()
{
    std::string text = "id:numeric, same:text, price:numeric, rooms:numeric, age:numeric, town:categorical, street:categorical, note:text, sold:time, y:numeric:target\n";
    for (int i = 0; i < 200; ++i) {
        text += number(i + 1) + ", x, ";
        text += number(i % 40 == 0 ? 100000 : 100 + i % 37) + ", ";
        text += (i % 50 == 7 ? "" : number(i % 5)) + ", ";                // 4 missing: 2 %
        text += (i % 4 == 1 ? "" : number(i % 61)) + ", ";                // 50 missing: 25 %
        text += std::string(i == 13 ? "Ur" : i % 2 ? "Ulm" : "Bonn") + ", "; // Ur once
        text += "street " + number(i % 40) + ", ";
        text += "a few words " + number(i) + ", ";
        text += "2024-01-" + std::string(i % 9 < 0 ? "" : "0") + number(i % 9 + 1) + ", " + number(i % 3) + "\n";
    }
    return build::table(text);
}

} // namespace

class TestSuggest : public QObject {
    Q_OBJECT

private slots:
    void givesReasons()
    {
        const auto suggestions = suggestPipeline(messy());
        QCOMPARE(textOf(suggestions, "drop"), std::string("id,same: id has another value in every row, like an identifier; same has the same value in every row"));
        QCOMPARE(textOf(suggestions, "tfidf"), std::string("note: Free text: note; algorithms take numbers"));
        QVERIFY(textOf(suggestions, "date_parts").starts_with("sold: "));
        QCOMPARE(textOf(suggestions, "impute"), std::string("rooms: rooms lacks 4 of 200 values | age: age lacks 50 of 200 values; so many that a flag says where"));
        QVERIFY(textOf(suggestions, "log").starts_with("price: price has a long tail"));
        QCOMPARE(textOf(suggestions, "group_rare"), std::string("town: 1 of the 3 categories of town is rare"));
        QVERIFY(textOf(suggestions, "target_encode").starts_with("street: street has 40 categories"));
        QCOMPARE(textOf(suggestions, "scale") + textOf(suggestions, "one_hot") + textOf(suggestions, "deduplicate"), std::string());
    }

    void bringsSpellingsTogether()
    {
        std::string text = "sex:categorical, town:categorical, y:numeric:target\n";
        for (int i = 0; i < 60; ++i)
            text += std::string(i % 3 == 0 ? "male" : i % 3 == 1 ? "Male" : "female") + (i % 2 ? ", Ulm, " : ", Bonn, ") + number(i % 5) + "\n";
        const auto suggestions = suggestPipeline(build::table(text));
        QCOMPARE(textOf(suggestions, "unify_spellings"), std::string("sex: sex has “male” and “Male”"));
    }

    void whatIsSuggestedFits()
    {
        Pipeline pipeline;
        for (const Suggestion& one : suggestPipeline(messy()))
            pipeline.steps.push_back(one.step);
        const auto fit = build::fit(pipeline, messy());
        QVERIFY2(fit, fit ? "" : toString(fit.error()).c_str());
        const auto encoded = build::fit(encodingFor(fit->train(), {true, false}), fit->train());
        QVERIFY2(encoded, encoded ? "" : toString(encoded.error()).c_str());
        for (std::size_t i = 0; i < encoded->train().columnCount(); ++i)
            QVERIFY(encoded->train().field(i).role != Role::Feature || encoded->train().column(i).missingCount() == 0);
    }

    void findsDuplicates()
    {
        std::string text = "a:numeric, b:numeric, c:numeric, y:numeric:target\n";
        for (int i = 0; i < 30; ++i)
            text += number(i % 29) + ", " + number(i % 29 * 2 % 7) + ", 3." + number(i % 29 % 3) + ", 1\n";
        QCOMPARE(textOf(suggestPipeline(build::table(text)), "deduplicate"), std::string(": 1 row of 30 repeats another one in every feature and the target"));
    }

    void looksAtTrainingRowsOnly()
    {
        const Table table = build::table("a:numeric, y:numeric:target\n1, 1\n2, 2\n, 3");
        QVERIFY(!textOf(suggestPipeline(table), "impute").empty());
        QVERIFY(suggestPipeline(*table.withParts({Part::Train, Part::Train, Part::Test})).empty());
    }

    void aCleanTableNeedsNothing()
    {
        QVERIFY(suggestPipeline(build::table("a:numeric, c:categorical, y:numeric:target\n1, p, 1\n2, q, 2\n1, q, 3")).empty());
        QVERIFY(suggestPipeline(Table()).empty());
    }
};

QTEST_GUILESS_MAIN(TestSuggest)
#include "tst_suggest.moc"
